/* Any bytes as a picture that a page shows, drawn to PDF and to pixels. */
#include "project.h"

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size);

int
LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size)
{
    SheafProject *project;

    fuzz_write("templates/shown", bytes, size);
    fuzz_write_template("picture", "Picture", 0,
                        "<img src='templates/shown' alt='Shown' width='50' height='50' fit='cover'/>");
    project = fuzz_project_anew(NULL);
    fuzz_build(project, "picture", SHEAF_PDF, "pdf");
    fuzz_build(project, "picture", SHEAF_PNG, "png");
    sheaf_project_close(project);
    return 0;
}
