# Ladders are data: what makes a step true, what is lost again, what is late; and what a ladder or a record may not say.
ladders="$scratch/ladders"
mkdir "$ladders" && cp -r data templates "$ladders"
cat > "$ladders/data/records-test.xml" <<'EOF'
<records>
  <record-type id="promise"><title>Promise</title><field id="what" kind="grade"><grade id="law" value="1"/><grade id="army" value="2"/></field><field id="asked" kind="date"/><field id="given" kind="date" not-before="asked"/><field id="words" kind="quote"/></record-type>
  <record id="p-law" type="promise" area="KHM" date="2018-02-01" until="2018-06-01" sources="LM2018-MF"><value field="what">law</value></record>
  <record id="p-army" type="promise" area="KHM" date="2018-03-01" sources="LM2018-MF"><value field="what">army</value></record>
  <ladder id="ban"><title>A ban</title>
    <rung id="law" by="record" record="promise" where="what:law"><title>Law made</title></rung>
    <rung id="army" by="record" record="promise" where="what:army" after="law"><title>Army bound</title></rung>
    <rung id="joined" by="membership" treaty="MBT"><title>Joined</title></rung>
    <rung id="ccm" by="membership" treaty="CCM" due="2018-12-31"><title>Joined the other</title></rung>
  </ladder>
</records>
EOF
cat > "$ladders/templates/ban.xml" <<'EOF'
<template for="area" theme="house" masters="parts/a4"><title>Ban</title><body><h1>Ban</h1><chart kind="ladder" ladder="ban" area="{$area}" title="A ban"/>
<for-each select="ladder('ban', $area)"><p><value-of select="concat(@id, ' taken:', @taken, ' lost:', @lost, ' late:', @late, ' since:', @since, ' gone:', @lost-on)"/></p></for-each></body></template>
EOF
expect "a project with a ladder" 0 "no errors" "$SHEAF" check -C "$ladders"
# KHM joined the first treaty on 28 July 1999 and not the second: data/memberships.xml
"$SHEAF" build -q -C "$ladders" --template ban --area KHM --stop-after doc > "$scratch/ban.doc"
for line in "law taken:false lost:true late:false since: gone:2018-06-01" "army taken:true lost:false late:false since:2018-03-01 gone:" \
            "joined taken:true lost:false late:false since:1999-07-28 gone:" "ccm taken:false lost:false late:true since: gone:"; do
    grep -qF "\"$line\"" "$scratch/ban.doc" && pass || fail "a ladder's steps do not say: $line; but $(grep -o '"[a-z]* taken[^"]*"' "$scratch/ban.doc" | tr '\n' ' ')"
done
grep -q "no more since 1 June 2018" "$scratch/ban.doc" && grep -q "was due 31 December 2018" "$scratch/ban.doc" && pass || fail "the chart does not show what is lost and what is late"
"$SHEAF" build -q -C "$ladders" --template ban --area KHM --as-of 2018-05-01 --known-by 2019-12-31 --stop-after doc > "$scratch/ban.doc"
grep -qF '"law taken:true lost:false late:false since:2018-02-01 gone:"' "$scratch/ban.doc" && pass || fail "a step does not stand before it is lost"
expect "a page with a ladder" 0 - "$SHEAF" build -q -C "$ladders" --template ban --area KHM -o "$scratch/ban.pdf"
expect "its claims hold" 0 "0 failures" "$SHEAF" audit "$scratch/ban.pdf"

# What is wrong: at both places, and nothing is written.
cp "$ladders/data/records-test.xml" "$scratch/kept.xml"
ladder_wrong()
{
    name=$1 id=$2 change=$3 second=$4
    sed "$change" "$scratch/kept.xml" > "$ladders/data/records-test.xml"
    expect "$name" 4 "error[$id]" "$SHEAF" build -C "$ladders" --template ban --area KHM -o "$scratch/wrong.pdf"
    grep -q "records-test.xml:$second:" "$scratch/stderr" && pass || fail "$name: line $second is not named: $(cat "$scratch/stderr")"
    [ ! -e "$scratch/wrong.pdf" ] && pass || fail "$name: a page was written"
}
ladder_wrong "a step that refers to itself"         S1305 's/where="what:law"/& after="army"/' 7
ladder_wrong "a step after one that is not there"   S1304 's/after="law"/after="laws"/' 5
ladder_wrong "a second step of one name"            S1303 's/id="ccm"/id="joined"/' 8
ladder_wrong "a step by nothing"                    S1302 's/ treaty="MBT"//' 5
ladder_wrong "granted before it was asked"          S1300 's|<value field="what">army</value>|&<value field="asked">2018-05-02</value><value field="given">2018-05-01</value>|' 4
ladder_wrong "not before what is no date"           S1301 's/not-before="asked"/not-before="words"/' 2
ladder_wrong "a record of an unknown type"          S206  's/type="promise" area="KHM" date="2018-03-01"/type="promises" area="KHM"/' 4
ladder_wrong "a field twice"                        S1265 's|<value field="what">army</value>|&<value field="what">law</value>|' 4
ladder_wrong "a quotation without a source"         S1263 's|sources="LM2018-MF"><value field="what">army</value>|><value field="words">We shall.</value>|' 4
ladder_wrong "a rating outside its grades"          S1264 's|>army<|>navy<|' 2
