# What does not fit: words wider than their line, and blocks higher than a page, in projects of their own.
fit=$scratch/fit
word=Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft
expect "fit: a project" 0 - small_project "$fit"

# page NAME [ATTRIBUTES]: a template of what stands on standard input, on small pages.
page() {
    { echo '<template for="plan" pages="1..60" theme="house"><master name="first" size="A5" margin="40 40 40 40"/><title>Case</title><body>'
      cat
      echo '</body></template>'; } > "$fit/templates/$1.xml"
}
conforms() { expect "fit: $1 conforms" 0 "0 failures" "$SHEAF" audit "$fit/$1.pdf"; }
# once NAME FILE PATTERN NUMBER: the page's words hold what matches so many times.
once() { [ "$(grep -aoE -- "$3" "$2" | sort -u | wc -l)" -eq "$4" ] && [ "$(grep -aoE -- "$3" "$2" | wc -l)" -eq "$4" ] && pass || fail "$1: '$3' is not there $4 times"; }

# ---- one long word, wherever it comes from ----
sed -i "s/title=\"Example figures, to be replaced\"/title=\"$word\"/" "$fit/data/sources.xml"
cat > "$fit/data/events.xml" <<END
<events>
  <event start="2024-06-01" kind="meeting"><title>Jahrestreffen$word</title></event>
  <event start="2024-06-03" kind="meeting"><title>example.org/a-long-path/without/any-break/of_its_own/that/goes.on.and.on/for.ever@last</title></event>
</events>
END
expect "fit: a source's title" 0 - "$SHEAF" build -C "$fit" --template sheet --area NPL -o sheet.pdf
conforms sheet
sed -i 's|<p class="source">.*</p>|<table summary="t"><col width="120"/><col share="1"/><tr><th><value-of select="@title"/></th><td>x</td></tr></table>|' "$fit/templates/sheet.xml"
expect "fit: a source's title in a narrow column" 0 "data/sources.xml:3:" "$SHEAF" build -C "$fit" --template sheet --area NPL -o sheet.pdf
expect "fit: it is a warning" 3 "warning[S404]: '$word'" "$SHEAF" build -C "$fit" --template sheet --area NPL -o werror.pdf --werror
grep -c 'S404' "$scratch/stderr" | grep -qx 1 && pass || fail "fit: one word is told more than once"
grep -q 'templates/sheet.xml' "$scratch/stderr" && pass || fail "fit: the template's place is not told"
conforms sheet
for form in month quarter year list; do
    expect "fit: an event's title in the $form" 0 - "$SHEAF" calendar $form -C "$fit" --year 2024 -o $form.pdf
    grep -q 'S404.*example.org' "$scratch/stderr" && fail "fit: an address that is parted at its signs is told" || pass
    conforms $form
done

page words <<END
<h1>$word</h1>
<p>See $word and https://example.org/$word there.</p>
<table summary="t"><col share="1"/><col share="1"/><col share="1"/><tbody><tr><th>$word</th><td>100000000000000000000000000000000000000000000</td><td>e</td></tr></tbody></table>
<p>الاستعمارالمستقبليالعالميالمشتركالاستعمارالمستقبليالعالميالمشتركالاستعمارالمستقبليالعالميالمشترك</p>
<p lang="km">ព្រះរាជាណាចក្រកម្ពុជាព្រះរាជាណាចក្រកម្ពុជាព្រះរាជាណាចក្រកម្ពុជា</p>
END
expect "fit: words in prose and cells" 0 - "$SHEAF" build -C "$fit" --template words -o words.pdf
conforms words
page number <<END
<table summary="t"><col width="100"/><tbody><tr><th>$(printf '1%.0s' $(seq 100))</th></tr></tbody></table>
END
expect "fit: a number is never divided" 5 "this cell stands out of its frame" "$SHEAF" build -C "$fit" --template number -o number.pdf
if command -v pdftotext >/dev/null 2>&1; then
    pdfinfo -struct-text "$fit/words.pdf" > "$fit/words.tags"

    [ "$(grep -c "$word" "$fit/words.tags")" -eq 4 ] && pass || fail "fit: a divided word is not whole in the tags"
    grep -q '"100000000000000000000000000000000000000000000"' "$fit/words.tags" && pass || fail "fit: a number is divided"
    pdftotext "$fit/words.pdf" - | tr '\n' ' ' > "$fit/words.text"
    [ "$(grep -o "$word" "$fit/words.text" | wc -l)" -eq 4 ] && pass || fail "fit: a divided word is not read whole"
fi

# ---- words that lines part behind a sign of their own, and ranges, which no line parts ----
page signs <<END
<h1>Signs</h1>
$(for width in $(seq 40 3 97); do
    echo "<table summary=\"t\"><col width=\"$width\"/><tr><th>See</th></tr><tr><td>in Asia-Pacific, and/or Al-Hussein, 2017–2018, 10–12 or March–May; habi&#xAD;tation</td></tr></table>"
done)
<p>في آسيا/المحيط وفي 2017–2018 أو</p>
END
expect "fit: words with signs in them" 0 - "$SHEAF" build -C "$fit" --template signs -o signs.pdf
conforms signs
"$SHEAF" audit --tags "$fit/signs.pdf" > "$fit/signs.tags"
for what in 'in Asia-Pacific, and/or' 'Al-Hussein, 2017–2018, 10–12 or March–May; habitation'; do
    [ "$(grep -cF "$what" "$fit/signs.tags")" -eq 20 ] && pass || fail "fit: '$what' is not heard in each width"
done
if command -v pdftotext >/dev/null 2>&1; then
    pdftotext -raw "$fit/signs.pdf" - > "$fit/signs.text"
    for what in Asia-Pacific, and/or Al-Hussein, 2017–2018, 10–12 March–May habitation; do
        [ "$(grep -oF "$what" "$fit/signs.text" | wc -l)" -ge 20 ] && pass || fail "fit: '$what' is not taken out as one word in each width"
    done
fi

# ---- sixty-five years ----
{ echo '<observations><series measure="villages-without-well" area="NPL">'
  for year in $(seq 1960 2024); do echo "<observation period=\"$year\" value=\"$(((year - 1960) * 12345))\" sources=\"EXAMPLE\"/>"; done
  echo '</series></observations>'; } > "$fit/data/observations.xml"
expect "fit: sixty-five years" 0 - "$SHEAF" build -C "$fit" --template sheet --area NPL -o years.pdf
conforms years
sed -i 's|topics="water"/>|topics="water" most-years="65"/>|' "$fit/templates/sheet.xml"
expect "fit: more years than a page is wide" 5 "most-years" "$SHEAF" build -C "$fit" --template sheet --area NPL -o years.pdf

# ---- no page ends inside a divided word ----
four=$word$word$word$word
{ for i in $(seq 30); do echo "<p>Paragraph $i: $four there.</p>"; done
  echo "<columns column-count=\"2\">"; for i in $(seq 20); do echo "<p>Column $i: $word$word there.</p>"; done; echo "</columns>"; } | page turns
expect "fit: divided words where pages end" 0 - "$SHEAF" build -C "$fit" --template turns -o turns.pdf
conforms turns
if command -v pdftotext >/dev/null 2>&1; then
    [ "$(pdfinfo "$fit/turns.pdf" | sed -n 's/^Pages: *//p')" -ge 4 ] && pass || fail "fit: too few pages for a word to meet an end"
    pdftotext -raw "$fit/turns.pdf" - | tr '\n' ' ' > "$fit/turns.text"
    [ "$(grep -oE "[0-9]: $four there" "$fit/turns.text" | wc -l)" -eq 30 ] && pass || fail "fit: a page ends inside a divided word"
    [ "$(grep -oE "[0-9]: $word$word there" "$fit/turns.text" | wc -l)" -eq 20 ] && pass || fail "fit: a column ends inside a divided word"
fi
long=$(printf 'abcdefghij%.0s' $(seq 900))
echo "<p>$long</p>" | page higher
expect "fit: a word higher than a page" 0 - "$SHEAF" build -C "$fit" --template higher -o higher.pdf
conforms higher

# ---- breaks that are asked for, where something stands before them and something follows: turns NAME PAGES BODY ----
turns() {
    echo "$3" | page broken
    expect "fit: $1" 0 - "$SHEAF" build -C "$fit" --template broken -o broken.pdf
    command -v pdftotext >/dev/null 2>&1 || return
    got=$(pdftotext "$fit/broken.pdf" - | tr '\n\f' ' |' | tr -d ' ')
    [ "$got" = "$2" ] && pass || fail "fit: $1: the pages are $got, not $2"
}
turns "a break before everything"     "x|"      '<page-break/><p>x</p>'
turns "a break behind everything"     "x|"      '<p>x</p><page-break/>'
turns "two breaks"                    "x|y|"    '<p>x</p><page-break/><page-break/><p>y</p>'
turns "two breaks with nothing between" "x|y|"  '<p>x</p><page-break/><div></div><page-break/><p>y</p>'
turns "a break inside a block"        "x|yz|"   '<div><p>x</p><page-break/><p>y</p></div><p>z</p>'
turns "a break at a block's end"      "x|y|"    '<div><p>x</p><page-break/></div><p>y</p>'
turns "a break at a block's start"    "x|yz|"   '<p>x</p><div><div><page-break/><p>y</p></div></div><p>z</p>'
turns "at an end and at a start"      "x|y|"    '<div><p>x</p><page-break/></div><div><page-break/><p>y</p></div>'
turns "in what is kept together"      "x|y|"    '<div break-inside="avoid"><p>x</p><page-break/><p>y</p></div>'
turns "a style that asks for one"     "x|y|"    '<p>x</p><div><p break-before="page">y</p></div>'
turns "in a column of a grid"         "xw|y|"   '<grid><column span="6"><p>x</p><page-break/><p>y</p></column><column span="6"><p>w</p></column></grid>'
turns "at the end of such a column"   "xw|y|"   '<grid><column span="6"><p>x</p><page-break/></column><column span="6"><p>w</p></column></grid><p>y</p>'
turns "in text columns"               "x|yz|"   '<columns><p>x</p><page-break/><p>y</p></columns><p>z</p>'
turns "in a block in text columns"    "vx|yz|"  '<columns><p>v</p><div><p>x</p><page-break/><p>y</p></div></columns><p>z</p>'
turns "two in text columns"           "x|y|z|"  '<columns><p>x</p><page-break/><p>y</p><page-break/><p>z</p></columns>'
turns "a break in three pages"        "x|y|z|"  '<div><p>x</p><page-break/><p>y</p><page-break/></div><page-break/><p>z</p><page-break/>'

# Where no page ends at a break it is told.
for what in '<table summary="t"><col/><tbody><tr><th><p>x</p><page-break/><p>y</p></th></tr></tbody></table>~table' \
            '<table summary="t"><col/><tbody><tr><th>x</th></tr><tr break-before="page"><td>y</td></tr></tbody></table>~table' \
            '<figure alt="f"><p>x</p><page-break/><p>y</p></figure>~figure'; do
    echo "<p>w</p>${what%~*}" | page unbroken
    expect "fit: a break in a ${what#*~}" 0 "unbroken.xml:2:" "$SHEAF" build -C "$fit" --template unbroken -o unbroken.pdf
    grep -qF "warning[S464]: no page ends here: a ${what#*~} is not divided at a break" "$scratch/stderr" && pass || fail "fit: a break in a ${what#*~} is dropped in silence"
done

# ---- higher than a page ----
{ echo '<h1>Sites</h1><table summary="sites" continued="Sites, continued"><col share="2"/><col share="1"/><thead><tr><th>Province</th><th>Site</th></tr></thead><tbody>'
  for i in $(seq 90); do echo "<tr>$([ $i -eq 1 ] && echo '<td rowspan="90">All of them</td>')<td>site-$i</td></tr>"; done
  echo '</tbody></table>'; } | page rows
expect "fit: a cell over ninety rows" 0 - "$SHEAF" build -C "$fit" --template rows -o rows.pdf
conforms rows
{ echo '<h1>Remarks</h1><table summary="remarks"><col share="1"/><col share="4"/><thead><tr><th>Year</th><th>Remark</th></tr></thead><tbody><tr><td>2024</td><td>'
  for i in $(seq 900); do echo "word-$i"; done
  echo '</td></tr></tbody></table>'; } | page row
expect "fit: a row higher than a page" 0 - "$SHEAF" build -C "$fit" --template row -o row.pdf
conforms row
{ echo '<h1>Columns</h1><columns column-count="2">'
  for i in $(seq 80); do echo "<p>piece-$i of a text that goes on over some lines until it is no longer short</p>"; done
  echo '</columns>'; } | page columns
expect "fit: text columns over pages" 0 - "$SHEAF" build -C "$fit" --template columns -o columns.pdf
conforms columns
{ echo '<h1>Grid</h1><grid><column span="6"><p>'
  for i in $(seq 500); do echo "left-$i"; done
  echo '</p></column><column span="6" vertical-align="bottom"><p>'
  for i in $(seq 700); do echo "right-$i"; done
  echo '</p></column></grid>'; } | page grid
expect "fit: a grid over pages" 0 - "$SHEAF" build -C "$fit" --template grid -o grid.pdf
conforms grid
if command -v pdftotext >/dev/null 2>&1; then
    for name in rows row columns grid; do pdftotext -raw "$fit/$name.pdf" "$fit/$name.text"; done
    once "fit: rows" "$fit/rows.text" 'site-[0-9]+' 90
    once "fit: a row" "$fit/row.text" 'word-[0-9]+' 900
    once "fit: columns" "$fit/columns.text" 'piece-[0-9]+' 80
    once "fit: left of the grid" "$fit/grid.text" 'left-[0-9]+' 500
    once "fit: right of the grid" "$fit/grid.text" 'right-[0-9]+' 700
    [ "$(pdfinfo -struct-text "$fit/row.pdf" | grep -c '^ *TD')" -eq 2 ] && pass || fail "fit: a row over pages is not one row of two cells"
fi
echo '<h1>Too high</h1><p>Words.</p><div min-height="2000" background-color="pale"><p>x</p></div>' | page high
expect "fit: the block at fault is named" 5 "templates/high.xml:2:31: error[S451]: this box is" "$SHEAF" build -C "$fit" --template high -o high.pdf

# ---- more notes than letters: none is left out, and each has a mark of its own ----
for m in 1 2 3 4; do
    sed -i "s|</measures>|<measure id=\"m$m\" unit=\"villages\" nature=\"stock\" topic=\"water\"><title>M$m</title></measure></measures>|" "$fit/data/measures.xml"
done
{ echo '<observations>'
  for m in 1 2 3 4; do
      echo "<series measure=\"m$m\" area=\"NPL\">"
      for year in $(seq 2016 2024); do echo "<observation period=\"$year\" value=\"$year\" sources=\"EXAMPLE\" note=\"note $m-$year\"/>"; done
      echo '</series>'
  done
  echo '</observations>'; } > "$fit/data/observations.xml"
sed 's|most-years="[0-9]*"||' "$fit/templates/sheet.xml" > "$fit/templates/noted.xml"
expect "fit: thirty-six notes" 0 - "$SHEAF" build -C "$fit" --template noted --area NPL -o noted.pdf
conforms noted
if command -v pdftotext >/dev/null 2>&1; then
    [ "$(pdftotext -raw "$fit/noted.pdf" - | tr '\n' ' ' | grep -oE 'note [1-4]-20[0-9]{2}\.' | sort -u | wc -l)" -eq 36 ] && pass || fail "fit: a note of a table is left out"
    [ "$(pdftotext -raw "$fit/noted.pdf" - | tr '\n' ' ' | grep -oE '[a-df-z]2? note' | sort -u | wc -l)" -eq 36 ] && pass || fail "fit: two notes have one mark"
fi

# ---- a fact sheet is one page or two, in every language ----
for lang in en fr ar; do
    expect "fit: sheets in $lang" 0 "61 files written" "$SHEAF" batch --template factsheet --each area --lang $lang -o "$scratch/two/{subject}-$lang.pdf"
done
if command -v pdfinfo >/dev/null 2>&1; then
    longer=$(for sheet in "$scratch"/two/*.pdf; do pdfinfo "$sheet" | awk -v sheet="${sheet##*/}" '/^Pages:/ && $2 > 2 { print sheet }'; done)

    [ "$(ls "$scratch"/two/*.pdf | wc -l)" -eq 183 ] && [ -z "$longer" ] && pass || fail "fit: more than two pages: $longer"
fi

# ---- the aim of a template is told where it is no number ----
sed 's| theme=| aim="two" theme=|' "$fit/templates/noted.xml" > "$fit/templates/aimed.xml"
expect "fit: an aim that is no number" 4 "aimed.xml:" "$SHEAF" build -C "$fit" --template aimed --area NPL -o aimed.pdf
grep -q "'two' is not a number of pages (2)" "$scratch/stderr" && pass || fail "fit: the aim is not named"
