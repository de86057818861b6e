# A watch: what a saved file affects is made again, and nothing else, whichever way it is saved; mistakes come and go; signals end it.
watched="$scratch/watched"
watch_log="$scratch/watch.txt"
watch_pid='' lock_pid=''

end_watch() {
    for pid in $watch_pid $lock_pid; do kill -KILL "$pid" 2>/dev/null; done
    watch_pid='' lock_pid=''
}
trap 'end_watch; rm -rf "$scratch"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# until COMMAND...: true as soon as the command is, false after five minutes: a machine that is busy with other things takes its time.
await() {
    tries=6000
    until "$@"; do
        tries=$((tries - 1))
        [ $tries -gt 0 ] || return 1
        sleep 0.05
    done
}

ended() { ! kill -0 "$watch_pid" 2>/dev/null; }
lines() { wc -l < "$watch_log"; }
# After the mark FILE has changed, and a run that began with it came to an end whose last line holds TEXT.
came() {
    tail -n +$((mark + 1)) "$watch_log" | awk -v file="$1" -v text="$2" '
        file == "" || (index($0, file " ") == 1 && / changed$/) { seen = 1 }
        seen && /^watch: .* s\)$/ && index($0, text) { found = 1 }
        END { exit !found }'
}

# begin [OPTION...]: the watch, in the project's folder.
begin() {
    mark=0
    : > "$watch_log"
    (cd "$watched" && exec "$SHEAF" watch --allow "$scratch" "$@") >"$watch_log" 2>&1 </dev/null &
    watch_pid=$!
}
# gives NAME FILE TEXT: what comes of a change of FILE ("": of none).
gives() {
    if await came "$2" "$3"; then pass; else
        fail "watch: $1: no run with '$3' after a change of '$2'"
        tail -n 8 "$watch_log" | sed 's/^/    /'
    fi
}
says() { tail -n +$((mark + 1)) "$watch_log" | grep -qF -- "$2" && pass || fail "watch: $1: '$2' is not said"; }
marked() { mark=$(lines); }
# stop NAME SIGNAL STATUS
stop() {
    kill -"$2" "$watch_pid"
    if await ended; then
        wait "$watch_pid"
        got=$?
        [ $got -eq "$3" ] && pass || fail "watch: $1: exit status $got, not $3"
        watch_pid=''
    else
        fail "watch: $1: it does not end"
        end_watch
    fi
    [ -z "$(find "$watched" -name '.*.part')" ] && pass || fail "watch: $1: something is left half made"
}
sum() { sha256sum < "$watched/out/pdf/sheet/$1.pdf"; }
# stands NAME NPL|BTN SUM, differs NAME NPL|BTN SUM
stands() { [ "$(sum "$2")" = "$3" ] && pass || fail "watch: $1: $2.pdf was made anew"; }
differs() { [ "$(sum "$2")" != "$3" ] && pass || fail "watch: $1: $2.pdf is as it was"; }
# edit FILE SED: as an editor that writes beside and renames.
edit() {
    sed "$2" "$watched/$1" > "$watched/$1~" && mv "$watched/$1~" "$watched/$1"
}
# Nothing more is said for a second: who goes round in circles never comes to that.
rests() { before=$(lines); sleep 1; [ "$before" -eq "$(lines)" ]; }

test_watch() {
    small_project "$watched" >/dev/null 2>&1
    cp -r "$watched" "$scratch/kept"
    printf '<batch>\n<outputs template="sheet" each="area"/>\n</batch>\n' > "$watched/data/batch.xml"
    cp -r templates "$scratch/fallback"
    cp data/catalogue-en.xml "$scratch/fallback"
    export SHEAF_TEMPLATES="$scratch/fallback"

    begin --progress plain
    gives "the first run" "" "watch: 2 files written"
    says "why it was made" "sheet/NPL.pdf: it has not been made before ("
    npl=$(sum NPL) btn=$(sum BTN)

    # Ways to save.
    marked; sed 's/"60"/"61"/' "$scratch/kept/data/observations.xml" > "$watched/data/observations.xml"
    gives "a file written over" data/observations.xml "1 file written, 1 unchanged"
    says "why it was made" "sheet/NPL.pdf: another answer to "
    stands "a file written over" BTN "$btn"
    differs "a file written over" NPL "$npl"
    marked; cp "$scratch/kept/data/observations.xml" "$watched/data/.new"; mv "$watched/data/.new" "$watched/data/observations.xml"
    gives "a file renamed over" data/observations.xml "1 file written, 1 unchanged"
    stands "a file renamed over" NPL "$npl"
    marked; rm "$watched/data/observations.xml"; sed 's/"14"/"15"/' "$scratch/kept/data/observations.xml" > "$watched/data/observations.xml"
    gives "a file removed and made anew" data/observations.xml "1 file written, 1 unchanged"
    stands "a file removed and made anew" NPL "$npl"
    differs "a file removed and made anew" BTN "$btn"
    marked; ln "$scratch/kept/data/observations.xml" "$watched/data/.link"; mv -f "$watched/data/.link" "$watched/data/observations.xml"
    gives "a file linked over" data/observations.xml "1 file written, 1 unchanged"
    marked; rm "$watched/data/observations.xml"; cp "$scratch/kept/data/observations.xml" "$watched/data/observations.xml"
    edit data/observations.xml 's/^<observations>/<!-- moved -->&/'
    gives "a comment" data/observations.xml "0 files written, 2 unchanged"
    stands "a comment" NPL "$npl"
    stands "a comment" BTN "$btn"
    marked; : > "$watched/data/more.xml~"; printf '<observations>\n  <series measure="villages-without-well" area="NPL"><observation period="2021" value="130" sources="EXAMPLE"/></series>\n</observations>\n' > "$watched/data/more.xml"
    gives "a new file" data/more.xml "1 file written, 1 unchanged"
    differs "a new file" NPL "$npl"
    stands "a new file" BTN "$btn"
    marked; rm "$watched/data/more.xml"
    gives "a file that is removed" data/more.xml "1 file written, 1 unchanged"
    stands "a file that is removed" NPL "$npl"
    marked; mkdir -p "$watched/data/packs/deep"; printf '<pack/>' > "$watched/data/packs/deep/one.xml"
    gives "a folder that appears" data/packs "0 files written, 2 unchanged"
    marked; printf '<pack id="x"/>' > "$watched/data/packs/deep/one.xml"
    gives "a file in it" data/packs/deep/one.xml "0 files written, 2 unchanged"
    deep=data/packs/$(printf 'd/%.0s' $(seq 40))
    marked; mkdir -p "$watched/$deep"; gives "folders in it" "" "0 files written, 2 unchanged"
    marked; printf '<pack/>' > "$watched/${deep}one.xml"
    gives "a file far below it" "${deep}one.xml" "0 files written, 2 unchanged"

    # Templates: the project's own, and those to fall back to.
    marked; edit templates/sheet.xml 's/margin="54 /margin="55 /'
    gives "a template" templates/sheet.xml "2 files written"
    says "why" "the template sheet.xml is another"
    marked; edit templates/sheet.xml 's/margin="55 /margin="54 /'
    gives "the template as it was" templates/sheet.xml "2 files written"
    stands "the template as it was" NPL "$npl"
    marked; sed 's/size="\([0-9]*\)"/size="\1.5"/' templates/themes/house.xml > "$scratch/fallback/themes/house.xml"
    cmp -s templates/themes/house.xml "$scratch/fallback/themes/house.xml" && fail "the theme was not changed" || pass
    gives "a theme to fall back to" "$scratch/fallback/themes/house.xml" "2 files written"
    marked; cp templates/themes/house.xml "$scratch/fallback/themes/house.xml"
    gives "the theme as it was" "$scratch/fallback/themes/house.xml" "2 files written"
    marked; cp "$watched/templates/sheet.xml" "$scratch/linked.xml"; ln -sf "$scratch/linked.xml" "$scratch/link-0"
    for i in $(seq 20); do ln -sf "link-$((i - 1))" "$scratch/link-$i"; done
    ln -sf "$scratch/link-20" "$watched/templates/sheet.xml"
    gives "a template that is a link" templates/sheet.xml "2 unchanged"
    marked; sed 's/margin="54 /margin="55 /' "$scratch/kept/templates/sheet.xml" > "$scratch/linked.xml"
    gives "what it leads to" "$scratch/linked.xml" "2 files written"
    marked; rm "$watched/templates/sheet.xml"; cp "$scratch/kept/templates/sheet.xml" "$watched/templates/sheet.xml"
    gives "no link any more" templates/sheet.xml "2 files written"

    # Mistakes are shown, what was made before stays, and work goes on.
    marked; head -n 8 "$scratch/kept/data/observations.xml" > "$watched/data/observations.xml"
    gives "half a file" data/observations.xml "nothing can be made; what was made before stays"
    says "half a file" "observations.xml:8:12: error[S100]"
    marked; sed 's/<observation period="2022"/<observed period="2022"/' "$scratch/kept/data/observations.xml" > "$watched/data/observations.xml"
    gives "a wrong element" data/observations.xml "nothing can be made"
    says "a wrong element" "observations.xml:5:5: error[S111]: <observed>"
    stands "a wrong element" NPL "$npl"
    marked; cp "$scratch/kept/data/observations.xml" "$watched/data/observations.xml"
    gives "the file is right again" data/observations.xml "0 files written, 2 unchanged"
    marked; edit templates/sheet.xml 's/<body>/<body><p>/'
    gives "a broken template" templates/sheet.xml "0 files written, 2 failed"
    [ "$(tail -n +$((mark + 1)) "$watch_log" | grep -c 'S100')" -eq 1 ] && pass || fail "watch: a broken template is not told of once"
    stands "a broken template" NPL "$npl"
    marked; edit templates/sheet.xml 's/margin="54 /margin="55 /'
    gives "one that is still broken" templates/sheet.xml "0 files written, 2 failed"
    says "one that is still broken" "S100"
    marked; cp "$scratch/kept/templates/sheet.xml" "$watched/templates/sheet.xml"
    gives "the template is right again" templates/sheet.xml "0 files written, 2 unchanged"
    stands "the template is right again" NPL "$npl"
    marked; mv "$watched/data" "$watched/elsewhere"
    gives "no data" data "nothing can be made"
    marked; mv "$watched/elsewhere" "$watched/data"
    gives "the data are back" data "0 files written, 2 unchanged"
    marked; edit data/observations.xml 's/"60"/"62"/'
    gives "and are watched" data/observations.xml "1 file written, 1 unchanged"
    marked; rm -rf "$watched/data"
    gives "data that are removed bit by bit" "" "nothing can be made"
    marked; cp -r "$scratch/kept/data" "$watched/data"; printf '<batch>\n<outputs template="sheet" each="area"/>\n</batch>\n' > "$watched/data/batch.xml"
    gives "data that come bit by bit" "" "1 file written, 1 unchanged"
    stands "data that come bit by bit" NPL "$npl"

    # One save after the other, during runs too: the last one counts.
    value=100
    while [ $value -le 130 ]; do
        sed "s/\"60\"/\"$value\"/" "$scratch/kept/data/observations.xml" > "$watched/data/observations.xml"
        value=$((value + 1))
        [ $((value % 3)) -eq 0 ] || sleep 0.03
    done
    (cd "$watched" && "$SHEAF" build --template sheet --area NPL -o "$scratch/last.pdf") >/dev/null 2>&1
    await cmp -s "$scratch/last.pdf" "$watched/out/pdf/sheet/NPL.pdf" && pass || fail "watch: the last of many saves is lost"
    await rests && pass || fail "watch: it does not come to rest"
    stands "many saves" BTN "$btn"

    # What is to be made.
    marked; printf '<batch>\n<outputs template="sheet" each="area"/>\n<calendar kind="ics"/>\n</batch>\n' > "$watched/data/batch.xml"
    gives "one more row" data/batch.xml "1 file written, 2 unchanged"
    [ -e "$watched/out/calendar.ics" ] && pass || fail "watch: one more row makes nothing"

    # A pack that lies elsewhere, what it annexes, and a pack that is mended.
    mkdir "$watched/briefs" "$watched/annexes"
    cp "$watched/out/pdf/sheet/BTN.pdf" "$watched/annexes/letter.pdf"
    brief='<pack id="brief" xml:lang="en" as-of="2025-06-30"><title>Brief</title><page id="one" template="sheet" subject="NPL"><title>Nepal</title></page><annex id="letter" href="../annexes/letter.pdf" alt="A letter"><title>Letter</title></annex></pack>'
    printf '%s\n' "$brief" > "$watched/briefs/brief.xml"
    marked; printf '<batch>\n<outputs template="sheet" each="area"/>\n<calendar kind="ics"/>\n<pack-file href="../briefs/brief.xml"/>\n</batch>\n' > "$watched/data/batch.xml"
    gives "a pack that lies elsewhere" data/batch.xml "1 file written, 3 unchanged"
    marked; cp "$watched/out/pdf/sheet/NPL.pdf" "$watched/annexes/letter.pdf"
    gives "what it annexes" annexes/letter.pdf "1 file written, 3 unchanged"
    says "what it annexes" "brief.pdf: the annex ../annexes/letter.pdf is another"
    marked; printf '<pack>\n' > "$watched/briefs/brief.xml"
    gives "a pack that is broken" briefs/brief.xml "nothing can be made"
    marked; printf '%s\n' "$brief" | sed 's/Brief</In brief</' > "$watched/briefs/brief.xml"
    gives "a pack that is mended" briefs/brief.xml "1 file written, 3 unchanged"
    marked; printf '<batch>\n<outputs template="sheet" each="area"/>\n<calendar kind="ics"/>\n</batch>\n' > "$watched/data/batch.xml"
    gives "no pack any more" data/batch.xml "0 files written, 3 unchanged"

    # Another run writes: what it was busy with is made when it has ended.
    if command -v flock >/dev/null 2>&1; then
        marked
        flock "$watched/out/.manifest.json.build-log" sh -c 'until [ -e "$1" ]; do sleep 0.05; done' sh "$scratch/release" &
        lock_pid=$!
        await sh -c '! flock -n "$1" true' sh "$watched/out/.manifest.json.build-log" || fail "watch: nobody holds the build log"
        cp "$scratch/kept/data/observations.xml" "$watched/data/observations.xml"
        await grep -q S805 "$watch_log" && pass || fail "watch: another run is not told of"
        : > "$scratch/release"
        gives "when it has ended" data/observations.xml "1 file written, 2 unchanged"
        wait "$lock_pid"
        lock_pid=''
    else
        skip "a watch beside another run: flock is not installed"
    fi
    stop "a watch that waits" INT 130
    stands "the end" NPL "$npl"

    # Signals in a run, the other forms of news, a batch file that comes later, outputs among the data, the plan and the audience.
    rm -rf "$watched/out"
    begin; await grep -q "sheet/" "$watch_log"; stop "a watch at work" TERM 143
    begin ../jobs.xml --progress json
    await grep -qF '{"event": "waiting", "exit": ' "$watch_log" && pass || fail "watch: JSON says nothing of waiting"
    printf '<batch>\n<outputs template="sheet" each="area" lang="en"/>\n</batch>\n' > "$scratch/jobs.xml"
    await grep -q '"event": "waiting", "exit": 0' "$watch_log" && pass || fail "watch: a batch file that comes later"
    grep -q '"event": "changed", "path": ".*jobs.xml"' "$watch_log" && pass || fail "watch: JSON does not say what has changed"
    stop "a watch for programs" TERM 143
    rm "$watched/data/batch.xml"
    sed 's/id="example"/id="second"/' "$scratch/kept/data/plan.xml" > "$watched/data/second.xml"
    sed -i 's#</body>#<p audience="internal">Inside</p></body>#' "$watched/templates/sheet.xml"
    begin --template sheet --each area -o 'data/pages/{subject}.pdf' --plan data/plan.xml --public --explain-rebuild
    gives "outputs among the data" "" "2 files written"
    await rests && pass || fail "watch: its own outputs keep it going"
    marked; edit data/second.xml 's/<title>Example/<title>Second/'
    gives "a plan that is not ours" data/second.xml "0 files written, 2 unchanged"
    marked; edit templates/sheet.xml 's/Inside/More inside/'
    gives "what is internal, for the public" templates/sheet.xml "0 files written, 2 unchanged"
    marked; edit data/plan.xml 's/<title>Example/<title>First/'
    gives "our plan" data/plan.xml "2 files written"
    says "our plan" "BTN.pdf: the plan is another ("
    stop "a watch for the public" INT 130
    begin --template sheet --each area -o 'data/pages/{subject}.pdf' --plan data/plan.xml --internal
    gives "for those inside" "" "2 files written"
    await rests && pass || fail "watch: its own outputs keep it going"       # a run that they began would take the next change with it
    marked; edit templates/sheet.xml 's/More inside/Less inside/'
    gives "what is internal, for those inside" templates/sheet.xml "2 files written"
    stop "a watch for those inside" HUP 129
}

limited() { unshare -Ur sh -c 'echo "$2" > "/proc/sys/user/max_inotify_$1" && cd "$3" && exec "$4" watch --template sheet --each area' sh "$1" "$2" "$watched" "$SHEAF"; }

small_project "$scratch/probe" >/dev/null 2>&1
: > "$watch_log"
(cd "$scratch/probe" && exec "$SHEAF" watch --template sheet --each area) >"$watch_log" 2>&1 </dev/null &
watch_pid=$!
await grep -qE '^watch: |S84[01]' "$watch_log" || fail "watch: neither a run nor a word why not"
if grep -qE 'S84[01]' "$watch_log"; then
    end_watch
    skip "a watch: there is no inotify here, or none left"
else
    end_watch
    test_watch
    if unshare -Ur sh -c 'echo 9 > /proc/sys/user/max_inotify_watches' 2>/dev/null; then
        expect "a kernel that watches no more"  1 "S841" limited watches 2
        expect "a kernel that watches nothing"  1 "S840" limited instances 0
    else
        skip "a watch at the kernel's limits: they cannot be lowered here"
    fi
fi
expect "a watch of two files"           2 "is not expected here" "$SHEAF" watch a.xml b.xml
expect "a watch on a day that is none"  2 "S" "$SHEAF" watch -C "$scratch/probe" --template sheet --each area --as-of never
expect "a watch of a part that is none" 2 "S804" "$SHEAF" watch -C "$scratch/probe" --template sheet --each area --shard 5/4
expect "a watch of a kind that is none" 2 "--each takes" "$SHEAF" watch --template sheet --each planet
end_watch
trap 'rm -rf "$scratch"' EXIT
trap - INT TERM HUP
case $SHEAF in "$PWD"/out/*) unset SHEAF_TEMPLATES ;; *) export SHEAF_TEMPLATES="$PWD/templates" ;; esac
