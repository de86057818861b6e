#ifndef BASE_DIAG_PICTURE_H
#define BASE_DIAG_PICTURE_H
/*
 * Diagnostics 1220 to 1259: pictures and maps. Their sentences stand in base/diag_texts.h. A number is never used
 * again.
 */

enum {
    DIAG_PICTURE_UNKNOWN = 1220,
    DIAG_PICTURE_NAMED = 1221,
    DIAG_PICTURE_DAMAGED = 1222,
    DIAG_PICTURE_ANIMATED = 1223,
    DIAG_PICTURE_LARGE = 1224,
    DIAG_PICTURE_CMYK = 1225,
    DIAG_PICTURE_PROFILE = 1226,
    DIAG_PICTURE_NO_ALT = 1227,
    DIAG_PICTURE_NO_FOLDER = 1228,
    DIAG_MAP_NO_WORLD = 1240,
    DIAG_MAP_LEFT_OUT = 1241,
    DIAG_MAP_NO_OUTLINE = 1242,
    DIAG_MAP_UNACCOUNTED = 1243,
};

#endif
