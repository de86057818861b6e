#ifndef TEMPLATE_FILE_H
#define TEMPLATE_FILE_H
/* The files that templates are made of. */
#include "read/xml.h"

/*
 * A file's tree without what the audience may not see (read/xml.h). A file that is internal as a whole is none for the
 * public: NULL, with a diagnostic that names the place that asked for it, where there is one.
 */
const XmlNode *template_file_load(InputKind kind, const char *path, Audience audience, Place asked, Arena *arena,
                                  Diags *diags);

#endif
