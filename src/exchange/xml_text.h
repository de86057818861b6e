#ifndef EXCHANGE_XML_TEXT_H
#define EXCHANGE_XML_TEXT_H
/* Data files of ours as texts in the making: pieces of XML, and ids out of what others call their things. */
#include <glib.h>

#define XML_HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

void xml_add_escaped(GString *out, const char *text);
/* ` name="text"`; nothing of a text that is NULL or empty. */
void xml_add_attribute(GString *out, const char *name, const char *text);
/* "Women & girls" as "women-girls"; `otherwise` where no letter of it may stand in an id. To be freed. */
char *xml_id(const char *text, const char *otherwise);
/* The same, but none that `used` (ids as keys, owned by it) has, to which it is added; lives as long as that. */
const char *xml_new_id(GHashTable *used, const char *text, const char *otherwise);

#endif
