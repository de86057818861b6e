#ifndef RENDER_INIT_H
#define RENDER_INIT_H
/* Pieces of a new project, for all that begin one. */
#include "render/project.h"

/* A folder that does not exist or is empty; else false with a diagnostic. */
bool init_look_at_folder(const char *folder, Diags *diags);

#endif
