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
fi
