/*
 * What packing costs by itself: pack N... puts N events into the months of a year and prints the CPU milliseconds for
 * each N, a line each. Days and lengths come from a multiplicative generator, so that every run packs the same.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include "base/sort.h"
#include "doc/calendar_spec.h"

enum { ROUNDS = 20 };

static double
cpu_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int
next_number(int below)
{
    static unsigned long long state = 20180101;

    state = state * 16807 % 2147483647;
    return (int)(state * (unsigned long long)below / 2147483647);
}

static int
compare_items(const void *left, const void *right)
{
    return date_compare(((const CalendarItem *)left)->first, ((const CalendarItem *)right)->first);
}

static CalendarItem *
make_items(Arena *arena, size_t count)
{
    CalendarItem *items = arena_new0(arena, CalendarItem, count);
    int32_t year = date_to_days((Date){ 2018, 1, 1 });

    for (size_t i = 0; i < count; i++) {
        int length = 1 + next_number(9), first = next_number(366 - length);

        items[i] =
            (CalendarItem){ .first = date_from_days(year + first), .last = date_from_days(year + first + length - 1) };
    }
    sort_items(items, count, sizeof *items, compare_items);
    return items;
}

static double
pack_year(const CalendarItem *items, size_t count)
{
    double start = cpu_ms();

    for (int round = 0; round < ROUNDS; round++)
        for (int month = 1; month <= 12; month++) {
            Arena *arena = arena_new();
            CalendarSpec spec = { .year = 2018, .month = month, .first_weekday = 1, .items = items, .count = count };
            const size_t *left;
            size_t left_count;

            calendar_pack_month(&spec, arena, &left, &left_count);
            arena_free(arena);
        }
    return (cpu_ms() - start) / ROUNDS;
}

int
main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        size_t count = strtoul(argv[i], NULL, 10);
        Arena *arena = arena_new();

        printf("%.4f\n", pack_year(make_items(arena, count), count));
        arena_free(arena);
    }
    return 0;
}
