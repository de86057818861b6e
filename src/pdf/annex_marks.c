/*
 * Annotations of foreign pages (ISO 32000-1, 12.5). Links are written anew, moved with their page. All others cease to be
 * objects, but what a form field holds or a stamp says is painted as part of the page.
 */
#include "base/link.h"
#include "pdf/annex_pass.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { FLAG_HIDDEN = 2, FLAG_PRINT = 4, FLAG_NO_VIEW = 32, MOST_ANNOTATIONS = 10000, MOST_QUADS = 8000 };

/* ---- what becomes of an annotation ---- */

typedef enum Fate { FATE_LINK, FATE_LOOK, FATE_NONE } Fate;    /* LOOK: only its appearance stays */

typedef struct FateRow { const char *subtype; Fate fate; AnnexDrop drop; } FateRow;

static const FateRow fates[] = {
    { "Link",           FATE_LINK, DROP_LINK    },
    { "Widget",         FATE_LOOK, DROP_FIELD   },
    { "Popup",          FATE_NONE, DROP_COUNT   },
    { "PrinterMark",    FATE_NONE, DROP_COUNT   },
    { "TrapNet",        FATE_NONE, DROP_COUNT   },
    { "Watermark",      FATE_LOOK, DROP_COUNT   },
    { "FileAttachment", FATE_NONE, DROP_FILE    },
    { "Movie",          FATE_LOOK, DROP_FILE    },
    { "Sound",          FATE_NONE, DROP_FILE    },
    { "Screen",         FATE_LOOK, DROP_FILE    },
    { "RichMedia",      FATE_LOOK, DROP_FILE    },
    { "3D",             FATE_LOOK, DROP_FILE    },
    { NULL,             FATE_LOOK, DROP_COMMENT },
};

/* An address that runs something or leads into somebody's own disk is none to carry over. */
static bool
is_open(const char *uri)
{
    size_t length = link_scheme_length(uri);
    g_autofree char *scheme = g_ascii_strdown(uri, (gssize)length);

    return link_scheme_is_open(scheme) && uri[length + 1] != '\0';
}

/* The link's address, whole even when the file keeps the first part of all addresses elsewhere (12.6.4.7); NULL: none. */
static char *
link_uri(Copy *copy, const AuditObj *annotation)
{
    const AuditObj *action = audit_get(copy->file, annotation, "A"), *uri = audit_get(copy->file, action, "URI");
    const AuditObj *base = audit_get(copy->file, audit_get(copy->file, copy->foreign->catalog, "URI"), "Base");
    g_autofree char *scheme = NULL, *whole = NULL;

    if (!audit_is_name(audit_get(copy->file, action, "S"), "URI") || uri->kind != AUDIT_STRING || *uri->bytes == '\0')
        return NULL;
    scheme = g_uri_parse_scheme(uri->bytes);
    whole = g_strconcat(scheme == NULL && base->kind == AUDIT_STRING ? base->bytes : "", uri->bytes, NULL);
    return is_open(whole) ? g_steal_pointer(&whole) : NULL;
}

static const FateRow *
fate_of(Copy *copy, const AuditObj *annotation)
{
    const char *subtype = audit_name(audit_get(copy->file, annotation, "Subtype"));
    const FateRow *row = fates;

    while (row->subtype != NULL && strcmp(row->subtype, subtype) != 0)
        row++;
    return row;
}

static bool
leads_somewhere(Copy *copy, const AuditObj *annotation)
{
    ForeignPlace place;
    g_autofree char *uri = link_uri(copy, annotation);

    return uri != NULL || foreign_follow(copy->foreign, annotation, &place);
}

static const AuditObj *
annotations_of(const Copy *copy, size_t page, size_t *count)
{
    const AuditObj *list = audit_get(copy->file, foreign_page(copy->foreign, page)->dict, "Annots");

    *count = list->kind == AUDIT_ARRAY ? MIN(list->length, MOST_ANNOTATIONS) : 0;
    return list;
}

/* ---- actions that are not carried over ---- */

/* The file that an action names: a string, or a file specification (7.11). */
static const char *
named_file(Copy *copy, const AuditObj *action)
{
    const AuditObj *file = audit_get(copy->file, action, "F");
    const char *name = file->kind == AUDIT_DICT ? audit_text(copy->file, audit_get(copy->file, file, "UF")) : audit_text(copy->file, file);

    if (name == NULL && file->kind == AUDIT_DICT)
        name = audit_text(copy->file, audit_get(copy->file, file, "F"));
    return name == NULL ? audit_text(copy->file, audit_get(copy->file, audit_get(copy->file, action, "Win"), "F")) : name;
}

/* "URI file:///x", "Launch a.exe", "JavaScript": what it does, and to what. */
static char *
action_words(Copy *copy, const AuditObj *action)
{
    enum { LONGEST = 200 };
    const char *type = audit_name(audit_get(copy->file, action, "S")), *uri = audit_text(copy->file, audit_get(copy->file, action, "URI"));
    const char *target = uri != NULL ? uri : named_file(copy, action);
    g_autofree char *words = target == NULL || *target == '\0' ? g_strdup(*type == '\0' ? "nothing" : type) : g_strdup_printf("%s %s", type, target);
    char *shown = g_utf8_make_valid(words, -1);

    for (char *c = shown; *c != '\0'; c++)
        if (g_ascii_iscntrl(*c))
            *c = ' ';
    if (g_utf8_strlen(shown, -1) > LONGEST)
        *g_utf8_offset_to_pointer(shown, LONGEST) = '\0';
    return shown;
}

void
annex_warn_of_action(Copy *copy, const AuditObj *action, const char *of, size_t page)
{
    enum { MOST_TOLD = 20 };
    g_autofree char *words = NULL, *where = page == ANNEX_NO_PAGE ? g_strdup(of) : g_strdup_printf("page %zu", page + 1);

    if (action->kind != AUDIT_DICT || copy->told++ >= MOST_TOLD)
        return;
    words = action_words(copy, action);
    diag_report(copy->all->diags, DIAG_ANNEX_ACTION_DROPPED, (Place){ g_intern_string(copy->foreign->path), 0, 0 }, copy->foreign->path, where, words, NULL);
}

/* /AA: an action for each of several events (12.6.3). */
void
annex_warn_of_additional(Copy *copy, const AuditObj *holder, const char *of, size_t page)
{
    const AuditObj *actions = audit_get(copy->file, holder, "AA");

    for (size_t i = 0; actions->kind == AUDIT_DICT && i < actions->length; i++)
        annex_warn_of_action(copy, audit_resolve(copy->file, actions->entries[i].value), of, page);
}

static void
warn_of_dropped(Copy *copy, const AuditObj *annotation, bool kept, size_t page)
{
    const AuditObj *action = audit_get(copy->file, annotation, "A"), *then = audit_get(copy->file, action, "Next");

    if (!kept)
        annex_warn_of_action(copy, action, "an annotation", page);
    for (size_t i = 0; then->kind == AUDIT_ARRAY && i < then->length && i < 100; i++)
        annex_warn_of_action(copy, audit_item(copy->file, then, i), "an annotation", page);
    annex_warn_of_action(copy, then, "an annotation", page);
    annex_warn_of_additional(copy, annotation, "an annotation", page);
}

static void
decide(Copy *copy, const AuditObj *reference, size_t page)
{
    const AuditObj *annotation = audit_resolve(copy->file, reference);
    const FateRow *row = fate_of(copy, annotation);
    bool kept = row->fate == FATE_LINK && leads_somewhere(copy, annotation);

    if (annotation->kind != AUDIT_DICT || g_hash_table_contains(copy->numbers, GINT_TO_POINTER(annotation->number)))
        return;
    warn_of_dropped(copy, annotation, kept, page);
    if (annotation->number != 0)
        copy_set_number(copy, annotation->number, kept ? writer_add(copy->all->writer) : -1);
    if (!kept && row->drop != DROP_COUNT)
        copy->dropped[row->drop]++;
}

void
annotations_prepare(Copy *copy)
{
    for (size_t page = 0; page < copy->foreign->pages->len; page++) {
        size_t count;
        const AuditObj *list = annotations_of(copy, page, &count);

        for (size_t i = 0; i < count; i++)
            decide(copy, list->items[i], page);
        annex_warn_of_additional(copy, foreign_page(copy->foreign, page)->dict, "a page", page);
    }
}

/* ---- links ---- */

static bool
read_edge(Copy *copy, const AuditObj *array, Edge *box)
{
    double n[4];

    if (array->kind != AUDIT_ARRAY || array->length != 4)
        return false;
    for (size_t i = 0; i < 4; i++)
        n[i] = audit_number(audit_item(copy->file, array, i));
    *box = (Edge){ MIN(n[0], n[2]), MIN(n[1], n[3]), MAX(n[0], n[2]), MAX(n[1], n[3]) };
    return isfinite(n[0]) && isfinite(n[1]) && isfinite(n[2]) && isfinite(n[3]);
}

static void
put_quads(Copy *copy, GString *out, const PageFit *fit, const AuditObj *quads)
{
    if (quads->kind != AUDIT_ARRAY || quads->length == 0 || quads->length % 8 != 0 || quads->length > MOST_QUADS)
        return;
    g_string_append(out, " /QuadPoints [");
    for (size_t i = 0; i < quads->length; i += 2) {
        Point p = page_fit_point(fit, audit_number(audit_item(copy->file, quads, i)), audit_number(audit_item(copy->file, quads, i + 1)));

        g_string_append_c(out, ' ');
        put_number(out, p.x);
        g_string_append_c(out, ' ');
        put_number(out, p.y);
    }
    g_string_append(out, " ]");
}

/* The key under which the parent tree leads to the link's element; a link outside every tree gets an element of its own. */
static int
link_key(Copy *copy, const AuditObj *annotation, int number, size_t page)
{
    int key = copy_key(copy, audit_integer(audit_get(copy->file, annotation, "StructParent"), -1)), element;
    g_autofree char *text = NULL;

    if (key >= 0)
        return key;
    element = writer_add(copy->all->writer);
    text = g_strdup_printf("<< /Type /StructElem /S /Link /P %d 0 R /K [<< /Type /OBJR /Obj %d 0 R /Pg %d 0 R >>] >>", copy->part, number, page_object(copy, page));
    writer_object(copy->all->writer, element, text, strlen(text));
    put_reference(copy->part_kids, element);
    return annexes_add_parent(copy->all, g_strdup_printf("%d 0 R", element));
}

static void
put_target(Copy *copy, GString *out, const AuditObj *annotation)
{
    const char *contents = audit_text(copy->file, audit_get(copy->file, annotation, "Contents"));
    g_autofree char *uri = link_uri(copy, annotation);
    ForeignPlace place;

    if (uri != NULL) {
        g_string_append(out, " /A << /S /URI /URI ");
        put_bytes(out, uri, strlen(uri));
        g_string_append(out, " >>");
    } else if (foreign_follow(copy->foreign, annotation, &place)) {
        put_place(copy, g_string_append(out, " /Dest"), &place);
    }
    if (contents == NULL || *contents == '\0')
        contents = uri != NULL ? uri : foreign_page_label(copy->foreign, place.page);
    put_text_string(g_string_append(out, " /Contents "), g_utf8_validate(contents, -1, NULL) && *contents != '\0' ? contents : "-");
}

static void
write_link(Copy *copy, size_t page, const PageFit *fit, const AuditObj *annotation, GString *list)
{
    static const char *const kept[] = { "Border", "BS", "C", "H", "Lang", "OC" };
    g_autoptr(GString) out = g_string_new("<< /Type /Annot /Subtype /Link /Rect ");
    int number = annotation->number != 0 ? copy_number(copy, annotation) : writer_add(copy->all->writer);
    Edge box;

    if (!read_edge(copy, audit_get(copy->file, annotation, "Rect"), &box))
        box = (Edge){ 0, 0, 0, 0 };
    put_edge(out, page_fit_edge(fit, box));
    put_quads(copy, out, fit, audit_get(copy->file, annotation, "QuadPoints"));
    for (size_t i = 0; i < G_N_ELEMENTS(kept); i++)
        if (audit_find(annotation, kept[i])->kind != AUDIT_NULL)
            copy_put_entry(copy, out, kept[i], audit_find(annotation, kept[i]));
    put_target(copy, out, annotation);
    g_string_append_printf(out, " /F %d /P %d 0 R /StructParent %d >>", (int)(audit_integer(audit_get(copy->file, annotation, "F"), 0) & 0xFFFF) | FLAG_PRINT,
                           page_object(copy, page), link_key(copy, annotation, number, page));
    writer_object(copy->all->writer, number, out->str, out->len);
    put_reference(list, number);
}

void
annotations_write(Copy *copy, size_t page, const PageFit *fit, GString *list)
{
    g_autoptr(GHashTable) written = g_hash_table_new(NULL, NULL);
    size_t count;
    const AuditObj *annotations = annotations_of(copy, page, &count);

    for (size_t i = 0; i < count; i++) {
        const AuditObj *annotation = audit_item(copy->file, annotations, i);

        if (annotation->kind != AUDIT_DICT || fate_of(copy, annotation)->fate != FATE_LINK || !leads_somewhere(copy, annotation))
            continue;
        if (annotation->number == 0 || g_hash_table_add(written, GINT_TO_POINTER(annotation->number)))
            write_link(copy, page, fit, annotation, list);
    }
}

/* ---- appearances (12.5.5) ---- */

/* The reference to what is shown now; the null object when nothing is. */
static const AuditObj *
find_look(Copy *copy, const AuditObj *annotation)
{
    const AuditObj *looks = audit_get(copy->file, annotation, "AP"), *normal = audit_find(looks, "N"), *states = audit_resolve(copy->file, normal);

    if (states->stream)
        return normal;
    normal = audit_find(states, field_state(copy, annotation));
    return audit_resolve(copy->file, normal)->stream ? normal : &audit_null;
}

static bool
is_seen(Copy *copy, const AuditObj *annotation, const FateRow *row)
{
    gint64 flags = audit_integer(audit_get(copy->file, annotation, "F"), 0);

    return row->fate == FATE_LOOK && (flags & (FLAG_HIDDEN | FLAG_NO_VIEW)) == 0 && (row->drop == DROP_FIELD || (flags & FLAG_PRINT) != 0);
}

/* The form's box, turned by its own matrix, comes to lie in the annotation's rectangle. */
static bool
fit_look(Copy *copy, const AuditObj *form, Edge target, PageFit *fit)
{
    const AuditObj *matrix = audit_get(copy->file, form, "Matrix");
    PageFit own = { 1, 0, 0, 1, 0, 0 };
    Edge box;

    if (!read_edge(copy, audit_get(copy->file, form, "BBox"), &box))
        return false;
    if (matrix->kind == AUDIT_ARRAY && matrix->length == 6) {
        double n[6];

        for (size_t i = 0; i < 6; i++)
            n[i] = audit_number(audit_item(copy->file, matrix, i));
        own = (PageFit){ n[0], n[1], n[2], n[3], n[4], n[5] };
    }
    box = page_fit_edge(&own, box);
    if (box.right - box.left <= 0 || box.top - box.bottom <= 0)
        return false;
    fit->a = (target.right - target.left) / (box.right - box.left);
    fit->d = (target.top - target.bottom) / (box.top - box.bottom);
    fit->e = target.left - fit->a * box.left;
    fit->f = target.bottom - fit->d * box.bottom;
    return true;
}

/* A form for text that shows none, as programs leave it that fill in forms and draw nothing (NeedAppearances). */
static bool
shows_no_text(Copy *copy, const AuditObj *look)
{
    size_t length;
    guint8 *bytes = audit_stream(copy->file, audit_resolve(copy->file, look), &length);
    bool none = bytes != NULL && g_strstr_len((const char *)bytes, (gssize)length, "Tj") == NULL && g_strstr_len((const char *)bytes, (gssize)length, "TJ") == NULL &&
                g_strstr_len((const char *)bytes, (gssize)length, "Do") == NULL && memchr(bytes, '\'', length) == NULL && memchr(bytes, '"', length) == NULL;

    free(bytes);
    return none;
}

static void
put_form(GString *content, GString *resources, const char *name, const PageFit *fit, int number)
{
    const double matrix[] = { fit->a, 0, 0, fit->d, fit->e, fit->f };

    g_string_append_c(content, 'q');
    for (size_t i = 0; i < G_N_ELEMENTS(matrix); i++)
        put_real(g_string_append_c(content, ' '), matrix[i]);
    g_string_append_printf(content, " cm /%s Do Q\n", name);
    g_string_append_printf(resources, " /%s", name);
    put_reference(resources, number);
}

static void
paint_look(Copy *copy, size_t page, const AuditObj *annotation, bool is_field, const char *name, GString *content, GString *resources)
{
    const AuditObj *look = find_look(copy, annotation);
    g_autofree char *above = g_strconcat(name, "V", NULL);
    PageFit fit = { 0 };
    Edge target = { 0, 0, 0, 0 };
    bool placed = read_edge(copy, audit_get(copy->file, annotation, "Rect"), &target);
    bool shown = look->kind == AUDIT_REFERENCE && placed && fit_look(copy, audit_resolve(copy->file, look), target, &fit);
    int value;

    if (shown)
        put_form(content, resources, name, &fit, copy_number(copy, look));
    if (!is_field || (shown && (!field_has_text(copy, annotation) || !shows_no_text(copy, look))))
        return;
    value = field_draw(copy, page, annotation, target.right - target.left, target.top - target.bottom);
    if (value != 0)
        put_form(content, resources, above, &(PageFit){ 1, 0, 0, 1, target.left, target.bottom }, value);
}

void
annotations_paint(Copy *copy, size_t page, const char *prefix, GString *content, GString *resources)
{
    size_t count;
    const AuditObj *annotations = annotations_of(copy, page, &count);

    for (size_t i = 0; i < count; i++) {
        const AuditObj *annotation = audit_item(copy->file, annotations, i);
        g_autofree char *name = g_strdup_printf("%s%zu", prefix, i);

        if (annotation->kind == AUDIT_DICT && is_seen(copy, annotation, fate_of(copy, annotation)))
            paint_look(copy, page, annotation, fate_of(copy, annotation)->drop == DROP_FIELD, name, content, resources);
    }
}
