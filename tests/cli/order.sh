# States stand by their names in the page's language, never in the order of the file (which is by code), and panels and strips by size.
mkdir -p "$scratch/order"
for template in reporting funding land-release casualties votes; do
    "$SHEAF" build --template $template --lang fr --stop-after doc > "$scratch/order/$template" 2>/dev/null || fail "$template in French"
done
held() { (cd "$scratch/order" && python3 "$OLDPWD/tests/cli/by_name.py" État Monde "$@"); }
expect "tables of states are by name"       0 "5 tables" held funding land-release casualties
[ "$(wc -l < "$scratch/stdout")" -eq 1 ] && pass || fail "states in another order: $(cat "$scratch/stdout")"
# Reports that are due stand by their day; the matrix above them by name.
expect "and of reports"                     0 "2 tables" held reporting
[ "$(wc -l < "$scratch/stdout")" -eq 2 ] && grep -q "échéance et soumission: Allemagne, Croatie, Liban, Chili" "$scratch/stdout" && pass || fail "states in another order: $(cat "$scratch/stdout")"
# Whoever changed a vote, year by year: of 2016 Algeria, Angola, Haiti, whose codes are DZA, AGO and HTI.
changed=$(sed -n '/text "2016"/,/text "2017"/p' "$scratch/order/votes" | grep -oE 'text "(Algérie|Angola|Haïti)"' | head -3 | tr -d '\n')
[ "$changed" = 'text "Algérie"text "Angola"text "Haïti"' ] && pass || fail "changed votes are not by name: $changed"
