/* A day, or a day with its time and zone. */
#include "base/moment.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Two digits in a range, taken; false where they are none. */
static bool
take_two(const char **at, int most, int *out)
{
    if (!g_ascii_isdigit((*at)[0]) || !g_ascii_isdigit((*at)[1]))
        return false;
    *out = 10 * ((*at)[0] - '0') + (*at)[1] - '0';
    *at += 2;
    return *out <= most;
}

static bool
take_zone(const char *at, int *zone)
{
    int hours, minutes, sign = *at == '-' ? -1 : 1;

    *zone = 0;
    if (strcmp(at, "Z") == 0)
        return true;
    if (*at != '+' && *at != '-')
        return false;
    at++;
    if (!take_two(&at, 14, &hours) || *at++ != ':' || !take_two(&at, 59, &minutes) || *at != '\0')
        return false;
    *zone = sign * (60 * hours + minutes);
    return true;
}

bool
moment_parse(const char *text, Moment *out)
{
    const char *time = strchr(text, 'T');
    char day[11];

    *out = (Moment){ .day = DATE_NONE };
    if (time == NULL)
        return date_parse(text, &out->day);
    if (time - text != 10)
        return false;
    memcpy(day, text, 10);
    day[10] = '\0';
    time++;
    out->timed = true;
    return date_parse(day, &out->day) && take_two(&time, 23, &out->hour) && *time++ == ':' &&
           take_two(&time, 59, &out->minute) && take_zone(time, &out->zone);
}

gint64
moment_seconds(Moment moment)
{
    return (gint64)date_to_days(date_first_day(moment.day)) * 86400 + 3600 * moment.hour + 60 * moment.minute -
           60 * moment.zone;
}

bool
moment_reached(Moment moment, Date as_of, gint64 now, bool now_known)
{
    int order = date_compare(as_of, moment.day);

    if (order != 0 || !moment.timed)
        return order >= 0;
    return now_known && now >= moment_seconds(moment);
}

void
moment_time(Moment moment, char out[6])
{
    snprintf(out, 6, "%02u:%02u", (unsigned)moment.hour % 24, (unsigned)moment.minute % 60);
}

void
moment_zone(Moment moment, char out[12])
{
    int minutes = abs(moment.zone) % 1000;

    if (minutes == 0)
        snprintf(out, 12, "UTC");
    else if (minutes % 60 == 0)
        snprintf(out, 12, "UTC%s%d", moment.zone < 0 ? "\xE2\x88\x92" : "+", minutes / 60);
    else
        snprintf(out, 12, "UTC%s%d:%02d", moment.zone < 0 ? "\xE2\x88\x92" : "+", minutes / 60, minutes % 60);
}

char *
moment_format(Moment moment, char out[24])
{
    char day[11], time[6];

    date_format(moment.day, day);
    moment_time(moment, time);
    if (!moment.timed)
        snprintf(out, 24, "%s", day);
    else if (moment.zone == 0)
        snprintf(out, 24, "%sT%sZ", day, time);
    else
        snprintf(out, 24, "%sT%s%c%02d:%02d", day, time, moment.zone < 0 ? '-' : '+', abs(moment.zone) / 60 % 24,
                 abs(moment.zone) % 60);
    return out;
}
