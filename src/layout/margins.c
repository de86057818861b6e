/*
 * Heads and feet of pages, and the slots in them and in the text that are filled when it is known how pages are called
 * and how many there are. All of it is artifacts, as it stands on every page, but for what the foot of the last page
 * says besides its number: of which day the data are is often said nowhere else, and is heard there, once.
 */
#include "layout/box.h"
#include <string.h>

/* Start is left or right, as the document is read. */
static TextAlign
physical_align(const Layout *layout, TextAlign align)
{
    bool rtl = layout->doc->direction == DIRECTION_RTL;

    return !rtl ? align : align == ALIGN_END ? ALIGN_START : align == ALIGN_START ? ALIGN_END : align;
}

/* ---- slots ---- */

/* The style outlives the document: what it names is kept for good, as there are few languages and families. */
void
slot_add(Layout *layout, PageBuilder *page, Rect room, TextAlign align, const char *text, const TextStyle *style,
         const PageBuilder *about, const DocNode *node)
{
    SlotUse use = { page_slot(page, room.x, room.y, room.width, physical_align(layout, align)),
                    arena_strdup(pages_arena(layout->pages), text),
                    *style,
                    about,
                    NULL,
                    node->place,
                    layout->part };

    use.style.family = g_intern_string(style->family);
    use.style.language = g_intern_string(style->language == NULL ? layout->doc->language : style->language);
    use.place.file = g_intern_string(node->place.file);
    if (node->kind == DOC_PAGE_REFERENCE)
        use.destination = full_destination(layout, node->u.slot.destination);
    g_array_append_val(layout->slots, use);
}

/* ---- head and foot ---- */

/* One sequence for all of a page's margins, opened when there is something to paint. */
typedef struct Margins {
    Layout *layout;
    PageBuilder *page;
    bool is_open;
    bool is_heard;                      /* lines that are painted now are read */
} Margins;

static void
end_sequence(Margins *m)
{
    if (m->is_open)
        page_end(m->page);
    m->is_open = false;
}

static void
want(Margins *m)
{
    if (!m->is_open)
        page_begin(m->page, NULL);
    m->is_open = true;
}

static void
margin_text(const DocNode *node, GString *out)
{
    for (const DocNode *child = node->first_child; child != NULL; child = child->next) {
        if (child->kind == DOC_TEXT)
            g_string_append_len(out, child->u.text_run.text, (gssize)child->u.text_run.length);
        else if (child->kind == DOC_PAGE_NUMBER)
            g_string_append(out, SLOT_LABEL);
        else if (child->kind == DOC_PAGE_COUNT)
            g_string_append(out, SLOT_LAST);
        else
            margin_text(child, out);
    }
}

/* One of the three boxes of a head or foot: a line, or, where page numbers stand in it, text that will be one. */
typedef struct MarginBox {
    const DocNode *node;
    const TextStyle *style;
    char *text;
    bool slot;
    const TextLine *line;
    double width;
    const DocNode *picture; Size size;  /* before the text, or alone; NULL: none */
} MarginBox;

static const DocNode *
find_picture(const DocNode *node)
{
    for (const DocNode *child = node->first_child; child != NULL; child = child->next) {
        const DocNode *found = child->kind == DOC_PICTURE ? child : find_picture(child);

        if (found != NULL)
            return found;
    }
    return NULL;
}

enum { PICTURE_GAP = 4 };

/* It stands on the baseline, and its text behind it. */
static void
add_picture(Layout *layout, MarginBox *box)
{
    ChartSize size;

    box->picture = find_picture(box->node);
    if (box->picture == NULL || !picture_measure(layout, box->picture, 10000, &size)) {
        box->picture = NULL;
        return;
    }
    box->size = (Size){ size.width, size.height };
    box->width += size.width + (box->width > 0 ? PICTURE_GAP : 0);
}

static MarginBox
margin_box(Layout *layout, const DocNode *node)
{
    g_autoptr(GString) text = g_string_new(NULL);
    MarginBox box = { .node = node };

    if (node == NULL)
        return box;
    margin_text(node, text);
    /* one style a box: that of its first piece */
    box.style =
        node->first_child != NULL && node->first_child->kind == DOC_SPAN ? node->first_child->text : node->text;
    box.slot = strpbrk(text->str, SLOT_LABEL SLOT_LAST) != NULL;
    box.text = g_strdup(text->str);
    /* as wide as with a small number, for the room it takes */
    for (char *c = text->str; box.slot && *c != '\0'; c++)
        *c = *c == *SLOT_LABEL || *c == *SLOT_LAST ? '0' : *c;
    box.line = text_line(layout->text, text->str, box.style);
    box.width = box.line->width;
    add_picture(layout, &box);
    return box;
}

/* The language of all that stands in a box; NULL: the document's, or of several. */
static const char *
language_of(const DocNode *node, const char *around)
{
    const char *found = node->language != NULL ? node->language : around;

    if (node->first_child == NULL)
        return found;
    around = found;
    found = language_of(node->first_child, around);
    for (const DocNode *child = node->first_child->next; child != NULL; child = child->next)
        if (g_strcmp0(language_of(child, around), found) != 0)
            return NULL;
    return found;
}

static void
begin_heard(Margins *m, const DocNode *node)
{
    StructNode *heard = struct_append(m->layout->pages, m->layout->document, ROLE_P);
    const char *language = language_of(node, NULL);

    if (language != NULL && strcmp(language, m->layout->doc->language) != 0)
        struct_set_language(heard, language);
    end_sequence(m);
    page_begin(m->page, heard);
    m->is_open = true;
}

static void
paint_margin_line(Margins *m, const MarginBox *box, double x, double baseline)
{
    const TextLine *line = box->line;

    if (m->is_heard)
        begin_heard(m, box->node);
    else
        want(m);
    for (const TextPiece *piece = NULL; (piece = line_next_read(line, piece)) != NULL;)
        page_text(m->page, x + piece->x, baseline, piece->run);
    if (m->is_heard)
        end_sequence(m);
}

static void
paint_margin_box(Margins *m, MarginBox *box, TextAlign align, double left, double width, double baseline)
{
    TextAlign physical = physical_align(m->layout, align);
    double spare = width - box->width, x = left + (physical == ALIGN_END      ? spare
                                                   : physical == ALIGN_CENTER ? spare / 2
                                                                              : 0);

    if (box->picture != NULL) {
        bool rtl = m->layout->doc->direction == DIRECTION_RTL;

        want(m);
        picture_draw(m->layout, box->picture, m->page,
                     (Rect){ rtl ? x + box->width - box->size.width : x, baseline - box->size.height, box->size.width,
                             box->size.height });
        x += rtl ? 0 : box->width - box->line->width;
        width -= box->size.width + PICTURE_GAP;
        left += rtl ? 0 : box->size.width + PICTURE_GAP;
    }
    if (box->slot) {
        want(m);
        slot_add(m->layout, m->page,
                 (Rect){ left + (physical == ALIGN_END      ? width / 2
                                 : physical == ALIGN_CENTER ? width / 4
                                                            : 0),
                         baseline, width / 2, 0 },
                 align, box->text, box->style, m->page, box->node);
    }
    if (!box->slot && box->line != NULL && box->line->count > 0)
        paint_margin_line(m, box, x, baseline);
    g_free(box->text);
}

enum { MARGIN_GAP = 12 };

static void
paint_margin_rule(Margins *m, const DocMargin *margin, double left, double width)
{
    const DocBorder *r = &margin->rule;

    if (r->width <= 0 || !r->colour.set)
        return;
    want(m);
    page_line(m->page, (Point){ left, margin->rule_y }, (Point){ left + width, margin->rule_y },
              (Stroke){ .width = r->width, .colour = r->colour, .dash = r->dash, .gap = r->gap });
}

/*
 * In the middle of the page; where one side needs more than its half, in the middle of what both leave; where they
 * leave too little, not at all.
 */
static void
paint_center(Margins *m, MarginBox *center, double start, double end, double left, double width, double baseline)
{
    double side = (width - center->width) / 2 - MARGIN_GAP, room = width - start - end - 2 * MARGIN_GAP;

    if (start <= side && end <= side) {
        paint_margin_box(m, center, ALIGN_CENTER, left, width, baseline);
        return;
    }
    if (room < center->width) {
        center->slot = false;
        center->line = NULL;
        center->picture = NULL;
        room = width;
    }
    paint_margin_box(m, center, ALIGN_CENTER,
                     left + (m->layout->doc->direction == DIRECTION_RTL ? end : start) + MARGIN_GAP, room, baseline);
}

static void
paint_margin(Margins *m, const DocMargin *margin, double left, double width)
{
    MarginBox start = margin_box(m->layout, margin->start), center = margin_box(m->layout, margin->center),
              end = margin_box(m->layout, margin->end);

    paint_margin_rule(m, margin, left, width);
    if (center.node == NULL && start.node == NULL && end.node == NULL)
        return;
    paint_margin_box(m, &start, ALIGN_START, left, width, margin->baseline);
    paint_center(m, &center, start.width, end.width, left, width, margin->baseline);
    paint_margin_box(m, &end, ALIGN_END, left, width, margin->baseline);
}

void
paint_margins(Layout *layout, PageBuilder *page, const PageMaster *master, bool last)
{
    Margins m = { .layout = layout, .page = page };
    bool rtl = layout->doc->direction == DIRECTION_RTL;
    double left = rtl ? master->margin.end : master->margin.start,
           width = master->size.width - master->margin.start - master->margin.end;

    paint_margin(&m, &master->head, left, width);
    m.is_heard = last && layout->document != NULL;
    paint_margin(&m, &master->foot, left, width);
    end_sequence(&m);
}
