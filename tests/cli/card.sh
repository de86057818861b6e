# Answer cards: half a page on one area and one topic, of any plan; a topic that there is not is told at its place.
cards="$scratch/cards" example=data/examples/community-health
mkdir "$cards"
expect "a role as topic"             0 "1 page" "$SHEAF" card KHM funding -o "$cards/funding.pdf"
pdfinfo "$cards/funding.pdf" | grep -q 'Page size: *595.* x 419' && pass || fail "a card is not half a page: $(pdfinfo "$cards/funding.pdf" | grep size)"
pdftotext -layout "$cards/funding.pdf" - | tr -s ' \n' ' ' > "$cards/text"
for words in "Cambodia" "Support to mine action, international and national: 16.3 million US\$" "In figures" "If asked further" "Mine Ban Treaty State Party"; do
    grep -qF "$words" "$cards/text" && pass || fail "the card does not say: $words"
done
# What may be asked next is answered: by the status, the figure with its day, and the deadline. A figure and its unit are two words.
pdftotext -raw "$cards/funding.pdf" - | python3 -c 'import re, sys; print(re.sub(r"[\s\u00a0]+", " ", sys.stdin.read()))' > "$cards/answers"
for words in "Mined area Deteriorating 941 km² End of 2017" "Deadline 31 December 2025" "Mines: total area 941 km²"; do
    grep -qF "$words" "$cards/answers" && pass || fail "the card does not answer: $words"
done
expect "a measure as topic"          0 "1 page" "$SHEAF" card LAO casualties-mine-erw -o "$cards/measure.pdf"
expect "an objective as topic"       0 "1 page" "$SHEAF" card AFG 2B -o "$cards/objective.pdf"
expect "in Arabic"                   0 "1 page" "$SHEAF" card KHM funding --lang ar -o "$cards/ar.pdf"
expect "they hold"                   0 ": 0 findings" "$SHEAF" audit --truth --data . "$cards"/*.pdf
grep -q ' [1-9][0-9]* findings' "$scratch/stdout" && fail "a card does not hold: $(cat "$scratch/stdout")" || pass
# What is either so or not is told in words, in each language; and two cards stand on a sheet of A4, with marks where it is cut.
for row in "en yes" "fr oui" "ar نعم"; do
    "$SHEAF" card KHM mbt-extension-asked --lang "${row% *}" -q -o "$cards/flag.pdf" && pdftotext "$cards/flag.pdf" - | grep -qw "${row#* }" && pass || fail "an answer is not told as '${row#* }'"
    pdftotext "$cards/flag.pdf" - | grep -qE "yes or no|oui ou non|نعم أو لا" && fail "an answer has both for its unit" || pass
done
printf '<pack id="two" xml:lang="en" as-of="2019-12-31" audience="public"><title>Two</title><page id="a" template="answer-card" subject="KHM"><title>A</title></page><page id="b" template="answer-card" subject="TCD"><title>B</title></page></pack>' > "$cards/two.xml"
expect "two cards on a sheet"        0 "1 side to print" "$SHEAF" pack "$cards/two.xml" --allow "$cards" --impose 2up --sheet A4 --crop-marks -o "$cards/two.pdf"
pdfinfo "$cards"/two-2up*.pdf | grep -q 'Page size: *595.* x 841' && [ "$(pdftotext "$cards"/two-2up*.pdf - | grep -cE '^(Cambodia|Chad)$')" = 2 ] && pass || fail "two cards do not stand on one sheet of A4"
rm -f "$cards"/two*
expect "of another organisation"     0 "1 page" "$SHEAF" card -C $example dunmoor vaccinated -o "$cards/example.pdf" --allow "$cards"
expect "which holds"                 0 ": 0 findings" "$SHEAF" audit --truth --data $example "$cards/example.pdf"
expect "no such area"                4 "the plan has no area 'KHX'; the nearest is 'KHM'" "$SHEAF" card KHX funding -o "$cards/none.pdf"
expect "no such topic"               4 "the plan has no measure 'casualties-mine-ero'" "$SHEAF" card KHM casualties-mine-ero -o "$cards/none.pdf"
[ ! -e "$cards/none.pdf" ] && pass || fail "a card of nothing was written"
expect "without a topic"             2 "an area and a topic are needed" "$SHEAF" card KHM
expect "a topic that is a path"      2 "an area and a topic are needed" "$SHEAF" card KHM ../funding
