/* The words of a class: between which numbers it lies and in what unit, its grade, its year. */
#include "truth/class_words.h"
#include <string.h>

const char *
class_words_before(Claim *claim, int class, const char *from, const char *number)
{
    const char *letter = arena_printf(claim->arena, "%c ", 'A' + class);
    const char *found = g_strrstr_len(from, number - from, letter);
    const char *sentence = class == 0 ? g_strrstr_len(from, number - from, ". ") : NULL;        /* it has no letter */
    const char *begin = found != NULL ? found + strlen(letter) : sentence != NULL ? sentence + 2 : number;
    char *words = arena_strndup(claim->arena, begin, (size_t)(number - begin));

    return g_strstrip(words);
}

/* Behind how much of the text the number has been said; 0: it is not said. */
static size_t
said_behind(Claim *claim, const char *text, double value)
{
    const char *end = text;

    while (*end != '\0') {
        const char *blank = strchr(end + 1, ' ');

        end = blank == NULL ? text + strlen(text) : blank;
        if (claim_says(claim, arena_strndup(claim->arena, text, (size_t)(end - text)), value, &(Beside){ 0 }))
            return (size_t)(end - text);
    }
    return 0;
}

/* "per 100,000", "in prices of 2010": numbers that the unit has itself. */
static bool
is_in_unit(const Claim *claim, const Measure *measure, double value)
{
    const Unit *unit = plan_unit_of(facts_plan(claim->facts), measure);

    return unit != NULL && (value == unit->per || value == unit->base_per);
}

/* Numbers are told in the measure's own scale. Of all the bounds of a map those of the class are said, and no other. */
Verdict
class_says_ends(Claim *claim, const Measure *measure, const char *text, const ClassEnds *ends)
{
    double scale = measure->scale > 0 ? measure->scale : 1;
    size_t low = ends->has_low ? said_behind(claim, text, ends->low / scale) : 0,
           high = ends->has_high ? said_behind(claim, text, ends->high / scale) : 0;

    if ((ends->has_low && low == 0) || (ends->has_high && high == 0))
        return claim_fails(claim, "'%s' does not say %.10g", text,
                           ends->has_low && low == 0 ? ends->low / scale : ends->high / scale);
    if (ends->has_low && ends->has_high && low > high)
        return claim_fails(claim, "'%s' goes from %.10g to %.10g", text, ends->low / scale, ends->high / scale);
    for (size_t i = 0; i < ends->other_count; i++)
        if (!is_in_unit(claim, measure, ends->others[i] / scale) &&
            said_behind(claim, text, ends->others[i] / scale) > 0)
            return claim_fails(claim, "'%s' says %.10g, a bound of other classes", text, ends->others[i] / scale);
    return claim_holds_unit(claim, measure, text, scale);
}
