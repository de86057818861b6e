#ifndef MAP_PLACE_H
#define MAP_PLACE_H
/*
 * Where labels stand so that none lies on another: each has a pool of places, the better ones cheaper. Simulated
 * annealing (Christensen, Marks and Shieber 1995, An empirical study of algorithms for point-feature label placement),
 * from the places that a greedy choice gives, with numbers that are the same in every run.
 */
#include <glib.h>
#include <stdbool.h>
#include "base/geometry.h"

typedef struct LabelPlace { Rect box; double cost; } LabelPlace;
/* weight: what it costs to leave it out; 0: it is never left out, though it lies on another */
typedef struct Label {
    GArray *places;                     /* LabelPlace */
    double weight;
    int chosen;                         /* -1: left out */
} Label;

Label label_new(double weight);
void label_add_place(Label *label, Rect box, double cost);
void labels_clear(GArray *labels);      /* frees what they hold */

/* `fixed` (Rect) is where nothing may stand; places that leave the frame are not taken. */
void labels_place(GArray *labels, const GArray *fixed, Rect frame);
bool rects_meet(Rect a, Rect b);

#endif
