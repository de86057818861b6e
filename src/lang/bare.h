#ifndef LANG_BARE_H
#define LANG_BARE_H
/* Languages without words, for whoever reads numbers and dates that others printed. */
#include "lang/lang.h"

typedef struct BareLangs BareLangs;
BareLangs *bare_langs_new(Diags *diags);        /* `diags` is borrowed */
void bare_langs_free(BareLangs *langs);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BareLangs, bare_langs_free)
/* "" is English; NULL with DIAG_LANG_BAD_TAG when it is no tag. Lives as long as `langs`. */
const Lang *bare_langs_find(BareLangs *langs, const char *bcp47);

#endif
