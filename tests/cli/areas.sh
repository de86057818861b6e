# A plan of districts: what they come to for their province is printed with how many of them it rests on, in the words of
# their kind, and holds against the data; what is wrong with areas is told with both places.
plan=$scratch/districts
small_project "$plan" >/dev/null 2>&1
cat > "$plan/data/areas.xml" <<'END'
<areas>
  <area-kind id="province"><form count="one">province</form><form count="other">provinces</form></area-kind>
  <area-kind id="district"><form count="one">district</form><form count="other">districts</form><form count="one" xml:lang="fr">district</form><form count="other" xml:lang="fr">districts</form></area-kind>
  <area id="north" kind="province" name="North"/>
  <area id="n1" kind="district" within="north" name="First"/>
  <area id="n2" kind="district" within="north" name="Second"/>
  <area id="n3" kind="district" within="north" name="Third"/>
  <group id="dry" areas="n1 n3" date="2021-05-01" sources="EXAMPLE"><title>Dry</title></group>
</areas>
END
cat > "$plan/data/observations.xml" <<'END'
<observations>
  <series measure="villages-without-well" area="n1"><observation period="2023" value="95" sources="EXAMPLE"/><observation period="2024" value="60" sources="EXAMPLE"/></series>
  <series measure="villages-without-well" area="n2"><observation period="2023" value="14" sources="EXAMPLE"/><observation period="2024" value="5" sources="EXAMPLE"/></series>
</observations>
END
sed -i 's/topic="water"/topic="water" over-areas="sum"/' "$plan/data/measures.xml"
sed -i 's/areas="NPL BTN"/areas="north" areas-of="dry"/' "$plan/data/plan.xml"
sheaf() { verb=$1; shift; "$SHEAF" "$verb" -C "$plan" "$@"; }
expect "nothing is wrong"                   0 "no errors, 0 warnings"        sheaf check
expect "the sum tells on what it rests"     0 "2 of 3 districts"             sheaf explain 1A-1
expect "a sheet of the province is made"    0 -                              sheaf build --template sheet --area north -o "$scratch/north.pdf"
pdftotext -raw "$scratch/north.pdf" - | tr '\n' ' ' > "$scratch/north.txt"
grep -q '≥65' "$scratch/north.txt" && grep -q '2 of 3 districts' "$scratch/north.txt" && pass || fail "the sheet has no '≥65' with '2 of 3 districts'"
# Both years rest on two of three: one note says so of both, and the audit asks for each.
[ "$(grep -o '[a-z] 2 of 3 districts' "$scratch/north.txt")" = 'a 2 of 3 districts' ] && pass || fail "the notes of the sheet: $(grep -o '.. 2 of 3 districts' "$scratch/north.txt")"
expect "which holds against the data"       0 ": 0 findings"                 "$SHEAF" audit --truth --data "$plan" "$scratch/north.pdf"
expect "in French too"                      0 -                              sheaf build --template sheet --area north --lang fr -o "$scratch/nord.pdf"
pdftotext "$scratch/nord.pdf" - | tr '\n' ' ' | grep -q '2 sur 3 districts' && pass || fail "the French sheet has no '2 sur 3 districts'"
# A heading names several areas by the plural, also where the language has a form of its own for two.
expect "in Arabic too"                      0 -                              sheaf build --template overview --lang ar -o "$scratch/north-ar.pdf"
pdftotext "$scratch/north-ar.pdf" - | grep -q 'مناطق' && pass || fail "the Arabic overview does not call several areas so"
# A third district reports: the page says so, and the old one holds no more.
sed -i 's|</observations>|<series measure="villages-without-well" area="n3"><observation period="2024" value="7" sources="EXAMPLE"/></series></observations>|' "$plan/data/observations.xml"
expect "with all of them the sum is whole"  0 "3 of 3 districts"             sheaf explain 1A-1
expect "and what was printed is wrong"      6 "rests on 3 of 3 areas"        "$SHEAF" audit --truth --data "$plan" "$scratch/north.pdf"
# Outputs for the areas of a group, and for those of a kind.
expect "those of a group"                   0 "2 files written"              sheaf batch --template sheet --each area --where "in-group(\$area, 'dry')" --progress none
expect "those of a kind"                    0 "1 file written"               sheaf batch --template sheet --each area --where "area(\$area)/@kind = 'province'" --progress none
# An attribute that nothing has would make no page, and say nothing.
expect "an attribute that there is not"     4 "has the name 'kidn'; the nearest is 'kind'" sheaf batch --template sheet --each area --where "area(\$area)/@kidn = 'province'" --progress none
expect "one of the plan's own tree"         4 "has the name 'indicatr'; the nearest is 'indicator'" sheaf batch --template sheet --each area --where "//objective[@ indicatr = 'x']" --progress none
expect "what stands between quotes is none" 0 "1 unchanged"                  sheaf batch --template sheet --each area --where "area(\$area)/@kind = 'province' and 'a@kidn' != ''" --progress none
printf '<batch>\n  <outputs template="sheet" each="area"\n    where="area($area)/@withn = %s"/>\n</batch>\n' "'north'" > "$plan/data/slip.xml"
expect "told by check at its line"          4 "slip.xml:3:12: error[S881]: nothing that an expression can ask for has the name 'withn'; the nearest is 'within'" sheaf check
rm "$plan/data/slip.xml"

# wrong NAME NUMBER TEXT PLACE FROM TO FILE: what a slip in a file is told as, and the other place of it.
wrong() {
    cp "$plan/data/$7" "$scratch/kept"
    sed -i "s|$5|$6|" "$plan/data/$7"
    cmp -s "$scratch/kept" "$plan/data/$7" && fail "'$5' is not in $7"
    status=4
    case $2 in warning*) status=0 ;; esac
    expect "$1" $status "$2: $3" sheaf check
    [ "$4" = - ] || grep -q "$4" "$scratch/stderr" && pass || fail "$1: without its other place, $4"
    mv "$scratch/kept" "$plan/data/$7"
}
wrong "an area within itself"       'error[S173]' 'n1 cannot be within itself' areas.xml:5 'id="n1" kind="district" within="north"' 'id="n1" kind="district" within="n1"' areas.xml
wrong "two areas within each other" 'error[S174]' 'north would be within itself' areas.xml:5 'id="north" kind="province"' 'id="north" kind="province" within="n1"' areas.xml
wrong "two spellings of an area"    'error[S204]' "the name 'First' already belongs to n1" areas.xml:5 'name="Second"' 'name="First"' areas.xml
wrong "a kind that nobody declared" 'error[S206]' "there is no area kind 'distrct'; the nearest is 'district'" - 'id="n1" kind="district"' 'id="n1" kind="distrct"' areas.xml

sed -i 's|</measures>|<measure id="people" nature="stock"><title>People</title></measure></measures>|' "$plan/data/measures.xml"
wrong "weights that are missing"    'warning[S177]' "n1 is left out where 'villages-without-well' is weighted over areas" measures.xml 'over-areas="sum"' 'over-areas="weighted:people"' measures.xml
wrong "a weight that nobody knows"  'error[S206]' "there is no measure 'poeple'; the nearest is 'people'" - 'over-areas="sum"' 'over-areas="weighted:poeple"' measures.xml
# Names that may be meant are told on the command line too.
expect "an area on the command line"     4 "the plan has no area 'nrth'; the nearest is 'north'"  sheaf build --template sheet --area nrth
expect "a template on the command line"  7 "there is no template 'shet'; the nearest is 'sheet'"  sheaf build --template shet --area north
expect "an example of this plan"         2 "needs one area, for example --area n1"                sheaf build --template sheet
# An area without which a sum is only "at least" so much is on the worklist, with the period, and is asked for; then its page says who it is.
echo '<observations><series measure="villages-without-well" area="n1" sources="EXAMPLE"><observation period="2018" value="5"/><observation period="2019" value="4"/></series><series measure="villages-without-well" area="n2" sources="EXAMPLE"><observation period="2018" value="7"/><observation period="2019" missing="not-reported"/></series></observations>' > "$plan/data/observations.xml"
expect "an area that a sum lacks"        0 "n2  1A-1  lacks 2019             villages-without-well"  sheaf status --worklist
expect "and is asked for"                    0 - sheaf export worklist -o "$scratch/lacking.csv"
[ "$(cut -d, -f1,3,6,7,8 "$scratch/lacking.csv" | grep '^n2')" = "n2,villages-without-well,stale,2018,7" ] && pass || fail "what is asked for: $(cat "$scratch/lacking.csv")"
expect "the worklist's page"             0 - sheaf build --template worklist -q -o "$scratch/lacking.pdf"
pdftotext "$scratch/lacking.pdf" - | tr '\n' ' ' | grep -q "there is no figure of Second and Third" && pass || fail "the worklist's page does not say who is missing"
# An indicator without any figure is on the worklist.
echo '<observations/>' > "$plan/data/observations.xml"
expect "an indicator without a figure"   0 "world  1A-1  missing                villages-without-well"  sheaf status --worklist
