/*
 * The document as a screen reader says it: headings with their level, lists with how many items they have, cells with
 * their headers, figures by their alternative texts, what is in another language by its tag. It is what we listen with.
 */
#include "audit/gather.h"
#include "base/words.h"
#include "object/structure.h"
#include <string.h>

enum { DEPTH = 200 /* what lies deeper is not said */ };

/* Languages whose lists are not parted by a comma of Latin letters (CLDR's list patterns). */
static const char *const commas[][2] = {
    { "ar", "، " }, { "ckb", "، " }, { "fa", "، " }, { "ja", "、" }, { "ps", "، " },
    { "sd", "، " }, { "ug", "، " },  { "ur", "، " }, { "zh", "、" },
};

typedef struct Voice {
    Audit *audit;
    GString *out;
    GHashTable *cells;                  /* ID of a cell → node index + 1 */
    bool brief;                         /* without citations */
    const char *comma; /* between headers, with its space, as the document's language has it */
} Voice;

static const char *
comma_of(const char *language)
{
    for (size_t i = 0; language != NULL && i < G_N_ELEMENTS(commas); i++)
        if (language_covers(commas[i][0], language))
            return commas[i][1];
    return ", ";
}

static StructureType
type_of(const AuditNode *node)
{
    return node->standard == NULL ? TYPE_NONE : structure_type(node->standard);
}

static const char *
text_of(const Voice *voice, const AuditNode *node, const char *key)
{
    return object_text(voice->audit->file, object_get(voice->audit->file, node->dict, key));
}

/*
 * What is read in place of an element; what it says by escape sequences to be in another language (ISO 32000-1,
 * 7.9.2.2) stands in brackets, up to the next such sequence.
 */
static char *
told_of(const Voice *voice, int index, const char *key)
{
    const AuditNode *node = audit_node(voice->audit, index);
    const char *text = object_text_told(voice->audit->file, object_get(voice->audit->file, node->dict, key)), *end;
    const char *language = audit_language(voice->audit, index);
    GString *out;
    bool inside = false;

    if (text == NULL)
        return NULL;
    out = g_string_new(NULL);
    for (; *text != '\0'; text = end) {
        const char *close = *text == '\x1B' ? strchr(text + 1, '\x1B') : NULL;

        if (close != NULL) {
            g_string_append(out, inside ? "]" : "");
            inside = g_ascii_strncasecmp(text + 1, language, 2) != 0;
            if (inside)
                g_string_append_printf(out, "[%.*s: ", (int)(close - text - 1), text + 1);
            text = close + 1;
        }
        end = text + strcspn(text, "\x1B");
        g_string_append_len(out, text, end - text);
        if (*end != '\0' && strchr(end + 1, '\x1B') == NULL)
            end += strlen(end);
    }
    g_string_append(out, inside ? "]" : "");
    return g_string_free(out, FALSE);
}

/* What stands at the word before it. */
static bool
closes(const char *words)
{
    static const char *const signs[] = { ",", ".", ";", ":", ")", "،", "؛", "؟" };

    for (size_t i = 0; i < G_N_ELEMENTS(signs); i++)
        if (g_str_has_prefix(words, signs[i]))
            return true;
    return false;
}

static void
add_words(GString *out, const char *words)
{
    if (out->len > 0 && *words != '\0' && !closes(words) && !audit_goes_on(out, words))
        g_string_append_c(out, ' ');
    g_string_append(out, words);
}

static void say_inside(Voice *voice, GString *out, int index, int depth);

/* A piece inside a line: in its language, as what it is. */
static void
say_inline(Voice *voice, GString *out, int index, int depth)
{
    const AuditNode *node = audit_node(voice->audit, index);
    const char *language = text_of(voice, node, "Lang"), *expansion = text_of(voice, node, "E");
    g_autofree char *actual = told_of(voice, index, "ActualText"), *alt = told_of(voice, index, "Alt");
    StructureType type = type_of(node);
    g_autoptr(GString) own = g_string_new(NULL);

    if (voice->brief && type == TYPE_REFERENCE)
        return;
    if (actual != NULL)
        g_string_append(own, actual);
    else if (alt != NULL)
        g_string_append(own, alt);
    else if (expansion != NULL)
        g_string_append(own, expansion);
    else
        say_inside(voice, own, index, depth + 1);
    if (own->len == 0)
        return;
    if (language != NULL) {
        g_autofree char *before = g_strdup_printf("[%s: ", language);

        g_string_append_c(g_string_prepend(own, before), ']');
    }
    if (type == TYPE_REFERENCE) {
        g_string_prepend(own, "(reference ");
        g_string_append_c(own, ')');
    } else if (type == TYPE_LINK && !voice->brief) {
        g_string_append(own, " (link)");
    }
    add_words(out, own->str);
}

static void
say_inside(Voice *voice, GString *out, int index, int depth)
{
    const AuditNode node = *audit_node(voice->audit, index);

    for (guint i = 0; depth < DEPTH && i < node.kid_count; i++) {
        const AuditKid *kid = audit_kid(voice->audit, node.first_kid + i);

        if (kid->kind == AUDIT_KID_NODE) {
            say_inline(voice, out, kid->node, depth);
        } else if (kid->kind == AUDIT_KID_MARK) {
            const GString *text = audit_mark(voice->audit, kid->owner, kid->mcid)->text;

            add_words(out, text == NULL ? "" : text->str);
        }
    }
}

/* A header is heard with every cell below it: without its citations. */
static char *
header_words(Voice *voice, int index)
{
    Voice brief = *voice;
    g_autoptr(GString) out = g_string_new(NULL);

    brief.brief = true;
    say_inside(&brief, out, index, 0);
    return g_strdup(g_strstrip(out->str));
}

static char *
words_of(Voice *voice, int index)
{
    g_autoptr(GString) out = g_string_new(NULL);

    say_inline(voice, out, index, 0);
    return g_strdup(g_strstrip(out->str));
}

static void
say_line(Voice *voice, int level, const char *what, const char *words)
{
    for (int i = 0; i < MIN(level, 20); i++)
        g_string_append(voice->out, "  ");
    g_string_append_printf(voice->out, "%s%s%s\n", what, *what != '\0' && *words != '\0' ? " " : "", words);
}

static int
count_kids(const Voice *voice, const AuditNode *node, StructureType type)
{
    int count = 0;

    for (guint i = 0; i < node->kid_count; i++) {
        const AuditKid *kid = audit_kid(voice->audit, node->first_kid + i);

        count += kid->kind == AUDIT_KID_NODE && type_of(audit_node(voice->audit, kid->node)) == type;
    }
    return count;
}

/* ---- tables ---- */

typedef struct Heads {
    GPtrArray *columns;                 /* char *: the words of the last header above, by column */
    GArray *wide;                       /* bool: it covers several: one below it goes with it */
    GArray *reach;                      /* int: over how many rows a cell from above still reaches, by column */
    char *row;
    char *over; int over_rows;          /* the innermost header of several rows, and how many of them are left */
} Heads;

/* The words of the headers that a cell names, or NULL where it names none. */
static char *
named_heads(Voice *voice, const AuditNode *cell)
{
    const Object *named = audit_attribute(voice->audit, cell, "Table", "Headers");
    GString *out = named->kind == OBJECT_ARRAY ? g_string_new(NULL) : NULL;

    for (size_t i = 0; out != NULL && i < named->length && i < 20; i++) {
        const Object *id = object_item(voice->audit->file, named, i);
        int index = id->kind != OBJECT_STRING ? 0 : GPOINTER_TO_INT(g_hash_table_lookup(voice->cells, id->bytes));
        g_autofree char *words = index == 0 ? NULL : header_words(voice, index - 1);

        if (words != NULL)
            g_string_append_printf(out, "%s%s", out->len > 0 ? voice->comma : "", words);
    }
    return out == NULL ? NULL : g_string_free(out, FALSE);
}

/* What a cell says of its headers itself, or the header above and that of its row. */
static char *
heads_of(Voice *voice, const AuditNode *cell, const Heads *heads, guint column)
{
    char *named = named_heads(voice, cell);
    GString *out;

    if (named != NULL)
        return named;
    out = g_string_new(NULL);
    if (heads->row != NULL)
        g_string_append(out, heads->row);
    if (column < heads->columns->len && g_ptr_array_index(heads->columns, column) != NULL &&
        *(const char *)g_ptr_array_index(heads->columns, column) != '\0')
        g_string_append_printf(out, "%s%s", out->len > 0 ? voice->comma : "",
                               (const char *)g_ptr_array_index(heads->columns, column));
    return g_string_free(out, FALSE);
}

static guint
span_of(Voice *voice, const AuditNode *cell, const char *key)
{
    return (guint)CLAMP(object_integer(audit_attribute(voice->audit, cell, "Table", key), 1), 1, 1000);
}

/* A header of several rows is heard with each of them, before the row's own. */
static void
set_row_head(const Voice *voice, Heads *heads, const char *words, int rows)
{
    g_free(heads->row);
    heads->row =
        rows == 1 && heads->over != NULL ? g_strconcat(heads->over, voice->comma, words, NULL) : g_strdup(words);
    if (rows > 1) {
        g_free(heads->over);
        heads->over = g_strdup(words);
        heads->over_rows = rows;
    }
}

static void
set_head(Voice *voice, Heads *heads, const AuditNode *cell, guint column, guint span, const char *words)
{
    const Object *scope = audit_attribute(voice->audit, cell, "Table", "Scope");

    if (object_is_name(scope, "Row") || object_is_name(scope, "Both"))
        set_row_head(voice, heads, words, (int)span_of(voice, cell, "RowSpan"));
    for (guint i = column; !object_is_name(scope, "Row") && i < column + span && i < STRUCTURE_MOST_SPAN; i++) {
        char *above;

        if (i >= heads->columns->len) {
            g_ptr_array_set_size(heads->columns, (int)i + 1);
            g_array_set_size(heads->wide, i + 1);
        }
        above = g_ptr_array_index(heads->columns, i);
        g_ptr_array_index(heads->columns, i) = g_array_index(heads->wide, bool, i) && span == 1
                                                   ? g_strconcat(above, voice->comma, words, NULL)
                                                   : g_strdup(words);
        g_array_index(heads->wide, bool, i) = span > 1;
        g_free(above);
    }
}

/* A header that is read as something else than what stands in it says that. */
static char *
header_of(Voice *voice, int index, const char *words)
{
    return text_of(voice, audit_node(voice->audit, index), "ActualText") != NULL ? g_strdup(words)
                                                                                 : header_words(voice, index);
}

/* A cell stands in the first column that none from above reaches down into; which that is. */
static guint
take_column(Heads *heads, guint column, guint columns, guint rows)
{
    while (column < heads->reach->len && g_array_index(heads->reach, int, column) > 0)
        column++;
    if (column + columns > STRUCTURE_MOST_SPAN)
        return column;
    if (heads->reach->len < column + columns)
        g_array_set_size(heads->reach, column + columns);
    for (guint i = column; i < column + columns; i++)
        g_array_index(heads->reach, int, i) = -(int)rows;               /* counted from the next row on */
    return column;
}

static void
end_row(Heads *heads)
{
    if (--heads->over_rows <= 0)
        g_clear_pointer(&heads->over, g_free);
    for (guint i = 0; i < heads->reach->len; i++) {
        int *reach = &g_array_index(heads->reach, int, i);

        *reach = *reach < 0 ? -*reach - 1 : MAX(*reach - 1, 0);
    }
}

static void
say_row(Voice *voice, Heads *heads, int index, int level)
{
    const AuditNode node = *audit_node(voice->audit, index);
    g_autoptr(GString) line = g_string_new(NULL);
    guint column = 0;

    g_free(heads->row);
    heads->row = g_strdup(heads->over);
    for (guint i = 0; i < node.kid_count; i++) {
        const AuditKid *kid = audit_kid(voice->audit, node.first_kid + i);
        const AuditNode *cell = kid->kind == AUDIT_KID_NODE ? audit_node(voice->audit, kid->node) : NULL;
        guint span = cell == NULL ? 1 : span_of(voice, cell, "ColSpan");
        g_autofree char *words = cell == NULL ? NULL : words_of(voice, kid->node), *said = NULL;

        if (cell == NULL)
            continue;
        column = take_column(heads, column, span, span_of(voice, cell, "RowSpan"));
        said = type_of(cell) == TYPE_TD ? heads_of(voice, cell, heads, column) : g_strdup("");
        g_string_append_printf(line, "%s%s%s%s", line->len > 0 ? " | " : "", said, *said == '\0' ? "" : ": ",
                               *words == '\0' ? "empty" : words);
        if (type_of(cell) == TYPE_TH) {
            g_autofree char *group = named_heads(voice, cell), *own = header_of(voice, kid->node, words),
                            *whole = group == NULL ? NULL : g_strconcat(group, voice->comma, own, NULL);

            set_head(voice, heads, cell, column, span, whole != NULL ? whole : own);
        }
        column += span;
    }
    end_row(heads);
    say_line(voice, level, "row:", line->str);
}

static void
say_rows(Voice *voice, Heads *heads, int index, int level)
{
    const AuditNode node = *audit_node(voice->audit, index);

    for (guint i = 0; i < node.kid_count; i++) {
        const AuditKid *kid = audit_kid(voice->audit, node.first_kid + i);
        StructureType type = kid->kind == AUDIT_KID_NODE ? type_of(audit_node(voice->audit, kid->node)) : TYPE_NONE;

        if (type == TYPE_TR) {
            say_row(voice, heads, kid->node, level + 1);
        } else if (type == TYPE_CAPTION) {
            g_autofree char *words = words_of(voice, kid->node);

            say_line(voice, level + 1, "caption:", words);
        } else if (type == TYPE_THEAD || type == TYPE_TBODY || type == TYPE_TFOOT) {
            say_rows(voice, heads, kid->node, level);
        }
    }
}

static void
say_table(Voice *voice, int index, int level)
{
    Heads heads = { g_ptr_array_new_with_free_func(g_free), g_array_new(FALSE, TRUE, sizeof(bool)),
                    g_array_new(FALSE, TRUE, sizeof(int)), NULL, NULL, 0 };

    say_line(voice, level, "table", "");
    say_rows(voice, &heads, index, level);
    g_ptr_array_unref(heads.columns);
    g_array_unref(heads.wide);
    g_array_unref(heads.reach);
    g_free(heads.row);
    g_free(heads.over);
}

/* ---- blocks ---- */

static void say_block(Voice *voice, int index, int level, int depth);

static void
say_kids(Voice *voice, int index, int level, int depth)
{
    const AuditNode node = *audit_node(voice->audit, index);

    for (guint i = 0; depth < DEPTH && i < node.kid_count; i++) {
        const AuditKid *kid = audit_kid(voice->audit, node.first_kid + i);

        if (kid->kind == AUDIT_KID_NODE)
            say_block(voice, kid->node, level, depth + 1);
        else if (kid->kind == AUDIT_KID_MARK && audit_mark(voice->audit, kid->owner, kid->mcid)->text != NULL)
            say_line(voice, level, "", audit_mark(voice->audit, kid->owner, kid->mcid)->text->str);
    }
}

static bool
holds_blocks(const Voice *voice, const AuditNode *node)
{
    for (guint i = 0; i < node->kid_count; i++) {
        const AuditKid *kid = audit_kid(voice->audit, node->first_kid + i);
        StructureType type = kid->kind == AUDIT_KID_NODE ? type_of(audit_node(voice->audit, kid->node)) : TYPE_NONE;

        if (kid->kind == AUDIT_KID_NODE && type != TYPE_SPAN && type != TYPE_LINK && type != TYPE_REFERENCE &&
            type != TYPE_LBL && type != TYPE_QUOTE && type != TYPE_CODE && type != TYPE_NOTE && type != TYPE_BIB_ENTRY)
            return true;
    }
    return false;
}

/* An item whose body holds no blocks is one line. */
static bool
is_plain_item(const Voice *voice, const AuditNode *node)
{
    for (guint i = 0; type_of(node) == TYPE_LI && i < node->kid_count; i++) {
        const AuditKid *kid = audit_kid(voice->audit, node->first_kid + i);

        if (kid->kind == AUDIT_KID_NODE && holds_blocks(voice, audit_node(voice->audit, kid->node)))
            return false;
    }
    return type_of(node) == TYPE_LI;
}

static void
say_block(Voice *voice, int index, int level, int depth)
{
    const AuditNode *node = audit_node(voice->audit, index);
    StructureType type = type_of(node);
    g_autofree char *words = NULL, *what = NULL;

    if (type == TYPE_TABLE) {
        say_table(voice, index, level);
        return;
    }
    if (type == TYPE_L) {
        what = g_strdup_printf("list of %d", count_kids(voice, node, TYPE_LI));
        say_line(voice, level, what, "");
        say_kids(voice, index, level + 1, depth);
        return;
    }
    if (type != TYPE_FIGURE && type != TYPE_FORMULA && !is_plain_item(voice, node) && holds_blocks(voice, node)) {
        const char *title = text_of(voice, node, "T"), *language = text_of(voice, node, "Lang");

        what = g_strdup_printf("[%s]", language == NULL ? "" : language);
        if (language != NULL)
            say_line(voice, level, what, "");
        if (type == TYPE_SECT && title != NULL)
            say_line(voice, level, "section:", title);
        say_kids(voice, index, level, depth);
        return;
    }
    words = words_of(voice, index);
    if (type >= TYPE_H && type <= TYPE_H6)
        what = type == TYPE_H ? g_strdup("heading:") : g_strdup_printf("heading %d:", (int)type - TYPE_H);
    else if (type == TYPE_FIGURE)
        what = g_strdup("graphic:");
    else
        what = g_strdup(type == TYPE_LI ? "-" : type == TYPE_NOTE || type == TYPE_BIB_ENTRY ? "note:" : "");
    if (*words != '\0')
        say_line(voice, level, what, words);
}

static void
gather_cells(Voice *voice)
{
    for (int i = 0; i < (int)voice->audit->nodes->len; i++) {
        const AuditNode *node = audit_node(voice->audit, i);
        const Object *id = object_get(voice->audit->file, node->dict, "ID");

        if (id->kind == OBJECT_STRING && type_of(node) == TYPE_TH)
            g_hash_table_insert(voice->cells, (void *)(guintptr)id->bytes, GINT_TO_POINTER(i + 1));
    }
}

char *
audit_spoken_text(const char *path, bool brief, Diags *diags)
{
    g_autoptr(Audit) audit = audit_open(path, diags);
    g_autoptr(GHashTable) cells = g_hash_table_new(g_str_hash, g_str_equal);
    Voice voice = { audit, g_string_new(NULL), cells, brief, ", " };
    const char *language;

    if (audit == NULL)
        return g_string_free(voice.out, TRUE);
    audit->wants_text = true;
    audit_walk_content(audit);
    gather_cells(&voice);
    language = object_text(audit->file, object_get(audit->file, audit->catalog, "Lang"));
    voice.comma = comma_of(language);
    say_line(&voice, 0, "language:", language == NULL ? "not known" : language);
    for (int i = 0; i < (int)audit->nodes->len; i++)
        if (audit_node(audit, i)->parent < 0)
            say_block(&voice, i, 0, 0);
    return g_string_free(voice.out, FALSE);
}
