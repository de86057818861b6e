#ifndef CHART_CHART_H
#define CHART_CHART_H
/*
 * Charts: a spec and a width in, display list items out. Spec (asked), geometry (computed) and page (where) stay apart.
 *
 * The contract of fit: in a chart that is drawn no text touches another, leaves the frame, lies on a line of data or
 * under a bar; larger values stand beyond smaller ones; and every name and number that the kind promises is there. A
 * kind has forms, which are drawn on trial in this order till one keeps that: as asked; names and notes on lines of
 * their own, without labels that the axis repeats; numbers abbreviated; columns laid down as bars; a list. Each kind
 * has a least width, which a long number in its list may raise. What may be left out: years of an axis that counts on,
 * totals of columns but the greatest and the last, figures within parts, and a progress bar's baseline and what it
 * requires today, whose marks stay. Marks, signs and the cells of tables have one form.
 */
#include "base/diag.h"
#include "doc/chart_spec.h"
#include "pen/pen.h"

typedef struct ChartSize {
    double min_width;                   /* narrower is refused */
    double width;                       /* what it takes of the width offered (a mark: its own) */
    double height;
    double baseline;                    /* from its top to the line that aligns with text */
} ChartSize;

/* False with a diagnostic when the spec cannot be drawn (a NaN, no such width); then it is not drawn either. */
bool chart_measure(const ChartSpec *spec, const PenContext *context, double width, ChartSize *out, Diags *diags);

/*
 * How high it may be drawn where a page has room left, at least as high as measured; only charts that ask for it grow.
 */
double chart_most_height(const ChartSpec *spec, const PenContext *context, double width);

/*
 * Parts a chart of rows of panels where a page ends: what fits into `height`, and what is left, both on the one scale
 * and allocated in `arena`. False when it is of one piece or not even a row fits.
 */
bool chart_cut(const ChartSpec *spec, const PenContext *context, double width, double height, Arena *arena,
               const ChartSpec **head, const ChartSpec **rest);

/*
 * Paints into `rect` of the size measured, or higher. The caller has opened the sequence (a Figure, a Span or an
 * artifact) and closes it: charts paint and never tag.
 */
void chart_draw(const ChartSpec *spec, const PenContext *context, PageBuilder *page, Rect rect);

/*
 * The text for those who cannot see it: spec->alt, or one made from the values by the catalogue's patterns; never
 * NULL, never empty. With it go the properties by which it can be held against the data (SENTENCE_DRAWN), where it
 * says anything of them. All lives in `arena`.
 */
enum { CHART_MOST_PROPERTIES = 16 };
typedef struct ChartSaid { const char *text; UserProperty properties[CHART_MOST_PROPERTIES]; size_t count; } ChartSaid;
ChartSaid chart_said(const ChartSpec *spec, const PenContext *context, Arena *arena);

/*
 * The numbers of a chart whose text does not say them all, each with what it is of (the period of a part, or NULL, and
 * its own name, or NULL, of a remark on the period), the number or words as they are printed, and the id of the figure
 * or NULL. `said`: there is no number, or the text says it, as it does the sum of parts. Lives in `arena`; none of a
 * chart that says all.
 */
typedef struct ChartTold { const char *head, *name, *value, *id; bool said; } ChartTold;
const ChartTold *chart_told(const ChartSpec *spec, const PenContext *context, Arena *arena, size_t *count);

#endif
