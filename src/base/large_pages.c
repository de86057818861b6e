/* Only whole pages can be asked for: the first of it is left to who has the rest of it. */
#include "base/large_pages.h"
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

enum { LEAST = 4 << 20 };

void
large_pages_ask(void *memory, size_t size)
{
    uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE), start = ((uintptr_t)memory + page - 1) / page * page;

    if (size < LEAST)
        return;
    (void)madvise((void *)start, (size - (size_t)(start - (uintptr_t)memory)) / page * page, MADV_HUGEPAGE);
}
