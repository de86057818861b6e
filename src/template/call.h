#ifndef TEMPLATE_CALL_H
#define TEMPLATE_CALL_H
/* What the files of functions share: a call's arguments, and nodes to answer with. */
#include "base/moment.h"
#include "template/internal.h"

/* What a node of an answer counts as in the budget, its attributes not among it. */
enum { STEPS_A_NODE = 20, BYTES_A_NODE = 160 };
/* What a call counts as, and what a status, which takes many questions to the model. */
enum { STEPS_A_CALL = 50, STEPS_A_STATUS = 200 };
/* What a walk over all events, members and deadlines of the plan counts as. */
enum { STEPS_A_WALK = 500 };

/* How many parameters of a function have a name of their own. */
enum { PARAMETERS = 5 };

struct Call {
    Fill *fill;
    xmlXPathObjectPtr arguments[MOST_CALL_ARGUMENTS];
    int count;
    const void *named[PARAMETERS]; /* what of the plan an argument names; NULL: nothing, or it was left out or '' */
    xmlNodeSetPtr nodes;                /* the answer, when it is nodes */
    xmlXPathObjectPtr answer;           /* or this */
};

/*
 * Arguments by place; "" or `otherwise` where fewer were given. Texts live in the document's arena. argument_text() is
 * for what is looked up or compared, argument_said() for what is printed, with what is marked in it.
 */
const char *argument_text(Call *call, int index);
const char *argument_said(Call *call, int index);
double argument_number(Call *call, int index, double otherwise);
int argument_count(Call *call, int index, int otherwise, int least, int most);

/*
 * A transient node that is part of the answer, and its attributes; a NULL value sets none. When the budget is used up
 * the node is one that stands in no answer, and attributes are not set: the call's answer is then thrown away.
 */
struct RecordValue;
xmlNodePtr answer_node(Call *call, const char *name);
void set_word(xmlNodePtr node, const char *name, const char *value);
void set_number(xmlNodePtr node, const char *name, double value);
void set_flag(xmlNodePtr node, const char *name, bool value);
void set_date(xmlNodePtr node, const char *name, Date date);
void answer_text(Call *call, const char *text);

/* ---- observed.c ---- */
/* figure: its id as it is printed; NULL: of no figure */
void set_grade(Fill *fill, xmlNodePtr node, const Measure *measure, double value, const char *figure);
void set_alone(Fill *fill, xmlNodePtr node, const Figure *figure, const Measure *measure);
/* Of what stands until it is revoked, the last told by the year's end; did it stand no more then? */
Figure figure_standing(View *view, const Measure *measure, const Area *area, int year);
bool figure_is_gone(const Figure *figure, int year);
void set_figure(Fill *fill, xmlNodePtr node, const Figure *figure, const Measure *measure, const Area *area);
void set_missing(Fill *fill, xmlNodePtr node, const Measure *measure, const Area *area);
void call_latest(Call *call);
void call_why_missing(Call *call);
void call_series(Call *call);
void call_years(Call *call);
void call_periods(Call *call);
void call_by_year(Call *call);
void call_members(Call *call);
void call_has_any(Call *call);
void call_change(Call *call);

/* ---- dates.c ---- */
void set_deadline(Fill *fill, xmlNodePtr node, const DeadlineView *deadline);
void call_deadlines(Call *call);
void call_article_deadlines(Call *call);
void call_areas_with(Call *call);
void call_next_dates(Call *call);

/* ---- statuses.c ---- */
void call_follows(Call *call);
void call_status_counts(Call *call);
void call_objective_counts(Call *call);
void call_statuses(Call *call);
void call_indicator(Call *call);
void call_bands(Call *call);
void call_counted(Call *call);
void call_pace(Call *call);
void call_grades(Call *call);
void call_member_marks(Call *call);

/* ---- plan_roles.c ---- */
void call_role(Call *call);
void call_has_roles(Call *call);
void call_measures_of(Call *call);
void call_dated_articles(Call *call);
void call_has_outline(Call *call);
void call_map_note(Call *call);
void call_map_classes(Call *call);

/* ---- areas.c ---- */
void call_area(Call *call);
void call_treaties(Call *call);
void call_membership(Call *call);
void call_targets_of(Call *call);
void call_group_areas(Call *call);
void call_targets_list(Call *call);
void call_neighbours(Call *call);
void call_in_group(Call *call);
void call_groups_of(Call *call);
void call_kind_word(Call *call);
void call_areas_kind(Call *call);
void call_areas_within(Call *call);
void call_areas_of_kind(Call *call);
/* Of two places of `const Area *`; data: the Fill. By the name in the page's language. */
int compare_area_names(const void *left, const void *right, void *data);
/*
 * The areas as `order` has them: "name", "figure" (of `measure`, NULL: there is none; the largest first) or "", as they
 * are. To be freed with g_ptr_array_unref().
 */
GPtrArray *areas_in_order(Call *call, const Area *const *areas, size_t count, const char *order,
                          const Measure *measure);

/* ---- changes.c ---- */
void call_changes(Call *call);

/* ---- since.c ---- */
void call_since(Call *call);

/* ---- records.c ---- */
void call_records(Call *call);
void call_record(Call *call);
void call_record_fields(Call *call);
void call_record_types(Call *call);
void call_record_grades(Call *call);
void call_record_heads(Call *call);
void call_ladder(Call *call);
void call_days_between(Call *call);
void call_plan_sources(Call *call);
/* What sources() and plan-sources() say of one. */
xmlNodePtr answer_source(Call *call, const Source *source);
/* In words of the page's language: "28 November 2018, 10:00 (UTC+1)". */
const char *moment_words(Fill *fill, Moment moment);
/* What a record says in a field, in words of the page's language: of a thing its title, else its id. */
const char *record_value_words(Fill *fill, const struct RecordValue *value);
const char *title_or_id(Fill *fill, LocalText title, const char *id);
void call_years_between(Call *call);

/* ---- words.c ---- */
void call_message(Call *call);
void call_sentence(Call *call);
void call_says(Call *call);
void call_printed(Call *call);
void call_has_message(Call *call);
void call_number(Call *call);
void call_percent(Call *call);
void call_million(Call *call);
void call_qualified(Call *call);
void call_qualified_sign(Call *call);
void call_upper_first(Call *call);
void call_ordinal(Call *call);
void call_period(Call *call);
void call_date(Call *call);
void call_list_ids(Call *call);
void call_list(Call *call);
void call_local(Call *call);
void call_sources(Call *call);
void call_days_text(Call *call);
void call_page_shape(Call *call);
void call_plan_text(Call *call);
void call_site(Call *call);

/* ---- pack.c ---- */
void call_pack(Call *call);
void call_part(Call *call);
void call_in_pack(Call *call);
void call_meeting_areas(Call *call);

/* ---- notes.c ---- */
void call_abbreviations(Call *call);
void call_footnote_count(Call *call);
void call_word_count(Call *call);
void call_words_in(Call *call);
void call_reading_time(Call *call);

/* ---- calendars.c ---- */
void call_calendar(Call *call);
void call_calendar_left(Call *call);
void call_months(Call *call);
void call_second_months(Call *call);

#endif
