#ifndef TRUTH_NAMES_H
#define TRUTH_NAMES_H
/* Whose figures the numbers of a text are, by the names that stand before them. */
#include "truth/claim.h"

/* Of the figures (Fact) that a text tells. */
NamedFigures *named_figures_new(Claim *claim, const char *text, const GPtrArray *facts);
void named_figures_free(NamedFigures *figures);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(NamedFigures, named_figures_free)
/* Is a number with this text before it, as claim_bare() leaves that, the figure's by every name? */
bool named_figures_stands(const NamedFigures *figures, const Fact *fact, const char *before);

#endif
