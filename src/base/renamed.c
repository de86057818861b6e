/* The names that were given up, each beside the one that took its place. */
#include "base/renamed.h"
#include "base/words.h"
#include <stddef.h>

static const struct { const char *old, *now; } renamed[] = {
    { "state", "area" },
    { "states", "areas" },
    { "state-name", "area-name" },
    { "state-set", "area-set" },
    { "state-squares", "area-squares" },
    { "hatched", "half" },
    { "state-grid", "area-grid" },
    { "group-states", "group-areas" },
    { "meeting-states", "meeting-areas" },
    { "states-with", "areas-with" },
    { "target-state-for", "target-area-for" },
    { "legend-states", "legend-areas" },
    { "legend-state-fulfilled", "legend-area-fulfilled" },
    { "legend-state-done", "legend-area-done" },
    { "legend-state-unclear", "legend-area-unclear" },
    { "legend-state-not", "legend-area-not" },
    { "legend-state-unknown", "legend-area-unknown" },
    { "table-state", "table-area" },
    { "alt-state-squares", "alt-area-squares" },
    { "alt-state-group", "alt-area-group" },
    { "funding-states", "funding-areas" },
    { "casualties-states", "casualties-areas" },
    { "casualties-states-table", "casualties-areas-table" },
    { "calendar-title-state", "calendar-title-area" },
    { "calendar-count-state", "calendar-count-area" },
    { "objective-step-states", "objective-step-areas" },
};

const char *
renamed_to(const char *word)
{
    for (size_t i = 0; i < sizeof renamed / sizeof renamed[0]; i++)
        if (words_are_same(renamed[i].old, word))
            return renamed[i].now;
    return NULL;
}
