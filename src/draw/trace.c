/* The display list and the structure tree as text, one item a line: what golden tests compare. */
#include "draw/draw.h"
#include <string.h>
#include "text/run.h"

static const char *const item_names[] = {
    [ITEM_BEGIN] = "begin", [ITEM_END] = "end",   [ITEM_FILL] = "fill",         [ITEM_FRAME] = "frame",
    [ITEM_HATCH] = "hatch", [ITEM_LINE] = "line", [ITEM_POLYLINE] = "polyline", [ITEM_CIRCLE] = "circle",
    [ITEM_PATH] = "path",   [ITEM_TEXT] = "text", [ITEM_PICTURE] = "picture",
};

static void
number(GString *out, double value)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];

    g_string_append_printf(out, " %s", g_ascii_formatd(text, sizeof text, "%.10g", pt_round(value)));
}

static void
colour(GString *out, Colour c)
{
    if (c.set)
        g_string_append_printf(out, " #%02X%02X%02X", c.red, c.green, c.blue);
}

static void
box(GString *out, Rect r)
{
    number(out, r.x);
    number(out, r.y);
    number(out, r.width);
    number(out, r.height);
}

static void
stroke(GString *out, Stroke s)
{
    if (!s.colour.set || s.width <= 0)
        return;
    g_string_append(out, " stroke");
    number(out, s.width);
    colour(out, s.colour);
    if (s.dash > 0 || s.gap > 0) {
        number(out, s.dash);
        number(out, s.gap);
    }
    if (s.join == JOIN_ROUND)
        g_string_append(out, " round");
}

static void
text(GString *out, const PageItem *item)
{
    const TextRun *run = item->text.run;

    number(out, item->text.x);
    number(out, item->text.y);
    if (item->text.angle != 0) {
        g_string_append(out, " turned");
        number(out, item->text.angle);
    }
    g_string_append_printf(out, " %s", run->font->name);
    number(out, run->size);
    colour(out, run->colour);
    g_string_append_printf(out, " \"%.*s\"", (int)run->length, run->text);
}

/* Where its steps end. */
static void
path(GString *out, const PageItem *item)
{
    PathWalk walk = path_walk(item);
    PathStep step;

    while (path_walk_next(&walk, &step))
        if (step.op != PATH_CLOSE) {
            const Point *end = &step.p[step.op == PATH_CURVE ? 2 : 0];

            number(out, end->x);
            number(out, end->y);
        }
}

static void
print_item(const PageItem *item, GString *out)
{
    if (item->kind == ITEM_TEXT && item->text.run == NULL)
        return;
    g_string_append_printf(out, "  %s", item_names[item->kind]);
    switch (item->kind) {
    case ITEM_BEGIN:
        g_string_append_printf(out, " %d %s", item->begin.mark,
                               item->begin.node == NULL ? "artifact"
                                                        : struct_role_name(struct_view(item->begin.node).role));
        if (item->begin.actual_text != NULL)
            g_string_append_printf(out, " \"%s\"", item->begin.actual_text);
        break;
    case ITEM_LINE:
    case ITEM_POLYLINE:
    case ITEM_CIRCLE:
        for (size_t i = 0; i < item->poly.count; i++) {
            number(out, item->poly.points[i].x);
            number(out, item->poly.points[i].y);
        }
        break;
    case ITEM_PATH:
        path(out, item);
        break;
    case ITEM_TEXT:
        text(out, item);
        break;
    case ITEM_PICTURE:
        box(out, item->box);
        if (item->picture->cut)
            box(out, item->picture->whole);
        g_string_append_printf(out, " \"%s\"", item->picture->picture->name);
        break;
    case ITEM_END:
        break;
    default:
        box(out, item->box);
        break;
    }
    colour(out, item->colour);
    stroke(out, *item->stroke);
    g_string_append_c(out, '\n');
}

static void
attribute(GString *out, const char *name, const char *value)
{
    if (value != NULL)
        g_string_append_printf(out, " %s=\"%s\"", name, value);
}

static void
print_node(const StructNode *node, int depth, GString *out)
{
    static const char *const scopes[] = { NULL, "Column", "Row", "Both" };
    StructView v = struct_view(node);

    g_string_append_printf(out, "%*s%s", 2 * depth + 2, "", struct_role_name(v.role));
    attribute(out, "alt", v.alt);
    attribute(out, "actual", v.actual_text);
    attribute(out, "expansion", v.expansion);
    attribute(out, "lang", v.language);
    attribute(out, "title", v.title);
    attribute(out, "summary", v.summary);
    attribute(out, "id", v.id);
    for (size_t i = 0; i < v.property_count; i++)
        attribute(out, v.properties[i].name, v.properties[i].value);
    attribute(out, "scope", scopes[v.scope]);
    if (v.column_span > 1)
        g_string_append_printf(out, " colspan=%d", v.column_span);
    if (v.row_span > 1)
        g_string_append_printf(out, " rowspan=%d", v.row_span);
    attribute(out, "headers", v.headers);
    for (size_t i = 0; i < v.kid_count; i++)
        if (v.kids[i].kind == KID_MARK)
            g_string_append_printf(out, " %d", v.kids[i].mark.mark);
    g_string_append_c(out, '\n');
    for (size_t i = 0; i < v.kid_count; i++)
        if (v.kids[i].kind == KID_NODE)
            print_node(v.kids[i].node, depth + 1, out);
}

void
draw_trace(const Pages *pages, GString *out)
{
    for (size_t p = 0; p < pages_count(pages); p++) {
        size_t count;
        const PageItem *items = pages_items(pages, p, &count);
        Size size = pages_size(pages, p);

        g_string_append_printf(out, "page %s", pages_label(pages, p));
        number(out, size.width);
        number(out, size.height);
        g_string_append_c(out, '\n');
        for (size_t i = 0; i < count; i++)
            print_item(&items[i], out);
    }
    g_string_append(out, "structure\n");
    if (pages_root(pages) != NULL)
        print_node(pages_root(pages), 0, out);
}
