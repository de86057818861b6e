/* Any bytes as the specification of a chart alone, drawn to SVG. */
#include "project.h"

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size);

int
LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size)
{
    char output[128];
    SheafChart chart = { .spec = fuzz_file, .format = SHEAF_SVG, .output = output };
    SheafResult result;
    SheafExit status;

    fuzz_write("chart.xml", bytes, size);
    snprintf(output, sizeof output, "%s/out.svg", fuzz_folder);
    status = sheaf_chart(fuzz_project(), &chart, &result);
    if ((status == SHEAF_OK && result.path == NULL) || (status != SHEAF_OK && fuzz_errors == 0) ||
        status == SHEAF_INTERNAL)
        abort();                                        /* refused without a word, or by a fault of the program */
    sheaf_result_clear(&result);
    return 0;
}
