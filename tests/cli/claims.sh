# What a file claims it keeps: the rules about structure are asked before anything is written, with the template's place.
project
claims_page() {                         # BODY [ATTRIBUTES OF THE TEMPLATE]
    cat > "$scratch/project/templates/claims.xml" <<XML
<template for="plan" theme="house"${2:+ $2}>
<master name="first" size="A5" margin="40 40 40 40"/><title>Case</title>
<body>
$1
</body></template>
XML
}
claims_build() { rm -f "$scratch/c.pdf"; "$SHEAF" build -C "$scratch/project" --template claims -o "$scratch/c.pdf"; }
# claims_refused NAME PLACE SENTENCE BODY: an error at line:column of the template, and no file.
claims_refused() {
    claims_page "$4"
    expect "$1" 6 "claims.xml:$2: error[S$3" claims_build
    [ -e "$scratch/c.pdf" ] && fail "$1: a file stands there" || pass
}
# What is claimed is what the audit of the finished file finds, too.
claims_kept() {
    claims_page "$2"
    expect "$1" 0 - claims_build
    expect "$1, and so its audit says" 0 "claims PDF/UA-1" "$SHEAF" audit "$scratch/c.pdf"
}
claims_refused "a heading that leaves out levels" 4:11 "707]: headings are not in order: H4 follows H1" '<h1>a</h1><h4>b</h4><p>x</p>'
claims_refused "a first heading that is no h1" 4:1 "707]: headings are not in order: the first heading is H3" '<h3>b</h3><p>x</p>'
claims_refused "a heading over two lines of the template" 5:1 "707]: headings are not in order: H3 follows H1" '<h1>a</h1>
<h3>b</h3>'
claims_refused "rows of two lengths" 4:59 "709]: the table is no grid: row 2 covers 1 column, the first 2" \
    '<h1>t</h1><table summary="t"><tr><th>a</th><td>b</td></tr><tr><td>c</td></tr></table>'
claims_refused "a span that makes its row long" 4:71 "709]: the table is no grid: row 2 covers 3 columns" \
    '<h1>t</h1><table summary="t"><tr><th rowspan="2">a</th><td>b</td></tr><tr><td colspan="2">c</td></tr></table>'
claims_refused "spans that lie over each other" 4:75 "709]: the table is no grid: row 2: a cell covers column 2" \
    '<h1>t</h1><table summary="t"><tr><th>a</th><td rowspan="2">b</td></tr><tr><td colspan="2">c</td></tr></table>'
claims_refused "a span past the last row" 4:34 "709]: the table is no grid: a cell spans 3 rows beyond the last" \
    '<h1>t</h1><table summary="t"><tr><th rowspan="5">a</th><td>b</td></tr><tr><td>c</td></tr></table>'
claims_refused "a heading without words" 4:1 "708]: the heading says nothing: h1" '<h1></h1><p>x</p>'
claims_refused "a heading of a blank" 4:11 "708]: the heading says nothing: h2" '<h1>a</h1><h2><text> </text><br/></h2><p>x</p>'
claims_refused "a language that is none" 4:11 "714]: not a language tag: 'e n'" '<h1>t</h1><p lang="e n">x</p>'
claims_refused "a table without a header" 4:11 "1315]: no cell of the table is a header" '<h1>t</h1><table summary="t"><tr><td>a</td></tr></table>'
claims_refused "a table whose header has no words" 4:11 "1315]" '<h1>t</h1><table summary="t"><tr><th><text>&#xA0;</text></th><td>a</td></tr></table>'
claims_refused "a table that says nothing of its column" 4:11 "1315]" '<h1>t</h1><table summary="t"><col share="1" says=""/><tr><td>a</td></tr></table>'
drawing='<chart kind="columns" tag="artifact" title="t"><series name="a"><point at="x" value="1"/></series></chart>'
claims_refused "a figure that nobody hears" 4:11 "712]: there are no words for those who cannot see this: figure" "<h1>t</h1><figure>$drawing</figure>"
claims_refused "a figure of which only the caption is heard" 4:11 "712]" "<h1>t</h1><figure><div>$drawing</div><figcaption>Wells</figcaption></figure>"
claims_kept "a table whose columns say what they are" '<h1>t</h1><table summary="t"><col share="1" says="Day"/><tr><td>a</td></tr></table>'
claims_kept "a figure with words of its own" "<h1>t</h1><figure alt=\"One well\">$drawing</figure>"
claims_kept "a figure that is decoration" "<h1>t</h1><figure alt=\"\">$drawing</figure>"
claims_kept "a figure whose chart is heard" "<h1>t</h1><figure>${drawing%% tag=*}${drawing#*artifact?}</figure>"
claims_page "<h1>t</h1><figure alt=\"{string(//none)}\">$drawing</figure>"
expect "a figure whose words came out empty" 4 "claims.xml:4:24: error[S1227]: the alternative text of figure came out empty" claims_build
claims_kept "headings that go up by two levels" '<h1>a</h1><h2>b</h2><h3>c</h3><h1>d</h1>'
claims_kept "a document without headings" '<p>x</p>'
claims_kept "a grid with spans" \
    '<h1>t</h1><table summary="t"><thead><tr><th colspan="2">a</th></tr></thead><tr><td rowspan="2">b</td><td>c</td></tr><tr><td>d</td></tr></table>'

claims_page "<h1>a</h1><h4>b</h4><table><tr><td>x</td></tr></table><figure>$drawing</figure>" 'conform="none"'
expect "a template that claims nothing" 0 - claims_build
"$SHEAF" audit "$scratch/c.pdf" 2>&1 | grep -q "claims neither PDF/UA nor PDF/A" && pass || fail "a file of conform=\"none\" claims something"
claims_page '<h1>a</h1>' 'conform="some"'
expect "a claim that there is not" 4 "claims.xml:1:45: error[S316]: 'some'" claims_build

# The same in a pack that an author writes, and in a batch.
mkdir -p "$scratch/project/data/packs"
claims_pack() {                         # ATTRIBUTES
    cat > "$scratch/project/data/packs/k.xml" <<XML
<pack id="k" xml:lang="en"$1><title>Pack</title><prose><title>Paper</title><p>Text.</p>
<h4>Sub</h4>
<table summary="t"><tr><th>a</th><th>b</th></tr>
<tr><td>c</td></tr></table></prose></pack>
XML
    "$SHEAF" pack -C "$scratch/project" "$scratch/project/data/packs/k.xml" -o "$scratch/k.pdf"
}
expect "a pack with a heading too deep" 6 "k.xml:2:1: error[S707]" claims_pack ""
expect "and a table that is no grid" 6 "k.xml:4:1: error[S709]" claims_pack ""
[ -e "$scratch/k.pdf" ] && fail "a pack that breaks its claims was written" || pass
expect "a pack that claims nothing" 0 - claims_pack ' conform="none"'
"$SHEAF" audit "$scratch/k.pdf" 2>&1 | grep -q "claims neither PDF/UA nor PDF/A" && pass || fail "a pack of conform=\"none\" claims something"

sed -i 's/<h2/<h4/g; s|</h2>|</h4>|g' "$scratch"/project/templates/parts/block-*.xml "$scratch"/project/templates/mine-action/*.xml
expect "a batch of pages that break their claims" 6 "templates/parts/block-" \
    "$SHEAF" batch -C "$scratch/project" --template factsheet --each area --only BIH,KHM
[ -z "$(find "$scratch/project/out" -name '*.pdf')" ] && pass || fail "a batch wrote files that break their claims"
expect "which its manifest knows" 6 "could not be made: pdf/factsheet/BIH.pdf" "$SHEAF" batch -C "$scratch/project" --verify
