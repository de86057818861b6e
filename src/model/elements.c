/*
 * The elements of a plan, a table each. An attribute more is a row here, a member of the struct in plan.h and a test.
 */
#include "model/building.h"
#include "model/ladders.h"
#include "model/records.h"
#include <math.h>

/* ---- how a member keeps an attribute ---- */

#define TEXT(S, member)             .keep = KEEP_TEXT, .at = MEMBER(S, member, const char *)
#define LOCAL(S, member)            .keep = KEEP_LOCAL, .at = MEMBER(S, member, LocalText)
#define LIST(S, member, text, count_member, mark)                                                                      \
    .keep = KEEP_LIST, .at = MEMBER(S, text, const char *) + 0 * MEMBER(S, member, const char *const *),               \
    .count = MEMBER(S, count_member, size_t), .separator = mark
#define ON(S, member)               .keep = KEEP_DATE, .at = MEMBER(S, member, Date)
/* One end of a range: where it is turned round, both places are told. */
#define PLACED(S, member)           .placed = MEMBER(S, member, Place)
#define WRITTEN(S, member)          .keep = KEEP_PERIOD, .at = MEMBER(S, member, WrittenPeriod)
#define NUMBER(S, member, without)  .keep = KEEP_NUMBER, .at = MEMBER(S, member, double), .otherwise = without
#define WHOLE(S, member, without)   .keep = KEEP_INT, .at = MEMBER(S, member, int), .otherwise = without
#define WORD(S, member, Enum)       .keep = KEEP_WORD, .at = MEMBER(S, member, Enum)
#define OPTIONAL(S, member, known)                                                                                     \
    .keep = KEEP_OPTIONAL, .at = MEMBER(S, member, double), .count = MEMBER(S, known, bool)
#define POINT(S)                                                                                                       \
    {                                                                                                                  \
        "point", ATTR_POINT, false, NULL, .keep = KEEP_POINT, .at = MEMBER(S, point, Location)                         \
    }
#define FLAG(S, member, word)       .keep = KEEP_FLAG, .at = MEMBER(S, member, bool), .yes = word
#define KEY(S, member, kind)        .keep = KEEP_KEY, .at = MEMBER(S, member, const char *), .to = kind
#define REF(S, member, Type, kind)  .keep = KEEP_REF, .at = MEMBER(S, member, const Type *), .to = kind
#define REFS(S, member, number, Type, kind)                                                                            \
    .keep = KEEP_REFS, .at = MEMBER(S, member, const Type *const *), .count = MEMBER(S, number, size_t), .to = kind

#define ID(S)                       { "id", ATTR_ID, true, NULL, TEXT(S, id) }
#define NOTE(S)                     { "note", ATTR_TEXT, false, NULL, TEXT(S, note) }
#define SOURCES(S)                                                                                                     \
    {                                                                                                                  \
        "sources", ATTR_IDS, false, NULL, REFS(S, sources, source_count, Source, ELEMENT_SOURCE)                       \
    }
#define AREA_OF(S, member, must)    { "area", ATTR_ID, must, NULL, REF(S, member, Area, ELEMENT_AREA) }
#define TREATY_OF(S, member, must)  { "treaty", ATTR_ID, must, NULL, REF(S, member, Treaty, ELEMENT_TREATY) }
#define ARTICLE_OF(S, member, must) { "article", ATTR_ID, must, NULL, REF(S, member, Article, ELEMENT_ARTICLE) }

/* ---- the plan ---- */

#define KINDS "area-set level ladder judgement checklist total money deadline"

/* A target is an element, and a part of a follow: `in` is the way from the struct to the Target. */
#define TARGET_FIELDS(S, in)                                                                                           \
    { "value", ATTR_VALUE_OR_ALL, false, NULL, .keep = KEEP_VALUE, .at = offsetof(S, in measure) },                    \
    { "by", ATTR_CATEGORIES, false, NULL, TEXT(S, in by) },                                                            \
    { "date", ATTR_DATE, false, NULL, ON(S, in date) },                                                                \
    { "not-later", ATTR_DATE, false, NULL, ON(S, in not_later), PLACED(S, in not_later_place) },                       \
    TREATY_OF(S, in treaty, false),                                                                                    \
    ARTICLE_OF(S, in article, false),                                                                                  \
    { "baseline", ATTR_VALUE_OR_FIRST, false, NULL, .keep = KEEP_BASELINE, .at = offsetof(S, in measure) },            \
    { "baseline-date", ATTR_DATE, false, NULL, ON(S, in baseline_date) },                                              \
    { "aim", ATTR_WORD, false, "reach no-worse", WORD(S, in aim, Aim) },                                               \
    { "low", ATTR_NUMBER, false, NULL, OPTIONAL(S, in low, in has_low) },                                              \
    { "high", ATTR_NUMBER, false, NULL, OPTIONAL(S, in high, in has_high), PLACED(S, in high_place) }
G_STATIC_ASSERT(offsetof(Target, measure) == 0);

/* How statuses are made: of the plan, an indicator or a followed row. */
#define JUDGING_FIELDS(S)                                                                                              \
    { "status-rule", ATTR_WORD, false, "linear cagr bands rated", WORD(S, judging.rule, StatusRule),                   \
      .values = rule_values },                                                                                         \
    { "bands", ATTR_BANDS, false, NULL, TEXT(S, judging.bands) }

static const int rule_values[] = { RULE_LINEAR, RULE_CAGR, RULE_BANDS, RULE_RATED };
static const int rating_values[] = { STATUS_ACHIEVED,      STATUS_ON_TRACK, STATUS_ACCELERATE, STATUS_LIMITED,
                                     STATUS_DETERIORATING, STATUS_MISSED };
static const Field plan_fields[] = {
    ID(PlanHead),
    { "xml:lang", ATTR_LANGUAGE, true, NULL, TEXT(PlanHead, language) },
    { "start", ATTR_DATE, true, NULL, ON(PlanHead, period.first) },
    { "end", ATTR_DATE, true, NULL, ON(PlanHead, period.last), PLACED(PlanHead, end_place) },
    { "as-of", ATTR_AS_OF, false, NULL, WRITTEN(PlanHead, as_of) },
    { "known-by", ATTR_AS_OF, false, NULL, WRITTEN(PlanHead, known_by) },
    { "fiscal-year-start", ATTR_YEAR_START, false, NULL,
      .keep = KEEP_YEAR_START, .at = MEMBER(PlanHead, year_start, YearStart) },
    { "site", ATTR_SITE, false, NULL, TEXT(PlanHead, site) },
    JUDGING_FIELDS(PlanHead),
    END
};
static const Field goal_fields[] = { ID(Goal), AUDIENCE, END };
static const Field objective_fields[] = { ID(Objective), AUDIENCE, END };
static const Field indicator_fields[] = {
    ID(Indicator),
    { "kind", ATTR_WORD, true, KINDS, WORD(Indicator, kind, IndicatorKind) },
    { "measure", ATTR_IDS, false, NULL, REFS(Indicator, measures, measure_count, Measure, ELEMENT_MEASURE) },
    { "among", ATTR_ID, false, NULL, TEXT(Indicator, among) },
    { "within", ATTR_ID, false, NULL, REF(Indicator, within, Area, ELEMENT_AREA) },
    { "party-to", ATTR_ID, false, NULL, REF(Indicator, party_to, Treaty, ELEMENT_TREATY) },
    { "counts", ATTR_NUMBER, false, NULL, NUMBER(Indicator, counts, (double)NAN) },
    { "span", ATTR_WORD, false, "latest plan", WORD(Indicator, span, Span) },
    JUDGING_FIELDS(Indicator),
    NOTE(Indicator), AUDIENCE, END
};
static const Field target_fields[] = {
    TARGET_FIELDS(Target, ),
    AREA_OF(Target, area, false),
    { "group", ATTR_ID, false, NULL, REF(Target, group, AreaGroup, ELEMENT_AREA_GROUP) },
    { "of", ATTR_ID, false, NULL, REF(Target, measure, Measure, ELEMENT_MEASURE) },
    AUDIENCE, END
};
static const Field follow_fields[] = {
    { "kind", ATTR_WORD, true, KINDS, WORD(Follow, kind, IndicatorKind) },
    { "measure", ATTR_ID, false, NULL, REF(Follow, measure, Measure, ELEMENT_MEASURE) },
    TARGET_FIELDS(Follow, target.),
    AREA_OF(Follow, area, false),
    JUDGING_FIELDS(Follow),
    AUDIENCE, END
};
static const Field milestone_fields[] = {
    { "date", ATTR_DATE, true, NULL, ON(Milestone, date) },
    { "value", ATTR_NUMBER, true, NULL, NUMBER(Milestone, value, 0) },
    AUDIENCE, END
};
static const Field rating_fields[] = {
    { "status", ATTR_WORD, true, "achieved on-track accelerate limited deteriorating missed",
      WORD(Rating, status, Status), .values = rating_values },
    { "by", ATTR_TEXT, true, NULL, TEXT(Rating, by) },
    { "date", ATTR_DATE, true, NULL, ON(Rating, date) },
    AREA_OF(Rating, area, false),
    SOURCES(Rating), AUDIENCE, END
};
static const Field group_fields[] = {
    { "group", ATTR_ID, true, NULL, TEXT(TargetGroup, id) },
    { "areas", ATTR_IDS, false, NULL, REFS(TargetGroup, areas, area_count, Area, ELEMENT_AREA) },
    { "areas-of", ATTR_ID, false, NULL, REF(TargetGroup, areas_of, AreaGroup, ELEMENT_AREA_GROUP) },
    { "responsive", ATTR_WORD, false, "yes no", FLAG(TargetGroup, responsive, "yes") },
    SOURCES(TargetGroup), AUDIENCE, END
};
static const Field strategy_fields[] = { LANGUAGE, AUDIENCE, END };
static const Field publication_fields[] = {
    { "year", ATTR_COUNT, false, YEARS, WHOLE(Publication, year, 0) },
    AUDIENCE, END
};
static const Field abbreviation_fields[] = { ID(Abbreviation), AUDIENCE, END };
static const Field role_fields[] = {
    { "name", ATTR_ID, true, NULL, TEXT(Role, name) },
    { "measure", ATTR_ID, false, NULL, REF(Role, measure, Measure, ELEMENT_MEASURE) },
    TREATY_OF(Role, treaty, false),
    AUDIENCE, END
};
static const Field outline_fields[] = {
    { "country", ATTR_ID, true, NULL, TEXT(Outline, country) },
    { "province", ATTR_TEXT, false, NULL, TEXT(Outline, province) },
    { "area", ATTR_ID, true, NULL, TEXT(Outline, area) },
    { "disputed", ATTR_WORD, false, "yes no", FLAG(Outline, disputed, "yes") },
    END
};
static const Field border_fields[] = {
    { "one", ATTR_ID, true, NULL, TEXT(Border, one) },
    { "other", ATTR_ID, true, NULL, TEXT(Border, other) },
    END
};
static const Field disclaimer_fields[] = { END };
static const Field phrase_fields[] = { AUDIENCE, END };
static const Field geometry_fields[] = {
    { "file", ATTR_TEXT, true, NULL, TEXT(Geometry, file) },
    { "by", ATTR_TEXT, true, NULL, TEXT(Geometry, by) },
    { "source", ATTR_TEXT, true, NULL, TEXT(Geometry, source) },
    END
};
static const Field allowance_fields[] = {
    { "diagnostic", ATTR_WARNING, true, "S001 to S1999" },
    { "at", ATTR_TEXT, true, NULL, TEXT(Allowance, at) },
    { "because", ATTR_TEXT, true, NULL, TEXT(Allowance, because) },
    END
};
static const Field event_fields[] = {
    { "id", ATTR_ID, false, NULL, TEXT(Event, id) },
    { "start", ATTR_DATE, false, NULL, ON(Event, period.first) },
    { "end", ATTR_DATE, false, NULL, ON(Event, period.last), PLACED(Event, end_place) },
    { "origin", ATTR_DATE, false, NULL, ON(Event, origin) },
    { "tbc", ATTR_WORD, false, "yes no", FLAG(Event, tbc, "yes") },
    { "kind", ATTR_ID, true, NULL, TEXT(Event, kind) },
    { "place", ATTR_TEXT, false, NULL, TEXT(Event, where) },
    POINT(Event),
    TREATY_OF(Event, treaty, false),
    AREA_OF(Event, area, false),
    { "status", ATTR_WORD, false, "planned held cancelled", WORD(Event, status, EventStatus) },
    { "of", ATTR_ID, false, NULL, REF(Event, of, Event, ELEMENT_EVENT) },
    { "recurs", ATTR_RULES, false, NULL, TEXT(Event, recurs) },
    { "except", ATTR_DAYS_OR_RULES, false, NULL, TEXT(Event, except) },
    { "also", ATTR_DAYS, false, NULL, TEXT(Event, also) },
    { "in-plan", ATTR_WORD, false, "yes no", FLAG(Event, in_plan, "yes") },
    { "uid", ATTR_TEXT, false, NULL, TEXT(Event, uid) },
    SOURCES(Event), NOTE(Event), AUDIENCE, END
};

/* ---- what it is about ---- */

static const int joins_values[] = { JOINS_YES, JOINS_NO };
static const Field area_kind_fields[] = {
    ID(AreaKind),
    { "codes", ATTR_WORD, false, "own iso-3166-1 iso-3166-2", WORD(AreaKind, codes, CodeList) },
    { "treaties", ATTR_WORD, false, "yes no", WORD(AreaKind, joins, JoinsTreaties), .values = joins_values },
    AUDIENCE, END
};
static const Field area_fields[] = {
    { "id", ATTR_AREA_ID, true, NULL, TEXT(Area, id) },
    { "kind", ATTR_ID, false, NULL, REF(Area, kind, AreaKind, ELEMENT_AREA_KIND) },
    { "within", ATTR_ID, false, NULL, REF(Area, within, Area, ELEMENT_AREA), PLACED(Area, within_place) },
    { "alpha2", ATTR_ID, false, NULL, TEXT(Area, alpha2) },
    { "name", ATTR_TEXT, true, NULL, LOCAL(Area, name) },
    { "article", ATTR_TEXT, false, NULL, TEXT(Area, article) },
    { "un-article", ATTR_TEXT, false, NULL, TEXT(Area, un_article) },
    { "official", ATTR_TEXT, false, NULL, TEXT(Area, official_name) },
    { "aliases", ATTR_TEXT, false, NULL, LIST(Area, aliases, alias_text, alias_count, "|") },
    { "region", ATTR_TEXT, false, NULL, LOCAL(Area, region) },
    { "subregion", ATTR_TEXT, false, NULL, LOCAL(Area, subregion) },
    { "languages", ATTR_TEXT, false, NULL, LIST(Area, languages, language_text, language_count, " ") },
    POINT(Area), SOURCES(Area), NOTE(Area), AUDIENCE, END
};
static const Field area_group_fields[] = {
    ID(AreaGroup),
    { "areas", ATTR_IDS, true, NULL, REFS(AreaGroup, areas, area_count, Area, ELEMENT_AREA) },
    { "date", ATTR_DATE, false, NULL, ON(AreaGroup, date) },
    SOURCES(AreaGroup), NOTE(AreaGroup), AUDIENCE, END
};
static const Field source_fields[] = {
    ID(Source),
    { "kind", ATTR_WORD, false, "document register", FLAG(Source, is_register, "register") },
    { "published", ATTR_DATE, false, NULL, ON(Source, published) },
    { "not-before", ATTR_DATE, false, NULL, ON(Source, not_before) },
    { "publisher", ATTR_TEXT, false, NULL, TEXT(Source, publisher) },
    AREA_OF(Source, area, false),
    { "title", ATTR_TEXT, true, NULL, LOCAL(Source, title) },
    { "where", ATTR_TEXT, false, NULL, TEXT(Source, where) },
    { "address", ATTR_TEXT, false, NULL, TEXT(Source, address) },
    AUDIENCE, END
};
static const int unit_kind_values[] = { UNIT_COUNT, UNIT_PERCENT, UNIT_RATE, UNIT_MONEY, UNIT_DURATION };
static const int unit_mult_values[] = { 0, 3, 6, 9 };
static const Field unit_fields[] = {
    ID(Unit),
    { "symbol", ATTR_TEXT, false, NULL, LOCAL(Unit, symbol) },
    { "kind", ATTR_WORD, false, UNIT_KINDS, WORD(Unit, kind, UnitKind), .values = unit_kind_values },
    { "per", ATTR_COUNT, false, "1 1000000000", WHOLE(Unit, per, 0) },
    { "currency", ATTR_CURRENCY, false, NULL, TEXT(Unit, currency) },
    { "base-per", ATTR_COUNT, false, YEARS, WHOLE(Unit, base_per, 0) },
    { "unit-mult", ATTR_WORD, false, "0 3 6 9", .keep = KEEP_WORD, .at = MEMBER(Unit, unit_mult, int),
      .values = unit_mult_values },
    { "duration", ATTR_WORD, false, "PT1S PT1M PT1H P1D P1W P1M P1Y", TEXT(Unit, duration) },
    AUDIENCE, END
};
static const Field topic_fields[] = { ID(Topic), AUDIENCE, END };
static const Field dimension_fields[] = {
    ID(Dimension),
    { "complete", ATTR_WORD, false, "yes no", FLAG(Dimension, complete, "yes") },
    AUDIENCE, END
};
static const Field member_fields[] = { ID(DimensionMember), END };
static const int ascending_values[] = { BETTER_UP, BETTER_DOWN };
static const int frequency_values[] = { FREQUENCY_YEAR,  FREQUENCY_HALF, FREQUENCY_TRIMESTER, FREQUENCY_QUARTER,
                                        FREQUENCY_MONTH, FREQUENCY_WEEK, FREQUENCY_DAY };
static const Field measure_fields[] = {
    ID(Measure),
    { "unit", ATTR_ID, false, NULL, KEY(Measure, unit, ELEMENT_UNIT) },
    { "nature", ATTR_WORD, true, "stock flow cumulative judgement event standing", WORD(Measure, nature, Nature) },
    { "ascending", ATTR_WORD, false, "true false", WORD(Measure, better, Better), .values = ascending_values },
    { "frequency", ATTR_WORD, false, FREQUENCY_CODES, WORD(Measure, frequency, Frequency), .values = frequency_values },
    { "since", ATTR_DATE, false, NULL, ON(Measure, since) },
    { "rolling", ATTR_COUNT, false, "1 1200", WHOLE(Measure, rolling_months, 0) },
    { "decimals", ATTR_COUNT, false, "0 9", WHOLE(Measure, decimals, -1) },
    { "scale", ATTR_COUNT, false, "1 1000000", NUMBER(Measure, scale, 0) },
    { "topic", ATTR_ID, false, NULL, KEY(Measure, topic, ELEMENT_TOPIC) },
    { "by", ATTR_IDS, false, NULL, REFS(Measure, dimensions, dimension_count, Dimension, ELEMENT_DIMENSION) },
    { "sum-of", ATTR_IDS, false, NULL, REFS(Measure, sum_of, sum_count, Measure, ELEMENT_MEASURE) },
    { "together", ATTR_WORD, false, "sum all", FLAG(Measure, of_all, "all") },
    { "over-areas", ATTR_OVER_AREAS, false, "none sum weighted:MEASURE min max", TEXT(Measure, over_areas) },
    { "membership", ATTR_ID, false, NULL, REF(Measure, membership, Treaty, ELEMENT_TREATY) },
    { "members", ATTR_WORD, false, "parties signatories", FLAG(Measure, of_signatories, "signatories") },
    { "rater", ATTR_TEXT, false, NULL, TEXT(Measure, rater) },
    { "max-age", ATTR_COUNT, false, "1 1200", WHOLE(Measure, max_age_months, 36) },
    { "records", ATTR_ID, false, NULL, REF(Measure, records, struct RecordType, ELEMENT_RECORD_TYPE) },
    { "field", ATTR_ID, false, NULL, TEXT(Measure, record_field) },
    { "where", ATTR_CATEGORIES, false, NULL, TEXT(Measure, record_where) },
    { "count", ATTR_WORD, false, "yearly", FLAG(Measure, counts_records, "yearly") },
    NOTE(Measure), AUDIENCE, END
};
static const Field grade_fields[] = { ID(Grade), { "value", ATTR_NUMBER, true, NULL, NUMBER(Grade, value, 0) }, END };
static const Field treaty_fields[] = {
    ID(Treaty),
    { "adopted", ATTR_DATE, false, NULL, ON(Treaty, adopted) },
    { "opened", ATTR_DATE, false, NULL, ON(Treaty, opened) },
    { "in-force", ATTR_DATE, false, NULL, ON(Treaty, in_force) },
    AUDIENCE, END
};
static const int article_values[] = { ARTICLE_CLEARANCE, ARTICLE_STOCKPILE, ARTICLE_REPORT, ARTICLE_OTHER };
static const Field article_fields[] = { { "number", ATTR_ID, true, NULL, TEXT(Article, number) },
                                        { "kind", ATTR_WORD, true, "clearance stockpile report other",
                                          WORD(Article, kind, ArticleKind), .values = article_values },
                                        { "years", ATTR_COUNT, false, "1 100", WHOLE(Article, years, 0) },
                                        { "yearly", ATTR_DAY_OF_YEAR, false, NULL, TEXT(Article, yearly) },
                                        END };
static const Field membership_fields[] = {
    AREA_OF(Membership, area, true),
    TREATY_OF(Membership, treaty, true),
    { "signed", ATTR_DATE, false, NULL, ON(Membership, signed_on) },
    { "deposited", ATTR_DATE, false, NULL, ON(Membership, deposited) },
    { "in-force", ATTR_DATE, false, NULL, ON(Membership, in_force) },
    { "how", ATTR_WORD, false, "ratification accession succession acceptance", WORD(Membership, how, JoinKind) },
    SOURCES(Membership), NOTE(Membership), AUDIENCE, END
};
static const Field deadline_fields[] = {
    AREA_OF(DeadlineSeries, area, true),
    TREATY_OF(DeadlineSeries, treaty, true),
    ARTICLE_OF(DeadlineSeries, article, true),
    { "completed", ATTR_DATE, false, NULL, ON(DeadlineSeries, completed) },
    { "found-again", ATTR_DATE, false, NULL, ON(DeadlineSeries, found_again) },
    SOURCES(DeadlineSeries), NOTE(DeadlineSeries), AUDIENCE, END
};
static const Field step_fields[] = {
    { "date", ATTR_DATE, false, NULL, ON(DeadlineStepRow, date) },
    { "decided", ATTR_DATE, false, NULL, ON(DeadlineStepRow, decided) },
    { "interim", ATTR_WORD, false, "yes no", FLAG(DeadlineStepRow, interim, "yes") },
    { "confirmed", ATTR_WORD, false, "yes derived part no", WORD(DeadlineStepRow, basis, StepBasis) },
    SOURCES(DeadlineStepRow), NOTE(DeadlineStepRow), AUDIENCE, END
};

/* ---- records ---- */

static const Field record_type_fields[] = {
    ID(RecordType),
    { "dates", ATTR_WORD, false, "past ahead", FLAG(RecordType, ahead, "ahead") },
    AUDIENCE, END
};
static const Field record_field_fields[] = {
    ID(RecordField),
    { "kind", ATTR_WORD, true, RECORD_FIELD_WORDS, WORD(RecordField, kind, RecordFieldKind) },
    { "required", ATTR_WORD, false, "yes no", FLAG(RecordField, required, "yes") },
    { "not-before", ATTR_ID, false, NULL, TEXT(RecordField, not_before) },
    END
};
static const Field record_fields[] = {
    ID(Record),
    { "type", ATTR_ID, true, NULL, REF(Record, type, RecordType, ELEMENT_RECORD_TYPE) },
    AREA_OF(Record, area, false),
    { "date", ATTR_PERIOD, false, NULL, WRITTEN(Record, written) },
    { "until", ATTR_DATE, false, NULL, ON(Record, until), PLACED(Record, until_place) },
    { "revises", ATTR_ID, false, NULL, REF(Record, revises, struct Record, ELEMENT_RECORD),
      PLACED(Record, revises_place) },
    SOURCES(Record), NOTE(Record),
    { AUDIENCE_ATTRIBUTE, ATTR_WORD, false, AUDIENCE_WORDS, FLAG(Record, is_public, "public") },
    END
};
static const Field record_value_fields[] = {
    { "field", ATTR_ID, true, NULL, TEXT(RecordValue, field_id) },
    { "xml:lang", ATTR_LANGUAGE, false, NULL, TEXT(RecordValue, language) },
    AUDIENCE, END
};

static const Field ladder_fields[] = { ID(Ladder), TREATY_OF(Ladder, treaty, false), AUDIENCE, END };
static const Field ladder_step_fields[] = {
    ID(LadderRule),
    { "by", ATTR_WORD, true, STEP_BY_WORDS, WORD(LadderRule, by, StepBy) },
    { "measure", ATTR_ID, false, NULL, REF(LadderRule, measure, Measure, ELEMENT_MEASURE) },
    { "least", ATTR_NUMBER, false, NULL, NUMBER(LadderRule, least, (double)NAN) },
    TREATY_OF(LadderRule, treaty, false),
    { "record", ATTR_ID, false, NULL, REF(LadderRule, record, RecordType, ELEMENT_RECORD_TYPE) },
    { "where", ATTR_CATEGORIES, false, NULL, TEXT(LadderRule, where) },
    { "due", ATTR_DATE, false, NULL, ON(LadderRule, due) },
    { "after", ATTR_ID, false, NULL, TEXT(LadderRule, after) },
    { "shown", ATTR_WORD, false, STEP_SHOWN_WORDS, WORD(LadderRule, shown, StepShown) },
    AUDIENCE, END
};

/* ---- elements ---- */

#define IS(S, rows)                       .fields = rows, .size = sizeof(S), .place = MEMBER(S, place, Place)
#define APART(lists)                      .list = MEMBER(Plan, lists, GPtrArray *)
#define INDEXED(S)                        .index = MEMBER(S, index, size_t)
#define SIDE_BY_SIDE(lists)               .list = MEMBER(Plan, lists, GArray *), .side_by_side = true
#define OF(kind, Parent, lists, number, S) \
    .parent = kind, .children = MEMBER(Parent, lists, const S *), .child_count = MEMBER(Parent, number, size_t)

const ElementType element_types[ELEMENT_COUNT] = {
    [ELEMENT_PLAN] = { "plan", false, IS(PlanHead, plan_fields) },
    [ELEMENT_AREA_KIND] = { "area kind", true, IS(AreaKind, area_kind_fields), APART(area_kinds), INDEXED(AreaKind) },
    [ELEMENT_AREA] = { "area", true, IS(Area, area_fields), APART(areas), INDEXED(Area), .added = area_added,
                       .resolved = area_resolved, .settled = areas_settled },
    [ELEMENT_AREA_GROUP] = { "area group", true, IS(AreaGroup, area_group_fields), APART(area_groups),
                             INDEXED(AreaGroup), .resolved = area_group_resolved },
    [ELEMENT_SOURCE] = { "source", true, IS(Source, source_fields), APART(sources), INDEXED(Source),
                         .added = source_added },
    [ELEMENT_UNIT] = { "unit", true, IS(Unit, unit_fields), APART(units), .resolved = unit_resolved },
    [ELEMENT_TOPIC] = { "topic", true, IS(Topic, topic_fields), APART(topics) },
    [ELEMENT_DIMENSION] = { "dimension", true, IS(Dimension, dimension_fields), APART(dimensions),
                            INDEXED(Dimension), .kept_twice = true },
    [ELEMENT_MEMBER] = { "member", false, IS(DimensionMember, member_fields), SIDE_BY_SIDE(members),
                         OF(ELEMENT_DIMENSION, Dimension, members, member_count, DimensionMember),
                         .added = member_added },
    [ELEMENT_MEASURE] = { "measure", true, IS(Measure, measure_fields), APART(measures), INDEXED(Measure),
                          .kept_twice = true, .added = measure_added, .resolved = measure_resolved,
                          .settled = measures_settled },
    [ELEMENT_GRADE] = { "grade", false, IS(Grade, grade_fields), SIDE_BY_SIDE(grades),
                        OF(ELEMENT_MEASURE, Measure, grades, grade_count, Grade) },
    [ELEMENT_TREATY] = { "treaty", true, IS(Treaty, treaty_fields), APART(treaties), INDEXED(Treaty),
                         .kept_twice = true },
    [ELEMENT_ARTICLE] = { "article", false, IS(Article, article_fields), SIDE_BY_SIDE(articles),
                          OF(ELEMENT_TREATY, Treaty, articles, article_count, Article), .with_parent = true },
    [ELEMENT_GOAL] = { "goal", true, IS(Goal, goal_fields), SIDE_BY_SIDE(goals), .kept_twice = true },
    [ELEMENT_OBJECTIVE] = { "objective", true, IS(Objective, objective_fields), APART(objectives), INDEXED(Objective),
                            OF(ELEMENT_GOAL, Goal, objectives, objective_count, Objective *const), .kept_twice = true,
                            .added = objective_added },
    [ELEMENT_INDICATOR] = { "indicator", true, IS(Indicator, indicator_fields), APART(indicators), INDEXED(Indicator),
                            OF(ELEMENT_OBJECTIVE, Objective, indicators, indicator_count, Indicator *const),
                            .kept_twice = true, .added = indicator_added, .resolved = indicator_resolved },
    [ELEMENT_TARGET] = { NULL, false, IS(Target, target_fields), SIDE_BY_SIDE(targets),
                         OF(ELEMENT_INDICATOR, Indicator, targets, target_count, Target), .resolved = target_resolved,
                         .settled = targets_settled },
    [ELEMENT_MILESTONE] = { NULL, false, IS(Milestone, milestone_fields), SIDE_BY_SIDE(milestones),
                            OF(ELEMENT_TARGET, Target, milestones, milestone_count, Milestone) },
    [ELEMENT_RATING] = { NULL, false, IS(Rating, rating_fields), SIDE_BY_SIDE(ratings),
                         OF(ELEMENT_INDICATOR, Indicator, judging.ratings, judging.rating_count, Rating) },
    [ELEMENT_GROUP] = { "target group", false, IS(TargetGroup, group_fields), SIDE_BY_SIDE(groups),
                        OF(ELEMENT_OBJECTIVE, Objective, groups, group_count, TargetGroup), .added = group_added,
                        .resolved = group_resolved, .settled = lists_settled },
    [ELEMENT_FOLLOW] = { NULL, false, IS(Follow, follow_fields), SIDE_BY_SIDE(follows),
                         OF(ELEMENT_OBJECTIVE, Objective, follows, follow_count, struct Follow),
                         .resolved = follow_resolved },
    [ELEMENT_FOLLOW_MILESTONE] = { NULL, false, IS(Milestone, milestone_fields), SIDE_BY_SIDE(follow_milestones),
                                   OF(ELEMENT_FOLLOW, Follow, target.milestones, target.milestone_count, Milestone) },
    [ELEMENT_FOLLOW_RATING] = { NULL, false, IS(Rating, rating_fields), SIDE_BY_SIDE(follow_ratings),
                                OF(ELEMENT_FOLLOW, Follow, judging.ratings, judging.rating_count, Rating) },
    [ELEMENT_STRATEGY] = { NULL, false, IS(Strategy, strategy_fields), SIDE_BY_SIDE(strategies),
                           OF(ELEMENT_OBJECTIVE, Objective, strategies, strategy_count, Strategy) },
    [ELEMENT_PUBLICATION] = { NULL, false, IS(Publication, publication_fields), SIDE_BY_SIDE(publications) },
    [ELEMENT_ABBREVIATION] = { "abbreviation", false, IS(Abbreviation, abbreviation_fields),
                               SIDE_BY_SIDE(abbreviations) },
    [ELEMENT_ROLE] = { "role", true, IS(Role, role_fields), APART(roles), .added = role_added },
    [ELEMENT_ALLOWANCE] = { NULL, false, IS(Allowance, allowance_fields), SIDE_BY_SIDE(allowances) },
    [ELEMENT_PHRASE] = { NULL, false, IS(Phrase, phrase_fields), APART(phrases), .added = phrase_added },
    [ELEMENT_OUTLINE] = { NULL, false, IS(Outline, outline_fields), SIDE_BY_SIDE(outlines) },
    [ELEMENT_BORDER] = { NULL, false, IS(Border, border_fields), SIDE_BY_SIDE(borders) },
    [ELEMENT_GEOMETRY] = { NULL, false, IS(Geometry, geometry_fields), SIDE_BY_SIDE(geometries) },
    [ELEMENT_DISCLAIMER] = { NULL, false, IS(Disclaimer, disclaimer_fields), SIDE_BY_SIDE(disclaimers) },
    [ELEMENT_MEMBERSHIP] = { NULL, false, IS(Membership, membership_fields), SIDE_BY_SIDE(memberships),
                             .resolved = membership_resolved, .settled = memberships_settled },
    [ELEMENT_DEADLINE] = { NULL, false, IS(DeadlineSeries, deadline_fields), SIDE_BY_SIDE(deadlines),
                           .resolved = deadline_resolved, .settled = deadlines_settled },
    [ELEMENT_STEP] = { NULL, false, IS(DeadlineStepRow, step_fields), SIDE_BY_SIDE(steps),
                       OF(ELEMENT_DEADLINE, DeadlineSeries, steps, step_count, DeadlineStepRow) },
    [ELEMENT_RECORD_TYPE] = { "record type", true, IS(RecordType, record_type_fields), APART(record_types),
                              INDEXED(RecordType), .kept_twice = true, .resolved = record_type_resolved },
    [ELEMENT_RECORD_FIELD] = { NULL, false, IS(RecordField, record_field_fields), SIDE_BY_SIDE(record_fields),
                               OF(ELEMENT_RECORD_TYPE, RecordType, fields, field_count, RecordField) },
    [ELEMENT_FIELD_GRADE] = { NULL, false, IS(Grade, grade_fields), SIDE_BY_SIDE(field_grades),
                              OF(ELEMENT_RECORD_FIELD, RecordField, grades, grade_count, Grade) },
    [ELEMENT_RECORD] = { "record", true, IS(Record, record_fields), APART(records), INDEXED(Record),
                         .kept_twice = true, .resolved = record_resolved, .settled = records_settled },
    [ELEMENT_RECORD_VALUE] = { NULL, false, IS(RecordValue, record_value_fields), SIDE_BY_SIDE(record_values),
                               OF(ELEMENT_RECORD, Record, values, value_count, RecordValue) },
    [ELEMENT_LADDER] = { "ladder", true, IS(Ladder, ladder_fields), APART(ladders), INDEXED(Ladder),
                         .kept_twice = true, .resolved = ladder_resolved },
    [ELEMENT_LADDER_STEP] = { NULL, false, IS(LadderRule, ladder_step_fields), SIDE_BY_SIDE(ladder_steps),
                              OF(ELEMENT_LADDER, Ladder, steps, step_count, LadderRule) },
    [ELEMENT_EVENT] = { "event", true, IS(Event, event_fields), SIDE_BY_SIDE(events), .kept_twice = true,
                        .resolved = event_resolved },
};
