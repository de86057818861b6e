/* Any bytes as a pack of a small project, made down to its PDF. */
#include "project.h"

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size);

/* Opened once: a pack changes nothing in it. */
static SheafProject *
small_project(void)
{
    static SheafProject *project;
    const char *templates = getenv("SHEAF_TEMPLATES"), *fonts = getenv("SHEAF_FONTS_CONF");
    SheafProjectOptions options = { .folder = fuzz_folder, .templates = templates == NULL ? "templates" : templates, .fonts = fonts == NULL ? "out/fonts/fonts.conf" : fonts,
                                    .report = fuzz_report };
    SheafExit status;

    if (project == NULL)
        project = sheaf_project_open(&options, &status);
    if (project == NULL)
        abort();
    return project;
}

int
LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size)
{
    char output[128];
    SheafPack pack = { .path = fuzz_file, .output = output };
    SheafResult result;
    SheafExit status;

    fuzz_write("pack.xml", bytes, size);
    snprintf(output, sizeof output, "%s/out.pdf", fuzz_folder);
    status = sheaf_pack(small_project(), &pack, &result);
    if ((status == SHEAF_OK && result.path == NULL) || (status != SHEAF_OK && fuzz_errors == 0) || status == SHEAF_INTERNAL)
        abort();
    sheaf_result_clear(&result);
    return 0;
}
