# Records: what is wrong is told with both places and nothing is written; a page each; internal persons leave no trace; what a page shows
# is what remakes it.
records="$scratch/records"
mkdir "$records" && cp -r data templates "$records" && rm -f "$records"/data/records*.xml
cat > "$records/data/records-test.xml" <<'END'
<records>
  <record-type id="visit"><title>Visit</title><field id="topic" kind="text"/><field id="whom" kind="person"/></record-type>
  <record id="v-khm" type="visit" area="KHM" date="2018-05" sources="LM2018-MF"><value field="topic">Clearance</value><value field="whom">Zibeline Quagga</value></record>
  <record id="v-lao" type="visit" area="LAO" date="2018-06" sources="LM2018-MF" audience="public"><value field="topic">Deadlines</value><value field="whom">Okapi Public</value></record>
  <record id="v-afg" type="visit" area="AFG" date="2018-07" sources="LM2018-MF"><value field="topic">Use</value><value field="whom" audience="internal">Zibeline Second</value></record>
  <record id="v-col" type="visit" area="COL" date="2018-08" audience="internal"><value field="topic">Zibeline topic</value></record>
</records>
END
grep -q 'id="LM2018-MF"' "$records/data/sources.xml" || sed -i 's/LM2018-MF/'"$(sed -n 's/.*<source id="\([^"]*\)".*published="2018-1.*/\1/p' "$records/data/sources.xml" | head -n 1)"'/' "$records/data/records-test.xml"
cat > "$records/templates/visit.xml" <<'END'
<template for="record:visit" theme="house" masters="parts/a4"><title>Visit</title><body><h1><value-of select="record($record)/@area-name"/></h1>
<for-each select="record-fields($record)"><p><value-of select="concat(@title, ': ', @text)"/></p></for-each></body></template>
END
cat > "$records/templates/visits.xml" <<'END'
<template for="area" theme="house" masters="parts/a4"><title>Visits</title><body><h1>Visits</h1>
<for-each select="records('visit', $area)"><p><value-of select="concat(@date-text, ' ', @topic, ' ', @whom)"/></p></for-each></body></template>
END
expect "a project with records"     0 "no errors" "$SHEAF" check -C "$records"
expect "a page of a record"         0 "rule=\"record\" record=\"v-khm\" field=\"topic\"" "$SHEAF" build -C "$records" --template visit --record v-khm --stop-after doc
grep -q '"Clearance"' "$scratch/stdout" && pass || fail "a page of a record does not say what the record says"
expect "no such record"             4 "the plan has no record 'v-kh'; the nearest is 'v-khm'" "$SHEAF" build -C "$records" --template visit --record v-kh
expect "no records of such a type"  4 "there is no record type 'visits'" "$SHEAF" batch -q -C "$records" --template visit --each record:visits
expect "a page each"                0 - "$SHEAF" batch -q -C "$records" --template visit --each record:visit -o "$records/out/p/{subject}.pdf" --attach
[ "$(ls "$records/out/p" | grep -c pdf)" -eq 3 ] && pass || fail "a page for each public record: $(ls "$records/out/p")"
expect "a page each, internal"      0 - "$SHEAF" batch -q -C "$records" --internal --template visit --each record:visit -o "$records/out/i/{subject}.pdf"
[ "$(ls "$records/out/i" | grep -c pdf)" -eq 4 ] && pass || fail "a page for each record, for those inside: $(ls "$records/out/i")"

# For the public it is, byte for byte, as if the person were not there.
"$SHEAF" build -q -C "$records" --template visits --area KHM -o "$scratch/with.pdf" && "$SHEAF" build -q -C "$records" --internal --template visits --area KHM --stop-after doc > "$scratch/inside.doc"
grep -q "Zibeline Quagga" "$scratch/inside.doc" && pass || fail "those inside do not see the person"
cp "$records/data/records-test.xml" "$scratch/records-kept.xml"
sed -i '/id="v-col"/d; s|<value field="whom"[^>]*>Zibeline[^<]*</value>||' "$records/data/records-test.xml"
"$SHEAF" build -q -C "$records" --template visits --area KHM -o "$scratch/without.pdf"
cmp -s "$scratch/with.pdf" "$scratch/without.pdf" && pass || fail "an internal person leaves a trace in a page for the public"
cp "$scratch/records-kept.xml" "$records/data/records-test.xml"
grep -rqE 'Zibeline' "$records/out" --include=*.json && fail "an internal person is in a manifest" || pass

# A record more remakes the pages that show it, and no other.
"$SHEAF" batch -q -C "$records" --template visits --each area --only KHM,LAO,AFG -o "$records/out/a/{subject}.pdf"
sed -i 's|</records>|<record id="v-new" type="visit" area="LAO" date="2018-09"><value field="topic">New</value></record></records>|' "$records/data/records-test.xml"
expect "a record more remakes its page alone" 0 "1 file written, 2 unchanged" "$SHEAF" batch -C "$records" --progress none --template visits --each area --only KHM,LAO,AFG -o "$records/out/a/{subject}.pdf"
before=$(find "$records/out/a" -newer "$records/data/records-test.xml" -name '*.pdf')
[ "$(echo "$before" | xargs -n 1 basename)" = LAO.pdf ] && pass || fail "a record more made anew: $before"

# A public record may not rest on what is internal.
sed -i 's|</records>|<record id="v-bad" type="visit" sources="INSIDE"><value field="topic">x</value></record></records>|' "$records/data/records-test.xml"
sed -i 's|</sources>|<source id="INSIDE" title="Ours" audience="internal"/></sources>|' "$records/data/sources.xml"
expect "a public record of an internal source" 4 "INSIDE" "$SHEAF" build -C "$records" --template visits --area KHM -o "$scratch/none.pdf"
[ ! -e "$scratch/none.pdf" ] && pass || fail "a page was written from faulty records"

# A record's text names what it names, though it is printed with its figure: worked by hand from data/deadlines.xml.
expect "a request of Sudan" 0 - "$SHEAF" build --template extension --record extension-SDN-MBT-2018 -o "$scratch/request.pdf"
if command -v pdftotext >/dev/null 2>&1; then
    pdftotext -layout "$scratch/request.pdf" - > "$scratch/request"
    grep -q 'First deadline *1 Apr 2014 ' "$scratch/request" && grep -q 'In force on the day *1 Apr 2023 ' "$scratch/request" && pass || fail "the deadlines of a request: $(grep -m 2 -E 'First deadline|In force' "$scratch/request" | cut -c1-60 | tr '\n' ';')"
fi
