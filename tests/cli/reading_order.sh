# The order in which pages are heard, held against where things stand on them: every page of the shipped batch that is made for the plan, calendars, one of each
# other kind, and some in French and from right to left; then a page with each fault.
mkdir -p "$scratch/order"
pages() { "$SHEAF" build -q $1 --stop-after pages > "$scratch/order/$2" 2>"$scratch/order.errors" || fail "$2: $(head -n 1 "$scratch/order.errors")"; }
sed -n '/writer="cairo"/d; s/^ *<outputs template="\([a-z-]*\)"\( paper="[^"]*"\)*\/>$/\1/p' data/batch.xml | grep -v '^map-' | sort -u > "$scratch/order.names"
[ "$(wc -l < "$scratch/order.names")" -ge 27 ] && pass || fail "only $(wc -l < "$scratch/order.names") templates"
while read -r name; do pages "--template $name" "$name"; done < "$scratch/order.names"
for area in BIH BTN; do pages "--template factsheet --area $area" "$area"; pages "--template factsheet --area $area --lang ar" "$area-ar"; done
pages "--template answer-card --area KHM" card
pages "--template objective --objective 2B --lang fr" objective-fr
pages "--template objective --objective 1A" objective
pages "--template indicators --objective 2A" indicators
pages "--template extension --record extension-BIH-MBT-2018" extension
pages "--template overview --lang ar" overview-ar
pages "--template deadlines --lang fr" deadlines-fr
pages "--template media-sheet --record release-Landmine-Monitor-2019" media-sheet
pages "--template meeting --record directors-2018" meeting
expect "a meeting is asked for as a record is" 2 "needs one meeting, for example --record directors-2018" "$SHEAF" build --template meeting
pages "--template bilateral --area KHM" bilateral
for name in series matrix indicator; do pages "--template $name --indicator 1A-1" "$name"; done
pages "--template infographic --paper Web-tall" infographic-tall
pages "--template infographic --lang ar" infographic-ar
for kind in list month quarter year; do pages "--template calendar-$kind" "calendar-$kind"; done
pages "--template calendar-year --lang fr" calendar-year-fr
pages "--template calendar-list --lang ar" calendar-list-ar
pages "--template calendar-month --lang ar" calendar-month-ar
# Pages with a map of the world, where there are outlines of it.
for name in map-norms map-use map-casualties map-contamination; do
    "$SHEAF" build -q --template $name --stop-after pages > "$scratch/order/$name" 2>"$scratch/order.errors" || { grep -q 'S1240\|outlines' "$scratch/order.errors" && rm "$scratch/order/$name" || fail "$name"; }
done
# The letters over the columns of a small month of a quarter are said by nobody: its days are in the list beside it.
faults=$(tests/cli/reading_order.py "$scratch"/order/* | grep -vE "^calendar-(month|quarter)[a-z-]*: page [0-9]+: '.' at [0-9]+, [0-9]+ is not heard")
[ "$(cat "$scratch"/order/* | grep -c '^ *text ')" -gt 20000 ] && [ -z "$faults" ] && pass || fail "pages: $(echo "$faults" | head -n 3)"
# By hand: "Lower" is heard before "Upper" in one column; the lines of two columns are heard by turns, left and right and back again; "Alone" is no artifact and heard nowhere, "Twice"
# twice; "Secret words" are painted on the page and said to nobody. What stands in the margin is a running head.
cat > "$scratch/disorder" <<'END'
page 1 595.276 841.89
  begin 0 P
  text 50 200 NotoSans-Regular.ttf 8 #465462 "Lower"
  end
  begin 1 P
  text 50 100 NotoSans-Regular.ttf 8 #465462 "Upper"
  end
  begin 2 P
  text 50 300 NotoSans-Regular.ttf 8 #465462 "Left one"
  end
  begin 3 P
  text 300 305 NotoSans-Regular.ttf 8 #465462 "Right one"
  end
  begin 4 P
  text 50 310 NotoSans-Regular.ttf 8 #465462 "Left two"
  end
  begin 5 P
  text 300 315 NotoSans-Regular.ttf 8 #465462 "Right two"
  end
  begin 6 P
  text 50 400 NotoSans-Regular.ttf 8 #465462 "Alone"
  end
  begin 7 P
  text 50 420 NotoSans-Regular.ttf 8 #465462 "Twice"
  end
  begin 8 artifact
  text 50 440 NotoSans-Regular.ttf 8 #465462 "Secret words"
  end
  begin 9 artifact
  text 50 40 NotoSans-Regular.ttf 8 #465462 "Running head"
  end
structure
  Document
    P 0
    P 1
    P 2
    P 3
    P 4
    P 5
    P 7 7
END
expect "a lower block before an upper one"    0 "'Upper' stands above 'Lower' and is heard behind it" tests/cli/reading_order.py "$scratch/disorder"
expect "columns by turns"                     0 "'Left one', then 'Right one' of another column, then 'Left two' below the first" tests/cli/reading_order.py "$scratch/disorder"
expect "a sequence that nobody hears"         0 "sequence 6 is heard 0 times" tests/cli/reading_order.py "$scratch/disorder"
expect "one that is heard twice"              0 "sequence 7 is heard 2 times" tests/cli/reading_order.py "$scratch/disorder"
expect "words that are no ornament"           0 "'Secret words' at 50, 440 is not heard" tests/cli/reading_order.py "$scratch/disorder"
[ "$(tests/cli/reading_order.py "$scratch/disorder" | wc -l)" = 6 ] && pass || fail "more faults are told than there are: $(tests/cli/reading_order.py "$scratch/disorder")"
