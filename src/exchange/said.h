#ifndef EXCHANGE_SAID_H
#define EXCHANGE_SAID_H
/*
 * Observations as they are said, in a table of another's or in a data file of ours: one small struct a figure, in which
 * words are numbers. Every format makes these, and the merge (merge.h) takes them; that is all that a new format needs:
 *
 *   words -> intake.h (checks, makes) -> SaidList -> merge.h (compares, edits the data files)
 */
#include "exchange/lexicon.h"
#include "exchange/sheet.h"

/* What was said of one: bits of `given`. What was not given leaves that of the data as it is. */
enum {
    GIVEN_STATUS = 1,
    GIVEN_BASIS = 2,
    GIVEN_PUBLISHED = 4,
    GIVEN_UNTIL = 8,
    GIVEN_SOURCES = 16,
    GIVEN_NOTE = 32,
    GIVEN_AUDIENCE = 64,
    /* the table is one of ours: what its cells leave empty is to be empty, and its list of sources is the whole list */
    GIVEN_WHOLE = 128
};

typedef struct Said {
    double value, low, high;            /* value: has_value; low, high: has_range */
    uint32_t subject;                   /* lexicon.h */
    uint32_t area;                      /* 1 + its index in the plan; 0: the world */
    Period period;                      /* placed by the plan's reporting years */
    uint32_t period_text;               /* texts of SaidList, as all these; 0: none */
    uint32_t sources, note, basis;
    Date published, until;              /* unset: none */
    SheetPlace at;
    uint8_t quality, qualifier, missing;                /* of model/plan.h */
    bool has_value, has_range, internal;
    bool breaks;                        /* from its period on the series is measured in another way */
    bool deleted;                       /* the table asks that the figure be taken out */
    uint8_t decimals, range_decimals;   /* as written */
    uint8_t given;
} Said;

typedef struct SaidList {
    Arena *arena;
    GArray *rows;                       /* Said */
    GPtrArray *texts;                   /* texts[0] is "" */
    GHashTable *text_places;            /* text -> its place */
} SaidList;

SaidList *said_list_new(void);
/* So many may come: room that is not touched costs nothing. */
void said_list_expect(SaidList *figures, size_t count);
void said_list_free(SaidList *figures);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SaidList, said_list_free)
/* The number of a text, 0 for "". */
uint32_t said_word_number(SaidList *figures, const char *text);
const char *said_word(const SaidList *figures, uint32_t number);

/* Of one figure: measure with its categories, area, period. */
bool said_is_of_one(const Said *a, const Said *b);
/* Do both say the same number, or the same word in its place? */
bool said_figure_is(const Said *a, const Said *b);
/*
 * The day from which it was known: its own, else the latest of its sources'; unset: none has one. (A register's is the
 * end of its period.)
 */
Date said_published(const Said *said, const SaidList *figures, const Lexicon *lexicon);
/* "12.50", "3 to 5", "not-reported": for messages; to be freed */
char *said_text(const Said *said);
/* "casualties/sex:f, KHM, 2018": the same */
char *said_of_what(const Said *said, const SaidList *figures, const Lexicon *lexicon);
/* A number as it is written in a data file; to be freed. */
char *said_number(double value, int decimals);

#endif
