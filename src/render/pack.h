#ifndef RENDER_PACK_H
#define RENDER_PACK_H
/* A pack being made, as the files that make it see it: resolved against the plan, then bound, then written. */
#include "layout/layout.h"
#include "annex/annex.h"
#include "render/project.h"

/* What a part of the binder was made of. */
typedef struct Bound { size_t entry, item; } Bound;

/* What stands behind a part, besides what its templates see. */
typedef struct Backing {
    Template *prose;                    /* what its author wrote in it; NULL: nothing */
    ForeignPdf *foreign;                /* of an annex that is taken; NULL: none */
    bool left_out;                      /* an annex that the pack goes without */
    /* of an annex, once it is bound: which part of the binder; boxes NULL: taken as it is */
    size_t part; Rect *boxes;
    size_t first_page;                  /* once all parts are bound */
} Backing;

typedef struct Making {
    SheafProject *project;
    const SheafPack *asked;
    const Pack *pack;
    Diags *diags;
    Arena *arena;                       /* lives as long as the making */
    Recorder *recorder;                 /* notes what is asked; NULL: nobody does */
    bool mail;                          /* the file that is sent as a mail: what is attached to it is not bound */
    PackScene scene;
    PackEntry *entries;
    Backing *backings;                  /* by entry */
    Binder *binder;
    GArray *bound;                      /* Bound, by part of the binder */
} Making;

/* pack_resolve.c: who and what; false with diagnostics. `path` is where the pack will be written. */
bool pack_resolve(Making *m, const char *path);
void pack_release(Making *m);
/* NULL for a part that is made of none, and, with a diagnostic, when it cannot be had. */
const Template *pack_template(const Making *m, const PackPart *part);
const Lang *pack_lang(const Making *m, const PackPart *part);
PackAudience pack_audience_on(const Pack *pack, const SheafProject *project);
/* The part is not bound: an annex that cannot be had, or, in a mail, what is attached to it or not there. */
bool pack_leaves_out(const Making *m, size_t index);

/* pack_bind.c: fills, sets and binds every part; NULL with diagnostics. */
Pages *pack_bind(Making *m);
/* One of a part's documents, by itself; item 0 where it is made once. NULL with diagnostics. */
Doc *pack_fill(Making *m, size_t entry, size_t item);

#endif
