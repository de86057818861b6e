# One pattern, one meaning: all fills of charts stay apart in grey and copied; a pattern that another is no longer apart
# from is told.
fills=$(sed -n 's/^#define CHART_FILL_WORDS "\(.*\)".*/\1/p' src/doc/chart_spec.h)
"$SHEAF" init "$scratch/patterns" > /dev/null
swatches() {
    echo '<template for="plan" theme="house"><master name="first" size="A4" margin="40"/><title>Patterns</title><body>'
    for fill in "$@"; do
        printf '<p line-height="36"><mark kind="swatch" fill="%s" width="48" size="24"/></p>\n' "$fill"
    done
    echo '</body></template>'
}
swatches $fills > "$scratch/patterns/templates/patterns.xml"
expect "a page of all fills"                0 "patterns" "$SHEAF" build -C "$scratch/patterns" --template patterns -f png --dpi 300 -o "$scratch/patterns-{page}.png"
expect "any two stay apart"                 0 - tests/cli/patterns.py "$scratch/patterns-1.png" $fills
[ -z "$(tests/cli/patterns.py "$scratch/patterns-1.png" $fills)" ] && pass || fail "patterns that look alike in a copy: $(tests/cli/patterns.py "$scratch/patterns-1.png" $fills)"
swatches hatch mid hatch > "$scratch/patterns/templates/patterns.xml"
"$SHEAF" build -C "$scratch/patterns" --template patterns -f png --dpi 300 -o "$scratch/patterns-{page}.png" > /dev/null 2>&1
expect "one pattern with two meanings"      0 "hatch and again look alike" tests/cli/patterns.py "$scratch/patterns-1.png" hatch mid again
