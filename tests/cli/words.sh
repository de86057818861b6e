# The shipped catalogues have one message for each key of the English one, and no other: a page in French has no English words.
keys() { grep -o '<message key="[^"]*"' "data/catalogue-$1.xml" | sort; }
keys en > "$scratch/english"
[ "$(wc -l < "$scratch/english")" -gt 400 ] && [ -z "$(uniq -d "$scratch/english")" ] && pass || fail "the keys of the English catalogue"
for file in data/catalogue-*.xml; do
    language=${file#data/catalogue-} language=${language%.xml}
    keys "$language" > "$scratch/keys"
    cmp -s "$scratch/english" "$scratch/keys" && pass || { fail "the messages of '$language' are not those of English"; diff "$scratch/english" "$scratch/keys" | head -n 5; }
done
