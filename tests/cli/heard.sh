# What a person hears of pages, by audit --tags: citations apart from figures, headers, languages. Expected by hand, from data/.
heard="$scratch/heard"
mkdir -p "$heard"
# The shipped plan without the phrases that are translated wherever they stand: what nobody translated.
mkdir -p "$heard/plain" && cp -r data templates "$heard/plain/" && rm "$heard/plain/data/phrases.xml"
listen() { "$SHEAF" build -q -C "${5:-.}" --template "$2" ${3:+--area "$3"} ${4:+--lang "$4"} -o "$heard/$1.pdf" && "$SHEAF" audit --tags "$heard/$1.pdf" | LC_ALL=C sed 's/\xE2\x80\xAF/ /g' > "$heard/$1.txt"; }
hears() { grep -qF -- "$3" "$heard/$2.txt" && pass || fail "$1: '$3' is not heard"; }
expect "a sheet" 0 - listen sheet factsheet BIH
expect "a sheet with a line for each source" 0 - listen lao factsheet LAO
expect "the same in French" 0 - listen feuille factsheet BIH fr "$heard/plain"
expect "and in Arabic" 0 - listen sahifa factsheet KHM ar
# Bosnia and Herzegovina's Mine Ban Treaty has been in force since 1 March 1999: one source, the Treaty Collection.
hears "a citation is said apart" sheet "in force 1 Mar 1999 (reference source 1 (link))"
hears "in the words of the language" sahifa "(reference المصدر 1 (link))"
hears "letters, not the shapes that they are painted with" sahifa "الألغام"
hears "sources are entries" sheet "  - 3 (link)  Monitor (ICBL-CMC): Bosnia and Herzegovina, Mine Action, 7 Nov 2018"
hears "also run on" feuille "; 3 (link) [en: Monitor (ICBL-CMC)] : [en: Bosnia and Herzegovina, Mine Action], 7 nov. 2018 ; 4 (link)"
hears "and where they have lines, a list" lao "list of 13"
hears "a letter is a note" sheet "1,061 (reference note a (link))"
hears "two letters are two" sheet "58.67 (reference notes b and + (link))"
# Both groups of the table have a row of this name; 23.46 km² of mines and 1.12 of remnants were confirmed in 2016.
hears "a group is heard with its rows" sheet "Mines, Confirmed area, 2016: 23.46"
hears "and the other with its own" sheet "Cluster munition remnants, Confirmed area, 2016: 1.12"
hears "the progress table has headers" sheet "Cluster munition area km² left; clear by 1 Mar 2021, Status: Limited"
hears "and the next dates" sheet "1 Mar 2021, Event: Article 5 deadline, mines"
# Key figures are a list of names with what is said of each; the legend of a chart one of what its marks are; both by hand from the page.
grep -qx 'list of 4' "$heard/sheet.txt" && grep -qx '  Mined area' "$heard/sheet.txt" && pass || fail "key figures are no list"
for word in clearance killed national; do
    grep -qx -- "  - $word" "$heard/sheet.txt" && pass || fail "'$word' is no item of a legend"
done
# A bar of progress has its words at its marks and no key: they are in its own text.
hears "a bar of progress" sheet "Cluster munition area: baseline 8.15 (2015), latest figure 6.47 (2017), target 0 (1 March 2021); required today 1.8"
# Entries between other words are a list between paragraphs. By hand from the templates: the overview's key has one sign, then a sentence, then what
# squares mean; the sheet's votes were all in favour but for one year without a vote.
lists() { tr "\n" "~" < "$heard/$2.txt" | grep -qF -- "$3" && pass || fail "$1: no such list in $2"; }
lists "a sheet's votes" sheet 'list of 2~  - in favour~  - no vote held or recorded~'
expect "the overview" 0 - listen overview overview
lists "words between entries" overview 'list of 1~  - required today~Squares are states:~list of 5~  - joined~'
expect "an objective" 0 - "$SHEAF" build -q --template objective --objective 1A -o "$heard/objective.pdf"
"$SHEAF" audit --tags "$heard/objective.pdf" > "$heard/objective.txt"
lists "its states, with the key behind them" objective 'list of 12~  Signatory  Angola  signed 3 Dec 2008~'
hears "in French too" feuille "  - dépollution"
# What the support chart draws stands nowhere on the sheet in its unit, and is heard in a table behind it: 10,125,924 and 7,546,896 US$ in 2017. What
# the others draw stands in the table of all figures.
hears "the numbers of a chart are a table" sheet "2017, National contribution: 10.1 | 2017, International support received: 7.5"
[ "$(grep -c '^ *row: Mines | Cleared' "$heard/sheet.txt")" = 0 ] && pass || fail "numbers that are printed are told again"
# A table that gave way to a line is printed nowhere: 2,793 killed and 4,431 injured in 2017 are heard behind the chart.
cat > "$heard/gave-way.xml" <<'XML'
<template for="plan" pages="1..1" theme="house" masters="parts/a4" roles="injured:flow killed:flow">
  <title>T</title>
  <body>
    <h1>T</h1>
    <alternatives rank="1">
      <option><year-table id="world" measures="{role('killed')} {role('injured')}" most-years="10" label-width="120" unit-width="0" source-width="50" summary="All"/><p margin-top="700">Long.</p></option>
      <option><p>Short.</p></option>
    </alternatives>
    <chart kind="columns" measures="{role('killed')} {role('injured')}" years="4" height="56" title="People"/>
  </body>
</template>
XML
"$SHEAF" build -q --templates "$heard" --template gave-way -o "$heard/gave-way.pdf" && "$SHEAF" audit --tags "$heard/gave-way.pdf" > "$heard/gave-way.txt"
hears "and those of a table that gave way" gave-way "2017, Killed: 2,793 | 2017, Injured: 4,431"
# In data/observations-remnants.xml only clearance was reported of 2016 and 2017: a remark is heard with its own year.
lists "a remark on a year" lao '  row: 2016, total | 2016, total: at least 27.12~  row: 2016 | 2016: cleared only; the rest was not reported~  row: 2017, Cleared'
lists "and of another" lao '  row: 2017, total | 2017, total: at least 33.00~  row: 2017 | 2017: cleared only; the rest was not reported~  row: 2018, Cleared'
# What is dashed is preliminary: in data/observations-people.xml the killed and injured of 2013 are, and in observations-money.xml what donors gave in 2015.
expect "a picture of casualties" 0 - listen picture infographic-casualties
hears "a dashed part is preliminary" picture "2013, Killed: 1,065, preliminary (p) | 2013, Injured: 2,218, preliminary (p) | 2013, total: 3,457"
expect "who paid, in French" 0 - listen argent funding "" fr
hears "a dashed column too" argent "340,1, provisoire (p) ; 2016"
# The first use of an abbreviation is heard as what it is short for, in the page's language or, of the plan's own, in the plan's; later ones as
# they stand.
hears "a unit is said in words" sheet "from 1,442 square kilometres to 1,061 km²"
hears "in French too" feuille "kilomètres carrés"
hears "and in Arabic" sahifa "كيلومتر مربع"
# "Soutien international, M US$": the M is of the same word, and the US$ in it is none of its own.
expect "an objective in French" 0 - "$SHEAF" build -q --template objective --objective 2C --lang fr -o "$heard/objectif.pdf"
"$SHEAF" audit --tags "$heard/objectif.pdf" > "$heard/objectif.txt"
hears "a unit of two words is one" objectif "millions de dollars des États-Unis"
hears "also with the space that numbers have" feuille "17,7 millions de dollars des États-Unis"
# A source's English title keeps its CCM: in the page's French words it would be read as English.
expect "an objective with sources" 0 - "$SHEAF" build -q --template objective --objective 2A --lang fr -o "$heard/sources.pdf"
"$SHEAF" audit --tags "$heard/sources.pdf" > "$heard/sources.txt"
hears "nothing of the page's language within another" sources "[en: Extension request under Article 4 CCM (31 October"
! grep -qF 'M dollars' "$heard/objectif.txt" "$heard/feuille.txt" && pass || fail "the M is left"
# What gives way says nothing: of three ways the first, as high as the page, does not fit, and the second is taken; MBT is in both of these, UN only in the
# first, and US$ only in the second. Each is heard in words once.
cat > "$heard/ways.xml" <<'XML'
<template for="plan" pages="1..1" theme="house" masters="parts/a4">
  <title>US$ and UN</title>
  <body>
    <h1>Ways</h1>
    <alternatives rank="1">
      <option><p margin-top="690">MBT, UN.</p></option>
      <option><p>MBT, US$.</p></option>
      <option><p>MBT.</p></option>
    </alternatives>
    <p>Then MBT, UN, US$, km².</p>
    <p>And MBT, UN, US$, km².</p>
  </body>
</template>
XML
"$SHEAF" build -q --templates "$heard" --template ways -o "$heard/ways.pdf" && "$SHEAF" audit --tags "$heard/ways.pdf" > "$heard/ways.txt"
hears "in the way that is taken" ways "Mine Ban Treaty, United States dollars."
hears "and what gave way is said where it stands first" ways "Then MBT, United Nations, US$, square kilometres."
hears "once" ways "And MBT, UN, US$, km²."
[ "$(grep -o 'square kilometres' "$heard/sheet.txt" | wc -l)" = 1 ] && pass || fail "an abbreviation is said in words more than once"
hears "a part of a compound is none" sheet "Monitor (ICBL-CMC): Bosnia and Herzegovina, Mine Action"
expect "the deadlines" 0 - listen deadlines deadlines
hears "a head that is a scale is heard as what it measures" deadlines "Nigeria, target state, Years: Nigeria, mines: passed 1 March 2012."
# In November 2020 Niger was given until the end of 2024: drawn as an open diamond behind the date that stood.
hears "bold is heard" deadlines "Chad, target state, In force: 1 Jan 2025"
hears "and what is not bold has none" deadlines "row: Thailand | Thailand, Years: Thailand, mines:"
hears "the years below the bars are the table's caption" deadlines "  caption: data 31 Dec 2019; 2025: the plan’s limit"
hears "a letter that stands in many rows is a note" deadlines "extended; before that 1 Mar 2013 (reference note a (link))"
[ "$(grep -c '^note: a (link) The first deadline follows' "$heard/deadlines.txt")" = 1 ] && pass || fail "a note is said more than once, or never"
hears "a date that is only drawn is heard" deadlines "Niger, mines: 31 December 2020, extended (decided later: 31 December 2024); before that"
hears "one of the plan is in the plan's language" feuille "[en: United Nations]"
# What nobody translated is in the plan's language, and says so.
hears "a source's title keeps its language" feuille "[en: Bosnia and Herzegovina, Mine Action], 7 nov. 2018"
hears "what is translated needs none" feuille "Événement: Deuxième Conférence d’examen de la Convention"
# Records, places and titles of events too: in data/records-offices.xml Chile's office, its topic and its term are in English alone, and so is the
# vote of 6 November 2018 in data/events.xml; a year is in no language. The event's cell in a grid says so as its row in a list does.
expect "offices in French" 0 - listen fonctions offices "" fr "$heard/plain"
hears "a record keeps its language" fonctions "Chili, Mandat: 2019 | Chili, Fonction: [en: member] | Chili, Sujet: [en: Victim Assistance]"
expect "a month in French" 0 - "$SHEAF" calendar month -C "$heard/plain" --year 2018 --month 11 --lang fr -o "$heard/novembre.pdf"
expect "a list in French" 0 - "$SHEAF" calendar list -C "$heard/plain" --year 2018 --lang fr -o "$heard/liste.pdf"
for name in novembre liste; do "$SHEAF" audit --tags "$heard/$name.pdf" > "$heard/$name.txt"; done
# The days of a month stand beside its name, which reaches over several rows: it is heard with each.
expect "the year as a list" 0 - "$SHEAF" calendar list --year 2018 -o "$heard/list.pdf"
"$SHEAF" audit --tags "$heard/list.pdf" > "$heard/list.txt"
hears "a second event of a month has it, too" list "February, Day: 27 | February, Day: Tue | February, Event: Third Pledging Conference"
# What is dashed to write on is heard by nobody; what is asked is a list under heads that all say something; a point is no word.
expect "a talk with Cambodia" 0 - listen talk bilateral KHM
lists "what the plan wants" talk 'list of 4~  1A'
hears "a column of codes has a head" talk "row: Objective | "
hears "a line to write on says so" talk "Complete by the deadline, Answer: to be filled in"
! grep -qF '……' "$heard/talk.txt" && pass || fail "dots to write on are heard"
hears "a point in a table of shares" argent "Monde, national: pas de chiffre"
# Small months beside November 2018, by hand from data/events.xml and the treaties: what was planned for 9 October; the anniversaries of both signings, PAX, the vote, the Gambia.
hears "a small month says its days" novembre "des événements les 3, 4, 5 et 11."
hears "or its day" novembre "un événement le 9."
hears "an event in a grid keeps its language" novembre "Mardi: 6 [en: First Committee vote on the CCM: 139 for"
hears "and in a list, with its place" liste "Lieu: [en: New York]"
# What is drawn is read as one text, and the names in it say the same of themselves: without their French names measures are "Killed" and "Injured".
mkdir -p "$heard/names" && cp -r data templates "$heard/names/"
sed -i 's|<\(short-\)\{0,1\}title xml:lang="fr">[^<]*</[a-z-]*title>||g' "$heard/names/data/measures.xml"
expect "a sheet without French measures" 0 - "$SHEAF" build -q -C "$heard/names" --template factsheet --area BIH --lang fr -o "$heard/mots.pdf"
expect "it is held against the rules" 0 "0 failures" "$SHEAF" audit "$heard/mots.pdf"
"$SHEAF" audit --tags "$heard/mots.pdf" | LC_ALL=C sed 's/\xE2\x80\xAF/ /g' > "$heard/mots.txt"
hears "a name in an alternative text" mots "par [en: Killed] et [en: Injured], de 2009 à 2016. 2009"
hears "a head of the table that is heard" mots "2017, [en: National contribution]: 10,1"
hears "a row of a table" mots "[en: Mines], [en: Total area], Unité: km²"
hears "a mark" mots "’19: [en: in favour]"
# ISO 32000-1, 7.9.2.2: U+001B, the two letters, U+001B, in Unicode alone; and who does not ask for languages does not see them.
if command -v qpdf >/dev/null 2>&1; then
    qpdf --qdf --object-streams=disable "$heard/mots.pdf" "$heard/mots.qdf"
    LC_ALL=C grep -aqi '<feff.*001b0065006e001b004b0069006c006c00650064001b00660072001b' "$heard/mots.qdf" && pass || fail "no escape sequence before 'Killed' and behind it"
fi
"$SHEAF" audit --tags "$heard/mots.pdf" | LC_ALL=C grep -q "$(printf '\033')" && fail "an escape sequence is said" || pass
hears "what is translated stands in the page's" novembre "26 Dix-septième Assemblée des États parties"
grep -qF '[en:' "$heard/sheet.txt" && fail "an English page has English in brackets" || pass
# What is extracted has "1999" and "1", in the order of reading and in the order of painting.
for way in -raw -layout -nopgbrk; do
    pdftotext $way "$heard/sheet.pdf" "$heard/sheet.words"
    grep -qE '1999.1\b' "$heard/sheet.words" && ! grep -qE '(1999|2011|58\.67|1,061)[0-9a-b]' "$heard/sheet.words" && pass || fail "pdftotext $way joins a figure and its source: $(grep -oE '(1999|2011|58\.67|1,061)[0-9a-b]' "$heard/sheet.words" | head -n 1)"
done
# Every link of a sheet that leads to a source leads to its entry: as many entries as there are numbers.
expect "it is held against the rules" 0 "0 failures" "$SHEAF" audit "$heard/sheet.pdf" "$heard/feuille.pdf" "$heard/sahifa.pdf"
# What stands below bars and below a map is heard, and a strip of rows in the order in which it is drawn. By hand, from data/: in 2018 and 2019 Cambodia
# reported clearance alone; Angola's last figure is of 2013; Afghanistan had 5,872 casualties in these years, Yemen 3,116, Syria 1,906, Cambodia 1,200.
expect "Cambodia" 0 - listen khm factsheet KHM
hears "a remark below bars" khm "Cleared, 2019: 20.94. 2018 and 2019: cleared only; the rest was not reported. Unit: km²."
[ "$(tail -n 2 "$heard/khm.txt")" = "$(printf 'Data as of 31 December 2019, as published by 31 December 2020\nICBL-CMC · the-monitor.org · stopclustermunitions.org')" ] && pass || fail "what the foot says is not heard last: $(tail -n 2 "$heard/khm.txt")"
[ "$(grep -c '^Data as of' "$heard/khm.txt")" = 1 ] && pass || fail "the foot is heard on each page"
# The first vote on cluster munitions was in 2015: the cell of a year without a roll call says what the legend says of its mark.
hears "a vote that was not held" khm "Cluster munitions resolution, ’14: no vote held or recorded | Cluster munitions resolution, ’15: did not vote"
expect "casualties" 0 - listen casualties casualties
hears "a circle's year, where it is another" casualties "figures. Casualties (17): Afghanistan 2,300, Angola 71 (2013), Bosnia and Herzegovina 12 (2016)"
hears "and which is meant by the others, below the map" casualties "Figures are of 2017 where no year stands."
grep -qE '^graphic: By state, the most first.* Afghanistan, 2010: [^.]*\. Yemen, 2010: [^.]*\. Syria, 2010: [^.]*\. Cambodia, 2010: 286' "$heard/casualties.txt" && pass || fail "a strip by size is heard in another order"
# By hand, from data/observations-treaties.xml: in 2019 144 voted for the resolution on cluster munitions, 38 abstained, one was against; the
# 183 that they add up to are nobody's figure.
expect "the votes" 0 - listen votes votes
hears "votes are told by what they were" votes "in favour, 2015: 139; 2016: 141; 2017: 142; 2018: 144; 2019: 144. abstained, 2015: 40;"
grep '^graphic: .*Cluster munitions resolution' "$heard/votes.txt" | grep -q 183 && fail "votes for and against are added up" || pass
# Zimbabwe was against the one in 2018 and in favour of the other: the head over several columns is heard with each.
hears "heads above heads" votes "Zimbabwe, Cluster munitions resolution, 2018: against"
hears "the head of the rows is heard once" votes "  row: State | Cluster munitions resolution | Mine ban resolution"
hears "what parts two groups of columns is not heard" votes "Zimbabwe, Cluster munitions resolution, 2019: abstained | Zimbabwe, Mine ban resolution, 2015: "
hears "each over its own" votes "Zimbabwe, Mine ban resolution, 2018: in favour"
# A goal and an objective stand beside the rows of all their indicators: each cell is heard with the head over it, and not with the one that a
# shorter row would put there.
hears "a cell beside one over several rows has its own head" overview "Denials of use, Latest: "
hears "and is heard with that of several rows" overview "1B, Denials of use, Latest: "
hears "and the last its own" overview "Denials of use, Status: No target set"
# A letter with a vowel sign above it is one word with those that follow.
expect "the votes in Arabic" 0 - listen taswit votes "" ar
hears "a sign above a letter parts no word" taswit "منهم من أُحصيت أصواتهم"
hears "two signs above a letter neither" taswit "غير مسجَّل"
hears "nor in a legend, where both are one shape" sahifa "  - غير موزَّع"
hears "nor in the first word of a line" sahifa "ولذلك أُغفلوا."
# What is drawn piece by piece is heard in the order of the language, and not of the eye: numbers stand among words. The place is one of the plan's phrases.
expect "a month in Arabic" 0 - "$SHEAF" calendar month --year 2018 --month 11 --lang ar -o "$heard/shahr.pdf"
"$SHEAF" audit --tags "$heard/shahr.pdf" > "$heard/shahr.txt"
hears "a number among words" shahr "6 تصويت اللجنة الأولى على الاتفاقية: 139 مؤيدا |"
hears "two numbers, the first one first" shahr "المؤتمر 12 للبروتوكول الخامس والمؤتمر السنوي 20 للبروتوكول الثاني المعدل لاتفاقية الأسلحة التقليدية جنيف · 18–20 نوفمبر 2018"
hears "what parts values is Arabic" taswit "امتناع، 2015: 40؛ 2016: 39؛ 2017: 36"
# A point in a table of records is heard as what it means, a legend's mark not besides its word; a matrix says its unit.
expect "a request" 0 - "$SHEAF" build --template extension --record extension-ETH-MBT-2019 -o "$heard/request.pdf"
"$SHEAF" audit --tags "$heard/request.pdf" > "$heard/request.txt"
hears "what nobody says is heard" request "Milestones for each year, Found in our sources: our sources do not say"
grep -q ': ·' "$heard/request.txt" && fail "a point is heard" || pass
cp -r data/examples/community-health "$heard/health"
for indicator in 1A-1 1B-2; do
    expect "the matrix of $indicator" 0 - "$SHEAF" build -C "$heard/health" --template matrix --indicator "$indicator" -o "$heard/matrix-$indicator.pdf"
    "$SHEAF" audit --tags "$heard/matrix-$indicator.pdf" > "$heard/matrix-$indicator.txt"
done
hears "its unit" matrix-1A-1 "heading 2: Children with three doses of vaccine by age one, %"
grep -qx '  - open' "$heard/matrix-1B-2.txt" && pass || fail "a legend's word is not heard once"
# Its overview's figures by district: 90 % vaccinated, 104 and 110 households a worker are bold, for 90 % and 80 to 120 are the targets; 121 is not. What has no figure says so.
rm -rf "$heard/districts" && cp -r data/examples/community-health "$heard/districts"
sed -i '/<series measure="waiting-time" area="birchfield">/,/<\/series>/d' "$heard/districts/data/observations-surveys.xml"
expect "an overview by district" 0 - "$SHEAF" build -q -C "$heard/districts" --templates templates --template overview -o "$heard/districts.pdf"
"$SHEAF" audit --tags "$heard/districts.pdf" | LC_ALL=C sed 's/\xE2\x80\xAF/ /g' > "$heard/districts.txt"
for told in "Alderbrook: 90 (reference note a (link)) (reference source" "Alderbrook: 104 (reference note a (link)) (reference source" "Birchfield: 110 (reference note a (link)) (reference source" "Cedarmont: 121 (reference source" \
    "note: a (link) Bold: the target there is reached." "Median waiting time minutes · End of 2024/25, Birchfield: no figure"; do
    hears "what is reached by district" districts "$told"
done
# A calendar has one heading over its months, and one that is a month alone has none over it.
expect "a year of months" 0 - "$SHEAF" calendar month --year 2018 -o "$heard/months.pdf"
expect "a year of quarters" 0 - "$SHEAF" calendar quarter --year 2018 -o "$heard/quarters.pdf"
expect "a month alone" 0 - "$SHEAF" calendar month --year 2018 --month 11 -o "$heard/month.pdf"
expect "a poster" 0 - "$SHEAF" calendar year --year 2018 -o "$heard/poster.pdf"
expect "they are held against the rules" 0 "0 failures" "$SHEAF" audit "$heard/months.pdf" "$heard/quarters.pdf" "$heard/month.pdf" "$heard/poster.pdf"
for name in months quarters month poster; do
    "$SHEAF" audit --tags "$heard/$name.pdf" > "$heard/$name.txt"
    [ "$(grep -c '^heading 1: ' "$heard/$name.txt")" = 1 ] && pass || fail "$name: not one heading of the first level"
done
lists "the key of a calendar" poster 'list of 4~  - meeting or workshop~  - anniversary~'
hears "the year is the heading" months "heading 1: Calendar 2018"
hears "each month is one below it" months "heading 2: September 2018"
hears "a quarter is one below it" quarters "heading 2: July to September 2018"
hears "and its months below that" quarters "heading 3: September 2018"
hears "a month alone is the heading" month "heading 1: November 2018"
# From data/plan.xml: the Seventeenth Meeting of States Parties took place from 26 to 30 November 2018, Monday to Friday.
for day in 27 28 29 30; do
    grep -qE "day: $day Seventeenth Meeting of States Parties to the Mine Ban Treaty( \||\$)" "$heard/month.txt" && pass || fail "the meeting is not heard on $day November"
    grep -qE "November, $(LC_ALL=C date -d "2018-11-$day" +%a): $day Seventeenth Meeting of States Parties to the Mine Ban Treaty( \||\$)" "$heard/poster.txt" && pass || fail "the meeting is not heard on $day November of the poster"
done
hears "nor after it" month "Saturday: 1 Dec |"
# The two conferences of the CCW were in Geneva from Sunday 18 to Tuesday 20: the Sunday is too narrow for that, and the bar of the week after has it.
hears "a place and days are heard where they are printed" month "Monday: 19 12th Conference of the CCW Protocol V & 20th Annual Conference of CCW APII Geneva · 18–20 Nov 2018 | "
[ "$(grep -o 'Geneva · 18–20 Nov 2018' "$heard/month.txt" | wc -l)" = 1 ] && pass || fail "the place of the conferences is not heard once"
# All three of a day are heard on it, of the next the two that go on; an event of one day only there, and a place once.
grep -qE 'December, Mon: 3 10th Anniversary [^|]* 21st Anniversary [^|]*International Day of Persons with Disabilities \| December, Tue: 4 10th Anniversary [^|]* 21st Anniversary [^|]*Treaty \| December, Wed: 5 \|' "$heard/poster.txt" && pass || fail "three events of a day are not heard on it alone"
grep -qE 'October, Wed: 10 \|' "$heard/poster.txt" && pass || fail "an event of one day is heard on the next"
grep -qE 'November, Wed: 21 CCW Meeting of High Contracting Parties · Geneva \| November, Thu: 22 CCW Meeting of High Contracting Parties \|' "$heard/poster.txt" && pass || fail "a meeting is not heard with its place"
# Only the tags have it: whoever takes the text of the page out meets each title as often as it is seen.
pdftotext -raw "$heard/month.pdf" - | tr '\n' ' ' > "$heard/month.words"
[ "$(grep -o 'Seventeenth Meeting of States' "$heard/month.words" | wc -l)" = 1 ] && pass || fail "the text of the page repeats a title"
