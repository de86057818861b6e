/*
 * Running a template: each element's row says what it makes. Blocks and inline elements make document nodes; control
 * elements decide which of their children run; variables live to the end of their parent's children.
 */
#include "base/diag_lang.h"
#include "base/diag_template.h"
#include "base/limit.h"
#include "base/words.h"
#include "read/find.h"
#include "template/check.h"
#include "template/internal.h"
#include <libxml/xpathInternals.h>
#include <math.h>
#include <string.h>

/* ---- arguments ---- */

const Argument *
fill_argument(const Instruction *instruction, const char *name)
{
    for (size_t i = 0; i < instruction->argument_count; i++)
        if (words_are_same(instruction->arguments[i].row->name, name))
            return &instruction->arguments[i];
    return NULL;
}

bool
fill_has(const Instruction *instruction, const char *name)
{
    return fill_argument(instruction, name) != NULL;
}

bool
fill_says(Fill *fill, const Instruction *instruction, const char *name)
{
    return fill_has(instruction, name) && *fill_text(fill, instruction, name) != '\0';
}

static xmlXPathObjectPtr
evaluate_argument(Fill *fill, const Instruction *instruction, const char *name)
{
    const Argument *argument = fill_argument(instruction, name);

    return argument == NULL ? NULL : evaluate_part(fill, &argument->parts[0], argument->place);
}

/* What an attribute says, with what is marked in it where it is one expression. */
static const char *
words_of_argument(Fill *fill, const Argument *argument)
{
    xmlXPathObjectPtr value = evaluate_part(fill, &argument->parts[0], argument->place);
    const char *text = value == NULL ? "" : marked_object_text(fill, value);

    xmlXPathFreeObject(value);
    return text;
}

const char *
fill_said(Fill *fill, const Instruction *instruction, const char *name, DocNode *node)
{
    const Argument *argument = fill_argument(instruction, name);

    if (argument == NULL || argument->part_count != 1 || argument->parts[0].literal != NULL)
        return fill_text(fill, instruction, name);
    return marked_taken(fill, words_of_argument(fill, argument), node);
}

/* Text without its marks; of what is drawn those in another language are noted. */
static const char *
plain_noted(Fill *fill, const char *text)
{
    if (fill->foreign != NULL)
        marked_note_foreign(fill, text);
    return marked_plain(fill->arena, text);
}

static const char *
text_of(Fill *fill, const Instruction *instruction, const char *name,
        const char *(*words)(Fill *fill, const char *text))
{
    const Argument *argument = fill_argument(instruction, name);
    GString *out;
    const char *text;

    if (argument == NULL)
        return "";
    if (argument->part_count == 1 && argument->parts[0].literal != NULL)
        return argument->parts[0].literal;
    out = arena_text_begin(fill->arena);
    for (size_t i = 0; i < argument->part_count; i++) {
        const Part *part = &argument->parts[i];
        xmlXPathObjectPtr value = part->literal != NULL ? NULL : evaluate_part(fill, part, argument->place);

        if (part->literal != NULL)
            g_string_append(out, part->literal);
        else if (value != NULL)
            g_string_append(out, words(fill, marked_object_text(fill, value)));
        xmlXPathFreeObject(value);
    }
    text = arena_text_end(fill->arena, out);
    if (argument->value != NULL && !value_check(argument->value, text, argument->place, fill->diags))
        return "";
    return text;
}

const char *
fill_text(Fill *fill, const Instruction *instruction, const char *name)
{
    return text_of(fill, instruction, name, plain_noted);
}

const char *
fill_told(Fill *fill, const Instruction *instruction, const char *name)
{
    return text_of(fill, instruction, name, marked_told);
}

/* What the table of values does not bound is bounded here, so that it may be an int. */
#define FARTHEST_NUMBER 1e9

double
fill_number(Fill *fill, const Instruction *instruction, const char *name, double otherwise)
{
    const char *text = fill_text(fill, instruction, name);
    const Argument *argument = fill_argument(instruction, name);
    char *end;
    double value = g_ascii_strtod(text, &end);

    if (*text == '\0')
        return otherwise;
    if (*end != '\0' || !isfinite(value) || (argument->value == NULL && fabs(value) > FARTHEST_NUMBER)) {
        diag_report(fill->diags, DIAG_TEMPLATE_BAD_WORD, argument->place, text, "number", NULL);
        return otherwise;
    }
    return value;
}

bool
fill_test(Fill *fill, const Instruction *instruction, const char *name)
{
    xmlXPathObjectPtr value = evaluate_argument(fill, instruction, name);
    bool result = value != NULL && xmlXPathCastToBoolean(value) != 0;

    xmlXPathFreeObject(value);
    return result;
}

/* ---- nodes ---- */

bool
fill_holds_text(DocKind kind)
{
    return kind == DOC_PARAGRAPH || kind == DOC_HEADING || kind == DOC_SPAN || kind == DOC_LINK;
}

/* Is it one that holds blocks of one kind, and no text? */
static bool
holds_no_text(DocKind kind)
{
    return kind == DOC_TABLE || kind == DOC_ROW || kind == DOC_GRID || kind == DOC_LIST || kind == DOC_ALTERNATIVES;
}

static bool
may_hold(DocKind parent, DocKind kind)
{
    return parent == DOC_TABLE  ? kind == DOC_ROW
           : parent == DOC_ROW  ? kind == DOC_CELL
           : parent == DOC_GRID ? kind == DOC_COLUMN
                                : !doc_kind_is_inline(kind) || !holds_no_text(parent);
}

void
fill_language_of_text(Fill *fill, DocNode *node, const char *language)
{
    TextStyle text = *node->text;

    text.language = language;
    doc_set_text(fill->doc, node, &text);
}

void
fill_language(Fill *fill, DocNode *node, const char *language)
{
    node->language = language;
    fill_language_of_text(fill, node, language);
    node->turned = lang_direction_of(language) != lang_direction(fill->lang);
}

static void
put_around(Fill *fill, DocNode *text, const char *before, const char *after)
{
    text->u.text_run.text = arena_printf(fill->arena, "%s%.*s%s", before, (int)text->u.text_run.length,
                                         text->u.text_run.text, after);
    text->u.text_run.length += strlen(before) + strlen(after);
}

void
fill_isolate(Fill *fill, DocNode *span)
{
    bool rtl = (lang_direction(fill->lang) == DIRECTION_RTL) != span->turned;

    if (span->kind != DOC_SPAN || span->turned == span->parent->turned || span->first_child == NULL ||
        span->first_child->kind != DOC_TEXT || span->last_child->kind != DOC_TEXT)
        return;
    put_around(fill, span->first_child, rtl ? "\u2067" : "\u2066", "");
    put_around(fill, span->last_child, "", "\u2069");
}

DocNode *
fill_append(Fill *fill, const Instruction *instruction, DocNode *parent, DocKind kind)
{
    DocNode *node;

    fill->nodes++;
    if ((fill_holds_text(parent->kind) && !doc_kind_is_inline(kind)) || !may_hold(parent->kind, kind))
        diag_report(fill->diags, DIAG_TEMPLATE_BAD_NESTING, instruction->place, instruction->row->name,
                    doc_kind_name(parent->kind), NULL);
    node = doc_append(fill->doc, parent, kind);
    node->place = instruction->place;
    style_apply(instruction->styles, instruction->style_count, fill->doc, node);
    if (fill_has(instruction, "id")) {
        const char *id = fill_text(fill, instruction, "id");

        node->id = *id == '\0' ? NULL : id;
        if (kind == DOC_SPAN)
            node->u.span.place = true;
    }
    if (fill_has(instruction, "lang")) {
        fill_language(fill, node, fill_text(fill, instruction, "lang"));
    }
    return node;
}

void
fill_words(Fill *fill, DocNode *parent, const char *text)
{
    if (holds_no_text(parent->kind)) {              /* white space between its children is none of them */
        if (!words_is_blank(text))
            diag_report(fill->diags, DIAG_TEMPLATE_BAD_NESTING, fill->place, "text", doc_kind_name(parent->kind), NULL);
        return;
    }
    fill->nodes++;
    fill->text_length += strlen(text);
    fill_marked(fill, parent, text);
}

bool
fill_class_if_any(Fill *fill, DocNode *node, const char *class)
{
    const GArray *values = theme_class(fill->tmpl->theme, class);

    if (values != NULL)
        style_apply((const StyleValue *)(const void *)values->data, values->len, fill->doc, node);
    return values != NULL;
}

void
fill_class(Fill *fill, DocNode *node, const char *class)
{
    if (!fill_class_if_any(fill, node, class))
        diag_report(fill->diags, DIAG_TEMPLATE_UNKNOWN_CLASS, fill->place, class, NULL);
}

/* Until the scope ends: then the value before is put back. */
static void
set_variable(Fill *fill, const char *name, xmlXPathObjectPtr value)
{
    ScopeEntry old = { name, variable_set(fill, name, value) };

    g_array_append_val(fill->scope, old);
}

void
leave_scope(Fill *fill, guint mark)
{
    while (fill->scope->len > mark) {
        ScopeEntry entry = g_array_index(fill->scope, ScopeEntry, fill->scope->len - 1);

        g_array_set_size(fill->scope, fill->scope->len - 1);
        xmlXPathFreeObject(variable_set(fill, entry.name, entry.value));
    }
}

void
fill_one(Fill *fill, const Instruction *instruction, DocNode *parent)
{
    budget_take(fill, 1, 0);
    if (!budget_holds(fill, instruction->place))
        return;
    fill->place = instruction->place;
    if (instruction->row == NULL)
        fill_words(fill, parent, instruction->text);
    else
        instruction->row->emit(fill, instruction, parent);
}

void
fill_children(Fill *fill, const Instruction *instruction, DocNode *parent)
{
    guint mark = fill->scope->len;

    if (++fill->depth > budget_rows[BUDGET_DEPTH].most)
        budget_stop(fill, BUDGET_DEPTH, instruction->place);
    for (const Instruction *child = instruction->first_child; child != NULL; child = child->next)
        fill_one(fill, child, parent);
    fill->depth--;
    leave_scope(fill, mark);
}

/* ---- blocks and inline elements ---- */

void
emit_node(Fill *fill, const Instruction *instruction, DocNode *parent)
{
    DocNode *node = fill_append(fill, instruction, parent, instruction->row->kind);
    bool option = parent->kind == DOC_ALTERNATIVES;

    if (option)
        expansions_begin_option(fill);
    fill_children(fill, instruction, node);
    if (option)
        expansions_end_option(fill);
    fill_isolate(fill, node);
    if (!fill_holds_text(node->kind) && !holds_no_text(node->kind))
        fill_loose_text(fill, node);
}

/* Its legends explain what it draws itself. */
void
emit_section(Fill *fill, const Instruction *instruction, DocNode *parent)
{
    guint entries = fill->legend->len;

    emit_node(fill, instruction, parent);
    legend_end(fill, parent->last_child, entries);
}

static bool
holds_chart(const DocNode *node)
{
    for (const DocNode *child = node->first_child; child != NULL; child = child->next)
        if (doc_kind_is_drawn(child->kind) || holds_chart(child))
            return true;
    return false;
}

/* A heading without words is not painted, so no rule over pages could see it. */
static void
check_heading(Fill *fill, const Instruction *instruction, const DocNode *heading)
{
    if (*words_in(fill, heading) == '\0' && !holds_chart(heading) &&
        (fill->tmpl == NULL || template_claims(fill->tmpl)))
        diag_report(fill->diags, DIAG_STRUCTURE_HEADING_EMPTY, instruction->place, instruction->row->name,
                    "ISO 14289-1, 7.4.2", NULL);
}

void
emit_heading(Fill *fill, const Instruction *instruction, DocNode *parent)
{
    DocNode *node = fill_append(fill, instruction, parent, DOC_HEADING);

    node->u.heading.level = instruction->row->name[1] - '0';
    node->u.heading.outline = strcmp(fill_text(fill, instruction, "outline"), "no") != 0;
    fill_children(fill, instruction, node);
    check_heading(fill, instruction, node);
}

void
emit_column(Fill *fill, const Instruction *instruction, DocNode *parent)
{
    DocNode *node = fill_append(fill, instruction, parent, DOC_COLUMN);
    double span = fill_number(fill, instruction, "span", 12);

    if (span < 1 || span > fill->doc->columns)
        diag_report(fill->diags, DIAG_TEMPLATE_BAD_WORD, instruction->place, fill_text(fill, instruction, "span"),
                    "number of grid columns", NULL);
    node->u.column.span = (int)CLAMP(span, 1, fill->doc->columns);
    fill_children(fill, instruction, node);
    fill_loose_text(fill, node);
}

void
emit_alternatives(Fill *fill, const Instruction *instruction, DocNode *parent)
{
    DocNode *node = fill_append(fill, instruction, parent, DOC_ALTERNATIVES);
    ExpansionsChoice choice;

    node->u.alternatives.rank = (int)fill_number(fill, instruction, "rank", 0);
    expansions_begin(fill, &choice);
    fill_children(fill, instruction, node);
    expansions_end(fill);
}

void
emit_rule(Fill *fill, const Instruction *instruction, DocNode *parent)
{
    DocNode *node = fill_append(fill, instruction, parent, DOC_RULE);
    BoxStyle box;

    box = *node->box;
    node->u.rule.line = box.border_top;
    box.border_top = doc_plain_box.border_top;
    doc_set_box(fill->doc, node, &box);
}

/* ---- inline elements ---- */

void
emit_slot(Fill *fill, const Instruction *instruction, DocNode *parent)
{
    DocNode *node = fill_append(fill, instruction, parent, instruction->row->kind);

    if (fill_has(instruction, "to"))
        node->u.slot.destination = fill_text(fill, instruction, "to");
}

void
emit_value_of(Fill *fill, const Instruction *instruction, DocNode *parent)
{
    xmlXPathObjectPtr value = evaluate_argument(fill, instruction, "select");

    if (value != NULL)
        fill_words(fill, parent, marked_object_text(fill, value));
    xmlXPathFreeObject(value);
}

static const char *
node_attribute(Fill *fill, xmlNodePtr node, const char *name)
{
    xmlAttrPtr attribute = xmlHasProp(node, (const xmlChar *)name);

    return attribute == NULL ? "" : marked_node_text(fill, (xmlNodePtr)attribute);
}

/* A printed figure: its structure element carries the observation's id, so that a reader can find it in the data. */
void
emit_value(Fill *fill, const Instruction *instruction, DocNode *parent)
{
    xmlXPathObjectPtr value = evaluate_argument(fill, instruction, "select");

    if (value != NULL && value->type == XPATH_NODESET && value->nodesetval != NULL && value->nodesetval->nodeNr > 0) {
        DocNode *node = fill_append(fill, instruction, parent, DOC_SPAN);

        node->id = node_attribute(fill, value->nodesetval->nodeTab[0], "printed-id");
        if (*node->id == '\0')
            node->id = NULL;
        if (*node_attribute(fill, value->nodesetval->nodeTab[0], "qualifier") != '\0' ||
            *node_attribute(fill, value->nodesetval->nodeTab[0], "range") != '\0')
            node->id = NULL;                            /* the text has the id where its number stands */
        fill_words(fill, node, node_attribute(fill, value->nodesetval->nodeTab[0], "text"));
    }
    xmlXPathFreeObject(value);
}

/* <message key="…"><with-param name="…" select="…"/></message>: a number stays a number, for plurals. */
void
emit_message(Fill *fill, const Instruction *instruction, DocNode *parent)
{
    g_autoptr(GArray) args = g_array_new(FALSE, TRUE, sizeof(LangArg));

    for (const Instruction *child = instruction->first_child; child != NULL; child = child->next) {
        xmlXPathObjectPtr value;
        const char *name;
        LangArg arg;

        if (child->row == NULL || strcmp(child->row->name, "with-param") != 0)
            continue;
        name = fill_text(fill, child, "name");
        value = evaluate_argument(fill, child, "select");
        if (value == NULL)
            continue;
        arg = value->type == XPATH_NUMBER ? LANG_NUMBER(name, value->floatval)
                                          : LANG_TEXT(name, marked_object_text(fill, value));
        g_array_append_val(args, arg);
        xmlXPathFreeObject(value);
    }
    fill_words(fill, parent,
               message_said(fill, fill_text(fill, instruction, "key"), (const LangArg *)(const void *)args->data,
                            args->len));
}

/* ---- control ---- */

void
emit_for_each(Fill *fill, const Instruction *instruction, DocNode *parent)
{
    xmlXPathObjectPtr set = evaluate_argument(fill, instruction, "select");
    xmlNodePtr outer = fill->xpath->node;
    int outer_size = fill->xpath->contextSize, outer_position = fill->xpath->proximityPosition;

    if (set != NULL && set->type == XPATH_NODESET && set->nodesetval != NULL)
        for (int i = 0; i < set->nodesetval->nodeNr && !fill->stopped; i++) {
            fill->xpath->node = set->nodesetval->nodeTab[i];
            fill->xpath->contextSize = set->nodesetval->nodeNr;
            fill->xpath->proximityPosition = i + 1;
            fill_children(fill, instruction, parent);
        }
    fill->xpath->node = outer;
    fill->xpath->contextSize = outer_size;
    fill->xpath->proximityPosition = outer_position;
    xmlXPathFreeObject(set);
}

void
emit_if(Fill *fill, const Instruction *instruction, DocNode *parent)
{
    if (fill_test(fill, instruction, "test"))
        fill_children(fill, instruction, parent);
}

void
emit_choose(Fill *fill, const Instruction *instruction, DocNode *parent)
{
    for (const Instruction *child = instruction->first_child; child != NULL; child = child->next) {
        bool otherwise = child->row != NULL && strcmp(child->row->name, "otherwise") == 0;

        if (otherwise || (child->row != NULL && fill_test(fill, child, "test"))) {
            fill_children(fill, child, parent);
            return;
        }
    }
}

void
emit_variable(Fill *fill, const Instruction *instruction, DocNode *parent)
{
    xmlXPathObjectPtr value = evaluate_argument(fill, instruction, "select");

    (void)parent;
    if (value != NULL)
        set_variable(fill, fill_text(fill, instruction, "name"), value);
}

/* A parameter's default: only where the includer gave none. */
void
emit_param(Fill *fill, const Instruction *instruction, DocNode *parent)
{
    if (variable_find(fill, fill_text(fill, instruction, "name")) == NULL)
        emit_variable(fill, instruction, parent);
}

void
emit_include(Fill *fill, const Instruction *instruction, DocNode *parent)
{
    const Instruction *filled = instruction->included;
    guint mark = fill->scope->len;

    for (const Instruction *child = instruction->first_child; child != NULL; child = child->next) {
        if (child->row != NULL && strcmp(child->row->name, "with-param") == 0)
            emit_variable(fill, child, parent);
        if (child->row != NULL && strcmp(child->row->name, "otherwise") == 0 && instruction->needs != NULL &&
            !roles_are_given(fill->plan, instruction->needs))
            filled = child;
    }
    if (filled != NULL)
        fill_children(fill, filled, parent);
    leave_scope(fill, mark);
}

void
emit_nothing(Fill *fill, const Instruction *instruction, DocNode *parent)
{
    (void)fill;
    (void)instruction;
    (void)parent;
}

void
emit_through(Fill *fill, const Instruction *instruction, DocNode *parent)
{
    fill_children(fill, instruction, parent);
}

/* <text> </text>: what white space folding would drop; <text>words</text> the words. */
void
emit_space(Fill *fill, const Instruction *instruction, DocNode *parent)
{
    if (fill_has(instruction, "value") || instruction->first_child == NULL)
        fill_words(fill, parent, fill_has(instruction, "value") ? fill_text(fill, instruction, "value") : " ");
    fill_children(fill, instruction, parent);
}

/* ---- a whole document ---- */

static DocNode *
fill_margin(Fill *fill, const Instruction *instruction, TextAlign align)
{
    DocNode *holder, *node;

    if (instruction == NULL)
        return NULL;
    holder = doc_append(fill->doc, NULL, DOC_BOX);
    fill_class(fill, holder, "body");
    instruction->row->emit(fill, instruction, holder);
    node = holder->first_child;
    node->align = align;
    node->nowrap = true;
    node->artifact = true;
    return node;
}

static void
fill_box(Fill *fill, const MasterBox *from, DocMargin *to)
{
    to->baseline = from->baseline;
    to->rule_y = from->rule_y;
    to->rule = from->rule;
    to->start = fill_margin(fill, from->start, ALIGN_START);
    to->center = fill_margin(fill, from->center, ALIGN_CENTER);
    to->end = fill_margin(fill, from->end, ALIGN_END);
}

/* The paper that was asked for, else the theme's for a page of A4; NULL: the master's own. */
static const char *
other_paper(const Fill *fill, Size own)
{
    Size a4;

    if (fill->request->paper != NULL)
        return fill->request->paper;
    parse_paper("A4", own.width > own.height, &a4);
    return own.width == a4.width && own.height == a4.height ? theme_paper(fill->tmpl->theme) : NULL;
}

/* Another paper than the template's: margins stay, and the foot moves with the sheet's end. */
static void
change_paper(const Fill *fill, PageMaster *master)
{
    Size before = master->size;
    const char *paper = other_paper(fill, before);

    if (paper == NULL || !parse_paper(paper, before.width > before.height, &master->size))
        return;
    master->foot.baseline += master->size.height - before.height;
    master->foot.rule_y += master->size.height - before.height;
}

Size
fill_page_size(const Fill *fill)
{
    PageMaster first = { 0 };

    if (fill->tmpl->master_count == 0)
        return (Size){ 0 };
    first = fill->tmpl->masters[0].master;
    change_paper(fill, &first);
    return first.size;
}

static void
fill_masters(Fill *fill)
{
    const Template *tmpl = fill->tmpl;
    PageMaster *masters = arena_new0(fill->arena, PageMaster, tmpl->master_count);

    for (size_t i = 0; i < tmpl->master_count; i++) {
        masters[i] = tmpl->masters[i].master;
        fill_box(fill, &tmpl->masters[i].head, &masters[i].head);
        fill_box(fill, &tmpl->masters[i].foot, &masters[i].foot);
        change_paper(fill, &masters[i]);
    }
    fill->doc->masters = masters;
    fill->doc->master_count = tmpl->master_count;
}

static bool
has_words(const char *text)
{
    for (; *text != '\0'; text += g_utf8_skip[*(const guchar *)text])
        if (g_unichar_isgraph(g_utf8_get_char(text)))
            return true;
    return false;
}

/* What a part of the template says as plain text. */
static const char *
words_of(Fill *fill, const Instruction *part)
{
    DocNode *holder = doc_append(fill->doc, NULL, DOC_PARAGRAPH);
    g_autoptr(GString) words = g_string_new(NULL);

    fill_children(fill, part, holder);
    doc_words(holder->first_child, words);
    return arena_strdup(fill->arena, words->str);
}

static void
fill_title(Fill *fill)
{
    size_t errors = diags_count(fill->diags, SEVERITY_ERROR);
    ExpansionsChoice unpainted;

    expansions_begin(fill, &unpainted);
    fill->doc->title = words_of(fill, fill->tmpl->title);
    if (fill->tmpl->description != NULL)
        fill->doc->description = words_of(fill, fill->tmpl->description);
    expansions_end(fill);
    /* else that is why */
    if (!fill->tmpl->lone_chart && !has_words(fill->doc->title) && diags_count(fill->diags, SEVERITY_ERROR) == errors)
        diag_report(fill->diags, DIAG_TEMPLATE_NO_TITLE, fill->tmpl->title->place, NULL);
}

static void
set_text_variable(Fill *fill, const char *name, const char *value)
{
    xmlXPathFreeObject(variable_set(fill, name, xmlXPathNewCString(value == NULL ? "" : value)));
}

/* Of its table, so that none is without a sentence. */
static void
set_own(Fill *fill, Variable which, const char *value)
{
    set_text_variable(fill, variable_rows[which].name, value);
}

static void
fill_variables(Fill *fill)
{
    char as_of[11], known_by[11], since[11];

    set_own(fill, VARIABLE_SUBJECT, fill->request->subject);
    set_own(fill, VARIABLE_TEMPLATE, fill->tmpl == NULL ? "" : fill->tmpl->name);
    set_own(fill, VARIABLE_LANG, lang_tag(fill->lang));
    set_own(fill, VARIABLE_AS_OF, date_format(view_as_of(fill->view), as_of));
    set_own(fill, VARIABLE_KNOWN_BY, date_format(view_days(fill->view).known_by, known_by));
    set_own(fill, VARIABLE_DRAFT, fill->request->draft ? "yes" : "");
    set_own(fill, VARIABLE_YEAR, arena_printf(fill->arena, "%d", plan_period(fill->plan).first.year));
    set_own(fill, VARIABLE_MONTH, "");
    set_own(fill, VARIABLE_CONCERNING, "");
    set_own(fill, VARIABLE_SINCE, date_format(date_add_years(date_last_day(view_as_of(fill->view)), -1), since));
    set_own(fill, VARIABLE_SECOND_CALENDAR, "");
    for (size_t i = 0; i < fill->request->parameter_count; i++)         /* a name with a colon is no variable's */
        if (strchr(fill->request->parameters[i].name, ':') == NULL)
            set_text_variable(fill, fill->request->parameters[i].name, fill->request->parameters[i].value);
    switch (fill->subject) {
    case SUBJECT_AREA:
        set_own(fill, VARIABLE_AREA, fill->request->subject);
        break;
    case SUBJECT_OBJECTIVE:
        set_own(fill, VARIABLE_OBJECTIVE, fill->request->subject);
        break;
    case SUBJECT_INDICATOR:
        set_own(fill, VARIABLE_INDICATOR, fill->request->subject);
        break;
    case SUBJECT_MEETING:
        set_own(fill, VARIABLE_MEETING, fill->request->subject);
        break;
    case SUBJECT_RECORD:
        set_own(fill, VARIABLE_RECORD, fill->request->subject);
        break;
    case SUBJECT_PLAN:
    case SUBJECT_PACK:
        break;
    }
}

static void
quiet(void *data, xmlErrorPtr error)
{
    (void)data;
    (void)error;
}

static void
say_nothing(void *data, const char *format, ...)
{
    (void)data;
    (void)format;
}

void
fill_open(Fill *fill)
{
    answers_open(fill);
    fill->xpath = xml_made(xmlXPathNewContext(fill->request->tree->doc));
    xmlXPathContextSetCache(fill->xpath, 1, -1, 0);     /* thousands of values that live for one step each */
    fill->xpath->node = xmlDocGetRootElement(fill->request->tree->doc);
    fill->xpath->error = quiet;
    fill->host_error = xmlGenericError;
    fill->host_error_data = xmlGenericErrorContext;
    xmlSetGenericErrorFunc(NULL, say_nothing);          /* the library prints some faults besides reporting them */
    fill->xpath->userData = fill;
    fill->statuses = g_ptr_array_new_with_free_func(g_free);
    fill->cited = g_ptr_array_new();
    fill->citations = g_array_new(FALSE, TRUE, sizeof(Citation));
    fill->entries = g_array_new(FALSE, TRUE, sizeof(SourceEntry));
    fill->cite_words = g_hash_table_new(g_str_hash, g_str_equal);
    fill->apart = g_array_new(FALSE, FALSE, sizeof(double));
    fill->notes = g_ptr_array_new();
    fill->legend = g_array_new(FALSE, TRUE, sizeof(LegendEntry));
    fill->scope = g_array_new(FALSE, TRUE, sizeof(ScopeEntry));
    functions_register(fill);
    budget_open(fill);
    if (fill->lang != NULL)
        lang_speak_at(fill->lang, &fill->place);
}

void
fill_close(Fill *fill)
{
    xmlSetGenericErrorFunc(fill->host_error_data, fill->host_error);
    if (fill->lang != NULL)
        lang_speak_at(fill->lang, NULL);
    budget_close(fill);
    xmlXPathFreeContext(fill->xpath);
    answers_close(fill);
    g_hash_table_unref(fill->functions);
    g_ptr_array_unref(fill->statuses);
    g_ptr_array_unref(fill->cited);
    g_array_unref(fill->citations);
    g_array_unref(fill->entries);
    g_hash_table_unref(fill->cite_words);
    g_array_unref(fill->apart);
    g_ptr_array_unref(fill->notes);
    g_array_unref(fill->legend);
    g_array_unref(fill->scope);
}

/* What the texts of a document may come from besides its templates. */
typedef struct DataSource { const Plan *plan; const XmlNode *pack; } DataSource;

static Place
find_place(const void *in, const char *text, size_t length)
{
    const DataSource *source = in;

    return find_data_text(source->plan, source->pack, text, length);
}

/* The file of a pack: every part of it stands somewhere below its root. */
static const XmlNode *
pack_root(const PackScene *scene)
{
    const XmlNode *node = scene == NULL || scene->pack->part_count == 0 ? NULL : scene->pack->parts[0].node;

    while (node != NULL && node->parent != NULL)
        node = node->parent;
    return node;
}

/* Which days the document is about: whoever holds its sentences against the data must know them. */
static void
fill_days(Fill *fill)
{
    Days days = view_days(fill->view);
    UserProperty *properties = arena_new0(fill->arena, UserProperty, 2);
    char text[11];

    properties[0] = (UserProperty){ "as-of", arena_strdup(fill->arena, date_format(days.as_of, text)) };
    properties[1] = (UserProperty){ "known-by", arena_strdup(fill->arena, date_format(days.known_by, text)) };
    fill->doc->properties = properties;
    fill->doc->property_count = 2;
}

static void
fill_document(Fill *fill)
{
    Doc *doc = fill->doc;

    doc->language = arena_strdup(fill->arena, lang_tag(fill->lang));
    doc->direction = lang_direction(fill->lang);
    doc->created = fill->request->created;
    doc->author = local(fill, plan_organisation(fill->plan));
    doc->pictures = fill->request->pictures;
    doc->world = fill->request->world;
    doc->columns = 12;
    doc->gutter = 12;
    doc->min_pages = fill->tmpl->min_pages;
    doc->max_pages = fill->tmpl->max_pages;
    doc->aim_pages = fill->tmpl->aim_pages;
    doc->data.find = find_place;
    doc->data.in =
        arena_memdup(fill->arena, &(DataSource){ fill->plan, pack_root(fill->request->pack) }, sizeof(DataSource));
    doc->chart_theme = arena_memdup(fill->arena, theme_charts(fill->tmpl->theme), sizeof(ChartTheme));
    fill_title(fill);
    doc->subject = local(fill, plan_title(fill->plan));
    fill_days(fill);
    if (fill->request->draft)
        doc->watermark = lang_message(fill->lang, fill->arena, "draft", NULL, 0);
    fill_masters(fill);
    doc->root = doc_append(doc, NULL, DOC_BOX);
    doc->root->place = fill->tmpl->body->place;
    fill_class(fill, doc->root, "body");
    fill_language_of_text(fill, doc->root, doc->language);
    style_apply(fill->tmpl->body->styles, fill->tmpl->body->style_count, doc, doc->root);
    fill->scrap = doc_append(doc, NULL, DOC_BOX);
    fill_children(fill, fill->tmpl->body, doc->root);
    fill_loose_text(fill, doc->root);
    legend_end(fill, doc->root, 0);
    check_notes(fill);
    settle_citations(fill);
}

/* A target asked for twice is one; a judgement is somebody's rating and no status. */
static void
count_statuses(const Fill *fill, size_t *counts)
{
    for (guint i = 0; counts != NULL && i < fill->statuses->len; i++) {
        const StatusView *status = g_ptr_array_index(fill->statuses, i);
        bool again = status->judged;

        for (guint k = 0; k < i && !again; k++) {
            const StatusView *other = g_ptr_array_index(fill->statuses, k);

            again = other->measure == status->measure && other->area == status->area &&
                    other->target_place.line == status->target_place.line &&
                    other->target_place.column == status->target_place.column &&
                    g_strcmp0(other->target_place.file, status->target_place.file) == 0;
        }
        counts[status->result.status] += !again;
    }
}

bool
template_test(const char *expression, SubjectKind kind, const TemplateRequest *request, Place place, bool *holds,
              Diags *diags)
{
    g_autoptr(Doc) doc = doc_new();
    Fill fill = { .subject = kind, .request = request, .view = request->view, .plan = view_plan(request->view),
                  .lang = request->lang, .doc = doc, .arena = doc->arena, .diags = diags, .place = place };
    size_t errors = diags_count(diags, SEVERITY_ERROR);
    xmlXPathCompExprPtr compiled;
    xmlXPathObjectPtr value = NULL;

    *holds = false;
    expression_check(expression, place, diags);         /* a name that there is not is told with the nearest */
    if (diags_count(diags, SEVERITY_ERROR) > errors)
        return false;
    fill_open(&fill);
    fill_variables(&fill);
    compiled = budget_compile(fill.xpath, expression);
    if (compiled == NULL)
        diag_report(diags, DIAG_TEMPLATE_BAD_XPATH, place, expression, "it cannot be parsed", NULL);
    else
        value = fill_evaluate(&fill, compiled, expression, place);
    *holds = value != NULL && xmlXPathCastToBoolean(value) == 1;
    xmlXPathFreeObject(value);
    xmlXPathFreeCompExpr(compiled);
    fill_close(&fill);
    return value != NULL;
}

Doc *
template_fill(const Template *tmpl, const TemplateRequest *request, Diags *diags)
{
    g_autoptr(Doc) doc = doc_new();
    size_t errors = diags_count(diags, SEVERITY_ERROR);
    Fill fill = { .tmpl = tmpl,
                  .subject = tmpl->subject,
                  .request = request,
                  .view = request->view,
                  .plan = view_plan(request->view),
                  .lang = request->lang,
                  .doc = doc,
                  .arena = doc->arena,
                  .diags = diags };

    /* text for one audience never meets figures for another */
    g_assert(tmpl->audience == plan_audience(fill.plan));
    if (!roles_check(tmpl, fill.plan, diags))
        return NULL;
    fill_open(&fill);
    fill_variables(&fill);
    fill_document(&fill);
    check_map_note(&fill);
    count_statuses(&fill, request->statuses);
    fill_close(&fill);
    return diags_count(diags, SEVERITY_ERROR) > errors ? NULL : g_steal_pointer(&doc);
}
