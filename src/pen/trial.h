#ifndef PEN_TRIAL_H
#define PEN_TRIAL_H
/*
 * A drawing on trial: what a pen would paint is noted instead, and then asked whether all of it can be read. Places
 * are those of the sheet, as on a page; the height of letters is that of capitals and of what hangs below the line.
 */
#include "pen/pen.h"

PenTrial *pen_trial_new(Rect frame);
void pen_trial_free(PenTrial *trial);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PenTrial, pen_trial_free)

/*
 * True when no label was lost, each plot is large enough to tell values apart, and no text leaves the frame, touches
 * another, lies on a line of data, or on a ground that hides it.
 */
bool pen_trial_fits(PenTrial *trial);

/* What pens tell. */
void pen_trial_text(PenTrial *trial, double left, double baseline, double width, const TextStyle *style);
/* unset: a pattern, on which nothing can be read */
void pen_trial_ground(PenTrial *trial, Rect box, Colour colour);
void pen_trial_stroke(PenTrial *trial, Point from, Point to, double width);
void pen_trial_plot(PenTrial *trial, double width, double height);
void pen_trial_lost(PenTrial *trial);
/* A number as it is abbreviated: two numbers that then read alike do not fit. */
void pen_trial_number(PenTrial *trial, double value, const char *text);

#endif
