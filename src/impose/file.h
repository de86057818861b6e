#ifndef IMPOSE_FILE_H
#define IMPOSE_FILE_H
/* What imposes by libqpdf, as a table of functions, which the program opens when it is needed (src/module). */
#include "impose/impose.h"

typedef struct ImposeFunctions {
    GBytes *(*file)(GBytes *pdf, const ImposeOptions *options, Diags *diags);      /* as impose_file() */
} ImposeFunctions;

extern const ImposeFunctions impose_qpdf;
/* The table, or NULL with a diagnostic where it cannot be opened. */
const ImposeFunctions *impose_functions(Diags *diags);

#endif
