# Packs over every order of prose, recto, blank, divider, sheet, calendar and annex: each page is where contents, outline and labels say.
if command -v qpdf >/dev/null 2>&1 && command -v pdftotext >/dev/null 2>&1 && command -v python3 >/dev/null 2>&1; then
    orders="$scratch/orders"
    small_project "$orders" 2>/dev/null
    leaves() {
        printf '<template for="plan" theme="house"><master name="first" size="A4" margin="54 42 60 42"/><title>%s</title><body><p>%s1</p><page-break/><p>%s2</p></body></template>\n' "$1" "$2" "$2"
    }
    leaves Two leaf > "$orders/templates/two.xml"
    leaves Foreign foreign > "$orders/templates/foreign.xml"
    expect "a file to annex"            0 "2 pages" "$SHEAF" build -C "$orders" --template foreign -o foreign.pdf
    python3 tests/cli/pack_order.py make "$orders" 3 40 7
    expect "packs in every order"       0 - "$SHEAF" pack -q -C "$orders" -o '{pack}.pdf' "$orders"/order-*.xml
    count=$(ls "$orders"/order-*.xml | wc -l)
    [ "$count" -eq 167 ] && pass || fail "there are $count packs, not 7^3 - 6^3 + 40"
    got=$(python3 tests/cli/pack_order.py check "$orders" 2>&1)
    [ "$got" = "$count packs are as their parts say" ] && pass || fail "the order of parts: $(printf '%s\n' "$got" | tail -n 8)"
else
    skip "the order of a pack's parts: qpdf, pdftotext or python3 is not installed"
fi
