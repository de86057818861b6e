/*
 * Walks content streams (ISO 32000-1, 7.8.2) and keeps three things in view: which marked-content sequences are open,
 * the part of the graphics state that a rule asks for, and the text that each sequence with an id shows. Forms, tiling
 * patterns and appearances are walked where they are used; what stands outside the page's own reading (patterns, soft
 * masks, appearances) counts as covered.
 */
#include "audit/walk.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    REFRESH = 4096, /* operators after which the values read so far are let go */
    COST_OF_FORM = 2048 /* bytes that walking even an empty form counts for: forms may call forms */
};

typedef struct Operator {
    const char *name;
    void (*run)(Walk *walk, const char *name);
} Operator;

static void walk_bytes(Walk *walk, const char *bytes, size_t length);

const Object *
walk_operand(const Walk *walk, guint from_last)
{
    return from_last < walk->operands->len ? g_ptr_array_index(walk->operands, walk->operands->len - 1 - from_last)
                                           : &object_null;
}

const Object *
walk_resource(Walk *walk, const char *kind, const Object *name)
{
    const Object *found;

    if (name->kind != OBJECT_NAME)
        return &object_null;
    found = object_get(walk->audit->file, object_get(walk->audit->file, walk->resources, kind), name->bytes);
    if (found->kind != OBJECT_NULL && walk->inherits && strcmp(kind, "Properties") != 0)
        audit_note(walk->audit, RULE_RESOURCES_OWN, walk->page, walk->owner,
                   "'%s' stands in the resources of another than the content", name->bytes);
    return found;
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

/* Told once: from then on no text is taken any more. */
static bool
has_room(Walk *walk)
{
    Audit *audit = walk->audit;

    gsize most = (gsize)limit_number(LIMIT_AUDIT_TEXT_MIB) << 20;

    if (audit->text_size > most && !audit->text_cut) {
        audit_exceeded(audit, LIMIT_AUDIT_TEXT_MIB, walk->page, walk->owner);
        audit->text_cut = true;
    }
    return audit->text_size <= most;
}

/* Thai, Lao, Burmese, Khmer, and what is as wide as an ideograph but Hangul: written without spaces between words. */
static bool
is_spaceless(gunichar c)
{
    return (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF) ||
           (g_unichar_iswide(c) && !(c >= 0x1100 && c <= 0x11FF) && !(c >= 0xA960 && c <= 0xA97F) &&
            !(c >= 0xAC00 && c <= 0xD7FF));
}

/* A line may end behind it inside a word (UAX #14): a hyphen, a dash, a slash. */
static bool
parts_word(gunichar c)
{
    return g_unichar_type(c) == G_UNICODE_DASH_PUNCTUATION || c == '/' || c == 0xAD;
}

/* The dash of a range behind a number, alone or with the number that it leads to. */
static bool
begins_range(gunichar last, const char *next)
{
    const char *after = next + g_utf8_skip[*(const guchar *)next];

    return g_unichar_isdigit(last) && g_unichar_type(g_utf8_get_char(next)) == G_UNICODE_DASH_PUNCTUATION &&
           (*after == '\0' || g_unichar_isdigit(g_utf8_get_char(after)));
}

bool
audit_goes_on(const GString *text, const char *next)
{
    const char *end = text->str + text->len, *last = g_utf8_find_prev_char(text->str, end);
    const char *before = last == NULL ? NULL : g_utf8_find_prev_char(text->str, last);
    gunichar code = last == NULL ? ' ' : g_utf8_get_char(last);

    if (g_unichar_isspace(code) || g_unichar_isspace(g_utf8_get_char(next)) || begins_range(code, next) ||
        g_unichar_type(code) == G_UNICODE_OPEN_PUNCTUATION)
        return true;
    if (parts_word(code))
        return before != NULL && !g_unichar_isspace(g_utf8_get_char(before));
    return is_spaceless(code) && is_spaceless(g_utf8_get_char(next));
}

/*
 * A shape of Arabic letters with a code of its own (Unicode, Arabic Presentation Forms A and B) is the letters: a lam
 * and an alef in one glyph are two of them, in the order in which they are read.
 */
static char *
letters_of_shape(const char *text)
{
    gunichar c = text != NULL && (guchar)*text == 0xEF ? g_utf8_get_char_validated(text, -1) : 0;
    bool shape = (c >= 0xFB50 && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFC);
    char *letters = shape ? g_utf8_normalize(text, -1, G_NORMALIZE_NFKC) : NULL;

    if (letters != NULL && *letters == ' ')     /* signs that stand on a letter have a space there to stand on */
        memmove(letters, letters + 1, strlen(letters));
    return letters;
}

/* A sign that stands on a letter, which may be raised without beginning a line. */
static bool
stands_on_letter(const char *text)
{
    gunichar c = (guchar)*text < 0xCC ? 0 : g_utf8_get_char_validated(text, -1);

    return c != 0 && c < 0x110000 && g_unichar_type(c) == G_UNICODE_NON_SPACING_MARK;
}

static bool
ends_with_sign(const char *text)
{
    const char *last = g_utf8_find_prev_char(text, text + strlen(text));

    return last != NULL && stands_on_letter(last);
}

static void
text_add(Walk *walk, const char *text)
{
    g_autofree char *letters = letters_of_shape(text);
    AuditMark *mark = walk->audit->wants_text && has_room(walk) ? text_mark(walk) : NULL;

    if (mark == NULL || text == NULL)
        return;
    text = letters == NULL ? text : letters;
    if (mark->text == NULL)
        mark->text = g_string_new(NULL);
    else if (walk->moved && *text != '\0' && !audit_goes_on(mark->text, text) && !stands_on_letter(text))
        g_string_append_c(mark->text, ' ');
    else if (walk->moved && g_str_has_suffix(mark->text->str, "\u00AD"))       /* a line's end alone shows it */
        g_string_truncate(mark->text, mark->text->len - 2);
    walk->moved = false;
    walk->on_letter = ends_with_sign(text);
    g_string_append(mark->text, text);
    walk->audit->text_size += strlen(text);
}

/* The colour of what is painted; inks by a profile are not overprinted in mode 1 (ISO 19005-2, 6.2.4.2). */
static void
check_colour(Walk *walk, const char *name)
{
    const WalkState *s = &walk->state;
    bool text = *name == 'T' || *name == '\'' || *name == '"';
    bool strokes = text ? s->rendering % 4 == 1 || s->rendering % 4 == 2 : strchr("SsBb", *name) != NULL;
    bool fills = text ? s->rendering % 4 == 0 || s->rendering % 4 == 2 : strchr("FfBb", *name) != NULL;

    if (!walk->colourless && ((strokes && !s->stroke_set) || (fills && !s->fill_set)))
        walk_device(walk, "g");
    if (s->overprint_mode == 1 && ((strokes && s->stroke_overprint && s->stroke_inks) ||
                                   (fills && s->fill_overprint && s->fill_inks)))
        audit_note(walk->audit, RULE_OVERPRINT, walk->page, walk->owner, "a space of inks is overprinted in mode 1");
}

/* Painting and showing text must stand inside a mark that is tagged or an artifact. */
void
walk_paint(Walk *walk, const char *name)
{
    check_colour(walk, name);
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

/* What is read aloud here has its language from a mark, from the element of its mark, or from the catalogue. */
static void
needs_language(Walk *walk)
{
    AuditMark *mark = walk->spoken > 0 || walk->artifacts > 0 ? NULL : text_mark(walk);

    if (mark != NULL)
        mark->mute = true;
}

static void
mark_opens(Walk *walk, const Object *tag, const Object *properties)
{
    OpenMark open = { MARK_PLAIN, -1, false, false, walk->in_text ? walk->text_objects : 0 };
    ObjectFile *file = walk->audit->file;
    const Object *mcid = object_get(file, properties, "MCID"), *language = object_get(file, properties, "Lang");
    const char *actual = object_text(file, object_get(file, properties, "ActualText"));

    audit_check_tag(walk->audit, language, walk->page, walk->owner, "a mark in content");
    open.spoken = language->kind == OBJECT_STRING;
    walk->spoken += open.spoken;
    if (object_is_name(tag, "Span") && (actual != NULL || object_find(properties, "Alt")->kind != OBJECT_NULL ||
                                        object_find(properties, "E")->kind != OBJECT_NULL))
        needs_language(walk);

    if (object_is_name(tag, "Artifact")) {
        open.kind = MARK_ARTIFACT;
        if (walk->tagged > 0)
            audit_note(walk->audit, RULE_ARTIFACT_IN_TAGGED, walk->page, walk->owner,
                       "an artifact begins inside a mark");
    } else if (mcid->kind == OBJECT_INTEGER && mcid->integer >= 0 && mcid->integer <= G_MAXINT) {
        open.mcid = (int)mcid->integer;
        tagged_opens(walk, &open);
    }
    walk->tagged += open.kind == MARK_TAGGED;
    walk->artifacts += open.kind == MARK_ARTIFACT;
    open.replaced = actual != NULL;
    if (walk->marks->len < MOST_MARKS_OPEN)
        g_array_append_val(walk->marks, open);
    else
        audit_exceeded(walk->audit, LIMIT_MARKS_OPEN, walk->page, walk->owner);
    if (actual != NULL && walk->replaced == 0)
        text_add(walk, actual);
    walk->replaced += open.replaced;
}

static void
run_bmc(Walk *walk, const char *name)
{
    (void)name;
    mark_opens(walk, walk_operand(walk, 0), &object_null);
}

static void
run_bdc(Walk *walk, const char *name)
{
    const Object *properties = walk_operand(walk, 0);

    (void)name;
    mark_opens(walk, walk_operand(walk, 1),
               properties->kind == OBJECT_NAME ? walk_resource(walk, "Properties", properties) : properties);
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
    walk->spoken -= open.spoken;
    if (open.text_object != (walk->in_text ? walk->text_objects : 0))
        audit_note(walk->audit, RULE_UNBALANCED, walk->page, walk->owner, "a mark and a text object overlap");
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
    walk->state.font = audit_font_use(walk->audit, walk_resource(walk, "Font", walk_operand(walk, 1)), walk->page);
    walk->state.size = object_number(walk_operand(walk, 0));
}

static void
run_tr(Walk *walk, const char *name)
{
    (void)name;
    walk->state.rendering = object_integer(walk_operand(walk, 0), 0);
}

static void
run_move(Walk *walk, const char *name)
{
    if (strcmp(name, "Tm") == 0)
        walk->line_y = object_number(walk_operand(walk, 0));
    else if (strcmp(name, "T*") == 0)
        walk->line_y -= MAX(walk->state.size, 1);
    else
        walk->line_y += object_number(walk_operand(walk, 0));
}

/* A character of private use says nothing (ISO 19005-2, 6.2.11.7.3). Such begin with the bytes EE, EF, F3 or F4. */
static void
check_private(Walk *walk, const char *text)
{
    gunichar c = g_utf8_get_char(text);
    AuditMark *mark;

    if (!((c >= 0xE000 && c <= 0xF8FF) || (c >= 0xF0000 && c <= 0xFFFFD) || (c >= 0x100000 && c <= 0x10FFFD)))
        return;
    mark = text_mark(walk);
    if (mark != NULL)
        mark->own = true;
    else
        audit_note(walk->audit, RULE_UNICODE_PRIVATE, walk->page, walk->owner, "U+%04X outside every mark", (guint)c);
}

static void
show_bytes(Walk *walk, const Object *string)
{
    AuditFont *font = walk->state.font;

    if (font == NULL)
        return;
    font->visible = font->visible || walk->state.rendering != 3;
    for (size_t at = 0; at < string->length;) {
        guint code = audit_font_next(font, string->bytes, string->length, &at);
        char buffer[8];

        audit_font_mark_used(font, code, walk->replaced == 0 && walk->artifacts == 0, walk->state.rendering != 3);
        if (walk->replaced == 0) {
            const char *said = audit_font_text(font, code, buffer);

            text_add(walk, said);
            if (said != NULL && (guint8)*said >= 0xEE)
                check_private(walk, said);
        }
    }
}

/*
 * The y of a run tells lines apart; a change smaller than a fifth of the size is a raised figure or an accent. Where a
 * text stands for what is shown, signs may stand above letters; that text is told already, and so is the line that
 * begins with it.
 */
static void
walk_line(Walk *walk, bool next_line)
{
    double away = fabs(walk->line_y - walk->shown_y), size = fabs(walk->state.size);

    if (walk->replaced > 0 && away <= 0.8 * size)
        return;
    if (walk->replaced == 0 && (next_line || away > (walk->afloat ? 0.8 : 0.2) * size))
        walk->moved = true;
    walk->shown_y = walk->line_y;
    walk->afloat = walk->replaced > 0;
}

static void
run_show(Walk *walk, const char *name)
{
    const Object *text = walk_operand(walk, 0);
    double before = walk->shown_y;

    walk_paint(walk, name);
    needs_language(walk);
    if (walk->state.font == NULL)
        audit_note(walk->audit, RULE_RESOURCES, walk->page, walk->owner, "text is shown in a font that is not there");
    walk_line(walk, *name == '\'' || *name == '"');
    walk_show(walk);
    walk->on_letter = false;
    if (text->kind == OBJECT_STRING)
        show_bytes(walk, text);
    for (size_t i = 0; text->kind == OBJECT_ARRAY && i < text->length; i++)
        if (text->items[i]->kind == OBJECT_STRING)
            show_bytes(walk, text->items[i]);
    if (walk->on_letter)
        walk->shown_y = before;
}

/* ---- the operators ---- */

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
    { "\"", run_show },    { "'", run_show },       { "B", walk_paint },
    { "B*", walk_paint },  { "BDC", run_bdc },      { "BI", run_nothing },
    { "BMC", run_bmc },    { "BT", run_bt },        { "BX", run_compatibility },
    { "CS", walk_space },  { "DP", run_nothing },   { "Do", walk_do },
    { "EMC", run_emc },    { "ET", run_et },        { "EX", run_compatibility },
    { "F", walk_paint },   { "G", walk_device },    { "ID", walk_inline_image },
    { "J", run_nothing },  { "K", walk_device },    { "M", run_nothing },
    { "MP", run_nothing }, { "Q", walk_restore },   { "RG", walk_device },
    { "S", walk_paint },   { "SC", run_nothing },   { "SCN", walk_pattern },
    { "T*", run_move },    { "TD", run_move },      { "TJ", run_show },
    { "TL", run_nothing }, { "Tc", run_nothing },   { "Td", run_move },
    { "Tf", run_tf },      { "Tj", run_show },      { "Tm", run_move },
    { "Tr", run_tr },      { "Ts", run_nothing },   { "Tw", run_nothing },
    { "Tz", run_nothing }, { "W", run_nothing },    { "W*", run_nothing },
    { "b", walk_paint },   { "b*", walk_paint },    { "c", run_nothing },
    { "cm", run_nothing }, { "cs", walk_space },    { "d", run_nothing },
    { "d0", run_nothing }, { "d1", walk_d1 },   { "f", walk_paint },
    { "f*", walk_paint },  { "g", walk_device },    { "gs", walk_gs },
    { "h", run_nothing },  { "i", run_nothing },    { "j", run_nothing },
    { "k", walk_device },  { "l", run_nothing },    { "m", run_nothing },
    { "n", run_nothing },  { "q", walk_save },      { "re", run_nothing },
    { "rg", walk_device }, { "ri", walk_ri },   { "s", walk_paint },
    { "sc", run_nothing }, { "scn", walk_pattern }, { "sh", walk_shading },
    { "v", run_nothing },  { "w", run_nothing },    { "y", run_nothing },
};

static int
compare_operator(const void *key, const void *row)
{
    return strcmp(key, ((const Operator *)row)->name);
}

/* ---- streams ---- */

/* An array of text holds values too; deeper ones are of marks, and those are looked at as objects are. */
static void
check_operand(Walk *walk, const Object *value)
{
    audit_check_value(walk->audit, value, walk->page, walk->owner);
    for (size_t i = 0; value->kind == OBJECT_ARRAY && i < value->length; i++)
        audit_check_value(walk->audit, value->items[i], walk->page, walk->owner);
}

static void
run_operator(Walk *walk, const char *name)
{
    const Operator *row = bsearch(name, operators, G_N_ELEMENTS(operators), sizeof *operators, compare_operator);

    for (guint i = 0; i < walk->operands->len; i++)
        check_operand(walk, g_ptr_array_index(walk->operands, i));
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
    const Object *value;
    guint operators_run = 0;
    bool too_many = false;

    walk->marks = g_array_new(FALSE, FALSE, sizeof(OpenMark));
    walk->states = g_array_new(FALSE, FALSE, sizeof(WalkState));
    walk->operands = g_ptr_array_new();
    walk->lexer = (ObjectLexer){ .reader = token_reader(bytes, length), .arena = arena_new() };
    while ((value = object_lex(&walk->lexer)) != NULL && !object_file_exhausted(walk->audit->file)) {
        if (value->kind != OBJECT_OPERATOR) {
            if (walk->operands->len < MOST_OPERANDS)
                g_ptr_array_add(walk->operands, (void *)(guintptr)value);
            else
                too_many = true;
            continue;
        }
        if (too_many)
            audit_exceeded(walk->audit, LIMIT_OPERANDS, walk->page, walk->owner);
        too_many = false;
        run_operator(walk, value->bytes);
        g_ptr_array_set_size(walk->operands, 0);
        if (++operators_run % REFRESH == 0)
            refresh(walk);
    }
    if (walk->lexer.bad_hex)
        audit_note(walk->audit, RULE_HEX_STRING, walk->page, walk->owner,
                   "it has an odd number of digits, or holds what is none");
    walk_ends(walk);
    arena_free(walk->lexer.arena);
    g_ptr_array_unref(walk->operands);
    g_array_unref(walk->states);
    g_array_unref(walk->marks);
}

/* A form has ids of its own when it has a key in the parent tree; else its content belongs to the mark around it. */
void
walk_form(Walk *outer, const Object *form, bool covered)
{
    ObjectFile *file = outer->audit->file;
    const Object *resources = object_get(file, form, "Resources");
    size_t length;
    g_autofree guint8 *bytes = NULL;
    AuditMark *mark = text_mark(outer);
    Walk walk = { .audit = outer->audit,
                  .page = outer->page,
                  .owner = form->number,
                  .covered = covered,
                  .depth = outer->depth + 1,
                  .state = outer->state,
                  .replaced = outer->replaced,
                  .spoken = outer->spoken };

    if (form->stream && outer->depth >= MOST_FORM_DEPTH)
        audit_exceeded(outer->audit, LIMIT_FORM_DEPTH, outer->page, form->number);
    if (!form->stream || outer->depth >= MOST_FORM_DEPTH)
        return;
    walk.resources = resources->kind == OBJECT_DICT ? resources : outer->resources;
    walk.inherits = resources->kind != OBJECT_DICT;
    walk.colourless = outer->colourless;
    if (object_is_name(object_get(file, object_get(file, form, "Group"), "S"), "Transparency"))
        audit_page(outer->audit, outer->page)->transparent = true;
    if (object_find(form, "OPI")->kind != OBJECT_NULL)
        audit_note(outer->audit, RULE_IMAGE, outer->page, form->number, "a form has /OPI");
    walk.struct_parents = object_integer(object_get(file, form, "StructParents"), -1);
    walk.tagged_outside = mark == NULL ? 0 : (int)(mark - &g_array_index(outer->audit->marks, AuditMark, 0)) + 1;
    if (object_get(file, form, "Ref")->kind != OBJECT_NULL)
        audit_note(outer->audit, RULE_REFERENCE_XOBJECT, outer->page, form->number, "a form refers to another file");
    if (object_get(file, form, "PS")->kind != OBJECT_NULL || object_is_name(object_get(file, form, "Subtype2"), "PS"))
        audit_note(outer->audit, RULE_POSTSCRIPT, outer->page, form->number, "a form that carries PostScript");
    audit_use_space(outer->audit, walk.resources, object_get(file, object_get(file, form, "Group"), "CS"), outer->page);
    object_file_charge(file, COST_OF_FORM);
    bytes = object_stream(file, form, &length);
    if (bytes == NULL && !object_file_exhausted(file))
        audit_note(outer->audit, RULE_DAMAGED, outer->page, form->number, "the form's content cannot be unpacked");
    if (bytes != NULL)
        walk_bytes(&walk, (const char *)bytes, length);
}

/* A glyph's content is shown where text is: what it paints belongs to the mark around the text. */
void
walk_glyph(Walk *outer, const Object *glyph, const Object *resources)
{
    ObjectFile *file = outer->audit->file;
    size_t length;
    g_autofree guint8 *bytes = NULL;
    Walk walk = { .audit = outer->audit,
                  .page = outer->page,
                  .owner = glyph->number,
                  .struct_parents = -1,
                  .covered = true,
                  .depth = outer->depth + 1,
                  .state = outer->state,
                  .inherits = resources->kind != OBJECT_DICT,
                  .resources = resources->kind == OBJECT_DICT ? resources : outer->resources,
                  .replaced = 1 };

    if (!glyph->stream || outer->depth >= MOST_FORM_DEPTH)
        return;
    object_file_charge(file, COST_OF_FORM);
    bytes = object_stream(file, glyph, &length);
    if (bytes != NULL)
        walk_bytes(&walk, (const char *)bytes, length);
}

static void
walk_appearances(Walk *walk, const Object *annotations)
{
    ObjectFile *file = walk->audit->file;

    for (size_t i = 0; annotations->kind == OBJECT_ARRAY && i < annotations->length; i++) {
        const Object *shown = object_get(file, object_get(file, object_item(file, annotations, i), "AP"), "N");

        if (shown->stream)
            walk_form(walk, shown, true);
        for (size_t state = 0; !shown->stream && shown->kind == OBJECT_DICT && state < shown->length; state++)
            walk_form(walk, object_resolve(file, shown->entries[state].value), true);
    }
}

static void
walk_page(Audit *audit, int index)
{
    const AuditPage *page = audit_page(audit, index);
    const Object *contents = object_get(audit->file, page->dict, "Contents");
    g_autoptr(GArray) none = g_array_new(FALSE, FALSE, sizeof(OpenMark));
    size_t length;
    g_autofree guint8 *bytes = object_streams(audit->file, contents, &length);
    Walk walk = { .audit = audit,
                  .resources = page->resources,
                  .page = index,
                  .owner = page->dict->number,
                  .struct_parents = page->struct_parents,
                  .inherits = !page->own_resources,
                  .marks = none };

    if (bytes == NULL && contents->kind != OBJECT_NULL && !object_file_exhausted(audit->file))
        audit_note(audit, RULE_DAMAGED, index, contents->number, "the page's content cannot be unpacked");
    audit_use_space(audit, page->resources, object_get(audit->file, object_get(audit->file, page->dict, "Group"), "CS"),
                    index);
    walk_appearances(&walk, object_get(audit->file, page->dict, "Annots"));
    if (bytes != NULL)
        walk_bytes(&walk, (const char *)bytes, length);
}

void
audit_walk_content(Audit *audit)
{
    for (int i = 0; i < (int)audit->pages->len && !object_file_exhausted(audit->file); i++)
        walk_page(audit, i);
    if (object_file_exhausted(audit->file))
        audit_exceeded(audit, LIMIT_STREAMS_MIB, -1, 0);
    audit->summary.fonts = (int)audit->fonts->len;
}
