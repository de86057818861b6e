# A new project, and what is added to it: each piece is read without a mistake, stands behind what was there, and overwrites nothing.
new=$scratch/new
expect "a new project"                   0 "sheaf batch -C" "$SHEAF" init "$new"
expect "is right, to a careful reader"   0 "no errors, 0 warnings" "$SHEAF" check --lint -C "$new"
for kind in level total area-set judgement ladder checklist money deadline; do
    [ "$(grep -c "<indicator [^>]*kind=\"$kind\"" "$new/data/plan.xml")" = 1 ] && pass || fail "an indicator of the kind '$kind' does not stand there once"
done
for file in "$new"/data/*.xml; do
    root=$(basename "$(sed -n 's|.*href="schema/\([a-z]*\)\.rng".*|\1|p' "$file")")
    [ -n "$root" ] && cmp -s "$new/data/schema/$root.rng" "data/schema/$root.rng" && pass || fail "$file names no schema that lies beside it"
done
for kind in area indicator measure source pack template; do
    cp -r "$new" "$scratch/before"
    expect "a new $kind"                 0 "$kind 'thing' added" "$SHEAF" new -C "$new" "$kind" thing
    gone=$(diff -r "$scratch/before" "$new" | grep -c '^<')
    [ "$gone" = 0 ] && pass || fail "a new $kind: $gone lines of what was there are gone"
    expect "a second $kind of the name"  2 "error[S556]: $kind 'thing' is there already" "$SHEAF" new -C "$new" "$kind" thing
    rm -rf "$scratch/before"
done
expect "with all of it"                  0 "no errors" "$SHEAF" check -C "$new"
expect "its page is made"                0 "1 page" "$SHEAF" build -C "$new" --template thing --area thing
expect "its pack too"                    0 "pages" "$SHEAF" pack -C "$new" "$new/data/packs/thing.xml"
expect "what cannot be added"            2 "error[S555]: 'goat'" "$SHEAF" new -C "$new" goat thing
expect "a name that is none"             4 "error[S114]" "$SHEAF" new -C "$new" area 'a/b'
expect "half of what is needed"          2 "and its name" "$SHEAF" new -C "$new" area
rm "$new/data/sources.xml"
expect "a file that is not there is made" 0 "source 'other' added" "$SHEAF" new -C "$new" source other
grep -q '<source id="other"' "$new/data/sources.xml" && pass || fail "the source is not in its file"
sed -i 's|</*objective[^>]*>||' "$new/data/plan.xml"
expect "an indicator without an objective" 4 "error[S557]" "$SHEAF" new -C "$new" indicator other

# Options stand before the verb as behind it; a batch is the project's own where none is named.
rm -rf "$new"; "$SHEAF" init -q "$new"
expect "options before the verb"         0 "no errors" "$SHEAF" -C "$new" check
expect "-h"                              0 "usage: sheaf VERB" "$SHEAF" -h
expect "a batch that is not named"       0 "13 files written" "$SHEAF" -C "$new" batch
expect "a batch file, and --verify"      0 "13 outputs as they were made" "$SHEAF" batch -C "$new" data/batch.xml --verify
expect "where nothing is found"          0 "warning[S558]: of 3 subjects there is none of which 'false()' holds" "$SHEAF" batch -C "$new" --template sheet --each area --where 'false()'
expect "a batch of pictures"             2 "batch writes PDF, and 'x.png' is none" "$SHEAF" batch -C "$new" --template overview --each area -o x.png
expect "a calendar that is a picture"    2 "calendar writes PDF" "$SHEAF" calendar list --year 2025 -C "$new" -o x.png
expect "a pack that is a picture"        2 "pack writes PDF" "$SHEAF" pack -C "$new" x.xml -o x.png
expect "a page that is a picture"        0 - "$SHEAF" build -C "$new" --template overview -o "$scratch/x.png"
[ "$(head -c 4 "$scratch/x.png" | od -An -c | tr -d ' ')" = '211PNG' ] && pass || fail "x.png is no PNG"
