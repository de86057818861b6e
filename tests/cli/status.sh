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
