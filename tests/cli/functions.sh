# Every function of the template language with arguments that nobody means (no number, infinity, 1e300, nothing, 20,000 letters): it answers
# or tells what is wrong with the place, and never ends the program.
if command -v python3 >/dev/null 2>&1; then
    odd="$scratch/odd"
    small_project "$odd" 2>/dev/null
    names=$("$SHEAF" schema template | python3 tests/cli/function_arguments.py "$odd/templates")
    [ "$(printf '%s\n' "$names" | wc -l)" -gt 45 ] && pass || fail "few functions are listed: $names"
    for name in $names; do
        timeout 120 "$SHEAF" build -q -C "$odd" --template "$name" --stop-after doc > /dev/null 2> "$scratch/stderr" < /dev/null
        status=$?
        case $status in
            0) pass ;;
            2 | 4 | 5 | 7) grep -q -e "templates/$name.xml:[0-9]*:[0-9]*: error\[S" -e "error\[S700\]" "$scratch/stderr" && pass || fail "$name: no place is told: $(head -n 1 "$scratch/stderr")" ;;
            *) fail "$name: exit status $status: $(head -n 1 "$scratch/stderr")" ;;
        esac
    done
    # What is printed between brackets.
    words() {
        printf '<template for="plan" theme="house"><master name="first" size="A4" margin="54 42 60 42"/><title>T</title><body><p>(<value-of select="%s"/>)</p></body></template>\n' "$1" > "$odd/templates/words.xml"
        "$SHEAF" build -C "$odd" --template words --stop-after doc | sed -n 's/^ *text "\(.*\)"$/\1/p' | tr -d '\n'
    }
    for call in "ordinal(//nothing)" "ordinal(1 div 0)" "number-text('x')" "percent(-1 div 0)" "million(//nothing)" "reading-time(1, '1e-300')"; do
        expect "$call is nothing"       0 "()" words "$call"
    done
    expect "ordinal(21)"                0 "(21st)" words "ordinal(21)"
else
    skip "odd arguments: python3 is not installed"
fi

# A share below 10 % has one decimal, and none from where it would be printed as 10.0.
small_project "$scratch/share"
printf '<template for="area" theme="house"><master name="first" size="A5" margin="40"/><title>T</title><body><p><value-of select="change(%s, %s)/@percent"/></p></body></template>\n' \
    "'villages-without-well'" "'NPL'" > "$scratch/share/templates/share.xml"
changed_to() { # the share between 10,000 and this many
    sed -i "s/period=\"2023\" value=\"[0-9]*\"/period=\"2023\" value=\"10000\"/; 0,/period=\"2024\" value=\"[0-9]*\"/s//period=\"2024\" value=\"$1\"/" "$scratch/share/data/observations.xml"
    "$SHEAF" build -C "$scratch/share" --template share --area NPL --stop-after doc
}
expect "a change of 9.7 %"                0 '"9.7 %"' changed_to 9030
expect "a change of 9.94 %"               0 '"9.9 %"' changed_to 9006
expect "a change of 9.96 %"               0 '"10 %"'  changed_to 9004
expect "a change of 10.4 %"               0 '"10 %"'  changed_to 8960

# Each attribute that the code gives an answer is one that a condition may ask for, and none besides.
sed -n '/of_answers\[\]/,/^};/p' src/template/asked.c | grep -o '"[a-z-]*"' | sort -u > "$scratch/asked"
{
    cat src/template/*.c | tr '\n' ' ' | grep -oE '\bset_(word|number|flag|date|day)\([a-z_]+(\([^"()]*\))?, *"[a-z-]+"' | grep -o '"[a-z-]*"'
    cat src/template/*.c | grep -oE '\bset_day\([a-z_]+, [a-z_]+, "[a-z-]+"' | grep -o '"[a-z-]*"' | sed 'p; s/"$/-text"/'
} | sort -u > "$scratch/given"
unlike=$(comm -3 "$scratch/asked" "$scratch/given")
[ "$(wc -l < "$scratch/given")" -gt 150 ] && [ -z "$unlike" ] && pass || fail "attributes of answers and those in asked.c differ: $unlike"

sed -n '/answer_elements\[\]/,/^};/p' src/template/asked.c | grep -o '"[a-z-]*"' | sort -u > "$scratch/asked"
cat src/template/*.c | tr '\n' ' ' | grep -oE 'answers?_node\([a-z_>-]+, *"[a-z-]+"' | grep -o '"[a-z-]*"' | sort -u > "$scratch/given"
unlike=$(comm -3 "$scratch/asked" "$scratch/given")
[ "$(wc -l < "$scratch/given")" -gt 25 ] && [ -z "$unlike" ] && pass || fail "elements of answers and those in asked.c differ: $unlike"

# A slip in an expression of a template: what is near a name that there is, is asked about; what is near none is another plan's.
small_project "$scratch/slips"
slip() { # an expression of a page
    printf '<template for="plan" theme="house"><master name="first" size="A5" margin="40"/><title>T</title><body><p>\n<value-of select="%s"/></p></body></template>\n' "$1" > "$scratch/slips/templates/slips.xml"
    "$SHEAF" "${2:-check}" -C "$scratch/slips" ${2:+--template slips -o "$scratch/slips.pdf"}
}
expect "an attribute of an answer"       0 "slips.xml:2:19: warning[S1130]: nothing that an expression can ask for has the attribute 'vallue'; the nearest is 'value'" slip "latest('villages-without-well')/@vallue"
expect "an attribute of the plan"        0 "warning[S1130]: nothing that an expression can ask for has the attribute 'mesure'; the nearest is 'measure'" slip "//indicator[@mesure = 'x']/@id"
expect "a field of records that this plan has not" 0 "no errors, 0 warnings" slip "//indicator/@whereabouts-of-it"
expect "an @ in a text"                  0 "no errors, 0 warnings" slip "concat('a@vallue', //indicator/@id)"
expect "an element of the plan"          0 "slips.xml:2:19: warning[S1141]: no path of an expression can find an element 'indicatr'; the nearest is 'indicator'" slip "//indicatr/@id"
for path in "/plan/goal/objectiv" "count(//indicatr[1] | //goal)" "child::indicatr" "//goal[strateggy]/@id" "2 * indicatr" "* * indicatr" "//goal and indicatr" "not(indicatr)" "@id = indicatr" "//goal[2]/indicatr"; do
    expect "an element in $path"         0 "warning[S1141]" slip "$path"
done
# Names of functions, axes, operators, variables, attributes, literals and of elements with a prefix are no elements; nor is what is near none.
for path in "count(//goal)" "//goal/descendant::title" "//goal/attribute::id" "4 div 2" "//goal mod 3" "(1) and (2)" "string(\$as-of)" "'indicatr'" "//x:indicatr" "//goal/text()" "//goal/whereabouts-of-it" "//goal[last()]/*[1] * 2"; do
    expect "no element in $path"         0 "no errors, 0 warnings" slip "$path"
done
expect "an element of a condition"       4 "error[S881]: nothing that an expression can ask for has the name 'indicatr'" "$SHEAF" batch -C "$scratch/slips" --template slips --each area --where "//indicatr" -o "$scratch/x/{subject}.pdf"
expect "a variable"                      4 "there is no variable 'as-off'; the nearest is 'as-of'" slip '$as-off' build
