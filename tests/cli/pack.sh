# Briefing packs: the shipped ones, whether everything in them arrives where it says, how pages are counted, and what is said of a pack
# that cannot be made.
# The numbers of pages stand here without maps, for which not everybody has outlines.
SHEAF_WORLD=none
export SHEAF_WORLD
packs="$scratch/packs-made"
mkdir -p "$packs"
project
is() { [ "$2" = "$3" ] && pass || fail "$1: '$2', not '$3'"; }
# says NAME WANT COMMAND...: the last line of what is printed.
says() { name=$1 want=$2; shift 2; got=$("$@" 2>&1 | tail -n 1); is "$name" "$got" "$want"; }

# ---- the shipped packs ----
expect "the shipped packs"              0 "toward-130.pdf: " "$SHEAF" pack -o "$packs/{pack}.pdf" data/packs/*.xml
for pack in clear-by-the-deadline clearance-statement toward-130; do
    expect "$pack conforms"             0 "claims PDF/UA-1 and PDF/A-3A; 0 failures" "$SHEAF" audit "$packs/$pack.pdf"
done
# As bound files they are heard in the order in which they are read: by poppler's boxes, against audit --tags. Lines that stand once are found;
# with its halves changed over the same pack has faults.
for pack in clear-by-the-deadline clearance-statement talks-at-17msp toward-130; do
    "$SHEAF" audit --tags "$packs/$pack.pdf" > "$packs/$pack.tags" && pdftotext -bbox-layout "$packs/$pack.pdf" "$packs/$pack.boxes"
    heard=$(python3 tests/cli/bound_order.py "$packs/$pack.tags" "$packs/$pack.boxes")
    printf '%s\n' "$heard" | grep -qE '^([6-9][0-9]|[1-9][0-9][0-9]) of [0-9]+ lines' && [ "$(printf '%s\n' "$heard" | wc -l)" = 1 ] && pass || fail "the order of $pack: $(printf '%s\n' "$heard" | tail -n 3)"
done
half=$(($(wc -l < "$packs/talks-at-17msp.tags") / 2))
{ tail -n +$half "$packs/talks-at-17msp.tags"; head -n $half "$packs/talks-at-17msp.tags"; } > "$packs/halves"
python3 tests/cli/bound_order.py "$packs/halves" "$packs/talks-at-17msp.boxes" | grep -q "is heard before" && pass || fail "parts in another order are not told"
expect "a pack's own place"             0 "out/pdf/pack/clearance-statement.pdf: 10 pages" "$SHEAF" pack -C "$scratch/project" data/packs/clearance-statement.xml
# Of two files of that name the project's own is meant, as with a batch.
sed 's/id="clearance-statement"/id="its-own"/' data/packs/clearance-statement.xml > "$scratch/project/data/packs/its-own.xml"
expect "a path of the project's"        0 "out/pdf/pack/its-own.pdf: 10 pages" "$SHEAF" pack -C "$scratch/project" data/packs/its-own.xml
rm "$scratch/project/data/packs/its-own.xml"
cmp -s "$packs/clearance-statement.pdf" "$scratch/project/out/pdf/pack/clearance-statement.pdf" && pass || fail "a pack differs in another project with the same data"
expect "from another place and time"    0 - env TZ=Asia/Kathmandu LC_ALL=C sh -c "cd / && '$SHEAF' pack -C '$PWD' --fonts '$PWD/out/fonts/fonts.conf' -o '$packs/again.pdf' '$PWD/data/packs/clearance-statement.xml'"
cmp -s "$packs/clearance-statement.pdf" "$packs/again.pdf" && pass || fail "two processes made different packs"
expect "in another company"             0 - "$SHEAF" pack -q -o "$packs/{pack}-2.pdf" data/packs/toward-130.xml data/packs/clearance-statement.xml
cmp -s "$packs/clearance-statement.pdf" "$packs/clearance-statement-2.pdf" && pass || fail "a pack depends on what was made before it"

# One is sent as a mail, too: the statement alone, with the sheets attached to it.
expect "a mail"                         0 "1 pages" "$SHEAF" audit "$packs/clearance-statement-mail.pdf"
expect "conforms"                       0 "claims PDF/UA-1 and PDF/A-3A; 0 failures" "$SHEAF" audit "$packs/clearance-statement-mail.pdf"
is "its attached sheets" "$(qpdf --list-attachments "$packs/clearance-statement-mail.pdf" | grep -c '\.pdf')" 5

# Whatever part says so is attached: one page, a statement, the file of an annex; what is to be left out is not there.
"$SHEAF" build --template factsheet --area BIH -o "$packs/sheet.pdf" 2>/dev/null
cat > "$packs/post.xml" <<'END'
<pack id="post" xml:lang="en" as-of="2018-11-20" mail="yes"><title>Post</title><contents/>
<page id="one" template="factsheet" subject="KHM" mail="attach"><title>Cambodia</title></page>
<statement id="said" mail="attach"><title>Said</title><p>Words.</p></statement>
<page id="not" template="factsheet" subject="LAO" mail="leave-out"><title>Laos</title></page>
<annex id="asked" href="sheet.pdf" alt="A request" mail="attach"><title>Asked</title></annex></pack>
END
expect "a pack and its mail"            0 "post-mail.pdf: to send" "$SHEAF" pack --allow "$packs" -o "$packs/{pack}.pdf" "$packs/post.xml"
expect "of one page"                    0 "1 pages" "$SHEAF" audit "$packs/post-mail.pdf"
expect "conforms"                       0 "claims PDF/UA-1 and PDF/A-3A; 0 failures" "$SHEAF" audit "$packs/post-mail.pdf"
if command -v qpdf >/dev/null 2>&1; then
    is "parts that are attached" "$(qpdf --list-attachments "$packs/post-mail.pdf" | sed 's/ .*//' | tr '\n' ' ')" "asked.pdf one.pdf said.pdf "
    qpdf --show-attachment=asked.pdf "$packs/post-mail.pdf" | cmp -s - "$packs/sheet.pdf" && pass || fail "an annex is not attached as it was"
fi

# A sheet of ours as an annex: what it prints is another document's, and is not looked for in the data of the pack.
cat > "$packs/annexed.xml" <<'END'
<pack id="annexed" xml:lang="en" as-of="2018-11-20"><title>Annexed</title>
<page id="one" template="factsheet" subject="KHM"><title>One</title></page>
<annex id="other" href="sheet.pdf" alt="A fact sheet"><title>The other</title></annex></pack>
END
expect "a pack with a sheet annexed"    0 "4 pages" "$SHEAF" pack --allow "$packs" --attach -o "$packs/annexed.pdf" "$packs/annexed.xml"
expect "has data for its own figures"   0 "0 differ, 0 have no row" "$SHEAF" audit --data "$packs/annexed.pdf"
expect "and conforms"                   0 "claims PDF/UA-1 and PDF/A-3A; 0 failures" "$SHEAF" audit "$packs/annexed.pdf"

# Contents tell deadlines of states, and nothing of what is no state.
cat > "$packs/kinds.xml" <<'END'
<pack id="kinds" xml:lang="en" as-of="2018-11-20"><title>Kinds</title><contents><param name="treaty" value="MBT"/></contents>
<page template="objective" for-each="//objective[@id = '1A']"><title>Objectives</title></page>
<page template="factsheet" for-each="targets-list('2B')[@id = 'KHM']"><title>States</title></page></pack>
END
expect "items of two kinds"             0 "pages" "$SHEAF" pack -o "$packs/kinds.pdf" "$packs/kinds.xml"

# ---- how pages are counted ----
five_pages
# A right-hand part on the third page has no blank before it, one on the eighth does; five leaves are counted as annex, what follows
# them goes on where the body was left.
cat > "$packs/counted.xml" <<'END'
<pack id="counted" xml:lang="en"><title>Counted</title>
<cover/>
<contents><title>What is in it</title></contents>
<page id="five" template="five" start="recto"><title>Five leaves</title></page>
<divider start="recto"><title>Middle</title></divider>
<blank/>
<page id="more" template="five" pages="annex"><title>More leaves</title></page>
<prose id="inside" audience="internal"><title>For us alone</title><p>Inside.</p></prose>
<prose id="last"><title>Last word</title><p>The end, as <a to="/five">it began</a> on page <a to="/five"><page-reference to="/five"/></a>.</p></prose>
</pack>
END
expect "a pack of every counting"       0 "16 pages" "$SHEAF" pack -C "$scratch/project" -o "$packs/counted.pdf" "$packs/counted.xml"
expect "with what is internal"          0 "17 pages" "$SHEAF" pack -C "$scratch/project" --internal -o "$packs/inside.pdf" "$packs/counted.xml"
expect "on Letter"                      0 "16 pages" "$SHEAF" pack -C "$scratch/project" --paper Letter -o "$packs/letter.pdf" "$packs/counted.xml"
sed -e 's|<pack id="counted"|& paper="A3"|' "$packs/counted.xml" > "$packs/large.xml"
expect "on Letter, though it says A3"   0 "16 pages" "$SHEAF" pack -C "$scratch/project" --paper Letter -o "$packs/large.pdf" "$packs/large.xml"
cmp -s "$packs/letter.pdf" "$packs/large.pdf" && pass || fail "the paper of a pack goes before the paper asked for"
expect "all of them conform"            0 "0 failures" "$SHEAF" audit "$packs/counted.pdf" "$packs/inside.pdf" "$packs/letter.pdf"
sed -e 's|<prose id="inside".*</prose>||' "$packs/counted.xml" > "$packs/deleted.xml"
expect "without what is internal"       0 - "$SHEAF" pack -C "$scratch/project" -o "$packs/deleted.pdf" "$packs/deleted.xml"
cmp -s "$packs/counted.pdf" "$packs/deleted.pdf" && pass || fail "a public pack differs from one without its internal part"

if command -v qpdf >/dev/null 2>&1 && command -v pdftotext >/dev/null 2>&1 && command -v python3 >/dev/null 2>&1; then
    reads() { python3 tests/cli/pack.py "$@"; }
    is "labels" "$(reads labels "$packs/counted.pdf")" "- i 1 2 3 4 5 6 7 8 A-1 A-2 A-3 A-4 A-5 9"
    is "labels with one more" "$(reads labels "$packs/inside.pdf")" "- i 1 2 3 4 5 6 7 8 A-1 A-2 A-3 A-4 A-5 9 10"
    is "its outline" "$(reads outline "$packs/counted.pdf" | grep '^1' | tr '\n' ',')" "1 Counted @1,1 What is in it @2,1 Five leaves @3,1 Middle @9,1 More leaves @11,1 Last word @16,"
    for file in counted letter; do
        says "its contents, $file" "4 of 4 entries arrive" reads entries "$packs/$file.pdf" 2 "Five leaves=leaf1" "More leaves=leaf1"
    done
    sed -e 's/xml:lang="en"/xml:lang="fr"/' data/packs/clearance-statement.xml > "$packs/french.xml"
    expect "a pack in French" 0 - "$SHEAF" pack -q -o "$packs/{pack}-fr.pdf" "$packs/french.xml"
    is "its annexed sheets are named in French" "$(pdftotext -l 1 "$packs/clearance-statement-fr.pdf" - | grep -c '^A Bosnie-Herzégovine')" 1
    says "with one more" "5 of 5 entries arrive" reads entries "$packs/inside.pdf" 2 "Five leaves=leaf1" "More leaves=leaf1"
    says "a reference in prose" "1 of 1 entries arrive" reads entries "$packs/counted.pdf" 16 "it began=leaf1"
    # What pages of the plan say of themselves, where the pack has another title for them.
    says "every entry of contents arrives" "20 of 20 entries arrive" reads entries "$packs/clear-by-the-deadline.pdf" 2 \
        "Clearance deadlines=Article 5 deadlines" "Fact sheets of the target states of objective 2B=Bosnia and Herzegovina" "Calendar 2018=Preliminary calendar 2018"
    says "also of the long ones" "42 of 42 entries arrive" reads entries "$packs/toward-130.pdf" 2 \
        "Objective 1A=least 130 States Parties" "Votes on the yearly resolutions=Votes in the UN General Assembly" \
        "Fact sheets of the first list=Angola" "Fact sheets of the second list=Algeria" "Calendar 2018 by quarters=January to March 2018"
    is "the cover of a meeting with a date has the delegation, too" "$(pdftotext -f 1 -l 1 "$packs/toward-130.pdf" - | grep -A 1 "^Geneva, 3.5 September 2018$" | tail -n 1)" "ICBL-CMC"
    is "an embargo is said on each of 10 pages" "$(pdftotext "$packs/clearance-statement.pdf" - | grep -c 'Embargoed until 28 November 2018')" 10
    is "and on none of a public pack" "$(pdftotext "$packs/toward-130.pdf" - | grep -c Embargoed)" 0
    says "and of what is annexed to a statement" "5 of 5 entries arrive" reads entries "$packs/clearance-statement.pdf" 1
    # Two programs read where the outline and where the contents lead: each state's sheet begins where its name is first.
    reads outline "$packs/clear-by-the-deadline.pdf" > "$packs/outline"
    for row in "Statement on mine clearance @3" "How to read @4" "Clearance deadlines @6" "Bosnia and Herzegovina @9" "Calendar 2018 @34"; do
        grep -qF " $row" "$packs/outline" && pass || fail "the outline has no '$row'"
    done
    is "states below their part" "$(sed -n '/^1 Fact sheets/,/^1 Calendar/p' "$packs/outline" | grep -c '^2 ')" 14
    is "its author is the delegation" "$(pdfinfo "$packs/clearance-statement.pdf" | sed -n 's/^Author: *//p')" "International Campaign to Ban Landmines"
    is "pages on Letter" "$(pdfinfo -l 16 "$packs/letter.pdf" | grep -c ' 612 x 792 ')" 16
else
    skip "where a pack's entries lead: qpdf, pdftotext or python3 is not installed"
fi

# ---- for whom, and from when ----
# pack ATTRIBUTES BODY: a pack whose body begins at line 2, column 1.
pack() { printf '<pack id="bad" xml:lang="en" %s><title>Bad</title>\n%s\n</pack>\n' "$1" "$2" > "$packs/bad.xml"; }
# make OPTION...: it is made, or not, in a folder of its own.
mkdir "$packs/bad"
make_bad() { "$SHEAF" pack -C "$scratch/project" --allow "$packs" -o "$packs/bad/{pack}.pdf" "$@" "$packs/bad.xml"; }
pack 'audience="embargoed" embargo="2018-11-28"' '<prose><title>Soon</title><p>Words.</p></prose>'
expect "embargoed, on the day before"   4 "bad.xml:1:1: error[S854]: this pack is embargoed until 2018-11-28: on 2018-11-27" make_bad --public --as-of 2018-11-27
is "and not made" "$(ls -A "$packs/bad")" ""
expect "not for the public, on the day before" 0 "1 page" make_bad --as-of 2018-11-27
pdftotext "$packs/bad/bad.pdf" - | grep -q "28 November 2018" && pass || fail "an embargoed pack does not say until when"
expect "on the day"                     0 "1 page" make_bad --public --as-of 2018-11-28
reject "a pack says on its day nothing of an embargo" 0 "embargo" pdftotext "$packs/bad/bad.pdf" -
# With a time it is lifted on its day only when SOURCE_DATE_EPOCH is there: 09:00Z on 28 November 2018 is 1543395600.
pack 'audience="embargoed" embargo="2018-11-28T10:00+01:00"' '<prose><title>Soon</title><p>Words.</p></prose>'
rm "$packs/bad/bad.pdf"
expect "with a time, on the day"        4 "embargoed until 2018-11-28T10:00+01:00: on 2018-11-28" make_bad --public --as-of 2018-11-28
SOURCE_DATE_EPOCH=1543395599 expect "with a time, a second before" 4 "error[S854]" make_bad --public --as-of 2018-11-28
is "and not made before its time" "$(ls -A "$packs/bad")" ""
SOURCE_DATE_EPOCH=1543395600 expect "with a time, at the second" 0 "1 page" make_bad --public --as-of 2018-11-28
expect "with a time, on the day after"  0 "1 page" make_bad --public --as-of 2018-11-29
expect "with a time, for those inside"  0 "1 page" make_bad --as-of 2018-11-27
pdftotext "$packs/bad/bad.pdf" - | tr '\n\302\240' '   ' | grep -q "28 November 2018, 10:00 (UTC+1)" && pass || fail "an embargo with a time is not said in words: $(pdftotext "$packs/bad/bad.pdf" - | grep -i embargo)"
pack 'audience="internal"' '<prose><title>Ours</title><p>Words.</p></prose>'
rm "$packs/bad/bad.pdf"
expect "internal, for the public"       4 "bad.xml:1:1: error[S858]" make_bad --public
is "and not made" "$(ls -A "$packs/bad")" ""
expect "internal"                       0 "1 page" make_bad
pdftotext "$packs/bad/bad.pdf" - | grep -q "not for circulation" && pass || fail "an internal pack does not say so"
rm "$packs/bad/bad.pdf"

# ---- what is wrong, where, and what follows ----
printf '<fragment><include href="loop"/></fragment>\n' > "$scratch/project/templates/loop.xml"
printf '<areas><area id="XZZ" name="Nowhereland"/></areas>\n' > "$scratch/project/data/nowhere.xml"
# wrong NAME STATUS TEXT ATTRIBUTES BODY
wrong() {
    pack "$4" "$5"
    expect "$1" "$2" "$3" make_bad
    is "nothing is left of it: $1" "$(ls -A "$packs/bad")" ""
}
wrong "a template that is not there"    7 "bad.xml:2:17: error[S300]: there is no template 'nowhere'" '' '<page template="nowhere"/>'
wrong "a state that is not there"       4 "bad.xml:2:37: error[S006]: the plan has no area 'XYZ'" '' '<page template="factsheet" subject="XYZ"/>'
wrong "a state that is not named"       4 "bad.xml:2:1: error[S113]: the attribute 'subject' of <page> is missing" '' '<page template="factsheet"/>'
wrong "an objective where a state is due" 4 "bad.xml:2:38: error[S006]: the plan has no area '1A'" '' '<page template="factsheet" for-each="//objective"/>'
wrong "nobody"                          4 "bad.xml:2:38: error[S857]" '' '<page template="factsheet" for-each="//objective[@id = 0]"/>'
wrong "no expression"                   4 "bad.xml:2:38: error[S310]" '' '<page template="factsheet" for-each="//area["/>'
wrong "an expression that fails"        4 "bad.xml:2:38: error[S311]" '' '<page template="factsheet" for-each="areas()"/>'
wrong "a loop in prose"                 4 "templates/loop.xml:1:26: error[S312]: 'loop' includes itself" '' '<prose><title>L</title><include href="loop"/></prose>'
wrong "an element that prose has not"   4 "bad.xml:2:24: error[S302]" '' '<prose><title>L</title><paragraph/></prose>'
wrong "a class that the theme has not"  4 "bad.xml:2:34: error[S307]" '' '<prose><title>L</title><p class="fancy">x</p></prose>'
wrong "an audience that nobody knows"   4 "bad.xml:1:40: error[S118]: 'friends' is not a value of 'audience'" 'audience="friends"' '<blank/>'
wrong "of a part"                       4 "bad.xml:2:18: error[S118]" '' '<blank audience="embargoed"/>'
wrong "an embargo without its day"      4 "bad.xml:1:1: error[S113]: the attribute 'embargo' of <pack> is missing" 'audience="embargoed"' '<blank/>'
wrong "an embargo without a zone"       4 "bad.xml:1:60: error[S115]" 'audience="embargoed" embargo="2018-11-28T10:00"' '<blank/>'
wrong "a meeting that is not there"     4 "bad.xml:1:1: error[S860]: the plan has no event 'nope'" 'meeting="nope"' '<blank/>'
wrong "a paper that nobody knows"       2 "bad.xml:1:37: error[S007]: there is no paper called 'B7'" 'paper="B7"' '<blank/>'
wrong "a part that is not there"        4 "bad.xml:2:31: error[S453]: there is no element with the id 'none'" '' '<prose><title>L</title><p>See <a to="/none">this</a>.</p></prose>'
wrong "nor its page"                    4 "bad.xml:2:31: error[S453]: there is no element with the id 'none#x'" '' '<prose><title>L</title><p>See <page-reference to="/none#x"/>.</p></prose>'
wrong "an indicator that is not there"  4 "bad.xml:2:24: error[S315]: the plan has no indicator '9Z'" '' '<chart-page indicator="9Z"><title>C</title></chart-page>'
wrong "a calendar of a state that is not there" 4 "bad.xml:2:52: error[S315]: the plan has no area 'XYZ'" '' '<calendar-page form="list" year="2018" concerning="XYZ"><title>C</title></calendar-page>'
wrong "a pack annexed to itself"        2 "error[S021]" '' '<annex href="bad/bad.pdf"><title>A</title></annex>'
wrong "by another way"                  2 "error[S021]" '' '<annex href="./bad/../bad/bad.pdf"><title>A</title></annex>'
wrong "two parts of one id"             4 "bad.xml:3:12: error[S852]" '' '<blank id="a"/>
<blank id="a"/>'
wrong "no parts"                        4 "bad.xml:1:1: error[S851]: this pack has no part" '' ''
wrong "none that can be had"            4 "bad.xml:1:1: error[S851]" '' '<annex href="none.pdf" otherwise="leave-out"><title>A</title></annex>'
wrong "none but for those inside"       4 "error[S851]" '' '<blank audience="internal"/>'
cp data/plan.xml "$packs/bad.xml"
expect "a plan"                         4 "bad.xml:4:1: error[S850]: the root element is <plan>; a pack's is <pack>" make_bad
echo '<pack' > "$packs/bad.xml"
expect "no XML"                         4 "error[S100]" make_bad
expect "no file"                        7 "error[S001]" "$SHEAF" pack "$packs/none.xml"
expect "no pack at all"                 2 "name at least one pack" "$SHEAF" pack
expect "a pack's template outside one"  2 "error[S859]: the template 'pack/cover' is for a part of a pack" "$SHEAF" build --template pack/cover -o "$packs/bad/x.pdf"
is "nothing is left of any" "$(ls -A "$packs/bad")" ""
pack '' '<page template="factsheet" subject="XZZ"/>'
expect "a state of which nothing is known" 0 "bad.xml:2:37: warning[S856]: nothing is known of Nowhereland" make_bad
expect "where warnings count"           3 "warning[S856]" make_bad --werror
printf '<memberships><membership area="XZZ" treaty="MBT" signed="1997-12-03"/></memberships>\n' > "$scratch/project/data/nowhere-signs.xml"
expect "one that has signed a treaty"   0 - make_bad --werror
rm "$scratch/project/data/nowhere-signs.xml"
sed 's/areas="AGO KHM /areas="XZZ AGO KHM /' data/plan.xml > "$scratch/project/data/plan.xml"
expect "one that is a target"           0 - make_bad --werror
cp data/plan.xml "$scratch/project/data/plan.xml"
rm -f "$packs/bad"/*

pack '' "<annex href=\"$packs/sheet.pdf\" alt=\"A fact sheet\"><title>A</title></annex>"
expect "an annex by its whole path"     0 "2 pages" make_bad
rm -f "$packs/bad"/*

# Two packs, of which the first fails.
pack '' '<page template="nowhere"/>'
cp "$packs/counted.xml" "$packs/good.xml"
expect "a pack that fails stops no other" 1 "counted.pdf: 16 pages" "$SHEAF" pack -C "$scratch/project" -o "$packs/bad/{pack}.pdf" "$packs/bad.xml" "$packs/good.xml"
is "one is made" "$(ls -A "$packs/bad")" "counted.pdf"
sed 's/id="bad"/id="worse"/' "$packs/bad.xml" > "$packs/worse.xml"
expect "all of which fail"              7 "error[S300]" "$SHEAF" pack -C "$scratch/project" -o "$packs/bad/{pack}.pdf" "$packs/bad.xml" "$packs/worse.xml"
expect "two of one path"                2 "error[S022]" "$SHEAF" pack -C "$scratch/project" -o "$packs/bad/{pack}.pdf" "$packs/good.xml" "$packs/good.xml"

# The pack of the manual.
sed -n '/^    <pack id="before/,/^    <\/pack>/p' src/README.md | sed 's/^    //' > "$packs/readme.xml"
cp "$packs/clearance-statement.pdf" "$packs/request.pdf"
expect "the pack of the README"         0 "before-the-meeting.pdf: " "$SHEAF" pack -C "$scratch/project" --allow "$packs" --internal -o "$packs/{pack}.pdf" "$packs/readme.xml"
expect "conforms"                       0 "0 failures" "$SHEAF" audit "$packs/before-the-meeting.pdf"

# Who is in two lists has one sheet.
pack '' "<page template=\"factsheet\" for-each=\"targets-list('2B') | targets-list('2B')\"/>"
expect "a state that is found twice"    0 "bad.pdf: 25 pages" make_bad
unset SHEAF_WORLD
