#ifndef BASE_DIAG_MAP_H
#define BASE_DIAG_MAP_H
/*
 * Diagnostics 1273, 1274, 1277 to 1284 and 1285 to 1299: maps, and outlines of the user's own; 1240 to 1243 are in
 * base/diag_picture.h. Their sentences stand in base/diag_texts.h. A number is never used again.
 */

enum {
    DIAG_MAP_NOTE_OWED = 1273,
    DIAG_MAP_WITHOUT = 1274,
    DIAG_MAP_NO_PLACES = 1277,
    DIAG_DATA_BAD_POINT = 1281,
    DIAG_POINT_NO_SOURCE = 1282,
    DIAG_SEAT_NO_POINT = 1283,
    DIAG_MAP_CLASSES = 1285,
    DIAG_MAP_NEGATIVE = 1286,
    DIAG_GEO_FILE = 1287,
    DIAG_GEO_DEGREES = 1288,
    DIAG_GEO_CROSSED = 1289,
    DIAG_GEO_NO_AREA = 1290,
    DIAG_GEO_VERTICES = 1291,
};

#endif
