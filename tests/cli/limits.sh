# ---- where files, threads, processes or memory cannot be had, the message and the exit status are the program's own ----

sheet="$scratch/limited/BIH.pdf"
"$SHEAF" build --template factsheet --area BIH -o "$scratch/unlimited.pdf" -q

# ours NAME COMMAND...: it ends by itself, with a status of the table; a failure has a diagnostic, and with 0 the sheet is as it should be.
ours() {
    name=$1 wrong=
    shift
    rm -rf "$scratch/limited"
    timeout 300 "$@" >"$scratch/stdout" 2>"$scratch/stderr" </dev/null
    got=$?
    case $got in
    0) cmp -s "$scratch/unlimited.pdf" "$sheet" || wrong="the exit status is 0 and the sheet is not as it should be" ;;
    1 | 4 | 6 | 7 | 70) grep -q 'error\[S[0-9]*\]: ' "$scratch/stderr" || wrong="the exit status is $got, and no diagnostic says why" ;;
    *) wrong="the exit status is $got" ;;
    esac
    grep -q 'GLib-ERROR\|terminate called' "$scratch/stderr" && wrong="a library says why"
    [ $got -eq 0 ] || [ ! -e "$sheet" ] || cmp -s "$scratch/unlimited.pdf" "$sheet" || wrong="the sheet is broken"
    if [ -z "$wrong" ]; then pass; else
        fail "$name: $wrong"
        sed 's/^/    /' "$scratch/stderr" | head -n 3
    fi
}

# What is tried, by one word.
build="$SHEAF build --template factsheet --area BIH -o $sheet"
batch="$SHEAF batch --template factsheet --each area --only BIH -j 2 -o $scratch/limited/{subject}.pdf"

# Files: below the limit one sentence says what is needed; from there on it works.
for files in 4 5 6 8 12 15 16 17 24; do
    ours "a sheet with $files files" sh -c "ulimit -n $files && exec $build"
    ours "a batch with $files files" sh -c "ulimit -n $files && exec $batch"
done
expect "too few files" 70 "16 are needed" sh -c "ulimit -n 6 && exec $build"
expect "enough files" 0 - sh -c "ulimit -n 16 && exec $batch"

# What the program and its libraries take by themselves is the loader's business.
if ! is_sanitized; then
    loaded=20000
    until sh -c "ulimit -v $loaded && exec $SHEAF --version" >/dev/null 2>"$scratch/stderr" || [ $? -eq 70 ]; do loaded=$((loaded + 4000)); done
    for more in 0 8000 16000 32000 48000 64000 80000 120000 200000; do
        ours "a sheet with $more KiB more than what is loaded" sh -c "ulimit -v $((loaded + more)) && exec $build"
    done
    expect "too little memory" 70 "64 are needed" sh -c "ulimit -v $((loaded + 8000)) && exec $build"

    refuse=$(shim refuse)
    # refused GROUP AT ALL WHAT: the calls of the group from the AT-th on, or only that one; false where no call was refused.
    refused() {
        rm -f "$scratch/mark"
        ours "$4 refused $1 ($2$3)" env LD_PRELOAD="$refuse" REFUSE="$1" REFUSE_AT="$2" ${3:+REFUSE_ALL=1} REFUSE_MARK="$scratch/mark" \
            $(eval "echo \$$4")
        [ -e "$scratch/mark" ]
    }
    # sweep GROUP STEP ALL WHAT: until the run takes fewer.
    sweep() {
        at=1
        while refused "$1" $at "$3" "$4"; do at=$((at + $2)); done
        [ $at -gt 1 ] || fail "$4: no call of '$1' was refused"
    }
    sweep files 17 '' build
    sweep files 13 ' and all after it' build
    sweep files 29 '' batch
    sweep files 23 ' and all after it' batch
    sweep threads 1 '' build
    sweep threads 2 ' and all after it' batch
    sweep processes 1 '' batch
    sweep processes 1 ' and all after it' batch
    sweep memory 5 '' build
    sweep memory 11 ' and all after it' batch

    # A list of what outputs depend on is whole, or the one before stays and the run fails.
    listed="$batch --depfile $scratch/depends.d"
    $listed -q && cp "$scratch/depends.d" "$scratch/whole.d"
    at=0 told=0 reached=yes
    while [ $reached = yes ] && [ $at -lt 100 ]; do
        at=$((at + 1)) reached=no
        rm -f "$scratch/mark" "$scratch/depends.d"
        env LD_PRELOAD="$refuse" REFUSE=folders REFUSE_AT=$at REFUSE_MARK="$scratch/mark" $listed >/dev/null 2>&1
        got=$?
        [ -e "$scratch/mark" ] && reached=yes
        [ $got -ne 0 ] && told=$((told + 1))
        if [ $got -eq 0 ] || [ -e "$scratch/depends.d" ]; then cmp -s "$scratch/whole.d" "$scratch/depends.d" && pass || fail "folder $at refused: exit status $got and half a list"; fi
    done
    [ $told -ge 2 ] && pass || fail "a folder that cannot be listed is told $told times"
    # A check that could not list a folder does not say that all is well.
    small_project "$scratch/listed" && mkdir -p "$scratch/listed/data/below" "$scratch/listed/templates/below"
    at=0 reached=yes
    while [ $reached = yes ] && [ $at -lt 100 ]; do
        at=$((at + 1)) reached=no
        rm -f "$scratch/mark"
        env LD_PRELOAD="$refuse" REFUSE=folders REFUSE_AT=$at REFUSE_ALL=1 REFUSE_MARK="$scratch/mark" "$SHEAF" check -C "$scratch/listed" >"$scratch/stdout" 2>"$scratch/stderr"
        got=$?
        [ -e "$scratch/mark" ] || break
        reached=yes
        [ $got -ne 0 ] && pass || fail "folders refused from $at on: a check says $(tail -n 1 "$scratch/stdout")"
    done
    [ $at -gt 3 ] || fail "a check lists no folder"
    # refusing COMMAND...: every file that it opens is refused in turn; reset goes before each run, holds EXIT says what is wrong after it.
    refusing() {
        at=0 reached=yes
        while [ $reached = yes ] && [ $at -lt 2000 ]; do
            at=$((at + 1)) reached=no
            reset
            rm -f "$scratch/mark"
            timeout 100 env LD_PRELOAD="$refuse" REFUSE=files REFUSE_AT=$at REFUSE_MARK="$scratch/mark" "$@" >"$scratch/stdout" 2>"$scratch/stderr"
            got=$?
            [ -e "$scratch/mark" ] && reached=yes
            wrong=$(holds $got)
            [ $got -eq 0 ] || grep -q 'error\[S[0-9]*\]: ' "$scratch/stderr" || wrong="the exit status is $got, and no diagnostic says why"
            [ -z "$wrong" ] && pass || fail "$2: file $at refused: $wrong"
        done
        [ $at -gt 1 ] || fail "$2: no file was refused"
    }
    # An import onto a data file: it is the one of before or the new one, whole.
    taken="$scratch/taken"
    small_project "$taken"
    for i in 1 2; do
        printf 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART;VALUE=DATE:2024010%d\r\nSUMMARY:Day\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n' $i > "$scratch/in.ics"
        "$SHEAF" import -q -C "$taken" ics "$scratch/in.ics" -o "$taken/data/i.xml" && cp "$taken/data/i.xml" "$scratch/i-$i.xml"
    done
    cmp -s "$scratch/i-1.xml" "$scratch/i-2.xml" && fail "two imports are the same"
    reset() { cp "$scratch/i-1.xml" "$taken/data/i.xml"; }
    holds() {
        cmp -s "$scratch/i-2.xml" "$taken/data/i.xml" || { [ "$1" -ne 0 ] && cmp -s "$scratch/i-1.xml" "$taken/data/i.xml"; } || echo "the exit status is $1, and the data file is neither"
        ls -a "$taken/data" | grep '^\.sheaf-'
    }
    refusing "$SHEAF" import -C "$taken" ics "$scratch/in.ics" -o "$taken/data/i.xml"
    # A merge: the one manifest holds, or those of the parts are all there still.
    for i in 1 2; do "$SHEAF" batch -q --template factsheet --each area --only "BIH KHM" --shard $i/2 -o "$scratch/parts/{subject}.pdf" --progress none; done
    reset() { rm -rf "$scratch/merged" && cp -r "$scratch/parts" "$scratch/merged"; }
    holds() {
        if [ "$1" -eq 0 ]; then "$SHEAF" batch --verify --manifest "$scratch/merged/manifest.json" >/dev/null 2>&1 || echo "the manifest does not hold"
        elif [ ! -e "$scratch/merged/manifest-1-of-2.json" ] || [ ! -e "$scratch/merged/manifest-2-of-2.json" ]; then echo "a part is gone"; fi
        ls -a "$scratch/merged" | grep '^\.sheaf-'
    }
    refusing "$SHEAF" batch --merge-manifests --manifest "$scratch/merged/manifest.json" "$scratch/merged/manifest-1-of-2.json" "$scratch/merged/manifest-2-of-2.json"
    rm -rf "$scratch/limited"
    expect "no thread" 70 "no thread can be started" env LD_PRELOAD="$refuse" REFUSE=threads REFUSE_ALL=1 $build
    expect "no process" 70 "no worker can be started" env LD_PRELOAD="$refuse" REFUSE=processes REFUSE_ALL=1 $batch
    expect "nothing to watch with" 1 "nothing can be watched" timeout 300 env LD_PRELOAD="$refuse" REFUSE=watches \
        "$SHEAF" watch --template factsheet --each area --only BIH -o "$scratch/limited/{subject}.pdf"
fi

# Folders may lie in each other as deep as a path is long.
deep=$(printf 'd/%.0s' $(seq 100))
small_project "$scratch/deep" && cp -r "$scratch/deep" "$scratch/flat"
mkdir -p "$scratch/deep/templates/$deep" "$scratch/deep/data/$deep"
printf '<template for="plan"><body></template>\n' > "$scratch/deep/templates/${deep}t.xml"
printf '<pack id="p" xml:lang="en"><title>P</title></pack>\n' > "$scratch/deep/data/${deep}p.xml"
printf '<observations/>\n' > "$scratch/deep/data/${deep}o.xml"
expect "a template far below" 4 "${deep}t.xml:1:39: error[S100]" "$SHEAF" check -C "$scratch/deep"
expect "a pack far below" 4 "${deep}p.xml:1:1: error[S851]" "$SHEAF" check -C "$scratch/deep"
expect "data far below" 4 "${deep}o.xml: warning[S125]" "$SHEAF" check -C "$scratch/deep"
expect "an output over them" 2 "error[S021]" "$SHEAF" build -C "$scratch/deep" --template sheet --area NPL -o "$scratch/deep/data/${deep}o.xml"
[ "$(cat "$scratch/deep/data/${deep}o.xml")" = '<observations/>' ] && pass || fail "an input far below was written over"
long=$(printf 'd/%.0s' $(seq 900))
(cd "$scratch/deep/data" && for i in 1 2 3; do mkdir -p "$long" && cd -P "$long"; done) && expect "a path that is too long" 4 "File name too long" "$SHEAF" check -C "$scratch/deep"

# Parts of a pack are set again for numbers of three digits, however many there are.
{ printf '<pack id="long" xml:lang="en"><title>Long</title><prose id="a"><title>A</title>'
  for i in $(seq 100); do printf '<p>x</p><page-break/>'; done
  echo '<p>x</p></prose>'
  for i in $(seq 12); do echo "<prose id='p$i'><title>P</title><p id='z'>It stands on <ref to='z'/>.</p></prose>"; done
  echo '</pack>'; } > "$scratch/long.xml"
expect "many parts of a long pack" 0 "113 pages" "$SHEAF" pack -C "$scratch/flat" "$scratch/long.xml" -o "$scratch/long.pdf"
