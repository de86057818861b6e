/*
 * What each diagnostic is: how grave, which exit status an error gives, the sentence, and what to do (NULL where there
 * is nothing to advise). No include guard: diag.c reads it with DIAG defined. Names and numbers are in base/diag_*.h,
 * so that a new sentence compiles one file again and a new number those that tell of the same matter.
 *
 *   name, severity, exit status, sentence, help
 *
 * Each section is one of the groups of `sheaf help`, whatever numbers its rows have.
 */

#undef DIAG_GROUP
#define DIAG_GROUP "files"
DIAG(DIAG_DIFF_SIDE, SEVERITY_ERROR, DIAG_EXIT_USAGE, "'{1}' is neither a day nor a folder with data",
     "write a day as 2018-06-30, with what had been published by another as 2018-06-30/2018-12-31")
DIAG(DIAG_EXPLAIN_UNKNOWN, SEVERITY_ERROR, DIAG_EXIT_USAGE,
     "'{1}' is neither an indicator, alone or with an area or members behind a slash, nor OBJECTIVE/AREA, AREA/TREATY "
     "or AREA/TREATY/ARTICLE, nor the id of a figure that is known on these days",
     "'sheaf status' lists the indicators")
DIAG(DIAG_FILE_UNREADABLE, SEVERITY_ERROR, DIAG_EXIT_MISSING, "cannot read {1}: {2}",
     "check that the file exists and may be read")
DIAG(DIAG_FILE_UNWRITABLE, SEVERITY_ERROR, DIAG_EXIT_SOME_FAILED, "cannot write {1}: {2}",
     "nothing was left under that name; check the folder's rights and the free space")
DIAG(DIAG_BAD_AS_OF, SEVERITY_ERROR, DIAG_EXIT_USAGE, "'{1}' is not a date",
     "write YYYY-MM-DD, YYYY-MM or YYYY, or a reporting period, YYYY-Q1 or YYYY-A1, for its last day")
DIAG(DIAG_WORDS_STAND_IN, SEVERITY_WARNING, DIAG_EXIT_NONE,
     "there is no catalogue of words for the language '{1}': its pages are in '{2}', and say so",
     "add a catalogue of that language (xml:lang) to the data folder; what it lacks is taken from there")
DIAG(DIAG_NO_CATALOGUE, SEVERITY_ERROR, DIAG_EXIT_MISSING, "there is no catalogue of words for the language '{1}'",
     "add a catalogue of that language (xml:lang) to the data folder")
DIAG(DIAG_NO_SUBJECT, SEVERITY_ERROR, DIAG_EXIT_USAGE, "this template needs one {1}, for example --{2} {3}", NULL)
DIAG(DIAG_UNKNOWN_SUBJECT, SEVERITY_ERROR, DIAG_EXIT_INPUT, "the plan has no {1} '{2}'", NULL)
DIAG(DIAG_BAD_PAPER, SEVERITY_ERROR, DIAG_EXIT_USAGE, "there is no paper called '{1}'",
     "papers are A3, A4, A5, Letter and Tabloid, with ' landscape' or ' portrait' where need be")
DIAG(DIAG_NO_THREAD, SEVERITY_ERROR, DIAG_EXIT_INTERNAL, "no thread can be started: {1}",
     "text is set with threads; end other programs, or raise the limits of processes (ulimit -u) and of memory (ulimit "
     "-v)")
DIAG(DIAG_LIMIT_FILES, SEVERITY_ERROR, DIAG_EXIT_INTERNAL,
     "this process may have {1} files open at once, and {2} are needed", "raise the limit: ulimit -n")
DIAG(DIAG_LIMIT_MEMORY, SEVERITY_ERROR, DIAG_EXIT_INTERNAL,
     "this process may take {1} MiB more memory, and {2} are needed", "raise the limit of addresses: ulimit -v")
DIAG(DIAG_NO_MEMORY, SEVERITY_ERROR, DIAG_EXIT_INTERNAL, "there is no more memory: {1}",
     "end other programs, raise the limits of memory (ulimit -v), or take fewer workers with -j; no output stands half "
     "written")
DIAG(DIAG_ENDED, SEVERITY_ERROR, DIAG_EXIT_INTERNAL, "the program cannot go on: {1}",
     "no output stands half written; please report this")
DIAG(DIAG_MODULE_CLOSED, SEVERITY_ERROR, DIAG_EXIT_MISSING,
     "cannot open {1}, which {2} needs: {3}; its libraries are in the package {4}",
     "install that package; the file itself stands beside the program ('make', 'make install')")
DIAG(DIAG_MODULE_OTHER_BUILD, SEVERITY_ERROR, DIAG_EXIT_MISSING,
     "{1}, which {2} needs, is of another build than the program",
     "build or install the program and its modules together")
DIAG(DIAG_PRINTED_CUT, SEVERITY_ERROR, DIAG_EXIT_SOME_FAILED, "what was printed did not arrive whole: {1}",
     "check the free space of where standard output leads, or write to a file with -o")
DIAG(DIAG_NEW_KIND, SEVERITY_ERROR, DIAG_EXIT_USAGE, "'{1}' is nothing that can be added to a project",
     "what can: area, indicator, measure, source, pack, template")
DIAG(DIAG_NEW_TAKEN, SEVERITY_ERROR, DIAG_EXIT_USAGE, "{1} '{2}' is there already", "take another name")
DIAG(DIAG_NEW_NO_PARENT, SEVERITY_ERROR, DIAG_EXIT_INPUT, "{1}: it belongs in a <{2}>, and there is none", NULL)
DIAG(DIAG_INIT_NOT_EMPTY, SEVERITY_ERROR, DIAG_EXIT_USAGE, "{1} is not an empty folder",
     "name a folder that does not exist yet")
DIAG(DIAG_OUTPUT_IS_INPUT, SEVERITY_ERROR, DIAG_EXIT_USAGE, "{1} would be written over {2}, which is read",
     "nothing was written; name another path")
DIAG(DIAG_OUTPUT_TWICE, SEVERITY_ERROR, DIAG_EXIT_USAGE,
     "{1} would be written over {2}, another output of the same run",
     "nothing was written; name another path for one of them")
DIAG(DIAG_BUILD_LOG_DAMAGED, SEVERITY_NOTE, DIAG_EXIT_NONE, "{1} was damaged, or written by another sheaf",
     "of what it does not tell any more the outputs are made again")
DIAG(DIAG_IMPORT_NOT_OURS, SEVERITY_ERROR, DIAG_EXIT_USAGE, "{1} is there, and 'sheaf import' did not write it",
     "it was left as it is; name another file, or remove this one first")
DIAG(DIAG_IMPORT_EDITED, SEVERITY_ERROR, DIAG_EXIT_USAGE, "{1} was changed since 'sheaf import' wrote it from {2}",
     "it was left as it is; --force replaces it with what was changed")
DIAG(DIAG_BATCH_PARAMETER_PATH, SEVERITY_ERROR, DIAG_EXIT_USAGE,
     "the parameter '{1}' is no part of an output's usual name", "say with the row's 'output' where to write")
DIAG(DIAG_BAD_KNOWN_BY, SEVERITY_ERROR, DIAG_EXIT_USAGE, "'{1}' is not a date",
     "write YYYY-MM-DD, YYYY-MM or YYYY, or a reporting period, YYYY-Q1 or YYYY-A1, for its last day")

#undef DIAG_GROUP
#define DIAG_GROUP "reading"
DIAG(DIAG_XML_MALFORMED, SEVERITY_ERROR, DIAG_EXIT_INPUT, "the file is not well-formed XML: {1}", NULL)
DIAG(DIAG_XML_DOCTYPE, SEVERITY_ERROR, DIAG_EXIT_INPUT, "a DOCTYPE is not allowed",
     "remove the declaration; characters are written as themselves, in UTF-8")
DIAG(DIAG_XML_TOO_DEEP, SEVERITY_ERROR, DIAG_EXIT_INPUT, "elements are nested more than {most} deep", NULL)
DIAG(DIAG_XML_TOO_LARGE, SEVERITY_ERROR, DIAG_EXIT_INPUT, "the file is larger than {most} MiB",
     "split it: all files of the data folder are read together")
DIAG(DIAG_XML_NOT_UTF8, SEVERITY_ERROR, DIAG_EXIT_INPUT, "the file is not UTF-8 here", "save it again as UTF-8")
DIAG(DIAG_XML_NAMESPACE, SEVERITY_ERROR, DIAG_EXIT_INPUT, "<{1}> is in the namespace '{2}'; elements are in none here",
     "remove the xmlns attribute")
DIAG(DIAG_XML_TOO_LONG, SEVERITY_ERROR, DIAG_EXIT_INPUT, "{1} is longer than {most} bytes", NULL)
DIAG(DIAG_LEFT_OUT, SEVERITY_NOTE, DIAG_EXIT_NONE, "{1} more errors and {2} more warnings and notes are not shown",
     "mend the first ones and ask again")
DIAG(DIAG_XML_GROWING, SEVERITY_ERROR, DIAG_EXIT_INPUT, "{1} grew while it was read",
     "ask again when nothing writes it")
DIAG(DIAG_XML_NONCHARACTER, SEVERITY_ERROR, DIAG_EXIT_INPUT, "{1} holds the noncharacter {2}",
     "remove it: it stands for no letter, and programs keep U+FDD0 to U+FDEF for their own use (Unicode, 23.7)")
DIAG(DIAG_DATA_UNKNOWN_ROOT, SEVERITY_ERROR, DIAG_EXIT_INPUT, "<{1}> is not the root element of any data file",
     "the roots are plan, areas, sources, measures, treaties, memberships, deadlines, observations, events and "
     "catalogue")
DIAG(DIAG_DATA_UNKNOWN_ELEMENT, SEVERITY_ERROR, DIAG_EXIT_INPUT, "<{1}> is not an element of <{2}>",
     "'sheaf schema ROOT' prints what may stand where")
DIAG(DIAG_DATA_UNKNOWN_ATTRIBUTE, SEVERITY_ERROR, DIAG_EXIT_INPUT, "<{2}> has no attribute '{1}'", NULL)
DIAG(DIAG_DATA_MISSING_ATTRIBUTE, SEVERITY_ERROR, DIAG_EXIT_INPUT, "the attribute '{1}' of <{2}> is missing", NULL)
DIAG(DIAG_DATA_BAD_ID, SEVERITY_ERROR, DIAG_EXIT_INPUT, "'{1}' cannot be the value of '{2}'",
     "ids are letters, digits, hyphens, dots and underscores, with blanks between several; a template has its folder "
     "before it, as pack/cover")
DIAG(DIAG_DATA_BAD_AREA_ID, SEVERITY_ERROR, DIAG_EXIT_INPUT, "'{1}' cannot be the id of an area",
     "ids of areas are letters, digits, hyphens and underscores")
DIAG(DIAG_DATA_BAD_DATE, SEVERITY_ERROR, DIAG_EXIT_INPUT, "'{1}' is not a date that exists",
     "write YYYY-MM-DD, YYYY-MM or YYYY; where a time may stand, YYYY-MM-DDThh:mm+hh:mm")
DIAG(DIAG_DATA_BAD_NUMBER, SEVERITY_ERROR, DIAG_EXIT_INPUT, "'{1}' is not a number that '{2}' may have",
     "write 1030 or 0.85: digits with a point, no grouping; of a grade its value, not its id")
DIAG(DIAG_DATA_BAD_COUNT, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "'{1}' is not a value of '{2}'; it takes a whole number from {3} to {4}", NULL)
DIAG(DIAG_DATA_BAD_CATEGORIES, SEVERITY_ERROR, DIAG_EXIT_INPUT, "'{1}' says of no dimension which member is meant",
     "write sex:f, or sex:f age:0-17: dimensions and members as the measures declare them")
DIAG(DIAG_DATA_BAD_DAY_OF_YEAR, SEVERITY_ERROR, DIAG_EXIT_INPUT, "'{1}' is not a day of a year",
     "write MM-DD, as in 04-30; of a day on which years start --MM-DD, as in --04-01, and not 29 February")
DIAG(DIAG_FORM_TWICE, SEVERITY_ERROR, DIAG_EXIT_INPUT, "the form '{1}' stands here a second time (language: {2})",
     "keep one of them")
DIAG(DIAG_FORM_NO_OTHER, SEVERITY_ERROR, DIAG_EXIT_INPUT, "the forms in {1} lack the one that every language has",
     "add <form count=\"other\">: it stands where no other form fits")
DIAG(DIAG_FORM_NEVER, SEVERITY_WARNING, DIAG_EXIT_NONE,
     "no number takes the form '{1}' in {2}, so it is never printed; the forms of {2} are: {3}",
     "see CLDR's language plural rules")
DIAG(DIAG_FORM_MISSING, SEVERITY_WARNING, DIAG_EXIT_NONE,
     "{2} has more forms than are given here: {1}; 'other' is printed in their place", "add a <form> for each")
DIAG(DIAG_AREA_NO_CODE, SEVERITY_ERROR, DIAG_EXIT_INPUT, "'{1}' is no code of {2}, which the ids of the kind '{3}' are",
     "correct the id, or leave out 'codes' of the kind: ids are then free")
DIAG(DIAG_DATA_BAD_LANGUAGE, SEVERITY_ERROR, DIAG_EXIT_INPUT, "'{1}' is not a language tag",
     "write a BCP 47 tag such as en, fr-CA or ar")
DIAG(DIAG_DATA_NO_LANGUAGE, SEVERITY_WARNING, DIAG_EXIT_NONE,
     "'{1}' is the tag of no language that ICU knows: what is said in it is printed on no page in another",
     "correct the tag, such as fr, pt-BR or ar; one that ICU does not know can be allowed: allow diagnostic=\"S1308\"")
DIAG(DIAG_DATA_BAD_WORD, SEVERITY_ERROR, DIAG_EXIT_INPUT, "'{1}' is not a value of '{2}'; it takes one of: {3}", NULL)
DIAG(DIAG_DATA_STRAY_TEXT, SEVERITY_ERROR, DIAG_EXIT_INPUT, "text stands where <{1}> has only elements", NULL)
DIAG(DIAG_DATA_BAD_RULE, SEVERITY_ERROR, DIAG_EXIT_INPUT, "'{1}' is not a rule by which days recur",
     "rules are those of RFC 5545, by days or longer: FREQ=MONTHLY;BYDAY=1MO;COUNT=6")
DIAG(DIAG_DATA_BAD_CURRENCY, SEVERITY_ERROR, DIAG_EXIT_INPUT, "'{1}' is no code of ISO 4217",
     "write the three capital letters of a currency: USD, EUR, XOF")
DIAG(DIAG_DATA_BAD_BANDS, SEVERITY_ERROR, DIAG_EXIT_INPUT, "'{1}' does not name bands of statuses",
     "best first, each with the value that it reaches to, and last the one that has what is left: "
     "'on-track:90 accelerate:75 limited'")
DIAG(DIAG_DATA_ENDLESS, SEVERITY_WARNING, DIAG_EXIT_NONE, "this series goes on and on; it was followed to {1}",
     "end the rule with COUNT or UNTIL")
DIAG(DIAG_DATA_FIRST_LEFT_OUT, SEVERITY_ERROR, DIAG_EXIT_INPUT, "this series leaves out its own first day",
     "begin it on the first day that is kept")
DIAG(DIAG_DATA_SERIES_NO_DAY, SEVERITY_ERROR, DIAG_EXIT_INPUT, "a series begins on a day, not in a month or a year",
     "write its start and end as YYYY-MM-DD")
DIAG(DIAG_DATA_NOT_READ, SEVERITY_WARNING, DIAG_EXIT_NONE,
     "this is not read: it is {1}, and data are the XML files of this folder",
     "put it elsewhere, or make a data file of it")
DIAG(DIAG_DATA_BELOW, SEVERITY_WARNING, DIAG_EXIT_NONE,
     "this is not read: data lie in the data folder itself, not in a folder below it",
     "move it, or link to it from the data folder")
DIAG(DIAG_DATA_LINK_OUT, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "this link leads out of the project, to {1}, and is not followed",
     "--allow PATH lets the project's files name what lies there")
DIAG(DIAG_DATA_LINK_BROKEN, SEVERITY_ERROR, DIAG_EXIT_MISSING, "this link leads nowhere: there is no {1}",
     "remove it, or put there what it is to lead to")
DIAG(DIAG_DATA_HELD_BACK, SEVERITY_NOTE, DIAG_EXIT_NONE,
     "{1} references to what could not be read for the mistakes told here are not told", NULL)
DIAG(DIAG_ICS_NONE, SEVERITY_ERROR, DIAG_EXIT_INPUT, "{1} is no iCalendar file: nothing in it begins a VCALENDAR", NULL)
DIAG(DIAG_ICS_BAD_LINE, SEVERITY_WARNING, DIAG_EXIT_NONE, "this line is no property of an event and was left out",
     "lines are NAME:value or NAME;PARAMETER=value:value (RFC 5545, 3.1)")
DIAG(DIAG_ICS_ENCODING, SEVERITY_WARNING, DIAG_EXIT_NONE, "this line is not UTF-8; it was read as Windows-1252",
     "save the file again as UTF-8")
DIAG(DIAG_ICS_NO_START, SEVERITY_WARNING, DIAG_EXIT_NONE, "an event without a first day was left out",
     "give it a DTSTART")
DIAG(DIAG_ICS_BAD_DATE, SEVERITY_WARNING, DIAG_EXIT_NONE, "{1} is not a day that exists, from 1583 to 9999", NULL)
DIAG(DIAG_ICS_BACKWARDS, SEVERITY_WARNING, DIAG_EXIT_NONE, "this event ends before it begins; its first day was kept",
     NULL)
DIAG(DIAG_ICS_UNENDED, SEVERITY_WARNING, DIAG_EXIT_NONE, "this {1} is never ended; what it holds was kept",
     "the file may have been cut off")
DIAG(DIAG_ICS_ZONE, SEVERITY_WARNING, DIAG_EXIT_NONE,
     "the time zone '{1}' is nowhere defined; days are taken as they are written", NULL)
DIAG(DIAG_DATA_SERIES_CUT, SEVERITY_WARNING, DIAG_EXIT_NONE,
     "this series goes on behind {1}, the last day to which it was followed",
     "series are followed for 2,000 days, and not behind the year 2100")
DIAG(DIAG_ICS_BAD_RULE, SEVERITY_WARNING, DIAG_EXIT_NONE,
     "the rule '{1}' is none by days; the first day alone was kept", NULL)
DIAG(DIAG_ICS_NO_TITLE, SEVERITY_WARNING, DIAG_EXIT_NONE, "an event without a title has the name of its kind",
     "give it a SUMMARY")
DIAG(DIAG_ICS_COMPUTED, SEVERITY_NOTE, DIAG_EXIT_NONE,
     "dates that follow from treaties were left out, to be computed anew: {1}", NULL)
DIAG(DIAG_ICS_OTHERS, SEVERITY_NOTE, DIAG_EXIT_NONE, "components that are no events were left out: {1}", NULL)
DIAG(DIAG_ICS_UNKEPT, SEVERITY_NOTE, DIAG_EXIT_NONE, "{1} is not kept: an event here has nothing like it (times: {2})",
     NULL)
DIAG(DIAG_ICS_RANGE, SEVERITY_WARNING, DIAG_EXIT_NONE, "of this change of many days that one day alone was changed",
     "RANGE takes THISANDFUTURE alone (RFC 5545, 3.2.13)")
DIAG(DIAG_ICS_PERIOD, SEVERITY_WARNING, DIAG_EXIT_NONE,
     "the period of {1} has another length than the event; it was kept with the event's",
     "days of a series are all as long as its first; make it an event of its own")
DIAG(DIAG_ICS_LISTED, SEVERITY_WARNING, DIAG_EXIT_NONE,
     "no rule says when this series without an end is, once it was moved; its first days were kept, as far as series "
     "are followed",
     "end the rule with COUNT or UNTIL")
DIAG(DIAG_ICS_OLDER, SEVERITY_NOTE, DIAG_EXIT_NONE,
     "this version of '{1}' was left out: that of line {2} has a higher SEQUENCE", NULL)
DIAG(DIAG_ICS_ENDLESS, SEVERITY_WARNING, DIAG_EXIT_NONE,
     "series without an end, of which this is the first: {1}; they came in with their rules",
     "pages have at most 2,000 days of each, those of the plan's years among them")
DIAG(DIAG_ICS_ENCODINGS, SEVERITY_WARNING, DIAG_EXIT_NONE, "this line and others after it are not UTF-8 either",
     "save the file again as UTF-8")
DIAG(DIAG_AUDIENCE_REFERENCE, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "the {1} '{2}' is internal, and what refers to it here is public",
     "mark this audience='internal' too, or let it do without")
DIAG(DIAG_AUDIENCE_TEMPLATE, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "this {1} is internal, and nothing is made from it for the public", "--internal makes it for those inside")
DIAG(DIAG_TEMPLATE_VALUE, SEVERITY_ERROR, DIAG_EXIT_INPUT, "'{1}' is not a value of '{2}'; it takes: {3}", NULL)
DIAG(DIAG_TEMPLATE_STRAY_TEXT, SEVERITY_ERROR, DIAG_EXIT_INPUT, "text stands where <{1}> has only elements", NULL)
DIAG(DIAG_TEMPLATE_UNKNOWN_FUNCTION, SEVERITY_ERROR, DIAG_EXIT_INPUT, "there is no function {1}()",
     "'sheaf schema template' lists the functions, XPath 1.0 has the others")
DIAG(DIAG_LANG_NO_PLACEHOLDER, SEVERITY_WARNING, DIAG_EXIT_NONE, "the message '{1}' has no {2} in the catalogue '{3}'",
     "the words in braces are those that the page gives to the message")
DIAG(DIAG_LANG_UNKNOWN_KEY, SEVERITY_WARNING, DIAG_EXIT_NONE, "nothing asks for the message '{1}'",
     "check its key: the other catalogues have none like it")
DIAG(DIAG_CHECK_ROOT, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "<{1}> is not the root element of any file of a templates folder",
     "the roots are template, fragment, masters, theme and chart")
DIAG(DIAG_CHART_ONE, SEVERITY_ERROR, DIAG_EXIT_INPUT, "a chart of {1} shows one {2}, and {3} are given",
     "keep the one that is meant")
DIAG(DIAG_CHART_OPTION, SEVERITY_ERROR, DIAG_EXIT_INPUT, "a chart of {2} has no option '{1}'; it takes: {3}",
     "'sheaf schema chart' says what each is for")
DIAG(DIAG_CHART_TWO_WAYS, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "this chart of {1} says in two ways what it shows: {2} and {3}", "keep one of the two")
DIAG(DIAG_DATA_EVENT_KIND, SEVERITY_WARNING, DIAG_EXIT_NONE,
     "'{1}' is no kind of event that the program knows; it knows: {2}",
     "it has the sign of a day, and nothing else is done with it")
DIAG(DIAG_TEMPLATE_INCLUDES, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "the template is stopped here: it includes more than {limit}",
     "a file that includes others twice, which do so too, doubles at each step: include each once")
DIAG(DIAG_TEMPLATE_MASTERS, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "this master is of no page: a template has at most {most}, one for its first page and one for the rest",
     "take it out; the template's own masters go before those of the file that masters='…' names")
DIAG(DIAG_BATCH_PRUNE_CHANGED, SEVERITY_WARNING, DIAG_EXIT_NONE,
     "no job makes {1} any more, and it is not removed: it is not what was made under this name",
     "remove it by hand, if nobody needs it")
DIAG(DIAG_ALLOW_NO_WARNING, SEVERITY_ERROR, DIAG_EXIT_INPUT, "{1} cannot be allowed: {2}",
     "only warnings that 'sheaf check --lint' gives of the plan and its data can be")
DIAG(DIAG_ALLOW_NO_REASON, SEVERITY_ERROR, DIAG_EXIT_INPUT, "nothing says why {1} is allowed at '{2}'",
     "because='…' is a sentence for whoever reads the plan next")

#undef DIAG_GROUP
#define DIAG_GROUP "plan"
DIAG(DIAG_MODEL_DUPLICATE_ID, SEVERITY_ERROR, DIAG_EXIT_INPUT, "another {1} already has the id '{2}'",
     "ids are unique over all files of the data folder")
DIAG(DIAG_MODEL_TWO_PLANS, SEVERITY_ERROR, DIAG_EXIT_INPUT, "there is more than one plan in the data folder",
     "name one with --plan FILE")
DIAG(DIAG_MODEL_NO_PLAN, SEVERITY_ERROR, DIAG_EXIT_INPUT, "there is no plan in {1}",
     "one file has the root element <plan>; 'sheaf init DIR' writes a small one")
DIAG(DIAG_MODEL_BAD_RANGE, SEVERITY_ERROR, DIAG_EXIT_INPUT, "the range ends before it begins: from {1} to {2}",
     "write its first day first")
DIAG(DIAG_MODEL_BAD_PERIOD, SEVERITY_ERROR, DIAG_EXIT_INPUT, "'{1}' is not a period",
     "write 2018, 2018-03 or 2018-03-01; 2018-S1, 2018-Q3, 2018-M03, 2018-W05 or 2018-A1; 2018-01/2018-05 or "
     "2018-01-01/P3M")
DIAG(DIAG_MODEL_NO_SUCH_PERIOD, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "there is no '{1}': the year that starts on {2} has {3} {4}", NULL)
DIAG(DIAG_MODEL_NO_YEAR_START, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "'{1}' is a fiscal year, and the plan does not say on which day these start",
     "give <plan> the attribute fiscal-year-start, as in fiscal-year-start=\"--04-01\"; a calendar year is written "
     "as four digits")
DIAG(DIAG_MODEL_AREA_ID_CASE, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "the ids '{1}' and '{2}' of two areas differ only in capital and small letters",
     "files are called after areas, and not every disk tells such names apart")
DIAG(DIAG_ALLOW_UNUSED, SEVERITY_WARNING, DIAG_EXIT_NONE, "{2} is allowed at '{1}' and not found there",
     "take <allow> out, or correct its at: it is what the message names first")
DIAG(DIAG_MODEL_AREA_NAME_TWICE, SEVERITY_ERROR, DIAG_EXIT_INPUT, "the name '{1}' already belongs to {2}",
     "two areas never share one name")
DIAG(DIAG_MODEL_AREA_SPELLING, SEVERITY_ERROR, DIAG_EXIT_INPUT, "'{1}' is another spelling of {2}",
     "write the code of the area")
DIAG(DIAG_AREA_WITHIN_ITSELF, SEVERITY_ERROR, DIAG_EXIT_INPUT, "{1} cannot be within itself",
     "name the area that it is a part of, or leave out 'within'")
DIAG(DIAG_AREA_CYCLE, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "{1} would be within itself, as each of these is within the next: {2}", "one of them lies within another area")
DIAG(DIAG_AREA_NO_TREATIES, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "{1} is a {2}, and areas of that kind join no treaties",
     "where they do, write treaties=\"yes\" at the <area-kind>")
DIAG(DIAG_RECORD_FIELD_NAME, SEVERITY_ERROR, DIAG_EXIT_INPUT, "no field can be called '{1}': records have that already",
     NULL)
DIAG(DIAG_RECORD_FIELD_GRADES, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "the field '{1}' has grades and is of another kind, or is of kind grade and has none", NULL)
DIAG(DIAG_RECORD_TYPE_FIELD_TWICE, SEVERITY_ERROR, DIAG_EXIT_INPUT, "a second field '{1}' of records of type '{2}'",
     NULL)
DIAG(DIAG_RECORD_QUOTE_NO_SOURCE, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "'{1}' quotes somebody and says no source", "add sources= with the id of what the words were read in")
DIAG(DIAG_RECORD_BAD_GRADE, SEVERITY_ERROR, DIAG_EXIT_INPUT, "'{1}' is no grade of the field {2}{3}", NULL)
DIAG(DIAG_RECORD_FIELD_TWICE, SEVERITY_ERROR, DIAG_EXIT_INPUT, "the record says '{1}' twice", NULL)
DIAG(DIAG_RECORD_NO_FIELD, SEVERITY_ERROR, DIAG_EXIT_INPUT, "there is no field '{1}' of records of type '{2}'{3}",
     NULL)
DIAG(DIAG_RECORD_BAD_VALUE, SEVERITY_ERROR, DIAG_EXIT_INPUT, "'{1}' is no value of the field '{2}', which is {3}",
     NULL)
DIAG(DIAG_RECORD_LACKS, SEVERITY_ERROR, DIAG_EXIT_INPUT, "the record '{1}' lacks its field '{2}'", NULL)
DIAG(DIAG_RECORD_ENDS_EARLY, SEVERITY_ERROR, DIAG_EXIT_INPUT, "the record '{1}' ends before it begins", NULL)
DIAG(DIAG_RECORD_REVISES_OTHER, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "'{1}' revises '{2}', which is itself or of another type", NULL)
DIAG(DIAG_RECORD_REVISED_TWICE, SEVERITY_ERROR, DIAG_EXIT_INPUT, "a second record revises '{1}'",
     "let it revise the first that does")
DIAG(DIAG_RECORD_REVISES_ITSELF, SEVERITY_ERROR, DIAG_EXIT_INPUT, "'{1}' is revised by what it revises", NULL)
DIAG(DIAG_RECORD_ORDER, SEVERITY_ERROR, DIAG_EXIT_INPUT, "of the record '{1}', '{2}' comes before '{3}'",
     "the type says not-before: mend one of both days")
DIAG(DIAG_RECORD_NOT_BEFORE, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "the field '{1}' cannot be not before '{2}': only a date can be, and of another date of the same type", NULL)
DIAG(DIAG_LADDER_STEP_LACKS, SEVERITY_ERROR, DIAG_EXIT_INPUT, "the step '{1}' lacks its {2}",
     "a vote and a grade have a measure; a signature, a membership and its entry into force a treaty; a record a type")
DIAG(DIAG_LADDER_STEP_TWICE, SEVERITY_ERROR, DIAG_EXIT_INPUT, "the ladder has a second step '{1}'", NULL)
DIAG(DIAG_LADDER_NO_STEP, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "the step '{1}' comes after '{2}', which the ladder does not have", NULL)
DIAG(DIAG_LADDER_LOOP, SEVERITY_ERROR, DIAG_EXIT_INPUT, "the step '{1}' comes after itself",
     "after leads from step to step to one that comes first")
DIAG(DIAG_MODEL_DANGLING, SEVERITY_ERROR, DIAG_EXIT_INPUT, "there is no {1} '{2}'{3}", NULL)
DIAG(DIAG_LINT_NO_WEIGHT, SEVERITY_WARNING, DIAG_EXIT_NONE,
     "{1} is left out where '{2}' is weighted over areas: by {4} it has no figure of '{3}' above zero",
     "add one, or take another weight")
DIAG(DIAG_LINT_WEIGHT_NOT_BY, SEVERITY_WARNING, DIAG_EXIT_NONE,
     "'{1}' is told by {2} and its weight '{3}' is not, so that over areas there is no figure by {2}",
     "tell the weight by the same dimension")
DIAG(DIAG_MODEL_NO_LIST, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "'{1}' is no list of areas: no objective, no group of areas and no kind of area is called so{3}", NULL)
DIAG(DIAG_MODEL_SUM_OF_SUM, SEVERITY_ERROR, DIAG_EXIT_INPUT, "'{1}' is a sum of '{2}', which is itself a sum", NULL)
DIAG(DIAG_MODEL_ROLE_OF, SEVERITY_ERROR, DIAG_EXIT_INPUT, "the role '{1}' is given to nothing, or to both",
     "a role has one of the attributes measure and treaty")
DIAG(DIAG_MODEL_TWICE, SEVERITY_ERROR, DIAG_EXIT_INPUT, "a second {1} for {2}", NULL)
DIAG(DIAG_MODEL_NO_STEP, SEVERITY_ERROR, DIAG_EXIT_INPUT, "a deadline without any date", NULL)
DIAG(DIAG_MODEL_NO_SOURCE, SEVERITY_ERROR, DIAG_EXIT_INPUT, "a figure without a source", "name at least one source")
DIAG(DIAG_MODEL_TWO_FIGURES, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "a second figure of '{1}' for {2} that nothing tells from the first",
     "give it another status, or a source published later")
DIAG(DIAG_MODEL_TWO_ORIGINALS, SEVERITY_ERROR, DIAG_EXIT_INPUT, "a deadline with two first dates",
     "only the first date is without the day of its decision; an extension names the day it was granted")
DIAG(DIAG_KNOWN_BY_ALONE, SEVERITY_ERROR, DIAG_EXIT_INPUT, "known-by {1} stands without an as-of day",
     "what had been published belongs to the day that is looked at: say as-of too")
DIAG(DIAG_MODEL_FORESEEN, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "the figure of '{1}' was published on {2}, before its period begins",
     "check the period, and the day on which it or its source was published")
DIAG(DIAG_LINT_NO_GRADE, SEVERITY_WARNING, DIAG_EXIT_NONE, "the figure {1} is none of the grades of '{2}'",
     "write the value of a grade, or add the grade to the measure")
DIAG(DIAG_LINT_MEMBERSHIP_ORDER, SEVERITY_WARNING, DIAG_EXIT_NONE,
     "the dates of {1} as a member of {2} are out of order",
     "signature comes before the deposit, the deposit before the entry into force")
DIAG(DIAG_LINT_EXTENSION_ORDER, SEVERITY_WARNING, DIAG_EXIT_NONE,
     "an extension of {1} under Article {2} does not lead beyond the date before it", "check the dates of the steps")
DIAG(DIAG_LINT_TARGET_ORDER, SEVERITY_WARNING, DIAG_EXIT_NONE, "the target of {1} is due before its baseline",
     "check both dates")
DIAG(DIAG_LINT_ANNIVERSARY, SEVERITY_WARNING, DIAG_EXIT_NONE,
     "'{1}' is typed by hand, and {2} is {3} years after the origin, {4}",
     "write {ordinal} in its place: every year gets its own")
DIAG(DIAG_LINT_ORDINALS, SEVERITY_WARNING, DIAG_EXIT_NONE, "'{1}' and '{2}' do not count alike",
     "find out which number is right")
DIAG(DIAG_LINT_CARDINAL, SEVERITY_WARNING, DIAG_EXIT_NONE, "'{1}' has a number where it needs an ordinal",
     "write it as in 'Third Meeting' or '3rd Meeting'")
DIAG(DIAG_LINT_WEEKEND, SEVERITY_WARNING, DIAG_EXIT_NONE, "'{1}' begins on {2}, a {3}",
     "check the date with whoever invites")
DIAG(DIAG_LINT_TWO_PLACES, SEVERITY_WARNING, DIAG_EXIT_NONE, "'{1}' in {2} and '{3}' in {4} both take {5}",
     "the same people cannot be at both: check days and places")
DIAG(DIAG_LINT_UNSETTLED, SEVERITY_WARNING, DIAG_EXIT_NONE,
     "'{1}' was to be confirmed for {2}; that is past, and nothing tells what became of it",
     "add an event with of='its id' that tells the outcome, or give it status='held' or 'cancelled'")
DIAG(DIAG_LINT_EMPTY_YEAR, SEVERITY_WARNING, DIAG_EXIT_NONE,
     "the plan covers {1}, and its calendar has nothing for that year but what recurs by itself",
     "add what is planned, or let the plan end earlier")
DIAG(DIAG_LINT_AREA_NAME, SEVERITY_WARNING, DIAG_EXIT_NONE, "'{1}' is another spelling of '{2}'",
     "write the house name of the areas table everywhere")
DIAG(DIAG_LINT_ABBREVIATION, SEVERITY_WARNING, DIAG_EXIT_NONE, "'{1}' is never explained",
     "add it to <abbreviations>, or put it in brackets behind what it stands for")
DIAG(DIAG_LINT_STALE, SEVERITY_WARNING, DIAG_EXIT_NONE,
     "the latest figure of '{1}' that the plan asks for is of {2}, more than 18 months before {3}",
     "look for a newer one; 'sheaf status --worklist' goes by area")
DIAG(DIAG_LINT_NO_FIGURE, SEVERITY_WARNING, DIAG_EXIT_NONE,
     "the plan rests on '{1}', of which there is no figure up to {2}",
     "add one, or take the measure from its indicator until there is one")
DIAG(DIAG_LINT_UNDATED, SEVERITY_WARNING, DIAG_EXIT_NONE, "the source '{1}' is cited and has no date",
     "say when it was published: a figure is as good as its date, and between two for one period that decides")
DIAG(DIAG_OBSERVATION_NO_VALUE, SEVERITY_ERROR, DIAG_EXIT_INPUT, "this observation has no value",
     "write value=\"…\", both low=\"…\" and high=\"…\", or missing=\"…\" with the reason why there is none")
DIAG(DIAG_OBSERVATION_MISSING_VALUE, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "an observation that is missing ('{1}') has no value, range or qualifier", "leave one of them out")
DIAG(DIAG_OBSERVATION_BAD_RANGE, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "'low' and 'high' are given together, in this order and with the value between them, and without a qualifier",
     "correct them, or leave both out")
DIAG(DIAG_LINT_TOTAL_DIFFERS, SEVERITY_WARNING, DIAG_EXIT_NONE,
     "the total {1} is reported as {2}, and its reported parts add up to {3}",
     "check both against their sources; where these say so, the pages print the total as reported, with a note")
DIAG(DIAG_LINT_PARTS_ABOVE, SEVERITY_WARNING, DIAG_EXIT_NONE,
     "the reported parts of {1} add up to {3}, more than the total of {2}",
     "check the figures and their units against the sources")
DIAG(DIAG_MODEL_ONE_DAY, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "'{1}' has two figures of {2}, one written as of {3} and one as of {4}",
     "write both with the same period: then the later one, or the final one, takes the place of the other")
DIAG(DIAG_MODEL_NOT_BY, SEVERITY_ERROR, DIAG_EXIT_INPUT, "'{1}' does not say that it is told by '{2}'",
     "name the dimension in the attribute by of the measure")
DIAG(DIAG_MODEL_NO_MEMBER, SEVERITY_ERROR, DIAG_EXIT_INPUT, "the dimension '{1}' has no member '{2}'{3}",
     "name one of its members, or add this one to it")
DIAG(DIAG_MODEL_CATEGORY_TWICE, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "the dimension '{1}' stands twice beside one figure of '{2}'",
     "what is said of the series holds for its observations: name each dimension once")
DIAG(DIAG_MODEL_RATE_ADDED, SEVERITY_ERROR, DIAG_EXIT_INPUT, "'{1}' is a rate, and rates are not added up",
     "weigh it, as over-areas='weighted:MEASURE' does, or report the whole")
DIAG(DIAG_UNIT_LACKS, SEVERITY_ERROR, DIAG_EXIT_INPUT, "the unit '{1}' is of the kind '{2}' and has no '{3}'",
     "a rate has its base (per=\"1000\"), money its currency (currency=\"USD\"), a span of time its duration "
     "(duration=\"PT1M\"), and any other a symbol or forms of its noun")
DIAG(DIAG_UNIT_NOT_OF_KIND, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "the unit '{1}' is of the kind '{2}', and '{3}' says something else of it",
     "take one of them out: 'per' is of rates (of per cent 100), 'currency' and 'base-per' of money, 'duration' of "
     "spans of time")
DIAG(DIAG_UNIT_PERCENT_ADDED, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "'{1}' is told in per cent, which are not added up, and its parts would be: the unit '{2}' does not say that it "
     "is a rate", "write per=\"100\" at the unit, and weigh what is of several, as over-areas='weighted:MEASURE' does")
DIAG(DIAG_UNIT_PRICE_YEAR, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "the unit '{1}' is of the prices of {2}, after the plan's end in {3}", "nobody knows them yet: correct 'base-per'")
DIAG(DIAG_UNIT_NO_CURRENCY, SEVERITY_WARNING, DIAG_EXIT_NONE,
     "'{1}' is said to be money, and its unit '{2}' has no currency", "write it at the unit: currency=\"USD\"")
DIAG(DIAG_MODEL_MEMBER_TWICE, SEVERITY_ERROR, DIAG_EXIT_INPUT, "a second member '{1}' of the dimension '{2}'", NULL)
DIAG(DIAG_LINT_LATE_BASELINE, SEVERITY_WARNING, DIAG_EXIT_NONE,
     "the baseline of {1} is of {2}, after the latest figure of '{3}', which is of {4}",
     "nothing can be compared with it: check both dates, or add the figures since")
DIAG(DIAG_MODEL_MILESTONE_LATE, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "the milestone of {1} is not before the target, which is of {2}",
     "a milestone is a step on the way: date it before the target")
DIAG(DIAG_MODEL_MILESTONE_TWICE, SEVERITY_ERROR, DIAG_EXIT_INPUT, "two milestones of one target are of {1}",
     "keep one value for each day")
DIAG(DIAG_MODEL_TARGET_TWICE, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "two targets of {1} for one measure and area are of {2}",
     "of several targets the next that is due is judged: give each a date of its own, or keep one")
DIAG(DIAG_MODEL_TARGET_OF_BOTH, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "a target is of one area or of a group, not of {1} and of {2}",
     "leave out one; a target of its own for an area goes before that of its group")
DIAG(DIAG_MODEL_NO_BANDS, SEVERITY_ERROR, DIAG_EXIT_INPUT, "the status of {1} is made by bands, and none are named",
     "add bands=\"on-track:90 accelerate:75 limited\" with its own values, or to the plan for all")
DIAG(DIAG_MODEL_BANDS_SIDE, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "the bands of {1} have {2} values first, and by its measure '{3}' these are the worse",
     "bands are named best first; the measure's 'ascending' says which side is the better")
DIAG(DIAG_MODEL_NO_GROWTH, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "the status of {1} is made by rates of growth, and its {2} of {3} is not above 0",
     "there is no growth from or to nought: take status-rule=\"linear\"")
DIAG(DIAG_MODEL_RANGE_ENDS, SEVERITY_ERROR, DIAG_EXIT_INPUT, "this is no range to stay within: {1}",
     "a range has 'low' and 'high', the lower first, and no 'value', 'aim' or milestones")
DIAG(DIAG_MODEL_NO_SIDE, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "no worse than its target: the measure '{1}' does not say which side is the worse",
     "add ascending=\"true\" or \"false\" to the measure")
DIAG(DIAG_OBSERVATION_REVOKED_EARLY, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "this stands from {1} on, and was revoked before, on {2}",
     "'period' is the day from which it stands, 'until' the day on which it was revoked")
DIAG(DIAG_OBSERVATION_NOT_STANDING, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "an observation of '{1}' was revoked, and what it tells does not stand until then",
     "leave out 'until', or declare the measure with nature=\"standing\"")
DIAG(DIAG_LINT_FOLLOW_AREA, SEVERITY_WARNING, DIAG_EXIT_NONE,
     "this row is for {1}, which is no target of the objective {2}: it is shown nowhere",
     "add the area to the objective's targets, or name another")
DIAG(DIAG_MODEL_EQUAL_GRADES, SEVERITY_ERROR, DIAG_EXIT_INPUT, "the grades '{1}' and '{2}' of '{3}' have one value",
     "give each grade a value of its own: their order is that of the values")
DIAG(DIAG_LINT_GRADES_UNORDERED, SEVERITY_WARNING, DIAG_EXIT_NONE,
     "nothing says which of the grades of '{1}' is better",
     "say ascending='true' where the highest value is the best grade, else ascending='false'")
DIAG(DIAG_LINT_NO_FREQUENCY, SEVERITY_WARNING, DIAG_EXIT_NONE,
     "the flow '{1}' does not say of how long a time its figures are",
     "add the attribute frequency: A for years, S for halves, Q for quarters, M for months")
DIAG(DIAG_LINT_UNTRANSLATED, SEVERITY_WARNING, DIAG_EXIT_NONE,
     "texts without words in the language '{1}', {2} in all: {3}",
     "add a translation (xml:lang) beside the text, or, for all places where it stands, a phrase")
DIAG(DIAG_LINT_SECOND_MEASURE, SEVERITY_WARNING, DIAG_EXIT_NONE,
     "the indicator '{1}' is judged and printed by its first measure; of '{2}' its pages say nothing",
     "make it an indicator of its own, or leave it out")
DIAG(DIAG_MODEL_STEP_NO_DATE, SEVERITY_ERROR, DIAG_EXIT_INPUT, "a step of {1} under Article {2} has no date",
     "write the date; of a step whose date was not found say confirmed='no', and of the first that it is derived: it "
     "follows from the article's years and the membership's entry into force")
DIAG(DIAG_LINT_FIRST_DEADLINE, SEVERITY_WARNING, DIAG_EXIT_NONE,
     "the first deadline of {1} under Article {2} is {3}, and {4} by the treaty's rule",
     "check the date, and when the treaty entered into force for the area")
DIAG(DIAG_LINT_DECIDED_EARLY, SEVERITY_WARNING, DIAG_EXIT_NONE,
     "an extension of {1} under Article {2} was decided in {3}, before the treaty was in force for it in {4}",
     "check the day of the decision, and when the treaty entered into force")
DIAG(DIAG_LINT_FOUND_AGAIN, SEVERITY_WARNING, DIAG_EXIT_NONE,
     "the deadline of {1} under Article {2} has what was found again in {3}, and was not declared fulfilled before",
     "write in 'completed' on which day that was declared")
DIAG(DIAG_LINT_NO_GOAL, SEVERITY_WARNING, DIAG_EXIT_NONE,
     "the plan '{1}' has no goal: nothing is to be reached, and its pages have little to show",
     "write <goal> with an <objective> and its <indicator>; 'sheaf init' shows one of each kind")

#undef DIAG_GROUP
#define DIAG_GROUP "templates"
DIAG(DIAG_TEMPLATE_UNKNOWN_VARIABLE, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "the expression '{2}' failed: there is no variable '{1}'", NULL)
DIAG(DIAG_TEMPLATE_NOT_BY, SEVERITY_ERROR, DIAG_EXIT_INPUT, "'{1}' is not told by the dimension '{2}'",
     "name a dimension that stands in the attribute by of the measure")
DIAG(DIAG_THEME_LOOP, SEVERITY_ERROR, DIAG_EXIT_INPUT, "the theme {1} is like itself",
     "name another theme; one of its own name is looked for in the templates that come with the program")
DIAG(DIAG_THEME_CLASS_LOOP, SEVERITY_ERROR, DIAG_EXIT_INPUT, "the class {1} is like {2}, which is like it",
     "leave the attribute like out of one of them")
DIAG(DIAG_THEME_NO_SUCH_CLASS, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "the theme that it is like has no style '{1}', and this one does not say what it is",
     "of a new style write with means what it is for, or with like which one it begins from")
DIAG(DIAG_THEME_UNUSED, SEVERITY_WARNING, DIAG_EXIT_NONE,
     "nothing uses the <{2}> '{1}', and the theme that this one is like has none of that name",
     "one of another name changes nothing of that theme; what is added is for a style, a page or a chart to name")
DIAG(DIAG_THEME_SCRIPT, SEVERITY_ERROR, DIAG_EXIT_INPUT, "'{1}' is no script",
     "write its code of ISO 15924: Latn, Grek, Cyrl, Arab, Thai …")
DIAG(DIAG_THEME_CONTRAST, SEVERITY_WARNING, DIAG_EXIT_NONE,
     "the contrast of {1} on {2} is {3} and is to be {4} at least: {5} is hard to read",
     "make one of them darker or the other one lighter (WCAG 2.1, 1.4.3 and 1.4.11)")
DIAG(DIAG_THEME_STATUSES_ALIKE, SEVERITY_WARNING, DIAG_EXIT_NONE,
     "the colours of the statuses {1} and {2} are all but one", "choose colours that lie further apart")
DIAG(DIAG_TEMPLATE_UNKNOWN_NAME, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "nothing that an expression can ask for has the name '{1}'", NULL)
DIAG(DIAG_TEMPLATE_ATTRIBUTE_NEAR, SEVERITY_WARNING, DIAG_EXIT_NONE,
     "nothing that an expression can ask for has the attribute '{1}'; the nearest is '{2}'",
     "it is empty wherever it stands; functions tell their attributes, the plan's are in 'sheaf help plan'")
DIAG(DIAG_TEMPLATE_ELEMENT_NEAR, SEVERITY_WARNING, DIAG_EXIT_NONE,
     "no path of an expression can find an element '{1}'; the nearest is '{2}'",
     "it finds nothing wherever it stands; a path goes through the plan's elements, which are in 'sheaf help plan'")
DIAG(DIAG_CHART_OPTION_NEAR, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "a chart of {2} has no option '{1}'; the nearest that it has is '{3}'",
     "'sheaf schema chart' says what each is for")
DIAG(DIAG_CHART_ATTRIBUTE, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "a chart of {2} has no attribute '{1}'; besides those of every chart it has: {3}",
     "'sheaf schema chart' says what each is for")
DIAG(DIAG_CHART_ATTRIBUTE_NEAR, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "a chart of {2} has no attribute '{1}'; the nearest that it has is '{3}'",
     "'sheaf schema chart' says what each is for")
DIAG(DIAG_CHART_KIND_NEAR, SEVERITY_ERROR, DIAG_EXIT_INPUT, "'{1}' is no kind of chart; the nearest is '{2}'",
     "'sheaf schema chart' lists the kinds")
DIAG(DIAG_TEMPLATE_SOURCE_LATER, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "the source '{1}' is of {2} and cannot be cited: known-by is {3}",
     "cite what had been published by then, or set a later known-by")
DIAG(DIAG_TEMPLATE_MISSING, SEVERITY_ERROR, DIAG_EXIT_MISSING, "there is no template '{1}'",
     "templates are looked for in the project's templates folder, then in the installed one; those in folders have "
     "names like parts/source, and themes lie in themes")
DIAG(DIAG_TEMPLATE_WRONG_ROOT, SEVERITY_ERROR, DIAG_EXIT_INPUT, "the root element is <{1}>; <{2}> is expected here",
     NULL)
DIAG(DIAG_TEMPLATE_UNKNOWN_ELEMENT, SEVERITY_ERROR, DIAG_EXIT_INPUT, "<{1}> is not an element of <{2}>",
     "'sheaf schema template' lists the elements")
DIAG(DIAG_TEMPLATE_UNKNOWN_ATTRIBUTE, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "<{2}> has no attribute '{1}', and it is no style property", "'sheaf schema template' lists the attributes")
DIAG(DIAG_TEMPLATE_MISSING_ATTRIBUTE, SEVERITY_ERROR, DIAG_EXIT_INPUT, "the attribute '{1}' of <{2}> is missing", NULL)
DIAG(DIAG_TEMPLATE_UNKNOWN_PROPERTY, SEVERITY_ERROR, DIAG_EXIT_INPUT, "'{1}' is not a style property", NULL)
DIAG(DIAG_TEMPLATE_BAD_PROPERTY, SEVERITY_ERROR, DIAG_EXIT_INPUT, "'{1}' is not a value of '{2}'", NULL)
DIAG(DIAG_TEMPLATE_UNKNOWN_CLASS, SEVERITY_ERROR, DIAG_EXIT_INPUT, "the theme has no style '{1}'", NULL)
DIAG(DIAG_TEMPLATE_UNKNOWN_COLOUR, SEVERITY_ERROR, DIAG_EXIT_INPUT, "the theme has no colour '{1}'", NULL)
DIAG(DIAG_TEMPLATE_DUPLICATE, SEVERITY_ERROR, DIAG_EXIT_INPUT, "'{1}' is defined twice", NULL)
DIAG(DIAG_TEMPLATE_BAD_XPATH, SEVERITY_ERROR, DIAG_EXIT_INPUT, "'{1}' is not an XPath expression: {2}", NULL)
DIAG(DIAG_TEMPLATE_XPATH_FAILED, SEVERITY_ERROR, DIAG_EXIT_INPUT, "the expression '{1}' failed: {2}", NULL)
DIAG(DIAG_TEMPLATE_INCLUDE_LOOP, SEVERITY_ERROR, DIAG_EXIT_INPUT, "'{1}' includes itself",
     "an included file may not, by any way, include itself again")
DIAG(DIAG_TEMPLATE_BAD_NAME, SEVERITY_ERROR, DIAG_EXIT_INPUT, "'{1}' is not the name of a template file",
     "a name as it is below the templates folder, as parts/source; no other folder is looked into")
DIAG(DIAG_TEMPLATE_UNKNOWN_QUERY, SEVERITY_ERROR, DIAG_EXIT_INPUT, "the plan has no {1} '{2}'", NULL)
DIAG(DIAG_TEMPLATE_BAD_WORD, SEVERITY_ERROR, DIAG_EXIT_INPUT, "'{1}' is not a {2}", NULL)
DIAG(DIAG_TEMPLATE_NO_ROLE, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "this page needs the role '{1}', which the plan gives to no {2}",
     "in the plan, <role name=\"…\" measure=\"…\"/> gives one to a measure, "
     "<role name=\"…\" treaty=\"…\"/> to a treaty")
DIAG(DIAG_TEMPLATE_ROLE_KIND, SEVERITY_ERROR, DIAG_EXIT_INPUT, "the role '{1}' is for {2}, and '{3}' is none",
     "give it to another, or leave the role out: pages that ask for it are not made then")
DIAG(DIAG_TEMPLATE_BAD_NESTING, SEVERITY_ERROR, DIAG_EXIT_INPUT, "<{1}> may not stand in <{2}>", NULL)
DIAG(DIAG_TEMPLATE_MISSING_PART, SEVERITY_ERROR, DIAG_EXIT_INPUT, "the template has no <{1}>", NULL)
DIAG(DIAG_TEMPLATE_BUDGET, SEVERITY_ERROR, DIAG_EXIT_INPUT, "the template is stopped here: it takes more than {limit}",
     "look for a for-each that selects too much, or a text that grows at each turn")
DIAG(DIAG_TEMPLATE_NOTES_NOT_SET, SEVERITY_ERROR, DIAG_EXIT_INPUT, "this note is nowhere set",
     "write <footnotes/> where the notes are to stand, after the last <fn>")
DIAG(DIAG_TEMPLATE_NO_BLOCK, SEVERITY_ERROR, DIAG_EXIT_INPUT, "no block with the id '{1}' stands before this",
     "words are counted in what the page has so far")
DIAG(DIAG_XML_ATTRIBUTES, SEVERITY_ERROR, DIAG_EXIT_INPUT, "this element has more than {most} attributes", NULL)
DIAG(DIAG_TEMPLATE_NO_TITLE, SEVERITY_ERROR, DIAG_EXIT_INPUT, "the title of the document has no words",
     "a document is known by its title: give it words, or a value that is never empty")
DIAG(DIAG_TABLE_NO_HEADER, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING, "no cell of the table is a header ({1})",
     "write what rows or columns are in <th>, or, where nothing of it is printed, as says=\"…\" of each <col>")
DIAG(DIAG_TEMPLATE_INCLUDE_DEPTH, SEVERITY_ERROR, DIAG_EXIT_INPUT, "'{1}' is not included: there are more than {limit}",
     "include what is needed nearer to the template itself")

#undef DIAG_GROUP
#define DIAG_GROUP "text"
DIAG(DIAG_FONT_MISSING, SEVERITY_ERROR, DIAG_EXIT_MISSING, "the fonts cannot be found through {1}",
     "'make' links them from the packages fonts-noto-core, fonts-noto-extra and fonts-symbola; --fonts names another "
     "configuration")
DIAG(DIAG_GLYPH_MISSING, SEVERITY_ERROR, DIAG_EXIT_MISSING, "no font has {1} in \"{2}\"",
     "remove the character, or add a font that has it to fonts/faces")
DIAG(DIAG_FONT_OUTLINES, SEVERITY_ERROR, DIAG_EXIT_MISSING, "the font {1} cannot be embedded: {2}",
     "name another file of the family in the font configuration")
DIAG(DIAG_FONT_NO_FAMILY, SEVERITY_ERROR, DIAG_EXIT_MISSING, "there is no font of the family '{1}'; there are: {2}",
     "put its files into the project's folder fonts/, or name another family")
DIAG(DIAG_FONT_NO_LETTERS, SEVERITY_ERROR, DIAG_EXIT_MISSING, "the family '{1}' has no letters of the script {2}",
     "name a family that has them, or leave out the script")
DIAG(DIAG_FONT_FILE_DAMAGED, SEVERITY_WARNING, DIAG_EXIT_NONE, "{1} is no font that can be read: it is left out",
     "put the whole file there, as TrueType or OpenType (.ttf, .otf, .ttc, .otc)")
DIAG(DIAG_FONT_FILE_REFUSED, SEVERITY_WARNING, DIAG_EXIT_NONE,
     "the font {1} cannot be embedded, and is left out: {2}",
     "take the file out of fonts/, or put another form of the font there")
DIAG(DIAG_GLYPH_NAMED, SEVERITY_WARNING, DIAG_EXIT_NONE, "no font has {1} in \"{2}\": it is printed as {3}",
     "write something else, or add a font that has it to fonts/faces; with --strict-glyphs this is an error")
DIAG(DIAG_TEXT_BROKEN, SEVERITY_WARNING, DIAG_EXIT_NONE,
     "'{1}' is wider than its line, and is divided between its letters",
     "write something shorter, or say where it may be divided with U+200B, or with U+00AD for a hyphen")
DIAG(DIAG_PAGE_FAULT, SEVERITY_ERROR, DIAG_EXIT_INTERNAL, "the pages cannot be finished: {1}",
     "this is a fault of the program: please report it")
DIAG(DIAG_FIT_FAILED, SEVERITY_ERROR, DIAG_EXIT_FIT,
     "the template promises {1} pages; {2} mm are left over, beginning with this {3}",
     "shorten the text, or give the template another ranked alternative")
DIAG(DIAG_FIT_TOO_HIGH, SEVERITY_ERROR, DIAG_EXIT_FIT, "this {1} is {2} mm higher than a page and cannot be divided",
     NULL)
DIAG(DIAG_FIT_TOO_WIDE, SEVERITY_ERROR, DIAG_EXIT_FIT, "this {1} stands out of its frame by {2} mm",
     "give it a wider frame, a smaller style, or an alternative; a <year-table> shows as many years as its most-years "
     "says")
DIAG(DIAG_LAYOUT_NO_DESTINATION, SEVERITY_ERROR, DIAG_EXIT_INPUT, "there is no element with the id '{1}' to refer to",
     NULL)
DIAG(DIAG_LAYOUT_NOT_PAINTED, SEVERITY_ERROR, DIAG_EXIT_INTERNAL, "this {1} is on no page",
     "this is a fault of the program: please report it")
DIAG(DIAG_LAYOUT_MISPLACED, SEVERITY_ERROR, DIAG_EXIT_INPUT, "this {1} stands directly in a {2}, which cannot show it",
     "put it into a block of its own, such as <p>, where a block may stand")
DIAG(DIAG_LAYOUT_NO_BREAK, SEVERITY_WARNING, DIAG_EXIT_NONE, "no page ends here: a {1} is not divided at a break",
     "put the break before or after it")
DIAG(DIAG_LAYOUT_TOO_LONG, SEVERITY_ERROR, DIAG_EXIT_FIT,
     "the document has more than {most} pages; this begins the next one", "make several documents, or parts of a pack")
DIAG(DIAG_PAGE_OFF, SEVERITY_ERROR, DIAG_EXIT_FIT, "what stands here is moved {1} off its page",
     "look for a margin, an indent or a width that is too great, here or in what is around it")
DIAG(DIAG_LAYOUT_MISFIT_TRIES, SEVERITY_ERROR, DIAG_EXIT_FIT, "there are more than {limit}, and it does not fit yet",
     "let several blocks give way at once, by the same rank")

#undef DIAG_GROUP
#define DIAG_GROUP "charts"
DIAG(DIAG_CHART_SAME_FILL, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "in this {1} '{2}' and '{3}' have the same fill, and nobody can tell them apart",
     "four series get fills of their own; give more a 'fill' each, or draw small multiples: kind=\"multiples\"")
DIAG(DIAG_CHART_TOO_MANY_SERIES, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "this {1} has {2} series, and there are fills for {3}",
     "use small multiples: kind=\"multiples\" with a chart for each series")
DIAG(DIAG_CHART_TOO_HIGH, SEVERITY_ERROR, DIAG_EXIT_FIT, "this {1} is {2} mm high, and a page has at most {3} mm",
     "show fewer rows or panels, or give it less height")
DIAG(DIAG_CHART_BAD_NUMBER, SEVERITY_ERROR, DIAG_EXIT_INPUT, "this {1} has a number that cannot be drawn", NULL)
DIAG(DIAG_CHART_TOO_MANY_LINES, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "this {1} has more than {limit}, which nobody can tell apart",
     "use small multiples: kind=\"multiples\" with a chart for each line")
DIAG(DIAG_CHART_LOG_ZERO, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "this {1} has a value of zero or less, which a logarithmic scale cannot show", "use a linear scale")
DIAG(DIAG_CHART_PERIOD_TWICE, SEVERITY_ERROR, DIAG_EXIT_INPUT, "this {1} has two values for one period",
     "keep the one that holds")
DIAG(DIAG_CHART_TOO_MANY, SEVERITY_ERROR, DIAG_EXIT_INPUT, "this {1} has more than {limit}",
     "show fewer, or use small multiples or a table")
DIAG(DIAG_CHART_WRONG_SIDE, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "the ranges of this {1} do not rise from the first to the last", "give them by their upper ends, lowest first")
DIAG(DIAG_CHART_RANGE_ORDER, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "the figures of '{2}' in this {1} do not rise from 'min' over 'median' to 'max'",
     "a median lies between the least figure and the greatest")
DIAG(DIAG_CHART_SHOWS, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "this chart of {1} does not say what it shows: it takes {2}", "'sheaf schema chart' says what each is for")
DIAG(DIAG_CHART_INSIDE, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "a <{1}> here is nothing to a chart of {2}; inside may stand: {3}",
     "names in brackets stand in what is named before; 'sheaf schema chart' has them for each kind")
DIAG(DIAG_CHART_KEY, SEVERITY_ERROR, DIAG_EXIT_INPUT, "'{1}' is not the key of a status, as {2} is",
     "indicator() and follows() answer with an attribute `key`: write of=\"{indicator('…')/@key}\"")
DIAG(DIAG_CHART_NO_GRADES, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "a chart of {1} shows the grades of a measure, and '{2}' has none", "draw columns or a line")
DIAG(DIAG_CHART_COUNTS_NONE, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "a chart of {1} shows the areas that an indicator counts, and '{2}' counts none",
     "name an indicator that says among which areas it counts")
DIAG(DIAG_CHART_MONTHS_OF_ONE, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "'months' sets one series by year and month, and this {1} has several", "draw a chart for each series")
DIAG(DIAG_CHART_NO_MONTH, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "a point of this {1} has no month, and 'months' sets each into the column of its own",
     "write at=\"2024-05\", or leave 'months' out")
DIAG(DIAG_CHART_NO_TIME, SEVERITY_ERROR, DIAG_EXIT_INPUT, "'{2}' in this {1} is no date, and its axis is one of time",
     "write a year, a month or a day; of other categories draw columns")
DIAG(DIAG_NO_CHART, SEVERITY_ERROR, DIAG_EXIT_INPUT, "there is no figure of '{1}' to draw", NULL)
DIAG(DIAG_CHART_UNITS, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "'{1}' is counted in '{2}', which cannot stand on one axis with '{3}'", "draw a chart for each unit")
DIAG(DIAG_CHART_TARGET_SIDE, SEVERITY_WARNING, DIAG_EXIT_NONE,
     "the target of this {1}, {2}, lies on the wrong side of its baseline, {3}: the measure gets better the other way",
     "check the target, or the direction of the measure")
DIAG(DIAG_CHART_MOMENTS, SEVERITY_ERROR, DIAG_EXIT_INPUT, "a chart of {1} shows one moment, and {2} are given",
     "keep the one that matters")
DIAG(DIAG_CHART_AXIS, SEVERITY_ERROR, DIAG_EXIT_INPUT, "the axis of this chart of {1} ends on {2}, before it begins",
     "give a later `to`, or none: it then ends with the last date")
DIAG(DIAG_CHART_NO_ROOM, SEVERITY_ERROR, DIAG_EXIT_FIT, "this {1} takes at least {2} mm: {3} mm are missing",
     "give it more width, or show fewer names and shorter numbers")
DIAG(DIAG_CHART_NEGATIVE_SHARE, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "in this {1} the part '{2}' of '{3}' is {4}, and a part below zero is no share of a whole",
     "draw the parts as they are, without the option 'share', or side by side ('grouped')")
DIAG(DIAG_CALENDAR_NO_MONTH, SEVERITY_ERROR, DIAG_EXIT_INPUT, "there is no such month or year",
     "years are 1583 to 9999, months 1 to 12")
DIAG(DIAG_CALENDAR_FOLLOWED, SEVERITY_WARNING, DIAG_EXIT_NONE,
     "a series that goes on and on lacks days here: it was followed from {1} to {2}",
     "end its rule with COUNT or UNTIL, or ask for a year near the plan's")
DIAG(DIAG_CALENDAR_UNKNOWN, SEVERITY_ERROR, DIAG_EXIT_USAGE, "there is no calendar called '{1}'",
     "calendars have CLDR's names: islamic, persian, ethiopic, buddhist, hebrew and others")
DIAG(DIAG_CHART_TWO_DIMENSIONS, SEVERITY_ERROR, DIAG_EXIT_INPUT, "a chart of {1} is told by two dimensions",
     "write by='age sex': that of the rows, then that of the two sides")
DIAG(DIAG_CHART_TWO_SIDES, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "the sides are the two members of another dimension than the rows, and '{1}' is none such", NULL)
DIAG(DIAG_CHART_WIDTH, SEVERITY_ERROR, DIAG_EXIT_USAGE, "{1} mm are more than {limit}", NULL)
DIAG(DIAG_CHART_NOTHING, SEVERITY_ERROR, DIAG_EXIT_INPUT, "this {1} has nothing to show",
     "give it rows, columns, panels or areas, or leave it out where there are none")

#undef DIAG_GROUP
#define DIAG_GROUP "pdf"
DIAG(DIAG_DRAW_FAILED, SEVERITY_ERROR, DIAG_EXIT_INTERNAL, "the pages cannot be drawn: {1}", NULL)
DIAG(DIAG_PDF_ATTACHED_TWICE, SEVERITY_ERROR, DIAG_EXIT_INPUT, "two attached files are called '{1}'",
     "give one of them another name")
DIAG(DIAG_ATTACH_NO_FIGURE, SEVERITY_WARNING, DIAG_EXIT_NONE,
     "the printed value '{1}' is no figure that is known, and has no row in the attached data",
     "give the element the id of a figure, or none")
DIAG(DIAG_AUDIT_DATA_NONE, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING,
     "{1}: {2} figures are printed, and no observations.csv is attached to compare them with",
     "'sheaf build --attach' embeds it")
DIAG(DIAG_AUDIT_DATA_BROKEN, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING,
     "{1}: the attached observations.csv cannot be used: {2}", NULL)
DIAG(DIAG_AUDIT_DATA_DIFFERS, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING,
     "{1}: page {2}: {3} is printed as '{4}', and the attached value, {5}, as '{6}'", NULL)
DIAG(DIAG_AUDIT_DATA_NO_ROW, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING,
     "{1}: page {2}: {3} is printed as '{4}', and the attached data have no such id", NULL)
DIAG(DIAG_PDF_UNEXPECTED, SEVERITY_ERROR, DIAG_EXIT_INTERNAL, "the PDF cannot be finished: {1}",
     "this is a fault of the program: please report it")
DIAG(DIAG_ANNEX_NOT_PDF, SEVERITY_ERROR, DIAG_EXIT_INPUT, "the annex {1} is not a PDF file: {2}",
     "make a PDF of it first")
DIAG(DIAG_ANNEX_ENCRYPTED, SEVERITY_ERROR, DIAG_EXIT_INPUT, "the annex {1} is encrypted: {2}",
     "ask its owner for a file without encryption, or say what to do with it")
DIAG(DIAG_ANNEX_DAMAGED, SEVERITY_ERROR, DIAG_EXIT_INPUT, "the annex {1} is damaged: {2}",
     "get it again from where it comes from, or say what to do with it")
DIAG(DIAG_ANNEX_SIGNED, SEVERITY_ERROR, DIAG_EXIT_INPUT, "the annex {1} is signed: {2}",
     "say what to do with it: the pack can carry its pages, not its signature")
DIAG(DIAG_ANNEX_NO_PAGES, SEVERITY_ERROR, DIAG_EXIT_INPUT, "the annex {1} has nothing to show: {2}", NULL)
DIAG(DIAG_ANNEX_TOO_LARGE, SEVERITY_ERROR, DIAG_EXIT_INPUT, "the annex {1} is too large: {2}",
     "raise the limit, or say what to do with it")
DIAG(DIAG_ANNEX_UNREADABLE, SEVERITY_ERROR, DIAG_EXIT_MISSING, "cannot read the annex {1}: {2}",
     "check that the file exists and may be read")
DIAG(DIAG_ANNEX_LEFT_OUT, SEVERITY_WARNING, DIAG_EXIT_NONE, "the annex {1} is left out: {2}", NULL)
DIAG(DIAG_ANNEX_TAKEN, SEVERITY_WARNING, DIAG_EXIT_NONE, "the annex {1} is taken all the same: {2}", NULL)
DIAG(DIAG_ANNEX_NOT_CONFORMING, SEVERITY_WARNING, DIAG_EXIT_NONE,
     "the annex {1} keeps the whole file from claiming {3}, which it does not keep itself: {2}",
     "'sheaf audit' lists everything that stands against it")
DIAG(DIAG_ANNEX_DROPPED, SEVERITY_NOTE, DIAG_EXIT_NONE, "of the annex {1} these are not carried over: {2}", NULL)
DIAG(DIAG_ANNEX_PAGE_DAMAGED, SEVERITY_WARNING, DIAG_EXIT_NONE,
     "page {2} of the annex {1} cannot be read and may look wrong", "get the file again from where it comes from")
DIAG(DIAG_ANNEX_UNEXPECTED, SEVERITY_ERROR, DIAG_EXIT_INTERNAL, "annexes cannot be put into the file: {1}",
     "this is a fault of the program: please report it")
DIAG(DIAG_CAIRO_WITHOUT, SEVERITY_ERROR, DIAG_EXIT_USAGE, "what cairo writes has no {1}",
     "leave that out, or let the usual writer make it")
DIAG(DIAG_PAGES_ONE_FILE, SEVERITY_ERROR, DIAG_EXIT_USAGE, "{1} pages would be written to one file: {2}",
     "say with {page} in -o where the number of the page goes: BIH-{page}.png; beside a PDF of a batch stands a page "
     "that is alone")
DIAG(DIAG_PICTURE_TOO_LARGE, SEVERITY_ERROR, DIAG_EXIT_USAGE, "page {1} would be {2} by {3} pixels, more than {limit}",
     "ask for fewer with --dpi or --scale")
DIAG(DIAG_PICTURE_WITHOUT, SEVERITY_ERROR, DIAG_EXIT_USAGE, "a page as {1} has no {2}", "leave that out, or make a PDF")
DIAG(DIAG_PDF_PAGE, SEVERITY_ERROR, DIAG_EXIT_USAGE,
     "{page} stands in the path of a PDF, and that has all pages in one file: {1}",
     "take it out, or make a file a page with -f svg or -f png")
DIAG(DIAG_PICTURE_SCALE, SEVERITY_ERROR, DIAG_EXIT_USAGE, "{1} pixels {2} cannot be drawn",
     "a point has more than 0 and at most 20 pixels, an inch 72 times as many, at most 1440")
DIAG(DIAG_BAD_SHEET, SEVERITY_ERROR, DIAG_EXIT_USAGE, "there is no sheet called '{1}'",
     "sheets are A3, A4, A5, Letter and Tabloid; how they lie follows from the pages")
DIAG(DIAG_IMPOSE_FAILED, SEVERITY_ERROR, DIAG_EXIT_INTERNAL, "the print file cannot be made: {1}", NULL)
DIAG(DIAG_AUDIT_PRINT_FILE, SEVERITY_NOTE, DIAG_EXIT_NONE,
     "a print file: untagged, it claims no standard and is held to what a printer needs",
     "the screen file beside it is the one to read and to audit")
DIAG(DIAG_AUDIT_UNREADABLE, SEVERITY_ERROR, DIAG_EXIT_INPUT, "this is not a PDF file that can be read: {1}", NULL)
DIAG(DIAG_AUDIT_ENCRYPTED, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING, "{1}: the file is encrypted: {2} ({3})", NULL)
DIAG(DIAG_AUDIT_LOCKED, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "the file is encrypted and cannot be opened without a password", NULL)
DIAG(DIAG_AUDIT_DAMAGED, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING, "{1}: the file is damaged: {2} ({3})", NULL)
DIAG(DIAG_AUDIT_TOO_MUCH, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING, "{1}: the audit is not complete: {2}", NULL)
DIAG(DIAG_AUDIT_NO_CLAIM, SEVERITY_NOTE, DIAG_EXIT_NONE,
     "the file claims neither PDF/UA nor PDF/A; it is held to PDF/UA-1 and PDF/A-2a", NULL)
DIAG(DIAG_AUDIT_SYNTAX, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING, "{1}: {2} ({3})", NULL)
DIAG(DIAG_AUDIT_HEX_STRING, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING,
     "{1}: a string in hexadecimal digits is not as it must be: {2} ({3})", NULL)
DIAG(DIAG_AUDIT_PAGE_SIZE, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING,
     "{1}: a page is too small or too large: {2} ({3})", NULL)
DIAG(DIAG_AUDIT_MEDIA, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING,
     "{1}: a sound or a film cannot be told to all: {2} ({3})", NULL)
DIAG(DIAG_AUDIT_SIGNATURE, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING,
     "{1}: a signature is not as it must be: {2} ({3})", NULL)
DIAG(DIAG_AUDIT_STREAM, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING, "{1}: a stream may not have this: {2} ({3})", NULL)
DIAG(DIAG_AUDIT_LIMIT, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING, "{1}: beyond the limits of a reader: {2} ({3})", NULL)
DIAG(DIAG_AUDIT_XMP_MISSING, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING, "{1}: there is no XMP metadata: {2} ({3})", NULL)
DIAG(DIAG_AUDIT_XMP_MALFORMED, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING,
     "{1}: the XMP metadata cannot be read: {2} ({3})", NULL)
DIAG(DIAG_AUDIT_XMP_PACKED, SEVERITY_WARNING, DIAG_EXIT_NONE,
     "{1}: {2}; a program that does not read PDF will not find them (a rule of {3}, no longer of part 2)", NULL)
DIAG(DIAG_AUDIT_CLAIM, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING,
     "{1}: the claim to conform is missing or wrong: {2} ({3})", NULL)
DIAG(DIAG_AUDIT_XMP_SCHEMA, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING,
     "{1}: an XMP property is neither predefined nor declared by an extension schema: {2} ({3})", NULL)
DIAG(DIAG_AUDIT_XMP_TYPE, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING,
     "{1}: an XMP property has a value of another type: {2} ({3})", NULL)
DIAG(DIAG_AUDIT_XMP_EXTENSION, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING,
     "{1}: an extension schema of XMP is not as it must be: {2} ({3})", NULL)
DIAG(DIAG_AUDIT_TITLE, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING, "{1}: the document has no title: {2} ({3})", NULL)
DIAG(DIAG_AUDIT_TITLE_HIDDEN, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING,
     "{1}: the window shows the file's name, not the title: {2} ({3})", NULL)
DIAG(DIAG_AUDIT_INFO, SEVERITY_WARNING, DIAG_EXIT_NONE,
     "{1}: Info and XMP differ: {2} (ISO 19005-1, 6.7.3, kept for readers that look at either)", NULL)
DIAG(DIAG_AUDIT_LANG_MISSING, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING,
     "{1}: the natural language is not known: {2} ({3})", NULL)
DIAG(DIAG_AUDIT_LANG_INVALID, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING, "{1}: not a language tag of BCP 47: {2} ({3})",
     NULL)
DIAG(DIAG_AUDIT_NOT_TAGGED, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING, "{1}: the file is not tagged: {2} ({3})", NULL)
DIAG(DIAG_AUDIT_SUSPECTS, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING, "{1}: the tags are said to be unsure: {2} ({3})",
     NULL)
DIAG(DIAG_AUDIT_ROLE, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING,
     "{1}: the structure type is not a standard one: {2} ({3})", NULL)
DIAG(DIAG_AUDIT_TREE, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING, "{1}: the structure tree is broken: {2} ({3})", NULL)
DIAG(DIAG_AUDIT_UNTAGGED, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING,
     "{1}: content is neither tagged nor an artifact: {2} ({3})", NULL)
DIAG(DIAG_AUDIT_MIXED, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING,
     "{1}: tagged content and artifacts stand in each other: {2} ({3})", NULL)
DIAG(DIAG_AUDIT_UNBALANCED, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING,
     "{1}: marked content does not begin and end in order: {2} ({3})", NULL)
DIAG(DIAG_AUDIT_MARK, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING,
     "{1}: content and structure tree do not agree: {2} ({3})", NULL)
DIAG(DIAG_AUDIT_NESTING, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING,
     "{1}: a structure element stands where it may not: {2} ({3})", NULL)
DIAG(DIAG_AUDIT_TABLE_IRREGULAR, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING,
     "{1}: the table's rows differ in length: {2} ({3})", NULL)
DIAG(DIAG_AUDIT_SCOPE, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING,
     "{1}: a header cell does not say what it heads: {2} ({3})", NULL)
DIAG(DIAG_AUDIT_ALT, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING,
     "{1}: neither alternative nor replacement text: {2} ({3})", NULL)
DIAG(DIAG_AUDIT_HEADING, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING, "{1}: headings are not in order: {2} ({3})", NULL)
DIAG(DIAG_AUDIT_ID, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING,
     "{1}: a structure element's ID is missing or also another's: {2} ({3})", NULL)
DIAG(DIAG_AUDIT_TEXT_LOST, SEVERITY_WARNING, DIAG_EXIT_NONE, "{1}: a reader cannot tell what a glyph means: {2} ({3})",
     "an ActualText around the run would say it")
DIAG(DIAG_AUDIT_ANNOT_TAG, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING,
     "{1}: an annotation is not in its structure element: {2} ({3})", NULL)
DIAG(DIAG_AUDIT_ANNOT_CONTENTS, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING,
     "{1}: an annotation has no description: {2} ({3})", NULL)
DIAG(DIAG_AUDIT_ANNOT, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING, "{1}: an annotation is not as it must be: {2} ({3})",
     NULL)
DIAG(DIAG_AUDIT_TABS, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING,
     "{1}: the order of tabbing on a page with annotations must be /S: {2} ({3})", NULL)
DIAG(DIAG_AUDIT_FONT_EMBEDDED, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING, "{1}: a font is not embedded: {2} ({3})", NULL)
DIAG(DIAG_AUDIT_FONT, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING, "{1}: a font is not as it must be: {2} ({3})", NULL)
DIAG(DIAG_AUDIT_UNICODE_MISSING, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING,
     "{1}: glyphs cannot be read as text: {2} ({3})", NULL)
DIAG(DIAG_AUDIT_UNICODE_VALUE, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING,
     "{1}: a glyph is read as what is no character: {2} ({3})", NULL)
DIAG(DIAG_AUDIT_NOTDEF, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING,
     "{1}: the glyph for a missing character is shown: {2} ({3})", NULL)
DIAG(DIAG_AUDIT_CID_SET, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING,
     "{1}: a font's CIDSet does not name what is shown: {2} ({3})", NULL)
DIAG(DIAG_AUDIT_OUTPUT_INTENT, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING,
     "{1}: no output intent with an ICC profile: {2} ({3})", NULL)
DIAG(DIAG_AUDIT_COLOUR, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING, "{1}: a colour space is not defined: {2} ({3})", NULL)
DIAG(DIAG_AUDIT_GRAPHICS, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING, "{1}: content may not have this: {2} ({3})", NULL)
DIAG(DIAG_AUDIT_FORBIDDEN, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING,
     "{1}: not allowed in a file for keeping: {2} ({3})", NULL)
DIAG(DIAG_AUDIT_EMBEDDED, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING,
     "{1}: an attached file is not as it must be: {2} ({3})", NULL)
DIAG(DIAG_AUDIT_ADVICE, SEVERITY_WARNING, DIAG_EXIT_NONE, "{1}: {2} ({3})", NULL)
DIAG(DIAG_AUDIT_NAVIGATION, SEVERITY_WARNING, DIAG_EXIT_NONE,
     "{1}: a long document is hard to find one's way in: {2} ({3})", NULL)
DIAG(DIAG_ANNEX_MORE, SEVERITY_WARNING, DIAG_EXIT_NONE,
     "the annex {1} holds more than is taken over: more than {limit}",
     "the pages themselves are whole; what is missing is in the annex")

#undef DIAG_GROUP
#define DIAG_GROUP "languages"
DIAG(DIAG_LANG_MESSAGE_MISSING, SEVERITY_ERROR, DIAG_EXIT_INPUT, "no catalogue has the message '{1}'",
     "add it to the catalogue of the plan's language")
DIAG(DIAG_LANG_MESSAGE_FALLBACK, SEVERITY_WARNING, DIAG_EXIT_NONE,
     "the catalogue '{1}' lacks the message '{2}'; the one in '{3}' was taken", "translate it")
DIAG(DIAG_LANG_MESSAGE_TWICE, SEVERITY_ERROR, DIAG_EXIT_INPUT, "the message '{1}' is there already", NULL)
DIAG(DIAG_LANG_BAD_PATTERN, SEVERITY_ERROR, DIAG_EXIT_INPUT, "the message '{1}' is not a pattern: {2}",
     "patterns are ICU MessageFormat: {name}, {name, plural, one {…} other {…}}, {name, select, a {…} other {…}}")
DIAG(DIAG_LANG_ARGUMENT_MISSING, SEVERITY_ERROR, DIAG_EXIT_INPUT, "the message '{1}' was not given its argument '{2}'",
     NULL)
DIAG(DIAG_LANG_BAD_TAG, SEVERITY_ERROR, DIAG_EXIT_USAGE, "'{1}' is not a language tag",
     "tags are those of BCP 47: en, fr, pt-BR")
DIAG(DIAG_AUDIT_HEADING_EMPTY, SEVERITY_WARNING, DIAG_EXIT_NONE, "{1}: a heading is empty: {2} ({3})", NULL)
DIAG(DIAG_STRUCTURE_HEADING, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING, "headings are not in order: {1} ({2})",
     "the first is h1, and each goes at most one level down from the one before; or say conform=\"none\" of the "
     "template, and the file claims neither PDF/UA nor PDF/A")
DIAG(DIAG_STRUCTURE_HEADING_EMPTY, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING, "the heading says nothing: {1} ({2})",
     "give it words, or leave it out")
DIAG(DIAG_STRUCTURE_TABLE, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING, "the table is no grid: {1} ({2})",
     "each row covers the same columns once its spans and those from above are counted; or say conform=\"none\" of the "
     "template, and the file claims neither PDF/UA nor PDF/A")
DIAG(DIAG_STRUCTURE_SCOPE, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING,
     "a header cell does not say what it heads: {1} ({2})", NULL)
DIAG(DIAG_STRUCTURE_NESTING, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING, "an element stands where it may not: {1} ({2})",
     "take it out; or say conform=\"none\" of the template, and the file claims neither PDF/UA nor PDF/A")
DIAG(DIAG_STRUCTURE_ALT, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING,
     "there are no words for those who cannot see this: {1} ({2})", "give it a title or an alternative text")
DIAG(DIAG_STRUCTURE_ID, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING,
     "a structure element's ID is missing or also another's: {1} ({2})", "each id stands once in a document")
DIAG(DIAG_STRUCTURE_LANGUAGE, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING, "not a language tag: {1} ({2})",
     "tags are those of BCP 47: en, fr, pt-BR")
DIAG(DIAG_LINK_TARGET, SEVERITY_ERROR, DIAG_EXIT_INPUT, "'{1}' cannot be the target of a link: {2}",
     "links lead to https:, http:, mailto:, tel: or, with '#id', to a place in the document; a theme may let in others "
     "with link-schemes=\"ftp …\"")
DIAG(DIAG_LINK_AIM, SEVERITY_ERROR, DIAG_EXIT_INPUT, "a link leads to one target: it has 'href' or 'to', one of them",
     NULL)
DIAG(DIAG_LINK_IN_LINK, SEVERITY_ERROR, DIAG_EXIT_INPUT, "a link stands in a link",
     "end the one before the other begins")
DIAG(DIAG_LINK_EMPTY, SEVERITY_ERROR, DIAG_EXIT_INPUT, "a link has no words",
     "write what it leads to; a place to be led to is an id of any element")
DIAG(DIAG_LINK_BAD_SCHEME, SEVERITY_ERROR, DIAG_EXIT_INPUT, "'{1}' is no scheme that links may have",
     "schemes are words like ftp or urn; javascript, vbscript, data and blob are never let in")
DIAG(DIAG_OUTPUT_NOT_CONFORMING, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING,
     "{1} is not written: an audit of what was made finds that it does not keep what it claims",
     "this is a fault of the program: please report it; conform=\"none\" of the template makes a file that claims "
     "nothing")
DIAG(DIAG_ANNEX_ACTION_DROPPED, SEVERITY_WARNING, DIAG_EXIT_NONE,
     "of the annex {1} this action is not carried over: {2}: {3}",
     "links lead to https:, http:, mailto:, tel: or to a place in the file")
DIAG(DIAG_INPUT_NOT_A_FILE, SEVERITY_ERROR, DIAG_EXIT_MISSING, "cannot read {1}: {2}",
     "only files are read, and links to them; '-' is standard input where a file is named on the command line")
DIAG(DIAG_INPUT_TOO_LARGE, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "{1} is larger than {most} MiB, the most that is read of {2}", NULL)
DIAG(DIAG_INPUT_OUTSIDE, SEVERITY_ERROR, DIAG_EXIT_INPUT, "'{1}' leads out of the project",
     "what a file names lies in the project's folder; --allow PATH allows another folder or file")
DIAG(DIAG_ANNEX_FIELD, SEVERITY_WARNING, DIAG_EXIT_NONE,
     "page {2} of the annex {1}: the field '{3}' has the value \"{4}\", which the page does not show: {5}",
     "print the form to PDF from a viewer that shows it, and annex that")
DIAG(DIAG_ANNEX_XFA, SEVERITY_ERROR, DIAG_EXIT_INPUT, "the annex {1} is a form without pages: {2}",
     "open it in the viewer that it is for, print it to PDF, and annex that")
DIAG(DIAG_ANNEX_PORTFOLIO, SEVERITY_ERROR, DIAG_EXIT_INPUT, "the annex {1} is a portfolio: {2}",
     "save what is wanted out of it, and annex each file")
DIAG(DIAG_ANNEX_REPAIRED, SEVERITY_WARNING, DIAG_EXIT_NONE, "the annex {1} is damaged and was repaired: {2}",
     "hold its pages against the original, or get the file again from where it comes from")

#undef DIAG_GROUP
#define DIAG_GROUP "batch"
DIAG(DIAG_BATCH_ONE_PATH, SEVERITY_ERROR, DIAG_EXIT_USAGE, "every output would be written to {1}",
     "put {subject} into the path")
DIAG(DIAG_BATCH_ROOT, SEVERITY_ERROR, DIAG_EXIT_INPUT, "<{1}> is not what a batch file begins with",
     "its root element is <batch>")
DIAG(DIAG_BATCH_SAME_PATH, SEVERITY_ERROR, DIAG_EXIT_USAGE, "two outputs would be written to one path: {1}",
     "put {subject}, {template} or {lang} into the path of one of them")
DIAG(DIAG_BATCH_BAD_PATH, SEVERITY_ERROR, DIAG_EXIT_USAGE, "the path of an output is not UTF-8: {1}", NULL)
DIAG(DIAG_BATCH_BAD_SHARD, SEVERITY_ERROR, DIAG_EXIT_USAGE, "'{1}' is no part of a run",
     "write 2/4 for the second part of four; parts are counted from 1")
DIAG(DIAG_BATCH_BUSY, SEVERITY_ERROR, DIAG_EXIT_SOME_FAILED, "another run is writing the outputs of {1}",
     "wait until it has ended")
DIAG(DIAG_BATCH_WORKER_DIED, SEVERITY_WARNING, DIAG_EXIT_NONE,
     "{1}: the worker that made it {2}; it is tried once more", NULL)
DIAG(DIAG_BATCH_WORKER_LOST, SEVERITY_ERROR, DIAG_EXIT_SOME_FAILED, "{1}: the worker that made it {2}, alone too",
     "a page may be too large for --time-limit or --memory-limit")
DIAG(DIAG_BATCH_NO_WORKER, SEVERITY_ERROR, DIAG_EXIT_INTERNAL, "no worker can be started: {1}",
     "raise the limits of processes (ulimit -u), of open files (ulimit -n) and of memory (ulimit -v), or take fewer "
     "workers with -j")
DIAG(DIAG_BATCH_SYNC, SEVERITY_ERROR, DIAG_EXIT_SOME_FAILED, "what was written cannot be made safe: {1}: {2}", NULL)
DIAG(DIAG_BATCH_ORPHAN, SEVERITY_NOTE, DIAG_EXIT_NONE, "no job makes this output any more: {1}", "--prune removes it")
DIAG(DIAG_BATCH_PRUNED, SEVERITY_NOTE, DIAG_EXIT_NONE, "removed: {1}", NULL)
DIAG(DIAG_MANIFEST_DAMAGED, SEVERITY_ERROR, DIAG_EXIT_INPUT, "this is no whole manifest",
     "a run of 'sheaf batch' writes it anew")
DIAG(DIAG_MANIFEST_NEWER, SEVERITY_ERROR, DIAG_EXIT_INPUT, "this manifest was written by a newer sheaf",
     "use that one, or remove the manifest to make every output anew")
DIAG(DIAG_MANIFEST_REPLACED, SEVERITY_WARNING, DIAG_EXIT_NONE, "{1} is no whole manifest and is written anew", NULL)
DIAG(DIAG_VERIFY_MISSING, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING, "an output is missing: {1}",
     "run 'sheaf batch' again")
DIAG(DIAG_VERIFY_CHANGED, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING, "an output is not what was made: {1}",
     "remove it and run 'sheaf batch' again")
DIAG(DIAG_VERIFY_FAILED, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING, "an output could not be made: {1}", NULL)
DIAG(DIAG_VERIFY_INCOMPLETE, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING, "the run that wrote {1} did not come to its end",
     "run 'sheaf batch' again")
DIAG(DIAG_MERGE_TWICE, SEVERITY_ERROR, DIAG_EXIT_INPUT, "two of these manifests have an output of one path: {1}",
     "shards of one batch have none in common")
DIAG(DIAG_MERGE_GAP, SEVERITY_ERROR, DIAG_EXIT_INPUT, "shard {1} of {2} is missing",
     "merge the manifests of all shards at once")
DIAG(DIAG_MERGE_ELSEWHERE, SEVERITY_ERROR, DIAG_EXIT_USAGE, "{1} does not lie in the folder of {2}",
     "manifests of one folder can be merged")
DIAG(DIAG_DEPENDS_NAME, SEVERITY_WARNING, DIAG_EXIT_NONE, "a make rule cannot name this output: {1}",
     "use --depfile NAME.json")
DIAG(DIAG_BATCH_PRUNE_FILE, SEVERITY_ERROR, DIAG_EXIT_USAGE, "what no job makes can be told for a batch file alone",
     "name the file, as in 'sheaf batch data/batch.xml --prune'")
DIAG(DIAG_BUILD_LOG, SEVERITY_WARNING, DIAG_EXIT_NONE, "what the outputs were made from cannot be kept: {1}: {2}",
     "the next run will make them again")
DIAG(DIAG_MERGE_PROGRAM, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "{1} was made by another build of sheaf or of its libraries than {2}",
     "install the same on every node and start the shard again: what differs is made anew")
DIAG(DIAG_MERGE_FONTS, SEVERITY_ERROR, DIAG_EXIT_INPUT, "{1} was made with other fonts than {2}",
     "install the same fonts on every node, under the same path, and start the shard again: what differs is made anew")
DIAG(DIAG_MERGE_INPUTS, SEVERITY_ERROR, DIAG_EXIT_INPUT, "{1} was not made from the same '{3}' as {2}",
     "the first line of each manifest says what it was made from; start the shard that is wrong again")
DIAG(DIAG_MERGE_JOBS, SEVERITY_ERROR, DIAG_EXIT_INPUT, "{1} was asked for other outputs than {2}, or otherwise",
     "start every shard with the same batch file and the same options")
DIAG(DIAG_MERGE_PARTS, SEVERITY_ERROR, DIAG_EXIT_INPUT, "{1} is one of {2} shards, others are of {3}",
     "merge the shards of one run: manifest-*-of-N.json")
DIAG(DIAG_MERGE_INCOMPLETE, SEVERITY_WARNING, DIAG_EXIT_NONE, "the run that wrote {1} did not come to its end",
     "start that shard again, then merge again")
DIAG(DIAG_MERGE_UNKNOWN, SEVERITY_WARNING, DIAG_EXIT_NONE, "{1} does not say what it was made from",
     "start that shard again: nothing is made anew where nothing differs")
DIAG(DIAG_BATCH_ELSEWHERE, SEVERITY_ERROR, DIAG_EXIT_USAGE,
     "{1} does not lie in the project's folder, and with -o what a batch file makes goes below another folder",
     "write the path of the row from the project's folder")
DIAG(DIAG_MERGE_LEFT, SEVERITY_WARNING, DIAG_EXIT_NONE, "{1} is merged, and cannot be removed: {2}",
     "remove it: the merged manifest speaks of its outputs")
DIAG(DIAG_WATCH_NONE, SEVERITY_ERROR, DIAG_EXIT_SOME_FAILED, "nothing can be watched: {1}",
     "this takes inotify; the kernel's limits are fs.inotify.max_user_instances and the files a process may open")
DIAG(DIAG_WATCH_LIMIT, SEVERITY_ERROR, DIAG_EXIT_SOME_FAILED,
     "the kernel watches no more folders: what changes in {1} is not seen",
     "raise its limit: sysctl fs.inotify.max_user_watches=524288")
DIAG(DIAG_WATCH_UNABLE, SEVERITY_WARNING, DIAG_EXIT_NONE, "what changes in {1} is not seen: {2}", NULL)
DIAG(DIAG_BATCH_THREADS, SEVERITY_ERROR, DIAG_EXIT_INTERNAL,
     "no worker can be started: {1} other threads run in this process, and a worker would wait for them in vain",
     "a batch begins in a process that has started no thread and has not set text; in the program itself this is a "
     "fault: please report it")
DIAG(DIAG_PACK_WRONG_ROOT, SEVERITY_ERROR, DIAG_EXIT_INPUT, "the root element is <{1}>; a pack's is <pack>", NULL)
DIAG(DIAG_PACK_EMPTY, SEVERITY_ERROR, DIAG_EXIT_INPUT, "this pack has no part that makes a page",
     "parts are cover, contents, divider, prose, statement, page, chart-page, calendar-page, annex and blank")
DIAG(DIAG_PACK_ID_TWICE, SEVERITY_ERROR, DIAG_EXIT_INPUT, "two parts of this pack are called '{1}'", NULL)
DIAG(DIAG_PACK_NO_TITLE, SEVERITY_ERROR, DIAG_EXIT_INPUT, "this <{1}> has no title", "write <title>…</title> in it")
DIAG(DIAG_RECORD_EMBARGOED, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "'{1}' is embargoed until {2}: on {3} it is not for the public", "leave --public out, or wait until then")
DIAG(DIAG_PACK_EMBARGOED, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "this pack is embargoed until {1}: on {2} it is not for the public", "leave --public out, or wait until that day")
DIAG(DIAG_PACK_NO_DATA, SEVERITY_WARNING, DIAG_EXIT_NONE, "nothing is known of {1}: no figure, no treaty, no target",
     "check the id, or leave the area out")
DIAG(DIAG_PACK_NOBODY, SEVERITY_ERROR, DIAG_EXIT_INPUT, "'{1}' finds nothing",
     "it must find areas, objectives or indicators: targets-list('2B'), meeting-areas('ID'), //objective")
DIAG(DIAG_PACK_INTERNAL, SEVERITY_ERROR, DIAG_EXIT_INPUT, "this pack is internal: it is not made for the public",
     "leave --public out")
DIAG(DIAG_PACK_NEEDED, SEVERITY_ERROR, DIAG_EXIT_USAGE, "the template '{1}' is for a part of a pack",
     "'sheaf pack FILE.xml' makes packs")
DIAG(DIAG_PACK_UNKNOWN_MEETING, SEVERITY_ERROR, DIAG_EXIT_INPUT, "the plan has no event '{1}'", NULL)
DIAG(DIAG_PACK_ITSELF, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "the pack would be annexed to itself: {1} is what it is written to", NULL)
DIAG(DIAG_BATCH_NONE, SEVERITY_WARNING, DIAG_EXIT_NONE, "of {1} subjects there is none of which '{2}' holds",
     "nothing is made by this row")
DIAG(DIAG_BATCH_NOT_AMONG, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "the plan has the {1} '{2}', but a batch makes pages only of {3}", "leave it out of 'only'")
DIAG(DIAG_BATCH_WORKERS, SEVERITY_ERROR, DIAG_EXIT_USAGE, "{1} are more than {limit}",
     "take fewer with -j; more than there are processors make nothing faster")

#undef DIAG_GROUP
#define DIAG_GROUP "truth"
DIAG(DIAG_TRUTH_DATA_BROKEN, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING, "{1}: the attached {2} cannot be used: {3}",
     "with --data the file is held against a project's data")
DIAG(DIAG_TRUTH_SENTENCE, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING,
     "{1}: page {2}: \"{3}\" does not hold (rule '{4}'): {5}",
     "mend the figure, or the template that says so, and make the file anew")
DIAG(DIAG_TRUTH_TWO_VALUES, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING, "{1}: page {2}: {3} is printed as '{4}', and {5}",
     "make the file anew from the data that hold")
DIAG(DIAG_TRUTH_TOTAL, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING,
     "{1}: page {2}: the total {3} is {4}, its parts add up to {5}, and no note says so",
     "give the observation a note, or print what its parts add up to")
DIAG(DIAG_TRUTH_YOUNGER, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING,
     "{1}: page {2}: {3} is printed, and was not known on {4}: {5}",
     "make the file anew, or correct the days of the figure and its sources")
DIAG(DIAG_TRUTH_STATUS, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING,
     "{1}: page {2}: the status \"{3}\" contradicts its figures (rule '{4}'): {5}",
     "'sheaf explain' works a status out; make the file anew")
DIAG(DIAG_TRUTH_NO_RULE, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING,
     "{1}: page {2}: \"{3}\" names the rule '{4}', and there is none of that name",
     "hold the file against the sheaf that made it")
DIAG(DIAG_TRUTH_NO_DAYS, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING,
     "{1}: page {2}: nothing in the structure says which days \"{3}\" is about",
     "files of sheaf's own say it; make it anew")
DIAG(DIAG_TRUTH_NO_FIGURE, SEVERITY_ERROR, DIAG_EXIT_NOT_CONFORMING,
     "{1}: page {2}: {3} is printed as '{4}', and there is no such figure",
     "'sheaf build --attach' embeds the figures that are printed; --data names the project's folder")

#undef DIAG_GROUP
#define DIAG_GROUP "exchange"
DIAG(DIAG_IATI_NONE, SEVERITY_ERROR, DIAG_EXIT_INPUT, "this is no file of IATI activities: its root is <{1}>",
     "files of IATI 2.01 to 2.03 begin with <iati-activities>")
DIAG(DIAG_IATI_BROKEN, SEVERITY_ERROR, DIAG_EXIT_INPUT, "this file is no whole XML: {1}", NULL)
DIAG(DIAG_IATI_NO_ACTIVITY, SEVERITY_ERROR, DIAG_EXIT_INPUT, "the file has no activity '{1}'",
     "ids stand in <iati-identifier>")
DIAG(DIAG_IATI_NOTHING, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "no activity of this file tells results: nothing is made of it",
     "a <result> of an activity holds its indicators")
DIAG(DIAG_IATI_NO_RESULT, SEVERITY_WARNING, DIAG_EXIT_NONE, "the activity '{1}' tells no results, and was left out",
     NULL)
DIAG(DIAG_IATI_CODE, SEVERITY_WARNING, DIAG_EXIT_NONE, "'{1}' is no {2} here; what is said of it was left out", NULL)
DIAG(DIAG_IATI_TEXT, SEVERITY_WARNING, DIAG_EXIT_NONE, "the value '{1}' is no number; it was kept as a remark",
     "IATI writes numbers with a point and without grouping")
DIAG(DIAG_IATI_PERIOD, SEVERITY_WARNING, DIAG_EXIT_NONE, "a period without both its days, in their order, was left out",
     "give period-start and period-end an iso-date")
DIAG(DIAG_IATI_TWICE, SEVERITY_WARNING, DIAG_EXIT_NONE,
     "a second value for {1} of the same location and dimensions was left out", NULL)
DIAG(DIAG_IATI_UNKEPT, SEVERITY_NOTE, DIAG_EXIT_NONE, "{1} is not kept: a plan has no place for it", NULL)
DIAG(DIAG_IATI_KIND, SEVERITY_WARNING, DIAG_EXIT_NONE,
     "the indicator {1} was left out: IATI has indicators of one measure's numbers alone", NULL)
DIAG(DIAG_BEGIN_NO_COLUMN, SEVERITY_ERROR, DIAG_EXIT_INPUT, "no column of the table holds {1}",
     "the first row names the columns: area, measure, period (or a column a year) and value; with a project that is "
     "there already, 'sheaf import --map' reads any table")
DIAG(DIAG_BEGIN_LOST_ROW, SEVERITY_ERROR, DIAG_EXIT_INPUT, "the row stands in '{1}', and the sheet {2} has no such row",
     "the column 'in' has the id of the row that it stands in")
DIAG(DIAG_EXPORT_UNKEPT, SEVERITY_NOTE, DIAG_EXIT_NONE,
     "a workbook has no sheet for <{1}> in <{2}>; of them {3} stayed behind", NULL)
DIAG(DIAG_IMPORT_LATER, SEVERITY_NOTE, DIAG_EXIT_NONE,
     "the plan's pages are of {2}, as published by {3}: figures that they do not show yet: {1}",
     "move as-of and known-by of the plan, or give --as-of and --known-by when its pages are made")
DIAG(DIAG_EXPORT_IATI_LEFT, SEVERITY_NOTE, DIAG_EXIT_NONE,
     "IATI has no place for {1} in <{2}>; of them {3} stayed behind", NULL)
DIAG(DIAG_EXPORT_IATI_UNKEPT, SEVERITY_NOTE, DIAG_EXIT_NONE, "IATI has no place for {1} of the indicator {2}", NULL)
DIAG(DIAG_IMPORT_AREA, SEVERITY_ERROR, DIAG_EXIT_INPUT, "{1}'{2}' is no area{3}{4}",
     "write a code, the house name or an alias; or say in a mapping what it is to be read as: <word as=\"area\" "
     "text=\"…\" is=\"…\"/>")
DIAG(DIAG_IMPORT_MEASURE, SEVERITY_ERROR, DIAG_EXIT_INPUT, "{1}'{2}' is no measure{3}{4}",
     "write the id or the title of a measure of the plan, or say in a mapping what it is to be read as")
DIAG(DIAG_IMPORT_SOURCE, SEVERITY_ERROR, DIAG_EXIT_INPUT, "{1}'{2}' is no source{3}{4}",
     "write the id or the title of a source; one that is not there yet goes into a file of <sources> first")
DIAG(DIAG_IMPORT_PERIOD, SEVERITY_ERROR, DIAG_EXIT_INPUT, "{1}'{2}' is no period{3}{4}",
     "write 2018, 2018-03, 2018-03-01, 2018-Q1 or two days parted by a slash; days in another order are declared by "
     "dates=\"dmy\" (or mdy, ymd) of a mapping")
DIAG(DIAG_IMPORT_NUMBER, SEVERITY_ERROR, DIAG_EXIT_INPUT, "{1}'{2}' is no number{3}{4}",
     "numbers have a point and no grouping; a mapping declares others: decimal=\"comma\" grouping=\"space\"; what "
     "stands for no value is declared by <missing text=\"…\"/>")
DIAG(DIAG_IMPORT_TWO_WAYS, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "{1}'{2}' is one number with a decimal comma and another with grouping{3}{4}",
     "say in a mapping which it is: decimal=\"comma\", or grouping=\"comma\"")
DIAG(DIAG_IMPORT_WORD, SEVERITY_ERROR, DIAG_EXIT_INPUT, "{1}'{2}' is no word{3}{4}", NULL)
DIAG(DIAG_IMPORT_DATE, SEVERITY_ERROR, DIAG_EXIT_INPUT, "{1}'{2}' is no day{3}{4}",
     "write YYYY-MM-DD, YYYY-MM or YYYY; another order is declared by dates=\"dmy\" (or mdy, ymd) of a mapping")
DIAG(DIAG_IMPORT_ERROR_CELL, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "{1}'{2}' is what a spreadsheet shows where a formula failed{3}{4}",
     "mend the formula, or leave the cell empty where there is no figure")
DIAG(DIAG_IMPORT_MEMBER, SEVERITY_ERROR, DIAG_EXIT_INPUT, "{1}'{2}' tells nobody apart{3}{4}",
     "dimensions and their members stand in the plan's file of measures")
DIAG(DIAG_IMPORT_NO_COLUMN, SEVERITY_ERROR, DIAG_EXIT_INPUT, "no column holds the {2}{3}{4}",
     "name a column so, or write a mapping; 'sheaf import FORMAT FILE --propose' makes a first one")
DIAG(DIAG_IMPORT_RAGGED, SEVERITY_ERROR, DIAG_EXIT_INPUT, "{1}the row has {2} fields and the header {3}{4}",
     "each row has as many fields as the header; a field with a delimiter in it stands in quotation marks")
DIAG(DIAG_IMPORT_QUOTES, SEVERITY_ERROR, DIAG_EXIT_INPUT, "a quotation mark stands within a field",
     "a field with quotation marks stands in quotation marks, and those in it are doubled")
DIAG(DIAG_IMPORT_QUOTES_OPEN, SEVERITY_ERROR, DIAG_EXIT_INPUT, "the quotation mark that stands here is never closed",
     "close it; quotation marks within a field are doubled")
DIAG(DIAG_IMPORT_NUL, SEVERITY_ERROR, DIAG_EXIT_INPUT, "a NUL byte stands here, which no text holds",
     "the file may be no text, or of another encoding: a mapping declares it, as encoding=\"UTF-16\"")
DIAG(DIAG_IMPORT_ENCODING, SEVERITY_ERROR, DIAG_EXIT_INPUT, "the bytes here are not of the encoding {1}",
     "declare the file's encoding in a mapping, as encoding=\"ISO-8859-1\" or encoding=\"windows-1252\"")
DIAG(DIAG_IMPORT_NO_ENCODING, SEVERITY_ERROR, DIAG_EXIT_USAGE, "there is no encoding called '{1}'", NULL)
DIAG(DIAG_IMPORT_TWICE, SEVERITY_ERROR, DIAG_EXIT_INPUT, "{1}the table has two figures of {2}{3}{4}",
     "give them another status or day of publication, so that one is the revision of the other, or take one out")
DIAG(DIAG_IMPORT_REVISION_UNDATED, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "{1}a figure would change, and nothing says that the new one is later{2}: {3}{4}",
     "give the day of publication: in a column 'published', by --published, or by a source that is younger than the "
     "old figure's")
DIAG(DIAG_IMPORT_MAP_ROOT, SEVERITY_ERROR, DIAG_EXIT_INPUT, "the root of a mapping is <map>, not <{1}>", NULL)
DIAG(DIAG_IMPORT_MAP_COLUMN, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "the table has no column '{2}', which the mapping names{3}{4}",
     "columns are named as the header has them; 'skip' of the mapping passes rows before the header")
DIAG(DIAG_IMPORT_EMPTY, SEVERITY_ERROR, DIAG_EXIT_INPUT, "there is no row in the table", NULL)
DIAG(DIAG_IMPORT_VALUE, SEVERITY_ERROR, DIAG_EXIT_INPUT, "{1}{2}{3}{4}", NULL)
DIAG(DIAG_IMPORT_MISSING_FIELD, SEVERITY_ERROR, DIAG_EXIT_INPUT, "{1}the {2} is empty{3}{4}", NULL)
DIAG(DIAG_IMPORT_NOT_READ, SEVERITY_WARNING, DIAG_EXIT_NONE, "the column '{1}' is not read",
     "a mapping says what it holds, or that it is to be read past: as=\"ignore\"")
DIAG(DIAG_IMPORT_UNIT, SEVERITY_ERROR, DIAG_EXIT_INPUT, "{1}'{2}' is not the unit of the measure '{3}'{4}",
     "figures are taken in the unit of their measure")
DIAG(DIAG_IMPORT_TARGET_FILE, SEVERITY_ERROR, DIAG_EXIT_USAGE,
     "{1} is there, and is no file of observations of the project",
     "name a data file of observations, or one that is not there yet")
DIAG(DIAG_IMPORT_TOO_MANY_COLUMNS, SEVERITY_ERROR, DIAG_EXIT_INPUT, "a row of the table has more than {limit}", NULL)
DIAG(DIAG_IMPORT_UNKNOWN_FORMAT, SEVERITY_ERROR, DIAG_EXIT_USAGE,
     "there is no format '{1}' of tables; there is {2}", NULL)
DIAG(DIAG_EXPORT_INTERNAL_LEFT, SEVERITY_NOTE, DIAG_EXIT_NONE, "{1} observations for an internal audience are left out",
     "--internal takes them in")
DIAG(DIAG_DATA_TABLE, SEVERITY_WARNING, DIAG_EXIT_NONE,
     "this table is not read as it is: 'sheaf import {2} {1}' takes its figures into the data",
     "import it, then move it out of the data folder; --propose makes a mapping for its columns")
DIAG(DIAG_IMPORT_NO_SOURCE, SEVERITY_ERROR, DIAG_EXIT_INPUT, "{1}{2}a new figure has no source{3}{4}",
     "name its source in a column 'sources', or for the whole table in a mapping: sources=\"ID\"")
DIAG(DIAG_IMPORT_WORKBOOK, SEVERITY_ERROR, DIAG_EXIT_INPUT, "this is no workbook that can be read: {1}",
     "save it anew as .xlsx or .ods, or as CSV")
DIAG(DIAG_IMPORT_OLD_WORKBOOK, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "this is a workbook of the old form (.xls), whatever it is called",
     "open it in a spreadsheet and save it as .xlsx")
DIAG(DIAG_IMPORT_ENCRYPTED, SEVERITY_ERROR, DIAG_EXIT_INPUT, "the workbook is encrypted", "save it without a password")
DIAG(DIAG_IMPORT_MACROS, SEVERITY_ERROR, DIAG_EXIT_INPUT, "the workbook holds macros ({1})",
     "save it as .xlsx, which holds none")
DIAG(DIAG_IMPORT_OUTSIDE, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "the workbook takes figures from another file ({1}), of which only what was last seen is here",
     "replace the links by their values, and save it")
DIAG(DIAG_IMPORT_BOMB, SEVERITY_ERROR, DIAG_EXIT_INPUT, "the workbook unpacks to more than {1} ({2})",
     "it may have been made to fill the memory; save it anew, or as CSV")
DIAG(DIAG_IMPORT_NO_SHEET, SEVERITY_ERROR, DIAG_EXIT_INPUT, "the workbook has no {1} '{2}'{3}",
     "sheets, tables and ranges are named as the workbook has them; hidden sheets are read with hidden=\"yes\" "
     "of a mapping")
DIAG(DIAG_IMPORT_MERGED, SEVERITY_ERROR, DIAG_EXIT_INPUT, "{1}merged cells stand within the table: {2}{3}{4}",
     "part them and fill each: which rows the figure is of cannot be told")
DIAG(DIAG_EXPORT_FAILED, SEVERITY_ERROR, DIAG_EXIT_SOME_FAILED, "the workbook cannot be made: {1}", NULL)
DIAG(DIAG_IMPORT_HEADER_TWICE, SEVERITY_ERROR, DIAG_EXIT_INPUT, "'{2}' is a second column of the {3}{4}",
     "say in a mapping which of them is to be read")

#undef DIAG_GROUP
#define DIAG_GROUP "pictures"
DIAG(DIAG_PICTURE_UNKNOWN, SEVERITY_ERROR, DIAG_EXIT_INPUT, "{1} is no picture that pages can show: {2}",
     "pictures are PNG, JPEG, WebP or SVG")
DIAG(DIAG_PICTURE_NAMED, SEVERITY_ERROR, DIAG_EXIT_INPUT, "{1} is {2}, which its name does not say",
     "rename it, so that whoever opens it elsewhere gets what its name says")
DIAG(DIAG_PICTURE_DAMAGED, SEVERITY_ERROR, DIAG_EXIT_INPUT, "the picture {1} is damaged: {2}",
     "copy it anew, or save it again from the program that made it")
DIAG(DIAG_PICTURE_ANIMATED, SEVERITY_ERROR, DIAG_EXIT_INPUT, "the picture {1} moves, and paper shows one of its {2}",
     "save the one that is meant")
DIAG(DIAG_PICTURE_LARGE, SEVERITY_ERROR, DIAG_EXIT_INPUT, "{1} has more than {limit}",
     "save it smaller: 300 pixels an inch are enough for print")
DIAG(DIAG_PICTURE_CMYK, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "the picture {1} has inks (CMYK) and no profile that says which, and the file claims PDF/A",
     "save it as RGB, or with the profile of its inks; or let the template claim nothing (conform=\"none\")")
DIAG(DIAG_PICTURE_PROFILE, SEVERITY_WARNING, DIAG_EXIT_NONE, "the colour profile of {1} is not used: {2}",
     "its colours are taken as sRGB, as grey or as inks nobody describes; save it with a sound profile")
DIAG(DIAG_PICTURE_NO_ALT, SEVERITY_ERROR, DIAG_EXIT_INPUT, "the alternative text of {1} came out empty",
     "alt=\"\" is written for what is only decoration; an expression has to answer for each picture")
DIAG(DIAG_MAP_NO_WORLD, SEVERITY_ERROR, DIAG_EXIT_MISSING, "there are no outlines to draw the map from: {1}",
     "'make run' fetches them into out/geo; SHEAF_WORLD in the environment names another file")
DIAG(DIAG_MAP_LEFT_OUT, SEVERITY_WARNING, DIAG_EXIT_NONE, "pages are made without their maps: {1}",
     "'make run' fetches the outlines into out/geo; SHEAF_WORLD=none in the environment says that no map is wanted")
DIAG(DIAG_MAP_NO_OUTLINE, SEVERITY_ERROR, DIAG_EXIT_MISSING, "{1} ({2}) is on no map: there is no outline of that id",
     "the boundary profile says of which area an outline is, with <outline>")
DIAG(DIAG_MAP_WITHOUT, SEVERITY_WARNING, DIAG_EXIT_NONE, "{1} ({2}) is not on the map: there is no outline of that id",
     "the boundary profile says of which area an outline is, with <outline>")
DIAG(DIAG_MAP_NO_PLACES, SEVERITY_ERROR, DIAG_EXIT_INPUT, "a map of squares ({1}) has no places to write as GeoJSON",
     "write a choropleth, symbols or dots")
DIAG(DIAG_MAP_CLASSES, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "a map tells at most {2} classes apart, and this one would have {1}",
     "show fewer: put some of them together in rows of the map's own, or give bounds")
DIAG(DIAG_MAP_NEGATIVE, SEVERITY_ERROR, DIAG_EXIT_INPUT, "a figure of {1} is below zero, for which there is no circle",
     "show it as a choropleth")
DIAG(DIAG_GEO_FILE, SEVERITY_ERROR, DIAG_EXIT_INPUT, "{1} has no outlines that can be read: {2}",
     "GeoJSON (RFC 7946) or GeoPackage, polygons in degrees of WGS 84; ogr2ogr -t_srs EPSG:4326 makes either")
DIAG(DIAG_GEO_DEGREES, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "the outline of {1} has a corner at {2}, which is no place in degrees",
     "longitude stands before latitude (RFC 7946, 3.1.1): they may be swapped, or the coordinates projected")
DIAG(DIAG_GEO_CROSSED, SEVERITY_WARNING, DIAG_EXIT_NONE, "the outline of {1} crosses itself near {2}",
     "mend it where the outlines are from: what lies inside is not clear")
DIAG(DIAG_GEO_NO_AREA, SEVERITY_WARNING, DIAG_EXIT_NONE, "this outline is of no area: its property {1} says '{2}'",
     "it is joined to the area whose id, name or alias that is; by=\"\" of <geometry> names the property")
DIAG(DIAG_GEO_VERTICES, SEVERITY_ERROR, DIAG_EXIT_INPUT, "the outlines of {1} have more than {2} corners",
     "simplify them, as mapshaper and ogr2ogr -simplify do: a page shows some thousands")
DIAG(DIAG_DATA_BAD_POINT, SEVERITY_ERROR, DIAG_EXIT_INPUT, "'{1}' is no latitude and longitude",
     "degrees north and degrees east, with a blank between: 43.856 18.413; what is south or west is below zero")
DIAG(DIAG_POINT_NO_SOURCE, SEVERITY_ERROR, DIAG_EXIT_INPUT, "the point of {1} has no source",
     "sources= names the documents that tell it: a map shows nothing that nobody answers for")
DIAG(DIAG_SEAT_NO_POINT, SEVERITY_ERROR, DIAG_EXIT_INPUT, "the seat of {1} is nowhere: the area has no point",
     "point= has its latitude and longitude, and sources= the documents that tell it")
DIAG(DIAG_MAP_NOTE_OWED, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "what stands below every map is to stand elsewhere on the page, and stands nowhere",
     "let the page print map-note(), or take note=\"apart\" away")
DIAG(DIAG_MAP_UNACCOUNTED, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "the map ({1}) lacks its disclaimer, its date or the source of its outlines, and is not made",
     "an empty <text> of the boundary profile or an empty message of a catalogue leaves it out")
DIAG(DIAG_SVG_TEXT, SEVERITY_ERROR, DIAG_EXIT_INPUT, "the drawing {1} has text in it, whose font is not the page's",
     "convert the text to paths (in Inkscape: Path, Object to Path) and save that; the words belong into alt=")
DIAG(DIAG_SVG_SCRIPT, SEVERITY_ERROR, DIAG_EXIT_INPUT, "the drawing {1} has a script ('{2}'), which nothing runs",
     "save it without, as plain SVG, so that it is drawn as it was seen")
DIAG(DIAG_SVG_OUTSIDE, SEVERITY_ERROR, DIAG_EXIT_INPUT, "the drawing {1} leads to something outside it: '{2}'",
     "put it into the drawing itself: what a page shows is in its own file")
DIAG(DIAG_SVG_NOT_DRAWN, SEVERITY_ERROR, DIAG_EXIT_INPUT, "the drawing {1} has <{2}>, which paper does not show",
     "save it without, as it should look")
DIAG(DIAG_SVG_PIXELS, SEVERITY_WARNING, DIAG_EXIT_NONE, "{2} of {1} is drawn as pixels: {3} dpi at {4}",
     "lines and areas stay as they are; a drawing without filters and masks is sharp at every size")
DIAG(DIAG_SVG_ENTITY, SEVERITY_ERROR, DIAG_EXIT_INPUT, "the drawing {1} declares the entity '{2}'",
     "save it without, as plain SVG")
DIAG(DIAG_SVG_EMBEDDED, SEVERITY_ERROR, DIAG_EXIT_INPUT, "a picture inside the drawing {1} cannot be used: {2}",
     "what stands in a drawing is PNG or JPEG, whole and still")
DIAG(DIAG_QR_LONG, SEVERITY_ERROR, DIAG_EXIT_INPUT, "'{1}' is too long for a QR code",
     "some hundred letters are easily read; a short address leads to the same page")
DIAG(DIAG_QR_ADDRESS, SEVERITY_ERROR, DIAG_EXIT_INPUT, "a QR code leads to an address of the web, and '{1}' is none",
     "site=\"https://example.org/{subject}\" of a theme or a plan is the address of each page; nothing else may stand "
     "in braces")
DIAG(DIAG_FLAG_NONE, SEVERITY_ERROR, DIAG_EXIT_MISSING, "there is no flag of {1}: neither flags/{1}.svg nor {2}",
     "install the package iso-flags-svg, put a file of your own into flags/, or have flags=\"no\" in the theme")
DIAG(DIAG_ICON_NONE, SEVERITY_ERROR, DIAG_EXIT_INPUT, "there is no icon '{1}'; there are {2}",
     "an SVG of your own, templates/symbols/NAME.svg, is one too")
DIAG(DIAG_ICON_NEAR, SEVERITY_ERROR, DIAG_EXIT_INPUT, "there is no icon '{1}'; the nearest of {2} is '{3}'",
     "an SVG of your own, templates/symbols/NAME.svg, is one too")
DIAG(DIAG_PICTURE_NO_FOLDER, SEVERITY_ERROR, DIAG_EXIT_INPUT,
     "'{1}': of a picture that is chosen for each page the folder has to be written out",
     "for example src=\"pictures/\" before the expression: all files of that folder belong to what pages are made from")

#undef DIAG_GROUP
