/*
 * A document's pages: measure, cut, look whether the promise is kept and the last page worth its paper, and if not let
 * the lowest-ranked alternative give way and try again. Only the try that holds is painted.
 */
#include "layout/box.h"
#include "base/diag_text.h"
#include "base/limit.h"
#include <math.h>

typedef struct Sheet { Box *box; const PageMaster *master; Box *notes; } Sheet;

/* What of a page is not white. */
static double
filled(const Sheet *sheet)
{
    return sheet->box->height + (sheet->notes == NULL ? 0 : sheet->notes->height);
}

static const PageMaster *
master_of(const Doc *doc, size_t page)
{
    return &doc->masters[page > 0 && doc->master_count > 1 ? 1 : 0];
}

static double
body_width(const PageMaster *master)
{
    return master->size.width - master->margin.start - master->margin.end;
}

static double
body_height(const PageMaster *master)
{
    return master->size.height - master->margin.top - master->margin.bottom;
}

static const char *
millimetres(Layout *layout, double points)
{
    return arena_printf(layout->arena, "%.1f", ceil(points / POINTS_PER_MM * 10) / 10);
}

static const Box *
first_child(const Box *box)
{
    for (guint i = 0; i < box->children->len; i++) {
        const Box *child = g_ptr_array_index(box->children, i);

        if (!child->empty && child->node->kind != DOC_PAGE_BREAK)
            return child;
    }
    return NULL;
}

/* The block that a page ends before: the innermost first child of what is left. */
static const DocNode *
first_block(const Box *box)
{
    while (first_child(box) != NULL && (box->node->kind == DOC_BOX || box->node->kind == DOC_ALTERNATIVES))
        box = first_child(box);
    return box->node;
}

/* Names the block that is at fault itself, not what happens to stand before it. */
static void
too_high(Layout *layout, const Box *rest, double excess)
{
    const DocNode *block = layout->stuck != NULL ? layout->stuck->node : first_block(rest);

    diag_report(layout->diags, DIAG_FIT_TOO_HIGH, block->place, doc_kind_name(block->kind),
                millimetres(layout, layout->stuck != NULL ? layout->stuck_by : excess), NULL);
}

/* What a whole page cannot hold is divided by force. */
static Box *
split_page(Layout *layout, Box *rest, double height, int page, bool *none)
{
    double body = foot_notes_body(layout, rest, height);
    Box *after;

    layout->page_height = height;
    after = split(layout, rest, body, page, none);
    if (*none && body < height && !foot_notes_left(layout))
        after = split(layout, rest, height, page, none);
    if (!*none || foot_notes_left(layout))
        return after;
    layout->force = true;
    layout->stuck = NULL;
    after = split(layout, rest, height, page, none);
    layout->force = false;
    return after;
}

static bool
is_blank(const Box *box)
{
    return box->empty || (box->children->len == 0 && box->text == NULL);
}

/*
 * Gives what is left of a page to the first chart or calendar on it that asks to fill it: in the flow only, as beside
 * others it would push nobody. Returns what it took.
 */
static double
stretch(Layout *layout, Box *box, double room)
{
    double taken = 0;

    if ((box->node->kind == DOC_CHART && box->spec != NULL) || (box->node->kind == DOC_CALENDAR && !box->empty)) {
        double most = box->node->kind == DOC_CALENDAR ? box->calendar.most_height
                                                      : chart_most_height(box->spec, &layout->charts, box->width);

        taken = fmin(room, most - box->height);
        box->height += taken;
        box->changed |= taken != 0;
        return taken;
    }
    if (box->node->kind != DOC_BOX && box->node->kind != DOC_ALTERNATIVES && box->node->kind != DOC_FIGURE)
        return 0;
    for (guint i = 0; i < box->children->len && taken <= 0; i++)
        taken = stretch(layout, g_ptr_array_index(box->children, i), room);
    box->changed |= taken != 0;
    if (taken > 0 && box->node->kind == DOC_ALTERNATIVES)
        box->height += taken;
    else if (taken > 0)
        stack_children(box);
    return taken;
}

/* A page for what is left of a note alone. */
static Box *
without_body(Layout *layout, const Box *root, int page)
{
    Box *box = rest_of(layout, root, page);

    box->height = 0;
    box->empty = true;
    return box;
}

/* Cuts one page from `rest`; false with a diagnostic where nothing can be cut. */
static bool
cut_page(Layout *layout, Box **rest, const Box *root, GArray *sheets)
{
    const PageMaster *master = master_of(layout->doc, sheets->len);
    double height = body_height(master);
    int page = (int)sheets->len;
    Box *body = *rest, *after = NULL;
    bool none = false;
    Sheet sheet = { .master = master };

    if (body == NULL || is_blank(body))
        body = without_body(layout, root, page);
    else
        after = split_page(layout, body, height, page, &none);
    if (none && foot_notes_left(layout)) {
        after = body;
        body = without_body(layout, root, page);
    } else if (none || (after != NULL && body->height <= 0)) {  /* a page with nothing on it brings nobody further */
        too_high(layout, none ? body : after, (none ? body : after)->height - height);
        return false;
    }
    sheet.box = body;
    sheet.notes = foot_notes_take(layout, body, root->width, height, page);
    g_array_append_val(sheets, sheet);
    stretch(layout, body, height - body->height - (sheet.notes == NULL ? 0 : sheet.notes->height));
    *rest = after;
    return true;
}

/* Cuts the whole into pages. */
static bool
paginate(Layout *layout, Box *root, GArray *sheets)
{
    Box *rest = root;

    if (root->children->len > 0) {
        ((Box *)g_ptr_array_index(root->children, 0))->margin_top = 0;
        stack_children(root);
    }
    while ((rest != NULL && (sheets->len == 0 || !is_blank(rest))) || foot_notes_left(layout)) {
        if (sheets->len == MOST_PAGES) {
            limit_exceeded(layout->diags, LIMIT_PAGES, first_block(rest != NULL ? rest : root)->place, NULL);
            return false;
        }
        if (!cut_page(layout, &rest, root, sheets))
            return false;
    }
    return true;
}

/* ---- the fit contract ---- */

typedef struct Give { const DocNode *node; int rank; } Give;

static void
find_give(Layout *layout, const DocNode *node, Give *best)
{
    if (node->kind == DOC_ALTERNATIVES) {
        guint chosen = GPOINTER_TO_UINT(g_hash_table_lookup(layout->chosen, node)), count = 0;
        const DocNode *option = NULL;

        for (const DocNode *child = node->first_child; child != NULL; child = child->next)
            if (count++ == chosen)
                option = child;
        if (chosen + 1 < count && node->u.alternatives.rank > 0 &&
            (best->node == NULL || node->u.alternatives.rank < best->rank))
            *best = (Give){ node, node->u.alternatives.rank };
        if (option != NULL)
            find_give(layout, option, best);
        return;
    }
    for (const DocNode *child = node->first_child; child != NULL; child = child->next)
        find_give(layout, child, best);
}

static bool
give_way(Layout *layout)
{
    Give best = { NULL, 0 };

    find_give(layout, layout->doc->root, &best);
    if (best.node == NULL)
        return false;
    g_hash_table_insert(layout->chosen, (gpointer)(guintptr)best.node,
                        GUINT_TO_POINTER(GPOINTER_TO_UINT(g_hash_table_lookup(layout->chosen, best.node)) + 1));
    return true;
}

static void
report_misfit(Layout *layout, const GArray *sheets, bool tired)
{
    size_t promised = (size_t)layout->doc->max_pages;
    double excess = 0;
    const DocNode *block = NULL;

    for (size_t i = promised; i < sheets->len; i++) {
        const Sheet *sheet = &g_array_index(sheets, Sheet, i);

        if (block == NULL)
            block = first_block(sheet->box);
        excess += filled(sheet);
    }
    g_assert(block != NULL);                    /* called with more sheets than were promised */
    diag_report(layout->diags, DIAG_FIT_FAILED, block->place, arena_printf(layout->arena, "%zu", promised),
                millimetres(layout, excess), doc_kind_name(block->kind), NULL);
    if (tired)
        limit_exceeded(layout->diags, LIMIT_ALTERNATIVES, block->place, NULL);
}

static bool
try_width(Layout *layout, GArray *sheets, double width)
{
    Box *root = measure(layout, layout->doc->root, width);

    foot_notes_measure(layout, width);
    g_array_set_size(sheets, 0);
    if (root->overflow > 0.5) {
        const DocNode *node = root->overflow_node;

        diag_report(layout->diags, DIAG_FIT_TOO_WIDE, node->place, doc_kind_name(node->kind),
                    millimetres(layout, root->overflow), NULL);
        return false;
    }
    return paginate(layout, root, sheets);
}

/*
 * One try: measured and cut, nothing painted. What is measured goes on from page to page, so that all pages are set to
 * the width of the narrower master, if one of the other is needed.
 */
static bool
try_layout(Layout *layout, GArray *sheets)
{
    double first = body_width(master_of(layout->doc, 0)), later = body_width(master_of(layout->doc, 1));

    return try_width(layout, sheets, first) &&
           (later >= first - 0.01 || sheets->len < 2 || try_width(layout, sheets, later));
}

/* Gives way until what is promised is kept. */
static bool
keep_promise(Layout *layout, GArray *sheets)
{
    for (int given_up = 0;; given_up++) {
        if (!try_layout(layout, sheets))
            return false;
        if (layout->doc->max_pages == 0 || sheets->len <= (guint)layout->doc->max_pages)
            return true;
        if (given_up == MOST_ALTERNATIVES || !give_way(layout)) {
            report_misfit(layout, sheets, given_up == MOST_ALTERNATIVES);
            return false;
        }
    }
}

/*
 * For a last page with less on it than this share of its height alternatives give way; with less than the second, air,
 * too. Where the template itself says how many pages it should take, only the second holds.
 */
static const double LEAST_FILL = 0.5, LEAST_FILL_OF_AIR = 0.25;

static bool
is_under(const GArray *sheets, double share)
{
    const Sheet *last = &g_array_index(sheets, Sheet, sheets->len - 1);

    return sheets->len > 1 && filled(last) < share * body_height(last->master);
}

/* How many pages it should take: no more than the template aims at, and no last page that is nearly empty. */
static guint
wanted_pages(const Layout *layout, const GArray *sheets)
{
    guint wanted = sheets->len, aim = (guint)layout->doc->aim_pages;

    if (is_under(sheets, aim > 0 ? LEAST_FILL_OF_AIR : LEAST_FILL))
        wanted--;
    return MAX(aim > 0 ? MIN(wanted, aim) : wanted, (guint)MAX(layout->doc->min_pages, 1));
}

static GHashTable *
copy_of(GHashTable *chosen)
{
    GHashTable *copy = g_hash_table_new(g_direct_hash, g_direct_equal);
    GHashTableIter iter;
    gpointer key, value;

    for (g_hash_table_iter_init(&iter, chosen); g_hash_table_iter_next(&iter, &key, &value);)
        g_hash_table_insert(copy, key, value);
    return copy;
}

/* What spaces between blocks are taken times, one after the other, where that saves a page. */
static const double AIRS[] = { 1, 0.75, 0.5, 0.35 };

/* Of how many pages a document may have for a nearly empty last one to be saved so; of more it is a small part. */
static const guint PAGES_TIGHTENED = 4;

/*
 * The last thing to give way: spaces above and below, but for those in tinted boxes, which are figures of their own.
 * Where no number of pages is aimed at, half of them stay, and all where the last page has a quarter on it.
 */
static bool
tighten(Layout *layout, guint pages, bool nearly_empty)
{
    bool aims = layout->doc->aim_pages > 0;
    double least = aims ? AIRS[G_N_ELEMENTS(AIRS) - 1] : nearly_empty && pages <= PAGES_TIGHTENED ? 0.5 : 1;

    for (size_t i = 1; i < G_N_ELEMENTS(AIRS) && AIRS[i] >= least; i++) {
        if (layout->air > AIRS[i]) {
            layout->air = AIRS[i];
            return true;
        }
    }
    return false;
}

/*
 * What gives way without saving a page has given way for nothing: the fewest pages are kept, with the roomiest
 * alternatives that come to so many.
 */
static bool
save_pages(Layout *layout, GArray *sheets)
{
    guint wanted = wanted_pages(layout, sheets), fewest = sheets->len;
    GHashTable *best;
    double air = layout->air;
    int tries = 0;
    bool set = true, nearly_empty = is_under(sheets, LEAST_FILL_OF_AIR);

    if (wanted >= sheets->len)
        return true;
    best = copy_of(layout->chosen);
    for (; set && sheets->len > wanted && tries < MOST_ALTERNATIVES &&
           (give_way(layout) || tighten(layout, fewest, nearly_empty)); tries++) {
        set = try_layout(layout, sheets);
        if (set && sheets->len < fewest) {
            fewest = sheets->len;
            g_hash_table_unref(best);
            best = copy_of(layout->chosen);
            air = layout->air;
        }
    }
    if (set && (sheets->len == wanted || tries == 0)) {         /* what nothing gave way in stands as it is */
        g_hash_table_unref(best);
        return true;
    }
    g_hash_table_unref(layout->chosen);
    layout->chosen = best;
    layout->air = air;
    return set && try_layout(layout, sheets);
}

static bool
settle(Layout *layout, GArray *sheets)
{
    guint before;

    if (!keep_promise(layout, sheets))
        return false;
    do {                                        /* a page saved leaves another last one, which may be as empty */
        before = sheets->len;
        if (!save_pages(layout, sheets))
            return false;
    } while (sheets->len < before);
    return true;
}

/* ---- painting what holds ---- */

static void
paint_sheets(Layout *layout, const GArray *sheets)
{
    for (guint i = 0; i < sheets->len; i++) {
        const Sheet *sheet = &g_array_index(sheets, Sheet, i);
        const PageMaster *master = sheet->master;
        PageBuilder *page = pages_append(layout->pages, master->size, NULL);
        double left = layout->doc->direction == DIRECTION_RTL ? master->margin.end : master->margin.start;

        g_ptr_array_add(layout->sheets, page);
        if (i == 0 && layout->begin != NULL)
            layout->begin(page, layout->begin_data);
        paint_watermark(layout, page, (Rect){ left, master->margin.top, body_width(master), body_height(master) });
        paint_flow(layout, page, sheet->box, left, master->margin.top, body_width(master));
        if (sheet->notes != NULL)
            paint_flow(layout, page, sheet->notes, left,
                       master->size.height - master->margin.bottom - sheet->notes->height, body_width(master));
        paint_margins(layout, page, master, i + 1 == sheets->len);
    }
}

bool
layout_document(Layout *layout)
{
    g_autoptr(GArray) sheets = g_array_new(FALSE, TRUE, sizeof(Sheet));
    bool settled;

    layout->inlines = g_hash_table_new(g_direct_hash, g_direct_equal);
    layout->measured = g_hash_table_new(g_direct_hash, g_direct_equal);
    layout->leaves = g_array_new(FALSE, TRUE, sizeof(Leaf));
    layout->places = g_array_new(FALSE, TRUE, sizeof(InlinePlace));
    layout->chosen = g_hash_table_new(g_direct_hash, g_direct_equal);
    layout->tags = g_hash_table_new(g_direct_hash, g_direct_equal);
    layout->air = 1;
    layout->errors = diags_count(layout->diags, SEVERITY_ERROR);
    layout->painted = g_hash_table_new(g_direct_hash, g_direct_equal);
    layout->boxes = g_ptr_array_new();
    layout->childless = g_ptr_array_new();
    if (layout->lets_go && !layout->doc->has_foot_notes)        /* what calls a note is looked for line by line */
        layout->rows = row_memory_new(layout);
    settled = settle(layout, sheets);
    if (settled)
        paint_sheets(layout, sheets);
    if (settled && diags_count(layout->diags, SEVERITY_ERROR) == layout->errors)
        layout_account(layout);
    row_memory_free(layout->rows);
    g_hash_table_unref(layout->inlines);
    g_hash_table_unref(layout->measured);
    g_array_unref(layout->leaves);
    g_array_unref(layout->places);
    g_hash_table_unref(layout->chosen);
    g_clear_pointer(&layout->refused, g_hash_table_unref);
    foot_notes_clear(layout);
    g_hash_table_unref(layout->tags);
    g_clear_pointer(&layout->printed, g_hash_table_unref);
    g_hash_table_unref(layout->painted);
    g_ptr_array_unref(layout->boxes);
    g_assert(layout->childless->len == 0);          /* children are added by box_add() */
    g_ptr_array_unref(layout->childless);
    return settled && diags_count(layout->diags, SEVERITY_ERROR) == layout->errors;
}
