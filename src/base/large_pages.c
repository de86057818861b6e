/* Only whole pages can be asked for: of the first and the last whoever has the rest is served as well. */
#include "base/large_pages.h"
#include <malloc.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

enum { LEAST = 4 << 20 };

void
large_pages_ask(void *memory, size_t size)
{
    uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE), start = (uintptr_t)memory / page * page;

    if (size < LEAST)
        return;
    (void)madvise((void *)start, ((uintptr_t)memory - start + size + page - 1) / page * page, MADV_HUGEPAGE);
}

void
freed_pages_return(void)
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}
