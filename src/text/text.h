#ifndef TEXT_TEXT_H
#define TEXT_TEXT_H
/*
 * UTF-8 and a style in, shaped and measured lines out. Pango, HarfBuzz, fontconfig, libhyphen and ICU are known here
 * and nowhere else. Lengths are points.
 *
 * A TextSystem holds what is expensive (fonts, the cache of shaped runs) and serves any number of documents, one
 * after the other. A TextStore belongs to one document and owns what was set for it. Lines and runs are copies: they
 * outlive the store and the cache, but not the arena and the TextSystem.
 *
 * Text is UTF-8. Controls and line breaks in it are spaces; U+00AD and U+200B allow a break and are not shown.
 */
#include <stdbool.h>
#include <stddef.h>
#include "base/arena.h"
#include "base/diag.h"
#include "base/diag_files.h"
#include "base/diag_text.h"
#include "base/style.h"
#include "base/input.h"
#include "text/run.h"

typedef struct TextSystem TextSystem;

/*
 * For a program of ours, once, before anything is set: its private configuration may be fontconfig's current one, since
 * Pango asks for one and would read the machine's. Without it fontconfig's current one is never touched.
 */
void text_own_process(void);

/* `fontconfig_file` is the private configuration; fonts outside it are never seen. NULL with a diagnostic
   (DIAG_FONT_MISSING) when it or the families it must offer cannot be found. */
TextSystem *text_system_new(const char *fontconfig_file, Diags *diags);
/*
 * Makes it ready to set text; what is open stays so. False with DIAG_NO_THREAD: Pango has a thread of its own from
 * then on, which a forked process would wait for in vain, so what is forked opens the system for itself.
 */
bool text_system_open(TextSystem *system, Diags *diags);
void text_system_free(TextSystem *system);
/* What no font has is an error from now on. */
void text_system_be_strict(TextSystem *system);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(TextSystem, text_system_free)

/*
 * Adds the font files of a folder (.ttf .otf .ttc .otc), which may be missing, to those that a style may name. What is
 * damaged or may not be embedded is told and left out. Before the system is opened.
 */
void text_system_add_folder(TextSystem *system, const char *folder, const PathScope *scope, Diags *diags);
/*
 * Is there a face of the family, with letters of the script (ISO 15924; NULL: whichever)? False with
 * DIAG_FONT_NO_FAMILY or DIAG_FONT_NO_LETTERS at `place`.
 */
bool text_system_check_family(const TextSystem *system, const char *family, const char *script, Place place,
                              Diags *diags);

/*
 * Calls `each` for every font face that the private configuration offers, sorted by name. The system need not be open.
 */
void text_system_each_face(TextSystem *system,
                           void (*each)(const char *family, const char *style, const char *path, void *data),
                           void *data);

/*
 * What is set for one document. Lines and runs live in `arena`. What no permitted font has is printed as its Unicode
 * name in brackets, a grapheme cluster at a time, and `diags` takes a DIAG_GLYPH_NAMED for each code point at each
 * place; of a strict system a DIAG_GLYPH_MISSING. A font that text would be set in, and that cannot be embedded, is a
 * DIAG_FONT_OUTLINES.
 */
typedef struct TextStore TextStore;
TextStore *text_store_new(TextSystem *system, Arena *arena, const char *language, TextDirection direction,
                          Diags *diags);
/*
 * Messages then name the place of what is printed in the data, and that of the span beside it. What `finder` needs
 * must outlive the store.
 */
void text_store_find_places(TextStore *store, const PlaceFinder *finder);
/* Another of the same document, with lines of its own; neither tells what the other has told. */
TextStore *text_store_beside(const TextStore *store, Arena *arena);
void text_store_free(TextStore *store);         /* the arena, and so the lines, stay */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(TextStore, text_store_free)

/* A piece of a paragraph in one style. With `object` set it holds no text but the room for something drawn. */
typedef struct TextSpan {
    const char *text; size_t length;
    TextStyle style;
    bool object; double object_width, object_ascent, object_descent;
    bool hard_break;                    /* a line break; text is ignored */
    Place place;                        /* for diagnostics */
} TextSpan;

typedef struct ParagraphStyle {
    TextDirection direction;            /* base direction */
    TextAlign align;                    /* start and end as seen from the direction; justify falls back to start for
                                           scripts written without spaces */
    double leading;                     /* 0: the largest leading of the line's spans */
    double first_indent;                /* may be negative, for hanging labels */
    bool hyphenate;
    bool nowrap;
    /* no word alone on a last line, where it is short and the line before can spare one (CSS Text 4, text-wrap:
       pretty); as many lines as without it. Justified text has rules of its own. */
    bool pretty;
} ParagraphStyle;

/* One piece of a line: a run, or the room of an object. */
typedef struct TextPiece {
    const TextRun *run;                 /* NULL for an object */
    double x;                           /* from the left edge of the paragraph's width */
    double width;
    uint32_t span;                      /* index into the spans given */
    uint32_t word;                      /* of a word that lines part: see paragraph_broken_word(); 0: none */
    uint32_t rank;                      /* pieces of a paragraph by rank are in reading order */
} TextPiece;

typedef struct TextLine {
    const TextPiece *pieces; size_t count;      /* in visual order, left to right */
    double x, width;                    /* ink-free extent: left end and advance width, within the paragraph's width */
    double ascent, descent;             /* of the fonts and objects on it, both positive */
    double height;                      /* its leading */
    double baseline;                    /* from the top of the paragraph to this line's baseline */
} TextLine;

typedef struct Paragraph Paragraph;     /* lives in the store's arena */

/* Shapes once; may be wrapped to several widths after. */
Paragraph *paragraph_new(TextStore *store, const TextSpan *spans, size_t count, const ParagraphStyle *style);
/*
 * Breaks into lines; the lines of an earlier width become invalid unless it is the same width. A word that alone is
 * wider than its line is divided without a hyphen: behind / - _ @, and a point between letters; else between grapheme
 * clusters. Never fails: a number, a date or a number with its unit that is wider stands out, and paragraph_overflow()
 * tells by how much.
 */
void paragraph_wrap(Paragraph *paragraph, double width);
size_t paragraph_line_count(const Paragraph *paragraph);
const TextLine *paragraph_line(const Paragraph *paragraph, size_t index);
double paragraph_height(const Paragraph *paragraph);            /* sum of the leadings */
double paragraph_overflow(const Paragraph *paragraph);          /* widest line - width, or 0 */
double paragraph_min_width(const Paragraph *paragraph);         /* widest unbreakable piece */
double paragraph_max_width(const Paragraph *paragraph);         /* on one line (per hard line) */
/* widest piece when words are divided wherever they may be; after it, wrap again */
double paragraph_hard_width(Paragraph *paragraph);
bool paragraph_strained(const Paragraph *paragraph);            /* a word is divided, as it is wider than its line */
/* The text of a word that lines part, in the store's arena, and the lines [first, last] it stands on. */
const char *paragraph_broken_word(const Paragraph *paragraph, uint32_t word, size_t *first_line, size_t *last_line);
/* A word goes on, without a hyphen, on the line after this one. */
bool paragraph_divides_word(const Paragraph *paragraph, size_t line);
/* Warns of words that lines [first, last) divide between clusters, each once at its place. */
void paragraph_tell_broken(const Paragraph *paragraph, size_t first_line, size_t last_line);

/* One line in one style, for labels: never broken. Equal text and style give the same line again without shaping. */
const TextLine *text_line(TextStore *store, const char *text, const TextStyle *style);

/*
 * The piece of a line that is read next behind `last`, or first with NULL; NULL: none is left. What is painted in this
 * order is read in it: from right to left it is not that of the eye, and neither is that of a number or a Latin word.
 */
const TextPiece *line_next_read(const TextLine *line, const TextPiece *last);

/*
 * As many bytes of a word as a line of that width takes, by the rule of paragraph_wrap(): all where it fits, or is a
 * number; at least one grapheme cluster. They are as wide when they are set alone, as letters that join change their
 * shapes at the line's end. `between_letters` tells that they end where no sign parts an address. And as many of a
 * text as are whole grapheme clusters within `length` bytes.
 */
size_t text_divide(TextStore *store, const char *word, const TextStyle *style, double width, bool *between_letters);
size_t text_whole_clusters(TextStore *store, const char *text, size_t length);
/* The warning of paragraph_tell_broken(), of a word divided between letters in a text that stands at `spot`. */
void text_tell_divided(TextStore *store, const char *text, const char *word, Place spot);

/* Height of capitals and of the x above the baseline, and the font's ascent and descent, for a style. */
typedef struct TextMetrics { double cap_height, x_height, ascent, descent; } TextMetrics;
TextMetrics text_metrics(TextStore *store, const TextStyle *style);

#endif
