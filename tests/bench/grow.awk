# A hundred times the data: every area 99 times more under names of no country, each with all observations of the first.
# grow.awk < areas.xml, grow.awk < observations-*.xml, or grow.awk < plan.xml, whose targets then name them all;
# with -v times=N it is N times.
BEGIN { if (times == 0) times = 100 }
function more(block, attribute,   i, copy) {
	for (i = 1; i < times; i++) {
		copy = block
		sub(" " attribute "=\"[A-Z]+", "&" i, copy)
		sub(/ name="/, "&Sample " i " of ", copy)
		gsub(/ (alpha2|official|aliases)="[^"]*"/, "", copy)
		sub(/ region="[^"]*/, "& " i, copy)
		sub(/ subregion="[^"]*/, "& " i, copy)
		printf "%s", copy
	}
}
# Copies are in groups of targets of their own, so that a page that lists those of its group stays as long as it is.
function groups(block,   head, ids, count, i, k, list) {
	match(block, / areas="[^"]*"/)
	list = substr(block, RSTART + 8, RLENGTH - 9)
	count = split(list, ids, " ")
	for (i = 1; i < times; i++) {
		head = ""
		for (k = 1; k <= count; k++)
			head = head (k > 1 ? " " : "") ids[k] i
		copy = block
		sub(/ areas="[^"]*"/, " areas=\"" head "\"", copy)
		sub(/ group="[^"]*/, "&-" i, copy)
		printf "%s", copy
	}
}
# Copies have regions of their own, so that a page with those of its region stays as long as it is.
/<region name="/ {
	print
	for (i = 1; i < times; i++) {
		copy = $0
		sub(/ name="[^"]*/, "& " i, copy)
		gsub(/<title[^<]*<\/title>/, "", copy)
		print copy
	}
	next
}
/<targets .* areas="/ { block = ""; held = "targets" }
/<area / { block = ""; held = "area"; attribute = "id" }
/<series / && / area="/ { block = ""; held = "series"; attribute = "area" }
held { block = block $0 "\n" }
{ print }
held == "targets" && /<\/targets>/ { groups(block); held = "" }
held && held != "targets" && ($0 ~ "</" held ">" || (held == "area" && /<area .*\/>/)) { more(block, attribute); held = "" }
