# Figures told by sex and age: from the data to tables, charts and the attached data, and what is wrong with them.
plan="$scratch/plan"
small_project "$plan" >/dev/null
python3 - "$plan" <<'END'
import sys
def put(name, before, text):
    path = f"{sys.argv[1]}/{name}"
    old = open(path).read()
    assert before in old, name
    open(path, "w").write(old.replace(before, text + before))
put("data/measures.xml", '  <topic id="water">', '''  <unit id="persons" symbol="persons"/>
  <dimension id="sex" complete="yes"><title>Sex</title><member id="f"><title>Women</title></member><member id="m"><title>Men</title></member></dimension>
  <dimension id="age" complete="yes"><title>Age</title><member id="0-17"><title>0–17</title></member><member id="18-plus"><title>18+</title></member></dimension>
  <dimension id="device"><title>Device</title><member id="mine"><title>Mines</title></member></dimension>
''')
put("data/measures.xml", "</measures>", '''  <measure id="trained" unit="persons" nature="flow" ascending="true" topic="water" by="sex age">
    <title>People trained in hygiene</title><short-title>People trained</short-title>
  </measure>
  <measure id="service" unit="persons" nature="judgement" ascending="true" topic="water" by="sex" rater="Example panel">
    <title>Service</title><short-title>Service</short-title>
    <grade id="weak" value="-1"><title>weak</title></grade><grade id="fair" value="0"><title>fair</title></grade><grade id="good" value="1"><title>good</title></grade>
  </measure>
''')
put("data/observations.xml", "</observations>", '''  <series measure="trained" area="NPL">
    <observation period="2021" value="300" sources="EXAMPLE"/>
    <observation period="2022" value="410" sources="EXAMPLE"/>
    <observation period="2023" value="520" sources="EXAMPLE"/>
  </series>
  <series measure="service" area="NPL" by="sex:f"><observation period="2023" value="-1" sources="EXAMPLE"/><observation period="2024" value="1" sources="EXAMPLE"/></series>
  <series measure="service" area="NPL" by="sex:m"><observation period="2024" value="0" sources="EXAMPLE"/></series>
  <series measure="trained" area="NPL" by="sex:f">
    <observation period="2022" value="200" sources="EXAMPLE"/>
    <observation period="2023" value="300" sources="EXAMPLE"/>
    <observation period="2024" by="age:0-17" value="50" sources="EXAMPLE"/>
    <observation period="2024" by="age:18-plus" value="290" sources="EXAMPLE"/>
  </series>
  <series measure="trained" area="NPL" by="sex:m">
    <observation period="2022" value="210" sources="EXAMPLE"/>
    <observation period="2023" value="160" sources="EXAMPLE"/>
    <observation period="2024" value="280" sources="EXAMPLE"/>
  </series>
''')
put("templates/sheet.xml", '    <section class="block">\n      <h2><message key="head-sources"/>', '''    <year-table measures="trained" by="sex" area="{$area}"/>
    <chart kind="columns" measures="trained" by="sex" area="{$area}" title="People trained"/>
    <p class="legend"><for-each select="members('sex')"><legend-entry of="{@fill}" separator="; "><value-of select="@title"/></legend-entry></for-each><legend-entry of="open"><message key="missing-not-disaggregated"/></legend-entry></p>
    <chart kind="line" measures="trained" by="sex" area="{$area}" title="People trained"/>
    <chart kind="population-pyramid" measures="trained" by="age sex" area="{$area}" title="Trained"/>
    <chart kind="judgement" measures="service" by="sex" area="{$area}" title="Service"/>
    <for-each select="members('sex')"><p><value-of select="@title"/> in 2024: <value select="years(concat('trained/', @by), $area, 2024, 2024)"/></p></for-each>
''')
END
expect "a plan with dimensions"                   0 "no errors, 0 warnings" "$SHEAF" check -C "$plan"
expect "is built"                                 0 - "$SHEAF" build -C "$plan" --template sheet --area NPL --attach -q -o "$scratch/sheet.pdf"
pdftotext -layout "$scratch/sheet.pdf" - | tr -s '\n ' ' ' > "$scratch/sheet.txt"
# 50 + 290 women and 280 men of 2024 are 620; of 2023, 520 were reported, and the parts are 460: 60 are not told apart.
for text in "People trained persons 300 410 520 a 620 + 1 Women persons n/d 200 300 340 + 1 Men persons n/d 210 160 280 1" \
            "n/d not disaggregated." "as reported; its parts add up to 460." "Women; Men; not disaggregated" "Women in 2024: 340" "Men in 2024: 280"; do
    grep -qF -- "$text" "$scratch/sheet.txt" && pass || fail "the sheet does not say: $text"
done
"$SHEAF" build -C "$plan" --template sheet --area NPL --stop-after doc -q > "$scratch/doc.txt"
grep -A3 'population-pyramid' "$scratch/doc.txt" | tr -s '\n ' ' ' | grep -qF 'row name="0–17" first=50' && pass || fail "the pyramid does not hold its figures: $(grep -A3 population-pyramid "$scratch/doc.txt")"
# Ratings by a dimension are a panel a member, and lines of a status lines of its members.
grep -A8 'chart multiples title="Service"' "$scratch/doc.txt" | tr -s '\n ' ' ' > "$scratch/panels.txt"
for text in 'judgement title="Women" cell title="weak" periods="2023" cell title="fair" current title="good" periods="2024"' \
            'judgement title="Men" cell title="weak" current title="fair" periods="2024" cell title="good"'; do
    grep -qF "$text" "$scratch/panels.txt" && pass || fail "no panel $text: $(cat "$scratch/panels.txt")"
done
grep -qF "Women Men 2023 2024 2024 weak fair good weak fair good" "$scratch/sheet.txt" && pass || fail "the panels of ratings are not on the sheet"
expect "its figures are attached"                 0 "0 differ, 0 have no row" "$SHEAF" audit --data "$scratch/sheet.pdf"
expect "and hold against the data"                0 ": 0 findings" "$SHEAF" audit --truth --data "$plan" "$scratch/sheet.pdf"
expect "and against what is attached"             0 ": 0 findings" "$SHEAF" audit --truth "$scratch/sheet.pdf"
mkdir "$scratch/attached" && pdfdetach -saveall -o "$scratch/attached" "$scratch/sheet.pdf"
head -n 1 "$scratch/attached/observations.csv" | tr -d '\r' | grep -q ",by$" && pass || fail "the attached table has no column for the dimensions"
grep -q '^trained/sex:f/age:0-17.NPL.2024,trained,.*,sex:f age:0-17' "$scratch/attached/observations.csv" && pass || fail "of a part it is not told whose it is"
grep -q '<series measure="trained" area="NPL" by="sex:f age:0-17">' "$scratch/attached/observations.xml" && pass || fail "the attached data do not say whose figures they are"

# Other data than the page was made from: each figure that follows is found.
cp -r "$plan" "$scratch/other"
sed -i 's/by="age:0-17" value="50"/by="age:0-17" value="60"/' "$scratch/other/data/observations.xml"
expect "a part that changed is found"             6 "trained/sex:f.NPL.2024.sum is printed as '340'" "$SHEAF" audit --truth --data "$scratch/other" "$scratch/sheet.pdf"
expect "and its total"                            6 "trained.NPL.2024.sum is printed as '620'" "$SHEAF" audit --truth --data "$scratch/other" "$scratch/sheet.pdf"
sed -i 's/period="2023" value="160"/period="2023" value="150"/' "$scratch/other/data/observations.xml"
expect "and what parts say of a reported one"     6 "the parts of trained.NPL.2023 add up to 450" "$SHEAF" audit --truth --all --data "$scratch/other" "$scratch/sheet.pdf"

# A part that changed remakes the sheets that show it, and no others.
again() { "$SHEAF" batch -C "$scratch/again" --template sheet --each area --progress none; }
cp -r "$plan" "$scratch/again" && again > "$scratch/again.txt" 2>&1
expect "nothing is made again"                    0 "2 unchanged" again
sed -i 's/by="age:0-17" value="50"/by="age:0-17" value="60"/' "$scratch/again/data/observations.xml"
expect "but what shows a part that changed"       0 "1 unchanged" again

wrong() {
    rm -rf "$scratch/wrong" && cp -r "$plan" "$scratch/wrong" && sed -i "$2" "$scratch/wrong/data/$1"
    "$SHEAF" check -C "$scratch/wrong"
}
expect "a member that the dimension has not"      4 "error[S904]: the dimension 'sex' has no member 'x'" wrong observations.xml 's/by="sex:m"/by="sex:x"/'
expect "a dimension that there is not"            4 "there is no dimension 'colour'" wrong observations.xml 's/by="sex:m"/by="colour:red"/'
expect "one by which the measure is not told"     4 "error[S903]: 'trained' does not say that it is told by 'device'" wrong observations.xml 's/by="sex:m"/by="device:mine"/'
expect "a dimension of series and observation"    4 "error[S905]: the dimension 'sex' stands twice" wrong observations.xml 's/by="age:0-17"/by="sex:m"/'
expect "no member at all"                         4 "error[S907]: 'sex' says of no dimension which member is meant" wrong observations.xml 's/by="sex:m"/by="sex"/'
expect "a member twice"                           4 "error[S906]: a second member 'f' of the dimension 'sex'" wrong measures.xml 's/<member id="m">/<member id="f">/'
expect "parts above their total"                  0 "add up to 560, more than the total of 520" wrong observations.xml 's/period="2023" value="160"/period="2023" value="260"/'
pyramid() {
    rm -rf "$scratch/wrong" && cp -r "$plan" "$scratch/wrong" && sed -i "s/by=\"age sex\"/by=\"$1\"/" "$scratch/wrong/templates/sheet.xml"
    "$SHEAF" build -C "$scratch/wrong" --template sheet --area NPL -q -o "$scratch/x.pdf"
}
expect "a pyramid of one dimension"               4 "error[S909]: a chart of population-pyramid is told by two dimensions" pyramid age
expect "a pyramid of one dimension twice"         4 "error[S910]" pyramid "sex sex"
expect "a pyramid of a dimension that is not its" 4 "error[S908]: 'trained' is not told by the dimension 'device'" pyramid "device sex"
expect "a chart by what is no dimension"          4 "the plan has no dimension 'sexx'" sh -c "sed -i 's/\"columns\" measures=\"trained\" by=\"sex\"/\"columns\" measures=\"trained\" by=\"sexx\"/' '$plan/templates/sheet.xml'; '$SHEAF' build -C '$plan' --template sheet --area NPL -q -o '$scratch/x.pdf'"
