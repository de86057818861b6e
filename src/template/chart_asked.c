/*
 * What a chart is asked to show, held against what its kind can: by an attribute or by what stands inside, in one way
 * alone, and nothing of it without effect. The ways are those of its row in doc/chart_kinds.h.
 */
#include "template/chart_data.h"
#include "template/chart_words.h"
#include "base/diag_chart.h"
#include "base/diag_read.h"
#include "base/words.h"
#include <string.h>

static const char *const element_names[DATA_KIND_COUNT] = {
    [DATA_SERIES] = "series", [DATA_ROW] = "row",       [DATA_POINT] = "point", [DATA_RANGE] = "range",
    [DATA_MOMENT] = "moment", [DATA_PERIOD] = "period", [DATA_KEY] = "key",     [DATA_PANEL] = "chart",
};

/* ---- nothing ---- */

/* "measures or total or <series>" */
static char *
ways_in_words(const char *shows)
{
    g_auto(GStrv) words = g_strsplit_set(shows, " |", -1);

    return g_strjoinv(" or ", words);
}

bool
chart_check_shows(ChartKind kind, const Instruction *chart, Diags *diags)
{
    const char *shows = chart_kind_shows(kind);
    g_auto(GStrv) words = g_strsplit_set(shows, " |", -1);
    g_autofree char *ways = NULL;

    if (*shows == '\0' || chart->first_child != NULL)
        return true;
    for (size_t i = 0; words[i] != NULL; i++)
        if (fill_has(chart, words[i]))
            return true;
    ways = ways_in_words(shows);
    diag_report(diags, DIAG_CHART_SHOWS, chart->place, chart_kind_name(kind), ways, NULL);
    return false;
}

/* ---- two ways ---- */

/* The first word of the way that is given, an attribute or an <element>, to be freed; NULL: none is. */
static char *
given_word(const ChartFillIn *in, const char *way)
{
    g_auto(GStrv) words = words_split(way);

    for (size_t i = 0; words[i] != NULL; i++) {
        if (fill_has(in->instruction, words[i]))
            return g_strdup(words[i]);
        for (int kind = 0; *words[i] == '<' && kind < DATA_KIND_COUNT; kind++)
            if (strncmp(words[i] + 1, element_names[kind], strlen(element_names[kind])) == 0 &&
                chart_data_count(in->data, (ChartDataKind)kind) > 0)
                return g_strdup(words[i]);
    }
    return NULL;
}

static void
look_at_ways(ChartFillIn *in)
{
    g_auto(GStrv) ways = g_strsplit(chart_kind_shows(in->spec->kind), "|", -1);
    g_autofree char *first = NULL;

    for (size_t i = 0; ways[i] != NULL; i++) {
        char *word = given_word(in, ways[i]);

        if (first != NULL && word != NULL) {
            diag_report(in->fill->diags, DIAG_CHART_TWO_WAYS, in->instruction->place, chart_kind_name(in->spec->kind),
                        first, word, NULL);
            g_free(word);
            return;
        }
        if (word != NULL)
            first = word;
    }
}

/* ---- what stands inside ---- */

/* Where in "series(point) moment" what is in brackets behind a name begins, its length in `length`; NULL: not there. */
static const char *
brackets_of(const char *inside, const char *name, size_t *length)
{
    for (const char *at = inside; *at != '\0'; at += *at == ' ') {
        size_t named = strcspn(at, "( ");
        const char *open = at[named] == '(' ? at + named + 1 : NULL;
        bool found = named == strlen(name) && strncmp(at, name, named) == 0;

        *length = open == NULL ? 0 : strcspn(open, ")");
        if (found)
            return open == NULL ? at + named : open;
        at = open == NULL ? at + named : open + *length + 1;
    }
    return NULL;
}

/* Reports the first of each kind in the list that has no place there. */
static void
look_at_elements(ChartFillIn *in, const GPtrArray *list, const char *inside)
{
    for (int kind = 0; kind < DATA_KIND_COUNT; kind++) {
        size_t length = 0;
        const ChartData *one = chart_data_at(list, (ChartDataKind)kind, 0);

        if (one != NULL && brackets_of(inside, element_names[kind], &length) == NULL)
            diag_report(in->fill->diags, DIAG_CHART_INSIDE, one->place, element_names[kind],
                        chart_kind_name(in->spec->kind),
                        *chart_kind_inside(in->spec->kind) == '\0' ? "nothing" : chart_kind_inside(in->spec->kind),
                        NULL);
    }
}

static void
look_at_inside(ChartFillIn *in)
{
    const char *inside = chart_kind_inside(in->spec->kind);

    look_at_elements(in, in->data, inside);
    for (guint i = 0; in->data != NULL && i < in->data->len; i++) {
        const ChartData *one = g_ptr_array_index(in->data, i);
        size_t length = 0;
        const char *within = brackets_of(inside, element_names[one->kind], &length);
        g_autofree char *names = within == NULL ? NULL : g_strndup(within, length);

        if (names != NULL && one->children != NULL)
            look_at_elements(in, one->children, names);
    }
}

bool
chart_counts_areas(ChartFillIn *in, const Indicator *indicator)
{
    if (indicator != NULL && indicator->among == NULL)
        diag_report_related(in->fill->diags, DIAG_CHART_COUNTS_NONE, in->instruction->place, indicator->place,
                            chart_kind_name(in->spec->kind), indicator->id, NULL);
    return indicator != NULL && indicator->among != NULL;
}

/* The key is of the status in its own area. */
static bool
has_two_areas(const ChartFillIn *in)
{
    return (in->spec->kind == CHART_LINE || in->spec->kind == CHART_JUDGEMENT) && in->status != NULL &&
           fill_has(in->instruction, "area") && in->area != in->status->area;
}

void
chart_look_at_asked(ChartFillIn *in)
{
    look_at_ways(in);
    look_at_inside(in);
    if (has_two_areas(in))
        diag_report(in->fill->diags, DIAG_CHART_TWO_WAYS, in->instruction->place, chart_kind_name(in->spec->kind),
                    "of", "area", NULL);
}

/* ---- keys ---- */

bool
chart_of_is_key(ChartKind kind)
{
    return kind != CHART_DOTS && kind != CHART_AREA_SQUARES && kind != CHART_AREA_GRID && kind != CHART_TILES;
}

/* The expression that has the key of what was written: an indicator, one with an area, or any of the plan's. */
static const char *
expression_of(Fill *fill, const char *written)
{
    const char *slash = strchr(written, '/');
    g_autofree char *id = slash == NULL ? g_strdup(written) : g_strndup(written, (gsize)(slash - written));
    size_t count = 0;
    const Indicator *const *all = plan_indicators(fill->plan, &count);

    if (plan_find_indicator(fill->plan, id) == NULL)
        return arena_printf(fill->arena, "indicator('%s')/@key", count == 0 ? "…" : all[0]->id);
    if (slash == NULL)
        return arena_printf(fill->arena, "indicator('%s')/@key", id);
    return arena_printf(fill->arena, "indicator('%s', '%s')/@key", id, slash + 1);
}

void
chart_report_key(Fill *fill, const Instruction *chart, const char *written)
{
    diag_report(fill->diags, DIAG_CHART_KEY, fill_argument(chart, "of")->place, written,
                expression_of(fill, written), NULL);
}
