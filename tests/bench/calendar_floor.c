/*
 * The floor of calendars: a bare cairo and Pango program that draws the same pages, every item in its order: one
 * PangoLayout a line of text, fills, lines, circles, and bars and signs as polygons; no tags, no measuring, nothing
 * kept from one document to the next but the fonts. Reads a trace (sheaf build --stop-after pages): calendar_floor
 * FONTS TRACE COUNT. Prints CPU milliseconds a document, after one of warm-up, and the number of items.
 */
#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { MOST_NUMBERS = 64 };

/* A line of the trace. A page has its size in `at`; a text its place and its size. */
typedef enum Kind { PAGE, FILL, LINE, CIRCLE, PATH, TEXT } Kind;
typedef struct Colour { int set; double red, green, blue; } Colour;
typedef struct Item {
    Kind kind;
    int count;
    double at[MOST_NUMBERS];
    Colour fill, edge;
    double width, dash[2];
    char *font, *text;
} Item;

static double
cpu_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* ---- reading ---- */

static const char *
read_numbers(const char *p, double *out, int most, int *count)
{
    for (char *end; *count < most; p = end) {
        double value = strtod(p, &end);

        if (end == p)
            break;
        out[(*count)++] = value;
    }
    return p;
}

static const char *
read_colour(const char *p, Colour *out)
{
    unsigned long rgb;
    char *end;

    if (strncmp(p, " #", 2) != 0)
        return p;
    rgb = strtoul(p + 2, &end, 16);
    *out = (Colour){ 1, (double)(rgb >> 16 & 255) / 255, (double)(rgb >> 8 & 255) / 255, (double)(rgb & 255) / 255 };
    return end;
}

static void
read_mark(const char *p, Item *item)
{
    int widths = 0, dashes = 0;

    p = read_colour(read_numbers(p, item->at, MOST_NUMBERS, &item->count), &item->fill);
    if (strncmp(p, " stroke", 7) != 0)
        return;
    p = read_colour(read_numbers(p + 7, &item->width, 1, &widths), &item->edge);
    read_numbers(p, item->dash, 2, &dashes);
}

/* x y FACE size #RRGGBB "words" */
static void
read_text(const char *p, Item *item)
{
    const char *open = strchr(p, '"'), *close = strrchr(p, '"');
    char face[64] = "";

    sscanf(p, "%lf %lf %63s %lf", &item->at[0], &item->at[1], face, &item->at[2]);
    read_colour(strchr(p, '#') - 1, &item->fill);
    item->font = g_strdup(face);
    item->text = g_strndup(open + 1, (gsize)(close - open - 1));
}

static int
read_item(const char *line, Item *item)
{
    static const struct { const char *word; Kind kind; } kinds[] = {
        { "  fill", FILL }, { "  line", LINE }, { "  circle", CIRCLE }, { "  path", PATH }, { "  text", TEXT },
    };

    *item = (Item){ 0 };
    if (sscanf(line, "page %*s %lf %lf", &item->at[0], &item->at[1]) == 2)
        return 1;
    for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++) {
        size_t length = strlen(kinds[k].word);

        if (strncmp(line, kinds[k].word, length) != 0)
            continue;
        item->kind = kinds[k].kind;
        if (item->kind == TEXT)
            read_text(line + length, item);
        else
            read_mark(line + length, item);
        return 1;
    }
    return 0;
}

static GArray *
read_items(const char *path)
{
    GArray *items = g_array_new(FALSE, FALSE, sizeof(Item));
    FILE *file = fopen(path, "r");
    char line[4096];

    while (file != NULL && fgets(line, sizeof line, file) != NULL && strncmp(line, "structure", 9) != 0) {
        Item item;

        if (read_item(line, &item))
            g_array_append_val(items, item);
    }
    if (file != NULL)
        fclose(file);
    return items;
}

/* ---- drawing ---- */

static void
set_colour(cairo_t *cr, Colour colour)
{
    cairo_set_source_rgb(cr, colour.red, colour.green, colour.blue);
}

static void
draw_mark(cairo_t *cr, const Item *item)
{
    cairo_new_path(cr);                 /* a text leaves its place behind as the current point */
    if (item->kind == FILL)
        cairo_rectangle(cr, item->at[0], item->at[1], item->at[2], item->at[3]);
    else if (item->kind == CIRCLE)
        cairo_arc(cr, item->at[0], item->at[1], item->at[2], 0, 6.283185307179586);
    else
        for (int i = 0; i + 1 < item->count; i += 2)
            cairo_line_to(cr, item->at[i], item->at[i + 1]);
    if (item->kind == PATH || item->kind == CIRCLE)
        cairo_close_path(cr);
    if (item->fill.set) {
        set_colour(cr, item->fill);
        cairo_fill_preserve(cr);
    }
    if (item->edge.set) {
        set_colour(cr, item->edge);
        cairo_set_line_width(cr, item->width);
        cairo_set_dash(cr, item->dash, item->dash[0] > 0 ? 2 : 0, 0);
        cairo_stroke(cr);
    }
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
    pango_font_description_set_absolute_size(d, item->at[2] * PANGO_SCALE);
    return d;
}

static void
draw_text(cairo_t *cr, PangoContext *context, const Item *item)
{
    PangoLayout *layout = pango_layout_new(context);
    PangoFontDescription *d = describe(item);

    pango_layout_set_font_description(layout, d);
    pango_layout_set_text(layout, item->text, -1);
    set_colour(cr, item->fill);
    cairo_move_to(cr, item->at[0], item->at[1] - (double)pango_layout_get_baseline(layout) / PANGO_SCALE);
    pango_cairo_show_layout(cr, layout);
    pango_font_description_free(d);
    g_object_unref(layout);
}

static cairo_status_t
discard(void *closure, const unsigned char *data, unsigned int length)
{
    if (*(FILE **)closure != NULL)
        fwrite(data, 1, length, *(FILE **)closure);
    return CAIRO_STATUS_SUCCESS;
}

static void
draw_document(PangoContext *context, const GArray *items, FILE *out)
{
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(discard, &out, 595.276, 841.89);
    cairo_t *cr = cairo_create(surface);

    for (guint i = 0; i < items->len; i++) {
        const Item *item = &g_array_index(items, Item, i);

        if (item->kind == TEXT) {
            draw_text(cr, context, item);
        } else if (item->kind == PAGE) {
            if (i > 0)
                cairo_show_page(cr);
            cairo_pdf_surface_set_size(surface, item->at[0], item->at[1]);
        } else {
            draw_mark(cr, item);
        }
    }
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
    int rounds = argc > 3 ? atoi(argv[3]) : 10;
    GArray *items;
    FILE *out;
    double start;

    if (argc < 3 || !FcConfigParseAndLoad(config, (const FcChar8 *)argv[1], FcTrue) || !FcConfigBuildFonts(config))
        return 1;
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map), config);
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(map), 72);
    context = pango_font_map_create_context(map);
    pango_context_set_round_glyph_positions(context, FALSE);
    items = read_items(argv[2]);
    out = argc > 4 ? fopen(argv[4], "w") : NULL;
    draw_document(context, items, out);
    if (out != NULL)
        fclose(out);
    start = cpu_ms();
    for (int i = 0; i < rounds; i++)
        draw_document(context, items, NULL);
    printf("%.4f %u\n", (cpu_ms() - start) / rounds, items->len);
    return 0;
}
