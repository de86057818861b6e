#ifndef TEXT_SYSTEM_H
#define TEXT_SYSTEM_H
/* What the files of this room share: the fonts, the store, and how a style becomes Pango's. */
#include <pango/pangoft2.h>
#include <pango/pangofc-fontmap.h>
#include "text/text.h"

typedef struct FaceMetrics { TextStyle style; TextMetrics metrics; } FaceMetrics;

struct TextSystem {
    FcConfig *config;
    PangoFontMap *map;
    GHashTable *fonts;                  /* path#index -> TextFont */
    GHashTable *descriptions;           /* style key -> PangoFontDescription */
    GArray *metrics;                    /* FaceMetrics */
    Arena *lines;                       /* the cache of single lines */
    GHashTable *line_index;             /* LineKey -> TextLine */
    size_t line_count;
    GHashTable *hyphens;                /* language -> HyphenDict */
};

struct TextStore {
    TextSystem *system;
    Arena *arena;
    PangoContext *context;
    const char *language;
    TextDirection direction;
    Diags *diags;
    GHashTable *missing;                /* code points reported */
};

const TextFont *system_font(TextSystem *system, PangoFont *font);
const PangoFontDescription *system_description(TextSystem *system, const TextStyle *style);
/* The text with soft hyphens where `language` may be divided; NULL when it has no dictionary. */
char *system_hyphenate(TextSystem *system, const char *text, size_t length, const char *language);
void system_free_hyphens(TextSystem *system);
/* Break opportunities as U+200B for scripts written without spaces; NULL when the text holds none of them. */
char *text_open_breaks(const char *text, size_t length);

#endif
