/* What handbooks are made of: examples that are drawn and told, samples of a theme, and the tables of words. */
#include "template/call.h"
#include "template/reference.h"
#include "base/diag_template.h"
#include "base/words.h"
#include <string.h>

/* ---- examples ---- */

/* Letters that stand out less from white are for a dark ground. */
static const double LEAST_CONTRAST = 2;

static DocNode *
add_line(Fill *fill, const Instruction *instruction, DocNode *parent, const char *class, const char *text)
{
    DocNode *line = doc_append(fill->doc, parent, DOC_PARAGRAPH);

    line->place = instruction->place;
    fill->nodes++;
    fill_class_if_any(fill, line, class);
    fill_words(fill, line, text);
    return line;
}

static void
put_value(GString *out, const char *text)
{
    g_autofree char *escaped = g_markup_escape_text(text, -1);

    g_string_append(out, escaped);
}

static void
put_start(GString *out, const XmlNode *node)
{
    g_string_append_printf(out, "<%s", node->name);
    for (size_t i = 0; i < node->attribute_count; i++) {
        g_string_append_printf(out, " %s=\"", node->attributes[i].name);
        put_value(out, node->attributes[i].value);
        g_string_append_c(out, '"');
    }
    g_string_append(out, node->first_child == NULL ? "/>" : ">");
}

static void
put_whole(GString *out, const XmlNode *node)
{
    if (node->name == NULL) {
        put_value(out, node->text);
        return;
    }
    put_start(out, node);
    for (const XmlNode *child = node->first_child; child != NULL; child = child->next)
        put_whole(out, child);
    if (node->first_child != NULL)
        g_string_append_printf(out, "</%s>", node->name);
}

/* What is drawn, as the file has it: a paragraph whose lines may end between elements and attributes. */
static void
tell_brief(Fill *fill, const Instruction *instruction, DocNode *parent)
{
    g_autoptr(GString) whole = g_string_new(NULL);

    for (const XmlNode *child = instruction->written->first_child; child != NULL; child = child->next)
        if (child->name != NULL)
            put_whole(whole, child);
    g_string_replace(whole, "><", "> <", 0);
    g_string_replace(whole, "/", "/\u2060", 0);
    add_line(fill, instruction, parent, "example-brief", whole->str);
}

/* Text as it is written, but for the lines that only open and close it. */
static void
tell_text(Fill *fill, const Instruction *instruction, DocNode *parent, const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    guint count = g_strv_length(lines);

    for (guint i = 0; i < count; i++) {
        g_autoptr(GString) line = g_string_new(NULL);
        size_t blanks = strspn(lines[i], " ");

        if (words_is_blank(lines[i]) && (i == 0 || i + 1 == count))
            continue;
        for (size_t k = 0; k < blanks; k++)
            g_string_append(line, "\u00A0");
        g_string_append(line, words_is_blank(lines[i]) ? "\u00A0" : lines[i] + blanks);
        add_line(fill, instruction, parent, "example-source", line->str);
    }
}

static bool
is_text_alone(const XmlNode *node)
{
    for (const XmlNode *child = node->first_child; child != NULL; child = child->next)
        if (child->name != NULL)
            return false;
    return true;
}

/* "12 4 60 4": where the parts of the kind are, from the drawing's start and top; false: not so many pairs. */
static bool
read_parts(const char *text, Point *parts, size_t count)
{
    g_auto(GStrv) words = words_split(text);

    if (g_strv_length(words) != 2 * count)
        return false;
    for (size_t i = 0; i < count; i++) {
        char *end_x, *end_y;

        parts[i] = (Point){ g_ascii_strtod(words[2 * i], &end_x), g_ascii_strtod(words[2 * i + 1], &end_y) };
        if (*end_x != '\0' || *end_y != '\0')
            return false;
    }
    return true;
}

/* The chart in an example gets a numbered disc above each of its parts, and room for the discs. */
static void
number_parts(Fill *fill, const Instruction *instruction, DocNode *box)
{
    DocNode *chart = box->first_child;
    BoxStyle roomy = *box->box;
    ChartSpec *spec;
    Point *parts;
    size_t count;

    if (!fill_has(instruction, "parts") || chart == NULL || chart->kind != DOC_CHART)
        return;
    spec = arena_memdup(fill->arena, chart->u.chart.spec, sizeof *spec);
    count = chart_uses_parts(chart_kind_name(spec->kind));
    parts = arena_new0(fill->arena, Point, count + 1);
    if (!read_parts(fill_text(fill, instruction, "parts"), parts, count)) {
        g_autofree char *wanted = g_strdup_printf("row of %zu pairs of numbers, a pair a part", count);

        diag_report(fill->diags, DIAG_TEMPLATE_BAD_WORD, fill_argument(instruction, "parts")->place,
                    fill_text(fill, instruction, "parts"), wanted, NULL);
        return;
    }
    spec->parts = parts;
    spec->part_count = count;
    chart->u.chart.spec = spec;
    roomy.padding.top += 14;
    doc_set_box(fill->doc, box, &roomy);
}

void
emit_example(Fill *fill, const Instruction *instruction, DocNode *parent)
{
    const XmlNode *written = instruction->written;
    DocNode *box = doc_append(fill->doc, parent, DOC_BOX);

    box->place = instruction->place;
    fill_class_if_any(fill, box, fill_has(instruction, "name") ? "example-named" : "example");
    if (is_text_alone(written)) {
        for (const XmlNode *child = written->first_child; child != NULL; child = child->next)
            tell_text(fill, instruction, box, child->text);
        return;
    }
    if (fill_has(instruction, "name"))
        add_line(fill, instruction, box, "example-name", fill_text(fill, instruction, "name"));
    fill_children(fill, instruction, box);
    number_parts(fill, instruction, box);
    tell_brief(fill, instruction, box);
}

/* ---- samples of a theme ---- */

/* Its letters, colours and rules; not how far from others it stands, nor where pages end. */
static void
show_class(Fill *fill, DocNode *node, const char *name)
{
    Colour white = COLOUR_RGB(0xFFFFFF);
    BoxStyle box = doc_plain_box;

    fill_class(fill, node, name);
    node->first_indent = 0;
    box.background = node->box->background;
    box.border_top = node->box->border_top;
    box.border_bottom = node->box->border_bottom;
    if (colour_contrast(node->text->colour, white) < LEAST_CONTRAST)
        theme_colour(fill->tmpl->theme, "navy", &box.background);
    doc_set_box(fill->doc, node, &box);
}

void
emit_sample(Fill *fill, const Instruction *instruction, DocNode *parent)
{
    const char *name = fill_text(fill, instruction, "of");
    DocNode *node = doc_append(fill->doc, parent, DOC_PARAGRAPH);
    BoxStyle ground = doc_plain_box;

    fill->nodes++;
    node->place = instruction->place;
    if (theme_class(fill->tmpl->theme, name) != NULL)
        show_class(fill, node, name);
    else if (theme_colour(fill->tmpl->theme, name, &ground.background))
        doc_set_box(fill->doc, node, &ground);
    else
        diag_report(fill->diags, DIAG_TEMPLATE_UNKNOWN_CLASS, instruction->place, name, NULL);
    style_apply(instruction->styles, instruction->style_count, fill->doc, node);
    fill_children(fill, instruction, node);
}

/* ---- the tables of words ---- */

/* Parts of a drawing, when not to use it, and what it does where room is short: they stand with their owner. */
static const char *const uses[][2] = { { "part", "parts" }, { "instead", "instead" }, { "short", "short" } };

/* What is answered, with what is still to be said of the element or kind of chart that came last. */
typedef struct Told {
    Call *call;
    xmlNodePtr owner;
    GString *uses[G_N_ELEMENTS(uses)];
    size_t parts;
    char *name;                         /* the first class of a family, and what its classes are for */
    GString *classes;
} Told;

static void
end_owner(Told *told)
{
    for (size_t i = 0; i < G_N_ELEMENTS(uses); i++) {
        if (told->owner != NULL && told->uses[i]->len > 0)
            set_word(told->owner, uses[i][1], told->uses[i]->str);
        g_string_truncate(told->uses[i], 0);
    }
    told->owner = NULL;
    told->parts = 0;
}

/* "1 Name: what it is.  2 …", "Case → what then.  …", or the sentence. */
static bool
answer_use(const ReferenceRow *row, Told *told)
{
    GString *said;
    size_t use = 0;

    while (use < G_N_ELEMENTS(uses) && strcmp(row->kind, uses[use][0]) != 0)
        use++;
    if (use == G_N_ELEMENTS(uses))
        return false;
    said = told->uses[use];
    if (said->len > 0)
        g_string_append(said, "\u2003");
    if (strcmp(row->kind, "part") == 0)
        g_string_append_printf(said, "%zu\u00A0%s: ", ++told->parts, row->name);
    else if (strcmp(row->kind, "instead") == 0)
        g_string_append_printf(said, "%s → ", row->name);
    g_string_append(said, row->sentence);
    return true;
}

/* The words of an attribute stand with it: its row came just before. */
static bool
answer_words(const ReferenceRow *row, const Call *call)
{
    bool words = strcmp(row->kind, "words") == 0 && call->nodes != NULL && call->nodes->nodeNr > 0;

    if (words)
        set_word(call->nodes->nodeTab[call->nodes->nodeNr - 1], "words", row->sentence);
    return words;
}

/* All that an element or a kind may say was told before: that stands with it. Elements inside have a row. */
static bool
answer_again(const ReferenceRow *row, const Told *told)
{
    const xmlNodeSet *nodes = told->call->nodes;
    bool alone = strcmp(row->kind, "again") == 0 && strchr(row->name, '<') == NULL && told->owner != NULL &&
                 nodes->nodeTab[nodes->nodeNr - 1] == told->owner;

    if (alone) {
        g_autofree char *again = g_strdup_printf("%s: %s", row->name, row->sentence);

        set_word(told->owner, "again", again);
    }
    return alone;
}

static void
answer_row(const ReferenceRow *row, void *data)
{
    Told *told = data;
    bool owner = strcmp(row->kind, "element") == 0 || strcmp(row->kind, "chart") == 0;
    xmlNodePtr node = answer_words(row, told->call) || answer_use(row, told) || answer_again(row, told)
                          ? NULL : answer_node(told->call, "word");
    g_autofree char *what = reference_what(row->sentence), *left_out = reference_left_out(row->sentence);

    if (node == NULL)
        return;
    if (owner) {
        end_owner(told);
        told->owner = node;
    }
    set_word(node, "kind", row->kind);
    set_word(node, "name", row->name);
    set_word(node, "of", row->of);
    set_word(node, "values", row->values);
    set_flag(node, "needed", row->needed);
    set_word(node, "sentence", row->sentence);
    set_word(node, "what", what);
    if (left_out != NULL)
        set_word(node, "left-out", left_out);
}

static void
end_family(Told *told)
{
    ReferenceRow row = { "class", told->name, "", "", false, told->classes->str };

    if (told->name != NULL)
        answer_row(&row, told);
    g_clear_pointer(&told->name, g_free);
    g_string_truncate(told->classes, 0);
}

/* "cover-title" stands with "cover-field", which came just before it. */
static void
answer_family(const ReferenceRow *row, void *data)
{
    Told *told = data;
    size_t family = strcspn(row->name, "-");
    bool goes_on = told->name != NULL && strcspn(told->name, "-") == family &&
                   strncmp(told->name, row->name, family) == 0;

    if (!goes_on)
        end_family(told);
    if (strcmp(row->kind, "class") != 0) {
        answer_row(row, told);
        return;
    }
    if (goes_on)
        g_string_append_printf(told->classes, "\u2003%s\u00A0 ", row->name);
    else
        told->name = g_strdup(row->name);
    g_string_append(told->classes, row->sentence);
}

void
call_reference(Call *call)
{
    const char *topic = argument_text(call, 0);
    bool once = strcmp(argument_text(call, 1), "once") == 0;
    Told told = { .call = call, .classes = g_string_new(NULL) };

    for (size_t i = 0; i < G_N_ELEMENTS(uses); i++)
        told.uses[i] = g_string_new(NULL);
    if (strcmp(topic, "classes") == 0)
        reference_theme(call->fill->tmpl->theme, once ? answer_family : answer_row, &told);
    else if (!(once ? reference_each_once : reference_each)(topic, answer_row, &told))
        diag_report(call->fill->diags, DIAG_TEMPLATE_BAD_WORD, call->fill->place, topic, "topic of the reference",
                    NULL);
    end_family(&told);
    end_owner(&told);
    g_string_free(told.classes, TRUE);
    for (size_t i = 0; i < G_N_ELEMENTS(uses); i++)
        g_string_free(told.uses[i], TRUE);
}

void
call_reference_topics(Call *call)
{
    for (const ReferenceTopic *topic = reference_topics(); topic->name != NULL; topic++) {
        xmlNodePtr node = answer_node(call, "topic");

        set_word(node, "name", topic->name);
        set_word(node, "sentence", topic->sentence);
    }
}
