# ---- workers depend on no thread of their parent ----

if is_sanitized; then
    skip "threads: a sanitized program takes no other library before its own"
else
    # Whatever the installed Pango does, here it has a thread that stays and that answers for fonts.
    font_thread=$(shim font_thread)
    threaded() { timeout 300 env LD_PRELOAD="$font_thread" "$SHEAF" "$@"; }
    project
    expect "a build where fonts have a thread" 0 - threaded build -C "$scratch/project" --template factsheet --area BIH -o "$scratch/threaded.pdf"
    expect "a batch where fonts have a thread" 0 - threaded batch -C "$scratch/project" --template factsheet --each area --only AFG,BIH -j 2 \
        -o "$scratch/threaded/{subject}.pdf"
    if cmp -s "$scratch/threaded.pdf" "$scratch/threaded/BIH.pdf"; then pass; else fail "the batch's sheet is not the build's"; fi
    cat > "$scratch/project/data/all.xml" <<'END'
<batch>
  <outputs template="factsheet" each="area" only="BIH KHM"/>
  <calendar kind="month" year="2018" month="11"/>
  <pack-file href="packs/clear-by-the-deadline.xml"/>
</batch>
END
    expect "sheets, a calendar and a pack where fonts have a thread" 0 - threaded batch -C "$scratch/project" data/all.xml -j 2
    # Fonts are looked up again for what is made again, after a first round in the same parent.
    threaded watch -C "$scratch/project" --template factsheet --each area --only BIH -o "$scratch/threaded/watched-{subject}.pdf" >"$scratch/watch.log" 2>&1 &
    watching=$!
    rounds=0
    while [ $rounds -lt 3 ] && kill -0 $watching 2>/dev/null; do
        while [ ! -e "$scratch/threaded/watched-BIH.pdf" ] && kill -0 $watching 2>/dev/null; do sleep 0.05; done
        rounds=$((rounds + 1))
        rm -f "$scratch/threaded/watched-BIH.pdf"
        [ $rounds -lt 3 ] && touch "$scratch/project/data/plan.xml"
    done
    kill $watching 2>/dev/null
    wait $watching 2>/dev/null
    if [ $rounds -eq 3 ]; then pass; else fail "a watch where fonts have a thread makes $rounds rounds, not 3"; sed 's/^/    /' "$scratch/watch.log" | tail -n 5; fi
fi
