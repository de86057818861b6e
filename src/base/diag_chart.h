#ifndef BASE_DIAG_CHART_H
#define BASE_DIAG_CHART_H
/* Diagnostics 500 to 599: charts and calendars. Their sentences stand in base/diag_texts.h. A number is never used again; gone: 506. */

enum {
    DIAG_CHART_BAD_NUMBER = 500,
    DIAG_CHART_TOO_MANY_LINES = 501,
    DIAG_CHART_LOG_ZERO = 502,
    DIAG_CHART_PERIOD_TWICE = 503,
    DIAG_CHART_TOO_MANY = 504,
    DIAG_CHART_WRONG_SIDE = 505,
    DIAG_NO_CHART = 507,
    DIAG_CHART_UNITS = 508,
    DIAG_CHART_TARGET_SIDE = 509,
    DIAG_CHART_MOMENTS = 511,
    DIAG_CHART_AXIS = 512,
    DIAG_CHART_NO_ROOM = 513,
    DIAG_CHART_NEGATIVE_SHARE = 514,
    DIAG_CALENDAR_NO_MONTH = 550,
    DIAG_CALENDAR_UNKNOWN = 551,
};

#endif
