# The map of rooms as make variables: ROOMS, needs_ROOM (all rooms below, nearest last), cflags_ROOM, libs_ROOM, and libs_all, of all
# that the library holds. From src/module/table.h: MODULES, sources_MODULE and tables_MODULE.
function pkg(what, names,    list, n, i, out, line, cmd, lib) {
    n = split(names, list, ",")
    lib = ""; out = ""
    for (i = 1; i <= n; i++)
        if (list[i] ~ /^-l/) { if (what == "libs") out = out " " list[i] }
        else lib = lib " " list[i]
    cmd = "pkg-config --" what lib
    cmd | getline line
    close(cmd)
    if (what == "cflags") gsub(/-I/, "-isystem ", line)
    return line out
}
function closure(room,    list, n, i) {
    n = split(knows[room], list, ",")
    for (i = 1; i <= n; i++)
        if (list[i] != "-" && list[i] != "sheaf" && !(list[i] in seen)) { seen[list[i]] = 1; closure(list[i]) }
}
/^MODULE\(/ {
    row = $0
    sub(/^MODULE\(/, "", row); sub(/\)$/, "", row)
    split(row, field, ", ")
    if (!(field[1] in sources)) modules = modules " " field[1]
    tables[field[1]] = tables[field[1]] " " field[6]
    sources[field[1]] = sources[field[1]] " " field[7]
    next
}
FILENAME ~ /table\.h$/ || /^#/ || NF < 5 { next }
{ order[++count] = $1; level[$1] = $2; knows[$1] = $3; libraries[$1] = $4 }
END {
    everything = ""
    for (i = 1; i <= count; i++) {
        rooms = rooms " " order[i]
        if (order[i] != "module") everything = everything (i > 1 ? "," : "") libraries[order[i]]
    }
    print "ROOMS :=" rooms
    for (i = 1; i <= count; i++) {
        r = order[i]
        delete seen
        closure(r)
        needs = (r == "base") ? "" : " base"
        libs = libraries[r]
        for (j = 1; j <= count; j++)
            if (order[j] in seen) { needs = needs " " order[j]; libs = libs "," libraries[order[j]] }
        print "needs_" r " :=" needs
        print "cflags_" r " := " pkg("cflags", libraries[r])
        print "libs_" r " := " pkg("libs", libs)
    }
    print "libs_all := " pkg("libs", everything)
    print "MODULES :=" modules
    for (m in sources) {
        print "sources_" m " :=" sources[m]
        print "tables_" m " :=" tables[m]
    }
    print "cmocka_libs := " pkg("libs", "cmocka")
}
