# For whom: what is made for the public is, byte for byte, what is made when every internal element is deleted from data and
# templates; those inside get it all; and what refers to the internal is told so, without a word of it.
expect "both audiences at once" 2 "--public and --internal exclude each other" "$SHEAF" check --public --internal

inside="$scratch/audience" deleted="$scratch/audience-deleted"
mkdir "$inside"
cp -r data templates "$inside"
tests/cli/audience.py mark "$inside"
cp -r "$inside" "$deleted"
[ "$(tests/cli/audience.py delete "$deleted")" -ge 40 ] && ! grep -rqE 'Zibeline|<[^>]* audience="internal"' "$deleted" && pass || fail "the internal elements are not deleted"
expect "a public check of what has internal parts" 0 "no errors" "$SHEAF" check -C "$inside"
expect "an internal one" 0 "no errors" "$SHEAF" check --internal -C "$inside"
expect "the schema of a plan with internal parts" 0 - xmllint --noout --relaxng data/schema/plan.rng "$inside/data/plan.xml"

# Everything of a project, into FOLDER.
make_all() {
    project=$1 out=$2
    shift 2
    mkdir "$out"
    for area in BIH KHM LAO AGO; do
        "$SHEAF" build -q -C "$project" --template factsheet --area $area -o "$out/$area.pdf" "$@" || return 1
    done
    "$SHEAF" build -q -C "$project" --template factsheet --area BIH --lang ar -o "$out/BIH-ar.pdf" "$@" &&
        "$SHEAF" build -q -C "$project" --template factsheet --area BIH --attach -o "$out/BIH-attached.pdf" "$@" &&
        "$SHEAF" build -q -C "$project" --template factsheet --area BIH --stop-after doc "$@" > "$out/BIH.doc" &&
        "$SHEAF" build -q -C "$project" --template overview --stop-after plan "$@" > "$out/plan.txt" &&
        "$SHEAF" build -q -C "$project" --template overview --stop-after doc "$@" > "$out/overview.doc" &&
        "$SHEAF" build -q -C "$project" --template overview -o "$out/overview.pdf" "$@" &&
        "$SHEAF" build -q -C "$project" --template deadlines -o "$out/deadlines.pdf" "$@" &&
        "$SHEAF" batch -q -C "$project" --template objective --each objective --only 1A,1B,2B,3B -o "$out/{subject}.pdf" "$@" &&
        "$SHEAF" calendar list -q -C "$project" --year 2018 -o "$out/list.pdf" "$@" &&
        "$SHEAF" calendar list -q -C "$project" --year 2018 --attach -o "$out/list-attached.pdf" "$@" &&
        "$SHEAF" calendar month -q -C "$project" --year 2018 --month 2 -o "$out/month.pdf" "$@" &&
        "$SHEAF" calendar month -q -C "$project" --year 2018 --month 6 -o "$out/june.pdf" "$@" &&
        "$SHEAF" calendar ics -q -C "$project" -o "$out/plan.ics" "$@" &&
        "$SHEAF" chart -q -C "$project" --measure mine-contamination-area --area BIH -f svg -o "$out/BIH.svg" "$@" &&
        "$SHEAF" status -C "$project" --json "$@" > "$out/status.json" &&
        "$SHEAF" status -C "$project" "$@" > "$out/status.txt" &&
        "$SHEAF" status -C "$project" --worklist "$@" > "$out/missing.txt" &&
        "$SHEAF" explain -C "$project" 2B/BIH "$@" > "$out/explain.txt"
}
make_all "$inside" "$scratch/public" 2>"$scratch/public.said" || fail "pages for the public: $(head -n 1 "$scratch/public.said")"
make_all "$inside" "$scratch/named" --public 2>"$scratch/named.said" || fail "pages for the public, by name: $(head -n 1 "$scratch/named.said")"
make_all "$deleted" "$scratch/without" 2>"$scratch/without.said" || fail "pages without what was internal: $(head -n 1 "$scratch/without.said")"
make_all "$inside" "$scratch/internal" --internal 2>"$scratch/internal.said" || fail "pages for those inside: $(head -n 1 "$scratch/internal.said")"
for file in "$scratch/without"/*; do
    name=$(basename "$file")
    case $name in manifest.json) continue ;; esac                   # says how long each took
    cmp -s "$file" "$scratch/public/$name" && pass || fail "$name: for the public it is not what it is without what is internal"
    cmp -s "$file" "$scratch/named/$name" && pass || fail "$name: --public is not the default"
    cmp -s "$file" "$scratch/internal/$name" && fail "$name: for those inside it is the same" || pass
done
[ "$(ls "$scratch/public" | wc -l)" -eq "$(ls "$scratch/without" | wc -l)" ] && [ "$(ls "$scratch/without" | wc -l)" -ge 22 ] && pass || fail "not all was made"
cmp -s "$scratch/public.said" "$scratch/without.said" && pass || fail "what is said to the public tells of something internal"
for name in BIH.doc overview.doc plan.txt plan.ics; do
    grep -qE 'Zibeline|z-measure' "$scratch/internal/$name" && pass || fail "$name: those inside do not get what is internal"
    grep -qE 'Zibeline|z-measure' "$scratch/public/$name" && fail "$name: the public gets what is internal" || pass
done

# What is attached to a page, out of it: those inside get what the public must not.
for page in BIH list; do
    for audience in public internal; do
        mkdir -p "$scratch/taken/$audience/$page"
        pdfdetach -saveall -o "$scratch/taken/$audience/$page" "$scratch/$audience/$page-attached.pdf"
    done
    [ -n "$(ls "$scratch/taken/public/$page")" ] && pass || fail "$page: nothing is attached"
done
grep -rqE 'Zibeline|z-measure' "$scratch/taken/internal" && pass || fail "those inside get nothing internal attached"
grep -rqE 'Zibeline|z-measure' "$scratch/taken/public" && fail "the public gets what is internal attached" || pass

# The plan is read once. While the holidays come by a pipe, which are read behind it, its file is changed for one that has nothing
# internal: more than a pipe can hold is written before, so that the change comes when the plan has been read. A page of it, whose
# template asks the plan's tree, must be that of the file before.
swapped=$scratch/audience-swapped
cp -r "$inside" "$swapped"
sed -i 's|<body>|&<p><value-of select="count(//strategy)"/> of <for-each select="//strategy/@audience"><value-of select="."/></for-each><value-of select="//abbreviation"/></p>|' \
    "$swapped/templates/calendar-list.xml"
holidays() {
    printf 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n'
    yes X-NOTE:of-no-matter-but-that-it-is-long-enough-to-fill-a-pipe | head -n 20000
    $1
    printf 'BEGIN:VEVENT\r\nUID:a\r\nDTSTART;VALUE=DATE:20180501\r\nSUMMARY:May day\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n'
}
make_public() { sed 's| audience="internal"||' "$inside/data/plan.xml" > "$swapped/data/plan.xml"; }
holidays : | "$SHEAF" calendar list -q -C "$swapped" --year 2018 --holidays - -o "$scratch/kept.pdf" || fail "a calendar with holidays from a pipe"
holidays make_public | "$SHEAF" calendar list -q -C "$swapped" --year 2018 --holidays - -o "$scratch/swapped.pdf" || fail "a calendar whose plan is changed meanwhile"
cmp -s "$scratch/kept.pdf" "$scratch/swapped.pdf" && pass || fail "the plan's file was read a second time"
holidays : | "$SHEAF" calendar list -q -C "$swapped" --year 2018 --holidays - -o "$scratch/changed.pdf" || fail "a calendar of the changed plan"
cmp -s "$scratch/kept.pdf" "$scratch/changed.pdf" && fail "the plan that is changed meanwhile gives the same page" || pass

# What is public and refers to the internal: the two places, and no page. FILE, a place of it, what is added behind, what is said.
while IFS='~' read -r file place more said; do
    cp "$inside/$file" "$scratch/kept.xml"
    sed "s|$place|&$more|" "$scratch/kept.xml" > "$inside/$file"
    expect "a public reference to $said" 4 "error[S150]: the $said is internal" "$SHEAF" build -q -C "$inside" --template factsheet --area BIH -o "$scratch/none.pdf"
    grep -q '= see: .*xml:[0-9]*:[0-9]*$' "$scratch/stderr" && pass || fail "a public reference to $said: the other place is not told"
    expect "an internal reference to $said" 0 - "$SHEAF" build -q -C "$inside" --internal --template factsheet --area BIH -o "$scratch/some.pdf"
    cp "$scratch/kept.xml" "$inside/$file"
done <<'END'
data/observations-mines.xml~<observations>~<series measure="mine-contamination-area" area="AND"><observation period="2018" value="1" sources="Z-SOURCE"/></series>~source 'Z-SOURCE'
data/observations-mines.xml~<observations>~<series measure="z-measure" sources="PLAN"><observation period="2018" value="1"/></series>~measure 'z-measure'
data/observations-mines.xml~<observations>~<series measure="mine-contamination-area" area="XZZ" sources="PLAN"><observation period="2018" value="1"/></series>~area 'XZZ'
data/events.xml~<events>~<event of="z-meeting" start="2018-06-20" kind="meeting" status="held"><title>t</title></event>~event 'z-meeting'
data/measures.xml~<measures>~<measure id="another" unit="zibelines" nature="stock"><title>t</title></measure>~unit 'zibelines'
data/measures.xml~<measures>~<measure id="another" topic="z-topic" nature="stock"><title>t</title></measure>~topic 'z-topic'
templates/parts/block-band.xml~<fragment>~<p><value-of select="latest('z-measure', 'BIH')/@value"/></p>~measure 'z-measure'
END
cp "$inside/templates/parts/block-band.xml" "$scratch/kept.xml"
sed 's|<fragment>|<fragment><include href="internal-note"/>|' "$scratch/kept.xml" > "$inside/templates/parts/block-band.xml"
expect "a public template that includes an internal file" 4 "error[S150]: the fragment" "$SHEAF" build -q -C "$inside" --template factsheet --area BIH -o "$scratch/none.pdf"
cp "$scratch/kept.xml" "$inside/templates/parts/block-band.xml"
sed -i 's|<template |<template audience="internal" |' "$inside/templates/overview.xml"
expect "an internal template for the public" 4 "error[S151]: this template is internal" "$SHEAF" build -q -C "$inside" --template overview -o "$scratch/none.pdf"
expect "an internal template for those inside" 0 - "$SHEAF" build -q -C "$inside" --internal --template overview -o "$scratch/some.pdf"
sed -i 's|<table |<table audience="inside" |' "$inside/templates/overview.xml"
expect "an audience that is none" 4 "'inside' is not a word for an audience" "$SHEAF" build -q -C "$inside" --internal --template overview -o "$scratch/none.pdf"

# A mistake inside what is internal: an author's check tells it, a public page neither fails by it nor quotes it.
sed -i 's|<observations>|&<series audience="internal" measure="z-measure"><observation period="Zibeline" value="1" sources="Z-SOURCE"/></series>|' "$inside/data/observations-mines.xml"
expect "a mistake in what is internal, checked" 4 "error[S247]: 'Zibeline' is not a period" "$SHEAF" check -C "$inside"
expect "a mistake in what is internal, and a public page" 0 - "$SHEAF" build -C "$inside" --template factsheet --area BIH -o "$scratch/public/BIH.pdf"
grep -q Zibeline "$scratch/stderr" && fail "a public page quotes a mistake of what is internal" || pass
cmp -s "$scratch/public/BIH.pdf" "$scratch/without/BIH.pdf" && pass || fail "a mistake in what is internal changes a public page"
expect "a mistake in what is internal, for those inside" 4 "error[S247]" "$SHEAF" build -C "$inside" --internal --template factsheet --area BIH -o "$scratch/none.pdf"
expect "what nothing can do without is not internal" 4 "has no attribute 'audience'" \
    sh -c "sed -i 's|<title>ICBL|<title audience=\"internal\">ICBL|' '$inside/data/plan.xml' && exec '$SHEAF' build -C '$inside' --template overview -o '$scratch/none.pdf'"
