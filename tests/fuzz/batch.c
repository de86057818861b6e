/* Any bytes as a batch file of a small project: read, its outputs listed, and stopped before the first is made. */
#include "project.h"

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size);

int
LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size)
{
    const volatile int stop = 1;
    char manifest[128];
    SheafBatch batch = { .file = fuzz_file, .manifest = manifest, .stop = &stop };
    SheafBatchResult result;
    SheafExit status;

    fuzz_write("batch.xml", bytes, size);
    snprintf(manifest, sizeof manifest, "%s/manifest.json", fuzz_folder);
    status = sheaf_batch(fuzz_project(), &batch, &result);
    if ((status != SHEAF_OK && status != SHEAF_INTERRUPTED && fuzz_errors == 0) || status == SHEAF_INTERNAL)
        abort();
    return 0;
}
