/*
 * The set of ids is walked in its order of bytes, so that what is written does not depend on how the set was filled.
 */
#include "render/printed.h"
#include "base/diag_pdf.h"
#include <string.h>
#include "base/sort.h"

typedef struct Gathering {
    View *view;
    Arena *arena;
    GArray *lines;
    GHashTable *taken; /* ids that have their line */
} Gathering;

/* ---- ids ---- */

static void
add_ids_of(const StructNode *node, GHashTable *ids)
{
    StructView v = struct_view(node);
    double scale;

    if (v.id != NULL && printed_id_is_figure(v.id))
        g_hash_table_add(ids, printed_id_parse(v.id, &scale));
    for (size_t i = 0; i < v.kid_count; i++)
        if (v.kids[i].kind == KID_NODE)
            add_ids_of(v.kids[i].node, ids);
}

void
printed_ids_add(const Pages *pages, GHashTable *ids)
{
    if (pages_root(pages) != NULL)
        add_ids_of(pages_root(pages), ids);
}

static void
add_records_of(const StructNode *node, GHashTable *ids)
{
    StructView v = struct_view(node);

    for (size_t i = 0; i < v.property_count; i++)
        if (strcmp(v.properties[i].name, "record") == 0)
            g_hash_table_add(ids, g_strdup(v.properties[i].value));
    for (size_t i = 0; i < v.kid_count; i++)
        if (v.kids[i].kind == KID_NODE)
            add_records_of(v.kids[i].node, ids);
}

void
printed_records_add(const Pages *pages, GHashTable *ids)
{
    if (pages_root(pages) != NULL)
        add_records_of(pages_root(pages), ids);
}

/* ---- lines ---- */

/*
 * What was made for those inside goes out marked as theirs, whatever it was before: nobody can then take it for
 * public.
 */
static void
add_line(Gathering *g, ObservationLine line)
{
    line.internal = plan_audience(view_plan(g->view)) == AUDIENCE_INTERNAL;
    if (g_hash_table_add(g->taken, (gpointer)(guintptr)line.id))
        g_array_append_val(g->lines, line);
}

static void
add_observation(Gathering *g, const Observation *o)
{
    add_line(g, (ObservationLine){ .id = observation_id(o, g->arena),
                                   .measure = o->measure,
                                   .area = o->area,
                                   .period = o->period,
                                   .value = o->value,
                                   .decimals = o->decimals,
                                   .quality = o->quality,
                                   .said = o->said,
                                   .note = o->note,
                                   .origin = o->origin,
                                   .imported = o->imported,
                                   .sources = o->sources,
                                   .source_count = o->source_count });
}

/* A figure of one observation is that and what it revises: without those a reader would name it otherwise. */
static void
add_observed(Gathering *g, const Figure *figure)
{
    for (size_t i = 0; i < figure->revised_count; i++) {
        Observation revised = figure_revised(figure, i);

        add_observation(g, &revised);
    }
    for (size_t i = 0; i < figure->part_count; i++) {
        Observation part = figure_part(figure, i);

        add_observation(g, &part);
    }
}

static void
add_source(GPtrArray *sources, const Source *source)
{
    if (!g_ptr_array_find(sources, source, NULL))
        g_ptr_array_add(sources, (gpointer)(guintptr)source);
}

static void
add_sources(GPtrArray *sources, const Source *const *more, size_t count)
{
    for (size_t i = 0; i < count; i++)
        add_source(sources, more[i]);
}

static void
add_word(GString *text, const char *word)
{
    g_string_append_printf(text, "%s%s", text->len > 0 ? " " : "", word);
}

static void
add_sum(Gathering *g, const Figure *figure, GString *from, GPtrArray *sources)
{
    for (size_t i = 0; i < figure->part_count; i++) {
        Observation part = figure_part(figure, i);
        const char *id = observation_id(&part, g->arena);
        NamedFigure named = view_figure_by_id(g->view, id);

        add_observed(g, &named.figure);
        add_observation(g, &part);
        add_word(from, id);
        add_sources(sources, part.sources, part.source_count);
    }
}

/* "AFG/2002-09-11": who counts, and since when. */
static void
add_member(Gathering *g, const Area *area, const Treaty *treaty, Date day, GString *from, GPtrArray *sources)
{
    Standing standing = view_membership(g->view, area, treaty);
    g_autofree char *word = NULL;
    char text[11];

    word = date_is_set(day) ? g_strdup_printf("%s/%s", area->id, date_format(day, text)) : g_strdup(area->id);
    add_word(from, word);
    add_sources(sources, standing.seen.sources, standing.seen.source_count);
}

static void
add_parties(Gathering *g, const NamedFigure *named, GString *from, GPtrArray *sources)
{
    const Treaty *treaty = named->measure->membership;
    size_t count;
    const CountStep *steps = view_party_steps(g->view, treaty, &count);

    for (size_t i = 0; i < count && date_compare(steps[i].date, named->figure.period.last) <= 0; i++)
        add_member(g, steps[i].area, treaty, steps[i].date, from, sources);
}

static void
add_set(Gathering *g, const NamedFigure *named, GString *from, GPtrArray *sources)
{
    SetView set = view_set(g->view, named->set);

    for (size_t i = 0; i < set.count; i++) {
        const SetMember *member = &set.members[i];

        if (!member->counts)
            continue;
        if (named->measure->membership != NULL) {
            add_member(g, member->area, named->measure->membership, member->standing.seen.deposited, from, sources);
        } else if (member->figure.known) {
            add_observed(g, &member->figure);
            add_word(from, member->figure.id);
            for (size_t p = 0; p < member->figure.part_count; p++) {
                Observation part = figure_part(&member->figure, p);

                add_sources(sources, part.sources, part.source_count);
            }
        } else {
            add_word(from, member->area->id);
        }
    }
}

static const char *
computed_how(const NamedFigure *named)
{
    static const char *const over[] = {
        [OVER_NONE] = "sum", [OVER_SUM] = "sum", [OVER_WEIGHTED] = "weighted", [OVER_MIN] = "min", [OVER_MAX] = "max"
    };

    const FigureOver *areas = &named->figure.over;

    if (named->measure->of_all)
        return "all";
    return !named->figure.summed ? "count" : areas->total == 0 || areas->of_parts ? "sum" : over[named->measure->over];
}

static void
add_computed(Gathering *g, const NamedFigure *named)
{
    const Figure *figure = &named->figure;
    g_autoptr(GString) from = g_string_new(NULL);
    g_autoptr(GPtrArray) sources = g_ptr_array_new();
    ObservationLine line = { .id = figure->id,
                             .measure = named->measure,
                             .area = named->area,
                             .period = figure->period,
                             .value = figure->value,
                             .decimals = figure->decimals,
                             .quality = figure->quality,
                             .said = { .qualifier = figure->qualifier,
                                       .has_range = figure->has_range,
                                       .between = figure->between,
                                       .low = figure->low,
                                       .high = figure->high,
                                       .basis = figure->basis },
                             .computed = computed_how(named) };

    if (figure->summed)
        add_sum(g, figure, from, sources);
    else if (named->set != NULL)
        add_set(g, named, from, sources);
    else
        add_parties(g, named, from, sources);
    line.from = arena_strdup(g->arena, from->str);
    line.sources = arena_memdup(g->arena, sources->pdata, sizeof(gpointer) * sources->len);
    line.source_count = sources->len;
    add_line(g, line);
}

static size_t
place_of(const Area *area)
{
    return area == NULL ? 0 : area->index + 1;
}

static int
compare_lines(const void *left, const void *right)
{
    const ObservationLine *a = left, *b = right;
    int order;

    if (a->measure != b->measure)
        return a->measure->index < b->measure->index ? -1 : 1;
    if (a->area != b->area)
        return place_of(a->area) < place_of(b->area) ? -1 : 1;
    order = date_compare(date_last_day(a->period.last), date_last_day(b->period.last));
    return order != 0 ? order : strcmp(a->id, b->id);
}

GArray *
printed_lines(View *view, GHashTable *ids, Arena *arena, Diags *diags)
{
    g_autoptr(GHashTable) taken = g_hash_table_new(g_str_hash, g_str_equal);
    Gathering g = { view, arena, g_array_new(FALSE, TRUE, sizeof(ObservationLine)), taken };
    guint count;
    g_autofree gpointer *sorted = g_hash_table_get_keys_as_array(ids, &count);

    sort_texts(sorted, count);
    for (guint i = 0; i < count; i++) {
        NamedFigure named = view_figure_by_id(view, sorted[i]);

        if (!named.figure.known)
            diag_report(diags, DIAG_ATTACH_NO_FIGURE, (Place){ 0 }, (const char *)sorted[i], NULL);
        else if (named.figure.part_count > 0 && !named.figure.summed)
            add_observed(&g, &named.figure);
        else
            add_computed(&g, &named);
    }
    sort_items(g.lines->data, g.lines->len, sizeof(ObservationLine), compare_lines);
    return g.lines;
}
