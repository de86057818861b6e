/*
 * What every chart keeps at every width from its least: no text on another, in no line or bar that hides it, none
 * outside the frame; larger values stand beyond smaller ones; and each name and number that was asked for is there.
 * All is read from what stands on the page, not from the charts' own numbers. With SHEAF_TEST_ALL set every width,
 * pattern of data and length of names is tried, else a part of them.
 */
#include "drawn.h"
#include <math.h>
#include <stdio.h>

/* ---- what is asked: names, numbers, kinds ---- */

typedef enum Pattern {
    ALL_ZERO, ONE_POINT, CONSTANT, GREAT, TINY, NEGATIVE, MIXED, GAPS, MANY, FEW, TIES, PATTERNS
} Pattern;
typedef enum Naming { SHORT_NAMES, LONG_NAMES, ONE_TOKEN, YEAR_NAMES, NAMINGS } Naming;
typedef enum Tongue { ENGLISH, FRENCH, ARABIC, TONGUES } Tongue;

static const char *const pattern_names[] = { "all zero", "one point", "constant", "to 1e14", "of 1e-7", "negative",
                                             "mixed",    "with gaps", "many",     "few",     "ties" };
static const char *const naming_names[] = { "short names", "names of 80 letters", "names of one token", "years" };
static const char *const tags[] = { "en", "fr", "ar" };
static const char *const tongue_names[] = { "English", "French", "Arabic" };

/* Eighty letters, of which the first tells the name from others. */
static const char *const long_names[] = {
    " recorded in the northern and the eastern provinces of the Federal Republic, etc",
    " relevés dans les provinces du nord et de l'est de la République fédérale, etc.",
    " المسجلة في المحافظات الشمالية والشرقية من الجمهورية الاتحادية وفي غيرها من بلاد",
};
static const char *const token_names[] = {
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "anticonstitutionnellementanticonstitutionnellementanticonstitutionnellementanticon",
    "بالاستقلاليةبالاستقلاليةبالاستقلاليةبالاستقلاليةبالاستقلاليةبالاستقلاليةبالاستقلا",
};
static const char *const latin[] = { "Ada", "Bel", "Cyr", "Dor", "Eva", "Fay", "Gus", "Hal", "Ida",
                                     "Joy", "Kim", "Lea", "Max", "Ned", "Oda", "Pam", "Quy", "Ron",
                                     "Sue", "Tim", "Uma", "Val", "Wim", "Xia", "Yan", "Zoe" };
static const char *const arabic[] = { "أمل",  "بدر",  "تقى",  "ثناء", "جود",  "حنان", "خلود", "دعاء", "ذكرى",
                                      "رشا",  "زهرة", "سلمى", "شهد",  "صفاء", "ضحى",  "طيبة", "ظافر", "عبير",
                                      "غادة", "فرح",  "قمر",  "كوثر", "لينا", "منى",  "نور",  "هدى" };
enum { LETTERS = G_N_ELEMENTS(latin) };

typedef struct Promise { const char *text; bool number; double value; } Promise;

typedef struct Asked {
    Arena *arena;
    const Lang *lang;
    Tongue tongue;
    Naming naming;
    Pattern pattern;
    GArray *promised;                   /* what must be found */
} Asked;

static const char *
promise(Asked *a, const char *text)
{
    Promise promised = { .text = text };

    if (text != NULL && *text != '\0')
        g_array_append_val(a->promised, promised);
    return text;
}

/* A number may be short where it is long. */
static void
promise_value(Asked *a, const ChartValue *value)
{
    Promise promised = { value->text, true, value->value };

    if (value->known && value->text != NULL)
        g_array_append_val(a->promised, promised);
}

static const char *
name_of(Asked *a, size_t index)
{
    const char *first = a->tongue == ARABIC ? arabic[index % LETTERS] : latin[index % LETTERS];

    switch (a->naming) {
    case YEAR_NAMES:
        return lang_number(a->lang, a->arena, 1990 + (double)index, NUMBER_PLAIN, 0);
    case LONG_NAMES:
        return arena_printf(a->arena, "%s%s", first, long_names[a->tongue]);
    case ONE_TOKEN:
        return arena_printf(a->arena, "%s%s", first, token_names[a->tongue]);
    default:
        return index < LETTERS ? first : arena_printf(a->arena, "%s %zu", first, index / LETTERS);
    }
}

static size_t
count_of_pattern(Pattern pattern, size_t many)
{
    return pattern == ONE_POINT ? 1 : pattern == FEW ? 2 : pattern == MANY ? many : 5;
}

static double
number_of(Pattern pattern, size_t index)
{
    static const double some[] = { 38, 12, 44, 7, 26, 51, 19 }, mixed[] = { 38, -44, 10, -5, 0, -62, 56 },
                        ties[] = { 100, 100.2, 99.9, 100, 100.1, 100, 99.8 };
    static const double great[] = { 1e14, 98765432109876, 1, 12345678, 4.5e13, 7e9, 3 };
    size_t i = index % G_N_ELEMENTS(some);

    switch (pattern) {
    case ALL_ZERO:
        return 0;
    case CONSTANT:
        return 10;
    case GREAT:
        return great[i];
    case TINY:
        return 1e-7 * (some[i] / 10);
    case NEGATIVE:
        return -some[i];
    case MIXED:
        return mixed[i];
    case TIES:
        return ties[i];
    default:
        return some[i];
    }
}

static ChartValue
value_of(Asked *a, size_t index)
{
    double number = number_of(a->pattern, index);
    ChartValue value = { .known = !(a->pattern == GAPS && index % 3 == 1), .value = number };

    value.text =
        value.known ? lang_number(a->lang, a->arena, number, NUMBER_DECIMAL, a->pattern == TINY ? 8 : -1) : NULL;
    return value;
}

/* ---- the kinds ---- */

typedef void (*Ask)(Asked *a, ChartSpec *spec);

static Date
year(int y)
{
    return (Date){ (int16_t)y, 0, 0 };
}

static void
ask_line(Asked *a, ChartSpec *spec)
{
    size_t count = count_of_pattern(a->pattern, 60), series = a->naming == YEAR_NAMES ? 1 : a->pattern == MANY ? 8 : 3;
    LineSeries *lines = arena_new0(a->arena, LineSeries, series);
    ChartMoment *moments = arena_new0(a->arena, ChartMoment, 4);
    LineSpec *l = &spec->u.line;

    for (size_t s = 0; s < series; s++) {
        ChartPoint *points = arena_new0(a->arena, ChartPoint, count);

        for (size_t i = 0; i < count; i++)
            points[i] = (ChartPoint){ year(1960 + (int)i), value_of(a, i + s) };
        points[count - 1].value.known = true;
        points[count - 1].value.text =
            lang_number(a->lang, a->arena, points[count - 1].value.value, NUMBER_DECIMAL, a->pattern == TINY ? 8 : -1);
        lines[s] = (LineSeries){ series == 1 ? NULL : promise(a, name_of(a, s)), points, count };
    }
    *l = (LineSpec){ .series = lines, .series_count = series };
    if (series == 1)
        l->latest_label = promise(a, lines[0].points[count - 1].value.text);
    if (a->pattern != MANY) {
        for (size_t m = 0; m < 4; m++) {
            static const int years[] = { 1960, 1962, 1962, 1964 };

            moments[m] = (ChartMoment){ year(years[MIN(m, count - 1)]), promise(a, name_of(a, 10 + m)) };
        }
        l->moments = moments;
        l->moment_count = a->pattern == ONE_POINT ? 1 : 4;
        if (a->pattern == ONE_POINT)
            g_array_set_size(a->promised, a->promised->len - 3);
    }
    if (a->pattern == TIES) {
        l->target = value_of(a, 1);
        l->target_date = year(1966);
        l->target_label = promise(a, arena_printf(a->arena, "%s %s", name_of(a, 20), l->target.text));
    }
}

static void
fill_series(Asked *a, ChartSeries **series, size_t *series_count, ChartValue **totals, const char *const **categories,
            size_t *count, size_t many)
{
    static const ChartFill fills[] = { FILL_ACCENT, FILL_MID, FILL_HATCH };
    const char **names;

    *count = count_of_pattern(a->pattern, many);
    *series_count = a->pattern == CONSTANT || a->pattern == TIES || a->pattern == MANY ? 1 : 3;
    *series = arena_new0(a->arena, ChartSeries, *series_count);
    *totals = arena_new0(a->arena, ChartValue, *count);
    names = arena_new0(a->arena, const char *, *count);
    for (size_t i = 0; i < *count; i++)
        names[i] = name_of(a, i);
    for (size_t s = 0; s < *series_count; s++) {
        ChartValue *values = arena_new0(a->arena, ChartValue, *count);

        for (size_t i = 0; i < *count; i++) {
            values[i] = value_of(a, i + 2 * s);
            (*totals)[i].known = (*totals)[i].known || values[i].known;
            (*totals)[i].value += values[i].known ? values[i].value : 0;
        }
        (*series)[s] = (ChartSeries){ name_of(a, 20 + s), fills[s], values };
    }
    for (size_t i = 0; i < *count; i++)
        if ((*totals)[i].known)
            (*totals)[i].text =
                lang_number(a->lang, a->arena, (*totals)[i].value, NUMBER_DECIMAL, a->pattern == TINY ? 8 : -1);
    *categories = names;
}

static void
promise_categories(Asked *a, const char *const *categories, size_t count)
{
    for (size_t i = 0; i < count && a->naming != YEAR_NAMES; i++)        /* an axis of years may leave some out */
        promise(a, categories[i]);
}

static void
ask_columns_arranged(Asked *a, ChartSpec *spec, ChartArrangement arrangement)
{
    ColumnsSpec *s = &spec->u.columns;
    ChartSeries *series;
    ChartValue *totals;

    fill_series(a, &series, &s->series_count, &totals, &s->categories, &s->category_count, 30);
    s->series = series;
    s->totals = totals;
    s->arrangement = arrangement;
    s->axis = a->pattern != MANY;
    promise_categories(a, s->categories, s->category_count);
    if (arrangement == ARRANGE_STACKED && totals[s->category_count - 1].known)
        promise_value(a, &totals[s->category_count - 1]);
}

static void
ask_columns(Asked *a, ChartSpec *spec)
{
    ask_columns_arranged(a, spec, ARRANGE_STACKED);
}

static void
ask_grouped_columns(Asked *a, ChartSpec *spec)
{
    ask_columns_arranged(a, spec, ARRANGE_GROUPED);
}

/* As panels have them: five and more figures side by side, of which the tallest may stand beside the last. */
static void
ask_bare_columns(Asked *a, ChartSpec *spec)
{
    ask_columns_arranged(a, spec, ARRANGE_STACKED);
    spec->u.columns.axis = false;
    spec->u.columns.height = 36;
}

static void
ask_bars_arranged(Asked *a, ChartSpec *spec, ChartArrangement arrangement)
{
    StackedBarsSpec *s = &spec->u.stacked_bars;
    ChartSeries *series;
    ChartValue *totals;

    fill_series(a, &series, &s->series_count, &totals, &s->categories, &s->category_count, 30);
    s->series = series;
    s->totals = totals;
    s->arrangement = arrangement;
    s->none = "none";
    promise_categories(a, s->categories, s->category_count);
    for (size_t i = 0; i < s->category_count; i++)
        if (arrangement != ARRANGE_GROUPED && totals[i].known)
            promise_value(a, &totals[i]);
        else
            for (size_t k = 0; arrangement == ARRANGE_GROUPED && k < s->series_count; k++)
                promise_value(a, &series[k].values[i]);
}

static void
ask_bars(Asked *a, ChartSpec *spec)
{
    ask_bars_arranged(a, spec, ARRANGE_STACKED);
}

static void
ask_grouped_bars(Asked *a, ChartSpec *spec)
{
    ask_bars_arranged(a, spec, ARRANGE_GROUPED);
}

static void
ask_pairs(Asked *a, ChartSpec *spec)
{
    size_t count = count_of_pattern(a->pattern, 25);
    PairRow *rows = arena_new0(a->arena, PairRow, count);

    for (size_t i = 0; i < count; i++) {
        rows[i] = (PairRow){
            .name = promise(a, name_of(a, i)), .first = value_of(a, i + 3), .last = value_of(a, i), .strong = i == 0
        };
        if (spec->kind != CHART_SLOPE || rows[i].last.known)
            promise_value(a, &rows[i].last);
        if (spec->kind != CHART_DOT_PLOT && (spec->kind == CHART_SLOPE || rows[i].last.known))
            promise_value(a, &rows[i].first);
    }
    spec->u.pair =
        (PairSpec){ .rows = rows, .count = count, .first_text = "2010", .last_text = "2017", .none = "none" };
}

/* All names and both sides; where a side has no figure, a point. */
static void
ask_pyramid(Asked *a, ChartSpec *spec)
{
    size_t count = count_of_pattern(a->pattern, 25);
    PairRow *rows = arena_new0(a->arena, PairRow, count);

    for (size_t i = 0; i < count; i++) {
        rows[i] = (PairRow){ .name = promise(a, name_of(a, i)), .first = value_of(a, i + 3), .last = value_of(a, i) };
        promise_value(a, &rows[i].first);
        promise_value(a, &rows[i].last);
    }
    spec->u.pair = (PairSpec){ .rows = rows,
                               .count = count,
                               .first_text = promise(a, "Women and girls"),
                               .last_text = promise(a, "Men and boys"),
                               .when = "2018" };
}

static void
ask_bullet(Asked *a, ChartSpec *spec)
{
    static const double ends[] = { 20, 40, 60 };
    ChartValue *ranges = arena_new0(a->arena, ChartValue, 3);
    const char **names = arena_new0(a->arena, const char *, 3);
    BulletSpec *b = &spec->u.bullet;
    double most = fmax(fabs(number_of(a->pattern, 0)), fabs(number_of(a->pattern, 1)));

    for (size_t i = 0; i < 3; i++) {
        ranges[i] = (ChartValue){ true, (most > 0 ? most : 1) * ends[i] / 50, NULL, QUALITY_FINAL, NULL };
        ranges[i].text = lang_number(a->lang, a->arena, ranges[i].value, NUMBER_DECIMAL, a->pattern == TINY ? 8 : -1);
        names[i] = promise(a, name_of(a, i));
    }
    *b = (BulletSpec){ .measure = value_of(a, 0), .target = value_of(a, 2), .comparison = value_of(a, 4),
                       .ranges = ranges, .range_names = names, .range_count = 3 };
    promise_value(a, &b->measure);
    promise_value(a, &b->target);
}

static void
ask_standing_bullet(Asked *a, ChartSpec *spec)
{
    BulletSpec *b = &spec->u.bullet;

    *b = (BulletSpec){ .measure = value_of(a, 0), .target = value_of(a, 2), .vertical = true };
    promise_value(a, &b->measure);
    promise_value(a, &b->target);
}

static void
ask_progress(Asked *a, ChartSpec *spec)
{
    ProgressBarSpec *b = &spec->u.progress_bar;

    *b = (ProgressBarSpec){ .baseline = value_of(a, 0), .latest = value_of(a, 2), .target = value_of(a, 3),
                            .required = value_of(a, 4), .labels = true };
    promise_value(a, &b->latest);
    promise_value(a, &b->target);
}

static void
ask_total(Asked *a, ChartSpec *spec)
{
    double unit = fmin(fmax(fabs(number_of(a->pattern, 0)), 1e-9), 1e12);
    ProgressBarSpec *b = &spec->u.progress_bar;

    *b = (ProgressBarSpec){ .baseline = { true, 100 * unit, "100" },
                            .latest = { true, 110 * unit, "110" },
                            .target = { true, 150 * unit, "150" },
                            .from_zero = true,
                            .was_text = promise(a, name_of(a, 1)),
                            .since_text = promise(a, name_of(a, 2)),
                            .missing_text = promise(a, name_of(a, 3)),
                            .baseline_when = promise(a, name_of(a, 4)),
                            .target_when = promise(a, name_of(a, 5)) };
}

static void
ask_judgement(Asked *a, ChartSpec *spec)
{
    static const int judged[] = { 2014, 2015, 2019 };
    static const char *const texts[] = { "2014", "2015", "2019" };
    size_t count = count_of_pattern(a->pattern, 7);
    const char **cells = arena_new0(a->arena, const char *, count),
               **periods = arena_new0(a->arena, const char *, count);
    JudgedYears *years = arena_new0(a->arena, JudgedYears, count);

    for (size_t i = 0; i < count; i++)
        cells[i] = promise(a, name_of(a, i));
    periods[count / 2] = "2014, 2015, 2019";
    years[count / 2] = (JudgedYears){ judged, texts, G_N_ELEMENTS(judged) };
    spec->u.judgement = (JudgementSpec){ cells, periods, years, count, (int)count / 2 };
}

static void
ask_ladder(Asked *a, ChartSpec *spec)
{
    size_t count = count_of_pattern(a->pattern, 8);
    LadderStep *steps = arena_new0(a->arena, LadderStep, count);

    for (size_t i = 0; i < count; i++)
        steps[i] = (LadderStep){ promise(a, name_of(a, i)), promise(a, name_of(a, i + 8)),
                                 i == 0 ? promise(a, name_of(a, 20)) : NULL, (LadderState)MIN(i, 2) };
    spec->u.ladder = (LadderSpec){ steps, count };
}

/* A point of a year, of what is never below zero. */
static ChartDatum
point_of_year(Asked *a, size_t series, size_t index)
{
    Date date = { (int16_t)(2000 + index), 0, 0 };
    ChartDatum point = { .kind = DATUM_POINT, .from = date, .value = value_of(a, index + series) };

    point.name = lang_number(a->lang, a->arena, date.year, NUMBER_PLAIN, 0);
    if (point.value.known && point.value.value < 0) {
        point.value.value = -point.value.value;
        point.value.text = lang_number(a->lang, a->arena, point.value.value, NUMBER_DECIMAL, -1);
    }
    return point;
}

/* Two series over time, whose names and last figures are told; GREAT figures do not add up to one that is printed. */
static void
ask_area(Asked *a, ChartSpec *spec)
{
    size_t count = count_of_pattern(a->pattern, 25);
    ChartDatum *data = arena_new0(a->arena, ChartDatum, 2);

    for (size_t s = 0; s < 2; s++) {
        ChartDatum *points = arena_new0(a->arena, ChartDatum, count);

        for (size_t i = 0; i < count; i++)
            points[i] = point_of_year(a, s, i);
        data[s] = (ChartDatum){ .kind = DATUM_SERIES, .name = promise(a, name_of(a, s)),
                                .fill = s == 0 ? FILL_ACCENT : FILL_MID, .children = points, .count = count };
    }
    spec->u.data = (ChartDataSpec){ .data = data, .count = 2 };
}

static void
ask_heat_strip(Asked *a, ChartSpec *spec)
{
    ask_area(a, spec);
}

static void
ask_range(Asked *a, ChartSpec *spec)
{
    size_t count = count_of_pattern(a->pattern, 12);
    ChartDatum *rows = arena_new0(a->arena, ChartDatum, count);
    static const char *const at[] = { "min", "median", "max" };

    for (size_t i = 0; i < count; i++) {
        ChartDatum *points = arena_new0(a->arena, ChartDatum, 3);

        for (size_t k = 0; k < 3; k++) {
            ChartValue value = value_of(a, i);

            value.value += value.known ? fabs(value.value) * (double)k / 2 : 0;
            if (value.known)
                value.text = lang_number(a->lang, a->arena, value.value, NUMBER_DECIMAL, a->pattern == TINY ? 8 : -1);
            points[k] = (ChartDatum){ .kind = DATUM_POINT, .at = at[k], .value = value };
            promise_value(a, &value);
        }
        rows[i] = (ChartDatum){ .kind = DATUM_ROW, .name = promise(a, name_of(a, i)), .children = points, .count = 3 };
    }
    spec->u.data = (ChartDataSpec){ .data = rows, .count = count };
}

static void
ask_icons(Asked *a, ChartSpec *spec)
{
    size_t count = MIN(count_of_pattern(a->pattern, 5), 3);
    ChartDatum *data = arena_new0(a->arena, ChartDatum, count + 1), *sum = &data[count];
    ChartAttribute *given = arena_new0(a->arena, ChartAttribute, 2);
    char each[G_ASCII_DTOSTR_BUF_SIZE];
    double total = 0;

    for (size_t i = 0; i < count; i++) {
        data[i] = (ChartDatum){
            .kind = DATUM_SERIES, .name = promise(a, name_of(a, i)), .fill = (ChartFill)i, .value = value_of(a, i)
        };
        promise_value(a, &data[i].value);
        total += data[i].value.known ? data[i].value.value : 0;
    }
    *sum = (ChartDatum){ .kind = DATUM_POINT, .at = "total", .name = "total",
                         .value = { .known = true, .value = total } };
    sum->value.text = lang_number(a->lang, a->arena, total, NUMBER_DECIMAL, a->pattern == TINY ? 8 : -1);
    promise_value(a, &sum->value);
    g_ascii_dtostr(each, sizeof each, fmax(total / 100, 1e-9));
    given[0] = (ChartAttribute){ "each", arena_strdup(a->arena, each) };
    given[1] = (ChartAttribute){ "columns", "20" };
    spec->u.data = (ChartDataSpec){ .data = data, .count = count + 1, .attributes = given, .attribute_count = 2 };
}

static void
ask_matrix(Asked *a, ChartSpec *spec)
{
    size_t count = count_of_pattern(a->pattern, 25), columns = a->pattern == MANY ? 40 : a->pattern == FEW ? 3 : 12;
    MatrixRow *rows = arena_new0(a->arena, MatrixRow, count);
    const char **heads = arena_new0(a->arena, const char *, columns);
    MatrixKey *keys = arena_new0(a->arena, MatrixKey, 2);

    for (size_t k = 0; k < columns; k++)
        heads[k] = lang_number(a->lang, a->arena, 1980 + (double)k, NUMBER_PLAIN, 0);
    for (size_t i = 0; i < count; i++) {
        MatrixCell *cells = arena_new0(a->arena, MatrixCell, columns);

        for (size_t k = 0; k < columns; k++)
            cells[k] = (i + k) % 3 == 0   ? (MatrixCell){ CELL_SOLID, "Y" }
                       : (i + k) % 3 == 1 ? (MatrixCell){ CELL_HALF, "N" }
                                          : (MatrixCell){ CELL_NONE, NULL };
        rows[i] = (MatrixRow){ promise(a, name_of(a, i)), i % 10 == 0 ? promise(a, name_of(a, i / 10 + 22)) : NULL,
                               cells, false };
    }
    keys[0] = (MatrixKey){ CELL_SOLID, "Y", count + columns > 2 ? promise(a, name_of(a, 20)) : NULL };
    keys[1] = (MatrixKey){ CELL_HALF, "N", promise(a, name_of(a, 21)) };
    spec->u.matrix = (MatrixSpec){ rows, count, heads, columns, keys, 2 };
}

static void
ask_grid_of(Asked *a, ChartSpec *spec, bool codes)
{
    size_t count = count_of_pattern(a->pattern, 60);
    AreaTile *tiles = arena_new0(a->arena, AreaTile, count);

    for (size_t i = 0; i < count; i++) {
        tiles[i] = (AreaTile){ arena_printf(a->arena, "%c%c%c", 'A' + (int)(i % 26), 'A' + (int)(i / 26), 'W'),
                               name_of(a, i), i % 2 == 0 || codes ? NULL : "2017", (AreaMark)(i % 5) };
        promise(a, codes ? tiles[i].code : tiles[i].name);
        promise(a, tiles[i].detail);
    }
    spec->u.area_grid = (AreaGridSpec){ tiles, count, codes };
}

static void
ask_codes(Asked *a, ChartSpec *spec)
{
    ask_grid_of(a, spec, true);
}

static void
ask_grid(Asked *a, ChartSpec *spec)
{
    ask_grid_of(a, spec, false);
}

static void
ask_bands(Asked *a, ChartSpec *spec)
{
    static const ChartFill fills[] = { FILL_NAVY, FILL_MID, FILL_HATCH };
    Band *bands = arena_new0(a->arena, Band, 3);

    for (size_t b = 0; b < 3; b++) {
        size_t count = b == 1 ? 0 : count_of_pattern(a->pattern, 60);
        const char **names = arena_new0(a->arena, const char *, count + 1);

        for (size_t i = 0; i < count; i++)
            names[i] = promise(a, name_of(a, i));
        bands[b] =
            (Band){ promise(a, name_of(a, 22 + b)),
                    promise(a, a->naming == SHORT_NAMES ? "over 100" : name_of(a, 18 + b)), names, count, fills[b] };
    }
    spec->u.bands = (BandsSpec){ bands, 3, "none" };
}

static void
ask_tiles(Asked *a, ChartSpec *spec)
{
    size_t count = count_of_pattern(a->pattern, 60);
    DatedTile *tiles = arena_new0(a->arena, DatedTile, count);

    for (size_t i = 0; i < count; i++)
        tiles[i] =
            (DatedTile){ promise(a, a->naming == SHORT_NAMES || a->naming == YEAR_NAMES
                                        ? arena_printf(a->arena, "%c%cW", 'A' + (int)(i % 26), 'A' + (int)(i / 26))
                                        : name_of(a, i)),
                         NULL,
                         { (int16_t)(2015 + i / 6), (uint8_t)(1 + i % 6), 3 } };
    spec->u.tiles = (TilesSpec){ .tiles = tiles,
                                 .count = count,
                                 .from = { 2015, 1, 1 },
                                 .to = { 2026, 12, 31 },
                                 .moment = { { 2018, 6, 1 }, promise(a, name_of(a, 24)) } };
}

static void
ask_deadlines(Asked *a, ChartSpec *spec)
{
    size_t count = count_of_pattern(a->pattern, 12);
    DeadlineBar *rows = arena_new0(a->arena, DeadlineBar, count);

    for (size_t i = 0; i < count; i++) {
        DeadlineStep *steps = arena_new0(a->arena, DeadlineStep, 2);

        steps[0].date = (Date){ (int16_t)(2013 + i % 5), 3, 1 };
        steps[1].date = (Date){ (int16_t)(2016 + i % 7), 3, 1 };
        rows[i] = (DeadlineBar){ .title = promise(a, name_of(a, i)),
                                 .subtitle = promise(a, name_of(a, i + 10)),
                                 .steps = steps,
                                 .step_count = 2,
                                 .end = i % 3 == 0 ? DEADLINE_PASSED : DEADLINE_OPEN,
                                 .text = promise(a, name_of(a, i + 13)),
                                 .note = i % 2 == 0 ? promise(a, name_of(a, i + 17)) : NULL };
    }
    spec->u.deadlines = (DeadlinesSpec){ .rows = rows,
                                         .count = count,
                                         .first_year = 2010,
                                         .last_year = a->pattern == MANY ? 2060 : 2024,
                                         .today = { 2018, 11, 20 },
                                         .today_text = promise(a, name_of(a, 25)) };
}

static void
ask_sparkline(Asked *a, ChartSpec *spec)
{
    size_t count = count_of_pattern(a->pattern, 60);
    ChartPoint *points = arena_new0(a->arena, ChartPoint, count);

    for (size_t i = 0; i < count; i++)
        points[i] = (ChartPoint){ year(1960 + (int)i), value_of(a, i) };
    points[0].value.known = points[count - 1].value.known = true;
    spec->u.sparkline = (SparklineSpec){ .points = points, .count = count, .from = year(1960), .to = year(2020) };
    promise(a, points[count - 1].value.text);
    if (count > 1)
        promise(a, points[0].value.text);
}

static void
ask_multiples(Asked *a, ChartSpec *spec)
{
    size_t count = a->pattern == MANY ? 12 : 3;
    ChartSpec *panels = arena_new0(a->arena, ChartSpec, count);
    Asked inner = *a;

    inner.pattern = a->pattern == MANY ? TIES : a->pattern;
    for (size_t i = 0; i < count; i++) {
        panels[i].kind = i % 2 == 0 || a->pattern == MIXED || a->pattern == NEGATIVE ? CHART_LINE : CHART_COLUMNS;
        panels[i].title = promise(a, name_of(a, i));
        (panels[i].kind == CHART_LINE ? ask_line : ask_columns)(&inner, &panels[i]);
    }
    spec->u.multiples = (MultiplesSpec){ .panels = panels, .count = count, .panel_height = 60 };
}

static void
ask_squares(Asked *a, ChartSpec *spec)
{
    size_t count = count_of_pattern(a->pattern, 60);
    AreaMark *marks = arena_new0(a->arena, AreaMark, count);
    const char **names = arena_new0(a->arena, const char *, count);

    for (size_t i = 0; i < count; i++) {
        marks[i] = (AreaMark)(i % 5);
        names[i] = name_of(a, i);
    }
    spec->u.area_squares = (AreaSquaresSpec){ marks, names, count, false };
}

static void
ask_dots(Asked *a, ChartSpec *spec)
{
    int count = (int)count_of_pattern(a->pattern, 200);

    spec->u.dots = (DotsSpec){ .count = count / 2, .total = count, .per_row = 40, .radius = 3 };
}

typedef struct KindCase { ChartKind kind; const char *name; Ask ask; bool below_zero; Tongue tongue; } KindCase;

static const KindCase kinds[] = {
    { CHART_LINE,          "line",            ask_line,            true,  ENGLISH },
    { CHART_COLUMNS,       "columns",         ask_columns,         true,  ENGLISH },
    { CHART_COLUMNS,       "bare columns",    ask_bare_columns,    true,  ENGLISH },
    { CHART_COLUMNS,       "grouped columns", ask_grouped_columns, true,  ENGLISH },
    { CHART_STACKED_BARS,  "stacked bars",    ask_bars,            true,  ENGLISH },
    { CHART_STACKED_BARS,  "grouped bars",    ask_grouped_bars,    true,  ENGLISH },
    { CHART_DOT_PLOT,      "dot plot",        ask_pairs,           true,  ENGLISH },
    { CHART_DUMBBELL,      "dumbbell",        ask_pairs,           true,  ENGLISH },
    { CHART_SLOPE,         "slope",           ask_pairs,           true,  ENGLISH },
    { CHART_PYRAMID,       "pyramid",         ask_pyramid,         false, ENGLISH },
    { CHART_BULLET,        "bullet",          ask_bullet,          true,  ENGLISH },
    { CHART_BULLET,        "standing bullet", ask_standing_bullet, true,  ENGLISH },
    { CHART_PROGRESS_BAR,  "progress bar",    ask_progress,        true,  ENGLISH },
    { CHART_PROGRESS_BAR,  "bar from zero",   ask_total,           false, ENGLISH },
    { CHART_JUDGEMENT,     "judgement",       ask_judgement,       false, ENGLISH },
    { CHART_LADDER,        "ladder",          ask_ladder,          false, ENGLISH },
    { CHART_ICON_ARRAY,    "icon array",      ask_icons,           false, ENGLISH },
    { CHART_AREA,          "area",            ask_area,            false, ENGLISH },
    { CHART_HEAT_STRIP,    "heat strip",      ask_heat_strip,      false, ENGLISH },
    { CHART_RANGE,         "range",           ask_range,           false, ENGLISH },
    { CHART_MATRIX,        "matrix",          ask_matrix,          false, ENGLISH },
    { CHART_AREA_GRID,    "grid of codes",   ask_codes,           false, ENGLISH },
    { CHART_AREA_GRID,    "grid of names",   ask_grid,            false, ENGLISH },
    { CHART_BANDS,         "bands",           ask_bands,           false, ENGLISH },
    { CHART_TILES,         "tiles",           ask_tiles,           false, ENGLISH },
    { CHART_DEADLINES,     "deadlines",       ask_deadlines,       false, ENGLISH },
    { CHART_SPARKLINE,     "sparkline",       ask_sparkline,       true,  ENGLISH },
    { CHART_MULTIPLES,     "multiples",       ask_multiples,       true,  ENGLISH },
    { CHART_AREA_SQUARES, "squares",         ask_squares,         false, ENGLISH },
    { CHART_DOTS,          "dots",            ask_dots,            false, ENGLISH },
};

/* ---- what is found on the page ---- */

static const Rect frame = { 60, 50, 0, 0 };             /* width and height are the chart's */
static const char *fault;                               /* the first that was found */
static char told[512];

static void
blame(const char *what, const char *text, Rect box)
{
    if (fault != NULL)
        return;
    g_snprintf(told, sizeof told, "%s: \"%s\" at %.1f %.1f, %.1f wide and %.1f high", what, text == NULL ? "" : text,
               box.x - frame.x, box.y - frame.y, box.width, box.height);
    fault = told;
}

static Rect
text_box(const PageItem *item)
{
    const TextRun *run = item->text.run;

    return (Rect){ item->text.x, item->text.y - 0.7 * run->size, run->width, 0.88 * run->size };
}

static bool
meet(Rect a, Rect b, double by)
{
    return fmin(a.x + a.width, b.x + b.width) - fmax(a.x, b.x) > by &&
           fmin(a.y + a.height, b.y + b.height) - fmax(a.y, b.y) > by;
}

static bool
inside(Rect box, Rect outer, double by)
{
    return box.x >= outer.x - by && box.y >= outer.y - by && box.x + box.width <= outer.x + outer.width + by &&
           box.y + box.height <= outer.y + outer.height + by;
}

static double
lightness(Colour c)
{
    return (c.red + c.green + c.blue) / (3 * 255.0);
}

static bool
segment_meets(Point a, Point b, Rect box)
{
    for (int i = 0; i <= 64; i++) {
        double x = a.x + (b.x - a.x) * i / 64, y = a.y + (b.y - a.y) * i / 64;

        if (x > box.x + 0.8 && x < box.x + box.width - 0.8 && y > box.y + 1.2 && y < box.y + box.height - 1.2)
            return true;
    }
    return false;
}

/* The box that an item takes. */
static Rect
item_box(const PageItem *item)
{
    Rect box = item->box;

    if (item->kind == ITEM_CIRCLE)
        return (Rect){ item->poly.points[0].x - item->poly.points[1].x, item->poly.points[0].y - item->poly.points[1].x,
                       2 * item->poly.points[1].x, 2 * item->poly.points[1].x };
    if (item->kind == ITEM_LINE || item->kind == ITEM_POLYLINE) {
        double left = HUGE_VAL, right = -HUGE_VAL, top = HUGE_VAL, bottom = -HUGE_VAL;

        for (size_t i = 0; i < item->poly.count; i++) {
            left = fmin(left, item->poly.points[i].x);
            right = fmax(right, item->poly.points[i].x);
            top = fmin(top, item->poly.points[i].y);
            bottom = fmax(bottom, item->poly.points[i].y);
        }
        return (Rect){ left, top, right - left, bottom - top };
    }
    if (item->kind == ITEM_TEXT)
        return text_box(item);
    return box;
}

static bool
is_ground(const PageItem *item)
{
    return (item->kind == ITEM_FILL && item->colour.set) || item->kind == ITEM_HATCH;
}

/* A ground painted between a mark and a text that lies on it, so that it does not strike the text through. */
static bool
is_hidden(const PageItem *items, size_t mark, size_t text, Rect struck)
{
    for (size_t i = mark + 1; i < text; i++)
        if (items[i].kind == ITEM_FILL && items[i].colour.set && inside(struck, item_box(&items[i]), 0.3))
            return true;
    return false;
}

static bool
is_thin(const PageItem *item)
{
    static const double thin = 3.1;

    return item->kind == ITEM_LINE || (item->kind == ITEM_FILL && item->colour.set && lightness(item->colour) < 0.97 &&
                                       fmin(item->box.width, item->box.height) < thin);
}

/* Lines and marks that run through the letters: hairlines of an axis as well as dark ones. */
static void
look_for_strikes(const PageItem *items, size_t count, size_t at)
{
    Rect text = text_box(&items[at]),
         letters = { text.x + 0.3, text.y + 0.6, text.width - 0.6, 0.7 * items[at].text.run->size - 0.9 };

    for (size_t i = 0; i < count; i++) {
        Rect mark, struck;

        if (!is_thin(&items[i]))
            continue;
        mark = item_box(&items[i]);
        struck.x = fmax(mark.x, letters.x);
        struck.y = fmax(mark.y, letters.y);
        struck.width = fmin(mark.x + mark.width, letters.x + letters.width) - struck.x;
        struck.height = fmin(mark.y + mark.height, letters.y + letters.height) - struck.y;
        if (struck.width >= 0 && struck.height >= 0 && !is_hidden(items, i, at, struck))
            blame("text is struck through", items[at].text.run->text, text);
    }
}

/* Text against what was painted before and after it. */
static void
look_at_text(const PageItem *items, size_t count, size_t at)
{
    const PageItem *text = &items[at], *under = NULL;
    Rect box = text_box(text);
    const char *words = text->text.run->text;

    for (size_t i = 0; i < count; i++) {
        Rect other;

        if (i == at || items[i].kind == ITEM_BEGIN || items[i].kind == ITEM_END || items[i].kind == ITEM_PATH ||
            items[i].kind == ITEM_FRAME)
            continue;
        other = item_box(&items[i]);
        if (items[i].kind == ITEM_TEXT && i > at && meet(box, other, 0.35))
            blame("text lies on text", words, box);
        if (is_ground(&items[i]) && meet(box, other, 0.8)) {
            if (i > at)
                blame("text is laid over", words, box);
            under = &items[i];
        }
        if (items[i].kind == ITEM_POLYLINE && items[i].poly.count > 1)
            for (size_t k = 1; k < items[i].poly.count; k++)
                if (segment_meets(items[i].poly.points[k - 1], items[i].poly.points[k], box))
                    blame("text lies on a line", words, box);
    }
    if (under != NULL && under->kind == ITEM_HATCH)
        blame("text lies on a pattern", words, box);
    if (under != NULL && under->kind == ITEM_FILL &&
        fabs(lightness(under->colour) - lightness(text->text.run->colour)) < 0.2)
        blame("text cannot be told from its ground", words, box);
    look_for_strikes(items, count, at);
}

static void
look_at_frame(const PageItem *items, size_t count, Rect outer)
{
    for (size_t i = 0; i < count; i++) {
        if (items[i].kind == ITEM_BEGIN || items[i].kind == ITEM_END || items[i].kind == ITEM_PATH)
            continue;
        if (items[i].kind == ITEM_TEXT ? !inside(item_box(&items[i]), outer, 1)
                                       : !inside(item_box(&items[i]), outer, 4))
            blame("out of the frame", items[i].kind == ITEM_TEXT ? items[i].text.run->text : NULL, item_box(&items[i]));
    }
}

/* All that is written, without spaces: names may be broken into lines. */
static void
append_letters(GString *out, const char *text)
{
    for (const char *at = text; *at != '\0'; at += g_utf8_skip[(guchar)*at])
        if (!g_unichar_isspace(g_utf8_get_char(at)) && g_unichar_type(g_utf8_get_char(at)) != G_UNICODE_FORMAT)
            g_string_append_len(out, at, g_utf8_skip[(guchar)*at]);
}

static bool
is_written(const char *text, const GString *all)
{
    g_autoptr(GString) letters = g_string_new(NULL);

    append_letters(letters, text);
    return strstr(all->str, letters->str) != NULL;
}

/*
 * Numbers of five digits and more may be short, "1.2M", and round ones in words, "9 billion". Where words run both ways
 * their pieces stand as they are seen: each is looked for.
 */
static bool
is_found(const Promise *promised, const GString *all, const Asked *a)
{
    g_autoptr(Arena) arena = arena_new();
    g_auto(GStrv) words = NULL;

    if (is_written(promised->text, all) ||
        (promised->number && fabs(promised->value) >= 1e4 &&
         (is_written(lang_number(a->lang, arena, promised->value, NUMBER_COMPACT_SHORT, -1), all) ||
          is_written(lang_number(a->lang, arena, promised->value, NUMBER_COMPACT_LONG, -1), all))))
        return true;
    words = g_strsplit(promised->text, " ", 0);
    for (size_t i = 0; a->tongue == ARABIC && words[i] != NULL; i++)
        if (!is_written(words[i], all))
            return false;
    return a->tongue == ARABIC;
}

/* The next piece of one line. */
static bool
follows(const PageItem *before, const PageItem *item)
{
    return fabs(item->text.y - before->text.y) < 0.01 &&
           fabs(item->text.x - before->text.x - before->text.run->width) < 0.6;
}

/* Names that run from right to left stand on the page from their end on; numbers do not. Both orders are read. */
static void
look_for_promises(const PageItem *items, size_t count, const Asked *a)
{
    g_autoptr(GString) all = g_string_new(NULL), turned = g_string_new(NULL);

    for (size_t i = 0, end; i < count; i = MAX(end, i + 1)) {
        for (end = i;
             end < count && items[end].kind == ITEM_TEXT && (end == i || follows(&items[end - 1], &items[end])); end++)
            continue;
        for (size_t k = i; k < end; k++) {
            append_letters(all, items[k].text.run->text);
            append_letters(turned, items[end - 1 - (k - i)].text.run->text);
        }
    }
    for (guint i = 0; i < a->promised->len; i++) {
        const Promise *promised = &g_array_index(a->promised, Promise, i);

        if (!is_found(promised, all, a) && !(a->tongue == ARABIC && is_found(promised, turned, a)))
            blame("not there", promised->text, (Rect){ 0 });
    }
}

/* Larger values lie further along: marks of a dot plot, ends of bars and columns of one series. */
static void
look_at_order(const ChartSpec *spec, const PageItem *items, size_t count, TextDirection direction)
{
    double at[64], value[64];
    size_t marks = 0, wanted = 0;
    bool lying = spec->kind == CHART_DOT_PLOT || spec->kind == CHART_STACKED_BARS;

    if (spec->kind == CHART_DOT_PLOT) {
        for (size_t i = 0; i < count && marks < 64; i++)
            if (items[i].kind == ITEM_CIRCLE)
                at[marks++] = items[i].poly.points[0].x;
        for (size_t i = 0; i < spec->u.pair.count && wanted < 64; i++)
            if (spec->u.pair.rows[i].last.known)
                value[wanted++] = spec->u.pair.rows[i].last.value;
    } else if ((spec->kind == CHART_COLUMNS && spec->u.columns.series_count == 1) ||
               (spec->kind == CHART_STACKED_BARS && spec->u.stacked_bars.series_count == 1)) {
        const ChartValue *values =
            spec->kind == CHART_COLUMNS ? spec->u.columns.series[0].values : spec->u.stacked_bars.series[0].values;
        size_t categories =
            spec->kind == CHART_COLUMNS ? spec->u.columns.category_count : spec->u.stacked_bars.category_count;

        for (size_t i = 0; i < count && marks < 64; i++)
            if (items[i].kind == ITEM_FILL && colour_equal(items[i].colour, tools.theme.accent))
                at[marks++] = lying ? items[i].box.width : items[i].box.height;
        for (size_t i = 0; i < categories && wanted < 64; i++)
            if (values[i].known && values[i].value > 0)
                value[wanted++] = values[i].value;
    }
    if (marks == 0)
        return;                                         /* a list */
    if (marks != wanted) {
        blame("not as many marks as values", NULL, (Rect){ 0 });
        return;
    }
    for (size_t i = 0; i < marks; i++)
        for (size_t k = 0; k < marks; k++) {
            bool mirrored = spec->kind == CHART_DOT_PLOT && direction == DIRECTION_RTL;

            if (value[i] > value[k] && (mirrored ? at[i] > at[k] + 0.01 : at[i] < at[k] - 0.01))
                blame("a larger value stands before a smaller one", NULL, (Rect){ 0 });
        }
}

/* ---- each kind, at all widths ---- */

static Lang *langs[TONGUES];

static bool
tries_all(void)
{
    return getenv("SHEAF_TEST_ALL") != NULL;
}

static void
try_chart(const ChartSpec *spec, const Asked *a, double width)
{
    DocumentInfo info = { .title = "Test", .language = tags[a->tongue] };
    TextDirection direction = a->tongue == ARABIC ? DIRECTION_RTL : DIRECTION_LTR;
    g_autoptr(PagesBuilder) builder = pages_builder_new(&info);
    PageBuilder *page = pages_append(builder, (Size){ 900, 14000 }, "1");
    g_autoptr(TextStore) store =
        text_store_new(tools.system, pages_arena(builder), tags[a->tongue], direction, tools.diags);
    PenContext context = { store, a->lang, &tools.theme, direction, NULL };
    g_autoptr(Pages) pages = NULL;
    ChartSize size;
    const PageItem *items;
    size_t count;
    Rect rect = frame;

    assert_true(chart_measure(spec, &context, width, &size, tools.diags));
    /* refused, which may be for a number that is wider than the chart */
    if (size.min_width > width + 0.01) {
        if (width > 130)
            blame("refused", NULL, (Rect){ .width = size.min_width });
        return;
    }
    rect.width = size.width;
    rect.height = size.height;
    page_begin(page, NULL);
    chart_draw(spec, &context, page, rect);
    page_end(page);
    pages = pages_finish(builder, tools.diags);
    assert_non_null(pages);
    items = pages_items(pages, 0, &count);
    look_at_frame(items, count, rect);
    for (size_t i = 0; i < count; i++)
        if (items[i].kind == ITEM_TEXT)
            look_at_text(items, count, i);
    look_for_promises(items, count, a);
    look_at_order(spec, items, count, direction);
}

/* What is heard of a chart are words: a point or a dash that stands for no figure is drawn, and never heard. */
static void
listen(const ChartSpec *spec, const Asked *a)
{
    PenContext context = { NULL, a->lang, &tools.theme, DIRECTION_LTR };
    const char *text = chart_said(spec, &context, a->arena).text;
    size_t count;
    const ChartTold *heard = chart_told(spec, &context, a->arena, &count);

    if (strstr(text, "·") != NULL)
        fault = arena_printf(a->arena, "a point is heard in '%s'", text);
    for (size_t i = 0; i < count; i++)
        if (g_strcmp0(heard[i].name, "·") == 0 || g_strcmp0(heard[i].value, "·") == 0 ||
            g_strcmp0(heard[i].head, "·") == 0 || g_strcmp0(heard[i].value, "–") == 0)
            fault = arena_printf(a->arena, "a sign is heard as '%s: %s'", heard[i].name, heard[i].value);
}

static size_t
faults_of(const KindCase *c, Pattern pattern, Naming naming)
{
    static const double widths_mm[] = { 0, 0.5, 1, 2, 3, 5, 8, 12, 20, 30, 45, 70, 100, 140, 190, 277 };
    size_t faults = 0;

    for (size_t w = 0; w < G_N_ELEMENTS(widths_mm); w++) {
        g_autoptr(Arena) arena = arena_new();
        g_autoptr(GArray) promised = g_array_new(FALSE, FALSE, sizeof(Promise));
        Asked a = { .arena = arena,
                    .lang = langs[c->tongue],
                    .tongue = c->tongue,
                    .naming = naming,
                    .pattern = pattern,
                    .promised = promised };
        ChartSpec spec = { .kind = c->kind, .title = "title" };
        double least = chart_row(c->kind)->least_width, width = fmin(least + widths_mm[w] / 25.4 * 72, 277 / 25.4 * 72);

        if (!tries_all() && ((7 * w + 3 * pattern + 5 * naming + 11 * c->tongue) % 37 != 0 ||
                             (pattern == MANY && (naming == LONG_NAMES || naming == ONE_TOKEN))))
            continue;
        c->ask(&a, &spec);
        fault = NULL;
        try_chart(&spec, &a, width);
        listen(&spec, &a);
        if (fault != NULL) {
            faults++;
            if (faults < 3 || getenv("SHEAF_TEST_SHOW") != NULL)
                fprintf(stderr, "%s, %s, %s, %.1f pt wide: %s\n", c->name, pattern_names[pattern], naming_names[naming],
                        width, fault);
        }
    }
    return faults;
}

static void
a_chart_keeps_its_contract(void **state)
{
    const KindCase *c = *state;
    size_t faults = 0;

    for (int pattern = 0; pattern < PATTERNS; pattern++)
        for (int naming = 0; naming < NAMINGS; naming++)
            if (c->below_zero || (pattern != NEGATIVE && pattern != MIXED))
                faults += faults_of(c, (Pattern)pattern, (Naming)naming);
    assert_int_equal(faults, 0);
}

static int
open_all(void **state)
{
    int failed = start(state);

    for (int t = 0; t < TONGUES; t++)
        langs[t] = lang_new(tags[t], NULL, NULL, tools.diags);
    return failed;
}

static int
close_all(void **state)
{
    for (int t = 0; t < TONGUES; t++)
        lang_free(langs[t]);
    return tools_close(state);
}

int
main(void)
{
    const char *only = getenv("SHEAF_TEST_ONLY");           /* a pattern of names: "line*" */
    static KindCase cases[TONGUES * G_N_ELEMENTS(kinds)];
    static char names[TONGUES * G_N_ELEMENTS(kinds)][64];
    struct CMUnitTest tests[TONGUES * G_N_ELEMENTS(kinds)];
    size_t count = 0;

    for (size_t k = 0; k < G_N_ELEMENTS(kinds); k++)
        for (int t = 0; t < TONGUES; t++, count++) {
            cases[count] = kinds[k];
            cases[count].tongue = (Tongue)t;
            g_snprintf(names[count], sizeof names[count], "%s in %s", kinds[k].name, tongue_names[t]);
            tests[count] = (struct CMUnitTest){ names[count], a_chart_keeps_its_contract, NULL, NULL, &cases[count] };
        }
    if (only != NULL && *only != '\0')
        cmocka_set_test_filter(only);
    return _cmocka_run_group_tests("chart/fit", tests, count, open_all, close_all);
}
