/*
 * The display list and the structure tree, grown side by side. Builders are sticky: the first fault is kept, later
 * calls do nothing, and pages_finish() tells.
 */
#include "page/list.h"
#include "base/diag_text.h"
#include <math.h>
#include <string.h>

#define FARTHEST 14400.0        /* ISO 32000-1, annex C: the largest page is 14,400 units */

/* What few nodes have. */
typedef struct StructExtra {
    const char *alt, *actual_text, *expansion, *language, *title, *list_numbering, *summary, *headers;
    const UserProperty *properties; size_t property_count;
    bool has_bbox; size_t bbox_page; Rect bbox;
} StructExtra;

/* struct_view() tells what the fields are. */
struct StructNode {
    StructRole role;
    StructScope scope;
    int column_span, row_span;
    Place place, data_place;
    StructNode *parent;
    const char *id;
    StructKid *kids; guint kid_count, kid_room;         /* grows in the arena: most nodes have one or two */
    StructExtra *extra;                 /* NULL: nothing of it */
    Arena *arena;
};

static StructExtra *
extra(StructNode *node)
{
    if (node->extra == NULL)
        node->extra = arena_new0(node->arena, StructExtra, 1);
    return node->extra;
}

struct PageSlot {
    PageBuilder *page;
    guint item;
    double x, y, width, total;
    TextAlign align;
    const TextRun *const *runs;
    const double *widths;
    size_t count;
};

struct PageBuilder {
    PagesBuilder *pages;
    /* which page that was ever appended: what refers to a page does so by this, until all stand */
    size_t serial;
    Size size;
    const char *label;
    GArray *items;              /* PageItem; NULL: the page is sealed */
    PageItem *sealed; guint sealed_count;
    GArray *links;              /* PageLink */
    GPtrArray *slots;           /* PageSlot, in the order of their items */
    bool open;
    StructNode *node;           /* of the open sequence; NULL: an artifact */
    StructNode *around;         /* while a value is open: whose part it is */
    StructNode *around_language;        /* the same while a text in another language is */
};

struct PagesBuilder {
    Arena *arena;
    DocumentInfo info;
    GPtrArray *pages;           /* PageBuilder, as they stand */
    GPtrArray *made;            /* PageBuilder by serial, those taken out included */
    /* where the next page and the next entry of the outline go; G_MAXUINT: behind the last */
    guint next, next_entry;
    GArray *outline, *destinations;     /* their pages by serial */
    GHashTable *names;          /* destinations seen: name -> PageBuilder */
    PageKeepRun keep; void *keep_data;
    StructNode *root;
    size_t values;              /* page_value_begin() so far */
    const char *fault;          /* first one, or NULL */
    bool off; Place off_place, off_data;        /* something is moved off every page: it stands here */
    bool spent;
    const Stroke *strokes[8]; guint next_stroke;        /* last ones, which items share */
};

typedef struct FinishedPage {
    Size size;
    const char *label;
    PageItem *items;
    size_t item_count;
    PageLink *links;
    size_t link_count;
} FinishedPage;

struct Pages {
    Arena *arena;
    DocumentInfo info;
    FinishedPage *pages; size_t count;
    const PageOutline *outline; size_t outline_count;
    const PageDestination *destinations; size_t destination_count;
    const StructNode *root;
    size_t marks;
};

/* ---- roles and nodes ---- */

static const char *const role_names[ROLE_COUNT] = {
    [ROLE_DOCUMENT] = "Document",
    [ROLE_PART] = "Part",
    [ROLE_SECT] = "Sect",
    [ROLE_DIV] = "Div",
    [ROLE_BLOCK_QUOTE] = "BlockQuote",
    [ROLE_TOC] = "TOC",
    [ROLE_TOCI] = "TOCI",
    [ROLE_H1] = "H1",
    [ROLE_H2] = "H2",
    [ROLE_H3] = "H3",
    [ROLE_H4] = "H4",
    [ROLE_H5] = "H5",
    [ROLE_H6] = "H6",
    [ROLE_P] = "P",
    [ROLE_L] = "L",
    [ROLE_LI] = "LI",
    [ROLE_LBL] = "Lbl",
    [ROLE_LBODY] = "LBody",
    [ROLE_TABLE] = "Table",
    [ROLE_THEAD] = "THead",
    [ROLE_TBODY] = "TBody",
    [ROLE_TFOOT] = "TFoot",
    [ROLE_TR] = "TR",
    [ROLE_TH] = "TH",
    [ROLE_TD] = "TD",
    [ROLE_FIGURE] = "Figure",
    [ROLE_CAPTION] = "Caption",
    [ROLE_SPAN] = "Span",
    [ROLE_LINK] = "Link",
    [ROLE_NOTE] = "Note",
    [ROLE_REFERENCE] = "Reference",
    [ROLE_BIB_ENTRY] = "BibEntry",
};

const char *
struct_role_name(StructRole role)
{
    return role_names[role];
}

static void
fault(PagesBuilder *builder, const char *what)
{
    if (builder->fault == NULL)
        builder->fault = what;
}

static void
add_kid(StructNode *node, StructKid kid)
{
    if (node->kid_count == node->kid_room) {
        StructKid *grown = arena_new0(node->arena, StructKid, node->kid_room = MAX(node->kid_room * 2, 1));

        for (guint i = 0; i < node->kid_count; i++)
            grown[i] = node->kids[i];
        node->kids = grown;
    }
    node->kids[node->kid_count++] = kid;
}

StructNode *
struct_append(PagesBuilder *builder, StructNode *parent, StructRole role)
{
    StructNode *node = arena_new0(builder->arena, StructNode, 1);

    node->arena = builder->arena;
    node->role = role;
    node->column_span = node->row_span = 1;
    node->parent = parent;
    if (parent != NULL)
        add_kid(parent, (StructKid){ .kind = KID_NODE, .node = node });
    else if (builder->root == NULL)
        builder->root = node;
    else
        fault(builder, "a second root of the structure tree");
    return node;
}

StructNode *
struct_append_beside(PagesBuilder *builder, StructNode *node, StructRole role)
{
    return struct_append(builder, node->parent, role);
}

void
struct_set_places(StructNode *node, Place place, Place data_place)
{
    node->place = place;
    node->data_place = data_place;
}

/* NULL makes no room: thousands of cells have no words of their own. */
static void
set_text(StructNode *node, size_t field, const char *text)
{
    if (text != NULL || node->extra != NULL)
        *(const char **)(void *)((char *)extra(node) + field) = arena_strdup(node->arena, text);
}

void
struct_set_alt(StructNode *node, const char *alt)
{
    set_text(node, offsetof(StructExtra, alt), alt);
}
void
struct_set_actual_text(StructNode *node, const char *text)
{
    set_text(node, offsetof(StructExtra, actual_text), text);
}
void
struct_set_expansion(StructNode *node, const char *text)
{
    set_text(node, offsetof(StructExtra, expansion), text);
}
void
struct_set_language(StructNode *node, const char *bcp47)
{
    set_text(node, offsetof(StructExtra, language), bcp47);
}
void
struct_set_title(StructNode *node, const char *title)
{
    set_text(node, offsetof(StructExtra, title), title);
}
void struct_set_id(StructNode *node, const char *id) { node->id = arena_strdup(node->arena, id); }

void
struct_set_properties(StructNode *node, const UserProperty *properties, size_t count)
{
    UserProperty *own = arena_new0(node->arena, UserProperty, count);

    for (size_t i = 0; i < count; i++)
        own[i] = (UserProperty){ arena_strdup(node->arena, properties[i].name),
                                 arena_strdup(node->arena, properties[i].value) };
    extra(node)->properties = own;
    extra(node)->property_count = count;
}

void
struct_set_headers(StructNode *node, const char *id)
{
    set_text(node, offsetof(StructExtra, headers), id);
}

void
struct_set_summary(StructNode *node, const char *summary)
{
    set_text(node, offsetof(StructExtra, summary), summary);
}
void
struct_set_list_numbering(StructNode *node, const char *numbering)
{
    set_text(node, offsetof(StructExtra, list_numbering), numbering);
}

void
struct_set_table_cell(StructNode *node, StructScope scope, int column_span, int row_span)
{
    node->scope = scope;
    node->column_span = MAX(column_span, 1);
    node->row_span = MAX(row_span, 1);
}

static Rect
rounded(Rect box)
{
    return (Rect){ pt_round(box.x), pt_round(box.y), pt_round(box.width), pt_round(box.height) };
}

void
struct_set_bbox(StructNode *node, const PageBuilder *page, Rect box)
{
    extra(node)->has_bbox = true;
    extra(node)->bbox_page = page->serial;
    extra(node)->bbox = rounded(box);
}

/* ---- the builder ---- */

PagesBuilder *
pages_builder_new(const DocumentInfo *info)
{
    PagesBuilder *b = g_new0(PagesBuilder, 1);
    Arena *arena = b->arena = arena_new();

    b->info = (DocumentInfo){ arena_strdup(arena, info->title),
                              arena_strdup(arena, info->author),
                              arena_strdup(arena, info->subject),
                              arena_strdup(arena, info->keywords),
                              arena_strdup(arena, info->language),
                              info->direction,
                              info->created,
                              arena_strdup(arena, info->description) };
    b->pages = g_ptr_array_new();
    b->made = g_ptr_array_new();
    b->next = b->next_entry = G_MAXUINT;
    b->outline = g_array_new(FALSE, TRUE, sizeof(PageOutline));
    b->destinations = g_array_new(FALSE, TRUE, sizeof(PageDestination));
    b->names = g_hash_table_new(g_str_hash, g_str_equal);
    if (info->title == NULL || *info->title == '\0' || info->language == NULL || *info->language == '\0')
        fault(b, "the document has no title or no language");
    return b;
}

void
pages_builder_free(PagesBuilder *builder)
{
    if (builder == NULL)
        return;
    for (guint i = 0; i < builder->made->len; i++) {
        PageBuilder *page = g_ptr_array_index(builder->made, i);

        page_seal(page);
        g_free(page->sealed);
        g_array_unref(page->links);
        g_ptr_array_unref(page->slots);
        g_free(page);
    }
    g_ptr_array_unref(builder->pages);
    g_ptr_array_unref(builder->made);
    g_array_unref(builder->outline);
    g_array_unref(builder->destinations);
    g_hash_table_unref(builder->names);
    if (!builder->spent)
        arena_free(builder->arena);
    g_free(builder);
}

Arena *
pages_arena(PagesBuilder *builder)
{
    return builder->arena;
}

/* Items for which a page has room from the beginning; what it does not need it gives back when it is sealed. */
enum { A_FULL_PAGE = 256 };

PageBuilder *
pages_append(PagesBuilder *builder, Size size, const char *label)
{
    PageBuilder *page = g_new0(PageBuilder, 1);

    page->pages = builder;
    page->serial = builder->made->len;
    page->size = (Size){ pt_round(size.width), pt_round(size.height) };
    page->label = arena_strdup(builder->arena, label);
    page->items = g_array_sized_new(FALSE, TRUE, sizeof(PageItem), A_FULL_PAGE);
    page->links = g_array_new(FALSE, TRUE, sizeof(PageLink));
    page->slots = g_ptr_array_new();
    g_ptr_array_add(builder->made, page);
    g_ptr_array_insert(builder->pages, builder->next == G_MAXUINT ? -1 : (gint)builder->next++, page);
    if (!(size.width > 0 && size.width <= FARTHEST && size.height > 0 && size.height <= FARTHEST))
        fault(builder, "a page of no possible size");
    return page;
}

size_t pages_length(const PagesBuilder *builder) { return builder->pages->len; }
Size page_size(const PageBuilder *page) { return page->size; }
void page_set_label(PageBuilder *page, const char *label) { page->label = arena_strdup(page->pages->arena, label); }
const char *page_label(const PageBuilder *page) { return page->label == NULL ? "" : page->label; }

size_t
page_index(const PageBuilder *page)
{
    guint index = 0;

    if (!g_ptr_array_find(page->pages->pages, page, &index))
        g_assert_not_reached();                 /* a page that was taken out is nobody's any more */
    return index;
}

void
pages_append_last(PagesBuilder *builder)
{
    builder->next = builder->next_entry = G_MAXUINT;
}

void
pages_keep_runs(PagesBuilder *builder, PageKeepRun keep, void *data)
{
    builder->keep = keep;
    builder->keep_data = data;
}

static gboolean
is_on_page(void *name, void *page, void *taken)
{
    (void)name;
    return page == taken;
}

static void
drop_references(PagesBuilder *builder, const PageBuilder *page)
{
    for (guint i = builder->outline->len; i-- > 0;)
        if (g_array_index(builder->outline, PageOutline, i).page == page->serial) {
            g_array_remove_index(builder->outline, i);
            builder->next_entry = i;
        }
    for (guint i = builder->destinations->len; i-- > 0;)
        if (g_array_index(builder->destinations, PageDestination, i).page == page->serial)
            g_array_remove_index(builder->destinations, i);
    g_hash_table_foreach_remove(builder->names, is_on_page, (void *)(guintptr)page);
}

void
pages_take_out(PagesBuilder *builder, StructNode *part, size_t first, size_t count)
{
    /* the last one first, so that next_entry ends at the first gone */
    for (size_t i = first + count; i-- > first;)
        drop_references(builder, g_ptr_array_index(builder->pages, i));
    g_ptr_array_remove_range(builder->pages, (guint)first, (guint)count);
    if (part != NULL)
        part->kid_count = 0;
    builder->next = (guint)first;
}

/* ---- items ---- */

static const Stroke no_stroke = { 0 };

static void
add_item(PageBuilder *page, PageItem item)
{
    if (page->items == NULL) {
        fault(page->pages, "something is painted on a page that was sealed");
        return;
    }
    if (item.stroke == NULL)
        item.stroke = &no_stroke;
    g_array_append_val(page->items, item);
}

static bool
holds(Rect box, bool (*good)(double value))
{
    return good(box.x) && good(box.y) && good(box.width) && good(box.height);
}

static bool
is_number(double value)
{
    return isfinite(value);
}

static bool
is_near(double value)
{
    return fabs(value) <= FARTHEST;
}

/* Sizes add up: those of a template may each be good, and their sum is on no page. */
static void
note_off(PageBuilder *page)
{
    const StructNode *node = page->node;

    page->pages->off = true;
    while (node != NULL && node->place.file == NULL)
        node = node->parent;
    if (node != NULL) {
        page->pages->off_place = node->place;
        page->pages->off_data = node->data_place;
    }
}

static bool
paintable(PageBuilder *page, Rect box)
{
    if (page->pages->fault != NULL || page->pages->off)
        return false;
    if (!page->open)
        fault(page->pages, "something is painted outside every marked-content sequence");
    else if (!holds(box, is_number))
        fault(page->pages, "a coordinate is not a number");
    else if (!holds(box, is_near))
        note_off(page);
    return page->pages->fault == NULL && !page->pages->off;
}

static void
begin(PageBuilder *page, StructNode *node, const char *actual_text)
{
    PageItem item = { .kind = ITEM_BEGIN };

    if (page->open)
        fault(page->pages, "a marked-content sequence is opened inside another");
    page->open = true;
    page->node = node;
    item.begin.node = node;
    item.begin.actual_text = actual_text;
    if (node != NULL) {
        StructKid kid = { .kind = KID_MARK };

        kid.mark = (StructMark){ (uint32_t)page->serial, -1 };
        item.begin.mark = (int)node->kid_count;         /* until finishing: which kid this sequence is */
        add_kid(node, kid);
    }
    add_item(page, item);
}

void
page_begin(PageBuilder *page, StructNode *node)
{
    begin(page, node, NULL);
}

void
page_begin_as(PageBuilder *page, StructNode *node, const char *actual_text)
{
    begin(page, node, arena_strdup(node->arena, actual_text));
}

void
page_end(PageBuilder *page)
{
    if (!page->open)
        fault(page->pages, "a marked-content sequence is closed that was not open");
    page->open = false;
    add_item(page, (PageItem){ .kind = ITEM_END });
}

void
page_value_begin(PageBuilder *page, const char *id)
{
    StructNode *around = page->node, *value;

    page->around = NULL;
    if (!page->open || around == NULL || id == NULL)
        return;
    page_end(page);
    value = struct_append(page->pages, around, ROLE_SPAN);
    value->id = arena_printf(value->arena, "%s~c%zu", id, ++page->pages->values);
    page_begin(page, value);
    page->around = around;
}

void
page_value_end(PageBuilder *page)
{
    StructNode *around = page->around;

    if (around == NULL)
        return;
    page->around = NULL;
    page_end(page);
    page_begin(page, around);
}

Arena *
page_arena(PageBuilder *page)
{
    return page->pages->arena;
}

void
page_language_begin(PageBuilder *page, const char *bcp47)
{
    StructNode *around = page->node, *span;

    page->around_language = NULL;
    if (!page->open || around == NULL ||
        g_strcmp0(around->extra == NULL ? NULL : around->extra->language, bcp47) == 0)
        return;
    page_end(page);
    span = struct_append(page->pages, around, ROLE_SPAN);
    struct_set_language(span, bcp47);
    page_begin(page, span);
    page->around_language = around;
}

void
page_language_end(PageBuilder *page)
{
    StructNode *around = page->around_language;

    if (around == NULL)
        return;
    page->around_language = NULL;
    page_end(page);
    page_begin(page, around);
}

static bool
is_same_stroke(const Stroke *a, const Stroke *b)
{
    return a->width == b->width && a->dash == b->dash && a->gap == b->gap && a->cap == b->cap && a->join == b->join &&
           colour_equal(a->colour, b->colour);
}

/* One for all that have it, as a page has hundreds of lines and a handful of ways to draw them. */
static const Stroke *
kept_stroke(PagesBuilder *pages, const Stroke *stroke)
{
    const Stroke **slot;

    if (is_same_stroke(stroke, &no_stroke))
        return &no_stroke;
    for (guint i = 0; i < G_N_ELEMENTS(pages->strokes) && pages->strokes[i] != NULL; i++)
        if (is_same_stroke(stroke, pages->strokes[i]))
            return pages->strokes[i];
    slot = &pages->strokes[pages->next_stroke++ % G_N_ELEMENTS(pages->strokes)];
    return *slot = arena_memdup(pages->arena, stroke, sizeof *stroke);
}

void
page_fill(PageBuilder *page, Rect box, Colour colour)
{
    if (colour.set && box.width > 0 && box.height > 0 && paintable(page, box))
        add_item(page, (PageItem){ .kind = ITEM_FILL, .box = rounded(box), .colour = colour });
}

void
page_frame(PageBuilder *page, Rect box, Stroke stroke)
{
    if (stroke.width > 0 && stroke.colour.set && paintable(page, box))
        add_item(page, (PageItem){ .kind = ITEM_FRAME,
                                   .box = rounded(box),
                                   .stroke = kept_stroke(page->pages, &stroke) });
}

void
page_hatch(PageBuilder *page, Rect box, const Hatch *hatch)
{
    if (box.width > 0 && box.height > 0 && paintable(page, box))
        add_item(page, (PageItem){ .kind = ITEM_HATCH,
                                   .box = rounded(box),
                                   .hatch = arena_memdup(page->pages->arena, hatch, sizeof *hatch) });
}

static const Point *
kept_points(PageBuilder *page, const Point *points, size_t count)
{
    Point *kept = arena_memdup(page->pages->arena, points, sizeof *points * count);

    for (size_t i = 0; i < count; i++) {
        paintable(page, (Rect){ kept[i].x, kept[i].y, 0, 0 });
        kept[i] = (Point){ pt_round(kept[i].x), pt_round(kept[i].y) };
    }
    return kept;
}

static void
add_points(PageBuilder *page, PageItemKind kind, const Point *points, size_t count, Colour fill, Stroke stroke)
{
    PageItem item = { .kind = kind, .colour = fill, .stroke = kept_stroke(page->pages, &stroke) };

    item.poly.points = kept_points(page, points, count);
    item.poly.count = count;
    if (paintable(page, (Rect){ 0 }))
        add_item(page, item);
}

void
page_line(PageBuilder *page, Point from, Point to, Stroke stroke)
{
    Point points[2] = { from, to };

    if (stroke.width > 0 && stroke.colour.set)
        add_points(page, ITEM_LINE, points, 2, (Colour){ 0 }, stroke);
}

void
page_polyline(PageBuilder *page, const Point *points, size_t count, Stroke stroke)
{
    if (count >= 2 && stroke.width > 0 && stroke.colour.set)
        add_points(page, ITEM_POLYLINE, points, count, (Colour){ 0 }, stroke);
}

void
page_circle(PageBuilder *page, Point centre, double radius, Colour fill, Stroke stroke)
{
    Point points[2] = { centre, { radius, 0 } };

    if (radius > 0)
        add_points(page, ITEM_CIRCLE, points, 2, fill, stroke);
}

/* How many points a step of each kind has. */
static const uint8_t points_of[] = { [PATH_MOVE] = 1, [PATH_LINE] = 1, [PATH_CURVE] = 3, [PATH_CLOSE] = 0 };

static void
keep_steps(PageBuilder *page, PageItem *item, const PathStep *steps, size_t count, size_t points)
{
    uint8_t *ops = arena_alloc(page->pages->arena, count);
    Point *to = arena_alloc(page->pages->arena, sizeof *to * points);

    item->path.ops = ops;
    item->path.points = to;
    item->path.count = count;
    for (size_t i = 0; i < count; i++) {
        ops[i] = (uint8_t)steps[i].op;
        for (size_t p = 0; p < points_of[steps[i].op]; p++) {
            Point at = steps[i].p[p];

            paintable(page, (Rect){ at.x, at.y, 0, 0 });
            *to++ = (Point){ pt_round(at.x), pt_round(at.y) };
        }
    }
}

void
page_path(PageBuilder *page, const PathStep *steps, size_t count, Colour fill, Stroke stroke)
{
    PageItem item = { .kind = ITEM_PATH, .colour = fill, .stroke = kept_stroke(page->pages, &stroke) };
    size_t points = 0;

    for (size_t i = 0; i < count; i++)
        points += points_of[steps[i].op];
    keep_steps(page, &item, steps, count, points);
    if (count > 0 && paintable(page, (Rect){ 0 }))
        add_item(page, item);
}

PathWalk
path_walk(const PageItem *item)
{
    return (PathWalk){ item->path.ops, item->path.points, item->path.count };
}

bool
path_walk_next(PathWalk *walk, PathStep *step)
{
    if (walk->left == 0)
        return false;
    walk->left--;
    step->op = *walk->ops++;
    for (size_t p = 0; p < points_of[step->op]; p++)
        step->p[p] = *walk->points++;
    return true;
}

static void
release_picture(void *picture)
{
    page_picture_unref(picture);
}

void
page_picture(PageBuilder *page, Rect box, Rect whole, const PagePicture *picture, Place place)
{
    PlacedPicture *placed;
    bool cut = whole.x < box.x - 0.01 || whole.y < box.y - 0.01 ||
               whole.x + whole.width > box.x + box.width + 0.01 || whole.y + whole.height > box.y + box.height + 0.01;

    if (box.width <= 0 || box.height <= 0 || !paintable(page, box) || !paintable(page, whole))
        return;
    placed = arena_new0(page->pages->arena, PlacedPicture, 1);
    *placed = (PlacedPicture){ picture, rounded(whole), cut, place };
    arena_adopt(page->pages->arena, page_picture_ref((PagePicture *)(guintptr)picture), release_picture);
    add_item(page, (PageItem){ .kind = ITEM_PICTURE, .box = rounded(box), .picture = placed });
}

static PageItem
text_item(double x, double y, const TextRun *run)
{
    PageItem item = { .kind = ITEM_TEXT, .stroke = &no_stroke };

    item.text.x = pt_round(x);
    item.text.y = pt_round(y);
    item.text.run = run;
    return item;
}

void
page_text_turned(PageBuilder *page, double x, double y, double angle, const TextRun *run)
{
    PageItem item = text_item(x, y, page->pages->keep == NULL ? run : page->pages->keep(run, page->pages->keep_data));

    item.text.angle = pt_round(angle);
    if (paintable(page, (Rect){ x, y, angle, 0 }))
        add_item(page, item);
}

void
page_text(PageBuilder *page, double x, double y, const TextRun *run)
{
    page_text_turned(page, x, y, 0, run);
}

/* ---- slots ---- */

PageSlot *
page_slot(PageBuilder *page, double x, double y, double width, TextAlign align_left_to_right)
{
    PageSlot *slot = arena_new0(page->pages->arena, PageSlot, 1);

    paintable(page, (Rect){ x, y, width, 0 });
    *slot = (PageSlot){ .page = page, .x = x, .y = y, .width = width, .align = align_left_to_right };
    slot->item = page->items == NULL ? 0 : page->items->len;
    add_item(page, (PageItem){ .kind = ITEM_TEXT });    /* its place in the list; filled or dropped when finishing */
    g_ptr_array_add(page->slots, slot);
    return slot;
}

double
page_slot_width(const PageSlot *slot)
{
    return slot->width;
}

bool
page_slot_fill(PageSlot *slot, const TextRun *const *runs, const double *widths, size_t count)
{
    double total = 0;

    for (size_t i = 0; i < count; i++)
        total += widths[i];
    if (total > slot->width + 0.001)
        return false;
    slot->runs = arena_memdup(slot->page->pages->arena, runs, sizeof *runs * count);
    slot->widths = arena_memdup(slot->page->pages->arena, widths, sizeof *widths * count);
    slot->count = count;
    slot->total = total;
    return true;
}

/* ---- links, destinations, outline ---- */

void
page_link(PageBuilder *page, Rect box, StructNode *node, const char *uri, const char *destination, const char *contents)
{
    Arena *arena = page->pages->arena;
    PageLink link = { rounded(box), node, arena_strdup(arena, uri), arena_strdup(arena, destination),
                      arena_strdup(arena, contents) };
    StructKid kid = { .kind = KID_LINK };

    if (node == NULL || node->role != ROLE_LINK || (uri == NULL) == (destination == NULL)) {
        fault(page->pages, "a link without a Link element or with no single aim");
        return;
    }
    kid.link.page = (uint32_t)page->serial;
    kid.link.link = page->links->len;
    g_array_append_val(page->links, link);
    add_kid(node, kid);
}

void
page_destination(PageBuilder *page, const char *name, double y)
{
    PageDestination destination = { arena_strdup(page->pages->arena, name), page->serial, pt_round(y) };

    if (!g_hash_table_insert(page->pages->names, (gpointer)(guintptr)destination.name, page))
        fault(page->pages, "two destinations of one name");
    g_array_append_val(page->pages->destinations, destination);
}

const PageBuilder *
pages_find_destination(const PagesBuilder *builder, const char *name)
{
    return g_hash_table_lookup(builder->names, name);
}

void
page_outline(PageBuilder *page, int level, const char *title, double y)
{
    PagesBuilder *b = page->pages;
    PageOutline entry = { level, arena_strdup(b->arena, title), page->serial, pt_round(y) };

    if (b->next_entry == G_MAXUINT)
        g_array_append_val(b->outline, entry);
    else
        g_array_insert_val(b->outline, b->next_entry++, entry);
}

/* ---- finishing ---- */

static double
slot_start(const PageSlot *slot)
{
    double spare = slot->width - slot->total;

    return slot->x + (slot->align == ALIGN_END ? spare : slot->align == ALIGN_CENTER ? spare / 2 : 0);
}

static PageItem *
append_slot(const PageSlot *slot, PageItem *to)
{
    double x = slot_start(slot);

    for (size_t i = 0; i < slot->count; i++) {
        *to++ = text_item(x, slot->y, slot->runs[i]);
        x += slot->widths[i];
    }
    return to;
}

void
page_seal(PageBuilder *page)
{
    gsize count = 0;

    if (page->items == NULL)
        return;
    page->sealed = g_array_steal(page->items, &count);
    page->sealed_count = (guint)count;
    page->sealed = g_realloc_n(page->sealed, count, sizeof(PageItem));
    g_clear_pointer(&page->items, g_array_unref);
}

/* What fills its slots stands among a page's items. */
static void
fill_slots(PageBuilder *page)
{
    guint count = page->sealed_count - page->slots->len, at = 0;
    g_autofree PageItem *before = g_steal_pointer(&page->sealed);
    PageItem *to;

    for (guint i = 0; i < page->slots->len; i++)
        count += (guint)((const PageSlot *)g_ptr_array_index(page->slots, i))->count;
    to = page->sealed = g_new(PageItem, count);
    for (guint i = 0; i < page->slots->len; i++) {
        const PageSlot *slot = g_ptr_array_index(page->slots, i);

        for (; at < slot->item; at++)
            *to++ = before[at];
        to = append_slot(slot, to);
        at++;
    }
    for (; at < page->sealed_count; at++)
        *to++ = before[at];
    page->sealed_count = count;
}

/* Sequences are numbered in painting order; each tells its node the number. */
static void
number_mark(Pages *pages, PageItem *item)
{
    int mark = (int)pages->marks++;

    if (item->begin.node != NULL)
        item->begin.node->kids[item->begin.mark].mark.mark = mark;
    item->begin.mark = mark;
}

/* Its list goes from one to the other, so that a long document is not held twice. */
static void
finish_page(Pages *pages, PageBuilder *from, FinishedPage *to)
{
    page_seal(from);
    if (from->slots->len > 0)
        fill_slots(from);
    for (guint i = 0; i < from->sealed_count; i++)
        if (from->sealed[i].kind == ITEM_BEGIN)
            number_mark(pages, &from->sealed[i]);
    to->size = from->size;
    to->label = from->label;
    to->item_count = from->sealed_count;
    to->items = g_steal_pointer(&from->sealed);
    to->link_count = from->links->len;
    to->links = arena_memdup(pages->arena, from->links->data, sizeof(PageLink) * from->links->len);
}

/* Arrays of kids become final once every mark is in; pages are named by where they stand. */
static void
seal(StructNode *node, const size_t *places)
{
    if (node->extra != NULL)
        node->extra->bbox_page = places[node->extra->bbox_page];
    for (guint i = 0; i < node->kid_count; i++) {
        StructKid *kid = &node->kids[i];

        if (kid->kind == KID_NODE)
            seal((StructNode *)(guintptr)kid->node, places);
        else if (kid->kind == KID_MARK)
            kid->mark.page = (uint32_t)places[kid->mark.page];
        else
            kid->link.page = (uint32_t)places[kid->link.page];
    }
}

static size_t *
places_by_serial(const PagesBuilder *builder)
{
    size_t *places = g_new0(size_t, builder->made->len + 1);

    for (guint i = 0; i < builder->pages->len; i++)
        places[((const PageBuilder *)g_ptr_array_index(builder->pages, i))->serial] = i;
    return places;
}

static void
finish_references(PagesBuilder *builder, Pages *pages, const size_t *places)
{
    int last = 0;

    for (guint i = 0; i < builder->destinations->len; i++)
        g_array_index(builder->destinations, PageDestination, i).page =
            places[g_array_index(builder->destinations, PageDestination, i).page];
    for (guint i = 0; i < builder->outline->len; i++) {
        PageOutline *entry = &g_array_index(builder->outline, PageOutline, i);

        entry->page = places[entry->page];
        last = entry->level = CLAMP(entry->level, 1, last + 1);
    }
    pages->outline_count = builder->outline->len;
    pages->outline = arena_memdup(pages->arena, builder->outline->data, sizeof(PageOutline) * builder->outline->len);
    pages->destination_count = builder->destinations->len;
    pages->destinations =
        arena_memdup(pages->arena, builder->destinations->data, sizeof(PageDestination) * builder->destinations->len);
}

static void
check_destinations(PagesBuilder *b)
{
    for (guint p = 0; p < b->pages->len; p++) {
        const PageBuilder *page = g_ptr_array_index(b->pages, p);

        if (page->open)
            fault(b, "a marked-content sequence is left open");
        for (guint i = 0; i < page->links->len; i++) {
            const PageLink *link = &g_array_index(page->links, PageLink, i);

            if (link->destination != NULL && !g_hash_table_contains(b->names, link->destination))
                fault(b, "a link to a destination that does not exist");
        }
    }
}

Pages *
pages_finish(PagesBuilder *builder, Diags *diags)
{
    g_autofree size_t *places = places_by_serial(builder);
    Pages *pages;

    check_destinations(builder);
    if (builder->pages->len == 0)
        fault(builder, "a document without pages");
    if (builder->fault == NULL && builder->off) {
        g_autofree char *most = g_strdup_printf("more than %.0f points", FARTHEST);

        diag_report_related(diags, DIAG_PAGE_OFF, builder->off_place, builder->off_data, most, NULL);
        return NULL;
    }
    if (builder->fault != NULL || builder->spent) {
        diag_report(diags, DIAG_PAGE_FAULT, (Place){ 0 },
                    builder->fault != NULL ? builder->fault : "a builder used twice", NULL);
        return NULL;
    }
    builder->spent = true;
    pages = arena_new0(builder->arena, Pages, 1);
    *pages = (Pages){ .arena = builder->arena, .info = builder->info, .count = builder->pages->len,
                      .root = builder->root };
    pages->pages = arena_new0(pages->arena, FinishedPage, pages->count);
    for (size_t i = 0; i < pages->count; i++)
        finish_page(pages, g_ptr_array_index(builder->pages, i), &pages->pages[i]);
    finish_references(builder, pages, places);
    if (builder->root != NULL)
        seal(builder->root, places);
    return pages;
}

void
pages_free(Pages *pages)
{
    if (pages == NULL)
        return;
    for (size_t i = 0; i < pages->count; i++)
        g_free(pages->pages[i].items);
    arena_free(pages->arena);
}

void
pages_let_go(Pages *pages, size_t page)
{
    g_clear_pointer(&pages->pages[page].items, g_free);
    pages->pages[page].item_count = 0;
}

/* ---- reading ---- */

const DocumentInfo *pages_info(const Pages *pages) { return &pages->info; }
size_t pages_count(const Pages *pages) { return pages->count; }
Size pages_size(const Pages *pages, size_t page) { return pages->pages[page].size; }
const char *pages_label(const Pages *pages, size_t page) { return pages->pages[page].label; }
size_t pages_mark_count(const Pages *pages) { return pages->marks; }
const StructNode *pages_root(const Pages *pages) { return pages->root; }

StructView
struct_view(const StructNode *node)
{
    static const StructExtra none = { 0 };
    const StructExtra *more = node->extra == NULL ? &none : node->extra;

    return (StructView){ .role = node->role,
                         .alt = more->alt,
                         .actual_text = more->actual_text,
                         .expansion = more->expansion,
                         .language = more->language,
                         .title = more->title,
                         .id = node->id,
                         .list_numbering = more->list_numbering,
                         .summary = more->summary,
                         .headers = more->headers,
                         .properties = more->properties,
                         .property_count = more->property_count,
                         .scope = node->scope,
                         .column_span = node->column_span,
                         .row_span = node->row_span,
                         .has_bbox = more->has_bbox,
                         .bbox_page = more->bbox_page,
                         .bbox = more->bbox,
                         .place = node->place,
                         .data_place = node->data_place,
                         .parent = node->parent,
                         .kids = node->kids,
                         .kid_count = node->kid_count };
}

const PageItem *
pages_items(const Pages *pages, size_t page, size_t *count)
{
    *count = pages->pages[page].item_count;
    return pages->pages[page].items;
}

const PageLink *
pages_links(const Pages *pages, size_t page, size_t *count)
{
    *count = pages->pages[page].link_count;
    return pages->pages[page].links;
}

const PageOutline *
pages_outline(const Pages *pages, size_t *count)
{
    *count = pages->outline_count;
    return pages->outline;
}

const PageDestination *
pages_destinations(const Pages *pages, size_t *count)
{
    *count = pages->destination_count;
    return pages->destinations;
}
