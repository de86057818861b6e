#ifndef TEXT_EMBED_H
#define TEXT_EMBED_H
/* Which fonts a PDF can hold. Asked before text is set in a font and again when its file is opened to be embedded. */
#include <hb.h>
#include <stdbool.h>

/*
 * Why no program for a PDF can be made of the face, as a clause and for good; NULL when one can: it has outlines of
 * TrueType or CFF, the tables that these need, and a licence that lets a part of it be embedded.
 */
const char *embed_refusal(hb_face_t *face);
/* Has the face such a table, with something in it? */
bool embed_has_table(hb_face_t *face, hb_tag_t tag);

#endif
