#ifndef EXCHANGE_MISTAKES_H
#define EXCHANGE_MISTAKES_H
/*
 * What is wrong with a table, like mistakes together: a word that is no area in 37 rows is one mistake, told once with
 * the first row's place and how many rows have it.
 */
#include "exchange/sheet.h"

typedef struct Mistakes Mistakes;
typedef struct Mistake Mistake;         /* lives as long as the list */

Mistakes *mistakes_new(void);
void mistakes_free(Mistakes *mistakes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Mistakes, mistakes_free)

/*
 * One of this kind about this word is noted at a cell. `more` is what the sentence says besides (its {3}); NULL:
 * nothing. The same kind and word again is the same mistake, whatever `more` says.
 */
Mistake *mistakes_add(Mistakes *mistakes, DiagId id, const char *word, const char *more, SheetPlace at);
/* The same mistake at another cell. */
void mistake_again(Mistake *mistake, SheetPlace at);
bool mistakes_any(const Mistakes *mistakes);

/*
 * Reports all, in the order of their first cells. Of a sentence {1} is "" or "37 rows: ", {2} the word, {3} what was
 * said besides, {4} " (rows 3, 7, 12 and 34 more)".
 */
void mistakes_tell(const Mistakes *mistakes, const SheetReader *reader, const char *path, const SheetAsked *asked,
                   const char *sheet, Diags *diags);

#endif
