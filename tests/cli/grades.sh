# What a grade means is what its measure says: not the order in which it is written, nor its sign, nor its name.
project
measures=$scratch/project/data/measures.xml
sheet() {
    "$SHEAF" build -C "$scratch/project" --template factsheet --area KHM -o "$scratch/$1.pdf" >/dev/null 2>&1 || fail "a sheet with $1"
}
sheet given

# Best first.
sed -i '/<grade id="not-on-track"/{h;d}; /<grade id="on-track"/{G}' "$measures"
grep -q '<grade id="not-on-track"' "$measures" && sheet "grades best first"
cmp -s "$scratch/given.pdf" "$scratch/grades best first.pdf" && pass || fail "grades that are written best first make another page"

# The lowest is the best, and no grade has its old name.
sed -i '/-on-track" unit="track"/,/<\/measure>/{s/ascending="true"/ascending="false"/; s/<grade id="\([a-z-]*\)" value="-1">/<grade id="x-\1" value="+1">/
        s/<grade id="\([a-z-]*\)" value="1">/<grade id="x-\1" value="-1">/; s/value="+1"/value="1"/}' "$measures"
sed -i '/<series measure="[a-z0-9-]*-on-track"/,/<\/series>/{s/ value="1"/ value="+"/; s/ value="-1"/ value="1"/; s/ value="+"/ value="-1"/}' "$scratch"/project/data/observations-*.xml
grep -q 'x-on-track" value="-1"' "$measures" && sheet "a scale that goes down"
for file in given "a scale that goes down"; do
    pdftotext -layout "$scratch/$file.pdf" - > "$scratch/$file.txt"
    pdftoppm -r 50 -png -f 1 -l 1 -singlefile "$scratch/$file.pdf" "$scratch/$file"
done
grep -q 'Not on track' "$scratch/given.txt" && cmp -s "$scratch/given.txt" "$scratch/a scale that goes down.txt" && pass || fail "a scale that goes down has other words"
cmp -s "$scratch/given.png" "$scratch/a scale that goes down.png" && pass || fail "a scale that goes down has other marks"

# Votes are grades like any other: against is the worst, an abstention is between, and no mark is like that of another.
votes="$scratch/votes"
mkdir -p "$votes"
cp -r data templates "$votes"
vote() { "$SHEAF" build -C "$votes" --template indicator --indicator 1A-2 -o "$votes/v.pdf" --stop-after doc; }
sed -i '/<series measure="ccm-unga-vote" area="VNM">/,/<\/series>/s/value="0"/value="-1"/' "$votes/data/observations-treaties.xml"
vote > "$votes/given.txt" || fail "the votes' indicator"
grep -q 'not .*Vietnam\|Vietnam.* not' "$votes/given.txt" && grep -q 'unclear .*Zimbabwe\|Zimbabwe.* unclear' "$votes/given.txt" && pass || fail "a vote against looks like an abstention: $(grep 'Vietnam\|Zimbabwe' "$votes/given.txt")"
for word in "in favour" abstained against; do
    grep -q "\"\([a-z ]*, \)*$word[\",]" "$votes/given.txt" && pass || fail "the key does not say '$word'"
done
# Two marks alike do not mean the same: who voted against stands under a head of its own, and who voted at another time under another.
"$SHEAF" build -C "$votes" --template indicator --indicator 1A-2 -q -o "$votes/v.pdf" && pdftotext -raw "$votes/v.pdf" - > "$votes/said.txt"
grep -q '^against 1$' "$votes/said.txt" && grep -q '^at another time 1$' "$votes/said.txt" && ! grep -q 'against, ' "$votes/said.txt" && pass || fail "meanings of one mark share a head: $(grep -A2 against "$votes/said.txt" | tr '\n' ' ')"
sheet_of() { "$SHEAF" build -C "$votes" --template factsheet --area "$1" -o "$votes/s.pdf" -q && pdftotext -layout "$votes/s.pdf" - | tr -s '\n ' ' '; }
reject "no key of what is not on the page" 0 'abstained ' sheet_of BTN
expect "the grade on the ladder"   0 "abstained, 2019" sheet_of NPL

# The same with a scale that goes down: harm is the greatest number.
sed -i '/unga-vote" unit="vote"/s/ascending="true"/ascending="false"/; s/<grade id="against" value="-1">/<grade id="against" value="+">/; s/<grade id="in-favour" value="1">/<grade id="in-favour" value="-1">/; s/value="+"/value="1"/' "$votes/data/measures.xml"
sed -i '/<series measure="[a-z]*-unga-vote"/,/<\/series>/{s/ value="1"/ value="+"/; s/ value="-1"/ value="1"/; s/ value="+"/ value="-1"/}' "$votes/data/observations-treaties.xml"
sed -i '/<indicator id="1A-2"/s/ counts="1"/ counts="-1"/' "$votes/data/plan.xml"
vote | sed 's/@[^ ]*//g; s/value="*-*1"*//g' > "$votes/down.txt"
sed 's/@[^ ]*//g; s/value="*-*1"*//g' "$votes/given.txt" | cmp -s - "$votes/down.txt" && pass || fail "votes on a scale that goes down: $(sed 's/@[^ ]*//g; s/value="*-*1"*//g' "$votes/given.txt" | diff - "$votes/down.txt" | head -4)"

# Who counts: whose figure is so much or better; without a number the best grade.
sed -i 's|<indicator id="1A-2".*counts="[-0-9]*">|<indicator id="1A-2" kind="ladder" measure="ccm-unga-vote" among="1A">|' "$votes/data/plan.xml"
expect "without a number the best grade" 0 "latest     24 on 2019-12-12" "$SHEAF" explain -C "$votes" 1A-2
sed -i 's|<indicator id="2A-1"[^>]*>|<indicator id="2A-1" kind="area-set" measure="cmr-contamination-area" among="2A" counts="10">|' "$votes/data/plan.xml"
"$SHEAF" explain -C "$votes" 2A-1 > "$votes/area.txt"
grep -q "^  counted .*Bosnia" "$votes/area.txt" && grep -q "^  not .*Lao" "$votes/area.txt" && pass || fail "of less is better the greater counts: $(grep 'Bosnia\|Lao' "$votes/area.txt")"

sed -i '0,/<grade id="unclear" value="0">/s//<grade id="unclear" value="1">/' "$measures"
expect "two grades of one value" 4 "the grades '" "$SHEAF" check -C "$scratch/project"
expect "both places are told"    4 "= see: " "$SHEAF" check -C "$scratch/project"
