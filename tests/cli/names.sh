# names="un": areas go by the short names of the United Nations in each language, as their list of names has them; else by the house's.
project
names=$scratch/project

# prints WANT ID LANG LIST: what a page with this list of names calls an area.
prints() {
    printf '<template for="area" names="%s" pages="1" theme="house"><master name="first" size="A4" margin="54 42 60 42"/><title>Names</title><body><h1><value-of select="area($area)/@name"/></h1></body></template>\n' \
        "$4" > "$names/templates/named.xml"
    "$SHEAF" build -C "$names" --template named --area "$2" --lang "$3" --stop-after doc > "$scratch/named" 2>&1
    grep -qF "text \"$1\"" "$scratch/named" && pass || { fail "names: $2 by '$4' in $3 is not '$1'"; grep text "$scratch/named" | head -n 2; }
}
prints 'Vietnam'                               VNM en house
prints 'Viet Nam'                              VNM en un
prints 'Viet Nam'                              VNM fr un
prints 'فييت نام'                              VNM ar un
prints 'Lao PDR'                               LAO en house
prints 'Lao People’s Democratic Republic'      LAO en un
prints 'Iran (République islamique d’)'        IRN fr un
prints 'United Republic of Tanzania'           TZA en un
prints 'جمهورية الكونغو الديمقراطية'           COD ar un
prints 'Cambodia'                              KHM en un
prints 'Cambodge'                              KHM fr un
prints 'Thailand'                              THA en un
prints 'تايلند'                                THA ar un

sed 's/names="un"/names="nato"/' "$names/templates/named.xml" > "$names/templates/wrong.xml"
expect "names: a list nobody knows" 4 "'nato' is not a list of names (house, un)" "$SHEAF" build -C "$names" --template wrong --area KHM -o "$scratch/wrong.pdf"

# The contents of a pack call a state what its sheet does.
sed 's/<template for="area"/& names="un"/' templates/factsheet.xml > "$names/templates/factsheet.xml"
expect "the UN's name within a sentence" 0 "no figure for the United States of America" sh -c "\"$SHEAF\" build -C '$names' --template factsheet --area USA -q -o '$scratch/usa.pdf' && pdftotext '$scratch/usa.pdf' - | tr '\n' ' '"
cat > "$names/data/packs/names.xml" <<'END'
<pack id="names" xml:lang="en">
  <title>Names</title>
  <contents/>
  <page id="sheets" template="factsheet" for-each="targets-list('1A')[@id = 'VNM']"><title>Sheets</title></page>
</pack>
END
"$SHEAF" pack -C "$names" "$names/data/packs/names.xml" -o "$scratch/names.pdf" > "$scratch/said" 2>&1
pdftotext "$scratch/names.pdf" "$scratch/names.txt" 2> "$scratch/stderr"
[ "$(grep -c 'Viet Nam' "$scratch/names.txt")" -gt 1 ] && ! grep -q 'Vietnam$' "$scratch/names.txt" && pass || { fail "names: contents and sheet of a pack have two names"; cat "$scratch/said"; }
