/* The table of kinds, and the little that is common to all. */
#include "chart/chart.h"
#include "base/diag_chart.h"
#include <math.h>
#include <string.h>
#include "chart/kinds.h"
#include "pen/trial.h"

/* Wider than any page: inline marks and columns of tables ask so for what a chart takes at least. */
enum { UNBOUNDED = 5000 };

static const ChartRow *const rows[CHART_KIND_COUNT] = {
#define CHART(constant, name, ...) [CHART_##constant] = &name##_chart,
#include "doc/chart_kinds.h"
#undef CHART
};

const ChartRow *
chart_row(ChartKind kind)
{
    return rows[kind];
}

/* ---- the form that fits ---- */

bool
chart_fits(const ChartSpec *spec, const PenContext *c, ChartForm form, const ChartSize *size)
{
    Rect frame = { 0, 0, size->width, size->height };
    g_autoptr(PenTrial) trial = pen_trial_new(frame);
    PenContext tried = *c;

    tried.trial = trial;
    rows[spec->kind]->draw(spec, &tried, form, NULL, frame);
    return pen_trial_fits(trial);
}

ChartSize
chart_size(const ChartSpec *spec, const PenContext *c, ChartForm form, double width)
{
    const ChartRow *row = rows[spec->kind];
    ChartSize size = { .width = width, .min_width = row->least_width };

    if (form == FORM_LIST) {
        g_autoptr(ChartList) list = chart_list_new(c);

        row->list(spec, c, list);
        chart_list_measure(list, width, &size);
    } else {
        row->measure(spec, c, form, width, &size);
    }
    return size;
}

ChartFit
chart_fit(const ChartSpec *spec, const PenContext *c, double width)
{
    const ChartRow *row = rows[spec->kind];
    ChartFit fit = { FORM_FULL, chart_size(spec, c, FORM_FULL, width) };
    g_autoptr(ChartList) list = NULL;

    if (row->list == NULL || width >= UNBOUNDED || chart_fits(spec, c, FORM_FULL, &fit.size))
        return fit;
    for (ChartForm form = FORM_LINES; form <= row->last; form++) {
        ChartFit next = { form, chart_size(spec, c, form, width) };

        if (chart_fits(spec, c, form, &next.size))
            return next;
    }
    list = chart_list_new(c);
    return row->list(spec, c, list) ? (ChartFit){ FORM_LIST, chart_size(spec, c, FORM_LIST, width) } : fit;
}

void
chart_draw_form(const ChartSpec *spec, const PenContext *c, ChartForm form, PageBuilder *page, Rect rect)
{
    if (form == FORM_LIST) {
        g_autoptr(ChartList) list = chart_list_new(c);
        Pen pen = { c, page, rect };

        rows[spec->kind]->list(spec, c, list);
        chart_list_draw(list, &pen);
        return;
    }
    rows[spec->kind]->draw(spec, c, form, page, rect);
}

/* All that the text says is its number. */
static bool
is_number_alone(const PenContext *c, Arena *arena, const ChartValue *value)
{
    return value->known && value->text != NULL &&
           strcmp(value->text, lang_number(c->lang, arena, value->value, NUMBER_DECIMAL,
                                           lang_number_decimals(c->lang, value->text))) == 0;
}

/* Of a million and more, and of two digits and noughts: in any language "9 billion" then says no less. */
static bool
is_round_million(double value)
{
    double unit = pow(10, floor(log10(fabs(value)) + 1e-9) - 1);

    return fabs(value) >= 1e6 && fabs(value / unit - round(value / unit)) < 1e-9;
}

/*
 * Round millions are in words, and where there is no room for more, a number of five digits and more is set short. That
 * text has no figure's id: an audit would take it for the whole value.
 */
ChartValue
chart_value(const PenContext *c, Arena *arena, ChartForm form, const ChartValue *value)
{
    ChartValue shorter = *value;
    bool brief = form == FORM_SHORT && fabs(value->value) >= 1e4;

    if ((!brief && !is_round_million(value->value)) || !is_number_alone(c, arena, value))
        return shorter;
    shorter.text =
        lang_number(c->lang, arena, value->value, brief ? NUMBER_COMPACT_SHORT : NUMBER_COMPACT_LONG, -1);
    shorter.id = NULL;
    if (c->trial != NULL)
        pen_trial_number(c->trial, value->value, shorter.text);
    return shorter;
}

ChartValue
chart_brief(const PenContext *c, Arena *arena, ChartForm form, const ChartValue *value)
{
    ChartValue said = chart_value(c, arena, form, value);

    if (said.known && said.brief != NULL)
        said.text = said.brief;
    return said;
}

/* ---- what layout asks ---- */

/* The chart whose own fault it is: of small multiples the first panel that has one. */
static const ChartSpec *
find_faulty(const ChartSpec *spec)
{
    const MultiplesSpec *m = &spec->u.multiples;

    for (size_t i = 0; spec->kind == CHART_MULTIPLES && i < m->count; i++) {
        const ChartRow *row = rows[m->panels[i].kind];

        if (row->check != NULL && row->check(&m->panels[i]) != CHART_GOOD)
            return &m->panels[i];
    }
    return spec;
}

static void
report_fault(const ChartSpec *spec, DiagId fault, Diags *diags)
{
    const char *words[3] = { NULL };

    if (rows[spec->kind]->blame != NULL)
        rows[spec->kind]->blame(spec, fault, words);
    if (fault_is_limit(fault))
        limit_exceeded_related(diags, fault_limit(fault), spec->place, spec->data_place, chart_kind_name(spec->kind),
                               NULL);
    else
        diag_report_related(diags, fault, spec->place, spec->data_place, chart_kind_name(spec->kind), words[0],
                            words[1], words[2], NULL);
}

bool
chart_measure(const ChartSpec *spec, const PenContext *context, double width, ChartSize *out, Diags *diags)
{
    const ChartRow *row = rows[spec->kind];
    DiagId fault = row->check == NULL ? CHART_GOOD : row->check(spec);

    *out = (ChartSize){ .width = width, .min_width = row->least_width };
    if (fault != CHART_GOOD) {
        report_fault(find_faulty(spec), fault, diags);
        return false;
    }
    *out = width < row->least_width ? chart_size(spec, context, FORM_FULL, width)
        : chart_fit(spec, context, width).size;
    return true;
}

double
chart_most_height(const ChartSpec *spec, const PenContext *context, double width)
{
    const ChartRow *row = rows[spec->kind];

    return row->most_height != NULL ? row->most_height(spec, context, width)
                                    : chart_fit(spec, context, width).size.height;
}

bool
chart_cut(const ChartSpec *spec, const PenContext *context, double width, double height, Arena *arena,
          const ChartSpec **head, const ChartSpec **rest)
{
    const ChartRow *row = rows[spec->kind];

    return row->cut != NULL && row->cut(spec, context, width, height, arena, head, rest);
}

/* ---- its parts, told by numbers ---- */

static void
draw_part(const Pen *pen, Point at, size_t number)
{
    const ChartTheme *t = pen->c->theme;
    const double r = 5.4, above = 9;    /* of the disc, and its middle over the drawing */
    TextStyle style = t->small_strong;
    char text[8];

    style.colour = t->white;
    g_snprintf(text, sizeof text, "%zu", number);
    if (at.y > 0)
        pen_line(pen, at.x, r - above, at.x, at.y, 0.5, t->ink);
    pen_circle(pen, at.x, -above, r, t->ink, (Stroke){ 0 });
    pen_text(pen, at.x, style.size * 0.36 - above, 0.5, text, &style);
}

void
chart_draw(const ChartSpec *spec, const PenContext *context, PageBuilder *page, Rect rect)
{
    const ChartRow *row = rows[spec->kind];
    PenContext placed = *context;

    placed.spot = spec->place;
    chart_draw_form(spec, &placed,
                    row->list == NULL || rect.width < row->least_width ? FORM_FULL
                                                                       : chart_fit(spec, context, rect.width).form,
                    page, rect);
    for (size_t i = 0; i < spec->part_count; i++)
        draw_part(&(Pen){ &placed, page, rect }, spec->parts[i], i + 1);
}

/* ---- its numbers, for who hears the page ---- */

static bool
is_split(size_t series_count, ChartArrangement arrangement)
{
    return series_count > 1 && arrangement == ARRANGE_STACKED;
}

/* Does its text say less than it draws? */
static bool
says_less(const ChartSpec *spec)
{
    const LineSpec *line = &spec->u.line;

    if (spec->kind == CHART_STACKED_BARS)
        return is_split(spec->u.stacked_bars.series_count, spec->u.stacked_bars.arrangement);
    if (spec->kind == CHART_COLUMNS)
        return is_split(spec->u.columns.series_count, spec->u.columns.arrangement);
    for (size_t i = 0; spec->kind == CHART_LINE && i < line->series_count; i++)
        if (line->series[i].count > 2)
            return true;
    return spec->kind == CHART_MATRIX;
}

static void
tell(const ChartSpec *spec, const char *before, const PenContext *context, Arena *arena, GArray *out)
{
    g_autoptr(ChartList) list = chart_list_new(context);

    if (says_less(spec) && rows[spec->kind]->list != NULL) {
        rows[spec->kind]->list(spec, context, list);
        chart_list_tell(list, before, arena, out);
    }
}

const ChartTold *
chart_told(const ChartSpec *spec, const PenContext *context, Arena *arena, size_t *count)
{
    g_autoptr(GArray) told = g_array_new(FALSE, FALSE, sizeof(ChartTold));
    const MultiplesSpec *panels = &spec->u.multiples;
    PenContext telling = *context;

    telling.lang = lang_telling(context->lang);
    for (size_t i = 0; spec->kind == CHART_MULTIPLES && i < panels->count; i++)
        tell(&panels->panels[i], panels->panels[i].title, &telling, arena, told);
    if (spec->kind != CHART_MULTIPLES)
        tell(spec, NULL, &telling, arena, told);
    *count = told->len;
    return told->len == 0 ? NULL : arena_memdup(arena, told->data, sizeof(ChartTold) * told->len);
}

/* ---- its alternative text ---- */

const char *
chart_quality_words(const PenContext *c, Arena *arena, const ChartValue *value, const char *text)
{
    LangArg said = LANG_TEXT("value", text);
    bool whole = value->until == NULL && text != NULL, hedged = value->bound != BOUND_NONE || value->ranged;

    if (whole && value->quality == QUALITY_PRELIMINARY)
        return lang_message(c->lang, arena, "alt-value-preliminary", &said, 1);
    if (whole && value->quality == QUALITY_ESTIMATE && !hedged)
        return lang_message(c->lang, arena, "alt-value-estimate", &said, 1);
    return text;
}

const char *
chart_say(const PenContext *c, Arena *arena, const ChartValue *value)
{
    if (!value->known)
        return "";
    if (c->said != NULL && value->made_of != NULL)      /* the value itself may be gone before the sentence is done */
        g_ptr_array_add(c->said, (gpointer)(guintptr)value->made_of);
    return chart_quality_words(c, arena, value, chart_value_words(arena, value));
}

/* "most #id of #id #id": which of these figures is told to be the largest, for whoever writes down what is said. */
void
chart_say_extreme(const PenContext *c, Arena *arena, const char *which, const ChartValue *found,
                  const ChartValue *const *of, size_t count)
{
    g_autoptr(GString) out = g_string_new(NULL);

    if (c->said == NULL || found->made_of == NULL)
        return;
    g_string_printf(out, "%s %s of", which, found->made_of);
    for (size_t i = 0; i < count; i++)
        if (of[i]->made_of != NULL)
            g_string_append_printf(out, " %s", of[i]->made_of);
    g_ptr_array_add(c->said, arena_strdup(arena, out->str));
}

const char *
chart_alt(const ChartSpec *spec, const PenContext *context, Arena *arena)
{
    const char *alt = spec->alt;

    if (alt == NULL || *alt == '\0')
        alt = rows[spec->kind]->alt == NULL ? NULL : rows[spec->kind]->alt(spec, context, arena);
    if (alt != NULL && *alt != '\0' && spec->unit != NULL && *spec->unit != '\0' && strstr(alt, spec->unit) == NULL) {
        LangArg unit = LANG_TEXT("unit", spec->unit);

        alt = arena_printf(arena, "%s %s", alt, lang_message(context->lang, arena, "alt-in-unit", &unit, 1));
    }
    if (spec->table != NULL && alt != NULL && *alt != '\0')
        alt = arena_printf(arena, "%s %s", alt, lang_message(context->lang, arena, "alt-table", NULL, 0));
    if (alt == NULL || *alt == '\0')
        alt = spec->title != NULL && *spec->title != '\0' ? spec->title : chart_kind_name(spec->kind);
    return alt;
}

static void
add_claims(ChartSaid *said, const ChartSpec *spec)
{
    for (size_t i = 0; i < spec->claim_count && said->count < CHART_MOST_PROPERTIES; i++)
        said->properties[said->count++] = spec->claims[i];
}

static bool
is_extreme(const char *said)
{
    return g_str_has_prefix(said, "most ") || g_str_has_prefix(said, "least ");
}

/* "#id #id": figures, and sums as "#id+#id"; or which of them are the largest and the smallest, with ; between. */
static const char *
list_said(const GPtrArray *figures, bool extremes, Arena *arena)
{
    g_autoptr(GString) out = g_string_new(NULL);

    for (guint i = 0; i < figures->len; i++) {
        const char *said = g_ptr_array_index(figures, i);

        if (is_extreme(said) == extremes)
            g_string_append_printf(out, "%s%s", out->len == 0 ? "" : extremes ? ";" : " ", said);
    }
    return arena_strdup(arena, out->str);
}

/* Do the years of its figures stand before them ("2016: 12") or beside them ("12 in 2016")? */
static const char *
order_of_years(const ChartSpec *spec)
{
    const ChartSpec *one =
        spec->kind == CHART_MULTIPLES && spec->u.multiples.count > 0 ? &spec->u.multiples.panels[0] : spec;

    if (one->by_year || one->kind == CHART_AREA || one->kind == CHART_HEAT_STRIP)
        return "before";
    return one->kind == CHART_LINE || one->kind == CHART_SPARKLINE ? "beside" : NULL;
}

ChartSaid
chart_said(const ChartSpec *spec, const PenContext *context, Arena *arena)
{
    g_autoptr(GPtrArray) values = g_ptr_array_new();
    PenContext listening = *context;
    ChartSaid said = { .count = 1 };
    const char *figures, *extremes;

    listening.said = values;
    listening.lang = lang_telling(context->lang);
    said.text = chart_alt(spec, &listening, arena);
    said.properties[0] = (UserProperty){ "rule", sentence_rules[SENTENCE_DRAWN].name };
    figures = list_said(values, false, arena);
    extremes = list_said(values, true, arena);
    if (*figures != '\0') {
        said.properties[said.count++] = (UserProperty){ "figures", figures };
        if (order_of_years(spec) != NULL)
            said.properties[said.count++] = (UserProperty){ "years", order_of_years(spec) };
    }
    if (*extremes != '\0')
        said.properties[said.count++] = (UserProperty){ "extremes", extremes };
    add_claims(&said, spec);
    if (said.count == 1)
        said.count = 0;
    return said;
}
