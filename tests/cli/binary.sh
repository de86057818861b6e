# ---- how the program is linked ----

if is_sanitized; then
    skip "binary: a sanitized program is linked otherwise"
else
    # Whatever it needs by itself is called by it. -lc is needed by what the compiler adds.
    needs_what_it_calls() { # FILE
        nm -D --undefined-only "$1" | awk '{ sub(/@.*/, "", $NF); print $NF }' | sort -u > "$scratch/called"
        for library in $(readelf -d "$1" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p'); do
            path=$(ldd "$1" | awk -v name="$library" '$1 == name { print $3 }')
            nm -D --defined-only "$path" | awk '{ sub(/@.*/, "", $NF); print $NF }' | sort -u > "$scratch/offered"
            if [ -n "$(comm -12 "$scratch/called" "$scratch/offered")" ]; then pass; else fail "binary: $library is linked to $(basename "$1") and nothing there calls it"; fi
        done
    }
    # has NAME PATTERN COMMAND...
    has() {
        name=$1 pattern=$2
        shift 2
        if "$@" | grep -q "$pattern"; then pass; else fail "binary: $name"; fi
    }
    modules=$(dirname "$(dirname "$SHEAF")")/lib/sheaf
    for file in "$modules"/*.so "$SHEAF"; do
        needs_what_it_calls "$file"
        what=$(basename "$file")
        has "$what lies at a random place"                      'Type: *DYN'                    readelf -h "$file"
        has "addresses of $what are found at once"              'BIND_NOW\|FLAGS_1.* NOW'       readelf -d "$file"
        has "and are read only from then on"                    GNU_RELRO                       readelf -lW "$file"
        has "the stack of $what holds no code"                  'GNU_STACK.* RW '               readelf -lW "$file"
    done
    # The program gives modules what they ask for, and nothing else; a module gives its tables.
    nm -D --defined-only "$SHEAF" | awk '$2 ~ /[TDBR]/ { print $3 }' | sort -u > "$scratch/given"
    nm -D --undefined-only "$modules"/*.so | awk '{ sub(/@.*/, "", $NF); print $NF }' | sort -u > "$scratch/asked"
    [ -z "$(comm -23 "$scratch/given" "$scratch/asked" | grep -v '^_')" ] && pass || fail "binary: no module asks for $(comm -23 "$scratch/given" "$scratch/asked" | xargs)"
    for file in "$modules"/*.so; do
        wanted=$(sed -n "s/^MODULE(\([^,]*\),.*/\1 &/p" src/module/table.h | awk -v module="$(basename "$file" .so)" -F', ' '$1 ~ "^" module " " { print $6 }' | sort | xargs)
        given=$(nm -D --defined-only "$file" | awk '{ print $3 }' | grep -v '^module_build$' | sort | xargs)
        [ "$given" = "$wanted" ] && pass || fail "binary: $(basename "$file") gives '$given', not '$wanted'"
    done
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
