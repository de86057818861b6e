# Bad input, page by page in three languages: the longest names, the widest figures, forty sources, a word that fits into no column; one
# figure and one record; none. Each page is made, no word lies on another, and no block prints a head without rows.
for how in worst one none; do
    bad=$scratch/bad-$how
    mkdir -p "$bad" && cp -R data "$bad/data" && python3 tests/cli/bad_input.py "$bad/data" $how || fail "$how: the data"
    for lang in en fr ar; do
        for page in activities casualties map-casualties meeting; do
            set -- --template $page --lang $lang -q -o "$bad/$page-$lang.pdf"
            if [ $page = meeting ]; then [ $how = worst ] || continue; set -- "$@" --area msp-mbt-17; fi
            [ $page = map-casualties ] && [ ! -s "$(dirname "$(dirname "$SHEAF")")/geo/world" ] && continue
            expect "$how: $page in $lang" 0 - "$SHEAF" build -C "$bad" "$@"
        done
    done
    if command -v pdftotext > /dev/null 2>&1; then
        faults=$(python3 tests/cli/touching.py "$bad"/*.pdf)
        [ -z "$faults" ] && pass || fail "$how: words lie upon each other: $faults"
    fi
done
if command -v pdftotext > /dev/null 2>&1; then
    pdftotext "$scratch/bad-none/casualties-en.pdf" - > "$scratch/none.txt"
    grep -q "^By state, the most first\|^Recorded casualties, by state" "$scratch/none.txt" && fail "a block without rows prints its head" || pass
    pdftotext "$scratch/bad-none/activities-en.pdf" - > "$scratch/none.txt"
    grep -q "Nothing of this kind is recorded" "$scratch/none.txt" && ! grep -q "A point:" "$scratch/none.txt" && pass || fail "a page without records explains a point that it has not"
    [ ! -s "$scratch/bad-none/map-casualties-en.pdf" ] || { pdftotext "$scratch/bad-none/map-casualties-en.pdf" - | grep -q "is cut to" && fail "a map of nothing is said to be cut" || pass; }
fi
