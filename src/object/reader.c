/*
 * The library holds what the program opens when it is needed. This file has this one function, so that the program's
 * own takes its place.
 */
#include "object/reader.h"

const ObjectReader *
object_reader(Diags *diags)
{
    (void)diags;
    return &object_qpdf;
}
