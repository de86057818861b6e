#ifndef BASE_SORT_H
#define BASE_SORT_H
#include <stdlib.h>
#include <string.h>

/* qsort() that takes an empty array, whose pointer may be NULL (C17, 7.22.5 forbids that to qsort). */
static inline void
sort_items(void *items, size_t count, size_t size, int (*compare)(const void *, const void *))
{
    if (count > 1)
        qsort(items, count, size, compare);
}

static inline int
compare_texts(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* Pointers to texts, by the bytes of those. */
static inline void
sort_texts(void *texts, size_t count)
{
    sort_items(texts, count, sizeof(char *), compare_texts);
}

#endif
