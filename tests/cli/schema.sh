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
