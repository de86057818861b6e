/*
 * Tags in the bytes of a file, found without its parser: what begins none (comments, instructions, sections), and how
 * many attributes each has, before the parser sees them.
 */
#include "read/xml_reader.h"
#include "base/limit.h"
#include <string.h>

enum { SHORT_TAG = 4 * MOST_XML_ATTRIBUTES };          /* an attribute takes five bytes at least */

static const struct {
    const char *open, *close;
} asides[] = { { "<!--", "-->" }, { "<?", "?>" }, { "<![CDATA[", "]]>" } };

const char *
xml_skip_aside(const char *p)
{
    if (p[0] != '<' || (p[1] != '!' && p[1] != '?'))
        return NULL;                            /* nearly all are tags */
    for (size_t s = 0; s < G_N_ELEMENTS(asides); s++)
        if (g_str_has_prefix(p, asides[s].open)) {
            const char *end = strstr(p + strlen(asides[s].open), asides[s].close);

            return end == NULL ? p + strlen(p) : end + strlen(asides[s].close);
        }
    return NULL;
}

const char *
xml_first_tag(const char *from)
{
    const char *p;

    while (xml_is_space(*from))
        from++;
    p = *from == '<' ? from : strchr(from, '<');
    while (p != NULL) {
        const char *behind = xml_skip_aside(p);

        if (behind == NULL)
            return p;
        p = strchr(behind, '<');
    }
    return NULL;
}

/* Where the comment, instruction or section ends, or so far on that its end may begin there. */
static const char *
leave_aside(TagScan *scan, const char *c, const char *end)
{
    size_t length = strlen(scan->aside);
    const char *close = strstr(c, scan->aside);

    if (close == NULL)
        return MAX(c, end - length + 1);
    scan->aside = NULL;
    return close + length;
}

/* Behind the next < that begins something; the < itself when too few bytes are there to tell what. */
static const char *
enter_tag(TagScan *scan, const char *c, const char *end)
{
    const char *open = *c == '<' ? c : memchr(c, '<', (size_t)(end - c));

    if (open == NULL)
        return end;
    for (size_t s = 0; s < G_N_ELEMENTS(asides) && (open + 1 == end || open[1] == '!' || open[1] == '?'); s++) {
        size_t length = strlen(asides[s].open), there = MIN(length, (size_t)(end - open));

        if (strncmp(open, asides[s].open, there) == 0) {
            scan->aside = there < length ? NULL : asides[s].close;
            return there < length ? open : open + length;
        }
    }
    scan->inside = true;
    scan->attributes = 0;
    return open + 1;
}

/*
 * A tag cannot hold a < : one that ends before the next, and is too short for so many attributes, need not be looked
 * at.
 */
static const char *
pass_short_tag(TagScan *scan, const char *c, const char *end)
{
    const char *next = memchr(c, '<', MIN((size_t)(end - c), (size_t)SHORT_TAG));

    if (next == NULL)
        return c;
    scan->inside = false;
    return next;
}

/* Behind the tag, or where its attributes are too many, or at a < , which it cannot hold: the parser tells that. */
static const char *
leave_tag(TagScan *scan, const char *c, const char *end)
{
    for (; c < end && scan->attributes <= MOST_XML_ATTRIBUTES; c++) {
        if (*c == '<' || (*c == '>' && scan->quote == '\0')) {
            scan->inside = false;
            scan->quote = '\0';
            return *c == '<' ? c : c + 1;
        }
        if (scan->quote != '\0') {
            scan->quote = *c == scan->quote ? '\0' : scan->quote;
        } else if (*c == '"' || *c == '\'') {
            scan->quote = *c;
            scan->attributes++;
        }
    }
    return c;
}

/*
 * The parser compares each attribute of a tag with each: tags that have too many are found before it sees them whole.
 */
bool
xml_tags_are_short(TagScan *scan, const char *bytes, size_t base, size_t until)
{
    const char *end = bytes + (until - base), *c = bytes + (scan->at - base), *before = NULL;

    while (c < end && c != before && scan->attributes <= MOST_XML_ATTRIBUTES) {
        before = c;
        if (scan->aside != NULL) {
            c = leave_aside(scan, c, end);
        } else if (scan->inside) {
            c = leave_tag(scan, c, end);
        } else {
            c = enter_tag(scan, c, end);
            if (scan->inside) {
                scan->tag = base + (size_t)(c - 1 - bytes);
                c = pass_short_tag(scan, c, end);
            }
        }
    }
    scan->at = base + (size_t)(c - bytes);
    return scan->attributes <= MOST_XML_ATTRIBUTES;
}
