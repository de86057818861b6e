/* Any bytes as a foreign PDF file that a pack annexes, in both ways, made down to the pack's own PDF. */
#include "project.h"
#include <stdbool.h>

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size);

/* Both ways in which an annex is put in; the file beside it names it. */
static const char *
pack_file(bool bare)
{
    static char path[2][192];
    FILE *stream;

    if (*path[bare] != '\0')
        return path[bare];
    snprintf(path[bare], sizeof path[bare], "%s/%s.xml", fuzz_folder, bare ? "bare" : "page");
    stream = fopen(path[bare], "w");
    if (stream == NULL ||
        fprintf(stream,
                "<pack id=\"p\" xml:lang=\"en\" as-of=\"2025-06-30\"><title>P</title><annex href=\"foreign.pdf\" "
                "alt=\"It\" fit=\"%s\" signed=\"take\" most-pages=\"50\">"
                "<title>A</title></annex></pack>\n",
                bare ? "bare" : "page") < 0 ||
        fclose(stream) != 0)
        abort();
    return path[bare];
}

int
LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size)
{
    char output[128];
    SheafPack pack = { .output = output };

    fuzz_write("foreign.pdf", bytes, size);
    snprintf(output, sizeof output, "%s/out.pdf", fuzz_folder);
    for (int bare = 0; bare < 2; bare++) {
        SheafResult result;
        SheafExit status;

        fuzz_errors = 0;
        pack.path = pack_file(bare == 1);
        status = sheaf_pack(fuzz_project(), &pack, &result);
        if ((status == SHEAF_OK && result.path == NULL) || (status != SHEAF_OK && fuzz_errors == 0) ||
            status == SHEAF_INTERNAL)
            abort();
        sheaf_result_clear(&result);
    }
    return 0;
}
