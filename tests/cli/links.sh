# Where a link may lead, what stands in it, and what the outline says.
project
links_page() {                          # BODY [THEME]
    cat > "$scratch/project/templates/links.xml" <<XML
<template for="plan" theme="${2:-house}">
<master name="first" size="A5" margin="40 40 40 40"/><title>Case</title>
<body>
$1
</body></template>
XML
}
links_build() { rm -f "$scratch/l.pdf"; "$SHEAF" build -C "$scratch/project" --template links -o "$scratch/l.pdf"; }
links_refused() {                       # NAME PLACE SENTENCE BODY
    links_page "$4"
    expect "$1" 4 "links.xml:$2: error[S$3" links_build
    [ -e "$scratch/l.pdf" ] && fail "$1: a file stands there" || pass
}
links_made() {                          # NAME BODY
    links_page "$2"
    expect "$1" 0 - links_build
    expect "$1, and its audit" 0 " 0 failures" "$SHEAF" audit "$scratch/l.pdf"
}
for target in 'javascript:alert(1)' 'JavaScript:alert(1)' 'data:text/html,x' 'file:///etc/passwd' 'smb://host/share' 'ftp://example.org/' 'vbscript:x'; do
    links_refused "a link to $target" 4:13 "715]: '$target' cannot be the target of a link" "<p><a href=\"$target\">x</a></p>"
done
links_refused "a link without a scheme" 4:13 "715]: 'relative/file.pdf' cannot be" '<p><a href="relative/file.pdf">x</a></p>'
links_refused "one that a blank hides" 4:13 "715]: ' javascript:x' cannot be" '<p><a href=" javascript:x">x</a></p>'
links_refused "a link to no host" 4:13 "715]: 'https:' cannot be" '<p><a href="https:">x</a></p>'
links_refused "a link to nothing" 4:13 "715]: '' cannot be" '<p><a href="">x</a></p>'
links_refused "a link that a value makes" 4:13 "715]: 'javascript:x' cannot be" "<p><a href=\"{concat('java', 'script:x')}\">x</a></p>"
links_refused "a link to a place that is not there" 4:4 "453]: there is no element with the id 'nowhere'" '<p><a href="#nowhere">x</a></p>'
links_refused "the same by its name" 4:4 "453]: there is no element with the id 'nowhere'" '<p><a to="nowhere">x</a></p>'
links_refused "a link to the beginning of nothing" 4:4 "453]: there is no element with the id ''" '<p><a href="#">x</a></p>'
links_refused "a link with two targets" 4:16 "716]: a link leads to one target" '<p id="a">x</p><a to="a" href="https://example.org/">x</a>'
links_refused "a link with none" 4:4 "716]: a link leads to one target" '<p><a>x</a></p>'
links_refused "a link without words" 4:4 "718]: a link has no words" '<p><a href="https://example.org/"></a>x</p>'
links_refused "a link with a blank in it" 4:4 "718]: a link has no words" '<p><a href="https://example.org/"><text> </text></a>x</p>'
links_refused "a link of which nothing is heard" 4:4 "718]: a link has no words" '<p><a href="https://example.org/"><chart kind="status-sign" form="achieved" tag="artifact"/></a>x</p>'
links_refused "a link in a link" 4:37 "717]: a link stands in a link" '<p><a href="https://example.org/">x <a href="https://example.com/">y</a></a></p>'
links_refused "a note in a link" 4:36 "317]: <fn> may not stand in <a>" '<p><a href="https://example.org/">x<fn>y</fn></a></p><footnotes/>'
links_refused "an id that stands twice" 4:30 "309]: 'a' is defined twice" '<p>one <span id="a">x</span> <span id="a">y</span></p>'
links_made "targets that every page may have" '<p><a href="https://example.org/a b?q=1#f">a</a> <a href="HTTP://example.org">b</a> <a href="mailto:info@example.org">c</a> <a href="tel:+41 22 000">d</a></p>'
links_made "ids on a cell, a row, a span, an item, and behind the last word" '<p><a href="#cell">a</a> <a href="#row">b</a> <a to="in">c</a> <a href="#item">d</a> <a href="#end">e</a> <ref to="cell"/></p>
<table summary="t"><tr id="row"><th>a</th><td id="cell">x</td></tr></table><p>Text with <span id="in">a span</span> and an end.<span id="end"/></p><ul><li id="item">item</li></ul>'
links_made "places in a head that is painted again" "<p><a href=\"#head\">a</a></p><table summary=\"t\"><thead><tr id=\"head\"><th><p id=\"in\">Head</p></th></tr></thead><tbody>$(
    for i in $(seq 70); do echo "<tr><td>$i</td></tr>"; done)</tbody></table>"
mkdir -p "$scratch/project/templates/themes"
sed 's|<theme>|<theme link-schemes="ftp gopher">|' "templates/themes/house.xml" > "$scratch/project/templates/themes/wide.xml"
links_page '<p><a href="ftp://example.org/">x</a></p>' wide
expect "a scheme that the theme lets in" 0 - links_build
sed 's|<theme>|<theme link-schemes="ftp javascript">|' "templates/themes/house.xml" > "$scratch/project/templates/themes/wide.xml"
expect "and one that none may" 4 "error[S719]: 'javascript' is no scheme that links may have" links_build
sed -i '0,/<source /s|<source |<source id="ODD" title="Odd" where="page" address="smb://host/share"/><source |' "$scratch/project/data/sources.xml"
links_page "<p>Of <cite sources=\"ODD\"/></p><for-each select=\"sources()\"><p><a href=\"{@address}\">x</a></p></for-each>"
expect "an address of the data has the data's place" 4 "data/sources.xml" links_build
