#ifndef TEMPLATE_CHART_WORDS_H
#define TEMPLATE_CHART_WORDS_H
/* What a chart element may say, by its kind: attributes and words of `options`, from doc/chart_kinds.h. */
#include "template/internal.h"

/* The attribute of that name that some kind has besides those of every chart, or NULL. */
const ArgumentRow *chart_argument_find(const char *name);

/* What every chart may say; ends with a word that is NULL. */
const ChartWord *chart_words_of_all(void);

/*
 * Reports an attribute that neither every chart nor this kind has, with the nearest that it has or, where none is
 * near, with all. Style properties are not known here. False when it was reported.
 */
bool chart_check_attribute(ChartKind kind, const char *name, Place place, Diags *diags);
/* Reports each word of `options` that this kind does not take, in the same way. */
bool chart_check_options(ChartKind kind, const char *options, Place place, Diags *diags);
/* Reports a chart with nothing inside and none of the attributes that tell it what to show. chart_asked.c */
bool chart_check_shows(ChartKind kind, const Instruction *chart, Diags *diags);
/* Reports a word that is no kind of chart, with the nearest one. */
void chart_report_kind(const char *word, Place place, Diags *diags);

#endif
