#ifndef EXCHANGE_DATA_TEXT_H
#define EXCHANGE_DATA_TEXT_H
/*
 * The files of observations of a data folder as texts: where each series and each observation stands in its bytes, and
 * what it says. Whoever changes a figure changes these bytes and leaves all others, so that the order, the comments and
 * the hand formatting of a file stay. The files have been read and found right before.
 */
#include "exchange/said.h"

/* A piece of a file, from its first byte to the one behind it. */
typedef struct TextSpan { size_t begin, end; } TextSpan;

typedef struct DataFileText {
    const char *path;                   /* as the reader names it */
    char *text; size_t size;
    size_t root_end;                    /* of "</observations>", its '<'; of "<observations/>" its '/' */
    bool is_empty_root;
} DataFileText;

typedef struct StoredSeries {
    uint32_t file;
    const char *measure, *area, *by, *sources;          /* "" where it says none */
    bool internal;
    TextSpan tag;                           /* "<series …>" */
    size_t end;                         /* of "</series>", its '<'; of "<series/>", behind it */
    bool is_empty_tag;
} StoredSeries;

typedef struct StoredFigure {
    Said said;
    uint32_t series, next;              /* next: 1 + that of the next of the same figure; 0: none */
    TextSpan tag;                           /* "<observation …/>", or with its end tag */
    uint32_t origin, imported;          /* texts: where it was imported from, and when; 0: typed */
    int line, column;                   /* of its '<', in characters, as the plan's places are */
    const char *own_sources;            /* of the observation itself; NULL: those of its series */
} StoredFigure;

typedef struct DataText {
    Arena *arena;
    GArray *files;                      /* DataFileText */
    GArray *series;                     /* StoredSeries */
    GArray *figures;                    /* StoredFigure, in the order of the files */
} DataText;

/*
 * Reads the files of the folder whose root is <observations>; figures' words are numbers of `figures` and `lexicon`.
 * NULL with diagnostics.
 */
DataText *data_text_load(const char *folder, Lexicon *lexicon, SaidList *figures, Diags *diags);
void data_text_free(DataText *data);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DataText, data_text_free)

/* Of a start tag the span of an attribute's value, between its quotes; begin 0: it has none. */
TextSpan tag_attribute(const char *text, TextSpan tag, const char *name);
/* The span of the whole attribute, with the white space before it. */
TextSpan tag_attribute_whole(const char *text, TextSpan tag, const char *name);

#endif
