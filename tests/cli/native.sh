# Words as a native reader expects them, and nothing that says nothing.
native="$scratch/native"
mkdir -p "$native/p"
cp -r data templates "$native/p"
sheet() { "$SHEAF" build -C "$native/p" --template factsheet --area "$1" ${2:-} -o "$native/s.pdf" -q && pdftotext -layout "$native/s.pdf" - | tr -s '\n ' ' '; }
expect "what the Convention clears"          0 "Article 4 deadline, cluster munition remnants" sheet LAO
"$SHEAF" build --template factsheet --area LAO --lang fr -o "$native/f.pdf" -q
expect "in French, under the bar"             0 "Article 4 restes d’armes à sous-munitions" sh -c 'pdftotext -raw "$0" - | tr "\n" " "' "$native/f.pdf"
expect "the parts of a sum in a sentence"    0 "Mined area (confirmed area only)" sheet ZWE
expect "the parts beside a bar"              0 "cleared and reduced by technical survey only; the rest was not" sheet BIH
expect "the share of a sum"                  0 "of which national: 57 %" sheet BIH
reject "no scale of a chart that is not there" 0 "Scale differs" sheet ZWE

# A part of nothing, and the rest not known: no page says 'at least 0'.
expect "in bars it is said in words"         0 "cleared: 0; the rest was not reported" sheet TJK
for area in MNE SOM TJK TCD AFG SDN CHL; do
    reject "$area: at least nothing" 0 "at least 0[^.,0-9]|≥0[^.,0-9]" sheet $area
done
sed -i 's|<series measure="casualties-killed" area="BIH">|&<observation period="2013" value="0" sources="CP2017-BIH-CAS"/>|' "$native/p/data/observations-people.xml"
expect "below columns it is a note"          0 "2013: killed: 0; the rest was not reported." sheet BIH

# One meeting has one name, on the cover of its pack and among the dates of its sheets.
"$SHEAF" pack data/packs/clear-by-the-deadline.xml -q -o "$native/pack.pdf" && pdftotext -layout "$native/pack.pdf" "$native/pack.txt"
is() { [ "$2" = "$3" ] && pass || fail "$1: '$2', not '$3'"; }
is "one spelling of the ordinal" "$(grep -c '17th Meeting' "$native/pack.txt")" 0
grep -q "Seventeenth Meeting" "$native/pack.txt" && pass || fail "the pack does not name its meeting"

# Numbers in notes are set as the page sets them: 3.19 and 302.7 in the data.
sed -i 's|<series measure="casualties-mine-erw" area="BIH">|&<observation period="2012" value="9" sources="CP2012-BIH-CAS" note="of 1,234 reported, 5.25 km² apart, by resolution 63/42 of 2012"/>|' "$native/p/data/observations-people.xml"
expect "a note in English"                   0 "of 1,234 reported, 5.25 km² apart, by resolution 63/42 of 2012" sheet BIH
expect "its numbers in French"               0 "of 1 234 reported, 5,25 km² apart, by resolution 63/42 of 2012" sheet BIH "--lang fr"

# A block of a subregion is called by its name: those who lie in it are no neighbours.
for lang in en fr ar; do
    reject "neighbours in $lang" 0 "neighbour|voisins|جيران" sheet DJI "--lang $lang"
done
expect "by its name"                         0 "Eastern Africa" sh -c "\"$SHEAF\" build --template factsheet --area DJI -q -o '$native/dji.pdf' && pdftotext '$native/dji.pdf' - | grep '^Eastern Africa$'"

# The calendar has every deposit of data/memberships.xml of the year that was known, once: of 2018 and 2019 there are five.
for year in 2018 2019; do
    "$SHEAF" calendar list --year $year -q -o "$native/calendar.pdf" && pdftotext -layout "$native/calendar.pdf" - | tr -s '\n ' ' ' > "$native/calendar.txt"
    "$SHEAF" calendar ics --year $year -o "$native/calendar.ics" -q >/dev/null 2>&1
    for state in $(grep -oE "area=\"[A-Z]{3}\" treaty=\"[A-Z]+\"[^/]*deposited=\"$year" data/memberships.xml | cut -d'"' -f2); do
        name=$(sed -n "s/.*<area id=\"$state\".* name=\"\([^\"]*\)\".*/\1/p" data/areas.xml)
        grep -qE "(Ratification of|Accession to) the [A-Za-z ]*: (The )?$name|${name#The } (ratifies|accedes)" "$native/calendar.txt" && pass || fail "$year: the deposit of $name is not in the calendar"
        is "once" "$(grep -oE "(Ratification of|Accession to) the [A-Za-z ]*: (The )?$name|${name#The } (ratifies|accedes)" "$native/calendar.txt" | wc -l)" 1
    done
done

# From right to left a sign is mirrored with its line, and would say the opposite: sign and number are a run from left to right.
isolated=$(printf '\342\201\246\342\211\245')
"$SHEAF" build --template factsheet --area KHM --lang ar --stop-after doc > "$native/ar.txt" 2>"$native/said"
grep -q "$isolated" "$native/ar.txt" && pass || fail "the sign of the least value is mirrored"
is "every sign is one of a run" "$(sed 's/\xe2\x80\x8e\xe2\x89\xa5\xe2\x80\x8e//g' "$native/ar.txt" | grep -c '≥')" "$(grep -c "$isolated" "$native/ar.txt")"

# The Monitor reports on mine use from autumn to autumn; no figure of it is of a calendar year.
is "mine use from autumn to autumn" "$(sed -n '/<series measure="ap-mine-use/,/<\/series>/p' data/observations-treaties.xml | grep -c 'period="20[0-9][0-9]"')" 0

# In all sheets: within a sentence a name has its article, two years are no "every year", and a row without a figure says that none was found.
"$SHEAF" batch --template factsheet --each area -q -o "$native/all/{subject}.pdf" || fail "the sheets are not made"
for sheet in "$native"/all/*.pdf; do pdftotext -raw "$sheet" - | tr -s '\n ' ' ' | sed 's/$/\n/'; done >"$native/all.txt"
articles=$(sed -n 's/.*<area id="[A-Z]*".* name="\(The \)\?\([^"]*\)" article="the".*/\2/p' data/areas.xml)
is "names that have an article" "$(echo "$articles" | grep -c .)" 12
is "a name within a sentence has its article" "$(echo "$articles" | while read -r name; do grep -oP "(?<![Tt]he )$name (abstained|voted|signed|joined|has|completed)|(?<!the )(?<=for )$name\." "$native/all.txt"; done)" ""
is "the Gambia within a sentence" "$(grep -o "for The Gambia" "$native/all.txt")" ""
is "and at its beginning" "$(grep -oE "(The United States abstained|The Philippines joined|no figure for the Bahamas)" "$native/all.txt" | sort -u | grep -c .)" 3
is "every year of two years" "$(grep -oE "every year,? (from )?[0-9]{4} to [0-9]{4}" "$native/all.txt" | awk '$NF - $(NF-2) < 2')" ""
is "a row of no figure" "$(grep -oE "(km² left|steps taken so far) No data|Review No data" "$native/all.txt")" ""
# Ranges of years have a dash wherever the data have words that are printed; titles of sources stay as they were published.
ranges() { grep -noE '(>| note=")[^<>"]*\b[12][0-9]{3}-[12][0-9]{3}\b|#-#' "$@"; }
is "ranges of years with a hyphen" "$(ranges $(ls data/*.xml data/packs/*.xml data/examples/*/data/*.xml | grep -v '/sources.xml$') | head -n 3)" ""
printf '<value field="covers">1999-2016</value>\n' > "$native/hyphen.xml"
is "one of them is seen" "$(ranges "$native/hyphen.xml" | wc -l)" 1
