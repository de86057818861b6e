# The shipped catalogues have one message for each key of the English one, and no other: a page in French has no English words.
keys() { grep -o '<message key="[^"]*"' "data/catalogue-$1.xml" | sort; }
keys en > "$scratch/english"
[ "$(wc -l < "$scratch/english")" -gt 400 ] && [ -z "$(uniq -d "$scratch/english")" ] && pass || fail "the keys of the English catalogue"
for file in data/catalogue-*.xml; do
    language=${file#data/catalogue-} language=${language%.xml}
    keys "$language" > "$scratch/keys"
    cmp -s "$scratch/english" "$scratch/keys" && pass || { fail "the messages of '$language' are not those of English"; diff "$scratch/english" "$scratch/keys" | head -n 5; }
done
# Between words that a template puts together stands what the language has there (French parts a colon from its word): it is a message too.
literal() { grep -nE 'value="[:;,]|/>[:;,] |</(strong|span|value-of)>[:;,]|, .[:;] .\)' "$@"; }
literal templates/*.xml > "$scratch/literal" && fail "punctuation that no language chose: $(head -n 1 "$scratch/literal")" || pass
printf '%s\n' '<p><message key="judgement-better"/><text value=": "/></p>' '<p><value-of select="@publisher"/>: </p>' > "$scratch/colon.xml"
[ "$(literal "$scratch/colon.xml" | wc -l)" = 2 ] && pass || fail "a colon of no language is not seen"
"$SHEAF" build --template factsheet --area SOM --lang fr --stop-after doc | grep -A2 '"Moins bien"' | grep -q "text \"$(printf '\302\240'): \"" && pass || fail "in French a colon stands apart"
