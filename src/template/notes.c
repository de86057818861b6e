/*
 * Notes, references and the time a text takes. Sources have superior numbers; notes have superior letters, so that a
 * reader never takes the one for the other. A note is filled where it is called, since what its words name is known
 * there, and is set where the template says.
 */
#include "template/call.h"
#include "base/diag_template.h"
#include <libxml/xpathInternals.h>
#include <math.h>
#include <string.h>

/* A note's words, in a paragraph of their own look that stands nowhere yet. */
typedef struct Note { const char *name, *letter, *id, *back; DocNode *words; bool again; } Note;

/* Of the text around it, but never so small that it cannot be read: points. */
static const double mark_size = 0.68, mark_rise = 0.33, mark_least = 5.5;

static const char *
words_from(Fill *fill, const DocNode *first)
{
    g_autoptr(GString) out = g_string_new(NULL);

    doc_words(first, out);
    return arena_strdup(fill->arena, out->str);
}

const char *
words_in(Fill *fill, const DocNode *node)
{
    return words_from(fill, node->first_child);
}

/* ---- notes ---- */

/* The letter, superior, as a link: in the text to the note, before the note to the text. */
static void
append_mark(Fill *fill, DocNode *parent, const Instruction *instruction, DocRole role, const Note *note, bool back)
{
    DocNode *around, *link;
    TextStyle text;

    if (!back)
        append_space_before_mark(fill, parent);
    around = doc_append(fill->doc, parent, DOC_SPAN);
    around->role = role;
    around->u.span.mark = true;
    link = doc_append(fill->doc, around, DOC_LINK);
    text = *link->text;
    text.rise = mark_rise * text.size;
    text.size = fmin(text.size, fmax(mark_size * text.size, mark_least));
    text.weight = 600;
    doc_set_text(fill->doc, link, &text);
    fill_class_if_any(fill, link, "fn");
    if (!back)
        style_apply(instruction->styles, instruction->style_count, fill->doc, link);
    link->id = back || note->again ? NULL : note->back;
    link->u.link.destination = back ? note->back : note->id;
    link->u.link.alt = back ? NULL : notes_said(fill, note->letter);
    link->u.link.contents = back ? message_told(fill, "note-back", NULL, 0) : words_in(fill, note->words);
    fill_words(fill, link, note->letter);
}

/* Where no note may be called: what may not be painted, or not once, has no place to come back to. NULL: it may. */
static const char *
wrong_place(const Fill *fill, const DocNode *parent)
{
    if (fill->in_note)
        return "fn";
    if (fill->doc->root == NULL)
        return "title, head or foot";
    for (; parent != NULL; parent = parent->parent)
        if (parent->kind == DOC_ALTERNATIVES || parent->kind == DOC_LINK)
            return parent->kind == DOC_LINK ? "a" : "alternatives";
    return NULL;
}

/* The note of this id that was called and is not set yet. */
static Note *
called_before(const Fill *fill, const char *name)
{
    for (guint i = fill->notes_set; *name != '\0' && i < fill->notes->len; i++) {
        Note *note = g_ptr_array_index(fill->notes, i);

        if (strcmp(note->name, name) == 0)
            return note;
    }
    return NULL;
}

static Note *
new_note(Fill *fill, const Instruction *instruction, const char *name)
{
    Note *note = arena_new0(fill->arena, Note, 1);
    guint number = fill->notes->len + 1;

    note->name = name;
    note->letter = lang_letters(fill->lang, fill->arena, (int)number, false);
    /* destinations, told from those of a template by the colon */
    note->id = arena_printf(fill->arena, "note:%u", number);
    note->back = arena_printf(fill->arena, "note-call:%u", number);
    note->words = doc_append(fill->doc, NULL, DOC_PARAGRAPH);
    note->words->place = instruction->place;
    note->words->text = fill->doc->root->text;
    note->words->align = fill->doc->root->align;
    note->words->hyphenate = fill->doc->root->hyphenate;
    note->words->pretty = fill->doc->root->pretty;
    if (!fill_class_if_any(fill, note->words, "footnote"))
        fill_class_if_any(fill, note->words, "note");
    g_ptr_array_add(fill->notes, note);
    fill->in_note = true;
    fill_children(fill, instruction, note->words);
    fill->in_note = false;
    return note;
}

/* <fn>words</fn>: its letter here, its words where <footnotes/> stands. Those of one id are one note. */
void
emit_fn(Fill *fill, const Instruction *instruction, DocNode *parent)
{
    const char *wrong = wrong_place(fill, parent), *name = fill_text(fill, instruction, "id");
    Note *note;

    if (wrong != NULL) {
        diag_report(fill->diags, DIAG_TEMPLATE_BAD_NESTING, instruction->place, "fn", wrong, NULL);
        return;
    }
    note = called_before(fill, name);
    if (note != NULL)
        note->again = true;
    else
        note = new_note(fill, instruction, name);
    append_mark(fill, parent, instruction, DOC_ROLE_REFERENCE, note, false);
}

/* Pages that call a note again would not have it at their foot. */
static bool
any_called_again(const Fill *fill)
{
    for (guint i = fill->notes_set; i < fill->notes->len; i++)
        if (((const Note *)g_ptr_array_index(fill->notes, i))->again)
            return true;
    return false;
}

/* Where notes are set: at the foot of the pages that call them, or here. */
static bool
stands_here(Fill *fill, const Instruction *instruction)
{
    const char *at = fill_has(instruction, "at") ? fill_text(fill, instruction, "at") : "page";

    if (strcmp(at, "page") == 0 && any_called_again(fill))
        diag_report(fill->diags, DIAG_TEMPLATE_BAD_WORD, instruction->place, at, "place of notes that are called twice",
                    NULL);
    if (strcmp(at, "page") != 0 && strcmp(at, "end") != 0)
        diag_report(fill->diags, DIAG_TEMPLATE_BAD_WORD, instruction->place, at, "page or end", NULL);
    return strcmp(at, "end") == 0;
}

/* Those called since the last were set. */
void
emit_footnotes(Fill *fill, const Instruction *instruction, DocNode *parent)
{
    DocNode *box;

    if (fill->in_note) {                        /* the note would stand in itself */
        diag_report(fill->diags, DIAG_TEMPLATE_BAD_NESTING, instruction->place, "footnotes", "fn", NULL);
        return;
    }
    box = fill_append(fill, instruction, parent, DOC_BOX);
    if (!stands_here(fill, instruction)) {
        box->kind = DOC_FOOT_NOTES;
        fill_class_if_any(fill, box, "page-notes");
        fill->doc->has_foot_notes = true;
    }
    for (; fill->notes_set < fill->notes->len; fill->notes_set++) {
        const Note *note = g_ptr_array_index(fill->notes, fill->notes_set);
        DocNode *words = note->words, *first = doc_release_children(words), *next;

        words->role = DOC_ROLE_NOTE;
        words->id = note->id;
        append_mark(fill, words, instruction, DOC_ROLE_LABEL, note, true);
        fill_words(fill, words, " ");
        for (; first != NULL; first = next) {
            next = first->next;
            doc_adopt(words, first);
        }
        doc_adopt(box, words);
    }
}

void
check_notes(Fill *fill)
{
    if (fill->notes_set < fill->notes->len)
        diag_report(fill->diags, DIAG_TEMPLATE_NOTES_NOT_SET,
                    ((const Note *)g_ptr_array_index(fill->notes, fill->notes_set))->words->place, NULL);
}

/* footnote-count(): those called and not yet set. */
void
call_footnote_count(Call *call)
{
    call->answer = xmlXPathNewFloat(call->fill->notes->len - call->fill->notes_set);
}

/* ---- references ---- */

/*
 * What the message's arguments are until their places in the sentence are known. No catalogue can hold these: they are
 * no XML.
 */
#define MARK_PAGE "\1"
#define MARK_TEXT "\2"

static void
append_page(Fill *fill, const Instruction *instruction, DocNode *parent)
{
    DocNode *slot = doc_append(fill->doc, parent, DOC_PAGE_REFERENCE);

    slot->place = instruction->place;
    slot->u.slot.destination = fill_text(fill, instruction, "to");
    slot->u.slot.reserve = 0.6 * slot->text->size;           /* one figure: in a sentence a gap would show */
}

/*
 * The sentence's pieces in the order of its language. Returns what it says of the place: the reference's own words, or
 * all.
 */
static const char *
append_sentence(Fill *fill, const Instruction *instruction, DocNode *link, const char *sentence)
{
    const char *said = NULL;

    while (*sentence != '\0') {
        size_t length = strcspn(sentence, MARK_PAGE MARK_TEXT);

        fill_words(fill, link, arena_strndup(fill->arena, sentence, length));
        sentence += length;
        if (*sentence == *MARK_PAGE) {
            append_page(fill, instruction, link);
        } else if (*sentence == *MARK_TEXT) {
            const DocNode *last = link->last_child;

            fill_children(fill, instruction, link);
            said = words_from(fill, last == NULL ? link->first_child : last->next);
        }
        sentence += *sentence != '\0';
    }
    return said != NULL ? said : words_in(fill, link);
}

/* <ref to="name"/> prints "page 7", <ref to="name">words</ref> "words (page 7)"; all of it is a link. */
void
emit_ref(Fill *fill, const Instruction *instruction, DocNode *parent)
{
    bool text = instruction->first_child != NULL;
    LangArg args[] = { LANG_TEXT("page", MARK_PAGE), LANG_TEXT("text", MARK_TEXT) };
    const char *sentence = lang_message(fill->lang, fill->arena, text ? "ref-to" : "ref-page", args, text ? 2 : 1);
    DocNode *around = reference_around(fill, parent, true), *link = fill_append(fill, instruction, around, DOC_LINK);

    link->u.link.destination = fill_text(fill, instruction, "to");
    link->u.link.contents = append_sentence(fill, instruction, link, sentence);
    if (fill_has(instruction, "contents"))
        link->u.link.contents = fill_told(fill, instruction, "contents");
    check_link(fill, instruction, link);
}

/* ---- words and time ---- */

/* Breaking a text into words takes about a step a byte. */
static size_t
count_words(Fill *fill, const char *text)
{
    return budget_take(fill, strlen(text), 0) ? lang_word_count(fill->lang, text) : 0;
}

/* word-count(nodes or text) */
void
call_word_count(Call *call)
{
    xmlXPathObjectPtr argument = call->arguments[0];
    size_t words = 0;

    if (argument->type != XPATH_NODESET)
        words = count_words(call->fill, argument_text(call, 0));
    for (int i = 0; argument->type == XPATH_NODESET && argument->nodesetval != NULL && i < argument->nodesetval->nodeNr;
         i++) {
        xmlChar *text = xmlXPathCastNodeToString(argument->nodesetval->nodeTab[i]);

        words += count_words(call->fill, (const char *)text);
        xmlFree(text);
    }
    call->answer = xmlXPathNewFloat((double)words);
}

static const DocNode *
find_id(const DocNode *node, const char *id)
{
    const DocNode *found = NULL;

    if (node->id != NULL && strcmp(node->id, id) == 0)
        return node;
    for (const DocNode *child = node->first_child; child != NULL && found == NULL; child = child->next)
        found = find_id(child, id);
    return found;
}

static bool
is_spoken(const DocNode *node)
{
    return !node->artifact && node->role != DOC_ROLE_LABEL && node->role != DOC_ROLE_NOTE &&
           (node->kind != DOC_SPAN || !node->u.span.mark);
}

/* Marks, labels, notes and artifacts are left out. Blocks part words. */
static void
spoken_words(const DocNode *node, GString *out)
{
    for (const DocNode *child = node->first_child; child != NULL; child = child->next) {
        if (!is_spoken(child))
            continue;
        if (child->kind == DOC_TEXT)
            g_string_append_len(out, child->u.text_run.text, (gssize)child->u.text_run.length);
        if (!doc_kind_is_inline(child->kind) || child->kind == DOC_BREAK)
            g_string_append_c(out, '\n');
        spoken_words(child, out);
    }
}

/* words-in(id): of a block that the page has so far */
void
call_words_in(Call *call)
{
    Fill *fill = call->fill;
    const DocNode *node = fill->doc->root == NULL ? NULL : find_id(fill->doc->root, argument_text(call, 0));
    g_autoptr(GString) out = g_string_new(NULL);

    if (node == NULL)
        diag_report(fill->diags, DIAG_TEMPLATE_NO_BLOCK, fill->place, argument_text(call, 0), NULL);
    else
        spoken_words(node, out);
    call->answer = xmlXPathNewFloat((double)count_words(fill, out->str));
}

/* By the language's pace, unless another is given; 0 with a diagnostic when it is none. */
static double
pace(Call *call)
{
    const char *text =
        call->count > 1 ? argument_text(call, 1) : message_drawn(call->fill, "words-per-minute", NULL, 0);
    char *end;
    double words = g_ascii_strtod(text, &end);

    if (*text != '\0' && *end == '\0' && words > 0 && isfinite(words))
        return words;
    diag_report(call->fill->diags, DIAG_TEMPLATE_BAD_WORD, call->fill->place, text, "number of words a minute", NULL);
    return 0;
}

/* reading-time(words[, words a minute]): to the half minute, and no text takes less than half a one. */
void
call_reading_time(Call *call)
{
    Fill *fill = call->fill;
    double words = argument_number(call, 0, 0), per_minute = pace(call), halves;
    LangArg args[2];

    if (per_minute == 0 || !(words >= 0 && words <= 1e9)) {
        answer_text(call, "");
        return;
    }
    halves = floor(2 * words / per_minute + 0.5);
    if (!isfinite(halves) || halves > 1e12) {
        answer_text(call, "");
        return;
    }
    halves = words > 0 ? fmax(halves, 1) : halves;
    args[0] = LANG_TEXT("minutes", lang_number(fill->lang, fill->arena, floor(halves / 2), NUMBER_DECIMAL, 0));
    args[1] = LANG_TEXT("seconds", lang_number(fill->lang, fill->arena, fmod(halves, 2) * 30, NUMBER_DECIMAL, 0));
    answer_text(call, message_said(fill,
                                   fmod(halves, 2) == 0 ? "time-minutes"
                                   : halves < 2         ? "time-seconds"
                                                        : "time-minutes-seconds",
                                   args, 2));
}
