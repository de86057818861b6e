/* Any bytes as the world's outlines, from which a page's maps are drawn, each kind with its own projection. */
#include "project.h"

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size);

int
LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size)
{
    SheafProject *project;

    fuzz_write("world", bytes, size);
    fuzz_write_template("locator", "Map", 20,
                        "<h1>Map</h1><map kind='locator' area='NPL' height='80' optional='yes'/>");
    fuzz_write_template("choropleth", "Map", 20,
                        "<h1>Map</h1><map kind='choropleth' measure='villages-without-well' bounds='5 20'/>");
    project = fuzz_project_anew(fuzz_file);
    fuzz_build(project, "locator", SHEAF_PDF, "pdf");
    fuzz_build(project, "choropleth", SHEAF_PDF, "pdf");
    sheaf_project_close(project);
    return 0;
}
