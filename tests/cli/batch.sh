# A batch as a build: what is made again and what is not, workers, shards, manifests, and what can go wrong with them.
project
work="$scratch/project"
export SHEAF_TEMPLATES="$work/templates"
cat > "$work/data/batch.xml" <<'END'
<batch>
  <outputs template="factsheet" each="area" only="KHM LAO DMA" lang="en fr"/>
  <outputs template="objective" each="objective" only="1A 2B"/>
  <outputs template="casualties"/>
  <calendar kind="list" year="2018"/>
  <calendar kind="ics"/>
</batch>
END
batch() { "$SHEAF" batch -C "$work" data/batch.xml --progress none "$@"; }
restore() { rm -rf "$work/data"; cp -r "$scratch/data-kept" "$work/data"; batch >/dev/null 2>&1; }
sums() { (cd "$1" && find . -type f ! -name '.*' ! -name 'manifest*.json' -exec sha256sum {} + | sort -k 2); }

expect "the shipped batch file holds"   0 - sh -c '"$1" batch --progress none --manifest "$2/shipped.json" --shard 1/100000 data/batch.xml' sh "$SHEAF" "$scratch"
expect "a batch file"                   0 "batch: 11 files written" batch -j 2
kept=$(ls -i "$work/out/manifest.json")
expect "the same again"                 0 "0 files written, 11 unchanged" batch
[ "$(ls -i "$work/out/manifest.json")" = "$kept" ] && pass || fail "a manifest that says the same is written anew"
expect "the manifest holds"             0 "11 outputs as they were made" "$SHEAF" batch -C "$work" --verify
cp -r "$work/data" "$scratch/data-kept"
sums "$work/out" > "$scratch/sums"

# The same bytes whatever the number of workers, the order and the run.
expect "by one worker"                  0 "11 files written" sh -c 'rm -rf "$2/out" && "$1" batch -C "$2" data/batch.xml -j1 --progress none' sh "$SHEAF" "$work"
sums "$work/out" | cmp -s - "$scratch/sums" && pass || fail "one worker makes other bytes than two"
awk '/<(outputs|calendar)/ { row[++n] = $0; next } { if (/<\/batch>/) for (i = n; i > 0; i--) print row[i]; print }' "$scratch/data-kept/batch.xml" > "$work/data/batch.xml"
expect "from the last to the first"     0 "11 files written" sh -c 'rm -rf "$2/out" && "$1" batch -C "$2" data/batch.xml -j3 --progress none' sh "$SHEAF" "$work"
sums "$work/out" | cmp -s - "$scratch/sums" && pass || fail "another order makes other bytes"
expect "another order of rows alone"    0 "0 files written, 11 unchanged" batch
restore

# What differs is made again, and nothing else.
for file in plan observations-mines areas sources; do sed -i '2a <!-- moved -->\n\n' "$work/data/$file.xml"; done
expect "lines that are moved"           0 "0 files written, 11 unchanged" batch
restore
awk '/<observation / && !held { held = $0; next } { print } held && !done { print held; done = 1 }' "$scratch/data-kept/observations-people.xml" > "$work/data/observations-people.xml"
cmp -s "$work/data/observations-people.xml" "$scratch/data-kept/observations-people.xml" && fail "no observation was moved" || pass
expect "an observation that is moved"   0 "0 files written, 11 unchanged" batch
restore
sed -i '0,/<observation period="2015" value="334"/s//<observation period="2015" value="335"/' "$work/data/observations-remnants.xml"
cmp -s "$work/data/observations-remnants.xml" "$scratch/data-kept/observations-remnants.xml" && fail "no observation was changed" || pass
expect "an observation of Cambodia"     0 "factsheet/KHM.pdf: another answer to 'series cmr-contamination-area KHM'" batch --explain-rebuild
expect "its two pages, nothing else"    0 "0 files written, 11 unchanged" batch
restore
sed -i 's#</observations>#<series measure="casualties-mine-erw" area="DMA"><observation period="2018" value="3" sources="LM2019-CAS"/></series></observations>#' "$work/data/observations-people.xml"
expect "the first of Dominica ever"     0 "3 files written, 8 unchanged" batch --explain-rebuild
grep -q "factsheet/DMA.pdf: " "$scratch/stderr" && grep -q "factsheet/DMA-fr.pdf: " "$scratch/stderr" && ! grep -q "KHM.*: " "$scratch/stderr" && pass || fail "the first observation of Dominica makes other pages than its own"
restore
attached() { "$SHEAF" batch -C "$work" --template factsheet --each area --only LAO --attach -o "$scratch/attached/{subject}.pdf" --progress none "$@"; }
expect "a page with its data"           0 "1 file written" attached
sed -i '0,/<observation period="2015" value="334"/s//<observation period="2015" value="335"/' "$work/data/observations-remnants.xml"
expect "an observation of another"      0 "0 files written, 1 unchanged" attached --explain-rebuild
restore
sed -i '0,/">\(.*\)<\/message>/s//">X\1<\/message>/' "$work/data/catalogue-fr.xml"
expect "a French word"                  0 "3 files written, 8 unchanged" batch
restore
sed -i 's/<body>/<body margin-top="1">/' "$work/templates/objective.xml"
expect "a template"                     0 "objective/1A.pdf: the template objective.xml is another" batch --explain-rebuild
sed -i 's/<body margin-top="1">/<body>/' "$work/templates/objective.xml"
expect "the template as it was"         0 "2 files written, 9 unchanged" batch
sed -i 's/<body>/<body><p>/' "$work/templates/objective.xml"
expect "a broken template"              1 "0 files written, 9 unchanged, 2 failed" batch
expect "costs its outputs alone"        6 "an output could not be made: pdf/objective/1A.pdf" "$SHEAF" batch -C "$work" --verify
sed -i 's/<body><p>/<body>/' "$work/templates/objective.xml"
expect "is right again"                 0 "0 files written, 11 unchanged" batch
expect "and all of them hold"           0 "11 outputs as they were made" "$SHEAF" batch -C "$work" --verify

# An iCalendar file needs no fonts: what is made without them is not taken for what was made before.
printf '<batch><calendar kind="ics" output="c.ics"/></batch>\n' > "$scratch/ics.xml"
ics() { "$SHEAF" batch -C "$work" "$scratch/ics.xml" -o "$scratch/ics" --manifest "$scratch/ics/manifest.json" --progress none "$@"; }
expect "a calendar"                     0 "1 file written" ics
cp "$scratch/ics/c.ics" "$scratch/c.ics"
sed -i 's/Geneva/Genova/' "$work/data/events.xml"
expect "of other facts, without fonts"  0 "1 file written" ics --fonts "$scratch/none.conf"
cmp -s "$scratch/ics/c.ics" "$scratch/c.ics" && fail "no event was changed" || pass
[ "$(wc -c < "$scratch/ics/c.ics")" = "$(wc -c < "$scratch/c.ics")" ] && pass || fail "the calendar has another size"
sed -i 's/Genova/Geneva/' "$work/data/events.xml"
expect "the calendar as it was"         0 "what it was made from is not known" ics --explain-rebuild
cmp -s "$scratch/ics/c.ics" "$scratch/c.ics" && pass || fail "the calendar is not what it was"

expect "another day"                    0 "11 files written" batch --as-of 2019-06-30
expect "the plan's own day again"       0 "0 files written, 11 unchanged" batch
find "$work/out" -name '*-asof-2019-06-30*' -delete
day() { "$SHEAF" batch -C "$work" --template factsheet --each area --only LAO -o "$scratch/day/{subject}.pdf" --progress none "$@"; }
expect "a path of one's own"            0 "1 file written" day --as-of 2019-06-30
expect "takes the plan's own day"       0 "it is asked for otherwise" day --explain-rebuild
sed -i 's/<title>ICBL-CMC/<title>The ICBL-CMC/' "$work/data/plan.xml"
expect "the plan itself"                0 "11 files written" batch
restore
rm "$work/out/pdf/casualties/plan.pdf"
expect "an output that is gone"         0 "casualties/plan.pdf: the file is missing" batch --explain-rebuild
echo >> "$work/out/pdf/casualties/plan.pdf"
expect "an output of another size"      6 "an output is not what was made: pdf/casualties/plan.pdf" "$SHEAF" batch -C "$work" --verify
expect "is made again"                  0 "1 file written, 10 unchanged" batch
sums "$work/out" | cmp -s - "$scratch/sums" && pass || fail "what was made bit by bit is not what is made at once"

# A folder in an output's place, damaged and newer manifests, a build log that was cut off.
rm "$work/out/pdf/casualties/plan.pdf" && mkdir "$work/out/pdf/casualties/plan.pdf"
expect "a folder in its place"          1 "cannot write" batch
grep -q "10 unchanged, 1 failed" "$scratch/stderr" && pass || fail "a folder in an output's place costs more than that output"
expect "the manifest says that"         6 "an output could not be made: pdf/casualties/plan.pdf" "$SHEAF" batch -C "$work" --verify
rmdir "$work/out/pdf/casualties/plan.pdf"
expect "the folder is gone"             0 "1 file written, 10 unchanged" batch
head -c 500 "$work/out/manifest.json" > "$scratch/cut" && cp "$scratch/cut" "$work/out/manifest.json"
expect "a damaged manifest verified"    4 "this is no whole manifest" "$SHEAF" batch -C "$work" --verify
expect "a damaged manifest"             0 "0 files written, 11 unchanged" batch
grep -q "S814" "$scratch/stderr" && pass || fail "a damaged manifest is not told"
expect "and is whole again"             0 "11 outputs" "$SHEAF" batch -C "$work" --verify
sed -i '1s/"manifest":1/"manifest":99/' "$work/out/manifest.json"
expect "a manifest of a newer program"  4 "written by a newer sheaf" batch
expect "the same verified"              4 "written by a newer sheaf" "$SHEAF" batch -C "$work" --verify
rm "$work/out/manifest.json"
expect "no manifest"                    0 "0 files written, 11 unchanged" batch
size=$(wc -c < "$work/out/.manifest.json.build-log")
head -c $((size * 2 / 3)) "$work/out/.manifest.json.build-log" > "$scratch/cut" && cp "$scratch/cut" "$work/out/.manifest.json.build-log"
expect "a build log that was cut off"   0 "unchanged" batch
expect "are whole again"                0 "0 files written, 11 unchanged" batch
head -c 3000 /dev/urandom > "$work/out/.manifest.json.build-log"
expect "a build log that is none"       0 "11 files written" batch
sums "$work/out" | cmp -s - "$scratch/sums" && pass || fail "a build log that is none changes bytes"
touch "$work/out/pdf/factsheet/.sheaf-0123456789abcdef.part"
expect "what a killed run left"         0 "11 unchanged" batch
[ ! -e "$work/out/pdf/factsheet/.sheaf-0123456789abcdef.part" ] && pass || fail "leftovers are not swept"

# Outputs that no job makes any more.
sed -i '/casualties/d' "$work/data/batch.xml"
expect "an output without a job"        0 "no job makes this output any more: pdf/casualties/plan.pdf" batch
[ -e "$work/out/pdf/casualties/plan.pdf" ] && pass || fail "an output without a job was removed unasked"
expect "removed when asked"             0 "removed: pdf/casualties/plan.pdf" batch --prune
[ ! -e "$work/out/pdf/casualties/plan.pdf" ] && pass || fail "--prune does not remove"
expect "and forgotten"                  0 "10 outputs" "$SHEAF" batch -C "$work" --verify
expect "--prune without a file"         2 "can be told for a batch file alone" "$SHEAF" batch -C "$work" --template overview --each area --prune
restore

# Jobs that cannot be.
job() { printf '<batch>%s</batch>\n' "$1" > "$scratch/job.xml"; "$SHEAF" batch "$scratch/job.xml" --manifest "$scratch/jobs/manifest.json" --progress none; }
twice='<outputs template="overview" output="'$scratch'/jobs/a.pdf"/>'
expect "two jobs of one path"           2 "two outputs would be written to one path: a.pdf" job "$twice<outputs template='casualties' output='$scratch/jobs/x/../a.pdf'/>"
expect "a job that writes the manifest" 2 "one path: manifest.json" job "<outputs template='casualties' output='$scratch/jobs/manifest.json'/>"
[ ! -e "$scratch/jobs" ] && pass || fail "something was written before the jobs were found to clash"
expect "one path for all"               2 "every output would be written" job "<outputs template='factsheet' each='area' output='$scratch/jobs/a.pdf'/>"
expect "an unknown kind of job"         4 "S1" job "<pictures/>"
expect "an unknown word in it"          4 "S1" job "<outputs template='factsheet' each='planet'/>"
expect "an unknown state in it"         4 "no area 'XYZ'" job "<outputs template='factsheet' each='area' only='KHM XYZ'/>"
expect "a state that no target is for"  4 "error[S876]: the plan has the area 'ALB', but a batch makes pages only of the areas that have targets" job "<outputs template='factsheet' each='area' only='KHM ALB'/>"
expect "an event that is no meeting"    4 "the plan has the meeting 'day-mine-awareness', but a batch makes pages only of the events of kind 'meeting'" job "<outputs template='factsheet' each='meeting' only='day-mine-awareness'/>"
expect "a record of another type"       4 "the plan has the record 'meeting-MBT-PC-2019', but a batch makes pages only of the records of that type" job "<outputs template='factsheet' each='record:ask' only='meeting-MBT-PC-2019'/>"
expect "no record at all"               4 "the plan has no record 'ask-nobody'" job "<outputs template='factsheet' each='record:ask' only='ask-nobody'/>"
expect "a file that is no batch"        4 "is not what a batch file begins with" "$SHEAF" batch data/plan.xml
small_project "$scratch/nobatch"
expect "a batch without a file"         7 "data/batch.xml: No such file" "$SHEAF" batch -C "$scratch/nobatch"
expect "a file and what is in it"       2 "with a batch file" "$SHEAF" batch data/batch.xml --each area
expect "an expression that is none"     4 "S310" "$SHEAF" batch --template factsheet --each area --where '(' -o "$scratch/w/{subject}.pdf"
expect "where it holds"                 0 "2 files written" "$SHEAF" batch --template factsheet --each area --where "\$area = 'KHM' or \$area = 'LAO'" -o "$scratch/w/{subject}.pdf" --progress none
expect "where a figure says so"         0 "written" "$SHEAF" batch --template factsheet --each area --where "latest('cmr-contamination-area', \$area)/@value > 300" -o "$scratch/w2/{subject}.pdf" --progress none
expect "two languages"                  0 "2 files written" "$SHEAF" batch --template factsheet --each area --only KHM --lang en,fr -o "$scratch/l/{subject}-{lang}.pdf" --progress none
printf '<template for="meeting" theme="house"><master name="first" size="A4" margin="40"/><title>T</title><body><h1><value-of select="//event[@id = $meeting]/title"/></h1></body></template>\n' > "$work/templates/meeting.xml"
expect "each meeting"                   0 "written" "$SHEAF" batch -C "$work" --template meeting --each meeting --only directors-2018,pledging-2018 -o "$scratch/m/{subject}.pdf" --progress none
[ -e "$scratch/m/directors-2018.pdf" ] && pass || fail "no page for a meeting"
odd="$scratch/odd/.a b/$(printf 'new\nline')/ملخص \$#:%{subject}.v1"
expect "names of all sorts"             0 "1 file written" "$SHEAF" batch --template overview --each objective --only 1A -o "$odd.pdf" --progress none
[ "$(find "$scratch/odd" -name 'ملخص*.pdf' | wc -l)" -ge 1 ] && pass || fail "an output of an odd name is not there"
manifest=$(find "$scratch/odd" -name manifest.json)
expect "they hold"                      0 "1 output as it was made" "$SHEAF" batch --verify --manifest "$manifest"
expect "and stand"                      0 "1 unchanged" "$SHEAF" batch --template overview --each objective --only 1A -o "$odd.pdf" --progress none
rm "$scratch"/odd/.a*/*/*.pdf
expect "and are shown on one line"      0 "new?line" "$SHEAF" batch --template overview --each objective --only 1A -o "$odd.pdf" --manifest "$scratch/odd/manifest.json" --progress plain
expect "a path that is not UTF-8"       2 "S803" "$SHEAF" batch --template overview --each objective --only 1A -o "$(printf '%s/\377{subject}.pdf' "$scratch")"

# Shards.
for part in 0/4 5/4 1/0 x 1/ /2 -1/2; do expect "shard $part" 2 "is no part of a run" batch --shard "$part"; done
rm -rf "$work/out"
for i in 1 2 3; do expect "shard $i of 3" 0 "written" batch --shard $i/3; done
sums "$work/out" | cmp -s - "$scratch/sums" && pass || fail "three shards make other bytes than one run"
merged() { (cd "$work/out" && "$SHEAF" batch --merge-manifests --manifest manifest.json "$@"); }
expect "a shard is missing"             4 "shard 2 of 3 is missing" merged manifest-1-of-3.json manifest-3-of-3.json
expect "one twice"                      4 "have an output of one path" merged manifest-1-of-3.json manifest-1-of-3.json manifest-2-of-3.json manifest-3-of-3.json
expect "all of them"                    0 "11 outputs of 3 manifests" merged manifest-1-of-3.json manifest-2-of-3.json manifest-3-of-3.json
reject "no two manifests speak of one output" 0 'manifest-[0-9]' ls "$work/out"
expect "the merged manifest holds"      0 "11 outputs as they were made" "$SHEAF" batch -C "$work" --verify
expect "a run goes on from shards"      0 "0 files written, 11 unchanged" batch
kept=$(sha256sum < "$work/out/manifest.json")
batch >/dev/null 2>&1
[ "$(sha256sum < "$work/out/manifest.json")" = "$kept" ] && pass || fail "a run without shards changes the merged manifest"
# What shards have noted stays: each that is started again looks at its files and makes nothing, but for one that was changed meanwhile.
echo x >> "$work/out/pdf/casualties/plan.pdf"
again=$(for i in 1 2 3; do batch --shard $i/3 2>&1 | sed -n 's/^batch: \([0-9]*\) files\{0,1\} written.*/\1/p'; done | tr '\n' ' ')
case $again in "1 0 0 " | "0 1 0 " | "0 0 1 ") pass ;; *) fail "shards that are started again make $again" ;; esac
sums "$work/out" | cmp -s - "$scratch/sums" && pass || fail "shards that are started again make other bytes"
cp "$work/out/manifest-1-of-3.json" "$scratch/manifest-1-of-3.json"
expect "a manifest that lies elsewhere" 2 "does not lie in the folder of manifest.json" merged "$scratch/manifest-1-of-3.json" manifest-2-of-3.json manifest-3-of-3.json
[ "$(sha256sum < "$work/out/manifest.json")" = "$kept" ] && pass || fail "a manifest was written of one that lies elsewhere"
expect "merging nothing"                2 "name the manifests" "$SHEAF" batch --merge-manifests

# Shards that cannot be parts of one run are not merged, and what is wrong is said.
together() { merged manifest-1-of-3.json manifest-2-of-3.json manifest-3-of-3.json; }
rm "$work/out/manifest.json"
printf '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<!-- of another node -->\n<fontconfig><include>%s</include></fontconfig>\n' "${SHEAF_FONTS:-$(cd "$(dirname "$SHEAF")/../fonts" && pwd)/fonts.conf}" > "$scratch/fonts.conf"
expect "a node with other fonts"        0 "written" env SHEAF_FONTS="$scratch/fonts.conf" "$SHEAF" batch -C "$work" data/batch.xml --progress none --shard 2/3
expect "its shard is not merged"        4 "S831" together
[ ! -e "$work/out/manifest.json" ] && pass || fail "a manifest was written of shards with different fonts"
expect "the shard started again"        0 "written" batch --shard 2/3
expect "and merged"                     0 "11 outputs of 3 manifests" together
shards() { for i in 1 2 3; do batch --shard $i/3 >/dev/null 2>&1; done; }
shards
sed -i '1s/"program":"[0-9a-f]*"/"program":"another"/' "$work/out/manifest-3-of-3.json"
expect "a node with another program"    4 "manifest-3-of-3.json was made by another build" together
expect "the same started again"         0 "0 files written" batch --shard 3/3
expect "says what made it"              0 "11 outputs of 3 manifests" together
shards
expect "a node with another day"        0 "written" batch --shard 1/3 --as-of 2019-06-30
expect "has other names"                0 "11 outputs of 3 manifests" together
shards
mv "$work/out/manifest-asof-2019-06-30-1-of-3.json" "$work/out/manifest-1-of-3.json"
expect "is told by the day"             4 "not made from the same 'as-of'" together
find "$work/out" -name '*-asof-2019-06-30*' -delete
grep -q "S833" "$scratch/stderr" && fail "a day that differs is also told as other jobs" || pass
expect "a node with another date"       0 "written" env SOURCE_DATE_EPOCH=1 "$SHEAF" batch -C "$work" data/batch.xml --progress none --shard 1/3
expect "is told by the date"            4 "not made from the same 'date'" together
expect "the first shard again"          0 "written" batch --shard 1/3
sed -i '0,/<observation period="2015" value="334"/s//<observation period="2015" value="335"/' "$work/data/observations-remnants.xml"
expect "a node with other facts"        0 - batch --shard 3/3
expect "is told by the facts"           4 "manifest-3-of-3.json was not made from the same 'facts'" together
restore
shards
sed -i 's/only="1A 2B"/only="1A"/' "$work/data/batch.xml"
expect "a node with another batch"      0 - batch --shard 2/3
expect "is told"                        4 "S833" together
restore
shards
batch --shard 1/2 >/dev/null 2>&1
expect "shards of two runs"             4 "manifest-2-of-3.json is one of 3 shards, others are of 2" merged manifest-1-of-2.json manifest-2-of-3.json manifest-3-of-3.json
sed -i '1s/"complete":true/"complete":false/' "$work/out/manifest-1-of-3.json"
expect "a shard that was interrupted"   0 "S835" together
expect "is not verified"                6 "did not come to its end" "$SHEAF" batch -C "$work" --verify
sed -i '1s/"inputs":{[^}]*},//' "$work/out/manifest-1-of-3.json"
expect "a shard that says nothing"      0 "S836" together
shards
# What another shard is writing is locked, and stays whichever shard runs; what is left of one that was killed goes with the next.
left="$work/out/pdf/factsheet/.sheaf-0123456789abcdef.part"
if command -v flock >/dev/null 2>&1; then
    touch "$left"
    for i in 1 2 3; do
        flock "$left" "$SHEAF" batch -C "$work" data/batch.xml --progress none --shard $i/3 >/dev/null 2>&1
        [ -e "$left" ] && pass || fail "shard $i of 3 sweeps what another is writing"
    done
else
    skip "shards at work at once: flock is not installed"
fi
touch "$left"
shards
[ ! -e "$left" ] && pass || fail "shards leave what a killed one left"

# The script of the array job: which part of how many a task makes; Slurm itself is for 'make test-slurm'.
task() { env SHEAF=echo SLURM_ARRAY_TASK_MIN="$1" SLURM_ARRAY_TASK_MAX="$2" SLURM_ARRAY_TASK_COUNT="$3" SLURM_ARRAY_TASK_ID="$2" SHARDS="$4" tests/farm/slurm-array.sh; }
expect "a task of a whole array"        0 "batch data/batch.xml --shard 4/4 -j 1" task 1 4 4 ""
expect "a task by itself"               2 "a piece of another" task 3 3 1 ""
expect "a piece of an array"            2 "a piece of another" task 2 4 3 ""
expect "every other task"               2 "a piece of another" task 1 7 4 ""
expect "an array from nought"           2 "a piece of another" task 0 3 4 ""
expect "a task that knows of the rest"  0 "--shard 3/4" task 3 3 1 4
expect "a task beyond the last part"    2 "a piece of another" task 5 5 1 4

# Progress and dependency files.
rm -rf "$work/out"
expect "plain progress"                 0 "11/11" "$SHEAF" batch -C "$work" data/batch.xml --timings
grep -q "document .* layout .* drawing .* writing" "$scratch/stderr" && pass || fail "--timings shows no stages"
awk '/ document .* writing / { if (n++ && $1 > last) wrong = 1; last = $1 } END { exit wrong || n != 10 }' "$scratch/stderr" && pass || fail "--timings does not show the ten slowest in order"
rm "$work/out/pdf/casualties/plan.pdf"
[ -z "$("$SHEAF" batch -C "$work" data/batch.xml --quiet --progress plain 2>&1)" ] && [ -e "$work/out/pdf/casualties/plan.pdf" ] && pass || fail "--quiet is not"
expect "progress for programs"          0 '{"event": "ended", "total": 11, "unchanged": 11, "made": 0, "failed": 0}' batch --progress json
expect "a form that is none"            2 "--progress takes" batch --progress bar
expect "a make rule"                    0 - batch --depfile out/batch.d
printf '\t@:\n' >> "$work/out/batch.d"
make -s -f "$work/out/batch.d" -n -C / >/dev/null 2>&1; grep -q 'pdf/factsheet/KHM.pdf' "$work/out/batch.d" && grep -q 'templates/factsheet.xml' "$work/out/batch.d" && pass || fail "the make rule names neither output nor template"
expect "rules as JSON"                  0 - batch --depfile out/batch.json
grep -q '"outputs":\[.*factsheet/KHM.pdf.*"files":\[.*templates/factsheet.xml' "$work/out/batch.json" && pass || fail "the JSON rules name neither output nor template"

# Limits: one output that takes too long costs itself alone. What it waits for never comes, so that a busy machine does not matter.
if is_sanitized; then
    skip "batch: one that takes too long: a sanitized program takes no other library before its own"
else
    stall=$(shim stall)
    expect "one that takes too long"    1 "1 file written, 1 failed" env STALL=/LAO/ LD_PRELOAD="$stall" "$SHEAF" batch -C "$work" --template factsheet --each area --only KHM,LAO \
        -o "$scratch/slow/{subject}/sheet.pdf" --time-limit 4 --progress none
    grep -q "LAO/sheet.pdf: the worker that made it took too long; it is tried once more" "$scratch/stderr" && grep -q "S807" "$scratch/stderr" && pass || fail "too long is not told"
    [ -e "$scratch/slow/KHM/sheet.pdf" ] && [ ! -e "$scratch/slow/LAO/sheet.pdf" ] && pass || fail "an output that takes too long costs another"
fi

# An output folder that cannot be written, a disk that is full.
touch "$scratch/file"
expect "an output folder that is none"  1 "cannot write" "$SHEAF" batch --template factsheet --each area --only KHM -o "$scratch/file/{subject}.pdf" --progress none
if [ "$(id -u)" = 0 ] && mkdir -p "$scratch/tiny" && mount -t tmpfs -o size=600k tmpfs "$scratch/tiny" 2>/dev/null; then
    expect "a disk that fills up"       1 "cannot write" "$SHEAF" batch --template factsheet --each area -o "$scratch/tiny/{subject}.pdf" --progress none
    [ -z "$(find "$scratch/tiny" -name '*.part')" ] && pass || fail "a full disk keeps partial files"
    good=$(find "$scratch/tiny" -name '*.pdf' | wc -l)
    [ "$good" -ge 1 ] && pass || fail "a disk that fills up holds nothing"
    for file in "$scratch"/tiny/*.pdf; do "$SHEAF" audit "$file" >/dev/null 2>&1 || fail "a full disk holds half a file: $file"; done
    mount -o remount,size=20m "$scratch/tiny"
    expect "with room again"            0 "written" "$SHEAF" batch --template factsheet --each area -o "$scratch/tiny/{subject}.pdf" --progress none
    expect "all of it holds"            0 "61 outputs" "$SHEAF" batch --verify --manifest "$scratch/tiny/manifest.json"
    umount "$scratch/tiny"
else
    skip "a batch on a full disk: no small file system can be mounted here"
fi

# Two runs of one manifest at once: the second does nothing.
if command -v flock >/dev/null 2>&1; then
    expect "another run at work"        1 "another run is writing" flock "$work/out/.manifest.json.build-log" "$SHEAF" batch -C "$work" data/batch.xml
else
    skip "two runs at once: flock is not installed"
fi

# A hundred thousand jobs are listed and parted; one shard of many is made.
{ echo '<batch>'; i=0; while [ $i -lt 1640 ]; do echo "<outputs template='factsheet' each='area' output='$scratch/many/$i/{subject}.pdf'/>"; i=$((i + 1)); done; echo '</batch>'; } > "$scratch/many.xml"
expect "a hundred thousand jobs"        0 "written" "$SHEAF" batch "$scratch/many.xml" --shard 7/50000 --manifest "$scratch/many/manifest.json" --progress none

# Killing: a short version of 'make kill'.
if command -v python3 >/dev/null 2>&1; then
    (unset SHEAF_TEMPLATES; case $SHEAF in "$PWD"/out/*) ;; *) export SHEAF_TEMPLATES="$PWD/templates" ;; esac; tests/kill/run "$SHEAF" 6 7 >"$scratch/kill.txt" 2>&1) && pass || { fail "killing workers and parents"; cat "$scratch/kill.txt"; }
else
    skip "killing: python3 is not installed"
fi
case $SHEAF in "$PWD"/out/*) unset SHEAF_TEMPLATES ;; *) export SHEAF_TEMPLATES="$PWD/templates" ;; esac
