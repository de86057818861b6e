#ifndef TEMPLATE_MAP_FILL_H
#define TEMPLATE_MAP_FILL_H
/* What the files that fill maps share. */
#include "doc/map_spec.h"
#include "template/chart_data.h"

/* What a map is asked to show; what is not given is NULL or 0. */
typedef struct MapAsked {
    const Measure *measure;
    const Treaty *treaty;
    const Indicator *indicator;
    const Objective *objective;
    const char *const *areas;           /* ids: no others are shown */
    int year;                           /* whose figure; 0: the latest */
    /* What classes by a rule, and circles, are made for: figures of these measures and years. */
    const Measure *const *scale; size_t scale_count;
    int first, last;
} MapAsked;

/* map_classes.c: classes, and what is in each. False, with a diagnostic: no map is made. */
bool map_fill_classes(Fill *fill, const Instruction *instruction, const MapAsked *asked, const GPtrArray *data,
                      MapSpec *spec);

/* A property by which the alternative text can be held against the data (SENTENCE_SHADES); "": none. */
void map_claim(Fill *fill, MapSpec *spec, const char *name, const char *value);

/* One more sentence below the map. */
void map_say(Fill *fill, MapSpec *spec, const char *sentence);

#endif
