#ifndef LANG_PATTERN_H
#define LANG_PATTERN_H
/*
 * One message of a catalogue. ICU's C interface of MessageFormat knows arguments by position only, so names are
 * translated to numbers when a message is added: texts take the first MOST_MESSAGE_TEXTS positions and numbers (plural,
 * selectordinal) those after them. A pattern without choices is kept as a list of pieces and never meets ICU.
 */
#include <unicode/umsg.h>
#include "base/arena.h"
#include "base/limit.h"
#include "lang/lang.h"


typedef struct PatternPiece { const char *text; size_t length; int slot; } PatternPiece;    /* slot -1: a literal */

typedef struct Pattern {
    const char *texts[MOST_MESSAGE_TEXTS]; size_t text_count;       /* names of arguments by position */
    unsigned chooses; /* bit n: text n chooses a form and may not be printed */
    const char *numbers[MOST_MESSAGE_NUMBERS]; size_t number_count;
    const PatternPiece *pieces; size_t piece_count;
    UMessageFormat *format;                                 /* NULL: the pieces say it all */
} Pattern;

/*
 * NULL, with the reason in *fault (a text that lives for ever), when the source is not a pattern. Strings go into the
 * arena; so does the duty to close ICU's object.
 */
const Pattern *pattern_parse(const char *source, const char *locale, Arena *arena, const char **fault);

#endif
