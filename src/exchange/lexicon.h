#ifndef EXCHANGE_LEXICON_H
#define EXCHANGE_LEXICON_H
/*
 * What words of others' tables mean in a plan: areas, measures, members of dimensions, sources, by id, code or name in
 * any language there is a catalogue for. Words are taken as they stand: whoever means another thing is told which is
 * the nearest. Everything lives as long as the lexicon.
 */
#include "lang/lang.h"
#include "model/plan.h"

typedef struct Lexicon Lexicon;

/* The languages are borrowed; the plan must outlive it. */
Lexicon *lexicon_new(const Plan *plan, const Lang *const *langs, size_t count);
void lexicon_free(Lexicon *lexicon);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Lexicon, lexicon_free)
const Plan *lexicon_plan(const Lexicon *lexicon);

/* The id, house name, alias, other name, alpha-2 or M49 code of an area; NULL: it is none, or that of two. */
const Area *lexicon_area(const Lexicon *lexicon, const char *text);
/* "", and "world" where no area is called so */
bool lexicon_is_world(const Lexicon *lexicon, const char *text);
const Measure *lexicon_measure(const Lexicon *lexicon, const char *text);
const Source *lexicon_source(const Lexicon *lexicon, const char *text);
const DimensionMember *lexicon_member(const Lexicon *lexicon, const Dimension *dimension, const char *text);
/* Is it how the measure's unit is written: its id, or its symbol in some language? */
bool lexicon_is_unit(const Lexicon *lexicon, const Measure *measure, const char *text);
/* What may have been meant, as its house name, title or id; NULL: nothing is near. */
const char *lexicon_near_area(const Lexicon *lexicon, const char *text);
const char *lexicon_near_measure(const Lexicon *lexicon, const char *text);
const char *lexicon_near_source(const Lexicon *lexicon, const char *text);

/*
 * What figures are of: a measure, and of whom. Each has a number, from 0, that is the same for the same thing however
 * it was written. by: "sex:f age:0-17" in the order of the measure's dimensions, "" of all.
 */
typedef struct Subject { const Measure *measure; const char *by; } Subject;
enum { NO_SUBJECT = 0xFFFFFFFF, CATEGORY_ROOM = 8 };
/* The measure's own categories are among them. NO_SUBJECT: it is not told by one of them, or by one twice. */
uint32_t lexicon_subject(Lexicon *lexicon, const Measure *measure, const Category *categories, size_t count);
const Subject *lexicon_subject_at(const Lexicon *lexicon, uint32_t number);
size_t lexicon_subjects(const Lexicon *lexicon);
/* "sex:f age:0-17" as categories; the first that is none in *wrong, to be freed, and then false. */
bool lexicon_categories(const Lexicon *lexicon, const char *text, Category out[CATEGORY_ROOM], size_t *count,
                        char **wrong);

#endif
