/* A drawing that leaves the plan takes its title, unit, sources and day along: see the header. */
#include "render/lone_page.h"
#include "base/diag_chart.h"
#include "base/words.h"
#include <math.h>
#include <string.h>
#include "template/template.h"

/* What a page may have (ISO 32000-1, C.2); above and below the drawing; more sources are told by their number. */
enum { HIGHEST = 14400, AIR = 8, SOURCES_NAMED = 6 };

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
label(const LonePage *page, Arena *arena, const char *name)
{
    LangArg arg = LANG_TEXT("name", name);

    return lang_message(page->context->lang, arena, "label", &arg, 1);
}

/* A source's name: who published what. It is isolated (UAX 9), as it may be in another language. */
static const char *
source_name(const LonePage *page, Arena *arena, const Source *source)
{
    const char *title = local_text(source->title, lang_tag(page->context->lang));
    bool said = source->publisher == NULL || *source->publisher == '\0' || strstr(title, source->publisher) != NULL;

    return arena_printf(arena, "\u2068%s%s%s\u2069", said ? "" : label(page, arena, source->publisher),
                        said ? "" : " ", title);
}

/* "A: B, 2017, 2018; C: D": one name once, with the days of all editions. */
static void
add_source_words(const LonePage *page, Arena *arena, const Source *const *sources, size_t count, Words *words)
{
    const Lang *lang = page->context->lang;
    bool foreign = !language_covers(plan_language(view_plan(page->view)), lang_tag(lang));
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
add_sources_words(const LonePage *page, Arena *arena, Around *around, const TextStyle *style)
{
    const Lang *lang = page->context->lang;
    const Source *const *sources = page->sources;
    size_t count = page->source_count, named = count > SOURCES_NAMED ? SOURCES_NAMED - 1 : count;
    LangArg left = LANG_NUMBER("count", (double)(count - named));
    Words *words;

    if (count == 0)
        return;
    words = add_words(around, ROLE_P, style, 9, label(page, arena, lang_message(lang, arena, "table-source", NULL, 0)));
    add_source_words(page, arena, sources, named, words);
    if (named < count)
        add_piece(words, arena_printf(arena, "%s %s", lang_message(lang, arena, "clause-between", NULL, 0),
                                      lang_message(lang, arena, "chart-sources-more", &left, 1)), false);
    if (!page->dated)
        return;
    words = add_words(around, ROLE_P, style, 9, "");
    g_array_set_size(words->pieces, 0);
    add_piece(words, template_days(page->view, lang, arena, &words->claims, &words->claim_count), false);
}

static void
wrap_words(const LonePage *page, Words *words)
{
    g_autofree TextSpan *spans = g_new0(TextSpan, words->pieces->len);
    ParagraphStyle style = { .direction = page->context->direction, .leading = words->leading };

    for (guint i = 0; i < words->pieces->len; i++) {
        const char *text = g_array_index(words->pieces, Piece, i).text;

        spans[i] = (TextSpan){ .text = text, .length = strlen(text), .style = words->style,
                               .place = page->place };
    }
    words->paragraph = paragraph_new(page->context->text, spans, words->pieces->len, &style);
    paragraph_wrap(words->paragraph, page->width - 2 * LONE_AROUND);
}

static void
words_around(const LonePage *page, Arena *arena, Around *around)
{
    const ChartTheme *theme = page->context->theme;
    TextStyle note = with_colour(theme->small, theme->ink2);
    const char *title = page->title, *unit = page->unit;

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
    page_text(sheet->page, LONE_AROUND + piece->x, y, piece->run);
    page_end(sheet->page);
}

static void
draw_line(const Sheet *sheet, const Words *words, const TextLine *line, StructNode *node, double y)
{
    for (const TextPiece *piece = line_next_read(line, NULL); piece != NULL; piece = line_next_read(line, piece))
        draw_piece(sheet, words, piece, node, y);
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
is_low(const LonePage *page, double height, Diags *diags)
{
    g_autofree char *high = NULL, *most = NULL;

    if (height <= HIGHEST)
        return true;
    high = g_strdup_printf("%.0f", ceil(height / 72 * 25.4));
    most = g_strdup_printf("%.0f", floor(HIGHEST / 72.0 * 25.4));
    diag_report(diags, DIAG_CHART_TOO_HIGH, page->place, page->kind, high, most, NULL);
    return false;
}

static bool
draw_figure(const LonePage *page, const Sheet *sheet, Rect box, Diags *diags)
{
    StructNode *figure = struct_append(sheet->builder, sheet->document, ROLE_FIGURE);
    bool drawn;

    struct_set_places(figure, page->place, page->data_place);
    struct_set_alt(figure, page->alt);
    struct_set_properties(figure, page->claims, page->claim_count);
    struct_set_bbox(figure, sheet->page, box);
    page_begin(sheet->page, figure);
    drawn = page->draw(page->drawing, sheet->page, box, diags);
    page_end(sheet->page);
    return drawn;
}

Pages *
lone_page(const LonePage *page, PagesBuilder *builder, Diags *diags)
{
    g_auto(Around) around = { 0 };
    Sheet sheet = { .builder = builder, .language = plan_language(view_plan(page->view)) };
    double above, height;

    if (!page->bare)
        words_around(page, pages_arena(builder), &around);
    above = height_of(&around, 0, around.above);
    height = above + page->size.height + height_of(&around, around.above, around.count) + 2 * LONE_AROUND;
    if (!is_low(page, height, diags))
        return NULL;
    sheet.page = pages_append(builder, (Size){ page->width, height }, "1");
    sheet.document = struct_append(builder, NULL, ROLE_DOCUMENT);
    struct_set_properties(sheet.document, page->days, page->day_count);
    draw_words(&sheet, &around, 0, around.above, LONE_AROUND);
    if (!draw_figure(page, &sheet, (Rect){ LONE_AROUND, LONE_AROUND + above, page->size.width, page->size.height },
                     diags))
        return NULL;
    draw_words(&sheet, &around, around.above, around.count, LONE_AROUND + above + page->size.height + AIR);
    return pages_finish(builder, diags);
}
