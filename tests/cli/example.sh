# The example of another organisation: a plan of districts, fiscal years, sexes and ages, in two languages, with every rule of status.
# What is expected was worked out by hand from its data, in the comments here; nothing of it is copied from a page.
own="$scratch/community-health"
cp -r data/examples/community-health "$own" # nothing is written into the shipped one
example() { verb=$1; shift; "$SHEAF" "$verb" -C "$own" "$@"; }
# Words of a page, each gap as one space, so that a sentence is found whichever way it is broken into lines.
words_of() { pdftotext -layout "$1" - | sed 's/\xc2\xa0/ /g; s/\xe2\x80\xaf/ /g' | tr -s '\n ' ' '; }

expect "the example has no mistake"             0 "no errors, 0 warnings" example check --werror
expect "and nothing that a careful reader asks" 0 "no errors, 0 warnings" example check --lint --werror
if command -v xmllint >/dev/null 2>&1; then
    for file in data/examples/*/data/*.xml; do
        root=$(xmllint --xpath 'name(/*)' "$file")
        xmllint --noout --relaxng "data/schema/$root.rng" "$file" 2>/dev/null && pass || fail "$file does not hold to $root.rng"
        sed -n '1,3p' "$file" | grep -qi 'made-up' && pass || fail "$file does not say in its first lines that it is made up"
    done
else
    skip "the example's schemas: xmllint is not installed"
fi
grep -L 'made-up' "$own/data/sources.xml" | grep -q . && fail "sources are not said to be made up" || pass
[ "$(grep -c '<source ' "$own/data/sources.xml")" = "$(grep -c '<source .*title="Example [^"]*(made-up)"' "$own/data/sources.xml")" ] && pass || fail "a source is not titled as an example"

# Whoever reads the shipped plan neither reads nor names it.
mkdir -p "$scratch/outer/data/examples" && cp data/*.xml "$scratch/outer/data" && cp -r data/packs data/schema "$scratch/outer/data" && cp -r "$own" "$scratch/outer/data/examples"
printf '<plan' > "$scratch/outer/data/examples/community-health/data/broken.xml"
expect "the shipped plan does not read it"      0 "no errors, 0 warnings" "$SHEAF" check -C "$scratch/outer"
"$SHEAF" check -C "$scratch/outer" 2>&1 | grep -q 'community-health' && fail "the shipped plan names the example" || pass
# Nor is a page of the shipped plan made anew when something changes in it.
printf '<batch><outputs template="deadlines"/></batch>\n' > "$scratch/outer/batch.xml"
"$SHEAF" batch -C "$scratch/outer" batch.xml --progress none >/dev/null 2>&1
rm "$scratch/outer/data/examples/community-health/data/broken.xml"
sed -i 's/value="90"/value="91"/' "$scratch/outer/data/examples/community-health/data/plan.xml"
expect "and no page of it depends on it"        0 "0 files written, 1 unchanged" "$SHEAF" batch -C "$scratch/outer" batch.xml

# Statuses by hand. Days from 31 March 2023 to 31 March 2025: 731; to 31 March 2026: 1,096; e = 731 / 1096 = 0.667.
example status > "$scratch/status.txt"
status_is() { grep -Eq "^$1 +$2 " "$scratch/status.txt" && pass || fail "status of $1 is not $2: $(grep "^$1 " "$scratch/status.txt")"; }
status_is 1A-1 accelerate    # 82 of infants: way (82 - 71) / 19 = 0.579, path by its milestones (84 - 71) / 19 = 0.684, pace 0.846
status_is 1A-1/alderbrook on-track    # (90 - 78) / (95 - 78) = 0.706, over 0.667: 1.06
status_is 1A-1/dunmoor accelerate     # (66 - 56) / (80 - 56) = 0.417, over 0.667: 0.625
status_is 1A-1/cedarmont on-track     # as one of the remote districts: (77 - 66) / (80 - 66) = 0.786, over 0.667: 1.18
expect "a page asks for an indicator's status in an area" 0 "1 file written" example batch --template sheet --each area --only "dunmoor cedarmont" --where "indicator('1A-1', \$area)/@status = 'accelerate'" -o "$scratch/status-{subject}.pdf" --progress none
[ -e "$scratch/status-dunmoor.pdf" ] && pass || fail "the status of another area was taken for Dunmoor's"
status_is 1A-2 limited       # yearly: (33.9 / 38) ^ (1 / 2) - 1 = -5.5 %, needed (25 / 38) ^ (1 / 3) - 1 = -13.0 %: 0.43
status_is 1A-3 on-track      # (1,315 - 1,000) / 450 = 0.7, over 0.667: 1.05
status_is 1A-4 accelerate    # girls alone: (645 - 450) / 350 = 0.557, over 0.667: 0.84
status_is 1B-1 deteriorating # 79 minutes lie in the last band, beyond 75
status_is 1B-2 no-change     # two stand (one since 2019, one came, one was revoked), as on the plan's first day: 2 of 4
status_is 1B-3 on-track      # three since the plan began, the one of 2022 is none: 0.75 of the way in 0.54 of the time
status_is 2A-1 achieved      # 112 lies between 80 and 120
status_is 2A-2 accelerate    # rated so on 20 March 2025
status_is 2B-1 on-track      # 4.25 of 6 million: 0.708, over 0.667: 1.06
expect "who counts, and what was revoked"       0 "Cedarmont: revoked on 2024-09-30" example explain 1B-2
example build --template plan-overview --stop-after doc -q > "$scratch/doc.txt" 2>/dev/null
grep -A4 'area-squares title="Maternity open' "$scratch/doc.txt" | grep -q 'not "Cedarmont"' && pass || fail "what was revoked is drawn as done"
# By area bold is what reaches the target there: 90 of 90 and no other share; 104 and 110 lie between 80 and 120, 121 and 134 do not; nor of all
# together anything but the 112 households of a worker.
example build --template overview --stop-after doc -q > "$scratch/doc.txt" 2>/dev/null
grep -A2 'span weight=600$' "$scratch/doc.txt" | grep -A1 'span id=[a-z-]*\.[a-z]*\.2025-03$' | sed -n 's/^ *text //p' | tr '\n' ' ' > "$scratch/bold.txt"
[ "$(cat "$scratch/bold.txt")" = '"90" "104" "110" "112" ' ] && pass || fail "bold are $(cat "$scratch/bold.txt")"
grep -q 'text "Bold: the target there is reached."' "$scratch/doc.txt" && pass || fail "nothing says what bold means"
expect "what happened before the plan is none"  0 "Dunmoor: happened in 2022-06-14, not in that time" example explain 1B-3
expect "a figure over districts has its cover"  0 "over areas: 4 of 4 districts" example explain 1A-1
example explain 1A-3 > "$scratch/explained.txt"
parts=$(sed -n 's|^ *children-treated/sex:[fm]/age:[^.]*\.[a-z]*\.2025-03 = \([0-9]*\),.*|\1|p' "$scratch/explained.txt" | awk '{ n++; sum += $1 } END { print n, sum }')
[ "$parts" = "24 1315" ] && grep -q '^  latest     1315 on 2025-03-31$' "$scratch/explained.txt" && pass ||
    fail "a total of two sexes, three ages and four districts is not the 1,315 of its 24 parts: $parts"

# By growth the path bends: a year and a half on, at 30 September 2024, 38 x (25 / 38) ^ (549 / 1096) = 30.8, not (38 + 25) / 2 = 31.5.
example build --template series --indicator 1A-2 --stop-after doc > "$scratch/doc.txt" 2>/dev/null
grep -q 'baseline=38"38.0" baseline-date=2023-03-31 growth' "$scratch/doc.txt" && pass || fail "the path of a rule by growth is not said to go by growth"
example build --template series --indicator 1A-1 --stop-after doc 2>/dev/null | grep -q ' line .*baseline-date=2023-03-31 milestone' && pass || fail "the path of the linear rule is said to go by growth"
# What is foreseen bends as the path does: 33.9 x (33.9 / 38) ^ (365 / 731) = 32.0, not 33.9 - 4.1 x 365 / 731 = 31.9.
example chart --indicator 1A-2 -o "$scratch/foreseen.pdf" -q && pdftotext "$scratch/foreseen.pdf" - | grep -qx '32.0 at this pace' && pass || fail "what is foreseen of a rule by growth does not bend"
example build --template series --indicator 1A-2 -o "$scratch/series.pdf" -q && pdftotext "$scratch/series.pdf" - | grep -q 'path needed: 13.0.% a year' && pass || fail "the path of a rule by growth tells no share a year"

expect "a figure by its id"                     0 "value      1315" example explain children-treated.world.2024-Q4.areas

# Every page, in both languages.
expect "every page is built"                    0 "44 files written" example batch data/batch.xml
for page in "$own"/out/pdf/*/*.pdf; do
    "$SHEAF" audit --truth --data "$own" "$page" > "$scratch/truth.txt" 2>&1 && pass || fail "$(basename "$page"): $(head -n 1 "$scratch/truth.txt")"
done

# Figures by hand, where they stand.
says() { words_of "$own/out/pdf/$1.pdf" | grep -qF -- "$2" && pass || fail "$1 does not say: $2"; }
says sheet/dunmoor "170 children"                                # Q4: girls 25 + 25 + 30, boys 25 + 30 + 35
says sheet/dunmoor "15 more than in Q3 2024/25"                  # 170 - (75 + 80)
says sheet/dunmoor "Girls children 50 50 n/c 60 65 +"                       # Q3 of the first year was lost, the next Q1 is 20 + 20 + 25
says sheet/dunmoor "Children treated children 110 + 115 + n/c 130 +"  # of both sexes not collected, and so of all
says sheet/dunmoor "Sandgate 84 n/c 98 1, 4, 5"                  # 4 says that nothing was collected
pdftotext "$own/out/pdf/sheet/dunmoor.pdf" - | tr -s '\n ' ' ' | grep -qF "To stay from 80 to 120 households; the latest figure is 134 households." \
    && pass || fail "sheet/dunmoor does not say its range whole"  # in two lines
says sheet/alderbrook "515 children"                             # 255 + 260
says sheet/dunmoor-fr "T4 2024/25"
says sheet/dunmoor-fr "15 de plus qu’au T3 2024/25"
says plan-overview/plan "1,315 of 1,450 children"                # 515 + 355 + 275 + 170
says plan-overview/plan "645 of 800 children"                    # girls: 255 + 175 + 135 + 80
says plan-overview/plan "82 %, target 90 % or more"
says plan-overview/plan "33.9 per 1,000,"
says plan-overview/plan "target 25 or fewer"
says plan-overview/plan "79 minutes,"
says plan-overview/plan "target 45 or less"
says plan-overview/plan "4.25 of 6 million US\$"
says plan-overview/plan-fr "4,25 sur 6 millions de US\$"
says sheet/dunmoor "10 percentage points more"           # 66 - 56
says sheet/dunmoor-fr "10 points de pourcentage"
says plan-overview/plan "1 deteriorating"
says plan-overview/plan-fr "33,9 pour 1 000"
says indicator-page/1A-1 "58 %"                                  # 11 / 19; (90*4 + 80*3 + 77*2 + 66) / 10 = 82 from 71
says indicator-page/1A-1 "4 of 4 districts"
says indicator-page/1A-1-fr "districts"
says indicator-page/1B-2 "2 of 4"
says indicator-page/2A-2-fr "20 mars 2025"
# What the pages say in the words of this plan: kinds of areas, fiscal years, bands, what was revoked.
says sheet/cedarmont "Open, until 30 September 2024"
says indicator-page/1B-1 "Achieved: up to 45"
says indicator-page/1B-1 "Deteriorating: beyond these"
expect "the general overview"                   0 "page" example build --template overview -o "$scratch/overview.pdf"
words_of "$scratch/overview.pdf" | grep -qF "Squares are districts:" && pass || fail "squares are not told to be districts"
words_of "$scratch/overview.pdf" | grep -qF "4.25 of 6 million US\$" && pass || fail "money has no unit on the general overview"
# A plan of ten indicators has room: a line beside each way, the districts side by side and the statuses counted, a row each with its sign. Dunmoor's
# waiting time is 104 minutes, and 104 households are Alderbrook's; the plan of twenty-seven has its statuses in one line and no more.
for words in "By district: latest figures" "Where the plan stands" "Median waiting time minutes · End of 2024/25 48" "1 with limited progress"; do
    words_of "$scratch/overview.pdf" | grep -qF "$words" && pass || fail "the general overview has no '$words'"
done
words_of "$scratch/overview.pdf" | grep -qE "Median waiting time minutes · End of 2024/25 48[^M]*104 [^M]*Households per worker households · End of 2024/25 104 " && pass || fail "the districts do not stand side by side"
# Behind them stand all together and the target: 79 minutes and 45, 112 households and what they are to stay within, 1,315 children and 1,450.
words_of "$scratch/overview.pdf" | grep -qE "Indicator Alderbrook Birchfield Cedarmont Dunmoor All Target" && pass || fail "no columns for all and for the target"
for row in "Median waiting time minutes [^M]* 104 1 79 1 45 " "Households per worker households [^S]* 134 1 112 a 1 80 to 120" "Children treated in the quarter children [^G]* 170 2 1,315 2 1,450 "; do
    words_of "$scratch/overview.pdf" | grep -qE "$row" && pass || fail "all and the target: $row"
done
example build --template overview --attach -o "$scratch/overview-held.pdf" > /dev/null 2>&1
expect "which holds against the data"           0 "0 findings" "$SHEAF" audit --truth --data data/examples/community-health "$scratch/overview-held.pdf"
example build --template overview --stop-after pages > "$scratch/overview.pages"
[ "$(grep -c 'alt="Median waiting time: .*79' "$scratch/overview.pages")" = 1 ] && pass || fail "no line of the waiting time that says its figures"
expect "and what its squares say"               0 'alt="Maternity open day and night: 4 districts.' example build --template overview --stop-after pages
expect "an objective lists its groups of areas" 0 "page" example build --template objective --objective 1A -o "$scratch/objective.pdf"
words_of "$scratch/objective.pdf" | grep -qF "Remote districts" && pass || fail "a group of areas is not listed"
words_of "$scratch/objective.pdf" | grep -qF "The 4 target districts" && pass || fail "targets are not told to be districts"

# Pages of records, which mine action shares with everybody; a person is there for those inside alone.
for page in activities offices publications members needs sources how-to-read plan-book; do
    expect "records of the example: $page"      0 - example build --template $page -q -o "$scratch/ch-$page.pdf"
done
expect "records of the example: a meeting"      0 - example build --template meeting --area start-2023 -q -o "$scratch/ch-meeting.pdf"
pdftotext -raw "$scratch/ch-meeting.pdf" - | tr "\n" " " | grep -q "Name a vaccination officer for each health centre  *Dunmoor" && pass || fail "the ask of a meeting is not on its sheet"
words_of "$scratch/ch-offices.pdf" | grep -q "Example Chairperson" && pass || fail "who is public is not named"
words_of "$scratch/ch-offices.pdf" | grep -q "Example Coordinator" && fail "an internal person is named to the public" || pass
pdftotext "$scratch/ch-members.pdf" - | tr "\n" " " | grep -q "Example Contact" && fail "an internal contact is named to the public" || pass
example build --internal --template members -q -o "$scratch/ch-inside.pdf"
pdftotext "$scratch/ch-inside.pdf" - | tr "\n" " " | grep -q "Example Contact Person" && pass || fail "those inside do not see the contact"

# A media sheet has its embargo in words, and is refused to the public before its hour: 09:00Z on 15 May 2024 is 1715763600.
example_release() { example build --template media-sheet --record survey-2024-release -q "$@"; }
expect "a media sheet, the day before"         0 - example_release --as-of 2024-05-14 --known-by 2024-12-31 -o "$scratch/ch-media.pdf"
words_of "$scratch/ch-media.pdf" | grep -qF "15 May 2024, 10:00 (UTC+1) · 1 day to go" && pass || fail "a media sheet does not say its embargo, nor how long it is: $(words_of "$scratch/ch-media.pdf" | grep -o 'Embargo.*' | cut -c 1-120)"
words_of "$scratch/ch-media.pdf" | grep -qF "All figures of this example are made up." && pass || fail "a media sheet does not say the limits of its figures"
expect "it is refused to the public"           4 "error[S1307]: 'survey-2024-release' is embargoed until 2024-05-15T10:00+01:00: on 2024-05-14" example_release --public --as-of 2024-05-14 --known-by 2024-12-31 -o "$scratch/ch-early.pdf"
SOURCE_DATE_EPOCH=1715763599 expect "and so it is a second before its hour" 4 "error[S1307]" example_release --public --as-of 2024-05-15 --known-by 2024-12-31 -o "$scratch/ch-early.pdf"
[ ! -e "$scratch/ch-early.pdf" ] && pass || fail "a media sheet was written before its hour"
SOURCE_DATE_EPOCH=1715763600 expect "at its hour it is made" 0 - example_release --public --as-of 2024-05-15 --known-by 2024-12-31 -o "$scratch/ch-media.pdf"
expect "on the day after, too"                 0 - example_release --public --as-of 2024-05-16 --known-by 2024-12-31 -o "$scratch/ch-media.pdf"
words_of "$scratch/ch-media.pdf" | grep -qF "lifted" && pass || fail "a media sheet does not say that its embargo is lifted"
words_of "$scratch/ch-media.pdf" | grep -qF "Median time that patients wait to be seen rose by 4.4 % in one year, from 68 minutes to 71 minutes." && pass || fail "a media sheet does not say what its figures did"
expect "its picture"                           0 - example_release -f png -o "$scratch/ch-media.png"
expect "and as drawing"                        0 - example_release -f svg -o "$scratch/ch-media.svg"

# A batch makes its pictures beside it, the same as when they are asked for by name; and of more than a page none.
beside=$(find "$own/out" -name 'survey-2024-release.pdf')
for form in png svg; do
    example_release -f $form -o "$scratch/ch-beside.$form" && cmp -s "$scratch/ch-beside.$form" "${beside%.pdf}.$form" && pass || fail "a batch does not make the $form of a media sheet beside it"
done
expect "pictures that stand are left"          0 "0 files written, 44 unchanged" example batch data/batch.xml
printf '<batch><outputs template="plan-book" pictures="png"/></batch>' > "$own/data/batch-pictures.xml"
expect "pages are no picture"                  1 "pages would be written to one file" example batch data/batch-pictures.xml
[ -z "$(find "$own/out" -name 'plan.png' -path '*plan-book*')" ] && pass || fail "one page of several was written as the picture"
printf '<batch><outputs template="media-sheet" each="record:release" pictures="gif"/></batch>' > "$own/data/batch-pictures.xml"
expect "nor is a form that there is not"       4 "batch-pictures.xml:1:" example batch data/batch-pictures.xml
rm "$own/data/batch-pictures.xml"

# It uses everything that a plan may say of areas, dimensions, periods, targets, facts, statuses and units: a line an item, and how often
# it has to stand there at least.
uses() { # uses ITEM LEAST PATTERN FILE...
    what=$1 least=$2 pattern=$3
    shift 3
    count=$(cd "$own/data" && cat "$@" | grep -oE "$pattern" | wc -l)
    [ "$count" -ge "$least" ] && pass || fail "the example uses $what $count times, and has to at least $least times"
}
uses "kinds of areas with their words"     4 '<area-kind id=' areas.xml
uses "areas within areas"                 14 ' within="' areas.xml
uses "a group of areas"                    1 '<group id=' areas.xml
for over in sum weighted:infants min max; do uses "over-areas $over" 1 "over-areas=\"$over\"" measures.xml; done
uses "complete dimensions"                 2 '<dimension id="[a-z]*" complete="yes"' measures.xml
uses "a dimension that is not complete"    1 '<dimension id="[a-z]*">' measures.xml
uses "parts by two dimensions"            20 'by="age:' observations-treated.xml
uses "a target of some alone"              1 '<target by="' plan.xml
uses "fiscal years"                       20 'period="[0-9]{4}-A1"' observations-surveys.xml
uses "half-years"                          8 'period="[0-9]{4}-S[12]"' observations-supply.xml
uses "quarters"                           20 'period="[0-9]{4}-Q[1-4]"' observations-treated.xml
uses "months"                              3 'period="[0-9]{4}-[0-9]{2}"' observations-supply.xml
uses "weeks"                               6 'period="[0-9]{4}-W[0-9]{2}"' observations-supply.xml
uses "days"                                3 'period="[0-9]{4}-[0-9]{2}-[0-9]{2}"' observations-network.xml
uses "a range of days"                     1 'period="[0-9-]{10}/[0-9-]{10}"' observations-network.xml
uses "when fiscal years start"             1 'fiscal-year-start=' plan.xml
for nature in stock flow cumulative standing event judgement; do uses "the nature $nature" 1 "nature=\"$nature\"" measures.xml; done
uses "a rolling measure"                   1 'rolling="12"' measures.xml
uses "milestones"                          2 '<milestone ' plan.xml
uses "targets and baselines of areas"      2 '<target area="' plan.xml
uses "a target of a group"                 1 '<target group="' plan.xml
uses "a range to stay within"              1 ' low="80" high="120"' plan.xml
uses "no worse than"                       1 'aim="no-worse"' plan.xml
uses "a row followed in one area"          1 '<follow [^>]*area="' plan.xml
uses "what happened since the plan began"  1 'span="plan"' plan.xml
uses "a fact that was revoked"             1 'until="' observations-network.xml
for rule in cagr bands rated; do uses "the rule $rule" 1 "status-rule=\"$rule\"" plan.xml; done
uses "ratings with rater and date"         2 '<rating status="[a-z-]*" by="[^"]*" date="' plan.xml
uses "per cent"                            1 'kind="percent"' measures.xml
uses "a rate per so many"                  1 ' per="1000"' measures.xml
uses "money with currency and price year"  1 'currency="USD" base-per="2023"' measures.xml
uses "spans of time"                       2 'duration="P' measures.xml
uses "nouns with plural forms"             5 '<form count="one">' measures.xml
uses "both languages"                     60 'xml:lang="fr"' areas.xml measures.xml plan.xml

# What areas within come to, by hand: of 17 and 14 days the least, of 190 and 180 minutes the most; weeks and months in their words.
example build --template sheet --area dunmoor -q -o "$scratch/sheet-dunmoor.pdf" && words_of "$scratch/sheet-dunmoor.pdf" > "$scratch/dunmoor.txt"
for words in "Dunmoor 15 a 14 a 12 a 14 a" "a 2 of 2 health centres." "190 minutes" "H1 H2 H1 H2"; do
    grep -qF "$words" "$scratch/dunmoor.txt" && pass || fail "the sheet of Dunmoor does not say: $words"
done
# A line that the columns beside it do not part.
pdftotext "$scratch/sheet-dunmoor.pdf" - | tr -s '\n ' ' ' | grep -qF "126 births, 12 months to the end of Mar 2025" && pass || fail "the sheet of Dunmoor does not say of which months births are"
grep -q 'week 47.* week 52' "$scratch/dunmoor.txt" && pass || fail "the sheet of Dunmoor does not go by weeks"
