/*
 * Gathers a document once, before any rule is asked: what it claims, its pages, its structure tree and the parent tree.
 * All walks keep their own stack and remember where they have been, so that a cycle or a million kids costs time in
 * proportion and no more.
 */
#include "audit/gather.h"
#include "audit/font.h"
#include "audit/xmp.h"
#include "base/diag_pdf.h"
#include "base/pair.h"
#include <string.h>

typedef struct PageStep {
    const Object *object, *resources, *media, *crop;
} PageStep;

static GHashTable *
table_new(void)
{
    return g_hash_table_new(NULL, NULL);
}

/* True the first time; direct objects (number 0) cannot be met twice by a reference. */
static bool
first_visit(GHashTable *seen, const Object *object)
{
    return object->number == 0 || g_hash_table_add(seen, GINT_TO_POINTER(object->number));
}

/* ---- pages ---- */

static void
page_add(Audit *audit, const PageStep *step, const Object *dict)
{
    AuditPage page = { .dict = dict, .resources = step->resources, .media = step->media, .crop = step->crop,
                       .own_resources = object_find(dict, "Resources")->kind != OBJECT_NULL,
                       .struct_parents = object_integer(object_get(audit->file, dict, "StructParents"), -1) };

    g_array_append_val(audit->pages, page);
    if (dict->number != 0)
        g_hash_table_insert(audit->page_of, GINT_TO_POINTER(dict->number), GINT_TO_POINTER((int)audit->pages->len));
}

static void
push_kids(GArray *stack, const Object *kids, const PageStep *from)
{
    for (size_t i = kids->kind == OBJECT_ARRAY ? kids->length : 0; i-- > 0;) {
        PageStep step = { kids->items[i], from->resources, from->media, from->crop };

        g_array_append_val(stack, step);
    }
}

static const Object *
inherited(Audit *audit, const Object *dict, const char *key, ObjectKind kind, const Object *from)
{
    const Object *own = object_get(audit->file, dict, key);

    return own->kind == kind ? own : from;
}

static void
gather_pages(Audit *audit)
{
    g_autoptr(GArray) stack = g_array_new(FALSE, FALSE, sizeof(PageStep));
    g_autoptr(GHashTable) seen = table_new();
    PageStep step = { object_find(audit->catalog, "Pages"), &object_null, &object_null, &object_null };

    g_array_append_val(stack, step);
    while (stack->len > 0 && audit->pages->len <= (guint)limit_number(LIMIT_AUDIT_PAGES)) {
        const Object *object, *kids;

        step = g_array_index(stack, PageStep, stack->len - 1);
        g_array_set_size(stack, stack->len - 1);
        object = object_resolve(audit->file, step.object);
        if (object->kind != OBJECT_DICT || !first_visit(seen, object))
            continue;
        step.resources = inherited(audit, object, "Resources", OBJECT_DICT, step.resources);
        step.media = inherited(audit, object, "MediaBox", OBJECT_ARRAY, step.media);
        step.crop = inherited(audit, object, "CropBox", OBJECT_ARRAY, step.crop);
        kids = object_get(audit->file, object, "Kids");
        if (kids->kind == OBJECT_ARRAY)
            push_kids(stack, kids, &step);
        else
            page_add(audit, &step, object);
    }
    if (audit->pages->len > (guint)limit_number(LIMIT_AUDIT_PAGES))
        audit_exceeded(audit, LIMIT_AUDIT_PAGES, -1, 0);
}

/* ---- marks ---- */

AuditMark *
audit_mark(Audit *audit, int owner, int mcid)
{
    gint64 key = (gint64)owner << 32 | (guint32)mcid, *kept;
    guint index = GPOINTER_TO_UINT(g_hash_table_lookup(audit->mark_of, &key));

    if (index == 0) {
        AuditMark mark = { .owner = owner, .mcid = mcid, .page = -1, .struct_parents = -1, .node = -1 };

        g_array_append_val(audit->marks, mark);
        index = audit->marks->len;
        kept = g_memdup2(&key, sizeof key);
        g_hash_table_insert(audit->mark_of, kept, GUINT_TO_POINTER(index));
    }
    return &g_array_index(audit->marks, AuditMark, index - 1);
}

static void
clear_mark(void *data)
{
    AuditMark *mark = data;

    if (mark->text != NULL)
        g_string_free(mark->text, TRUE);
}

/* ---- what the file claims ---- */

static void
read_metadata(Audit *audit)
{
    const Object *stream = object_get(audit->file, audit->catalog, "Metadata");
    g_autofree char *error = NULL;
    g_autofree guint8 *bytes = NULL;
    size_t length;

    if (!stream->stream) {
        audit_note(audit, RULE_XMP_MISSING, -1, 0, "the catalogue names no metadata stream");
        return;
    }
    bytes = object_stream(audit->file, stream, &length);
    if (bytes != NULL && length > (size_t)MOST_METADATA_MIB << 20)
        audit_exceeded(audit, LIMIT_METADATA_MIB, -1, stream->number);
    else if (bytes != NULL)
        audit->xmp = audit_xmp_parse((const char *)bytes, length, &error);
    if (audit->xmp == NULL)
        audit_note(audit, RULE_XMP_MALFORMED, -1, stream->number, "%s",
                   error == NULL ? "its bytes cannot be unpacked" : error);
    if (!object_is_name(object_get(audit->file, stream, "Subtype"), "XML"))
        audit_note(audit, RULE_XMP_MALFORMED, -1, stream->number, "the stream's subtype is not XML");
}

static unsigned
held_by_level(int part, char level)
{
    unsigned held = HELD_A | (part == 2 ? HELD_A_NO_FILES : 0u);

    if (level == 'A' || level == 'U')
        held |= HELD_A_UNICODE;
    return level == 'A' ? held | HELD_A_TAGGED : held;
}

/* Made for paper by this program, and not tagged after: see impose_pdf.c. */
static bool
is_print_file(Audit *audit)
{
    static const char *const path[] = { "PieceInfo", "Sheaf", "Private", "Purpose" };
    const Object *at = audit->catalog;

    for (size_t i = 0; i < G_N_ELEMENTS(path); i++)
        at = object_get(audit->file, at, path[i]);
    return at->kind == OBJECT_NAME && strcmp(at->bytes, "Print") == 0 &&
           object_get(audit->file, audit->catalog, "StructTreeRoot")->kind != OBJECT_DICT;
}

static void
read_claims(Audit *audit)
{
    const char *ua = audit_xmp_value(audit->xmp, "pdfuaid", "part"),
               *part = audit_xmp_value(audit->xmp, "pdfaid", "part");
    const char *level = audit_xmp_value(audit->xmp, "pdfaid", "conformance");
    AuditSummary *summary = &audit->summary;

    audit->profile = (AuditProfile){ true, 2, 'A' };
    summary->claims_ua = ua != NULL;
    summary->claims_a = part != NULL;
    summary->a_part = part != NULL && strlen(part) == 1 && g_ascii_isdigit(*part) ? *part - '0' : 0;
    summary->a_level = level != NULL && level[0] != '\0' ? (char)g_ascii_toupper(level[0]) : 0;
    summary->print = !summary->claims_ua && !summary->claims_a && is_print_file(audit);
    if (summary->print) {
        audit->held = HELD_PRINT;
        return;
    }
    if (!summary->claims_ua && !summary->claims_a) {
        audit->held = HELD_UA | held_by_level(2, 'A') | HELD_ALWAYS;
        return;
    }
    audit_hold(audit, &(AuditProfile){ summary->claims_ua, summary->claims_a ? MAX(summary->a_part, 1) : 0,
                                       summary->a_level });
}

void
audit_hold(Audit *audit, const AuditProfile *profile)
{
    audit->profile = *profile;
    audit->held = HELD_ALWAYS | (profile->ua ? HELD_UA : 0u);
    if (profile->a_part != 0)
        audit->held |= held_by_level(profile->a_part, profile->a_level);
}

/* ---- the whole ---- */

static Audit *
audit_new(ObjectFile *file)
{
    Audit *audit = g_new0(Audit, 1);

    audit->file = file;
    audit->cmap_budget = (guint)limit_number(LIMIT_CMAP_ENTRIES_ALL);
    audit->pages = g_array_new(FALSE, TRUE, sizeof(AuditPage));
    audit->nodes = g_array_new(FALSE, TRUE, sizeof(AuditNode));
    audit->kids = g_array_new(FALSE, TRUE, sizeof(AuditKid));
    audit->parents_of_marks = g_array_new(FALSE, FALSE, sizeof(int));
    audit->arena = arena_new();
    audit->roles = g_hash_table_new(g_str_hash, g_str_equal);
    audit->passed = g_byte_array_new();
    audit->noted = g_array_new(FALSE, FALSE, sizeof(AuditReference));
    audit->associated = table_new();
    audit->attached = g_array_new(FALSE, FALSE, sizeof(int));
    audit->marks = g_array_new(FALSE, TRUE, sizeof(AuditMark));
    g_array_set_clear_func(audit->marks, clear_mark);
    audit->mark_of = g_hash_table_new_full(pair_hash, g_int64_equal, g_free, NULL);
    audit->page_of = table_new();
    audit->node_of = table_new();
    audit->font_of = table_new();
    audit->profiles = table_new();
    audit->packets = table_new();
    audit->spaces = table_new();
    audit->separations = g_hash_table_new(g_str_hash, g_str_equal);
    audit->fonts = g_ptr_array_new_with_free_func((GDestroyNotify)audit_font_free);
    return audit;
}

void
audit_free(Audit *audit)
{
    if (audit == NULL)
        return;
    for (int i = 0; i < RULE_COUNT; i++)
        g_clear_pointer(&audit->findings[i], g_array_unref);
    g_array_unref(audit->pages);
    g_array_unref(audit->nodes);
    g_array_unref(audit->kids);
    g_clear_pointer(&audit->parent_tree, g_array_unref);
    g_array_unref(audit->parents_of_marks);
    g_hash_table_unref(audit->roles);
    g_byte_array_unref(audit->passed);
    g_array_unref(audit->noted);
    g_hash_table_unref(audit->associated);
    g_array_unref(audit->attached);
    g_array_unref(audit->marks);
    g_hash_table_unref(audit->mark_of);
    g_hash_table_unref(audit->page_of);
    g_hash_table_unref(audit->node_of);
    g_hash_table_unref(audit->font_of);
    g_hash_table_unref(audit->profiles);
    g_hash_table_unref(audit->packets);
    g_hash_table_unref(audit->spaces);
    g_hash_table_unref(audit->separations);
    g_ptr_array_unref(audit->fonts);
    audit_xmp_free(audit->xmp);
    arena_free(audit->arena);
    object_file_free(audit->file);
    g_free(audit);
}

Audit *
audit_gather(ObjectFile *file, const char *path, bool once, Diags *diags)
{
    Audit *audit;

    if (file == NULL)
        return NULL;
    audit = audit_new(file);
    audit->once = once;
    audit->catalog = object_get(file, object_trailer(file), "Root");
    if (audit->catalog->kind != OBJECT_DICT) {
        diag_report(diags, DIAG_AUDIT_UNREADABLE, (Place){ g_intern_string(path), 0, 0 }, "it has no catalogue", NULL);
        audit_free(audit);
        return NULL;
    }
    read_metadata(audit);
    read_claims(audit);
    gather_pages(audit);
    audit_gather_tree(audit);
    audit_gather_parents(audit);
    object_pass_end(file);
    audit->summary.pages = (int)audit->pages->len;
    audit->summary.structure_elements = (int)audit->nodes->len;
    return audit;
}

Audit *
audit_open(const char *path, Diags *diags)
{
    return audit_gather(object_file_open(path, diags), path, false, diags);
}
