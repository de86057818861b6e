#ifndef BASE_LOCATION_H
#define BASE_LOCATION_H
/* A place on Earth, in degrees of WGS 84: north and east are positive. */
#include <stdbool.h>

typedef struct Location { bool known; double latitude, longitude; } Location;

/*
 * "43.856 18.413": latitude and longitude as IATI's <pos> and ISO 6709 have them, decimal, with one blank between;
 * false, and not known: it is none.
 */
bool location_parse(const char *text, Location *out);
/* The same from a place, to a tenth of a metre. */
enum { LOCATION_TEXT = 32 };
const char *location_format(Location location, char text[LOCATION_TEXT]);
/* As a pattern of XML Schema. */
#define LOCATION_PATTERN                                                                                               \
    "-?([0-8]?[0-9](\\.[0-9]+)?|90(\\.0+)?) -?((1[0-7][0-9]|[0-9]?[0-9])(\\.[0-9]+)?|180(\\.0+)?)"

#endif
