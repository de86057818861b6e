#ifndef RENDER_COMPARE_H
#define RENDER_COMPARE_H
/* A printed number against a value, by the rules of the page's language. */
#include "lang/lang.h"

/*
 * Is `printed` what `value / scale` looks like in this language with as many decimals as are printed? *expected is that
 * text. Which space parts the groups is not looked at, nor are marks of direction: a font need not keep them apart.
 */
bool printed_agrees(const Lang *lang, Arena *arena, const char *printed, double value, double scale,
                    const char **expected);

#endif
