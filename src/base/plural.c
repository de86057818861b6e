/* The names of the plural categories. */
#include "base/plural.h"

const char *
plural_name(PluralCategory category)
{
    static const char *const names[PLURAL_COUNT] = {
        [PLURAL_OTHER] = "other", [PLURAL_ZERO] = "zero", [PLURAL_ONE] = "one",
        [PLURAL_TWO] = "two",     [PLURAL_FEW] = "few",   [PLURAL_MANY] = "many",
    };

    return names[category];
}
