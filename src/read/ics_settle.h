#ifndef READ_ICS_SETTLE_H
#define READ_ICS_SETTLE_H
/* What events of an iCalendar file say of each other: versions, cancellations, days of a series that are changed. */
#include "model/builder.h"

typedef struct IcsKept {
    Event row;
    const char *uid; /* as written; NULL: none */
    char day[11]; /* RECURRENCE-ID: the day of the series that this one stands for; "": none */
    bool future; /* and for all that follow */
    int sequence;
    bool cancels; /* of a calendar with METHOD:CANCEL */
    bool dayless; /* such a one that does not say when the event was */
    bool gone; /* set here: it gave way to another, or no day of it is left */
} IcsKept;

/*
 * An older SEQUENCE of one UID and day gives way (RFC 5546, 2.1.4), and is told; a cancellation cancels what it names;
 * a changed day is taken out of its series, and where it stands for all that follow (RFC 5545, 3.2.13) the series is
 * parted there. A series whose first day is left out begins with the first that is kept.
 */
void ics_settle(GArray *kept /* IcsKept */, Arena *arena, Diags *diags);

#endif
