#ifndef AUDIT_FONT_H
#define AUDIT_FONT_H
/*
 * A font as content uses it (ISO 32000-1, 9.6 to 9.10): its codes, what they mean as text, and which glyphs they show.
 */
#include "audit/gather.h"
#include "audit/program.h"

enum { AUDIT_CODES = 65536 };

typedef struct AuditCmap AuditCmap;

struct AuditFont {
    /* descendant: the CIDFont of a composite font, else dict itself */
    const Object *dict, *descendant, *descriptor;
    const char *name;                   /* BaseFont, or "?" */
    bool composite, type3;
    bool identity;                      /* composite: codes are CIDs of two bytes */
    int page;                           /* where it is first used */
    bool walked, transparent;           /* Type 3: its glyphs have been looked at; one of them is see-through */
    bool visible;                       /* shown other than in rendering mode 3 */
    guint8 used[AUDIT_CODES / 8];       /* a bit a code */
    guint8 bare[AUDIT_CODES / 8];       /* used where no ActualText stands for it */
    guint8 seen[AUDIT_CODES / 8];       /* used other than in rendering mode 3 */
    AuditCmap *unicode;                 /* ToUnicode; NULL when there is none that can be read */
    ObjectFile *file;
    /* Of a simple font: its base encoding as a name ("" for its own), names of /Differences by code. */
    const char *base;
    const char **differences;           /* 256; NULL without */
    guint8 *program_bytes;
    FontProgram *program;               /* see audit_font_program() */
    AuditCmap *encoding;                /* an embedded CMap from codes to CIDs */
    guint8 *glyph_map;                  /* CIDToGIDMap as a stream */
    size_t glyph_map_length;
};

/* The font of this dictionary, read when it is first used. Owned by the audit. */
AuditFont *audit_font_use(Audit *audit, const Object *dict, int page);
void audit_font_free(AuditFont *font);

/* The code at bytes[*at], with *at moved behind it; at < length. */
guint audit_font_next(const AuditFont *font, const char *bytes, size_t length, size_t *at);
void audit_font_mark_used(AuditFont *font, guint code, bool bare, bool seen);
bool audit_font_sees(const AuditFont *font, guint code);
bool audit_font_uses(const AuditFont *font, guint code);
/* The first code from this one on that is used; AUDIT_CODES: none is. */
guint audit_font_used_from(const AuditFont *font, guint code);
bool audit_font_uses_bare(const AuditFont *font, guint code);
/* UTF-8, or NULL when the file does not say. */
const char *audit_font_text(AuditFont *font, guint code, char buffer[8]);
/* ISO 32000-1, 9.9: the stream of its program, or the null object; the program, read once and the font's. */
const Object *audit_font_stream(const AuditFont *font);
const FontProgram *audit_font_program(AuditFont *font);
/* Of a simple font the name of the glyph that a code shows; NULL when it is not told. */
const char *audit_font_name(AuditFont *font, guint code);
/* The collection of a composite font's CIDs: "GB1", "CNS1", "Japan1", "Korea1", another or "". */
const char *audit_font_ordering(const AuditFont *font);
int audit_font_cid(const AuditFont *font, guint code);
/* Glyph of a CID in a TrueType program; -1 when it cannot be told. */
int audit_font_glyph(const AuditFont *font, int cid);
/* What an embedded CMap says of itself (9.7.5.3): a mode of writing, -1 for none; another map that it uses, or NULL. */
int audit_cmap_mode(const AuditCmap *cmap);
const char *audit_cmap_uses(const AuditCmap *cmap);
/* The largest CID that it names, which may be beyond what there can be. */
gint64 audit_cmap_largest(const AuditCmap *cmap);
/* The code that `index` (from 0) maps, and its text: to walk a ToUnicode map. False past the end. */
bool audit_cmap_at(const AuditCmap *cmap, guint index, guint *code, const char **text);

#endif
