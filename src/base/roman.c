/* From the largest step down, as often as it goes. */
#include "base/roman.h"
#include <glib.h>

enum { LABEL_LETTERS = 40 };

char *
roman_numeral(size_t number)
{
    static const struct { size_t value; const char *letters;
    } steps[] = {
        { 1000, "m" }, { 900, "cm" }, { 500, "d" }, { 400, "cd" }, { 100, "c" }, { 90, "xc" }, { 50, "l" },
        { 40, "xl" },  { 10, "x" },   { 9, "ix" },  { 5, "v" },    { 4, "iv" },  { 1, "i" },
    };
    GString *out = g_string_new(NULL);

    for (size_t i = 0; i < G_N_ELEMENTS(steps); i++)
        for (; number >= steps[i].value && out->len < LABEL_LETTERS; number -= steps[i].value)
            g_string_append(out, steps[i].letters);
    return g_string_free(out, FALSE);
}
