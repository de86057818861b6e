# Foreign files as annexes: what their forms hold, what is refused and with what advice, what is repaired, what costs the pack its claims.
if command -v python3 >/dev/null 2>&1 && command -v pdftotext >/dev/null 2>&1; then
    annexes="$scratch/annexes"
    small_project "$annexes" 2>/dev/null
    python3 tests/cli/annex_files.py "$annexes"
    take() {
        printf '<pack id="p" xml:lang="en" as-of="2025-06-30"><title>P</title>\n<annex href="%s.pdf" alt="It" %s><title>A</title></annex></pack>\n' "$1" "${2:-}" > "$annexes/p.xml"
        "$SHEAF" pack -C "$annexes" -o out.pdf "$annexes/p.xml"
    }
    on_page() { case "$text" in *"$1"*) pass ;; *) fail "the page does not show '$1'" ;; esac; }
    off_page() { case "$text" in *"$1"*) fail "the page shows '$1'" ;; *) pass ;; esac; }

    # ---- forms ----
    expect "a form"                     0 "1 page" take fields
    told=$(cat "$scratch/stderr")
    text=$(pdftotext -layout "$annexes/out.pdf" - | tr -s ' ')
    for value in "the page's own words" "Filled by hand" "Drawn before" "First line" "second line" "must be broken" "Banana split" "One, Two" "5 Sea Road" \
        "Behind a blank form" "*********" "café" "In a loop of parents"; do
        on_page "$value"
    done
    for value in "Never seen" "swordfish" "No font is named"; do
        off_page "$value"
    done
    lost() { case "$told" in *"warning[S733]: page 1 of the annex $annexes/fields.pdf: the field '$1' has the value \"$2"*) pass ;; *) fail "the value of $1 is not told" ;; esac; }
    lost greek "αβ\", which the page does not show: its font has not all of the characters"
    lost narrow "word word"
    lost fontless "No font is named\", which the page does not show: it does not say in which font"
    lost nowhere "Without a box\", which the page does not show: its box has no extent"
    [ "$(printf '%s\n' "$told" | grep -c S733)" -eq 4 ] && pass || fail "not four fields are told"
    if command -v pdftoppm >/dev/null 2>&1; then
        # What is dark where the boxes stand, as they lie on the page of ours: ticked and chosen ones are drawn, others are not.
        take fields 'fit="bare"' 2>/dev/null
        dark() { pdftoppm -r 72 -gray -x "$1" -y "$2" -W 20 -H 20 "$annexes/out.pdf" | python3 -c 'import sys; d = sys.stdin.buffer.read()[-400:]; print("drawn" if min(d) < 128 else "empty")'; }
        for box in "400 122 drawn" "400 152 empty" "400 182 drawn"; do
            set -- $box
            [ "$(dark "$1" "$2")" = "$3" ] && pass || fail "the box at $1, $2 is not $3"
        done
    fi

    # ---- what is refused ----
    expect "a dynamic form"             4 "p.xml:2:14: error[S734]" take xfa
    expect "with the advice"            4 "print it to PDF, and annex that" take xfa
    expect "or left out"                4 "error[S851]" take xfa 'otherwise="leave-out"'
    expect "a portfolio"                4 "p.xml:2:14: error[S735]" take portfolio

    # ---- what is repaired ----
    for damage in table behind size; do
        expect "a file whose $damage is wrong" 0 "p.xml:2:14: warning[S736]: the annex $annexes/$damage.pdf is damaged and was repaired: " take $damage
        text=$(pdftotext "$annexes/out.pdf" -)
        on_page "the page's own words"
    done
    expect "a file of which a part came" 4 "error[S622]" take cut

    # ---- what is more than can be taken over is told ----
    expect "pages deep in their tree"   4 "error[S622]: the annex $annexes/deep.pdf is damaged: it has more than 64 levels of its tree of pages" take deep
    expect "a deep outline"             0 "warning[S900]: the annex $annexes/outline.pdf holds more than is taken over: more than 32 levels of its outline" take outline
    expect "too many annotations"       0 "S900]: the annex $annexes/marks.pdf holds more than is taken over: more than 10,000 annotations of a page" take marks
    expect "and actions"                0 "S900]: the annex $annexes/marks.pdf holds more than is taken over: more than 20 actions that are not carried over" take marks
    expect "a password without room"    0 "the field 'pin' has the value \"*********\"" take secret
    grep -q swordfish "$scratch/stderr" && fail "a password is told" || pass
    reject "a small file is not told to hold more" 0 S900 take bare

    # ---- what it costs ----
    expect "faults of the file alone"   0 "1 page" take bare
    grep -q S629 "$scratch/stderr" && fail "faults of the container cost the claims" || pass
    expect "cost nothing"               0 "claims PDF/UA-1 and PDF/A-2A; 0 failures" "$SHEAF" audit "$annexes/out.pdf"
    # ISO 19005-2, 6.1.2 and 6.1.7.1: four bytes above 127 behind the header, an end of line before endstream; and Info that nothing else says.
    for part in header ends info; do
        expect "the $part of the file"  0 "1 page" take $part
        grep -q S629 "$scratch/stderr" && fail "the $part of the file costs the claims" || pass
        expect "costs nothing"          0 "claims PDF/UA-1 and PDF/A-2A; 0 failures" "$SHEAF" audit "$annexes/out.pdf"
    done
    # A blend mode that there is not is a fault for PDF/A (6.2.10) and none for PDF/UA: each is judged apart, and told by its fault.
    expect "a fault for one standard"   0 "S629]: the annex $annexes/blend.pdf keeps the whole file from claiming PDF/A, which it does not keep itself: page 1, " take blend
    expect "the other is kept"          0 "claims PDF/UA-1; 0 failures" "$SHEAF" audit "$annexes/out.pdf"
    expect "a fault of a page, with the page" 0 "S629]: the annex $annexes/table.pdf keeps the whole file from claiming PDF/UA-1, which it does not keep itself: page 1, " take table
else
    skip "annexes: python3 or pdftotext is not installed"
fi
