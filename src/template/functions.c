/*
 * The functions that expressions may call. Each is a row: a name, how many arguments, what it does. One trampoline
 * serves them all; answers about the model are transient nodes whose attributes carry both the raw value (for tests)
 * and the printed text.
 */
#include "template/call.h"
#include "base/digits.h"
#include "base/format.h"
#include "base/words.h"
#include <libxml/xpathInternals.h>
#include <math.h>
#include <string.h>

typedef void (*CallFunction)(Call *call);
typedef struct FunctionRow { const char *name; int least, most; CallFunction run; const char *manual; } FunctionRow;

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

static const FunctionRow functions[] = {
    /* name            least most  runs               manual */
    { "latest", 1, 2, call_latest,
      "latest(measure, area): the latest figure; known, value, text, unit (as it stands beside the number), units (as "
      "heads have it), year, when, date, quality, sources, id, "
      "printed-id (with the measure's scale); alone: with its unit, as it stands where nothing else names that "
      "('4.25 million US$'), and in parts as alone-number, alone-unit, alone-id; why (and why-text, in words): "
      "the reason that is told where there is none; flow: its figures are of a span of time, not of a day" },
    { "series", 1, 2, call_series, "series(measure, area): every accepted figure, oldest first; revoked: "
      "since when what stood stands no more" },
    { "years", 4, 4, call_years,
      "years(measure, area, from, to): one figure a year, missing ones with known = 'false'" },
    { "periods", 3, 4, call_periods,
      "periods(measure, area, from[, to]): one figure a period from one to the other, both as in the data and of one "
      "length: '2023-Q1', '2023-S1', '2023-A1' for fiscal years, '2023-05', '2023-W05'; up to the as-of day without "
      "`to`; as years(), and column, the period's name, with why and why-text where there is none" },
    { "why-missing", 3, 3, call_why_missing,
      "why-missing(measure, area, year): the word told in place of a figure of the year, as 'not-collected', or "
      "nothing" },
    { "by-year", 2, 3, call_by_year,
      "by-year(measure, area[, most]): of the last years, or quarters, months … of what is told by these, in which any "
      "area has a figure, 8 unless another number is given, what this area has, as years(), and column, the year or "
      "its part; of what stands until it is revoked, what stood at the year's end, and revoked, the day, where it "
      "stood no more" },
    { "members", 1, 1, call_members,
      "members(dimension): id, title; fill, that of its series in a chart told by the dimension; by ('sex:f') makes of "
      "a measure that of these alone: latest(concat('casualties/', @by), area)" },
    { "has-any", 1, 2, call_has_any, "has-any(measure, area): 'true' where there is a figure" },
    { "change", 2, 3, call_change,
      "change(measure, area[, 'first']): difference, direction, judgement, amount (with its unit, of "
      "per cents in points; of what is counted the number, and unit is apart), percent (not of per cents), qualifier, "
      "years; from and to with -text, -id, -year; from-told: quarter, half, month … where from-year is the name of "
      "such a period" },
    { "area", 1, 1, call_area,
      "area(id): id, name, in-text (the same within a sentence), official-name, kind, within, region, subregion, note, "
      "joins (its kind has treaties)" },
    { "treaties", 0, 0, call_treaties, "treaties(): id, title, short-title, subject" },
    { "membership", 2, 2, call_membership,
      "membership(area, treaty): status, signed, deposited, in-force, how, sources" },
    { "targets-of", 1, 1, call_targets_of, "targets-of(area): objective, group, group-title, description, size" },
    { "group-areas", 2, 3, call_group_areas,
      "group-areas(objective, group[, treaty]): areas with their membership, joined first" },
    { "targets-list", 1, 2, call_targets_list,
      "targets-list(objective[, treaty]): its target areas, group by group; id, name, group; membership, bound" },
    { "in-group", 2, 2, call_in_group,
      "in-group(area, group): 'true' where the group of areas has it on the as-of day, else nothing" },
    { "groups-of", 1, 1, call_groups_of,
      "groups-of(area): the groups that have it on the as-of day; id, title, date, sources" },
    { "kind-word", 1, 2, call_kind_word,
      "kind-word(kind[, number]): the noun of areas of that kind, as it stands beside the number: 'district'; of '', "
      "which is several kinds, 'area'; a heading over several asks with 5, as 2 may have a form of its own" },
    { "areas-kind", 0, 1, call_areas_kind,
      "areas-kind([objective or indicator]): the kind of the areas that are its targets or its list, or the plan's "
      "targets; '' where they are of several, or there are none" },
    { "areas-within", 0, 2, call_areas_within,
      "areas-within([area[, 'name']]): those right below it, or below none, in the order of the files or by name; as "
      "area() has each" },
    { "areas-of-kind", 1, 1, call_areas_of_kind,
      "areas-of-kind(kind): all that are of it, in the order of the files; as area() has each; none of ''" },
    { "neighbours", 2, 2, call_neighbours, "neighbours(area, treaty): areas of its subregion with their membership" },
    { "deadlines", 1, 1, call_deadlines,
      "deadlines(area): treaty, article, original, in-force, fulfilled, passed, unclear, extensions; derived, inferred "
      "and missing say whether a step is by the treaty's rule, partly inferred, or not in the sources, deadline-note "
      "the same in words; declared and found-again, where what was declared fulfilled was found again" },
    { "article-deadlines", 2, 2, call_article_deadlines,
      "article-deadlines(treaty, article): of all areas, the first due leading; area, area-name, remark, stands, "
      "earlier (the date before the one in force), sources" },
    { "areas-with", 1, 2, call_areas_with,
      "areas-with(measure[, 'name' or 'figure']): areas that have a figure, with their latest, in the order of the "
      "files, by name or the largest first; area, name" },
    { "next-dates", 2, 2, call_next_dates,
      "next-dates(area, most): text, title, deadline, and of one its treaty and article, whether it stands open or "
      "unclear, and what is to be remarked of one that is unclear" },
    { "changes", 1, 2, call_changes,
      "changes(from[, known-by]): what is otherwise than it was on that day; kind (area, status, revised, new, gone, "
      "date, record), area, area-name, title, unit, period, before, after; of a record, a field each, its id as record "
      "and record-title" },
    { "since", 1, 2, call_since,
      "since(measure[, area]): where the page is compared with another day or folder (--changes-since), what became "
      "of the latest figure and of those behind it that are gone; kind (new, revised, gone), said" },
    { "calendar", 2, 4, call_calendar,
      "calendar(from, to[, area[, 'planned' or 'undated']]): events and what treaties set; first, last, date, month "
      "(0: only the year is known), days, weekdays, title, detail, place, point, sign, tbc, outcome, round, sources" },
    { "calendar-left", 2, 5, call_calendar_left,
      "calendar-left(form, year[, month[, area[, 'planned']]]): what the grid of that form cannot hold, "
      "and on a poster what it may have to shorten; as calendar(), and more ('true': it has no part in the grid)" },
    { "months", 1, 1, call_months, "months(year): number, name, title, first, last" },
    { "second-months", 3, 3, call_second_months, "second-months(calendar, from, to): 'Shahrivar – Mehr 1397'" },
    { "follows", 1, 1, call_follows, "follows(area): what is followed, with status and figures" },
    { "status-counts", 0, 1, call_status_counts, "status-counts([area]): status, count" },
    { "objective-counts", 1, 1, call_objective_counts,
      "objective-counts(objective): status, count, judged, worst ('true' for one); indicator and indicator-title: the "
      "first of that status" },
    { "statuses", 0, 0, call_statuses, "statuses(): all that there are, in the order in which they are told; status" },
    { "bands", 1, 1, call_bands,
      "bands(indicator): of one that is judged by bands, in their order, the first that holds is the status; status, "
      "from-text (not of the last), side ('from' or 'up-to')" },
    { "pace", 1, 1, call_pace, "pace('on-track' | 'accelerate'): from which share of the needed pace on it is given" },
    { "grades", 1, 1, call_grades,
      "grades(measure): best first where the measure says what is better; grade, grade-id, grade-rank (worst, between, "
      "best), as figures have them" },
    { "member-marks", 0, 1, call_member_marks,
      "member-marks([indicator]): the marks of the areas that it counts, or that all of the plan do, as they occur; "
      "mark, words" },
    { "counted", 1, 1, call_counted,
      "counted(indicator): the areas that count toward it, by name in the order of its list; id, name, date-text (when "
      "what counts is from), cited" },
    { "indicator", 1, 2, call_indicator,
      "indicator(id[, area]): status and figures, of the area by its own target where the indicator has one; "
      "target-alone, baseline-alone, and toward, the message that sets figure and "
      "target together from toward-k and toward-n ('4.25 of 6 million US$'); "
      "k of n where areas are counted; cited: the sources of its figure, or of "
      "those that count" },
    { "message", 1, MOST_CALL_ARGUMENTS, call_message, "message(key, name, value, …): words of the catalogue" },
    { "sentence", 2, MOST_CALL_ARGUMENTS, call_sentence,
      "sentence(rule, key, name, value, …): the same as a sentence that is made by a rule: its structure element "
      "carries the rule's name, and the values as properties, a figure's as its id" },
    { "says", 2, MOST_CALL_ARGUMENTS, call_says,
      "says(rule, text, name, value, …): the same of a text that is no message" },
    { "printed", 2, 3, call_printed,
      "printed(id, text[, scale]): the text of a figure, so that it carries the figure's id; scale: what the value was "
      "divided by" },
    { "has-message", 1, 1, call_has_message, "has-message(key): 'true' where the catalogue has words of that key" },
    { "number-text", 1, 2, call_number, "number-text(value[, decimals]): the number as the page's language writes it" },
    { "percent", 1, 2, call_percent, "percent(share[, decimals]): 0.25 as '25 %'" },
    { "qualified", 2, 2, call_qualified, "qualified(qualifier, number): 'at least 5' in the page's words" },
    { "qualified-sign", 2, 2, call_qualified_sign, "qualified-sign(qualifier, number): the same with a sign" },
    { "million", 1, 2, call_million,
      "million(value[, decimals]): the number of millions, as the page's language writes it" },
    { "upper-first", 1, 1, call_upper_first, "upper-first(text): the same with a capital first" },
    { "ordinal", 1, 1, call_ordinal,
      "ordinal(number): '21st'; nothing where it is no number, as those of the other functions of numbers" },
    { "date", 1, 2, call_date,
      "date(iso[, 'long' | 'medium' | 'short-year']): the day as the page's language writes it" },
    { "period", 2, 3, call_period, "period(first, last[, 'long']): '3–5 Sep 2018'" },
    { "list", 1, MOST_CALL_ARGUMENTS, call_list, "list(texts): 'a, b and c'" },
    { "list-ids", 1, 1, call_list_ids,
      "list-ids(nodes): their texts with spaces between, for attributes that take ids" },
    { "local", 1, 1, call_local, "local(nodes): the one in the page's language" },
    { "sources", 0, 0, call_sources,
      "sources(): those cited so far; number, publisher, title, area-name and published (where the title does not say "
      "them; of a register its last entry seen), where, address" },
    { "abbreviations", 0, 0, call_abbreviations,
      "abbreviations(): those used so far, by their letters; sign, words" },
    { "footnote-count", 0, 0, call_footnote_count, "footnote-count(): notes called so far and not yet set" },
    { "word-count", 1, 1, call_word_count, "word-count(nodes or text): how many words there are" },
    { "words-in", 1, 1, call_words_in, "words-in(id): words of a block that the page has so far, as they are spoken" },
    { "reading-time", 1, 2, call_reading_time,
      "reading-time(words[, words a minute]): '4 min 30 s'; by the pace of the page's language unless one is given" },
    { "pack", 0, 0, call_pack,
      "pack(): the pack that this page is a part of; title, subtitle, delegation, audience, embargo, meeting, place, "
      "first, last, date, areas; below it part: number, id, kind, title, subtitle, to, counting, count; below that "
      "item: id, name, and to, or file where it is attached to a mail" },
    { "part", 0, 0, call_part,
      "part(): the part that this page is of; number, id, kind, title, subtitle, to, and every attribute and <param> "
      "of its own" },
    { "in-pack", 0, 0, call_in_pack, "in-pack(): is this page a part of a pack?" },
    { "meeting-areas", 1, 1, call_meeting_areas,
      "meeting-areas(event): the plan's target areas that belong to its treaty on the as-of day, or all where it is of "
      "no treaty, by name; id, name" },
    { "days-text", 0, 0, call_days_text,
      "days-text(): of which day the data are and, where that is another, by which they had been published" },
    { "page-shape", 0, 0, call_page_shape,
      "page-shape(): 'wide' or 'tall': the first page on the paper that is asked for" },
    { "has-outline", 0, 1, call_has_outline,
      "has-outline([area]): whether maps have outlines, or one of that area" },
    { "map-note", 0, 0, call_map_note,
      "map-note(): whose borders those of the page's maps are not, and where their outlines are from, for a page that "
      "says of which day it is; '' without outlines" },
    { "map-classes", 2, 3, call_map_classes,
      "map-classes(measure, bounds[, classes]): the classes of a map with these bounds, highest first; letter, text, "
      "count, areas: the ids of those in it, each between blanks" },
    { "records", 1, 3, call_records,
      "records(type[, area[, event]]): what is known of that type, of one area or all, of those that name an event in "
      "a field or all, by date; id, type-title, area, area-name, date, last, year, date-text, until, stands, note, "
      "sources; and each field by its id in words, as @FIELD-id by its grade, number, date or id" },
    { "record", 1, 1, call_record, "record(id): one record, as records() has it" },
    { "record-fields", 1, 1, call_record_fields,
      "record-fields(id): what a record says, in the order of its type; id, kind, title, text, value" },
    { "record-types", 0, 1, call_record_types,
      "record-types([id]): the types of records that the plan has; id, title" },
    { "ladder", 2, 2, call_ladder,
      "ladder(id, area): the steps of a ladder as they stand for an area; id, title, taken, lost, late, since, "
      "lost-on, due, with -text, record, sources" },
    { "days-between", 2, 2, call_days_between, "days-between(date, date): how many days lie between two" },
    { "plan-sources", 0, 0, call_plan_sources,
      "plan-sources(): every source of the plan that is known on the days, by publisher and title; as sources()" },
    { "record-heads", 1, 1, call_record_heads, "record-heads(type): the fields of a record type; id, kind, title" },
    { "years-between", 2, 2, call_years_between,
      "years-between(date, date): the years from one day to the other, as a number" },
    { "record-grades", 2, 2, call_record_grades,
      "record-grades(type, field): the grades of a field; id, title, value" },
    { "role", 1, 1, call_role,
      "role(name): the id of the measure or treaty to which the plan gives this role; '' where it gives it to none and "
      "the template says roles=\"name?\"" },
    { "has-roles", 1, 1, call_has_roles, "has-roles(names): whether the plan gives all these roles" },
    { "measures-of", 0, 1, call_measures_of,
      "measures-of([area]): the measures that have a figure for it, or for no area; id, title, graded, frequency (how "
      "often it is told: A, S, T, Q, M, W or D)" },
    { "dated-articles", 0, 0, call_dated_articles,
      "dated-articles(): articles that set some area a date; treaty, article, objective, limit (the last year that the "
      "plan allows, or 0)" },
    { "reference", 1, 2, call_reference,
      "reference(topic[, 'once']): what authors may write, from the program's own tables, of 'plan', 'template', "
      "'chart' and so on, or, of 'classes', of the page's theme; 'once': what several elements share is told of the "
      "first, and named by a row of kind again at the others; kind, name, of, values, needed, sentence" },
    { "reference-topics", 0, 0, call_reference_topics,
      "reference-topics(): the topics of reference(); name, sentence" },
    { "site", 0, 0, call_site,
      "site(): the address of this page on the web, as theme or plan tells it; empty where neither does" },
    { "plan-text", 1, 1, call_plan_text,
      "plan-text('title' | 'organisation' | 'contact' | 'calendar'): that text of the plan, in the page's language" },
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

const char *
function_manual(const char *name)
{
    const FunctionRow *row = find_function(name);

    return row == NULL ? NULL : row->manual;
}

static void
trampoline(xmlXPathParserContextPtr context, int count)
{
    Call call = { .fill = context->context->userData, .count = count };
    const FunctionRow *row = g_hash_table_lookup(call.fill->functions, context->context->function);

    if (row == NULL || count < row->least || count > row->most || count > MOST_CALL_ARGUMENTS) {
        xmlXPathErr(context, XPATH_INVALID_ARITY);
        return;
    }
    for (int i = count - 1; i >= 0; i--)
        call.arguments[i] = valuePop(context);
    call.nodes = xmlXPathNodeSetCreate(NULL);
    if (budget_take(call.fill, STEPS_A_CALL, 0))
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

void
functions_list(GString *out)
{
    for (size_t i = 0; i < G_N_ELEMENTS(functions); i++)
        format_append(out, "%s\n", functions[i].manual);
}
