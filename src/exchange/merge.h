#ifndef EXCHANGE_MERGE_H
#define EXCHANGE_MERGE_H
/*
 * Figures of another's into the data files: what is new is added, what is there stays, and a figure that became
 * another is a revision beside the old one, which must be known to be later. First it is found out what would happen
 * (a Merge), then, if it is to happen, the files' new texts are made. Nothing is written here.
 */
#include "exchange/data_text.h"
#include "exchange/mistakes.h"

typedef struct MergeAsked {
    const char *origin_prefix;          /* "khm.xlsx#SaidList!": of what an earlier import of the same table has left */
    char *(*origin)(const char *sheet, SheetPlace at);
    const char *origin_file, *sheet;
    Date published;                     /* of new figures and revisions that say none; unset: none */
    Date imported_on;                   /* unset: not noted */
    bool withdraw;                      /* figures that vanished from the table are taken out */
    bool whole;                         /* every row could be read: only then is told what vanished */
    const char *output;                 /* the file that takes new figures; NULL: where like ones are */
    const char *folder;                 /* of the data */
} MergeAsked;

typedef enum Outcome {
    OUTCOME_SAME,
    OUTCOME_NEW,
    OUTCOME_CHANGED,                    /* the same number, with another note, status, source … */
    OUTCOME_REVISED,
    OUTCOME_REPEATED,                   /* the table says it twice */
    OUTCOME_REFUSED,                    /* a mistake says why */
    OUTCOME_VANISHED,
    OUTCOME_COUNT
} Outcome;

/* said: its place in the figures; stored: 1 + that in the data; 0: none. changed: bits of `given`. */
typedef struct Change { uint32_t said, stored; Outcome outcome; uint8_t changed; } Change;

typedef struct Merge {
    GArray *changes;                    /* Change, in the order of the table; what vanished behind it */
    size_t counts[OUTCOME_COUNT];
    size_t later;                       /* of the new and revised ones those that the plan's own days do not know */
} Merge;

Merge *merge_find(const DataText *data, SaidList *figures, const Lexicon *lexicon, const MergeAsked *asked,
                  Mistakes *mistakes);
void merge_free(Merge *merge);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Merge, merge_free)

/* A line each of what it would do but for what stays: "revised  casualties, KHM, 2018: 120, now 132". */
void merge_print(const Merge *merge, const DataText *data, const SaidList *figures, const Lexicon *lexicon,
                 size_t most_new, GString *out);

/* The texts of the files that change: paths and bytes, one for one; freed with the arrays. False with diagnostics. */
bool merge_files(const Merge *merge, const DataText *data, const SaidList *figures, const Lexicon *lexicon,
                 const MergeAsked *asked, GPtrArray *paths, GPtrArray *bytes, Diags *diags);

#endif
