/*
 * Walks content streams (ISO 32000-1, 7.8.2) and keeps three things in view: which marked-content sequences are open,
 * the part of the graphics state that a rule asks for, and the text that each sequence with an id shows. Forms, tiling
 * patterns and appearances are walked where they are used; what stands outside the page's own reading (patterns, soft
 * masks, appearances) counts as covered.
 */
#include "pdf/audit.h"
#include "pdf/audit_font.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    DEEPEST_FORM = 28,
    DEEPEST_STATE = 28,
    MOST_STATES = 100000,
    MOST_MARKS_OPEN = 10000,
    MOST_OPERANDS = 10000,
    REFRESH = 4096, /* operators after which the values read so far are let go */
    MOST_TEXT = 64 << 20,
    COST_OF_FORM = 2048 /* bytes that walking even an empty form counts for: forms may call forms */
};

typedef enum MarkKind { MARK_PLAIN, MARK_TAGGED, MARK_ARTIFACT } MarkKind;

typedef struct OpenMark {
    MarkKind kind;
    int mcid;
    bool replaced;     /* its ActualText stands for what it shows */
    guint text_object; /* the text object it was opened in, 0 outside */
} OpenMark;

typedef struct State {
    AuditFont *font;
    double size, line_height;
    gint64 rendering;
} State;

typedef struct Walk {
    Audit *audit;
    const AuditObj *resources;
    int page, owner; /* owner: number of the page or form whose ids these are */
    gint64 struct_parents;
    bool covered;       /* inside a mark of the content that uses this one, or no real content at all */
    int tagged_outside; /* the mark of the using content that text belongs to: index + 1 */
    int depth;
    GArray *marks;  /* OpenMark */
    GArray *states; /* State: the saved ones */
    State state;
    guint tagged, artifacts, replaced, compatibility;
    guint text_objects;  /* begun so far */
    bool in_text, moved; /* moved: the next text stands on another line */
    double line_y, shown_y;
    guint untagged; /* painting operators outside every mark */
    const char *first_untagged;
    GPtrArray *operands;
    AuditLexer lexer;
} Walk;

typedef struct Operator {
    const char *name;
    void (*run)(Walk *walk, const char *name);
} Operator;

static void walk_bytes(Walk *walk, const char *bytes, size_t length);
static void walk_form(Walk *outer, const AuditObj *form, bool covered);

static const AuditObj *
operand(const Walk *walk, guint from_last)
{
    return from_last < walk->operands->len ? g_ptr_array_index(walk->operands, walk->operands->len - 1 - from_last)
                                           : &audit_null;
}

static const AuditObj *
resource(Walk *walk, const char *kind, const AuditObj *name)
{
    if (name->kind != AUDIT_NAME)
        return &audit_null;
    return audit_get(walk->audit->file, audit_get(walk->audit->file, walk->resources, kind), name->bytes);
}

/* ---- marks ---- */

static AuditMark *
text_mark(Walk *walk)
{
    for (guint i = walk->marks->len; i-- > 0;) {
        const OpenMark *open = &g_array_index(walk->marks, OpenMark, i);

        if (open->kind == MARK_TAGGED)
            return audit_mark(walk->audit, walk->owner, open->mcid);
    }
    return walk->tagged_outside > 0 ? &g_array_index(walk->audit->marks, AuditMark, walk->tagged_outside - 1) : NULL;
}

static void
text_add(Walk *walk, const char *text)
{
    AuditMark *mark = walk->audit->wants_text && walk->audit->text_size < MOST_TEXT ? text_mark(walk) : NULL;

    if (mark == NULL || text == NULL)
        return;
    if (mark->text == NULL)
        mark->text = g_string_new(NULL);
    else if (walk->moved && mark->text->len > 0 && !g_ascii_isspace(mark->text->str[mark->text->len - 1]) &&
             *text != ' ')
        g_string_append_c(mark->text, ' ');
    walk->moved = false;
    g_string_append(mark->text, text);
    walk->audit->text_size += strlen(text);
}

/* Painting and showing text must stand inside a mark that is tagged or an artifact. */
static void
paint(Walk *walk, const char *name)
{
    if (walk->covered || walk->tagged > 0 || walk->artifacts > 0)
        return;
    if (walk->untagged++ == 0)
        walk->first_untagged = g_intern_string(strlen(name) <= 2 ? name : "?");
}

static void
tagged_opens(Walk *walk, OpenMark *open)
{
    AuditMark *mark = audit_mark(walk->audit, walk->owner, open->mcid);

    open->kind = MARK_TAGGED;
    mark->page = walk->page;
    mark->struct_parents = walk->struct_parents;
    walk->moved = true;
    if (++mark->times == 2)
        audit_note(walk->audit, walk->depth > 0 ? RULE_SHARED_FORM : RULE_MARK_TWICE, walk->page, walk->owner,
                   "mark %d is opened twice", open->mcid);
    if (walk->artifacts > 0 || (walk->covered && walk->tagged_outside == 0))
        audit_note(walk->audit, RULE_TAGGED_IN_ARTIFACT, walk->page, walk->owner, "mark %d", open->mcid);
}

static void
mark_opens(Walk *walk, const AuditObj *tag, const AuditObj *properties)
{
    OpenMark open = { MARK_PLAIN, -1, false, walk->in_text ? walk->text_objects : 0 };
    const AuditObj *mcid = audit_get(walk->audit->file, properties, "MCID");
    const char *actual = audit_text(walk->audit->file, audit_get(walk->audit->file, properties, "ActualText"));

    if (audit_is_name(tag, "Artifact")) {
        open.kind = MARK_ARTIFACT;
        if (walk->tagged > 0)
            audit_note(walk->audit, RULE_ARTIFACT_IN_TAGGED, walk->page, walk->owner,
                       "an artifact begins inside a mark");
    } else if (mcid->kind == AUDIT_INTEGER && mcid->integer >= 0 && mcid->integer <= G_MAXINT) {
        open.mcid = (int)mcid->integer;
        tagged_opens(walk, &open);
    }
    walk->tagged += open.kind == MARK_TAGGED;
    walk->artifacts += open.kind == MARK_ARTIFACT;
    open.replaced = actual != NULL;
    if (walk->marks->len < MOST_MARKS_OPEN)
        g_array_append_val(walk->marks, open);
    if (actual != NULL && walk->replaced == 0)
        text_add(walk, actual);
    walk->replaced += open.replaced;
}

static void
run_bmc(Walk *walk, const char *name)
{
    (void)name;
    mark_opens(walk, operand(walk, 0), &audit_null);
}

static void
run_bdc(Walk *walk, const char *name)
{
    const AuditObj *properties = operand(walk, 0);

    (void)name;
    mark_opens(walk, operand(walk, 1),
               properties->kind == AUDIT_NAME ? resource(walk, "Properties", properties) : properties);
}

static void
run_emc(Walk *walk, const char *name)
{
    OpenMark open;

    (void)name;
    if (walk->marks->len == 0) {
        audit_note(walk->audit, RULE_UNBALANCED, walk->page, walk->owner, "EMC ends nothing");
        return;
    }
    open = g_array_index(walk->marks, OpenMark, walk->marks->len - 1);
    g_array_set_size(walk->marks, walk->marks->len - 1);
    walk->tagged -= open.kind == MARK_TAGGED;
    walk->artifacts -= open.kind == MARK_ARTIFACT;
    walk->replaced -= open.replaced;
    if (open.text_object != (walk->in_text ? walk->text_objects : 0))
        audit_note(walk->audit, RULE_UNBALANCED, walk->page, walk->owner, "a mark and a text object overlap");
}

/* ---- graphics state ---- */

static void
run_save(Walk *walk, const char *name)
{
    (void)name;
    if (walk->states->len == DEEPEST_STATE)
        audit_note(walk->audit, RULE_LIMIT, walk->page, walk->owner, "q is nested more than %d deep", DEEPEST_STATE);
    if (walk->states->len < MOST_STATES)
        g_array_append_val(walk->states, walk->state);
}

static void
run_restore(Walk *walk, const char *name)
{
    (void)name;
    if (walk->states->len == 0) {
        audit_note(walk->audit, RULE_OPERATOR, walk->page, walk->owner, "Q without its q");
        return;
    }
    walk->state = g_array_index(walk->states, State, walk->states->len - 1);
    g_array_set_size(walk->states, walk->states->len - 1);
}

static void
check_blend(Walk *walk, const AuditObj *mode)
{
    static const char *const modes[] = { "Normal",    "Compatible", "Multiply",   "Screen",    "Overlay",
                                         "Darken",    "Lighten",    "ColorDodge", "ColorBurn", "HardLight",
                                         "SoftLight", "Difference", "Exclusion",  "Hue",       "Saturation",
                                         "Color",     "Luminosity", NULL };

    if (mode->kind == AUDIT_ARRAY)
        mode = audit_item(walk->audit->file, mode, 0);
    if (mode->kind == AUDIT_NAME && !g_strv_contains(modes, mode->bytes))
        audit_note(walk->audit, RULE_BLEND_MODE, walk->page, walk->owner, "/%s", mode->bytes);
}

/* ISO 19005-2, 6.2.5. */
static void
run_gs(Walk *walk, const char *name)
{
    AuditFile *file = walk->audit->file;
    const AuditObj *state = resource(walk, "ExtGState", operand(walk, 0)), *transfer = audit_get(file, state, "TR2");
    const AuditObj *font = audit_get(file, state, "Font"), *mask = audit_get(file, state, "SMask");

    (void)name;
    if (audit_get(file, state, "TR")->kind != AUDIT_NULL || audit_get(file, state, "HTP")->kind != AUDIT_NULL ||
        (transfer->kind != AUDIT_NULL && !audit_is_name(transfer, "Default")))
        audit_note(walk->audit, RULE_GRAPHICS_STATE, walk->page, state->number,
                   "a transfer function or a halftone's origin");
    check_blend(walk, audit_get(file, state, "BM"));
    if (font->kind == AUDIT_ARRAY)
        walk->state.font = audit_font_use(walk->audit, audit_item(file, font, 0), walk->page);
    if (mask->kind == AUDIT_DICT)
        walk_form(walk, audit_get(file, mask, "G"), true);
}

/* ---- colours ---- */

static void
run_device(Walk *walk, const char *name)
{
    static const struct {
        const char *operator, * space;
    } rows[] = {
        { "g", "DeviceGray" }, { "G", "DeviceGray" }, { "rg", "DeviceRGB" },
        { "RG", "DeviceRGB" }, { "k", "DeviceCMYK" }, { "K", "DeviceCMYK" },
    };

    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        if (strcmp(rows[i].operator, name) == 0) {
            const AuditObj space = { .kind = AUDIT_NAME, .length = strlen(rows[i].space), .bytes = rows[i].space };

            audit_use_space(walk->audit, walk->resources, &space, walk->page);
        }
}

/* A name is a device space itself, or one of the resources. */
static void
use_named_space(Walk *walk, const AuditObj *name)
{
    const AuditObj *space = resource(walk, "ColorSpace", name);

    audit_use_space(walk->audit, walk->resources, space->kind == AUDIT_NULL ? name : space, walk->page);
}

static void
run_space(Walk *walk, const char *name)
{
    (void)name;
    use_named_space(walk, operand(walk, 0));
}

static void
run_pattern(Walk *walk, const char *name)
{
    AuditFile *file = walk->audit->file;
    const AuditObj *pattern = resource(walk, "Pattern", operand(walk, 0));

    (void)name;
    if (pattern->stream)
        walk_form(walk, pattern, true);
    else if (pattern->kind == AUDIT_DICT)
        audit_use_space(walk->audit, walk->resources,
                        audit_get(file, audit_get(file, pattern, "Shading"), "ColorSpace"), walk->page);
}

static void
run_shading(Walk *walk, const char *name)
{
    const AuditObj *shading = resource(walk, "Shading", operand(walk, 0));

    paint(walk, name);
    audit_use_space(walk->audit, walk->resources, audit_get(walk->audit->file, shading, "ColorSpace"), walk->page);
}

/* ---- text ---- */

static void
run_bt(Walk *walk, const char *name)
{
    (void)name;
    walk->in_text = true;
    walk->text_objects++;
    walk->line_y = 0;
}

static void
run_et(Walk *walk, const char *name)
{
    (void)name;
    walk->in_text = false;
}

static void
run_tf(Walk *walk, const char *name)
{
    (void)name;
    walk->state.font = audit_font_use(walk->audit, resource(walk, "Font", operand(walk, 1)), walk->page);
    walk->state.size = audit_number(operand(walk, 0));
}

static void
run_tr(Walk *walk, const char *name)
{
    (void)name;
    walk->state.rendering = audit_integer(operand(walk, 0), 0);
}

static void
run_move(Walk *walk, const char *name)
{
    if (strcmp(name, "Tm") == 0)
        walk->line_y = audit_number(operand(walk, 0));
    else if (strcmp(name, "T*") == 0)
        walk->line_y -= MAX(walk->state.size, 1);
    else
        walk->line_y += audit_number(operand(walk, 0));
}

static void
show_bytes(Walk *walk, const AuditObj *string)
{
    AuditFont *font = walk->state.font;

    if (font == NULL)
        return;
    font->visible = font->visible || walk->state.rendering != 3;
    for (size_t at = 0; at < string->length;) {
        guint code = audit_font_next(font, string->bytes, string->length, &at);
        char buffer[8];

        audit_font_mark_used(font, code, walk->replaced == 0 && walk->artifacts == 0);
        if (walk->replaced == 0)
            text_add(walk, audit_font_text(font, code, buffer));
    }
}

/* The y of a run tells lines apart; a change smaller than a fifth of the size is a raised figure or an accent. */
static void
run_show(Walk *walk, const char *name)
{
    const AuditObj *text = operand(walk, 0);

    paint(walk, name);
    if (walk->state.font == NULL)
        audit_note(walk->audit, RULE_RESOURCES, walk->page, walk->owner, "text is shown in a font that is not there");
    if (fabs(walk->line_y - walk->shown_y) > 0.2 * fabs(walk->state.size) || *name == '\'' || *name == '"')
        walk->moved = true;
    walk->shown_y = walk->line_y;
    if (text->kind == AUDIT_STRING)
        show_bytes(walk, text);
    for (size_t i = 0; text->kind == AUDIT_ARRAY && i < text->length; i++)
        if (text->items[i]->kind == AUDIT_STRING)
            show_bytes(walk, text->items[i]);
}

/* ---- images and forms ---- */

static void
check_image(Walk *walk, const AuditObj *image)
{
    AuditFile *file = walk->audit->file;
    const AuditObj *space = audit_get(file, image, "ColorSpace"), *mask = audit_get(file, image, "SMask");
    const AuditObj *smooth = audit_get(file, image, "Interpolate"), *soft = audit_get(file, mask, "Interpolate");

    if ((smooth->kind == AUDIT_BOOL && smooth->boolean) || (soft->kind == AUDIT_BOOL && soft->boolean))
        audit_note(walk->audit, RULE_IMAGE, walk->page, image->number, "/Interpolate is true");
    if (audit_get(file, image, "Alternates")->kind != AUDIT_NULL || audit_get(file, image, "OPI")->kind != AUDIT_NULL)
        audit_note(walk->audit, RULE_IMAGE, walk->page, image->number, "it has /Alternates or /OPI");
    if (space->kind == AUDIT_NAME)
        use_named_space(walk, space);
    else
        audit_use_space(walk->audit, walk->resources, space, walk->page);
}

static void
run_do(Walk *walk, const char *name)
{
    AuditFile *file = walk->audit->file;
    const AuditObj *object = resource(walk, "XObject", operand(walk, 0)), *type = audit_get(file, object, "Subtype");

    if (audit_is_name(type, "Image")) {
        paint(walk, name);
        check_image(walk, object);
    } else if (audit_is_name(type, "Form")) {
        walk_form(walk, object, walk->covered || walk->tagged > 0 || walk->artifacts > 0);
    } else if (audit_is_name(type, "PS")) {
        audit_note(walk->audit, RULE_POSTSCRIPT, walk->page, object->number, "a PostScript XObject");
    } else {
        audit_note(walk->audit, RULE_RESOURCES, walk->page, walk->owner, "Do names an XObject that is not there");
    }
}

/* The end of an inline image's data: EI between blanks, with nothing unprintable in the next few bytes (8.9.7). */
static const char *
inline_image_end(const char *at, const char *end)
{
    for (; end - at >= 3; at++) {
        const char *next = at + 3;

        if (!g_ascii_isspace(at[0]) || at[1] != 'E' || at[2] != 'I' || (next < end && !g_ascii_isspace(*next)))
            continue;
        while (next < end && next < at + 16 && (g_ascii_isprint(*next) || g_ascii_isspace(*next)))
            next++;
        if (next == end || next == at + 16)
            return at + 3;
    }
    return end;
}

static void
run_inline_image(Walk *walk, const char *name)
{
    paint(walk, name);
    for (guint i = 0; i + 1 < walk->operands->len; i += 2) {
        const AuditObj *key = g_ptr_array_index(walk->operands, i), *value = g_ptr_array_index(walk->operands, i + 1);

        if ((audit_is_name(key, "I") || audit_is_name(key, "Interpolate")) && value->kind == AUDIT_BOOL &&
            value->boolean)
            audit_note(walk->audit, RULE_IMAGE, walk->page, walk->owner, "an inline image is interpolated");
        if ((audit_is_name(key, "F") || audit_is_name(key, "Filter")) &&
            (audit_is_name(value, "LZW") || audit_is_name(value, "LZWDecode")))
            audit_note(walk->audit, RULE_LZW, walk->page, walk->owner, "an inline image");
        if (audit_is_name(key, "CS") || audit_is_name(key, "ColorSpace")) {
            static const char *const names[][2] = { { "G", "DeviceGray" },
                                                    { "RGB", "DeviceRGB" },
                                                    { "CMYK", "DeviceCMYK" } };
            AuditObj space = *value;

            for (size_t n = 0; n < G_N_ELEMENTS(names); n++)
                if (audit_is_name(value, names[n][0]))
                    space.bytes = names[n][1];
            use_named_space(walk, &space);
        }
    }
    walk->lexer.at = inline_image_end(walk->lexer.at, walk->lexer.end);
}

static void
run_compatibility(Walk *walk, const char *name)
{
    if (strcmp(name, "BX") == 0)
        walk->compatibility++;
    else if (walk->compatibility > 0)
        walk->compatibility--;
}

static void
run_nothing(Walk *walk, const char *name)
{
    (void)walk;
    (void)name;
}

/* Every operator of Annex A, sorted for bsearch(). ID stands for an inline image; a path paints, its construction does
 * not. */
static const Operator operators[] = {
    { "\"", run_show },    { "'", run_show },      { "B", paint },
    { "B*", paint },       { "BDC", run_bdc },     { "BI", run_nothing },
    { "BMC", run_bmc },    { "BT", run_bt },       { "BX", run_compatibility },
    { "CS", run_space },   { "DP", run_nothing },  { "Do", run_do },
    { "EMC", run_emc },    { "ET", run_et },       { "EX", run_compatibility },
    { "F", paint },        { "G", run_device },    { "ID", run_inline_image },
    { "J", run_nothing },  { "K", run_device },    { "M", run_nothing },
    { "MP", run_nothing }, { "Q", run_restore },   { "RG", run_device },
    { "S", paint },        { "SC", run_nothing },  { "SCN", run_pattern },
    { "T*", run_move },    { "TD", run_move },     { "TJ", run_show },
    { "TL", run_nothing }, { "Tc", run_nothing },  { "Td", run_move },
    { "Tf", run_tf },      { "Tj", run_show },     { "Tm", run_move },
    { "Tr", run_tr },      { "Ts", run_nothing },  { "Tw", run_nothing },
    { "Tz", run_nothing }, { "W", run_nothing },   { "W*", run_nothing },
    { "b", paint },        { "b*", paint },        { "c", run_nothing },
    { "cm", run_nothing }, { "cs", run_space },    { "d", run_nothing },
    { "d0", run_nothing }, { "d1", run_nothing },  { "f", paint },
    { "f*", paint },       { "g", run_device },    { "gs", run_gs },
    { "h", run_nothing },  { "i", run_nothing },   { "j", run_nothing },
    { "k", run_device },   { "l", run_nothing },   { "m", run_nothing },
    { "n", run_nothing },  { "q", run_save },      { "re", run_nothing },
    { "rg", run_device },  { "ri", run_nothing },  { "s", paint },
    { "sc", run_nothing }, { "scn", run_pattern }, { "sh", run_shading },
    { "v", run_nothing },  { "w", run_nothing },   { "y", run_nothing },
};

static int
compare_operator(const void *key, const void *row)
{
    return strcmp(key, ((const Operator *)row)->name);
}

/* ---- streams ---- */

static void
run_operator(Walk *walk, const char *name)
{
    const Operator *row = bsearch(name, operators, G_N_ELEMENTS(operators), sizeof *operators, compare_operator);

    if (row != NULL)
        row->run(walk, name);
    else
        audit_note(walk->audit, RULE_OPERATOR, walk->page, walk->owner, "'%.20s' is no operator", name);
}

static void
refresh(Walk *walk)
{
    arena_free(walk->lexer.arena);
    walk->lexer.arena = arena_new();
}

static void
walk_ends(Walk *walk)
{
    if (walk->marks->len > 0)
        audit_note(walk->audit, RULE_UNBALANCED, walk->page, walk->owner, "%u marks are never ended", walk->marks->len);
    if (walk->untagged > 0)
        audit_note(walk->audit, RULE_UNTAGGED, walk->page, walk->owner, "%u painting operators, the first is '%s'",
                   walk->untagged, walk->first_untagged);
}

static void
walk_bytes(Walk *walk, const char *bytes, size_t length)
{
    const AuditObj *value;
    guint operators_run = 0;

    walk->marks = g_array_new(FALSE, FALSE, sizeof(OpenMark));
    walk->states = g_array_new(FALSE, FALSE, sizeof(State));
    walk->operands = g_ptr_array_new();
    walk->lexer = (AuditLexer){ bytes, bytes + length, arena_new(), false, 0 };
    while ((value = audit_lex(&walk->lexer)) != NULL && !audit_file_exhausted(walk->audit->file)) {
        if (value->kind != AUDIT_OPERATOR) {
            if (walk->operands->len < MOST_OPERANDS)
                g_ptr_array_add(walk->operands, (void *)(guintptr)value);
            continue;
        }
        run_operator(walk, value->bytes);
        g_ptr_array_set_size(walk->operands, 0);
        if (++operators_run % REFRESH == 0)
            refresh(walk);
    }
    walk_ends(walk);
    arena_free(walk->lexer.arena);
    g_ptr_array_unref(walk->operands);
    g_array_unref(walk->states);
    g_array_unref(walk->marks);
}

/* A form has ids of its own when it has a key in the parent tree; else its content belongs to the mark around it. */
static void
walk_form(Walk *outer, const AuditObj *form, bool covered)
{
    AuditFile *file = outer->audit->file;
    const AuditObj *resources = audit_get(file, form, "Resources");
    size_t length;
    g_autofree guint8 *bytes = NULL;
    AuditMark *mark = text_mark(outer);
    Walk walk = { .audit = outer->audit,
                  .page = outer->page,
                  .owner = form->number,
                  .covered = covered,
                  .depth = outer->depth + 1,
                  .state = outer->state,
                  .replaced = outer->replaced };

    if (!form->stream || outer->depth >= DEEPEST_FORM)
        return;
    walk.resources = resources->kind == AUDIT_DICT ? resources : outer->resources;
    walk.struct_parents = audit_integer(audit_get(file, form, "StructParents"), -1);
    walk.tagged_outside = mark == NULL ? 0 : (int)(mark - &g_array_index(outer->audit->marks, AuditMark, 0)) + 1;
    if (audit_get(file, form, "Ref")->kind != AUDIT_NULL)
        audit_note(outer->audit, RULE_REFERENCE_XOBJECT, outer->page, form->number, "a form refers to another file");
    if (audit_get(file, form, "PS")->kind != AUDIT_NULL || audit_is_name(audit_get(file, form, "Subtype2"), "PS"))
        audit_note(outer->audit, RULE_POSTSCRIPT, outer->page, form->number, "a form that carries PostScript");
    audit_use_space(outer->audit, walk.resources, audit_get(file, audit_get(file, form, "Group"), "CS"), outer->page);
    audit_file_charge(file, COST_OF_FORM);
    bytes = audit_stream(file, form, &length);
    if (bytes != NULL)
        walk_bytes(&walk, (const char *)bytes, length);
}

static void
walk_appearances(Walk *walk, const AuditObj *annotations)
{
    AuditFile *file = walk->audit->file;

    for (size_t i = 0; annotations->kind == AUDIT_ARRAY && i < annotations->length; i++) {
        const AuditObj *shown = audit_get(file, audit_get(file, audit_item(file, annotations, i), "AP"), "N");

        if (shown->stream)
            walk_form(walk, shown, true);
        for (size_t state = 0; !shown->stream && shown->kind == AUDIT_DICT && state < shown->length; state++)
            walk_form(walk, audit_resolve(file, shown->entries[state].value), true);
    }
}

static void
walk_page(Audit *audit, int index)
{
    const AuditPage *page = audit_page(audit, index);
    const AuditObj *contents = audit_get(audit->file, page->dict, "Contents");
    g_autoptr(GArray) none = g_array_new(FALSE, FALSE, sizeof(OpenMark));
    size_t length;
    g_autofree guint8 *bytes = audit_streams(audit->file, contents, &length);
    Walk walk = { .audit = audit,
                  .resources = page->resources,
                  .page = index,
                  .owner = page->dict->number,
                  .struct_parents = page->struct_parents,
                  .marks = none };

    if (bytes == NULL && contents->kind != AUDIT_NULL && !audit_file_exhausted(audit->file))
        audit_note(audit, RULE_DAMAGED, index, contents->number, "the page's content cannot be unpacked");
    walk_appearances(&walk, audit_get(audit->file, page->dict, "Annots"));
    if (bytes != NULL)
        walk_bytes(&walk, (const char *)bytes, length);
}

void
audit_walk_content(Audit *audit)
{
    for (int i = 0; i < (int)audit->pages->len && !audit_file_exhausted(audit->file); i++)
        walk_page(audit, i);
    if (audit_file_exhausted(audit->file))
        audit_note(audit, RULE_EXHAUSTED, -1, 0, "its streams unpack to more than a gibibyte");
    audit->summary.fonts = (int)audit->fonts->len;
}
