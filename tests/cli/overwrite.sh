# No output is written over what is read, nor over another output of the same run: exit status 2, both are named, and nothing is changed.
over="$scratch/over"
rm -rf "$over"
small_project "$over"
printf '<chart kind="columns" title="W"><series name="a"><point at="2018" value="3"/></series></chart>\n' > "$over/c.xml"
printf 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART;VALUE=DATE:20240101\r\nSUMMARY:Day\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n' > "$over/in.ics"
"$SHEAF" chart -q -C "$over" "$over/c.xml" -o a.pdf
printf '<pack id="t" xml:lang="en"><title>P</title><annex href="a.pdf" alt="A"><title>O</title></annex></pack>\n' > "$over/pk.xml"
printf '<batch><pack-file href="../pk.xml" output="%s"/></batch>\n' a.pdf > "$over/b1.xml"
printf '<batch><outputs template="sheet" each="area" output="made/{subject}.pdf"/><calendar kind="ics" output="%s"/></batch>\n' b2.xml > "$over/b2.xml"
mkdir "$over/other" && ln -s ../data "$over/other/link" && ln "$over/data/measures.xml" "$over/other/hard.xml" && ln -s ../data/areas.xml "$over/other/soft.xml"
cp -a "$over" "$over.kept"
unharmed() { diff -r "$over" "$over.kept" >"$scratch/diff" 2>&1 && pass || { fail "$1 changes something: $(head -n 1 "$scratch/diff")"; rm -rf "$over"; cp -a "$over.kept" "$over"; }; }
# over INPUT VERB [OPTIONS]: in the project's folder
over() { input=$1; shift; name="$*"; (cd "$over" && expect_quiet "$input" "$@") && pass || fail "$name: $(head -n 1 "$scratch/stderr")"; unharmed "$name"; }
expect_quiet() { input=$1; shift; "$SHEAF" "$@" >/dev/null 2>"$scratch/stderr" </dev/null; [ $? = 2 ] && grep -q "would be written over .*$input" "$scratch/stderr"; }
sheet="--template sheet --area NPL"
each="--template sheet --each area --progress none"
over data/sources.xml        build $sheet -o data/sources.xml
over data/sources.xml        build $sheet -o ./out/../data/sources.xml
over data/sources.xml        build $sheet -o other/link/sources.xml
over data/measures.xml       build $sheet -o other/hard.xml
over data/areas.xml         build $sheet -o other/soft.xml
over templates/sheet.xml     build $sheet -o templates/sheet.xml
over templates/themes/house.xml     build $sheet -o "${SHEAF_TEMPLATES:-$PWD/templates}/themes/house.xml"
over data/plan.xml           batch $each --only NPL -o data/plan.xml
over data/plan.xml           batch $each --manifest data/plan.xml
over data/plan.xml           batch $each --depfile data/plan.xml
over data/plan.xml           watch $each --manifest data/plan.xml
over b2.xml                  batch b2.xml --progress none
over a.pdf                   batch b1.xml --progress none
over manifest.json           batch b2.xml --progress none --manifest made/manifest.json --depfile made/manifest.json
over c.xml                   chart c.xml -o c.xml -f pdf
over data/plan.xml           chart c.xml -o data/plan.xml -f svg
over data/plan.xml           calendar ics -o data/plan.xml
over data/plan.xml           calendar list --year 2024 -o data/plan.xml
over in.ics                  calendar list --year 2024 --holidays in.ics -o in.ics
over in.ics                  import ics in.ics -o in.ics
over in.ics                  import ics in.ics -o ./other/../in.ics
over pk.xml                  pack pk.xml -o pk.xml
over a.pdf                   pack pk.xml -o a.pdf
printf '<pack id="u" xml:lang="en"><title>P</title><prose><title>O</title><p>x</p></prose></pack>\n' | tee "$over/u1.xml" > "$over/u2.xml"
cp "$over"/u?.xml "$over.kept"
over out/pdf/pack/u          pack u1.xml u2.xml
over u2.xml                  pack u1.xml u2.xml -o u2.xml

# An import replaces what an import wrote, and nothing else.
imported="$scratch/imported.xml"
import() { "$SHEAF" import ics "$over/in.ics" -o "$imported" "$@"; }
expect "an import"                       0 "1 event" import
head -n 2 "$imported" | grep -q '^<!-- sheaf import ics in\.ics sha256:' && pass || fail "an imported file does not name its origin"
cp "$imported" "$scratch/imported.kept"
expect "the same again"                  0 "1 event" import
cmp -s "$imported" "$scratch/imported.kept" && pass || fail "the same import has other bytes"
sed -i 's/Day/Days/' "$imported"
cp "$imported" "$scratch/edited"
expect "one that was edited since"       2 "was changed since 'sheaf import' wrote it from in.ics" import
cmp -s "$imported" "$scratch/edited" && pass || fail "an edited import is replaced"
expect "unless forced"                   0 "1 event" import --force
cmp -s "$imported" "$scratch/imported.kept" && pass || fail "--force does not replace"
echo "the user's" > "$imported"
for force in "" --force; do expect "a file of somebody else $force" 2 "'sheaf import' did not write it" import $force; done
[ "$(cat "$imported")" = "the user's" ] && pass || fail "an import replaces a file of somebody else"
: > "$imported"
expect "an empty file"                   0 "1 event" import
cp "$over/in.ics" "$scratch/odd--name -- x.ics"
expect "an origin of an odd name"        0 "1 event" "$SHEAF" import ics "$scratch/odd--name -- x.ics" -o "$scratch/odd.xml"
command -v xmllint >/dev/null 2>&1 && { xmllint --noout "$scratch/odd.xml" && pass || fail "the head of an import is no XML"; }
expect "a manifest merged onto itself"   2 "would be written over" "$SHEAF" batch --merge-manifests --manifest "$over/m-1-of-1.json" "$over/m-1-of-1.json"
