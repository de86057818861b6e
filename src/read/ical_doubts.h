#ifndef READ_ICAL_DOUBTS_H
#define READ_ICAL_DOUBTS_H

#include <glib.h>
#include <libical/ical.h>

/*
 * libical ends the process at its first doubt unless it is told not to, by one switch for all that use it. So it stands
 * off while we ask, and as it stood afterwards: `G_GNUC_UNUSED g_auto(IcalDoubts) doubts =
 * ical_doubts_pass();`.
 */
typedef int IcalDoubts;

static inline IcalDoubts
ical_doubts_pass(void)
{
    IcalDoubts before = icalerror_get_errors_are_fatal();

    icalerror_set_errors_are_fatal(0);
    return before;
}

G_DEFINE_AUTO_CLEANUP_FREE_FUNC(IcalDoubts, icalerror_set_errors_are_fatal, -1)

#endif
