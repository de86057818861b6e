/*
 * The library holds what the program opens when it is needed. This file has this one function, so that the program's
 * own takes its place.
 */
#include "draw/cairo.h"

const DrawFunctions *
draw_functions(Diags *diags)
{
    (void)diags;
    return &draw_cairo;
}
