# A hundred times the data: every area 99 times more under names of no country, each with all observations of the first.
# grow.awk < areas.xml, or grow.awk < observations-*.xml
function more(block, attribute,   i, copy) {
	for (i = 1; i < 100; i++) {
		copy = block
		sub(" " attribute "=\"[A-Z]+", "&" i, copy)
		sub(/ name="/, "&Sample " i " of ", copy)
		gsub(/ (alpha2|official|aliases)="[^"]*"/, "", copy)
		printf "%s", copy
	}
}
/<area / { block = ""; held = "area"; attribute = "id" }
/<series / && / area="/ { block = ""; held = "series"; attribute = "area" }
held { block = block $0 "\n" }
{ print }
held && ($0 ~ "</" held ">" || (held == "area" && /<area .*\/>/)) { more(block, attribute); held = "" }
