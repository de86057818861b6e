# Reports of the audit for machines and for reading, what a clause asks, and the document read aloud.
project
sheet="$scratch/BIH.pdf"
expect "a sheet to look at" 0 - "$SHEAF" build -C "$scratch/project" --template factsheet --area BIH -o "$sheet"
printf '%%PDF-1.7\n\377\374<<<<(((' > "$scratch/broken.pdf"
: > "$scratch/empty.pdf"
expect "a profile that is none" 2 "'b-2' is no profile" "$SHEAF" audit --profile b-2 "$sheet"
expect "a profile in place of claims" 0 "0 failures" "$SHEAF" audit --profile ua-1,a-2a "$sheet"
expect "part 3 is not claimed by a file of part 2" 6 "pdfaid:part is '2', not 3" "$SHEAF" audit --profile a-3b "$sheet"
expect "two forms at once" 2 "not to be had at once" "$SHEAF" audit --json --html "$sheet"
expect "a clause explained" 0 "A link says where it leads" "$SHEAF" audit --explain 28-012
expect "a clause of ISO 19005" 0 "Glyphs are as wide as the file says" "$SHEAF" audit --explain 6.2.11.5
expect "a number explained" 0 "Matterhorn 31-009" "$SHEAF" audit --explain S688
expect "a clause that no rule has" 2 "no rule is of '99.9'" "$SHEAF" audit --explain 99.9
expect "the sheet read aloud" 0 "heading 1: Bosnia and Herzegovina" "$SHEAF" audit --tags "$sheet"
expect "and in brief" 0 "heading 1: Bosnia and Herzegovina" "$SHEAF" audit --tags --brief "$sheet"
expect "what is no PDF is not read aloud" 4 "S650" "$SHEAF" audit --tags "$scratch/empty.pdf"
expect "HTML" 0 "</html>" "$SHEAF" audit --html "$sheet"
if command -v python3 > /dev/null; then
    json() { python3 -c "import json, sys; d = json.load(open(sys.argv[1])); print($1)" "$scratch/stdout"; }
    expect "JSON of files good and bad" 4 - "$SHEAF" audit --json "$sheet" "$scratch/broken.pdf" "$scratch/empty.pdf" "$scratch/none.pdf"
    [ "$(json '[f["readable"] for f in d]')" = "[True, False, False, False]" ] && pass || fail "JSON is not whole"
    [ "$(json 'd[0]["claims"]')" = "['PDF/UA-1', 'PDF/A-2a']" ] && pass || fail "JSON does not have the claims"
    expect "JSON of what is found" 6 - "$SHEAF" audit --json --profile a-3b "$sheet"
    [ "$(json 'd[0]["rules"][0]["number"] + " " + d[0]["rules"][0]["clause"]')" = "S662 ISO 19005-2, 6.6.4" ] && pass || fail "JSON does not name the rule"
    expect "SARIF of files good and bad" 4 - "$SHEAF" audit --sarif "$sheet" "$scratch/broken.pdf" "$scratch/empty.pdf"
    [ "$(json '(d["version"], len([r for r in d["runs"][0]["results"] if r["level"] == "error"]))')" = "('2.1.0', 2)" ] && pass || fail "SARIF is not whole"
    # SARIF 2.1.0, 3.27.6 and 3.49.3: a result's index is that of its rule in the list, and each rule has an id of its own, which tells what it is.
    expect "SARIF of what is found" 6 - "$SHEAF" audit --sarif --profile a-3b "$sheet"
    [ "$(json '[d["runs"][0]["tool"]["driver"]["rules"][r["ruleIndex"]]["id"] == r["ruleId"] for r in d["runs"][0]["results"]]' | tr -d '[]' | tr ',' '\n' | sort -u | tr -d ' ')" = True ] && pass || fail "SARIF: an index is not of its rule"
    [ "$(json '(lambda ids: len(ids) == len(set(ids)) > 100 and all(__import__("re").fullmatch("[a-z0-9]+(-[a-z0-9]+)*", i) and "rule" not in i for i in ids))([r["id"] for r in d["runs"][0]["tool"]["driver"]["rules"]])')" = True ] && pass || fail "SARIF: ids of rules"
    [ "$(json 'sorted({r["ruleId"] for r in d["runs"][0]["results"]})[0]')" = a-claim ] && pass || fail "SARIF: the rule that is broken has another name"
else
    skip "audit --json: python3 is not installed"
fi
