/*
 * A foreign file, looked at before anything of it is used: can it be read, has somebody locked or signed it, how many
 * pages are there and how large are they as a reader shows them.
 */
#include "annex/pass.h"
#include <math.h>
#include <string.h>
#include "audit/audit.h"
#include "base/diag_lang.h"
#include "base/diag_pdf.h"
#include "base/input.h"

/* of a page, in points (ISO 32000-1, Annex C); what is beyond is shown at another scale */
static const double longest_side = 14400, shortest_side = 1;
static const double letter_width = 612, letter_height = 792;    /* when a page has no box that makes sense */

/* ---- what it is when it is no PDF ---- */

typedef struct Magic { const char *bytes; size_t length; const char *what; } Magic;

static const Magic magics[] = {
    { "\x89PNG\r\n", 6,      "it is a PNG picture" },
    { "\xFF\xD8\xFF", 3,     "it is a JPEG picture" },
    { "GIF8", 4,             "it is a GIF picture" },
    { "II*\0", 4,            "it is a TIFF picture" },
    { "MM\0*", 4,            "it is a TIFF picture" },
    { "PK\x03\x04", 4,       "it is a ZIP archive, as office programs write them" },
    { "\xD0\xCF\x11\xE0", 4, "it is a document of an old office program" },
    { "%!PS", 4,             "it is PostScript" },
    { "{\\rtf", 5,           "it is Rich Text" },
    { "<", 1,                "it is HTML or XML" },
};

static char *
what_it_is(GBytes *bytes)
{
    gsize size;
    const char *text = g_bytes_get_data(bytes, &size);

    if (size == 0)
        return g_strdup("it is empty");
    for (size_t i = 0; i < G_N_ELEMENTS(magics); i++)
        if (size >= magics[i].length && memcmp(text, magics[i].bytes, magics[i].length) == 0)
            return g_strdup(magics[i].what);
    return g_strdup("it does not begin with %PDF-");
}

/* ---- pages ---- */

typedef struct PageStep { const Object *object, *resources, *media, *crop, *rotate; int depth; } PageStep;

static bool
read_box(ObjectFile *file, const Object *array, double box[4])
{
    if (array->kind != OBJECT_ARRAY || array->length != 4)
        return false;
    for (size_t i = 0; i < 2; i++) {
        double one = object_number(object_item(file, array, i)), other = object_number(object_item(file, array, i + 2));

        box[i] = MIN(one, other);
        box[i + 2] = MAX(one, other);
    }
    return box[2] - box[0] > 0.01 && box[3] - box[1] > 0.01 && isfinite(box[2] - box[0]) && isfinite(box[3] - box[1]);
}

/* The crop box within the media box; the media box when nothing would be left. */
static void
set_shown(ObjectFile *file, ForeignPage *page, const Object *media, const Object *crop)
{
    double m[4] = { 0, 0, letter_width, letter_height }, c[4], whole[4];

    if (read_box(file, media, whole))
        memcpy(m, whole, sizeof m);
    if (read_box(file, crop, c) && MIN(c[2], m[2]) - MAX(c[0], m[0]) > 0.01 &&
        MIN(c[3], m[3]) - MAX(c[1], m[1]) > 0.01) {
        m[0] = MAX(c[0], m[0]);
        m[1] = MAX(c[1], m[1]);
        m[2] = MIN(c[2], m[2]);
        m[3] = MIN(c[3], m[3]);
    }
    page->left = m[0];
    page->bottom = m[1];
    page->right = m[2];
    page->top = m[3];
}

static void
add_page(ForeignPdf *f, const PageStep *step)
{
    ForeignPage page = { .dict = step->object, .resources = step->resources };
    double unit = object_number(object_get(f->file, step->object, "UserUnit"));
    gint64 rotate = object_integer(step->rotate, 0);

    set_shown(f->file, &page, step->media, step->crop);
    page.rotate = rotate % 90 == 0 ? (int)((rotate % 360 + 360) % 360) : 0;
    page.unit = unit > 0 && isfinite(unit) ? unit : 1;
    g_array_append_val(f->pages, page);
    if (step->object->number != 0 && !g_hash_table_contains(f->page_of, GINT_TO_POINTER(step->object->number)))
        g_hash_table_insert(f->page_of, GINT_TO_POINTER(step->object->number), GINT_TO_POINTER((int)f->pages->len));
}

static const Object *
inherited(ObjectFile *file, const Object *dict, const char *key, const Object *from)
{
    const Object *own = object_get(file, dict, key);

    return own->kind == OBJECT_NULL ? from : own;
}

/* A node or a page, with what it inherits (7.7.3.4). Resources stay a reference, for pages may share them. */
static PageStep
step_into(ObjectFile *file, const PageStep *step)
{
    const Object *dict = object_resolve(file, step->object), *resources = object_find(dict, "Resources");

    return (PageStep){ dict,
                       resources->kind == OBJECT_NULL ? step->resources : resources,
                       inherited(file, dict, "MediaBox", step->media),
                       inherited(file, dict, "CropBox", step->crop),
                       inherited(file, dict, "Rotate", step->rotate),
                       step->depth + 1 };
}

static void
gather_pages(ForeignPdf *f, size_t most)
{
    g_autoptr(GArray) stack = g_array_new(FALSE, FALSE, sizeof(PageStep));
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
    PageStep step = { object_find(f->catalog, "Pages"), &object_null, &object_null, &object_null, &object_null, 0 };

    g_array_append_val(stack, step);
    while (stack->len > 0 && f->pages->len <= most) {
        const Object *kids;

        step = step_into(f->file, &g_array_index(stack, PageStep, stack->len - 1));
        g_array_set_size(stack, stack->len - 1);
        kids = object_get(f->file, step.object, "Kids");
        f->too_deep = f->too_deep || step.depth > MOST_ANNEX_PAGE_DEPTH;
        if (step.object->kind != OBJECT_DICT || step.depth > MOST_ANNEX_PAGE_DEPTH)
            continue;
        if (kids->kind != OBJECT_ARRAY)
            add_page(f, &step);
        else if (step.object->number == 0 || g_hash_table_add(seen, GINT_TO_POINTER(step.object->number)))
            for (size_t i = kids->length; i-- > 0;) {
                PageStep kid = step;

                kid.object = kids->items[i];
                g_array_append_val(stack, kid);
            }
    }
}

/* ---- troubles ---- */

static bool
is_signed_field(ObjectFile *file, const Object *field)
{
    return object_is_name(object_get(file, field, "FT"), "Sig") && object_get(file, field, "V")->kind == OBJECT_DICT;
}

/* An array of fields, each with those below it; each array once, whatever leads to it. */
static bool
has_signed_field(ObjectFile *file, const Object *fields)
{
    g_autoptr(GPtrArray) stack = g_ptr_array_new();
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);

    g_ptr_array_add(stack, (void *)(guintptr)fields);
    while (stack->len > 0) {
        const Object *array = g_ptr_array_steal_index_fast(stack, stack->len - 1);

        if (array->kind != OBJECT_ARRAY || !g_hash_table_add(seen, (void *)(guintptr)array))
            continue;
        for (size_t i = 0; i < array->length; i++) {
            const Object *field = object_item(file, array, i);

            if (is_signed_field(file, field))
                return true;
            g_ptr_array_add(stack, (void *)(guintptr)object_get(file, field, "Kids"));
        }
    }
    return false;
}

/* A field for a signature that nobody has given yet is none (12.7.4.5); usage rights count as one (12.8.4). */
static bool
is_signed(const ForeignPdf *f)
{
    const Object *fields = object_get(f->file, object_get(f->file, f->catalog, "AcroForm"), "Fields");
    const Object *rights = object_get(f->file, f->catalog, "Perms");

    return (rights->kind == OBJECT_DICT && rights->length > 0) || has_signed_field(f->file, fields);
}

/*
 * A dynamic form is made by the viewer from its XML, and what the file shows as its page is a request to wait (XFA
 * 3.3, 2). A static one has its pages and fields in PDF as well, and is taken like any other.
 */
static bool
is_made_by_viewer(const ForeignPdf *f)
{
    const Object *form = object_get(f->file, f->catalog, "AcroForm"),
                 *needs = object_get(f->file, f->catalog, "NeedsRendering");
    const Object *fields = object_get(f->file, form, "Fields");

    if (object_find(form, "XFA")->kind == OBJECT_NULL)
        return false;
    return (needs->kind == OBJECT_BOOL && needs->boolean) || fields->kind != OBJECT_ARRAY || fields->length == 0;
}

/* The trouble of a file that could be opened. */
static ForeignTrouble
look_for_trouble(const ForeignPdf *f, size_t most_pages, char **why)
{

    if (object_trailer(f->file) != NULL && object_find(object_trailer(f->file), "Encrypt")->kind != OBJECT_NULL) {
        *why = g_strdup("it opens without a password, but its owner has locked it against other use");
        return FOREIGN_ENCRYPTED;
    }
    if (is_signed(f)) {
        *why = g_strdup("it carries a signature, which would not survive");
        return FOREIGN_SIGNED;
    }
    if (is_made_by_viewer(f)) {
        *why = g_strdup("its pages are not in the file: a viewer makes them from a dynamic XFA form");
        return FOREIGN_XFA;
    }
    if (object_get(f->file, f->catalog, "Collection")->kind == OBJECT_DICT) {
        *why = g_strdup("what it holds are the files attached to it, and its own pages only say so");
        return FOREIGN_PORTFOLIO;
    }
    if (f->pages->len > most_pages) {
        *why = g_strdup_printf("it has more than %zu pages", most_pages);
        return FOREIGN_TOO_LARGE;
    }
    return FOREIGN_OK;
}

static const ForeignTrouble trouble_of_fault[] = {
    [OBJECT_FAULT_NONE] = FOREIGN_OK,
    [OBJECT_FAULT_NOT_PDF] = FOREIGN_NOT_PDF,
    [OBJECT_FAULT_LOCKED] = FOREIGN_ENCRYPTED,
    [OBJECT_FAULT_DAMAGED] = FOREIGN_DAMAGED,
    [OBJECT_FAULT_NO_READER] = FOREIGN_UNREADABLE,
};

/* The bytes, unless there are too many of them. */
static GBytes *
read_bytes(const char *path, size_t most, unsigned take, ForeignTrouble *trouble, char **why)
{
    g_autofree char *too_large = NULL;
    InputFault fault;
    GBytes *bytes = input_bytes(path, most, &fault, why);

    if (fault == INPUT_TOO_LARGE && (take & FOREIGN_TAKE(FOREIGN_TOO_LARGE)) != 0) {
        too_large = g_steal_pointer(why);
        *trouble = FOREIGN_TOO_LARGE;
        bytes = input_bytes(path, input_limit(INPUT_PDF), &fault, why);
        if (bytes != NULL)
            *why = g_steal_pointer(&too_large);
    }
    if (bytes == NULL)
        *trouble = fault == INPUT_TOO_LARGE ? FOREIGN_TOO_LARGE : FOREIGN_UNREADABLE;
    return bytes;
}

static const char *
text_or_null(ForeignPdf *f, const Object *object)
{
    const char *text = object_text(f->file, object);

    return text == NULL || *text == '\0' ? NULL : text;
}

static void
gather(ForeignPdf *f, size_t most_pages)
{
    const Object *trailer = object_trailer(f->file);
    const Object *kids;

    f->catalog = object_get(f->file, trailer, "Root");
    f->tree = object_get(f->file, f->catalog, "StructTreeRoot");
    kids = object_get(f->file, f->tree, "K");
    if (kids->kind != OBJECT_DICT && (kids->kind != OBJECT_ARRAY || kids->length == 0))
        f->tree = &object_null;
    f->title = text_or_null(f, object_get(f->file, object_get(f->file, trailer, "Info"), "Title"));
    f->language = text_or_null(f, object_get(f->file, f->catalog, "Lang"));
    gather_pages(f, most_pages);
    foreign_gather_names(f);
    foreign_gather_labels(f);
    foreign_gather_outline(f);
}

static ForeignPdf *
foreign_new(const char *path, ObjectFile *file)
{
    ForeignPdf *f = g_new0(ForeignPdf, 1);

    f->path = g_strdup(path);
    f->file = file;
    f->arena = arena_new();
    f->pages = g_array_new(FALSE, FALSE, sizeof(ForeignPage));
    f->page_of = g_hash_table_new(NULL, NULL);
    f->names = g_hash_table_new_full(g_bytes_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref, NULL);
    f->labels = g_ptr_array_new();
    f->outline = g_array_new(FALSE, FALSE, sizeof(ForeignEntry));
    return f;
}

void
foreign_free(ForeignPdf *f)
{
    if (f == NULL)
        return;
    object_file_free(f->file);
    arena_free(f->arena);
    g_array_unref(f->pages);
    g_hash_table_unref(f->page_of);
    g_hash_table_unref(f->names);
    g_ptr_array_unref(f->labels);
    g_array_unref(f->outline);
    g_free(f->path);
    g_free(f);
}

/* NULL with *trouble, which may be damage. */
static ForeignPdf *
open_bytes(GBytes *bytes, const char *path, size_t most_pages, ForeignTrouble *trouble, char **why)
{
    g_autofree char *detail = NULL;
    g_autoptr(Diags) diags = diags_new();
    ObjectFault fault;
    ObjectFile *file = object_file_read(bytes, path, false, diags, &fault, &detail);
    ForeignPdf *f;

    if (file == NULL) {
        g_free(*why);
        *trouble = trouble_of_fault[fault];
        *why = fault == OBJECT_FAULT_NOT_PDF     ? what_it_is(bytes)
               : fault == OBJECT_FAULT_LOCKED    ? g_strdup("it asks for a password")
               : fault == OBJECT_FAULT_NO_READER ? g_strdup(diags_at(diags, 0)->sentence)
                                                 : g_steal_pointer(&detail);
        return NULL;
    }
    f = foreign_new(path, file);
    gather(f, most_pages);
    return f;
}

/* Of a page tree that says how many pages it has, all must be there. */
static bool
has_lost_pages(const ForeignPdf *f)
{
    gint64 count = object_integer(object_get(f->file, object_get(f->file, f->catalog, "Pages"), "Count"), 0);

    return count > (gint64)f->pages->len;
}

/*
 * What libqpdf makes of a damaged file; NULL, and then *trouble and *why are those of the damage, when a page of it is
 * lost.
 */
static ForeignPdf *
open_repaired(GBytes *bytes, const char *path, size_t most_pages, ForeignTrouble *trouble, char **why)
{
    g_autofree char *what = NULL, *other = NULL;
    g_autoptr(Diags) untold = diags_new();          /* the file was read before, so libqpdf is there */
    g_autoptr(GBytes) repaired = object_repair(bytes, path, untold, &what);
    ForeignTrouble ignored;
    g_autoptr(ForeignPdf) f = repaired == NULL ? NULL : open_bytes(repaired, path, most_pages, &ignored, &other);

    if (f == NULL || has_lost_pages(f)) {
        if (f != NULL) {
            g_free(*why);
            *why = g_strdup_printf("only %u of its pages can be found", f->pages->len);
        }
        *trouble = FOREIGN_DAMAGED;
        return NULL;
    }
    if (*why == NULL || **why == '\0') {
        g_free(*why);
        *why = g_strdup(what != NULL ? what : "it is not as it must be");
    }
    *trouble = FOREIGN_REPAIRED;
    return g_steal_pointer(&f);
}

ForeignPdf *
foreign_open(const char *path, size_t most_bytes, size_t most_pages, unsigned take, ForeignTrouble *trouble, char **why)
{
    g_autoptr(ForeignPdf) f = NULL;
    g_autoptr(GBytes) bytes = NULL;
    g_autofree char *more = NULL;
    const char *complaint;
    size_t most = (take & FOREIGN_TAKE(FOREIGN_TOO_LARGE)) != 0 ? G_MAXINT : most_pages;
    ForeignTrouble next;

    *trouble = FOREIGN_OK;
    *why = NULL;
    bytes = read_bytes(path, most_bytes, take, trouble, why);
    if (bytes == NULL)
        return NULL;
    f = open_bytes(bytes, path, most, trouble, why);
    if (f != NULL && (complaint = object_file_complaint(f->file)) != NULL) {
        g_free(*why);
        *why = g_strdup(complaint);
        *trouble = FOREIGN_DAMAGED;
        g_clear_pointer(&f, foreign_free);
    }
    if (f == NULL && *trouble == FOREIGN_DAMAGED)
        f = open_repaired(bytes, path, most, trouble, why);
    if (f == NULL)
        return NULL;
    if (f->too_deep) {
        g_free(*why);
        *trouble = FOREIGN_DAMAGED;
        *why = g_strdup_printf("it has more than %s", limit_text(LIMIT_ANNEX_PAGE_DEPTH));
        return NULL;
    }
    next = look_for_trouble(f, most_pages, &more);
    if (f->pages->len == 0) {                           /* whatever else is wrong with it, there is nothing to show */
        g_free(*why);
        *trouble = FOREIGN_NO_PAGES;
        *why = g_strdup("it has no pages");
        return NULL;
    }
    if (next != FOREIGN_OK &&
        (*trouble == FOREIGN_OK || *trouble == FOREIGN_REPAIRED || (take & FOREIGN_TAKE(next)) == 0)) {
        g_free(*why);
        *trouble = next;
        *why = g_steal_pointer(&more);
    }
    return next == FOREIGN_OK || (take & FOREIGN_TAKE(next)) != 0 ? g_steal_pointer(&f) : NULL;
}

/* ---- reports ---- */

static const DiagId diag_of_trouble[] = {
    [FOREIGN_OK] = DIAG_ANNEX_DAMAGED,
    [FOREIGN_UNREADABLE] = DIAG_ANNEX_UNREADABLE,
    [FOREIGN_NOT_PDF] = DIAG_ANNEX_NOT_PDF,
    [FOREIGN_ENCRYPTED] = DIAG_ANNEX_ENCRYPTED,
    [FOREIGN_DAMAGED] = DIAG_ANNEX_DAMAGED,
    [FOREIGN_SIGNED] = DIAG_ANNEX_SIGNED,
    [FOREIGN_NO_PAGES] = DIAG_ANNEX_NO_PAGES,
    [FOREIGN_TOO_LARGE] = DIAG_ANNEX_TOO_LARGE,
    [FOREIGN_XFA] = DIAG_ANNEX_XFA,
    [FOREIGN_PORTFOLIO] = DIAG_ANNEX_PORTFOLIO,
    [FOREIGN_REPAIRED] = DIAG_ANNEX_REPAIRED,
};

void
foreign_report(ForeignTrouble trouble, const char *path, const char *why, Place place, Diags *diags)
{
    g_assert(trouble != FOREIGN_OK);
    diag_report(diags, diag_of_trouble[trouble], place, path, why, NULL);
}

void
foreign_report_choice(bool taken, const char *path, const char *why, Place place, Diags *diags)
{
    diag_report(diags, taken ? DIAG_ANNEX_TAKEN : DIAG_ANNEX_LEFT_OUT, place, path, why, NULL);
}

/* What the audit found and decides, the first that has a page, or else the first; NULL when there is none. */
static const char *
find_deciding(const Diags *found)
{
    const char *first = NULL;

    for (size_t i = 0; i < diags_length(found); i++) {
        const Diag *diag = diags_at(found, i);

        if (diag->severity != SEVERITY_ERROR)
            continue;
        if (g_str_has_prefix(diag->sentence, "page "))
            return diag->sentence;
        first = first == NULL ? diag->sentence : first;
    }
    return first;
}

/* What stands against it, owned by the caller; NULL when its pages and tags keep the profile. */
static char *
find_objection(const ForeignPdf *f, const AuditProfile *profile)
{
    g_autoptr(Diags) found = diags_new();
    g_autoptr(GBytes) bytes = foreign_whole(f);
    AuditSummary summary;

    if (!audit_bytes_as(bytes, f->path, profile, &summary, found))
        return g_strdup("it can be read only in part");
    return g_strdup(find_deciding(found));
}

static void
judge_one(const ForeignPdf *f, const AuditProfile *profile, const char *name, bool *kept, Diags *diags)
{
    g_autofree char *objection = *kept ? find_objection(f, profile) : NULL;

    if (objection == NULL)
        return;
    *kept = false;
    diag_report(diags, DIAG_ANNEX_NOT_CONFORMING, (Place){ g_intern_string(f->path), 0, 0 }, f->path, objection, name,
                NULL);
}

/* Once for both: only what fails is asked again, for each. */
void
foreign_judge(const ForeignPdf *f, bool *ua, bool *a, Diags *diags)
{
    const AuditProfile both = { *ua, *a ? 2 : 0, 'A', true };
    g_autofree char *objection = *ua || *a ? find_objection(f, &both) : NULL;

    if (objection == NULL)
        return;
    judge_one(f, &(AuditProfile){ true, 0, 0, true }, "PDF/UA-1", ua, diags);
    judge_one(f, &(AuditProfile){ false, 2, 'A', true }, "PDF/A", a, diags);
}

/* ---- questions ---- */

const char *
foreign_path(const ForeignPdf *f)
{
    return f->path;
}

GBytes *
foreign_whole(const ForeignPdf *f)
{
    return object_file_whole(f->file);
}

size_t
foreign_pages(const ForeignPdf *f)
{
    return f->pages->len;
}

Size
foreign_page_size(const ForeignPdf *f, size_t page)
{
    const ForeignPage *p = foreign_page(f, page);
    double width = (p->right - p->left) * p->unit, height = (p->top - p->bottom) * p->unit;
    double scale = fmin(1, longest_side / fmax(width, height));

    width = fmax(width * scale, shortest_side);
    height = fmax(height * scale, shortest_side);
    return p->rotate % 180 == 0 ? (Size){ width, height } : (Size){ height, width };
}

const char *
foreign_page_label(const ForeignPdf *f, size_t page)
{
    return g_ptr_array_index(f->labels, page);
}

bool
foreign_is_tagged(const ForeignPdf *f)
{
    return f->tree->kind == OBJECT_DICT;
}
