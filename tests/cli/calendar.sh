# Calendar pages: the year of the plan, each of its dates on each page where it belongs; every paper, language and second
# calendar; what is no year, month, paper or state; and own data at its worst. Weekdays and weeks are those of date(1).
calendar="$scratch/calendar"
mkdir -p "$calendar"
# month | days as the list prints them, or TBC | first day | last day | the words, long or short
cat > "$calendar/dates" <<'END'
2|13–16|2018-02-13|2018-02-16|Mine Action [Pp]rogramme Directors
2|27|2018-02-27|2018-02-27|Third Pledging Conference
3|1|2018-03-01|2018-03-01|19th Anniversary of the entry into|MBT in force, 19
3|TBC|||Oslo Plus 10
4|4|2018-04-04|2018-04-04|Day for Mine Awareness|Mine Awareness Day
4|TBC|||Asian campaign workshop
5|30|2018-05-30|2018-05-30|10th Anniversary of the adoption|CCM adopted, 10
6|7–8|2018-06-07|2018-06-08|Mine Ban Treaty Intersessional
8|1|2018-08-01|2018-08-01|8th Anniversary of the entry into|CCM in force, 8
8|20–24|2018-08-20|2018-08-24|Fourth Conference of States
9|3–5|2018-09-03|2018-09-05|Eighth? Meeting of States
9|TBC|||Launch(:| of the 2018) Cluster Munition Monitor
10|9|2018-10-09|2018-10-09|Global Day of Action
11|18–20|2018-11-18|2018-11-20|12th Conference of the CCW|CCW Protocol V, 12th
11|21–23|2018-11-21|2018-11-23|CCW Meeting of High
11|26–30|2018-11-26|2018-11-30|Seventeenth Meeting of States
11|TBC|||Launch(:| of the 2018) Landmine Monitor
12|3|2018-12-03|2018-12-03|Day of Persons with
12|3–4|2018-12-03|2018-12-04|10th Anniversary of the signing|CCM signed, 10
12|3–4|2018-12-03|2018-12-04|21st Anniversary of the signing|Mine Ban Treaty signed, 21
END

# has NAME FILE EXTENDED-REGEX
has() { grep -aEq -- "$3" "$2" && pass || fail "$1: nothing matches '$3'"; }

# How each begins, long or short.
awk -F'|' -v OFS='|' '{ for (i = 5; i <= NF; i++) $i = substr($i, 1, 3); print }' "$calendar/dates" > "$calendar/starts"

# dates_in NAME TEXT: all twenty of the file $dates, whatever the lines.
dates=$calendar/dates
dates_in() {
    tr '\n\f' '  ' < "$2" | tr -s ' ' > "$calendar/flat"
    lost=$(while IFS='|' read -r month days first last words; do grep -aEq "$words" "$calendar/flat" || printf '%s %s; ' "$month" "$days"; done < "$dates")
    [ -z "$lost" ] && pass || fail "$1 has lost: $lost"
}

# Reading tags back takes poppler half a minute for a poster: that goes on beside the rest.
# Cells as a reader of the tags meets them: "table row column text", each from 1; the head is row 1. An event that goes on has words in its tag
# alone, which poppler does not tell: its text is empty here.
cells() { pdfinfo -struct-text "$1" | LC_ALL=C awk '/^ *Table/ { t++; r = 0 } /^ *TR/ { r++; c = 0; next_c = 1 } /^ *T[HD]/ { c = next_c; next_c++ } $1 == "/ColSpan" { next_c = c + $2 } t && r && c && /^ *"./ && !/^ *""$/ { sub(/^ *"/, ""); sub(/" *$/, ""); print t, r, c, $0 }'; }

for form in list month quarter year; do
    expect "the $form of 2018" 0 "$form.pdf" "$SHEAF" calendar $form --year 2018 -o "$calendar/$form.pdf"
done
expect "without a year it is the plan's first" 0 "same.pdf" "$SHEAF" calendar year -o "$calendar/same.pdf"
cmp -s "$calendar/year.pdf" "$calendar/same.pdf" && pass || fail "the plan's first year is not 2018"
expect "the same bytes elsewhere" 0 - env TZ=Asia/Kathmandu LC_ALL=C "$SHEAF" calendar year -o "$calendar/same.pdf"
cmp -s "$calendar/year.pdf" "$calendar/same.pdf" && pass || fail "time zone and locale change a calendar"

if command -v pdftotext >/dev/null 2>&1 && command -v pdfinfo >/dev/null 2>&1; then
    cells "$calendar/year.pdf" > "$calendar/year.cells" &
    for month in 3 9 11 12; do
        expect "month $month alone" 0 - "$SHEAF" calendar month --year 2018 --month $month -o "$calendar/month-$month.pdf"
    done
    for month in 3 9 11 12; do cells "$calendar/month-$month.pdf" | sed "s/^1 /$month /"; done > "$calendar/month.cells" &
    # the list: under its month, with its days and weekdays
    pdftotext -layout "$calendar/list.pdf" "$calendar/list.txt"
    awk '/^(January|February|March|April|May|June|July|August|September|October|November|December) / { m = $1 } { print m " :: " $0 }' "$calendar/list.txt" > "$calendar/list.months"
    while IFS='|' read -r month days first last words; do
        name=$(LC_ALL=C date -d "2018-$month-01" +%B) weekdays=
        if [ -n "$first" ]; then
            weekdays=$(LC_ALL=C date -d "$first" +%a)
            [ "$first" = "$last" ] || weekdays="$weekdays–$(LC_ALL=C date -d "$last" +%a)"
        fi
        has "the list, $name" "$calendar/list.months" "^$name ::.* $days +$weekdays *(International |Regional )?($words)"
    done < "$calendar/dates"

    # the months: each day under its weekday, each week with its number, by date(1); a day's number is 14 high, the grid begins 64.5
    # from the edge and a day is 105 wide
    pdftotext -bbox "$calendar/month.pdf" - | LC_ALL=C awk -F'"' '/<page/ { m++; week = 0 } /<word/ { text = $9; gsub(/[<>\/a-z]/, "", text); high = $8 - $4 }
        $4 > 140 && $2 < 50 && text ~ /^[0-9]+$/ { week = text } $4 > 140 && high > 16 && $2 > 64 && text ~ /^[0-9]+$/ { print m, int(($2 - 64.5) / 104.98) + 1, text, $4 }' > "$calendar/days"
    seq 0 364 | sed 's/.*/2018-01-01 + & days/' | LC_ALL=C date -f - '+%-m %u %-d' > "$calendar/want"
    awk '{ print $1, $2, $3 }' "$calendar/days" | sort -s -k1,1n -k3,3n > "$calendar/got"
    cmp -s "$calendar/want" "$calendar/got" && pass || { fail "days and weekdays of the months"; diff "$calendar/want" "$calendar/got" | head -n 5; }
    pdftotext -raw "$calendar/quarter.pdf" "$calendar/quarter.txt"
    dates_in "the quarters" "$calendar/quarter.txt"

    # every paper
    for paper in 'A4 portrait' 'A4 landscape' 'A3 portrait' 'A3 landscape' 'Letter portrait' 'Letter landscape'; do
        for form in list month quarter year; do
            expect "the $form on $paper" 0 - "$SHEAF" calendar $form --paper "$paper" -o "$calendar/paper-$form-$paper.pdf"
            pdftotext -raw "$calendar/paper-$form-$paper.pdf" "$calendar/paper.txt"
            if [ $form = year ]; then dates=$calendar/starts; else dates=$calendar/dates; fi       # small paper cuts titles
            dates_in "the $form on $paper" "$calendar/paper.txt"
        done
    done
    dates=$calendar/dates
    # languages and second calendars: titles as the plan gives them in that language
    cat > "$calendar/titles-fr" <<'END'
Troisième conférence|3e annonce de contributions
Oslo Plus 10
Quatrième Conférence
Journée (mondiale )?d’action
Réunion des Hautes
Dix-septième
END
    cat > "$calendar/titles-ar" <<'END'
التبرعات
أوسلو زائد
تجارة
العالمي للعمل|يوم العمل
السامية
السابع عشر
END
    for lang in fr ar; do
        for form in list month quarter year; do
            expect "the $form in $lang" 0 - "$SHEAF" calendar $form --lang $lang --second-calendar persian -o "$calendar/lang-$form-$lang.pdf"
            pdfinfo -struct-text "$calendar/lang-$form-$lang.pdf" | tr -s '\n" ' ' ' > "$calendar/page"
            while read -r words; do
                has "the $form in $lang" "$calendar/page" "$words"
            done < "$calendar/titles-$lang"
        done
    done
    # the plan's own titles are short enough for a poster of A3: nothing is cut
    for of in year lang-year-fr lang-year-ar; do
        pdftotext -raw "$calendar/$of.pdf" - | grep -c '…' > "$calendar/cut"
        [ "$(cat "$calendar/cut")" = 0 ] && pass || fail "$of: titles are cut: $(cat "$calendar/cut")"
    done
    # whoever turns the pages of a year sees titles and grids stand still, with a strip above the grid in four months or not
    for of in month lang-month-fr lang-month-ar; do
        pdftotext -bbox "$calendar/$of.pdf" - | tr '"' ' ' > "$calendar/boxes"
        awk '/<word/ && $9 - $5 > 30 { print $5 }' "$calendar/boxes" | sort | uniq -c > "$calendar/heads"
        awk '$1 < 12 { bad = 1 } END { exit bad || NR == 0 }' "$calendar/heads" && pass || fail "$of: titles stand at several heights: $(tr '\n' ';' < "$calendar/heads")"
    done
    for of in month lang-month-fr; do       # with a line below the title, too
        pdftotext -bbox "$calendar/$of.pdf" - | tr '"' ' ' | awk '/>(Monday|Lundi)</ { printf "%.1f\n", $5 }' | sort | uniq -c > "$calendar/heads"
        [ "$(awk '{ print $1 }' "$calendar/heads")" = 12 ] && pass || fail "$of: grids begin at several heights: $(tr '\n' ';' < "$calendar/heads")"
    done
    # the poster says of days that are to be confirmed only where it has some: 2018, and not 2019
    expect "the poster of 2019" 0 - "$SHEAF" calendar year --year 2019 -o "$calendar/year-2019.pdf"
    pdftotext -raw "$calendar/year.pdf" - | grep -q 'TBC) stand beside' && ! pdftotext -raw "$calendar/year-2019.pdf" - | grep -q 'TBC' && pass || fail "the poster's note of days to be confirmed"
    # names that stand alone begin with a capital
    pdftotext -raw "$calendar/lang-year-fr.pdf" - | grep -cE '^(Janvier|Février|Mars|Avril|Mai|Juin|Juillet|Août|Septembre|Octobre|Novembre|Décembre)( |$)' > "$calendar/names"
    [ "$(cat "$calendar/names")" = 12 ] && pass || fail "the poster in fr names $(cat "$calendar/names") months with a capital"
    # from right to left the days stand behind the place and its point, letter by letter
    pdftotext -f 9 -l 9 -bbox "$calendar/lang-month-ar.pdf" - | tr '"<>' '   ' | awk '$1 == "word" && $10 == "·" { point[$5] = $3 } $1 == "word" && $10 == "–" { days[$5] = $3 } $1 == "word" && $10 == "ج" { place[$5] = $3 } END { for (y in point) for (p in place) if (days[y] > 0 && point[y] > days[y] && place[p] > point[y] && (p - y) ^ 2 < 16) found = 1; exit !found }' && pass || fail "the days stand before their place"
    # what was read back from the tags
    wait
    for month in 3 9 11 12; do
        seq 0 364 | sed 's/.*/2018-01-01 + & days/' | LC_ALL=C date -f - '+%-m %u %-d %-V' | grep "^$month "
    done > "$calendar/want"
    awk '$2 == 1 { next } $3 == 1 { week = $4; next } { day = $4 + 0 } ($2 == 2 && day > 7) || ($2 > 4 && day < 8) { next } { print $1, $3 - 1, day, week }' "$calendar/month.cells" > "$calendar/got"
    cmp -s "$calendar/want" "$calendar/got" && pass || { fail "days, weekdays and weeks of the months' cells"; diff "$calendar/want" "$calendar/got" | head -n 5; }
    while IFS='|' read -r month days first last words; do
        case $month in 3 | 9 | 11 | 12) tagged=yes ;; *) tagged=no ;; esac
        if [ -n "$first" ] && [ $tagged = no ]; then
            pdftotext -f "$month" -l "$month" -raw "$calendar/month.pdf" - | tr -s '\n\f ' ' ' > "$calendar/page"
            has "month $month, its page" "$calendar/page" "($words)"
        elif [ -n "$first" ]; then
            has "month $month" "$calendar/month.cells" "^$month [0-9]+ $(($(date -d "$first" +%u) + 1)) $(date -d "$first" +%-d) .*($words)"
        else
            pdftotext -f "$month" -l "$month" -raw "$calendar/month.pdf" - | tr '\n' ' ' > "$calendar/page"
            has "month $month, above its grid" "$calendar/page" "TBC +(Regional )?($words)"
        fi
    done < "$calendar/dates"

    # the poster: in its month's row, behind its name and what has no day, as many columns on as the month begins after Monday
    while IFS='|' read -r month days first last words; do
        if [ -n "$first" ]; then
            day=$(date -d "$first" +%-d)
            has "the poster, month $month" "$calendar/year.cells" "^1 $((month + 1)) $(($(date -d "2018-$month-1" +%u) + 1 + day)) $day .*($words)"
        else
            has "the poster, beside month $month" "$calendar/year.cells" "^1 $((month + 1)) 2 TBC .*($words)"
        fi
    done < "$calendar/dates"
    # every day of the year below its weekday
    seq 0 364 | sed 's/.*/2018-01-01 + & days/' | LC_ALL=C date -f - '+%-m %a %-d' > "$calendar/want"
    awk '$2 == 1 { name[$3] = $4; next } $3 > 2 && $4 ~ /^[0-9]+$/ { print $2 - 1, name[$3], $4 }' "$calendar/year.cells" > "$calendar/got"
    cmp -s "$calendar/want" "$calendar/got" && pass || { fail "days and weekdays of the poster's cells"; diff "$calendar/want" "$calendar/got" | head -n 5; }
    # 1 Farvardin 1397 is 21 March 2018: the Wednesday, column 4 behind the week's
    expect "a second calendar" 0 - "$SHEAF" calendar month --month 3 --second-calendar persian -o "$calendar/second.pdf"
    cells "$calendar/second.pdf" > "$calendar/second.cells"
    has "Nowruz" "$calendar/second.cells" "^1 [0-9]+ 4 21 1 Farvardin"
else
    skip "dates of the calendars: pdftotext or pdfinfo is not installed"
fi

# one state's: what concerns it, and only that
for form in list month quarter year; do
    expect "Cambodia's $form" 0 - "$SHEAF" calendar $form --area KHM -o "$calendar/khm-$form.pdf"
done
expect "Cambodia's week is from Sunday" 0 Sunday sh -c 'pdftotext -f 1 -l 1 -raw "$1" - | grep -aoE "(Mon|Sun)day" | head -n 1' sh "$calendar/khm-month.pdf"
for year in 1583 9999; do
    expect "all months of $year" 0 "12 pages" "$SHEAF" calendar month --year $year -o "$calendar/year-$year.pdf"
done
"$SHEAF" audit "$calendar"/*.pdf > "$calendar/audited" 2>&1
[ "$(grep -c ' 0 failures' "$calendar/audited")" = "$(ls "$calendar"/*.pdf | wc -l)" ] && ! grep -qv ' 0 failures' "$calendar/audited" && pass || { fail "calendar pages conform"; grep -v ' 0 failures' "$calendar/audited" | head -n 5; }

# refused, and nothing written
expect "year 0"                     2 "--year is a number from 1583 to 9999" "$SHEAF" calendar month --year 0 -o "$calendar/none"
expect "year 99999"                 2 "--year is a number from 1583 to 9999" "$SHEAF" calendar year --year 99999 -o "$calendar/none"
expect "the year before the calendar" 2 "--year is a number from 1583 to 9999" "$SHEAF" calendar list --year 1582 -o "$calendar/none"
expect "a year of letters"          2 "--year is a number from 1583 to 9999" "$SHEAF" calendar quarter --year abc -o "$calendar/none"
expect "a year with a sign"         2 "--year is a number from 1583 to 9999" "$SHEAF" calendar year --year +2018 -o "$calendar/none"
expect "a year with letters behind" 2 "--year is a number from 1583 to 9999" "$SHEAF" calendar year --year 2018x -o "$calendar/none"
expect "month 13"                   2 "--month is a number from 1 to 12" "$SHEAF" calendar month --month 13 -o "$calendar/none"
expect "month 0"                    2 "--month is a number from 1 to 12" "$SHEAF" calendar month --month 0 -o "$calendar/none"
expect "paper B9"                   2 "there is no paper called 'B9'" "$SHEAF" calendar month --paper B9 -o "$calendar/none"
expect "an unknown state"           4 "the plan has no area 'XYZ'" "$SHEAF" calendar month --area XYZ -o "$calendar/none"
expect "an unknown second calendar" 2 "there is no calendar called 'klingon'" "$SHEAF" calendar month --second-calendar klingon -o "$calendar/none"
expect "no form"                    2 "name one form" "$SHEAF" calendar -o "$calendar/none"
expect "an unknown form"            2 "name one form" "$SHEAF" calendar week -o "$calendar/none"
[ -e "$calendar/none" ] && fail "a refused calendar leaves a file" || pass

# own data
# with_events EVENTS: a project whose plan has these in its calendar, from a line of their own.
with_events() {
    project
    { sed '/<\/calendar>/,$d' data/plan.xml; printf '%s\n' "$1"; sed -n '/<\/calendar>/,$p' data/plan.xml; } > "$scratch/project/data/plan.xml"
}
line=$(($(grep -n '</calendar>' data/plan.xml | cut -d: -f1)))
with_events '<event start="2018-02-30" kind="meeting"><title>Never</title></event>'
expect "30 February, with its place" 4 "plan.xml:$line:15: error[S115]: '2018-02-30' is not a date that exists" "$SHEAF" calendar list -C "$scratch/project" -o "$calendar/none"
with_events '<event start="2018-05-10" end="2018-05-08" kind="meeting"><title>Never</title></event>'
expect "an end before the start"     4 "plan.xml:$line:1: error[S203]: the range ends before it begins" "$SHEAF" calendar list -C "$scratch/project" -o "$calendar/none"
[ -e "$calendar/none" ] && fail "broken data leave a calendar" || pass

# told NAME FORM EXTENDED-REGEX [TIMES]: on the pages of that form, and they conform.
told() {
    expect "$1, the $2" 0 - "$SHEAF" calendar "$2" -C "$scratch/project" -o "$calendar/own.pdf"
    expect "$1, the $2 conforms" 0 " 0 failures" "$SHEAF" audit "$calendar/own.pdf"
    if command -v pdftotext >/dev/null 2>&1; then
        pdftotext -raw "$calendar/own.pdf" - | tr -s '\n\f ' ' ' > "$calendar/page"
        got=$(grep -aoE "$3" "$calendar/page" | LC_ALL=C sort -u | wc -l)
        [ "$got" -eq "${4:-1}" ] && pass || fail "$1: the $2 tells $got, not ${4:-1}"
    else
        skip "$1: what the $2 tells: pdftotext is not installed"
    fi
}
with_events "$(seq 1 400 | sed 's|.*|<event start="2018-10-16" kind="meeting"><title>Numbered-&.</title></event>|')"
for form in list month year quarter; do
    told "400 events on one day" $form 'Numbered-[0-9]+\.' 400
done
# A crowded year is whole on the smallest paper: what the grid has no room for is below it, days to be confirmed among it.
with_events "$(seq 1 120 | awk '{ from = 1 + $1 * 7 % 27; printf "<event start=\"2018-%02d-%02d\" end=\"2018-%02d-%02d\" kind=\"meeting\" place=\"Geneva\"><title>Crowd-%d. of the conference%s</title></event>", 1 + $1 % 12, from, 1 + $1 % 12, from + $1 % 3 % 2, $1, $1 % 4 ? "" : " of experts and states on all that there is to be said of it" }
    $1 <= 24 { printf "<event start=\"2018-%02d\" tbc=\"yes\" kind=\"launch\"><title>Vague-%d. of the reports that are to be launched in that month</title></event>", 1 + $1 % 12, $1 }')"
for paper in A3 A4 'Letter landscape' 'A4 portrait'; do
    expect "a crowded year on $paper" 0 - "$SHEAF" calendar year -C "$scratch/project" --paper "$paper" -o "$calendar/own.pdf"
    pdftotext -raw "$calendar/own.pdf" - | tr -s '\n\f ' ' ' > "$calendar/page"
    got=$(grep -aoE '(Crowd|Vague)-[0-9]+\.' "$calendar/page" | LC_ALL=C sort -u | wc -l)
    [ "$got" -eq 144 ] && pass || fail "a crowded year on $paper tells $got, not 144"
done
long=$(printf 'Lengthy%.0s ' $(seq 1 249))
with_events "<event start=\"2018-10-16\" kind=\"meeting\"><title>Firstly $long</title></event><event start=\"2018-07-02\" end=\"2018-07-20\" kind=\"meeting\"><title>Secondly $long</title></event>"
for form in list month year quarter; do
    told "titles of 2,000 characters" $form 'Firstly +Lengthy|Secondly +Lengthy' 2
done
expect "a month of a list" 2 "--month goes with" "$SHEAF" calendar list --month 3 -o "$calendar/none"
[ -e "$calendar/none" ] && fail "what is refused leaves a file" || pass
with_events '<event start="2018-07-03" kind="meeting"><title>Réunion</title></event><event start="2018-07-04" kind="meeting"><title>اجتماع</title></event><event start="2018-07-05" kind="meeting"><title>ប្រជុំ</title></event>
<event start="2018-07-09" kind="meeting"><title>ປະຊຸມ</title></event><event start="2018-07-10" kind="meeting"><title>အစည်းအဝေး</title></event>'
for form in list month year quarter; do       # as painted: what reads the file back may turn letters round
    expect "titles of five scripts, the $form" 0 - "$SHEAF" calendar $form -C "$scratch/project" -o "$calendar/own.pdf"
    expect "titles of five scripts, the $form conforms" 0 " 0 failures" "$SHEAF" audit "$calendar/own.pdf"
    got=$("$SHEAF" build --template calendar-$form -C "$scratch/project" --stop-after pages | grep -oE 'Réunion|اجتماع|ប្រជុំ|ປະຊຸມ|အစည်းအဝေး' | LC_ALL=C sort -u | wc -l)
    [ "$got" -eq 5 ] && pass || fail "titles of five scripts: the $form paints $got"
done
# what has no day, no month, or comes from the year before
with_events '<event start="2018" kind="meeting"><title>Sometime</title></event><event start="2017-12-30" end="2018-01-02" kind="meeting"><title>Newyear</title></event><event start="2018-02-10" end="2018-02" kind="meeting"><title>Tothe-end</title></event>
<event start="2018-07" tbc="yes" kind="meeting"><title>Undated-1</title></event><event start="2018-07" tbc="yes" kind="meeting"><title>Undated-2</title></event><event start="2018-07" tbc="yes" kind="meeting"><title>Undated-3</title></event>'
for form in list month year quarter; do
    told "days that are not known" $form 'Sometime|Newyear|Tothe-end|Undated-[123]' 6
done

# A meeting stands once, and its close is not a second one.
"$SHEAF" calendar list --year 2018 -q -o "$scratch/once.pdf"
[ "$(pdftotext "$scratch/once.pdf" - | grep -c 'Seventeenth Meeting')" -eq 1 ] && pass || fail "a meeting and its close stand $(pdftotext "$scratch/once.pdf" - | grep -c 'Seventeenth Meeting') times"

# The first of a neighbouring month is told as the language tells it.
"$SHEAF" calendar month --year 2019 --month 1 --lang fr -q -o "$scratch/first.pdf" && pdftotext "$scratch/first.pdf" - | grep -q '^1er févr\.$' && pass || fail "the first of February in a French January"
