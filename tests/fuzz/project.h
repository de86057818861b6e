#ifndef TESTS_FUZZ_PROJECT_H
#define TESTS_FUZZ_PROJECT_H
/*
 * What the fuzz targets share: a small project in a folder of its own, one file of which is replaced by the input, then
 * everything that reads it is run. An input may be refused, but never without a word, and never so that memory is hurt.
 */
#include <sheaf/sheaf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char fuzz_folder[64], fuzz_file[128];
static size_t fuzz_errors;

static inline void
fuzz_report(const SheafDiagnostic *diagnostic, void *data)
{
    (void)data;
    if (diagnostic->sentence == NULL || *diagnostic->sentence == '\0')
        abort();
    fuzz_errors += diagnostic->severity == SHEAF_ERROR;
}

static inline void
fuzz_clean(void)
{
    char command[128];

    snprintf(command, sizeof command, "rm -rf '%s'", fuzz_folder);
    if (system(command) != 0)
        fprintf(stderr, "%s is left behind\n", fuzz_folder);
}

static inline void
fuzz_start(const char *file)
{
    char command[256];

    snprintf(fuzz_folder, sizeof fuzz_folder, "%s/sheaf-fuzz-XXXXXX",
             access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
    if (mkdtemp(fuzz_folder) == NULL)
        abort();
    snprintf(command, sizeof command, "cp -r tests/cli/small/. '%s' && mkdir -p '%s/templates/themes'", fuzz_folder,
             fuzz_folder);
    if (system(command) != 0)
        abort();
    snprintf(fuzz_file, sizeof fuzz_file, "%s/%s", fuzz_folder, file);
    atexit(fuzz_clean);
}

/* The file that the input replaces, with these bytes. */
static inline void
fuzz_write(const char *file, const unsigned char *bytes, size_t size)
{
    FILE *stream;

    if (*fuzz_folder == '\0')
        fuzz_start(file);
    stream = fopen(fuzz_file, "wb");
    if (stream == NULL || fwrite(bytes, 1, size, stream) != size || fclose(stream) != 0)
        abort();
    fuzz_errors = 0;
}

/* The document through to a file, which comes whole, or is refused with a word and by no fault of the program. */
static inline void
fuzz_build(SheafProject *project, const char *template, SheafFormat format, const char *ending)
{
    char output[192];
    SheafJob job = { .template_name = template, .output = output, .format = format };
    SheafResult result;
    SheafExit status;

    snprintf(output, sizeof output, "%s/%s.%s", fuzz_folder, template, ending);
    fuzz_errors = 0;
    status = sheaf_build(project, &job, &result);
    if ((status == SHEAF_OK && result.path == NULL) || (status != SHEAF_OK && fuzz_errors == 0) ||
        status == SHEAF_INTERNAL)
        abort();
    sheaf_result_clear(&result);
}

/* A template of one page with that body, as small as may be. */
static inline void
fuzz_write_template(const char *name, const char *title, int margin, const char *body)
{
    char path[192];
    FILE *stream;

    snprintf(path, sizeof path, "%s/templates/%s.xml", fuzz_folder, name);
    stream = fopen(path, "wb");
    if (stream == NULL ||
        fprintf(stream,
                "<template for='plan' theme='house'><master name='first' size='A5' margin='%d'/><title>%s</title>"
                "<body>%s</body></template>",
                margin, title, body) < 0 ||
        fclose(stream) != 0)
        abort();
}

/* A project remembers what it has opened, so that an input may have one of its own; `world`: its outlines, or NULL. */
static inline SheafProject *
fuzz_project_anew(const char *world)
{
    const char *templates = getenv("SHEAF_TEMPLATES"), *fonts = getenv("SHEAF_FONTS_CONF");
    SheafProjectOptions options = { .folder = fuzz_folder,
                                    .templates = templates == NULL ? "templates" : templates,
                                    .fonts = fonts == NULL ? "out/fonts/fonts.conf" : fonts,
                                    .world = world,
                                    .report = fuzz_report };
    SheafExit status;
    SheafProject *project = sheaf_project_open(&options, &status);

    if (project == NULL)
        abort();
    return project;
}

/* The small project opened once, for what changes nothing in it. */
static inline SheafProject *
fuzz_project(void)
{
    static SheafProject *project;

    if (project == NULL)
        project = fuzz_project_anew(NULL);
    return project;
}

/* The project with these bytes as its file: opened, and asked for one area's sheet as a document. */
static inline int
fuzz_run(const char *file, const unsigned char *bytes, size_t size)
{
    const char *templates = getenv("SHEAF_TEMPLATES");
    SheafProjectOptions options = { .folder = fuzz_folder,
                                    .templates = templates == NULL ? "templates" : templates,
                                    .report = fuzz_report };
    SheafJob job = { .template_name = "sheet", .subject = "NPL" };
    SheafProject *project;
    SheafExit status;

    fuzz_write(file, bytes, size);
    options.folder = fuzz_folder;
    project = sheaf_project_open(&options, &status);
    if (project != NULL) {
        char *text = sheaf_stage_text(project, &job, SHEAF_STAGE_DOC, &status);

        if ((text == NULL) != (status != SHEAF_OK))
            abort();
        sheaf_free(text);
        sheaf_free(sheaf_status_table(project));
        sheaf_project_close(project);
    }
    if (status != SHEAF_OK && fuzz_errors == 0)
        abort();                                        /* refused without a word */
    return 0;
}

#endif
