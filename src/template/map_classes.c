/*
 * What parts the areas of a map into classes: bounds of its own or by a rule, the grades of a measure, who belongs to a
 * treaty, who counts for an indicator, the statuses of what an objective follows, or rows that the page writes out.
 */
#include "template/map_fill.h"
#include "template/call.h"
#include "base/diag_map.h"
#include "base/diag_template.h"
#include "base/digits.h"
#include "base/format.h"
#include "base/sentence.h"
#include "base/words.h"
#include <math.h>
#include <string.h>

/* ---- a list of classes, and what is in each ---- */

/* The last class is `none` where some areas have no figure. */
typedef struct Classes { MapClass rows[MAP_CLASSES + 1]; size_t count; } Classes;

static size_t
add_class(Fill *fill, Classes *classes, const char *text)
{
    size_t at = classes->count++;

    if (at < MAP_CLASSES)
        classes->rows[at] = (MapClass){ .letter = arena_printf(fill->arena, "%c", (char)('A' + at)), .text = text };
    return at;
}

static size_t
add_none(Fill *fill, Classes *classes, const char *key)
{
    size_t at = add_class(fill, classes, message0(fill, key));

    if (at < MAP_CLASSES)
        classes->rows[at].none = true;
    return at;
}

/* Counts them and hands them to the map; false: they are more than can be told apart. */
static bool
set_classes(Fill *fill, const Instruction *instruction, Classes *classes, MapSpec *spec)
{
    if (classes->count > MAP_CLASSES) {
        diag_report(fill->diags, DIAG_MAP_CLASSES, instruction->place,
                    arena_printf(fill->arena, "%zu", classes->count),
                    arena_printf(fill->arena, "%d", MAP_CLASSES), NULL);
        return false;
    }
    for (size_t i = 0; i < spec->shade_count; i++)
        classes->rows[spec->shades[i].shade].count++;
    for (size_t i = 0; i < classes->count; i++)
        classes->rows[i].number =
            lang_number(fill->lang, fill->arena, (double)classes->rows[i].count, NUMBER_DECIMAL, 0);
    spec->classes = arena_memdup(fill->arena, classes->rows, sizeof *classes->rows * classes->count);
    spec->class_count = classes->count;
    return true;
}

/* ---- shades ---- */

#define CODE_LETTERS 4

static const char *
area_code(Fill *fill, const Area *area)
{
    g_autofree char *code = g_utf8_substring(area->id, 0, MIN(CODE_LETTERS, g_utf8_strlen(area->id, -1)));

    return arena_strdup(fill->arena, code);
}

typedef struct Shades { MapShade *rows; size_t count; } Shades;

static Shades
shades_for(Fill *fill)
{
    size_t count;

    plan_areas(fill->plan, &count);
    return (Shades){ arena_new0(fill->arena, MapShade, count + 1), 0 };
}

static MapShade *
add_shade(Fill *fill, Shades *shades, const Area *area, size_t class)
{
    MapShade *shade = &shades->rows[shades->count++];

    *shade = (MapShade){ .area = area->id, .name = area_name(fill, area), .code = area_code(fill, area),
                         .region = local(fill, area->subregion), .shade = class };
    return shade;
}

static void
set_shades(MapSpec *spec, const Shades *shades)
{
    spec->shades = shades->rows;
    spec->shade_count = shades->count;
}

/* ---- figures: of a year, else the latest ---- */

static bool
is_asked(const MapAsked *asked, const Area *area)
{
    return asked->areas == NULL || asked->areas[0] == NULL ||
           g_strv_contains(asked->areas, area->id);
}

static Figure
figure_of(Fill *fill, const Measure *measure, const Area *area, int year)
{
    return year == 0 ? view_latest(fill->view, measure, area) : view_year(fill->view, measure, area, year);
}

static int
compare_numbers(gconstpointer left, gconstpointer right)
{
    double a = *(const double *)left, b = *(const double *)right;

    return a < b ? -1 : a > b;
}

/* All figures that the scale of the map is made for, so that several maps have the same: of its measures and years. */
static GArray *
scale_values(Fill *fill, const MapAsked *asked)
{
    GArray *values = g_array_new(FALSE, FALSE, sizeof(double));
    size_t count;
    const Area *const *areas = plan_areas(fill->plan, &count);

    for (size_t m = 0; m < asked->scale_count; m++)
        for (int year = asked->first; year <= asked->last; year++)
            for (size_t i = 0; i < count; i++) {
                Figure figure = figure_of(fill, asked->scale[m], areas[i], year);

                if (figure.known && is_asked(asked, areas[i]))
                    g_array_append_val(values, figure.value);
            }
    g_array_sort(values, compare_numbers);
    return values;
}

/* ---- bounds ---- */

enum { CLASSES = 4 };                   /* that a rule makes where nothing else is said */

typedef struct Bounds { double at[MAP_CLASSES]; size_t count; } Bounds;

/* "5 20 100": between which numbers classes lie, from the lowest. */
static bool
read_numbers(const char *text, Bounds *bounds)
{
    g_auto(GStrv) words = words_split(text);

    bounds->count = 0;
    for (size_t i = 0; words[i] != NULL; i++) {
        char *end;
        double at = g_ascii_strtod(words[i], &end);

        if (*end != '\0' || !isfinite(at) || bounds->count == MAP_CLASSES - 2 ||
            (bounds->count > 0 && at <= bounds->at[bounds->count - 1]))
            return false;
        bounds->at[bounds->count++] = at;
    }
    return bounds->count > 0;
}

static void
add_bound(Bounds *bounds, double at)
{
    if (bounds->count == 0 || at > bounds->at[bounds->count - 1])
        bounds->at[bounds->count++] = at;
}

/* Between two figures the number of the fewest digits, so that none lies on a bound; equal figures are in one class. */
static void
part(Bounds *bounds, const double *values, size_t upper)
{
    double low, high;

    while (upper > 0 && values[upper - 1] >= values[upper])
        upper--;
    if (upper == 0)
        return;
    low = values[upper - 1];
    high = values[upper];
    for (double unit = pow(10, ceil(log10(high - low)) + 1); unit > (high - low) / 1000; unit /= 10)
        for (int i = 0; i < 2; i++) {
            double step = i == 0 ? unit : unit / 2, at = (floor(low / step) + 1) * step;

            if (at > low && at < high) {
                add_bound(bounds, at);
                return;
            }
        }
    add_bound(bounds, (low + high) / 2);
}

/* As many figures in each class, or nearly. */
static void
by_quantiles(const double *values, size_t count, size_t classes, Bounds *out)
{
    for (size_t i = 1; i < classes && count > 0; i++)
        part(out, values, i * count / classes);
}

/* As wide each. */
static void
by_equal_steps(const double *values, size_t count, size_t classes, Bounds *out)
{
    for (size_t i = 1; i < classes && count > 0 && values[count - 1] > values[0]; i++)
        add_bound(out, values[0] + (values[count - 1] - values[0]) * (double)i / (double)classes);
}

/* By how much the values from `first` on and before `end` lie from their mean: the sum of the squares. */
static double
spread(const double *sums, const double *squares, size_t first, size_t end)
{
    double sum = sums[end] - sums[first];

    return squares[end] - squares[first] - sum * sum / (double)(end - first);
}

/*
 * Natural breaks: the classes whose figures lie nearest to their means. Fisher 1958, On grouping for maximum
 * homogeneity, by which Jenks 1977 makes maps; it finds the best, not only a good one.
 */
static void
by_natural_breaks(const double *values, size_t count, size_t classes, Bounds *out)
{
    size_t rows = MIN(classes, count), width = count + 1;
    g_autofree double *sums = g_new0(double, width), *squares = g_new0(double, width),
                      *best = g_new(double, (rows + 1) * width);
    g_autofree size_t *from = g_new0(size_t, (rows + 1) * width);
    double middle = count == 0 ? 0 : values[count / 2];         /* small numbers lose less */
    size_t end = count, breaks[MAP_CLASSES] = { 0 };

    for (size_t i = 0; i < count; i++) {
        double v = values[i] - middle;

        sums[i + 1] = sums[i] + v;
        squares[i + 1] = squares[i] + v * v;
    }
    for (size_t k = 1; k <= rows; k++)
        for (size_t n = k; n <= count; n++) {
            best[k * width + n] = INFINITY;
            for (size_t first = k - 1; first < n; first++) {
                double whole = k > 1 ? best[(k - 1) * width + first] : first > 0 ? (double)INFINITY : 0,
                       with = whole + spread(sums, squares, first, n);

                if (with < best[k * width + n]) {
                    best[k * width + n] = with;
                    from[k * width + n] = first;
                }
            }
        }
    for (size_t k = rows; k > 1; k--)
        breaks[k - 2] = end = from[k * width + end];
    for (size_t i = 0; i + 1 < rows; i++)
        part(out, values, breaks[i]);
}

typedef struct BoundsRule {
    const char *name, *said;            /* in the attribute; the message below the map */
    void (*make)(const double *values, size_t count, size_t classes, Bounds *out);
} BoundsRule;

static const BoundsRule rules[] = {
    { "quantile", "map-bounds-quantile", by_quantiles },
    { "equal", "map-bounds-equal", by_equal_steps },
    { "jenks", "map-bounds-jenks", by_natural_breaks },
};

static const BoundsRule *
find_rule(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(rules); i++)
        if (strcmp(rules[i].name, name) == 0)
            return &rules[i];
    return NULL;
}

#define BOUNDS_WORDS "row of one to five rising numbers that part classes, nor quantile, equal or jenks"

/* "5 20 100", or by a rule, "jenks", so many classes; NULL: no such rule, and no numbers. The message that says so. */
static const char *
read_bounds(Fill *fill, const MapAsked *asked, const char *text, size_t classes, Place place, Bounds *bounds)
{
    const BoundsRule *rule = find_rule(text);

    *bounds = (Bounds){ .count = 0 };
    if (rule != NULL) {
        g_autoptr(GArray) values = scale_values(fill, asked);

        rule->make((const double *)(void *)values->data, values->len, classes, bounds);
    } else if (!read_numbers(text, bounds)) {
        diag_report(fill->diags, DIAG_TEMPLATE_BAD_WORD, place, text,
                    *text != '\0' ? BOUNDS_WORDS
                                  : BOUNDS_WORDS ": give bounds=\"5 20 100\", or --bounds '5 20 100'",
                    NULL);
        return NULL;
    }
    return rule == NULL ? "map-bounds-own" : rule->said;
}

/* From the highest class on: 0 is above all bounds. What lies on a bound is not "over 100", but is "20 to 100". */
static size_t
class_of(const Bounds *bounds, double value)
{
    size_t above = 0;

    while (above < bounds->count &&
           (value > bounds->at[above] || (value >= bounds->at[above] && (above + 1 < bounds->count || above == 0))))
        above++;
    return bounds->count - above;
}

static const char *
class_text(Fill *fill, const Bounds *bounds, size_t class, const Measure *measure)
{
    const char *unit = unit_scaled(fill, measure, measure->scale);
    size_t low = bounds->count - class;
    LangArg args[3] = { LANG_TEXT("low", low == 0 ? "" : exact_value(fill, bounds->at[low - 1], measure)),
                        LANG_TEXT("high", class == 0 ? "" : exact_value(fill, bounds->at[low], measure)),
                        LANG_TEXT("unit", unit == NULL ? "" : unit) };

    if (bounds->count == 0)
        return message0(fill, "map-figure");
    return message_drawn(fill,
                         class == 0 && low == 1 ? "map-from"
                         : class == 0           ? "map-over"
                         : low == 0             ? "map-under"
                                                : "map-between",
                         args, 3);
}

/* The value with all its digits, on which side of it the truth lies or between which ends, and how sure it is. */
static void
say_value(Fill *fill, MapShade *shade, const Figure *figure, const Measure *measure)
{
    const char *words = figure->has_range ? figure_text(fill, figure, measure)
                                          : qualified_text(fill, figure->qualifier, shade->value_text);

    shade->estimate = figure_is_hedged(figure) && figure->quality == Q_ESTIMATE;
    shade->preliminary = figure_is_hedged(figure) && figure->quality == Q_PRELIMINARY;
    shade->said = shade->estimate      ? arena_printf(fill->arena, "%s (e)", words)
                  : shade->preliminary ? arena_printf(fill->arena, "%s (p)", words)
                                       : words;
}

/* Those with a figure, and, in the last class, those of `areas` that have none. */
static Shades
shade_figures(Fill *fill, const MapAsked *asked, const Bounds *bounds, size_t none)
{
    Shades shades = shades_for(fill);
    size_t count;
    const Area *const *areas = plan_areas(fill->plan, &count);

    for (size_t i = 0; i < count; i++) {
        Figure figure = figure_of(fill, asked->measure, areas[i], asked->year);
        MapShade *shade;

        if (figure.known ? !is_asked(asked, areas[i])
                         : asked->areas == NULL || !g_strv_contains(asked->areas, areas[i]->id))
            continue;
        shade = add_shade(fill, &shades, areas[i], figure.known ? class_of(bounds, figure.value) : none);
        shade->has_value = figure.known;
        shade->value = figure.value;
        shade->value_text = figure.known ? exact_value(fill, figure.value, asked->measure) : NULL;
        if (figure.known)
            say_value(fill, shade, &figure, asked->measure);
    }
    return shades;
}

/* Of what the map is, and which areas alone, by what each has its class. */
static void
claim_classes(Fill *fill, const MapAsked *asked, const char *name, const char *id, MapSpec *spec)
{
    g_autofree char *areas = asked->areas == NULL ? NULL : g_strjoinv(" ", (char **)(guintptr)asked->areas);

    map_claim(fill, spec, "rule", sentence_rules[SENTENCE_SHADES].name);
    map_claim(fill, spec, name, id);
    map_claim(fill, spec, "areas", areas == NULL ? "" : arena_strdup(fill->arena, areas));
    map_claim(fill, spec, "year", asked->year == 0 ? "" : arena_printf(fill->arena, "%d", asked->year));
}

static void
claim_bounds(Fill *fill, const Bounds *bounds, MapSpec *spec)
{
    g_autoptr(GString) text = g_string_new(NULL);
    char number[G_ASCII_DTOSTR_BUF_SIZE];

    for (size_t i = 0; i < bounds->count; i++)
        g_string_append_printf(text, "%s%s", i > 0 ? " " : "", number_shortest(bounds->at[i], number));
    map_claim(fill, spec, "bounds", arena_strdup(fill->arena, text->str));
}

static bool
fill_figures(Fill *fill, const Instruction *instruction, const MapAsked *asked, MapSpec *spec)
{
    Classes classes = { .count = 0 };
    Bounds bounds;
    Shades shades;
    const char *said = read_bounds(
        fill, asked, fill_text(fill, instruction, "bounds"), (size_t)fill_number(fill, instruction, "classes", CLASSES),
        fill_has(instruction, "bounds") ? fill_argument(instruction, "bounds")->place : instruction->place, &bounds);

    if (said == NULL)
        return false;
    map_say(fill, spec, message_drawn(fill, said, NULL, 0));
    for (size_t i = 0; i <= bounds.count; i++)
        add_class(fill, &classes, class_text(fill, &bounds, i, asked->measure));
    shades = shade_figures(fill, asked, &bounds, add_none(fill, &classes, "map-no-figure"));
    set_shades(spec, &shades);
    spec->unit = unit_scaled(fill, asked->measure, asked->measure->scale);
    claim_classes(fill, asked, "measure", asked->measure->id, spec);
    claim_bounds(fill, &bounds, spec);
    return set_classes(fill, instruction, &classes, spec);
}

/* ---- circles ---- */

/* The largest of 1, 2 and 5 times a power of ten that is not above. */
static double
round_number(double most)
{
    double power = pow(10, floor(log10(most)));

    return (most >= 5 * power ? 5 : most >= 2 * power ? 2 : 1) * power;
}

/* As large as the largest figure, a fifth of it and a twenty-fifth, each a round number. */
static void
add_sizes(Fill *fill, const Measure *measure, double most, MapSpec *spec)
{
    enum { SIZES = 3 };
    MapSize *sizes = arena_new0(fill->arena, MapSize, SIZES);
    double at = most > 0 ? round_number(most) : 0, digit = pow(10, -measure->decimals);

    for (; spec->size_count < SIZES && at >= digit; at = round_number(at / 5))
        sizes[spec->size_count++] = (MapSize){ at, exact_value(fill, at, measure) };
    spec->sizes = sizes;
}

/* The year of most of the figures, of several the last. */
static int
usual_year(const int *years, size_t count)
{
    size_t most = 0;
    int usual = 0;

    for (size_t i = 0; i < count; i++) {
        size_t same = 0;

        for (size_t j = 0; j < count; j++)
            same += years[j] == years[i];
        if (years[i] != 0 && (same > most || (same == most && years[i] > usual))) {
            most = same;
            usual = years[i];
        }
    }
    return usual;
}

/* Each figure as it stands beside its circle, with its year where that is not the one of most; which is said below. */
static void
set_circle_figures(Fill *fill, const MapAsked *asked, const Shades *shades, MapSpec *spec)
{
    g_autofree int *years = g_new0(int, shades->count + 1);
    int usual;
    LangArg args[2];

    for (size_t i = 0; i < shades->count; i++) {
        MapShade *shade = &shades->rows[i];
        Figure figure = figure_of(fill, asked->measure, plan_find_area(fill->plan, shade->area), asked->year);

        years[i] = figure.known ? figure.period.last.year : 0;
        shade->figure = shade->said;
    }
    usual = usual_year(years, shades->count);
    for (size_t i = 0; i < shades->count; i++) {
        args[0] = LANG_TEXT("value", shades->rows[i].figure);
        args[1] = LANG_TEXT("year", lang_number(fill->lang, fill->arena, years[i], NUMBER_PLAIN, 0));
        if (years[i] != 0 && years[i] != usual)
            shades->rows[i].figure = lang_message(fill->lang, fill->arena, "map-figure-of", args, 2);
    }
    args[0] = LANG_TEXT("year", lang_number(fill->lang, fill->arena, usual, NUMBER_PLAIN, 0));
    if (usual != 0)
        map_say(fill, spec, message_drawn(fill, "map-figures-of", args, 1));
}

/* Negative numbers have no circle. */
static bool
fill_symbols(Fill *fill, const Instruction *instruction, const MapAsked *asked, MapSpec *spec)
{
    g_autoptr(GArray) values = scale_values(fill, asked);
    const Bounds one = { .count = 0 };
    Classes classes = { .count = 0 };
    Shades shades;
    size_t own;

    if (values->len > 0 && g_array_index(values, double, 0) < 0) {
        diag_report(fill->diags, DIAG_MAP_NEGATIVE, instruction->place, asked->measure->id, NULL);
        return false;
    }
    add_class(fill, &classes, measure_name(fill, asked->measure));
    classes.rows[0].quiet = true;
    shades = shade_figures(fill, asked, &one, add_none(fill, &classes, "map-no-figure"));
    set_circle_figures(fill, asked, &shades, spec);
    plan_geometries(fill->plan, &own);
    if (own == 0 && values->len > 0)
        map_say(fill, spec, message_drawn(fill, "map-cut", NULL, 0));
    set_shades(spec, &shades);
    spec->most = values->len == 0 ? 0 : g_array_index(values, double, values->len - 1);
    add_sizes(fill, asked->measure, spec->most, spec);
    spec->unit = unit_scaled(fill, asked->measure, asked->measure->scale);
    claim_classes(fill, asked, "measure", asked->measure->id, spec);
    return set_classes(fill, instruction, &classes, spec);
}

/* ---- grades: the best first ---- */

static bool
fill_grades(Fill *fill, const Instruction *instruction, const MapAsked *asked, MapSpec *spec)
{
    const Measure *measure = asked->measure;
    Classes classes = { .count = 0 };
    Shades shades = shades_for(fill);
    size_t count, none;
    const Area *const *areas = plan_areas(fill->plan, &count);

    for (size_t i = measure->grade_count; i-- > 0;)
        add_class(fill, &classes, local(fill, measure->grades[i].title));
    none = add_none(fill, &classes, "map-no-figure");
    for (size_t i = 0; i < count; i++) {
        Figure figure = figure_of(fill, measure, areas[i], asked->year);
        size_t class = none;

        if (!is_asked(asked, areas[i]) || (!figure.known && (asked->areas == NULL || asked->areas[0] == NULL)))
            continue;
        for (size_t g = 0; g < measure->grade_count && figure.known; g++)
            if (measure->grades[g].value == figure.value)
                class = measure->grade_count - 1 - g;
        add_shade(fill, &shades, areas[i], class);
    }
    set_shades(spec, &shades);
    claim_classes(fill, asked, "grades", measure->id, spec);
    return set_classes(fill, instruction, &classes, spec);
}

/* ---- who belongs to a treaty ---- */

/* Members have no letter: most states are some. What is not recorded is hatched. */
static bool
fill_membership(Fill *fill, const Instruction *instruction, const MapAsked *asked, const Treaty *treaty,
                MapSpec *spec)
{
    static const char *const keys[] = { "standing-party", "standing-signatory", "standing-not-party" };
    Classes classes = { .count = 0 };
    Shades shades = shades_for(fill);
    size_t count, none;
    const Area *const *areas = plan_areas(fill->plan, &count);

    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
        add_class(fill, &classes, message0(fill, keys[i]));
    none = add_none(fill, &classes, "standing-unknown");
    classes.rows[0].quiet = true;
    for (size_t i = 0; i < count; i++) {
        MemberStatus status;

        if (!area_joins_treaties(areas[i]) || !is_asked(asked, areas[i]))
            continue;
        status = view_membership(fill->view, areas[i], treaty).status;
        add_shade(fill, &shades, areas[i],
                  status == MEMBER_PARTY       ? 0
                  : status == MEMBER_SIGNATORY ? 1
                  : status == MEMBER_NOT_PARTY ? 2
                                               : none);
    }
    set_shades(spec, &shades);
    claim_classes(fill, asked, "of", treaty->id, spec);
    return set_classes(fill, instruction, &classes, spec);
}

/* The words by which an audit knows the classes, in their order: of statuses, of marks. */
static void
claim_words(Fill *fill, const MapAsked *asked, const char *name, const char *id, const GString *words, MapSpec *spec)
{
    claim_classes(fill, asked, name, id, spec);
    map_claim(fill, spec, "classes", arena_strdup(fill->arena, words->str));
}

/* ---- who counts for an indicator ---- */

static bool
fill_set(Fill *fill, const Instruction *instruction, const MapAsked *asked, const Indicator *indicator, MapSpec *spec)
{
    g_autoptr(GString) marks = g_string_new(NULL);
    const char *const *words = chart_member_words(fill, indicator);
    const Measure *measure = indicator->measure_count > 0 ? indicator->measures[0] : NULL;
    SetView set = view_set(fill->view, indicator);
    Classes classes = { .count = 0 };
    Shades shades = shades_for(fill);
    size_t class[AREA_MARK_COUNT] = { 0 };

    if (set.count == 0) {
        diag_report(fill->diags, DIAG_TEMPLATE_BAD_WORD, fill_argument(instruction, "indicator")->place, indicator->id,
                    "list of areas, which some indicators have", NULL);
        return false;
    }
    for (size_t m = 0; m < AREA_MARK_COUNT; m++) {
        if (words[m] == NULL)
            continue;
        class[m] = add_class(fill, &classes, words[m]);
        classes.rows[class[m]].none = m == AREA_UNKNOWN;
        format_append(marks, "%s%s", class[m] > 0 ? " " : "", chart_area_mark_names[m]);
    }
    for (size_t i = 0; i < set.count; i++)
        add_shade(fill, &shades, set.members[i].area, class[chart_member_mark(&set.members[i], measure)]);
    set_shades(spec, &shades);
    claim_words(fill, asked, "indicator", indicator->id, marks, spec);
    return set_classes(fill, instruction, &classes, spec);
}

/* ---- the statuses of what an objective follows area by area ---- */

static bool
is_without_figure(Status status)
{
    return status == STATUS_NO_DATA;
}

static bool
is_target(Fill *fill, const Objective *objective, const Area *area)
{
    size_t count;
    const TargetOf *targets = view_targets_of(fill->view, area, &count);

    for (size_t i = 0; i < count; i++)
        if (targets[i].objective == objective)
            return true;
    return false;
}

/* Of the first row that the objective follows for the area, which is one of its targets. */
static bool
area_status(Fill *fill, const Objective *objective, const Area *area, Status *out)
{
    if (!is_target(fill, objective, area))
        return false;
    for (size_t f = 0; f < objective->follow_count; f++)
        if (follow_is_for(objective, &objective->follows[f], area)) {
            budget_take(fill, STEPS_A_STATUS, 0);
            *out = view_follow_status(fill->view, &objective->follows[f], area).result.status;
            return true;
        }
    return false;
}

static bool
fill_statuses(Fill *fill, const Instruction *instruction, const MapAsked *asked, const Objective *objective,
              MapSpec *spec)
{
    Classes classes = { .count = 0 };
    Shades shades = shades_for(fill);
    size_t class[STATUS_COUNT], count;
    bool used[STATUS_COUNT] = { false };
    g_autoptr(GString) names = g_string_new(NULL);
    const Area *const *areas = plan_areas(fill->plan, &count);
    Status status;

    for (size_t i = 0; i < count; i++)
        if (is_asked(asked, areas[i]) && area_status(fill, objective, areas[i], &status))
            used[status] = true;
    for (size_t n = 0; n < 2 * STATUS_COUNT; n++) {            /* those without a figure last */
        Status s = (Status)(n % STATUS_COUNT);
        const char *key = arena_printf(fill->arena, "status-%s", status_name(s));

        if (!used[s] || is_without_figure(s) != (n >= STATUS_COUNT))
            continue;
        class[s] = is_without_figure(s) ? add_none(fill, &classes, key)
                                        : add_class(fill, &classes, message0(fill, key));
        format_append(names, "%s%s", class[s] > 0 ? " " : "", status_name(s));
    }
    for (size_t i = 0; i < count; i++)
        if (is_asked(asked, areas[i]) && area_status(fill, objective, areas[i], &status))
            add_shade(fill, &shades, areas[i], class[status]);
    set_shades(spec, &shades);
    claim_words(fill, asked, "objective", objective->id, names, spec);
    return set_classes(fill, instruction, &classes, spec);
}

/* ---- rows of the page's own ---- */

/* By which records what is in each row stands in it: where one of them tells of none, nothing is claimed. */
static void
claim_rows(Fill *fill, const GPtrArray *data, MapSpec *spec)
{
    g_autoptr(GString) says = g_string_new(NULL);

    for (size_t r = 0; r < chart_data_count(data, DATA_ROW); r++) {
        const ChartData *row = chart_data_at(data, DATA_ROW, r);

        if (*row->says == '\0')
            return;
        format_append(says, "%s%s", r > 0 ? ";" : "", row->says);
    }
    map_claim(fill, spec, "rule", sentence_rules[SENTENCE_SHADES].name);
    map_claim(fill, spec, "rows", arena_strdup(fill->arena, says->str));
}

/* at="46.2 6.1": a thing that is no area, of maps that have marks. */
static bool
is_at_place(Fill *fill, const ChartData *point, const MapSpec *spec)
{
    Location at;

    if (*point->at == '\0')
        return false;
    if (location_parse(point->at, &at) && (spec->kind == MAP_DOTS || spec->kind == MAP_SYMBOLS))
        return true;
    diag_report(fill->diags, at.known ? DIAG_TEMPLATE_BAD_WORD : DIAG_DATA_BAD_POINT, point->place, point->at,
                at.known ? "point of a map of this kind, which has areas alone" : NULL, NULL);
    return false;
}

static MapShade *
add_thing(Shades *shades, const ChartData *point, size_t class)
{
    MapShade *shade = &shades->rows[shades->count++];

    *shade = (MapShade){ .area = "", .name = *point->name == '\0' ? point->at : point->name, .code = "",
                         .shade = class };
    location_parse(point->at, &shade->at);
    return shade;
}

static size_t
count_points(const GPtrArray *data)
{
    size_t count = 0;

    for (size_t r = 0; r < chart_data_count(data, DATA_ROW); r++) {
        const GPtrArray *points = chart_data_at(data, DATA_ROW, r)->children;

        count += points == NULL ? 0 : points->len;
    }
    return count;
}

/* An area that stands in several rows is of the first; a row whose fill is "no-data" is of those without a figure. */
static bool
fill_rows(Fill *fill, const Instruction *instruction, const GPtrArray *data, MapSpec *spec)
{
    Classes classes = { .count = 0 };
    Shades shades = { arena_new0(fill->arena, MapShade, count_points(data) + 1), 0 };
    size_t count;
    g_autofree bool *seen = NULL;

    plan_areas(fill->plan, &count);
    seen = g_new0(bool, count + 1);
    for (size_t r = 0; r < chart_data_count(data, DATA_ROW); r++) {
        const ChartData *row = chart_data_at(data, DATA_ROW, r);
        size_t class = add_class(fill, &classes, row->name);

        if (class < MAP_CLASSES)
            classes.rows[class].none = row->has_fill && row->fill == FILL_NO_DATA;
        for (guint i = 0; row->children != NULL && i < row->children->len; i++) {
            const ChartData *point = g_ptr_array_index(row->children, i);
            MapShade *shade;

            if (point->area == NULL ? !is_at_place(fill, point, spec) : seen[point->area->index])
                continue;
            if (point->area != NULL)
                seen[point->area->index] = true;
            shade = point->area == NULL ? add_thing(&shades, point, class)
                                        : add_shade(fill, &shades, point->area, class);
            shade->has_value = point->value.known;
            shade->value = point->value.value;
            shade->value_text = point->value.text;
            spec->most = fmax(spec->most, shade->has_value ? shade->value : 0);
        }
    }
    set_shades(spec, &shades);
    claim_rows(fill, data, spec);
    return set_classes(fill, instruction, &classes, spec);
}

/* ---- which of them ---- */

static bool
has_rows(const GPtrArray *data)
{
    return chart_data_count(data, DATA_ROW) > 0;
}

bool
map_fill_classes(Fill *fill, const Instruction *instruction, const MapAsked *asked, const GPtrArray *data,
                 MapSpec *spec)
{
    if (has_rows(data))
        return fill_rows(fill, instruction, data, spec);
    if (asked->treaty != NULL)
        return fill_membership(fill, instruction, asked, asked->treaty, spec);
    if (asked->indicator != NULL)
        return fill_set(fill, instruction, asked, asked->indicator, spec);
    if (asked->objective != NULL)
        return fill_statuses(fill, instruction, asked, asked->objective, spec);
    if (asked->measure->grade_count > 0 && !fill_has(instruction, "bounds"))
        return fill_grades(fill, instruction, asked, spec);
    return spec->kind == MAP_SYMBOLS ? fill_symbols(fill, instruction, asked, spec)
                                     : fill_figures(fill, instruction, asked, spec);
}

/* ---- the same for a list beside the map ---- */

/* Between which numbers a class lies, as class_of() has it: what lies on the highest bound is below it. */
static void
set_ends(xmlNodePtr node, const Bounds *bounds, size_t class)
{
    size_t low = bounds->count - class;

    if (class == 0 && low > 1)
        set_number(node, "over", bounds->at[low - 1]);
    else if (low > 0)
        set_number(node, "from", bounds->at[low - 1]);
    if (class == 1 && bounds->count > 1)
        set_number(node, "to", bounds->at[low]);
    else if (class > 0)
        set_number(node, "below", bounds->at[low]);
}

/* map-classes(measure, bounds[, classes]) */
void
call_map_classes(Call *call)
{
    Fill *fill = call->fill;
    const Measure *measure = call->named[0];
    MapAsked asked = { .measure = measure, .scale = &measure, .scale_count = 1 };
    double classes = argument_number(call, 2, CLASSES);
    Bounds bounds;
    Shades shades;

    if (measure == NULL || read_bounds(fill, &asked, argument_text(call, 1),
                                       (size_t)CLAMP(classes, 2, MAP_CLASSES - 1), fill->place, &bounds) == NULL)
        return;
    shades = shade_figures(fill, &asked, &bounds, bounds.count + 1);
    for (size_t c = 0; c <= bounds.count; c++) {
        xmlNodePtr node = answer_node(call, "class");
        g_autoptr(GString) areas = g_string_new(" ");
        size_t count = 0;

        for (size_t i = 0; i < shades.count; i++)
            if (shades.rows[i].shade == c) {
                g_string_append_printf(areas, "%s ", shades.rows[i].area);
                count++;
            }
        set_word(node, "letter", arena_printf(fill->arena, "%c", (char)('A' + c)));
        set_word(node, "text", class_text(fill, &bounds, c, measure));
        set_word(node, "areas", areas->str);
        set_word(node, "count", arena_printf(fill->arena, "%zu", count));
        set_ends(node, &bounds, c);
    }
}
