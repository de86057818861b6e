#ifndef PICTURE_REDUCE_H
#define PICTURE_REDUCE_H
#include "base/diag.h"
#include "page/picture.h"

/*
 * The same picture with fewer pixels: `columns` and `rows` as it is stored, none of them more than it has. Each is the
 * mean of those in whose place it stands, by area, and of what can be seen through by how much it is seen. Colours stay
 * in their space, samples keep their bits (those of fewer than 8, and indices, get 8); a JPEG becomes a JPEG of quality
 * 90 without subsampled colours, everything else stays without loss. NULL of what cannot be decoded and of what has no
 * pixels: *why (owned by the caller) says it, or is NULL where `diags` was told already that a module is not there.
 */
PagePicture *picture_reduce(const PagePicture *picture, int columns, int rows, Diags *diags, char **why);

#endif
