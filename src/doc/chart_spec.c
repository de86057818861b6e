/* The names under which templates ask for charts and marks. */
#include "doc/chart_spec.h"
#include <string.h>

static const char *const chart_names[CHART_KIND_COUNT] = {
    [CHART_PROGRESS_BAR] = "progress-bar", [CHART_STATUS_SIGN] = "status-sign", [CHART_DOTS] = "dots", [CHART_LADDER] = "ladder",
    [CHART_MARK] = "mark", [CHART_JUDGEMENT] = "judgement", [CHART_STACKED_BARS] = "stacked-bars", [CHART_COLUMNS] = "columns",
    [CHART_LINE] = "line", [CHART_SPARKLINE] = "sparkline", [CHART_DEADLINES] = "deadlines", [CHART_AREA_SQUARES] = "area-squares",
    [CHART_NO_DATA] = "no-data", [CHART_BULLET] = "bullet", [CHART_AREA_GRID] = "area-grid", [CHART_DOT_PLOT] = "dot-plot",
    [CHART_DUMBBELL] = "dumbbell", [CHART_SLOPE] = "slope", [CHART_MATRIX] = "matrix", [CHART_ICON_ARRAY] = "icon-array", [CHART_BANDS] = "bands",
    [CHART_MULTIPLES] = "multiples", [CHART_TILES] = "tiles",
};

static const char *const mark_names[] = {
    [MARK_TRIANGLE_UP] = "triangle-up", [MARK_TRIANGLE_DOWN] = "triangle-down", [MARK_ARROW_START] = "arrow-start", [MARK_ARROW_END] = "arrow-end",
    [MARK_PARTY] = "party", [MARK_SIGNATORY] = "signatory", [MARK_NOT_PARTY] = "not-party",
    [MARK_VOTE_FOR] = "vote-for", [MARK_VOTE_ABSTAIN] = "vote-abstain", [MARK_VOTE_AGAINST] = "vote-against", [MARK_VOTE_NONE] = "vote-none",
    [MARK_DISC_CHECK] = "disc-check", [MARK_DISC] = "disc", [MARK_CIRCLE] = "circle", [MARK_DASH] = "dash", [MARK_CHECK] = "check",
    [MARK_SWATCH] = "swatch", [MARK_BASELINE_TICK] = "baseline-tick", [MARK_REQUIRED] = "required", [MARK_TARGET_TICK] = "target-tick",
    [MARK_AREA] = "area", [MARK_JUDGEMENT] = "judgement", [MARK_STUB] = "stub", [MARK_EVENT] = "event",
};

static bool
find(const char *const *names, size_t count, const char *name, size_t *out)
{
    for (size_t i = 0; i < count; i++)
        if (names[i] != NULL && strcmp(names[i], name) == 0) {
            *out = i;
            return true;
        }
    return false;
}

const char *
chart_kind_name(ChartKind kind)
{
    return chart_names[kind];
}

bool
chart_kind_find(const char *name, ChartKind *out)
{
    size_t index;
    bool found = find(chart_names, CHART_KIND_COUNT, name, &index);

    if (found)
        *out = (ChartKind)index;
    return found;
}

const char *
mark_kind_name(MarkKind kind)
{
    return mark_names[kind];
}

bool
mark_kind_find(const char *name, MarkKind *out)
{
    size_t index;
    bool found = find(mark_names, sizeof mark_names / sizeof mark_names[0], name, &index);

    if (found)
        *out = (MarkKind)index;
    return found;
}
