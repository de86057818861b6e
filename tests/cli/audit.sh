# Finished files are audited before they get their name: the first of each kind, and under --audit all.
project
audit_build() { "$SHEAF" build -C "$scratch/project" --template factsheet --area BIH "$@"; }
kept="$scratch/project/out/.audited"
for verb in build batch watch pack calendar chart; do
    expect "$verb knows --audit" 0 "--audit" "$SHEAF" $verb --help
done
expect "a build under --audit" 0 - audit_build --audit
expect "a calendar under --audit" 0 - "$SHEAF" calendar -C "$scratch/project" month --month 3 --audit
expect "a chart under --audit" 0 - "$SHEAF" chart -C "$scratch/project" --indicator 1A-1 --audit
[ -e "$kept" ] && fail "a verdict is kept though all are audited" || pass
(
    unset SHEAF_AUDIT
    audit_build && cp "$kept" "$scratch/kept" && audit_build && cmp "$kept" "$scratch/kept"
) >"$scratch/stdout" 2>"$scratch/stderr" && pass || fail "the verdict of the first is not kept, or not the same for the second"
(
    unset SHEAF_AUDIT
    echo "sheaf-audited 1 of no program" > "$kept"
    audit_build && cmp "$kept" "$scratch/kept"
) >"$scratch/stdout" 2>"$scratch/stderr" && pass || fail "verdicts that do not hold are not thrown away"
(
    unset SHEAF_AUDIT
    audit_build --draft -o "$scratch/d.pdf" && [ "$(wc -l < "$kept")" -eq 4 ]
) >"$scratch/stdout" 2>"$scratch/stderr" && pass || fail "another set of options has no verdict of its own"
(
    unset SHEAF_AUDIT
    "$SHEAF" batch -C "$scratch/project" --template factsheet --each area --only BIH,KHM,AFG &&
        [ "$(wc -l < "$scratch/project/out/.manifest.json.audited")" -eq 3 ]
) >"$scratch/stdout" 2>"$scratch/stderr" && pass || fail "a batch of one kind does not keep one verdict"
# What an annex would open or run is not carried over, and told with its page.
cat > "$scratch/links.py" <<'PY'
import sys
page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Annots [%s] %s >>"
def link(action): return b"<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << %s >> >>" % action
objects = [b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (1) >> >>", b"<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>",
           page % (link(b"/S /URI /URI (file:///etc/passwd)") + link(b"/S /URI /URI (https://example.org/)") + link(b"/S /URI /URI (smb://host/a)"), b""),
           page % (link(b"/S /Launch /F (calc.exe)") + link(b"/S /GoToR /F (other.pdf) /D [0 /Fit]") + link(b"/S /JavaScript /JS (app.alert)") +
                   link(b"/S /SubmitForm /F << /FS /URL /F (https://example.org/f) >>"), b"/AA << /O << /S /URI /URI (data:text/html,x) >> >>")]
out, places = b"%PDF-1.7\n", []
for i, o in enumerate(objects):
    places.append(len(out))
    out += b"%d 0 obj\n%s\nendobj\n" % (i + 1, o)
start = len(out)
out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % p for p in places)
out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
open(sys.argv[1], "wb").write(out)
PY
mkdir -p "$scratch/project/data/packs"
if python3 "$scratch/links.py" "$scratch/project/data/packs/links.pdf"; then
    cat > "$scratch/project/data/packs/links.xml" <<'XML'
<pack id="links" xml:lang="en"><title>Links</title><annex href="links.pdf"><title>Annex</title></annex></pack>
XML
    audit_pack() { "$SHEAF" pack --all -C "$scratch/project" "$scratch/project/data/packs/links.xml" -o "$scratch/links-out.pdf"; }
    for told in "page 1: URI file:///etc/passwd" "page 1: URI smb://host/a" "page 2: Launch calc.exe" "page 2: GoToR other.pdf" "page 2: JavaScript" \
                "page 2: SubmitForm https://example.org/f" "page 2: URI data:text/html,x" "the document: JavaScript"; do
        expect "an annex: $told" 0 "this action is not carried over: $told" audit_pack
    done
fi
