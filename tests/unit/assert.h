#ifndef TESTS_UNIT_ASSERT_H
#define TESTS_UNIT_ASSERT_H
/* What every unit test includes: cmocka and an assertion it lacks (its floats are compared as float). */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdbool.h>
#include <cmocka.h>

#define assert_near(got, want, tolerance)                                                                              \
    do {                                                                                                               \
        double got_ = (got), want_ = (want);                                                                           \
        if (!(fabs(got_ - want_) <= (tolerance)))                                                                      \
            fail_msg("%s is %.12g, not %.12g", #got, got_, want_);                                                     \
    } while (0)

/* One row of a table, which may be const, as a test of its own, under the row's name. */
#define row_test(function, row_name, row)                                                                              \
    ((struct CMUnitTest){ (row_name), (function), NULL, NULL, (void *)(uintptr_t)(row) })

/*
 * How many tests stand at the start of an array that has room for more: a number typed in would leave out what is
 * added.
 */
static inline size_t
count_tests(const struct CMUnitTest *tests)
{
    size_t count = 0;

    while (tests[count].test_func != NULL)
        count++;
    return count;
}

/* All rows of a table so, in the array `tests`, of which `count` are set. */
#define ADD_ROWS(function, table)                                                                                      \
    for (size_t row_ = 0; row_ < sizeof(table) / sizeof((table)[0]); row_++)                                           \
    tests[count++] = row_test(function, (table)[row_].name, &(table)[row_])

#endif
