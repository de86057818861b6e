#ifndef TEXT_SYSTEM_H
#define TEXT_SYSTEM_H
/*
 * What the files of this room share. Text goes through three steps: a paragraph is cut into words (breaks.c, bidi.c),
 * a word is shaped once a process (words.c), and lines are made of shaped words (paragraph.c, line.c).
 *
 * Words are shaped at one large size and measured in ems, so that all sizes share a shape and a font is opened once.
 */
#include <pango/pangoft2.h>
#include <pango/pangofc-fontmap.h>
#include "text/text.h"
#include "base/diag_files.h"

/* g_utf8_next_char() casts const away. */
static inline const char *
next_char(const char *at)
{
    return at + g_utf8_skip[*(const guchar *)at];
}

/* A font file, with what lines need of it without shaping. */
typedef struct Font {
    TextFont file;
    const char *refusal;                /* why it cannot be embedded; NULL when it can */
    uint32_t space, hyphen;             /* glyphs; 0 when the font has none */
    float space_advance, hyphen_advance;/* em */
} Font;

/* A stretch of a word in one font and one direction. */
typedef struct Segment {
    const Font *font;
    const char *text; size_t length;
    const TextGlyph *glyphs; size_t glyph_count;        /* in ems, left to right */
    const TextCluster *clusters; size_t cluster_count;  /* in the order of the text; no glyphs: nothing to show */
    bool rtl;
    bool tracked;                       /* letters stand apart, so that tracking may move them */
    bool spaceless;                     /* a script without spaces between words */
} Segment;

typedef struct Word {
    const Segment *segments; size_t count;
    const gunichar *missing; size_t missing_count;      /* code points without a glyph */
} Word;

/* Families for some scripts; without scripts for all. */
typedef struct FamilyRow {
    GUnicodeScript *scripts; size_t script_count;
    char *families;                     /* with commas between, asked before those of the house; NULL: none */
    PangoContext *context;
} FamilyRow;

/* What decides how letters look, apart from size and colour. */
/* Words of ASCII without and with letters. */
enum { PLAIN_KINDS = 2 };

typedef struct Face {
    char *family;                       /* as TextStyle has it */
    int weight;
    FontStretch stretch;
    bool tabular;
    PangoLanguage *language;
    FamilyRow *rows; size_t row_count;  /* the last one is for whatever the others are not */
    PangoAttrList *features;
    const Font *base;                   /* the font of the Latin script */
    TextMetrics metrics;                /* em */
    PangoItem *plain[PLAIN_KINDS];      /* what Pango says of such a word, from the first on; NULL: not known */
    GHashTable *words;                  /* WordKey -> Word, in the system's arena of words */
} Face;

struct TextSystem {
    FcConfig *config;
    PangoFontMap *map;                  /* NULL until text_system_open() */
    GHashTable *fonts;                  /* path#index#variations -> Font */
    GPtrArray *faces;
    Arena *words; size_t word_count;
    GHashTable *hyphens;                /* language -> HyphenDict */
    GHashTable *months;                 /* language -> names of months, as they stand behind a day and alone */
    void *line_breaks;                  /* UBreakIterator, opened when first needed */
    void *clusters;                     /* UBreakIterator of grapheme clusters, the same */
    bool strict;                        /* a code point without a glyph is an error */
    int stores;                         /* that are alive: their paragraphs hold words of the cache */
};

/* A paragraph as one text, while it is being cut. The arrays are used again by the next paragraph. */
typedef struct Scratch {
    /* objects are U+FFFC, hard breaks U+2028, invisible break characters left out */
    GString *text;
    GByteArray *breaks;                 /* BreakKind before each byte, and one at the end */
    GByteArray *levels;                 /* of the bidirectional algorithm, each byte; empty when all are 0 */
    bool bidirectional;                 /* holds a character that runs to the left or directs */
} Scratch;

struct TextStore {
    TextSystem *system;
    Arena *arena;
    const char *language;
    TextDirection direction;
    Diags *diags;
    PlaceFinder data;
    GHashTable *lacking;                /* code points of the paragraph being cut that no font has */
    GHashTable *told;                   /* what has been reported, as text */
    Scratch scratch;
    GArray *atoms;                      /* of the paragraph being cut */
    GHashTable *singles;                /* single.c: the lines that stand alone */
    bool beside;                        /* text_store_beside() made it: what is set in it goes soon */
    Face *last_face; const char *last_language;
};

typedef enum BreakKind { NO_BREAK, SOFT_BREAK, HYPHEN_BREAK, HARD_BREAK } BreakKind;

/* ---- words.c ---- */

/* The face for a style; `language` is BCP 47. */
Face *system_face(TextSystem *system, const TextStyle *style, const char *language);
void face_free(void *face);
/*
 * A word or part of one: no spaces, one direction. Lives as long as the system's cache or, a long one, as the store's
 * arena; so does any other of a store beside another when the cache has as many words as it keeps.
 */
const Word *face_word(const TextStore *store, Face *face, const char *text, size_t length, bool rtl);
/* Forgets the words when there are many. Only while no store is alive. */
void system_trim_words(TextSystem *system);

/* ---- family.c ---- */

/* The rows of a TextStyle's family, the house's last; without contexts. To be freed by family_rows_free(). */
FamilyRow *family_rows(const char *family, size_t *count);
void family_rows_free(FamilyRow *rows, size_t count);
bool family_row_has(const FamilyRow *row, GUnicodeScript script);
/* Of the configuration's faces and the project's. */
void system_each_pattern(const TextSystem *system, void (*each)(FcPattern *pattern, void *data), void *data);

/* ---- system.c ---- */

const Font *system_font(TextSystem *system, PangoFont *font);
/* Tells, once a document, of a font that cannot be embedded. */
void store_use_font(TextStore *store, const Font *font);
/* Tells of the fonts that have a code point which no font in use has, and which cannot be used themselves. */
void store_tell_passed_over(TextStore *store, gunichar code);
/* The face of a span's style in the document. */
Face *store_face(TextStore *store, const TextStyle *style);

/* ---- paragraph.c ---- */

void paragraph_open_scratch(TextStore *store);
void paragraph_free_scratch(TextStore *store);

/* ---- single.c ---- */

void single_open(TextStore *store);
void single_free(TextStore *store);

/* ---- breaks.c ---- */

/* Marks where lines may and must break (UAX #14) in the scratch's text. A day stays with its month in `language`. */
void breaks_find(TextSystem *system, Scratch *scratch, const char *language);
/*
 * Marks where the words of text[start, end) may be divided, in languages that have a dictionary; DIAG_FILE_UNREADABLE
 * where it cannot be read.
 */
void breaks_hyphenate(TextSystem *system, Scratch *scratch, size_t start, size_t end, const char *language,
                      Diags *diags);
void system_free_breaks(TextSystem *system);

/* Marks in `ends` (as many bytes as the text has, and one) before which bytes a grapheme cluster ends (UAX #29). */
void clusters_find(TextSystem *system, const char *text, size_t length, bool *ends);

/* ---- lacking.c ---- */

/*
 * Tells of each cluster in the spans' texts that holds a code point of store->lacking, and writes its name in its
 * place, whole clusters only; false when the names are not wanted and nothing was changed.
 */
bool lacking_name(TextStore *store, TextSpan *spans, size_t count);
/* The place of a text in the data, sought as `whole` and then as `part` of it; nowhere when it is not found. */
Place store_data_place(const TextStore *store, const char *whole, size_t whole_length, const char *part,
                       size_t part_length);
/* True the first time that `what` is to be told of this place. */
bool store_tells(TextStore *store, const char *what, Place place);

/* ---- bidi.c ---- */

bool bidi_matters(gunichar code);
/*
 * Fills the scratch's levels (UAX #9). apart: bytes, in their order, at which what stands before and behind has nothing
 * to do with each other, as if a mark of the paragraph's direction stood there.
 */
void bidi_resolve(Scratch *scratch, TextDirection direction, const size_t *apart, size_t count);
/* Puts positions 0 … count-1 with these levels in visual order (UAX #9, rule L2). */
void bidi_reorder(const uint8_t *levels, size_t count, size_t *order);

#endif
