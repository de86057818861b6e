#ifndef AUDIT_PROGRAM_H
#define AUDIT_PROGRAM_H
/*
 * An embedded font program: how wide its glyphs are, and how they are found by name, code or CID. TrueType, Type 1, and
 * the Compact Font Format alone or in OpenType. Everything is bounds-checked.
 */
#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

typedef enum ProgramKind { PROGRAM_NONE, PROGRAM_TRUETYPE, PROGRAM_NAMED, PROGRAM_CID } ProgramKind;

typedef struct FontProgram FontProgram;

/* Of these bytes, which must outlive it; of what cannot be read PROGRAM_NONE. */
FontProgram *program_read(const guint8 *bytes, size_t length);
void program_free(FontProgram *program);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(FontProgram, program_free)

ProgramKind program_kind(const FontProgram *program);
guint program_glyphs(const FontProgram *program);
/* In thousandths of an em; -1 when it cannot be told. */
double program_width(const FontProgram *program, int glyph);

/* PROGRAM_NAMED: a glyph's number by its name, -1 for none; its name; the name that its own encoding has for a code. */
int program_named(const FontProgram *program, const char *name);
const char *program_name(const FontProgram *program, guint glyph);
const char *program_code_name(const FontProgram *program, guint code);
/* PROGRAM_CID: the glyph of a CID, 0 for none. */
int program_of_cid(const FontProgram *program, guint cid);

/* PROGRAM_TRUETYPE: subtables of cmap; the glyph that one has for a character, -1 for an unknown format or no table. */
guint program_cmaps(const FontProgram *program);
bool program_has_cmap(const FontProgram *program, guint platform, guint encoding);
int program_cmap_glyph(const FontProgram *program, guint platform, guint encoding, guint character);

#endif
