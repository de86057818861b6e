# How long sheets are: of one page or two, in each language and theme, and no second page under a quarter full.
mkdir -p "$scratch/sheets"
lengths() { tr '{' '\n' < "$scratch/$1.json" | sed -n 's/.*"path":"\([^"]*\)".*"pages":\([0-9]*\).*/\2 \1/p'; }
for theme in house serif economy; do
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
    # In a pack, too, in each language: the head of a sheet's later page, which names its area, stands there once.
    later() { # later LANG WORDS: of sheets with a second page how many, and of those with a third which
        sed "s/xml:lang=\"en\"/xml:lang=\"$1\"/" data/packs/clear-by-the-deadline.xml > "$scratch/pack-$1.xml"
        "$SHEAF" pack "$scratch/pack-$1.xml" -q -o "$scratch/pack-$1.pdf" 2>/dev/null
        pdftotext -layout "$scratch/pack-$1.pdf" - | grep "^$(printf '\f')" | grep "$2" | tr -s ' ' | sort | uniq -c | sort -rn > "$scratch/heads"
        awk 'NR > 1 && $1 > 1 { third = third $0 } NR > 1 { n++ } END { print (n >= 8) third }' "$scratch/heads"
    }
    [ "$(later en 'Country fact sheet')$(later fr 'Fiche pays')$(later ar 'صحيفة')" = 111 ] && pass || fail "sheets of a pack have a third page: $(cat "$scratch/heads")"
    # On a sheet of votes alone the years stand in full over marks of 19 points, and what it does not say beside the next dates below all lists; beside a long list of
    # neighbours the dates stand there, below the votes, and what it does not say has the foot to itself.
    heads() { pdftotext -bbox -l 1 "$scratch/sheets/house-$1-en.pdf" - | awk -F'[<">]' '/<word/ { if (was == "Next" && $11 == "dates") d = $5; if (was == "Not" && $11 == "on") n = $5; if (was == "priority" && $11 == "list" && $5 > 150) p = $5; was = $11
        if ($11 ~ /^201[4-9]$/ && $5 > 250) years[$5]++ } END { for (y in years) if (years[y] == 6) full = 1; print full + 0, (d == n) + 0, (d > p) + 0, (n > p) + 0 }'; }
    [ "$(heads BTN)" = "1 1 1 1" ] && [ "$(heads BHS)" = "1 0 0 1" ] && pass || fail "sheets of votes alone: BTN $(heads BTN), BHS $(heads BHS)"
    # No word of a cell runs into the next cell's, in the languages whose words are longest; nor on the sheet of a meeting, which has two tables beside each other.
    for lang in en fr; do "$SHEAF" build --template meeting --record msp-mbt-17 --lang $lang -q -o "$scratch/meeting-$lang.pdf"; done
    run=$(python3 tests/cli/touching.py --cells "$scratch"/meeting-*.pdf "$scratch"/sheets/house-[BKL]*-fr.pdf)
    [ "$(ls "$scratch"/meeting-*.pdf "$scratch"/sheets/house-[BKL]*-fr.pdf | wc -l)" -gt 9 ] && [ -z "$run" ] && pass || fail "words run into the next cell: $(echo "$run" | head -3)"
    # From right to left, too, the letter of a note stands before its words, though they are in English, and after those of the note before it.
    project && rm "$scratch/project/data/phrases.xml"
    "$SHEAF" build -C "$scratch/project" --template factsheet --area BIH --lang ar -q -o "$scratch/untranslated.pdf" 2>/dev/null
    pdftotext -bbox -f 2 -l 2 "$scratch/untranslated.pdf" - | awk -F'[<">]' '/<word/ { x[NR] = $3; y[NR] = $5; w[NR] = $11; if ($11 == "suspected") line = $5 }
        END { for (n in w) if ((y[n] - line) ^ 2 < 9) at[w[n]] = x[n]
              print (at["a"] > at["suspected"] && at["suspected"] > at["b"] && at["b"] > at["three"] && at["three"] > 0) }' > "$scratch/letters"
    [ "$(cat "$scratch/letters")" = 1 ] && pass || fail "letters of notes stand at other notes in Arabic"
fi
# A page of the world's casualties begins with its map, and the words of a status stand on one line beside their sign, in each language. A map too high for
# what is left of the first page would leave that empty: the smaller one takes its place.
if command -v pdftotext > /dev/null; then
    for lang in en fr ar; do
        "$SHEAF" build --template map-casualties --lang $lang -q -o "$scratch/world-$lang.pdf" 2>/dev/null
        [ -s "$(dirname "$(dirname "$SHEAF")")/geo/world" ] || continue
        [ "$(share "$scratch/world-$lang.pdf" 1 | awk '{ print ($1 > 0.6) }')" = 1 ] && pass || fail "the first page of the map of casualties is empty ($lang)"
    done
    # Chapters of a book run on; sources run on, and a meeting without an agenda has its states over all the width; a map without a second one beside it has no room
    # for it. So none of these has a page under half full, but for the contents of the book.
    "$SHEAF" build --template plan-book -q -o "$scratch/filled-book.pdf" 2>/dev/null
    for meeting in msp-ccm-8 pledging-2018; do "$SHEAF" build --template meeting --record $meeting -q -o "$scratch/filled-$meeting.pdf" 2>/dev/null; done
    if [ -s "$(dirname "$(dirname "$SHEAF")")/geo/world" ]; then
        for lang in en fr; do "$SHEAF" build --template map-use --lang $lang -q -o "$scratch/filled-use-$lang.pdf" 2>/dev/null; done
    fi
    few=$(python3 tests/cli/filled.py "$scratch"/filled-*.pdf | grep -v "filled-book.pdf: page 2 of ")
    [ "$(ls "$scratch"/filled-*.pdf | wc -l)" -ge 3 ] && [ -z "$few" ] && pass || fail "pages under half full: $few"
    expect "sheets of objectives" 0 - "$SHEAF" batch --template objective --each objective --lang en,fr,ar -o "$scratch/objectives/{subject}-{lang}.pdf" --manifest "$scratch/o.json" --progress none
    # "no target set" in Arabic is the longest: the status column of the first table has as many lines as rows. Arabic comes letter by letter.
    lines=$(pdftotext -bbox -f 1 -l 1 "$scratch/objectives/1A-ar.pdf" - | awk -F'[<">]' '/<word/ && $7 < 126 && $5 > 226 && $5 < 285 && $11 !~ /[0-9]/ { at[$5] = 1 } END { for (y in at) n++; print n }')
    [ "$lines" = 2 ] && pass || fail "the words of a status wrap: $lines lines in two rows"
fi
# In the table of figures a total stands out from its parts, which are set in: of what is the sum of other rows, and of nothing else.
"$SHEAF" build --template factsheet --area BIH --stop-after doc > "$scratch/table.txt" 2>/dev/null
labels() { grep -A1 "row rule=\"cells\" measure=\"$1\"" "$scratch/table.txt" | sed -n 's/.*\(weight=600\|padding=0,0,0,8\) .*header row-header.*/\1/p; /header row-header/s/.*/there/p' | sort -u | tr '\n' ' '; }
[ "$(labels mine-land-released-total)$(labels mine-land-cleared)$(labels ap-mines-destroyed)" = "weight=600 padding=0,0,0,8 there " ] && pass || fail "a total does not stand out from its parts"
