# Random plans, by fixed seeds, through CSV, workbooks and IATI and back: nothing is lost that the format can hold, and what it cannot is told.
python3 tests/cli/random_models.py "$(realpath "$SHEAF")" "$scratch" 2 > "$scratch/lost" 2>&1 && pass || fail "random plans: $(cat "$scratch/lost")"
# a generator that makes nothing would find nothing
for what in 'low="' 'missing="' 'qualifier="' 'audience="internal"' 'by="sex:' 'period="20[0-9-]*/' '<record ' 'xml:lang="fr"'; do
    grep -q "$what" "$scratch"/model-?/data/*.xml && pass || fail "random plans: none has $what"
done
