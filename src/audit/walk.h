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

typedef struct TextState {
    AuditFont *font;
    double size;
    gint64 rendering;
} TextState;

typedef struct Walk {
    Audit *audit;
    const Object *resources;
    int page, owner; /* owner: number of the page or form whose ids these are */
    gint64 struct_parents;
    bool covered;       /* inside a mark of the content that uses this one, or no real content at all */
    int tagged_outside; /* the mark of the using content that text belongs to: index + 1 */
    int depth;
    GArray *marks;  /* OpenMark */
    GArray *states; /* TextState: the saved ones */
    TextState state;
    guint tagged, artifacts, replaced, spoken, compatibility;
    guint text_objects;  /* begun so far */
    bool in_text, moved; /* moved: the next text stands on another line */
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

#endif
