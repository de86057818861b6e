# Signs in titles that the faces of letters lack: pages stand, what no font has is named with the data's place, and the file conforms.
signs=$scratch/signs
expect "signs: a project" 0 - small_project "$signs"
cat > "$signs/data/events.xml" <<'END'
<events>
  <event start="2024-06-04" kind="meeting"><title>Party 🎉 and ⚠️ → ★</title></event>
  <event start="2024-06-06" kind="meeting">
    <title>Face 🫠 of the day</title>
  </event>
</events>
END
for form in month quarter year list; do
    case $form in month) only="--month 6" ;; *) only= ;; esac
    expect "signs: the $form" 0 "data/events.xml:4:12: warning[S403]: no font has U+1FAE0" "$SHEAF" calendar $form -C "$signs" --year 2024 $only -o $form.pdf
    expect "signs: the $form conforms" 0 "0 failures" "$SHEAF" audit "$signs/$form.pdf"
    expect "signs: the $form, strictly" 7 "data/events.xml:4:12: error[S401]: no font has U+1FAE0" "$SHEAF" calendar $form -C "$signs" --year 2024 $only --strict-glyphs -o strict.pdf
    [ ! -e "$signs/strict.pdf" ] && pass || fail "signs: a strict $form is written all the same"
done
expect "signs: as warnings they count" 3 "S403" "$SHEAF" calendar list -C "$signs" --year 2024 --werror -o werror.pdf
if command -v pdftotext >/dev/null 2>&1; then
    pdftotext "$signs/list.pdf" - | tr '\n' ' ' > "$scratch/signs.text"
    grep -q 'Party 🎉 and ⚠ → ★' "$scratch/signs.text" && pass || fail "signs: they are read as what they are"
    grep -q 'Face \[MELTING FACE\] of the day' "$scratch/signs.text" && pass || fail "signs: a name stands for what no font has"
    pdffonts "$signs/list.pdf" > "$scratch/signs.fonts" && [ "$(tail -n +3 "$scratch/signs.fonts" | grep -c TrueType)" -gt 0 ] &&
        ! tail -n +3 "$scratch/signs.fonts" | grep -vq TrueType && pass || fail "signs: a font is not TrueType"
fi
# What was made with a warning does not stand for what was asked strictly.
echo '<batch><calendar kind="list" year="2024"/></batch>' > "$signs/data/batch.xml"
expect "signs: a batch" 0 "warning[S403]" "$SHEAF" batch -C "$signs" data/batch.xml
expect "signs: a batch, strictly" 7 "error[S401]" "$SHEAF" batch -C "$signs" --strict-glyphs data/batch.xml
