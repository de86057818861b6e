#ifndef EXCHANGE_INTAKE_PARTS_H
#define EXCHANGE_INTAKE_PARTS_H
/*
 * What the files of the intake share: intake_words.c says what a word of a cell means, intake_header.c what the columns
 * are, intake.c makes figures of rows.
 */
#include "exchange/intake.h"
#include "exchange/shapes.h"

/* A word of a column, and what it means. */
typedef struct Word Word;
struct Word {
    const char *text;
    size_t length;
    Mistake *mistake; /* it means nothing */
    uint32_t number; /* of an area, a subject, a text; a word of a vocabulary */
    Period period;
    Date date;
    const Measure *measure;
    const Category *categories;
    size_t category_count;
    Word *next; /* what followed it last time; NULL: nothing yet */
};

typedef struct Column {
    ColumnRole role;
    const MapColumn *map; /* or NULL: by its header */
    const char *name;
    const Dimension *dimension;
    GHashTable *words; /* text -> Word */
    Word *last;
    Said fixed;
    bool fixes_period, fixes_area; /* of a column of values */
    const ShapeColumn *of_shape;
    bool labelled; /* a label stands behind each code */
    const Measure *measure;
    const Category *categories;
    size_t category_count;
} Column;

/* The subject of a row, which its words make together. */
typedef struct SubjectMemo {
    const Measure *measure;
    const Category *lists[4];
    size_t counts[4], used;
    bool over; /* the row is of more than these */
    uint32_t subject;
} SubjectMemo;

struct Intake {
    const Mapping *mapping;
    Lexicon *lexicon;
    SaidList *figures;
    Mistakes *mistakes;
    bool short_rows, header_seen, begun;
    Arena *arena;
    GArray *columns; /* Column */
    GPtrArray *unread;
    IntakeCount counts;
    /* of every row */
    Said all;
    bool all_period, all_area;
    const Measure *all_measure;
    const Category *all_categories;
    size_t all_category_count;
    /* of this row */
    uint32_t row;
    bool bad;
    const Measure *measure;
    SubjectMemo memo;
    Word note;
    bool has_area, has_period;
    bool own; /* the table has our ids */
    const Shape *shape; /* of the table; NULL: none that is known */
    /* a row that may be the header, until the next one tells; and how many that are none stood before */
    Cell *held;
    size_t held_count, passed;
    uint32_t held_row, header_row;
    /* of this row, as SDMX has it */
    bool deleted, breaks; /* breaks: of some row before */
    int mult, told_decimals;
    size_t places[ROLE_COUNT]; /* 1 + the place of the first column of each; 0: there is none */
};

enum { LISTS = 4 };

#define INTAKE_COLUMN(in, i) (&g_array_index((in)->columns, Column, (i)))

#define STATUS_WORDS    "final estimate preliminary"
#define QUALIFIER_WORDS "at-least at-most about at-least-about at-most-about"
#define MISSING_WORDS   "not-applicable not-reported not-collected confidential"

/* ---- intake_words.c: all note a mistake, and return it, where the word means nothing ---- */

Mistake *intake_wrong(Intake *in, DiagId id, const char *word, const char *more, SheetPlace at);
Mistake *intake_area(Intake *in, const char *text, uint32_t *number, SheetPlace at);
Mistake *intake_measure(Intake *in, const char *text, const Measure **measure, SheetPlace at);
Mistake *intake_categories(Intake *in, const char *text, const Category **list, size_t *count, SheetPlace at);
/* A day stands for the period of the declared frequency that holds it. */
Mistake *intake_period(Intake *in, const char *text, Period *period, uint32_t *number, SheetPlace at);
/* `words` as data files have them; the number is the place of the word among them, from 1, and 0 of none. */
Mistake *intake_vocabulary(Intake *in, const char *text, const char *words, ColumnRole role, uint32_t *number,
                           SheetPlace at);
/* Ids, parted by spaces; else the title of one. */
Mistake *intake_sources(Intake *in, const char *text, uint32_t *number, SheetPlace at);
/* Is it what a spreadsheet writes where a formula failed? */
bool intake_is_error(const char *text);
/* What a cell of the column means; NULL: nothing, which is noted. */
const Word *intake_word(Intake *in, Column *column, const Cell *cell, size_t index);

/* ---- intake_header.c ---- */

/* False where nothing can be made of it, which is noted. */
bool intake_header(Intake *in, const Cell *cells, size_t count);
/* Is the row the header, or are there more to come before it? *is_data: it was the row before, and this one is data. */
bool intake_take_held(Intake *in);       /* the row that was held is the header */
bool intake_seek_header(Intake *in, const Cell *cells, size_t count, bool *is_data);

#endif
