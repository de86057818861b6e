/* The kinds of indicators and of events, by the names that files use. */
#include <math.h>
#include "model/plan.h"
#include "base/words.h"
#include <string.h>

static const char *const names[KIND_COUNT] = {
    [KIND_AREA_SET] = "area-set", [KIND_LEVEL] = "level", [KIND_LADDER] = "ladder", [KIND_JUDGEMENT] = "judgement",
    [KIND_CHECKLIST] = "checklist", [KIND_TOTAL] = "total", [KIND_MONEY] = "money", [KIND_DEADLINE] = "deadline",
};

const char *
indicator_kind_name(IndicatorKind kind)
{
    return names[kind];
}

bool
indicator_kind_find(const char *name, IndicatorKind *out)
{
    for (int i = 0; i < KIND_COUNT; i++)
        if (strcmp(names[i], name) == 0) {
            *out = (IndicatorKind)i;
            return true;
        }
    return false;
}

const char *
quality_name(Quality quality)
{
    static const char *const qualities[] = {
        [Q_PRELIMINARY] = "preliminary", [Q_ESTIMATE] = "estimate", [Q_FINAL] = "final"
    };

    return qualities[quality];
}

const char *
qualifier_name(Qualifier qualifier)
{
    static const char *const qualifiers[QUALIFIER_COUNT] = { "",      "at-least",       "at-most",
                                                             "about", "at-least-about", "at-most-about" };

    return qualifiers[qualifier];
}

Qualifier
qualifier_side(Qualifier qualifier)
{
    static const Qualifier sides[QUALIFIER_COUNT] = { [QUALIFIER_AT_LEAST] = QUALIFIER_AT_LEAST,
                                                      [QUALIFIER_AT_LEAST_ABOUT] = QUALIFIER_AT_LEAST,
                                                      [QUALIFIER_AT_MOST] = QUALIFIER_AT_MOST,
                                                      [QUALIFIER_AT_MOST_ABOUT] = QUALIFIER_AT_MOST };

    return sides[qualifier];
}

bool
qualifier_is_about(Qualifier qualifier)
{
    return qualifier >= QUALIFIER_ABOUT;
}

double
qualifier_digit(Qualifier qualifier, double value, double digit)
{
    double noughts = round(fabs(value) / digit);

    if (!qualifier_is_about(qualifier))
        return digit;
    for (; noughts >= 100 && fmod(noughts, 10) == 0; noughts /= 10)
        digit *= 10;
    return digit;
}

/* Where one of them may only be more and the other only less, nothing is known but that they are about right. */
Qualifier
qualifier_of_both(Qualifier a, Qualifier b)
{
    Qualifier side = qualifier_side(a) == QUALIFIER_NONE ? qualifier_side(b) : qualifier_side(a),
              other = qualifier_side(b) == QUALIFIER_NONE ? side : qualifier_side(b);
    bool about = qualifier_is_about(a) || qualifier_is_about(b);

    if (side != other || (side == QUALIFIER_NONE && about))
        return QUALIFIER_ABOUT;
    if (!about)
        return side;
    return side == QUALIFIER_AT_LEAST ? QUALIFIER_AT_LEAST_ABOUT : QUALIFIER_AT_MOST_ABOUT;
}

const char *
missing_name(Missing missing)
{
    static const char *const reasons[MISSING_COUNT] = { "", "not-applicable", "not-reported", "not-collected",
                                                        "confidential" };

    return reasons[missing];
}

/* Those with a sign, words or a rule of their own, and those by which the shipped plan records what was done. */
static const char event_names[] = "anniversary completion day deadline destruction entry-into-force event holiday "
                                  "launch meeting other ratification report vote workshop";

const char *
event_kinds(void)
{
    return event_names;
}

bool
event_kind_is_known(const char *name)
{
    return vocabulary_place(event_names, name) >= 0;
}
