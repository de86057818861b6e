/* Any bytes as a table of others: the first says of which form, the rest is the file. Nothing is written. */
#include "project.h"

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size);

int
LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size)
{
    static const char *const formats[] = { "csv", "iati", "xlsx", "ods" };
    SheafTransfer asked = { .path = fuzz_file, .dry_run = true };
    SheafTransferred done;
    SheafProject *project;
    SheafExit status;

    if (size == 0)
        return 0;
    fuzz_write("incoming", bytes + 1, size - 1);
    project = fuzz_project();
    asked.format = formats[bytes[0] % 4];
    status = sheaf_import(project, &asked, &done);
    sheaf_free(done.text);
    if (status != SHEAF_OK && fuzz_errors == 0)
        abort();                                        /* refused without a word */
    asked.propose = true;
    sheaf_import(project, &asked, &done);
    sheaf_free(done.text);
    return 0;
}
