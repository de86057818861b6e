/*
 * The library holds what the program opens when it is needed. This file has this function alone, so that the program's
 * own takes its place.
 */
#include "geo/geopackage.h"

const GeopackageReader *
geopackage_functions(Diags *diags)
{
    (void)diags;
    return &geopackage_sqlite;
}
