/*
 * Figures, names and sources as they are printed: the one place of this room where a number becomes text.
 */
#include "base/digits.h"
#include "base/words.h"
#include "base/sort.h"
#include "base/diag_read.h"
#include "base/diag_template.h"
#include "template/internal.h"
#include <float.h>
#include <math.h>
#include <string.h>

const char *
local(Fill *fill, LocalText text)
{
    const char *found = local_text(text, lang_tag(fill->lang));

    if (found == text.text)
        foreign_note(fill, found);
    return found == NULL ? "" : found;
}

/* The plan's language on a page in another one; NULL on a page in the plan's. */
const char *
other_language(const Fill *fill)
{
    return language_covers(plan_language(fill->plan), lang_tag(fill->lang)) ? NULL : plan_language(fill->plan);
}

const char *
as_written(Fill *fill, const char *text)
{
    const char *language = other_language(fill);

    return text == NULL || language == NULL || !has_letter(text) ? text
                                                                 : marked_language(fill->arena, language, text);
}

/* As the plan's phrases have it in the page's language, or NULL. */
static const char *
by_phrases(Fill *fill, const char *text)
{
    LocalText phrase = plan_phrase(fill->plan, fill->arena, text);

    return text_is_in(phrase, lang_tag(fill->lang)) ? local_text(phrase, lang_tag(fill->lang)) : NULL;
}

const char *
in_plan_language(Fill *fill, const char *text)
{
    const char *phrase;

    if (text == NULL || other_language(fill) == NULL || !has_letter(text))
        return text;
    phrase = by_phrases(fill, text);
    return phrase != NULL ? phrase : as_written(fill, text);
}

const char *
local_marked(Fill *fill, LocalText text)
{
    const char *found = local(fill, text);

    return found == text.text ? as_written(fill, found) : found;
}

const char *
in_plan_language_here(Fill *fill, const char *text)
{
    const char *phrase;

    if (fill->foreign == NULL)
        return in_plan_language(fill, text);
    phrase = text == NULL || other_language(fill) == NULL ? NULL : by_phrases(fill, text);
    if (phrase == NULL)
        foreign_note(fill, text);
    return phrase != NULL ? phrase : text;
}

const char *
in_sentence(Fill *fill, const char *name)
{
    char first[8] = "";
    const char *second = *name == '\0' ? name : g_utf8_find_next_char(name, NULL);

    if (*name == '\0' || *second == '\0' || !g_unichar_islower(g_utf8_get_char(second)) ||
        language_covers("de", lang_tag(fill->lang)))
        return name;
    g_unichar_to_utf8(g_unichar_tolower(g_utf8_get_char(name)), first);
    return arena_printf(fill->arena, "%s%s", first, second);
}

const char *
in_sentence_marked(Fill *fill, LocalText text)
{
    const char *found = local(fill, text), *name = in_sentence(fill, found);

    return found == text.text ? in_plan_language(fill, name) : name;
}

const char *
message_said(Fill *fill, const char *key, const LangArg *args, size_t count)
{
    return lang_message_fallback(fill->lang, key) == NULL
               ? lang_message(fill->lang, fill->arena, key, args, count)
               : marked_from_told(fill, message_told(fill, key, args, count));
}

const char *
message0(Fill *fill, const char *key)
{
    return fill->foreign == NULL ? message_said(fill, key, NULL, 0) : message_drawn(fill, key, NULL, 0);
}

const char *
template_area_name(const Plan *plan, const Lang *lang, const Area *area, AreaNames names)
{
    const char *tag = lang_tag(lang), *house = area->name.text, *translated = local_text(area->name, tag), *cldr,
               *un = local_text(area->un_name, tag);

    if (names == NAMES_UN && un != NULL && *un != '\0' &&
        (un != area->un_name.text || language_covers(plan_language(plan), tag)))
        return un;
    if (translated != NULL && strcmp(translated, house) != 0)
        return translated;
    if (language_covers(plan_language(plan), tag))
        return house;
    cldr = area->alpha2 == NULL ? NULL : lang_territory(lang, area->alpha2);
    return cldr != NULL ? cldr : house;
}

const char *
area_name(Fill *fill, const Area *area)
{
    const char *name =
        template_area_name(fill->plan, fill->lang, area, fill->tmpl == NULL ? NAMES_HOUSE : fill->tmpl->names);

    if (name == area->name.text)
        foreign_note(fill, name);
    return name;
}

const char *
area_marked(Fill *fill, const Area *area)
{
    const char *name = area_name(fill, area);

    return name == area->name.text ? in_plan_language(fill, name) : name;
}

/* Within a sentence of the plan's language it has its article: "the United States", "the Gambia". */
const char *
area_in_text(Fill *fill, const Area *area)
{
    const char *name = area_name(fill, area), *house = area->name.text,
               *article = strcmp(name, house) != 0 && area->un_article != NULL ? area->un_article : area->article;
    size_t length = article == NULL ? 0 : strlen(article);

    if (length == 0 || !language_covers(plan_language(fill->plan), lang_tag(fill->lang)))
        return name == house ? in_plan_language(fill, name) : name;
    if (g_ascii_strncasecmp(name, article, length) == 0 && name[length] == ' ')
        name += length + 1;
    return arena_printf(fill->arena, "%s %s", article, name);
}

/*
 * ---- numbers ----
 *
 * Rounding may not say what is not so: a number that is not nought is not printed as nought, and one that is not a
 * target's is not printed as the target's. Decimals are added up to those given; where even these do not part them,
 * the text says on which side of the other value the number lies ("under 0.01").
 */

static const double same = 1e-9;        /* what sums of decimal fractions may be off by */

static bool
prints_as(Fill *fill, double value, double other, NumberStyle style, int decimals)
{
    double digit = pow(10, -decimals) / (style == NUMBER_PERCENT ? 100 : 1), apart = fabs(value - other);

    if (!(apart > same && apart < digit))
        return false;
    return strcmp(lang_number(fill->lang, fill->arena, value, style, decimals),
                  lang_number(fill->lang, fill->arena, other, style, decimals)) == 0;
}

/* The first of the values that the number is printed as and is not, or NULL. */
static const double *
taken_for(Fill *fill, double value, const double *others, size_t count, NumberStyle style, int decimals)
{
    for (size_t i = 0; i < count; i++)
        if (prints_as(fill, value, others[i], style, decimals))
            return &others[i];
    return NULL;
}

const char *
number_apart(Fill *fill, double value, NumberStyle style, int decimals, int given, const double *others, size_t count)
{
    double digit = pow(10, -decimals) / (style == NUMBER_PERCENT ? 100 : 1), bound;
    const double *other = NULL;
    LangArg args[1];

    if (fabs(value) <= same)
        return lang_number(fill->lang, fill->arena, 0, style, 0);
    for (int more = decimals; more <= MAX(decimals, given); more++)
        if ((other = taken_for(fill, value, others, count, style, more)) == NULL)
            return lang_number(fill->lang, fill->arena, value, style, more);
    if (isnan(value) || other == NULL)
        return lang_number(fill->lang, fill->arena, value, style, decimals);
    bound = value > *other ? *other + digit : *other - digit;
    args[0] = LANG_TEXT("number", lang_number(fill->lang, fill->arena, bound, style, decimals));
    return lang_message(fill->lang, fill->arena, value > *other ? "number-under" : "number-over", args, 1);
}

static void
add_target(const Target *target, const Measure *measure, GArray *values)
{
    double value = target->value / measure->scale;

    if (target->has_value)
        g_array_append_val(values, value);
}

/*
 * Nought, and whatever the plan wants the measure to be, as they are printed; looked for once as long as the same
 * measure is asked for.
 */
static const GArray *
values_to_part_from(Fill *fill, const Measure *measure)
{
    size_t indicators, objectives;
    const Indicator *const *indicator = plan_indicators(fill->plan, &indicators);
    const Objective *const *objective = plan_objectives(fill->plan, &objectives);
    GArray *values = fill->apart;
    double nought = 0;

    if (values->len > 0 && fill->apart_measure == measure)
        return values;
    fill->apart_measure = measure;
    g_array_set_size(values, 0);
    g_array_append_val(values, nought);
    for (size_t i = 0; measure != NULL && i < indicators; i++)
        for (size_t t = 0; t < indicator[i]->target_count; t++)
            if (indicator[i]->targets[t].measure == measure)
                add_target(&indicator[i]->targets[t], measure, values);
    for (size_t o = 0; measure != NULL && o < objectives; o++)
        for (size_t f = 0; f < objective[o]->follow_count; f++)
            if (objective[o]->follows[f].measure == measure)
                add_target(&objective[o]->follows[f].target, measure, values);
    return values;
}

const double *
figure_values_apart(Fill *fill, const Measure *measure, size_t *count)
{
    const GArray *values = values_to_part_from(fill, measure);

    *count = values->len;
    return (const double *)(const void *)values->data;
}

/* Of a scaled value the digits that the scale cuts off are given too. */
static const char *
value_in_decimals(Fill *fill, double value, int decimals, int most, const Measure *measure)
{
    double scale = measure != NULL ? measure->scale : 1;
    int given = MAX(decimals, 0), shown = most >= 0 ? MIN(given, most) : given;
    const GArray *others = values_to_part_from(fill, measure);

    if (scale > 1) {
        shown = 0;
        given += (int)ceil(log10(scale));
    }
    return number_apart(fill, value / scale, NUMBER_DECIMAL, shown, given, (const double *)(const void *)others->data,
                        others->len);
}

const char *
printed_value(Fill *fill, double value, int decimals, const Measure *measure)
{
    return value_in_decimals(fill, value, decimals, measure == NULL ? -1 : measure->decimals, measure);
}

const char *
given_value(Fill *fill, double value, int decimals, const Measure *measure)
{
    return value_in_decimals(fill, value, decimals, -1, measure);
}

int
decimals_of_value(double value)
{
    enum { WRITTEN = 12 };
    int decimals = 0;

    for (double tens = value; decimals < WRITTEN && fabs(tens - round(tens)) > fabs(tens) * 8 * DBL_EPSILON;
         decimals++, tens = value * pow(10, decimals))
        ;
    return decimals;
}

const char *
exact_value(Fill *fill, double value, const Measure *measure)
{
    double printed = value / (measure != NULL ? measure->scale : 1);

    return lang_number(fill->lang, fill->arena, printed, NUMBER_DECIMAL, decimals_of_value(printed));
}

const char *
share_text(Fill *fill, double share, int decimals)
{
    static const double ends[] = { 0, 1 };

    return number_apart(fill, share, NUMBER_PERCENT, decimals, MAX(decimals, 2), ends, G_N_ELEMENTS(ends));
}

/* Millions of units: whole units are given. */
const char *
million_text(Fill *fill, double value, int decimals)
{
    static const double nought = 0;

    return number_apart(fill, value / 1e6, NUMBER_DECIMAL, decimals, MAX(decimals, 6), &nought, 1);
}

/* Ids of computed figures live in the view, and the document lives longer. */
const char *
figure_printed_id(Fill *fill, const Figure *figure, const Measure *measure)
{
    if (!figure->known || figure->id == NULL || figure->between)      /* no number stands for what lies between two */
        return "";
    return arena_strdup(fill->arena, printed_id_make(fill->arena, figure->id, measure->scale));
}

/* "3 to 5" in the page's words. */
const char *
range_text(Fill *fill, const Figure *figure, const Measure *measure)
{
    int decimals = MAX(figure->decimals, figure->row_decimals);
    LangArg args[2] = { LANG_TEXT("low", printed_value(fill, figure->low, decimals, measure)),
                        LANG_TEXT("high", printed_value(fill, figure->high, decimals, measure)) };

    return lang_message(fill->lang, fill->arena, "qualified-range", args, 2);
}

const char *
figure_number(Fill *fill, const Figure *figure, const Measure *measure)
{
    int decimals = MAX(figure->decimals, figure->row_decimals);

    if (!figure->known)
        return "";
    return figure->between ? range_text(fill, figure, measure) : printed_value(fill, figure->value, decimals, measure);
}

const char *
qualified_text(Fill *fill, Qualifier qualifier, const char *number)
{
    LangArg args[1] = { LANG_TEXT("value", number) };

    if (qualifier == QUALIFIER_NONE || *number == '\0')
        return number;
    return lang_message(fill->lang, fill->arena, arena_printf(fill->arena, "qualified-%s", qualifier_name(qualifier)),
                        args, 1);
}

const char *
qualifier_sign(Qualifier qualifier)
{
    static const char *const signs[QUALIFIER_COUNT] = { "", "≥", "≤", "≈", "≥≈", "≤≈" };

    return signs[qualifier];
}

/*
 * From right to left the sign would be mirrored, and so say the opposite beside a number that is read from left to
 * right: both are isolated as a run from left to right (UAX 9).
 */
const char *
sign_before(Fill *fill, Qualifier qualifier)
{
    bool isolated = qualifier != QUALIFIER_NONE && lang_direction(fill->lang) == DIRECTION_RTL;

    return isolated ? arena_printf(fill->arena, "\xE2\x81\xA6%s", qualifier_sign(qualifier))
                    : qualifier_sign(qualifier);
}

const char *
sign_after(Fill *fill, Qualifier qualifier)
{
    return qualifier != QUALIFIER_NONE && lang_direction(fill->lang) == DIRECTION_RTL ? "\xE2\x81\xA9" : "";
}

const char *
qualified_sign(Fill *fill, Qualifier qualifier, const char *number)
{
    return qualifier == QUALIFIER_NONE
               ? number
               : arena_printf(fill->arena, "%s%s%s", sign_before(fill, qualifier), number, sign_after(fill, qualifier));
}

/* The words around a number: on which side of it the truth lies, and between which others. */
static const char *
with_qualification(Fill *fill, const Figure *figure, const Measure *measure, const char *number)
{
    LangArg args[2] = { LANG_TEXT("value", qualified_text(fill, figure->qualifier, number)) };

    if (!figure->has_range || figure->between)
        return args[0].text;
    args[1] = LANG_TEXT("range", range_text(fill, figure, measure));
    return lang_message(fill->lang, fill->arena, "qualified-within", args, 2);
}

const char *
figure_marked(Fill *fill, const Figure *figure, const Measure *measure)
{
    const char *number = figure_number(fill, figure, measure);
    bool bare = figure->qualifier == QUALIFIER_NONE && !figure->has_range;

    return bare ? number
                : with_qualification(fill, figure, measure,
                                     marked_text(fill->arena, figure_printed_id(fill, figure, measure), number));
}

const char *
figure_given(Fill *fill, const Figure *figure, const Measure *measure)
{
    int decimals = MAX(figure->decimals, figure->row_decimals);

    if (!figure->known || figure->between || figure->has_range || figure->qualifier != QUALIFIER_NONE)
        return figure_marked(fill, figure, measure);
    return given_value(fill, figure->value, decimals, measure);
}

const char *
figure_text(Fill *fill, const Figure *figure, const Measure *measure)
{
    return with_qualification(fill, figure, measure, figure_number(fill, figure, measure));
}

bool
figure_is_hedged(const Figure *figure)
{
    bool bare = figure->qualifier == QUALIFIER_NONE && !figure->has_range;

    return figure->known && (figure->quality == Q_PRELIMINARY || (figure->quality == Q_ESTIMATE && bare));
}

const char *
figure_hedge(Fill *fill, const Figure *figure, bool within)
{
    LangArg args[1] = { LANG_TEXT("when", "") };

    if (!figure_is_hedged(figure))
        return NULL;
    args[0] = (LangArg)LANG_TEXT(
        "hedge", lang_message(fill->lang, fill->arena,
                            figure->quality == Q_ESTIMATE ? "when-estimate" : "when-preliminary", args, 1));
    return within ? lang_message(fill->lang, fill->arena, "hedge-within", args, 1) : args[0].text;
}

const char *
measure_with_time(Fill *fill, const Measure *measure, const char *title)
{
    LangArg args[2] = { LANG_TEXT("title", title) };

    if (*title == '\0' || (measure->rolling_months == 0 && !date_is_set(measure->since)))
        return title;
    args[1] = measure->rolling_months > 0
                  ? LANG_NUMBER("months", measure->rolling_months)
                  : LANG_TEXT("date", lang_date(fill->lang, fill->arena, measure->since, DATE_MEDIUM));
    /* a day has an article in some languages, which months and years lack */
    return lang_message(fill->lang, fill->arena,
                        measure->rolling_months > 0          ? "measure-rolling"
                        : date_is_day(measure->since) ? "measure-since-day"
                                                      : "measure-since",
                        args, 2);
}

const char *
measure_name(Fill *fill, const Measure *measure)
{
    const char *title = local(fill, measure->short_title);

    return measure_with_time(fill, measure, *title != '\0' ? title : local(fill, measure->title));
}

const char *
measure_name_marked(Fill *fill, const Measure *measure)
{
    const char *title = local_marked(fill, measure->short_title);

    return measure_with_time(fill, measure, *title != '\0' ? title : local_marked(fill, measure->title));
}

int
figure_year(const Figure *figure)
{
    return figure->period.last.year;
}

static ChartQuality
chart_quality(Quality quality)
{
    return quality == Q_FINAL ? QUALITY_FINAL : quality == Q_ESTIMATE ? QUALITY_ESTIMATE : QUALITY_PRELIMINARY;
}

void
append_sign_notes(Fill *fill, DocNode *note, const bool used[QUALIFIER_COUNT])
{
    for (int q = QUALIFIER_NONE + 1; q < QUALIFIER_COUNT; q++) {
        if (!used[q])
            continue;
        if (note->first_child != NULL)
            fill_words(fill, note, " ");
        fill_words(fill, note, message0(fill, arena_printf(fill->arena, "sign-note-%s", qualifier_name((Qualifier)q))));
    }
}

ChartBound
chart_bound(Qualifier qualifier)
{
    static const ChartBound bounds[QUALIFIER_COUNT] = { BOUND_NONE,  BOUND_LEAST,       BOUND_MOST,
                                                        BOUND_ABOUT, BOUND_LEAST_ABOUT, BOUND_MOST_ABOUT };

    return bounds[qualifier];
}

const char *
printed_id_rescaled(Fill *fill, const char *id, double scale)
{
    return id == NULL ? NULL : printed_id_make(fill->arena, arena_strndup(fill->arena, id, strcspn(id, "@")), scale);
}

const char *
parts_note_text(Fill *fill, const char *sum)
{
    LangArg args[1] = { LANG_TEXT("sum", sum) };

    return lang_message(fill->lang, fill->arena, "table-note-parts", args, 1);
}

const char *
figure_parts_text(Fill *fill, const Figure *figure, const Measure *measure)
{
    Figure written = *figure->parts_say;

    written.has_range = written.between = false;
    return parts_note_text(fill, figure_text(fill, &written, measure));
}

const char *
figure_parts_said(Fill *fill, const Figure *figure, const Measure *measure)
{
    const UserProperty properties[] = { { "rule", sentence_rules[SENTENCE_TOTAL].name },
                                        { "figure", arena_printf(fill->arena, "#%s", figure->id) } };

    return marked_sentence(fill->arena, properties, G_N_ELEMENTS(properties),
                           figure_parts_text(fill, figure, measure));
}

/* "to 5 Nov": of the year in which the period ends, which the chart names. */
static const char *
until_text(Fill *fill, const Figure *figure)
{
    DateStyle style = figure->own.year == figure->period.last.year ? DATE_DAY : DATE_MEDIUM;
    LangArg args[1] = { LANG_TEXT("date", lang_date(fill->lang, fill->arena, figure->own, style)) };

    return figure->open ? lang_message(fill->lang, fill->arena, "table-note-open", args, 1) : NULL;
}

/* Whose number a text says, also where that is not one number: "#id". */
static const char *
figure_made_of(Fill *fill, const Figure *figure, const Measure *measure)
{
    return figure->id == NULL
               ? NULL
               : arena_printf(fill->arena, "#%s",
                              printed_id_make(fill->arena, figure->id, measure->scale));
}

/* Words around a number are not the figure's: such a text has no id. */
ChartValue
figure_chart_value(Fill *fill, const Figure *figure, const Measure *measure, const Area *area)
{
    const char *id = figure_printed_id(fill, figure, measure);
    ChartValue value;

    if (!figure->known)
        return (ChartValue){ 0 };
    value = (ChartValue){ .known = true,
                          .value = figure->value,
                          .text = figure_text(fill, figure, measure),
                          .quality = chart_quality(figure->quality),
                          .id = *id == '\0' || figure->qualifier != QUALIFIER_NONE || figure->has_range ? NULL : id,
                          .bound = chart_bound(figure->qualifier),
                          .made_of = figure_made_of(fill, figure, measure),
                          .until = until_text(fill, figure),
                          .note = figure->parts_say == NULL ? NULL : figure_parts_text(fill, figure, measure),
                          .notes_parts = figure->parts_say != NULL,
                          .ranged = figure->has_range,
                          .between = figure->between,
                          .low = figure->low,
                          .high = figure->high,
                          .brief = figure->qualifier == QUALIFIER_NONE
                                      ? NULL
                                      : qualified_sign(fill, figure->qualifier, figure_number(fill, figure, measure)) };
    if (fill->request->before != NULL)
        figure_since_drawn(fill, figure, measure, area, &value);
    return value;
}

/* ---- areas in numbers ---- */

const char *
form_here(Fill *fill, Forms forms, PluralCategory count)
{
    const char *form = forms_text(forms, lang_tag(fill->lang), count);

    return form != NULL && other_language(fill) != NULL && form == forms_text(forms, NULL, count)
               ? in_plan_language_here(fill, form) : form;
}

/*
 * The forms of the kind; a state that nobody gave words for, and areas of several kinds, have those of the catalogue.
 */
const char *
areas_text(Fill *fill, size_t count, const AreaKind *kind)
{
    const char *form = kind == NULL ? NULL
                                    : form_here(fill, kind->forms,
                                                lang_plural(fill->lang, (double)count, NUMBER_DECIMAL, 0));
    LangArg args[] = { LANG_NUMBER("count", (double)count),
                       LANG_TEXT("number", lang_number(fill->lang, fill->arena, (double)count, NUMBER_DECIMAL, 0)),
                       LANG_TEXT("areas", form) };

    return lang_message(fill->lang, fill->arena,
                        form != NULL                                              ? "count-of-areas"
                        : kind == NULL || strcmp(kind->id, "state") != 0 ? "count-areas"
                                                                                  : "count-states",
                        args, G_N_ELEMENTS(args));
}

const char *
coverage_text(Fill *fill, const Figure *figure)
{
    const FigureOver *over = &figure->over;
    const char *covered = lang_number(fill->lang, fill->arena, (double)over->covered, NUMBER_DECIMAL, 0);
    LangArg args[] = { LANG_TEXT("covered", covered), LANG_TEXT("areas", areas_text(fill, over->total, over->kind)) };

    return lang_message(fill->lang, fill->arena, "coverage-areas", args, G_N_ELEMENTS(args));
}

const char *
lacking_text(Fill *fill, const Figure *figure, const Area *around)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    size_t count = 0;
    const Area *const *areas = plan_areas(fill->plan, &count);

    for (size_t i = 0; i < count; i++)
        if (figure_lacks(figure, areas[i], around))
            g_ptr_array_add(names, (gpointer)(guintptr)area_marked(fill, areas[i]));
    return names->len == 0
               ? NULL : lang_list(fill->lang, fill->arena, (const char *const *)names->pdata, names->len);
}

/* ---- notes ---- */

static size_t
digits(const char *text)
{
    return strspn(text, "0123456789");
}

/*
 * How long a number is that a note writes as English does, with commas between thousands or a point; 0: there is none,
 * or it is the same everywhere.
 */
static size_t
english_number(const char *text, int *decimals)
{
    size_t length = digits(text);
    bool thousands = false;

    *decimals = 0;
    while (length > 0 && text[length] == ',' && digits(text + length + 1) == 3 && (thousands || length <= 3)) {
        thousands = true;
        length += 4;
    }
    if (length > 0 && text[length] == '.' && digits(text + length + 1) > 0 &&
        text[length + 1 + digits(text + length + 1)] != '.') {
        *decimals = (int)digits(text + length + 1);
        length += 1 + (size_t)*decimals;
    }
    return thousands || *decimals > 0 ? length : 0;
}

/* Notes are written in the plan's language; at least their numbers are set as the page sets them. */
static const char *
numbers_as_on_page(Fill *fill, const char *note)
{
    g_autoptr(GString) out = g_string_new(NULL);

    while (*note != '\0') {
        int decimals;
        size_t length = english_number(note, &decimals), plain = MAX(digits(note), 1);

        if (length > 0) {
            g_autoptr(GString) number = g_string_new_len(note, (gssize)length);

            g_string_replace(number, ",", "", 0);
            g_string_append(
                out, lang_number(fill->lang, fill->arena, g_ascii_strtod(number->str, NULL), NUMBER_DECIMAL, decimals));
        } else {
            g_string_append_len(out, note, (gssize)plain);
        }
        note += length > 0 ? length : plain;
    }
    return arena_strdup(fill->arena, out->str);
}

/* Translated, or in the plan's language and known as that; either way with its numbers as the page writes them. */
static const char *
note_on_page(Fill *fill, const char *note)
{
    const char *tag = lang_tag(fill->lang);
    LocalText phrase;

    if (other_language(fill) == NULL)
        return note;
    phrase = plan_phrase(fill->plan, fill->arena, note);
    return text_is_in(phrase, tag) ? numbers_as_on_page(fill, local_text(phrase, tag))
                                   : in_plan_language(fill, numbers_as_on_page(fill, note));
}

const char *
figure_note(Fill *fill, const Figure *figure)
{
    for (size_t p = 0; p < figure->part_count; p++) {
        const char *note = figure_part(figure, p).note;

        if (note != NULL && *note != '\0')
            return note_on_page(fill, note);
    }
    return NULL;
}

/* ---- lookups ---- */

void
report_unknown(Fill *fill, Place place, const char *kind, const char *id)
{
    Place withheld;

    if (plan_withholds(fill->plan, kind, id, &withheld))
        diag_report_related(fill->diags, DIAG_AUDIENCE_REFERENCE, place, withheld, kind, id, NULL);
    else {
        diag_report(fill->diags, DIAG_TEMPLATE_UNKNOWN_QUERY, place, kind, id, NULL);
        plan_near(fill->plan, kind, id, fill->diags);
    }
}

const Measure *
need_measure(Fill *fill, const char *id)
{
    const Measure *measure = plan_find_measure(fill->plan, id);

    if (measure == NULL && !plan_may_tell(fill->plan, id))
        report_unknown(fill, fill->place, "measure", id);
    return measure;
}

const Area *
need_area(Fill *fill, const char *id)
{
    const Area *area = *id == '\0' ? NULL : plan_find_area(fill->plan, id);

    if (area == NULL && *id != '\0')
        report_unknown(fill, fill->place, "area", id);
    return area;
}

const Treaty *
need_treaty(Fill *fill, const char *id)
{
    const Treaty *treaty = plan_find_treaty(fill->plan, id);

    if (treaty == NULL)
        report_unknown(fill, fill->place, "treaty", id);
    return treaty;
}
