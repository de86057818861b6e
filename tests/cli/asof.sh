# Known answers of the shipped plan, worked out from the data by hand: 102 States Parties at the end of 2017, 107 at the end of
# 2019 and 110 at the end of 2020, of a target of 130: 5/28 and 8/28 of the way.
expect "the count at the end of 2019"   0 "latest     107 on 2019-12-31" "$SHEAF" explain 1A-1
expect "the count at the end of 2020"   0 "latest     110 on 2020-12-31" "$SHEAF" explain 1A-1 --as-of 2020-12-31
expect "a goal that was missed"         0 "status     missed" "$SHEAF" explain 1A-1 --as-of 2021-01-01
expect "the share then"                 0 "= 0.2857" "$SHEAF" explain 1A-1 --as-of 2021-01-01
# 28 of the 35 voted for it in 2019; The Gambia, Namibia, the Philippines and Sri Lanka had joined and are on the way no more.
expect "votes of 2019 among the 35"     0 "24  2019" "$SHEAF" status
# Bosnia and Herzegovina: 1,442 km2 at the end of 2010, 1,061 at the end of 2017, zero by 1 March 2021: 381/1442 of the way in
# 2557 of 3713 days.
expect "the way gone in Bosnia"         0 "= 0.2642" "$SHEAF" explain 2B/BIH
expect "the time gone in Bosnia"        0 "= 0.6887" "$SHEAF" explain 2B/BIH
expect "limited"                        0 "status     limited" "$SHEAF" explain 2B/BIH
# The deadline was 1 March 2019 until the meeting that closed on 30 November 2018 extended it by two years.
expect "the deadline before extension"  0 "0 on 2019-03-01" "$SHEAF" explain 2B/BIH --as-of 2018-11-29
expect "the deadline after it"          0 "0 on 2021-03-01" "$SHEAF" explain 2B/BIH --as-of 2018-11-30
# Clusters: no whole figure for 2015, but 0.85 confirmed and 7.3 suspected: their sum is the baseline.
expect "a sum of parts as baseline"     0 "baseline   8.15 on 2015-12-31" "$SHEAF" explain 2A/BIH
# Support of 2015 was first published as 14,729,176 and revised to 8,019,656: the final figure stands.
expect "a revision"                     0 "observation intl-contrib-received.BIH.2015" "$SHEAF" build --template factsheet --area BIH --stop-after plan
# States join a treaty; nothing else does, and a year of which nothing is known has no nought.
for indicator in $(sed -n 's/.*<indicator id="\([^"]*\)".*/\1/p' data/plan.xml); do
    joined=$("$SHEAF" build -q -t indicator --indicator "$indicator" --as-of 2026-06-30 --stop-after pages 2>/dev/null | grep -c '^ *text .*joined in year')
    [ "$joined" = "$([ "$indicator" = 1A-1 ] && echo 1 || echo 0)" ] && pass || fail "$indicator: 'joined in year' stands on its page $joined times"
done

# Any figure is told by its id, as a finished file or the table attached to it has it.
expect "a reported total and its parts" 0 "its parts  20.9" "$SHEAF" explain mine-contamination-area.SDN.2014      # 2.9 + 18
expect "as a page names it"             0 "value      5.23" "$SHEAF" explain '#mine-land-released-total.BIH.2017@1~4'
# Each figure that a sheet prints: its own day, the publication, and of a sum what it is made of.
"$SHEAF" build --template factsheet --area HRV --stop-after pages 2>/dev/null | grep -a -oE 'id="[a-z0-9-]+\.HRV\.[0-9][^"~]*~' | sed 's/id="//; s/~//' | sort -u >"$scratch/ids.txt"
[ "$(grep -c . "$scratch/ids.txt")" -ge 35 ] && pass || fail "a sheet has too few figures"
unexplained=$(while read -r id; do
    "$SHEAF" explain "$id" >"$scratch/one.txt" 2>&1
    parts=$(grep -cE "own day 20[0-9-]+, published 20[0-9-]+: " "$scratch/one.txt")
    case $id in mine-contamination-area.HRV.*.sum) least=2 ;; *) least=1 ;; esac       # confirmed and suspected area
    [ "$parts" -ge $least ] || echo "$id"
done <"$scratch/ids.txt")
[ -z "$unexplained" ] && pass || fail "figures of a sheet that are not explained: $unexplained"
expect "a count"                        0 "value      102" "$SHEAF" explain ccm-states-parties.world.2017-12-31
expect "and who had joined by then"     0 "parties    IRL NOR" "$SHEAF" explain ccm-states-parties.world.2017-12-31
[ "$(sed -n '/^  parties/,$p' "$scratch/stdout" | tr -s ' \n' '\n' | grep -c '^[A-Z][A-Z][A-Z]$')" = 102 ] && pass || fail "a count of 102 does not name 102"
expect "the last of whom"               0 "BEN" "$SHEAF" explain ccm-states-parties.world.2017-12-31
expect "a membership"                   0 "deposited  2009-08-17 by ratification" "$SHEAF" explain HRV/CCM
expect "and where that is from"         0 "UNTC-CCM, a register" "$SHEAF" explain HRV/CCM
expect "its deadlines too"              0 "fulfilled  2018-07-31" "$SHEAF" explain HRV/CCM
expect "a day before the deposit"       0 "standing   has signed" "$SHEAF" explain HRV/CCM --as-of 2009-08-16
expect "a deadline and its steps"       0 "interim    to 2021-03-01, decided 2018-11-30" "$SHEAF" explain BIH/MBT/5
reject "decided later"                  0 "to 2021-03-01" "$SHEAF" explain BIH/MBT/5 --as-of 2018-11-29
expect "what was decided after the day" 0 "later      2027-03-01" "$SHEAF" explain BIH/MBT/5
expect "an article without a deadline"  2 "AREA/TREATY/ARTICLE" "$SHEAF" explain BIH/MBT/7
expect "not known on the day"           2 "that is known on these days" "$SHEAF" explain mine-land-released-total.BIH.2017 --as-of 2017-06-30
