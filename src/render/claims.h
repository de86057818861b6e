#ifndef RENDER_CLAIMS_H
#define RENDER_CLAIMS_H
/*
 * What a run reads and what it is going to write, so that no output is ever written over an input, or over another
 * output of the run. Every verb that writes claims its paths here before it writes the first of them.
 *
 * An output that exists is compared by device and inode, so that neither links nor another way to write its path hide
 * what it is; one that does not exist yet by its folder, resolved, and its name.
 */
#include "render/project.h"
#include "base/diag_files.h"

typedef struct Claims Claims;

Claims *claims_new(void);
void claims_free(Claims *claims);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Claims, claims_free)

/*
 * The claims of a project: its data, templates and words, those that came with the program, its fonts, its plan and
 * its holidays are read. They are looked at once for a project, when it is first asked; the project must outlive the
 * claims.
 */
Claims *claims_of_project(SheafProject *project);

/* It is, or will be, read; it need not be there. NULL and "-" are nothing. */
void claims_read(Claims *claims, const char *path);
/* All XML files in a folder and in those below it. */
void claims_read_folder(Claims *claims, const char *folder);
/* A pack, and what it annexes, as far as it can be read. */
void claims_read_pack(Claims *claims, const SheafProject *project, const char *path);

/* May it be written? False with DIAG_OUTPUT_IS_INPUT or DIAG_OUTPUT_TWICE. Devices always may. NULL is nothing. */
bool claims_write(Claims *claims, const char *path, Diags *diags);

#endif
