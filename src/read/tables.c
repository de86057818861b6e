/* The elements of the data files, one row each, and what happens on entering one. */
#include "read/tables.h"
#include "base/diag_read.h"
#include <math.h>
#include <string.h>

/* ---- what entering an element does ---- */

static void
enter_plan(Reading *r, const XmlNode *node)
{
    PlanRow row = { .id = value_text(node, "id"), .language = value_text(node, "xml:lang"), .title = children_text(r, node, "title"),
                    .organisation = children_text(r, node, "organisation"), .contact = children_text(r, node, "contact"),
                    .start = value_date(node, "start"), .end = value_date(node, "end"), .as_of = value_date(node, "as-of"), .known_by = value_date(node, "known-by"), .place = node->place, .audience = r->audience };

    r->plan_entered = true;
    plan_builder_set_plan(r->builder, &row);
}

static void
enter_goal(Reading *r, const XmlNode *node)
{
    GoalRow row = { value_text(node, "id"), children_text(r, node, "title"), children_text(r, node, "short-title"), node->place };

    plan_builder_add_goal(r->builder, &row);
}

static void
enter_objective(Reading *r, const XmlNode *node)
{
    ObjectiveRow row = { value_text(node, "id"), children_text(r, node, "title"), children_text(r, node, "short-title"), node->place };

    plan_builder_add_objective(r->builder, &row);
}

static void
enter_indicator(Reading *r, const XmlNode *node)
{
    IndicatorRow row = { .id = value_text(node, "id"), .measures = value_text(node, "measure"), .among = xml_attribute(node, "among"), .note = xml_attribute(node, "note"),
                         .counts = value_number(node, "counts", (double)NAN), .title = children_text(r, node, "title"), .short_title = children_text(r, node, "short-title"),
                         .place = node->place };

    indicator_kind_find(value_text(node, "kind"), &row.kind);
    plan_builder_add_indicator(r->builder, &row);
}

static TargetRow
target_row(const XmlNode *node)
{
    const char *value = xml_attribute(node, "value"), *baseline = xml_attribute(node, "baseline");
    TargetRow row = { .measure = xml_attribute(node, "of"), .area = xml_attribute(node, "area"), .treaty = xml_attribute(node, "treaty"),
                      .article = xml_attribute(node, "article"), .date = value_date(node, "date"), .not_later = value_date(node, "not-later"),
                      .baseline_date = value_date(node, "baseline-date"), .place = node->place };

    row.all = g_strcmp0(value, "all") == 0;
    row.has_value = value != NULL && !row.all && number_parse(value, &row.value);
    row.decimals = row.has_value ? number_text_decimals(value) : 0;
    row.baseline_first = g_strcmp0(baseline, "first") == 0;
    row.has_baseline = baseline != NULL && !row.baseline_first && number_parse(baseline, &row.baseline);
    row.baseline_decimals = row.has_baseline ? number_text_decimals(baseline) : 0;
    return row;
}

static void
enter_target(Reading *r, const XmlNode *node)
{
    TargetRow row = target_row(node);

    plan_builder_add_target(r->builder, &row);
}

static void
enter_follow(Reading *r, const XmlNode *node)
{
    FollowRow row = { .measure = xml_attribute(node, "measure"), .title = children_text(r, node, "title"), .subtitle = children_text(r, node, "subtitle"),
                      .target = target_row(node), .place = node->place };

    row.target.measure = NULL;
    indicator_kind_find(value_text(node, "kind"), &row.kind);
    plan_builder_add_follow(r->builder, &row);
}

static void
enter_targets(Reading *r, const XmlNode *node)
{
    GroupRow row = { .id = value_text(node, "group"), .areas = value_text(node, "areas"), .sources = xml_attribute(node, "sources"),
                     .title = children_text(r, node, "title"), .description = children_text(r, node, "description"),
                     .responsive = value_is(node, "responsive", "yes"), .place = node->place };

    plan_builder_add_group(r->builder, &row);
}

static void
enter_strategy(Reading *r, const XmlNode *node)
{
    plan_builder_add_strategy(r->builder, (LocalText){ xml_text(node, plan_builder_arena(r->builder)), NULL, 0 }, node->place);
}

static void
enter_publication(Reading *r, const XmlNode *node)
{
    Publication publication = { { xml_text(node, plan_builder_arena(r->builder)), NULL, 0 }, (int)value_number(node, "year", 0), node->place };

    plan_builder_add_publication(r->builder, &publication);
}

static void
enter_abbreviation(Reading *r, const XmlNode *node)
{
    Abbreviation abbreviation = { value_text(node, "id"), { xml_text(node, plan_builder_arena(r->builder)), NULL, 0 } };

    plan_builder_add_abbreviation(r->builder, &abbreviation);
}

static void
enter_allowance(Reading *r, const XmlNode *node)
{
    const char *number = value_text(node, "diagnostic");
    const char *at = value_text(node, "at"), *because = value_text(node, "because");
    Allowance allowance = { (int)g_ascii_strtoll(number + 1, NULL, 10), at, because, node->place };
    const char *group = diag_group(allowance.number), *not = NULL;

    if (group == NULL)
        not = "there is no such diagnostic";
    else if (diag_severity(allowance.number) == SEVERITY_ERROR)
        not = "it is an error";
    else if (allowance.number == DIAG_ALLOW_UNUSED || (strcmp(group, "plan") != 0 && strcmp(group, "reading") != 0))
        not = "it is no warning of the plan or its data";
    if (not != NULL)
        diag_report(r->diags, DIAG_ALLOW_NO_WARNING, xml_attribute_place(node, "diagnostic"), number, not, NULL);
    else if (because[strspn(because, " \t\r\n")] == '\0')
        diag_report(r->diags, DIAG_ALLOW_NO_REASON, xml_attribute_place(node, "because"), number, at, NULL);
    else
        plan_builder_add_allowance(r->builder, &allowance);
}

/* The file that the texts come from goes before the later days of a series are added. */
static EventRow
kept_event(Reading *r, const EventRow *row)
{
    EventRow kept = *row;
    const char **const texts[] = { &kept.id, &kept.kind, &kept.where, &kept.treaty, &kept.area, &kept.sources, &kept.note, &kept.of, &kept.recurs, &kept.except,
                                   &kept.also, &kept.uid };

    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        *texts[i] = arena_strdup(r->arena, *texts[i]);
    return kept;
}

void
enter_event_row(Reading *r, EventRow *row)
{
    row->series = plan_builder_add_event(r->builder, row);
    if (row->recurs != NULL || row->also != NULL) {
        EventRow kept = kept_event(r, row);

        g_array_append_val(r->series, kept);
    }
}

static bool
is_internal(const XmlNode *node)
{
    for (; node != NULL; node = node->parent)
        if (audience_is_refused(AUDIENCE_PUBLIC, xml_attribute(node, AUDIENCE_ATTRIBUTE)))
            return true;
    return false;
}

/* Other kinds are kept and shown as days on which something happened; each is told once. */
static void
look_at_kind(Reading *r, const XmlNode *node)
{
    const char *kind = value_text(node, "kind");

    if (event_kind_is_known(kind) || r->kinds_told == NULL || !g_hash_table_add(r->kinds_told, arena_strdup(r->arena, kind)))
        return;
    diag_report(r->diags, DIAG_DATA_EVENT_KIND, xml_attribute_place(node, "kind"), kind, event_kinds(), NULL);
}

static void
enter_event(Reading *r, const XmlNode *node)
{
    EventRow row = { .id = xml_attribute(node, "id"), .kind = value_text(node, "kind"), .where = xml_attribute(node, "place"), .treaty = xml_attribute(node, "treaty"),
                     .area = xml_attribute(node, "area"), .sources = xml_attribute(node, "sources"), .note = xml_attribute(node, "note"),
                     .title = children_text(r, node, "title"), .tbc = value_is(node, "tbc", "yes"), .origin = value_date(node, "origin"), .place = node->place,
                     .of = xml_attribute(node, "of"), .short_title = children_text(r, node, "short-title"), .in_plan = strcmp(node->parent->name, "calendar") == 0 || value_is(node, "in-plan", "yes"),
                     .recurs = xml_attribute(node, "recurs"), .except = xml_attribute(node, "except"), .also = xml_attribute(node, "also"), .uid = xml_attribute(node, "uid") };

    look_at_kind(r, node);
    row.internal = is_internal(node);
    row.status = value_is(node, "status", "held") ? EVENT_HELD : value_is(node, "status", "cancelled") ? EVENT_CANCELLED : EVENT_PLANNED;
    row.period.first = xml_attribute(node, "start") != NULL ? value_date(node, "start") : row.origin;
    row.period.last = xml_attribute(node, "end") != NULL ? value_date(node, "end") : row.period.first;
    if (date_is_set(row.period.first)) {
        enter_event_row(r, &row);
        return;
    }
    diag_report(r->diags, DIAG_DATA_MISSING_ATTRIBUTE, node->place, "start", node->name, NULL);
    if (row.id != NULL)
        plan_builder_note_unread(r->builder, "event", row.id, node->place);
}

static void
enter_region(Reading *r, const XmlNode *node)
{
    LocalText *kept = arena_new0(r->arena, LocalText, 1);

    *kept = children_text(r, node, "title");
    kept->text = arena_strdup(plan_builder_arena(r->builder), value_text(node, "name"));
    g_hash_table_insert(r->regions, arena_strdup(r->arena, kept->text), kept);
}

static LocalText
region(Reading *r, const XmlNode *node, const char *name)
{
    const LocalText *known = g_hash_table_lookup(r->regions, value_text(node, name));

    return known != NULL ? *known : plain_text(r, value_text(node, name));
}

static void
enter_area(Reading *r, const XmlNode *node)
{
    AreaRow row = { .id = value_text(node, "id"), .alpha2 = xml_attribute(node, "alpha2"), .official_name = xml_attribute(node, "official"),
                     .aliases = xml_attribute(node, "aliases"), .languages = xml_attribute(node, "languages"), .note = xml_attribute(node, "note"),
                     .region = region(r, node, "region"), .subregion = region(r, node, "subregion"), .place = node->place };

    row.un_name = children_text(r, node, "un-name");
    row.name = children_text(r, node, "name");
    row.name.text = arena_strdup(plan_builder_arena(r->builder), value_text(node, "name"));
    plan_builder_add_area(r->builder, &row);
}

static void
enter_source(Reading *r, const XmlNode *node)
{
    Source source = { .id = value_text(node, "id"), .title = children_text(r, node, "title"), .where = value_text(node, "where"),
                      .publisher = xml_attribute(node, "publisher"), .address = value_text(node, "address"), .published = value_date(node, "published"),
                      .not_before = value_date(node, "not-before"), .is_register = value_is(node, "kind", "register"), .place = node->place };

    source.title.text = arena_strdup(plan_builder_arena(r->builder), value_text(node, "title"));
    plan_builder_add_source(r->builder, &source, xml_attribute(node, "area"));
}

static void
enter_unit(Reading *r, const XmlNode *node)
{
    Unit unit = { value_text(node, "id"), children_text(r, node, "title") };

    unit.symbol.text = arena_strdup(plan_builder_arena(r->builder), value_text(node, "symbol"));
    plan_builder_add_unit(r->builder, &unit, node->place);
}

static void
enter_topic(Reading *r, const XmlNode *node)
{
    Topic topic = { value_text(node, "id"), children_text(r, node, "title") };

    plan_builder_add_topic(r->builder, &topic, node->place);
}

static Nature
nature_of(const char *word)
{
    static const char *const words[] = { "stock", "flow", "cumulative", "judgement", "event" };

    for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
        if (strcmp(words[i], word) == 0)
            return (Nature)i;
    return NATURE_STOCK;
}

/* The earlier sibling that has the value of this grade. */
static const XmlNode *
equal_grade(const XmlNode *grade)
{
    for (const XmlNode *child = grade->parent->first_child; child != grade; child = child->next)
        if (child->name != NULL && strcmp(child->name, "grade") == 0 && value_number(child, "value", 0) == value_number(grade, "value", 0))
            return child;
    return NULL;
}

static const Grade *
grades_of(Reading *r, const XmlNode *node, size_t *count)
{
    g_autoptr(GArray) grades = g_array_new(FALSE, TRUE, sizeof(Grade));

    for (const XmlNode *child = node->first_child; child != NULL; child = child->next) {
        const XmlNode *equal;
        Grade grade;

        if (child->name == NULL || strcmp(child->name, "grade") != 0)
            continue;
        if ((equal = equal_grade(child)) != NULL)
            diag_report_related(r->diags, DIAG_MODEL_EQUAL_GRADES, child->place, equal->place, value_text(equal, "id"), value_text(child, "id"), value_text(node, "id"), NULL);
        grade = (Grade){ value_number(child, "value", 0), arena_strdup(plan_builder_arena(r->builder), value_text(child, "id")), children_text(r, child, "title") };
        g_array_append_val(grades, grade);
    }
    *count = grades->len;
    return arena_memdup(r->arena, grades->data, sizeof(Grade) * grades->len);
}

static void
enter_measure(Reading *r, const XmlNode *node)
{
    MeasureRow row = { .id = value_text(node, "id"), .unit = xml_attribute(node, "unit"), .topic = xml_attribute(node, "topic"), .sum_of = xml_attribute(node, "sum-of"),
                       .membership = xml_attribute(node, "membership"), .of_signatories = value_is(node, "members", "signatories"), .rater = xml_attribute(node, "rater"), .note = xml_attribute(node, "note"),
                       .title = children_text(r, node, "title"), .short_title = children_text(r, node, "short-title"), .nature = nature_of(value_text(node, "nature")),
                       .decimals = (int)value_number(node, "decimals", -1), .scale = value_number(node, "scale", 1),
                       .max_age_months = (int)value_number(node, "max-age", 36), .place = node->place };

    row.better = xml_attribute(node, "ascending") == NULL ? BETTER_NONE : value_is(node, "ascending", "true") ? BETTER_UP : BETTER_DOWN;
    row.grades = grades_of(r, node, &row.grade_count);
    plan_builder_add_measure(r->builder, &row);
}

static ArticleKind
article_kind(const char *word)
{
    return strcmp(word, "clearance") == 0 ? ARTICLE_CLEARANCE : strcmp(word, "stockpile") == 0 ? ARTICLE_STOCKPILE : strcmp(word, "report") == 0 ? ARTICLE_REPORT : ARTICLE_OTHER;
}

static void
enter_treaty(Reading *r, const XmlNode *node)
{
    Arena *arena = plan_builder_arena(r->builder);
    g_autoptr(GArray) articles = g_array_new(FALSE, TRUE, sizeof(Article));
    Treaty treaty = { .id = value_text(node, "id"), .title = children_text(r, node, "title"), .short_title = children_text(r, node, "short-title"),
                      .subject = children_text(r, node, "subject"), .adopted = value_date(node, "adopted"), .opened = value_date(node, "opened"),
                      .in_force = value_date(node, "in-force"), .place = node->place };

    for (const XmlNode *child = node->first_child; child != NULL; child = child->next) {
        Article article;

        if (child->name == NULL || strcmp(child->name, "article") != 0)
            continue;
        article = (Article){ arena_strdup(arena, value_text(child, "number")), article_kind(value_text(child, "kind")), children_text(r, child, "title"),
                             (int)value_number(child, "years", 0), arena_strdup(arena, xml_attribute(child, "yearly")) };
        g_array_append_val(articles, article);
    }
    treaty.articles = (const Article *)(const void *)articles->data;
    treaty.article_count = articles->len;
    plan_builder_add_treaty(r->builder, &treaty);
}

static void
enter_membership(Reading *r, const XmlNode *node)
{
    static const char *const ways[] = { "ratification", "accession", "succession", "acceptance" };
    MembershipRow row = { .area = value_text(node, "area"), .treaty = value_text(node, "treaty"), .sources = value_text(node, "sources"), .note = xml_attribute(node, "note"),
                          .signed_on = value_date(node, "signed"), .deposited = value_date(node, "deposited"), .in_force = value_date(node, "in-force"),
                          .place = node->place };

    for (size_t i = 0; i < G_N_ELEMENTS(ways); i++)
        if (value_is(node, "how", ways[i]))
            row.how = (JoinKind)i;
    plan_builder_add_membership(r->builder, &row);
}

static void
enter_deadline(Reading *r, const XmlNode *node)
{
    g_autoptr(GArray) steps = g_array_new(FALSE, TRUE, sizeof(DeadlineStepRow));
    DeadlineRowIn row = { .area = value_text(node, "area"), .treaty = value_text(node, "treaty"), .article = value_text(node, "article"),
                          .sources = value_text(node, "sources"), .note = xml_attribute(node, "note"), .completed = value_date(node, "completed"), .place = node->place };

    for (const XmlNode *child = node->first_child; child != NULL; child = child->next) {
        DeadlineStepRow step;

        if (child->name == NULL || strcmp(child->name, "step") != 0)
            continue;
        step = (DeadlineStepRow){ .date = value_date(child, "date"), .decided = value_date(child, "decided"), .interim = value_is(child, "interim", "yes"),
                                  .note = arena_strdup(plan_builder_arena(r->builder), xml_attribute(child, "note")),
                                  .basis = value_is(child, "confirmed", "derived") ? STEP_DERIVED : value_is(child, "confirmed", "part") ? STEP_PART
                                         : value_is(child, "confirmed", "no") ? STEP_NOT_FOUND : STEP_READ,
                                  .source_ids = xml_attribute(child, "sources"), .place = child->place };
        g_array_append_val(steps, step);
    }
    row.steps = (const DeadlineStepRow *)(const void *)steps->data;
    row.step_count = steps->len;
    plan_builder_add_deadline(r->builder, &row);
}

static Quality
quality_of(const char *word)
{
    return strcmp(word, "preliminary") == 0 ? Q_PRELIMINARY : strcmp(word, "estimate") == 0 ? Q_ESTIMATE : Q_FINAL;
}

static Qualifier
qualifier_of(const char *word)
{
    for (int q = QUALIFIER_NONE + 1; q < QUALIFIER_COUNT; q++)
        if (strcmp(word, qualifier_name((Qualifier)q)) == 0)
            return (Qualifier)q;
    return QUALIFIER_NONE;
}

static Missing
missing_of(const char *word)
{
    for (int m = MISSING_NONE + 1; m < MISSING_COUNT; m++)
        if (strcmp(word, missing_name((Missing)m)) == 0)
            return (Missing)m;
    return MISSING_NONE;
}

/* A value, or both ends of a range, or the word why there is none; ends stand about the value. */
static bool
read_value(Reading *r, const XmlNode *node, ObservationRow *row)
{
    const char *value = value_text(node, "value"), *low = value_text(node, "low"), *high = value_text(node, "high");
    Qualification *said = &row->said;

    *said = (Qualification){ .qualifier = qualifier_of(value_text(node, "qualifier")), .missing = missing_of(value_text(node, "missing")), .basis = xml_attribute(node, "basis") };
    said->has_range = number_parse(low, &said->low) && number_parse(high, &said->high);
    row->decimals = MAX(number_text_decimals(value), said->has_range ? MAX(number_text_decimals(low), number_text_decimals(high)) : 0);
    if (*value == '\0' && said->missing == MISSING_NONE && said->has_range) {
        said->between = true;
        row->value = (said->low + said->high) / 2;
    } else if (!number_parse(value, &row->value) && said->missing == MISSING_NONE) {
        diag_report(r->diags, DIAG_OBSERVATION_NO_VALUE, node->place, NULL);
        return false;
    }
    if (said->missing != MISSING_NONE && (*value != '\0' || *low != '\0' || *high != '\0' || said->qualifier != QUALIFIER_NONE)) {
        diag_report(r->diags, DIAG_OBSERVATION_MISSING_VALUE, node->place, missing_name(said->missing), NULL);
        return false;
    }
    if ((*low == '\0') != (*high == '\0') || (said->has_range && (said->low > row->value || said->high < row->value || said->qualifier != QUALIFIER_NONE))) {
        diag_report(r->diags, DIAG_OBSERVATION_BAD_RANGE, node->place, NULL);
        return false;
    }
    return true;
}

static void
enter_observation(Reading *r, const XmlNode *node)
{
    const XmlNode *series = node->parent;
    const char *sources = xml_attribute(node, "sources");
    ObservationRow row = { .measure = value_text(series, "measure"), .area = value_text(series, "area"), .note = xml_attribute(node, "note"),
                           .sources = sources != NULL ? sources : value_text(series, "sources"),
                           .quality = quality_of(value_text(node, "status")), .published = value_date(node, "published"), .place = node->place };

    if (*value_text(node, "computed") != '\0')              /* what was computed is computed again */
        return;
    if (!read_value(r, node, &row))
        return;
    period_parse(value_text(node, "period"), &row.period);
    plan_builder_add_observation(r->builder, &row);
}

static void
enter_message(Reading *r, const XmlNode *node)
{
    Catalogue *catalogue = r->catalogues == NULL || r->catalogues->len == 0 ? NULL : g_ptr_array_index(r->catalogues, r->catalogues->len - 1);

    if (catalogue != NULL)
        catalogue_add(catalogue, value_text(node, "key"), xml_text(node, r->arena), node->place, r->diags);
}

static void
enter_catalogue(Reading *r, const XmlNode *node)
{
    if (r->catalogues != NULL)
        g_ptr_array_add(r->catalogues, catalogue_new(value_text(node, "xml:lang")));
}

/* ---- attributes ---- */

#define LANGUAGE { "xml:lang", ATTR_LANGUAGE, false, NULL }
#define SOURCES { "sources", ATTR_IDS, false, NULL }
#define NOTE { "note", ATTR_TEXT, false, NULL }
#define END { NULL, ATTR_TEXT, false, NULL }
#define KINDS "area-set level ladder judgement checklist total money deadline"
#define TARGET_ATTRIBUTES                                                                                              \
    { "value", ATTR_VALUE_OR_ALL, false, NULL }, { "date", ATTR_DATE, false, NULL }, { "not-later", ATTR_DATE, false, NULL },  \
        { "treaty", ATTR_ID, false, NULL }, { "article", ATTR_ID, false, NULL }, { "baseline", ATTR_VALUE_OR_FIRST, false, NULL }, \
    { "baseline-date", ATTR_DATE, false, NULL }

static const AttributeRow no_attributes[] = { END };
static const AttributeRow text_attributes[] = { LANGUAGE, END };
static const AttributeRow aside_attributes[] = { LANGUAGE, AUDIENCE, END };                /* text that need not be there */
static const AttributeRow list_attributes[] = { AUDIENCE, END };
static const AttributeRow plan_attributes[] = { { "id", ATTR_ID, true, NULL }, { "xml:lang", ATTR_LANGUAGE, true, NULL }, { "start", ATTR_DATE, true, NULL },
                                                { "end", ATTR_DATE, true, NULL }, { "as-of", ATTR_DATE, false, NULL }, { "known-by", ATTR_DATE, false, NULL }, END };
static const AttributeRow allow_attributes[] = {
    { "diagnostic", ATTR_WARNING, true, "S000 to S999" }, { "at", ATTR_TEXT, true, NULL },
    { "because", ATTR_TEXT, true, NULL }, END };
static const AttributeRow id_attributes[] = { { "id", ATTR_ID, true, NULL }, AUDIENCE, END };
static const AttributeRow indicator_attributes[] = { { "id", ATTR_ID, true, NULL }, { "kind", ATTR_WORD, true, KINDS }, { "measure", ATTR_IDS, false, NULL },
                                                     { "among", ATTR_ID, false, NULL }, { "counts", ATTR_NUMBER, false, NULL }, NOTE, AUDIENCE, END };
static const AttributeRow target_attributes[] = { TARGET_ATTRIBUTES, { "area", ATTR_ID, false, NULL }, { "of", ATTR_ID, false, NULL }, AUDIENCE, END };
static const AttributeRow follow_attributes[] = { { "kind", ATTR_WORD, true, KINDS }, { "measure", ATTR_ID, false, NULL }, TARGET_ATTRIBUTES, AUDIENCE, END };
static const AttributeRow targets_attributes[] = { { "group", ATTR_ID, true, NULL }, { "areas", ATTR_IDS, false, NULL }, { "responsive", ATTR_WORD, false, "yes no" }, SOURCES, AUDIENCE, END };
static const AttributeRow publication_attributes[] = { { "year", ATTR_COUNT, false, YEARS }, AUDIENCE, END };
static const AttributeRow event_attributes[] = {
    { "id", ATTR_ID, false, NULL }, { "start", ATTR_DATE, false, NULL }, { "end", ATTR_DATE, false, NULL }, { "origin", ATTR_DATE, false, NULL },
    { "tbc", ATTR_WORD, false, "yes no" }, { "kind", ATTR_ID, true, NULL }, { "place", ATTR_TEXT, false, NULL }, { "treaty", ATTR_ID, false, NULL },
    { "area", ATTR_ID, false, NULL }, { "status", ATTR_WORD, false, "planned held cancelled" }, { "of", ATTR_ID, false, NULL },
    { "recurs", ATTR_RULE, false, NULL }, { "except", ATTR_DAYS, false, NULL }, { "also", ATTR_DAYS, false, NULL }, { "in-plan", ATTR_WORD, false, "yes no" },
    { "uid", ATTR_TEXT, false, NULL }, SOURCES, NOTE, AUDIENCE, END };
static const AttributeRow region_attributes[] = { { "name", ATTR_TEXT, true, NULL }, AUDIENCE, END };
static const AttributeRow area_attributes[] = {
    { "id", ATTR_AREA_ID, true, NULL }, { "alpha2", ATTR_ID, false, NULL }, { "name", ATTR_TEXT, true, NULL }, { "official", ATTR_TEXT, false, NULL },
    { "aliases", ATTR_TEXT, false, NULL }, { "region", ATTR_TEXT, false, NULL }, { "subregion", ATTR_TEXT, false, NULL },
    { "languages", ATTR_TEXT, false, NULL }, NOTE, AUDIENCE, END };
static const AttributeRow source_attributes[] = {
    { "id", ATTR_ID, true, NULL }, { "kind", ATTR_WORD, false, "document register" }, { "published", ATTR_DATE, false, NULL },
    { "not-before", ATTR_DATE, false, NULL }, { "publisher", ATTR_TEXT, false, NULL }, { "area", ATTR_ID, false, NULL }, { "title", ATTR_TEXT, true, NULL },
    { "where", ATTR_TEXT, false, NULL }, { "address", ATTR_TEXT, false, NULL }, AUDIENCE, END };
static const AttributeRow unit_attributes[] = { { "id", ATTR_ID, true, NULL }, { "symbol", ATTR_TEXT, true, NULL }, AUDIENCE, END };
static const AttributeRow measure_attributes[] = {
    { "id", ATTR_ID, true, NULL }, { "unit", ATTR_ID, false, NULL }, { "nature", ATTR_WORD, true, "stock flow cumulative judgement event" },
    { "ascending", ATTR_WORD, false, "true false" }, { "decimals", ATTR_COUNT, false, "0 9" }, { "scale", ATTR_COUNT, false, "1 1000000" },
    { "topic", ATTR_ID, false, NULL }, { "sum-of", ATTR_IDS, false, NULL }, { "membership", ATTR_ID, false, NULL },
    { "members", ATTR_WORD, false, "parties signatories" }, { "rater", ATTR_TEXT, false, NULL },
    { "max-age", ATTR_COUNT, false, "1 1200" }, NOTE, AUDIENCE, END };
static const AttributeRow grade_attributes[] = { { "id", ATTR_ID, true, NULL }, { "value", ATTR_NUMBER, true, NULL }, END };
static const AttributeRow treaty_attributes[] = { { "id", ATTR_ID, true, NULL }, { "adopted", ATTR_DATE, false, NULL }, { "opened", ATTR_DATE, false, NULL },
                                                  { "in-force", ATTR_DATE, false, NULL }, AUDIENCE, END };
static const AttributeRow article_attributes[] = { { "number", ATTR_ID, true, NULL }, { "kind", ATTR_WORD, true, "clearance stockpile report other" },
                                                   { "years", ATTR_COUNT, false, "1 100" }, { "yearly", ATTR_DAY_OF_YEAR, false, NULL }, END };
static const AttributeRow membership_attributes[] = {
    { "area", ATTR_ID, true, NULL }, { "treaty", ATTR_ID, true, NULL }, { "signed", ATTR_DATE, false, NULL }, { "deposited", ATTR_DATE, false, NULL },
    { "in-force", ATTR_DATE, false, NULL }, { "how", ATTR_WORD, false, "ratification accession succession acceptance" }, SOURCES, NOTE, AUDIENCE, END };
static const AttributeRow deadline_attributes[] = { { "area", ATTR_ID, true, NULL }, { "treaty", ATTR_ID, true, NULL }, { "article", ATTR_ID, true, NULL },
                                                    { "completed", ATTR_DATE, false, NULL }, SOURCES, NOTE, AUDIENCE, END };
static const AttributeRow step_attributes[] = { { "date", ATTR_DATE, false, NULL }, { "decided", ATTR_DATE, false, NULL }, { "interim", ATTR_WORD, false, "yes no" },
                                                { "confirmed", ATTR_WORD, false, "yes derived part no" }, SOURCES, NOTE, AUDIENCE, END };
static const AttributeRow series_attributes[] = { { "measure", ATTR_ID, true, NULL }, { "area", ATTR_ID, false, NULL }, SOURCES, AUDIENCE, END };
static const AttributeRow observation_attributes[] = {
    { "period", ATTR_PERIOD, true, NULL }, { "value", ATTR_NUMBER, false, NULL }, { "status", ATTR_WORD, false, "final estimate preliminary" },
    { "qualifier", ATTR_WORD, false, "at-least at-most about" }, { "low", ATTR_NUMBER, false, NULL }, { "high", ATTR_NUMBER, false, NULL },
    { "missing", ATTR_WORD, false, "not-applicable not-reported not-collected confidential" }, { "basis", ATTR_ID, false, NULL },
    { "published", ATTR_DATE, false, NULL }, SOURCES, NOTE, AUDIENCE, { "computed", ATTR_WORD, false, "sum count" }, { "from", ATTR_TEXT, false, NULL }, END };
static const AttributeRow catalogue_attributes[] = { { "xml:lang", ATTR_LANGUAGE, true, NULL }, END };
static const AttributeRow message_attributes[] = { { "key", ATTR_ID, true, NULL }, END };

#define MADE { "lang", ATTR_TEXT, false, NULL }, { "output", ATTR_TEXT, false, NULL }, { "paper", ATTR_TEXT, false, NULL }, \
    { "draft", ATTR_WORD, false, "yes no" }, { "attach", ATTR_WORD, false, "yes no" }, { "writer", ATTR_WORD, false, "sheaf cairo" }
static const AttributeRow outputs_attributes[] = { { "template", ATTR_ID, true, NULL }, { "each", ATTR_WORD, false, "area objective indicator meeting" },
                                                   { "only", ATTR_IDS, false, NULL }, { "where", ATTR_TEXT, false, NULL }, MADE, END };
static const AttributeRow pack_file_attributes[] = { { "href", ATTR_TEXT, true, NULL }, MADE, END };
static const AttributeRow parameter_attributes[] = { { "name", ATTR_ID, true, NULL }, { "value", ATTR_TEXT, true, NULL }, END };
static const AttributeRow calendar_attributes[] = { { "kind", ATTR_WORD, true, "list month quarter year ics" }, { "year", ATTR_COUNT, false, YEARS },
                                                    { "month", ATTR_COUNT, false, "1 12" }, { "area", ATTR_ID, false, NULL },
                                                    { "second-calendar", ATTR_ID, false, NULL }, MADE, END };

/* ---- elements ---- */

const DataElement data_elements[] = {
    /* name          parent           attributes                 content            on entry */
    { "plan",          NULL,            plan_attributes,           CONTENT_ELEMENTS,  enter_plan },
    { "title",         "plan",          text_attributes,           CONTENT_TEXT,      NULL },
    { "organisation",  "plan",          aside_attributes,          CONTENT_TEXT,      NULL },
    { "contact",       "plan",          aside_attributes,          CONTENT_TEXT,      NULL },
    { "goal",          "plan",          id_attributes,             CONTENT_ELEMENTS,  enter_goal },
    { "title",         "goal",          text_attributes,           CONTENT_TEXT,      NULL },
    { "short-title",   "goal",          aside_attributes,          CONTENT_TEXT,      NULL },
    { "objective",     "goal",          id_attributes,             CONTENT_ELEMENTS,  enter_objective },
    { "title",         "objective",     text_attributes,           CONTENT_TEXT,      NULL },
    { "short-title",   "objective",     aside_attributes,          CONTENT_TEXT,      NULL },
    { "indicator",     "objective",     indicator_attributes,      CONTENT_ELEMENTS,  enter_indicator },
    { "title",         "indicator",     text_attributes,           CONTENT_TEXT,      NULL },
    { "short-title",   "indicator",     aside_attributes,          CONTENT_TEXT,      NULL },
    { "target",        "indicator",     target_attributes,         CONTENT_ELEMENTS,  enter_target },
    { "targets",       "objective",     targets_attributes,        CONTENT_ELEMENTS,  enter_targets },
    { "title",         "targets",       text_attributes,           CONTENT_TEXT,      NULL },
    { "description",   "targets",       aside_attributes,          CONTENT_TEXT,      NULL },
    { "follow",        "objective",     follow_attributes,         CONTENT_ELEMENTS,  enter_follow },
    { "title",         "follow",        text_attributes,           CONTENT_TEXT,      NULL },
    { "subtitle",      "follow",        aside_attributes,          CONTENT_TEXT,      NULL },
    { "strategy",      "objective",     aside_attributes,          CONTENT_TEXT,      enter_strategy },
    { "publications",  "plan",          list_attributes,           CONTENT_ELEMENTS,  NULL },
    { "publication",   "publications",  publication_attributes,    CONTENT_TEXT,      enter_publication },
    { "abbreviations", "plan",          list_attributes,           CONTENT_ELEMENTS,  NULL },
    { "abbreviation",  "abbreviations", id_attributes,             CONTENT_TEXT,      enter_abbreviation },
    { "allow",         "plan",          allow_attributes,          CONTENT_ELEMENTS,  enter_allowance },
    { "calendar",      "plan",          list_attributes,           CONTENT_ELEMENTS,  NULL },
    { "event",         "calendar",      event_attributes,          CONTENT_ELEMENTS,  enter_event },
    { "title",         "event",         text_attributes,           CONTENT_TEXT,      NULL },
    { "short-title",   "event",         aside_attributes,          CONTENT_TEXT,      NULL },
    { "events",        NULL,            no_attributes,             CONTENT_ELEMENTS,  NULL },
    { "event",         "events",        event_attributes,          CONTENT_ELEMENTS,  enter_event },
    { "areas",         NULL,            no_attributes,             CONTENT_ELEMENTS,  NULL },
    { "region",        "areas",        region_attributes,         CONTENT_ELEMENTS,  enter_region },
    { "title",         "region",        text_attributes,           CONTENT_TEXT,      NULL },
    { "area",          "areas",         area_attributes,           CONTENT_ELEMENTS,  enter_area },
    { "name",          "area",          text_attributes,           CONTENT_TEXT,      NULL },
    { "un-name",       "area",          text_attributes,           CONTENT_TEXT,      NULL },
    { "sources",       NULL,            no_attributes,             CONTENT_ELEMENTS,  NULL },
    { "source",        "sources",       source_attributes,         CONTENT_ELEMENTS,  enter_source },
    { "title",         "source",        text_attributes,           CONTENT_TEXT,      NULL },
    { "measures",      NULL,            no_attributes,             CONTENT_ELEMENTS,  NULL },
    { "unit",          "measures",      unit_attributes,           CONTENT_ELEMENTS,  enter_unit },
    { "title",         "unit",          text_attributes,           CONTENT_TEXT,      NULL },
    { "topic",         "measures",      id_attributes,             CONTENT_ELEMENTS,  enter_topic },
    { "title",         "topic",         text_attributes,           CONTENT_TEXT,      NULL },
    { "measure",       "measures",      measure_attributes,        CONTENT_ELEMENTS,  enter_measure },
    { "title",         "measure",       text_attributes,           CONTENT_TEXT,      NULL },
    { "short-title",   "measure",       aside_attributes,          CONTENT_TEXT,      NULL },
    { "grade",         "measure",       grade_attributes,          CONTENT_ELEMENTS,  NULL },
    { "title",         "grade",         text_attributes,           CONTENT_TEXT,      NULL },
    { "treaties",      NULL,            no_attributes,             CONTENT_ELEMENTS,  NULL },
    { "treaty",        "treaties",      treaty_attributes,         CONTENT_ELEMENTS,  enter_treaty },
    { "title",         "treaty",        text_attributes,           CONTENT_TEXT,      NULL },
    { "short-title",   "treaty",        aside_attributes,          CONTENT_TEXT,      NULL },
    { "subject",       "treaty",        text_attributes,           CONTENT_TEXT,      NULL },
    { "article",       "treaty",        article_attributes,        CONTENT_ELEMENTS,  NULL },
    { "title",         "article",       text_attributes,           CONTENT_TEXT,      NULL },
    { "memberships",   NULL,            no_attributes,             CONTENT_ELEMENTS,  NULL },
    { "membership",    "memberships",   membership_attributes,     CONTENT_ELEMENTS,  enter_membership },
    { "deadlines",     NULL,            no_attributes,             CONTENT_ELEMENTS,  NULL },
    { "deadline",      "deadlines",     deadline_attributes,       CONTENT_ELEMENTS,  enter_deadline },
    { "step",          "deadline",      step_attributes,           CONTENT_ELEMENTS,  NULL },
    { "observations",  NULL,            no_attributes,             CONTENT_ELEMENTS,  NULL },
    { "series",        "observations",  series_attributes,         CONTENT_ELEMENTS,  NULL },
    { "observation",   "series",        observation_attributes,    CONTENT_ELEMENTS,  enter_observation },
    { "catalogue",     NULL,            catalogue_attributes,      CONTENT_ELEMENTS,  enter_catalogue },
    { "message",       "catalogue",     message_attributes,        CONTENT_TEXT,      enter_message },
    { "pack",          NULL,            pack_attributes,           CONTENT_ELEMENTS,  enter_pack },
    { "title",         "pack",          no_attributes,             CONTENT_TEXT,      NULL },
    { "subtitle",      "pack",          no_attributes,             CONTENT_TEXT,      NULL },
    { "meeting",       "pack",          no_attributes,             CONTENT_TEXT,      NULL },
    { "delegation",    "pack",          no_attributes,             CONTENT_TEXT,      NULL },
    { "cover",         "pack",          pack_cover_attributes,     CONTENT_PROSE,     enter_pack_part },
    { "contents",      "pack",          pack_contents_attributes,  CONTENT_PROSE,     enter_pack_part },
    { "divider",       "pack",          pack_prose_attributes,     CONTENT_PROSE,     enter_pack_part },
    { "prose",         "pack",          pack_prose_attributes,     CONTENT_PROSE,     enter_pack_part },
    { "statement",     "pack",          pack_statement_attributes, CONTENT_PROSE,     enter_pack_part },
    { "page",          "pack",          pack_page_attributes,      CONTENT_ELEMENTS,  enter_pack_part },
    { "chart-page",    "pack",          pack_chart_attributes,     CONTENT_ELEMENTS,  enter_pack_part },
    { "calendar-page", "pack",          pack_calendar_attributes,  CONTENT_ELEMENTS,  enter_pack_part },
    { "annex",         "pack",          pack_annex_attributes,     CONTENT_ELEMENTS,  enter_pack_part },
    { "blank",         "pack",          pack_blank_attributes,     CONTENT_ELEMENTS,  enter_pack_part },
    { "title",         "cover",         no_attributes,             CONTENT_TEXT,      NULL },
    { "subtitle",      "cover",         no_attributes,             CONTENT_TEXT,      NULL },
    { "param",         "cover",         pack_parameter_attributes, CONTENT_ELEMENTS,  NULL },
    { "title",         "contents",      no_attributes,             CONTENT_TEXT,      NULL },
    { "subtitle",      "contents",      no_attributes,             CONTENT_TEXT,      NULL },
    { "param",         "contents",      pack_parameter_attributes, CONTENT_ELEMENTS,  NULL },
    { "title",         "divider",       no_attributes,             CONTENT_TEXT,      NULL },
    { "subtitle",      "divider",       no_attributes,             CONTENT_TEXT,      NULL },
    { "param",         "divider",       pack_parameter_attributes, CONTENT_ELEMENTS,  NULL },
    { "title",         "prose",         no_attributes,             CONTENT_TEXT,      NULL },
    { "subtitle",      "prose",         no_attributes,             CONTENT_TEXT,      NULL },
    { "param",         "prose",         pack_parameter_attributes, CONTENT_ELEMENTS,  NULL },
    { "title",         "statement",     no_attributes,             CONTENT_TEXT,      NULL },
    { "subtitle",      "statement",     no_attributes,             CONTENT_TEXT,      NULL },
    { "param",         "statement",     pack_parameter_attributes, CONTENT_ELEMENTS,  NULL },
    { "title",         "page",          no_attributes,             CONTENT_TEXT,      NULL },
    { "subtitle",      "page",          no_attributes,             CONTENT_TEXT,      NULL },
    { "param",         "page",          pack_parameter_attributes, CONTENT_ELEMENTS,  NULL },
    { "title",         "chart-page",    no_attributes,             CONTENT_TEXT,      NULL },
    { "subtitle",      "chart-page",    no_attributes,             CONTENT_TEXT,      NULL },
    { "param",         "chart-page",    pack_parameter_attributes, CONTENT_ELEMENTS,  NULL },
    { "title",         "calendar-page", no_attributes,             CONTENT_TEXT,      NULL },
    { "subtitle",      "calendar-page", no_attributes,             CONTENT_TEXT,      NULL },
    { "param",         "calendar-page", pack_parameter_attributes, CONTENT_ELEMENTS,  NULL },
    { "title",         "annex",         no_attributes,             CONTENT_TEXT,      NULL },
    { "subtitle",      "annex",         no_attributes,             CONTENT_TEXT,      NULL },
    { "param",         "annex",         pack_parameter_attributes, CONTENT_ELEMENTS,  NULL },
    { "batch",         NULL,            no_attributes,             CONTENT_ELEMENTS,  NULL },
    { "outputs",       "batch",         outputs_attributes,        CONTENT_ELEMENTS,  NULL },
    { "parameter",     "outputs",       parameter_attributes,      CONTENT_ELEMENTS,  NULL },
    { "calendar",      "batch",         calendar_attributes,       CONTENT_ELEMENTS,  NULL },
    { "pack-file",     "batch",         pack_file_attributes,      CONTENT_ELEMENTS,  NULL },
};
const size_t data_element_count = G_N_ELEMENTS(data_elements);
