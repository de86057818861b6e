# What lies one past a limit, or is no file that can be read, is told; nothing is cut off or waited for in silence.
mine="$scratch/mine"
small_project "$mine" 2>/dev/null

# ---- files that are none ----
mkfifo "$scratch/fifo"
expect "fonts that are a FIFO"          7 "it is a FIFO" timeout 20 "$SHEAF" build -C "$mine" --template sheet --area NPL --fonts "$scratch/fifo" -o x.pdf
expect "fonts that are a folder"        7 "it is a folder" timeout 20 "$SHEAF" build -C "$mine" --template sheet --area NPL --fonts "$scratch" -o x.pdf
expect "fonts that are not there"       7 "error[S400]" "$SHEAF" build -C "$mine" --template sheet --area NPL --fonts "$scratch/none.conf" -o x.pdf

# ---- series of days ----
series() {
    printf '<events>\n  <event kind="event" start="2018-03-01" recurs="%s"><title>Days</title></event>\n</events>\n' "$1" > "$mine/data/series.xml"
    "$SHEAF" check -C "$mine"
}
expect "a series behind the last year"  0 "series.xml:2:3: warning[S901]: this series goes on behind 2100-03-01" series "FREQ=YEARLY;COUNT=84"
expect "one that ends with it"          0 "no errors, 0 warnings" series "FREQ=YEARLY;COUNT=83"
expect "one of too many days"           0 "warning[S901]: this series goes on behind 2023-08-22" series "FREQ=DAILY;COUNT=2002"
expect "one of as many as there may be" 0 "no errors, 0 warnings" series "FREQ=DAILY;COUNT=2001"
expect "one without an end, by the year" 0 "no errors, 0 warnings" series "FREQ=YEARLY"
expect "one without an end, by the day" 0 "this series goes on and on" series "FREQ=DAILY"
rm "$mine/data/series.xml"

# ---- folders below the data ----
deep="$mine/data"
i=0; while [ $i -lt 18 ]; do deep="$deep/d"; i=$((i + 1)); done
mkdir -p "$deep"
echo '<observations/>' > "$deep/deep.xml"
expect "a file deep below the data"       0 "d/d/d/deep.xml: warning[S125]" "$SHEAF" check -C "$mine"
rm -r "$mine/data/d"

# ---- numbers of a template ----
page() {
    printf '<template for="plan" theme="house" masters="parts/a4">\n<title>T</title>\n<body>%s</body></template>\n' "$1" > "$mine/templates/numbers.xml"
    "$SHEAF" check -C "$mine"
}
[ -d "$mine/templates" ] || mkdir "$mine/templates"
for years in "-3" "0" "-2000000000 2000000000" "1 10000" "2018 2014"; do
    expect "a chart of the years '$years'" 4 "numbers.xml:3:" page "<chart kind='columns' measures='mines' years='$years' title='t'/>"
done
expect "a table of fewer years than one" 4 "'-4' is not a number from 1 to 100" page "<year-table measures='mines' most-years='-4'/>"
expect "a cell over too many columns"   4 "'1001' is not a number from 1 to 1000" page "<table><tr><td colspan='1001'>x</td></tr></table>"
rm "$mine/templates/numbers.xml"

# ---- the plan's words, whatever its first line says of its encoding ----
if command -v pdftotext >/dev/null 2>&1; then
    sed -i '1s/.*/<?xml version="1.0" encoding="ISO-8859-1"?>/' "$mine/data/plan.xml"
    title=$(sed -n 's/.*<title>\(.*\)<\/title>.*/\1/p' "$mine/data/plan.xml" | head -n 1)
    sed -i "s/<title>$title</<title>Café</" "$mine/data/plan.xml"
    printf '<masters><master name="first" size="A4" margin="54 42 60 42"/></masters>\n' > "$mine/templates/bare.xml"
    printf '<template for="plan" theme="house" masters="bare"><title>T</title><body><h1>[<value-of select="/plan/title"/>]</h1></body></template>\n' > "$mine/templates/said.xml"
    expect "a plan that says it is Latin-1" 0 - "$SHEAF" build -C "$mine" --template said -o said.pdf
    case $(pdftotext "$mine/said.pdf" - 2>/dev/null) in *"[Café]"*) pass ;; *) fail "its words are read as another encoding" ;; esac
else
    skip "words of the plan: pdftotext is not installed"
fi

# ---- words and batch files ----
{ printf '<?xml version="1.0"?>\n<!-- '; head -c 1100000 /dev/zero | tr '\0' x; printf ' -->\n<catalogue xml:lang="fr"><message key="nowhere">X</message></catalogue>\n'; } > "$mine/data/fr.xml"
expect "words behind a long comment"    0 "fr.xml:3:26: warning[S156]" "$SHEAF" check -C "$mine"
rm "$mine/data/fr.xml"

rows() {
    printf '<batch>\n%s\n</batch>\n' "$1" > "$mine/data/rows.xml"
    "$SHEAF" check -C "$mine"
}
printf '<pack id="kit" xml:lang="en"><title>P</title><prose><title>O</title><p>x</p></prose></pack>\n' > "$mine/data/kit.xml"
cp "$mine/data/kit.xml" "$mine/beside.xml"
cp "$mine/data/kit.xml" "$scratch/outside.xml"
expect "languages parted by commas"     0 "no errors" rows '<outputs template="sheet" each="area" lang="en, fr"/>'
expect "one that has no words"          7 "rows.xml:2:45: error[S004]" rows '<outputs template="sheet" each="area" lang="en,xx"/>'
expect "a pack of the data folder"      0 "no errors" rows '<pack-file href="kit.xml"/>'
expect "a pack that a batch looks for elsewhere" 7 "rows.xml:2:18: error[S001]: cannot read beside.xml" rows '<pack-file href="beside.xml"/>'
expect "a pack outside the project"     4 "rows.xml:2:18: error[S732]" rows "<pack-file href=\"$scratch/outside.xml\"/>"
rm "$mine/data/rows.xml" "$mine/data/kit.xml" "$mine/beside.xml"
