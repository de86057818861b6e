#ifndef BASE_SORT_H
#define BASE_SORT_H
#include <stdlib.h>

/* qsort() that takes an empty array, whose pointer may be NULL (C17, 7.22.5 forbids that to qsort). */
static inline void
sort_items(void *items, size_t count, size_t size, int (*compare)(const void *, const void *))
{
    if (count > 1)
        qsort(items, count, size, compare);
}

#endif
