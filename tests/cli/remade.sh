# A record more makes exactly the pages and packs again that show it: over all kinds of pages of the shipped plan, those told to be remade, those whose
# bytes are others and those that have its words are the same.
remade="$scratch/remade"
mkdir "$remade" && cp -r data "$remade/data"
grep -v 'manual\|specimen\|"theme"\|infographic\|cairo' data/batch.xml | sed 's| pictures="both"||; /pack-file/{/talks/!d}; s|"factsheet" each="area"|"factsheet" each="area" only="BIH KHM LAO"|' > "$remade/data/batch.xml"
expect "all kinds of pages"         0 "files written" "$SHEAF" batch -C "$remade" data/batch.xml --progress none
cp -r "$remade/out" "$remade/before"
add() { sed -i "s#</records>\|</events>#$2&#" "$remade/data/$1.xml"; }
# name, file, record, a word of it
again() {
    add "$2" "$3"
    expect "$1: made again"         0 "written" "$SHEAF" batch -C "$remade" data/batch.xml --progress none --explain-rebuild
    sed -n 's|^\(pdf/[^:]*\.pdf\): .*|\1|p' "$scratch/stderr" "$scratch/stdout" | sort > "$remade/told"
    (cd "$remade/out" && find pdf -type f | sort) | while read -r name; do
        cmp -s "$remade/out/$name" "$remade/before/$name" || echo "$name"
    done > "$remade/changed"
    while read -r name; do pdftotext "$remade/out/$name" - | tr '\n' ' ' | grep -q "$4" && echo "$name"; done < "$remade/changed" > "$remade/showing"
    cmp -s "$remade/told" "$remade/changed" && pass || fail "$1: told $(tr '\n' ' ' < "$remade/told"), changed $(tr '\n' ' ' < "$remade/changed")"
    cmp -s "$remade/changed" "$remade/showing" && pass || fail "$1: changed $(tr '\n' ' ' < "$remade/changed"), and it stands on $(tr '\n' ' ' < "$remade/showing")"
    [ "$(wc -l < "$remade/told")" -eq "$5" ] && pass || fail "$1: $(wc -l < "$remade/told") pages, not $5: $(tr '\n' ' ' < "$remade/told")"
    rm -rf "$remade/before" && cp -r "$remade/out" "$remade/before"
}
again "a publication"       records-publications '<record id="publication-zebra" type="publication" date="2018-09" sources="HI-CMM2018"><value field="title">Zebrawood Papers</value><value field="publisher">ICBL-CMC</value><value field="due">2018-09</value><value field="published">2018-08-30</value><value field="status">published</value></record>' "Zebrawood Papers" 2
again "an activity"         records-activities '<record id="activity-zebra" type="activity" area="BIH" date="2018-10-18" sources="ISU-BIH-2018"><value field="title">Zebrawood Dialogue</value><value field="kind">dialogue</value></record>' "Zebrawood Dialogue" 1
again "an ask of one state" records-meetings '<record id="ask-zebra" type="ask" area="KHM" date="2018-11-26" sources="PLAN"><value field="event">msp-mbt-17</value><value field="text">Zebrawood answer</value><value field="outcome">Given</value></record>' "Zebrawood answer" 2
again "an ask that a pack knew" records-meetings '<record id="ask-okapi" type="ask" area="BIH" date="2018-11-12" sources="CP2018-BIH-MA"><value field="event">msp-mbt-17</value><value field="text">Okapi answer</value></record>' "Okapi answer" 2
event() { echo "<event id=\"$1\" kind=\"workshop\" start=\"$2\" area=\"$3\" sources=\"PLAN\"><title>$4</title></event>"; }
again "an event of one area"  events "$(event day-zebra 2018-10-18 BIH "Zebrawood Workshop")" "Zebrawood Workshop" 3
# Observations that change: what a run finds to be remade, by asking only what they can touch, is what a run that knows nothing makes otherwise.
change() { sed -i "$2" "$remade/data/$1.xml"; }
change observations-mines '0,/value="1[0-9.]*"/s//value="17.5"/'
expect "a changed observation"      0 "written" "$SHEAF" batch -C "$remade" data/batch.xml --progress none
change observations-people '0,/<observation period="2015" value="[0-9]*"/s//<observation period="2015" value="4321"/'
change observations-money 's/\(<observation period="2016"[^>]* value="\)[0-9.]*/\11234567/'
expect "and many"                   0 "written" "$SHEAF" batch -C "$remade" data/batch.xml --progress none
mv "$remade/out" "$remade/asked"
expect "all from nothing"           0 "written" "$SHEAF" batch -C "$remade" data/batch.xml --progress none
diff -r -x '.*' -x manifest.json "$remade/asked" "$remade/out" > "$remade/differ" && pass || fail "stale: $(head -3 "$remade/differ")"
diff -rq -x '.*' -x manifest.json "$remade/before" "$remade/out" > "$remade/moved" || true
[ "$(wc -l < "$remade/moved")" -ge 5 ] && pass || fail "the changes show on $(wc -l < "$remade/moved") pages"
# What is attached rests on what it holds: a sheet and a pack with their data stand while no figure, day or source that
# they hold is another, and are made again for what only the attached files say.
mkdir -p "$remade/data/packs"
cat > "$remade/data/packs/held.xml" <<'XML'
<pack id="held" xml:lang="en" as-of="2018-11-20" attach="yes"><title>Held</title><page id="one" template="factsheet" subject="KHM"><title>Cambodia</title></page></pack>
XML
echo '<batch><outputs template="factsheet" each="area" only="BIH" attach="yes"/><pack-file href="packs/held.xml"/></batch>' > "$remade/data/held.xml"
held() { # NAME WANT: the files that are told to be made again
    expect "$1"                     0 "written" "$SHEAF" batch -C "$remade" data/held.xml --progress none --explain-rebuild
    told=$(sed -n 's|^pdf/[^:]*/\([^:]*\)\.pdf: .*|\1|p' "$scratch/stderr" "$scratch/stdout" | sort | tr '\n' ' ')
    [ "$told" = "$2" ] && pass || fail "$1: made again '$told', not '$2': $(grep '\.pdf:' "$scratch/stderr" "$scratch/stdout" | head -3)"
}
rm -rf "$remade/out"
held "sheets with their data"       "BIH-attached held "
held "and again"                    ""
add records-meetings '<record id="ask-tapir" type="ask" area="LAO" date="2018-11-12" sources="CP2018-BIH-MA"><value field="event">msp-mbt-17</value><value field="text">Tapir answer</value></record>'
held "a record that neither holds"  ""
change observations-mines '/ap-mines-destroyed" area="AFG"/,/series>/s/value="/value="1/'
held "a figure that neither holds"  ""
change observations-mines '/ap-mines-destroyed" area="KHM"/,/series>/s/period="2019" value="/&1/'
held "one of a year to come"        ""
change observations-mines '/ap-mines-destroyed" area="KHM"/,/series>/s/period="2017" value="/&1/'
held "one that the pack holds"      "held "
change sources '/id="CP2018-BIH-MA"/s/ publisher="/ not-before="2018-01-05"&/'
held "of a source its first day"    "BIH-attached "
change events 's/Third Pledging/Zebrawood Pledging/'
held "a day of the calendar"        "BIH-attached held "
add events "$(event day-yak 2018-12-04 LAO "Yak Workshop")$(event day-yak-later 2019-12-04 LAO "Yak Workshop")"
held "a day of another area"        ""
add events "$(event day-ibex 2019-12-05 BIH "Ibex Workshop")"
held "a day of its own"             "BIH-attached "
rm -rf "$remade/asked" && mv "$remade/out" "$remade/asked"
expect "all with data from nothing" 0 "written" "$SHEAF" batch -C "$remade" data/held.xml --progress none
diff -r -x '.*' -x manifest.json "$remade/asked" "$remade/out" > "$remade/differ" && pass || fail "stale with data: $(head -3 "$remade/differ")"
