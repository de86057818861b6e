# Files that mean harm: each ends by itself, with an error at its place and no signal. The 120 s are a net far above what any takes.
project

# attack NAME BODY: a template with this body is stopped by its budget.
attack() {
    printf '<template for="area" pages="1..9" theme="house" masters="plain"><title>t</title>\n<body>%s</body></template>\n' "$2" \
        > "$scratch/project/templates/attack.xml"
    printf '<masters><master name="first" size="A4" margin="54 42 60 42"/></masters>\n' > "$scratch/project/templates/plain.xml"
    rm -f "$scratch/attack.pdf"
    expect "$1" 4 "attack.xml:2:" timeout 120 "$SHEAF" build -C "$scratch/project" --template attack --area BIH -o "$scratch/attack.pdf"
    grep -q 'error\[S319\]' "$scratch/stderr" && [ ! -e "$scratch/attack.pdf" ] && pass || fail "$1: no word of the budget, or a file"
}

open= close=
for level in 1 2 3 4 5 6 7 8; do
    open="$open<for-each select=\"//@*|//node()\">" close="$close</for-each>"
done
attack "loops in loops that make nothing" "$open$close"

doubles="<variable name=\"t0\" select=\"'0123456789'\"/>"
for turn in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30; do
    doubles="$doubles<variable name=\"t$turn\" select=\"concat(\$t$((turn - 1)), \$t$((turn - 1)))\"/>"
done
attack "a text that doubles thirty times" "$doubles<p><value-of select=\"string-length(\$t30)\"/></p>"

printf '<chart kind="icons" title="x"><h1/></chart>\n' > "$scratch/chart.xml"
timeout 120 "$SHEAF" chart -C "$scratch/project" "$scratch/chart.xml" -o "$scratch/chart.svg" > /dev/null 2> "$scratch/stderr"
[ $? -eq 4 ] && grep -q 'chart.xml:1:.*error' "$scratch/stderr" && pass || fail "a chart that holds a heading: no error with its place"

{ printf '<observations'; i=0; while [ $i -lt 1001 ]; do printf ' a%d=""' $i; i=$((i + 1)); done; printf '/>\n'; } > "$scratch/project/data/wide.xml"
expect "1,001 attributes" 4 "wide.xml:1:1: error[S332]" timeout 120 "$SHEAF" check -C "$scratch/project"
rm "$scratch/project/data/wide.xml"

{ printf 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n'
  printf 'BEGIN:VEVENT\r\nUID:a\r\nDTSTART;VALUE=DATE:18010101\r\nDTEND;VALUE=DATE:28991231\r\nSUMMARY:Long\r\nEND:VEVENT\r\n'
  printf 'BEGIN:VEVENT\r\nUID:b\r\nDTSTART;VALUE=DATE:17010101\r\nRRULE:FREQ=DAILY\r\nSUMMARY:Daily\r\nEND:VEVENT\r\n'
  printf 'END:VCALENDAR\r\n'; } > "$scratch/long.ics"
timeout 120 "$SHEAF" import ics "$scratch/long.ics" -C "$scratch/project" -o "$scratch/project/data/long.xml" > /dev/null 2>&1
[ $? -lt 10 ] && pass || fail "an event of eleven centuries: the import ends by a signal or never"
timeout 120 "$SHEAF" calendar year -C "$scratch/project" --year 2024 -o "$scratch/year.pdf" > /dev/null 2> "$scratch/stderr"
[ $? -lt 10 ] && pass || fail "a year in an event of eleven centuries: it ends by a signal or never"

# Marks that tie a printed text to its figure cannot be written by hand, neither in data nor in a template.
printf '<events><event id="forged" kind="meeting" start="2024"><title>x &#xFDD0;3#BIH&#xFDD1;7&#xFDD2;</title></event></events>\n' > "$scratch/project/data/forged.xml"
expect "a mark in data" 4 "forged.xml:1:63: error[S523]" "$SHEAF" check -C "$scratch/project"
rm "$scratch/project/data/forged.xml"
printf '<template for="plan" theme="house"><title>T</title><body><p><value-of select="\357\267\220"/></p></body></template>\n' > "$scratch/project/templates/forged.xml"
expect "a mark in a template" 4 "forged.xml:1:79: error[S523]" "$SHEAF" build --template forged -C "$scratch/project" -o "$scratch/forged.pdf"
rm "$scratch/project/templates/forged.xml"
