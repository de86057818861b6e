# What the plan allows with a reason, and how many of a kind are shown.
allow=$scratch/allow
# A new project whose plan has these lines behind its strategy, and whose sources have no dates.
plan_with() {
    rm -rf "$allow"
    small_project "$allow"
    sed -i 's/ published="[^"]*"//' "$allow/data/sources.xml"
    sed -i "s|</plan>|$1</plan>|" "$allow/data/plan.xml"
}
check() { "$SHEAF" check --lint -C "$allow" "$@"; }
plan_with ''
expect "without a reason"             3 "warning[S266]: the source 'EXAMPLE' is cited and has no date" check --werror
plan_with '<allow diagnostic="S266" at="EXAMPLE" because="it has none"/>'
expect "with one"                     0 "no errors, 0 warnings, 1 allowed by the plan" check --werror
grep -q S266 "$scratch/stderr" && fail "it is told all the same" || pass
expect "with one, as JSON"            0 "no errors, 0 warnings, 1 allowed by the plan" check --diagnostics json
[ -s "$scratch/stderr" ] && fail "JSON tells of it" || pass
plan_with '<allow diagnostic="S266" at="OTHER" because="it has none"/>'
expect "of something else"            3 "plan.xml:21:1: warning[S886]: S266 is allowed at 'OTHER' and not found there" check --werror
grep -q "S266.: the source 'EXAMPLE'" "$scratch/stderr" && pass || fail "another allowance silenced it"
expect "none is unused that was not looked for" 0 "no errors, 0 warnings" "$SHEAF" check -C "$allow"
expect "nor on another day"           0 "no errors, 1 warning" check --as-of 2025-05-01
plan_with '<allow diagnostic="S266" at="EXAMPLE" because="a"/><allow diagnostic="S266" at="EXAMPLE" because="b"/>'
expect "twice"                        0 "no errors, 1 warning, 1 allowed" check
plan_with '<allow diagnostic="S265" at="EXAMPLE" because="it has none"/>'
expect "another number"               0 "no errors, 2 warnings" check
plan_with '<allow diagnostic="S206" at="NPL" because="it has none"/>'
expect "no error can be allowed"      4 "plan.xml:21:20: error[S884]: S206 cannot be allowed: it is an error" check
plan_with '<allow diagnostic="S206" at="measure" because="it has none"/>'
sed -i 's/<measure id="villages-without-well"/<measure id="villages"/' "$allow/data/measures.xml"
expect "nor that of a renamed id"     4 "error[S884]: S206 cannot be allowed: it is an error" check
grep -q "S206.: there is no measure 'villages-without-well', to which [0-9]* places refer: " "$scratch/stderr" && pass ||
    fail "a renamed id beside an allowance: $(cat "$scratch/stderr")"
plan_with '<allow diagnostic="S403" at="x" because="it has none"/>'
expect "no warning of other things"   4 "error[S884]: S403 cannot be allowed: it is no warning of the plan or its data" check
plan_with '<allow diagnostic="S886" at="x" because="y"/>'
expect "nor one of allowing"          4 "error[S884]: S886 cannot be allowed" check
plan_with '<allow diagnostic="S250" at="x" because="y"/>'
expect "nor one that is no more"      4 "error[S884]: S250 cannot be allowed: there is no such diagnostic" check
plan_with '<allow diagnostic="266" at="x" because="y"/>'
expect "a number is written with S"   4 "plan.xml:21:20: error[S118]: '266' is not a value of 'diagnostic'" check
plan_with '<allow diagnostic="S1999" at="x" because="y"/>'
expect "a number of four digits"      4 "error[S884]: S1999 cannot be allowed: there is no such diagnostic" check
plan_with '<allow diagnostic="S2000" at="x" because="y"/>'
expect "a number beyond all"          4 "plan.xml:21:20: error[S118]: 'S2000' is not a value of 'diagnostic'" check
plan_with '<allow diagnostic="S266" at="EXAMPLE" because=" "/>'
expect "a reason has words"           4 "plan.xml:21:48: error[S885]: nothing says why S266 is allowed at 'EXAMPLE'" check
plan_with '<allow diagnostic="S266" at="EXAMPLE"/>'
expect "a reason is needed"           4 "plan.xml:21:1: error[S113]: the attribute 'because' of <allow> is missing" check

# Seven sources without a date: five are shown and two counted; a kind of five has none left.
many() {
    plan_with ''
    for i in $(seq 2 "$1"); do
        sed -i "s|</sources>|<source id=\"E$i\" title=\"E\"/></sources>|" "$allow/data/sources.xml"
        line="<observation period=\"20$((i + 30))\" value=\"1\" sources=\"E$i\"/>"
        line="<series measure=\"villages-without-well\" area=\"BTN\">$line</series>"
        sed -i "s|</observations>|$line</observations>|" "$allow/data/observations.xml"
    done
}
shown() { grep -c 'warning\[S266\]: the source' "$scratch/stderr"; }
many 7
expect "five of a kind"               0 "sheaf: warning[S266]: and 2 more (--all)" check
[ "$(shown)" = 5 ] && pass || fail "$(shown) of seven are shown"
expect "their number is told whole"   3 "no errors, 7 warnings" check --werror
expect "all of them"                  0 "no errors, 7 warnings" check --all
[ "$(shown)" = 7 ] && ! grep -q 'more (--all)' "$scratch/stderr" && pass || fail "--all shows $(shown) of seven"
expect "JSON has all"                 0 "no errors, 7 warnings" check --diagnostics json
[ "$(grep -c '"id": "S266", "group": "plan"' "$scratch/stderr")" = 7 ] && pass || fail "JSON lacks some"
many 5
expect "just five"                    0 "no errors, 5 warnings" check
[ "$(shown)" = 5 ] && ! grep -q 'more (--all)' "$scratch/stderr" && pass || fail "$(shown) of five are shown"

# What is only not shown fails all the same.
many 2
for i in 1 2 3 4 5 6; do sed -i 's|<observations>|<observations><nothing/>|' "$allow/data/observations.xml"; done
expect "errors of a kind"             4 "sheaf: error[S111]: and 1 more (--all)" check
