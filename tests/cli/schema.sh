# The schemas are what the program writes, and the shipped data hold to them.
for schema in data/schema/*.rng; do
    root=$(basename "$schema" .rng)
    "$SHEAF" schema "$root" | cmp -s - "$schema" && pass || fail "data/schema/$root.rng is not what 'sheaf schema $root' writes"
done
if command -v xmllint >/dev/null 2>&1; then
    for file in data/*.xml; do
        root=$(xmllint --xpath 'name(/*)' "$file")
        xmllint --noout --relaxng "data/schema/$root.rng" "$file" 2>"$scratch/stderr" && pass || fail "$file does not hold to $root.rng"
    done
    printf '<observations><series measure="a"><observation period="2018" value="1" colour="red"/></series></observations>\n' > "$scratch/bad.xml"
    xmllint --noout --relaxng data/schema/observations.rng "$scratch/bad.xml" 2>/dev/null && fail "the schema takes an attribute that the program refuses" || pass
else
    skip "schemas: xmllint is not installed"
fi

# Tables and grammar agree: what `sheaf check` refuses by its tables of elements and attributes (S110 to S129), an
# independent validator refuses by the grammar, and the other way round. FILE, what is replaced, what by.
agree() {
    cp "$scratch/small/data/$1" "$scratch/mutant.xml"
    sed "s|$2|$3|" "$scratch/mutant.xml" > "$scratch/small/data/$1"
    if cmp -s "$scratch/mutant.xml" "$scratch/small/data/$1"; then
        fail "the schemas: '$2' is not in $1"
    else
        "$SHEAF" check -C "$scratch/small" 2>&1 | grep -qE 'error\[S1[12][0-9]\]' && ours=refused || ours=taken
        root=$(sed -n 's/^<\([a-z][a-z]*\).*/\1/p' "$scratch/small/data/$1" | head -n 1)
        jing "data/schema/$root.rng" "$scratch/small/data/$1" >"$scratch/jing.txt" 2>&1 && theirs=taken || theirs=refused
        [ $ours = $theirs ] && [ $ours = "$4" ] && pass || { fail "the schemas: $1 with '$3' is $ours by the tables, $theirs by the grammar, not $4"; head -n 2 "$scratch/jing.txt"; }
    fi
    cp "$scratch/mutant.xml" "$scratch/small/data/$1"
}
if command -v jing >/dev/null 2>&1; then
    "$SHEAF" init "$scratch/small" >/dev/null 2>&1
    while IFS='~' read -r file from to verdict; do
        agree "$file" "$from" "$to" "$verdict"
    done <<'CASES'
plan.xml~ id="example"~~refused
plan.xml~xml:lang="en"~xml:lang="english language"~refused
plan.xml~xml:lang="en"~xml:lang="en-GB"~taken
plan.xml~start="2024-01-01"~start="1 January 2024"~refused
plan.xml~start="2024-01-01"~start="2024"~taken
plan.xml~as-of="2025-06-30"~as-of="2025-6-30"~refused
plan.xml~<goal id="1">~<goal>~refused
plan.xml~<goal id="1">~<goal id="one two">~refused
plan.xml~<goal id="1">~<goal id="1" colour="red">~refused
plan.xml~<goal id="1">~<surprise/><goal id="1">~refused
plan.xml~<goal id="1">~<strategy>x</strategy><goal id="1">~refused
plan.xml~kind="level"~kind="wish"~refused
plan.xml~kind="level"~kind="money"~taken
plan.xml~<target value="0"~<target value="1,030"~refused
plan.xml~<target value="0"~<target value="NaN"~refused
plan.xml~<target value="0"~<target value="-1.5e3"~taken
plan.xml~<target value="0"~<target value="all"~taken
plan.xml~<target value="0"~<target value=" 0"~refused
plan.xml~baseline="first"~baseline="last"~refused
plan.xml~states="NPL BTN"~states="NPL, BTN"~refused
plan.xml~<targets group="targets"~<targets~refused
plan.xml~<organisation>~<organisation id="x">~refused
plan.xml~</objective>~words</objective>~refused
states.xml~id="NPL"~id="N P L"~refused
states.xml~id="NPL"~~refused
states.xml~name=~nam=~refused
measures.xml~nature="[a-z]*"~nature="liquid"~refused
measures.xml~decimals="[0-9]*"~decimals="many"~refused
measures.xml~</measures>~<state id="x" name="y"/></measures>~refused
sources.xml~id="EXAMPLE"~~refused
sources.xml~</sources>~<source id="b" title="B"/></sources>~taken
observations.xml~<series measure="villages-without-well"~<series~refused
observations.xml~period="2022"~period="last year"~refused
observations.xml~period="2022"~period="2022-06"~taken
observations.xml~period="2022"~~refused
observations.xml~value="120"~value="0x10"~refused
observations.xml~value="120"~value="120" status="perhaps"~refused
observations.xml~value="120"~value="120" status="estimate"~taken
observations.xml~value="120"~value="120" note="x"~taken
plan.xml~<goal id="1">~<goal id="1" audience="internal">~taken
plan.xml~<goal id="1">~<goal id="1" audience="public">~taken
plan.xml~<goal id="1">~<goal id="1" audience="everyone">~refused
plan.xml~<organisation>~<organisation audience="internal">~taken
plan.xml~<title>~<title audience="internal">~refused
plan.xml~<strategy>~<strategy audience="internal">~taken
plan.xml~<targets group="targets"~<targets group="targets" audience="internal"~taken
plan.xml~<plan ~<plan audience="internal" ~refused
states.xml~<states>~<states audience="internal">~refused
states.xml~id="NPL"~id="NPL" audience="internal"~taken
sources.xml~id="EXAMPLE"~id="EXAMPLE" audience="internal"~taken
observations.xml~value="120"~value="120" audience="internal"~taken
observations.xml~value="120"~value="1,20" audience="internal"~refused
observations.xml~</observations>~<observation period="2022" value="1"/></observations>~refused
CASES
else
    skip "schemas: jing is not installed"
fi
