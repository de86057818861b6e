# What a grade means is what its measure says: not the order in which it is written, nor its sign, nor its name.
project
measures=$scratch/project/data/measures.xml
sheet() {
    "$SHEAF" build -C "$scratch/project" --template factsheet --state KHM -o "$scratch/$1.pdf" >/dev/null 2>&1 || fail "a sheet with $1"
}
sheet given

# Best first.
sed -i '/<grade id="not-on-track"/{h;d}; /<grade id="on-track"/{G}' "$measures"
grep -q '<grade id="not-on-track"' "$measures" && sheet "grades best first"
cmp -s "$scratch/given.pdf" "$scratch/grades best first.pdf" && pass || fail "grades that are written best first make another page"

# The lowest is the best, and no grade has its old name.
sed -i '/-on-track" unit="track"/s/ascending="true"/ascending="false"/; s/<grade id="\([a-z-]*\)" value="-1">/<grade id="x-\1" value="+1">/
        s/<grade id="\([a-z-]*\)" value="1">/<grade id="x-\1" value="-1">/; s/value="+1"/value="1"/' "$measures"
sed -i '/<series measure="[a-z0-9-]*-on-track"/,/<\/series>/{s/ value="1"/ value="+"/; s/ value="-1"/ value="1"/; s/ value="+"/ value="-1"/}' "$scratch"/project/data/observations-*.xml
grep -q 'x-on-track" value="-1"' "$measures" && sheet "a scale that goes down"
for file in given "a scale that goes down"; do
    pdftotext -layout "$scratch/$file.pdf" - > "$scratch/$file.txt"
    pdftoppm -r 50 -png -f 1 -l 1 -singlefile "$scratch/$file.pdf" "$scratch/$file"
done
grep -q 'Not on track' "$scratch/given.txt" && cmp -s "$scratch/given.txt" "$scratch/a scale that goes down.txt" && pass || fail "a scale that goes down has other words"
cmp -s "$scratch/given.png" "$scratch/a scale that goes down.png" && pass || fail "a scale that goes down has other marks"

sed -i '0,/<grade id="unclear" value="0">/s//<grade id="unclear" value="1">/' "$measures"
expect "two grades of one value" 4 "the grades '" "$SHEAF" check -C "$scratch/project"
expect "both places are told"    4 "= see: " "$SHEAF" check -C "$scratch/project"
