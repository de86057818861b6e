/*
 * Lists: items that number themselves, and paragraphs with running numbers. What a label looks like is the theme's
 * class "ol-label": its text, where it is aligned, and as its padding-end how far it is kept from the text.
 */
#include "template/internal.h"
#include "base/diag_template.h"
#include "base/limit.h"
#include <math.h>
#include <string.h>

/* How items are told apart (ISO 32000-1, table 347). */
typedef struct ListForm { const char *type, *numbering; } ListForm;

static const ListForm forms[] = { { "1", "Decimal" }, { "a", "LowerAlpha" }, { "A", "UpperAlpha" } };

typedef struct ListRun { const ListForm *form; int next; const char *icon; Place icon_place; } ListRun;


/* Room for a label, in em of the text: two figures and what keeps them apart. */
static const double label_room = 2.2;

/* ---- labels ---- */

static const char *
label_text(Fill *fill, const ListForm *form, int number)
{
    if (form == &forms[0])
        return lang_number(fill->lang, fill->arena, number, NUMBER_PLAIN, 0);
    return lang_letters(fill->lang, fill->arena, number, form == &forms[2]);
}

static void
set_label(Fill *fill, DocNode *item, const ListForm *form, int number)
{
    DocNode *look = doc_append(fill->doc, NULL, DOC_BOX);           /* only to read the label's style */

    look->text = item->text;
    fill_class_if_any(fill, look, "ol-label");
    item->u.item.label = label_text(fill, form, number);
    item->u.item.label_text = *look->text;
    item->u.item.label_align = look->align;
    item->u.item.gap = look->box->padding.end > 0 ? look->box->padding.end : item->text->size;
}

static int
start_number(Fill *fill, const Instruction *instruction, int least)
{
    double start = fill_number(fill, instruction, "start", 1);

    if (start >= least && start <= MOST_FIRST_NUMBER && start == floor(start))
        return (int)start;
    diag_report(fill->diags, DIAG_TEMPLATE_BAD_WORD, fill_argument(instruction, "start")->place,
                fill_text(fill, instruction, "start"), "number to begin with", NULL);
    return 1;
}

/* ---- text beside blocks ---- */

static bool
is_block(const DocNode *node)
{
    return doc_kind_is_drawn(node->kind) ? doc_is_drawn_block(node) : !doc_kind_is_inline(node->kind);
}

void
fill_loose_text(Fill *fill, DocNode *node)
{
    DocNode *paragraph = NULL, *next;
    bool blocks = false, loose = false;

    blocks = node->kind == DOC_FIGURE || node->kind == DOC_COLUMNS;      /* these hold nothing but blocks */
    for (const DocNode *child = node->first_child; child != NULL; child = child->next) {
        blocks = blocks || is_block(child);
        loose = loose || !is_block(child);
    }
    if (!blocks || !loose)
        return;
    for (DocNode *child = doc_release_children(node); child != NULL; child = next) {
        next = child->next;
        if (is_block(child)) {
            paragraph = NULL;
            doc_adopt(node, child);
        } else if (paragraph != NULL || !doc_is_blank(child)) {
            if (paragraph == NULL)
                (paragraph = doc_append(fill->doc, node, DOC_PARAGRAPH))->place =
                    child->place.file != NULL ? child->place : node->place;
            doc_adopt(paragraph, child);
        }
    }
}

/* ---- ul, ol, li ---- */

static const ListForm *
find_form(Fill *fill, const Instruction *instruction)
{
    const char *type = fill_has(instruction, "type") ? fill_text(fill, instruction, "type") : "1";

    for (size_t i = 0; i < G_N_ELEMENTS(forms); i++)
        if (strcmp(forms[i].type, type) == 0)
            return &forms[i];
    diag_report(fill->diags, DIAG_TEMPLATE_BAD_WORD, fill_argument(instruction, "type")->place, type,
                "type of list (1, a, A)", NULL);
    return &forms[0];
}

void
emit_list(Fill *fill, const Instruction *instruction, DocNode *parent)
{
    DocNode *node = fill_append(fill, instruction, parent, DOC_LIST);
    ListRun run = { 0 }, *outer = fill->list;

    if (strcmp(instruction->row->name, "ol") == 0) {
        run.form = find_form(fill, instruction);
        run.next = start_number(fill, instruction, run.form == &forms[0] ? 0 : 1);
    }
    if (fill_has(instruction, "icon")) {
        run.icon = fill_text(fill, instruction, "icon");
        run.icon_place = fill_argument(instruction, "icon")->place;
    }
    node->u.list.numbering = run.form != NULL ? run.form->numbering
                             : run.icon != NULL ? "None"
                             : fill_has(instruction, "bare") && strcmp(fill_text(fill, instruction, "bare"), "no") != 0
                                 ? "None"
                                 : "Disc";
    fill->list = &run;
    fill_children(fill, instruction, node);
    fill->list = outer;
}

/* The icon of an item, its own or its list's; NULL: none. */
static const DocNode *
sign_of(Fill *fill, const Instruction *instruction, const DocNode *parent, const DocNode *item)
{
    if (fill_has(instruction, "icon"))
        return icon_beside(fill, item, fill_text(fill, instruction, "icon"), fill_argument(instruction, "icon")->place);
    if (fill->list == NULL || fill->list->icon == NULL || parent->kind != DOC_LIST)
        return NULL;
    return icon_beside(fill, item, fill->list->icon, fill->list->icon_place);
}

void
emit_item(Fill *fill, const Instruction *instruction, DocNode *parent)
{
    DocNode *node = fill_append(fill, instruction, parent, DOC_ITEM);
    bool counted = fill->list != NULL && fill->list->form != NULL && parent->kind == DOC_LIST;

    if (counted)
        set_label(fill, node, fill->list->form, fill->list->next++);
    node->u.item.sign = sign_of(fill, instruction, parent, node);
    if (fill_has(instruction, "label"))
        node->u.item.label = fill_text(fill, instruction, "label");
    else if (!counted && node->u.item.sign == NULL)
        node->u.item.label = "•";
    node->u.item.indent = fill_number(fill, instruction, "indent",
                                      counted ? label_room * node->text->size
                                      : node->u.item.sign != NULL ? 2 * node->text->size : 12);
    fill_children(fill, instruction, node);
    fill_loose_text(fill, node);
}

/* ---- numbered paragraphs ---- */

/* The paragraph's distances are its item's, so that they collapse with those of its neighbours. */
static void
lend_box(Fill *fill, DocNode *item, DocNode *paragraph)
{
    BoxStyle lent = *item->box, left = *paragraph->box;

    lent.margin = left.margin;
    lent.break_before = left.break_before;
    lent.break_after = left.break_after;
    lent.break_inside = left.break_inside;
    left.margin = doc_plain_box.margin;
    left.break_before = left.break_after = left.break_inside = BREAK_AUTO;
    doc_set_box(fill->doc, item, &lent);
    doc_set_box(fill->doc, paragraph, &left);
}

void
emit_paragraph(Fill *fill, const Instruction *instruction, DocNode *parent)
{
    bool numbered = fill->numbered != NULL && parent == fill->numbered;
    DocNode *item = numbered ? doc_append(fill->doc, parent, DOC_ITEM) : parent;
    DocNode *node = fill_append(fill, instruction, item, DOC_PARAGRAPH);

    if (numbered) {
        item->place = instruction->place;
        set_label(fill, item, &forms[0], ++fill->last_number);
        lend_box(fill, item, node);
    }
    fill_children(fill, instruction, node);
}

/* Items that follow each other make one list; a list or a quotation goes on with the paragraph before it. */
static void
gather_items(Fill *fill, DocNode *box, double indent)
{
    DocNode *list = NULL, *next;

    for (DocNode *child = doc_release_children(box); child != NULL; child = next) {
        bool goes_on = list != NULL && (child->kind == DOC_LIST || child->role == DOC_ROLE_QUOTE);

        next = child->next;
        if (child->kind == DOC_ITEM && list == NULL) {
            list = doc_append(fill->doc, box, DOC_LIST);
            list->u.list.numbering = forms[0].numbering;
        }
        if (child->kind == DOC_ITEM) {
            child->u.item.indent = indent;
            doc_adopt(list, child);
        } else {
            doc_adopt(goes_on ? list->last_child : box, child);
            list = goes_on ? list : NULL;
        }
    }
}

void
emit_numbered(Fill *fill, const Instruction *instruction, DocNode *parent)
{
    DocNode *node = fill_append(fill, instruction, parent, DOC_BOX);
    const DocNode *outer = fill->numbered;

    if (strcmp(fill_text(fill, instruction, "start"), "continue") != 0)
        fill->last_number = start_number(fill, instruction, 0) - 1;
    fill->numbered = node;
    fill_children(fill, instruction, node);
    fill->numbered = outer;
    gather_items(fill, node, fill_number(fill, instruction, "indent", label_room * node->text->size));
}
