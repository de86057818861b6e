#ifndef LAYOUT_LAYOUT_H
#define LAYOUT_LAYOUT_H
/*
 * A document in, pages out. Holds the fit contract: alternatives are tried in rank order, and what does not fit is
 * DIAG_FIT_FAILED, which names the block and the millimetres.
 */
#include "base/diag.h"
#include "doc/doc.h"
#include "lang/lang.h"
#include "page/page.h"
#include "text/text.h"

/* NULL with diagnostics when it cannot be set. The pages own everything they show. */
Pages *layout_pages(const Doc *doc, TextSystem *text, const Lang *lang, Diags *diags);

#endif
