/*
 * A figure with its unit, as it stands where no head of a table names the unit: one place for all. What a unit is
 * called beside a number stands in the plan, or CLDR has it; how both are put together the catalogue says.
 */
#include "base/digits.h"
#include "template/internal.h"
#include <math.h>
#include <string.h>

/* How a number that stands alone is written: divided by `scale`, which is ten to the power of `power`. */
typedef struct Alone { double scale; int power; } Alone;

enum { POWER_STEP = 3, POWER_MOST = 9, FINE_BELOW = 10 };

/* In the power that the unit asks for, or in which tables have the measure; from 1,000 of these on in the next. */
static Alone
alone_form(Fill *fill, const Measure *measure, double greatest)
{
    const Unit *unit = plan_unit_of(fill->plan, measure);
    int power = unit != NULL ? unit->unit_mult : 0;

    if (power == 0 && measure->scale > 1)
        power = (int)round(log10(measure->scale)) / POWER_STEP * POWER_STEP;
    while (power > 0 && power < POWER_MOST && fabs(greatest) >= pow(10, power + POWER_STEP))
        power += POWER_STEP;
    return (Alone){ .scale = pow(10, power), .power = power };
}

/* One decimal, two of what is below ten, and none that is a nought at the end. */
int
scaled_decimals(double value)
{
    int most = fabs(value) < FINE_BELOW ? 2 : 1;

    while (most > 0 && fabs(round(value * pow(10, most)) / pow(10, most) -
                            round(value * pow(10, most - 1)) / pow(10, most - 1)) < 1e-9)
        most--;
    return most;
}

static const char *
alone_number(Fill *fill, double value, int decimals, const Measure *measure, Alone form)
{
    size_t count;
    const double *others = figure_values_apart(fill, measure, &count);
    double *scaled;

    if (measure->scale == form.scale && form.power == 0)
        return printed_value(fill, value, decimals, measure);
    scaled = arena_new0(fill->arena, double, count);
    for (size_t i = 0; i < count; i++)
        scaled[i] = others[i] * measure->scale / form.scale;
    value /= form.scale;
    return number_apart(fill, value, NUMBER_DECIMAL, form.power == 0 ? MAX(decimals, 0) : scaled_decimals(value),
                        form.power + MAX(decimals, 0), scaled, count);
}

/* ---- the words ---- */

static const char *
percent_sign(Fill *fill)
{
    NumberWords sign = lang_percent(fill->lang);

    const char *after = sign.after;

    while (g_unichar_isspace(g_utf8_get_char(after)) || g_unichar_type(g_utf8_get_char(after)) == G_UNICODE_FORMAT)
        after = g_utf8_find_next_char(after, NULL);
    return *sign.before != '\0' ? sign.before : after;
}

/* The noun, without what stands before it for a power of ten. */
static const char *
noun_of(Fill *fill, const Unit *unit, PluralCategory count)
{
    NumberWords span;
    LangArg args[1];

    if (unit->forms.count > 0)
        return form_here(fill, unit->forms, count);
    if (unit->symbol.text != NULL)
        return local_text(unit->symbol, lang_tag(fill->lang));  /* a sign is in no language */
    switch (unit->kind) {
    case UNIT_PERCENT: return percent_sign(fill);
    case UNIT_MONEY: return lang_currency(fill->lang, fill->arena, unit->currency);
    case UNIT_DURATION:
        span = lang_duration(fill->lang, unit->duration, count);
        return *span.after != '\0' ? span.after : span.before;
    case UNIT_RATE:
        args[0] = LANG_TEXT("base", lang_number(fill->lang, fill->arena, unit->per, NUMBER_DECIMAL, 0));
        return lang_message(fill->lang, fill->arena, "unit-per", args, 1);
    case UNIT_NONE:
    case UNIT_COUNT: break;
    }
    return unit->id;
}

static const char *
with_power(Fill *fill, const char *noun, int power, double number)
{
    LangArg args[2] = { LANG_TEXT("unit", noun), LANG_NUMBER("count", number) };

    return power == 0 ? noun
                      : lang_message(fill->lang, fill->arena, arena_printf(fill->arena, "unit-mult-%d", power), args,
                                     2);
}

/* Of money that is told at the prices of one year: which. */
static const char *
with_prices(Fill *fill, const Unit *unit, const char *words)
{
    LangArg args[2] = { LANG_TEXT("unit", words) };

    if (unit->base_per == 0)
        return words;
    args[1] = LANG_TEXT("year", lang_number(fill->lang, fill->arena, unit->base_per, NUMBER_PLAIN, 0));
    return lang_message(fill->lang, fill->arena, "unit-prices", args, 2);
}

/* What stands beside the number, as it is printed. */
static const char *
words_beside(Fill *fill, const Measure *measure, double number, const char *printed, int power)
{
    const Unit *unit = plan_unit_of(fill->plan, measure);
    PluralCategory count = PLURAL_OTHER;

    if (unit == NULL)
        return measure->unit == NULL ? "" : measure->unit;
    if (power == 0 && (unit->forms.count > 0 || unit->kind == UNIT_DURATION))   /* no other noun has forms */
        count = lang_plural(fill->lang, number, NUMBER_DECIMAL, lang_number_decimals(fill->lang, printed));
    return with_prices(fill, unit, with_power(fill, noun_of(fill, unit, count), power, number));
}

const char *
unit_text(Fill *fill, const Measure *measure)
{
    const Unit *unit = plan_unit_of(fill->plan, measure);

    return unit == NULL ? (measure->unit == NULL ? "" : measure->unit)
                        : with_prices(fill, unit, noun_of(fill, unit, PLURAL_OTHER));
}

const char *
unit_scaled(Fill *fill, const Measure *measure, double scale)
{
    const Unit *unit = plan_unit_of(fill->plan, measure);
    enum { SEVERAL = 2 };
    int power = (int)round(log10(scale));

    if (unit == NULL || power < POWER_STEP || power > POWER_MOST || power % POWER_STEP != 0)
        return unit_text(fill, measure);
    return with_prices(fill, unit, with_power(fill, noun_of(fill, unit, PLURAL_OTHER), power, SEVERAL));
}

const char *
unit_beside(Fill *fill, const Measure *measure, double value, const char *printed)
{
    return words_beside(fill, measure, value / measure->scale, printed, 0);
}

bool
is_percent(Fill *fill, const Measure *measure)
{
    const Unit *unit = plan_unit_of(fill->plan, measure);

    return unit != NULL && unit->kind == UNIT_PERCENT;
}

static const char *
number_and_unit(Fill *fill, const char *number, const char *words)
{
    LangArg args[2] = { LANG_TEXT("number", number), LANG_TEXT("unit", words) };

    return lang_message(fill->lang, fill->arena, "figure-unit", args, 2);
}

/* Signs of per cent have the place and the space that the language gives them. */
static const char *
join_unit(Fill *fill, const Measure *measure, const char *number, const char *words)
{
    if (*words == '\0' || *number == '\0')
        return number;
    if (is_percent(fill, measure))
        return arena_printf(fill->arena, "%s%s%s", lang_percent(fill->lang).before, number,
                            lang_percent(fill->lang).after);
    return number_and_unit(fill, number, words);
}

/* ---- figures and values with them ---- */

static const Grade *
grade_of(const Measure *measure, double value)
{
    for (size_t i = 0; i < measure->grade_count; i++)
        if (measure->grades[i].value == value)
            return &measure->grades[i];
    return NULL;
}

AloneText
figure_alone(Fill *fill, const Figure *figure, const Measure *measure, double beside)
{
    int decimals = MAX(figure->decimals, figure->row_decimals);
    AloneText out = { "", "", "", "", "" };
    Alone form;
    const Grade *grade;

    if (!figure->known)
        return out;
    form = alone_form(fill, measure, fmax(fabs(figure->value), fabs(beside)));
    grade = grade_of(measure, figure->value);
    if (!figure->between && figure->id != NULL)
        out.id = printed_id_make(fill->arena, figure->id, form.scale);
    if (grade != NULL) {
        out.text = local_marked(fill, grade->title);
        out.number = local(fill, grade->title);
        out.id = "";
        return out;
    }
    out.number = alone_number(fill, figure->value, decimals, measure, form);
    if (figure->between) {
        LangArg args[2] = { LANG_TEXT("low", alone_number(fill, figure->low, decimals, measure, form)),
                            LANG_TEXT("high", alone_number(fill, figure->high, decimals, measure, form)) };

        out.number = lang_message(fill->lang, fill->arena, "qualified-range", args, 2);
    }
    out.unit = words_beside(fill, measure, figure->value / form.scale, out.number, form.power);
    out.marked = marked_text(fill->arena, out.id, out.number);
    out.text = qualified_text(fill, figure->qualifier, join_unit(fill, measure, out.marked, out.unit));
    out.marked = qualified_text(fill, figure->qualifier, out.marked);
    if (*out.id != '\0') {
        UserProperty properties[] = { { "rule", sentence_rules[SENTENCE_UNIT].name },
                                      { "figure", arena_printf(fill->arena, "#%s", out.id) } };

        out.text = marked_sentence(fill->arena, properties, G_N_ELEMENTS(properties), out.text);
    }
    return out;
}

AloneText
value_alone(Fill *fill, double value, int decimals, const Measure *measure, double beside)
{
    char raw[G_ASCII_DTOSTR_BUF_SIZE], divided[G_ASCII_DTOSTR_BUF_SIZE];
    Alone form = alone_form(fill, measure, fmax(fabs(value), fabs(beside)));
    AloneText out = { .id = "" };
    UserProperty properties[] = { { "rule", sentence_rules[SENTENCE_UNIT].name },
                                  { "measure", measure->id },
                                  { "value", number_shortest(value, raw) },
                                  { "scale", number_shortest(form.scale, divided) } };

    out.number = out.marked = alone_number(fill, value, decimals, measure, form);
    out.unit = words_beside(fill, measure, value / form.scale, out.number, form.power);
    out.text = marked_sentence(fill->arena, properties, G_N_ELEMENTS(properties),
                               join_unit(fill, measure, out.number, out.unit));
    return out;
}

AloneText
amount_alone(Fill *fill, double amount, int decimals, const Measure *measure)
{
    const Unit *unit = plan_unit_of(fill->plan, measure);
    UnitKind kind = unit == NULL ? UNIT_NONE : unit->kind;
    Alone form = alone_form(fill, measure, amount);
    bool bare = kind == UNIT_NONE || kind == UNIT_COUNT;
    AloneText out = { .id = "", .unit = "" };
    LangArg count;

    if (bare)
        form = (Alone){ .scale = measure->scale };
    out.number = out.text = bare ? printed_value(fill, amount, decimals, measure)
                                 : alone_number(fill, amount, decimals, measure, form);
    if (bare) {
        out.unit = unit_beside(fill, measure, amount, out.number);
    } else if (kind == UNIT_PERCENT) {
        count = LANG_NUMBER("count", amount);
        out.text = number_and_unit(fill, out.number, lang_message(fill->lang, fill->arena, "unit-points", &count, 1));
    } else {
        out.text = join_unit(fill, measure, out.number,
                             words_beside(fill, measure, amount / form.scale, out.number, form.power));
    }
    return out;
}

const char *
toward_key(Fill *fill, const Measure *measure, bool up, bool passed)
{
    const Unit *unit = plan_unit_of(fill->plan, measure);
    UnitKind kind = unit == NULL ? UNIT_NONE : unit->kind;
    bool amount = kind == UNIT_NONE || kind == UNIT_COUNT || kind == UNIT_MONEY;

    if (up)
        return !amount ? "target-or-more" : passed ? "target-passed" : TOWARD_OF;
    return kind == UNIT_COUNT || kind == UNIT_RATE ? "target-or-fewer" : "target-or-less";
}
