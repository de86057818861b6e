#ifndef PEN_PEN_H
#define PEN_PEN_H
/*
 * What charts and calendars draw with: text, grounds, lines and marks at places of a box. All x run from the box's
 * start edge and all y from its top, in points; on a right-to-left page the pen mirrors them.
 */
#include "base/diag.h"
#include "doc/chart_spec.h"
#include "doc/doc.h"
#include "lang/lang.h"
#include "page/page.h"
#include "text/text.h"

typedef struct PenTrial PenTrial;       /* pen/trial.h */

typedef struct PenContext {
    TextStore *text;
    const Lang *lang;
    const ChartTheme *theme;
    TextDirection direction;            /* right to left mirrors the drawing: time runs from right to left, too */
    /* set: nothing is painted, and the trial learns what would be; pages are NULL then */
    PenTrial *trial;
    Place spot;                         /* of what is drawn, in its template or specification */
    /* while a chart's alternative text is made: of which figures it speaks, "#id" (const char *); else NULL */
    GPtrArray *said;
    PictureFinder pictures;             /* who opens icons; find NULL: nobody, and none is painted */
    const DocForeign *foreign;          /* names in another language, which say so where they are painted; or NULL */
} PenContext;

typedef struct Pen { const PenContext *c; PageBuilder *page; Rect box; } Pen;      /* box: of the chart */
double pen_x(const Pen *pen, double x);                 /* x from the start edge, to the sheet */
Rect pen_rect(const Pen *pen, double x, double y, double width, double height);
double text_width(const PenContext *c, const char *text, const TextStyle *style);
/* Baseline at y; `at` 0 starts at x, 0.5 centres, 1 ends there. */
void pen_text(const Pen *pen, double x, double y, double at, const char *text, const TextStyle *style);
/* The same of one of `count` lines of a label: a name in another language may begin on the line before. */
void pen_line_of(const Pen *pen, double x, double y, double at, const char *text, const TextStyle *style, size_t line,
                 size_t count);
/*
 * A halo of that width about the letters of a text that pen_text() then sets there, on a drawing that is
 * not mirrored: borders and patterns are seen up to it.
 */
void pen_halo(const Pen *pen, double x, double y, const char *text, const TextStyle *style, double width,
              Colour colour);
/* A value's text, which the structure knows by the value's id. */
void pen_value(const Pen *pen, double x, double y, double at, const ChartValue *value, const TextStyle *style);
/* The words of a label's text that are divided between letters, with NULL behind the last; NULL: none. */
typedef struct DividedWords { const char *text; const char *const *words; } DividedWords;
/*
 * A label in the room it has: broken between words into at most `most` lines, where that is not enough in the
 * semi-condensed face, then with words divided that are wider than the room, and at last cut with an ellipsis between
 * grapheme clusters; the whole text then stands in the alternative text.
 */
enum { FITTED_LINES = 6 };
typedef struct FittedText {
    const char *lines[FITTED_LINES];
    size_t count;
    TextStyle style;
    double width;
    bool cut;
    DividedWords divided;
} FittedText;
FittedText fit_text(const PenContext *c, Arena *arena, const char *text, const TextStyle *style, double width,
                    size_t most);
/* Lines `leading` apart, the first baseline at y. */
void pen_fitted(const Pen *pen, double x, double y, double at, double leading, const FittedText *text);
/*
 * A label in as many lines as it takes: broken between words, and within a word only where it alone is wider than the
 * room, by the rule of text_divide(): a number stays whole, and is then wider than the room. No short word stands alone
 * on the last line. Lines live in the arena.
 */
typedef struct WrappedText {
    const char *const *lines;
    size_t count;
    TextStyle style;
    double width;
    DividedWords divided;
} WrappedText;
WrappedText wrap_text(const PenContext *c, Arena *arena, const char *text, const TextStyle *style, double width);
void pen_wrapped(const Pen *pen, double x, double y, double at, double leading, const WrappedText *text);
/* Warns of divided words, once they are painted; for callers that set the lines of a FittedText themselves. */
void pen_tell_divided(const Pen *pen, const DividedWords *divided);
void pen_fill(const Pen *pen, double x, double y, double width, double height, Colour colour);
/* A bar, or a block of a calendar: in the theme's colour of bars, with its frame where it has one. */
void pen_bar(const Pen *pen, double x, double y, double width, double height);
Colour pen_bar_fill(const Pen *pen);
Colour pen_bar_text(const Pen *pen);            /* of words that stand in one */
Stroke pen_bar_frame(const Pen *pen);           /* of no width where there is none */
void pen_pattern(const Pen *pen, double x, double y, double width, double height, ChartFill fill);
/* The icon of that name in a square; it was opened before, so nothing is told when it cannot be. */
void pen_icon(const Pen *pen, double x, double y, double size, const char *name, Colour colour);
void pen_line(const Pen *pen, double x1, double y1, double x2, double y2, double width, Colour colour);
void pen_dashed(const Pen *pen, double x1, double y1, double x2, double y2, double width, Colour colour, double dash,
                double gap, LineCap cap);
void pen_polygon(const Pen *pen, const Point *points, size_t count, Colour fill, Stroke stroke);
void pen_check(const Pen *pen, double cx, double cy, double r, Colour colour, double width);
/* The sign of a kind of event, of radius r around (cx, cy); `open`: dashed, as its day is not known. */
void pen_event_sign(const Pen *pen, double cx, double cy, double r, EventSign sign, bool open, Colour colour);
void pen_frame(const Pen *pen, double x, double y, double width, double height, Stroke stroke);
void pen_hatch(const Pen *pen, double x, double y, double width, double height, const Hatch *hatch);
void pen_circle(const Pen *pen, double cx, double cy, double radius, Colour fill, Stroke stroke);
void pen_polyline(const Pen *pen, const Point *points, size_t count, Stroke stroke);      /* a line of data */
/* What is set until pen_value_end() is a figure's text, by its id; NULL: none. */
void pen_value_begin(const Pen *pen, const char *id);
void pen_value_end(const Pen *pen);
/* Tells a trial where the values are drawn, and that a label which was promised finds no room. */
void pen_plot(const Pen *pen, double x, double y, double width, double height);
void pen_lost(const Pen *pen);
TextStyle with_colour(TextStyle style, Colour colour);

#endif
