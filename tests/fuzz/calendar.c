/* Any bytes as an iCalendar file: imported, what was imported imported again as data, and taken as holidays. */
#include "project.h"

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size);

/* What an import gives may name treaties and sources that are not there, but it is always a data file. */
static void
read_as_data(const char *text)
{
    char path[160];
    FILE *stream;

    snprintf(path, sizeof path, "%s/data/imported.xml", fuzz_folder);
    stream = fopen(path, "wb");
    if (stream == NULL || fputs(text, stream) == EOF || fclose(stream) != 0)
        abort();
}

int
LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size)
{
    const char *templates = getenv("SHEAF_TEMPLATES");
    SheafProjectOptions options = { .templates = templates == NULL ? "templates" : templates, .report = fuzz_report };
    static const char *const january[] = { "month=1", NULL };
    SheafJob job = { .template_name = "calendar-month", .parameters = january };
    SheafImport import;
    SheafProject *project;
    SheafExit status;

    fuzz_write("data/input.ics", bytes, size);
    status = sheaf_import_ics(fuzz_file, NULL, false, fuzz_report, NULL, &import);
    if ((status != SHEAF_OK && fuzz_errors == 0) || (status == SHEAF_OK && import.text == NULL))
        abort();
    read_as_data(import.text == NULL ? "<events/>" : import.text);
    sheaf_free(import.text);
    options.folder = fuzz_folder;
    options.holidays = fuzz_file;
    fuzz_errors = 0;
    project = sheaf_project_open(&options, &status);
    if (project != NULL) {
        sheaf_free(sheaf_stage_text(project, &job, SHEAF_STAGE_DOC, &status));
        sheaf_project_close(project);
    }
    if (status != SHEAF_OK && fuzz_errors == 0)
        abort();
    return 0;
}
