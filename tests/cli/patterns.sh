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
# what is known in part only, or to a day of its period, is open at its end: the swatch of the key has no frame there, and is no other fill
{ swatches $fills | sed '$d'; for fill in accent pale navy; do printf '<p line-height="36"><mark kind="swatch" fill="%s" open="yes" width="48" size="24"/></p>\n' $fill; done; echo '</body></template>'; } > "$scratch/patterns/templates/patterns.xml"
"$SHEAF" build -C "$scratch/patterns" --template patterns -f png --dpi 300 -o "$scratch/patterns-{page}.png" > /dev/null 2>&1
expect "open ends stay apart from all"      0 - tests/cli/patterns.py "$scratch/patterns-1.png" $fills open-accent open-pale open-navy
[ ! -s "$scratch/stdout" ] && pass || fail "open ends that look like others in a copy: $(cat "$scratch/stdout")"
swatches hatch mid hatch > "$scratch/patterns/templates/patterns.xml"
"$SHEAF" build -C "$scratch/patterns" --template patterns -f png --dpi 300 -o "$scratch/patterns-{page}.png" > /dev/null 2>&1
expect "one pattern with two meanings"      0 "hatch and again look alike" tests/cli/patterns.py "$scratch/patterns-1.png" hatch mid again

# ---- marks that are known by their shape: treaties, votes, reports; areas in a list; figures less than final ----
marks() {
    echo '<template for="plan" theme="house"><master name="first" size="A4" margin="40"/><title>Marks</title><body>'
    for mark in "$@"; do
        case $mark in
        area-*) printf '<p line-height="20"><mark kind="area" area="%s" size="7"/></p>\n' "${mark#area-}" ;;
        event-*) printf '<p line-height="20"><mark kind="event" event="%s" size="7"/></p>\n' "${mark#event-}" ;;
        cell-*) printf '<p line-height="20"><mark kind="judgement" cell="%s"/></p>\n' "${mark#cell-}" ;;
        status-*) printf '<p line-height="20"><chart kind="status-sign" form="%s" tag="text" height="3.5"/></p>\n' "${mark#status-}" ;;
        *) printf '<p line-height="20"><mark kind="%s" size="7"/></p>\n' "$mark" ;;
        esac
    done
    echo '</body></template>'
}
# all_apart NAME MARK …: no two of these are alike
all_apart() {
    name=$1
    shift
    marks "$@" > "$scratch/patterns/templates/marks.xml"
    expect "a page of $name"                0 "marks" "$SHEAF" build -C "$scratch/patterns" --template marks -f png --dpi 300 -o "$scratch/marks-{page}.png"
    expect "marks of $name stay apart"      0 - tests/cli/patterns.py --marks "$scratch/marks-1.png" "$@"
    [ ! -s "$scratch/stdout" ] && pass || fail "marks that look alike in a copy: $(cat "$scratch/stdout")"
}
all_apart "treaties, votes and reports" party signatory not-party standing-unknown vote-for vote-abstain vote-against disc circle dash check triangle-up triangle-down
all_apart "areas in a list" area-fulfilled area-done area-unclear area-not area-unknown
all_apart "judgements" cell-0 cell-1 cell-2 cell--1
all_apart "events" event-meeting event-anniversary event-day event-launch event-vote event-deadline
all_apart "statuses" status-achieved status-on-track status-accelerate status-limited status-deteriorating status-missed status-too-early status-no-data status-no-target status-baseline-only status-no-change
marks circle party circle > "$scratch/patterns/templates/marks.xml"
"$SHEAF" build -C "$scratch/patterns" --template marks -f png --dpi 300 -o "$scratch/marks-{page}.png" > /dev/null 2>&1
expect "one mark with two meanings"         0 "circle and again look alike" tests/cli/patterns.py --marks "$scratch/marks-1.png" circle party again
# what is less than final is hollow: white in a frame of 1.2; preliminary, its frame in dashes; and both are explained
figure() {
    printf '<template for="plan" theme="house"><master name="first" size="A4" margin="40"/><title>F</title><body><chart kind="columns" title="c" height="40"><series name="a"><point at="2018" value="5"%s/></series></chart></body></template>\n' \
        "$1" > "$scratch/patterns/templates/figure.xml"
    "$SHEAF" build -C "$scratch/patterns" --template figure --stop-after pages | sed -n '/^page/,/^structure/p'
}
white() { awk '$1 == "fill" && $4 == 24 { x = $2; w = $4; h = $5 } $1 == "fill" && /#FFFFFF/ { if ($4 == w - 2.4 && $5 == h - 2.4 && $2 - x > 1.19 && $2 - x < 1.21) inside++; else gaps++ } END { print inside + 0, gaps + 0 }'; }
[ "$(figure '' | white)" = "0 0" ] && pass || fail "a final figure is not solid"
[ "$(figure ' quality="estimate"' | white)" = "1 0" ] && pass || fail "an estimate is not hollow in a whole frame of 1.2"
figure ' quality="preliminary"' | white | grep -qE '^1 ([5-9]|1[0-9])$' && pass || fail "a preliminary figure's frame is not dashed"
figure ' quality="estimate"' | grep -q '"Hollow: an estimate' && figure ' quality="preliminary"' | grep -q '"Dashed: preliminary' && pass || fail "figures less than final are not explained"
# dots on a map are what is disputed, on the land and in the key: no other class is dotted, and these are dots, not dashes
if [ -s "$(dirname "$(dirname "$SHEAF")")/geo/world" ]; then
    for page in map-casualties map-contamination map-norms; do "$SHEAF" build --template $page --stop-after pages; done > "$scratch/dotted" 2>/dev/null
    [ "$(grep -ho 'stroke [0-9.]* #[0-9A-F]* 0\.0[0-9]* ' "$scratch/dotted" | sort -u)" = "stroke 0.9 #65717D 0.01 " ] && pass || fail "dots on maps: $(grep -ho 'stroke [0-9.]* #[0-9A-F]* 0\.0[0-9]* ' "$scratch/dotted" | sort -u | tr '\n' ';')"
fi
