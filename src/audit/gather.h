#ifndef AUDIT_GATHER_H
#define AUDIT_GATHER_H
/*
 * What the audit's files share: the document gathered once (pages, structure elements, parent tree, marks, fonts,
 * metadata), the rules it is held to, and how a finding is noted. Indices are from 0; -1 means none or unknown.
 */
#include "audit/audit.h"
#include "base/limit.h"
#include "object/object.h"

/* Which promise a rule belongs to. A rule is asked when the file has made one of its promises. */
enum {
    HELD_UA = 1,                        /* ISO 14289-1 */
    HELD_A = 2,                         /* ISO 19005-2 or -3, every level */
    HELD_A_UNICODE = 4,                 /* levels u and a */
    HELD_A_TAGGED = 8,                  /* level a */
    HELD_A_NO_FILES = 16,               /* part 2, which restricts attachments */
    HELD_ALWAYS = 32,                   /* advice */
    HELD_PRINT = 64                     /* no promise but paper: what a printer needs */
};

/* The rows of the table in rules.c, in the order in which findings are reported. */
typedef enum AuditRuleId {
    RULE_DAMAGED,
    RULE_EXHAUSTED,
    RULE_HEADER,
    RULE_TRAILER_ID,
    RULE_AFTER_END,
    RULE_XREF,
    RULE_STREAM_EOL,
    RULE_STREAM_LENGTH,
    RULE_HEX_STRING,
    RULE_OBJECT_SPACING,
    RULE_NAME_UTF8,
    RULE_ENCRYPTED,
    RULE_ENCRYPTED_CLOSED,
    RULE_EXTERNAL_STREAM,
    RULE_LZW,
    RULE_CRYPT,
    RULE_LIMIT,
    RULE_XMP_MISSING,
    RULE_XMP_MALFORMED,
    RULE_XMP_PACKED,
    RULE_UA_CLAIM,
    RULE_A_CLAIM,
    RULE_UA_PREFIX,
    RULE_XMP_RDF,
    RULE_XMP_HEADER,
    RULE_XMP_SCHEMA,
    RULE_XMP_TYPE,
    RULE_XMP_EXTENSION_FIELD,
    RULE_XMP_EXTENSION,
    RULE_TITLE,
    RULE_INFO,
    RULE_NO_DISPLAY_TITLE,
    RULE_DISPLAY_TITLE_FALSE,
    RULE_LANG_MISSING,
    RULE_LANG_INVALID,
    RULE_LANG_TEXT,
    RULE_LANG_OUTLINE,
    RULE_LANG_ALTERNATIVE,
    RULE_LANG_CONTENTS,
    RULE_LANG_FIELD,
    RULE_LANG_METADATA,
    RULE_NOT_MARKED,
    RULE_NO_TREE,
    RULE_SUSPECTS,
    RULE_ROLE_UNMAPPED,
    RULE_ROLE_CIRCULAR,
    RULE_ROLE_REMAPPED,
    RULE_TREE,
    RULE_UNTAGGED,
    RULE_ARTIFACT_IN_TAGGED,
    RULE_TAGGED_IN_ARTIFACT,
    RULE_UNBALANCED,
    RULE_MARK_TWICE,
    RULE_MARK_LOST,
    RULE_MARK_EMPTY,
    RULE_PARENT_TREE,
    RULE_SHARED_FORM,
    RULE_TABLE_NESTING,
    RULE_LIST_NESTING,
    RULE_CONTENT_PLACE,
    RULE_TOC_NESTING,
    RULE_TABLE_IRREGULAR,
    RULE_SCOPE,
    RULE_ALT,
    RULE_FORMULA_ALT,
    RULE_HEADING_FIRST,
    RULE_HEADING_SKIPS,
    RULE_HEADING_TWO_H,
    RULE_HEADING_MIXED,
    RULE_HEADING_EMPTY,
    RULE_NOTE_ID,
    RULE_NOTE_ID_TWICE,
    RULE_ID_TWICE,
    RULE_LINK_UNTAGGED,
    RULE_ANNOT_UNTAGGED,
    RULE_WIDGET_UNTAGGED,
    RULE_LINK_CONTENTS,
    RULE_ANNOT_CONTENTS,
    RULE_FIELD_NAME,
    RULE_ANNOT_PARENT,
    RULE_MEDIA_TYPE,
    RULE_MEDIA_ALT,
    RULE_TRAP_NET,
    RULE_PRINTER_MARK,
    RULE_ANNOT_TYPE,
    RULE_ANNOT_FLAGS,
    RULE_ANNOT_APPEARANCE,
    RULE_ANNOT_STATES,
    RULE_PAGE_SIZE,
    RULE_SIGNATURE,
    RULE_TABS_MISSING,
    RULE_TABS_WRONG,
    RULE_FONT_EMBEDDED,
    RULE_CID_MAP_MISSING,
    RULE_CID_MAP_WRONG,
    RULE_CID_SYSTEM,
    RULE_FONT_ENCODING,
    RULE_CMAP_USE,
    RULE_CMAP_MODE,
    RULE_TRUETYPE_ENCODING,
    RULE_GLYPH_MISSING,
    RULE_FONT_WIDTH,
    RULE_UNICODE_MISSING,
    RULE_UNICODE_CODE,
    RULE_UNICODE_NULL,
    RULE_UNICODE_BOM,
    RULE_UNICODE_UNKNOWN,
    RULE_NOTDEF,
    RULE_CID_SET,
    RULE_CHAR_SET,
    RULE_UNICODE_PRIVATE,
    RULE_OUTPUT_INTENT,
    RULE_OUTPUT_INTENT_ICC,
    RULE_DEVICE_COLOUR,
    RULE_ICC_SPACE,
    RULE_COLORANTS,
    RULE_SEPARATION,
    RULE_BLEND_SPACE,
    RULE_BLEND_MODE,
    RULE_GRAPHICS_STATE,
    RULE_OPERATOR,
    RULE_UNSAVED,
    RULE_RESOURCES,
    RULE_RESOURCES_OWN,
    RULE_INTENT,
    RULE_HALFTONE,
    RULE_OVERPRINT,
    RULE_IMAGE,
    RULE_JPEG_2000,
    RULE_POSTSCRIPT,
    RULE_REFERENCE_XOBJECT,
    RULE_ACTION,
    RULE_ADDITIONAL_ACTIONS,
    RULE_FORM_APPEARANCES,
    RULE_XFA,
    RULE_EMBEDDED,
    RULE_FILE_SPEC,
    RULE_FILE_RELATION,
    RULE_FILE_TYPE,
    RULE_LAYER_NAME,
    RULE_LAYER_AS,
    RULE_ALTERNATES,
    RULE_REQUIREMENTS,
    RULE_OUTLINE,
    RULE_PAGE_LABELS,
    RULE_COUNT
} AuditRuleId;

typedef struct Audit Audit;
typedef struct AuditFont AuditFont;
typedef struct AuditXmp AuditXmp;

typedef struct AuditFinding {
    int page, object;                   /* -1 and 0: of the document */
    char *text;
} AuditFinding;

typedef struct AuditRuleView {
    DiagId diag;
    const char *clause;
    unsigned held;
} AuditRuleView;

typedef struct AuditPage {
    const Object *dict;
    const Object *resources;          /* inherited where the page has none (7.7.3.4) */
    const Object *media, *crop;         /* may be inherited; crop may be missing */
    bool own_resources, transparent;    /* transparent: content paints so */
    gint64 struct_parents;              /* key in the parent tree, or -1 */
} AuditPage;

typedef enum AuditKidKind { AUDIT_KID_NODE, AUDIT_KID_MARK, AUDIT_KID_OBJECT } AuditKidKind;
typedef struct AuditKid {
    AuditKidKind kind;
    union {
        int node;                       /* a structure element: its index */
        struct { int owner, mcid; };    /* marked content: number of the page or the form that holds it, and its id */
        int object;                     /* an annotation: its number */
    };
} AuditKid;

/* What few elements have. */
typedef struct AuditExtra {
    const char *id; size_t id_length;   /* NULL: none */
    const Object *language;             /* its own /Lang, or the null object */
    const Object *headers;              /* the array of /Headers of a cell, or the null object */
} AuditExtra;

typedef struct AuditNode {
    const Object *dict;                 /* the null object where elements are looked at once */
    const char *role;                   /* as it stands in the file */
    const char *standard;               /* after role mapping; NULL when there is no standard type at its end */
    const AuditExtra *extra;
    int number;                         /* of its object, or 0 */
    int parent, depth, page;
    guint16 column_span, row_span;      /* at least 1 */
    guint first_kid, kid_count;         /* a run in Audit.kids */
    bool replaced : 1;                  /* it, or an element that it stands in, has /ActualText */
    bool spoken : 1;                    /* it, or an element that it stands in, has /Lang */
    bool actual : 1, alt : 1, expansion : 1;    /* it has the string /ActualText, /Alt, /E */
    bool alt_says : 1;                  /* and the /Alt is not empty */
    bool scope : 1;                     /* of a cell: it says what it heads */
} AuditNode;

/* One marked-content sequence with an id, as content or the structure tree knows it. */
typedef struct AuditMark {
    int owner, mcid, page;
    gint64 struct_parents;              /* of the owner */
    int times;                          /* how often it is opened in content */
    int node;                           /* the structure element that holds it */
    bool own;                           /* shows a character of private use, with no text that stands for it */
    bool mute;                          /* shows text whose language content does not tell */
    GString *text;                      /* what it shows, when asked for */
} AuditMark;

typedef struct AuditReference { int number, generation; } AuditReference;

struct Audit {
    ObjectFile *file;
    const Object *catalog;
    unsigned held;
    AuditProfile profile;               /* what it is held to */
    AuditSummary summary;
    AuditXmp *xmp;                      /* NULL without readable metadata */
    GArray *pages;                      /* AuditPage */
    GHashTable *page_of;                /* object number → page index + 1 */
    GArray *nodes;                      /* AuditNode, in reading order */
    GArray *kids;                       /* AuditKid */
    GHashTable *roles;                  /* as the file has it → AuditRole */
    /*
     * Elements are looked at once, when they are gathered, and let go of. What each of them is as an object is judged
     * then, too: `passed` has a bit for each number of those, and `noted` what they refer to, which is judged later.
     */
    bool once;
    Arena *arena;
    GByteArray *passed;
    GArray *noted;                      /* AuditReference */
    GHashTable *associated;             /* numbers of what some /AF names */
    GArray *attached;                   /* int: numbers of file specifications that hold a file */
    GHashTable *node_of;                /* object number → node index + 1 */
    GArray *parent_tree, *parents_of_marks;     /* see audit_parent() */
    GArray *marks;                      /* AuditMark */
    GHashTable *mark_of;                /* owner and mcid → mark index + 1 */
    GPtrArray *fonts;                   /* AuditFont, in the order of use */
    GHashTable *font_of;                /* font dictionary → AuditFont */
    GHashTable *packets;                /* metadata that have been looked at */
    GHashTable *separations;            /* name of a colourant → its colour space, of the first met */
    GHashTable *spaces;                 /* arrays of colour spaces that have been looked at */
    GHashTable *profiles;               /* ICC profiles that have been looked at */
    unsigned device_spaces;             /* DEVICE_… that content uses without a default of its own */
    guint cmap_budget;                  /* entries that CMaps may still have */
    bool wants_text;
    gsize text_size;
    bool text_cut;                      /* told that there is more of it than is taken */
    GArray *findings[RULE_COUNT];       /* AuditFinding, the first of them; NULL when there is none */
    guint finding_counts[RULE_COUNT];
};

enum { DEVICE_GRAY = 1, DEVICE_RGB = 2, DEVICE_CMYK = 4 };

/* rules.c: notes that a rule is broken, if the file is held to it. `page` and `number` may be -1 and 0. */
void audit_note(Audit *audit, AuditRuleId rule, int page, int number, const char *format, ...) G_GNUC_PRINTF(5, 6);
/* Limits of PDF/A that hold for each value, in objects and in content (ISO 19005-2, 6.1.13). */
void audit_check_value(Audit *audit, const Object *value, int page, int number);
/* A name that readers show must be UTF-8 (6.1.8). */
void audit_check_name(Audit *audit, const Object *name, int page, int number, const char *of);
/* The same of a limit: what the file has more of is not looked at, or PDF/A lets no file have it. */
void audit_exceeded(Audit *audit, LimitId limit, int page, int number);
void audit_report(Audit *audit, const char *path, Diags *diags);
/* Only what of the file was not looked at. */
void audit_report_limits(Audit *audit, const char *path, Diags *diags);
bool audit_is_held(const Audit *audit, AuditRuleId rule);
AuditRuleView audit_rule(AuditRuleId rule);
const char *audit_rule_words(AuditRuleId rule);        /* rule_words.c: what it asks */
const char *audit_rule_name(AuditRuleId rule);         /* rule_words.c: "link-contents", the same for good */
void audit_run_checks(Audit *audit);

/* tree.c: the language of an element, its own or inherited; "" when the file does not say. */
const char *audit_language(Audit *audit, int index);
/* check_language.c: is it a tag as PDF has them (ISO 32000-1, 14.9.2), and if not, notes it. */
void audit_check_tag(Audit *audit, const Object *language, int page, int number, const char *of);
/* check_language.c */
void audit_check_languages(Audit *audit);

/* audit.c: walks, checks and reports what is gathered (NULL: nothing could be); `profile` as in audit_file_as(). */
bool audit_run(Audit *audit, const AuditProfile *profile, const char *path, AuditSummary *out, Diags *diags);

/* gather.c: opens and gathers everything but content. */
Audit *audit_open(const char *path, Diags *diags);
/* Holds it to `profile` in place of what it claims. */
void audit_hold(Audit *audit, const AuditProfile *profile);
/*
 * The same of a file that is open, and from then on the audit's; NULL gives NULL. once: its elements are asked for
 * nothing but what AuditNode has, and take little memory.
 */
Audit *audit_gather(ObjectFile *file, const char *path, bool once, Diags *diags);
void audit_free(Audit *audit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Audit, audit_free)
/*
 * The element to which the parent tree leads from `key` (14.7.4.4), or, with a mark, from that mark of the page or form
 * with the key; -1: to none.
 */
enum { NO_MARK = -1 };
int audit_parent(const Audit *audit, gint64 key, int mark);
/* The mark of `owner` and `mcid`, made when it is new. Valid until the next is made. */
AuditMark *audit_mark(Audit *audit, int owner, int mcid);

/* tree.c: the structure tree, and then the parent tree. */
void audit_gather_tree(Audit *audit);
void audit_gather_parents(Audit *audit);
bool audit_is_standard_role(const char *role);
/* An attribute of a structure element, in its own attribute objects or its classes (14.7.5); resolved. */
const Object *audit_attribute(Audit *audit, const AuditNode *node, const char *owner, const char *key);
static inline AuditNode *
audit_node(const Audit *audit, int index)
{
    return &g_array_index(audit->nodes, AuditNode, (guint)index);
}
static inline AuditKid *
audit_kid(const Audit *audit, guint index)
{
    return &g_array_index(audit->kids, AuditKid, index);
}
static inline AuditPage *
audit_page(const Audit *audit, int index)
{
    return &g_array_index(audit->pages, AuditPage, (guint)index);
}

/* content.c: walks the content of every page. */
void audit_walk_content(Audit *audit);
/*
 * Does `next`, which stands on another line or in another piece, follow `text` without a space: one stands there, the
 * line parts a word behind its hyphen, dash or slash, or a range of numbers, a bracket is opened, or both are of
 * scripts without spaces? `next` is not empty.
 */
bool audit_goes_on(const GString *text, const char *next);

/* colour.c: what a colour space or resource dictionary asks of the output intent. */
void audit_use_space(Audit *audit, const Object *resources, const Object *space, int page);
/* 'RGB ', 'GRAY', 'CMYK' of an ICC profile, or NULL when it is not one that PDF/A allows. */
const char *audit_icc_space(Audit *audit, const Object *profile);

/* A space of inks that a profile defines: overprinting it is restricted (ISO 19005-2, 6.2.4.2). */
bool audit_space_is_icc_cmyk(Audit *audit, const Object *space);
/* jpeg2000.c */
void audit_check_jpeg_2000(Audit *audit, const Object *image, int page);

/* The checks, one function for a chapter of rules. */
void audit_check_syntax(Audit *audit);          /* check_syntax.c */
void audit_check_objects(Audit *audit);         /* check_file.c: all that have not been passed; */
void audit_check_passed(Audit *audit, const Object *object);     /* and one of those, as an object */
void audit_check_catalog(Audit *audit);
void audit_check_metadata(Audit *audit);        /* check_metadata.c */
void audit_check_xmp(Audit *audit);             /* check_xmp.c: the document's packet; */
void audit_check_packet(Audit *audit, const Object *stream);     /* that of any other object, once each */
void audit_check_roles(Audit *audit);           /* check_tree.c */
void audit_check_structure(Audit *audit);
void audit_check_marks(Audit *audit);           /* check_page.c */
void audit_check_annotations(Audit *audit);
void audit_check_fonts(Audit *audit);           /* check_font.c */
void audit_check_colour(Audit *audit);          /* colour.c */

#endif
