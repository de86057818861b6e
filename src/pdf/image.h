#ifndef PDF_IMAGE_H
#define PDF_IMAGE_H
/* Pictures of a document as image XObjects (ISO 32000-1, 8.9): RGB, and a soft mask where something shows through. */
#include "pdf/pass.h"

/* Writes a PNG file's picture; its object's number, or 0 when it cannot be read. */
int image_write(Writer *writer, const void *bytes, size_t size);

#endif
