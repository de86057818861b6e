# Which files are opened: those that a file names lie in the project or where --allow says; those that the user names, anywhere. None of
# them may be a FIFO or a device, which would be read for ever, and each kind has a limit. "-" is standard input.
project
files="$scratch/files"
away="$scratch/away"
mkdir -p "$files" "$away/templates"
mkfifo "$files/fifo" "$scratch/project/fifo.pdf"
ln -s /dev/zero "$files/zero"
bounded() { timeout 60 "$SHEAF" "$@"; }
"$SHEAF" build --template factsheet --area BIH -o "$away/sheet.pdf" 2>/dev/null
cp "$away/sheet.pdf" "$scratch/project/sheet.pdf"
ln -s ../away/sheet.pdf "$scratch/project/led.pdf"
ln -s ../away "$scratch/project/led"
ln -s sheet.pdf "$scratch/project/kept.pdf"
ln -s /dev/zero "$scratch/project/zero.pdf"

# ---- what a pack names: HREF STATUS TEXT [OPTIONS] ----
annex() {
    href=$1 status=$2 text=$3
    shift 3
    printf '<pack id="p" xml:lang="en" as-of="2018-11-20"><title>P</title>\n <annex href="%s"><title>A</title></annex></pack>\n' "$href" > "$scratch/project/p.xml"
    expect "an annex $href $*" "$status" "$text" bounded pack -C "$scratch/project" -o "$files/p.pdf" "$@" "$scratch/project/p.xml"
}
outside="p.xml:2:15: error[S732]"
annex sheet.pdf                 0 "2 pages"
annex ./led/../sheet.pdf        4 "$outside: './led/../sheet.pdf' leads out of the project"
annex "$scratch/project/sheet.pdf" 0 "2 pages"
annex kept.pdf                  0 "2 pages"
annex ../away/sheet.pdf         4 "$outside: '../away/sheet.pdf' leads out of the project"
annex "$away/sheet.pdf"         4 "$outside"
annex led.pdf                   4 "$outside"
annex led/sheet.pdf             4 "$outside"
annex ../../../../../../etc/passwd 4 "$outside"
annex ../none.pdf               4 "$outside"
annex zero.pdf                  4 "$outside"
annex none/none.pdf             7 "error[S626]"
annex fifo.pdf                  7 "p.xml:2:15: error[S626]: cannot read the annex $scratch/project/fifo.pdf: it is a FIFO"
annex ../away/sheet.pdf         0 "2 pages" --allow "$away"
annex led.pdf                   0 "2 pages" --allow "$files" --allow "$away/sheet.pdf"
annex led.pdf                   4 "$outside" --allow "$away/templates"
annex zero.pdf                  7 "it is a device" --allow /dev

# Nor does what is done when an annex cannot be had let it in.
printf '<pack id="p" xml:lang="en"><title>P</title>\n <annex href="../away/sheet.pdf" otherwise="leave-out"><title>A</title></annex></pack>\n' > "$scratch/project/p.xml"
expect "an annex that may be left out"  4 "$outside" bounded pack -C "$scratch/project" -o "$files/p.pdf" "$scratch/project/p.xml"

# ---- what a batch file names ----
printf '<pack id="p" xml:lang="en"><title>P</title><prose><title>T</title><p>Words.</p></prose></pack>\n' > "$away/p.xml"
cp "$away/p.xml" "$scratch/project/p.xml"
batch_of() { printf '<batch>\n <pack-file href="%s"/></batch>\n' "$1" > "$scratch/project/b.xml"; }
batch_of ../p.xml
expect "a pack of the project"          0 "1 file written" bounded batch -C "$scratch/project" b.xml
batch_of ../../away/p.xml
expect "a pack outside"                 4 "b.xml:2:19: error[S732]: '../../away/p.xml' leads out of the project" bounded batch -C "$scratch/project" b.xml
batch_of "$away/p.xml"
expect "by its whole path"              4 "b.xml:2:19: error[S732]" bounded batch -C "$scratch/project" b.xml
batch_of ../led/p.xml
expect "through a link"                 4 "b.xml:2:19: error[S732]" bounded batch -C "$scratch/project" b.xml
expect "one that is allowed"            0 "1 unchanged" bounded batch -C "$scratch/project" --allow "$away" b.xml
batch_of ../fifo.pdf
expect "a FIFO"                         7 "error[S730]" bounded batch -C "$scratch/project" b.xml

# ---- templates and what they include ----
printf '<fragment><p>from away</p></fragment>\n' > "$away/templates/note.xml"
cp "$away/templates/note.xml" "$scratch/project/templates/note.xml"
with_note() { printf '<template for="plan" theme="house" masters="plain"><title>T</title><body>\n<include href="note"/></body></template>\n' > "$scratch/project/templates/with.xml"; }
five_pages
with_note
expect "an included file"               0 "1 page" bounded build -C "$scratch/project" --template with -o "$files/with.pdf"
ln -sf ../../away/templates/note.xml "$scratch/project/templates/note.xml"
expect "a link that leads out"          4 "with.xml:2:16: error[S732]" bounded build -C "$scratch/project" --template with -o "$files/with.pdf"
expect "and is allowed"                 0 "1 page" bounded build -C "$scratch/project" --allow "$away" --template with -o "$files/with.pdf"
rm "$scratch/project/templates/note.xml"; mkfifo "$scratch/project/templates/note.xml"
expect "an included FIFO"               7 "error[S730]" bounded build -C "$scratch/project" --template with -o "$files/with.pdf"
rm "$scratch/project/templates/note.xml"
mv "$scratch/project/templates" "$away/theirs"; ln -s ../away/theirs "$scratch/project/templates"
expect "a folder of templates that leads out" 4 "error[S732]" bounded build -C "$scratch/project" --template factsheet --area BIH -o "$files/with.pdf"
rm "$scratch/project/templates"; mv "$away/theirs" "$scratch/project/templates"

# ---- what the user names ----
printf 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART;VALUE=DATE:20190101\r\nSUMMARY:Day\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n' > "$away/a.ics"
printf '<chart kind="columns" title="Wells"><series name="wells"><point at="2018" value="3"/></series></chart>\n' > "$away/wells.xml"
for bad in "$files/fifo" "$files/zero"; do
    expect "import of $bad"             7 "error[S730]: cannot read $bad: it is a" bounded import ics "$bad"
    expect "audit of $bad"              7 "error[S730]" bounded audit "$bad"
    expect "a pack $bad"                7 "error[S730]" bounded pack "$bad"
    expect "a chart $bad"               7 "error[S730]" bounded chart "$bad"
    expect "a batch file $bad"          7 "error[S730]" bounded batch "$bad"
    expect "a plan $bad"                4 "error[S202]" bounded check --plan "$bad"
    expect "holidays $bad"              7 "error[S730]" bounded calendar list --year 2019 --holidays "$bad" -o "$files/x.pdf"
    expect "a manifest $bad"            7 "error[S730]" bounded batch --verify --manifest "$bad"
    expect "manifests $bad"             7 "error[S730]" bounded batch --merge-manifests --manifest "$files/m.json" "$bad"
done
expect "import from anywhere"           0 '<title>Day</title>' "$SHEAF" import ics "$away/a.ics"
expect "a chart from anywhere"          0 "wells" "$SHEAF" chart "$away/wells.xml" -o "$files/wells.svg"
expect "a chart whose name is no template's" 0 "wells" sh -c "cp '$away/wells.xml' '$files/my wells (1).xml' && '$SHEAF' chart '$files/my wells (1).xml' -o '$files/wells.svg'"

# ---- standard input ----
from() { input=$1; shift; "$SHEAF" "$@" < "$input"; }
expect "import of standard input"       0 '<title>Day</title>' from "$away/a.ics" import ics -
expect "a chart"                        0 "wells" from "$away/wells.xml" chart - -o "$files/wells.svg"
expect "a pack"                         0 "1 page" from "$away/p.xml" pack -o "$files/p.pdf" -
expect "an audit"                       0 "0 failures" from "$away/sheet.pdf" audit -
expect "its data"                       6 "no observations.csv is attached" from "$away/sheet.pdf" audit --data -
expect "holidays"                       0 "1 page" from "$away/a.ics" calendar list --year 2019 --holidays - -o "$files/x.pdf"
expect "a mistake in it"                4 "standard input:1:1: error[S850]" from "$away/wells.xml" pack -
expect "a device without end"           4 "error[S731]: standard input is larger than 64 MiB" from /dev/zero import ics -
printf '<pack id="p" xml:lang="en"><title>P</title>\n<annex href="-"><title>A</title></annex></pack>\n' > "$scratch/project/p.xml"
expect "not for what a file names"      7 "error[S626]" from "$away/sheet.pdf" pack -C "$scratch/project" "$scratch/project/p.xml"
