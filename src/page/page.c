/*
 * The display list, which grows beside the structure tree. Builders are sticky: the first fault is kept, later
 * calls do nothing, and pages_finish() tells.
 */
#include "page/building.h"
#include <math.h>
#include <string.h>

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

/* What stands on a page that nobody will see. */
static void
drop_items(PageBuilder *page)
{
    page_seal(page);
    g_clear_pointer(&page->sealed, g_free);
    page->sealed_count = 0;
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
    for (size_t i = first + count; i-- > first;) {
        drop_references(builder, g_ptr_array_index(builder->pages, i));
        drop_items(g_ptr_array_index(builder->pages, i));
    }
    g_ptr_array_remove_range(builder->pages, (guint)first, (guint)count);
    if (part != NULL)
        struct_take_out_kids(builder, part);
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
        struct_add_kid(node, kid);
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

PageItem
page_text_item(double x, double y, const TextRun *run)
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
    const PagesBuilder *pages = page->pages;
    PageItem item = page_text_item(x, y, pages->keep == NULL ? run : pages->keep(run, pages->keep_data));

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
    struct_add_kid(node, kid);
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
