# The annex of who belongs to which treaty: its counts are those of the memberships as they are written, and of the other pages.
page="$scratch/membership.pdf"
expect "the annex"                0 "pages" "$SHEAF" build --template membership -o "$page"
expect "holds"                    0 ": 0 findings" "$SHEAF" audit --truth --data . "$page"
pdftotext -layout "$page" - | sed -n 's/^ *\(State Party\|Signatory\|Not party\) (\([0-9]*\)).*/\1 \2/p' > "$scratch/counts"
python3 - > "$scratch/wanted" <<'END'
import xml.etree.ElementTree as tree
rows = list(tree.parse("data/memberships.xml").getroot().iter("membership"))
by = lambda row, name: (row.get(name) or "9999") <= "2019-12-31"
for treaty in [t.get("id") for t in tree.parse("data/treaties.xml").getroot().iter("treaty")]:
    of = [row for row in rows if row.get("treaty") == treaty]
    print("State Party", sum(by(row, "deposited") for row in of))
    print("Signatory", sum(by(row, "signed") and not by(row, "deposited") for row in of))
    print("Not party", sum(not by(row, "signed") and not by(row, "deposited") for row in of))
END
[ -s "$scratch/wanted" ] && cmp -s "$scratch/counts" "$scratch/wanted" && pass || fail "the counts are $(tr '\n' ';' < "$scratch/counts"), and the memberships say $(tr '\n' ';' < "$scratch/wanted")"
parties=$(sed -n 's/State Party //p' "$scratch/counts" | tail -n 1)
expect "the indicator says as many" 0 "$parties" "$SHEAF" explain 1A-1
