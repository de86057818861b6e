/* Any bytes as plan.xml of a small project. */
#include "project.h"

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size);

int
LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size)
{
    return fuzz_run("data/plan.xml", bytes, size);
}
