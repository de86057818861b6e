/*
 * Entries of legends: <legend-entry of="accent">…</legend-entry> stands only where what it explains is drawn, one that
 * does not say of what always. They are items of a list. Which
 * marks a section has is known when it is filled: then an entry none of whose marks is drawn in it is taken out, and a
 * paragraph that has no words left with it. Entries outside of sections wait for the whole document.
 */
#include <math.h>
#include <string.h>
#include "base/diag_template.h"
#include "base/words.h"
#include "template/internal.h"

/* What a legend may explain: the fills of areas, the kinds of marks, and what charts of one kind draw besides. */
enum { OF_FILLS = 0, OF_MARKS = CHART_FILL_COUNT, OF_OTHERS = OF_MARKS + MARK_EVENT + 1 };
typedef enum OtherMark {
    OTHER_IN_FORCE,
    OTHER_DATE,
    OTHER_LATER,
    OTHER_PASSED,
    OTHER_COMPLETED,
    OTHER_NO_FIGURE,
    OTHER_PANELS,
    OTHER_SCALES,
    OTHER_PRELIMINARY,
    OTHER_UNSAID,                       /* a point in a cell, where nothing is known */
    OTHER_COUNT
} OtherMark;
_Static_assert(OF_OTHERS + OTHER_COUNT <= 64, "what a section draws fits into a word");

static const char *const others[OTHER_COUNT] = {
    [OTHER_IN_FORCE] = "date-in-force", [OTHER_DATE] = "other-date", [OTHER_LATER] = "later-date",
    [OTHER_PASSED] = "passed",   [OTHER_COMPLETED] = "completed",    [OTHER_NO_FIGURE] = "no-figure",
    [OTHER_PANELS] = "panels",   [OTHER_SCALES] = "scales",
    [OTHER_PRELIMINARY] = "preliminary", [OTHER_UNSAID] = "unsaid",
};

static guint64
bit(unsigned at)
{
    return G_GUINT64_CONSTANT(1) << at;
}

static guint64
mark_named(const char *name)
{
    MarkKind mark;
    ChartFill fill;

    if (chart_fill_find(name, &fill))
        return bit(OF_FILLS + fill);
    for (unsigned i = 0; i < OTHER_COUNT; i++)
        if (strcmp(others[i], name) == 0)
            return bit(OF_OTHERS + i);
    return mark_kind_find(name, &mark) ? bit(OF_MARKS + mark) : 0;
}

/* ---- what a chart draws ---- */

/* Parts that are known, the rest of a total whose parts are not, and what stands for a category without a figure. */
static guint64
drawn_by_stack(const ChartSeries *series, size_t series_count, const ChartValue *totals, size_t count)
{
    guint64 drawn = 0;

    for (size_t c = 0; c < count; c++) {
        double sum = 0;
        bool known = false, all = true;

        for (size_t s = 0; s < series_count; s++) {
            const ChartValue *v = &series[s].values[c];

            all = all && v->known;
            if (!v->known || v->value == 0)
                continue;
            drawn |= bit(OF_FILLS + series[s].fill);
            if (chart_is_preliminary(v))
                drawn |= bit(OF_OTHERS + OTHER_PRELIMINARY);
            known = true;
            sum += v->value;
        }
        if (!totals[c].known)
            drawn |= bit(OF_OTHERS + OTHER_NO_FIGURE);
        else if (!(known && all) &&
                 (totals[c].value - sum) * (totals[c].value > 0 ? 1 : -1) > fabs(totals[c].value) * 1e-9)
            drawn |= bit(OF_FILLS + FILL_OPEN);
    }
    return drawn;
}

static guint64
drawn_by_progress_bar(const ProgressBarSpec *bar)
{
    if (bar->from_zero)                 /* whose parts have their words on them */
        return 0;
    return (bar->baseline.known ? bit(OF_MARKS + MARK_BASELINE_TICK) : 0) |
           (bar->latest.known ? bit(OF_FILLS + FILL_ACCENT) : 0) |
           (bar->required.known ? bit(OF_MARKS + MARK_REQUIRED) : 0) |
           (bar->target.known ? bit(OF_MARKS + MARK_TARGET_TICK) : 0);
}

static guint64
drawn_by_deadline(const DeadlinesSpec *d, const DeadlineBar *row)
{
    Date start = date_is_set(d->start) ? d->start : (Date){ (int16_t)d->first_year, 1, 1 },
         axis = { (int16_t)d->first_year, 1, 1 };
    const DeadlineStep *last = &row->steps[row->step_count - 1];
    bool fulfilled = row->end == DEADLINE_FULFILLED;
    guint64 drawn = row->end == DEADLINE_PASSED ? bit(OF_OTHERS + OTHER_PASSED) : 0;

    if (date_compare(last->date, axis) < 0)
        return drawn;
    if (date_compare(row->steps[0].date, start) > 0)
        drawn |= bit(OF_FILLS + FILL_ACCENT);
    for (size_t i = 0; i < row->step_count; i++) {
        bool runs = !fulfilled || i == 0 || date_compare(row->fulfilled, row->steps[i - 1].date) > 0;

        if (i > 0 && runs && date_compare(row->steps[i].date, start) > 0)
            drawn |= row->steps[i].interim ? bit(OF_FILLS + FILL_INTERIM) : bit(OF_FILLS + FILL_EXTENSION);
        if (date_compare(row->steps[i].date, axis) >= 0 && row->steps[i].date.year <= d->last_year)
            drawn |= bit(OF_OTHERS + (unsigned)(i + 1 == row->step_count && !fulfilled ? OTHER_IN_FORCE : OTHER_DATE));
    }
    if (date_is_set(row->later) && row->later.year <= d->last_year)
        drawn |= bit(OF_OTHERS + OTHER_LATER);
    return drawn | (fulfilled ? bit(OF_OTHERS + OTHER_COMPLETED) : 0);
}

static guint64
drawn_by(const ChartSpec *spec)
{
    const StackedBarsSpec *bars = &spec->u.stacked_bars;
    const ColumnsSpec *columns = &spec->u.columns;
    guint64 drawn = 0;

    switch (spec->kind) {
    case CHART_MARK:
        return spec->u.mark.mark == MARK_SWATCH ? bit(OF_FILLS + spec->u.mark.fill) : bit(OF_MARKS + spec->u.mark.mark);
    case CHART_PROGRESS_BAR:
        return drawn_by_progress_bar(&spec->u.progress_bar);
    case CHART_STACKED_BARS:
        return drawn_by_stack(bars->series, bars->series_count, bars->totals, bars->category_count);
    case CHART_COLUMNS:
        return drawn_by_stack(columns->series, columns->series_count, columns->totals, columns->category_count);
    case CHART_DEADLINES:
        for (size_t i = 0; i < spec->u.deadlines.count; i++)
            drawn |= drawn_by_deadline(&spec->u.deadlines, &spec->u.deadlines.rows[i]);
        return drawn;
    case CHART_MULTIPLES:
        for (size_t i = 0; i < spec->u.multiples.count; i++)
            drawn |= drawn_by(&spec->u.multiples.panels[i]);
        return drawn | (spec->u.multiples.count > 1 ? bit(OF_OTHERS + OTHER_PANELS) : 0);
    default:
        return 0;
    }
}

/* ---- what a section draws, without the legends themselves ---- */

typedef struct Drawn { guint64 marks; double longest; bool scales; } Drawn;

/*
 * Bars of two charts beside each other have each a scale of their own; where one draws none there is nothing to
 * compare.
 */
static void
look_at_scale(Drawn *drawn, const StackedBarsSpec *bars)
{
    double longest = 0;

    for (size_t c = 0; c < bars->category_count; c++)
        longest = bars->totals[c].known ? fmax(longest, bars->totals[c].value) : longest;
    drawn->scales = drawn->scales || (longest > 0 && drawn->longest > 0 && longest != drawn->longest);
    drawn->longest = fmax(longest, drawn->longest);
}

static bool
is_entry(const GArray *entries, const DocNode *node)
{
    for (guint i = 0; i < entries->len; i++)
        if (g_array_index(entries, LegendEntry, i).node == node)
            return true;
    return false;
}

static void
look_at(const GArray *entries, const DocNode *node, Drawn *drawn)
{
    if (node->kind == DOC_SPAN && is_entry(entries, node))
        return;
    if (node->kind == DOC_CHART && node->u.chart.spec != NULL) {
        drawn->marks |= drawn_by(node->u.chart.spec);
        if (node->u.chart.spec->kind == CHART_STACKED_BARS)
            look_at_scale(drawn, &node->u.chart.spec->u.stacked_bars);
    }
    if (node->kind == DOC_TEXT && g_strcmp0(node->u.text_run.text, "·") == 0)
        drawn->marks |= bit(OF_OTHERS + OTHER_UNSAID);
    for (const DocNode *child = node->first_child; child != NULL; child = child->next)
        look_at(entries, child, drawn);
}

/* Of this node and those behind it. */
static bool
all_are_blank(const DocNode *first)
{
    for (const DocNode *node = first; node != NULL; node = node->next)
        if (!doc_is_blank(node))
            return false;
    return true;
}

static bool
shows_mark(const DocNode *entry)
{
    for (const DocNode *node = entry->first_child; node != NULL; node = node->next)
        if (node->kind == DOC_CHART)
            return true;
    return false;
}

/* A paragraph that holds nothing but entries is a list of them; beside other words those are that show a mark. */
static void
tell_list(const GArray *entries, DocNode *paragraph)
{
    bool all = true;

    for (const DocNode *node = paragraph->first_child; node != NULL; node = node->next)
        all = all && node->kind == DOC_SPAN && is_entry(entries, node);
    for (DocNode *node = paragraph->first_child; node != NULL; node = node->next)
        if (all || (node->kind == DOC_SPAN && is_entry(entries, node) && shows_mark(node)))
            node->role = DOC_ROLE_ITEM;
}

static bool
is_first_entry(const GArray *entries, const DocNode *entry)
{
    const DocNode *node = entry->parent->first_child;

    while (!is_entry(entries, node))
        node = node->next;
    return node == entry;
}

void
legend_end(Fill *fill, DocNode *section, guint first)
{
    Drawn drawn = { 0 };

    if (fill->legend->len <= first)
        return;
    look_at(fill->legend, section, &drawn);
    if (drawn.scales)
        drawn.marks |= bit(OF_OTHERS + OTHER_SCALES);
    for (guint i = first; i < fill->legend->len; i++) {
        LegendEntry *entry = &g_array_index(fill->legend, LegendEntry, i);
        DocNode *paragraph = entry->node->parent;

        if (entry->always || (entry->of & drawn.marks) != 0)
            continue;
        doc_remove(entry->node);
        if (all_are_blank(paragraph->first_child))
            doc_remove(paragraph);
        entry->node = NULL;
    }
    for (guint i = first; i < fill->legend->len; i++) {
        LegendEntry *entry = &g_array_index(fill->legend, LegendEntry, i);

        /* After the last entry of its paragraph stands nothing that would part it from the next. */
        if (entry->node != NULL && all_are_blank(entry->node->next))
            doc_remove(entry->separator);
        if (entry->node != NULL && is_first_entry(fill->legend, entry->node))
            tell_list(fill->legend, entry->node->parent);
    }
    g_array_set_size(fill->legend, first);
}

bool
legend_tells_preliminary(const Fill *fill)
{
    for (guint i = 0; i < fill->legend->len; i++)
        if ((g_array_index(fill->legend, LegendEntry, i).of & bit(OF_OTHERS + OTHER_PRELIMINARY)) != 0)
            return true;
    return false;
}

void
emit_legend_entry(Fill *fill, const Instruction *instruction, DocNode *parent)
{
    g_auto(GStrv) names = words_split(fill_text(fill, instruction, "of"));
    LegendEntry entry = { .node = fill_append(fill, instruction, parent, DOC_SPAN),
                          .always = !fill_has(instruction, "of") };
    bool rtl = lang_direction(fill->lang) == DIRECTION_RTL;

    for (size_t i = 0; names[i] != NULL; i++) {
        guint64 of = mark_named(names[i]);

        if (of == 0)
            diag_report(fill->diags, DIAG_TEMPLATE_BAD_WORD, instruction->place, names[i],
                        "mark that a legend explains", NULL);
        entry.of |= of;
    }
    /*
     * From right to left each entry is isolated (UAX 9, RLI and PDI): words of neighbours that are not translated would
     * else make one run, in which the sign of one stands beside the words of the other.
     */
    if (rtl)
        doc_append_text(fill->doc, entry.node, "\u2067");
    fill_children(fill, instruction, entry.node);
    if (rtl)
        doc_append_text(fill->doc, entry.node, "\u2069");
    entry.separator = doc_append_text(
        fill->doc, entry.node, fill_has(instruction, "separator") ? fill_text(fill, instruction, "separator") : "    ");
    if (!fill_holds_text(parent->kind))
        return;                                     /* which is told: nothing is taken from where it does not belong */
    g_array_append_val(fill->legend, entry);
}
