# Options that change the bytes change the path: no variant of an output takes the place of another. The tables of options say what each
# does to the path (sheaf VERB --list-options); here each option of each verb is given, and what it says is held against what is written.
variants="$scratch/variants"
rm -rf "$variants"
small_outlines "$variants"
printf '<pack id="kit" xml:lang="en"><title>P</title><prose><title>O</title><p>x</p></prose></pack>\n' > "$variants/kit.xml"
printf '<chart kind="columns" title="W"><series name="a"><point at="2018" value="3"/></series></chart>\n' > "$variants/c.xml"
printf 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART;VALUE=DATE:20240101\r\nSUMMARY:Day\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n' > "$variants/in.ics"
measure=villages-without-well indicator=1A-1 objective=1A
printf '<treaties><treaty id="WELLS" adopted="2020-01-01" opened="2020-01-01" in-force="2021-01-01"><title>Wells</title></treaty></treaties>\n' > "$variants/data/treaties.xml"
sed -i 's|<targets |<indicator id="1A-2" kind="area-set" measure="villages-without-well" among="1A" counts="0"><title>Areas</title></indicator>\n      &|' "$variants/data/plan.xml"
for kind in objective indicator plan; do
    printf '<template for="%s" theme="house"><master name="first" size="A4" margin="54 42 60 42"/><title>T</title><body><p>x</p></body></template>\n' $kind > "$variants/templates/of-$kind.xml"
done

printf '<template for="record:visit" theme="house"><master name="first" size="A4" margin="54 42 60 42"/><title>T</title><body><p>x</p></body></template>\n' > "$variants/templates/of-record.xml"
printf '<records><record-type id="visit"/><record id="v1" type="visit"/></records>\n' > "$variants/data/records.xml"

# The usual output of each verb, and what is asked for to get it.
usual_of() {
    case $1 in
    build) echo "out/pdf/sheet/NPL.pdf build --template sheet --area NPL" ;;
    batch | watch) echo "out/pdf/sheet/NPL.pdf batch --progress none --template sheet --each area --only NPL" ;;
    calendar) echo "out/pdf/calendar-month/2024.pdf calendar month --year 2024" ;;
    chart) echo "out/charts/c.pdf chart c.xml" ;;
    map) echo "out/maps/symbols-$measure.pdf map symbols --measure $measure" ;;
    pack) echo "out/pdf/pack/kit.pdf pack kit.xml" ;;
    esac
}
# The value that an option is given with, and whatever it needs besides; for {subject} and {template}, all that is asked for.
arguments_of() {
    case $1-$2 in
    build-template) echo "of-plan build --template of-plan" ;;
    build-area) echo "BTN build --template sheet --area BTN" ;;
    build-objective) echo "$objective build --template of-objective --objective $objective" ;;
    build-record) echo "v1 build --template of-record --record v1" ;;
    build-indicator) echo "$indicator build --template of-indicator --indicator $indicator" ;;
    batch-template | watch-template) echo "of-objective batch --progress none --template of-objective --each objective" ;;
    batch-each | watch-each) echo "$indicator batch --progress none --template of-indicator --each indicator" ;;
    calendar-year) echo "2025 calendar month --year 2025" ;;
    calendar-month) echo "02 calendar month --year 2024 --month 2" ;;
    calendar-area) echo "NPL calendar month --year 2024 --area NPL" ;;
    chart-indicator) echo "$indicator chart --indicator $indicator" ;;
    chart-measure) echo "$measure chart --measure $measure --area BTN" ;;
    chart-area) echo "NPL chart --measure $measure --area NPL" ;;
    map-area) echo "NPL map locator --area NPL" ;;
    map-measure) echo "$measure map dots --bounds 50 --measure $measure" ;;
    map-treaty) echo "WELLS map dots --treaty WELLS" ;;
    map-indicator) echo "1A-2 map dots --indicator 1A-2" ;;
    map-objective) echo "$objective map dots --objective $objective" ;;
    map-bounds) echo "jenks --bounds jenks" ;;
    map-classes | map-insets) echo "2 --$2 2" ;;
    map-year) echo "2024 --year 2024" ;;
    map-areas | map-around) echo "NPL --$2 NPL" ;;
    map-projection) echo "lambert --projection lambert" ;;
    map-title) echo "x --title x" ;;
    build-scale | chart-scale | map-scale) echo "3 --scale 3 -f png" ;;
    build-dpi | chart-dpi | map-dpi) echo "300 --dpi 300 -f png" ;;
    build-format | chart-format | map-format) echo "svg --format svg" ;;
    *-writer) echo "cairo --writer cairo" ;;
    chart-width | map-width) echo "62.5 --width 62.5" ;;
    *-lang) echo "fr --lang fr" ;;
    *-second-calendar) echo "persian --second-calendar persian" ;;
    *-holidays) echo "in.ics --holidays in.ics" ;;
    *-as-of) echo "2024-02-29 --as-of 2024-02-29" ;;
    *-known-by) echo "2024-02-29 --as-of 2025-06-30 --known-by 2024-02-29" ;;
    *-paper) echo "letter --paper Letter" ;;
    *-impose) echo "4up --impose 4up" ;;
    *-sheet) echo "a3 --sheet A3 --impose 2up" ;;
    *-theme) echo "serif --theme serif" ;;
    *-plan) echo "data/plan.xml --plan data/plan.xml" ;;
    *-templates) echo "templates --templates $PWD/templates" ;;
    *-fonts) echo "fonts --fonts ${SHEAF_FONTS:-$(cd "$(dirname "$SHEAF")/../fonts" && pwd)/fonts.conf}" ;;
    *-directory) echo ". -C ." ;;
    *-allow) echo ". --allow ." ;;
    *-diagnostics) echo "json --diagnostics json" ;;
    *-only) echo "NPL --only NPL" ;;
    *-where) echo "1=1 --where 1=1" ;;
    *-jobs | *-time-limit) echo "2 --$2 2" ;;
    *-memory-limit) echo "1000 --memory-limit 1000" ;;
    *-manifest) echo "m.json --manifest out/m.json" ;;
    *-shard) echo "1/1 --shard 1/1" ;;
    *-depfile) echo "d --depfile out/d" ;;
    *-progress) echo "none --progress none" ;;
    *-changes-since) echo "2024-04-30 --changes-since 2024-04-30" ;;
    *-stop-after) echo "doc --stop-after doc" ;;
    *-help | *-verify | *-merge-manifests | *-prune | *-dry-run) echo "" ;;         # these make nothing, or need a batch file
    *) echo "$2 --$2" ;;
    esac
}
written() { (cd "$variants" && find out -type f ! -name '.*' ! -name '*.json' ! -name d 2>/dev/null | sort | tr '\n' ' ' | sed 's/ $//'); }
in_variants() { (cd "$variants" && "$SHEAF" "$@" -q) >"$scratch/stdout" 2>"$scratch/stderr" </dev/null; }
# A chart's picture stands beside its PDF, pages have a folder of pictures, and each its number.
pixels_of() { case $1 in out/pdf/*) echo "out/png/${1#out/pdf/}-1.png" ;; *) echo "$1.png" ;; esac; }
# The path that a row of the table speaks of: USUAL, COLUMN, VALUE.
path_of() {
    lower=$(echo "$3" | tr '[:upper:]' '[:lower:]')
    stem=${1%.*} ending=${1##*.}
    case $2 in
    .*) echo "$stem.$lower" ;;
    '{-lang}') echo "$stem-$3.$ending" ;;
    -Nx) pixels_of "$stem-${3}x" ;;
    -Ndpi) pixels_of "$stem-${3}dpi" ;;
    out/FORM/*) echo "$stem-1.$lower" | sed "s|^out/pdf|out/$lower|" ;;
    *-IDS) echo "$stem${2%IDS}$3.$ending" ;;
    '-print, with --impose -marks') echo "$stem-print.$ending" ;;
    *) echo "$stem$(echo "$2" | sed -E "s|[A-Z]+|$lower|").$ending" ;;
    esac
}
for verb in build batch watch calendar chart map pack; do
    set -- $(usual_of $verb)
    usual=$1; shift; plain="$*"
    rm -rf "$variants/out"
    in_variants $plain && [ "$(written)" = "$usual" ] && pass || fail "$verb: the usual output is not $usual but $(written): $(head -n 1 "$scratch/stderr")"
    cp "$variants/$usual" "$scratch/usual"
    "$SHEAF" $verb --list-options > "$scratch/options-$verb"
    [ "$(wc -l < "$scratch/options-$verb")" -ge 20 ] && pass || fail "$verb: the table of options"
    while IFS="$(printf '\t')" read -r option column; do
        given=$(arguments_of $verb $option)
        value=${given%% *} asked=${given#* }
        [ -n "$given" ] || continue
        rm -rf "$variants/out"
        case $column in
        'the path') ;;
        undecided) fail "$verb --$option: nothing is said of its path" ;;
        'same bytes')
            in_variants $plain $asked || fail "$verb $asked: $(head -n 1 "$scratch/stderr")"
            case $option in stop-after) want= ;; *) want=$usual ;; esac
            [ "$(written)" = "$want" ] && { [ -z "$want" ] || cmp -s "$scratch/usual" "$variants/$usual"; } && pass || fail "$verb $asked: not the same bytes under the usual name, but $(written)" ;;
        -o)
            in_variants $plain $asked
            [ $? = 2 ] && grep -q "say with -o where" "$scratch/stderr" && [ -z "$(written)" ] && pass || fail "$verb $asked: is not refused without -o" ;;
        '{subject}' | '{template}')
            in_variants $asked || fail "$asked: $(head -n 1 "$scratch/stderr")"
            case "$(written)" in "" | *$usual*) fail "$asked: writes '$(written)'" ;; *$value*) pass ;; *) fail "$asked: $(written) does not tell of it" ;; esac ;;
        *)
            in_variants $plain $asked || fail "$verb $asked: $(head -n 1 "$scratch/stderr")"
            want=$(path_of "$usual" "$column" "$value")
            case $option in                                 # a file for the printer stands beside the usual one
            sheet) want="${usual%.pdf}-2up-$value.pdf $usual" ;;
            impose | crop-marks) want="$want $usual" ;;
            esac
            [ "$(written)" = "$want" ] && pass || fail "$verb $asked: writes '$(written)', not '$want'" ;;
        esac
    done < "$scratch/options-$verb"
done

# Several at once stand in one order, and what is usual is not told.
makes() { want=$1; shift; rm -rf "$variants/out"; in_variants "$@" && [ "$(written)" = "$want" ] && pass || fail "$*: writes '$(written)', not '$want': $(head -n 1 "$scratch/stderr")"; }
makes out/pdf/sheet/NPL-fr-internal-draft-asof-2024-02-29-letter-attached.pdf build --template sheet --area NPL --attach --paper Letter --as-of 2024-02 --draft --internal --lang fr
makes out/pdf/sheet/NPL-asof-2024-02-29-known-2024-06-30.pdf build --template sheet --area NPL --as-of 2024-02 --known-by 2024-06
makes out/pdf/sheet/NPL.pdf                        build --template sheet --area NPL --as-of 2025-06-30 --known-by 2025-06
makes out/pdf/sheet/NPL.pdf                        build --template sheet --area NPL --paper A4 --lang en --public
makes out/pdf/sheet/NPL-a4-landscape.pdf           build --template sheet --area NPL --paper "A4 landscape"
makes out/pdf/calendar-year/2024-internal-persian-letter.pdf calendar year --year 2024 --second-calendar persian --internal --paper Letter
makes out/x-draft.pdf                              build --template sheet --area NPL -o "out/x{-variant}.pdf" --draft
makes out/calendar-2024-NPL-fr-internal.ics        calendar ics --year 2024 --area NPL --lang fr --internal
makes out/calendar.ics                             calendar ics
makes "out/pdf/sheet/NPL-4up-marks-a3.pdf out/pdf/sheet/NPL.pdf" build --template sheet --area NPL --impose 4up --sheet A3 --crop-marks
makes out/pdf/pack/kit-internal-draft-letter.pdf   pack kit.xml --internal --draft --paper Letter
makes out/pdf/sheet/NPL-fr-draft-cairo.pdf         build --template sheet --area NPL --writer cairo --lang fr --draft
makes out/png/sheet/NPL-fr-draft-100dpi-1.png      build --template sheet --area NPL -f png --dpi 100 --lang fr --draft
makes out/png/sheet/NPL-1.png                      build --template sheet --area NPL -f png --scale 2
makes out/charts/c-cairo-62.5mm.pdf                chart c.xml --width 62.5 --writer cairo
makes out/charts/c-62.5mm-300dpi.png               chart c.xml --width 62.5 --dpi 300 -f png
makes out/pdf/sheet/NPL.pdf                        build --template sheet --area NPL --writer sheaf
makes "out/maps/choropleth-$measure-5-20-2024-of-NPL-BTN-fr-bare-62.5mm-300dpi.png" map choropleth --measure $measure --bounds "5 20" --year 2024 --areas "NPL BTN" --lang fr --bare --width 62.5 --dpi 300 -f png
makes out/maps/locator-NPL.geojson                 map locator --area NPL -f geojson
makes out/charts/c-internal-62.5mm.pdf             chart c.xml --internal --width 62.5
expect "a calendar file has no pages"  2 "'ics' has no pages" "$SHEAF" calendar ics -C "$variants" --draft
expect "a state of no measure"         2 "goes with --measure" "$SHEAF" chart -C "$variants" "$variants/c.xml" --area NPL

# Batch files: what differs by the command line stands in every path, also in those that rows name, and in the manifest.
cat > "$variants/b.xml" <<'XML'
<batch><outputs template="sheet" each="area" only="NPL"/><outputs template="sheet" each="area" only="NPL" draft="yes" output="out/own/{subject}.pdf"/>
<outputs template="sheet" each="area" only="NPL" output="out/x{-variant}.pdf"/><calendar kind="ics"/><calendar kind="ics" year="2024" output="out/own/plan"/>
<pack-file href="../kit.xml"/></batch>
XML
rm -rf "$variants/out"
in_variants batch b.xml && usual=$(written) && sums=$(cd "$variants" && sha256sum $usual)
[ "$usual" = "out/calendar.ics out/own/NPL.pdf out/own/plan out/pdf/pack/kit.pdf out/pdf/sheet/NPL.pdf out/x.pdf" ] && pass || fail "a batch file writes $usual"
in_variants batch b.xml --internal --prune && (cd "$variants" && sha256sum -c --quiet) >/dev/null 2>&1 <<XML && pass || fail "a batch for those inside changes what is for the public"
$sums
XML
(cd "$variants" && ls out/calendar-internal.ics out/own/NPL-internal.pdf out/own/plan-internal out/pdf/pack/kit-internal.pdf out/pdf/sheet/NPL-internal.pdf out/x-internal.pdf) >/dev/null && pass || fail "a batch for those inside: names"
expect "its manifest"                  0 "manifest-internal.json: 6 outputs" "$SHEAF" batch -C "$variants" --verify --internal
expect "the usual manifest"            0 "manifest.json: 6 outputs" "$SHEAF" batch -C "$variants" --verify
# --verify finds the manifest that a run in the same words writes: for every option that has one of its own, and for batch files.
found() {
    want=$1; shift
    rm -rf "$variants/out" "$variants/there"
    in_variants batch "$@" --progress none || fail "batch $*: $(head -n 1 "$scratch/stderr")"
    made=$(cd "$variants" && ls out/manifest*.json out/*/manifest*.json there/out/manifest*.json 2>/dev/null)
    [ "$made" = "$want" ] && pass || fail "batch $*: the manifest is $made, not $want"
    (cd "$variants" && "$SHEAF" batch "$@" --verify) >"$scratch/stdout" 2>"$scratch/stderr" </dev/null
    [ $? = 0 ] && grep -q "$want: [0-9]* output" "$scratch/stdout" && pass || fail "batch $* --verify: $(cat "$scratch/stdout" "$scratch/stderr" | head -n 1)"
}
each="--template sheet --each area --only NPL"
while IFS="$(printf '\t')" read -r option column; do
    given=$(arguments_of batch $option)
    asked=${given#* }
    case $column in
    -*[a-zA-Z]*) case $option in impose | crop-marks | sheet) continue ;; esac ;;
    *) continue ;;
    esac
    [ "$column" = -o ] && asked="$asked -o there/{subject}.pdf"
    rm -rf "$variants/out" "$variants/there"
    in_variants batch $each $asked --progress none || fail "batch $each $asked: $(head -n 1 "$scratch/stderr")"
    (cd "$variants" && "$SHEAF" batch $each $asked --verify) >"$scratch/stdout" 2>"$scratch/stderr" </dev/null
    [ $? = 0 ] && grep -q ': 1 output' "$scratch/stdout" && pass || fail "batch $asked --verify: $(cat "$scratch/stdout" "$scratch/stderr" | head -n 1)"
done < "$scratch/options-batch"
found out/manifest-internal-draft-letter-attached.json $each --internal --draft --paper Letter --attach
found out/manifest.json $each --paper A4
found out/own/manifest.json $each -o "out/own/{subject}.pdf" --draft
found out/manifest-1-of-1.json $each --shard 1/1
found out/manifest-draft-1-of-1.json $each --shard 1/1 --draft
found out/manifest.json b.xml
found out/manifest-asof-2024-02-29.json b.xml --as-of 2024-02-29
found there/out/manifest-internal.json b.xml -o there --internal
expect "a part that is none"           2 "'5/4'" "$SHEAF" batch -C "$variants" --verify --shard 5/4

# What has no name of its own in a path needs a folder of its own: with -o all that a batch file makes lies below that.
rm -rf "$variants/out" "$variants/there"
in_variants batch b.xml && usual=$(written) && sums=$(cd "$variants" && sha256sum $usual)
while IFS="$(printf '\t')" read -r option column; do
    [ "$column" = -o ] || continue
    given=$(arguments_of batch $option)
    asked=${given#* }
    for verb in batch watch; do
        expect "$verb b.xml --$option"     2 "say with -o where" sh -c 'cd "$1" && shift && exec timeout 60 "$@"' sh "$variants" "$SHEAF" $verb b.xml $asked
    done
    rm -rf "$variants/there"
    in_variants batch b.xml $asked -o there || fail "batch b.xml $asked -o there: $(head -n 1 "$scratch/stderr")"
    [ "$(cd "$variants/there" && find out -type f ! -name '.*' ! -name '*.json' | sort | tr '\n' ' ' | sed 's/ $//')" = "$usual" ] && pass || fail "batch b.xml $asked -o there: other paths"
    (cd "$variants" && echo "$sums" | sha256sum -c --quiet) >/dev/null 2>&1 && pass || fail "batch b.xml $asked -o there changes the usual outputs"
done < "$scratch/options-batch"
printf '<batch><outputs template="sheet" each="area" only="NPL" output="%s/away.pdf"/></batch>\n' "$scratch" > "$variants/away.xml"
expect "a row with an absolute path"   2 "away.xml:1:8: error[S862]" "$SHEAF" batch -C "$variants" away.xml -o "$variants/there"
expect "a pattern for a batch file"    2 "no pattern" "$SHEAF" batch -C "$variants" b.xml -o "there/{subject}.pdf"
printf '<batch><outputs template="sheet" each="area"><parameter name="n" value="1"/></outputs></batch>\n' > "$variants/p.xml"
expect "a parameter without a path"    2 "error[S027]: the parameter 'n'" "$SHEAF" batch -C "$variants" p.xml
