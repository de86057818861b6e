# Icons: signs by name in the colour of the text, in a line, before items, in squares of an array, alone; the project's own before those
# that came with the program; once in a file for each colour. A name that there is not is told with the nearest and with all.
icons=$scratch/icons
small_project "$icons"
mkdir -p "$icons/templates/symbols"
files=tests/cli/picture_files.py
page() { printf '<template for="plan" theme="house"><master name="first" size="A5" margin="0"/><title>Icons</title><body>%s</body></template>' "$2" > "$icons/templates/$1.xml"; }
show() { "$SHEAF" build -C "$icons" --template "$@"; }
pictures() { show "$1" --stop-after pages | grep -c '^  picture'; }
forms() { qpdf --qdf --object-streams=disable "$1" "$scratch/plain.pdf" && grep -a -c '/Subtype /Form' "$scratch/plain.pdf"; }

# ---- the set: one hand, one stroke, one grid ----
names="calendar, coin, document, field, hand, hospital, house, people, school, warning, water"
[ "$(ls templates/symbols | sed 's/[.]svg$//' | paste -sd, | sed 's/,/, /g')" = "$names" ] && pass || fail "the set is $(ls templates/symbols)"
for file in templates/symbols/*.svg; do
    head -1 "$file" | grep -q 'viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"' && pass || fail "$file has another grid or stroke"
    ! tail -n +2 "$file" | grep -q 'stroke\|fill\|style' && pass || fail "$file has parts in another hand"
done

# ---- where they stand ----
page all '<h1>Icons</h1><p>A <icon name="water"/> b <icon name="water"/> c <icon name="water" alt="Water" color="accent"/></p><ul icon="hand"><li>one</li><li icon="house">two</li></ul>
<chart kind="icon-array" each="100" icon="people school" title="Casualties"><series name="killed" fill="navy"><point value="300"/></series><series name="injured" fill="pale"><point value="200"/></series></chart>'
expect "icons"                          0 "1 page" show all -o "$scratch/all.pdf"
[ -s "$scratch/stderr" ] && grep -q warning "$scratch/stderr" && fail "a warning of them" || pass
expect "which keep what is claimed"     0 "0 failures" "$SHEAF" audit "$scratch/all.pdf"
[ "$(pictures all)" = 10 ] && pass || fail "$(pictures all) pictures, not 3 in a line, 2 before items, 5 in squares"
[ "$(show all --stop-after pages | grep -c 'Figure alt="Water"')" = 1 ] && pass || fail "one says what it is, the others are decoration"
# water in ink and in accent, hand, house, people in white on navy, school in ink
[ "$(forms "$scratch/all.pdf")" = 6 ] && pass || fail "$(forms "$scratch/all.pdf") forms of six icons with their colours"
expect "by cairo"                       0 "1 page" show all --writer cairo -o "$scratch/cairo.pdf"
expect "as SVG"                         0 "1 page" show all -f svg -o "$scratch/all-{page}.svg"
grep -q "data:image" "$scratch/all-1.svg" && fail "the SVG has pixels in it" || pass
show all --lang ar --stop-after pages > "$scratch/trace"
[ "$(grep -c '^  picture' "$scratch/trace")" = 10 ] && pass || fail "as many from right to left"
awk '$1 == "picture" && /hand/ { found = $2 > 380 } END { exit !found }' "$scratch/trace" && pass || fail "a sign before an item stands at its start: $(grep hand "$scratch/trace")"

# ---- its own colour, and one of the project's own ----
printf '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><path fill="currentColor" d="M0 0h4v4H0z"/></svg>\n' > "$icons/templates/symbols/house.svg"
cp "$icons/templates/symbols/house.svg" "$icons/templates/symbols/own-sign.svg"
page own '<div color="#ff0000"><icon name="house" size="100"/></div>'
expect "the project's own"              0 "1 page" show own -o "$scratch/own.pdf"
pdftoppm -r 72 "$scratch/own.pdf" "$scratch/own"
[ "$(python3 $files look "$scratch/own-1.ppm" 100)" = "FF0000 FF0000 FF0000 FF0000" ] && pass || fail "red text has a red icon: $(python3 $files look "$scratch/own-1.ppm" 100)"
page own '<variable name="which" select="'"'own-sign'"'"/><icon name="{$which}" size="20"/>'
expect "one by a name that is made"     0 "1 page" show own -o "$scratch/own.pdf"

# ---- names that there are not ----
page wrong '<p>A <icon name="watter"/></p>'
expect "a name that there is not"       4 "templates/wrong.xml:1:110: error[S1276]: there is no icon 'watter'; the nearest of calendar, coin, document, field, hand, hospital, house, own-sign, people, school, warning, water is 'water'" show wrong -o "$scratch/wrong.pdf"
expect "which a check tells"            4 "templates/wrong.xml:1:122: error[S1276]: there is no icon 'watter'" "$SHEAF" check -C "$icons"
page wrong '<ul icon="zzzzzzzz"><li>one</li></ul>'
expect "one like none"                  4 "error[S1275]: there is no icon 'zzzzzzzz'; there are calendar, coin, document, field, hand, hospital, house, own-sign, people, school, warning, water" show wrong -o "$scratch/wrong.pdf"
page wrong '<chart kind="icon-array" icon="people handd" title="A"><series name="a"><point value="3"/></series></chart>'
expect "one of a chart"                 4 "is 'hand'" show wrong -o "$scratch/wrong.pdf"
page wrong '<p><icon name="../house"/></p>'
expect "a name that leads elsewhere"    4 "there is no icon '../house'" show wrong -o "$scratch/wrong.pdf"
printf '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>' > "$scratch/elsewhere.svg"
ln -s "$scratch/elsewhere.svg" "$icons/templates/symbols/far.svg"
page wrong '<p><icon name="far"/></p>'
expect "a link that leads elsewhere"    4 "far" show wrong -o "$scratch/wrong.pdf"
printf '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script/></svg>' > "$icons/templates/symbols/far2.svg"
page wrong '<p><icon name="far2"/></p>'
expect "what no drawing may hold"       4 "error[S1245]" show wrong -o "$scratch/wrong.pdf"
rm "$icons"/templates/wrong.xml "$icons"/templates/symbols/far*

# ---- a batch knows what they are ----
printf '<template for="area" theme="house"><master name="first" size="A5" margin="20"/><title>{@id}</title><body><h1>Sheet <icon name="own-sign"/></h1></body></template>' > "$icons/templates/each.xml"
expect "a batch with an icon"           0 - "$SHEAF" batch -C "$icons" --template each --each area -o "$scratch/batch/{subject}.pdf"
expect "which stands"                   0 "0 files written" "$SHEAF" batch -C "$icons" --template each --each area -o "$scratch/batch/{subject}.pdf"
cp templates/symbols/water.svg "$icons/templates/symbols/own-sign.svg"
expect "and is made anew"               0 "picture icon:own-sign" "$SHEAF" batch -C "$icons" --template each --each area --explain-rebuild -o "$scratch/batch/{subject}.pdf"
