#ifndef GEO_GEOPACKAGE_H
#define GEO_GEOPACKAGE_H
/* GeoPackage by a library that nothing else needs. The program opens the table when the first is read. */
#include "base/diag.h"

struct OutlineReading;
typedef struct GeopackageReader { void (*read)(struct OutlineReading *reading); } GeopackageReader;

extern const GeopackageReader geopackage_sqlite;
/* The table, or NULL with a diagnostic where it cannot be opened. */
const GeopackageReader *geopackage_functions(Diags *diags);

#endif
