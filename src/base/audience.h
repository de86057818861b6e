#ifndef BASE_AUDIENCE_H
#define BASE_AUDIENCE_H
/*
 * For whom something is made. An element of a data file or a template may say audience="internal"; what is made for the
 * public is then made as if the element, with all that it holds, had been deleted from its file. The rule is kept where
 * files are read, and nowhere later: read/xml.h withholds the elements from the one tree of a file, which the model,
 * the templates and the plan's tree for XPath are made from. So none of them holds anything that its audience may not
 * see, and whoever asks them need not think of it.
 */
#include <stdbool.h>
#include <string.h>

typedef enum Audience { AUDIENCE_PUBLIC, AUDIENCE_INTERNAL } Audience;

#define AUDIENCE_ATTRIBUTE "audience"
#define AUDIENCE_WORDS "public internal"

/* Whether an element with this value of the attribute (NULL: without one) is kept from the audience. */
static inline bool
audience_is_refused(Audience audience, const char *value)
{
    return audience == AUDIENCE_PUBLIC && value != NULL && strcmp(value, "internal") == 0;
}

#endif
