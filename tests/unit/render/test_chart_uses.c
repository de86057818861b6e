/* What help and handbook say of charts where room is short, held against the charts themselves. */
#include "assert.h"
#include <glib.h>
#include <string.h>
#include "chart/kinds.h"
#include "template/reference.h"

/* What it says to do where room is short is what the chart room does: the forms that it tries, and its least width. */
static void
note_short(const ReferenceRow *row, void *data)
{
    const char **found = data;

    if (strcmp(row->kind, "short") == 0 && strcmp(row->of, found[0]) == 0)
        found[1] = row->sentence;
}

static void
what_it_does_where_room_is_short_is_so(void **state)
{
    (void)state;
    for (int kind = 0; kind < CHART_KIND_COUNT; kind++) {
        const ChartRow *row = chart_row((ChartKind)kind);
        const char *found[] = { chart_kind_name((ChartKind)kind), NULL }, *said;
        g_autofree char *narrowest = g_strdup_printf("Narrowest: %g points.", row->least_width);

        reference_each("chart", note_short, found);
        said = found[1];
        assert_non_null(said);
        if ((strstr(said, "list") != NULL) != (row->list != NULL) ||
            (strstr(said, "(1.2M)") != NULL) != (row->last >= FORM_SHORT) ||
            (strstr(said, "lie down") != NULL) != (row->last >= FORM_TURNED) ||
            (row->least_width > 0 ? !g_str_has_suffix(said, narrowest) : strstr(said, "Narrowest") != NULL))
            fail_msg("%s: %s", found[0], said);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(what_it_does_where_room_is_short_is_so) };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
