/*
 * A piece added to a project: an element in the data file of its kind, before the end of what it belongs in, or a file
 * of its own. All that was there stays as it was, to the byte.
 */
#include <string.h>
#include "base/diag_files.h"
#include "base/diag_read.h"
#include "read/folder.h"
#include "read/xml.h"
#include "render/project.h"

#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define MODEL                                                                                                          \
    "<?xml-model href=\"schema/%s.rng\" "                                                                              \
    "type=\"application/xml\" schematypens=\"http://relaxng.org/ns/structure/1.0\"?>\n"

/*
 *   kind     what a user calls it; the element's name too
 *   root     of the file that it belongs in; NULL: the piece is a file
 *   parent   the element at whose end it is put
 *   file     where it goes when there is no file with that root, or the file itself: %s is the name
 *   text     the piece: %1$s is the name, %2$s a unit or the kind of an area, %3$s the language of the plan
 */
typedef struct Piece {
    const char *kind, *root, *parent, *file, *text;
} Piece;
static const Piece pieces[] = {
    { "area", "areas", "areas", "data/areas.xml",
      "  <!-- an area: `kind` says what it is (without it a state), `within` which area it is a part of -->\n"
      "  <area id=\"%1$s\"%2$s name=\"%1$s\"/>\n" },
    { "indicator", "plan", "objective", NULL,
      "      <!-- an indicator: `measure` names what is observed; kinds: level total area-set judgement ladder\n"
      "           checklist money deadline; a <target> says what is to be reached by when -->\n"
      "      <indicator id=\"%1$s\" kind=\"level\">\n"
      "        <title>%1$s</title>\n"
      "      </indicator>\n" },
    { "measure", "measures", "measures", "data/measures.xml",
      "  <!-- a measure: `nature` is stock (at a day), flow (in a period), cumulative, judgement, event, standing;\n"
      "       `ascending` says whether more is better -->\n"
      "  <measure id=\"%1$s\" unit=\"%2$s\" nature=\"stock\" decimals=\"0\">\n"
      "    <title>%1$s</title>\n"
      "  </measure>\n" },
    { "source", "sources", "sources", "data/sources.xml",
      "  <!-- a source: `published` is the day from which pages may cite it; `publisher`, `address` -->\n"
      "  <source id=\"%1$s\" title=\"%1$s\"/>\n" },
    { "pack", NULL, NULL, "data/packs/%s.xml",
      XML "<!-- A briefing pack, its parts in their order: 'sheaf pack data/packs/%1$s.xml' makes one document. -->\n"
          "<pack id=\"%1$s\" xml:lang=\"%3$s\">\n"
          "  <title>%1$s</title>\n"
          "  <cover/>\n"
          "  <contents/>\n"
          "  <prose id=\"summary\"><title>Summary</title><p>Write here what the reader should know first.</p></prose>\n"
          "  <page id=\"overview\" template=\"overview\"><title>The plan on a page</title></page>\n"
          "</pack>\n" },
    { "template", NULL, NULL, "templates/%s.xml",
      XML "<!-- A page an area. 'sheaf schema template' lists what may stand here; parts/… come with the program. -->\n"
          "<template for=\"area\" theme=\"house\" masters=\"parts/a4\">\n"
          "  <title><value-of select=\"area($area)/@name\"/></title>\n"
          "  <body>\n"
          "    <h1><value-of select=\"area($area)/@name\"/></h1>\n"
          "    <include href=\"parts/block-progress\"/>\n"
          "    <if test=\"sources()\"><include href=\"parts/block-sources\"/></if>\n"
          "  </body>\n"
          "</template>\n" },
};

typedef struct Adding {
    const Piece *piece;
    const char *folder, *name;
    Arena *arena;
    Diags *diags;
    char *path; /* of the data file that it goes into; NULL: there is none */
    const char *unit, *area_kind, *language;
} Adding;

static const Piece *
find_piece(const char *kind)
{
    for (size_t i = 0; i < G_N_ELEMENTS(pieces); i++)
        if (strcmp(pieces[i].kind, kind) == 0)
            return &pieces[i];
    return NULL;
}

static bool
is_name(const char *name)
{
    return g_ascii_isalnum(*name) && name[strspn(name, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-_")] == '\0';
}

/* What the files hold: whether the name is taken, and of what is there already what a new one can take after. */
static void
look_at_element(Adding *a, const XmlNode *node)
{
    const char *id = xml_attribute(node, "id");

    if (strcmp(node->name, a->piece->kind) == 0 && g_strcmp0(id, a->name) == 0)
        diag_report(a->diags, DIAG_NEW_TAKEN, xml_attribute_place(node, "id"), a->piece->kind, a->name, NULL);
    if (strcmp(node->name, "unit") == 0 && a->unit == NULL)
        a->unit = id;
    if (strcmp(node->name, "area") == 0 && id != NULL)
        a->area_kind = xml_attribute(node, "kind");
    for (const XmlNode *child = node->first_child; child != NULL; child = child->next)
        if (child->name != NULL)
            look_at_element(a, child);
}

static void
look_at_files(Adding *a)
{
    g_autofree char *data = g_build_filename(a->folder, "data", NULL);
    g_autoptr(GPtrArray) files = data_files(data, NULL, NULL);

    for (guint i = 0; i < files->len; i++) {
        const char *path = g_ptr_array_index(files, i);
        g_autofree char *root = xml_root_name(path);
        const XmlNode *node;

        if (g_strcmp0(root, a->piece->root) != 0 && g_strcmp0(root, "plan") != 0)
            continue;
        node = xml_tree_load(path, AUDIENCE_INTERNAL, a->arena, a->diags);
        if (node == NULL)
            return;
        if (strcmp(node->name, "plan") == 0 && xml_attribute(node, "xml:lang") != NULL)
            a->language = xml_attribute(node, "xml:lang");
        if (g_strcmp0(node->name, a->piece->root) != 0)
            continue;
        if (a->path == NULL)
            a->path = arena_strdup(a->arena, path);
        look_at_element(a, node);
    }
}

/* The text of the piece, with what it takes after. */
static char *
write_piece(const Adding *a)
{
    const char *kind = a->area_kind, *second = a->unit == NULL ? "" : a->unit;
    g_auto(GStrv) parts = g_strsplit(a->piece->text, "%1$s", -1);
    g_autofree char *named = g_strjoinv(a->name, parts), *more = NULL, *of_kind = NULL;
    g_auto(GStrv) seconds = g_strsplit(named, "%2$s", -1);

    if (strcmp(a->piece->kind, "area") == 0)
        second = of_kind = kind == NULL ? g_strdup("") : g_strdup_printf(" kind=\"%s\"", kind);
    more = g_strjoinv(second, seconds);
    g_strfreev(seconds);
    seconds = g_strsplit(more, "%3$s", -1);
    return g_strjoinv(a->language, seconds);
}

/* A file with nothing else in it: of a measure with a unit, as there is none yet. */
static void
write_file(Adding *a, const char *path)
{
    g_autofree char *text = NULL, *piece = NULL;

    if (a->piece->root == NULL) {
        text = write_piece(a);
    } else {
        bool measure = strcmp(a->piece->kind, "measure") == 0;
        g_autofree char *model = g_strdup_printf(MODEL, a->piece->root);

        a->unit = "items";
        piece = write_piece(a);
        text = g_strdup_printf(XML "%s<%s>\n%s%s</%s>\n", model, a->piece->root,
                               measure ? "  <unit id=\"items\" symbol=\"items\"/>\n" : "", piece, a->piece->root);
    }
    output_write(path, text, strlen(text), a->diags);
}

/* Before the last end of its parent, on lines of its own. */
static void
put_into(Adding *a)
{
    g_autofree char *text = NULL, *end = g_strdup_printf("</%s>", a->piece->parent), *piece = NULL, *whole = NULL;
    g_autoptr(GError) error = NULL;
    char *at;
    gsize size;

    if (!g_file_get_contents(a->path, &text, &size, &error)) {
        diag_report(a->diags, DIAG_FILE_UNREADABLE, (Place){ 0 }, a->path, error->message, NULL);
        return;
    }
    at = g_strrstr_len(text, (gssize)size, end);
    if (at == NULL) {
        diag_report(a->diags, DIAG_NEW_NO_PARENT, (Place){ g_intern_string(a->path), 1, 1 }, a->piece->kind,
                    a->piece->parent, NULL);
        return;
    }
    while (at > text && (at[-1] == ' ' || at[-1] == '\t'))
        at--;
    if (a->unit == NULL)
        a->unit = "items";
    piece = write_piece(a);
    whole = g_strdup_printf("%.*s%s%s%s", (int)(at - text), text, at > text && at[-1] != '\n' ? "\n" : "", piece, at);
    output_write(a->path, whole, strlen(whole), a->diags);
}

static void
add(Adding *a)
{
    g_auto(GStrv) parts = a->piece->file == NULL ? NULL : g_strsplit(a->piece->file, "%s", -1);
    g_autofree char *file = parts == NULL ? NULL : g_strjoinv(a->name, parts);
    g_autofree char *path = file == NULL ? NULL : g_build_filename(a->folder, file, NULL);

    look_at_files(a);
    if (diags_failed(a->diags))
        return;
    if (a->path != NULL) {
        put_into(a);
    } else if (path == NULL) {
        diag_report(a->diags, DIAG_NEW_NO_PARENT, (Place){ 0 }, a->piece->kind, a->piece->parent, NULL);
    } else if (g_file_test(path, G_FILE_TEST_EXISTS)) {
        diag_report(a->diags, DIAG_NEW_TAKEN, (Place){ g_intern_string(path), 1, 1 }, a->piece->kind, a->name, NULL);
    } else {
        write_file(a, path);
        a->path = arena_strdup(a->arena, path);
    }
}

char *
sheaf_new(const char *folder, const char *kind, const char *name, SheafReport report, void *report_data,
          SheafExit *exit_status)
{
    g_autoptr(Diags) diags = diags_new();
    Arena *arena = arena_new();
    Adding a = { .piece = find_piece(kind),
                 .folder = folder == NULL ? "." : folder,
                 .name = name,
                 .arena = arena,
                 .diags = diags,
                 .language = "en" };
    g_autofree char *data = g_build_filename(a.folder, "data", NULL);
    char *path = NULL;

    if (a.piece == NULL)
        diag_report(diags, DIAG_NEW_KIND, (Place){ 0 }, kind, NULL);
    else if (!is_name(name))
        diag_report(diags, DIAG_DATA_BAD_ID, (Place){ 0 }, name, "id", NULL);
    else if (!g_file_test(data, G_FILE_TEST_IS_DIR))
        diag_report(diags, DIAG_FILE_UNREADABLE, (Place){ 0 }, data, "there is no such folder", NULL);
    else
        add(&a);
    *exit_status = (SheafExit)diags_exit_status(diags);
    if (*exit_status == SHEAF_OK)
        path = g_strdup(a.path);
    report_all(diags, report, report_data);
    arena_free(arena);
    return path;
}
