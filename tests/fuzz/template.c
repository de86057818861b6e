/* Any bytes as sheet.xml of a small project. */
#include "project.h"

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size);

int
LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size)
{
    return fuzz_run("templates/sheet.xml", bytes, size);
}
