#ifndef BASE_REFERENCE_H
#define BASE_REFERENCE_H
/*
 * What an author may write, a row each with one sentence: help, the manual's pages and the handbook are made of these
 * rows, and the rows of the tables that the program itself goes by.
 */
#include <stdbool.h>

typedef struct ReferenceRow {
    /*
     * "element", "attribute", "chart", "option", "function", "property", "class", "color", "message", "diagnostic",
     * "variable", "form"; "part" of the drawing of a chart, "instead": when not to use it, or an element, and what
     * then; "short": what it does where room is short;
     * "value": a word that the attribute or property above it takes; or
     * "again": the names of rows that stood above, and "words": all words of the attribute above it, each with its
     * sentence (reference_each_once())
     */
    const char *kind;
    const char *name;           /* as it is written */
    const char *of;             /* the element or chart that it belongs to; "" */
    const char *values;         /* words that it takes, with blanks between; "": any text */
    bool needed;                /* an attribute that cannot be left out */
    const char *sentence;       /* NULL: its table has none, which a test finds */
} ReferenceRow;

/* The texts of a row live until it returns. */
typedef void (*ReferenceEach)(const ReferenceRow *row, void *data);

/*
 * What a word means that an attribute takes. of: the element, with its parent before a dot where others have its name,
 * "property" of a style property; NULL: any. A table ends with a word that is NULL.
 */
typedef struct WordMeaning { const char *of, *attribute, *word, *sentence; } WordMeaning;

/* Of a word of the attribute, whose element stands in `parent` (or NULL); NULL when there is none. */
const char *word_meaning(const WordMeaning *rows, const char *parent, const ReferenceRow *attribute, const char *word);
/*
 * Are these "yes no", "true false" or "public internal", in any order? Of such the sentence of the attribute says what
 * the first of them means, so that the words need none.
 */
bool words_are_contraries(const char *words);
/*
 * A row, and behind it one of each word that it takes; `parent` of the element that it is of, or NULL. Of contraries
 * the row alone; of a row without words those that the table has of it.
 */
void reference_with_words(const WordMeaning *rows, const char *parent, const ReferenceRow *row, ReferenceEach each,
                          void *data);

/*
 * The sentence of what can be left out says behind these words what stands then: an attribute, an option or a property
 * has them. One that is shared with what cannot be left out is told there without them.
 */
#define LEFT_OUT "; without it "
/* What stands when it is left out, without the full stop; NULL: the sentence does not say. To be freed. */
char *reference_left_out(const char *sentence);
/* The sentence without that. To be freed. */
char *reference_what(const char *sentence);

#endif
