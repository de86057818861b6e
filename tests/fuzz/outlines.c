/* Any bytes as the world's outlines, from which a page's maps are drawn, each kind with its own projection. */
#include "project.h"

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size);

static void
write_template(const char *name, const char *map)
{
    char path[128];
    FILE *stream;

    snprintf(path, sizeof path, "%s/templates/%s.xml", fuzz_folder, name);
    stream = fopen(path, "wb");
    if (stream == NULL ||
        fprintf(stream,
                "<template for='plan' theme='house'><master name='first' size='A5' margin='20'/><title>Map</title>"
                "<body><h1>Map</h1>%s</body></template>",
                map) < 0 ||
        fclose(stream) != 0)
        abort();
}

static void
build(SheafProject *project, const char *template)
{
    char output[128];
    SheafJob job = { .template_name = template, .output = output };
    SheafResult result;
    SheafExit status;

    snprintf(output, sizeof output, "%s/%s.pdf", fuzz_folder, template);
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

    fuzz_write("world", bytes, size);
    write_template("locator", "<map kind='locator' area='NPL' height='80' optional='yes'/>");
    write_template("choropleth", "<map kind='choropleth' measure='villages-without-well' bounds='5 20'/>");
    options.folder = fuzz_folder;
    options.world = fuzz_file;
    project = sheaf_project_open(&options, &status);
    if (project == NULL)
        abort();
    build(project, "locator");
    build(project, "choropleth");
    sheaf_project_close(project);
    return 0;
}
