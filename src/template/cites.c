/*
 * Citations. Sources are numbered by first appearance; a run of their numbers is one Reference with one Link to the
 * entry of the first, said as "sources 1 and 3" and set apart from the figure before it by a narrow space, so that no
 * reader takes "1999" and "1" for "19991". Each entry leads back to where its source is cited first. The letters of a
 * table's notes go the same way.
 */
#include "template/call.h"
#include "base/diag_template.h"
#include "base/digits.h"
#include "base/sort.h"
#include "base/words.h"
#include <string.h>

/* ---- numbers ---- */

static int
cite_number(Fill *fill, const Source *source)
{
    for (guint i = 0; i < fill->cited->len; i++)
        if (g_ptr_array_index(fill->cited, i) == source)
            return (int)i + 1;
    view_source(fill->view, source->id);                /* its words will stand in the list */
    g_ptr_array_add(fill->cited, (gpointer)(guintptr)source);
    return (int)fill->cited->len;
}

static int
compare_numbers(const void *left, const void *right)
{
    int a = *(const int *)left, b = *(const int *)right;

    return a < b ? -1 : a > b;
}

static GArray *
sorted(GArray *numbers)
{
    guint kept = 0;

    sort_items(numbers->data, numbers->len, sizeof(int), compare_numbers);
    for (guint i = 0; i < numbers->len; i++)
        if (kept == 0 || g_array_index(numbers, int, kept - 1) != g_array_index(numbers, int, i))
            g_array_index(numbers, int, kept++) = g_array_index(numbers, int, i);
    g_array_set_size(numbers, kept);
    return numbers;
}

static void
add_number(Fill *fill, GArray *numbers, const Source *source)
{
    int number = cite_number(fill, source);

    g_array_append_val(numbers, number);
}

GArray *
cite_sources(Fill *fill, const Source *const *sources, size_t count)
{
    GArray *numbers = g_array_new(FALSE, FALSE, sizeof(int));

    for (size_t i = 0; i < count; i++)
        add_number(fill, numbers, sources[i]);
    return sorted(numbers);
}

bool
source_tells_standing(const Standing *standing, size_t at)
{
    for (size_t s = 0; s < standing->seen.source_count; s++)
        if (standing->seen.sources[s]->is_register)
            return standing->seen.sources[at]->is_register;
    return true;
}

/* A count of areas rests on what their memberships rest on. */
GArray *
cite_memberships(Fill *fill, const Treaty *treaty)
{
    GArray *numbers = g_array_new(FALSE, FALSE, sizeof(int));
    size_t count;
    const CountStep *steps = view_party_steps(fill->view, treaty, &count);

    for (size_t i = 0; i < count; i++) {
        Standing standing = view_membership(fill->view, steps[i].area, treaty);

        for (size_t s = 0; s < standing.seen.source_count; s++)
            if (source_tells_standing(&standing, s))
                add_number(fill, numbers, standing.seen.sources[s]);
    }
    return sorted(numbers);
}

GArray *
cite_figures(Fill *fill, const Figure *figures, size_t count)
{
    GArray *numbers = g_array_new(FALSE, FALSE, sizeof(int));

    for (size_t f = 0; f < count; f++)
        for (size_t p = 0; p < figures[f].part_count; p++) {
            Observation part = figure_part(&figures[f], p);

            for (size_t s = 0; s < part.source_count; s++)
                add_number(fill, numbers, part.sources[s]);
        }
    return sorted(numbers);
}

/* ---- what they say ---- */

static const char *
join_numbers(Fill *fill, const GArray *numbers, const char *separator)
{
    GString *out = arena_text_begin(fill->arena);

    for (guint i = 0; i < numbers->len; i++) {
        g_string_append(out, out->len > 0 ? separator : "");
        digits_append(out, (unsigned long)g_array_index(numbers, int, i), 1);
    }
    return arena_text_end(fill->arena, out);
}

/* "sources 1 and 3"; of most runs it is asked more than once. */
static const char *
words_of(Fill *fill, const char *key, const char *spaced)
{
    const char *found = g_hash_table_lookup(fill->cite_words, spaced);
    g_auto(GStrv) items = found == NULL ? g_strsplit(spaced, " ", -1) : NULL;
    guint count = items == NULL ? 0 : g_strv_length(items);
    LangArg args[2];

    if (found != NULL)
        return found;
    args[0] = LANG_NUMBER("count", count);
    args[1] = LANG_TEXT("which", lang_list(fill->lang, fill->arena, (const char *const *)items, count));
    found = message_told(fill, key, args, 2);
    g_hash_table_insert(fill->cite_words, (gpointer)(guintptr)spaced, (gpointer)(guintptr)found);
    return found;
}

/* ---- where they lead ---- */

#define NO_BREAK_SPACE "\u00A0"
#define NARROW_SPACE "\u202F" /* a line does not end in it; wide enough for an extractor to part words by */

static const char *
entry_name(Fill *fill, int number)
{
    return arena_printf(fill->arena, "source:%d", number);
}

static const char *
place_name(Fill *fill, int number)
{
    return arena_printf(fill->arena, "cite:%d", number);
}

/* The blanks at whose end a number stands become no-break spaces: the number goes with the word before it. */
static void
bind_blanks(Fill *fill, DocNode *text, const char *from)
{
    GString *bound = arena_text_begin(fill->arena);

    g_string_append_len(bound, text->u.text_run.text, from - text->u.text_run.text);
    for (const char *end = text->u.text_run.text + text->u.text_run.length; from < end; from++)
        g_string_append(bound, NO_BREAK_SPACE);
    text->u.text_run.length = bound->len;
    text->u.text_run.text = arena_text_end(fill->arena, bound);
}

/* What parts a number from the word before it: where a blank does, that, and nothing where the line begins. */
void
append_space_before_mark(Fill *fill, DocNode *parent)
{
    DocNode *last = parent->last_child, *space;
    const char *end, *at, *blanks;

    while (last != NULL && last->last_child != NULL)
        last = last->last_child;
    if (last == NULL || last->kind == DOC_BREAK)
        return;
    end = last->kind == DOC_TEXT ? last->u.text_run.text + last->u.text_run.length : NULL;
    at = end == NULL ? NULL : g_utf8_find_prev_char(last->u.text_run.text, end);
    for (blanks = end; blanks != NULL && blanks > last->u.text_run.text && g_ascii_isspace(blanks[-1]);)
        blanks--;
    if (blanks != end)
        bind_blanks(fill, last, blanks);
    if (at != NULL && g_unichar_isspace(g_utf8_get_char(at)))
        return;
    space = doc_append(fill->doc, parent, DOC_SPAN);
    space->u.span.mark = true;                  /* no more than the mark is it a word of the sentence */
    fill_words(fill, space, NARROW_SPACE);
}

/* May a link stand here? Not in another, not in a title or a margin. */
static bool
may_link(const Fill *fill, const DocNode *parent)
{
    if (fill->doc->root == NULL)
        return false;
    for (; parent != NULL; parent = parent->parent)
        if (parent->kind == DOC_LINK || parent->artifact)
            return false;
    return true;
}

static DocNode *
append_link(Fill *fill, DocNode *around, const char *says, const char *text)
{
    DocNode *link = doc_append(fill->doc, around, DOC_LINK);

    link->place = fill->place;
    link->u.link.alt = says;
    fill_words(fill, link, text);
    return link;
}

const char *
notes_said(Fill *fill, const char *letters)
{
    return words_of(fill, "cited-notes", letters);
}

void
append_citation(Fill *fill, DocNode *parent, DocNode *around, GArray *numbers, const char *separator, bool bare)
{
    DocNode *link;
    const char **places, *says;

    if (numbers->len == 0)
        return;
    if (around == NULL) {
        append_space_before_mark(fill, parent);
        around = doc_append(fill->doc, parent, DOC_SPAN);
    }
    around->role = DOC_ROLE_REFERENCE;
    around->u.span.mark = true;
    says = words_of(fill, "cited-sources", join_numbers(fill, numbers, " "));
    if (*separator == ',') /* as lists of the language have it */
        separator = arena_printf(fill->arena, "%s%s", lang_message(fill->lang, fill->arena, "list-between", NULL, 0),
                                 separator + 1);
    if (!may_link(fill, around)) {
        fill_words(fill, around, join_numbers(fill, numbers, separator));
        return;
    }
    link = append_link(fill, around, bare ? NULL : says, join_numbers(fill, numbers, separator));
    places = arena_new0(fill->arena, const char *, numbers->len);
    for (guint i = 0; i < numbers->len; i++)
        places[i] = place_name(fill, g_array_index(numbers, int, i));
    link->u.link.places = places;
    link->u.link.place_count = numbers->len;
    link->u.link.contents = upper_first(fill, says);
    link->u.link.destination = entry_name(fill, g_array_index(numbers, int, 0));
    g_array_append_val(fill->citations, ((Citation){ link, g_array_index(numbers, int, 0) }));
}

void
append_note_letters(Fill *fill, DocNode *around, const char *letters, const char *to, const char *to_back)
{
    g_autoptr(GString) spaced = g_string_new(NULL);
    DocNode *link;
    const char **places, *says;

    for (const char *at = letters; *at != '\0'; at += g_utf8_skip[*(const guchar *)at]) {
        if (spaced->len > 0 && !g_ascii_isdigit(*at))           /* "b2" is one letter */
            g_string_append_c(spaced, ' ');
        g_string_append_unichar(spaced, g_utf8_get_char(at));
    }
    says = notes_said(fill, arena_strdup(fill->arena, spaced->str));
    around->role = DOC_ROLE_REFERENCE;
    around->u.span.mark = true;
    /* the space hangs with the letters: it is no part of the width that figures are aligned by */
    link = append_link(fill, around, says, arena_printf(fill->arena, "\u00A0%s", letters));
    places = arena_new0(fill->arena, const char *, 1);
    places[0] = to_back;
    link->u.link.places = places;
    link->u.link.place_count = 1;
    link->u.link.contents = upper_first(fill, says);
    link->u.link.destination = to;
}

/* Is a node of this id painted whichever alternatives stand? */
static bool
always_holds(const DocNode *node, const char *id)
{
    bool all = node->first_child != NULL, any = node->id != NULL && strcmp(node->id, id) == 0;

    for (const DocNode *child = node->first_child; child != NULL && !any; child = child->next) {
        bool holds = always_holds(child, id);

        all = all && holds;
        any = holds && node->kind != DOC_ALTERNATIVES;
    }
    return node->kind == DOC_ALTERNATIVES ? all : any;
}

void
settle_citations(Fill *fill)
{
    for (guint i = 0; i < fill->entries->len; i++) {
        SourceEntry *entry = &g_array_index(fill->entries, SourceEntry, i);

        if (!entry->stands && entry->alternatives != NULL)
            entry->stands = always_holds(entry->alternatives, entry_name(fill, (int)i + 1));
    }
    for (guint i = 0; i < fill->citations->len; i++) {
        Citation *citation = &g_array_index(fill->citations, Citation, i);

        if ((guint)citation->first > fill->entries->len ||
            !g_array_index(fill->entries, SourceEntry, citation->first - 1).stands)
            citation->link->u.link.destination = NULL;
    }
}

/* ---- cite ---- */

/* What an author names by hand must have been published by then, as what the data name is. */
static bool
is_published(Fill *fill, const Instruction *instruction, const Source *source)
{
    Days days = view_days(fill->view);
    char from[11], known_by[11];
    size_t known;

    view_known_sources(fill->view, &source, 1, &known);
    if (known == 0)
        diag_report_related(fill->diags, DIAG_TEMPLATE_SOURCE_LATER, instruction->place, source->place, source->id,
                            date_format(date_is_set(source->published) ? source->published : source->not_before, from),
                            date_format(days.known_by, known_by), NULL);
    return known > 0;
}

/* <cite sources="id id"/>: their numbers on this sheet. bare="yes": below a header that says that they are sources. */
void
emit_cite(Fill *fill, const Instruction *instruction, DocNode *parent)
{
    g_auto(GStrv) ids = words_split(fill_text(fill, instruction, "sources"));
    g_autoptr(GPtrArray) sources = g_ptr_array_new();
    g_autoptr(GArray) numbers = NULL;
    const char *separator = fill_has(instruction, "separator") ? fill_text(fill, instruction, "separator") : "\u2009";
    bool bare = strcmp(fill_text(fill, instruction, "bare"), "yes") == 0;

    for (size_t i = 0; ids[i] != NULL; i++) {
        const Source *source = view_source(fill->view, ids[i]);

        if (source != NULL && is_published(fill, instruction, source))
            g_ptr_array_add(sources, (gpointer)(guintptr)source);
        else if (source == NULL && *ids[i] != '\0')
            report_unknown(fill, instruction->place, "source", ids[i]);
    }
    numbers = cite_sources(fill, (const Source *const *)sources->pdata, sources->len);
    if (numbers->len == 0)
        return;
    append_space_before_mark(fill, parent);
    append_citation(fill, parent, fill_append(fill, instruction, parent, DOC_SPAN), numbers, separator, bare);
}

/* ---- the list ---- */

/* Which alternative stands is not known yet: an entry in one is led to where it stands in each (settle_citations()). */
static void
note_entry(Fill *fill, DocNode *node, int number)
{
    const DocNode *alternatives = NULL;

    for (const DocNode *around = node; around != NULL; around = around->parent) {
        if (around->artifact)
            return;
        alternatives = around->kind == DOC_ALTERNATIVES ? around : alternatives;
    }
    if (fill->entries->len < (guint)number)
        g_array_set_size(fill->entries, (guint)number);
    if (node->id != NULL || (alternatives == NULL && g_array_index(fill->entries, SourceEntry, number - 1).stands))
        return;
    if (alternatives == NULL)
        g_array_index(fill->entries, SourceEntry, number - 1).stands = true;
    else
        g_array_index(fill->entries, SourceEntry, number - 1).alternatives = alternatives;
    node->id = entry_name(fill, number);
    if (node->kind == DOC_SPAN)
        node->u.span.place = true;
}

/*
 * <source-entry number="3">words</source-entry>: an entry of the list of sources; its number, which leads back to where
 * the source is cited first, stands before the words. In a line it is a piece of it, elsewhere a paragraph.
 */
void
emit_source_entry(Fill *fill, const Instruction *instruction, DocNode *parent)
{
    DocNode *node = fill_append(fill, instruction, parent, fill_holds_text(parent->kind) ? DOC_SPAN : DOC_PARAGRAPH),
            *label, *link;
    double number = fill_number(fill, instruction, "number", 0);

    node->role = DOC_ROLE_ENTRY;
    if (!(number >= 1 && number <= fill->cited->len)) {
        diag_report(fill->diags, DIAG_TEMPLATE_BAD_WORD, fill_argument(instruction, "number")->place,
                    fill_text(fill, instruction, "number"), "number of a source that is cited", NULL);
        return;
    }
    note_entry(fill, node, (int)number);
    label = doc_append(fill->doc, node, DOC_SPAN);
    label->role = DOC_ROLE_LABEL;
    link = doc_append(fill->doc, label, may_link(fill, parent) ? DOC_LINK : DOC_SPAN);
    fill_class_if_any(fill, link, "source-number");
    if (link->kind == DOC_LINK) {
        link->place = instruction->place;
        link->u.link.destination = place_name(fill, (int)number);
        link->u.link.contents = message_told(fill, "note-back", NULL, 0);
        link->u.link.soft = true;
    }
    fill_words(fill, link, arena_printf(fill->arena, "%d", (int)number));
    fill_children(fill, instruction, node);
}
