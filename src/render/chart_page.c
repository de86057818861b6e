/* A chart that leaves the plan takes its title, unit, sources and day along: see the header. */
#include "render/chart_page.h"
#include "base/diag_chart.h"
#include "base/sort.h"
#include "base/words.h"
#include <math.h>
#include <string.h>
#include "model/named.h"
#include "template/template.h"

/* so that marks at the edge are whole; what a page may have (ISO 32000-1, C.2) */
enum { AROUND = 4, HIGHEST = 14400 };
/* above and below the chart; more sources than these are told by their number */
enum { AIR = 8, SOURCES_NAMED = 6 };

/* ---- its sources ---- */

static void
add_sources(GPtrArray *out, const Source *const *sources, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!g_ptr_array_find(out, sources[i], NULL))
            g_ptr_array_add(out, (gpointer)(guintptr)sources[i]);
}

static void
add_figure(GPtrArray *out, const Figure *figure)
{
    for (size_t p = 0; p < figure->part_count; p++) {
        Observation part = figure_part(figure, p);

        add_sources(out, part.sources, part.source_count);
    }
}

/* What a register holds of a standing, other sources need not say. */
static void
add_standing(GPtrArray *out, const Standing *standing)
{
    const Source *const *sources = standing->seen.sources;
    bool registered = false;

    for (size_t s = 0; s < standing->seen.source_count; s++)
        registered |= sources[s]->is_register;
    for (size_t s = 0; s < standing->seen.source_count; s++)
        if (!registered || sources[s]->is_register)
            add_sources(out, &sources[s], 1);
}

static void
add_parties(GPtrArray *out, View *view, const Treaty *treaty)
{
    size_t count;
    const CountStep *steps = view_party_steps(view, treaty, &count);

    for (size_t i = 0; i < count; i++) {
        Standing standing = view_membership(view, steps[i].area, treaty);

        add_standing(out, &standing);
    }
}

static void
add_set(GPtrArray *out, View *view, const Indicator *indicator)
{
    SetView set = view_set(view, indicator);

    for (size_t i = 0; i < set.count; i++) {
        const SetMember *member = &set.members[i];

        add_figure(out, &member->figure);
        if (!member->figure.known)
            add_standing(out, &member->standing);
    }
}

/* A row of figures that is shown, from the first that the sentence names to the last: a line names no more of them. */
typedef struct Shown { const Measure *measure; const Area *area; Date from, to; } Shown;

static void
widen(GArray *rows, const NamedFigure *named)
{
    Period period = named->figure.period;

    for (guint i = 0; i < rows->len; i++) {
        Shown *row = &g_array_index(rows, Shown, i);

        if (row->measure != named->measure || row->area != named->area)
            continue;
        row->from = date_compare(period.last, row->from) < 0 ? period.last : row->from;
        row->to = date_compare(period.last, row->to) > 0 ? period.last : row->to;
        return;
    }
    g_array_append_val(rows, ((Shown){ named->measure, named->area, period.last, period.last }));
}

static void
add_rows(GPtrArray *out, View *view, const GArray *rows)
{
    for (guint i = 0; i < rows->len; i++) {
        const Shown *row = &g_array_index(rows, Shown, i);
        size_t count;
        const Figure *series = view_series_open(view, row->measure, row->area, &count);

        for (size_t f = 0; f < count; f++)
            if (date_compare(series[f].period.last, row->from) >= 0 &&
                date_compare(series[f].period.last, row->to) <= 0)
                add_figure(out, &series[f]);
    }
}

/* "#id #id+#id": figures, and sums of several. */
static void
add_figures(GPtrArray *out, View *view, const char *ids)
{
    g_auto(GStrv) words = g_strsplit_set(ids, " +", -1);
    g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(Shown));

    for (size_t i = 0; words[i] != NULL; i++) {
        double scale;
        g_autofree char *id = *words[i] == '#' ? printed_id_parse(words[i] + 1, &scale) : NULL;
        NamedFigure named = id == NULL ? (NamedFigure){ 0 } : view_figure_by_id(view, id);

        if (!named.figure.known)
            continue;
        if (named.set != NULL)
            add_set(out, view, named.set);
        else if (named.measure->membership != NULL)
            add_parties(out, view, named.measure->membership);
        else
            widen(rows, &named);
    }
    add_rows(out, view, rows);
}

static int
compare_sources(const void *left, const void *right)
{
    const Source *a = *(const Source *const *)left, *b = *(const Source *const *)right;

    return a->index < b->index ? -1 : a->index > b->index;
}

const Source *const *
chart_sources(const ChartPage *page, Arena *arena, size_t *count)
{
    g_autoptr(GPtrArray) out = g_ptr_array_new();
    ChartSaid said = chart_said(page->spec, page->context, arena);

    for (size_t i = 0; i < said.count; i++) {
        const UserProperty *claim = &said.properties[i];

        if (strcmp(claim->name, "figures") == 0) {
            add_figures(out, page->view, claim->value);
        } else if (strcmp(claim->name, "parties") == 0) {
            g_auto(GStrv) words = words_split(claim->value);
            const Treaty *treaty = words[0] == NULL ? NULL : plan_find_treaty(view_plan(page->view), words[0]);

            if (treaty != NULL)
                add_parties(out, page->view, treaty);
        }
    }
    sort_items(out->pdata, out->len, sizeof(gpointer), compare_sources);
    *count = out->len;
    return arena_memdup(arena, out->pdata, sizeof(gpointer) * out->len);
}

/* ---- its words ---- */

/* Words above or below the chart: pieces of text, of which some are in the plan's language where the page is not. */
typedef struct Words {
    StructRole role;
    TextStyle style;
    double leading;
    GArray *pieces;                     /* Piece */
    const UserProperty *claims; size_t claim_count;
    Paragraph *paragraph;
} Words;

typedef struct Piece { const char *text; bool foreign; } Piece;

/* Above: title and unit; below: sources and the day. `above` tells how many of them stand above. */
typedef struct Around { Words words[4]; size_t count, above; } Around;

static void
around_clear(Around *around)
{
    for (size_t i = 0; i < around->count; i++)
        g_array_unref(around->words[i].pieces);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Around, around_clear)

static void
add_piece(Words *words, const char *text, bool foreign)
{
    g_array_append_val(words->pieces, ((Piece){ text, foreign }));
}

static Words *
add_words(Around *around, StructRole role, const TextStyle *style, double leading, const char *text)
{
    Words *words = &around->words[around->count++];

    *words = (Words){ .role = role, .style = *style, .leading = leading };
    words->pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
    add_piece(words, text, false);
    return words;
}

static const char *
label(const ChartPage *page, Arena *arena, const char *name)
{
    LangArg arg = LANG_TEXT("name", name);

    return lang_message(page->context->lang, arena, "label", &arg, 1);
}

/* A source's name: who published what. It is isolated (UAX 9), as it may be in another language. */
static const char *
source_name(const ChartPage *page, Arena *arena, const Source *source)
{
    const char *title = local_text(source->title, lang_tag(page->context->lang));
    bool said = source->publisher == NULL || *source->publisher == '\0' || strstr(title, source->publisher) != NULL;

    return arena_printf(arena, "\u2068%s%s%s\u2069", said ? "" : label(page, arena, source->publisher),
                        said ? "" : " ", title);
}

/* "A: B, 2017, 2018; C: D": one name once, with the days of all editions. */
static void
add_source_words(const ChartPage *page, Arena *arena, const Source *const *sources, size_t count, Words *words)
{
    const Lang *lang = page->context->lang;
    bool foreign = !g_str_has_prefix(lang_tag(lang), plan_language(view_plan(page->view)));
    const char *last = NULL;

    for (size_t i = 0; i < count; i++) {
        const char *name = source_name(page, arena, sources[i]),
                   *date = template_source_date(page->view, lang, arena, sources[i], DATE_MEDIUM);

        if (last == NULL || strcmp(last, name) != 0) {
            add_piece(words, last == NULL ? " " : arena_printf(arena, "%s ", lang_message(lang, arena,
                                                                                       "clause-between", NULL, 0)),
                      false);
            add_piece(words, name, foreign);
        }
        if (*date != '\0')
            add_piece(words, arena_printf(arena, "%s %s", lang_message(lang, arena, "list-between", NULL, 0), date),
                      false);
        last = name;
    }
}

static void
add_sources_words(const ChartPage *page, Arena *arena, Around *around, const TextStyle *style)
{
    const Lang *lang = page->context->lang;
    size_t count;
    const Source *const *sources = chart_sources(page, arena, &count);
    size_t named = count > SOURCES_NAMED ? SOURCES_NAMED - 1 : count;
    LangArg left = LANG_NUMBER("count", (double)(count - named));
    Words *words;

    if (count == 0)
        return;
    words = add_words(around, ROLE_P, style, 9, label(page, arena, lang_message(lang, arena, "table-source", NULL, 0)));
    add_source_words(page, arena, sources, named, words);
    if (named < count)
        add_piece(words, arena_printf(arena, "%s %s", lang_message(lang, arena, "clause-between", NULL, 0),
                                      lang_message(lang, arena, "chart-sources-more", &left, 1)), false);
    words = add_words(around, ROLE_P, style, 9, "");
    g_array_set_size(words->pieces, 0);
    add_piece(words, template_days(page->view, lang, arena, &words->claims, &words->claim_count), false);
}

static void
wrap_words(const ChartPage *page, Words *words)
{
    g_autofree TextSpan *spans = g_new0(TextSpan, words->pieces->len);
    ParagraphStyle style = { .direction = page->context->direction, .leading = words->leading };

    for (guint i = 0; i < words->pieces->len; i++) {
        const char *text = g_array_index(words->pieces, Piece, i).text;

        spans[i] = (TextSpan){ .text = text, .length = strlen(text), .style = words->style,
                               .place = page->spec->place };
    }
    words->paragraph = paragraph_new(page->context->text, spans, words->pieces->len, &style);
    paragraph_wrap(words->paragraph, page->width - 2 * AROUND);
}

static void
words_around(const ChartPage *page, Arena *arena, Around *around)
{
    const ChartTheme *theme = page->context->theme;
    TextStyle note = with_colour(theme->small, theme->ink2);
    const char *title = page->spec->title, *unit = page->spec->unit;

    if (title != NULL && *title != '\0')
        add_words(around, ROLE_H1, &theme->value, 11, title);
    if (unit != NULL && *unit != '\0')
        add_words(around, ROLE_P, &note, 9.5, unit);
    around->above = around->count;
    add_sources_words(page, arena, around, &note);
    for (size_t i = 0; i < around->count; i++)
        wrap_words(page, &around->words[i]);
}

static double
height_of(const Around *around, size_t from, size_t to)
{
    double height = 0;

    for (size_t i = from; i < to; i++)
        height += paragraph_height(around->words[i].paragraph);
    return height > 0 ? height + AIR : 0;
}

/* Where words are drawn. */
typedef struct Sheet { PagesBuilder *builder; PageBuilder *page; StructNode *document; const char *language; } Sheet;

static void
draw_piece(const Sheet *sheet, const Words *words, const TextPiece *piece, StructNode *node, double y)
{
    bool foreign = g_array_index(words->pieces, Piece, piece->span).foreign;
    StructNode *own = foreign ? struct_append(sheet->builder, node, ROLE_SPAN) : node;

    if (foreign)
        struct_set_language(own, sheet->language);
    page_begin(sheet->page, own);
    page_text(sheet->page, AROUND + piece->x, y, piece->run);
    page_end(sheet->page);
}

/* Pieces in reading order, which from right to left is not that of the eye. */
static void
draw_line(const Sheet *sheet, const Words *words, const TextLine *line, StructNode *node, double y)
{
    uint32_t before = 0;

    for (size_t done = 0; done < line->count; done++) {
        const TextPiece *next = NULL;

        for (size_t i = 0; i < line->count; i++)
            if ((done == 0 || line->pieces[i].rank > before) && (next == NULL || line->pieces[i].rank < next->rank))
                next = &line->pieces[i];
        if (next == NULL)
            return;
        draw_piece(sheet, words, next, node, y);
        before = next->rank;
    }
}

static void
draw_words(const Sheet *sheet, const Around *around, size_t from, size_t to, double y)
{
    for (size_t i = from; i < to; i++) {
        const Words *words = &around->words[i];
        StructNode *node = struct_append(sheet->builder, sheet->document, words->role);

        struct_set_properties(node, words->claims, words->claim_count);
        for (size_t l = 0; l < paragraph_line_count(words->paragraph); l++) {
            const TextLine *line = paragraph_line(words->paragraph, l);

            draw_line(sheet, words, line, node, y + line->baseline);
        }
        y += paragraph_height(words->paragraph);
    }
}

/* ---- the page ---- */

static bool
has_room(const ChartPage *page, const ChartSize *size, double height, Diags *diags)
{
    const ChartSpec *spec = page->spec;

    if (size->min_width > page->width - 2 * AROUND) {
        double least_mm = ceil((size->min_width + 2 * AROUND) / 72 * 25.4), has_mm = page->width / 72 * 25.4;
        g_autofree char *least = g_strdup_printf("%.0f", least_mm),
                        *missing = g_strdup_printf("%.0f", ceil(least_mm - has_mm));

        diag_report(diags, DIAG_CHART_NO_ROOM, spec->place, chart_kind_name(spec->kind), least, missing, NULL);
        return false;
    }
    if (height > HIGHEST) {
        g_autofree char *high = g_strdup_printf("%.0f", ceil(height / 72 * 25.4)),
                        *most = g_strdup_printf("%.0f", floor(HIGHEST / 72.0 * 25.4));

        diag_report(diags, DIAG_CHART_TOO_HIGH, spec->place, chart_kind_name(spec->kind), high, most, NULL);
        return false;
    }
    return true;
}

static void
draw_figure(const ChartPage *page, const Sheet *sheet, Rect box)
{
    const ChartSpec *spec = page->spec;
    StructNode *figure = struct_append(sheet->builder, sheet->document, ROLE_FIGURE);
    ChartSaid said = chart_said(spec, page->context, pages_arena(sheet->builder));

    struct_set_places(figure, spec->place, spec->data_place);
    struct_set_alt(figure, said.text);
    struct_set_properties(figure, said.properties, said.count);
    struct_set_bbox(figure, sheet->page, box);
    page_begin(sheet->page, figure);
    chart_draw(spec, page->context, sheet->page, box);
    page_end(sheet->page);
}

Pages *
chart_page(const ChartPage *page, PagesBuilder *builder, Diags *diags)
{
    g_auto(Around) around = { 0 };
    Sheet sheet = { .builder = builder, .language = plan_language(view_plan(page->view)) };
    ChartSize size;
    double above, height;

    if (!chart_measure(page->spec, page->context, page->width - 2 * AROUND, &size, diags))
        return NULL;
    if (!page->bare)
        words_around(page, pages_arena(builder), &around);
    above = height_of(&around, 0, around.above);
    height = above + size.height + height_of(&around, around.above, around.count) + 2 * AROUND;
    if (!has_room(page, &size, height, diags))
        return NULL;
    sheet.page = pages_append(builder, (Size){ page->width, height }, "1");
    sheet.document = struct_append(builder, NULL, ROLE_DOCUMENT);
    struct_set_properties(sheet.document, page->days, page->day_count);
    draw_words(&sheet, &around, 0, around.above, AROUND);
    draw_figure(page, &sheet, (Rect){ AROUND, AROUND + above, size.width, size.height });
    draw_words(&sheet, &around, around.above, around.count, AROUND + above + size.height + AIR);
    return pages_finish(builder, diags);
}
