/* The names under which templates ask for charts and marks. */
#include "doc/chart_spec.h"
#include <glib.h>
#include <string.h>
#include "base/words.h"

typedef struct KindRow {
    const char *word, *sentence; const ChartWord *attributes, *options; const char *shows, *inside;
} KindRow;

#define WORD(word, sentence) { word, sentence },
#define WORDS(...) (const ChartWord[]){ __VA_ARGS__ { NULL, NULL } }
static const KindRow kinds[CHART_KIND_COUNT] = {
#define CHART(constant, name, word, fill, print, sentence, attributes, options, shows, inside) \
    [CHART_##constant] = { word, sentence, attributes, options, shows, inside },
#include "doc/chart_kinds.h"
#undef CHART
};

/* A row without a word or a sentence does not compile. */
#define CHART(constant, name, word, fill, print, sentence, ...) \
    _Static_assert(sizeof(word) > 1 && sizeof(sentence) > 1, "CHART_" #constant " lacks a word or a sentence");
#include "doc/chart_kinds.h"
#undef CHART

static const char *const mark_names[] = {
    [MARK_TRIANGLE_UP] = "triangle-up",
    [MARK_TRIANGLE_DOWN] = "triangle-down",
    [MARK_ARROW_START] = "arrow-start",
    [MARK_ARROW_END] = "arrow-end",
    [MARK_PARTY] = "party",
    [MARK_SIGNATORY] = "signatory",
    [MARK_NOT_PARTY] = "not-party",
    [MARK_STANDING_UNKNOWN] = "standing-unknown",
    [MARK_VOTE_FOR] = "vote-for",
    [MARK_VOTE_ABSTAIN] = "vote-abstain",
    [MARK_VOTE_AGAINST] = "vote-against",
    [MARK_VOTE_NONE] = "vote-none",
    [MARK_VOTE_OUTSIDE] = "vote-outside",
    [MARK_DISC_CHECK] = "disc-check",
    [MARK_DISC] = "disc",
    [MARK_CIRCLE] = "circle",
    [MARK_DASH] = "dash",
    [MARK_CHECK] = "check",
    [MARK_SWATCH] = "swatch",
    [MARK_BASELINE_TICK] = "baseline-tick",
    [MARK_REQUIRED] = "required",
    [MARK_TARGET_TICK] = "target-tick",
    [MARK_AREA] = "area",
    [MARK_JUDGEMENT] = "judgement",
    [MARK_STUB] = "stub",
    [MARK_EVENT] = "event",
};

static bool
find(const char *const *names, size_t count, const char *name, size_t *out)
{
    for (size_t i = 0; i < count; i++)
        if (names[i] != NULL && strcmp(names[i], name) == 0) {
            *out = i;
            return true;
        }
    return false;
}

const char *
chart_fill_name(ChartFill fill)
{
    return vocabulary_word(CHART_FILL_WORDS, (int)fill);
}

bool
chart_fill_find(const char *name, ChartFill *out)
{
    int place = vocabulary_place(CHART_FILL_WORDS, name);

    if (place >= 0)
        *out = (ChartFill)place;
    return place >= 0;
}

const char *
matrix_mark_name(MatrixMark mark)
{
    return vocabulary_word(MATRIX_MARK_WORDS, (int)mark);
}

bool
matrix_mark_find(const char *name, MatrixMark *out)
{
    int place = vocabulary_place(MATRIX_MARK_WORDS, name);

    if (place >= 0)
        *out = (MatrixMark)place;
    return place >= 0;
}

const char *
chart_kind_name(ChartKind kind)
{
    return kinds[kind].word;
}

bool
chart_kind_find(const char *name, ChartKind *out)
{
    for (size_t i = 0; i < CHART_KIND_COUNT; i++)
        if (strcmp(kinds[i].word, name) == 0) {
            *out = (ChartKind)i;
            return true;
        }
    return false;
}

const char *
chart_kind_sentence(ChartKind kind)
{
    return kinds[kind].sentence;
}

const char *
chart_kind_shows(ChartKind kind)
{
    return kinds[kind].shows;
}

const char *
chart_kind_inside(ChartKind kind)
{
    return kinds[kind].inside;
}

const ChartWord *
chart_kind_attributes(ChartKind kind)
{
    return kinds[kind].attributes;
}

const ChartWord *
chart_kind_options(ChartKind kind)
{
    return kinds[kind].options;
}

bool
chart_words_hold(const ChartWord *words, const char *word)
{
    while (words->word != NULL && strcmp(words->word, word) != 0)
        words++;
    return words->word != NULL;
}

/* ---- what stands inside ---- */

const ChartDatum *
chart_datum_next(const ChartDatum *datum, const ChartDatum *end, ChartDatumKind kind)
{
    while (datum < end && datum->kind != kind)
        datum++;
    return datum < end ? datum : NULL;
}

bool
chart_data_has_option(const ChartDataSpec *spec, const char *option)
{
    for (size_t i = 0; spec->options != NULL && spec->options[i] != NULL; i++)
        if (strcmp(spec->options[i], option) == 0)
            return true;
    return false;
}

const char *
chart_data_text(const ChartDataSpec *spec, const char *attribute, const char *otherwise)
{
    for (size_t i = 0; i < spec->attribute_count; i++)
        if (strcmp(spec->attributes[i].name, attribute) == 0)
            return spec->attributes[i].text;
    return otherwise;
}

double
chart_data_number(const ChartDataSpec *spec, const char *attribute, double otherwise)
{
    const char *text = chart_data_text(spec, attribute, NULL);

    return text == NULL ? otherwise : g_ascii_strtod(text, NULL);
}

const char *
chart_datum_kind_name(ChartDatumKind kind)
{
    static const char *const names[] = { "series", "row", "point", "range", "moment", "period", "key" };

    return names[kind];
}

/* ---- marks ---- */

const char *
mark_kind_name(MarkKind kind)
{
    return mark_names[kind];
}

bool
mark_kind_find(const char *name, MarkKind *out)
{
    size_t index;
    bool found = find(mark_names, sizeof mark_names / sizeof mark_names[0], name, &index);

    if (found)
        *out = (MarkKind)index;
    return found;
}
