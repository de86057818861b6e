# The command line itself: what is asked wrongly is said, with exit status 2.
expect "no verb"                        2 "usage: sheaf VERB" "$SHEAF"
expect "help"                           0 "audit" "$SHEAF" --help
expect "version"                        0 "sheaf 1." "$SHEAF" --version
expect "an unknown verb"                2 "there is no verb 'frobnicate'" "$SHEAF" frobnicate
expect "a verb, nearly"                 2 "there is no verb 'chek'; the nearest is 'check'" "$SHEAF" chek
expect "an option, nearly"           2 "the nearest is '--template'" "$SHEAF" build --tempalte=overview
expect "an option of all verbs"      2 "the nearest is '--quiet'" "$SHEAF" build --quite
expect "an option like no other"     2 "Unknown option --zzzzzzzz
Try" "$SHEAF" build --zzzzzzzz
expect "an option of another name"   2 "it is called --area now" "$SHEAF" build --state=KHM
expect "a form of calendar, nearly"  2 "the nearest is 'quarter'" "$SHEAF" calendar quater
expect "a form like no other"        2 "name one form: list, month, quarter, year or ics" "$SHEAF" calendar zzzzzzzz
expect "an unknown option"              2 "Unknown option --bogus" "$SHEAF" check --bogus
for verb in init check build batch status explain audit schema theme fonts; do
    expect "$verb --help"               0 "Usage:" "$SHEAF" $verb --help
done
expect "build without a template"       2 "--template is missing" "$SHEAF" build
expect "build of an unknown stage"      2 "--stop-after takes" "$SHEAF" build --template factsheet --stop-after soup
expect "batch without --each"           2 "a batch file is needed" "$SHEAF" batch --template factsheet
expect "a date that is none"            2 "'2019-02-30' is not a date" "$SHEAF" check --as-of 2019-02-30
expect "a day of publication that is none" 2 "error[S242]: '2019-13' is not a date" "$SHEAF" check --as-of 2019-12-31 --known-by 2019-13
expect "a day of publication alone"     2 "--known-by belongs to an --as-of" "$SHEAF" check --known-by 2020-12-31
expect "an epoch that is none"          2 "SOURCE_DATE_EPOCH" env SOURCE_DATE_EPOCH=soon "$SHEAF" check
expect "explain of nothing known"       2 "neither an indicator" "$SHEAF" explain 9Z
expect "explain of an indicator, nearly" 2 "the nearest is '1A-1'" "$SHEAF" explain 1A-11
expect "explain of an area, nearly"     2 "the nearest is 'KHM'" "$SHEAF" explain 1A-1/KMH
expect "a language, nearly"             7 "no catalogue of words for the language 'fre'; the nearest is 'fr'" "$SHEAF" build --template overview --lang fre
expect "a paper, nearly"                2 "no paper called 'Leter'; the nearest is 'Letter'" "$SHEAF" build --template overview --paper Leter
expect "a sheet, nearly"                2 "no sheet called 'A33'; the nearest is 'A3'" "$SHEAF" build --template overview --impose 2up --sheet A33
expect "a function of --where, nearly"  4 "the nearest is 'targets-of'" "$SHEAF" batch --template factsheet --each area --where "tagets-of(@area)" -o "$scratch/{subject}.pdf"
expect "an id in --where, nearly"      0 "the nearest is 'KHM'" "$SHEAF" batch --template factsheet --each area --where "\$area = 'KMH'" -o "$scratch/{subject}.pdf"
reject "an id that there is has no near one" 0 "the nearest is" "$SHEAF" batch --template factsheet --each area --where "\$area = 'KHM' and false()" -o "$scratch/{subject}.pdf"
expect "audit without a file"           2 "a file is needed" "$SHEAF" audit
expect "schema of an unknown root"      2 "no file has the root element" "$SHEAF" schema soup
expect "the words of a template"        0 "<for-each>" "$SHEAF" schema template
expect "the schema of observations"     0 "<grammar" "$SHEAF" schema observations
expect "the fonts"                      0 "NotoSans-Regular.ttf" "$SHEAF" fonts
expect "fonts that are not there"       7 "S400" "$SHEAF" fonts --fonts "$scratch/none.conf"
expect "the shipped data are right"     0 "no errors" "$SHEAF" check
expect "a folder without a project"     7 "there is no such folder" "$SHEAF" check -C "$scratch"
expect "status"                         0 "States that have ratified or acceded" "$SHEAF" status
expect "status as JSON"                 0 '"indicator": "1A-1"' "$SHEAF" status --json
expect "what is missing"                0 "missing" "$SHEAF" status --worklist
expect "how a status came about"        0 "a = (latest - baseline) / (target - baseline) = 0.1786" "$SHEAF" explain 1A-1
expect "how a state's status came about" 0 "1442" "$SHEAF" explain 2B/BIH
expect "a language without words"       7 "no catalogue" "$SHEAF" build --template factsheet --area BIH --lang qqx -o "$scratch/x.pdf"
expect "a state the plan does not know" 4 "no area 'XYZ'" "$SHEAF" build --template factsheet --area XYZ -o "$scratch/x.pdf"
expect "a template without its state"   2 "needs one area" "$SHEAF" build --template factsheet -o "$scratch/x.pdf"
expect "a template that does not exist" 7 "no template 'soup'" "$SHEAF" build --template soup -o "$scratch/x.pdf"
expect "a template outside the folder"  4 "not the name of a template" "$SHEAF" build --template ../data/plan -o "$scratch/x.pdf"
[ -e "$scratch/x.pdf" ] && fail "a failed build left a file" || pass

# Colours are for a terminal, unless NO_COLOR says something (no-color.org: an empty one says nothing).
if command -v script >/dev/null 2>&1; then
    "$SHEAF" init -q "$scratch/coloured" && echo '<observations>&</observations>' > "$scratch/coloured/data/wrong.xml"
    on_terminal() { script -qec "$1 '$SHEAF' check -C '$scratch/coloured'" /dev/null < /dev/null 2>&1; }
    escape=$(printf '\033[')
    coloured() { case $(on_terminal "$2") in *"$escape"*) said=yes ;; *) said=no ;; esac; [ $said = "$3" ] && pass || fail "$1: coloured: $said, not $3"; }
    coloured "no NO_COLOR"       "env -u NO_COLOR" yes
    coloured "an empty NO_COLOR" "env NO_COLOR="   yes
    coloured "NO_COLOR"          "env NO_COLOR=1"  no
else
    skip "colours of a terminal: script is not installed"
fi
# What the program says of its files and of its messages: no name without a sentence, and no mark of a sentence left.
expect "help of topics"                 0 "observations   What was observed" "$SHEAF" help topics
for root in plan areas measures observations sources events pack batch catalogue map; do
    "$SHEAF" help $root > "$scratch/help"
    grep -q '^  .*: *$' "$scratch/help" && fail "help of $root: a name without a sentence" || pass
done
expect "help of an attribute"           0 "  qualifier: The true value is at-least, at-most or about this; without it it is this." "$SHEAF" help observations
expect "help of a diagnostic"           0 "S300: error, of templates" "$SHEAF" help S300
[ "$(grep -c '{' "$scratch/stdout")" = 0 ] && pass || fail "help of a diagnostic: a mark is left"
expect "help of no diagnostic"          2 "there is no help of 'S999'" "$SHEAF" help S999
expect "help of a number past them all" 2 "there is no help of 'S99999'" "$SHEAF" help S99999
expect "help of no number"              2 "there is no help of 'Sx'" "$SHEAF" help Sx
expect "help of a verb that is a topic" 0 "progress-bar: How far" "$SHEAF" help chart
