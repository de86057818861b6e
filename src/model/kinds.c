/* The kinds of indicators, by the names that files use. */
#include "model/plan.h"
#include <string.h>

static const char *const names[KIND_COUNT] = {
    [KIND_STATE_SET] = "state-set", [KIND_LEVEL] = "level", [KIND_LADDER] = "ladder", [KIND_JUDGEMENT] = "judgement",
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
