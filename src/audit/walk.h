#ifndef AUDIT_WALK_H
#define AUDIT_WALK_H
/* The state of a walk through one content stream, for the two files that run its operators. */
#include "audit/gather.h"
#include "audit/font.h"

typedef enum MarkKind { MARK_PLAIN, MARK_TAGGED, MARK_ARTIFACT } MarkKind;

typedef struct OpenMark {
    MarkKind kind;
    int mcid;
    bool spoken;       /* has /Lang */
    bool replaced;     /* its ActualText stands for what it shows */
    guint text_object; /* the text object it was opened in, 0 outside */
} OpenMark;

/* Of the graphics state what rules ask for (ISO 32000-1, 8.4). */
typedef struct WalkState {
    AuditFont *font;
    double size;
    gint64 rendering;
    gint64 overprint_mode;
    bool stroke_overprint, fill_overprint, stroke_inks, fill_inks; /* inks: a space of inks by a profile */
    bool stroke_set, fill_set;          /* a colour has been set: until then it is black in DeviceGray (8.6.5) */
} WalkState;

typedef struct Walk {
    Audit *audit;
    const Object *resources;
    int page, owner; /* owner: number of the page or form whose ids these are */
    gint64 struct_parents;
    bool covered;       /* inside a mark of the content that uses this one, or no real content at all */
    int tagged_outside; /* the mark of the using content that text belongs to: index + 1 */
    int depth;
    bool inherits;      /* it has no resources of its own */
    bool colourless;    /* a glyph that takes its colour from where it is shown: colour operators do nothing */
    GArray *marks;  /* OpenMark */
    GArray *states; /* WalkState: the saved ones */
    WalkState state;
    guint tagged, artifacts, replaced, spoken, compatibility;
    guint text_objects;  /* begun so far */
    bool in_text, moved; /* moved: the next text stands on another line */
    bool on_letter;      /* what was shown last is a sign that stands on a letter */
    bool afloat;         /* shown_y is only near the line: it is that of what a text stands for, on a new line */
    double line_y, shown_y;
    guint untagged; /* painting operators outside every mark */
    const char *first_untagged;
    GPtrArray *operands;
    ObjectLexer lexer;
} Walk;

/*
 * The operand that stands `from_last` before the last; a resource of the stream by its name. The null object if
 * absent.
 */
const Object *walk_operand(const Walk *walk, guint from_last);
const Object *walk_resource(Walk *walk, const char *kind, const Object *name);
/* Something is painted or shown here: it must stand inside a mark that is tagged or an artifact. */
void walk_paint(Walk *walk, const char *name);
/* The same of text in the current font, whose glyphs may be content of their own. */
void walk_show(Walk *walk);
/* A glyph of a Type 3 font. */
void walk_glyph(Walk *outer, const Object *glyph, const Object *resources);
/* A rendering intent, where one stands (ISO 19005-2, 6.2.6). */
void walk_intent(Walk *walk, const Object *intent);
/* Walks a form, a tiling pattern or an appearance; `covered` when what it paints needs no mark of its own. */
void walk_form(Walk *outer, const Object *form, bool covered);

/* paint.c: operators of the graphics state, of colour, and of images and forms. */
void walk_save(Walk *walk, const char *name);
void walk_restore(Walk *walk, const char *name);
void walk_gs(Walk *walk, const char *name);
void walk_device(Walk *walk, const char *name);
void walk_space(Walk *walk, const char *name);
void walk_pattern(Walk *walk, const char *name);
void walk_shading(Walk *walk, const char *name);
void walk_do(Walk *walk, const char *name);
void walk_inline_image(Walk *walk, const char *name);
void walk_ri(Walk *walk, const char *name);
void walk_d1(Walk *walk, const char *name);

#endif
