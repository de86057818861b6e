# Fonts of a configuration: one that nobody uses stops nothing, one that cannot be embedded is named with its file and the
# reason, those of CFF and instances of variable ones are embedded.
fonts=$scratch/fonts faces=$PWD/out/fonts/faces
mkdir "$fonts"

# configure NAME: all faces but those of the pattern $2, with what stands in $fonts/NAME, and $3 besides
configure() {
    mkdir -p "$fonts/$1"
    for face in "$faces"/*; do
        case ${face##*/} in $2) ;; *) ln -s "$face" "$fonts/$1/" ;; esac
    done
    printf '<fontconfig><dir>%s</dir>%s<cachedir>%s</cachedir></fontconfig>\n' "$fonts/$1" "$3" "$fonts/cache-$1" > "$fonts/$1.conf"
}
sheet() { conf=$1 subject=$2 language=$3; shift 3; "$SHEAF" build --template factsheet --area "$subject" --lang "$language" --fonts "$fonts/$conf.conf" "$@"; }

configure plain '' ''
expect "fonts: as they are" 0 - sheet plain BIH en -o "$fonts/plain.pdf"
# Where the family that is named for a script is not there, no other takes its place unsaid.
configure none 'NotoSansArabic-*' ''
expect "fonts: none for a script" 7 "error[S401]: no font has U+" sheet none YEM ar --strict-glyphs -o "$fonts/none.pdf"
if command -v python3 >/dev/null 2>&1; then
    while read -r kind why; do
        mkdir -p "$fonts/$kind"
        for weight in Regular Medium SemiBold Bold; do
            python3 tests/cli/fonts.py "$kind" "$faces/NotoSansArabic-$weight.ttf" "$fonts/$kind/Other-$weight.ttf" || fail "fonts: $kind cannot be made"
        done
        configure "$kind" 'NotoSansArabic-*' ''
        expect "fonts: $kind, not used" 0 - sheet "$kind" BIH en -o "$fonts/$kind.pdf"
        cmp -s "$fonts/plain.pdf" "$fonts/$kind.pdf" && pass || fail "fonts: a font of the kind $kind, not used, changes the file"
        expect "fonts: $kind, used" 7 "error[S402]: the font $fonts/$kind/Other-Regular.ttf cannot be embedded: $why" sheet "$kind" YEM ar -o "$fonts/$kind-ar.pdf"
        [ ! -e "$fonts/$kind-ar.pdf" ] && pass || fail "fonts: a sheet is set in a font of the kind $kind"
    done <<'END'
restricted its licence forbids that (fsType: restricted)
bitmaps its glyphs are coloured bitmaps
woff it is packed for the Web (WOFF)
END

    # A face without a space: the words stay apart, as far as the space of the page's own face is wide.
    mkdir -p "$fonts/spaceless"
    for weight in Regular Medium SemiBold Bold; do
        python3 tests/cli/fonts.py spaceless "$faces/NotoSansArabic-$weight.ttf" "$fonts/spaceless/Other-$weight.ttf" || fail "fonts: spaceless cannot be made"
    done
    configure spaceless 'NotoSansArabic-*' ''
    expect "fonts: without a space" 0 - sheet spaceless YEM ar -o "$fonts/spaceless.pdf"
    expect "fonts: without a space conforms" 0 "0 failures" "$SHEAF" audit "$fonts/spaceless.pdf"
    if command -v pdftotext >/dev/null 2>&1; then
        sheet plain YEM ar -o "$fonts/plain-ar.pdf" >/dev/null 2>&1
        # poppler puts a vowel's mark (U+064B) before or behind its letter: it is left out
        words() { pdftotext "$1" - | sed "s/$(printf '\331\213')//g" | tr -s ' \n\f' '\n' | sort; }
        words "$fonts/plain-ar.pdf" > "$fonts/words" && words "$fonts/spaceless.pdf" | cmp -s - "$fonts/words" && [ "$(wc -l < "$fonts/words")" -gt 300 ] && pass || fail "fonts: without a space the words run together"
    fi

    # Letters that are as wide as their weight says: the audit holds the widths that are told against the font program.
    mkdir -p "$fonts/variable"
    python3 tests/cli/fonts.py variable "$faces/NotoSans-Regular.ttf" "$fonts/variable/Variable.ttf" || fail "fonts: variable cannot be made"
    configure variable 'NotoSans-*' ''
    expect "fonts: variable" 0 - sheet variable BIH en -o "$fonts/variable.pdf"
    expect "fonts: variable, again" 0 - sheet variable BIH en -o "$fonts/again.pdf"
    cmp -s "$fonts/variable.pdf" "$fonts/again.pdf" && pass || fail "fonts: instances differ from run to run"
    expect "fonts: variable conforms" 0 "0 failures" "$SHEAF" audit "$fonts/variable.pdf"
    if command -v pdffonts >/dev/null 2>&1; then
        pdffonts "$fonts/variable.pdf" > "$fonts/variable.list"
        [ "$(grep -c '+NotoSans-Regular .*yes yes yes' "$fonts/variable.list")" -ge 2 ] && pass || fail "fonts: instances are no fonts of their own"
    fi
else
    skip "fonts that are made by a script: there is no python3"
fi

# One family of CFF under the name of the house's.
other=$(fc-list -f '%{fontformat} %{file}\n' 2>/dev/null | sed -n 's/^CFF //p' | grep '/NimbusSans-Regular\.otf$' | head -n 1)
if [ -n "$other" ]; then
    mkdir "$fonts/cff"
    ln -s "$(dirname "$other")"/NimbusSans-*.otf "$fonts/cff/"
    configure unused '' "<dir>$(dirname "$other")</dir>"
    expect "fonts: CFF, not used" 0 - sheet unused BIH en -o "$fonts/unused.pdf"
    cmp -s "$fonts/plain.pdf" "$fonts/unused.pdf" && pass || fail "fonts: a font of CFF, not used, changes the file"
    configure cff 'NotoSans-*' '<match target="scan"><test name="family"><string>Nimbus Sans</string></test><edit name="family" mode="assign"><string>Noto Sans</string></edit></match>'
    expect "fonts: CFF" 0 - sheet cff BIH en -o "$fonts/cff.pdf"
    expect "fonts: CFF conforms" 0 "0 failures" "$SHEAF" audit "$fonts/cff.pdf"
    if command -v pdffonts >/dev/null 2>&1; then
        pdffonts "$fonts/cff.pdf" | grep -q '+NimbusSans-Regular  *CID Type 0C .*yes yes yes' && pass || fail "fonts: CFF is not embedded as such"
        pdftotext "$fonts/cff.pdf" - | grep -q 'Bosnia and Herzegovina' && pass || fail "fonts: text of CFF cannot be read"
    fi
else
    skip "fonts of CFF: fonts-urw-base35 is not installed"
fi
