# What figures are told in: what a unit may not say, and what stands beside a figure held against the plan.
units="$scratch/units"
# The example with one line of a file changed by a command of sed, which must change it.
units_with() {
    rm -rf "$units" && cp -r data/examples/community-health "$units"
    [ $# -eq 0 ] && return
    sed -i "$2" "$units/data/$1"
    cmp -s "$units/data/$1" "data/examples/community-health/data/$1" && fail "the line of $1 to be changed is not there: $2"
}
# refused WHAT LINE SED SENTENCE RELATED: of the units in measures.xml; the second place is the measure's or the plan's.
refused() {
    units_with measures.xml "$2"
    expect "$1" 4 "$3" "$SHEAF" check -C "$units"
    grep -q "$4" "$scratch/stderr" && pass || fail "$1: it does not show $4"
}
rate='<unit id="per-1000-births"'
refused "a rate without its base"              "s|$rate.*|$rate kind=\"rate\"/>|" "measures.xml:6:3: error[S920]: the unit 'per-1000-births' is of the kind 'rate' and has no 'per'" 'see: .*measures.xml:'
refused "money without a currency"             's| currency="USD" base-per="2023"| kind="money"|' "error[S920]: the unit 'usd' is of the kind 'money' and has no 'currency'" 'see: .*measures.xml:'
refused "a span of time without its length"    's| duration="PT1M"||' "error[S920]: the unit 'minutes' is of the kind 'duration' and has no 'duration'" 'see: .*measures.xml:'
refused "a unit without any word"              's|<unit id="rating" symbol="rating">|<unit id="rating">|' "error[S920]: the unit 'rating' is of the kind 'any' and has no 'symbol'" 'see: .*measures.xml:'
refused "per cent of a thousand"               's|kind="percent"|kind="percent" per="1000"|' "error[S921]: the unit 'percent' is of the kind 'percent', and 'per' says something else" 'see: .*measures.xml:'
refused "a rate with a currency"               "s|$rate|& currency=\"USD\"|" "error[S921]: the unit 'per-1000-births' is of the kind 'rate', and 'currency'" 'see: .*measures.xml:'
refused "a currency that there is not"         's|currency="USD"|currency="UDS"|' "error[S925]: 'UDS' is no code of ISO 4217" 'currency='
refused "prices of no year of the calendar"    's|base-per="2023"|base-per="20230"|' "'20230' is not a value of 'base-per'" 'base-per='
refused "prices of a year after the plan"      's|base-per="2023"|base-per="2030"|' "error[S923]: the unit 'usd' is of the prices of 2030, after the plan's end in 2026" 'see: .*plan.xml:5:'
refused "per cent that would be added up"      's|<unit id="percent" kind="percent"/>|<unit id="percent" symbol="%"/>|; s|over-areas="weighted:infants"|over-areas="sum"|' "error[S922]: 'vaccinated' is told in per cent, which are not added up" 'see: .*measures.xml:'
refused "per cent that says it is a rate"      's|over-areas="weighted:infants"|over-areas="sum"|' "error[S911]: 'vaccinated' is a rate" 'see: .*measures.xml:'
units_with measures.xml 's| currency="USD" base-per="2023"||'
expect "an indicator of money without one"     3 "plan.xml:102:7: warning[S924]: 'spent' is said to be money, and its unit 'usd' has no currency" "$SHEAF" check --werror -C "$units"

# ---- a page held against data that tell its figures in something else ----
units_with
expect "a page of figures with their units"    0 "1 page" "$SHEAF" build -C "$units" --template plan-overview -o "$scratch/units.pdf"
cp "$scratch/units.pdf" "$scratch/units-page.pdf"
told_otherwise() {
    units_with "$2" "$3"
    expect "$1" 6 "$4" "$SHEAF" audit --truth --data "$units" "$scratch/units-page.pdf"
}
told_otherwise "another base"         measures.xml 's|per="1000"|per="10000"|'         'under-five-deaths is told per 10000'
told_otherwise "another noun"         measures.xml 's|<form count="other">children|<form count="other">pupils|' 'children-treated is told in pupils'
told_otherwise "another span"         measures.xml 's|PT1M|PT1H|'                      'waiting-time is told in hours'
told_otherwise "no per cent"          measures.xml 's|<unit id="percent" kind="percent"/>|<unit id="percent" symbol="points"/>|' 'vaccinated is told in points'
told_otherwise "other prices"         measures.xml 's|base-per="2023"|base-per="2020"|' 'spent is of the prices of 2020'
told_otherwise "another currency"     measures.xml 's|symbol="US\$" currency="USD"|currency="EUR"|' 'spent is told in €'
told_otherwise "another target"       plan.xml     's|value="6000000"|value="7000000"|' 'by its figures the status is accelerate'

# ---- a page that says something else than it means ----
units_with
cat >"$units/templates/plan-overview.xml" <<'END'
<template for="plan" theme="house" masters="parts/a4"><title>Wrong</title><body>
  <variable name="i" select="latest('waiting-time', 'alderbrook')"/><variable name="c" select="change('vaccinated', 'dunmoor')"/>
  <p><value-of select="says('unit', concat(printed($i/@printed-id, $i/@number), ' hours'), 'figure', concat('#', $i/@id))"/></p>
  <p><value-of select="says('unit', '7 million US$ at 2023 prices', 'measure', 'spent', 'value', 6000000, 'scale', 1000000)"/></p>
  <p><value-of select="says('unit', '6 US$ at 2023 prices', 'measure', 'spent', 'value', 6000000, 'scale', 1000000)"/></p>
  <p><value-of select="says('unit', '1 children', 'measure', 'infants', 'value', 1, 'scale', 1)"/></p>
  <p><value-of select="sentence('change', 'change-in-years', 'amount', string($c/@amount), 'percent', percent($c/@difference div $c/@from-value), 'years', number($c/@years), 'from', concat('#', $c/@from-id), 'to', concat('#', $c/@to-id), 'direction', 'up', 'since', 'before')"/></p>
</body></template>
END
expect "a page that is wrong on purpose" 0 "1 page" "$SHEAF" build -C "$units" --template plan-overview -o "$scratch/units-wrong.pdf"
expect "is found so"                     6 "waiting-time is told in minutes" "$SHEAF" audit --truth --data "$units" --all "$scratch/units-wrong.pdf"
for why in "it is 6000000, told divided by 1000000" "spent was divided by 1000000" "infants is told in child" "its changes are told in points"; do
    grep -q "$why" "$scratch/stderr" && pass || fail "not found: $why"
done
