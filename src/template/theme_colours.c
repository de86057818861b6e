/*
 * Can a theme's colours be told apart, and what is written in them be read? Contrast by WCAG 2.1 (1.4.3 and 1.4.11),
 * distance as CIE 1976 (CIE 15, 8.2.1) of sRGB (IEC 61966-2-1). Signs have shapes of their own, but words of statuses
 * and bars have their colour alone.
 */
#include "template/theme.h"
#include "base/diag_template.h"
#include <math.h>
#include <string.h>

typedef struct Pair { const char *front, *back; double least; const char *what; } Pair;

static const Pair pairs[] = {
    /* what stands on what, the least contrast, and what it is */
    { "ink", "white", 4.5, "text" },
    { "ink-2", "white", 4.5, "small text" },
    { "ink-2", "tint", 4.5, "small text in a shaded field" },
    { "ink-3", "white", 3, "light hatches" },
    { "ink", "pale", 4.5, "text on the pale colour" },
    { "white", "navy", 4.5, "text in the head of a page" },
    { "pale", "navy", 4.5, "small text in the head of a page" },
    { "accent", "white", 4.5, "numbers and links" },
    { "mid", "white", 3, "the second series of a chart" },
    { "bar-text", "bar", 4.5, "words in a bar" },
    { "bar-frame", "white", 3, "the frame of a bar" },
    { "map-border", "map-land", 3, "an outline on a map" },
    { "map-border", "map-area", 3, "the outline of a map's area" },
    { "achieved", "white", 4.5, "the word of a status" },
    { "on-track", "white", 4.5, "the word of a status" },
    { "accelerate", "white", 4.5, "the word of a status" },
    { "limited", "white", 4.5, "the word of a status" },
    { "deteriorating", "white", 4.5, "the word of a status" },
    { "missed", "white", 4.5, "the word of a status" },
    { "too-early", "white", 4.5, "the word of a status" },
    { "no-data", "white", 4.5, "the word of a status" },
    { "no-target", "white", 4.5, "the word of a status" },
    { "baseline-only", "white", 4.5, "the word of a status" },
    { "no-change", "white", 4.5, "the word of a status" },
};

/* Statuses that say how far a target is; the others say why that is not known. */
static const char *const judged[] = { "achieved", "on-track", "accelerate", "limited", "deteriorating", "missed" };

/* CIE 1976: two colours nearer than this are taken for one where they do not touch. */
static const double LEAST_DISTANCE = 15;

static double
linear(uint8_t channel)
{
    double v = channel / 255.0;

    return v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
}

static double
curve(double t)
{
    return t > 216.0 / 24389 ? cbrt(t) : (24389.0 / 27 * t + 16) / 116;
}

typedef struct Lab { double l, a, b; } Lab;

static Lab
lab_of(Colour colour)
{
    double r = linear(colour.red), g = linear(colour.green), b = linear(colour.blue);
    double x = curve((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505), y = curve(0.2126 * r + 0.7152 * g + 0.0722 * b),
           z = curve((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);

    return (Lab){ 116 * y - 16, 500 * (x - y), 200 * (y - z) };
}

static double
distance(Colour first, Colour second)
{
    Lab a = lab_of(first), b = lab_of(second);

    return sqrt((a.l - b.l) * (a.l - b.l) + (a.a - b.a) * (a.a - b.a) + (a.b - b.b) * (a.b - b.b));
}

/* Where the later of the two is said: that is who can change it. */
static void
check_pair(const Theme *theme, const Pair *pair, Diags *diags)
{
    char got[G_ASCII_DTOSTR_BUF_SIZE], least[G_ASCII_DTOSTR_BUF_SIZE];
    Colour front, back;
    double contrast;

    if (!theme_colour(theme, pair->front, &front) || !theme_colour(theme, pair->back, &back))
        return;
    contrast = colour_contrast(front, back);
    if (contrast >= pair->least)
        return;
    g_ascii_formatd(got, sizeof got, "%.1f", floor(contrast * 10) / 10);
    g_ascii_formatd(least, sizeof least, "%g", pair->least);
    diag_report_related(diags, DIAG_THEME_CONTRAST, theme_colour_place(theme, pair->front),
                        theme_colour_place(theme, pair->back), pair->front, pair->back, got, least, pair->what, NULL);
}

void
theme_check_colours(const Theme *theme, Diags *diags)
{
    Colour a, b;

    for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++)
        check_pair(theme, &pairs[i], diags);
    for (size_t i = 0; i < G_N_ELEMENTS(judged); i++)
        for (size_t k = i + 1; k < G_N_ELEMENTS(judged); k++)
            if (theme_colour(theme, judged[i], &a) && theme_colour(theme, judged[k], &b) &&
                distance(a, b) < LEAST_DISTANCE)
                diag_report_related(diags, DIAG_THEME_STATUSES_ALIKE, theme_colour_place(theme, judged[k]),
                                    theme_colour_place(theme, judged[i]), judged[i], judged[k], NULL);
}
