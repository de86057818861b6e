/*
 * The functions that expressions may call. Each is a row: a name, how many arguments, what it does. One trampoline
 * serves them all; answers about the model are transient nodes whose attributes carry both the raw value (for tests)
 * and the printed text.
 */
#include "template/call.h"
#include "base/digits.h"
#include "base/format.h"
#include "base/words.h"
#include "model/ladders.h"
#include "model/questions.h"
#include "model/records.h"
#include <libxml/xpathInternals.h>
#include <math.h>
#include <string.h>

typedef void (*CallFunction)(Call *call);
/* What a word names that is given to a function. A type of records or a ladder need not be there: other plans do
   without. */
typedef enum Names {
    NAMES_NOTHING, NAMES_MEASURE, NAMES_AREA, NAMES_TREATY, NAMES_OBJECTIVE, NAMES_INDICATOR, NAMES_DIMENSION,
    NAMES_EVENT, NAMES_AREA_GROUP, NAMES_AREA_KIND, NAMES_RECORD_TYPE, NAMES_LADDER, NAMES_MESSAGE, NAMES_COUNT
} Names;
/* kind: as messages call it; empty: '' is the world, or areas of several kinds */
typedef struct NamesRow { const char *kind; bool optional, empty; } NamesRow;

static const NamesRow names_rows[NAMES_COUNT] = {
    [NAMES_MEASURE] = { "measure", false, false },
    [NAMES_AREA] = { "area", false, true },
    [NAMES_TREATY] = { "treaty", false, false },
    [NAMES_OBJECTIVE] = { "objective", false, false },
    [NAMES_INDICATOR] = { "indicator", false, false },
    [NAMES_DIMENSION] = { "dimension", false, false },
    [NAMES_EVENT] = { "event", false, false },
    [NAMES_AREA_GROUP] = { "area group", false, false },
    [NAMES_AREA_KIND] = { "area kind", false, true },
    [NAMES_RECORD_TYPE] = { "record type", true, false },
    [NAMES_LADDER] = { "ladder", true, false },
    [NAMES_MESSAGE] = { "message", false, false },
};

/* name: as the manual has it; optional: it may be left out, or be ''; more: any number of them */
typedef struct Parameter { const char *name; Names names; bool optional, more; } Parameter;
/* question: the row of model/questions.h that it asks of what it is given; NO_QUESTION: several, or none */
typedef struct FunctionRow {
    const char *name;
    Parameter takes[PARAMETERS];   /* up to the first without a name */
    CallFunction run;
    int question;
    const char *answers;
} FunctionRow;

/* ---- arguments and answers ---- */

const char *
argument_said(Call *call, int index)
{
    return index < call->count ? marked_object_text(call->fill, call->arguments[index]) : "";
}

const char *
argument_text(Call *call, int index)
{
    return marked_plain(call->fill->arena, argument_said(call, index));
}

double
argument_number(Call *call, int index, double otherwise)
{
    return index < call->count ? xmlXPathCastToNumber(call->arguments[index]) : otherwise;
}

/*
 * A template may write any number: what no int holds is cut to the nearest that makes sense here, what is no number is
 * nought.
 */
int
argument_count(Call *call, int index, int otherwise, int least, int most)
{
    double value = argument_number(call, index, otherwise);

    return isnan(value) ? CLAMP(0, least, most) : (int)CLAMP(value, least, most);
}

xmlNodePtr
answer_node(Call *call, const char *name)
{
    xmlNodePtr root = xmlDocGetRootElement(call->fill->scratch), node;

    if (!budget_take(call->fill, STEPS_A_NODE, BYTES_A_NODE))
        return root;
    node = answers_node(root, name);
    xmlXPathNodeSetAddUnique(call->nodes, node);
    return node;
}

void
set_word(xmlNodePtr node, const char *name, const char *value)
{
    if (value != NULL && budget_take(node->doc->_private, 1, sizeof(xmlAttr) + sizeof(xmlNode) + strlen(value)))
        marked_set_attribute(node, name, value);
}

void
set_number(xmlNodePtr node, const char *name, double value)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];

    set_word(node, name, number_shortest(value, text));
}

void
set_flag(xmlNodePtr node, const char *name, bool value)
{
    set_word(node, name, value ? "true" : "false");
}

void
set_date(xmlNodePtr node, const char *name, Date date)
{
    char text[11];

    if (date_is_set(date))
        set_word(node, name, date_format(date, text));
}

void
answer_text(Call *call, const char *text)
{
    call->answer = marked_object(call->fill, text);
}

/* ---- the table ---- */

#define NOTHING          { NULL, NAMES_NOTHING, false, false }
#define WORD(name)       { name, NAMES_NOTHING, false, false }
#define MAYBE(name)      { name, NAMES_NOTHING, true, false }
#define MORE(name)       { name, NAMES_NOTHING, true, true }
#define MEASURE          { "measure", NAMES_MEASURE, false, false }
#define AREA             { "area", NAMES_AREA, false, false }
#define MAYBE_AREA       { "area", NAMES_AREA, true, false }
#define TREATY           { "treaty", NAMES_TREATY, false, false }
#define MAYBE_TREATY     { "treaty", NAMES_TREATY, true, false }
#define OBJECTIVE        { "objective", NAMES_OBJECTIVE, false, false }
#define INDICATOR        { "indicator", NAMES_INDICATOR, false, false }
#define MAYBE_INDICATOR  { "indicator", NAMES_INDICATOR, true, false }
#define DIMENSION        { "dimension", NAMES_DIMENSION, false, false }
#define MAYBE_EVENT      { "event", NAMES_EVENT, true, false }
#define AREA_GROUP       { "group", NAMES_AREA_GROUP, false, false }
#define AREA_KIND        { "kind", NAMES_AREA_KIND, false, false }
#define RECORD_TYPE      { "type", NAMES_RECORD_TYPE, false, false }
#define LADDER           { "ladder", NAMES_LADDER, false, false }
#define MESSAGE_KEY      { "key", NAMES_MESSAGE, false, false }

static const FunctionRow functions[] = {
    /* name, what it takes, what it runs, the question, what it answers */
    { "latest", { MEASURE, MAYBE_AREA }, call_latest, QUESTION_LATEST,
      "the latest figure; known, value, text, unit (as it stands beside the number), units (as heads have it), year, "
      "when, date, quality, sources, id, printed-id (with the measure's scale); alone: with its unit, as it stands "
      "where nothing else names that ('4.25 million US$'), and in parts as alone-number, alone-unit, alone-id; why "
      "(and why-text, in words): the reason that is told where there is none; flow: its figures are of a span of "
      "time, not of a day" },
    { "series", { MEASURE, MAYBE_AREA }, call_series, QUESTION_SERIES,
      "every accepted figure, oldest first; revoked: since when what stood stands no more" },
    { "years", { MEASURE, AREA, WORD("from"), WORD("to") }, call_years, QUESTION_YEAR,
      "one figure a year, missing ones with known = 'false'" },
    { "periods", { MEASURE, AREA, WORD("from"), MAYBE("to") }, call_periods, NO_QUESTION,
      "one figure a period from one to the other, both as in the data and of one length: '2023-Q1', '2023-S1', "
      "'2023-A1' for fiscal years, '2023-05', '2023-W05'; up to the as-of day without `to`; as years(), and column, "
      "the period's name, with why and why-text where there is none" },
    { "why-missing", { MEASURE, AREA, WORD("year") }, call_why_missing, NO_QUESTION,
      "the word told in place of a figure of the year, as 'not-collected', or nothing" },
    { "by-year", { MEASURE, AREA, MAYBE("most") }, call_by_year, QUESTION_COLUMNS,
      "of the last years, or quarters, months … of what is told by these, in which any area has a figure, 8 unless "
      "another number is given, what this area has, as years(), and column, the year or its part; of what stands "
      "until it is revoked, what stood at the year's end, and revoked, the day, where it stood no more" },
    { "members", { DIMENSION }, call_members, NO_QUESTION,
      "id, title; fill, that of its series in a chart told by the dimension; by ('sex:f') makes of a measure that of "
      "these alone: latest(concat('casualties/', @by), area)" },
    { "has-any", { MEASURE, MAYBE_AREA }, call_has_any, NO_QUESTION,
      "'true' where there is a figure" },
    { "change", { MEASURE, AREA, MAYBE("'first'") }, call_change, NO_QUESTION,
      "difference, direction, judgement, amount (with its unit, of per cents in points; of what is counted the "
      "number, and unit is apart), percent (not of per cents), qualifier, years; from and to with -text, -id, -year; "
      "from-told: quarter, half, month … where from-year is the name of such a period" },
    { "area", { AREA }, call_area, NO_QUESTION,
      "id, name, in-text (the same within a sentence), official-name, kind, within, region, subregion, note, joins "
      "(its kind has treaties)" },
    { "treaties", { NOTHING }, call_treaties, NO_QUESTION,
      "id, title, short-title, subject" },
    { "membership", { AREA, TREATY }, call_membership, QUESTION_MEMBERSHIP,
      "status, signed, deposited, in-force, how, sources" },
    { "targets-of", { AREA }, call_targets_of, QUESTION_TARGETS_OF,
      "objective, group, group-title, description, size" },
    { "group-areas", { OBJECTIVE, WORD("group"), MAYBE_TREATY }, call_group_areas, NO_QUESTION,
      "areas with their membership, joined first" },
    { "targets-list", { OBJECTIVE, MAYBE_TREATY }, call_targets_list, NO_QUESTION,
      "its target areas, group by group; id, name, group; membership, bound" },
    { "in-group", { AREA, AREA_GROUP }, call_in_group, QUESTION_IN_GROUP,
      "'true' where the group of areas has it on the as-of day, else nothing" },
    { "groups-of", { AREA }, call_groups_of, NO_QUESTION,
      "the groups that have it on the as-of day; id, title, date, sources" },
    { "kind-word", { AREA_KIND, MAYBE("number") }, call_kind_word, NO_QUESTION,
      "the noun of areas of that kind, as it stands beside the number: 'district'; of '', which is several kinds, "
      "'area'; a heading over several asks with 5, as 2 may have a form of its own" },
    { "areas-kind", { MAYBE("objective or indicator") }, call_areas_kind, NO_QUESTION,
      "the kind of the areas that are its targets or its list, or the plan's targets; '' where they are of several, "
      "or there are none" },
    { "areas-within", { MAYBE_AREA, MAYBE("'name'") }, call_areas_within, NO_QUESTION,
      "those right below it, or below none, in the order of the files or by name; as area() has each" },
    { "areas-of-kind", { AREA_KIND }, call_areas_of_kind, NO_QUESTION,
      "all that are of it, in the order of the files; as area() has each; none of ''" },
    { "neighbours", { AREA, TREATY }, call_neighbours, QUESTION_NEIGHBOURS,
      "areas of its subregion with their membership" },
    { "deadlines", { AREA }, call_deadlines, QUESTION_DEADLINES,
      "treaty, article, original, in-force, fulfilled, passed, unclear, extensions; derived, inferred and missing "
      "say whether a step is by the treaty's rule, partly inferred, or not in the sources, deadline-note the same in "
      "words; declared and found-again, where what was declared fulfilled was found again" },
    { "article-deadlines", { TREATY, WORD("article") }, call_article_deadlines, QUESTION_ARTICLE_DEADLINES,
      "of all areas, the first due leading; area, area-name, remark, stands, earlier (the date before the one in "
      "force), sources" },
    { "areas-with", { MEASURE, MAYBE("'name' or 'figure'") }, call_areas_with, QUESTION_AREAS_WITH,
      "areas that have a figure, with their latest, in the order of the files, by name or the largest first; area, "
      "name" },
    { "next-dates", { AREA, WORD("most") }, call_next_dates, QUESTION_NEXT_DATES,
      "text, title, deadline, and of one its treaty and article, whether it stands open or unclear, and what is to "
      "be remarked of one that is unclear" },
    { "changes", { WORD("from"), MAYBE("known-by") }, call_changes, QUESTION_CHANGES,
      "what is otherwise than it was on that day; kind (area, status, revised, new, gone, date, record), area, "
      "area-name, title, unit, period, before, after; of a record, a field each, its id as record and record-title" },
    { "since", { MEASURE, MAYBE_AREA }, call_since, NO_QUESTION,
      "where the page is compared with another day or folder (--changes-since), what became of the latest figure and "
      "of those behind it that are gone; kind (new, revised, gone), said" },
    { "calendar", { WORD("from"), WORD("to"), MAYBE_AREA, MAYBE("'planned' or 'undated'") },
      call_calendar, QUESTION_CALENDAR,
      "events and what treaties set; first, last, date, month (0: only the year is known), days, weekdays, title, "
      "detail, place, point, sign, tbc, outcome, round, sources" },
    { "calendar-left", { WORD("form"), WORD("year"), MAYBE("month"), MAYBE_AREA, MAYBE("'planned'") },
      call_calendar_left, NO_QUESTION,
      "what the grid of that form cannot hold, and on a poster what it may have to shorten; as calendar(), and more "
      "('true': it has no part in the grid)" },
    { "months", { WORD("year") }, call_months, NO_QUESTION,
      "number, name, title, first, last" },
    { "second-months", { WORD("calendar"), WORD("from"), WORD("to") }, call_second_months, NO_QUESTION,
      "'Shahrivar – Mehr 1397'" },
    { "follows", { AREA }, call_follows, NO_QUESTION,
      "what is followed, with status and figures" },
    { "status-counts", { MAYBE_AREA }, call_status_counts, NO_QUESTION,
      "status, count" },
    { "objective-counts", { OBJECTIVE }, call_objective_counts, NO_QUESTION,
      "status, count, judged, worst ('true' for one); indicator and indicator-title: the first of that status" },
    { "statuses", { NOTHING }, call_statuses, NO_QUESTION,
      "all that there are, in the order in which they are told; status" },
    { "bands", { INDICATOR }, call_bands, NO_QUESTION,
      "of one that is judged by bands, in their order, the first that holds is the status; status, from-text (not of "
      "the last), side ('from' or 'up-to')" },
    { "pace", { WORD("'on-track' | 'accelerate'") }, call_pace, NO_QUESTION,
      "from which share of the needed pace on it is given" },
    { "grades", { MEASURE }, call_grades, NO_QUESTION,
      "best first where the measure says what is better; grade, grade-id, grade-rank (worst, between, best), as "
      "figures have them" },
    { "member-marks", { MAYBE_INDICATOR }, call_member_marks, NO_QUESTION,
      "the marks of the areas that it counts, or that all of the plan do, as they occur; mark, words" },
    { "counted", { INDICATOR }, call_counted, QUESTION_SET,
      "the areas that count toward it, by name in the order of its list; id, name, date-text (when what counts is "
      "from), cited" },
    { "indicator", { INDICATOR, MAYBE_AREA }, call_indicator, NO_QUESTION,
      "status and figures, of the area by its own target where the indicator has one; target-alone, baseline-alone, "
      "and toward, the message that sets figure and target together from toward-k and toward-n ('4.25 of 6 million "
      "US$'); short, what a figure that is to grow lacks; k of n where areas are counted; cited: the sources of its "
      "figure, or of those that count" },
    { "message", { MESSAGE_KEY, MORE("name, value, …") }, call_message, NO_QUESTION,
      "words of the catalogue" },
    { "sentence", { WORD("rule"), MESSAGE_KEY, MORE("name, value, …") }, call_sentence, NO_QUESTION,
      "the same as a sentence that is made by a rule: its structure element carries the rule's name, and the values "
      "as properties, a figure's as its id; the value of the name behind stands in it behind the message" },
    { "says", { WORD("rule"), WORD("text"), MORE("name, value, …") }, call_says, NO_QUESTION,
      "the same of a text that is no message" },
    { "printed", { WORD("id"), WORD("text"), MAYBE("scale") }, call_printed, NO_QUESTION,
      "the text of a figure, so that it carries the figure's id; scale: what the value was divided by" },
    { "has-message", { WORD("key") }, call_has_message, NO_QUESTION,
      "'true' where the catalogue has words of that key" },
    { "number-text", { WORD("value"), MAYBE("decimals") }, call_number, NO_QUESTION,
      "the number as the page's language writes it" },
    { "percent", { WORD("share"), MAYBE("decimals") }, call_percent, NO_QUESTION,
      "0.25 as '25 %'" },
    { "qualified", { WORD("qualifier"), WORD("number") }, call_qualified, NO_QUESTION,
      "'at least 5' in the page's words" },
    { "qualified-sign", { WORD("qualifier"), WORD("number") }, call_qualified_sign, NO_QUESTION,
      "the same with a sign" },
    { "million", { WORD("value"), MAYBE("decimals") }, call_million, NO_QUESTION,
      "the number of millions, as the page's language writes it" },
    { "upper-first", { WORD("text") }, call_upper_first, NO_QUESTION,
      "the same with a capital first" },
    { "ordinal", { WORD("number") }, call_ordinal, NO_QUESTION,
      "'21st'; nothing where it is no number, as those of the other functions of numbers" },
    { "date", { WORD("iso"), MAYBE("'long' | 'medium' | 'short-year'") }, call_date, NO_QUESTION,
      "the day as the page's language writes it" },
    { "period", { WORD("first"), WORD("last"), MAYBE("'long'") }, call_period, NO_QUESTION,
      "'3–5 Sep 2018'" },
    { "list", { WORD("texts"), MORE("…") }, call_list, NO_QUESTION,
      "'a, b and c'" },
    { "list-ids", { WORD("nodes") }, call_list_ids, NO_QUESTION,
      "their texts with spaces between, for attributes that take ids" },
    { "local", { WORD("nodes") }, call_local, NO_QUESTION,
      "the one in the page's language" },
    { "sources", { NOTHING }, call_sources, NO_QUESTION,
      "those cited so far; number, publisher, title, area-name and published (where the title does not say them; of "
      "a register its last entry seen), where, address" },
    { "abbreviations", { NOTHING }, call_abbreviations, NO_QUESTION,
      "those used so far, by their letters; sign, words" },
    { "footnote-count", { NOTHING }, call_footnote_count, NO_QUESTION,
      "notes called so far and not yet set" },
    { "word-count", { WORD("nodes or text") }, call_word_count, NO_QUESTION,
      "how many words there are" },
    { "words-in", { WORD("id") }, call_words_in, NO_QUESTION,
      "words of a block that the page has so far, as they are spoken" },
    { "reading-time", { WORD("words"), MAYBE("words a minute") }, call_reading_time, NO_QUESTION,
      "'4 min 30 s'; by the pace of the page's language unless one is given" },
    { "pack", { NOTHING }, call_pack, NO_QUESTION,
      "the pack that this page is a part of; title, subtitle, delegation, audience, embargo, meeting, place, first, "
      "last, date, areas; below it part: number, id, kind, title, subtitle, to, counting, count; below that item: "
      "id, name, and to, or file where it is attached to a mail" },
    { "part", { NOTHING }, call_part, NO_QUESTION,
      "the part that this page is of; number, id, kind, title, subtitle, to, and every attribute and <param> of its "
      "own" },
    { "in-pack", { NOTHING }, call_in_pack, NO_QUESTION,
      "is this page a part of a pack?" },
    { "meeting-areas", { WORD("event") }, call_meeting_areas, NO_QUESTION,
      "the plan's target areas that belong to its treaty on the as-of day, or all where it is of no treaty, by name; "
      "id, name" },
    { "days-text", { MAYBE("'whole'") }, call_days_text, NO_QUESTION,
      "of which day the data are and, where that is another, by which they had been published; whole: in one line" },
    { "page-shape", { NOTHING }, call_page_shape, NO_QUESTION,
      "'wide' or 'tall': the first page on the paper that is asked for" },
    { "has-outline", { MAYBE_AREA }, call_has_outline, NO_QUESTION,
      "whether maps have outlines, or one of that area" },
    { "map-note", { NOTHING }, call_map_note, NO_QUESTION,
      "whose borders those of the page's maps are not, and where their outlines are from, for a page that says of "
      "which day it is; '' without outlines" },
    { "map-classes", { MEASURE, WORD("bounds"), MAYBE("classes") }, call_map_classes, NO_QUESTION,
      "the classes of a map with these bounds, highest first; letter, text, count, areas: the ids of those in it, "
      "each between blanks" },
    { "records", { RECORD_TYPE, MAYBE_AREA, MAYBE_EVENT }, call_records, QUESTION_RECORDS,
      "what is known of that type, of one area or all, of those that name an event in a field or all, by date; id, "
      "type-title, area, area-name, date, last, year, date-text, day-text (beside its year), until, stands, note, "
      "sources; and each field by its id in words, as @FIELD-id by its grade, number, date or id" },
    { "record", { WORD("id") }, call_record, QUESTION_RECORD,
      "one record, as records() has it" },
    { "record-fields", { WORD("id") }, call_record_fields, NO_QUESTION,
      "what a record says, in the order of its type; id, kind, title, text, value" },
    { "record-types", { MAYBE("id") }, call_record_types, NO_QUESTION,
      "the types of records that the plan has; id, title" },
    { "ladder", { LADDER, AREA }, call_ladder, NO_QUESTION,
      "the steps of a ladder as they stand for an area; id, title, taken, lost, late, since, lost-on, due, with "
      "-text, record, sources" },
    { "days-between", { WORD("date"), WORD("date") }, call_days_between, NO_QUESTION,
      "how many days lie between two" },
    { "plan-sources", { NOTHING }, call_plan_sources, NO_QUESTION,
      "every source of the plan that is known on the days, by publisher and title; as sources()" },
    { "record-heads", { RECORD_TYPE }, call_record_heads, NO_QUESTION,
      "the fields of a record type; id, kind, title" },
    { "years-between", { WORD("date"), WORD("date") }, call_years_between, NO_QUESTION,
      "the years from one day to the other, as a number" },
    { "record-grades", { RECORD_TYPE, WORD("field") }, call_record_grades, NO_QUESTION,
      "the grades of a field; id, title, value" },
    { "role", { WORD("name") }, call_role, NO_QUESTION,
      "the id of the measure or treaty to which the plan gives this role; '' where it gives it to none and the "
      "template says roles=\"name?\"" },
    { "has-roles", { WORD("names") }, call_has_roles, NO_QUESTION,
      "whether the plan gives all these roles" },
    { "measures-of", { MAYBE_AREA }, call_measures_of, NO_QUESTION,
      "the measures that have a figure for it, or for no area; id, title, graded, frequency (how often it is told: "
      "A, S, T, Q, M, W or D)" },
    { "dated-articles", { NOTHING }, call_dated_articles, NO_QUESTION,
      "articles that set some area a date; treaty, article, objective, limit (the last year that the plan allows, or "
      "0)" },
    { "reference", { WORD("topic"), MAYBE("'once'") }, call_reference, NO_QUESTION,
      "what authors may write, from the program's own tables, of 'plan', 'template', 'chart' and so on, or, of "
      "'classes', of the page's theme; 'once': what several elements share is told of the first, and named by a row "
      "of kind again at the others; kind, name, of, values, needed, sentence" },
    { "reference-topics", { NOTHING }, call_reference_topics, NO_QUESTION,
      "the topics of reference(); name, sentence" },
    { "site", { NOTHING }, call_site, NO_QUESTION,
      "the address of this page on the web, as theme or plan tells it; empty where neither does" },
    { "plan-text", { WORD("'title' | 'organisation' | 'contact' | 'calendar'") }, call_plan_text, NO_QUESTION,
      "that text of the plan, in the page's language" },
};

static const FunctionRow *
find_function(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(functions); i++)
        if (words_are_same(functions[i].name, name))
            return &functions[i];
    return NULL;
}

void
function_near(const char *name, Diags *diags)
{
    const char *names[G_N_ELEMENTS(functions)];

    for (size_t i = 0; i < G_N_ELEMENTS(functions); i++)
        names[i] = functions[i].name;
    diag_near(diags, name, names, G_N_ELEMENTS(functions));
}

bool
function_is(const char *name)
{
    return find_function(name) != NULL;
}

const char *
function_takes(const char *name, size_t index)
{
    const FunctionRow *row = find_function(name);

    for (size_t i = 0; row != NULL && i <= index && i < PARAMETERS; i++)
        if (row->takes[i].name == NULL || row->takes[i].more)
            return NULL;
    return row == NULL || index >= PARAMETERS ? NULL : names_rows[row->takes[index].names].kind;
}

int
function_question(const char *name)
{
    const FunctionRow *row = find_function(name);

    return row == NULL ? NO_QUESTION : row->question;
}

/* ---- calls ---- */

/* The thing in the plan; NULL: there is none, and what needs one has been told so. */
static const void *
find_named(Fill *fill, Names names, const char *id)
{
    const Plan *plan = fill->plan;
    const void *found = NULL;

    switch (names) {
    case NAMES_MEASURE:
        return need_measure(fill, id);
    case NAMES_AREA:
        return need_area(fill, id);
    case NAMES_TREATY:
        return need_treaty(fill, id);
    case NAMES_OBJECTIVE:
        found = plan_find_objective(plan, id);
        break;
    case NAMES_INDICATOR:
        found = plan_find_indicator(plan, id);
        break;
    case NAMES_DIMENSION:
        found = plan_find_dimension(plan, id);
        break;
    case NAMES_EVENT:
        found = plan_find_event(plan, id);
        break;
    case NAMES_AREA_GROUP:
        found = plan_find_area_group(plan, id);
        break;
    case NAMES_AREA_KIND:
        found = plan_find_area_kind(plan, id);
        break;
    case NAMES_RECORD_TYPE:
        return plan_find_record_type(plan, id);
    case NAMES_LADDER:
        return plan_find_ladder(plan, id);
    case NAMES_NOTHING: case NAMES_MESSAGE: case NAMES_COUNT:
        return NULL;
    }
    if (found == NULL)
        report_unknown(fill, fill->place, names_rows[names].kind, id);
    return found;
}

/* False: a word names nothing, which has been told. Of a measure that is withheld nothing is told: it is NULL. */
static bool
find_all_named(Call *call, const FunctionRow *row)
{
    bool all = true;

    for (int i = 0; i < MIN(call->count, PARAMETERS) && row->takes[i].name != NULL; i++) {
        const Parameter *takes = &row->takes[i];
        const NamesRow *names = &names_rows[takes->names];
        const char *id = names->kind == NULL || takes->names == NAMES_MESSAGE ? NULL : argument_text(call, i);

        if (id == NULL || (*id == '\0' && (takes->optional || names->empty)))
            continue;
        call->named[i] = find_named(call->fill, takes->names, id);
        all = all && (call->named[i] != NULL || names->optional || takes->names == NAMES_MEASURE);
    }
    return all;
}

static bool
takes_so_many(const FunctionRow *row, int count)
{
    int least = 0, most = 0;

    for (int i = 0; i < PARAMETERS && row->takes[i].name != NULL; i++) {
        least += !row->takes[i].optional;
        most = row->takes[i].more ? MOST_CALL_ARGUMENTS : most + 1;
    }
    return count >= least && count <= most;
}

static void
trampoline(xmlXPathParserContextPtr context, int count)
{
    Call call = { .fill = context->context->userData, .count = count };
    const FunctionRow *row = g_hash_table_lookup(call.fill->functions, context->context->function);

    if (row == NULL || count > MOST_CALL_ARGUMENTS || !takes_so_many(row, count)) {
        xmlXPathErr(context, XPATH_INVALID_ARITY);
        return;
    }
    for (int i = count - 1; i >= 0; i--)
        call.arguments[i] = valuePop(context);
    call.nodes = xmlXPathNodeSetCreate(NULL);
    if (budget_take(call.fill, STEPS_A_CALL, 0) && find_all_named(&call, row))
        row->run(&call);
    if (!budget_take(call.fill, 0, 0))
        xmlXPathErr(context, XPATH_OP_LIMIT_EXCEEDED);
    if (call.answer != NULL) {
        xmlXPathFreeNodeSet(call.nodes);
        valuePush(context, call.answer);
    } else {
        valuePush(context, xmlXPathWrapNodeSet(call.nodes));
    }
    for (int i = 0; i < count; i++)
        xmlXPathFreeObject(call.arguments[i]);
}

void
functions_register(Fill *fill)
{
    fill->functions = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t i = 0; i < G_N_ELEMENTS(functions); i++) {
        xmlXPathRegisterFunc(fill->xpath, (const xmlChar *)functions[i].name, trampoline);
        g_hash_table_insert(fill->functions, (gpointer)(guintptr)functions[i].name, (gpointer)(guintptr)&functions[i]);
    }
}

/* "latest(measure[, area])" */
static void
write_head(GString *out, const FunctionRow *row)
{
    int open = 0;

    format_append(out, "%s(", row->name);
    for (int i = 0; i < PARAMETERS && row->takes[i].name != NULL; i++) {
        bool bracket = row->takes[i].optional && !row->takes[i].more;

        open += bracket;
        format_append(out, "%s%s%s", bracket ? "[" : "", i == 0 ? "" : ", ", row->takes[i].name);
    }
    while (open-- > 0)
        g_string_append_c(out, ']');
    g_string_append_c(out, ')');
}

void
functions_list(GString *out)
{
    for (size_t i = 0; i < G_N_ELEMENTS(functions); i++) {
        write_head(out, &functions[i]);
        format_append(out, ": %s\n", functions[i].answers);
    }
}
