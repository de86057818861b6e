#ifndef BASE_SENTENCE_H
#define BASE_SENTENCE_H
/*
 * Sentences that are made from data say by which rule they are, and of what: as user properties of their structure
 * elements (ISO 32000-1, 14.7.5.4). The first property of a sentence is `rule`, with a name of the table; the
 * others are what the rule speaks of, by the names that its row tells: a figure's id behind #, else a word, a date
 * or a number as it is printed. These names are all that the code that writes a sentence and the code that holds it
 * against the data have in common.
 */
#include <stdbool.h>
#include <stddef.h>

typedef struct UserProperty { const char *name, *value; } UserProperty;

typedef enum SentenceRule {
    SENTENCE_CHANGE, SENTENCE_FIRST, SENTENCE_APART, SENTENCE_LATEST, SENTENCE_HEDGED, SENTENCE_PARTS,
    SENTENCE_COVERAGE, SENTENCE_TOTAL, SENTENCE_TOGETHER, SENTENCE_PORTION, SENTENCE_NO_FIGURE,
    SENTENCE_STATUS, SENTENCE_WAY, SENTENCE_TIME, SENTENCE_PACE, SENTENCE_GRADE, SENTENCE_STATUSES,
    SENTENCE_METHOD,
    SENTENCE_STANDING, SENTENCE_VOTES, SENTENCE_VOTE, SENTENCE_JOINED, SENTENCE_COUNTED, SENTENCE_NAMED,
    SENTENCE_DEADLINE, SENTENCE_STEPS, SENTENCE_DEADLINES, SENTENCE_DAYS, SENTENCE_DRAWN, SENTENCE_ENTRY,
    SENTENCE_UNIT, SENTENCE_CELLS, SENTENCE_MISSING, SENTENCE_CHANGED, SENTENCE_DATES, SENTENCE_GRID,
    SENTENCE_RECORD, SENTENCE_ARITHMETIC, SENTENCE_PENDING,
    SENTENCE_CLASS, SENTENCE_SHADES, SENTENCE_STANDINGS,
    SENTENCE_RULE_COUNT
} SentenceRule;

/* What a rule is called and what it says, for the manual. */
typedef struct SentenceRuleRow { const char *name, *says; } SentenceRuleRow;
extern const SentenceRuleRow sentence_rules[SENTENCE_RULE_COUNT];
bool sentence_rule_find(const char *name, SentenceRule *out);

/* Of the rule "shades": by which names its areas are told, each with as many as a string of a file may hold. */
enum { SHADES_PARTS = 4 };
extern const char *const sentence_shades_parts[SHADES_PARTS];

#endif
