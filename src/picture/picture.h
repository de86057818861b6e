#ifndef PICTURE_PICTURE_H
#define PICTURE_PICTURE_H
/*
 * The pictures of a project: PNG and JPEG files of its folder, each read and decoded once in a run. The bytes of a JPEG
 * go into a PDF as they are, and nothing is decoded for it, unless a page asks for fewer pixels. What was opened is
 * kept up to a size, the longest unused of it goes first; pages keep what they show.
 */
#include "base/input.h"
#include "page/picture.h"

typedef struct PictureStore PictureStore;

/* Names lead from `folder`, and nowhere outside the scope; both are borrowed. */
PictureStore *picture_store_new(const char *folder, const PathScope *scope);
void picture_store_free(PictureStore *store);                   /* NULL is allowed */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PictureStore, picture_store_free)

/*
 * The picture of that name ("pictures/well.jpg"), lent until the next call; NULL with a diagnostic at `place`. `place`
 * is also where a warning about it is told, once a run.
 */
const PagePicture *picture_store_open(PictureStore *store, const char *name, Place place, Diags *diags);
/* The same of the file at `path`, wherever it lies: one that came with a package. */
const PagePicture *picture_store_open_at(PictureStore *store, const char *name, const char *path, Place place,
                                         Diags *diags);
/* The same of an SVG whose currentColor (CSS Color 3, 4.4) is `colour`: "#15202B"; NULL: as it is. */
const PagePicture *picture_store_open_coloured(PictureStore *store, const char *name, const char *path,
                                               const char *colour, Place place, Diags *diags);
/* The same of the QR code of a text, which is its name. */
const PagePicture *picture_store_code(PictureStore *store, const char *text, Place place, Diags *diags);
/*
 * A picture that the store lent, shown over `seen` (points), with no more than `dpi` pixels an inch: made once a run
 * for each size, lent as above. What has no more pixels, or none, comes back as it is; NULL with a diagnostic at
 * `place` where it cannot be decoded.
 */
const PagePicture *picture_store_reduced(PictureStore *store, const PagePicture *picture, Size seen, double dpi,
                                         Place place, Diags *diags);
/* The path that a name leads to; to be freed. NULL with a diagnostic when it leads out of the scope. */
char *picture_store_path(const PictureStore *store, const char *name, Place place, Diags *diags);

#endif
