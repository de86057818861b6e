#ifndef READ_FOLDER_H
#define READ_FOLDER_H
/*
 * The files of a data folder: every *.xml in it, in the order of their names, links to files within the scope
 * followed, each file once whatever it is called. FIFOs, devices and the like are never opened.
 *
 * Whatever else lies there is named in a warning with its path, as its author may take it for data: other files, all
 * that lies in folders below, links that lead to folders. Not named are the folder `schema`, a folder that holds a
 * `data` of its own (it is another project), what other verbs read (packs and batch files, and beside packs the files
 * that they annex), and what editors leave: names that begin with . or # or end with ~.
 */
#include <stdbool.h>
#include "base/diag.h"
#include "base/scope.h"

/*
 * Paths, to be freed with the array. A link that is broken or leads out of the scope is an error. With diags NULL
 * nothing is reported.
 */
GPtrArray *data_files(const char *folder, const PathScope *scope, Diags *diags);

/*
 * The names in a folder, sorted, without those that editors leave; to be freed with the array. NULL when it cannot be
 * listed, with a diagnostic if there is somebody to take it.
 */
GPtrArray *folder_names(const char *folder, Diags *diags);

/* Has it a `data` of its own? In a project such a folder is another one, which the first neither reads nor names. */
bool folder_is_project(const char *folder);

#endif
