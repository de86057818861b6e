/*
 * An expression is looked through for names with a bracket behind them: XPath 1.0, 3.7, tells functions from node
 * types and operators by nothing else. What a function is given as a literal is known by its parameters.
 */
#include "template/check.h"
#include "base/diag_lang.h"
#include "base/diag_read.h"
#include "base/diag_template.h"
#include "base/renamed.h"
#include "base/words.h"
#include <string.h>
#include "template/internal.h"

typedef struct Look {
    const char *source; Place place;
    Diags *diags;
    TemplateKnown known; void *data;        /* NULL: names are not asked */
} Look;

/* ---- expressions ---- */

static bool
is_node_type_or_operator(const char *name)
{
    static const char *const words[] = { "node", "text", "comment", "processing-instruction", "and", "or",
                                         "div",  "mod",  NULL };

    return g_strv_contains(words, name);
}

static bool
is_core_function(const char *name)
{
    static const char *const names[] = { "last",
                                         "position",
                                         "count",
                                         "id",
                                         "local-name",
                                         "namespace-uri",
                                         "name",
                                         "string",
                                         "concat",
                                         "starts-with",
                                         "contains",
                                         "substring-before",
                                         "substring-after",
                                         "substring",
                                         "string-length",
                                         "normalize-space",
                                         "translate",
                                         "boolean",
                                         "not",
                                         "true",
                                         "false",
                                         "lang",
                                         "number",
                                         "sum",
                                         "floor",
                                         "ceiling",
                                         "round",
                                         NULL };

    return g_strv_contains(names, name);
}

static void
ask(const Look *look, const char *kind, const char *id)
{
    if (look->known == NULL || *id == '\0' || look->known(kind, id, look->data))
        return;
    if (strcmp(kind, "message") == 0)
        diag_report(look->diags, DIAG_LANG_MESSAGE_MISSING, look->place, id, NULL);
    else
        diag_report(look->diags, DIAG_TEMPLATE_UNKNOWN_QUERY, look->place, kind, id, NULL);
}

/* The literals among the arguments of a call; `c` is behind its bracket. */
static void
look_at_arguments(const Look *look, const char *function, const char *c)
{
    int depth = 0;
    size_t index = 0;

    while (look->known != NULL && *c != '\0' && depth >= 0) {
        bool first = true;

        while (g_ascii_isspace(*c))
            c++;
        for (; *c != '\0' && depth >= 0 && (depth > 0 || *c != ','); c++, first = false) {
            const char *end = *c == '\'' || *c == '"' ? strchr(c + 1, *c) : NULL;

            depth += (*c == '(' || *c == '[') - (*c == ')' || *c == ']');
            if (end == NULL)
                continue;
            if (first && strchr(",)", end[1 + strspn(end + 1, " \t\n")]) != NULL) {
                g_autofree char *literal = g_strndup(c + 1, (gsize)(end - c - 1));
                const char *kind = function_takes(function, index);

                if (kind != NULL)
                    ask(look, kind, literal);
            }
            c = end;
        }
        c += *c == ',';
        index++;
    }
}

static void
look_at_expression(const Look *look)
{
    char before = '\0';

    for (const char *c = look->source; *c != '\0';) {
        size_t length = g_ascii_isalpha(*c) || *c == '_'
                            ? strspn(c, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-")
                            : 0;
        const char *behind = c + length + strspn(c + length, " \t\n\r");
        const char *end = *c == '\'' || *c == '"' ? strchr(c + 1, *c) : NULL;

        if (length > 0 && *behind == '(' && before != '$' && before != '@') {
            g_autofree char *name = g_strndup(c, length);

            if (function_is(name))
                look_at_arguments(look, name, behind + 1);
            else if (look->known == NULL && !is_node_type_or_operator(name) && !is_core_function(name)) {
                diag_report(look->diags, DIAG_TEMPLATE_UNKNOWN_FUNCTION, look->place, name, NULL);
                function_near(name, look->diags);
            }
        }
        if (length > 0 && *behind != '(' && before != '$' && look->known == NULL) {
            g_autofree char *name = g_strndup(c, length);

            if (renamed_to(name) != NULL)       /* it would find nothing, and say nothing */
                diag_report(look->diags, DIAG_TEMPLATE_UNKNOWN_NAME, look->place, name, NULL);
        }
        if (end != NULL && look->known != NULL) {
            g_autofree char *word = g_strndup(c + 1, (gsize)(end - c - 1));

            look->known("word", word, look->data);
        }
        before = length > 0 ? 'a' : *c;
        c = end != NULL ? end + 1 : c + MAX(length, 1);
    }
}

void
expression_check(const char *source, Place place, Diags *diags)
{
    Look look = { .source = source, .place = place, .diags = diags };

    look_at_expression(&look);
}

/* ---- names in a template ---- */

typedef struct NameRow { const char *attribute, *kind; bool several; } NameRow;

static const NameRow names[] = {
    { "measures", "measure", true }, { "measure", "measure", false }, { "area", "area", false },
    { "areas", "area", true },       { "treaty", "treaty", false },   { "by", "dimension", true },
};

static void
look_at_literal(Look *look, const Instruction *instruction, const Argument *argument)
{
    const char *attribute = argument->row->name, *text = argument->parts[0].literal;

    look->known("word", text, look->data);
    if (argument->part_count > 1)
        return;
    if (strcmp(instruction->row->name, "message") == 0 && strcmp(attribute, "key") == 0)
        ask(look, "message", text);
    for (size_t i = 0; i < G_N_ELEMENTS(names) && strcmp(instruction->row->name, "mark") != 0; i++) {
        g_auto(GStrv) ids = names[i].several ? words_split(text) : NULL;

        if (strcmp(names[i].attribute, attribute) != 0)
            continue;
        if (!names[i].several)
            ask(look, names[i].kind, text);
        for (size_t k = 0; ids != NULL && ids[k] != NULL; k++)
            ask(look, names[i].kind, ids[k]);
    }
}

static void
look_at_instructions(Look *look, const Instruction *first)
{
    for (const Instruction *one = first; one != NULL; one = one->next) {
        for (size_t a = 0; a < one->argument_count; a++) {
            const Argument *argument = &one->arguments[a];

            look->place = argument->place;
            for (size_t p = 0; p < argument->part_count; p++)
                if (argument->parts[p].source != NULL) {
                    look->source = argument->parts[p].source;
                    look_at_expression(look);
                }
            if (argument->part_count > 0 && argument->parts[0].literal != NULL && argument->row->kind == ARGUMENT_TEXT)
                look_at_literal(look, one, argument);
        }
        look_at_instructions(look, one->first_child);
        if (one->included != NULL)
            look_at_instructions(look, one->included->first_child);
    }
}

void
template_check_names(const Template *tmpl, TemplateKnown known, void *data, Diags *diags)
{
    Look look = { .diags = diags, .known = known, .data = data };

    look_at_instructions(&look, tmpl->title);
    look_at_instructions(&look, tmpl->body);
    for (size_t i = 0; i < tmpl->master_count; i++) {
        const MasterBox *boxes[] = { &tmpl->masters[i].head, &tmpl->masters[i].foot };

        for (size_t b = 0; b < G_N_ELEMENTS(boxes); b++) {
            look_at_instructions(&look, boxes[b]->start);
            look_at_instructions(&look, boxes[b]->center);
            look_at_instructions(&look, boxes[b]->end);
        }
    }
}
