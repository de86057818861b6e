#ifndef EXCHANGE_UNKEPT_H
#define EXCHANGE_UNKEPT_H
/* What a project's files hold and a form that it is written in has no place for, counted by kind and told once each. */
#include <libxml/tree.h>
#include "exchange/exchange.h"

/* The data files of a folder, by name; to be unreferenced. */
GPtrArray *unkept_files(const char *folder);
/* Is it kept from the audience that the project was read for? */
bool unkept_is_internal(const xmlNode *node, const ExchangeProject *project);
/* One more of them. `unkept` owns its keys, texts, and has numbers. */
void unkept_note(GHashTable *unkept, const char *what, const char *parent);
/* Each kind by name, with how many there were. */
void unkept_tell(GHashTable *unkept, DiagId id, Diags *diags);

#endif
