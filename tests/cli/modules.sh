# What the program opens only when it needs it: libqpdf for reading PDF files and for print files, cairo for pictures and for the second
# writer. A copy of the program stands in a tree of its own, from which modules are taken away.
tree=$scratch/tree
modules=$(dirname "$(dirname "$SHEAF")")/lib/$(case $SHEAF in *-sanitize) echo sheaf-sanitize ;; *) echo sheaf ;; esac)
beside=$tree/lib/$(basename "$modules")
export SHEAF_FONTS="$(dirname "$(dirname "$SHEAF")")/fonts/fonts.conf" SHEAF_TEMPLATES="$PWD/templates"
unset SHEAF_AUDIT                        # only the first of a kind is audited, as for users
plant() {
    rm -rf "$tree"
    mkdir -p "$tree/bin" "$beside"
    cp "$SHEAF" "$tree/bin/sheaf"
    cp "$modules"/*.so "$beside"
}
small=$scratch/small
small_project "$small"
plant
sheaf=$tree/bin/sheaf
mkdir "$scratch/samples" && cp tests/fuzz/corpus/picture/rgb8.png tests/fuzz/corpus/picture/plain.jpg "$scratch/samples"
cd "$small" && mkdir out || exit 1      # what was audited is kept there

# ---- each is opened by what needs it, and by nothing else ----

# opened COMMAND...: the names of the modules that a run opens, as the dynamic linker tells.
opened() { LD_DEBUG=files "$@" 2>&1 >/dev/null </dev/null | sed -n "s,.*calling init: $beside/\(.*\)\.so\$,\1,p" | sort -u | xargs; }
opens() { # NAME MODULES COMMAND...
    name=$1 wanted=$2
    shift 2
    got=$(opened "$@")
    [ "$got" = "$wanted" ] && pass || fail "$name opens '$got', not '$wanted'"
}
if is_sanitized; then
    skip "which modules are opened: a sanitized program says more"
else
    opens "the first sheet, which is audited,"  qpdf    "$sheaf" build --template sheet --area NPL -o "$scratch/a.pdf"
    opens "the next one"                        ""      "$sheaf" build --template sheet --area NPL -o "$scratch/b.pdf"
    opens "a check"                             ""      "$sheaf" check
    opens "a picture"                           cairo   "$sheaf" build --template sheet --area NPL -f png -o "$scratch/a-{page}.png"
    mkdir pictures && cp "$scratch"/samples/* pictures
    printf '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>' > pictures/mark.svg
    python3 "$OLDPWD/tests/cli/picture_files.py" webp pictures pictures > /dev/null
    for name in rgb8.png plain.jpg mark.svg lossy.webp; do
        printf '<template for="plan" theme="house"><master name="first" size="A5" margin="20"/><title>One</title><body><h1>One</h1><img src="pictures/%s" alt="One" width="50"/></body></template>' $name > templates/${name#*.}.xml
    done
    opens "a page with a JPEG"                  qpdf    "$sheaf" build --template jpg -o "$scratch/j.pdf"
    opens "a page with a PNG"                   "picture qpdf" "$sheaf" build --template png -o "$scratch/p.pdf"
    opens "a page with a JPEG, drawn,"          "cairo picture" "$sheaf" build --template jpg -f png -o "$scratch/j-{page}.png"
    opens "a page with an SVG"                  "qpdf svg" "$sheaf" build --template svg -o "$scratch/v.pdf"
    printf '<template for="plan" theme="house"><master name="first" size="A5" margin="20"/><title>One</title><body><h1>One <icon name="water"/></h1></body></template>' > templates/icon.xml
    opens "a page with an icon"                 "qpdf svg" "$sheaf" build --template icon -o "$scratch/i.pdf"
    opens "a page with a WebP"                  "qpdf webp" "$sheaf" build --template webp -o "$scratch/w.pdf"
    opens "the trace of pages"                  ""      "$sheaf" build --template sheet --area NPL --stop-after pages
    opens "a print file"                        qpdf    "$sheaf" build --template sheet --area NPL --impose booklet -o "$scratch/c.pdf"
    opens "an export"                           exchange "$sheaf" export csv -o "$scratch/t.csv"
    opens "an import"                           exchange "$sheaf" import csv "$scratch/t.csv"
    opens "an audit"                            qpdf    "$sheaf" audit "$scratch/a.pdf"
    opens "a batch whose kinds are audited"     qpdf    "$sheaf" batch --template sheet --each area -o "$scratch/batch/{subject}.pdf"
    opens "the same where nothing is to do"     ""      "$sheaf" batch --template sheet --each area -o "$scratch/batch/{subject}.pdf"
    rm "$scratch"/batch/*.pdf
    opens "the same where they were audited"    ""      "$sheaf" batch --template sheet --each area -o "$scratch/batch/{subject}.pdf"
    opens "a batch by cairo, which is audited," "cairo qpdf" "$sheaf" batch --template sheet --each area --writer cairo -o "$scratch/drawn/{subject}.pdf"
    opens "the same where nothing is to do"     cairo   "$sheaf" batch --template sheet --each area --writer cairo -o "$scratch/drawn/{subject}.pdf"
fi
# What only modules need is not loaded with the program, nor with what it needs itself.
for library in qpdf cairo rsvg gdk_pixbuf X11 xcb gnutls jpeg webp pixman zip xlsxwriter; do
    if ldd "$SHEAF" | grep -q "lib$library[-.]"; then fail "lib$library is loaded with the program"; else pass; fi
done

# ---- a module that is not there ----

rm "$beside"/*.so
expect "without modules a sheet is made as ever, once audited" 0 "1 page" "$sheaf" build --template sheet --area NPL -o "$scratch/with.pdf"
expect "the first of its kind cannot be"    7 "qpdf.so, which reading a PDF file needs: " "$sheaf" build --template sheet --area NPL --draft -o "$scratch/no.pdf"
[ -e "$scratch/no.pdf" ] && fail "what could not be audited stands" || pass
expect "it names the package"               7 "its libraries are in the package qpdf" "$sheaf" audit "$scratch/with.pdf"
expect "and what to do"                     7 "install that package" "$sheaf" audit "$scratch/with.pdf"
mkdir -p pictures && cp "$scratch/samples/plain.jpg" pictures
printf '<template for="plan" theme="house"><master name="first" size="A5" margin="20"/><title>One</title><body><h1>One</h1><img src="pictures/plain.jpg" alt="One" width="5" dpi="36"/></body></template>' > templates/fewer.xml
expect "a JPEG with fewer pixels names its own" 7 "picture.so, which a picture needs: " "$sheaf" build --template fewer -o "$scratch/no.pdf"
expect "a picture names its own"            7 "$beside/cairo.so, which drawing by cairo needs: " "$sheaf" build --template sheet --area NPL -f svg -o "$scratch/no-{page}.svg"
expect "and its package"                    7 "the package libcairo2" "$sheaf" build --template sheet --area NPL -f png -o "$scratch/no-{page}.png"
expect "the second writer as well"          7 "error[S521]" "$sheaf" build --template sheet --area NPL --writer cairo -o "$scratch/no.pdf"
expect "a chart as well"                    7 "error[S521]" "$sheaf" chart --indicator 1A-1 -f svg -o "$scratch/no.svg"
expect "a print file as well"               7 "error[S521]" "$sheaf" build --template sheet --area NPL --impose booklet -o "$scratch/no.pdf"
expect "all outputs of a batch"             7 "error[S521]" "$sheaf" batch --template sheet --each area --writer cairo -o "$scratch/none/{subject}.pdf"
cat > both.xml <<'XML'
<batch><outputs template="sheet" each="area"/><outputs template="sheet" each="area" writer="cairo"/></batch>
XML
expect "both kinds are made"                0 - "$SHEAF" batch both.xml
find "out/pdf" -name '*.pdf' -delete
# The first of each kind is audited, which takes libqpdf; cairo alone is missing.
cp "$modules/qpdf.so" "$beside"
expect "of a batch only what needs it"      1 "error[S521]" "$sheaf" batch both.xml
[ -n "$(find "out/pdf" -name 'NPL.pdf')" ] && pass || fail "what does not need cairo is not made"
[ -z "$(find "out/pdf" -name 'NPL-cairo.pdf')" ] && pass || fail "something is made by cairo without it"
printf '%%PDF-1.4\n' > "annex.pdf"
cat > kit.xml <<'XML'
<pack id="kit" xml:lang="en"><title>Kit</title><annex href="annex.pdf" otherwise="leave-out"><title>A</title></annex></pack>
XML
rm "$beside"/*.so
expect "no annex is left out for want of libqpdf" 7 "error[S521]" "$sheaf" pack kit.xml -o "$scratch/no.pdf"

# Where nothing tells where the program is, no module is taken from beside the folder that one happens to stand in.
if is_sanitized; then
    skip "a system without /proc: a sanitized program takes no other library before its own"
else
    plant
    mkdir -p "$tree/work"
    without_proc=$(cd "$OLDPWD" && shim no_proc) && [ -n "$without_proc" ] && pass || fail "the library of no /proc is not built"
    expect "no module is opened by the current folder" 7 "/proc/self/exe does not tell where the program is" \
        sh -c 'cd "$1" && LD_PRELOAD=$2 "$3" audit "$4"' - "$tree/work" "$without_proc" "$sheaf" "$scratch/with.pdf"
    rm "$beside"/*.so
fi

# ---- a module of another build ----

plant
python3 - "$beside/cairo.so" <<'END'
import re, sys
path = sys.argv[1]
data = open(path, "rb").read()
build, = re.finditer(rb"[0-9a-f]{32}(?=\0)", data)             # it may stand behind any number
open(path, "r+b").write(data[:build.start()] + b"0" * 32 + data[build.end():])
END
expect "one of another build is refused"    7 "cairo.so, which drawing by cairo needs, is of another build than the program" "$sheaf" build --template sheet --area NPL -f png -o "$scratch/no-{page}.png"
plant
printf 'no module' > "$beside/cairo.so"
expect "and what is no module"              7 "error[S521]" "$sheaf" build --template sheet --area NPL -f png -o "$scratch/no-{page}.png"

# ---- another build of a library that a module brings along ----

if is_sanitized; then
    skip "another library: a sanitized program says more"
else
    plant
    mkdir "$scratch/libraries"
    library=$(ldd "$modules/cairo.so" | awk '/libcairo\.so/ { print $3 }')
    cp "$library" "$scratch/libraries/$(basename "$library")"
    python3 - "$scratch/libraries/$(basename "$library")" "$(readelf -n "$library" | sed -n 's/.*Build ID: //p')" <<'END'
import sys
path, build = sys.argv[1], bytes.fromhex(sys.argv[2])
data = open(path, "rb").read()
assert data.count(build) == 1
open(path, "r+b").write(data.replace(build, bytes(len(build))))
END
    with="env LD_LIBRARY_PATH=$scratch/libraries $sheaf"
    expect "sheets of both writers"         0 "unchanged" "$sheaf" batch both.xml
    expect "by another cairo"               0 "the module cairo is another" $with batch both.xml --explain-rebuild
    grep -q 'NPL-cairo.pdf: the module cairo is another' "$scratch/stderr" && pass || fail "what cairo writes is not made anew by another cairo"
    grep -q 'NPL.pdf: ' "$scratch/stderr" && fail "what cairo does not write is made anew by another cairo" || pass
    expect "and only once"                  0 "0 files written" $with batch both.xml
fi
