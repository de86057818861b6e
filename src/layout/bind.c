/*
 * Documents bound into one. Parts are set and painted one after the other and forgotten but for their pages; what
 * depends on all of them (blanks before right-hand pages, labels, page numbers in the text) is settled when the last
 * one stands.
 */
#include "base/roman.h"
#include "base/diag_text.h"
#include "layout/box.h"
#include <string.h>

/* Pages that are counted together. */
typedef struct Sequence { const char *prefix; PageNumbering numbering; size_t count; const char *last; } Sequence;

typedef struct PartRecord {
    BoundPart part;                     /* texts in the pages' arena */
    StructNode *node;                   /* NULL: a blank */
    StructNode *parent; int level;      /* of its entry in the outline; 0: none */
    GPtrArray *pages;                   /* PageBuilder */
    double widest;                      /* room for page numbers that its slots were given, em */
    double needed;                      /* and that they need */
    bool foreign, blanked;              /* blanked: a blank page goes before it */
    const char *language; TextDirection direction;
    const char *group_name, *group_title;       /* of the group that it begins; NULL: it begins none */
} PartRecord;

typedef struct StoreRecord { const char *language; TextDirection direction; TextStore *store; } StoreRecord;

struct Binder {
    PagesBuilder *pages;
    TextSystem *text;
    Diags *diags;
    const char *language;
    bool alone;                         /* one document that is nobody's part */
    StructNode *document, *group;
    GPtrArray *parts;                   /* PartRecord, blanks that were asked for included */
    GPtrArray *blanks;                  /* PageBuilder put before right-hand pages */
    GArray *slots, *aims;
    GPtrArray *sequences;               /* Sequence */
    GArray *stores;                     /* StoreRecord: what page numbers are set with, each text once */
    size_t values;
    bool failed, settled;
    RunKeep *keep;                      /* texts that outlive their part */
    const char *group_name, *group_title;       /* of a group whose first part is still to come */
};

/* ---- making a binder ---- */

static void
free_store(void *record)
{
    text_store_free(((StoreRecord *)record)->store);
}

static void
free_part(void *data)
{
    PartRecord *part = data;

    g_ptr_array_unref(part->pages);
    g_free(part);
}

Binder *
binder_new(const DocumentInfo *info, TextSystem *text, Diags *diags)
{
    Binder *b = g_new0(Binder, 1);

    b->pages = pages_builder_new(info);
    b->text = text;
    b->diags = diags;
    b->language = g_intern_string(info->language);
    b->document = struct_append(b->pages, NULL, ROLE_DOCUMENT);
    b->parts = g_ptr_array_new_with_free_func(free_part);
    b->blanks = g_ptr_array_new();
    b->slots = g_array_new(FALSE, TRUE, sizeof(SlotUse));
    b->aims = g_array_new(FALSE, TRUE, sizeof(Aim));
    b->sequences = g_ptr_array_new();
    b->stores = g_array_new(FALSE, TRUE, sizeof(StoreRecord));
    g_array_set_clear_func(b->stores, free_store);
    b->keep = run_keep_new(pages_arena(b->pages));
    return b;
}

void
binder_free(Binder *b)
{
    if (b == NULL)
        return;
    g_array_unref(b->aims);
    g_array_unref(b->slots);
    g_ptr_array_unref(b->sequences);
    g_array_unref(b->stores);
    g_ptr_array_unref(b->blanks);
    g_ptr_array_unref(b->parts);
    run_keep_free(b->keep);
    pages_builder_free(b->pages);
    g_free(b);
}

size_t
binder_length(const Binder *b)
{
    return pages_length(b->pages);
}

/* ---- parts ---- */

/* The group's own entry stands where its first part begins. */
void
binder_open_group(Binder *b, const char *name, const char *title)
{
    b->group = struct_append(b->pages, b->document, ROLE_PART);
    struct_set_title(b->group, title);
    b->group_name = arena_strdup(pages_arena(b->pages), name);
    b->group_title = arena_strdup(pages_arena(b->pages), title);
}

void
binder_close_group(Binder *b)
{
    b->group = NULL;
    b->group_name = b->group_title = NULL;
}

static PartRecord *
add_record(Binder *b, const BoundPart *part)
{
    Arena *arena = pages_arena(b->pages);
    PartRecord *record = g_new0(PartRecord, 1);

    record->part = *part;
    record->part.name = arena_strdup(arena, part->name);
    record->part.title = arena_strdup(arena, part->title);
    record->part.prefix = arena_strdup(arena, part->prefix == NULL ? "" : part->prefix);
    record->parent = b->group != NULL ? b->group : b->document;
    record->level = part->title == NULL ? 0 : b->group != NULL ? 2 : 1;
    record->pages = g_ptr_array_new();
    record->language = b->language;
    record->group_name = b->group_name;
    record->group_title = b->group_title;
    b->group_name = b->group_title = NULL;
    g_ptr_array_add(b->parts, record);
    return record;
}

static void
make_node(Binder *b, PartRecord *record, const char *language)
{
    if (b->alone) {
        record->node = b->document;
        return;
    }
    record->node = struct_append(b->pages, record->parent, b->group != NULL || record->foreign ? ROLE_SECT : ROLE_PART);
    if (record->part.title != NULL)
        struct_set_title(record->node, record->part.title);
    if (language != NULL && strcmp(language, b->language) != 0)
        struct_set_language(record->node, language);
}

/*
 * What stands at the beginning of a part: its entries in the outline, before those of its headings, and its
 * destination.
 */
static void
mark_beginning(PageBuilder *first, void *data)
{
    const PartRecord *record = data;

    if (record->group_title != NULL) {
        page_outline(first, 1, record->group_title, 0);
        page_destination(first, record->group_name, 0);
    }
    if (record->level > 0)
        page_outline(first, record->level, record->part.title, 0);
    if (record->part.name != NULL)
        page_destination(first, record->part.name, 0);
}

static const TextRun *
keep_run(const TextRun *run, void *keep)
{
    return run_keep(keep, run);
}

/*
 * Bytes of a document from which on what was only measured of it does not stay with its pages, though keeping text
 * apart then takes a little longer: a fact sheet has an eighth of it.
 */
static const size_t LARGE_DOCUMENT = (size_t)4 << 20;

static bool
set_part(Binder *b, PartRecord *record, size_t index, const Doc *doc, const Lang *lang)
{
    bool apart = !b->alone || arena_size(doc->arena) >= LARGE_DOCUMENT;
    g_autoptr(Arena) scratch = apart ? arena_new() : NULL;
    Arena *arena = apart ? scratch : pages_arena(b->pages);
    g_autoptr(TextStore) store = text_store_new(b->text, arena, doc->language, doc->direction, b->diags);
    Layout layout = { .doc = doc,
                      .text = store,
                      .lang = lang,
                      .diags = b->diags,
                      .arena = arena,
                      .pages = b->pages,
                      .part_name = record->part.name,
                      .part = index,
                      .heading_level = MAX(record->level - 1, 0),
                      .titled = record->level > 0,
                      .widest = record->widest,
                      .sheets = record->pages,
                      .charts = { .text = store, .lang = lang, .theme = doc->chart_theme,
                                  .direction = doc->direction, .pictures = doc->pictures },
                      .slots = b->slots,
                      .aims = b->aims,
                      .document = record->node,
                      .values = &b->values,
                      .begin = mark_beginning,
                      .begin_data = record,
                      .lets_go = apart };
    bool done;

    text_store_find_places(store, &doc->data);
    record->language = g_intern_string(doc->language);
    record->direction = doc->direction;
    g_ptr_array_set_size(record->pages, 0);
    if (apart)
        pages_keep_runs(b->pages, keep_run, b->keep);
    done = layout_document(&layout);
    pages_keep_runs(b->pages, NULL, NULL);
    for (guint i = 0; i < record->pages->len; i++)
        page_seal(g_ptr_array_index(record->pages, i));
    b->failed |= !done;
    b->settled = false;
    return done;
}

bool
binder_add(Binder *b, const Doc *doc, const BoundPart *part, const Lang *lang)
{
    PartRecord *record = add_record(b, part);

    make_node(b, record, doc->language);
    if (doc->property_count > 0)
        struct_set_properties(record->node, doc->properties, doc->property_count);
    return set_part(b, record, b->parts->len - 1, doc, lang);
}

bool
binder_set_again(Binder *b, size_t part, const Doc *doc, const Lang *lang)
{
    PartRecord *record = g_ptr_array_index(b->parts, part);
    bool done;

    for (guint i = b->slots->len; i-- > 0;)
        if (g_array_index(b->slots, SlotUse, i).part == part)
            g_array_remove_index(b->slots, i);
    record->widest = record->needed;
    pages_take_out(b->pages, record->node, page_index(g_ptr_array_index(record->pages, 0)), record->pages->len);
    done = set_part(b, record, part, doc, lang);
    pages_append_last(b->pages);
    return done;
}

void
binder_add_blank(Binder *b)
{
    static const Size a4 = { 595.276, 841.89 };
    const PartRecord *last = b->parts->len == 0 ? NULL : g_ptr_array_index(b->parts, b->parts->len - 1);
    bool follows = last != NULL && last->pages->len > 0;
    BoundPart part = { .numbering = follows ? last->part.numbering : NUMBERING_NONE,
                       .prefix = follows ? last->part.prefix : NULL };
    Size size = follows ? page_size(g_ptr_array_index(last->pages, last->pages->len - 1)) : a4;
    PartRecord *record = add_record(b, &part);

    g_ptr_array_add(record->pages, pages_append(b->pages, size, NULL));
    b->settled = false;
}

/* Head and foot of a page whose content comes from elsewhere; where that goes. */
static Rect
frame_foreign(Binder *b, PartRecord *record, const Doc *frame, const Lang *lang, PageBuilder *page)
{
    g_autoptr(TextStore) store =
        text_store_new(b->text, pages_arena(b->pages), frame->language, frame->direction, b->diags);
    const PageMaster *master = &frame->masters[record->pages->len > 1 && frame->master_count > 1 ? 1 : 0];
    Layout layout = { .doc = frame,
                      .text = store,
                      .lang = lang,
                      .diags = b->diags,
                      .arena = pages_arena(b->pages),
                      .pages = b->pages,
                      .part_name = record->part.name,
                      .part = b->parts->len - 1,
                      .sheets = record->pages,
                      .slots = b->slots,
                      .aims = b->aims,
                      .document = record->node,
                      .values = &b->values };
    bool rtl = frame->direction == DIRECTION_RTL;

    text_store_find_places(store, &frame->data);
    record->language = g_intern_string(frame->language);
    record->direction = frame->direction;
    paint_margins(&layout, page, master, false);
    return (Rect){ rtl ? master->margin.end : master->margin.start, master->margin.top,
                   master->size.width - master->margin.start - master->margin.end,
                   master->size.height - master->margin.top - master->margin.bottom };
}

void
binder_add_foreign(Binder *b, const Doc *frame, const BoundPart *part, const Lang *lang, const Size *sizes,
                   size_t count, Rect *boxes)
{
    PartRecord *record = add_record(b, part);

    record->foreign = true;
    b->settled = false;
    make_node(b, record, NULL);
    struct_set_id(record->node, part->name);
    for (size_t i = 0; i < count; i++) {
        Size size = frame != NULL ? frame->masters[0].size : sizes[i];
        PageBuilder *page = pages_append(b->pages, size, NULL);

        boxes[i] = (Rect){ 0, 0, size.width, size.height };
        g_ptr_array_add(record->pages, page);
        if (i == 0)
            mark_beginning(page, record);
        if (frame != NULL)
            boxes[i] = frame_foreign(b, record, frame, lang, page);
    }
}

/* ---- when the last part stands ---- */

static void
drop_blanks(Binder *b)
{
    for (guint i = 0; i < b->blanks->len; i++)
        pages_take_out(b->pages, NULL, page_index(g_ptr_array_index(b->blanks, i)), 1);
    pages_append_last(b->pages);
    g_ptr_array_set_size(b->blanks, 0);
}

/* Right-hand pages are those of even index. */
static void
turn_to_recto(Binder *b, PartRecord *record)
{
    const PageBuilder *first = record->pages->len == 0 ? NULL : g_ptr_array_index(record->pages, 0);
    size_t index = first == NULL ? 0 : page_index(first);

    record->blanked = record->part.recto && index % 2 == 1;
    if (!record->blanked)
        return;
    pages_take_out(b->pages, NULL, index, 0);
    g_ptr_array_add(b->blanks, pages_append(b->pages, page_size(first), NULL));
    pages_append_last(b->pages);
}

static Sequence *
sequence_of(Binder *b, const BoundPart *part)
{
    Sequence *sequence;

    for (guint i = 0; i < b->sequences->len; i++) {
        sequence = g_ptr_array_index(b->sequences, i);
        if (sequence->numbering == part->numbering && strcmp(sequence->prefix, part->prefix) == 0)
            return sequence;
    }
    sequence = arena_new0(pages_arena(b->pages), Sequence, 1);
    *sequence = (Sequence){ .prefix = part->prefix, .numbering = part->numbering };
    g_ptr_array_add(b->sequences, sequence);
    return sequence;
}

static void
label_page(PageBuilder *page, Sequence *sequence)
{
    g_autofree char *number = NULL, *label = NULL;

    if (sequence->numbering == NUMBERING_NONE)
        return;
    sequence->count++;
    number = sequence->numbering == NUMBERING_ROMAN ? roman_numeral(sequence->count)
                                                    : g_strdup_printf("%zu", sequence->count);
    label = g_strconcat(sequence->prefix, number, NULL);
    page_set_label(page, label);
    sequence->last = page_label(page);
}

/* A blank before a right-hand page is counted with the pages before it. */
static void
label_pages(Binder *b, GHashTable *sequences)
{
    Sequence *last = NULL;
    size_t blank = 0;

    for (guint i = 0; i < b->sequences->len; i++)
        ((Sequence *)g_ptr_array_index(b->sequences, i))->count = 0;
    for (guint i = 0; i < b->parts->len; i++) {
        const PartRecord *record = g_ptr_array_index(b->parts, i);

        if (record->blanked && last != NULL)
            label_page(g_ptr_array_index(b->blanks, blank), last);
        blank += record->blanked;
        last = sequence_of(b, &record->part);
        for (guint p = 0; p < record->pages->len; p++) {
            label_page(g_ptr_array_index(record->pages, p), last);
            g_hash_table_insert(sequences, g_ptr_array_index(record->pages, p), last);
        }
    }
}

static TextStore *
store_for(Binder *b, const PartRecord *part)
{
    StoreRecord record = { part->language, part->direction, NULL };

    for (guint i = 0; i < b->stores->len; i++) {
        const StoreRecord *r = &g_array_index(b->stores, StoreRecord, i);

        if (r->direction == part->direction && r->language == part->language)           /* both interned */
            return r->store;
    }
    record.store = text_store_new(b->text, pages_arena(b->pages), record.language, record.direction, b->diags);
    g_array_append_val(b->stores, record);
    return record.store;
}

static char *
slot_text(const SlotUse *use, const PageBuilder *page, GHashTable *sequences)
{
    const Sequence *sequence = g_hash_table_lookup(sequences, page);
    GString *out = g_string_new(NULL);

    for (const char *c = use->text; *c != '\0'; c++)
        if (*c == *SLOT_LABEL)
            g_string_append(out, page_label(page));
        else if (*c == *SLOT_LAST)
            g_string_append(out, sequence == NULL || sequence->last == NULL ? "" : sequence->last);
        else
            g_string_append_c(out, *c);
    return g_string_free(out, FALSE);
}

/* False when the text is wider than what was reserved for it. */
static bool
fill_slot(const SlotUse *use, TextStore *store, const char *text, double *width)
{
    const TextLine *line = text_line(store, text, &use->style);
    g_autofree const TextRun **runs = g_new(const TextRun *, line->count + 1);
    g_autofree double *widths = g_new(double, line->count + 1);

    for (size_t i = 0; i < line->count; i++) {
        runs[i] = line->pieces[i].run;
        widths[i] = line->pieces[i].width;
    }
    *width = line->width;
    return page_slot_fill(use->slot, runs, widths, line->count);
}

static void
fill_slots(Binder *b, GHashTable *sequences)
{
    for (guint i = 0; i < b->slots->len; i++) {
        const SlotUse *use = &g_array_index(b->slots, SlotUse, i);
        PartRecord *part = g_ptr_array_index(b->parts, use->part);
        const PageBuilder *page =
            use->destination == NULL ? use->page : pages_find_destination(b->pages, use->destination);
        g_autofree char *text = NULL;
        double width;

        if (page == NULL)
            continue;
        text = slot_text(use, page, sequences);
        if (!fill_slot(use, store_for(b, part), text, &width))
            part->needed = MAX(part->needed, width / use->style.size);
    }
}

/* What depends on all parts; done again after a part was set again. */
static void
settle(Binder *b)
{
    g_autoptr(GHashTable) sequences = g_hash_table_new(g_direct_hash, g_direct_equal);

    if (b->settled)
        return;
    b->settled = true;
    drop_blanks(b);
    for (guint i = 0; i < b->parts->len; i++)
        turn_to_recto(b, g_ptr_array_index(b->parts, i));
    label_pages(b, sequences);
    fill_slots(b, sequences);
}

static bool
find_outgrown(const Binder *b, size_t *part)
{
    for (guint i = 0; i < b->parts->len; i++) {
        const PartRecord *record = g_ptr_array_index(b->parts, i);

        if (record->needed > record->widest) {
            *part = i;
            return true;
        }
    }
    return false;
}

/*
 * All that are known to be outgrown are set again before what depends on all is settled anew: of a thousand parts whose
 * numbers get a fourth digit at once, each is set and painted once more, and not the slots of all a thousand times.
 */
bool
binder_outgrown(Binder *b, size_t *part)
{
    if (b->failed)
        return false;
    if (find_outgrown(b, part))
        return true;
    settle(b);
    return find_outgrown(b, part);
}

size_t
binder_first_page(Binder *b, size_t part)
{
    const PartRecord *record = g_ptr_array_index(b->parts, part);

    settle(b);
    return record->pages->len == 0 ? G_MAXSIZE : page_index(g_ptr_array_index(record->pages, 0));
}

static void
check_aim(Binder *b, const char *destination, Place place)
{
    if (destination == NULL || pages_find_destination(b->pages, destination) != NULL)
        return;
    diag_report(b->diags, DIAG_LAYOUT_NO_DESTINATION, place, destination, NULL);
    b->failed = true;
}

Pages *
binder_finish(Binder *b)
{
    if (!b->failed)
        settle(b);
    for (guint i = 0; i < b->slots->len; i++)
        check_aim(b, g_array_index(b->slots, SlotUse, i).destination, g_array_index(b->slots, SlotUse, i).place);
    for (guint i = 0; i < b->aims->len; i++)
        check_aim(b, g_array_index(b->aims, Aim, i).destination, g_array_index(b->aims, Aim, i).place);
    return b->failed ? NULL : pages_finish(b->pages, b->diags);
}

Pages *
layout_pages(const Doc *doc, TextSystem *text, const Lang *lang, Diags *diags)
{
    DocumentInfo info = { doc->title,     doc->author,  doc->subject,    doc->keywords, doc->language,
                          doc->direction, doc->created, doc->description };
    g_autoptr(Binder) binder = binder_new(&info, text, diags);
    BoundPart part = { .numbering = NUMBERING_DECIMAL };
    size_t outgrown;

    binder->alone = true;
    binder_add(binder, doc, &part, lang);
    while (binder_outgrown(binder, &outgrown))
        binder_set_again(binder, outgrown, doc, lang);
    return binder_finish(binder);
}
