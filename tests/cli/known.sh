# What was known on a day. The rule is worked out again by known.py from the data files, and held against finished files.
known="$scratch/known"
mkdir -p "$known"
is() { [ "$2" = "$3" ] && pass || fail "$1: '$2', not '$3'"; }

# The data themselves: almost every figure rests on a source whose day of publication is known.
expect "at most 2 % rest on undated sources" 0 "on undated ones only" python3 tests/cli/known.py dates data
expect "votes are of the day on which they were taken" 0 "unga-vote.BIH.2018-12-05" "$SHEAF" build --template factsheet --area BIH --stop-after plan
grep -q 'measure="ccm-states-parties"\|measure="mbt-states-parties"\|measure="ccm-signatories-remaining"' data/observations-*.xml && fail "a count that memberships give stands in the data" || pass
is "steps of deadlines" "$(grep -c '<step ' data/deadlines.xml)" 110

# Known answers: on 5 November 2018 the Monitor called Bosnia and Herzegovina not on track; support to the world in 2017 was 673.2
# million as first published, and 696.3 as published a year later.
expect "none on track as the delegates knew"  0 "0 of 14" sh -c "\"$SHEAF\" build --template overview --as-of 2018-11-20 -o '$known/o.pdf' -q && pdftotext -layout '$known/o.pdf' -"
expect "support as first published"           0 "latest     673200000 on 2017-12-31" "$SHEAF" explain 2C-1 --as-of 2018-11-20
expect "as published a year later"            0 "latest     696300000 on 2017-12-31" "$SHEAF" explain 2C-1 --as-of 2018-11-20 --known-by 2019-12-31

# What had been published of 2018 by 20 November 2018 is known on that day, by hand from the sources' own days: profiles of July to 19 November, the
# Cluster Munition Monitor of 31 August, the Landmine Monitor of the day itself. On the day before its publication none of it is.
cat > "$known/hidden" <<EOF
ccm-art4-on-track AFG BIH CHL DEU GBR IRQ LAO LBN
ccm-art7-submitted HRV IRQ
cm-stockpile-munitions-destroyed HRV
cm-stockpile-submunitions-destroyed HRV
cmr-contaminated-states world
cmr-contaminated-states-parties world
mbt-art5-on-track AFG CHL COD ERI ETH IRQ KHM LKA NER NGA SSD TJK ZWE
mine-contaminated-states-areas world
mine-contaminated-states-parties world
EOF
awk '{ for (i = 2; i <= NF; i++) print $1 "." $i ".2018" }' "$known/hidden" | sort > "$known/hidden.ids"
is "so many figures were hidden" "$(wc -l < "$known/hidden.ids")" 29
python3 tests/cli/known.py hidden 2018-11-20 data | sort | cmp -s - "$known/hidden.ids" && pass || fail "the data hide others"
exported() { "$SHEAF" export csv --as-of "$1" -q -o "$known/exported.csv"; cut -d, -f1 "$known/exported.csv" | grep -xFf "$known/hidden.ids" | wc -l; }
is "all of them are known on the day" "$(exported 2018-11-20)" 29
is "two were published on that day" "$(exported 2018-11-19)" 27
is "by the end of October ten" "$(exported 2018-10-31)" 10
is "in June none" "$(exported 2018-06-30)" 0
exported 2018-11-20 > "$known/count"

! grep -qE "HI-2019|LM2019" "$known/exported.csv" && pass || fail "a source is cited that came later"

# shellcheck disable=SC2086
records() { "$SHEAF" export csv --records extension --as-of $1 -q | grep -c "^extension-KHM-MBT-2019,"; }
is "a record of March 2019" "$(records "2019-12-31 --known-by 2020-12-31") $(records 2018-11-20)" "1 0"
"$SHEAF" export iati --as-of 2018-11-20 -q -o "$known/then.xml" && "$SHEAF" export iati -q -o "$known/now.xml"
is "support as first published, and as a year later" "$(grep -c 'value="673200000"' "$known/then.xml") $(grep -c 'value="673200000"' "$known/now.xml")" "1 0"

# `explain` tells both days, and of each figure the observations, by hand from data/: the area of 2015 is a sum of two parts, which
# were published in December 2017; that of 2017 was in November 2018.
expect "the other day too"                  0 "known by   2020-12-31" "$SHEAF" explain 2A/BIH
expect "the parts of a sum"                 0 "cmr-contamination-sha.BIH.2015 = 7.3, own day 2015-12-31, published 2017-12-11: CP2017-BIH-MA" "$SHEAF" explain 2A/BIH
expect "a figure's day and its publication" 0 "mine-contamination-area.BIH.2017 = 1061, own day 2017-12-31, published 2018-11-07: CP2018-BIH-MA" "$SHEAF" explain 2B/BIH
expect "a roll call, known on its day"      0 "ccm-unga-vote.UGA.2019-12-12 = 1, own day 2019-12-12, published 2019-12-12: UNVOTES" "$SHEAF" explain 1A-2
is "of the 35 each is counted or not" "$("$SHEAF" explain 1A-2 | grep -cE '^  (counted|not) ')" 35
is "24 are counted" "$("$SHEAF" explain 1A-2 | grep -c '^  counted ')" 24

# What rests on undated sources only is marked.
mkdir "$known/undated"
cp -r data templates "$known/undated"
sed -i '/id="LM2020-SUP"/s/ published="[^"]*"//' "$known/undated/data/sources.xml"
expect "a figure without a date is marked"  0 "Level of international support [undated sources only]" "$SHEAF" status -C "$known/undated"
expect "and for machines"                   0 '"value": 561300000, "date": "2019", "undated": true' "$SHEAF" status --json -C "$known/undated"
is "no other is" "$("$SHEAF" status | grep -c undated)" "$("$SHEAF" status --json | grep -c '"undated": true')"

# A flow told before its year was over is printed with its day, in the table and, open, in the chart: nothing is compared with it.
mkdir "$known/open"
cp -r data templates "$known/open"
sed -i 's|<series measure="casualties-mine-erw" area="BIH">|&<observation period="2018" value="77" published="2018-11-05" sources="CP2012-BIH-CAS"/>|' "$known/open/data/observations-people.xml"
"$SHEAF" build -C "$known/open" --template factsheet --area BIH --as-of 2018-11-20 -o "$known/open.pdf" -q && pdftotext -layout "$known/open.pdf" "$known/open.txt"
grep -q "77 [a-z]" "$known/open.txt" && tr -s "\n " "  " < "$known/open.txt" | grep -q "to 5 November 2018" && pass || fail "a flow to a day is not printed with its day"
is "in both and nowhere else" "$(grep -c '\b77' "$known/open.txt")" 2
is "the chart says to which day" "$(grep -cE '^ *to 5 Nov( |$)' "$known/open.txt")" 1
grep -q "Open and dotted: to the day named" "$known/open.txt" && pass || fail "the key does not say what open and dotted means"
part() { sed -i "s|<series measure=\"$1\" area=\"BIH\">|&<observation period=\"2018\" value=\"$2\" published=\"$3\" sources=\"CP2012-BIH-CAS\"/>|" "$known/open/data/observations-people.xml"; }
bih() { "$SHEAF" build -C "$known/open" --template factsheet --area BIH --as-of 2018-11-20 -o "$known/open.pdf" -q && pdftotext -layout "$known/open.pdf" - | tr -s ' '; }
part casualties-killed 31 2018-10-01
is "what is told to an earlier day is in the table alone" "$(bih | grep -c "31 [a-z]")" 1
part casualties-injured 40 2018-11-05
expect "a sum of what is told to one day" 0 "77" bih
expect "the latest is that of a whole year" 0 "12 persons" sh -c "pdftotext -layout '$known/open.pdf' - | tr -s ' '"
sed -i 's|published="2018-11-05"|published="2017-12-31"|' "$known/open/data/observations-people.xml"
expect "a figure published before its period" 4 "error[S244]: the figure of 'casualties-mine-erw' was published on 2017-12-31" "$SHEAF" check -C "$known/open"

# The foot says both days where they differ, in the page's language.
says() { expect "$1" 0 "$2" sh -c "\"$SHEAF\" build --template factsheet --area BTN $3 -o '$known/foot.pdf' -q && pdftotext '$known/foot.pdf' -"; }
says "one day"        "Data as of 20 November 2018" "--as-of 2018-11-20"
says "two days"       "Data as of 31 December 2019, as published by 31 December 2020" ""
says "the earlier second" "Data as of 31 December 2019, as published by 30 June 2018" "--as-of 2019-12-31 --known-by 2018-06"
says "in French"      "Données au 31 décembre 2019, telles que publiées au 31 décembre 2020" "--lang fr"
printf '<pack id="p" xml:lang="en" known-by="2018-11-20"><title>P</title><prose><title>O</title><p>x</p></prose></pack>\n' > "$known/p.xml"
expect "a pack's known-by alone" 4 "p.xml:1:38: error[S241]: known-by 2018-11-20 stands without an as-of day" "$SHEAF" pack "$known/p.xml" -o "$known/x.pdf"
printf '<pack id="p" xml:lang="en" as-of="2018-11-20"><title>P</title><prose><title>O</title><p>x<cite sources="LM2019-CAS"/></p></prose></pack>\n' > "$known/p.xml"
expect "a source of later" 4 "error[S243]: the source 'LM2019-CAS' is of 2019-11-21 and cannot be cited: known-by is 2018-11-20" "$SHEAF" pack "$known/p.xml" -o "$known/x.pdf"

# Each pack, and the same after all that came later is deleted from the data.
if command -v qpdf >/dev/null 2>&1; then
    for pack in toward-130 clear-by-the-deadline clearance-statement; do
        day=$(sed -n 's/.*<pack [^>]*as-of="\([^"]*\)".*/\1/p' data/packs/$pack.xml)
        rm -rf "$known/cut"
        mkdir "$known/cut"
        cp -r data templates "$known/cut"
        python3 tests/cli/known.py delete "$known/cut/data" "$day" || fail "$pack: the data are not cut"
        grep -q "$pack" "$known/cut/data/packs/$pack.xml" && ! cmp -s data/sources.xml "$known/cut/data/sources.xml" && pass || fail "$pack: nothing came later"
        "$SHEAF" pack data/packs/$pack.xml --attach -q -o "$known/$pack.pdf"
        "$SHEAF" pack -C "$known/cut" "$known/cut/data/packs/$pack.xml" --attach -q -o "$known/$pack-cut.pdf"
        cmp -s "$known/$pack.pdf" "$known/$pack-cut.pdf" && pass || fail "$pack has other bytes without what came later"
        python3 tests/cli/known.py figures "$day" "$day" data "$known/$pack.pdf" > "$known/report" && ! grep -q '^0 figures' "$known/report" && pass || fail "$pack: $(head -n 3 "$known/report")"
    done
    "$SHEAF" batch --template factsheet --each area --attach -q -o "$known/sheets/{subject}.pdf"
    python3 tests/cli/known.py figures 2019-12-31 2020-12-31 data "$known"/sheets/*.pdf > "$known/report" && pass || fail "sheets: $(head -n 3 "$known/report")"
    # Sums that lack a part, by hand from data/: each is printed as at least so much. No other sheet has one.
    python3 tests/cli/known.py sums 2019-12-31 2020-12-31 data "$known"/sheets/*.pdf > "$known/sums" && pass || fail "sums: $(head -n 3 "$known/sums")"
    is "sums that lack a part" "$(tr '\n' ';' < "$known/sums")" "AFG mine-action-support: 2019;COD cmr-contamination-area: 2018;DEU cmr-contamination-area: 2018;ERI mine-contamination-area: 2013;$(
        )HRV cmr-contamination-area: 2016;IRQ mine-action-support: 2019;LAO cmr-contamination-area: 2017;LBN mine-contamination-area: 2014 2017;SDN cmr-contamination-area: 2016;$(
        )SOM mine-action-support: 2016;TCD mine-contamination-area: 2014;THA mine-contamination-area: 2016 2017;VNM mine-action-support: 2017;ZWE mine-contamination-area: 2014 2017;"
    [ "$(sed -n 's/ figures$//p' "$known/report")" -gt 500 ] && pass || fail "too few figures were looked at: $(cat "$known/report")"
else
    skip "nothing here reads attachments (qpdf)"
fi
