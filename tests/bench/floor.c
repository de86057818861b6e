/*
 * The floor: a bare cairo and Pango program that sets the same text at the same places. One PangoLayout a paragraph or
 * cell line, the same fonts, warm, no caching, no tags, no pass over the bytes; with MARKS its fills, frames, lines
 * and circles, too. Reads a trace (sheaf build --stop-after pages): floor FONTS TRACE COUNT [MARKS]. Prints CPU
 * milliseconds a sheet, warm unless COUNT is 1.
 */
#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* A mark: kind, up to 64 numbers, as the trace has them. */
typedef struct Mark { int page; char kind; int count; double at[64]; double width; double red, green, blue; } Mark;
static Mark *marks;
static int mark_count;

typedef struct Item { int page; double x, y, size; char font[64]; char text[512]; } Item;

static double
cpu_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void
append(Item *item, const char *text)
{
    size_t length = strlen(item->text), room = sizeof item->text - length - 1, more = strlen(text);

    memcpy(item->text + length, text, more < room ? more : room);
    item->text[length + (more < room ? more : room)] = '\0';
}

static void
read_mark(const char *line, int page)
{
    static const struct {
        const char *word;
        char kind;
        int least;
    } kinds[] = { { "  fill ", 'f', 4 },
                  { "  frame ", 'r', 4 },
                  { "  line ", 'l', 4 },
                  { "  polyline ", 'l', 4 },
                  { "  circle ", 'c', 3 } };

    for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++) {
        Mark *mark = &marks[mark_count];
        const char *p = line + strlen(kinds[k].word), *stroke = strstr(line, "stroke "), *hash = strchr(line, '#');
        unsigned colour = 0;

        if (strncmp(line, kinds[k].word, strlen(kinds[k].word)) != 0 || mark_count >= 200000)
            continue;
        *mark = (Mark){ .page = page, .kind = kinds[k].kind };
        for (char *end; mark->count < 64; p = end) {
            mark->at[mark->count] = strtod(p, &end);
            if (end == p)
                break;
            mark->count++;
        }
        if (stroke != NULL)
            mark->width = strtod(stroke + 7, NULL);
        if (hash != NULL)
            colour = (unsigned)strtoul(hash + 1, NULL, 16);
        mark->red = (colour >> 16 & 255) / 255.0;
        mark->green = (colour >> 8 & 255) / 255.0;
        mark->blue = (colour & 255) / 255.0;
        mark_count += mark->count >= kinds[k].least;
        return;
    }
}

static void
draw_mark(cairo_t *cr, const Mark *m)
{
    cairo_set_source_rgb(cr, m->red, m->green, m->blue);
    cairo_set_line_width(cr, m->width > 0 ? m->width : 1);
    if (m->kind == 'c')
        cairo_arc(cr, m->at[0], m->at[1], m->at[2], 0, 6.283185307179586);
    else if (m->kind == 'l')
        for (int i = 0; i + 1 < m->count; i += 2)
            cairo_line_to(cr, m->at[i], m->at[i + 1]);
    else
        cairo_rectangle(cr, m->at[0], m->at[1], m->at[2], m->at[3]);
    if (m->kind == 'f' || (m->kind == 'c' && m->width == 0))
        cairo_fill(cr);
    else
        cairo_stroke(cr);
}

/* Words of one line, font and size stand together in one layout, as they would in a paragraph's line. */
static Item *
read_items(const char *path, int *count)
{
    FILE *file = fopen(path, "r");
    Item *items = calloc(20000, sizeof *items);
    char line[2048];
    int page = -1;

    *count = 0;
    while (file != NULL && fgets(line, sizeof line, file) != NULL && *count < 20000) {
        Item *item = &items[*count];
        char *open = strchr(line, '"'), *close = strrchr(line, '"');

        if (strncmp(line, "page ", 5) == 0)
            page++;
        if (marks != NULL)
            read_mark(line, page);
        if (strncmp(line, "  text ", 7) != 0 || open == NULL || close <= open)
            continue;
        if (sscanf(line, "  text %lf %lf %63s %lf", &item->x, &item->y, item->font, &item->size) != 4)
            continue;
        snprintf(item->text, sizeof item->text, "%.*s", (int)(close - open - 1), open + 1);
        item->page = page;
        if (*count > 0 && items[*count - 1].page == page && items[*count - 1].y == item->y &&
            strcmp(items[*count - 1].font, item->font) == 0 && items[*count - 1].size == item->size &&
            item->x - items[*count - 1].x < 400 && strchr(items[*count - 1].text, ' ') != NULL &&
            items[*count - 1].text[strlen(items[*count - 1].text) - 1] == ' ') {
            append(&items[*count - 1], item->text);
            continue;
        }
        (*count)++;
    }
    if (file != NULL)
        fclose(file);
    return items;
}

static cairo_status_t
discard(void *closure, const unsigned char *data, unsigned int length)
{
    (void)data;
    *(unsigned long *)closure += length;
    return CAIRO_STATUS_SUCCESS;
}

static PangoFontDescription *
describe(const Item *item)
{
    PangoFontDescription *d =
        pango_font_description_from_string(strstr(item->font, "Arabic") != NULL ? "Noto Sans Arabic" : "Noto Sans");

    pango_font_description_set_weight(d, strstr(item->font, "SemiBold") != NULL ? 600
                                         : strstr(item->font, "Bold") != NULL   ? 700
                                                                                : 400);
    if (strstr(item->font, "SemiCondensed") != NULL)
        pango_font_description_set_stretch(d, PANGO_STRETCH_SEMI_CONDENSED);
    pango_font_description_set_absolute_size(d, item->size * PANGO_SCALE);
    return d;
}

static void
draw_sheet(PangoContext *context, const Item *items, int count)
{
    unsigned long bytes = 0;
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(discard, &bytes, 595.276, 841.89);
    cairo_t *cr = cairo_create(surface);
    int page = 0, mark = 0;

    for (int i = 0; i < count; i++) {
        PangoLayout *layout = pango_layout_new(context);
        PangoFontDescription *d = describe(&items[i]);

        while (page < items[i].page) {
            for (; mark < mark_count && marks[mark].page == page; mark++)
                draw_mark(cr, &marks[mark]);
            cairo_show_page(cr);
            page++;
        }
        pango_layout_set_font_description(layout, d);
        pango_layout_set_text(layout, items[i].text, -1);
        cairo_move_to(cr, items[i].x, items[i].y - (double)pango_layout_get_baseline(layout) / PANGO_SCALE);
        pango_cairo_show_layout(cr, layout);
        pango_font_description_free(d);
        g_object_unref(layout);
    }
    for (; mark < mark_count; mark++)
        draw_mark(cr, &marks[mark]);
    cairo_show_page(cr);
    cairo_destroy(cr);
    cairo_surface_finish(surface);
    cairo_surface_destroy(surface);
}

int
main(int argc, char **argv)
{
    FcConfig *config = FcConfigCreate();
    PangoFontMap *map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
    PangoContext *context;
    int count, rounds = argc > 3 ? atoi(argv[3]) : 100;
    Item *items;
    double start;

    if (argc < 3 || !FcConfigParseAndLoad(config, (const FcChar8 *)argv[1], FcTrue) || !FcConfigBuildFonts(config))
        return 1;
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map), config);
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(map), 72);
    context = pango_font_map_create_context(map);
    pango_context_set_round_glyph_positions(context, FALSE);
    marks = argc > 4 ? calloc(200001, sizeof *marks) : NULL;
    items = read_items(argv[2], &count);
    for (int i = 0; i < (rounds > 1 ? 10 : 0); i++)
        draw_sheet(context, items, count);
    start = cpu_ms();
    for (int i = 0; i < rounds; i++)
        draw_sheet(context, items, count);
    printf("%.4f %d\n", (cpu_ms() - start) / rounds, count);
    free(items);
    free(marks);
    return 0;
}
