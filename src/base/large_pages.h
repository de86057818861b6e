#ifndef BASE_LARGE_PAGES_H
#define BASE_LARGE_PAGES_H
/*
 * Memory of many MiB that is gone over once costs as much in page faults as in work: the system may give it in pages of
 * 2 MiB (madvise(2), MADV_HUGEPAGE). Where it does not, or the memory is small, nothing changes but time.
 */
#include <stddef.h>

/* Before the memory is touched, as malloc() gave it. */
void large_pages_ask(void *memory, size_t size);
/*
 * Gives the system what the heap holds of memory that was freed, so that what comes next has its place. It takes
 * milliseconds, and what is used again afterwards is slower at first: for large documents only.
 */
void freed_pages_return(void);

#endif
