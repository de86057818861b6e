# A theme that is like another: its colours, sizes and families hold for every class, also those that it does not name;
# the fonts of a project; --theme; and what is wrong in a theme is told with its place.
themes=$scratch/themes
small_project "$themes" > /dev/null || fail "themes: no project"
mkdir -p "$themes/templates/themes" "$themes/fonts"
cp out/fonts/faces/NotoSerif-Regular.ttf out/fonts/faces/NotoSerif-Bold.ttf "$themes/fonts/"
theme() { cat > "$themes/templates/themes/$1.xml"; }
sheet() { "$SHEAF" build -C "$themes" --template sheet --area NPL "$@"; }
doc() { sheet --stop-after doc "$@" > "$scratch/themes.doc" 2> "$scratch/themes.err"; }
has() { grep -q -- "$2" "$scratch/themes.doc" && pass || fail "themes: $1: no '$2' on the page"; }
lacks() { grep -q -- "$2" "$scratch/themes.doc" && fail "themes: $1: '$2' on the page" || pass; }

doc
has "of the house" "color=#0F4C75"
theme own <<'END'
<theme like="house">
  <color name="accent" value="#A0202B"/>
  <style name="table-label" font-size="9.25"/>
  <style name="loud" like="later"/>
  <style name="later" font-weight="700"/>
</theme>
END
doc --theme own
has "an accent for classes of the house" "color=#A0202B"
lacks "an accent for classes of the house" "color=#0F4C75"
has "the size of one class" "size=9.25"
expect "themes: all is well" 0 "no errors, 0 warnings" "$SHEAF" check -C "$themes"

# A style of a name that nobody knows is a slip, unless it says what it is.
theme own <<'END'
<theme like="house">
  <style name="table-labl" font-size="9.25"/>
</theme>
END
expect "themes: a style that nobody knows" 4 "own.xml:2:16: error[S949]: the theme that it is like has no style 'table-labl'" "$SHEAF" check -C "$themes"
expect "themes: and which was meant" 4 "table-label" "$SHEAF" check -C "$themes"
sed -i 's/"9.25"/"9.25" means="Labels that are mine."/' "$themes/templates/themes/own.xml"
expect "themes: a new style" 0 "no errors, 0 warnings" "$SHEAF" check -C "$themes"
# Of a colour or families of a name that no theme below has, and that nothing uses, the name is a slip: told at its place.
theme own <<'END'
<theme like="house">
  <color name="acent" value="#A0202B"/>
  <color name="brand" value="#A0202B" means="What is ours."/>
  <color name="map-see" value="#A0202B"/>
  <color name="map-sea" value="#F0F0F0"/>
  <font-family name="snas" script="Latn" family="Noto Serif"/>
  <font-family name="sans" script="Latn" family="Noto Serif"/>
</theme>
END
slip() { expect "themes: $1" 0 "own.xml:$2: warning[S1316]: nothing uses the $3 and the theme that this one is like has none of that name${4:-}" "$SHEAF" check -C "$themes"; }
slip "a colour whose name is a slip" 2:16 "<color> 'acent'," "; the nearest is 'accent'"
slip "a colour that nothing uses yet" 3:16 "<color> 'brand',"
slip "a colour that themes may have" 4:16 "<color> 'map-see'," "; the nearest is 'map-sea'"
slip "families whose name is a slip" 6:22 "<font-family> 'snas'," "; the nearest is 'sans'"
expect "themes: the others are none" 0 "no errors, 4 warnings" "$SHEAF" check -C "$themes"
# A style, a template, a word within an expression or a pack use it.
theme own <<'END'
<theme like="house">
  <color name="brand" value="#A0202B"/>
  <color name="edge" value="#A0202B"/>
  <color name="loud" value="#A0202B"/>
  <color name="own" value="#A0202B"/>
  <font-family name="titles" family="Noto Serif"/>
  <style name="h1" color="brand" font-family="titles"/>
  <style name="h2" border-top="1 edge"/>
</theme>
END
cat > "$themes/templates/uses.xml" <<'END'
<template subject="plan" theme="own"><masters include="masters/plain"/><body><h1 color="loud">t</h1><p color="{if(true(), 'own', 'ink')}">t</p></body></template>
END
"$SHEAF" check -C "$themes" > "$scratch/themes.err" 2>&1
grep 'S1316' "$scratch/themes.err" && fail "themes: what is used is told to be used by nothing" || pass
rm "$themes/templates/uses.xml"
theme own <<'END'
<theme like="house"/>
END
# Files of fonts that nothing can be set in are told by the check, whether a page asks for them or not.
printf 'no font' > "$themes/fonts/Broken.ttf"
expect "themes: a damaged font that no page asks for" 0 "warning[S947]: " "$SHEAF" check -C "$themes"
expect "themes: as an error where warnings are" 3 "Broken.ttf is no font" "$SHEAF" check --werror -C "$themes"
rm "$themes/fonts/Broken.ttf"
if command -v python3 >/dev/null 2>&1; then
    python3 tests/cli/fonts.py restricted out/fonts/faces/NotoSans-Regular.ttf "$themes/fonts/Forbidden.ttf"
    expect "themes: a forbidden font that no page asks for" 0 "warning[S948]: the font $themes/fonts/Forbidden.ttf cannot be embedded, and is left out: its licence forbids that" "$SHEAF" check -C "$themes"
    # So does whoever looks at the theme, or makes a page in other fonts.
    printf 'no font' > "$themes/fonts/Broken.ttf"
    for verb in theme "theme own -o specimen.pdf" "build --template overview -o forbidden.pdf"; do
        expect "themes: a forbidden font, by $verb" 0 "warning[S948]: the font $themes/fonts/Forbidden.ttf cannot be embedded, and is left out: its licence forbids that (fsType: restricted)" "$SHEAF" $verb -C "$themes"
        expect "themes: a damaged one, by $verb" 0 "warning[S947]: $themes/fonts/Broken.ttf is no font that can be read" "$SHEAF" $verb -C "$themes"
    done
    rm "$themes/fonts/Broken.ttf" "$themes/fonts/Forbidden.ttf"
fi
expect "themes: without it" 0 "no errors, 0 warnings" "$SHEAF" check -C "$themes"

# A theme of the house's name stands before it for every page, and is like it.
theme house <<'END'
<theme like="own"><color name="navy" value="#202020"/></theme>
END
theme own <<'END'
<theme like="house"><color name="accent" value="#A0202B"/></theme>
END
expect "themes: two that are like each other" 4 "own.xml:1:14: error[S940]: the theme house is like itself" sheet -o "$themes/no.pdf"
theme house <<'END'
<theme like="house"><color name="accent" value="#106020"/></theme>
END
doc
has "the project's own house" "color=#106020"
theme own <<'END'
<theme like="own"/>
END
expect "themes: one that is like itself" 4 "own.xml:1:14: error[S940]: the theme own is like itself" sheet --theme own -o "$themes/no.pdf"

# Families: the fonts of the project, then those of the configuration.
theme own <<'END'
<theme like="house"><font-family name="sans" script="Latn" family="Noto Serif"/></theme>
END
expect "themes: a font of the project" 0 - sheet --theme own -o "$themes/serif.pdf"
pdffonts "$themes/serif.pdf" | grep -q NotoSerif-Regular && pass || fail "themes: the page is not set in Noto Serif"
pdffonts "$themes/serif.pdf" | grep -q NotoSans-Regular && fail "themes: the page is set in Noto Sans too" || pass
sheet --theme own > /dev/null && [ -f "$themes/out/pdf/sheet/NPL-own.pdf" ] && pass || fail "themes: the name of the file tells nothing of its theme"
theme own <<'END'
<theme like="house">
  <font-family name="sans" script="Arab" family="Noto Serif"/>
  <style name="body" font-family="No Such Face"/>
</theme>
END
expect "themes: no such letters" 7 "own.xml:2:50: error[S946]: the family 'Noto Serif' has no letters of the script Arab" sheet --theme own -o "$themes/no.pdf"
expect "themes: no such family" 7 "own.xml:3:35: error[S945]: there is no font of the family 'No Such Face'; there are: Noto" sheet --theme own -o "$themes/no.pdf"
expect "themes: check says so too" 7 "error[S945]" "$SHEAF" check -C "$themes"
head -c 3000 "$themes/fonts/NotoSerif-Bold.ttf" > "$themes/fonts/Broken.ttf"
printf 'no font' > "$themes/fonts/Worse.otf"
expect "themes: a damaged font stops nothing" 0 "warning[S94" sheet -o "$themes/yes.pdf"
expect "themes: a file that is no font" 0 "warning[S947]: $themes/fonts/Worse.otf is no font that can be read" sheet -o "$themes/yes.pdf"
rm "$themes/fonts/Broken.ttf" "$themes/fonts/Worse.otf"

# Mistakes, each at its place, and colours that nobody can read or tell apart.
theme own <<'END'
<theme like="house" colour="yes">
  <color name="ink-2" value="#C0C0C0"/>
  <color name="limited" value="#7F5F10"/>
  <color name="limited" value="#7F5F11"/>
  <font-family name="sans" script="Latx" family="Noto Serif"/>
  <style name="h2" like="h3"/>
  <style name="h3" like="h2"/>
  <style name="lead" like="leed"/>
</theme>
END
for message in "own.xml:1:29: error[S303]" "own.xml:4:3: error[S309]" "own.xml:5:36: error[S942]: 'Latx' is no script" \
    "own.xml:7:26: error[S941]: the class h3 is like h2, which is like it" "own.xml:8:28: error[S307]: the theme has no style 'leed'; the nearest is 'lead'"; do
    expect "themes: $message" 4 "$message" "$SHEAF" check -C "$themes"
done
theme own <<'END'
<theme like="house">
  <color name="ink-2" value="#C0C0C0"/>
  <color name="limited" value="#7F5F10"/>
</theme>
END
expect "themes: pale letters" 0 "own.xml:2:3: warning[S943]: the contrast of ink-2 on white is 1.8" "$SHEAF" check -C "$themes"
expect "themes: two statuses in one colour" 0 "own.xml:3:3: warning[S944]: the colours of the statuses accelerate and limited are all but one" "$SHEAF" check -C "$themes"
expect "themes: no such theme" 7 "there is no template 'themes/economi'" sheet --theme economi -o "$themes/no.pdf"
[ ! -e "$themes/no.pdf" ] && pass || fail "themes: something was written"

# The theme of little ink: a bar is outlined and nearly white, what stands in it is black, and its pages take no more room.
rm -rf "$themes/templates/themes"
for theme in house economy; do
    "$SHEAF" build -C "$themes" --template sheet --area NPL --theme $theme --stop-after pages > "$scratch/themes.$theme" 2> "$scratch/themes.err" || fail "themes: $theme: $(head -n 1 "$scratch/themes.err")"
done
[ "$(grep -c 'fill .*#0F4C75' "$scratch/themes.house")" -gt 0 ] && pass || fail "themes: the house has no bar"
grep -q 'fill .*#F0F0F0' "$scratch/themes.economy" && pass || fail "themes: economy has no bar that is nearly white"
grep -q '#0F4C75\|#12344A' "$scratch/themes.economy" && fail "themes: economy has colours of the house" || pass
expect "themes: economy, on a shipped page" 0 "2 pages" "$SHEAF" build --template factsheet --area BIH --theme economy -o "$themes/economy.pdf"
# And the map of where an area lies is of outlines: neither its sea nor its land is dark, the area is drawn by the thickest line.
for theme in house economy; do
    "$SHEAF" build --template factsheet --area BIH --theme $theme --stop-after pages > "$scratch/themes.$theme" || fail "themes: no sheet of $theme"
done
[ "$(grep -c '#1B4560\|#4D7992' "$scratch/themes.house")" -ge 2 ] && pass || fail "themes: the house's map has no ground"
grep -q '#1B4560\|#4D7992' "$scratch/themes.economy" && fail "themes: economy has a dark map" || pass
grep -q '#E4E4E4.*1\.1' "$scratch/themes.economy" && pass || fail "themes: economy's area has no outline on its map"
for theme in economy serif; do
    "$SHEAF" check -C "$themes" --theme $theme 2>&1 | grep 'warning\[' && fail "themes: $theme warns" || pass
done
grep -qE 'MBT|CCM|"intl|"[123][A-C]' templates/specimen.xml && fail "the specimen names what is of the first plan" || pass
