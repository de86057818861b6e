# The README's C example, compiled against an installed tree and run there.
case $SHEAF in
*-sanitize) skip "the installed library: a sanitized build is not installed" ;;
*)
    env -u MAKEFLAGS -u MFLAGS -u SHEAF_INNER -u O make --no-print-directory install DESTDIR= PREFIX="$scratch/installed" O="${SHEAF%/bin/*}" CC="${CC:-gcc}" >"$scratch/install.log" 2>&1
    [ -x "$scratch/installed/bin/sheaf" ] && pass || { fail "make install"; tail -n 5 "$scratch/install.log"; }
    awk '/^## Inside/ { exit } /^    #include <sheaf/ { on = 1 } on { sub(/^    /, ""); print }' src/README.md > "$scratch/example.c"
    grep -q 'sheaf_build' "$scratch/example.c" && pass || fail "the README has no example"
    flags=$(PKG_CONFIG_PATH="$scratch/installed/lib/pkgconfig" pkg-config --cflags --libs sheaf)
    expect "the README's example compiles"      0 - ${CC:-gcc} -std=c17 -Wall -Wextra -Werror "$scratch/example.c" -o "$scratch/example" $flags
    # The shared library has what the header declares and the list of names has, and exports nothing else.
    grep -hoE '\bsheaf_[a-z_0-9]+ *\(' include/sheaf/*.h | tr -d '( ' | sort -u > "$scratch/declared"
    sed -n 's/^    \(sheaf_[a-z_0-9]*\);$/\1/p' include/sheaf/libsheaf.map | cmp -s - "$scratch/declared" && pass || fail "include/sheaf/libsheaf.map is not what the header declares"
    nm -D --defined-only "$scratch/installed/lib/libsheaf.so" | awk '$2 != "A" { sub(/@.*/, "", $3); print $3 }' | sort -u | cmp -s - "$scratch/declared" && pass || fail "libsheaf.so exports something else than the header declares"
    export LD_LIBRARY_PATH="$scratch/installed/lib"
    ldd "$scratch/example" | grep -q 'libsheaf.so.1 => /' && pass || fail "the example is not linked with libsheaf.so"
    # The archive, where that is wanted: --static gives what it is linked with.
    static=$(PKG_CONFIG_PATH="$scratch/installed/lib/pkgconfig" pkg-config --static --cflags --libs sheaf | sed 's/-lsheaf/-l:libsheaf.a/')
    expect "it compiles with the archive"       0 - ${CC:-gcc} -std=c17 "$scratch/example.c" -o "$scratch/archived" $static
    expect "and runs"                           0 "2 pages" "$scratch/archived" "$PWD" "$scratch/installed/share/sheaf" "$scratch/archived.pdf"
    expect "the README's example runs"          0 "2 pages" "$scratch/example" "$PWD" "$scratch/installed/share/sheaf" "$scratch/BIH.pdf"
    ! LD_DEBUG=files "$scratch/example" "$PWD" "$scratch/installed/share/sheaf" "$scratch/again.pdf" 2>&1 | grep -q '/lib/sheaf/' && pass || fail "the library opens modules"
    expect "the installed program opens its modules" 0 "png" "$scratch/installed/bin/sheaf" build --template factsheet --area BIH -f png -o "$scratch/BIH-{page}.png"
    # What another program has set for itself stays as it is.
    expect "a program with settings of its own"  0 - ${CC:-gcc} -std=c17 -D_GNU_SOURCE -Wall -Wextra -Werror tests/cli/host.c -o "$scratch/host" $flags $(pkg-config --cflags --libs fontconfig libical libxml-2.0)
    expect "keeps all of them"                   0 - "$scratch/host" "$PWD" templates "$PWD/out/fonts/fonts.conf" "$scratch/host.pdf" "$scratch/host.ics"
    [ -s "$scratch/host.pdf" ] && [ -s "$scratch/host.ics" ] && pass || fail "the program with settings of its own got no files"
    rm -r "$scratch/installed/lib/sheaf"
    expect "and those alone"                    7 "$scratch/installed/lib/sheaf/cairo.so" "$scratch/installed/bin/sheaf" build --template factsheet --area BIH -f png -o "$scratch/BIH-{page}.png"
    expect "the library holds all of it"        0 "2 pages" "$scratch/example" "$PWD" "$scratch/installed/share/sheaf" "$scratch/last.pdf"
    cmp -s "$scratch/archived.pdf" "$scratch/last.pdf" && pass || fail "archive and shared library write other bytes"
    unset LD_LIBRARY_PATH
    expect "what it made conforms"              0 "0 failures" "$SHEAF" audit "$scratch/BIH.pdf"
    ;;
esac
