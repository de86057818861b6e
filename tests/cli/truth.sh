# What finished files say, held against the data: nothing where all is well, and each kind of fault where the data, or a template, say otherwise.
truth="$scratch/truth"
mkdir -p "$truth"

# ---- every sentence that a template makes from data has a rule ----

python3 tests/cli/truth_rules.py templates data/catalogue-en.xml src/base/sentence.c >"$scratch/stdout" && pass || fail "a sentence without a rule: $(head -n 1 "$scratch/stdout")"
mkdir "$truth/bare"
sed 's/key="ladder-due"/key="alt-value-of"/; s/key="alt-value-on"/key="in-force"/' data/catalogue-en.xml >"$truth/catalogue.xml"
python3 tests/cli/truth_rules.py templates "$truth/catalogue.xml" src/base/sentence.c >"$scratch/stdout"
grep -q "'in-force' is printed by code: name the rule" "$scratch/stdout" && pass || fail "a message of the code without a row is not found"
echo "<fragment><chart kind=\"no-data\" title=\"t\"/><p><value-of select=\"message('finding-not-joined', 'area', \$name)\"/><value-of select=\"sentence('change', 'detail-rose', 'direction', 'down')\"/></p></fragment>" >"$truth/bare/a.xml"
python3 tests/cli/truth_rules.py "$truth/bare" data/catalogue-en.xml >"$scratch/stdout"
grep -q "'finding-not-joined' says something of the data, and has no rule" "$scratch/stdout" && pass || fail "a sentence without a rule is not found"
grep -q "says that no figure was found, and names no status" "$scratch/stdout" && pass || fail "a chart without figures that names no status is not found"
grep -q "its direction is down" "$scratch/stdout" && pass || fail "words of the other direction are not found"

echo "<fragment><p><value-of select=\"message('funding-lead', 'date', date(\$as-of))\"/></p></fragment>" >"$truth/bare/a.xml"
python3 tests/cli/truth_rules.py "$truth/bare" data/catalogue-en.xml >"$scratch/stdout"
grep -q "tells the day of the data without that by which they were published" "$scratch/stdout" && pass || fail "one of two days alone is not found"

echo "<fragment><p><value-of select=\"concat(record(\$record)/@area-name, number-text(\$a div \$b))\"/></p></fragment>" >"$truth/bare/a.xml"
python3 tests/cli/truth_rules.py "$truth/bare" data/catalogue-en.xml >"$scratch/stdout"
grep -q "prints a number that it works out, and by no rule" "$scratch/stdout" && pass || fail "arithmetic without a rule is not found"

echo "<fragment><map kind=\"choropleth\"><row name=\"x\"><point area=\"AFG\"/></row></map></fragment>" >"$truth/bare/a.xml"
python3 tests/cli/truth_rules.py "$truth/bare" data/catalogue-en.xml >"$scratch/stdout"
grep -q "a row of a map does not say of which records or deadlines it is" "$scratch/stdout" && pass || fail "a row of a map without its records is not found"

sed 's/"sparkline"/"spark-line"/' src/doc/chart_kinds.h >"$truth/kinds.h"
python3 tests/cli/truth_rules.py "$truth/bare" data/catalogue-en.xml src/base/sentence.c "$truth/kinds.h" >"$scratch/stdout"
grep -q "a chart of the kind 'spark-line' has no row" "$scratch/stdout" && grep -q "no kind of a chart is called 'sparkline'" "$scratch/stdout" && pass || fail "a kind of chart that nothing holds is not found"

# ---- a sheet, a status page and a pack, as they are ----

sheet="$truth/sheet.pdf" other="$truth/other.pdf" overview="$truth/overview.pdf"
expect "a sheet"                        0 "2 pages" "$SHEAF" build --template factsheet --area HRV --attach -o "$sheet"
expect "one that has signed a treaty"   0 "page" "$SHEAF" build --template factsheet --area GAB --attach -o "$other"
expect "the overview"                   0 "1 page" "$SHEAF" build --template overview --attach -o "$overview"
expect "by what is attached all holds"  0 ": 0 findings" "$SHEAF" audit --truth "$sheet"
expect "which does not tell of treaties" 0 "sentences these do not tell" "$SHEAF" audit --truth "$sheet"
expect "by the project's data too"      0 ": 0 findings" "$SHEAF" audit --truth "$sheet" --data .
expect "which tells of all"             0 "held against ." "$SHEAF" audit --truth --data . "$sheet" "$other" "$overview"
grep -q "do not tell" "$scratch/stdout" && fail "the project's data do not tell of a sentence" || pass
[ "$(sed -n 's/.*: \([0-9]*\) sentences.*/\1/p' "$scratch/stdout" | head -n 1)" -ge 20 ] && pass || fail "a sheet has too few sentences"
expect "the folder of the data will do" 0 ": 0 findings" "$SHEAF" audit --truth --data data "$sheet"
expect "without a file"                 2 "a file is needed" "$SHEAF" audit --truth --data .
expect "a folder without a plan"        4 "error" "$SHEAF" audit --truth --data "$truth/bare" "$sheet"
expect "a file that is not there"       7 "no.pdf" "$SHEAF" audit --truth "$truth/no.pdf"
expect "without anything attached"      0 "1 page" "$SHEAF" build --template overview -o "$truth/plain.pdf"
expect "no figure is known"             6 "S298" "$SHEAF" audit --truth "$truth/plain.pdf"
expect "the rules are in the structure" 0 "rule=\"change\"" "$SHEAF" build --template factsheet --area HRV --stop-after pages

# ---- a deadline of which a later date is known without its day is nowhere open, and remarked as such where it is next ----

expect "an unclear deadline"            0 "2 pages" "$SHEAF" build --template factsheet --area CHL --as-of 2022-01-01 --attach -o "$truth/unclear.pdf"
pdftotext "$truth/unclear.pdf" - | tr '\n' ' ' >"$scratch/unclear.txt"
grep -q "Article 4 deadline, cluster munition remnants; a later date not in our sources" "$scratch/unclear.txt" && pass || fail "an unclear deadline stands in the next dates as open"
expect "and what is said of it holds"   0 ": 0 findings" "$SHEAF" audit --truth --data . "$truth/unclear.pdf"
# What was told of it only after the as-of day was not known on it, however much later the sources are that are let in.
expect "a later date told of afterwards" 0 "2 pages" "$SHEAF" build --template factsheet --area CHL --as-of 2018-12-31 --known-by 2022-12-31 --attach -o "$truth/clear.pdf"
pdftotext "$truth/clear.pdf" - | grep -q "not in our sources" && fail "a date told of after the as-of day is missed on it" || pass
expect "holds against the data"         0 ": 0 findings" "$SHEAF" audit --truth --data . "$truth/clear.pdf"

# ---- the same files against data that say otherwise ----

# otherwise WHAT FILE SED: a copy of the data in which a line of a file was changed.
otherwise() {
    rm -rf "$truth/data" && cp -r data "$truth/data"
    sed -i "$2" "$truth/data/$1"
    cmp -s "data/$1" "$truth/data/$1" && fail "the line of $1 to be changed is not there: $2"
}
in_series() { echo "/<series measure=\"$1\" area=\"$2\"/,/<\/series>/ { $3 }"; }
false_by() { expect "$1" 6 "$2" "$SHEAF" audit --truth --data "$truth/data" "$3"; }

otherwise observations-mines.xml "$(in_series mine-contamination-cha HRV 's/value="281.5"/value="281.6"/')"
false_by "one figure with two values"     "is printed as '281.50', and the data say 281.6" "$sheet"
otherwise observations-mines.xml "$(in_series mine-land-cleared HRV 's/value="38.75"/value="38.75" qualifier="at-least"/')"
expect "a bound that is printed as exact" 6 "is printed as '38.75', and the data say at-least 38.75" "$SHEAF" audit --truth --all --data "$truth/data" "$sheet"
otherwise observations-mines.xml "$(in_series mine-land-cleared HRV 's/value="40.6" qualifier="at-least"/value="40.6"/')"
false_by "an exact figure that is printed as a bound" "is printed as '≥40.60', and the data say exactly 40.6" "$sheet"
otherwise observations-mines.xml "$(in_series mine-contamination-cha HRV 's/value="285.35"/value="5.35"/')"
false_by "a change of another direction"  "the direction is up" "$sheet"
otherwise observations-mines.xml "$(in_series mine-contamination-cha HRV '/period="2015"/d')"
false_by "a figure that is no longer there" "mine-contamination-cha.HRV.2015 is printed as '294.00', and there is no such figure" "$sheet"
otherwise observations-mines.xml "$(in_series mine-contamination-cha HRV '/period="2016"/ { h; s/2016/2017/; s/281.5/281.4/; G }')"
false_by "a figure that is not the latest" "is later" "$sheet"
otherwise plan.xml 's/<target value="130" date="2020[^"]*"/<target value="105" date="2020-12-31"/'
false_by "a status that its figures contradict" "contradicts its figures (rule 'status'): by its figures the status is achieved" "$overview"
otherwise sources.xml '/<source id="CP2020-HRV/ s/published="[^"]*"/published="2024-01-01"/; /<source id="CP2019-HRV/ s/published="[^"]*"/published="2024-01-01"/; /<source id="MAR-[A-Z]*-2020-HRV/ s/published="[^"]*"/published="2024-01-01"/; /<source id="MAR-[A-Z]*-2019-HRV/ s/published="[^"]*"/published="2024-01-01"/; /<source id="CP201[0-9]-HRV/ s/published="[^"]*"/published="2024-01-01"/'
false_by "a figure younger than its day"  "was not known on 2019-12-31, as published by 2020-12-31: none of its sources had been published" "$sheet"
otherwise observations-treaties.xml "$(in_series ccm-unga-vote GAB '/period="2018/d')"
false_by "a year without a vote"          "no vote of 2018 is known" "$other"
otherwise deadlines.xml '/area="HRV" treaty="MBT"/,/<\/deadline>/ s/date="2026-03-01"/date="2027-03-01"/'
false_by "another deadline"               "the date is 2027-03-01" "$sheet"
otherwise memberships.xml '/area="HRV" treaty="CCM"/ s/deposited="2009/deposited="2010/'
false_by "another day of deposit"         "(rule 'standing'): HRV signed, deposited or was bound on another day" "$sheet"
otherwise memberships.xml '/area="UGA" treaty="CCM"/ s/signed="[^"]*"//'
expect "how many of a list stand alike"  6 "(rule 'standings'): it is so of 8" "$SHEAF" audit --truth --all --data "$truth/data" "$other"
otherwise memberships.xml '/area="GAB" treaty="CCM"/ s/sources=/deposited="2018-02-01" in-force="2018-08-01" how="accession" sources=/'
false_by "one who has joined"             "GAB is party of CCM" "$other"
expect "a sheet with a total"             0 "2 pages" "$SHEAF" build --template factsheet --area BIH --attach -o "$truth/total.pdf"
otherwise observations-mines.xml "$(in_series mine-land-released-total BIH 's/value="5.23"/value="5.99"/')"
false_by "a total that is not the sum of its parts" "the total mine-land-released-total.BIH.2017 is 5.99, its parts add up to 5.23, and no note says so" "$truth/total.pdf"
otherwise observations-mines.xml "$(in_series mine-land-released-total BIH 's/value="5.23"/value="5.99" note="with other land"/')"
reject "a total with a note"              6 "no note says so" "$SHEAF" audit --truth --all --data "$truth/data" "$truth/total.pdf"

# ---- the texts in place of charts ----

otherwise observations-mines.xml "$(in_series mine-land-reduced-ts BIH 's/value="10.39"/value="11.39"/')"
false_by "a sum that a chart's text says"  "(rule 'drawn'): #mine-land-released-total.BIH.2016.sum is 59.67, of 2016" "$truth/total.pdf"
otherwise observations-people.xml "$(in_series casualties-mine-erw BIH 's/period="2010"/period="2011-06"/; s/period="2011"/period="2010"/; s/2011-06/2011/')"
false_by "figures of two years the other way round" "#casualties-mine-erw.BIH.2010 is 22, of 2010" "$truth/total.pdf"
# Of the years that a text spans nothing is left out, nor told as none.
otherwise observations-people.xml "$(in_series casualties-mine-erw BIH '/period="2015" value="2"/ { p; s/2015/2013/ }')"
false_by "a year that is told as none"    "(rule 'drawn'): it tells nothing of casualties-mine-erw.BIH.2013" "$truth/total.pdf"
expect "a figure of a part alone, in no sum" 0 "2015: Cleared: 0; 2016: at least 1.88" "$SHEAF" build --template factsheet --area AFG --stop-after pages
# That one year was the highest or the lowest is worked out from all of them, those without a number in the text too.
mkdir -p "$truth/line" && cp -r data templates "$truth/line"
echo '<template for="plan" theme="house" masters="parts/a4"><title>Line</title><body><chart kind="line" measures="casualties-mine-erw" area="BIH" title="A line"/></body></template>' >"$truth/line/templates/line.xml"
expect "a line that says when it was lowest" 0 "Lowest in 2015." "$SHEAF" build -C "$truth/line" --template line --stop-after pages
expect "is made"                          0 "1 page" "$SHEAF" build -C "$truth/line" --template line -o "$truth/line.pdf"
expect "holds, and its lowest"            0 ": 0 findings" "$SHEAF" audit --truth --data "$truth/line" "$truth/line.pdf"
otherwise observations-people.xml "$(in_series casualties-mine-erw BIH 's/period="2010" value="14"/period="2010" value="1"/')"
expect "another year was lower"           6 "(rule 'drawn'): #casualties-mine-erw.BIH.2010 is 1, and #casualties-mine-erw.BIH.2015.2 2" "$SHEAF" audit --truth --all --data "$truth/data" "$truth/line.pdf"
# A line leaves out nothing before it begins and after it ends; a strip of heat and panels tell each year that is known, of each area by itself.
otherwise observations-people.xml "$(in_series casualties-mine-erw BIH '/period="2010"/ { p; s/2010/2005/ }')"
expect "a line that begins too late"      6 "(rule 'drawn'): it begins after casualties-mine-erw.BIH.2005" "$SHEAF" audit --truth --all --data "$truth/data" "$truth/line.pdf"
otherwise observations-people.xml "$(in_series casualties-mine-erw BIH '/period="2010"/ { p; s/2010/2018/; s/sources="[^"]*"/sources="LM2019-CAS"/ }')"
expect "a line that ends too early"       6 "(rule 'drawn'): it ends before casualties-mine-erw.BIH.2018" "$SHEAF" audit --truth --all --data "$truth/data" "$truth/line.pdf"
expect "a strip of areas by year"         0 "page" "$SHEAF" build --template casualties -o "$truth/strip.pdf"
otherwise observations-people.xml "$(in_series casualties-mine-erw AGO '/period="2013"/ { p; s/2013/2015/; s/sources="[^"]*"/sources="LM2019-CAS"/ }')"
expect "a year of one area left out"      6 "(rule 'drawn'): it tells nothing of casualties-mine-erw.AGO.2015" "$SHEAF" audit --truth --all --data "$truth/data" "$truth/strip.pdf"
expect "panels of parts"                  0 "page" "$SHEAF" build --template funding -o "$truth/panels.pdf"
otherwise observations-money.xml "$(in_series intl-contrib-received IRQ '/period="2016" value="80741822"/ { p; s/2016/2015/ }')"
expect "a year of one panel left out"     6 "(rule 'drawn'): it tells nothing of intl-contrib-received.IRQ.2015" "$SHEAF" audit --truth --all --data "$truth/data" "$truth/panels.pdf"
# A number is that of the name before it: two areas, two measures, or two categories the other way round are found.
expect "a page of casualties"             0 "page" "$SHEAF" build --template casualties -o "$truth/casualties.pdf"
expect "holds as it is"                   0 ": 0 findings" "$SHEAF" audit --truth --data . "$truth/casualties.pdf"
otherwise observations-people.xml 's/measure="casualties-mine-erw" area="AGO"/measure="casualties-mine-erw" area="X"/; s/measure="casualties-mine-erw" area="COD"/measure="casualties-mine-erw" area="AGO"/; s/measure="casualties-mine-erw" area="X"/measure="casualties-mine-erw" area="COD"/'
expect "two areas the other way round"    6 "(rule 'drawn'): #casualties-mine-erw.COD.2012 is 34" "$SHEAF" audit --truth --all --data "$truth/data" "$truth/casualties.pdf"
expect "a sheet with killed and injured"  0 "2 pages" "$SHEAF" build --template factsheet --area AFG -o "$truth/killed.pdf"
otherwise observations-people.xml 's/measure="casualties-killed" area="AFG"/measure="X" area="AFG"/; s/measure="casualties-injured" area="AFG"/measure="casualties-killed" area="AFG"/; s/measure="X" area="AFG"/measure="casualties-injured" area="AFG"/'
expect "two measures the other way round" 6 "(rule 'drawn'): #casualties-killed.AFG.2017 is 1503" "$SHEAF" audit --truth --all --data "$truth/data" "$truth/killed.pdf"
cp -r data/examples/community-health "$truth/health"
expect "a pyramid"                        0 "page" "$SHEAF" build -C "$truth/health" --template sheet --area alderbrook -o "$truth/pyramid.pdf"
expect "holds with its own data"          0 ": 0 findings" "$SHEAF" audit --truth --data "$truth/health" "$truth/pyramid.pdf"
sed -i 's/sex:f/sex:x/g; s/sex:m/sex:f/g; s/sex:x/sex:m/g' "$truth/health/data/observations-treated.xml"
expect "girls and boys the other way round" 6 "#children-treated/sex:m/age:0.alderbrook.2025-03 is 75, of 2025" "$SHEAF" audit --truth --all --data "$truth/health" "$truth/pyramid.pdf"

otherwise deadlines.xml '/area="BIH" treaty="MBT"/,/<\/deadline>/ s/date="2021-03-01"/date="2022-03-01"/'
false_by "a deadline that a chart's text tells" "(rule 'drawn'): the date of BIH MBT 5 is 2022-03-01" "$truth/total.pdf"
otherwise deadlines.xml '/area="BIH" treaty="MBT"/,/<\/deadline>/ s/date="2009-03-01"/date="2010-03-01"/'
false_by "a date that lies before the axis" "(rule 'drawn'): the date of BIH MBT 5 is 2010-03-01" "$truth/total.pdf"
otherwise deadlines.xml '/area="HRV" treaty="MBT"/,/<\/deadline>/ s/date="2026-03-01"/date="2020-08-01"/; /area="HRV" treaty="CCM"/,/<\/deadline>/ s/date="2020-08-01"/date="2026-03-01"/'
expect "two deadlines the other way round" 6 "(rule 'drawn'): the date of HRV CCM 4 is 2026-03-01" "$SHEAF" audit --truth --all --data "$truth/data" "$sheet"
otherwise observations-mines.xml "$(in_series mbt-art5-on-track BIH '/period="2017"/ { p; s/2017/2016/ }')"
false_by "a year that was judged the same" "mbt-art5-on-track.BIH.2016 is the same" "$truth/total.pdf"
otherwise memberships.xml '/treaty="CCM"/ s/deposited="2019[^"]*"//'
false_by "how many have joined"           "(rule 'drawn'): #ccm-states-parties.world.2019-12-31 is " "$overview"
otherwise memberships.xml '/area="GAB" treaty="CCM"/ s/sources=/signed="2009-01-01" sources=/'
false_by "the step of a ladder"           "(rule 'drawn'): GAB signed" "$other"

otherwise observations-remnants.xml "$(in_series ccm-art4-on-track LBN '/period="2018"/ s/value="-1"/value="0"/')"
expect "one of a list stands otherwise"   6 "(rule 'drawn'): LBN is unclear" "$SHEAF" audit --truth --all --data "$truth/data" "$overview"
expect "totals in a strip of heat"        0 "pages" "$SHEAF" build --template land-release -o "$truth/release.pdf"
expect "have their notes"                 0 ": 0 findings" "$SHEAF" audit --truth --data . "$truth/release.pdf"
pdftotext "$truth/release.pdf" - | tr '\n' ' ' | grep -q "Sudan 2016: as reported; its parts add up to at least 4.78" && pass || fail "a strip of heat does not say what the parts of its totals add up to"

otherwise plan.xml 's/<target value="130" date="2020[^"]*"/<target value="140" date="2020-12-31"/'
false_by "another target than a bar's"    "(rule 'drawn'): the plan follows no such figure, baseline and target of ccm-states-parties" "$overview"
"$SHEAF" build --template factsheet --area LAO --stop-after pages >"$scratch/stdout" 2>/dev/null
grep -q 'alt="Cluster munition area: latest figure at least 500; no way to a target can be drawn. Unit: km²."' "$scratch/stdout" && pass || fail "a figure that cannot be judged is told as none"
rm -rf "$truth/fewer" && mkdir "$truth/fewer" && cp -r data templates "$truth/fewer"
sed -i "$(in_series cmr-contamination-cha LAO d)" "$truth/fewer/data/observations-remnants.xml"
"$SHEAF" build -C "$truth/fewer" --template factsheet --area LAO -q -o "$truth/fewer.pdf" || fail "a sheet without a figure"
expect "no figure, where there is one"    6 "(rule 'drawn'): there is cmr-contamination-area.LAO" "$SHEAF" audit --truth --data . "$truth/fewer.pdf"

# ---- cells without a figure, and why there is none ----

otherwise observations-people.xml "$(in_series casualties-killed BIH '/period="2011"/ { p; s/2011/2009/ }')"
false_by "an empty cell, where there is a figure" "(rule 'cells'): there is casualties-killed.BIH.2009" "$truth/total.pdf"
otherwise observations-people.xml "$(in_series casualties-killed BIH '/period="2011"/ { p; s/period="2011" value="[^"]*"/period="2012" missing="confidential"/ }')"
false_by "an empty cell, and why"          "(rule 'cells'): of 2012 it is told that it is confidential" "$truth/total.pdf"
rm -rf "$truth/why" && mkdir "$truth/why" && cp -r data templates "$truth/why"
sed -i "$(in_series cmr-contamination-cha LAO 's/measure="[^"]*"/measure="cmr-contamination-area"/; s/ value="[^"]*"/ missing="confidential"/; s/ qualifier="[^"]*"//')" "$truth/why/data/observations-remnants.xml"
for lang in "en:No data: confidential" "fr:confidentiel"; do
    "$SHEAF" build -C "$truth/why" --template factsheet --area LAO --lang "${lang%%:*}" -q -o "$truth/why.pdf" || fail "a sheet that says why"
    pdftotext -layout "$truth/why.pdf" - | tr -s '\n ' ' ' | grep -qF "${lang#*:}" && pass || fail "why there is no figure is not printed: $lang"
done
expect "the reason holds"                  0 ": 0 findings" "$SHEAF" audit --truth --data "$truth/why" "$truth/why.pdf"
sed -i 's/missing="confidential"/missing="not-collected"/' "$truth/why/data/observations-remnants.xml"
expect "another reason"                    6 "(rule 'missing'): it is told that it is not-collected" "$SHEAF" audit --truth --all --data "$truth/why" "$truth/why.pdf"

# ---- calendars ----

calendar="$truth/calendar.pdf" after="$truth/after.pdf"
expect "a calendar"                       0 "page" "$SHEAF" calendar list --year 2019 -o "$calendar"
expect "that of the next year"            0 "page" "$SHEAF" calendar list --year 2020 -o "$after"
expect "hold with the project's data"     0 ": 0 findings" "$SHEAF" audit --truth --data . "$calendar" "$after"
mkdir -p "$truth/counts" && cp -r data templates "$truth/counts"
sed -i "s/'count', count(\$planned)/'count', count(\$planned) + 1/" "$truth/counts/templates/calendar-list.xml"
"$SHEAF" calendar list --year 2019 -C "$truth/counts" -o "$truth/counts.pdf" -q || fail "a calendar that miscounts"
expect "a count that is not that of the list" 6 "(rule 'dates'): " "$SHEAF" audit --truth --data . "$truth/counts.pdf"
for kind in month quarter year; do
    expect "a grid: $kind"                0 "page" "$SHEAF" calendar $kind --year 2018 -o "$truth/$kind.pdf"
    expect "holds: $kind"                 0 ": 0 findings" "$SHEAF" audit --truth --data . "$truth/$kind.pdf"
done
otherwise memberships.xml '/treaty="CCM"/ s/deposited="2018-[0-9]*/deposited="2018-01/'
expect "a deposit in another month"       6 "(rule 'grid'): joined|2018-" "$SHEAF" audit --truth --all --data "$truth/data" "$truth/month.pdf"
expect "an area's calendar"               0 "page" "$SHEAF" calendar list --year 2019 --area BIH -o "$truth/area-calendar.pdf"
expect "counts what it lists"             0 ": 0 findings" "$SHEAF" audit --truth --data . "$truth/area-calendar.pdf"
"$SHEAF" audit --truth --data . "$calendar" "$after" >"$scratch/stdout"
grep -q "calendar.pdf: [1-9][0-9] sentences" "$scratch/stdout" && pass || fail "a calendar has too few sentences"
otherwise events.xml 's/start="2019-08-06"/start="2019-08-07"/'
false_by "another day of an event"        "(rule 'entry'): nothing is so called on this day" "$calendar"
otherwise sources.xml '/id="LM2019-PUB"/ s/published="[^"]*"/published="2024-01-01"/'
false_by "an event that was not known"    "what is so called on this day was not known yet" "$calendar"
otherwise memberships.xml '/area="MDV"/ s/deposited="2019-09-27"/deposited="2019-09-26"/'
false_by "another day of a deposit"       "joined on another day" "$calendar"
otherwise deadlines.xml '/area="HRV" treaty="CCM"/,/<\/deadline>/ s/date="2020-08-01"/date="2020-09-01"/'
false_by "another day of a deadline"      "the deadline of HRV falls on another day" "$after"

# ---- records: what is printed of them, and what their numbers come to ----

# Worked by hand: 31 December 2017 to 31 December 2025 are 2922 days, to 1 March 2021 1156, to 1 August 2025 2770;
# a year is 365.25 of them. 941 / 8.000 = 117.63, 1061 / 3.165 = 335.23, 500 / 7.584 = 65.93.
for row in KHM-MBT-2019:8:117.63 BIH-MBT-2018:3.16:335.23 LAO-CCM-2019:7.58:65.93; do
    request=${row%%:*} numbers=${row#*:}
    expect "the request $request"          0 "1 page" "$SHEAF" build --template extension --record "extension-$request" -o "$truth/$request.pdf"
    expect "$request holds"                0 ": 0 findings" "$SHEAF" audit --truth --data . "$truth/$request.pdf"
    pdftotext -raw "$truth/$request.pdf" - | tr -s ' \n' ' ' >"$truth/request.txt"
    grep -qE " Time from [^:÷]* ${numbers%%:*}(\.00)? years" "$truth/request.txt" && pass || fail "$request: the years are not ${numbers%%:*}"
    grep -qE " Needed: [0-9.,]+ ÷ [0-9.]+ ${numbers#*:} km" "$truth/request.txt" && pass || fail "$request: needed a year are not ${numbers#*:}"
done
expect "a request in Arabic"              0 "1 page" "$SHEAF" build --template extension --record extension-LAO-CCM-2019 --lang ar -o "$truth/request-ar.pdf"
expect "holds too"                        0 ": 0 findings" "$SHEAF" audit --truth --data . "$truth/request-ar.pdf"
# What was let go in a year stands under its id, twice, and the area that the chart begins with: 6.44 / 4.816051 = 1.337. Of another 5.5 it would be 1.17.
"$SHEAF" build --template extension --record extension-GBR-MBT-2018 -q -o "$truth/GBR.pdf" || fail "a request with one figure"
expect "an amount over a figure"          0 "and 3 figures held against .: 0 findings" "$SHEAF" audit --truth --data . "$truth/GBR.pdf"
otherwise observations-mines.xml "$(in_series mine-land-released-total GBR 's/value="4.816051"/value="5.5"/')"
expect "another figure that it is divided by" 6 "(rule 'arithmetic'): it comes to 1.17" "$SHEAF" audit --truth --all --data "$truth/data" "$truth/GBR.pdf"
# A record of a year was known as soon as a source told of it, as a figure is; and no day sooner.
"$SHEAF" build --template offices --as-of 2018-11-20 -q -o "$truth/offices.pdf" || fail "offices within their year"
pdftotext "$truth/offices.pdf" - | grep -q "Sheila Mweemba" && pass || fail "an office of 2018, told of in 2018, is not printed in November 2018"
expect "a record of the year that runs"   0 ": 0 findings" "$SHEAF" audit --truth --data . "$truth/offices.pdf"
otherwise sources-records.xml '/id="NIC-CC-2018"/ s/published="[^"]*"/published="2018-12-01"/'
expect "a record told of later in its year" 6 "the record 'office-CCM-2018-director' was not known yet" "$SHEAF" audit --truth --all --data "$truth/data" "$truth/offices.pdf"
# A date beside its year is held without it, and the year by itself.
"$SHEAF" build --template activities -q -o "$truth/activities.pdf" || fail "activities"
expect "days beside their years"          0 ": 0 findings" "$SHEAF" audit --truth --data . "$truth/activities.pdf"
otherwise records-activities.xml '/id="activity-2018-10-side-event"/ s/date="2018-10-12"/date="2018-10-13"/'
false_by "another day beside its year"      "the date of 'activity-2018-10-side-event' is 13 Oct" "$truth/activities.pdf"
otherwise records-activities.xml '/id="activity-2018-10-side-event"/ s/date="2018-10-12"/date="2017-10-12"/'
false_by "a day beside another year"        "the year of 'activity-2018-10-side-event' is 2017" "$truth/activities.pdf"
# Entry into force follows from a deposit: who had deposited by the one day is bound by the other, though that is later.
"$SHEAF" build --template objective --objective 1A --as-of 2026-06-30 --known-by 2020-12-31 -q -o "$truth/bound.pdf" || fail "an objective known of before its day"
expect "entry into force is exempt"       0 ": 0 findings" "$SHEAF" audit --truth --data . "$truth/bound.pdf"
otherwise memberships.xml '/area="LCA" treaty="CCM"/ s/in-force="2021/in-force="2027/'
expect "one who is not bound yet"         6 "(rule 'joined'): it is 5 of 35" "$SHEAF" audit --truth --all --data "$truth/data" "$truth/bound.pdf"
# A total whose parts come to something else has its note on the map's list too: Sudan's 21 of 2014 beside 20.9.
if [ -s "$(dirname "$(dirname "$SHEAF")")/geo/world" ]; then
    "$SHEAF" build --template map-contamination --as-of 2015-12-31 -q -o "$truth/map.pdf" || fail "a map of 2015"
    expect "a map with a total of other parts" 0 ": 0 findings" "$SHEAF" audit --truth --data . "$truth/map.pdf"
    pdftotext -layout "$truth/map.pdf" - | tr -s '\n ' ' ' | grep -q "parts add up to 20.9" && pass || fail "the map's list does not say what the parts add up to"
    otherwise observations-mines.xml "$(in_series mine-contamination-area SDN 's/value="21"/value="4"/')"
    expect "another class on a map"       6 "(rule 'shades'): SDN is of class 3, and not 1" "$SHEAF" audit --truth --all --data "$truth/data" "$truth/map.pdf"
    expect "and in its list"              6 "(rule 'class'): mine-contamination-area.SDN.2014 is 4" "$SHEAF" audit --truth --all --data "$truth/data" "$truth/map.pdf"
    "$SHEAF" build --template map-norms -q -o "$truth/norms.pdf" || fail "a map of membership"
    otherwise memberships.xml '/area="GAB" treaty="CCM"/ s/sources=/signed="2009-01-01" sources=/'
    expect "a map of who has signed"      6 "(rule 'shades'): GAB is of class 1, and not 2" "$SHEAF" audit --truth --all --data "$truth/data" "$truth/norms.pdf"
    expect "and how many have"            6 "(rule 'standings'): it is so of 15" "$SHEAF" audit --truth --all --data "$truth/data" "$truth/norms.pdf"
    rm -rf "$truth/fewer" && mkdir "$truth/fewer" && cp -r data templates "$truth/fewer"
    sed -i '/<area id="AGO"/ s/name="[^"]*"/name="Angolia"/' "$truth/fewer/data/areas.xml"
    cmp -s data/areas.xml "$truth/fewer/data/areas.xml" && fail "Angola has no other name"
    "$SHEAF" build -C "$truth/fewer" --template map-norms -q -o "$truth/norms.pdf" || fail "a map with another name"
    expect "another name on a map"        6 "(rule 'shades'): 13 of the 14 of class B are among the 14 named" "$SHEAF" audit --truth --all --data . "$truth/norms.pdf"
    # Words beside the letters: between the bounds that are used, in the unit of the numbers, each class in its own.
    words() { # CASE MESSAGE SED WHAT [TEMPLATE]
        cp data/catalogue-en.xml "$truth/fewer/data/" && sed -i "/key=\"$2\"/ $3" "$truth/fewer/data/catalogue-en.xml"
        cmp -s data/catalogue-en.xml "$truth/fewer/data/catalogue-en.xml" && fail "$1: the message is as it was"
        "$SHEAF" build -C "$truth/fewer" --template "${5:-map-contamination}" -q -o "$truth/words.pdf" || fail "$1: no map"
        expect "$1" 6 "$4" "$SHEAF" audit --truth --all --data "$truth/fewer" "$truth/words.pdf"
        cp data/catalogue-en.xml "$truth/fewer/data/"
    }
    cp data/areas.xml "$truth/fewer/data/areas.xml"
    words "another bound beside a letter" map-over 's/{low}/{low}0/' "(rule 'shades'): 'over 1000 km²' does not say 100"
    expect "and above its list"           6 "(rule 'class'): 'A  over 1000 km²' does not say 100" "$SHEAF" audit --truth --all --data "$truth/fewer" "$truth/words.pdf"
    words "bounds the wrong way round"    map-between 's/{low} to {high}/{high} to {low}/' "(rule 'shades'): '100 to 20 km²' goes from 20 to 100"
    words "a bound of another class"      map-under 's/{high}/{high} (of 20)/' "(rule 'shades'): 'under 5 (of 20) km²' says 20, a bound of other classes"
    words "another unit beside a letter"  map-over 's/ {unit}/ ha/' "(rule 'class'): mine-contamination-area is told in km²"
    words "two classes in the same words" standing-signatory 's/>[^<]*</>State Party</' "(rule 'shades'): class B is told as 'State Party', as another is" map-norms
    words "another year beside a letter"  map-deadline-by 's/{year}/2021/' "(rule 'shades'): 'by the end of 2021' does not say 2020" deadlines
    # The key has the letters, words and numbers of the alternative text; money is told in the unit that its numbers have.
    expect "a map in a unit of thousands" 0 "" "$SHEAF" map choropleth --measure mine-action-support --bounds '1000000 10000000 50000000' -o "$truth/money.pdf"
    expect "holds"                        0 ": 0 findings" "$SHEAF" audit --truth --data . "$truth/money.pdf"
    pdftotext -layout "$truth/money.pdf" - | tr -s ' \n' ' ' >"$truth/money.txt"
    grep -q "A over 50,000 thousand US\$ 2 B 10,000 to 50,000 thousand US\$ 6 " "$truth/money.txt" && pass || fail "the key of money: $(cat "$truth/money.txt")"
    for file in map norms; do
        [ -s "$truth/$file.pdf" ] || continue
        pdftotext -layout "$truth/$file.pdf" - | tr -s ' \n' ' ' >"$truth/key.txt"
        "$SHEAF" audit --tags "$truth/$file.pdf" | grep '^graphic: ' | grep -oE '[A-F] [^:;()]+ \([0-9]+\)' | tr -d '()' >"$truth/said.txt"
        [ -s "$truth/said.txt" ] || fail "$file: nothing is told of classes"
        while read -r said; do grep -qF " $said " "$truth/key.txt" || fail "$file: the key has not '$said'"; done <"$truth/said.txt"
    done
    # Of statuses, of a list and of records: who stands in another class is found, and who is left out.
    echo '<template for="plan" theme="house" masters="parts/a4"><title>Maps</title><body><map kind="choropleth" objective="2B" height="200"/><map kind="choropleth" indicator="2B-1" height="200"/></body></template>' >"$truth/fewer/templates/map-plan.xml"
    expect "maps of a plan"               0 "1 page" "$SHEAF" build -C "$truth/fewer" --template map-plan -o "$truth/plan-maps.pdf"
    expect "and of what records say"      0 "pages" "$SHEAF" build --template map-use -o "$truth/use.pdf"
    expect "hold"                         0 ": 0 findings" "$SHEAF" audit --truth --data "$truth/fewer" "$truth/plan-maps.pdf"
    expect "hold too"                     0 ": 0 findings" "$SHEAF" audit --truth --data . "$truth/use.pdf"
    otherwise observations-mines.xml "$(in_series mine-contamination-area CHL 's/value="5.10*"/value="9.00"/')"
    expect "another status on a map"      6 "(rule 'shades'): CHL is of class 1, and not 0" "$SHEAF" audit --truth --all --data "$truth/data" "$truth/plan-maps.pdf"
    otherwise observations-mines.xml "$(in_series mine-contamination-area CHL 's/value="5.10*"/value="0"/')"
    expect "a status without a class"     6 "(rule 'shades'): there is no class for how CHL stands" "$SHEAF" audit --truth --all --data "$truth/data" "$truth/plan-maps.pdf"
    otherwise observations-mines.xml "$(in_series mbt-art5-on-track CHL '/period="2018"/ s/value="[^"]*"/value="-1"/')"
    expect "another place in a list"      6 "(rule 'shades'): CHL is of class 2, and not 1" "$SHEAF" audit --truth --all --data "$truth/data" "$truth/plan-maps.pdf"
    otherwise records-use.xml "/area=\"AZE\".*weapon\">cluster/ s/field=\"finding\">\(confirmed\|admitted\)/field=\"finding\">allegation/"
    expect "another finding of a record"  6 "(rule 'shades'): AZE is of class 2, and not 0" "$SHEAF" audit --truth --all --data "$truth/data" "$truth/use.pdf"
    "$SHEAF" build --template deadlines -q -o "$truth/deadlines.pdf" || fail "maps of deadlines"
    expect "maps of deadlines"            0 ": 0 findings" "$SHEAF" audit --truth --data . "$truth/deadlines.pdf"
    otherwise deadlines.xml '/area="ETH" treaty="MBT"/,/<\/deadline>/ s/date="2025-12-31"/date="2020-12-31"/'
    expect "another year on a map"        6 "(rule 'shades'): ETH is of class 1, and not 2" "$SHEAF" audit --truth --all --data "$truth/data" "$truth/deadlines.pdf"
else
    skip "no outlines of the world"
fi
# What lies before a meeting: how many requests, whose, and whether the meeting is over.
"$SHEAF" build --template meeting --area msp-mbt-17 --as-of 2018-11-20 -q -o "$truth/meeting.pdf" || fail "a meeting with requests"
expect "what lies before a meeting"       0 ": 0 findings" "$SHEAF" audit --truth --data . "$truth/meeting.pdf"
pdftotext -raw "$truth/meeting.pdf" - | tr '\n' ' ' | grep -q "Three requests for more time on record lie before the meeting. They came from: Croatia, Sudan and Serbia." &&
    pass || fail "the meeting does not say how many requests lie before it"
otherwise records-extensions.xml '/id="extension-HRV-MBT-2018"/ s/field="decided">[^<]*/field="decided">2018-06-07/'
expect "a request that was decided"       6 "(rule 'pending'): 2 lie before it" "$SHEAF" audit --truth --all --data "$truth/data" "$truth/meeting.pdf"
otherwise records-extensions.xml '/id="extension-HRV-MBT-2018"/ s/area="HRV"/area="AGO"/'
expect "another who asked"                6 "'extension-HRV-MBT-2018' is one of them, and its area is not named" "$SHEAF" audit --truth --all --data "$truth/data" "$truth/meeting.pdf"
otherwise plan.xml '/id="msp-mbt-17"/ s/start="2018-11-26" end="2018-11-30"/start="2018-11-12" end="2018-11-16"/'
expect "a meeting that is over"           6 "(rule 'pending'): the event is over" "$SHEAF" audit --truth --all --data "$truth/data" "$truth/meeting.pdf"
expect "positions"                        0 "pages" "$SHEAF" build --template positions -o "$truth/positions.pdf"
expect "hold"                             0 ": 0 findings" "$SHEAF" audit --truth --data . "$truth/positions.pdf"
asked="$truth/KHM-MBT-2019.pdf"
record_says() { echo "/id=\"extension-KHM-MBT-2019\"/ $1"; }
otherwise records-extensions.xml "$(record_says 's/field="area-km2">941/field="area-km2">942/')"
expect "another area of a record"         6 "(rule 'record'): 'extension-KHM-MBT-2019' says 942 as its area-km2" "$SHEAF" audit --truth --all --data "$truth/data" "$asked"
expect "another quotient"                 6 "(rule 'arithmetic'): it comes to 117.75" "$SHEAF" audit --truth --all --data "$truth/data" "$asked"
otherwise records-extensions.xml "$(record_says 's/field="granted-until">2025-12-31/field="granted-until">2024-12-31/')"
expect "other years"                      6 "(rule 'arithmetic'): it comes to 7.0" "$SHEAF" audit --truth --all --data "$truth/data" "$asked"
"$SHEAF" build --template extension --record extension-BIH-MBT-2012 -q -o "$truth/empty.pdf" || fail "a record of which little is known"
expect "what is not known of it holds"    0 ": 0 findings" "$SHEAF" audit --truth --data . "$truth/empty.pdf"
otherwise records-extensions.xml '/id="extension-BIH-MBT-2012"/ s/<value field="granted-until"/<value field="asked-until">2019-03-01<\/value>&/'
expect "a field that is told as empty"    6 "(rule 'record'): 'extension-BIH-MBT-2012' says 2019-03-01 as its asked-until" "$SHEAF" audit --truth --all --data "$truth/data" "$truth/empty.pdf"
otherwise records-extensions.xml "$(record_says 's/<value field="remarks">[^<]*/<value field="remarks">none/')"
expect "another remark"                   6 "says \"none\" as its remarks" "$SHEAF" audit --truth --all --data "$truth/data" "$asked"
otherwise records-extensions.xml "$(record_says 's/<value field="remarks">[^<]*<.value>//')"
expect "a field that says nothing"        6 "says nothing of its remarks" "$SHEAF" audit --truth --all --data "$truth/data" "$asked"
otherwise records-extensions.xml "$(record_says 's/date="2019-03" sources="[^"]*"/date="2024-03" sources="MAR-AP-2024-ERI"/')"
expect "a record that was not known"      6 "the record 'extension-KHM-MBT-2019' was not known yet" "$SHEAF" audit --truth --all --data "$truth/data" "$asked"
otherwise records-extensions.xml "$(record_says d)"
expect "a record that is not there"       6 "there is no record 'extension-KHM-MBT-2019'" "$SHEAF" audit --truth --all --data "$truth/data" "$asked"
otherwise records-extensions.xml "$(record_says '{ p; s/id="[^"]*"/id="later" revises="extension-KHM-MBT-2019"/ }')"
expect "a record that was revised"        6 "'later' stands in the place of 'extension-KHM-MBT-2019'" "$SHEAF" audit --truth --all --data "$truth/data" "$asked"
otherwise record-types.xml 's/<grade id="condemns" value="1"><title>condemns/<grade id="condemns" value="1"><title>applauds/'
expect "another grade"                    6 "says \"applauds\" as its stance" "$SHEAF" audit --truth --all --data "$truth/data" "$truth/positions.pdf"

# ---- against what is attached to them ----

if command -v qpdf >/dev/null 2>&1; then
    for name in observations.csv sources.xml; do qpdf --show-attachment=$name "$sheet" >"$truth/$name"; done
    # attached NAME SED: the sheet with another file of that name
    attached() {
        sed "$2" "$truth/$1" >"$truth/other"
        cmp -s "$truth/$1" "$truth/other" && fail "the line of $1 to be changed is not there: $2"
        qpdf --remove-attachment="$1" "$sheet" "$truth/less.pdf" && qpdf "$truth/less.pdf" --add-attachment "$truth/other" --key="$1" --filename="$1" -- "$truth/changed.pdf"
    }
    attached observations.csv '/^mine-contamination-cha.HRV.2016,/ s/,281.5,/,281.7,/'
    expect "attached: two values"          6 "is printed as '281.50', and the data say 281.7" "$SHEAF" audit --truth "$truth/changed.pdf"
    expect "attached: a sum of other parts" 6 "its parts add up to" "$SHEAF" audit --truth "$truth/changed.pdf"
    attached observations.csv '/^mine-contamination-area.HRV.2014.sum,/ s/,530.17[0-9]*,/,30.17,/'
    expect "attached: another change"      6 "the direction is up" "$SHEAF" audit --truth "$truth/changed.pdf"
    expect "attached: another baseline"    6 "S29" "$SHEAF" audit --truth "$truth/changed.pdf"
    attached sources.xml 's/published="201[0-9][-0-9]*"/published="2024-05-01"/'
    expect "attached: a younger figure"    6 "was not known on 2019-12-31" "$SHEAF" audit --truth "$truth/changed.pdf"
    attached observations.csv 's/^mine-contamination-cha.HRV.2016,/,/'
    expect "attached: a row without an id" 6 "observations.csv cannot be used: row" "$SHEAF" audit --truth "$truth/changed.pdf"
    attached sources.xml 's/<source /<source <</'
    expect "attached: sources that are no XML" 6 "sources.xml cannot be used" "$SHEAF" audit --truth "$truth/changed.pdf"
else
    skip "no qpdf"
fi

# ---- a template that says what is not so ----

lies() {
    rm -rf "$truth/liar" && mkdir "$truth/liar" && cp -r data templates "$truth/liar"
    sed -i "$2" "$truth/liar/templates/$1"
    cmp -s "templates/$1" "$truth/liar/templates/$1" && fail "the line of $1 to be changed is not there: $2"
    "$SHEAF" build -C "$truth/liar" --template factsheet --area "$3" -o "$truth/lie.pdf" >/dev/null 2>"$scratch/stderr" || fail "a sheet that lies: $(head -n 1 "$scratch/stderr")"
}
lie_found() { expect "$1" 6 "$2" "$SHEAF" audit --truth --data . "$truth/lie.pdf"; }
lies mine-action/finding.xml "s/string(\$run\[1\]\/@year)/string(\$votes[1]\/@year)/" GAB
lie_found "every year, where of one nothing is known" "no vote of 2016 is known"
lies mine-action/finding.xml "s/string(\$mined\/@percent)/'99'/" HRV
lie_found "another share"                 "the change is a share of"
lies mine-action/finding.xml "s/printed(\$mined\/@to-id, \$mined\/@to-text)/printed(\$mined\/@to-id, number-text(\$mined\/@to-value, 0))/" HRV
lie_found "one figure with two numbers of decimals" "is printed as '443.20', and elsewhere in the file as '443'"
lies mine-action/key-area.xml "s/'years', number(\$c\/@years)/'years', number(\$c\/@years) + 1/" HRV
lie_found "another number of years"       "there are 1 years between"
lies parts/status-word.xml "s/concat('status-', @status), 'status', string(@status)/'status-achieved', 'status', 'achieved'/" HRV
lie_found "another status"                "contradicts its figures"
lies mine-action/finding.xml "s/'pace', 'one', 'met_treaty', string(\$met/'pace', 'one', 'met_treaty', string(\$unmet/" HRV
lie_found "the other deadline is met"     "whether the pace meets the deadline"
cp templates/parts/objective-band.xml "$truth/liar/templates/parts/objective-band.xml"
cp templates/mine-action/finding.xml "$truth/liar/templates/mine-action/finding.xml"
sed -i "s/'short', string(@short)/'short', '22 states'/" "$truth/liar/templates/parts/objective-band.xml"
"$SHEAF" build -q -C "$truth/liar" --template objective --objective 1A -o "$truth/lie.pdf" || fail "an objective that lies"
lie_found "less is missing than is"       "23 lack to the target"

# What stands in a cell is what the headers of its column and its row say, and what it says that there is none of, there is not.
lies mine-action/block-votes.xml "s/date(@year, 'short-year')/date(string(@year + 1), 'short-year')/" BIH
lie_found "a vote under another year"     "under the header '’18' it is of 2017"
lies mine-action/block-votes.xml 's/<value-of select="@year"/<value-of select="@year + 1"/' GAB
lie_found "a vote under another full year" "under the header '2018' it is of 2017"
lies mine-action/block-votes.xml "s/year-head\"><value-of select=\"date(@year, 'short-year')/year-head\"><value-of select=\"date(string(@year + 1), 'short-year')/" KHM
lie_found "no vote under another year"    "(rule 'no-figure'): under the header '’15' it is of 2014"
lies parts/vote-mark.xml "s/@grade-rank = 'best'/@grade-rank = 'none'/" GAB
lie_found "a vote that is told as none"   "(rule 'no-figure'): there is ccm-unga-vote.GAB.2017-12-04"
lies parts/vote-mark.xml "s/{@grade}/{printed(@printed-id, 'against')}/" GAB
lie_found "another vote"                  "is printed as 'against', and the data say 1"
lies mine-action/sheet-sparse.xml "s/membership(\$n, @id)/membership('ALB', @id)/g" GAB
lie_found "another state's standing in its row" "(rule 'standing'): it stands under the header '"

# page TEMPLATE FILE SED WHAT: the page of a template that says what is not so.
page() {
    rm -rf "$truth/liar" && mkdir "$truth/liar" && cp -r data templates "$truth/liar"
    sed -i "$3" "$truth/liar/templates/$2"
    cmp -s "templates/$2" "$truth/liar/templates/$2" && fail "the line of $2 to be changed is not there: $3"
    "$SHEAF" build -C "$truth/liar" --template "$1" -q -o "$truth/lie.pdf" 2>"$scratch/stderr" || fail "a page that lies: $(head -n 1 "$scratch/stderr")"
    lie_found "$4" "$5"
}
page votes parts/matrix-cells.xml "s/years(\$matrix-row-of, \$area, /years(\$matrix-row-of, 'GAB', /" "the votes of another state in a row" "under the header 'Angola' it is of GAB"
page votes parts/matrix.xml "s/@column | @year\[not(..\/@column)\]/@year - 1/g" "votes under other years" "under the header '2014' it is of 2015"
page votes parts/roll-call-cell.xml "s/not(in-group(\$area, \$voters))/\$area = 'GAB'/" "a Member that is told as none" "(rule 'no-figure'): GAB is one of un-members"
page votes parts/roll-call-cell.xml "s/'why', 'nothing'/'why', 'not-collected'/" "another reason" "(rule 'no-figure'): it is told that it is nothing"
page reporting parts/event-cell.xml "s/@value > 0/@value = 99/" "a report that is told as none" "(rule 'class'): ccm-art7-submitted.CHL.2012 is 1"
page membership membership.xml "s/string(count(\$states\[membership(@id, \$treaty)\/@status = 'signatory'\]))/string(1 + count(\$states[membership(@id, \$treaty)\/@status = 'signatory']))/" "another number of signatories" "(rule 'standings'): it is so of 14"
page sources sources.xml "s/'count', count(\$all), 'undated', count/'count', count(\$all), 'undated', 1 + count/" "another number of sources" "(rule 'named'): the plan has 2"
page membership membership.xml "s/says('standing', \$name,/says('standing', concat(\$name, ' and more'),/g" "another name" "(rule 'standing'): ALB is called otherwise"

# Of nothing there is no share: what comes from abroad and what is given at home are both nought.
rm -rf "$truth/nought" && mkdir "$truth/nought" && cp -r data "$truth/nought"
sed -i '/<series measure="\(intl-contrib-received\|national-contrib\)" area="AFG"/,/<\/series>/ { s/value="[^"]*"/value="0"/; s/ qualifier="[a-z-]*"//; s/ \(low\|high\)="[^"]*"//g }' "$truth/nought/data/observations-money.xml"
"$SHEAF" build -C "$truth/nought" --template factsheet --area AFG -q -o "$truth/nought.pdf" || fail "a sheet of a state that was given nothing"
expect "no share of nothing"              0 ": 0 findings" "$SHEAF" audit --truth --data "$truth/nought" "$truth/nought.pdf"
pdftotext "$truth/nought.pdf" - | grep -q "of which national" && fail "a share of nothing is told" || pass

# ---- made-up data: whatever figures there are, what is said of them holds ----

for made in "1 --as-of=2019-12-31" "2 --as-of=2018-06-30 --known-by=2020-12-31"; do
    seed=${made%% *} days=${made#* } out="$truth/made-$seed/out"
    mkdir -p "$out" && python3 tests/cli/truth_data.py data "$truth/made-$seed/data" "$seed" || fail "data are not made up"
    for each in area objective indicator; do
        [ $each = area ] && page=factsheet || page=$each
        # shellcheck disable=SC2086
        SHEAF_AUDIT= "$SHEAF" batch -C "$truth/made-$seed" --template $page --each $each $days -o "$out/$page-{subject}.pdf" >/dev/null 2>"$scratch/stderr" \
            || fail "pages of made-up data $seed: $(grep error "$scratch/stderr" | head -n 1)"
    done
    for area in AFG BIH; do
        # shellcheck disable=SC2086
        "$SHEAF" build -C "$truth/made-$seed" --template calendar-list --area $area $days -q -o "$out/calendar-$area.pdf" || fail "a calendar of made-up data $seed"
    done
    for page in overview deadlines votes membership reporting land-release funding calendar-list calendar-year calendar-month calendar-quarter; do
        # shellcheck disable=SC2086
        "$SHEAF" build -C "$truth/made-$seed" --template $page $days -o "$out/$page.pdf" >/dev/null 2>"$scratch/stderr" || fail "pages of made-up data $seed: $(grep error "$scratch/stderr" | head -n 1)"
    done
    "$SHEAF" audit --truth --data "$truth/made-$seed" "$out"/*.pdf >"$scratch/stdout" 2>&1 && pass || fail "made-up data $seed: $(grep error "$scratch/stdout" | head -n 1)"
    [ "$(grep -c ': 0 findings' "$scratch/stdout")" -gt 95 ] && pass || fail "made-up data $seed: too few pages"
    grep -q "nan\b" "$scratch/stdout" && fail "made-up data $seed: something is measured by nothing" || pass
done
# Each rule has been met, and not by luck: the same dice fall whatever the order is in which a folder gives its files.
python3 tests/cli/rules_met.py 4 "$truth"/made-?/out/*.pdf : coverage method missing changed pending >"$scratch/stdout" && pass || fail "made-up data: $(head -n 1 "$scratch/stdout")"
python3 tests/cli/rules_met.py 4 "$truth"/made-1/out/calendar-*.pdf : coverage >"$scratch/stdout" && fail "rules that are not met are not told" || pass
other_order='import glob, runpy, sys; found = glob.glob; glob.glob = lambda path: sorted(found(path), reverse=True); sys.argv[:1] = []; runpy.run_path(sys.argv[0])'
python3 -c "$other_order" tests/cli/truth_data.py data "$truth/other-order" 1 && diff -rq "$truth/made-1/data" "$truth/other-order" >"$scratch/stdout" && pass || fail "other data are made up by one seed: $(head -n 1 "$scratch/stdout")"
