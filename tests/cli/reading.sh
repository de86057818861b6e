# What is read and what is not: links, folders below the data, one mistake that others follow from, files larger than libxml2 takes by itself.
small() { rm -rf "$scratch/small"; small_project "$scratch/small"; }

small
mv "$scratch/small/data/observations.xml" "$scratch/small/shared.xml"
ln -s ../shared.xml "$scratch/small/data/observations.xml"
expect "a linked data file is read"       0 "no errors, 0 warnings" "$SHEAF" check -C "$scratch/small"
expect "and its figures are printed"      0 "= 0.5000" "$SHEAF" explain -C "$scratch/small" 1A/NPL
mv "$scratch/small/shared.xml" "$scratch/away.xml"
ln -sf "$scratch/away.xml" "$scratch/small/data/observations.xml"
expect "a link out of the project"        4 "data/observations.xml: error[S126]: this link leads out of the project" "$SHEAF" check -C "$scratch/small"
expect "fails a page too"                 4 "error[S126]" "$SHEAF" build -C "$scratch/small" --template sheet --area NPL

small
mkdir "$scratch/small/data/2024"
mv "$scratch/small/data/observations.xml" "$scratch/small/data/2024/"
echo 'a,b' > "$scratch/small/data/figures.csv"
expect "a file in a folder below is named"  0 "data/2024/observations.xml: warning[S125]" "$SHEAF" check -C "$scratch/small"
expect "a CSV is named"                     3 "data/figures.csv: warning[S1031]" "$SHEAF" check -C "$scratch/small" --werror
expect "with what would take it in"         0 "'sheaf import csv $scratch/small/data/figures.csv' takes its figures" "$SHEAF" check -C "$scratch/small"
expect "on a page too"                      0 "data/2024/observations.xml: warning[S125]" "$SHEAF" build -C "$scratch/small" --template sheet --area NPL

small
rm "$scratch/small/data/observations.xml"
mkfifo "$scratch/small/data/observations.xml"
expect "a FIFO is named and never opened"   0 "warning[S124]: this is not read: it is a FIFO" timeout 20 "$SHEAF" check -C "$scratch/small"

# One ampersand in a file that all others refer to: the cause is the first message, and there is one line for what follows.
for file in areas sources treaties measures memberships deadlines events ladders record-types observations-money plan catalogue-en; do
    project
    case $file in
    treaties|measures|plan|events|ladders|record-types) sed -i '0,/<title>/s//<title>A \& B /' "$scratch/project/data/$file.xml" ;;
    catalogue-en) sed -i '0,/<message key="[^"]*">/s//&A \& B /' "$scratch/project/data/$file.xml" ;;
    sources) sed -i '0,/title="/s//title="A \& B /' "$scratch/project/data/$file.xml" ;;
    areas) sed -i '0,/name="/s//name="A \& B /' "$scratch/project/data/$file.xml" ;;
    *) sed -i '0,/sources="/s//sources="A \& B /' "$scratch/project/data/$file.xml" ;;
    esac
    "$SHEAF" check -C "$scratch/project" > "$scratch/stdout" 2> "$scratch/stderr"
    got=$?
    if [ $got -eq 4 ] && head -n 1 "$scratch/stderr" | grep -q "data/$file.xml:.*error\[S100\]" && [ "$(grep -c 'error\[' "$scratch/stderr")" -le 3 ]; then
        pass
    else
        fail "an ampersand in $file.xml: exit status $got, $(grep -c 'error\[' "$scratch/stderr") errors, and first: $(head -n 1 "$scratch/stderr")"
    fi
done

# An error after more than a thousand warnings still fails the run.
small
awk 'BEGIN { for (i = 0; i < 1100; i++) printf "x\n" > ("'"$scratch"'/small/data/" i ".csv") }'
sed -i '0,/sources="[^"]*"/s//sources="NOWHERE"/' "$scratch/small/data/observations.xml"
expect "an error behind 1,100 warnings"   4 "there is no source 'NOWHERE'" "$SHEAF" check -C "$scratch/small"
expect "what is not shown is counted"     4 "0 more errors and 100 more warnings and notes are not shown" "$SHEAF" check -C "$scratch/small"

# 12 MB of figures in one file, each of a day of its own.
small
head=$(grep -m 1 '<series ' "$scratch/small/data/observations.xml") cited=$(grep -o 'sources="[^"]*"' "$scratch/small/data/observations.xml" | head -n 1) awk 'BEGIN {
    print "<observations>\n" ENVIRON["head"]
    for (year = 1600; year < 1972; year++)
        for (month = 1; month <= 12; month++)
            for (day = 1; day <= 28; day++)
                printf "    <observation period=\"%d-%02d-%02d\" value=\"1\" %s note=\"a figure of one day, with a note that makes it long\"/>\n", year, month, day, ENVIRON["cited"]
    print "  </series>\n</observations>"
}' > "$scratch/small/data/large.xml"
[ "$(wc -c < "$scratch/small/data/large.xml")" -gt 12000000 ] && pass || fail "the large file is too small"
expect "a data file of 12 MB"             0 "no errors" "$SHEAF" check -C "$scratch/small"

# Words that nothing is done with.
small
printf '<events><event kind="metting" start="2030-01-01"><title>A</title></event><event kind="metting" start="2030-01-02"><title>B</title></event></events>\n' > "$scratch/small/data/more-events.xml"
expect "a kind of event that nobody knows"  3 "more-events.xml:1:22: warning[S162]: 'metting' is no kind of event that the program knows; it knows: anniversary" "$SHEAF" check -C "$scratch/small" --werror
[ "$("$SHEAF" check -C "$scratch/small" 2>&1 | grep -c 'S162')" = 1 ] && pass || fail "a kind is told once"
project
sed -i '0,/<follow /s//<follow area="AFG" /' "$scratch/project/data/plan.xml"
expect "a row for what is no target"          0 "warning[S872]: this row is for AFG, which is no target of the objective 1A" "$SHEAF" check -C "$scratch/project" --quick
