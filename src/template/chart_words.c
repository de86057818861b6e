/* Attributes and option words of charts: one list of each kind's, held against what an author wrote. */
#include "template/chart_words.h"
#include "base/diag_read.h"
#include "base/diag_template.h"
#include "base/format.h"
#include "base/nearest.h"
#include "base/renamed.h"
#include "base/words.h"
#include <string.h>

static const ChartWord of_every_chart[] = {
    { "kind", "Which kind of chart it is." },
    { "title", "What it shows: the beginning of the sentence for those who cannot see it; without it its sentence "
               "begins with the figures." },
    { "options", "Words of its kind, with blanks between them; without it none." },
    { "unit", "The unit of its numbers; without it that of the measure." },
    { "table", "The id of the table in which its numbers can be read; without it none." },
    { "tag", "How it is tagged: figure, text or artifact; without it figure." },
    { "id", "A name by which links and tables find it; without it nothing leads there." },
    { NULL, NULL },
};

const ChartWord *
chart_words_of_all(void)
{
    return of_every_chart;
}

static const ArgumentRow arguments[] = {
#define WORD(word, sentence)                                                { word, ARGUMENT_TEXT, false },
#define WORDS(...)                                                          __VA_ARGS__
#define CHART(constant, name, word, fill, print, sentence, attributes, ...) attributes
#include "doc/chart_kinds.h"
#undef CHART
#undef WORDS
#undef WORD
};

const ArgumentRow *
chart_argument_find(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(arguments); i++)
        if (words_are_same(arguments[i].name, name))
            return &arguments[i];
    return NULL;
}

/* ---- what is wrong ---- */

static void
add_words(GPtrArray *out, const ChartWord *words)
{
    for (; words->word != NULL; words++)
        g_ptr_array_add(out, (gpointer)(guintptr)words->word);
}

typedef struct WrongWord {
    DiagId far, near;
} WrongWord;

static void
report(WrongWord wrong, ChartKind kind, const char *word, const ChartWord *own, const ChartWord *shared, Place place,
       Diags *diags)
{
    g_autoptr(GPtrArray) words = g_ptr_array_new();
    g_autofree char *all = NULL;
    const char *near;

    add_words(words, own);
    g_ptr_array_add(words, NULL);
    all = words->len > 1 ? g_strjoinv(" ", (char **)words->pdata) : g_strdup("none");
    g_ptr_array_set_size(words, (gint)words->len - 1);
    if (shared != NULL)
        add_words(words, shared);
    near = nearest_word(word, (const char *const *)words->pdata, words->len);
    if (near != NULL)
        diag_report(diags, wrong.near, place, word, chart_kind_name(kind), near, NULL);
    else
        diag_report(diags, wrong.far, place, word, chart_kind_name(kind), all, NULL);
}

bool
chart_check_attribute(ChartKind kind, const char *name, Place place, Diags *diags)
{
    const ChartWord *own = chart_kind_attributes(kind);

    if (chart_words_hold(of_every_chart, name) || chart_words_hold(own, name))
        return true;
    report((WrongWord){ DIAG_CHART_ATTRIBUTE, DIAG_CHART_ATTRIBUTE_NEAR }, kind, name, own, of_every_chart, place,
           diags);
    return false;
}

bool
chart_check_options(ChartKind kind, const char *options, Place place, Diags *diags)
{
    g_auto(GStrv) list = words_split(options);
    const ChartWord *own = chart_kind_options(kind);
    bool good = true;

    for (size_t i = 0; list[i] != NULL; i++)
        if (!chart_words_hold(own, list[i])) {
            report((WrongWord){ DIAG_CHART_OPTION, DIAG_CHART_OPTION_NEAR }, kind, list[i], own, NULL, place, diags);
            good = false;
        }
    return good;
}

void
chart_report_kind(const char *word, Place place, Diags *diags)
{
    const char *kinds[CHART_KIND_COUNT], *near;

    for (size_t i = 0; i < CHART_KIND_COUNT; i++)
        kinds[i] = chart_kind_name((ChartKind)i);
    /* its name of today is told with the other */
    near = renamed_to(word) != NULL ? NULL : nearest_word(word, kinds, CHART_KIND_COUNT);
    if (near != NULL)
        diag_report(diags, DIAG_CHART_KIND_NEAR, place, word, near, NULL);
    else
        diag_report(diags, DIAG_TEMPLATE_BAD_WORD, place, word, "kind of chart", NULL);
}

/* ---- what there is ---- */

static void
list_words(GString *out, const char *what, const ChartWord *words)
{
    for (; words->word != NULL; words++)
        format_append(out, "  %s%s: %s\n", what, words->word, words->sentence);
}

void
template_chart_vocabulary(GString *out)
{
    g_string_append(out, "every chart\n");
    list_words(out, "", of_every_chart);
    for (int kind = 0; kind < CHART_KIND_COUNT; kind++) {
        format_append(out, "%s: %s\n", chart_kind_name((ChartKind)kind), chart_kind_sentence((ChartKind)kind));
        list_words(out, "", chart_kind_attributes((ChartKind)kind));
        list_words(out, "option ", chart_kind_options((ChartKind)kind));
        if (*chart_kind_inside((ChartKind)kind) != '\0')
            format_append(out, "  inside: %s, those in brackets in what is named before.\n",
                          chart_kind_inside((ChartKind)kind));
    }
}
