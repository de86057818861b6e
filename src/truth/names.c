/*
 * Whose figure a number of a text is: the nearest name before it, of those that tell the text's figures apart. These
 * are the names of their areas, the titles of their measures, and those of the categories that they are of, where they
 * stand in the text; what the text calls otherwise is not known here.
 */
#include <string.h>
#include "truth/claim.h"
#include "truth/names.h"
#include "truth/parts.h"

struct Axis {
    const char *(*name_of)(const NamedFigures *figures, const Fact *fact, const Dimension *dimension);
    const Dimension *dimension;
    GPtrArray *names;
};

struct NamedFigures {
    Claim *claim;
    char *text;                         /* in small letters */
    GArray *axes;                       /* struct Axis */
};

/* ---- names, in small letters ---- */

static char *
small_letters(const char *text)
{
    g_autofree char *bare = claim_bare(text, BARE_KEEP_WORDS);

    return g_utf8_strdown(bare, -1);
}

static bool
is_letter(const char *text, const char *at)
{
    return at > text && g_unichar_isalpha(g_utf8_get_char(g_utf8_prev_char(at)));
}

/* Where it last stands before `end` as a word of its own; NULL: nowhere. */
static const char *
last_before(const char *text, const char *end, const char *name)
{
    size_t length = strlen(name);

    for (const char *at = g_strrstr_len(text, end - text, name); length > 0 && at != NULL;
         at = g_strrstr_len(text, at - text, name))
        if (!is_letter(text, at) && !g_unichar_isalpha(g_utf8_get_char(at + length)))
            return at;
    return NULL;
}

/* Where the first number stands: what is only before it is the title of all. */
static const char *
first_number(const char *text)
{
    while (*text != '\0' && !g_unichar_isdigit(g_utf8_get_char(text)))
        text = g_utf8_find_next_char(text, NULL);
    return text;
}

static const char *
standing_name(const NamedFigures *figures, const char *name)
{
    g_autofree char *small = name == NULL ? NULL : small_letters(name);

    if (small == NULL || last_before(figures->text, figures->text + strlen(figures->text), small) == NULL)
        return NULL;
    return arena_strdup(figures->claim->arena, small);
}

static const char *
area_name_of(const NamedFigures *figures, const Fact *fact, const Dimension *dimension)
{
    const Area *area = *fact->area == '\0' ? NULL : plan_find_area(facts_plan(figures->claim->facts), fact->area);
    const char *names[3], *found = NULL;

    (void)dimension;
    for (size_t i = area == NULL ? 0 : claim_names_of(figures->claim, area, names); i > 0 && found == NULL; i--)
        found = standing_name(figures, names[i - 1]);
    return found;
}

/* A total stands beside its parts without a name of its own, but for that in the title. */
static const char *
measure_name_of(const NamedFigures *figures, const Fact *fact, const Dimension *dimension)
{
    const Measure *measure = claim_measure(figures->claim, fact->measure);
    const char *tag = lang_tag(figures->claim->lang), *end = figures->text + strlen(figures->text), *found;

    (void)dimension;
    if (measure == NULL || measure->category_count > 0)
        return NULL;
    found = standing_name(figures, local_text(measure->short_title, tag));
    if (found == NULL)
        found = standing_name(figures, local_text(measure->title, tag));
    return found != NULL && last_before(first_number(figures->text), end, found) != NULL ? found : NULL;
}

static const char *
member_name_of(const NamedFigures *figures, const Fact *fact, const Dimension *dimension)
{
    const Measure *measure = claim_measure(figures->claim, fact->measure);

    for (size_t i = 0; measure != NULL && i < measure->category_count; i++)
        if (measure->categories[i].dimension == dimension)
            return standing_name(figures,
                                 local_text(measure->categories[i].member->title, lang_tag(figures->claim->lang)));
    return NULL;
}

/* ---- what tells the figures apart ---- */

static bool
has_name(const GPtrArray *names, const char *name)
{
    for (guint i = 0; i < names->len; i++)
        if (strcmp(g_ptr_array_index(names, i), name) == 0)
            return true;
    return false;
}

static bool
is_total(const NamedFigures *figures, const Fact *fact)
{
    const Measure *measure = claim_measure(figures->claim, fact->measure);
    g_autoptr(GPtrArray) ways = measure == NULL ? NULL : facts_ways_to_sum(figures->claim->facts, measure);

    return ways != NULL && ways->len > 0;
}

/* Two names or more; what the text calls otherwise, or not at all, is told apart by nothing that is known here. */
static void
add_axis(NamedFigures *figures, struct Axis axis, const GPtrArray *facts)
{
    axis.names = g_ptr_array_new();
    for (guint i = 0; i < facts->len; i++) {
        const Fact *fact = g_ptr_array_index(facts, i);
        const char *name = axis.name_of(figures, fact, axis.dimension);

        if (axis.name_of == measure_name_of && is_total(figures, fact))
            continue;
        if (name != NULL && !has_name(axis.names, name))
            g_ptr_array_add(axis.names, (gpointer)(guintptr)name);
    }
    if (axis.names->len > 1)
        g_array_append_val(figures->axes, axis);
    else
        g_ptr_array_unref(axis.names);
}

NamedFigures *
named_figures_new(Claim *claim, const char *text, const GPtrArray *facts)
{
    NamedFigures *figures = g_new0(NamedFigures, 1);
    size_t count = 0;
    const Dimension *const *dimensions = NULL;

    *figures = (NamedFigures){ claim, small_letters(text), g_array_new(FALSE, FALSE, sizeof(struct Axis)) };
    if (facts_plan(claim->facts) == NULL)
        return figures;
    dimensions = plan_dimensions(facts_plan(claim->facts), &count);
    add_axis(figures, (struct Axis){ .name_of = area_name_of }, facts);
    add_axis(figures, (struct Axis){ .name_of = measure_name_of }, facts);
    for (size_t i = 0; i < count; i++)
        add_axis(figures, (struct Axis){ .name_of = member_name_of, .dimension = dimensions[i] }, facts);
    return figures;
}

void
named_figures_free(NamedFigures *figures)
{
    for (guint i = 0; i < figures->axes->len; i++)
        g_ptr_array_unref(g_array_index(figures->axes, struct Axis, i).names);
    g_array_unref(figures->axes);
    g_free(figures->text);
    g_free(figures);
}

/* The name of the axis that stands nearest before `end`, the longest of those that end there; NULL: none does. */
static const char *
nearest_name(const struct Axis *axis, const char *text, const char *end)
{
    const char *nearest = NULL, *behind = NULL;

    for (guint i = 0; i < axis->names->len; i++) {
        const char *name = g_ptr_array_index(axis->names, i), *at = last_before(text, end, name);
        const char *after = at == NULL ? NULL : at + strlen(name);

        if (after == NULL)
            continue;
        if (behind == NULL || after > behind || (after == behind && strlen(name) > strlen(nearest))) {
            nearest = name;
            behind = after;
        }
    }
    return nearest;
}

bool
named_figures_stands(const NamedFigures *figures, const Fact *fact, const char *before)
{
    g_autofree char *text = g_utf8_strdown(before, -1);

    for (guint i = 0; i < figures->axes->len; i++) {
        const struct Axis *axis = &g_array_index(figures->axes, struct Axis, i);
        const char *own = axis->name_of(figures, fact, axis->dimension);

        if (own == NULL || (axis->name_of == measure_name_of && is_total(figures, fact)))
            continue;
        if (g_strcmp0(nearest_name(axis, text, text + strlen(text)), own) != 0)
            return false;
    }
    return true;
}
