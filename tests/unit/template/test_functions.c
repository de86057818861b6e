/* Every function that a template may call, asked of the small invented project. */
#include "sample.h"
#include "base/diag_template.h"
#include "model/questions.h"
#include "template/internal.h"


/*
 * The page is the first part of this pack. Of five parts, the cover and the contents have no number, nor has what has
 * no title.
 */
#define PACK                                                                                                           \
    "<pack id='wells-pack' meeting='next' date='2023-06-29'><title>Wells by 2024</title><delegation>The "              \
    "well-diggers</delegation>"                                                                                        \
    "<page id='sheets' template='page' pages='annex' start='recto'><title>Fact sheets</title><param name='colour' "    \
    "value='red'/><param name='start' value='dusk'/><param name='start' value='dawn'/><param name='id' "               \
    "value='no'/></page>"                                                                                              \
    "<cover><title>Cover</title></cover><contents><title>Contents</title></contents><prose "                           \
    "id='paper'><title>Why</title></prose><page template='page'/></pack>"

typedef struct CallCase { const char *name, *expression, *want; } CallCase;

static const CallCase calls[] = {
    { "reference: an element of a plan", "reference('plan')[@name = 'goal'][1]/@sentence",
      "What the plan is for; it holds objectives." },
    { "reference: what several elements share, at the first alone",
      "count(reference('pack', 'once')[@name = 'pages'])", "1" },
    { "reference: what takes certain words", "reference('chart')[@of = 'chart'][@name = 'tag']/@values",
      "artifact figure text" },
    { "reference: a colour of the theme", "reference('classes')[@name = 'accent']/@kind", "color" },
    { "reference-topics: each with a sentence", "string-length(reference-topics()[@name = 'theme']/@sentence) > 10",
      "true" },
    { "latest: the figure of an area", "latest('dry', 'XAA')/@value", "25" },
    { "latest: its year", "latest('dry', 'XAA')/@year", "2022" },
    { "series: every figure", "count(series('dry', 'XAA'))", "2" },
    { "series: the oldest first", "series('dry', 'XAA')[1]/@value", "40" },
    { "series: nothing known", "count(series('dry', 'XCC'))", "0" },
    { "years: one a year", "count(years('dry', 'XAA', 2019, 2023))", "5" },
    { "years: the missing are not known", "count(years('dry', 'XAA', 2019, 2023)[@known = 'false'])", "3" },
    /* XAA has dry villages of 2020 and 2022, XCC none; rain is of 2019 to 2022 */
    { "why-missing: the word for it", "why-missing('dry', 'XBB', 2020)", "not-applicable" },
    { "why-missing: nothing where there is a figure", "why-missing('dry', 'XAA', 2020)", "" },
    { "why-missing: nor where nobody says why", "why-missing('dry', 'XBB', 2019)", "" },
    { "by-year: years in which some area has a figure", "count(by-year('dry', 'XCC'))", "2" },
    { "by-year: the oldest first", "by-year('dry', 'XAA')[1]/@value", "40" },
    { "by-year: an area without a figure of its own", "by-year('dry', 'XCC')[1]/@known = 'true'", "false" },
    { "by-year: the last of them", "by-year('dry', 'XAA', 1)/@column", "2022" },
    { "by-year: not so many", "count(by-year('dry', 'XAA', -3))", "1" },
    { "years: backwards there are none", "count(years('dry', 'XAA', 2023, 2019))", "0" },
    { "years: all that a date can have", "count(years('dry', 'XAA', -3000000000, 3000000000))", "10000" },
    { "years: a number that is none", "count(years('dry', 'XAA', 2023, 0 div 0))", "0" },
    { "years: two that are none", "count(years('dry', 'XAA', 0 div 0 - 5, 0 div 0))", "0" },
    /* wells dug: 4 in the first quarter of 2022, 6 in the second, 9 in the fourth, 3 in the first of 2023 */
    { "periods: one a quarter", "count(periods('dug', '', '2022-Q1', '2022-Q4'))", "4" },
    { "periods: the figure of a quarter", "periods('dug', '', '2022-Q1', '2022-Q4')[2]/@value", "6" },
    { "periods: one without a figure", "periods('dug', '', '2022-Q1', '2022-Q4')[3]/@known", "false" },
    { "periods: and why", "periods('dug', '', '2022-Q1', '2022-Q4')[3]/@why", "not-collected" },
    { "periods: what it is called", "periods('dry', 'XAA', '2022', '2022')/@column", "2022" },
    { "periods: its last day", "periods('dug', '', '2022-Q3', '2022-Q3')/@date", "2022-09-30" },
    { "periods: up to the as-of day, 30 June 2023", "count(periods('dug', '', '2022-Q1'))", "6" },
    { "periods: no figure of half a year in a quarter", "count(periods('dug', '', '2022-S1', '2022-S2')[@known = "
      "'true'])", "0" },
    { "periods: calendar years are those of years()", "periods('dry', 'XAA', '2019', '2023')[4]/@value", "25" },
    { "periods: and as many", "count(periods('dry', 'XAA', 2019, 2023))", "5" },
    { "periods: a stock at the end of its month", "count(periods('dry', 'XAA', '2022-11', '2023-01')[@known = "
      "'true'])", "1" },
    { "periods: backwards there are none", "count(periods('dug', '', '2022-Q4', '2022-Q1'))", "0" },
    { "members: titles, or ids", "concat(members('sex')[1]/@title, '/', members('sex')[2]/@title)", "Women/m" },
    { "members: what makes a measure of them", "members('sex')[2]/@by", "sex:m" },
    { "members: their fill", "members('sex')[2]/@fill", "mid" },
    { "has-any: something", "has-any('dry', 'XAA')", "true" },
    { "has-any: nothing", "has-any('dry', 'XCC')", "false" },
    { "change: the amount", "change('dry', 'XAA')/@difference", "-15" },
    { "change: 9.94 % has a decimal", "change('under', 'XAA')/@percent", "9.9\xC2\xA0%" },
    { "change: 9.96 % would be 10.0 %, and has none", "change('tenth', 'XAA')/@percent", "10\xC2\xA0%" },
    { "change: that of the last printed digit", "change('rain', 'XAA')/@direction", "up" },
    { "change: less than is printed is none", "change('rain', 'XCC')/@direction",
      "none" }, /* 3.01 to 3.04, to a tenth */
    { "change: less than is printed is neither better nor worse", "change('rain', 'XCC')/@difference", "0" },
    { "a figure: with the decimals of its row", "series('rain', 'XCC')[2]/@text", "5.0" },
    { "a figure: a reported nought", "series('rain', 'XAA')[1]/@text", "0" },
    { "a figure: not printed as nought", "series('rain', 'XCC')[1]/@text", "0.04" },
    { "a figure: not printed as the target, 3", "series('rain', 'XCC')[3]/@text", "3.01" },
    { "a number: the shortest that reads back", "series('rain', 'XCC')[3]/@value", "3.01" },
    /* XAA: dry 40 in 2020, 25 in 2022; rain 0 in 2021, 1,234.5 in 2022 */
    { "a sum of both its parts: whole", "latest('both', 'XAA')/@text", "1,259.5" },
    { "a sum of both its parts: no parts to name", "count(latest('both', 'XAA')/@parts)", "0" },
    { "a sum of one part: at least that, in words", "series('both', 'XAA')[1]/@text", "at least 40.0" },
    { "a sum of one part: the number alone", "series('both', 'XAA')[1]/@number", "40.0" },
    { "a sum of one part: which", "series('both', 'XAA')[1]/@parts", "dry" },
    { "a sum of one part: at least nothing is nothing", "count(series('both', 'XAA')[@value = 0])", "0" },
    { "a sum of one part: the latest that is known", "latest('both', 'XCC')/@text", "at least 3.0" },
    { "change: not from one part to the whole", "change('both', 'XAA')/@known", "false" },
    { "change: there is something before", "change('both', 'XAA')/@earlier", "true" },
    { "change: of one part and the same", "change('both', 'XCC', 'first')/@from-year", "2019" },
    { "change: of one part, no bound", "change('both', 'XCC', 'first')/@to-text", "3.0" },
    { "change: of one part is no judgement on the whole", "change('both', 'XCC', 'first')/@judgement", "none" },
    { "a qualifier is printed with the figure", "series('rain', 'XBB')[1]/@text", "about 7" },
    { "a range is printed as one", "series('rain', 'XBB')[2]/@text", "3 to 5" },
    { "what is missing is no figure", "count(series('rain', 'XBB'))", "3" },
    { "why there is none at all", "latest('dry', 'XBB')/@why", "not-applicable" },
    { "why there was none once, where there is one now", "count(latest('rain', 'XBB')/@why)", "0" },
    { "the latest, at least so much", "latest('rain', 'XBB')/@number", "9" },
    { "change: nobody knows it of what is at least so much", "change('rain', 'XBB')/@known", "false" },
    { "a part that does not apply is known to be nothing", "count(series('both', 'XBB')[@year = 2020]/@parts)", "0" },
    { "and the sum is the other's", "series('both', 'XBB')[@year = 2020]/@text", "3 to 5" },
    { "a sum of one part that is about so much: at least about", "series('both', 'XBB')[@year = 2019]/@qualifier",
      "at-least-about" },
    { "qualified: in words", "qualified('at-least', '5')", "at least 5" },
    { "qualified: by nothing", "qualified('', '5')", "5" },
    { "qualified-sign", "qualified-sign('at-most', '5')",
      "\xE2\x89\xA4"
      "5" },
    { "objective-counts: of all its indicators", "sum(objective-counts('1A')/@count)", "2" },
    { "objective-counts: the worst of those judged", "objective-counts('1A')[@worst = 'true']/@status",
      "accelerate" }, /* 0.45 / 0.5 */
    { "objective-counts: whose status it is", "objective-counts('1A')[@worst = 'true']/@indicator", "1A-1" },
    { "counted: who counts, by name", "counted('1A-2')/@name", "Alphaland" },
    { "counted: when what counts is from", "counted('1A-2')/@date-text", "2022" },
    { "counted: nobody where no areas are counted", "count(counted('1A-1'))", "0" },
    { "indicator: of which years those that count are", "indicator('1A-2')/@set-years", "2022" },
    { "area: its region", "area('XCC')/@region", "South" },
    { "treaties: their ids", "treaties()/@id", "WW" },
    { "treaties: their short titles", "treaties()/@short-title", "Wells Treaty" },
    { "membership: a party", "membership('XAA', 'WW')/@status", "party" },
    { "membership: how a party joined", "membership('XAA', 'WW')/@how", "ratification" },
    { "membership: a signatory", "membership('XBB', 'WW')/@status", "signatory" },
    { "membership: nothing known", "membership('XCC', 'WW')/@status", "unknown" },
    { "targets-of: the group's title", "targets-of('XAA')/@group-title", "first list" },
    { "targets-of: its size", "targets-of('XAA')/@size", "2" },
    { "targets-of: no target", "count(targets-of('XCC'))", "0" },
    { "group-areas: those that joined lead", "group-areas('1A', 'first', 'WW')[1]/@id", "XAA" },
    { "group-areas: all of them", "count(group-areas('1A', 'first', 'WW'))", "2" },
    { "targets-list: by name", "targets-list('1A')[2]/@id", "XBB" },
    { "in-group: it is", "in-group('XAA', 'marked')", "true" },
    { "in-group: it is not", "in-group('XCC', 'marked')", "" },
    { "groups-of: those that have it", "groups-of('XAA')/@title", "Marked" },
    { "groups-of: none", "count(groups-of('XCC'))", "0" },
    { "kind-word: of a kind without words", "kind-word('state')", "states-word" },    /* the catalogue's key */
    { "since: nothing where the page is compared with nothing", "count(since('dry', 'XAA'))", "0" },
    { "changes: none from the day to itself", "count(changes($as-of))", "0" },
    { "changes: figures that were not there before the plan", "changes('2000-01-01')/@kind = 'new'", "true" },
    { "changes: a record that was not there", "changes('2021-12-31')[@record = 'p2'][1]/@after", "May 2022" },
    { "bands: of one that is judged otherwise", "count(bands('1A-1'))", "0" },
    { "pace: the share from which one is on track", "pace('on-track')", "95\u00a0%" },
    { "records: by date, those known on the day", "concat(records('pledge')[1]/@id, records('pledge')[2]/@id)",
      "p1p2" },
    { "records: of one area", "count(records('pledge', 'XAA'))", "1" },
    { "records: of no such type", "count(records('wish'))", "0" },
    { "records: of an event that none names", "count(records('pledge', '', 'next'))", "0" },
    { "records: a field in words", "records('pledge')/@amount", "1,200.50" },
    { "records: a field to compare with", "records('pledge')/@amount-id = 1200.5", "true" },
    { "records: a grade in words", "records('pledge')/@kind", "money" },
    { "records: an internal person is not there", "count(records('pledge')/@who)", "0" },
    { "records: one that has ended", "records('pledge', 'XAA')/@stands", "false" },
    { "records: their notes", "records('pledge', 'XBB')/@note", "by letter" },
    { "record: by its id", "record('p2')/@area-name", "Betaland" },
    { "record: not yet known", "count(record('p3'))", "0" },
    { "record-fields: in the order of the type", "record-fields('p2')/@title", "Kind" },
    { "record-types: their titles", "record-types()/@title", "Pledge" },
    { "record-heads: their titles", "record-heads('pledge')[1]/@title", "Kind" },
    { "ladder: what was true once", "ladder('proof', 'XAA')/@lost", "true" },
    { "ladder: what is true", "ladder('proof', 'XBB')/@since", "2022-05" },
    { "ladder: none of that name", "count(ladder('nowhere', 'XAA'))", "0" },
    { "record-heads: without a title by the id", "record-heads('pledge')[2]/@title", "amount" },
    { "years-between: from a day to a day", "round(years-between('2018-03-31', '2023-03-01') * 100)", "492" },
    { "days-between: from a day to a day", "days-between('2018-11-21', '2018-12-01')", "10" },
    { "days-between: back", "days-between('2018-11-21', '2018-11-20')", "-1" },
    { "days-between: no date", "string(days-between('2018-11-21', ''))", "NaN" },
    { "plan-sources: by publisher and title", "plan-sources()/@id", "S1" },
    { "years-between: no date", "string(years-between('soon', '2023-03-01'))", "NaN" },
    { "record-grades: their words", "record-grades('pledge', 'kind')/@title", "money" },
    { "role: the measure that has it", "role('water-short')", "dry" },
    { "has-roles: the plan gives it", "has-roles('water-short')", "true" },
    { "has-roles: not both", "has-roles('water-short other')", "false" },
    { "measures-of: those with a figure", "measures-of('XCC')/@id", "rain" },
    { "measures-of: rain, and what it is a part of", "count(measures-of('XCC'))", "2" },
    { "measures-of: how often they are told", "measures-of('XCC')/@frequency", "A" },
    { "dated-articles: those with a deadline", "dated-articles()/@article", "3" },
    { "areas-kind: of the plan's targets", "areas-kind()", "state" },
    { "areas-kind: of an objective's", "areas-kind('1A')", "state" },
    { "areas-within: right below", "areas-within('XAA')/@id", "" },
    { "areas-within: by name", "areas-within('', 'name')[last()]/@name", "Gammaland" },
    { "areas-with: the largest first", "areas-with('rain', 'figure')[1]/@area", "XAA" },
    { "areas-within: below none", "count(areas-within()) = count(areas-within(''))", "true" },
    { "areas-of-kind: all of it", "areas-of-kind('state')[2]/@id", "XBB" },
    { "areas-of-kind: of several kinds none", "count(areas-of-kind(''))", "0" },
    { "area: what it is", "area('XAA')/@kind", "state" },
    { "neighbours: the area itself included", "count(neighbours('XAA', 'WW'))", "2" },
    { "neighbours: another subregion", "neighbours('XCC', 'WW')/@id", "XCC" },
    { "deadlines: the one in force", "deadlines('XAA')/@in-force", "2025-09-01" },
    { "deadlines: the original", "deadlines('XAA')/@original", "2021-09-01" },
    { "deadlines: extensions", "deadlines('XAA')/@extensions", "1" },
    { "deadlines: not passed", "deadlines('XAA')/@passed", "false" },
    { "article-deadlines: whose", "article-deadlines('WW', '3')/@area-name", "Alphaland" },
    { "article-deadlines: the remark", "article-deadlines('WW', '3')/@remark", "was 1 Sep 2021" },
    { "article-deadlines: the date before", "article-deadlines('WW', '3')/@earlier", "1 Sep 2021" },
    { "article-deadlines: another article", "count(article-deadlines('WW', '4'))", "0" },
    { "areas-with: how many", "count(areas-with('dry'))", "1" },
    { "next-dates: the past left out", "count(next-dates('XAA', 9))", "2" },
    { "next-dates: the nearest first", "next-dates('XAA', 9)[1]/@title", "Next meeting" },
    { "next-dates: a deadline has a title of its own", "next-dates('XAA', 9)[2]/@title", "Article 3, wells" },
    { "next-dates: how a deadline stands", "next-dates('XAA', 9)[2]/@stands", "open" },
    { "next-dates: no more than asked", "count(next-dates('XAA', 1))", "1" },
    { "next-dates: fewer than none", "count(next-dates('XAA', -1))", "0" },
    { "next-dates: as many as there are", "count(next-dates('XAA', 1e300))", "2" },
    { "calendar: what was planned", "count(calendar('2023-01-01', '2023-12-31', '', 'planned'))", "2" },
    { "calendar: days of one month", "calendar('2023-09-01', '2023-09-30')[1]/@days",
      "4\xE2\x80\x93"
      "8" },
    { "calendar: their weekdays", "calendar('2023-09-01', '2023-09-30')[1]/@weekdays",
      "Mon\xE2\x80\x93"
      "Fri" }, /* date -d 2023-09-04 +%a */
    { "calendar: what concerns an area", "calendar('2025-01-01', '2025-12-31', 'XAA')/@what", "deadline" },
    { "calendar: what concerns another", "count(calendar('2025-01-01', '2025-12-31', 'XBB'))", "0" },
    { "calendar: days that are none", "count(calendar('2023-02-30', '2023-03-01'))", "0" },
    { "calendar-left: the grid holds all", "count(calendar-left('month', 2023, 9))", "0" },
    { "calendar-left: a poster has the words of one day in full", "count(calendar-left('year', 2025))", "0" },
    { "months: twelve", "count(months(2024))", "12" },
    { "months: a leap year's February", "months(2024)[2]/@last", "2024-02-29" },
    { "months: its title", "months(2024)[2]/@title", "February 2024" },
    { "second-months: two of one year", "second-months('persian', '2018-09-01', '2018-09-30')",
      "Shahrivar – Mehr 1397" }, /* 1 Mehr 1397 is 23 September 2018 */
    { "second-months: a calendar that differs by its years", "second-months('buddhist', '2018-04-01', '2018-04-30')",
      "April 2561" },
    { "second-months: no such calendar", "second-months('lunar', '2018-04-01', '2018-04-30')", "" },
    { "period: over a month's end", "period('2020-06-30', '2020-07-02')", "30 Jun\xC2\xA0\xE2\x80\x93 2 Jul 2020" },
    { "period: with the month in full", "period('2023-09-04', '2023-09-08', 'long')",
      "4\xE2\x80\x93"
      "8 September 2023" },
    { "period: one day", "period('2020-06-30', '2020-06-30')", "30 Jun 2020" },
    { "follows: the status", "follows('XAA')/@status",
      "accelerate" }, /* (40-25)/40 of the way in 2 of 4 years: 0.375 / 0.5 = 0.75 */
    { "follows: of no target", "count(follows('XCC'))", "0" },
    { "status-counts: of the plan", "sum(status-counts()/@count)", "2" },
    { "grades: the best first",
      "concat(grades('ready')[1]/@grade, ' ', grades('ready')[1]/@grade-rank, ' ', grades('ready')[2]/@grade-id)",
      "ready best no" },
    { "latest: the grade of a figure", "concat(latest('ready', 'XBB')/@grade, ' ', latest('ready', 'XBB')/@grade-rank)",
      "not ready worst" },
    { "latest: no grade of what has none", "string(latest('dry')/@grade)", "" },
    { "member-marks: of those that occur",
      "concat(count(member-marks('1A-2')), ' ', member-marks('1A-2')[1]/@mark, ' ', member-marks('1A-2')[1]/@words)",
      "2 done ready" },
    { "deadlines: what is read has no note", "string(deadlines('XAA')/@deadline-note)", "" },
    { "statuses: the best first", "string(statuses()[1]/@status)", "achieved" },
    { "statuses: eleven", "count(statuses())", "11" },
    { "status-counts: of an area", "sum(status-counts('XAA')/@count)", "1" },
    { "indicator: its title", "indicator('1A-1')/@indicator-title", "Dry villages" },
    { "message: with words", "message('hello', 'name', 'X')", "Hello X" },
    { "printed: the text", "printed('dry.XAA.2022', '25')", "25" },
    { "printed: amid words", "message('hello', 'name', printed('dry.XAA.2022', '25', 1000))", "Hello 25" },
    { "printed: as long as it reads", "string-length(printed('dry.XAA.2022', '12'))", "2" },
    { "printed: the number that it reads as", "number(printed('dry.XAA.2022', '12')) + 1", "13" },
    { "printed: reckoned with", "printed('dry.XAA.2022', '12') * 2", "24" },
    { "printed: compared", "printed('dry.XAA.2022', '12') = '12'", "true" },
    { "printed: a part of it", "substring(printed('dry.XAA.2022', '125'), 2, 1)", "2" },
    { "printed: amid words as long as they read",
      "string-length(message('hello', 'name', printed('dry.XAA.2022', '25')))", "8" },
    { "a figure's text is as long as it reads", "string-length(series('rain', 'XBB')[1]/@text)", "7" },
    { "a sentence is as long as it reads",
      "string-length(sentence('change', 'hello', 'name', printed('dry.XAA.2022', '25')))", "8" },
    { "printed: nothing to name it by", "printed('', '25')", "25" },
    { "sentence: the words", "sentence('change', 'hello', 'name', printed('dry.XAA.2022', '25'))", "Hello 25" },
    { "sentence: in a list", "list(sentence('change', 'hello', 'name', 'X'), 'and more')", "Hello X and and more" },
    { "says: the text", "says('latest', '25 villages', 'figure', 'dry.XAA.2022')", "25 villages" },
    { "upper-first: behind the marks of a sentence",
      "upper-first(says('latest', 'villages', 'figure', 'dry.XAA.2022'))", "Villages" },
    { "upper-first: behind those of a figure", "upper-first(printed('dry.XAA.2022', 'about 25'))", "About 25" },
    { "has-message: known", "has-message('hello')", "true" },
    { "has-message: not known", "has-message('goodbye')", "false" },
    { "number-text: grouped", "number-text(1234567)", "1,234,567" },
    { "number-text: decimals", "number-text(2, 1)", "2.0" },
    { "number-text: no number", "number-text('x')", "" },
    { "number-text: decimals beyond reason", "number-text(2, 0 div 0)", "2" },
    { "percent: decimals", "percent(0.125, 1)", "12.5\xC2\xA0%" },
    { "percent: all", "percent(1)", "100\xC2\xA0%" },
    { "percent: none", "percent(0)", "0\xC2\xA0%" },
    { "percent: nearly all is not all", "percent(0.9996)", "99.96\xC2\xA0%" },
    { "percent: more than can be told", "percent(0.99999)", "over 99\xC2\xA0%" },
    { "percent: hardly any", "percent(0.00001)", "under 1\xC2\xA0%" },
    { "percent: infinite", "percent(1 div 0)", "" },
    { "million", "million(2500000)", "2.5" },
    { "million: none", "million(0)", "0" },
    { "million: not printed as nought", "million(40000)", "0.04" },
    { "million: hardly any", "million(0.04)", "under 0.1" },
    { "million: hardly any, downwards", "million(-0.04)",
      "over \xE2\x88\x92"
      "0.1" },
    { "million: decimals", "million(2500000, 2)", "2.50" },
    { "upper-first", "upper-first('well')", "Well" },
    { "upper-first: more bytes than one", "upper-first('\xC3\xA9t\xC3\xA9')", "\xC3\x89t\xC3\xA9" },
    { "upper-first: a script without capitals", "upper-first('\xD8\xA3')", "\xD8\xA3" },
    { "upper-first: nothing", "upper-first('')", "" },
    { "footnote-count: none are called", "footnote-count()", "0" },
    { "abbreviations: none are used", "count(abbreviations())", "0" },
    { "word-count: of a text", "word-count('Dig, and dig again.')", "4" },
    { "word-count: of nodes", "word-count(//indicator/title)", "3" }, /* Dry villages; Ready */
    { "word-count: of nothing", "word-count(//nothing)", "0" },
    { "words-in: none before this", "words-in('said')", "0" },
    { "reading-time: minutes", "reading-time(440)", "4 min" }, /* at 110 a minute */
    { "reading-time: and half of one", "reading-time(495)", "4 min 30 s" },
    { "reading-time: to the nearer half", "reading-time(467)", "4 min" }, /* 4.245 min */
    { "reading-time: a half is rounded up", "reading-time(25, 100)", "30 s" },
    { "reading-time: few words", "reading-time(1)", "30 s" },
    { "reading-time: none", "reading-time(0)", "0 min" },
    { "reading-time: a pace given", "reading-time(300, 100)", "3 min" },
    { "reading-time: no number", "reading-time('x')", "" },
    { "ordinal: first", "ordinal(1)", "1st" },
    { "ordinal: eleventh", "ordinal(11)", "11th" },
    { "ordinal: twenty-second", "ordinal(22)", "22nd" },
    { "date: long", "date('2023-03-01')", "1 March 2023" },
    { "date: medium", "date('2023-03-01', 'medium')", "1 Mar 2023" },
    { "date: a short year", "date('2015', 'short-year')",
      "\xE2\x80\x99"
      "15" },
    { "date: none that exists", "date('2023-02-30')", "" },
    { "list: of words", "list('a', 'b', 'c')", "a, b and c" },
    { "list: the empty left out", "list('a', '', 'c')", "a and c" },
    { "list-ids", "list-ids(//indicator/@id)", "1A-1 1A-2" },
    { "list-ids: of no nodes", "list-ids(//nothing)", "" },
    { "local: the page's language", "local(/plan/title)", "Wells for all" },
    { "local: of no nodes", "local(//nothing)", "" },
    { "sources: none cited", "count(sources())", "0" },
    { "in-pack", "in-pack()", "true" },
    { "pack: its title", "pack()/@title", "Wells by 2024" },
    { "pack: whose it is", "pack()/@delegation", "The well-diggers" },
    { "pack: for whom", "pack()/@audience", "public" },
    { "pack: its day", "pack()/@date", "2023-06-29" },
    { "pack: its meeting, from the plan's calendar", "pack()/@meeting", "Next meeting" },
    { "pack: where", "pack()/@place", "Springs" },
    { "pack: from when", "pack()/@first", "2023-09-04" },
    { "pack: till when", "pack()/@last", "2023-09-08" },
    { "pack: its areas", "pack()/@areas", "XBB XAA" },
    { "pack: every part", "list-ids(pack()/part/@id)", "sheets cover contents paper page" },
    { "pack: parts by kind", "list-ids(pack()/part/@kind)", "page cover contents prose page" },
    { "pack: parts as they are counted", "list-ids(pack()/part/@counting)", "annex uncounted front body body" },
    { "pack: parts are numbered where they have a title", "pack()/part[@id = 'paper']/@number", "2" },
    { "pack: where a part begins", "pack()/part[4]/@to", "/paper" },
    { "pack: for how many a part is made", "pack()/part[1]/@count", "2" },
    { "pack: and for one", "pack()/part[4]/@count", "0" },
    { "pack: for whom a part is made", "list-ids(pack()/part/item/@id)", "XBB XAA" },
    { "pack: by what name", "pack()/part/item[1]/@name", "Betaland" },
    { "pack: where the sheet is", "pack()/part/item[2]/@to", "/sheets/XAA" },
    { "part: its title", "part()/@title", "Fact sheets" },
    { "part: its number", "part()/@number", "1" },
    { "part: where it begins", "part()/@to", "/sheets" },
    { "part: an attribute of its own", "part()/@template", "page" },
    { "part: what <param> says", "part()/@colour", "red" },
    { "part: the last <param> goes before an attribute", "part()/@start", "dawn" },
    { "part: and before none that every part has", "part()/@id", "sheets" },
    { "part: each once", "count(part()/@start) + count(part()/@id)", "2" },
    { "part: no more than it says", "count(part()/@speaker)", "0" },
    { "meeting-areas: parties only", "list-ids(meeting-areas('next')/@id)", "XAA" },
    { "meeting-areas: by name", "meeting-areas('next')/@name", "Alphaland" },
    { "has-outline: nobody has outlines", "has-outline('XAA')", "false" },
    { "map-note: no map, no note", "map-note()", "" },
    /* the latest rain is 1234.5 in XAA, 9 in XBB and 3.04 in XCC; there are 25 dry villages in XAA */
    { "map-classes: as many as the bounds part", "count(map-classes('rain', '4 5 6'))", "4" },
    { "map-classes: the highest first", "map-classes('rain', '4 5')[1]/@letter", "A" },
    { "map-classes: natural breaks part what lies apart", "map-classes('rain', 'jenks', 2)[1]/@areas", " XAA " },
    /* the sample has no catalogue: a text is its key */
    { "map-classes: what lies above one bound", "map-classes('rain', 'jenks', 2)[1]/@text", "map-from" },
    { "map-classes: quantiles part in the middle", "map-classes('rain', 'quantile', 2)[1]/@areas", " XAA XBB " },
    { "map-classes: what lies below", "map-classes('rain', 'quantile', 2)[2]/@text", "map-under" },
    { "map-classes: equal steps", "map-classes('rain', 'equal', 2)[1]/@areas", " XAA " },
    { "map-classes: of equal steps some are empty", "map-classes('rain', 'equal', 3)[2]/@count", "0" },
    { "map-classes: no figure, no class", "sum(map-classes('dry', '24 25')/@count)", "1" },
    { "map-classes: on the highest bound is not over it", "map-classes('dry', '24 25')[1]/@count", "0" },
    { "map-classes: it is between", "map-classes('dry', '24 25')[2]/@areas", " XAA " },
    { "map-classes: on the only bound is that or more", "map-classes('dry', '25')[1]/@areas", " XAA " },
    { "map-classes: over the highest of several", "map-classes('dry', '5 25')[1]/@text", "map-over" },
    { "days-text: one day", "days-text()", "Data as of 30 June 2023" },
    { "days-text: in one line", "days-text('whole')", "Data\u00A0as\u00A0of\u00A030\u00A0June\u00A02023" },
    { "page-shape: higher than wide", "page-shape()", "tall" },
    { "site", "site()", "https://w.example/XAA" },
    { "plan-text: title", "plan-text('title')", "Wells for all" },
    { "plan-text: organisation", "plan-text('organisation')", "Wells" },
    { "plan-text: contact", "plan-text('contact')", "wells.example" },
};

static void
a_function_answers(void **state)
{
    const CallCase *c = *state;
    g_autofree char *source =
        g_strconcat(HEAD, "<p id='said'>=<value-of select=\"", c->expression, "\"/>;</p>", TAIL, NULL);
    g_autofree char *printed = sample_fill(sample, source);
    GString *said = g_string_new(NULL);
    g_auto(GStrv) lines = g_strsplit(printed, "\n", -1);
    g_autofree char *want = g_strconcat("=", c->want, ";", NULL), *got = NULL;

    for (size_t i = 0; lines[i] != NULL; i++) {
        const char *line = lines[i] + strspn(lines[i], " ");

        if (g_str_has_prefix(line, "text \""))
            g_string_append_len(said, line + 6, (gssize)strlen(line + 6) - 1);
    }
    got = g_string_free(said, FALSE);
    if (strcmp(got, want) != 0)
        fail_msg("it says\n%s\ninstead of\n%s\nin\n%s", got, want, printed);
}

/* Two parts are made for the same two, a third for one of them. */
static void
a_area_of_several_parts_is_named_once(void **state)
{
    static const PackItem items[] = { { .subject = "XBB", .name = "Betaland" },
                                      { .subject = "XAA", .name = "Alphaland" } };
    PackEntry entries[5];
    g_autofree char *printed = NULL;

    (void)state;
    sample_take_pack(sample, PACK, entries, items, 2);
    entries[3].items = items;
    entries[3].item_count = 2;
    entries[4].items = items;
    entries[4].item_count = 1;
    printed = sample_fill(sample, HEAD "<p><value-of select=\"concat('=', pack()/@areas, ';')\"/></p>" TAIL);
    assert_non_null(strstr(printed, "\"=XBB XAA;\""));
}

/* "name(what it takes): what it answers", in the order of the manual; to be freed with g_strfreev(). */
static char **
manual_lines(void)
{
    g_autoptr(GString) manual = g_string_new(NULL);

    functions_list(manual);
    return g_strsplit(g_strchomp(manual->str), "\n", -1);
}

/* A function of the manual without a row here is a function without a test. */
static void
every_function_is_called(void **state)
{
    g_auto(GStrv) lines = manual_lines();

    (void)state;
    assert_true(g_strv_length(lines) > 30);
    for (size_t f = 0; lines[f] != NULL; f++) {
        g_autofree char *call = g_strndup(lines[f], strcspn(lines[f], "(") + 1);
        bool called = false;

        for (size_t i = 0; i < G_N_ELEMENTS(calls) && !called; i++)
            called = strstr(calls[i].expression, call) != NULL;
        if (!called)
            fail_msg("%s) is not called", call);
    }
}

static void
note_verb(const char *question, const char *hash, const char *said, void *data)
{
    (void)hash, (void)said;
    g_hash_table_add(data, g_strndup(question, strcspn(question, " ")));
}

/* The first words of the questions that a call of the function asks. */
static GHashTable *
verbs_of(const char *name)
{
    static const Date unset = { 0 };
    GHashTable *verbs = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    View *before = sample->view;

    for (size_t i = 0; i < G_N_ELEMENTS(calls); i++) {
        g_autofree char *call = g_strconcat(name, "(", NULL);
        g_autofree char *source =
            g_strconcat(HEAD, "<p><value-of select=\"", calls[i].expression, "\"/></p>", TAIL, NULL), *printed = NULL;
        g_autoptr(Recorder) recorder = NULL;

        if (strstr(calls[i].expression, call) == NULL)
            continue;
        recorder = recorder_new();
        sample->view = view_new(sample->plan, unset, recorder);
        printed = sample_fill(sample, source);
        view_free(sample->view);
        recorder_each(recorder, note_verb, verbs);
    }
    sample->view = before;
    return verbs;
}

/* What the row of a function says that it asks is asked when it is called. */
static void
functions_ask_the_questions_of_their_rows(void **state)
{
    g_auto(GStrv) lines = manual_lines();
    size_t asking = 0;

    (void)state;
    for (size_t f = 0; lines[f] != NULL; f++) {
        g_autofree char *name = g_strndup(lines[f], strcspn(lines[f], "("));
        int question = function_question(name);
        g_autoptr(GHashTable) verbs = question == NO_QUESTION ? NULL : verbs_of(name);

        asking += verbs != NULL;
        if (verbs != NULL && !g_hash_table_contains(verbs, question_verb((Question)question)))
            fail_msg("%s() does not ask '%s'", name, question_verb((Question)question));
    }
    assert_true(asking > 12);
}

/* A row of one area asks nothing of each other one: pages of N areas would take N times N questions. */
static void
columns_are_one_question(void **state)
{
    static const Date unset = { 0 };
    g_autoptr(Recorder) recorder = recorder_new();
    View *before = sample->view;
    g_autofree char *printed = NULL;

    (void)state;
    sample->view = view_new(sample->plan, unset, recorder);
    printed = sample_fill(sample, HEAD "<p><value-of select=\"count(by-year('dry', 'XCC'))\"/></p>" TAIL);
    view_free(sample->view);
    sample->view = before;
    assert_non_null(recorder_answer(recorder, "columns dry world"));
    assert_null(recorder_answer(recorder, "series dry XAA"));
    assert_null(recorder_answer(recorder, "areas-with dry world"));
}

/* Of the sample what a parameter of this kind may be; "" where it need not be in the plan. */
static const char *
one_of(const char *kind)
{
    static const char *const of[][2] = {
        { "measure", "dry" },  { "area", "XAA" },      { "treaty", "WW" },       { "objective", "1A" },
        { "indicator", "1A-1" }, { "dimension", "sex" }, { "area group", "marked" }, { "event", "next" },
    };

    for (size_t i = 0; kind != NULL && i < G_N_ELEMENTS(of); i++)
        if (strcmp(of[i][0], kind) == 0)
            return of[i][1];
    return "";
}

static bool
is_needed(const char *kind)
{
    return kind != NULL && strcmp(kind, "message") != 0 && strcmp(kind, "record type") != 0 &&
           strcmp(kind, "ladder") != 0;
}

/* A call with all that the function takes, as it is in the manual, and with one word that names nothing. */
static char *
call_with_nothing_at(const char *head, size_t at)
{
    g_autofree char *name = g_strndup(head, strcspn(head, "("));
    g_autofree char *takes = g_strndup(head, strcspn(head, ")"));
    g_auto(GStrv) parameters = g_strsplit(takes, ",", -1);
    GString *call = g_string_new(name);

    for (size_t i = 0; parameters[i] != NULL; i++)
        g_string_append_printf(call, "%s'%s'", i == 0 ? "(" : ", ",
                               i == at ? "nothing-of-it" : one_of(function_takes(name, i)));
    return g_string_free(g_string_append_c(call, ')'), FALSE);
}

/* Whatever a function takes that has to be in the plan is asked for there, wherever it stands among the arguments. */
static void
words_that_name_nothing_are_told(void **state)
{
    g_auto(GStrv) heads = manual_lines();
    size_t tried = 0;

    (void)state;
    for (size_t f = 0; heads[f] != NULL; f++) {
        g_autofree char *name = g_strndup(heads[f], strcspn(heads[f], "("));

        for (size_t at = 0; at < 5; at++) {
            g_autofree char *call = NULL, *source = NULL, *printed = NULL, *number = NULL;
            const char *told;

            if (!is_needed(function_takes(name, at)))
                continue;
            call = call_with_nothing_at(heads[f], at);
            source = g_strconcat(HEAD, "<p><value-of select=\"count(", call, ")\"/></p>", TAIL, NULL);
            printed = sample_fill(sample, source);
            number = g_strdup_printf(" %d\n", DIAG_TEMPLATE_UNKNOWN_QUERY);
            told = strstr(printed, number);
            if (told == NULL || strstr(told + 1, number) != NULL)
                fail_msg("%s: it says %s", call, printed);
            tried++;
        }
    }
    assert_true(tried > 40);
}

static int
start_pack(void **state)
{
    static const PackItem items[] = { { "XBB", "Betaland", "sheets/XBB" }, { "XAA", "Alphaland", "sheets/XAA" } };
    static PackEntry entries[5];

    (void)state;
    sample = sample_new();
    sample_take_pack(sample, PACK, entries, items, 2);
    return 0;
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(calls) + 5];
    size_t count = 0;

    for (; count < G_N_ELEMENTS(calls); count++)
        tests[count] = row_test(a_function_answers, calls[count].name, &calls[count]);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(every_function_is_called);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(functions_ask_the_questions_of_their_rows);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(columns_are_one_question);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(words_that_name_nothing_are_told);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(a_area_of_several_parts_is_named_once);
    return _cmocka_run_group_tests("template/functions", tests, count, start_pack, sample_stop);
}
