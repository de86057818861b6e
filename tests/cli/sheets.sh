# How long sheets are: of one page or two, in each language and theme, and no second page under a quarter full.
mkdir -p "$scratch/sheets"
lengths() { tr '{' '\n' < "$scratch/$1.json" | sed -n 's/.*"path":"\([^"]*\)".*"pages":\([0-9]*\).*/\2 \1/p'; }
for theme in house serif; do
    expect "sheets of $theme" 0 - "$SHEAF" batch --template factsheet --each area --lang en,fr,ar --theme $theme -o "$scratch/sheets/$theme-{subject}-{lang}.pdf" \
        --manifest "$scratch/$theme.json" --progress none
    [ "$(lengths $theme | wc -l)" = 183 ] && pass || fail "$theme: not every sheet's length is known"
    long=$(lengths $theme | awk '$1 > 2 { print $2 }' | tr '\n' ' ')
    [ -z "$long" ] && pass || fail "$theme: more than two pages: $long"
done
if command -v pdftotext > /dev/null; then
    # share FILE PAGE: how far down its body the last words of a page stand
    share() { pdftotext -bbox -f "$2" -l "$2" "$1" - | awk -F'"' '/<page/ { h = $4 } /<word/ && $8 < h - 50 && $8 > low { low = $8 } END { printf "%.2f", (low - 54) / (h - 114) }'; }
    lengths house | awk '$1 == 2 { print $2 }' | while read -r sheet; do
        echo "$(share "$scratch/$sheet" 2) ${sheet##*/}"
    done > "$scratch/shares"
    [ "$(grep -c "^[01][.]" "$scratch/shares")" -gt 60 ] && pass || fail "no second pages are looked at"
    few=$(awk '$1 < 0.25 { print $2 }' "$scratch/shares" | tr '\n' ' ')
    [ -z "$few" ] && pass || fail "second pages under a quarter full: $few"
    # No word of a cell runs into the next cell's, in the languages whose words are longest; nor on the sheet of a meeting, which has two tables beside each other.
    for lang in en fr; do "$SHEAF" build --template meeting --record msp-mbt-17 --lang $lang -q -o "$scratch/meeting-$lang.pdf"; done
    run=$(python3 tests/cli/touching.py --cells "$scratch"/meeting-*.pdf "$scratch"/sheets/house-[BKL]*-fr.pdf)
    [ "$(ls "$scratch"/meeting-*.pdf "$scratch"/sheets/house-[BKL]*-fr.pdf | wc -l)" -gt 9 ] && [ -z "$run" ] && pass || fail "words run into the next cell: $(echo "$run" | head -3)"
    # From right to left, too, the letter of a note stands before its words, though they are in English, and after those of the note before it.
    pdftotext -bbox -f 2 -l 2 "$scratch/sheets/house-BIH-ar.pdf" - | awk -F'[<">]' '/<word/ { x[NR] = $3; y[NR] = $5; w[NR] = $11; if ($11 == "suspected") line = $5 }
        END { for (n in w) if ((y[n] - line) ^ 2 < 9) at[w[n]] = x[n]
              print (at["a"] > at["suspected"] && at["suspected"] > at["b"] && at["b"] > at["three"] && at["three"] > 0) }' > "$scratch/letters"
    [ "$(cat "$scratch/letters")" = 1 ] && pass || fail "letters of notes stand at other notes in Arabic"
fi
