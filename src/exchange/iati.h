#ifndef EXCHANGE_IATI_H
#define EXCHANGE_IATI_H
/* Activities of the International Aid Transparency Initiative (IATI 2.01 to 2.03), their results above all. */
#include "exchange/exchange.h"

/* The id and kind of the area that stands for an activity without one country: going out it is no location. */
#define IATI_WHOLE      "whole"
#define IATI_WHOLE_KIND "programme"

/*
 * Reads the file activity by activity, holding one of them, and hands each (or only the one asked for) to order->take
 * as the data files of a project. False with diagnostics: the file is none, or broken, or has no such activity; what
 * was handed out before is not to be used then. What cannot be kept is told with its line.
 */
bool iati_read(const IatiOrder *order, Diags *diags);

/* The plan and its figures as one activity of IATI 2.03; NULL with diagnostics. */
GBytes *iati_write(const ExchangeProject *project, const ExportOrder *order, Diags *diags);
/* IATI's code list IndicatorMeasure; NULL: it has no such indicators. */
const char *iati_code_of(const Indicator *indicator, const Measure *measure);
/* Tells what the plan's files say besides, and no activity holds. */
void iati_tell_left(const ExchangeProject *project, Diags *diags);

#endif
