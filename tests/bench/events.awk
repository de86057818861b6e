# A calendar of N events over 2018, of one to nine days each, as an events file: awk -v n=N -f events.awk
# Days and lengths come from a multiplicative generator, so that every run of the bench has the same calendar.
function next_number(below) {
	state = (state * 16807) % 2147483647
	return int(state / 2147483647 * below)
}
function day_of_year(number,   month) {
	for (month = 1; number > length_of[month]; month++)
		number -= length_of[month]
	return sprintf("2018-%02d-%02d", month, number)
}
BEGIN {
	split("31 28 31 30 31 30 31 31 30 31 30 31", length_of, " ")
	kinds = split("meeting workshop day launch vote deadline", kind, " ")
	places = split("Geneva|Oslo|New York|Vientiane|Sarajevo|Maputo|Addis Ababa|The Hague", place, "|")
	subjects = split("Regional seminar on stockpile destruction|Meeting of States Parties|Consultation with survivors’ networks|Workshop on Article 7 reporting|Clearance operators’ forum|Side event on victim assistance|Donor round table|Training of campaigners", subject, "|")
	state = 20180101
	print "<events>"
	for (i = 1; i <= n; i++) {
		length_in_days = 1 + next_number(9)
		first = 1 + next_number(366 - length_in_days)
		last = first + length_in_days - 1
		printf "  <event start=\"%s\"", day_of_year(first)
		if (last > first)
			printf " end=\"%s\"", day_of_year(last)
		printf " kind=\"%s\" place=\"%s\" status=\"held\" sources=\"PLAN\"><title>%s %d</title></event>\n", kind[1 + next_number(kinds)], place[1 + next_number(places)], subject[1 + next_number(subjects)], i
	}
	print "</events>"
}
