#ifndef READ_READ_H
#define READ_READ_H
/*
 * Files to model. The data folder's *.xml are told apart by their root elements; element tables (tables.c) are the
 * validator, and the RELAX NG for editors is generated from them.
 */
#include "base/scope.h"
#include "lang/lang.h"
#include "model/plan.h"
#include "read/xml.h"

/* What to read, and for whom. Zeroed but for its folder: the one plan of the folder, for the public. */
typedef struct PlanOrder {
    const char *folder;
    const char *plan;                   /* the plan's file, where the folder has several; NULL: the one there is */
    const char *holidays;               /* an iCalendar file whose events are public holidays; NULL: none */
    Audience audience;
    bool check_withheld;
    /* where links in the folder may lead, besides the folder itself; zeroed: anywhere */
    PathScope scope;
    /*
     * No text is wanted in another language than `language` (NULL: the plan's), so that a file of phrases, which only
     * translate, is passed over where that is the plan's own.
     */
    bool one_language;
    const char *language;
} PlanOrder;

/*
 * Reads every *.xml of the folder in the order of their names (read/folder.h). NULL when anything is wrong: every
 * mistake of every file is reported.
 *
 * What the audience may not see is nowhere in the plan, neither as itself nor as a gap, and a public element that
 * refers to it is an error. Mistakes inside it are those of somebody else's text: a page for the public must not fail
 * by them, nor its messages quote them, so they are passed over in silence, as if the text were deleted. With
 * check_withheld, when an author asks what is wrong with the files, they are reported like all others, and nothing is
 * lost; what such elements refer to is followed only when they are read, for an internal audience. (XML that is not
 * well-formed is no element yet, and always an error.)
 */
Plan *read_order(const PlanOrder *order, Diags *diags);
/* The same for the public, without more. */
Plan *read_plan(const char *folder, const char *plan, Diags *diags);

/*
 * What the files of a plan said, as SHA-256 in hexadecimal, to be freed. frame: the plan itself and the areas, measures
 * and treaties, which a page may ask for without a View (the plan's tree too). facts: observations, sources,
 * memberships, deadlines and events, which it asks for through a View alone; where they are the same, so is every
 * answer. Worked out anew by each call, as only a batch needs them: about a tenth of the time of a single page.
 */
char *read_frame_digest(const Plan *plan);
/* Of the phrases, which are neither: pages in the plan's own language have none of their words. */
char *read_phrases_digest(const Plan *plan);
char *read_facts_digest(const Plan *plan);
/* Of all facts but observations, which plan_fact_slots() tells apart. */
char *read_other_facts_digest(const Plan *plan);

/*
 * A part of the closer look: warns, once a language that the plan's title or its phrases have, of texts that have no
 * words in it, with how many and where. Titles of sources, quotations and names are meant to stay as they are.
 */
void read_lint_translations(const Plan *plan, Diags *diags);

/*
 * The catalogues of the folder, appended to `catalogues` (of Catalogue): words of the program, which have no audience.
 * False when one is faulty.
 */
bool read_catalogues(const char *folder, GPtrArray *catalogues, Diags *diags);

/* The RELAX NG grammar (XML syntax) of a root element; false when there is no such file. */
bool schema_write(const char *root, GString *out);
/* Names of all root elements, NULL-terminated. */
const char *const *schema_roots(void);

#endif
