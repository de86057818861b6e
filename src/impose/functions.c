/*
 * The library holds what the program opens when it is needed. This file has this one function, so that the program's
 * own takes its place.
 */
#include "impose/file.h"

const ImposeFunctions *
impose_functions(Diags *diags)
{
    (void)diags;
    return &impose_qpdf;
}
