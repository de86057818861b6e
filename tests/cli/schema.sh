# The schemas are what the program writes, and the shipped data hold to them.
for schema in data/schema/*.rng; do
    root=$(basename "$schema" .rng)
    "$SHEAF" schema "$root" | cmp -s - "$schema" && pass || fail "data/schema/$root.rng is not what 'sheaf schema $root' writes"
done
if command -v xmllint >/dev/null 2>&1; then
    for file in data/*.xml data/packs/*.xml; do
        root=$(xmllint --xpath 'name(/*)' "$file")
        xmllint --noout --relaxng "data/schema/$root.rng" "$file" 2>"$scratch/stderr" && pass || fail "$file does not hold to $root.rng"
    done
    printf '<observations><series measure="a"><observation period="2018" value="1" colour="red"/></series></observations>\n' > "$scratch/bad.xml"
    xmllint --noout --relaxng data/schema/observations.rng "$scratch/bad.xml" 2>/dev/null && fail "the schema takes an attribute that the program refuses" || pass
else
    skip "schemas: xmllint is not installed"
fi

# Tables and grammar agree: what the program refuses by its tables of elements and attributes (S110 to S129, S166, S167, S247), an independent
# validator refuses by the grammar, and the other way round. A mutant is ROOT-NUMBER.xml; all of one root are validated in
# one run, as starting a validator takes longer than validating.
number=0
# mutant ROOT FILE FROM TO VERDICT COMMAND...: what the program makes of FILE with FROM replaced by TO, said by COMMAND.
mutant() {
    root=$1 whole=$2 from=$3 to=$4 verdict=$5
    shift 5
    number=$((number + 1))
    sed "s|$from|$to|" "$whole" > "$scratch/mutants/$root-$number.xml"
    cmp -s "$whole" "$scratch/mutants/$root-$number.xml" && fail "the schemas: '$from' is not in $root"
    "$@" "$scratch/mutants/$root-$number.xml" 2>&1 | grep -qE 'error\[S(1([12][0-9]|6[67])|247)\]' && ours=refused || ours=taken
    echo "$root-$number~$to~$verdict~$ours" >> "$scratch/verdicts"
}
check_data() { cp "$2" "$scratch/small/data/$1"; "$SHEAF" check -C "$scratch/small"; }
make_pack() { "$SHEAF" pack -C "$scratch/small" -o "$scratch/pack.pdf" "$1"; }
compare_verdicts() {
    for root in $(cut -d- -f1 "$scratch/verdicts" | sort -u); do
        jing "data/schema/$root.rng" "$scratch/mutants/$root"-*.xml
    done > "$scratch/jing.txt" 2>&1
    while IFS='~' read -r name to verdict ours; do
        grep -q "/mutants/$name\.xml:" "$scratch/jing.txt" && theirs=refused || theirs=taken
        [ $ours = $theirs ] && [ $ours = "$verdict" ] && pass || { fail "the schemas: ${name%-*} with '$to' is $ours by the tables, $theirs by the grammar, not $verdict"; grep -m 2 "/mutants/$name\.xml:" "$scratch/jing.txt"; }
    done < "$scratch/verdicts"
}
if command -v jing >/dev/null 2>&1; then
    small_project "$scratch/small" >/dev/null 2>&1
    cp -r "$scratch/small/data" "$scratch/whole"
    mkdir "$scratch/mutants"
    while IFS='~' read -r file from to verdict; do
        mutant "${file%.xml}" "$scratch/whole/$file" "$from" "$to" "$verdict" check_data "$file"
        cp "$scratch/whole/$file" "$scratch/small/data/$file"
    done <<'CASES'
plan.xml~ id="example"~~refused
plan.xml~xml:lang="en"~xml:lang="english language"~refused
plan.xml~xml:lang="en"~xml:lang="en-GB"~taken
plan.xml~xml:lang="en"~xml:lang="en-x-house"~taken
plan.xml~xml:lang="en"~xml:lang="en-x"~refused
plan.xml~xml:lang="en"~xml:lang="i-default"~taken
plan.xml~xml:lang="en"~xml:lang="en-a-b"~refused
plan.xml~areas="NPL BTN"~areas=" NPL\&#9;BTN "~taken
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
plan.xml~areas="NPL BTN"~areas="NPL, BTN"~refused
plan.xml~<targets group="targets"~<targets~refused
plan.xml~<organisation>~<organisation id="x">~refused
plan.xml~</objective>~words</objective>~refused
measures.xml~nature=~scale="0" nature=~refused
areas.xml~id="NPL"~id="N P L"~refused
areas.xml~id="NPL"~~refused
areas.xml~name=~nam=~refused
measures.xml~nature="[a-z]*"~nature="liquid"~refused
measures.xml~decimals="[0-9]*"~decimals="many"~refused
measures.xml~decimals="[0-9]*"~decimals="10"~refused
measures.xml~decimals="[0-9]*"~decimals="9"~taken
measures.xml~</measures>~<area id="x" name="y"/></measures>~refused
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
areas.xml~<areas>~<areas audience="internal">~refused
areas.xml~id="NPL"~id="NPL" audience="internal"~taken
sources.xml~id="EXAMPLE"~id="EXAMPLE" audience="internal"~taken
observations.xml~value="120"~value="120" audience="internal"~taken
observations.xml~value="120"~value="1,20" audience="internal"~refused
observations.xml~</observations>~<observation period="2022" value="1"/></observations>~refused
CASES
    cat > "$scratch/kinds.xml" <<'END'
<pack id="kinds" xml:lang="en" as-of="2018-11-20">
<title>Kinds</title>
<cover><p>words</p></cover>
<contents/>
<divider><title>Divider</title></divider>
<prose><title>Prose</title><p>words</p></prose>
<statement item="10"><title>Statement</title></statement>
<page template="sheet" subject="NPL"><title>Page</title></page>
<chart-page measure="m"/>
<calendar-page form="list" year="2018"/>
<annex href="a.pdf"><title>Annex</title></annex>
<blank/>
</pack>
END
    # The same of packs, which are no data files: what is replaced in a pack with a part of each kind, what by.
    while IFS='~' read -r from to verdict; do
        mutant pack "$scratch/kinds.xml" "$from" "$to" "$verdict" make_pack
    done <<'CASES'
<title>Kinds</title>~<title>More kinds</title>~taken
 id="kinds"~~refused
id="kinds"~id="two kinds"~refused
xml:lang="en"~xml:lang="english language"~refused
as-of="2018-11-20"~as-of="20 November"~refused
as-of="2018-11-20"~as-of="2018-11-20" date="2018-11"~taken
as-of="2018-11-20"~as-of="2018-11-20" colour="red"~refused
as-of="2018-11-20"~audience="friends"~refused
as-of="2018-11-20"~audience="internal"~taken
as-of="2018-11-20"~audience="embargoed" embargo="2018-11-28"~taken
as-of="2018-11-20"~embargo="soon"~refused
as-of="2018-11-20"~paper="Letter" mail="yes"~taken
as-of="2018-11-20"~mail="perhaps"~refused
<blank/>~<surprise/>~refused
<blank/>~words~refused
<blank/>~<blank id="white" audience="internal"/>~taken
<blank/>~<blank start="recto"/>~refused
<blank/>~<blank>words</blank>~refused
<blank/>~<meeting>Of some</meeting><delegation>Us</delegation>~taken
<cover>~<cover pages="front" start="recto" mail="attach" audience="public">~taken
<cover>~<cover pages="some">~refused
<cover>~<cover start="verso">~refused
<cover>~<cover audience="embargoed">~refused
<cover>~<cover><title colour="red">T</title>~refused
<cover>~<cover><param name="a" value="b"/>~taken
<cover>~<cover><param name="a"/>~refused
<p>words</p></cover>~<grid><column span="4"><p class="x">a <em>b</em></p></column></grid></cover>~taken
<contents/>~<contents for-each="//area"/>~refused
<statement item="10">~<statement speaker="S" check-against-delivery="yes" words-per-minute="110" numbered="no">~taken
<statement item="10">~<statement check-against-delivery="maybe">~refused
<statement item="10">~<statement words-per-minute="many">~refused
<page template="sheet" subject="NPL">~<page subject="NPL">~refused
<page template="sheet" subject="NPL">~<page template="sheet" for-each="//area">~taken
<page template="sheet" subject="NPL">~<page template="sheet" subject="N P L">~refused
<page template="sheet" subject="NPL">~<page template="sheet" subject="NPL"><p>words</p>~refused
<page template="sheet" subject="NPL">~<page template="sheet" subject="NPL">words~refused
<chart-page measure="m"/>~<chart-page measure="m" area="NPL" indicator="1A-1"/>~taken
<chart-page measure="m"/>~<chart-page measure="m n"/>~refused
form="list"~form="week"~refused
form="list"~~refused
year="2018"~~refused
year="2018"~year="2018" month="11" concerning="NPL"~taken
year="2018"~year="this"~refused
 href="a.pdf"~~refused
href="a.pdf"~href="a.pdf" alt="A map" fit="bare" signed="take" most-pages="3" most-megabytes="2" otherwise="say-so"~taken
href="a.pdf"~href="a.pdf" fit="width"~refused
href="a.pdf"~href="a.pdf" otherwise="weep"~refused
href="a.pdf"~href="a.pdf" most-pages="-1"~refused
CASES
    compare_verdicts
else
    skip "schemas: jing is not installed"
fi
