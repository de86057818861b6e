#ifndef TEMPLATE_REFERENCE_H
#define TEMPLATE_REFERENCE_H
/*
 * All that authors may write, by topics: every root of a data file, "template", "functions", "styles", "chart",
 * "theme" and "diagnostics". Each row comes from the table that the program goes by.
 */
#include <stddef.h>
#include "base/reference.h"

typedef struct Theme Theme;             /* theme.h */

typedef struct ReferenceTopic { const char *name, *sentence; } ReferenceTopic;

/* The topics in the order of the handbook; ends with a name that is NULL. Static. */
const ReferenceTopic *reference_topics(void);
/* Every row of a topic, in order; false when there is no such topic. */
bool reference_each(const char *topic, ReferenceEach each, void *data);
/*
 * The same, each once: what belongs to several elements and says the same of all is a row of the first of them; of each
 * other that has any a row of kind "again" names them, behind its own.
 */
bool reference_each_once(const char *topic, ReferenceEach each, void *data);
/* The colours and classes of a theme, each with what it is for ("" where its file does not say). */
void reference_theme(const Theme *theme, ReferenceEach each, void *data);

/* expressions.c: the variables of templates, and how expressions are written. */
void expressions_reference(ReferenceEach each, void *data);

/* meanings.c: an element (attribute NULL) or attribute of templates and themes; NULL when the table has no sentence. */
const char *template_meaning(const char *element, const char *attribute);
/*
 * chart_uses.c: of a kind of chart its numbered parts ("part"), when not to use it, with what then ("instead"), and
 * what it does where room is short ("short"); of an element, by "<" and its name, when not to use it.
 */
void chart_uses_each(const char *chart, ReferenceEach each, void *data);
size_t chart_uses_parts(const char *chart);
/* word_meanings.c: of each word that an attribute of templates, a chart or a style property takes. */
const WordMeaning *template_word_meanings(void);

#endif
