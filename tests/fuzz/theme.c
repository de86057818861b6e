/* Any bytes as the theme of a small project's sheet. */
#include "project.h"

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size);

int
LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size)
{
    return fuzz_run("templates/themes/house.xml", bytes, size);
}
