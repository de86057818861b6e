# The README's C example, compiled against an installed tree and run there.
case $SHEAF in
*-sanitize) skip "the installed library: a sanitized build is not installed" ;;
*)
    env -u MAKEFLAGS -u MFLAGS -u SHEAF_INNER -u O make --no-print-directory install DESTDIR= PREFIX="$scratch/installed" O="${SHEAF%/bin/*}" CC="${CC:-gcc}" >"$scratch/install.log" 2>&1
    [ -x "$scratch/installed/bin/sheaf" ] && pass || { fail "make install"; tail -n 5 "$scratch/install.log"; }
    awk '/^## Inside/ { exit } /^    #include <sheaf/ { on = 1 } on { sub(/^    /, ""); print }' README.md > "$scratch/example.c"
    grep -q 'sheaf_build' "$scratch/example.c" && pass || fail "the README has no example"
    flags=$(PKG_CONFIG_PATH="$scratch/installed/lib/pkgconfig" pkg-config --cflags --libs sheaf)
    expect "the README's example compiles"      0 - "${CC:-gcc}" -std=c17 -Wall -Wextra -Werror "$scratch/example.c" -o "$scratch/example" $flags
    expect "the README's example runs"          0 "2 pages" "$scratch/example" "$PWD" "$scratch/installed/share/sheaf" "$scratch/BIH.pdf"
    ! LD_DEBUG=files "$scratch/example" "$PWD" "$scratch/installed/share/sheaf" "$scratch/again.pdf" 2>&1 | grep -q '/lib/sheaf/' && pass || fail "the library opens modules"
    expect "the installed program opens its modules" 0 "png" "$scratch/installed/bin/sheaf" build --template factsheet --area BIH -f png -o "$scratch/BIH-{page}.png"
    rm -r "$scratch/installed/lib/sheaf"
    expect "and those alone"                    7 "$scratch/installed/lib/sheaf/cairo.so" "$scratch/installed/bin/sheaf" build --template factsheet --area BIH -f png -o "$scratch/BIH-{page}.png"
    expect "the library holds all of it"        0 "2 pages" "$scratch/example" "$PWD" "$scratch/installed/share/sheaf" "$scratch/last.pdf"
    expect "what it made conforms"              0 "0 failures" "$SHEAF" audit "$scratch/BIH.pdf"
    ;;
esac
