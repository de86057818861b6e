/*
 * Text that remembers what it prints, on its way through messages and lists: a figure's id, or a sentence's rule and
 * what it speaks of, stands before the text between noncharacters (Unicode 15, 23.7), which are refused where data
 * and templates are read. XPath never sees them: to it such a text is a node that holds the plain text, so that it has
 * its length and is the number that it reads as, and the node keeps the marked one for whoever prints it. Where text
 * becomes nodes of the document the marks become spans; where it becomes an attribute they go. Sentences hold figures,
 * and other sentences.
 */
#include "base/append.h"
#include "base/format.h"
#include "base/words.h"
#include "template/call.h"
#include <libxml/xpathInternals.h>
#include <string.h>

#define MARK_ID    "\xEF\xB7\x90" /* U+FDD0: an id follows */
#define MARK_TEXT  "\xEF\xB7\x91" /* U+FDD1: its text follows */
#define MARK_END   "\xEF\xB7\x92" /* U+FDD2 */
#define MARK_RULE  "\xEF\xB7\x93" /* U+FDD3: properties of a sentence follow */
#define MARK_WORDS "\xEF\xB7\x94" /* U+FDD4: its words follow */
#define MARK_STOP  "\xEF\xB7\x95" /* U+FDD5 */
#define MARK_NAME  "\xEF\xB7\x96" /* U+FDD6: ends the name of a property */
#define MARK_VALUE "\xEF\xB7\x97" /* U+FDD7: ends its value */

enum { MARK = 3 };

#define LANGUAGE "lang" /* the one property of a text in another language; no rule's first property has its name */

/* A stretch of text that is marked as one thing: a figure, or a sentence. */
typedef struct Marked {
    const char *head, *text, *end, *after;
    bool sentence;
} Marked;

static bool
is_mark(const char *at, const char *mark)
{
    return at[0] == mark[0] && at[1] == mark[1] && at[2] == mark[2];
}

/* The first such mark that begins before `end`; NULL when there is none. */
static const char *
find_mark(const char *at, const char *end, const char *mark)
{
    for (; at < end && (at = memchr(at, mark[0], (size_t)(end - at))) != NULL; at++)
        if (is_mark(at, mark))
            return at;
    return NULL;
}

/* The mark that closes what was opened before `at`; NULL when there is none before `end`. */
static const char *
find_close(const char *at, const char *end, const char *open, const char *close)
{
    int depth = 0;

    for (; at < end; at++) {
        if (is_mark(at, open))
            depth++;
        else if (is_mark(at, close) && depth-- == 0)
            return at;
    }
    return NULL;
}

/* What opens at `at`; false when it is cut off. */
static bool
opened_at(const char *at, const char *end, Marked *out)
{
    bool sentence = is_mark(at, MARK_RULE);
    const char *head = at + MARK, *text = find_mark(head, end, sentence ? MARK_WORDS : MARK_TEXT), *close;

    if (text == NULL)
        return false;
    text += MARK;
    close = find_close(text, end, sentence ? MARK_RULE : MARK_ID, sentence ? MARK_STOP : MARK_END);
    if (close == NULL)
        return false;
    *out = (Marked){ head, text, close, close + MARK, sentence };
    return true;
}

/* The first marked piece before `end`; false when there is none that is whole. *before is where it opens. */
static bool
next_marked(const char *at, const char *end, const char **before, Marked *out)
{
    for (; at < end && (at = memchr(at, MARK_RULE[0], (size_t)(end - at))) != NULL; at++)
        if ((is_mark(at, MARK_ID) || is_mark(at, MARK_RULE)) && opened_at(at, end, out)) {
            *before = at;
            return true;
        }
    return false;
}

/* Asked of every text that a function answers: hardly any has a byte that marks begin with. */
static bool
is_marked(const char *text)
{
    for (text = strchr(text, MARK_ID[0]); text != NULL; text = strchr(text + 1, MARK_ID[0]))
        if (is_mark(text, MARK_ID) || is_mark(text, MARK_RULE))
            return true;
    return false;
}

const char *
marked_text(Arena *arena, const char *id, const char *text)
{
    return *id == '\0' || strstr(text, MARK_ID) != NULL
               ? text
               : arena_printf(arena, MARK_ID "%s" MARK_TEXT "%s" MARK_END, id, text);
}

static void
append_plain(GString *out, const char *text, const char *end)
{
    const char *before;
    Marked piece;

    for (; next_marked(text, end, &before, &piece); text = piece.after) {
        g_string_append_len(out, text, before - text);
        append_plain(out, piece.text, piece.end);
    }
    g_string_append_len(out, text, end - text);
}

const char *
marked_plain(Arena *arena, const char *text)
{
    GString *out;

    if (!is_marked(text))
        return text;
    out = arena_text_begin(arena);
    append_plain(out, text, text + strlen(text));
    return arena_text_end(arena, out);
}

static bool
is_language(const Marked *piece)
{
    return piece->sentence && g_str_has_prefix(piece->head, LANGUAGE MARK_NAME);
}

static const char *
language_of(Fill *fill, const Marked *piece)
{
    const char *value = piece->head + strlen(LANGUAGE MARK_NAME), *end = find_mark(value, piece->text, MARK_VALUE);

    return end == NULL ? NULL : arena_strndup(fill->arena, value, (size_t)(end - value));
}

static const char *
plain_of(Fill *fill, const Marked *piece)
{
    return marked_plain(fill->arena, arena_strndup(fill->arena, piece->text, (size_t)(piece->end - piece->text)));
}

static void
append_told(Fill *fill, GString *out, const char *text, const char *end)
{
    const char *before;
    Marked piece;

    for (; next_marked(text, end, &before, &piece); text = piece.after) {
        g_string_append_len(out, text, before - text);
        if (is_language(&piece))
            format_append(out, LANGUAGE_ESCAPE "%s" LANGUAGE_ESCAPE "%s" LANGUAGE_ESCAPE "%s" LANGUAGE_ESCAPE,
                          language_of(fill, &piece), plain_of(fill, &piece), lang_tag(fill->lang));
        else
            append_told(fill, out, piece.text, piece.end);
    }
    g_string_append_len(out, text, end - text);
}

const char *
marked_told(Fill *fill, const char *text)
{
    GString *out;

    if (!is_marked(text))
        return text;
    out = arena_text_begin(fill->arena);
    append_told(fill, out, text, text + strlen(text));
    return arena_text_end(fill->arena, out);
}

static void
note_foreign(Fill *fill, const char *text, const char *end)
{
    const char *before;
    Marked piece;

    for (; next_marked(text, end, &before, &piece); text = piece.after) {
        if (is_language(&piece))
            foreign_note_in(fill, language_of(fill, &piece), plain_of(fill, &piece));
        else
            note_foreign(fill, piece.text, piece.end);
    }
}

void
marked_note_foreign(Fill *fill, const char *text)
{
    note_foreign(fill, text, text + strlen(text));
}

/* ---- values of XPath ---- */

void
marked_set_attribute(xmlNodePtr node, const char *name, const char *text)
{
    Fill *fill = node->doc->_private;
    bool marked = is_marked(text);
    const char *plain = marked ? marked_plain(fill->arena, text) : text;
    xmlAttrPtr attribute = answers_attribute(node, name, plain);

    if (marked)
        attribute->_private = arena_strdup(fill->arena, text);
}

xmlXPathObjectPtr
marked_object(Fill *fill, const char *text)
{
    xmlNodePtr node;

    if (!is_marked(text) || !budget_take(fill, 0, BYTES_A_NODE + 2 * strlen(text)))
        return xmlXPathNewCString(text);
    node = answers_node(xmlDocGetRootElement(fill->scratch), "text");
    answers_text(node, marked_plain(fill->arena, text));
    node->_private = arena_strdup(fill->arena, text);
    return xmlXPathNewNodeSet(node);
}

/* What the node keeps beside its plain text; NULL: nothing in it is marked. */
static const char *
marked_of_node(const xmlNode *node)
{
    return node->type == XML_ELEMENT_NODE || node->type == XML_ATTRIBUTE_NODE ? node->_private : NULL;
}

/* As XPath makes a string of nodes: of the first in the order of the document. */
static xmlNodePtr
first_node(xmlXPathObjectPtr object)
{
    if (object->type != XPATH_NODESET || object->nodesetval == NULL || object->nodesetval->nodeNr == 0)
        return NULL;
    if (object->nodesetval->nodeNr > 1)
        xmlXPathNodeSetSort(object->nodesetval);
    return object->nodesetval->nodeTab[0];
}

const char *
marked_node_text(Fill *fill, xmlNodePtr node)
{
    const char *marked = marked_of_node(node), *kept;
    xmlChar *text;

    if (marked != NULL)
        return marked;
    text = xmlXPathCastNodeToString(node);
    kept = arena_strdup(fill->arena, (const char *)text);
    xmlFree(text);
    return kept;
}

const char *
marked_object_text(Fill *fill, xmlXPathObjectPtr object)
{
    xmlNodePtr node = first_node(object);
    const char *kept;
    xmlChar *text;

    if (node != NULL)
        return marked_node_text(fill, node);
    if (object->type == XPATH_STRING)
        return arena_strdup(fill->arena, (const char *)object->stringval);
    text = xmlXPathCastToString(object);
    kept = arena_strdup(fill->arena, (const char *)text);
    xmlFree(text);
    return kept;
}

const char *
marked_nodes(Fill *fill, xmlXPathObjectPtr object)
{
    xmlNodePtr node = first_node(object);
    const char *marked = node == NULL ? NULL : marked_of_node(node);

    return marked == NULL ? NULL : arena_strdup(fill->arena, marked);
}

xmlXPathObjectPtr
marked_string(xmlXPathObjectPtr object)
{
    xmlNodePtr node = first_node(object);
    const char *marked = node == NULL ? NULL : marked_of_node(node);
    xmlXPathObjectPtr text;

    if (marked == NULL)
        return xmlXPathConvertString(object);
    text = xmlXPathNewCString(marked);
    xmlXPathFreeObject(object);
    return text;
}

/* ---- sentences ---- */

/* How many figures there are in a text, and the last of them. */
static int
count_figures(const char *text, const char *end, Marked *last)
{
    const char *before;
    Marked piece;
    int count = 0;

    for (; next_marked(text, end, &before, &piece); text = piece.after) {
        if (piece.sentence) {
            count += count_figures(piece.text, piece.end, last);
        } else {
            *last = piece;
            count++;
        }
    }
    return count;
}

/* The id of the one figure in a text, behind #; else the text without marks. */
static const char *
property_value(Arena *arena, const char *text)
{
    Marked figure;

    if (count_figures(text, text + strlen(text), &figure) != 1)
        return marked_plain(arena, text);
    return arena_printf(arena, "#%.*s", (int)(figure.text - MARK - figure.head), figure.head);
}

const char *
marked_sentence(Arena *arena, const UserProperty *properties, size_t count, const char *text)
{
    GString *out;

    if (*text == '\0')
        return text;
    out = arena_text_begin(arena);
    append_text(out, MARK_RULE);
    for (size_t i = 0; i < count; i++)
        format_append(out, "%s" MARK_NAME "%s" MARK_VALUE, properties[i].name,
                      property_value(arena, properties[i].value));
    format_append(out, MARK_WORDS "%s" MARK_STOP, text);
    return arena_text_end(arena, out);
}

const char *
marked_language(Arena *arena, const char *language, const char *text)
{
    const UserProperty property = { LANGUAGE, language };

    return marked_sentence(arena, &property, 1, text);
}

const char *
marked_from_told(Fill *fill, const char *text)
{
    g_auto(GStrv) parts = g_strsplit(text, LANGUAGE_ESCAPE, -1);
    GString *out = arena_text_begin(fill->arena);

    for (size_t i = 0; parts[i] != NULL; i += 2) {
        bool own = i == 0 || strcmp(parts[i - 1], lang_tag(fill->lang)) == 0;

        append_text(out,
                    own || !has_letter(parts[i]) ? parts[i] : marked_language(fill->arena, parts[i - 1], parts[i]));
        if (parts[i + 1] == NULL)
            break;
    }
    return arena_text_end(fill->arena, out);
}

/* A piece that is in another language says nothing else of itself. */
static void
set_properties(Fill *fill, DocNode *span, const Marked *piece)
{
    g_autoptr(GArray) properties = g_array_new(FALSE, TRUE, sizeof(UserProperty));
    const char *at = piece->head, *end = piece->text - MARK, *name, *value;

    while (at < end && (name = find_mark(at, end, MARK_NAME)) != NULL &&
           (value = find_mark(name, end, MARK_VALUE)) != NULL) {
        UserProperty property = { arena_strndup(fill->arena, at, (size_t)(name - at)),
                                  arena_strndup(fill->arena, name + MARK, (size_t)(value - name) - MARK) };

        g_array_append_val(properties, property);
        at = value + MARK;
    }
    if (properties->len == 1 && strcmp(g_array_index(properties, UserProperty, 0).name, LANGUAGE) == 0) {
        fill_language(fill, span, g_array_index(properties, UserProperty, 0).value);
        return;
    }
    span->properties = arena_memdup(fill->arena, properties->data, sizeof(UserProperty) * properties->len);
    span->property_count = properties->len;
}

/* ---- nodes ---- */

static void
append_piece(Fill *fill, DocNode *parent, const char *text, size_t length)
{
    if (length > 0)
        append_expanded(fill, parent, arena_strndup(fill->arena, text, length), length);
}

static void
append_marked(Fill *fill, DocNode *parent, const char *text, const char *end)
{
    const char *before;
    Marked piece;

    for (; next_marked(text, end, &before, &piece); text = piece.after) {
        DocNode *span;

        append_piece(fill, parent, text, (size_t)(before - text));
        span = doc_append(fill->doc, parent, DOC_SPAN);
        span->place = fill->place;
        if (piece.sentence)
            set_properties(fill, span, &piece);
        else
            span->id = arena_strndup(fill->arena, piece.head, (size_t)(piece.text - piece.head) - MARK);
        append_marked(fill, span, piece.text, piece.end);
        fill_isolate(fill, span);
    }
    append_piece(fill, parent, text, (size_t)(end - text));
}

void
fill_marked(Fill *fill, DocNode *parent, const char *text)
{
    append_marked(fill, parent, text, text + strlen(text));
}

const char *
marked_taken(Fill *fill, const char *text, DocNode *node)
{
    const char *end = text + strlen(text), *before;
    Marked piece, inner;

    if (!next_marked(text, end, &before, &piece) || before != text || piece.after != end)
        return marked_plain(fill->arena, text);
    if (piece.sentence)
        set_properties(fill, node, &piece);
    else
        node->u.chart.figure = arena_strndup(fill->arena, piece.head, (size_t)(piece.text - piece.head) - MARK);
    if (next_marked(piece.text, piece.end, &before, &inner) && before == piece.text && inner.after == piece.end &&
        inner.sentence && g_str_has_prefix(inner.head, LANGUAGE MARK_NAME))
        set_properties(fill, node, &inner);             /* a figure that is a word of another language */
    return marked_plain(fill->arena, text);
}

const char *
marked_words(const char *text)
{
    for (;;) {
        Marked piece;

        if (!(is_mark(text, MARK_ID) || is_mark(text, MARK_RULE)) || !opened_at(text, text + strlen(text), &piece))
            return text;
        text = piece.text;
    }
}
