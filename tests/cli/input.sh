# Broken input: every mistake with its place, nothing written.
project
printf '<observations>\n  <series measure="casualties-mine-erw" area="BIH">\n    <observation period="2018-02-30" value="1" sources="PLAN"/>\n    <observation period="2019" value="1,030" sources="PLAN" colour="red"/>\n  </series>\n</observations>\n' > "$scratch/project/data/observations-x.xml"
expect "a day that does not exist"      4 "observations-x.xml:3:26: error[S115]" "$SHEAF" check -C "$scratch/project"
expect "a number with a comma"          4 "observations-x.xml:4:39: error[S116]" "$SHEAF" check -C "$scratch/project"
expect "an attribute nobody knows"      4 "error[S112]: <observation> has no attribute 'colour'" "$SHEAF" check -C "$scratch/project"
expect "diagnostics for machines"       4 '"id": "S112"' "$SHEAF" check -C "$scratch/project" --diagnostics json
"$SHEAF" check --diagnostics json -C "$scratch/$(printf 'none\377')" 2> "$scratch/told"; python3 -c 'import json, sys; [json.loads(line.decode("utf-8")) for line in open(sys.argv[1], "rb")]' "$scratch/told" && [ -s "$scratch/told" ] && pass || fail "a name that is no UTF-8 is no JSON"

project
printf '<?xml version="1.0"?>\n<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>\n<observations>&b;</observations>\n' > "$scratch/project/data/observations-x.xml"
expect "a DOCTYPE"                      4 "error[S101]" "$SHEAF" check -C "$scratch/project"

project
printf '<observations>\n  <series measure="casualties-mine-erw" area="Laos">\n    <observation period="2018" value="1" sources="PLAN NOWHERE"/>\n  </series>\n</observations>\n' > "$scratch/project/data/observations-x.xml"
expect "a second spelling of a state"   4 "'Laos' is another spelling of LAO" "$SHEAF" check -C "$scratch/project"
expect "a source that is not there"     4 "there is no source 'NOWHERE'" "$SHEAF" check -C "$scratch/project"

project
sed -i 's/<goal id="1">/<goal id="1"><surprise\/>/' "$scratch/project/data/plan.xml"
expect "an element nobody knows"        4 "<surprise> is not an element of <goal>" "$SHEAF" check -C "$scratch/project"

project
printf '<observations>\n<series' > "$scratch/project/data/observations-x.xml"
expect "a file cut short"               4 "error[S100]" "$SHEAF" check -C "$scratch/project"

project
printf '<observations>\377</observations>\n' > "$scratch/project/data/observations-x.xml"
expect "a file that is not UTF-8"       4 "observations-x.xml:1:15: error[S104]" "$SHEAF" check -C "$scratch/project"

project
i=0; open=; close=
while [ $i -lt 300 ]; do open="$open<a>"; close="</a>$close"; i=$((i + 1)); done
printf '%s%s\n' "$open" "$close" > "$scratch/project/data/deep.xml"
expect "elements 300 deep"              4 "error[S102]" "$SHEAF" check -C "$scratch/project"

project
printf '<observations xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="/etc/passwd" parse="text"/></observations>\n' > "$scratch/project/data/observations-x.xml"
expect "an inclusion from outside"      4 "<xi:include> is not an element" "$SHEAF" check -C "$scratch/project"

expect "a new project"                  0 - "$SHEAF" init "$scratch/mine"
expect "a folder that is taken"         2 "not an empty folder" "$SHEAF" init "$scratch/mine"
expect "the new project is right"       0 "no errors" "$SHEAF" check -C "$scratch/mine"
expect "its pages are made"             0 "13 files written" "$SHEAF" batch -C "$scratch/mine"
expect "its sheets conform"             0 "0 failures" "$SHEAF" audit "$scratch/mine/out/pdf/sheet/north-valley.pdf" "$scratch/mine/out/pdf/sheet/hill-country.pdf"
expect "half the way is 50 per cent"    0 "= 0.5000" "$SHEAF" explain -C "$scratch/mine" 1A/north-valley
expect "not a PDF"                      7 - "$SHEAF" audit "$scratch/none.pdf"

printf '<batch><calendar kind="list" year="2018">\n<event kind="meeting" start="2018-01-01"><title>t</title></event></calendar></batch>\n' > "$scratch/calendar.xml"
expect "an event in a calendar that is to be made" 4 "calendar.xml:2:1: error[S111]: <event> is not an element of <calendar>" "$SHEAF" batch "$scratch/calendar.xml"
