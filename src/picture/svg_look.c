/*
 * One pass over the tags by SAX. What is drawn once and shown often is counted as often as it is shown, so that a file
 * of some lines which stands for a billion shapes is found out before they are drawn.
 */
#include "picture/svg_look.h"
#include "base/diag_picture.h"
#include "base/limit.h"
#include <libxml/parser.h>
#include <string.h>
#include "picture/bytes.h"

/* An element: how much there is to draw for it. */
typedef struct Drawn {
    int parent;
    guint weight;                       /* of itself, as often as what it refers to is drawn */
    guint first_link, links;            /* what it refers to, in the list of links */
    int child, next;                    /* the first in it, the next beside it; 0: none */
    guint64 cost;                       /* with all in it; 0: not known yet */
    bool open;                          /* its cost is being found */
    bool soft;                          /* it is drawn into pixels first */
} Drawn;

typedef struct Svg {
    xmlParserCtxtPtr parser;
    const char *path, *name;
    Place asked;
    SvgLook *look;
    Diags *diags;
    GArray *drawn;                      /* Drawn, parents before what is in them */
    GPtrArray *links;                   /* names of elements */
    GPtrArray *styled;                  /* the same, of style sheets: whatever has a class may have them */
    GHashTable *ids;                    /* name -> index of an element + 1 */
    GHashTable *told;                   /* diagnostics that were reported: of a kind one is enough */
    int open;                           /* the innermost element, or -1 */
    int text;                           /* elements of text around what is read now */
    GString *style;                     /* text of a style sheet, or NULL */
    guint64 pixels;                     /* of pictures in it */
    bool damaged;
} Svg;

/* ---- telling ---- */

static Place
here(const Svg *svg)
{
    int line = svg->parser == NULL ? 0 : xmlSAX2GetLineNumber(svg->parser);

    return (Place){ g_intern_string(svg->path), MAX(line, 1), 1 };
}

static bool
first_of(Svg *svg, DiagId id)
{
    return g_hash_table_add(svg->told, GINT_TO_POINTER((int)id));
}

static void
tell(Svg *svg, DiagId id, const char *what)
{
    if (first_of(svg, id))
        diag_report_related(svg->diags, id, here(svg), svg->asked, svg->name, what, NULL);
}

static void
tell_limit(Svg *svg, LimitId limit)
{
    limit_exceeded_related(svg->diags, limit, (Place){ g_intern_string(svg->path), 1, 1 }, svg->asked, svg->name, NULL);
}

/* ---- what it refers to ---- */

static void
add_link(GPtrArray *links, const char *name, size_t length)
{
    g_ptr_array_add(links, g_strndup(name, length));
}

/* Every url(…) of a property or a style sheet. */
static void
take_urls(Svg *svg, const char *text, GPtrArray *links)
{
    for (const char *at = strstr(text, "url("); at != NULL; at = strstr(at, "url(")) {
        at += strlen("url(");
        at += strspn(at, " \t\r\n\"'");
        if (*at != '#')
            tell(svg, DIAG_SVG_OUTSIDE, at);
        else
            add_link(links, at + 1, strcspn(at + 1, " \t\r\n\"')"));
    }
}

static void
take_sheet(Svg *svg)
{
    take_urls(svg, svg->style->str, svg->styled);
    if (strstr(svg->style->str, "@import") != NULL)
        tell(svg, DIAG_SVG_OUTSIDE, "@import");
}

/* A picture that stands in the file itself is held to the same limits as one that stands beside it. */
static void
take_embedded(Svg *svg, const char *data)
{
    const char *comma = strchr(data, ',');
    FileFacts facts = { 0 };
    FileKind kind = FILE_UNKNOWN;
    gsize size = 0;
    g_autofree guint8 *bytes = comma == NULL ? NULL : g_base64_decode(comma + 1, &size);
    g_autofree char *why = NULL;
    const char *what = bytes == NULL ? "nothing" : file_kind_of(bytes, size, &kind);

    svg->look->pictures = true;
    if (kind != FILE_PNG && kind != FILE_JPEG) {
        tell(svg, DIAG_SVG_EMBEDDED, what);
        return;
    }
    if (!(kind == FILE_PNG ? png_facts : jpeg_facts)(bytes, size, &facts, &why))
        tell(svg, DIAG_SVG_EMBEDDED, why);
    g_clear_pointer(&facts.profile, g_bytes_unref);
    svg->pixels += (guint64)facts.columns * (guint64)facts.rows;
    if (svg->pixels > MOST_PICTURE_MEGAPIXELS * G_GUINT64_CONSTANT(1000000) && first_of(svg, DIAG_PICTURE_LARGE))
        tell_limit(svg, LIMIT_PICTURE_MEGAPIXELS);
}

/* A link that a reader could follow (<a>) is drawn like anything else, and is not followed. */
static void
take_reference(Svg *svg, const char *element, const char *value)
{
    value += strspn(value, " \t\r\n");
    if (*value == '#')
        add_link(svg->links, value + 1, strlen(value + 1));
    else if (g_ascii_strncasecmp(value, "data:", 5) == 0 && strcmp(element, "image") == 0)
        take_embedded(svg, value);
    else if (strcmp(element, "a") != 0)
        tell(svg, DIAG_SVG_OUTSIDE, value);
}

/* ---- elements ---- */

/* Something of the element is drawn into pixels first, and those are painted. */
static void
take_soft(Svg *svg, Drawn *drawn, const char *what)
{
    drawn->soft = true;
    if (svg->look->soft != NULL)
        return;
    svg->look->soft = what;
    svg->look->soft_line = here(svg).line;
}

static bool
says(const char *name, const char *value, const char *property)
{
    const char *found = strcmp(name, "style") == 0 ? strstr(value, property) : NULL;

    if (strcmp(name, property) == 0)
        return strstr(value, "none") != value;
    return found != NULL && found[strlen(property)] == ':' && (found == value || strchr("; \t\r\n", found[-1]) != NULL);
}

static void
take_attribute(Svg *svg, Drawn *drawn, const char *element, const char *name, const char *value)
{
    if (g_str_has_prefix(name, "on") && name[2] != '\0')
        tell(svg, DIAG_SVG_SCRIPT, name);
    if (strcmp(name, "href") == 0)
        take_reference(svg, element, value);
    else
        take_urls(svg, value, svg->links);
    if (strcmp(name, "id") == 0)
        g_hash_table_insert(svg->ids, g_strdup(value), GINT_TO_POINTER((int)svg->drawn->len + 1));
    if (says(name, value, "filter"))
        take_soft(svg, drawn, "a filter");
    else if (says(name, value, "mask"))
        take_soft(svg, drawn, "a mask");
    if (strcmp(name, "d") == 0 || strcmp(name, "points") == 0)
        drawn->weight += (guint)(strlen(value) / 64);
}

typedef struct Refused { const char *element; DiagId id; } Refused;

static const Refused refused[] = {
    { "script", DIAG_SVG_SCRIPT },           { "handler", DIAG_SVG_SCRIPT },
    { "animate", DIAG_SVG_NOT_DRAWN },       { "animateTransform", DIAG_SVG_NOT_DRAWN },
    { "animateMotion", DIAG_SVG_NOT_DRAWN }, { "animateColor", DIAG_SVG_NOT_DRAWN },
    { "set", DIAG_SVG_NOT_DRAWN },           { "foreignObject", DIAG_SVG_NOT_DRAWN },
    { "video", DIAG_SVG_NOT_DRAWN },         { "audio", DIAG_SVG_NOT_DRAWN },
};

static void
open_element(void *data, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri, int namespaces,
             const xmlChar **names, int count, int defaulted, const xmlChar **attributes)
{
    Svg *svg = data;
    const char *element = (const char *)local;
    Drawn drawn = { .parent = svg->open, .weight = 1, .first_link = svg->links->len };
    bool classed = false;

    (void)prefix;
    (void)uri;
    (void)namespaces;
    (void)names;
    (void)defaulted;
    for (size_t i = 0; i < G_N_ELEMENTS(refused); i++)
        if (strcmp(element, refused[i].element) == 0)
            tell(svg, refused[i].id, element);
    for (int i = 0; i < count; i++) {
        const xmlChar **at = attributes + 5 * (size_t)i;
        g_autofree char *value = g_strndup((const char *)at[3], (gsize)(at[4] - at[3]));

        take_attribute(svg, &drawn, element, (const char *)at[0], value);
        classed = classed || strcmp((const char *)at[0], "class") == 0;
    }
    for (guint i = 0; classed && i < svg->styled->len; i++)
        add_link(svg->links, g_ptr_array_index(svg->styled, i), strlen(g_ptr_array_index(svg->styled, i)));
    drawn.links = svg->links->len - drawn.first_link;
    g_array_append_val(svg->drawn, drawn);
    svg->open = (int)svg->drawn->len - 1;
    svg->text += strcmp(element, "text") == 0 || strcmp(element, "flowRoot") == 0;
    if (strcmp(element, "style") == 0 && svg->style == NULL)
        svg->style = g_string_new(NULL);
    if (svg->drawn->len > MOST_DRAWING_SHAPES)
        xmlStopParser(svg->parser);
}

static void
close_element(void *data, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri)
{
    Svg *svg = data;
    const char *element = (const char *)local;

    (void)prefix;
    (void)uri;
    svg->open = g_array_index(svg->drawn, Drawn, svg->open).parent;
    svg->text -= strcmp(element, "text") == 0 || strcmp(element, "flowRoot") == 0;
    if (strcmp(element, "style") == 0 && svg->style != NULL) {
        take_sheet(svg);
        g_string_free(g_steal_pointer(&svg->style), TRUE);
    }
}

static void
take_text(void *data, const xmlChar *text, int length)
{
    Svg *svg = data;
    bool blank = true;

    if (svg->style != NULL)
        g_string_append_len(svg->style, (const char *)text, length);
    for (int i = 0; i < length && blank; i++)
        blank = g_ascii_isspace(text[i]);
    if (svg->text > 0 && !blank)
        tell(svg, DIAG_SVG_TEXT, NULL);
}

static void
take_instruction(void *data, const xmlChar *target, const xmlChar *text)
{
    Svg *svg = data;

    if (strcmp((const char *)target, "xml-stylesheet") == 0)
        tell(svg, DIAG_SVG_OUTSIDE, text == NULL ? "xml-stylesheet" : (const char *)text);
}

static void
take_entity(void *data, const xmlChar *name, int type, const xmlChar *public_id, const xmlChar *system_id,
            xmlChar *content)
{
    (void)type;
    (void)public_id;
    (void)system_id;
    (void)content;
    tell(data, DIAG_SVG_ENTITY, (const char *)name);
}

/* The first of them is what is wrong; whatever follows may follow from it. */
static void
take_error(void *data, xmlErrorPtr error)
{
    Svg *svg = data;
    g_autofree char *why = g_strchomp(g_strdup(error->message == NULL ? "it is no XML" : error->message));

    if (error->level < XML_ERR_ERROR || svg->damaged || error->code == XML_ERR_USER_STOP ||
        error->domain == XML_FROM_NAMESPACE)
        return;
    svg->damaged = true;
    diag_report_related(svg->diags, DIAG_PICTURE_DAMAGED, (Place){ g_intern_string(svg->path), MAX(error->line, 1), 1 },
                        svg->asked, svg->name, why, NULL);
}

/* ---- how much there is to draw ---- */

/* What is drawn into pixels takes as long as so many shapes; references are followed twice as deep as tags go. */
enum { SHAPES_OF_SOFT = 2000, FOLLOWED = 2 * MOST_XML_DEPTH };

/* With all that is in it and all that it refers to; what refers to itself is drawn once. */
static guint64
cost_of(Svg *svg, int index, int depth)
{
    Drawn *drawn = &g_array_index(svg->drawn, Drawn, index);
    guint64 cost = drawn->weight + (drawn->soft ? SHAPES_OF_SOFT : 0);

    if (drawn->cost > 0 || drawn->open)
        return drawn->cost;
    if (depth > FOLLOWED)
        return MOST_DRAWING_SHAPES + 1;
    drawn->open = true;
    for (int child = drawn->child; child > 0 && cost <= MOST_DRAWING_SHAPES;
         child = g_array_index(svg->drawn, Drawn, child).next)
        cost += cost_of(svg, child, depth + 1);
    for (guint i = 0; i < drawn->links && cost <= MOST_DRAWING_SHAPES; i++) {
        int found = GPOINTER_TO_INT(
            g_hash_table_lookup(svg->ids, g_ptr_array_index(svg->links, drawn->first_link + i)));

        cost += found > 0 ? cost_of(svg, found - 1, depth + 1) * drawn->weight : 0;
    }
    drawn->open = false;
    return drawn->cost = MIN(cost, MOST_DRAWING_SHAPES + 1);
}

static void
link_children(Svg *svg)
{
    for (int i = (int)svg->drawn->len - 1; i > 0; i--) {
        Drawn *drawn = &g_array_index(svg->drawn, Drawn, i), *parent = &g_array_index(svg->drawn, Drawn, drawn->parent);

        drawn->next = parent->child;
        parent->child = i;
    }
}

/* ---- the pass ---- */

static void
read_tags(Svg *svg, GBytes *file)
{
    gsize size;
    const char *bytes = g_bytes_get_data(file, &size);
    xmlSAXHandler sax = { .initialized = XML_SAX2_MAGIC, .startElementNs = open_element, .endElementNs = close_element,
                          .characters = take_text, .cdataBlock = take_text, .serror = take_error,
                          .processingInstruction = take_instruction, .entityDecl = take_entity };

    svg->parser = xmlCreatePushParserCtxt(&sax, svg, NULL, 0, NULL);
    if (svg->parser == NULL)
        g_error("failed to allocate memory for libxml2");
    xmlCtxtUseOptions(svg->parser, XML_PARSE_NONET);
    xmlParseChunk(svg->parser, bytes, (int)size, 1);
    xmlFreeParserCtxt(g_steal_pointer(&svg->parser));
}

bool
svg_look(GBytes *file, const char *path, const char *name, Place asked, SvgLook *look, Diags *diags)
{
    g_autoptr(GArray) drawn = g_array_new(FALSE, FALSE, sizeof(Drawn));
    g_autoptr(GPtrArray) links = g_ptr_array_new_with_free_func(g_free),
                         styled = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GHashTable) ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                          told = g_hash_table_new(NULL, NULL);
    Svg svg = { .path = path, .name = name, .asked = asked, .look = look, .diags = diags, .drawn = drawn,
                .links = links, .styled = styled, .ids = ids, .told = told, .open = -1 };
    bool many;

    *look = (SvgLook){ 0 };
    if (g_bytes_get_size(file) > (gsize)MOST_DRAWING_MIB << 20) {
        tell_limit(&svg, LIMIT_DRAWING_MIB);
        return false;
    }
    read_tags(&svg, file);
    if (svg.style != NULL)
        g_string_free(svg.style, TRUE);
    link_children(&svg);
    many = drawn->len > MOST_DRAWING_SHAPES || (drawn->len > 0 && cost_of(&svg, 0, 0) > MOST_DRAWING_SHAPES);
    if (many)
        tell_limit(&svg, LIMIT_DRAWING_SHAPES);
    return !many && !svg.damaged && g_hash_table_size(told) == 0;
}
