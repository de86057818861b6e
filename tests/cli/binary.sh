# ---- how the program is linked ----

if is_sanitized; then
    skip "binary: a sanitized program is linked otherwise"
else
    # Whatever it needs by itself is called by it. -lc is needed by what the compiler adds.
    nm -D --undefined-only "$SHEAF" | awk '{ sub(/@.*/, "", $NF); print $NF }' | sort -u > "$scratch/called"
    for library in $(readelf -d "$SHEAF" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p'); do
        path=$(ldd "$SHEAF" | awk -v name="$library" '$1 == name { print $3 }')
        nm -D --defined-only "$path" | awk '{ sub(/@.*/, "", $NF); print $NF }' | sort -u > "$scratch/offered"
        if [ -n "$(comm -12 "$scratch/called" "$scratch/offered")" ]; then pass; else fail "binary: $library is linked and nothing calls it"; fi
    done

    # has NAME PATTERN COMMAND...
    has() {
        name=$1 pattern=$2
        shift 2
        if "$@" | grep -q "$pattern"; then pass; else fail "binary: $name"; fi
    }
    has "it lies at a random place"                  'Type: *DYN'       readelf -h "$SHEAF"
    has "addresses are found at the start"           'BIND_NOW\|FLAGS_1.* NOW' readelf -d "$SHEAF"
    has "and are read only from then on"             GNU_RELRO          readelf -lW "$SHEAF"
    has "its stack holds no code"                    'GNU_STACK.* RW '  readelf -lW "$SHEAF"
    has "its stack is guarded"                       __stack_chk_fail   cat "$scratch/called"
    has "its functions are the fortified ones"       '__.*_chk$'        cat "$scratch/called"

    # Of each source, the compiler notes with what it was compiled.
    if readelf -S "$SHEAF" | grep -q debug_info; then
        readelf --debug-dump=info --dwarf-depth=1 "$SHEAF" 2>/dev/null | grep 'DW_AT_producer' | grep 'GNU C1' > "$scratch/producers"
        for flag in -fstack-protector-strong -fstack-clash-protection $(case $(uname -m) in x86_64) echo -fcf-protection ;; esac); do
            if [ ! -s "$scratch/producers" ] || ! grep -qv -e "$flag" "$scratch/producers"; then pass; else fail "binary: a source is compiled without $flag"; fi
        done
    fi
fi
