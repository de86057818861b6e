/* Limits of charts that no template reaches, as it comes to its own first: a spec at each, and one past it. */
#include "assert.h"
#include "chart/kinds.h"

typedef struct LimitCase { const char *name; ChartKind kind; LimitId limit; } LimitCase;

static const LimitCase cases[] = {
    { "points of a line", CHART_LINE,      LIMIT_LINE_POINTS },
    { "areas of a grid",  CHART_AREA_GRID, LIMIT_GRID_AREAS },
};

/* What is wrong with a chart of that kind that has so many. */
static DiagId
fault_of(ChartKind kind, size_t count)
{
    g_autofree AreaTile *tiles = g_new0(AreaTile, count);
    g_autofree ChartPoint *points = g_new0(ChartPoint, count);      /* a day apart, and none has a value */
    LineSeries series = { "s", points, count };
    ChartSpec spec = { .kind = kind, .title = "t" };

    for (size_t i = 0; i < count; i++)
        points[i].date = date_from_days((int)i + 1);
    if (kind == CHART_LINE)
        spec.u.line = (LineSpec){ .series = &series, .series_count = 1 };
    else
        spec.u.area_grid = (AreaGridSpec){ .tiles = tiles, .count = count };
    return chart_row(kind)->check(&spec);
}

static void
as_many_are_drawn_and_no_more(void **state)
{
    const LimitCase *c = *state;
    size_t most = (size_t)limit_number(c->limit);

    assert_int_equal(fault_of(c->kind, most), CHART_GOOD);
    assert_int_equal(fault_of(c->kind, most + 1), limit_as_fault(c->limit));
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(cases)];
    size_t count = 0;

    ADD_ROWS(as_many_are_drawn_and_no_more, cases);
    return _cmocka_run_group_tests("chart/limits", tests, count, NULL, NULL);
}
