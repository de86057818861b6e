/* Any bytes as a pack of a small project, made down to its PDF. */
#include "project.h"

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size);

int
LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size)
{
    char output[128];
    SheafPack pack = { .path = fuzz_file, .output = output };
    SheafResult result;
    SheafExit status;

    fuzz_write("pack.xml", bytes, size);
    snprintf(output, sizeof output, "%s/out.pdf", fuzz_folder);
    status = sheaf_pack(fuzz_project(), &pack, &result);
    if ((status == SHEAF_OK && result.path == NULL) || (status != SHEAF_OK && fuzz_errors == 0) ||
        status == SHEAF_INTERNAL)
        abort();
    sheaf_result_clear(&result);
    return 0;
}
