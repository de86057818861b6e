/* What is asked of a tree that was read, what an audience may not see of it, and the first tag of a file. */
#include "read/xml_reader.h"
#include "base/limit.h"
#include "base/words.h"
#include <string.h>

enum { PROLOGUE = 1 << 20 };                    /* bytes in which the root element is looked for */

/* ---- what the audience may not see ---- */

static void
join_text(XmlNode *first, const XmlNode *second, Arena *arena)
{
    if (words_is_blank(first->text))
        first->place = second->place;           /* a place is that of the first character that is not white space */
    first->text = arena_printf(arena, "%s%s", first->text, second->text);
}

void
xml_withhold(XmlNode *parent, Audience audience, Arena *arena)
{
    XmlNode *next, **withheld = &parent->first_withheld, *child = parent->first_child;

    parent->first_child = parent->last_child = NULL;
    for (; child != NULL; child = next) {
        XmlNode *last = parent->last_child;

        next = child->next;
        child->next = NULL;
        if (child->name != NULL && audience_is_refused(audience, xml_attribute(child, AUDIENCE_ATTRIBUTE))) {
            *withheld = child;
            withheld = &child->next;
        } else if (child->name == NULL && last != NULL && last->name == NULL) {
            join_text(last, child, arena);
        } else {
            *(last == NULL ? &parent->first_child : &last->next) = child;
            parent->last_child = child;
            xml_withhold(child, audience, arena);
        }
    }
}

/* ---- the first tag ---- */

/* The name behind the < of the first tag, when it is there whole. */
static char *
name_of_tag(const char *tag)
{
    size_t length = strcspn(tag + 1, " \t\r\n/>");

    return length == 0 || length > MOST_XML_NAME_BYTES || tag[1 + length] == '\0' ? NULL : g_strndup(tag + 1, length);
}

/*
 * The value of an attribute of a tag that is there whole, from behind the tag's name; NULL where it has none, or one
 * with a reference.
 */
static char *
attribute_of_tag(const char *at, const char *wanted)
{
    for (;;) {
        size_t length;
        const char *name = at + strspn(at, " \t\r\n"), *value, *end;

        length = strcspn(name, " \t\r\n=/>");
        value = name + length + strspn(name + length, " \t\r\n");
        if (length == 0 || *value != '=')
            return NULL;
        value += 1 + strspn(value + 1, " \t\r\n");
        end = *value == '"' || *value == '\'' ? strchr(value + 1, *value) : NULL;
        if (end == NULL)
            return NULL;
        if (length == strlen(wanted) && strncmp(name, wanted, length) == 0)
            return memchr(value, '&', (size_t)(end - value)) != NULL ? NULL
                                                                     : g_strndup(value + 1, (gsize)(end - value - 1));
        at = end + 1;
    }
}

char *
xml_root_look(const char *path, const char *attribute, char **value)
{
    char *name = NULL;

    if (attribute != NULL)
        *value = NULL;
    for (size_t most = PROLOGUE / 128; name == NULL && most <= PROLOGUE; most *= 128) {
        g_autofree char *start = g_malloc(most + 1);
        size_t length = input_peek(path, start, most);
        const char *tag;

        start[length] = '\0';
        tag = xml_first_tag(start);
        if (tag != NULL && length == most && strchr(tag, '>') == NULL)
            continue;                   /* the rest of the tag lies further on */
        name = tag == NULL ? NULL : name_of_tag(tag);
        if (name != NULL && attribute != NULL)
            *value = attribute_of_tag(tag + 1 + strlen(name), attribute);
        if (length < most)
            break;
    }
    return name;
}

char *
xml_root_name(const char *path)
{
    return xml_root_look(path, NULL, NULL);
}

bool
xml_root_is(const char *path, const char *name)
{
    g_autofree char *root = xml_root_name(path);

    return g_strcmp0(root, name) == 0;
}

/* ---- what a node says ---- */

const char *
xml_attribute(const XmlNode *node, const char *name)
{
    for (size_t i = 0; i < node->attribute_count; i++)
        if (node->attributes[i].name[0] == name[0] && strcmp(node->attributes[i].name, name) == 0)
            return node->attributes[i].value;
    return NULL;
}

Place
xml_attribute_place(const XmlNode *node, const char *name)
{
    for (size_t i = 0; i < node->attribute_count; i++)
        if (strcmp(node->attributes[i].name, name) == 0)
            return node->attributes[i].place;
    return node->place;
}

static void
collect(const XmlNode *node, GString *out)
{
    for (const XmlNode *child = node->first_child; child != NULL; child = child->next)
        if (child->name != NULL)
            collect(child, out);
        else
            for (const char *c = child->text; *c != '\0'; c++) {
                if (!xml_is_space(*c))
                    g_string_append_c(out, *c);
                else if (out->len > 0 && out->str[out->len - 1] != ' ')
                    g_string_append_c(out, ' ');
            }
}

/* One text that has no white space but single spaces between its words. */
static bool
is_folded(const XmlNode *node)
{
    const XmlNode *only = node->first_child;

    if (only == NULL || only->next != NULL || only->name != NULL)
        return false;
    for (const char *c = only->text; *c != '\0'; c++)
        if (xml_is_space(*c) && (*c != ' ' || c == only->text || c[1] == '\0' || xml_is_space(c[1])))
            return false;
    return true;
}

char *
xml_text(const XmlNode *node, Arena *arena)
{
    g_autoptr(GString) out = NULL;

    if (is_folded(node))
        return arena_strdup(arena, node->first_child->text);
    out = g_string_new(NULL);
    collect(node, out);
    if (out->len > 0 && out->str[out->len - 1] == ' ')
        g_string_truncate(out, out->len - 1);
    return arena_strdup(arena, out->str);
}
