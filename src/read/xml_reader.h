#ifndef READ_XML_READER_H
#define READ_XML_READER_H
/* What reading a file of XML and looking at its tree share. */
#include "read/xml.h"

/* White space of XML 1.0, 2.3. */
static inline bool
xml_is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* How far tags were counted ahead of the parser. */
typedef struct TagScan {
    size_t at, tag;                             /* offsets of the next byte, and of the < of the tag that it is in */
    /* what ends the comment, instruction or section that it is in, or NULL */
    const char *aside;
    bool inside;                                /* a tag */
    char quote;                                 /* that ends the value that it is in, or 0 */
    int attributes;                             /* of the tag so far */
} TagScan;

/* The end of the comment, instruction or CDATA section that begins at `p`; NULL when none does. */
const char *xml_skip_aside(const char *p);
/* The < of the first tag from `from` on, in text that ends with a NUL; NULL when there is none. */
const char *xml_first_tag(const char *from);

/*
 * Counts the attributes of tags up to offset `until`, from where `scan` stands; the byte at offset `base` is bytes[0],
 * and the text ends with a NUL. False: a tag has more than MOST_XML_ATTRIBUTES, and scan->tag is where it begins.
 */
bool xml_tags_are_short(TagScan *scan, const char *bytes, size_t base, size_t until);

/* One that is longer is not looked for the end of: the parser reads it as it comes. */
enum { PLAIN_BYTES = 1 << 14, PLAIN_NAMES = 32 };
/* word: of a name of at most eight bytes those bytes, and which of the eight they are. */
typedef struct PlainName { const char *kept; size_t length; guint64 word, mask; } PlainName;
typedef struct PlainScan {
    void *reader;
    const char *(*keep)(void *reader, const char *name, size_t length);     /* each name once */
    Place (*place)(void *reader, const char *at);       /* asked in the order of the file */
    const char *audience_name;                          /* as it is kept */
    Arena *arena;                               /* of the nodes */
    unsigned char may[256];
    PlainName names[PLAIN_NAMES]; size_t name_count;    /* those of the last element, in their order */
    const char *c, *end;
    bool has_audience;                          /* an element of the last tree says whom it is for */
} PlainScan;
void plain_begin(PlainScan *scan);
/*
 * The element whose < is at `tag`, in text that ends with a NUL at `end` or later, with all that is in it, as the
 * parser's events would give it: of attributes and texts no place is known. scan->c is behind it. NULL: it is not
 * written plainly, is not whole, or is longer than PLAIN_BYTES.
 */
XmlNode *plain_element(PlainScan *scan, const char *tag, const char *end);

/*
 * Takes what the audience may not see out of the children of `parent`, at any depth, and keeps it in first_withheld.
 * Texts that come to lie side by side are joined in `arena`.
 */
void xml_withhold(XmlNode *parent, Audience audience, Arena *arena);

#endif
