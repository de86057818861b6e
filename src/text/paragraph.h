#ifndef TEXT_PARAGRAPH_H
#define TEXT_PARAGRAPH_H
/* A paragraph between being shaped (paragraph.c) and being set as lines of plain values (line.c). */
#include "text/system.h"

#define WIDTH_TOLERANCE 0.01 /* pt: sums of widths never lose a word to their last bits */
/* Layout bears lines that stand out by less, so words in them are let be. */
#define BORNE 0.5

typedef enum AtomKind { ATOM_TEXT, ATOM_SPACE, ATOM_OBJECT, ATOM_BREAK } AtomKind;

/* Where a word that is wider than its line may be divided, the better places first. */
typedef enum EmergencyBreak {
    EMERGENCY_NONE,
    EMERGENCY_SIGN,
    EMERGENCY_CLUSTER,
    EMERGENCY_IN_DIGITS,
    EMERGENCY_COUNT
} EmergencyBreak;

/* What a line is filled with: a piece of a shaped word that is never divided, one space, or the room of an object. */
typedef struct Atom {
    AtomKind kind;
    uint8_t level;                      /* of the bidirectional algorithm: odd runs to the left */
    BreakKind after;                    /* may a line end behind it */
    EmergencyBreak emergency;           /* and in need, when nothing else helps; of a divided paragraph */
    uint32_t word;                      /* of a word that lines part: its number from 1; 0: none */
    uint32_t span;
    const Font *font;                   /* text and spaces */
    bool joins_next;                    /* a space that takes its font from the word after it */
    const Segment *segment;             /* text: these clusters and glyphs of it */
    size_t text_at, text_length, cluster_at, cluster_count, glyph_at, glyph_count;
    double width;
} Atom;

/* The atoms of a line, before they are painted values. */
typedef struct LineCut {
    size_t first, end;                  /* atoms [first, end) */
    size_t trimmed;                     /* the end without spaces and break: what takes up width */
    EmergencyBreak broken;              /* a word is divided at its end */
    bool hyphen;                        /* a hyphen is set behind the last atom */
    bool last;                          /* of the paragraph or before a hard break: never justified */
    double natural;                     /* width before justification */
} LineCut;

struct Paragraph {
    TextStore *store;
    TextSpan *spans; size_t count;
    ParagraphStyle style;
    Atom *atoms; size_t atom_count;
    /* its words are cut between clusters, for a width that one of them did not fit */
    bool divided;
    uint32_t parted;                    /* how many words lines part */
    bool bidirectional;                 /* some level is not 0 */
    bool spaceless;                     /* holds a script without spaces: never justified */
    LineCut *cuts; TextLine *lines; size_t line_count, line_room;
    double width;                       /* wrapped to */
    double widest;
    bool wrapped;
};

/* Sets what a line measures; its pieces come with line_fill(). */
void line_measure(const Paragraph *paragraph, const LineCut *cut, TextLine *line);
/* Makes the pieces of a line, in the store's arena. */
void line_fill(const Paragraph *paragraph, const LineCut *cut, TextLine *line);
/* Width of the hyphen behind an atom. */
double atom_hyphen_width(const Paragraph *paragraph, const Atom *atom);
/* Width of a text atom from its clusters. */
double atom_width(const Paragraph *paragraph, const Atom *atom);

/* ---- justify.c ---- */

/* May the spaces of atoms [first, trimmed) of a line take `room` more? */
bool justify_holds(const Paragraph *paragraph, size_t first, size_t trimmed, double room);
/*
 * The lines of a paragraph in which they may most often, the caller's to g_free(); false where some word is too wide.
 */
typedef struct JustifiedLine { size_t first, end; double natural; } JustifiedLine;
bool justify_cut(const Paragraph *paragraph, JustifiedLine **lines, size_t *count);

/* ---- emergency.c ---- */

/* Cuts all words between clusters and marks where they may be divided. */
void emergency_divide(Paragraph *paragraph);
/* The atom behind the word that begins at `first`, or goes on there. */
size_t emergency_word_end(const Paragraph *paragraph, size_t first);
/*
 * As much of atoms [first, end) of a word as a line of that room takes: the end of it and its width; 0 where it cannot
 * be divided.
 */
size_t emergency_fill(const Paragraph *paragraph, size_t first, size_t end, double room, double *width);

/* ---- parted.c ---- */

/* Numbers the words that lines part, after the lines are known. */
void parted_number_words(Paragraph *paragraph);

#endif
