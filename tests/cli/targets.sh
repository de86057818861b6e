# Targets for an area, for some of what a measure counts, and figures that are not exact: each has a row of its own, and nothing is said of it that may be otherwise.
targets="$scratch/targets"
mkdir -p "$targets/data"
cat > "$targets/data/areas.xml" <<'END'
<areas><area-kind id="district"><form count="one">district</form><form count="other">districts</form></area-kind>
<area id="N" name="North"/><area id="n1" name="Old Town" kind="district" within="N"/><area id="n2" name="New Town" kind="district" within="N"/>
<area id="AAA" name="Alba"/></areas>
END
cat > "$targets/data/measures.xml" <<'END'
<measures>
<dimension id="sex"><title>Sex</title><member id="f"><title>Women</title></member><member id="m"><title>Men</title></member></dimension>
<measure id="reached" nature="stock" ascending="true" decimals="0" by="sex" over-areas="sum"><title>Reached</title></measure>
</measures>
END
echo '<sources><source id="S" published="2020-01-31" title="Survey"/></sources>' > "$targets/data/sources.xml"
# figures TEXT: the observations of 2019 that are made up here, besides those of 2017
figures() {
    cat > "$targets/data/observations.xml" <<END
<observations>
<series measure="reached" sources="S"><observation period="2017" value="40"/>$1</series>
<series measure="reached" by="sex:f" sources="S"><observation period="2017" value="20"/><observation period="2019" value="26"/></series>
<series measure="reached" area="AAA" sources="S"><observation period="2017" value="10"/><observation period="2019" value="16"/></series>
<series measure="reached" area="AAA" by="sex:f" sources="S"><observation period="2019" value="9"/></series>
<series measure="reached" area="n1" sources="S"><observation period="2019" value="7"/></series>
</observations>
END
}
# indicator ATTRIBUTES TEXT: the one indicator of a plan from 2018 to 2021 that is looked at in the middle of 2020
indicator() {
    cat > "$targets/data/plan.xml" <<END
<plan id="targets" xml:lang="en" start="2018-01-01" end="2021-12-31" as-of="2020-06-30"><title>Targets</title>
<goal id="1"><title>Goal</title><objective id="1A"><title>Objective</title>
<indicator id="I1" kind="level" measure="reached" $1><title>Reached</title>
$2</indicator></objective></goal></plan>
END
}
explains() { "$SHEAF" explain -C "$targets" "$1" | tr -s ' ' | tr '\n' ';'; }
rows() { "$SHEAF" status -C "$targets" | tr -s ' ' | tr '\n' ';'; }
objects() { "$SHEAF" status --json -C "$targets"; }

# ---- by what a target is for ----

figures '<observation period="2019" value="60"/>'
indicator '' '<target value="30" date="2020-12-31" by="sex:f"/><target value="80" date="2021-12-31"/>
<target area="AAA" value="20" date="2021-12-31"/><target area="AAA" by="sex:f" value="10" date="2021-12-31"/>'
expect "each target has its row"            0 "I1 on-track 60 2019 Reached;I1/sex:f accelerate 26 2019 Reached;I1/AAA on-track 16 2019 Reached;I1/AAA/sex:f no-data 9 2019 Reached;" rows
expect "the whole has its own target"       0 "target 80 on 2021-12-31" explains I1
expect "and the women have theirs"          0 "I1, sex:f: Reached; measure reached/sex:f; baseline 20 on 2017-12-31" explains I1/sex:f
expect "which is due earlier"               0 "target 30 on 2020-12-31" explains I1/sex:f
expect "women of an area"                   0 "I1, Alba, sex:f: Reached; measure reached/sex:f; baseline none;" explains I1/AAA/sex:f
expect "an area without a target"           0 "target none" explains I1/n1
expect "men without a target"               0 "I1, sex:m: Reached; measure reached/sex:m" explains I1/sex:m
expect "who is neither area nor member"     2 "'I1/x' is neither an indicator" "$SHEAF" explain -C "$targets" I1/x
expect "the object names whose it is"       0 '"indicator": "I1", "measure": "reached/sex:f", "title": "Reached", "status": "accelerate", "value": 26' objects
expect "and whose of which area"            0 '"indicator": "I1", "area": "AAA", "measure": "reached/sex:f"' objects
"$SHEAF" build -C "$targets" --template indicator --indicator I1 -q -o "$targets/page.pdf"
expect "the page judges the whole"          0 ": 0 findings" "$SHEAF" audit --truth --data "$targets" "$targets/page.pdf"
indicator '' '<target value="30" date="2021-12-31"/><target value="80" date="2022"/>
<target value="70" date="2021"/>'
expect "two targets of one day"             4 "plan.xml:5:1: error[S875]: two targets of I1 for one measure and area are of 2021-12-31" "$SHEAF" check -C "$targets"
grep -q 'plan.xml:4:1' "$scratch/stderr" && pass || fail "the first of the two is not told"
indicator '' '<target value="30"/><target value="80"/>'
expect "two targets without a day"          4 "error[S875]: two targets of I1 for one measure and area are of no date" "$SHEAF" check -C "$targets"
indicator '' '<target value="30" date="2021"/><target area="AAA" value="80" date="2021"/><target by="sex:f" value="8" date="2021"/><target value="9"/>'
reject "of one day, but not for the same"   0 "S875" "$SHEAF" check -C "$targets"

# A target of a group is one of each of its areas, but for those that have their own.
cp "$targets/data/areas.xml" "$targets/areas.xml"
sed -i 's|</areas>|<group id="towns" areas="n1 AAA"><title>Towns</title></group></areas>|' "$targets/data/areas.xml"
indicator '' '<target value="80" date="2021-12-31"/><target group="towns" value="12" date="2021-12-31"/><target area="AAA" value="20" date="2021-12-31"/>'
expect "a target of each area of a group"   0 "target 12 on 2021-12-31" explains I1/n1
expect "an area's own goes before it"       0 "target 20 on 2021-12-31" explains I1/AAA
reject "and an area outside has none"       0 "I1/n2" rows
indicator '' '<target group="towns" value="12" date="2021-12-31"/><target group="towns" value="13" date="2021-12-31"/>'
expect "two groups' targets of one day"     4 "plan.xml:4:53: error[S875]" "$SHEAF" check -C "$targets"
indicator '' '<target group="towns" area="AAA" value="12" date="2021-12-31"/>'
expect "of a group and of an area"          4 "plan.xml:4:1: error[S1122]: a target is of one area or of a group, not of AAA and of towns" "$SHEAF" check -C "$targets"
grep -q 'areas.xml:3:' "$scratch/stderr" && pass || fail "the group of the target is not told"
indicator '' '<target group="twns" value="12" date="2021-12-31"/>'
expect "of a group that there is not"       4 "error[S206]: there is no area group 'twns'; the nearest is 'towns'" "$SHEAF" check -C "$targets"
mv "$targets/areas.xml" "$targets/data/areas.xml"

# ---- figures that are not exact ----

indicator '' '<target value="80" date="2021-12-31"><milestone date="2019-12-31" value="60"/></target><target area="N" value="20" date="2021-12-31"/>'
figures '<observation period="2019" value="64" qualifier="at-least"/>'
expect "at least so many"                   0 "I1 no-data at least 64 2019 Reached;" rows
expect "at least the milestone"             0 "milestone 60 on 2019-12-31: over, without a figure" explains I1
expect "in the object too"                  0 '"value": 64, "qualifier": "at-least", "date": "2019", "undated": false, "target": 80, "share": null, "pace": null' objects
expect "on how many districts it rests"     0 "I1/N no-data at least 7 2019 Reached [1 of 2 districts];" rows
expect "as numbers"                         0 '"area": "N", "title": "Reached", "status": "no-data", "value": 7, "qualifier": "at-least", "covered": 1, "of": 2' objects
figures '<observation period="2019" low="50" high="90"/>'
expect "between two ends"                   0 "I1 no-data 50 to 90 2019 Reached;" rows
expect "their middle is nobody's value"     0 '"value": null, "low": 50, "high": 90, "date": "2019", "undated": false, "target": 80, "share": null, "pace": null' objects
expect "nor what a milestone is met by"     0 "milestone 60 on 2019-12-31: over, and its figure does not tell" explains I1
# from 40 to 80 with 60 at the end of 2019: 50 is half of what the path asks for, 90 is beyond the target
expect "what follows from either end"       0 "if it is 50: limited; way gone a = (latest - baseline) / (target - baseline) = 0.2500;" explains I1
expect "and from the other"                 0 "if it is 90: achieved; way gone a = (latest - baseline) / (target - baseline) = 1.2500;" explains I1
figures '<observation period="2019" low="62" high="70"/>'
expect "both ends are beyond it"            0 "milestone 60 on 2019-12-31: met" explains I1
figures '<observation period="2019" low="50" high="59"/>'
expect "or before it"                       0 "milestone 60 on 2019-12-31: not met" explains I1
figures '<observation period="2019" value="65" low="62" high="70"/>'
expect "a value and its ends"               0 '"status": "on-track", "value": 65, "low": 62, "high": 70,' objects
indicator '' '<target low="80" high="120" date="2021-12-31" baseline="60"/>'
figures '<observation period="2019" low="60" high="140"/>'
expect "it may be in the range"             0 "status no-data: the latest figure says only" explains I1
"$SHEAF" build -C "$targets" --template indicator --indicator I1 -q -o "$targets/page.pdf"
expect "the page says no more"              0 ": 0 findings" "$SHEAF" audit --truth --data "$targets" "$targets/page.pdf"

# ---- a stock told before the year's end, in the column of the year ----

sed -i 's/ over-areas="sum"//' "$targets/data/measures.xml"
words_of() { "$SHEAF" build -C "$targets" --template indicator --indicator I1 -q -o "$targets/page.pdf" && pdftotext "$targets/page.pdf" - | tr -s '\n ' ' '; }
figures '<observation period="2019-06" value="60"/>'
expect "has its month in a note"            0 "of Jun 2019." words_of
figures '<observation period="2019-12" value="60"/>'
reject "at its end it needs none"           0 "of Dec 2019." words_of

# ---- a flow of a quarter, and a target of a year ----

sed -i 's/nature="stock"/nature="flow"/' "$targets/data/measures.xml"
figures '<observation period="2019-Q4" value="60"/>'
indicator '' '<target value="80" date="2021-12-31" baseline="40"/>'
expect "is not held against it"             0 "latest 40 on 2017-12-31;" explains I1
sed -i 's/period="2017"/period="2017-Q4"/' "$targets/data/observations.xml"
expect "and where there is nothing else"    0 "status no-data: no figure is of a period as long as what is wanted is of" explains I1
"$SHEAF" build -C "$targets" --template indicator --indicator I1 -q -o "$targets/page.pdf"
expect "nor is it on the page"             0 ": 0 findings" "$SHEAF" audit --truth --data "$targets" "$targets/page.pdf"

# ---- what a flow is held against stands as its points do, in the middle of their periods ----

# way OF PERIOD VALUE …: figures that have gone as much of the way as of the time lie on the path that is drawn
mkdir -p "$targets/templates"
echo '<template for="plan" theme="house"><master name="first" size="A5" margin="40"/><title>T</title><body><chart kind="line" of="{indicator('"'I1'"')/@key}" title="Way"/></body></template>' > "$targets/templates/way.xml"
way() {
    of=$1 && shift
    printf '<observations><series measure="reached" sources="S">' > "$targets/data/observations.xml"
    while [ $# -gt 0 ]; do printf '<observation period="%s" value="%s"/>' "$1" "$2" >> "$targets/data/observations.xml" && shift 2; done
    echo '</series></observations>' >> "$targets/data/observations.xml"
    "$SHEAF" build -C "$targets" --template way --stop-after pages > "$targets/way.pages"
    faults=$(python3 tests/cli/on_path.py "$targets/way.pages" 3)
    [ -z "$faults" ] && pass || fail "$of: $faults"
}
indicator '' '<target value="22" date="2021-12-31" baseline="10" baseline-date="2017-12-31"/>'
way "a flow of years" 2017 10 2018 13 2019 16
grep -q 'actual="2017"' "$targets/way.pages" && ! grep -q 'actual="[^"]*Jul' "$targets/way.pages" && pass || fail "a flow of a year is told as a day"
indicator '' '<target value="22" date="2021-12-31"/>'
way "and its baseline a figure" 2017 10 2018 13 2019 16
indicator '' '<target value="22" date="2019-12-31" baseline="10" baseline-date="2017-12-31"><milestone date="2018-12-31" value="14"/></target>'
way "a flow with a milestone" 2017 10 2018 14 2019 22
sed -i 's/nature="flow"/nature="flow" frequency="Q"/' "$targets/data/measures.xml"
indicator '' '<target value="26" date="2021-12-31" baseline="10" baseline-date="2017-12-31"/>'
way "a flow of quarters" 2017-Q4 10 2018-Q4 14 2019-Q4 18
sed -i 's/nature="flow" frequency="Q"/nature="stock"/' "$targets/data/measures.xml"
indicator '' '<target value="22" date="2021-12-31" baseline="10" baseline-date="2017-12-31"/>'
way "and a stock at its days" 2017 10 2018 13 2019 16

# a flow of fiscal years from July on has the middle of 2018/19 in 2018: no row of calendar years under its line says so
sed -i 's/ as-of=/ fiscal-year-start="--07-01" as-of=/' "$targets/data/plan.xml"
sed -i 's/nature="stock"/nature="flow"/' "$targets/data/measures.xml"
sed -i 's/title="Way"/options="yearly" title="Way"/' "$targets/templates/way.xml"
printf '<observations><series measure="reached" sources="S"><observation period="2016-A1" value="10"/><observation period="2017-A1" value="13"/><observation period="2018-A1" value="17"/></series></observations>\n' > "$targets/data/observations.xml"
"$SHEAF" build -C "$targets" --template way -q -o "$targets/way.pdf"
expect "figures of fiscal years on a line"  0 ": 0 findings" "$SHEAF" audit --truth --data "$targets" "$targets/way.pdf"
pdftotext "$targets/way.pdf" - | grep -qx "2018/19" && pass || fail "the line does not name its fiscal years"
sed -i 's/ fiscal-year-start="--07-01"//' "$targets/data/plan.xml"
sed -i 's/nature="flow"/nature="stock"/' "$targets/data/measures.xml"
figures '<observation period="2019-Q4" value="60"/>'

# ---- what stands until it is revoked stands in the column of each year ----

cp "$targets/data/measures.xml" "$targets/measures.kept"
cat > "$targets/data/measures.xml" <<'END'
<measures><dimension id="sex"><title>Sex</title><member id="f"><title>Women</title></member></dimension>
<measure id="reached" nature="stock" ascending="true" decimals="0" by="sex" over-areas="sum"><title>Reached</title></measure>
<measure id="law" nature="standing" ascending="true" decimals="0"><title>Law</title><grade id="no" value="0"><title>no law</title></grade><grade id="yes" value="1"><title>in force</title></grade></measure></measures>
END
# law UNTIL: in force in Alba since May 2017, in Old Town from 2018 on to that day
law() {
    cat > "$targets/data/observations.xml" <<END
<observations><series measure="reached" area="AAA" sources="S"><observation period="2016" value="3"/><observation period="2020" value="5"/></series>
<series measure="reached" area="n1" sources="S"><observation period="2016" value="3"/></series>
<series measure="law" area="AAA" sources="S"><observation period="2017-05-02" value="1"/></series>
<series measure="law" area="n1" sources="S"><observation period="2018-03-01" value="1" until="$1"/></series></observations>
END
}
law 2019-02-01
sed 's/<indicator.*/<targets group="all" areas="AAA n1" sources="S"><title>Areas<\/title><\/targets><follow kind="ladder" measure="law"><title>Law<\/title><\/follow><\/objective><\/goal><\/plan>/; /<target /,$d' "$targets/data/plan.xml" > "$targets/plan.law" && mv "$targets/plan.law" "$targets/data/plan.xml"
for of in "AAA · in force in force in force in force" "n1 · · in force revoked revoked"; do
    area=${of%% *}
    "$SHEAF" build -C "$targets" --template factsheet --area $area -q -o "$targets/law-$area.pdf"
    cells=$(pdftotext -layout "$targets/law-$area.pdf" - | sed -n 's/^ *Law  *\(·.*\)/\1/p' | tr -s ' ' | sed 's/ [0-9]*$//')
    [ "$cells" = "${of#* }" ] && pass || fail "what stands, by year, in $area: '$cells', not '${of#* }'"
    expect "and it is so: $area"            0 ": 0 findings" "$SHEAF" audit --truth --data "$targets" "$targets/law-$area.pdf"
done
# the data that a file carries say which measures stand, so that it can be held against these alone
"$SHEAF" build -C "$targets" --template factsheet --area AAA --attach -q -o "$targets/law-attached.pdf"
expect "and by what is attached"            0 ": 0 findings" "$SHEAF" audit --truth "$targets/law-attached.pdf"
# nor is its grade a key figure, "1", or said to be unknown in the years in which it stood
pdftotext "$targets/law-AAA.pdf" - | grep -q "first figure" && fail "a law is told as the figure 1" || pass
law 2020-02-01
expect "revoked before it was"              6 "(rule 'cells'): law.n1.2018-03-01 stood at the end of 2019" "$SHEAF" audit --truth --data "$targets" "$targets/law-n1.pdf"
sed -i 's/period="2018-03-01"/period="2016-03-01"/' "$targets/data/observations.xml"
expect "a point where it stood"             6 "(rule 'cells'): law.n1.2016-03-01 stood" "$SHEAF" audit --truth --data "$targets" "$targets/law-n1.pdf"
mv "$targets/measures.kept" "$targets/data/measures.xml"
figures '<observation period="2019-Q4" value="60"/>'

# ---- an area's own rating ----

indicator 'status-rule="rated"' '<target area="AAA" value="20" date="2021-12-31"/><target area="N" value="20" date="2021-12-31"/><target value="80" date="2021-12-31"/>
<rating area="AAA" status="limited" by="The team" date="2019-05-01"/><rating status="on-track" by="The team" date="2020-02-01"/>'
expect "a later one of the whole"           0 "I1/AAA limited 16 2019 Reached;I1/N on-track" rows
expect "is of the whole"                    0 "rated on-track by The team on 2020-02-01" explains I1

# ---- each reason why there is no status has its words ----

for lang in en fr ar; do
    for reason in no-figure stale deadline-passed no-baseline bound not-rated no-growth other-length; do
        grep -q "key=\"reason-$reason\"" "data/catalogue-$lang.xml" && pass || fail "no words for $reason: $lang"
    done
done
