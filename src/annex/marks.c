/*
 * Annotations of foreign pages (ISO 32000-1, 12.5). Links are written anew, moved with their page. All others cease to
 * be objects, but what a form field holds or a stamp says is painted as part of the page.
 */
#include "base/link.h"
#include "annex/pass.h"
#include "base/diag_lang.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { FLAG_HIDDEN = 2, FLAG_PRINT = 4, FLAG_NO_VIEW = 32, QUAD_NUMBERS = 8000 };

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

/*
 * The link's address, whole even when the file keeps the first part of all addresses elsewhere (12.6.4.7); NULL: none.
 */
static char *
link_uri(Copy *copy, const Object *annotation)
{
    const Object *action = object_get(copy->file, annotation, "A"), *uri = object_get(copy->file, action, "URI");
    const Object *base = object_get(copy->file, object_get(copy->file, copy->foreign->catalog, "URI"), "Base");
    g_autofree char *scheme = NULL, *whole = NULL;

    if (!object_is_name(object_get(copy->file, action, "S"), "URI") || uri->kind != OBJECT_STRING ||
        *uri->bytes == '\0')
        return NULL;
    scheme = g_uri_parse_scheme(uri->bytes);
    whole = g_strconcat(scheme == NULL && base->kind == OBJECT_STRING ? base->bytes : "", uri->bytes, NULL);
    return is_open(whole) ? g_steal_pointer(&whole) : NULL;
}

static const FateRow *
fate_of(Copy *copy, const Object *annotation)
{
    const char *subtype = object_name(object_get(copy->file, annotation, "Subtype"));
    const FateRow *row = fates;

    while (row->subtype != NULL && strcmp(row->subtype, subtype) != 0)
        row++;
    return row;
}

static bool
leads_somewhere(Copy *copy, const Object *annotation)
{
    ForeignPlace place;
    g_autofree char *uri = link_uri(copy, annotation);

    return uri != NULL || foreign_follow(copy->foreign, annotation, &place);
}

static const Object *
annotations_of(Copy *copy, size_t page, size_t *count)
{
    const Object *list = object_get(copy->file, foreign_page(copy->foreign, page)->dict, "Annots");

    *count = list->kind == OBJECT_ARRAY ? MIN(list->length, MOST_ANNEX_ANNOTATIONS) : 0;
    copy->more[LIMIT_ANNEX_ANNOTATIONS] |= list->kind == OBJECT_ARRAY && list->length > MOST_ANNEX_ANNOTATIONS;
    return list;
}

/* ---- actions that are not carried over ---- */

/* The file that an action names: a string, or a file specification (7.11). */
static const char *
named_file(Copy *copy, const Object *action)
{
    const Object *file = object_get(copy->file, action, "F");
    const char *name = file->kind == OBJECT_DICT ? object_text(copy->file, object_get(copy->file, file, "UF"))
                                                 : object_text(copy->file, file);

    if (name == NULL && file->kind == OBJECT_DICT)
        name = object_text(copy->file, object_get(copy->file, file, "F"));
    return name == NULL ? object_text(copy->file, object_get(copy->file, object_get(copy->file, action, "Win"), "F"))
                        : name;
}

/* "URI file:///x", "Launch a.exe", "JavaScript": what it does, and to what. */
static char *
action_words(Copy *copy, const Object *action)
{
    enum { SHOWN = 200 };
    const char *type = object_name(object_get(copy->file, action, "S")),
               *uri = object_text(copy->file, object_get(copy->file, action, "URI"));
    const char *target = uri != NULL ? uri : named_file(copy, action);
    g_autofree char *words = target == NULL || *target == '\0' ? g_strdup(*type == '\0' ? "nothing" : type)
                                                               : g_strdup_printf("%s %s", type, target);
    char *shown = g_utf8_make_valid(words, -1);

    for (char *c = shown; *c != '\0'; c++)
        if (g_ascii_iscntrl(*c))
            *c = ' ';
    if (g_utf8_strlen(shown, -1) > SHOWN)
        *g_utf8_offset_to_pointer(shown, SHOWN) = '\0';
    return shown;
}

void
annex_warn_of_action(Copy *copy, const Object *action, const char *of, size_t page)
{
    g_autofree char *words = NULL,
                    *where = page == ANNEX_NO_PAGE ? g_strdup(of) : g_strdup_printf("page %zu", page + 1);

    if (action->kind != OBJECT_DICT)
        return;
    if (copy->told++ >= MOST_ANNEX_ACTIONS) {
        copy->more[LIMIT_ANNEX_ACTIONS] = true;
        return;
    }
    words = action_words(copy, action);
    diag_report(copy->all->diags, DIAG_ANNEX_ACTION_DROPPED, (Place){ g_intern_string(copy->foreign->path), 0, 0 },
                copy->foreign->path, where, words, NULL);
}

/* /AA: an action for each of several events (12.6.3). */
void
annex_warn_of_additional(Copy *copy, const Object *holder, const char *of, size_t page)
{
    const Object *actions = object_get(copy->file, holder, "AA");

    for (size_t i = 0; actions->kind == OBJECT_DICT && i < actions->length; i++)
        annex_warn_of_action(copy, object_resolve(copy->file, actions->entries[i].value), of, page);
}

static void
warn_of_dropped(Copy *copy, const Object *annotation, bool kept, size_t page)
{
    const Object *action = object_get(copy->file, annotation, "A"), *then = object_get(copy->file, action, "Next");

    if (!kept)
        annex_warn_of_action(copy, action, "an annotation", page);
    for (size_t i = 0; then->kind == OBJECT_ARRAY && i < then->length && i < 100; i++)
        annex_warn_of_action(copy, object_item(copy->file, then, i), "an annotation", page);
    annex_warn_of_action(copy, then, "an annotation", page);
    annex_warn_of_additional(copy, annotation, "an annotation", page);
}

static void
decide(Copy *copy, const Object *reference, size_t page)
{
    const Object *annotation = object_resolve(copy->file, reference);
    const FateRow *row = fate_of(copy, annotation);
    bool kept = row->fate == FATE_LINK && leads_somewhere(copy, annotation);

    if (annotation->kind != OBJECT_DICT || g_hash_table_contains(copy->numbers, GINT_TO_POINTER(annotation->number)))
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
        const Object *list = annotations_of(copy, page, &count);

        for (size_t i = 0; i < count; i++)
            decide(copy, list->items[i], page);
        annex_warn_of_additional(copy, foreign_page(copy->foreign, page)->dict, "a page", page);
    }
}

/* ---- links ---- */

static bool
read_edge(Copy *copy, const Object *array, Edge *box)
{
    double n[4];

    if (array->kind != OBJECT_ARRAY || array->length != 4)
        return false;
    for (size_t i = 0; i < 4; i++)
        n[i] = object_number(object_item(copy->file, array, i));
    *box = (Edge){ MIN(n[0], n[2]), MIN(n[1], n[3]), MAX(n[0], n[2]), MAX(n[1], n[3]) };
    return isfinite(n[0]) && isfinite(n[1]) && isfinite(n[2]) && isfinite(n[3]);
}

static void
put_quads(Copy *copy, GString *out, const PageFit *fit, const Object *quads)
{
    if (quads->kind != OBJECT_ARRAY || quads->length == 0 || quads->length % 8 != 0 || quads->length > QUAD_NUMBERS)
        return;
    g_string_append(out, " /QuadPoints [");
    for (size_t i = 0; i < quads->length; i += 2) {
        Point p = page_fit_point(fit, object_number(object_item(copy->file, quads, i)),
                                 object_number(object_item(copy->file, quads, i + 1)));

        g_string_append_c(out, ' ');
        put_number(out, p.x);
        g_string_append_c(out, ' ');
        put_number(out, p.y);
    }
    g_string_append(out, " ]");
}

/*
 * The key under which the parent tree leads to the link's element; a link outside every tree gets an element of its
 * own.
 */
static int
link_key(Copy *copy, const Object *annotation, int number, size_t page)
{
    int key = copy_key(copy, object_integer(object_get(copy->file, annotation, "StructParent"), -1)), element;
    g_autofree char *text = NULL;

    if (key >= 0)
        return key;
    element = writer_add(copy->all->writer);
    text = g_strdup_printf("<< /Type /StructElem /S /Link /P %d 0 R /K [<< /Type /OBJR /Obj %d 0 R /Pg %d 0 R >>] >>",
                           copy->part, number, page_object(copy, page));
    writer_object(copy->all->writer, element, text, strlen(text));
    put_reference(copy->part_kids, element);
    return pdf_draft_add_parent(copy->all->draft, g_strdup_printf("%d 0 R", element));
}

static void
put_target(Copy *copy, GString *out, const Object *annotation)
{
    const char *contents = object_text(copy->file, object_get(copy->file, annotation, "Contents"));
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
    put_text_string(g_string_append(out, " /Contents "),
                    g_utf8_validate(contents, -1, NULL) && *contents != '\0' ? contents : "-");
}

static void
write_link(Copy *copy, size_t page, const PageFit *fit, const Object *annotation, GString *list)
{
    static const char *const kept[] = { "Border", "BS", "C", "H", "Lang", "OC" };
    g_autoptr(GString) out = g_string_new("<< /Type /Annot /Subtype /Link /Rect ");
    int number = annotation->number != 0 ? copy_number(copy, annotation) : writer_add(copy->all->writer);
    Edge box;

    if (!read_edge(copy, object_get(copy->file, annotation, "Rect"), &box))
        box = (Edge){ 0, 0, 0, 0 };
    put_edge(out, page_fit_edge(fit, box));
    put_quads(copy, out, fit, object_get(copy->file, annotation, "QuadPoints"));
    for (size_t i = 0; i < G_N_ELEMENTS(kept); i++)
        if (object_find(annotation, kept[i])->kind != OBJECT_NULL)
            copy_put_entry(copy, out, kept[i], object_find(annotation, kept[i]));
    put_target(copy, out, annotation);
    g_string_append_printf(out, " /F %d /P %d 0 R /StructParent %d >>",
                           (int)(object_integer(object_get(copy->file, annotation, "F"), 0) & 0xFFFF) | FLAG_PRINT,
                           page_object(copy, page), link_key(copy, annotation, number, page));
    writer_object(copy->all->writer, number, out->str, out->len);
    put_reference(list, number);
}

void
annotations_write(Copy *copy, size_t page, const PageFit *fit, GString *list)
{
    g_autoptr(GHashTable) written = g_hash_table_new(NULL, NULL);
    size_t count;
    const Object *annotations = annotations_of(copy, page, &count);

    for (size_t i = 0; i < count; i++) {
        const Object *annotation = object_item(copy->file, annotations, i);

        if (annotation->kind != OBJECT_DICT || fate_of(copy, annotation)->fate != FATE_LINK ||
            !leads_somewhere(copy, annotation))
            continue;
        if (annotation->number == 0 || g_hash_table_add(written, GINT_TO_POINTER(annotation->number)))
            write_link(copy, page, fit, annotation, list);
    }
}

/* ---- appearances (12.5.5) ---- */

/* The reference to what is shown now; the null object when nothing is. */
static const Object *
find_look(Copy *copy, const Object *annotation)
{
    const Object *looks = object_get(copy->file, annotation, "AP"), *normal = object_find(looks, "N"),
                 *states = object_resolve(copy->file, normal);

    if (states->stream)
        return normal;
    normal = object_find(states, field_state(copy, annotation));
    return object_resolve(copy->file, normal)->stream ? normal : &object_null;
}

static bool
is_seen(Copy *copy, const Object *annotation, const FateRow *row)
{
    gint64 flags = object_integer(object_get(copy->file, annotation, "F"), 0);

    return row->fate == FATE_LOOK && (flags & (FLAG_HIDDEN | FLAG_NO_VIEW)) == 0 &&
           (row->drop == DROP_FIELD || (flags & FLAG_PRINT) != 0);
}

/* The form's box, turned by its own matrix, comes to lie in the annotation's rectangle. */
static bool
fit_look(Copy *copy, const Object *form, Edge target, PageFit *fit)
{
    const Object *matrix = object_get(copy->file, form, "Matrix");
    PageFit own = { 1, 0, 0, 1, 0, 0 };
    Edge box;

    if (!read_edge(copy, object_get(copy->file, form, "BBox"), &box))
        return false;
    if (matrix->kind == OBJECT_ARRAY && matrix->length == 6) {
        double n[6];

        for (size_t i = 0; i < 6; i++)
            n[i] = object_number(object_item(copy->file, matrix, i));
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
shows_no_text(Copy *copy, const Object *look)
{
    size_t length;
    guint8 *bytes = object_stream(copy->file, object_resolve(copy->file, look), &length);
    bool none = bytes != NULL && g_strstr_len((const char *)bytes, (gssize)length, "Tj") == NULL &&
                g_strstr_len((const char *)bytes, (gssize)length, "TJ") == NULL &&
                g_strstr_len((const char *)bytes, (gssize)length, "Do") == NULL &&
                memchr(bytes, '\'', length) == NULL && memchr(bytes, '"', length) == NULL;

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
paint_look(Copy *copy, size_t page, const Object *annotation, bool is_field, const char *name, GString *content,
           GString *resources)
{
    const Object *look = find_look(copy, annotation);
    g_autofree char *above = g_strconcat(name, "V", NULL);
    PageFit fit = { 0 };
    Edge target = { 0, 0, 0, 0 };
    bool placed = read_edge(copy, object_get(copy->file, annotation, "Rect"), &target);
    bool shown =
        look->kind == OBJECT_REFERENCE && placed && fit_look(copy, object_resolve(copy->file, look), target, &fit);
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
    const Object *annotations = annotations_of(copy, page, &count);

    for (size_t i = 0; i < count; i++) {
        const Object *annotation = object_item(copy->file, annotations, i);
        g_autofree char *name = g_strdup_printf("%s%zu", prefix, i);

        if (annotation->kind == OBJECT_DICT && is_seen(copy, annotation, fate_of(copy, annotation)))
            paint_look(copy, page, annotation, fate_of(copy, annotation)->drop == DROP_FIELD, name, content, resources);
    }
}
