# Display lists of pages: no rule through words, none doubled, columns begin where they should; and a list with each fault.
mkdir -p "$scratch/lists"
for page in overview deadlines votes reporting land-release funding casualties specimen; do
    "$SHEAF" build --template $page --stop-after pages > "$scratch/lists/$page"
    "$SHEAF" build --template $page --lang fr --stop-after pages > "$scratch/lists/$page-fr"
done
for area in BIH KHM AFG BTN; do
    "$SHEAF" build --template factsheet --area $area --stop-after pages > "$scratch/lists/$area"
done
"$SHEAF" build --template objective --objective 2B --stop-after pages > "$scratch/lists/2B"
"$SHEAF" build --template calendar-month --stop-after pages > "$scratch/lists/months"
"$SHEAF" build --template plan-book --stop-after pages > "$scratch/lists/book"
for lang in en fr ar; do
    "$SHEAF" build --template calendar-year --lang $lang --stop-after pages > "$scratch/lists/year-$lang"
done
"$SHEAF" build --template objective --objective 2C --lang ar --stop-after pages > "$scratch/lists/2C-ar"
"$SHEAF" build --template objective --objective 1A --stop-after pages > "$scratch/lists/1A"
"$SHEAF" build --template objective --objective 1A --lang ar --stop-after pages > "$scratch/lists/1A-ar"
faults=$(tests/cli/display_list.py "$scratch"/lists/*)
# The poster on A4 is the A3 one reduced: nothing is under 6 pt there.
"$SHEAF" build --template calendar-year --paper A4 --stop-after pages > "$scratch/poster"
[ "$(awk '/^ *text / { n++; if ($5 < 5.999) small++ } END { print (n > 400) small + 0 }' "$scratch/poster")" = 10 ] && pass || fail "the poster on A4 has type under 6 pt"
[ "$(cat "$scratch"/lists/* | grep -c '^ *text ')" -gt 5000 ] && [ -z "$faults" ] && pass || fail "pages: $faults"
# the word of a status in the band stands in one line, and money of millions is drawn in millions
grep -q ' 8 #BCD3E2 "No target set"' "$scratch/lists/2B" && grep -q ' 11 #15202B "Limited"' "$scratch/lists/1A" && pass || fail "a status that is broken"
grep -q ' 11 #15202B "محدود"' "$scratch/lists/1A-ar" && pass || fail "a status that is broken in Arabic"
grep -q ' 8 #15202B "561.3"' "$scratch/lists/2C-ar" && pass || fail "money is drawn in ones"
"$SHEAF" build --template objective --objective 1B --stop-after pages | grep ' 8 #15202B "9 billion"' > "$scratch/billion" && pass || fail "the end of a line is written in noughts"
# what a state has done stands below the name of the treaty, and not beside it
awk '/"Mine Ban Treaty"/ && !name { name = $2 } /"Signed 3 Dec 1997/ { line = $2 } END { d = name - line; exit !(name > 0 && d < 0.1 && d > -0.1) }' "$scratch/lists/BIH" && pass || fail "the strip's second line is set off"
# the years that the key gives to the lines of the overview are those of each line's axis
"$SHEAF" build --template overview --stop-after doc > "$scratch/overview.doc"
years=$(sed -n 's/.*text "Lines: \([0-9]*\)–\([0-9]*\), own scales."/from=\1-01-01 to=\2-12-31/p' "$scratch/overview.doc")
[ "$(grep -c ' sparkline ' "$scratch/overview.doc")" = 6 ] && [ "$(grep ' sparkline ' "$scratch/overview.doc" | grep -c " ${years:-none}")" = 6 ] && pass || fail "the years of the lines are not $years"
# a column of totals has its word above it, at the same end
awk '/ 7 #.*"total"/ && !head { head = $2 } / 8 #.*"58.67"/ { end = $2 } END { exit !(head > 200 && end > head - 30 && end < head + 30) }' "$scratch/lists/BIH" && pass || fail "totals without a head"
# the row that is the sum of others is set off, and only that; its last figure stands below its column of the chart
for page in casualties casualties-fr; do
    awk '/^page 2/ { exit } /^ *text .* 7(\.5)? #/ { if (/"6[^"0-9]*897"/) total = $4; if (/"3[^"0-9]*059"/) part = $4 } / 8 #.*"6[^"0-9]*897"/ { over = $2 } / 7(\.5)? #.*"6[^"0-9]*897"/ { under = $2 }
         END { exit !(total ~ /SemiBold/ && part ~ /SemiCondensed(Regular)?\./ && over - under < 3 && under - over < 3) }' "$scratch/lists/$page" && pass || fail "$page: the total of the table"
done
# votes go on over the page: one heavy rule above the table's head there, of the block or of the table
[ "$(awk '/^page 2/ { on = 1 } on && / stroke 1.25 / && $3 < 100' "$scratch/lists/votes" | wc -l)" = 1 ] && pass || fail "a continued table has two rules"
cat > "$scratch/faulty" <<'END'
page 1 595.276 841.89
  line 42.52 60 552.756 60 stroke 1.25 #15202B
  line 42.52 65 552.756 65 stroke 1.25 #15202B
  line 43.1 200 300 200 stroke 1.25 #15202B
  line 42.52 97.5 300 97.5 stroke 0.5 #15202B
  text 60 100 NotoSans-Regular.ttf 8 #465462 "struck words"
  line 42.52 297.5 300 297.5 stroke 0.5 #15202B
  fill 40 296 300 4 #FFFFFF
  text 60 300 NotoSans-Regular.ttf 8 #465462 "words on a ground"
  text 60 320 NotoSans-Regular.ttf 6.5 #465462 "words in small type"
  text 60 340 NotoSans-SemiBold.ttf 5.4 #465462 "3, 4"
  text 60 360 NotoSans-SemiBold.ttf 5.5 #465462 "5, 6"
  text 60 380 NotoSans-Regular.ttf 6.2 #465462 "May 2019"
  begin 1 H2
  text 42.9 79 NotoSans-Bold.ttf 11 #15202B "Set off"
  end
  begin 2 H2
  text 300 80 NotoSans-Bold.ttf 11 #15202B "Set lower"
  end
  text 300 396 NotoSans-Regular.ttf 7 #465462 "key"
  begin 3 TH
  text 102 700 NotoSans-SemiBold.ttf 7 #465462 "Beside"
  end
  text 100 712 NotoSans-Regular.ttf 8 #15202B "one"
  text 100 724 NotoSans-Regular.ttf 8 #15202B "two"
  begin 4 TH
  text 200 700 NotoSans-SemiBold.ttf 7 #465462 "Above"
  end
  text 200 712 NotoSans-Regular.ttf 8 #15202B "one"
  text 208 724 NotoSans-Regular.ttf 8 #15202B "a part"
  line 300 460 520 460 stroke 0.75 #15202B
  text 310 404 NotoSans-Bold.ttf 8 #15202B "28"
  text 310 471 NotoSans-Regular.ttf 8 #15202B "2018"
  text 360 471 NotoSans-Regular.ttf 8 #15202B "2019"
END
expect "two heavy rules"                    0 "two heavy rules at 60.0 and 65.0" tests/cli/display_list.py "$scratch/faulty"
expect "columns that begin askew"           0 "columns begin at 42.52 and 43.10" tests/cli/display_list.py "$scratch/faulty"
expect "words that are struck through"      0 "'struck words' at 60, 100 is struck through at 97.5" tests/cli/display_list.py "$scratch/faulty"
expect "a heading beside its rule"          0 "'Set off' begins at 42.90, and the rule above at 42.52" tests/cli/display_list.py "$scratch/faulty"
expect "a head beside its column"           0 "the head 'Beside' begins 2.00 beside its column" tests/cli/display_list.py "$scratch/faulty"
tests/cli/display_list.py "$scratch/faulty" | grep -q Above && fail "a head above its column is told" || pass
expect "headings on two lines"              0 "'Set off' and 'Set lower' stand at 79.00 and 80.00" tests/cli/display_list.py "$scratch/faulty"
expect "columns that are low"               0 "the columns at 300, 460 are 77.9 high" tests/cli/display_list.py "$scratch/faulty"
expect "a key upon its columns"             0 "the key above the columns at 300, 460 leaves 0.9" tests/cli/display_list.py "$scratch/faulty"
tests/cli/display_list.py "$scratch/faulty" | grep -q ground && fail "words on a ground are told" || pass
expect "words under 7 pt"                   0 "'words in small type' is set in 6.5" tests/cli/display_list.py "$scratch/faulty"
expect "superior numbers under 5.5"         0 "'3, 4' is set in 5.4" tests/cli/display_list.py "$scratch/faulty"
tests/cli/display_list.py "$scratch/faulty" | grep -q "5, 6\|May" && fail "small type that is let be is told" || pass
# Bold means one thing in the table of a meeting's states: they ask at this meeting. All dates have one size; bars are lower than diamonds.
"$SHEAF" build --template meeting --area msp-mbt-17 --stop-after pages > "$scratch/meeting"
awk '/^page 2/ { exit } /^ *text .*"[0-9]+ (Mar|Apr|Jun|Jan|Dec|Feb) 20[12][0-9]"/ && $5 != 7 && $3 > 250 { sizes[$5]++; bold += $4 ~ /Bold/; all++ }
     END { for (s in sizes) n++; exit !(n == 1 && all > 30 && bold == 10) }' "$scratch/meeting" && pass || fail "dates of a meeting's states differ in more than that five ask"
[ "$(awk '/^page 2/ { exit } /^ *hatch / && $3 > 250 { n++; high += $5 > 6.01 } END { print (n > 10) high + 0 }' "$scratch/meeting")" = 10 ] && pass || fail "bars of a table of deadlines are as high as their diamonds"
grep -q '^ *text .* 8.5 #.*·' "$scratch/meeting" && fail "an office holder's state stands in the line of the name" || pass
# What passed says so beside its date, and before stood a date or none; each diamond has a white edge above the line of the day; who sits where is set as large as records.
awk '/^ *text .*"1 Mar 2012"/ && !x { x = $2; y = $3 } /^ *text .*"passed"/ { word = $2; on = $3 } /"–"/ { dash = $2; at = $3 } dash && at == y { none = dash } / 7 #.*"In force"/ { head = $2 } / 7 #.*"Before"/ { before = $2 } / 7 #.*"Asked until"/ { asked = $2 }
     END { exit !(x == head && on == y && word > x + 36 && word + 25 < asked - 4 && none == before && before < head) }' "$scratch/meeting" && pass || fail "a date that passed"
[ "$(awk '/ stroke 1.25 #15202B/ { delete edge } NF == 10 && /^ *path .*#FFFFFF$/ { edge[$2 " " $5] = 1 } NF == 13 && / stroke 1 #15202B$/ { n++; bare += !(($2 " " $5) in edge) } END { print (n > 20) bare + 0 }' "$scratch/meeting")" = 10 ] && pass || fail "diamonds without a white edge"
[ "$(awk '/^ *begin .* H2/ { at = 0 } /"Who sits where"/ { at = 1 } /"Next dates"/ { exit } at && /^ *text .*"[^"]*[a-z][a-z]/ && $5 < 8 { small++ } at && /^ *text .*Belgium/ { n++ } END { print (n > 0) small + 0 }' "$scratch/meeting")" = 10 ] && pass || fail "who sits where is small"
# What was decided later has a mark of its own, and the key says each mark apart, and those that are drawn alone.
grep -q '"Ring: decided later' "$scratch/lists/deadlines" && ! grep -q 'Ring: decided' "$scratch/meeting" && grep -q '^ *circle .* 3.4 ' "$scratch/lists/deadlines" && pass || fail "a later date has the mark of an earlier one"
# A month's title, its strip and the small months share one band: the grid begins within 90 pt of the head's rule on every page, and nearly reaches the foot.
awk '/^page / { p++ } /"Monday"/ { at[p] = $3 } /^ *line / && $7 == 1.25 || / stroke 1.25 / { if ($3 > 100) rule[p] = $3 }
     END { for (i = 1; i <= 12; i++) if (!(at[i] > 0 && at[i] == at[1] && at[i] < 146)) bad++; exit !(p == 12 && !bad) }' "$scratch/lists/months" && pass || fail "a month's grid begins low, or not where the others do"
[ "$(awk '/^ *text .*"(Seventeenth Meeting of States Parties to the Mine Ban Treaty|First Committee vote)/ { print $5 }' "$scratch/lists/months" | sort -u | tr '\n' ' ')" = "8.5 " ] && pass || fail "events of several days and of one are set in two sizes"
# Columns of words keep a gutter, in all tables of records; a year stands on the line of its first record, and words in place of a day are not bold.
set --
for page in activities positions norm compliance; do
    for lang in en fr; do
        "$SHEAF" build -q --template $page --lang $lang -o "$scratch/$page-$lang.pdf"
        "$SHEAF" build --template $page --lang $lang --stop-after pages > "$scratch/$page-$lang"
        set -- "$@" "$scratch/$page-$lang.pdf" "$scratch/$page-$lang"
    done
done
gutters=$(tests/cli/gutters.py "$@")
case $gutters in "looked at "[3-9][0-9][0-9][0-9]) pass ;; *) fail "columns without a gutter: $gutters" ;; esac
sed '/ 7 #.* "Place"/s/text [0-9.]*/text 273.18/' "$scratch/activities-en" > "$scratch/moved"
expect "a column that begins in the words before it" 0 "'Decision' ends 2.2 pt before 'in'" tests/cli/gutters.py "$scratch/activities-en.pdf" "$scratch/moved"
for lang in en fr; do
    awk '/ "2017"$/ && $5 >= 12 { year = $3 } / "19.*(Dec|déc)/ { day = $3 } END { d = year - day; exit !(year > 0 && d < 0.1 && d > -0.1) }' "$scratch/activities-$lang" && pass || fail "$lang: a year is not on the line of its first record"
done
grep -q '^ *text .*Regular.ttf 8 #465462 "in the year"' "$scratch/activities-en" && pass || fail "words in place of a day are bold"
# A part of an icon array that is too few for a square has no square in the key, and its figure stands where those of the others do.
"$SHEAF" build --template casualties --stop-after pages > "$scratch/array"
awk '/^ *(fill|frame) .* 8 8 / { box[sprintf("%.2f %.2f", $2 + 12, $3 + 7)] = 1 } /Bold.ttf 8 #.*"(3,059|3,837|1)"$/ { x[++n] = $2; has = has ((sprintf("%.2f %.2f", $2, $3) in box) ? "y" : "n") }
     END { exit !(n == 3 && x[1] == x[2] && x[2] == x[3] && has == "yyn") }' "$scratch/array" && pass || fail "a key of squares that are not drawn"
# The days of the data, at the head of a page, are not parted at the end of a line.
for row in "en|Data as of 31 December 2019, as published by 31 December 2020" "fr|Données au 31 décembre 2019, telles que publiées au 31 décembre 2020"; do
    "$SHEAF" build --template casualties --lang "${row%%|*}" --stop-after pages | sed "s|\xC2\xA0| |g" | awk '/^ *text / && $5 == 8.5 && $3 < 140' | grep -qF "\"${row#*|}\"" && pass || fail "${row%%|*}: the days of the data are parted"
done
