# A name that was given up is no alias: it is an error like any unknown word, and the message gives the new one.
renamed=$scratch/renamed
# gone NAME PLACE NEW FILE SED-SCRIPT COMMAND…: FILE of a new project is changed, and PLACE is where the message points to.
gone() {
    name=$1 place=$2 new=$3 file=$4 script=$5
    shift 5
    rm -rf "$renamed"
    small_project "$renamed" && sed -i "$script" "$renamed/$file"
    expect "$name" 4 "$file:$place" "$SHEAF" "$1" -C "$renamed" ${2:+--template "$2" --area NPL -o "$scratch/x.pdf"}
    grep -F "$file:$place" "$scratch/stderr" | grep -qF "is called '$new' now" && pass ||
        fail "$name: '$new' is not named"
    [ -e "$scratch/x.pdf" ] && fail "$name: there is a file" || pass
}
gone "a root" "2:1: error[S110]" areas data/areas.xml 's/areas>/states>/' check
gone "an element" "3:3: error[S111]" area data/areas.xml '3s/<area /<state /' check
gone "an attribute" "4:50: error[S112]" area data/observations.xml '4s/ area=/ state=/' check
gone "an attribute for several" "14:40: error[S112]" areas data/plan.xml '14s/ areas=/ states=/' check
gone "a kind of indicator" "10:34: error[S118]" area-set data/plan.xml '10s/"level"/"state-set"/' check
gone "what a template is for" "3:16: error[S316]" area templates/sheet.xml '3s/"area"/"state"/' build sheet
gone "an element of a template" "12:9: error[S302]" area templates/sheet.xml 's,<body>,<body><state/>,' build sheet
gone "an attribute of one" "24:26: error[S303]" area templates/sheet.xml '24s/ area=/ state=/' build sheet
gone "a kind of chart" "18:22: error[S316]" area-squares templates/sheet.xml '18s/progress-bar/state-squares/' build sheet
gone "a function" "16:25: error[S154]" areas-with templates/sheet.xml '16s/follows(.area)/states-with(1)/' build sheet
gone "a variable" "16:25: error[S880]" area templates/sheet.xml '16s/.area/$state/' build sheet
gone "what an answer tells" "17:48: error[S881]" area templates/sheet.xml '17s/@row-title/@state/' build sheet
gone "a step of a path" "16:25: error[S881]" area templates/sheet.xml '16s,follows(.area),//targets/state,' build sheet
gone "the key of a message" "19:12: error[S700]" table-area templates/sheet.xml 's/status-{@status}/table-state/' build sheet

# A template may give such a name to a variable of its own.
rm -rf "$renamed"; small_project "$renamed"
sed -i '15s,^,<variable name="state" select="$area"/>,; 16s,$area,$state,' "$renamed/templates/sheet.xml"
expect "a variable of one's own"     0 - "$SHEAF" build -C "$renamed" --template sheet --area NPL -o "$scratch/own.pdf"

cat > "$renamed/data/jobs.xml" <<'END'
<batch>
  <outputs template="sheet" each="state"/>
  <calendar kind="list" state="NPL"/>
</batch>
END
expect "a word of a batch file" 4 "jobs.xml:2:35: error[S118]" "$SHEAF" batch -C "$renamed" "$renamed/data/jobs.xml"
grep -q "S118.*'state' is called 'area' now" "$scratch/stderr" && pass || fail "a word of a batch file: no new name"
grep -q "jobs.xml:3:32: error.S112.*'state' is called 'area' now" "$scratch/stderr" && pass ||
    fail "an attribute of a batch file: no new name"
expect "an option" 2 "Unknown option --state; it is called --area now" "$SHEAF" build --template factsheet --state BIH
expect "an option with its value"    2 "it is called --area now" "$SHEAF" chart --measure x --state=BIH -o "$scratch/x.pdf"
expect "the word of an option"       2 "'state' is called 'area' now" "$SHEAF" batch --template factsheet --each state
expect "the root of a schema"        2 "'states' is called 'areas' now" "$SHEAF" schema states
expect "another unknown option"      2 "Unknown option --stat" "$SHEAF" build --stat
grep -q 'is called' "$scratch/stderr" && fail "a word that never was gets a new name" || pass

# Ids of areas are unique in any case, and have no dot: outputs are called after them.
rm -rf "$renamed"; small_project "$renamed" && sed -i '4s/"BTN"/"npl"/' "$renamed/data/areas.xml"
expect "ids but for their case" 4 \
    "data/areas.xml:4:3: error[S883]: the ids 'NPL' and 'npl' of two areas differ only in capital and small letters" "$SHEAF" check -C "$renamed"
sed -i '4s/"npl"/"B.TN"/' "$renamed/data/areas.xml"
expect "an id with a dot" 4 \
    "data/areas.xml:4:13: error[S882]: 'B.TN' cannot be the id of an area" "$SHEAF" check -C "$renamed"
