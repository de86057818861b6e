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

/* The < of the first tag from `from` on, in text that ends with a NUL; NULL when there is none. */
const char *xml_first_tag(const char *from);

/*
 * Takes what the audience may not see out of the children of `parent`, at any depth, and keeps it in first_withheld.
 * Texts that come to lie side by side are joined in `arena`.
 */
void xml_withhold(XmlNode *parent, Audience audience, Arena *arena);

#endif
