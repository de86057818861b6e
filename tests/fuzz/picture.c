/* Any bytes as a picture that a page shows, drawn to PDF and to pixels. */
#include "project.h"

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size);

static void
write_template(void)
{
    static const char page[] =
        "<template for='plan' theme='house'><master name='first' size='A5' margin='0'/><title>Picture</title>"
        "<body><img src='templates/shown' alt='Shown' width='50' height='50' fit='cover'/></body></template>";
    char path[128];
    FILE *stream;

    snprintf(path, sizeof path, "%s/templates/picture.xml", fuzz_folder);
    stream = fopen(path, "wb");
    if (stream == NULL || fputs(page, stream) < 0 || fclose(stream) != 0)
        abort();
}

static void
build(SheafProject *project, SheafFormat format, const char *ending)
{
    char output[128];
    SheafJob job = { .template_name = "picture", .output = output, .format = format };
    SheafResult result;
    SheafExit status;

    snprintf(output, sizeof output, "%s/out.%s", fuzz_folder, ending);
    fuzz_errors = 0;
    status = sheaf_build(project, &job, &result);
    if ((status == SHEAF_OK && result.path == NULL) || (status != SHEAF_OK && fuzz_errors == 0) ||
        status == SHEAF_INTERNAL)
        abort();                                        /* refused without a word, or by a fault of the program */
    sheaf_result_clear(&result);
}

/* A project remembers what it has opened, so that each input has one of its own. */
int
LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size)
{
    const char *templates = getenv("SHEAF_TEMPLATES"), *fonts = getenv("SHEAF_FONTS_CONF");
    SheafProjectOptions options = { .templates = templates == NULL ? "templates" : templates,
                                    .fonts = fonts == NULL ? "out/fonts/fonts.conf" : fonts,
                                    .report = fuzz_report };
    SheafProject *project;
    SheafExit status;

    fuzz_write("templates/shown", bytes, size);
    write_template();
    options.folder = fuzz_folder;
    project = sheaf_project_open(&options, &status);
    if (project == NULL)
        abort();
    build(project, SHEAF_PDF, "pdf");
    build(project, SHEAF_PNG, "png");
    sheaf_project_close(project);
    return 0;
}
