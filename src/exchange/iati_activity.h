#ifndef EXCHANGE_IATI_ACTIVITY_H
#define EXCHANGE_IATI_ACTIVITY_H
/*
 * An activity while it is read, for the files that read it: iati_tree.c finds its elements by their names, in whatever
 * order they stand, iati_values.c reads what was counted and when, iati_indicator.c an indicator with its measure,
 * iati_in.c all else.
 */
#include <libxml/tree.h>
#include "exchange/iati.h"
#include "exchange/sheet.h"
#include "exchange/xml_text.h"

typedef struct Activity {
    const IatiOrder *order;
    Diags *diags;
    const char *file;
    xmlNodePtr node;
    char *language;                     /* of the plan: the activity's */
    GString *areas, *measures, *plan, *observations, *sources;
    GHashTable *locations;              /* ref -> id of its area */
    GHashTable *countries;              /* ids, each once */
    GHashTable *dimensions;             /* id -> GHashTable of member id -> title */
    GHashTable *titles;                 /* dimension id -> title */
    char *area;                         /* of what names no location */
    GHashTable *names;                  /* of areas, each once */
    GHashTable *figures;                /* measure id -> its series, as written */
    GHashTable *aimed;                  /* ids of areas for which the result has a target */
    Date first, last;                   /* over which the periods reach */
    Date last_actual;
    size_t documents;
} Activity;

/* ---- iati_tree.c ---- */

xmlNodePtr iati_next(xmlNodePtr node, const char *name);
xmlNodePtr iati_child(xmlNodePtr node, const char *name);       /* of NULL: NULL */
#define EACH(kid, node, name)                                                                                          \
    (xmlNodePtr kid = iati_child(node, name); kid != NULL; kid = iati_next(kid->next, name))
/* To be freed, as all these; NULL where it is not there. */
char *iati_attribute(const xmlNode *node, const char *name);
char *iati_language(const xmlNode *node);
/* Its blanks as one each, none at the ends. */
char *iati_text(const xmlNode *node);
/* "2024-03-01T10:00:00Z" as "2024-03-01"; "" where it is no day. */
char *iati_day(const char *text);
/* References of the locations that a value is of, each once and in order. To be freed. */
GStrv iati_places(xmlNodePtr node);
void iati_tell_unkept(const Activity *a, const xmlNode *node, const char *what);
Place iati_place(const Activity *a, const xmlNode *node);
/* That in the plan's language, else the first; "" where there is none. */
char *iati_narrative(const Activity *a, xmlNodePtr node);
/* The element in the plan's language, and once in each other. */
void iati_add_narratives(const Activity *a, GString *out, const char *indent, const char *element, xmlNodePtr node,
                         const char *otherwise);

/* ---- iati_in.c ---- */

/* The area that several locations are together: figures of the same places are of the same area. Lives as long. */
const char *iati_area_of_places(Activity *a, GStrv refs);
/* Each activity of a file, one at a time, with its node, language and file alone. False with diagnostics. */
bool iati_walk(const char *path, void (*take)(Activity *activity, void *data), void *data, Diags *diags);

/* The documents of an element as further sources: their ids, a blank before each. To be freed. */
char *iati_documents(Activity *a, xmlNodePtr node);

/* ---- iati_values.c ---- */

/* places: the decimals of the number, as it is written */
typedef struct IatiValue { char *area, *by, *note, *sources; double number; int places; bool is_number; } IatiValue;
void iati_value_clear(IatiValue *value);
/* What a baseline, a target or an actual says; false where nothing can be kept of it. */
bool iati_value(Activity *a, xmlNodePtr node, IatiValue *out);
/* Whole years as years, all else by its days; false, and told, where it is no period. */
bool iati_period(Activity *a, xmlNodePtr node, char **text, Period *period);

/* ---- iati_indicator.c ---- */

/* The indicator and its measure with its figures; what is followed of it goes to `follows`. */
void iati_indicator(Activity *a, xmlNodePtr node, const char *id, GString *indicators, GString *follows);

#endif
