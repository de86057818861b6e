# Statuses of a small plan of another kind: what the program prints of them, what it explains, and what its pages say of them.
small="$scratch/small"
mkdir -p "$small/data"
cat > "$small/data/areas.xml" <<'END'
<areas><area id="AAA" name="Alba"/><area id="BBB" name="Bria"/><area id="CCC" name="Cora"/><area id="DDD" name="Dune"/></areas>
END
cat > "$small/data/sources.xml" <<'END'
<sources><source id="S" published="2020-01-31" title="Survey"/></sources>
END
cat > "$small/data/measures.xml" <<'END'
<measures>
<measure id="rate" nature="stock" ascending="false" decimals="0"><title>Rate</title></measure>
<measure id="coverage" nature="stock" ascending="true" decimals="1"><title>Coverage</title></measure>
<measure id="rating" nature="judgement" ascending="true" rater="R"><title>Rating</title><grade id="off" value="0"><title>off track</title></grade><grade id="on" value="1"><title>on track</title></grade></measure>
</measures>
END
cat > "$small/data/observations.xml" <<'END'
<observations>
<series measure="rate" sources="S"><observation period="2019" value="16.3"/></series>
<series measure="coverage" sources="S"><observation period="2019" value="82.4"/></series>
<series measure="rating" area="AAA" sources="S"><observation period="2019" value="1"/></series>
<series measure="rating" area="BBB" sources="S"><observation period="2019" value="1"/></series>
<series measure="rating" area="CCC" sources="S"><observation period="2019" value="1"/></series>
<series measure="rating" area="DDD" sources="S"><observation period="2019" value="0"/></series>
</observations>
END
# plan TEXT: the plan, from 2018 to 2021 and looked at in the middle of 2020, whose one objective holds that
plan() {
    cat > "$small/data/plan.xml" <<END
<plan id="small" xml:lang="en" start="2018-01-01" end="2021-12-31" as-of="2020-06-30"><title>Small</title>
<goal id="1"><title>Goal</title><objective id="1A"><title>Objective</title>
$1
<targets group="t" areas="AAA BBB CCC DDD"><title>Areas</title></targets></objective></goal></plan>
END
}
explains() { "$SHEAF" explain -C "$small" "$1" | tr -s ' ' | tr '\n' ';'; }

plan '<indicator id="I1" kind="level" measure="rate"><title>Rate</title><target value="15.2" date="2021-12-31" baseline="17.1"/></indicator>
<indicator id="I2" kind="level" measure="coverage"><title>Coverage</title><target value="75" date="2021-12-31" baseline="80"/></indicator>
<indicator id="I3" kind="judgement" measure="rating" among="1A" counts="1"><title>Rated</title><target value="all" date="2021-12-31"/></indicator>
<indicator id="I4" kind="judgement" measure="rating" among="1A" counts="1"><title>Rated</title><target value="4" date="2021-12-31" baseline="1"/></indicator>'
expect "the small plan"                        0 "no errors, 0 warnings" "$SHEAF" check -C "$small"
expect "a target met at the baseline is kept"  0 "I2 achieved" sh -c "\"$SHEAF\" status -C \"$small\" | tr -s ' '"
expect "a count without a baseline is judged"  0 "baseline 0 on 2018-01-01; latest 3 on 2019-12-31; target 4 on 2021-12-31" explains I3
expect "by its pace"                           0 "status on-track" explains I3
expect "a stated baseline is of the start"     0 "baseline 1 on 2018-01-01" explains I4
expect "numbers are as short as they can be"   0 '"value": 16.3, "date": "2019", "undated": false, "target": 15.2' "$SHEAF" status --json -C "$small"
"$SHEAF" build -C "$small" --template indicator --indicator I1 -q -o "$small/page.pdf" && pdftotext "$small/page.pdf" - | tr -s '\n ' ' ' >"$scratch/page.txt"
grep -q "from 17.1 to 15.2, with 16.3 reached: 42 %" "$scratch/page.txt" && pass || fail "what the shares follow from is rounded"
expect "all of it holds"                       0 ": 0 findings" "$SHEAF" audit --truth --data "$small" "$small/page.pdf"

# ---- milestones, ranges, targets for areas, and other rules ----

follow() { plan "<indicator id=\"I1\" kind=\"level\" measure=\"coverage\" $1><title>Coverage</title>$2</indicator>"; }
cat > "$small/data/observations-areas.xml" <<'END'
<observations>
<series measure="coverage" sources="S"><observation period="2017" value="80"/></series>
<series measure="coverage" area="AAA" sources="S"><observation period="2017" value="40"/><observation period="2019" value="50"/></series>
<series measure="coverage" area="BBB" sources="S"><observation period="2019" value="91"/></series>
</observations>
END
follow '' '<target value="90" date="2021-12-31"><milestone date="2018-12-31" value="81"/><milestone date="2020-12-31" value="85"/></target>
<target area="AAA" value="60" date="2021-12-31"/>'
expect "milestones stand in order"        0 "milestone 81 on 2018-12-31: not met; milestone 85 on 2020-12-31: ahead" explains I1
# from 80 to 90; on 2019-12-31 the path is 81 + 4 * 365/731 = 82.997, and 0.29973 of the way gone; a = 2.4/10
expect "the path has gone three tenths"   0 "- baseline) = 0.2400" explains I1
expect "and the pace is held against it"  0 "path on the day of latest - baseline) / (target - baseline) = 0.2997; pace a / p = 0.8007" explains I1
expect "the target of an area"            0 "target 60 on 2021-12-31" explains I1/AAA
# 730 of 1461 days gone; on 2020-06-30 912 of them: 40 + 20 * 912/1461
expect "the area's own pace"              0 "a / e = 1.0007; required 52.48459959" explains I1/AAA
expect "it has a row of its own"          0 "I1/AAA on-track 50 2019" sh -c "\"$SHEAF\" status -C \"$small\" | tr -s ' '"
expect "and is an object of its own"      0 '"area": "AAA"' "$SHEAF" status --json -C "$small"
follow '' '<target value="85" date="2019-06-30"/><target value="90" date="2021-12-31"/>'
expect "the next target that is due"      0 "target 90 on 2021-12-31" explains I1
follow '' '<target low="70" high="85" date="2021-12-31"/>'
expect "a range to stay within"           0 "within 70 to 85 on 2021-12-31; the baseline meets it: it is kept or lost" explains I1
expect "is kept"                          0 "status achieved" explains I1
follow '' '<target aim="no-worse" date="2021-12-31"/>'
expect "no worse than the baseline"       0 "no worse 80 on 2021-12-31" explains I1
follow 'status-rule="cagr"' '<target value="90" date="2021-12-31"/>'
# 1.03 ^ (365.25 / 730) - 1 = 0.01490 and 1.125 ^ (365.25 / 1461) - 1 = 0.02988
expect "growth, and growth due"           0 "- 1 = 0.0149; growth due G = (target / baseline) ^ (1 / years between them) - 1 = 0.0299; pace g / G = 0.4986" explains I1
follow 'status-rule="bands" bands="on-track:90 accelerate:75 limited"' ''
expect "the band of the latest figure"    0 "rule bands; bands on-track from 90; accelerate from 75; limited for what is left; status accelerate" explains I1
follow 'status-rule="rated"' '<rating status="limited" by="The team" date="2019-05-01"/><rating status="on-track" by="The team" date="2020-02-01">New clinics opened.</rating><rating status="missed" by="The team" date="2020-09-01"/>'
expect "the last rating that was given"   0 "rated on-track by The team on 2020-02-01: New clinics opened.; status on-track" explains I1
follow 'status-rule="rated"' ''
expect "rated by nobody"                  0 "status no-data: nobody has rated it" explains I1
plan '<follow kind="level" measure="coverage" value="90" date="2021-12-31"><title>All</title></follow>
<follow kind="level" measure="coverage" area="AAA" value="60" date="2021-12-31"><title>Alba alone</title></follow>
<follow kind="level" measure="rate" area="BBB" value="60" date="2021-12-31"><title>Rate of Bria</title></follow>'
expect "a row for an area"                0 "1A, Alba: Alba alone; measure coverage; baseline 40 on 2017-12-31; coverage.AAA.2017 = 40, own day 2017-12-31, published 2020-01-31: S; latest 50" explains 1A/AAA
grep -q "Alba: All\|Rate of Bria" "$scratch/stdout" && fail "a row stands for an area that is not its own" || pass
expect "and for all others"               0 "1A, Bria: All" explains 1A/BBB

# ---- what is wrong with them, each with its places ----

wrong() { expect "$1" 4 "$2" "$SHEAF" check -C "$small"; }
follow '' '<target value="90" date="2021-12-31">
<milestone date="2022-06-30" value="85"/></target>'
wrong "a milestone after the target"      "plan.xml:4:1: error[S865]: the milestone of 2022-06-30 is not before the target, which is of 2021-12-31"
wrong "with the target's place"           "plan.xml:3:"
follow '' '<target value="90" date="2021-12-31"><milestone date="2019" value="85"/>
<milestone date="2019-12-31" value="86"/></target>'
wrong "two milestones of one day"         "plan.xml:4:1: error[S866]"
follow 'status-rule="bands"' ''
wrong "bands that are not named"          "error[S867]: the status of I1 is made by bands, and none are named"
follow 'status-rule="bands" bands="on-track:90"' ''
wrong "bands that leave a value out"      "error[S864]: 'on-track:90' does not name bands of statuses"
follow 'status-rule="bands" bands="on-track:75 accelerate:90 limited"' ''
wrong "bands worst first"                 "error[S868]"
follow 'status-rule="cagr"' '<target value="0" date="2021-12-31"/>'
wrong "growth to nought"                  "error[S869]: the status of I1 is made by rates of growth, and its target of 0 is not above 0"
follow '' '<target low="70" date="2021-12-31"/>'
wrong "a range of one end"                "error[S870]: this is no range to stay within: it has one end"
follow '' '<target low="90" high="70" date="2021-12-31"/>'
wrong "a range turned round"              "error[S870]: this is no range to stay within: its ends are turned round"
follow '' '<target low="70" high="90" value="3" date="2021-12-31"/>'
wrong "a range and a value"               "error[S870]"
sed -i 's/ascending="true" decimals="1"/decimals="1"/' "$small/data/measures.xml"
follow '' '<target aim="no-worse" value="70" date="2021-12-31"/>'
wrong "no worse, and nothing says what that is" "error[S871]"
sed -i 's/nature="stock" decimals="1"/nature="stock" ascending="true" decimals="1"/' "$small/data/measures.xml"
cat > "$small/data/areas-more.xml" <<'END'
<areas><area id="EEE" name="Egon"/></areas>
END
plan '<follow kind="level" measure="coverage" area="EEE" value="90" date="2021-12-31"><title>Egon</title></follow>'
expect "a row for an area that is no target" 0 "warning[S872]: this row is for EEE, which is no target of the objective 1A" "$SHEAF" check -C "$small"
rm "$small/data/areas-more.xml"

# ---- what stands, and what happens ----

sed -i 's,</measures>,<measure id="law" nature="standing" ascending="true"><title>Law</title></measure><measure id="vote" nature="event" ascending="true"><title>Vote</title></measure></measures>,' "$small/data/measures.xml"
cat > "$small/data/observations-law.xml" <<'END'
<observations>
<series measure="law" area="AAA" sources="S"><observation period="2008-10-22" value="1"/></series>
<series measure="law" area="BBB" sources="S"><observation period="2012" value="1" until="2019-03-01"/></series>
<series measure="vote" area="AAA" sources="S"><observation period="2018" value="1"/></series>
<series measure="vote" area="BBB" sources="S"><observation period="2019" value="1"/></series>
</observations>
END
plan '<indicator id="L" kind="area-set" measure="law" among="1A"><title>Law</title><target value="all" date="2021-12-31"/></indicator>
<indicator id="V" kind="area-set" measure="vote" among="1A" span="plan"><title>Vote</title><target value="all" date="2021-12-31"/></indicator>'
expect "a law of 2008 counts"              0 "counted Alba: stands since 2008-10-22" explains L
expect "one that was revoked does not"     0 "not Bria: revoked on 2019-03-01" explains L
expect "nobody is without a reason"        0 "not Dune: no figure" explains L
expect "one more counted at the start"     0 "baseline 2 on 2018-01-01; latest 1" explains L
expect "votes since the plan's start"      0 "latest 2" explains V
expect "and by which rule"                 0 "counts what happened from 2018-01-01 to 2020-06-30, at least 1" explains V
cp "$small/data/observations-law.xml" "$scratch/law.xml"
sed -i 's/period="2012" value="1" until="2019-03-01"/period="2012" value="1" until="2011"/' "$small/data/observations-law.xml"
wrong "revoked before it began"            "observations-law.xml:3:46: error[S873]: this stands from 2012 on, and was revoked before, on 2011"
wrong "with the place of its end"          "see: $small/data/observations-law.xml:3:90"
sed 's/period="2019" value="1"/period="2019" value="1" until="2020"/' "$scratch/law.xml" > "$small/data/observations-law.xml"
wrong "an event that is revoked"           "error[S874]: an observation of 'vote' was revoked"
cp "$scratch/law.xml" "$small/data/observations-law.xml"
"$SHEAF" build -C "$small" --template indicator --indicator L --attach -q -o "$small/law.pdf" || fail "a page of a law"
legend_of() { "$SHEAF" build -C "$small" --template indicator --indicator "$1" -q -o "$small/legend.pdf" && pdftotext "$small/legend.pdf" - | tr -s '\n ' ' '; }
expect "who revoked is keyed so"           0 "revoked" legend_of L
sed -i 's,nature="standing" ascending="true"><title>Law</title>,nature="standing" ascending="true"><title>Law</title><grade id="none" value="0"><title>no law</title></grade><grade id="open" value="1"><title>law in force</title></grade>,' "$small/data/measures.xml"
expect "a grade does not hide it"          0 "law in force 1 Alba revoked 1 Bria not in our sources 2 Cora Dune" legend_of L
# A cell of a matrix says what stood at a year's end: of what was revoked neither its grade nor the least one.
expect "a matrix of what stands"           0 "page" "$SHEAF" build -C "$small" --template matrix --indicator L -o "$small/matrix.pdf"
expect "has no grade of what was revoked"  0 "" "$SHEAF" build -C "$small" --template matrix --indicator L --stop-after pages
row_of() { grep -o 'actual="[^"]*"' "$scratch/stdout" | tr '\n' ' '; }
[ "$(grep -c 'actual="no law"' "$scratch/stdout")" -eq 0 ] && [ "$(grep -c 'rule="missing".*reason="revoked"' "$scratch/stdout")" -eq 2 ] && pass || fail "a matrix of what was revoked: $(row_of)"
expect "and what it says holds"            0 ": 0 findings" "$SHEAF" audit --truth --data "$small" "$small/matrix.pdf"
sed -i 's/ until="2019-03-01"//' "$small/data/observations-law.xml"
expect "but not of a law that stands"      6 "(rule 'missing'): law.BBB.2012 stood at the end of 2019" "$SHEAF" audit --truth --all --data "$small" "$small/matrix.pdf"
cp "$scratch/law.xml" "$small/data/observations-law.xml"
sed -i 's, span="plan",,' "$small/data/plan.xml"
expect "what happened in another year"     0 "at another time 1 Alba not in our sources 2 Cora Dune" legend_of V
sed -i 's,<grade id="none".*law in force</title></grade>,,; s,among="1A"><title>Vote,among="1A" span="plan"><title>Vote,' "$small/data/measures.xml" "$small/data/plan.xml"
expect "what is said of laws holds"        0 ": 0 findings" "$SHEAF" audit --truth --data "$small" "$small/law.pdf"
expect "and is what is attached"           0 "0 differ, 0 have no row" "$SHEAF" audit --data "$small/law.pdf"
sed -i 's/until="2019-03-01"/until="2021-03-01"/' "$small/data/observations-law.xml"
expect "a law that was not revoked by then" 6 "2 of 4 count" "$SHEAF" audit --truth --data "$small" "$small/law.pdf"
cp "$scratch/law.xml" "$small/data/observations-law.xml"

# ---- what pages say of such statuses, held against the data, and against data in which the writer would be wrong ----

page_of() { "$SHEAF" build -C "$small" --template indicator --indicator I1 -q -o "$small/page.pdf" || fail "a page: $1"; pdftotext "$small/page.pdf" - | tr -s '\n ' ' ' >"$scratch/page.txt"; }
says() { grep -qF "$1" "$scratch/page.txt" && pass || fail "a page does not say: $1"; expect "and it holds: $1" 0 ": 0 findings" "$SHEAF" audit --truth --data "$small" "$small/page.pdf"; }
lies() { expect "told of data that say otherwise: $1" 6 "$1" "$SHEAF" audit --truth --data "$small" "$small/page.pdf"; }
follow '' '<target value="90" date="2021-12-31"><milestone date="2020-12-31" value="85"/></target>'
page_of milestones
# from 80 on 2017-12-31 to 85 on 2020-12-31, 1096 days: 5 * 730/1096 / 10 = 0.333; 0.24 over it
says "Share of the way that the path with its milestones has gone by then: 33 %. Pace, the share of the way over it: 0.72."
expect "its chart has the milestone"      0 "milestone" "$SHEAF" build -C "$small" --template indicator --indicator I1 --stop-after doc
grep -q "milestone-date=2020-12-31\|milestone-date 2020-12-31" "$scratch/stdout" && pass || fail "the day of the milestone: $(grep -o 'milestone-date.\{12\}' "$scratch/stdout")"
expect "its text names it"                0 "Milestone of 85 by 31 December 2020." "$SHEAF" build -C "$small" --template indicator --indicator I1 --stop-after pages
grep -q "milestone 85" "$scratch/page.txt" && pass || fail "the chart does not name its milestone"
grep -q "path needed" "$scratch/page.txt" && fail "a path that bends has no one step a year" || pass
follow '' '<target value="90" date="2021-12-31"><milestone date="2020-12-31" value="88"/></target>'
lies "the path has gone"
follow 'status-rule="cagr"' '<target value="90" date="2021-12-31"/>'
page_of growth
says "Growth a year: 1.49 %; needed to reach the target: 2.99 %. Pace, the one over the other: 0.50."
follow '' '<target value="90" date="2021-12-31"/>'
lies "growth is"
follow 'status-rule="bands" bands="on-track:90 accelerate:75 limited"' ''
page_of bands
says "The latest figure, 82.4, lies in the band that reaches to 75."
follow 'status-rule="bands" bands="on-track:90 accelerate:75 limited"' '<target value="90" date="2021-12-31"/>'
reject "bands have no path"               0 "baseline=" "$SHEAF" build -C "$small" --template indicator --indicator I1 --stop-after doc
follow '' '<target value="82.6" date="2021-12-31"/>'
page_of "a target that is reached early"
# 80 at the end of 2017, 82.4 after 730 days; 0.2 more takes 61 days from 2020-06-30
says "reached at this pace in Aug 2020"
follow 'status-rule="bands" bands="on-track:90 accelerate:75 limited"' ''
page_of bands
follow 'status-rule="bands" bands="on-track:80 accelerate:75 limited"' ''
lies "the figure lies in another band"
lies "by its figures the status is on-track"
follow 'status-rule="rated"' '<rating status="on-track" by="The team" date="2020-02-01">New clinics opened.</rating>'
page_of rated
says "Rated by The team on 1 February 2020."
says "New clinics opened."                  # in the column beside the status, whose lines need not be read between them
follow 'status-rule="rated"' '<rating status="missed" by="The board" date="2020-02-01"/>'
lies "it was rated by somebody else"
follow '' '<target low="70" high="85" date="2021-12-31"/>'
page_of range
says "To stay from 70 to 85; the latest figure is 82.4."
expect "its chart has both ends"          0 "low=70 high=85" "$SHEAF" build -C "$small" --template indicator --indicator I1 --stop-after doc
follow '' '<target low="70" high="82" date="2021-12-31"/>'
lies "the range is another"
follow '' '<target aim="no-worse" value="75" date="2021-12-31"/>'
page_of kept
says "To stay at 75 or more; the latest figure is 82.4."
follow '' '<target aim="no-worse" value="78" date="2021-12-31"/>'
lies "the target is 78"
plan '<follow kind="level" measure="coverage" area="AAA" low="60" high="70" date="2021-12-31"><title>Alba alone</title></follow>
<follow kind="level" measure="coverage" value="90" date="2021-12-31"><milestone date="2020-12-31" value="80"/><title>All</title></follow>'
mkdir -p "$small/templates"
echo '<masters><master name="first" size="A4" margin="54 42 60 42"/></masters>' > "$small/templates/plain.xml"
cat > "$small/templates/rows.xml" <<'END'
<template for="area" theme="house" masters="plain"><title>Rows</title><body><h1>Rows</h1><variable name="follows" select="follows($area)"/><include href="parts/block-progress"/></body></template>
END
"$SHEAF" build -C "$small" --template rows --area AAA -q -o "$small/page.pdf" || fail "a sheet of a range"
grep -q "" "$small/page.pdf" && pdftotext "$small/page.pdf" - | tr -s '\n ' ' ' | grep -q "To stay from 60 to 70; the latest figure is 50" && pass || fail "a row does not say its range"
expect "a sheet with a range holds"  0 ": 0 findings" "$SHEAF" audit --truth --data "$small" "$small/page.pdf"
"$SHEAF" build -C "$small" --template overview -q -o "$small/page.pdf" || fail "an overview"
expect "and an overview"             0 ": 0 findings" "$SHEAF" audit --truth --data "$small" "$small/page.pdf"
for lang in fr ar; do grep -q 'key="indicator-rated"' "data/catalogue-$lang.xml" && pass || fail "no word for what is rated: $lang"; done
