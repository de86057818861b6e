# Makes what glyph_names.c includes from Font::TTF::PSNames of Debian's libfont-ttf-perl, which has the Adobe Glyph List
# in two tables: the names that new fonts use, '0041' => 'A', and all others, 'Abreve' => "\x{0102}", of which the first
# character is taken. Ten names stand there twice. The list itself means the first of the two, but by Delta and Omega the
# signs for increment and ohm. A table that is short is one that is read wrongly: then nothing is made.
function add(name, code) {
    if (name ~ /[^A-Za-z0-9]/ || ((name in codes) && name != "Delta" && name != "Omega"))
        return
    made += !(name in codes)
    codes[name] = code
}
BEGIN { quote = sprintf("%c", 39) }
{ count = split($0, part, quote) }
count == 5 && part[2] ~ /^[0-9A-F]+$/ && part[3] == " => " { add(part[4], part[2]) }
count == 3 && part[3] ~ /^ => "\\x{[0-9A-F]+}/ {
    sub(/^ => "\\x{/, "", part[3])
    sub(/}.*/, "", part[3])
    add(part[2], part[3])
}
END {
    if (made < 4000) {
        print "only " made + 0 " names of glyphs in " FILENAME > "/dev/stderr"
        exit 1
    }
    for (name in codes)
        print "    \"" name " " codes[name] " \""
}
