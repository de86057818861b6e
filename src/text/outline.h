#ifndef TEXT_OUTLINE_H
#define TEXT_OUTLINE_H
/* The shapes of letters as lines and curves, for what is drawn about them. */
#include "base/geometry.h"
#include "text/run.h"

/* A step: one point, of a curve two control points and the end, of what closes none; y grows downwards. */
typedef enum OutlineStep { OUTLINE_MOVE, OUTLINE_LINE, OUTLINE_CURVE, OUTLINE_CLOSE } OutlineStep;
typedef void (*OutlineEach)(OutlineStep step, const Point *points, void *data);

/* Of a run whose baseline begins at (x, y), glyph after glyph; of a font that cannot be read nothing. */
void run_outline(const TextRun *run, double x, double y, OutlineEach each, void *data);

#endif
