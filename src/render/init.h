#ifndef RENDER_INIT_H
#define RENDER_INIT_H
/* Pieces of a new project, for all that begin one. */
#include "exchange/exchange.h"
#include "render/project.h"

/* A folder that does not exist or is empty; else false with a diagnostic. */
bool init_look_at_folder(const char *folder, Diags *diags);
/* The files of a project that somebody else's data became, the schemas, and the batch file of its general pages. */
bool init_write_new(const char *folder, const NewProject *project, Diags *diags);
/*
 * sheaf_import_iati(); into_one: where the file has one activity alone, its project is the folder itself.
 */
SheafExit init_from_iati(const char *path, const char *activity, const char *folder, bool into_one, SheafReport report,
                         void *report_data, char **told);

#endif
