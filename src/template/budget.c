/*
 * What filling a template may cost. A template, or the prose of a pack, may be a stranger's: nested loops, texts that
 * double and functions called on whole trees must end soon, on every machine at the same place. Steps are what libxml2
 * counts as operations of XPath, and on the same counter what it does not count: instructions run, bytes that
 * functions go through, nodes that ours answer with. Memory is counted as it is taken. Both are the same in every run;
 * only the last row, the time, is not, and a template that keeps the others hardly ever meets it.
 */
#include "template/internal.h"
#include "base/diag_template.h"
#include <libxml/xpathInternals.h>
#include <string.h>

/*
 * The pages that come with the program take at most 1 in 80 of each row: 45,000 steps, 3 MiB, 1,400 nodes, 8 KiB of
 * text. A step takes 20 to 100 ns, so that all of them are a second or two.
 */
const BudgetRow budget_rows[BUDGET_COUNT] = {
    [BUDGET_STEPS]      = { LIMIT_FILL_STEPS, MOST_FILL_STEPS },
    [BUDGET_EXPRESSION] = { LIMIT_EXPRESSION_STEPS, MOST_EXPRESSION_STEPS },
    [BUDGET_BYTES]      = { LIMIT_FILL_MIB, MOST_FILL_MIB << 20 },
    [BUDGET_NODES]      = { LIMIT_FILL_NODES, MOST_FILL_NODES },
    /* the points of a series count as nodes only */
    [BUDGET_POINTS]     = { LIMIT_CHART_POINTS, MOST_CHART_POINTS },
    [BUDGET_DEPTH]      = { LIMIT_FILL_DEPTH, MOST_FILL_DEPTH },
    [BUDGET_TEXT]       = { LIMIT_FILL_TEXT_MIB, MOST_FILL_TEXT_MIB << 20 },
    [BUDGET_SECONDS]    = { LIMIT_FILL_SECONDS, MOST_FILL_SECONDS },
};

enum { BYTES_A_STEP = 16, PAIRS_A_STEP = 4, STEPS_A_LOOK = 200000 };

/* ---- counting ---- */

void
budget_stop(Fill *fill, BudgetKind kind, Place place)
{
    if (fill->stopped)
        return;
    limit_exceeded(fill->diags, budget_rows[kind].limit, place, NULL);
    fill->stopped = true;
    fill->diags = fill->unheard;            /* whatever follows is no fault of its own */
}

static unsigned long
bytes_taken(const Fill *fill)
{
    return fill->bytes + arena_size(fill->arena);
}

/* Is the time over? The clock is a call into the kernel: a page that is filled in 10,000 steps never makes it. */
static bool
is_late(Fill *fill)
{
    if (fill->request->clock == NULL || fill->xpath->opCount - fill->steps_at_look < STEPS_A_LOOK)
        return false;
    fill->steps_at_look = fill->xpath->opCount;
    return fill->request->clock() - fill->began > (double)budget_rows[BUDGET_SECONDS].most;
}

/* The row that is used up, or BUDGET_COUNT. */
static BudgetKind
used_up(Fill *fill)
{
    unsigned long steps = fill->xpath->opCount;

    if (steps >= budget_rows[BUDGET_STEPS].most)
        return BUDGET_STEPS;
    if (steps - fill->steps_before >= budget_rows[BUDGET_EXPRESSION].most)
        return BUDGET_EXPRESSION;
    if (bytes_taken(fill) >= budget_rows[BUDGET_BYTES].most)
        return BUDGET_BYTES;
    if (fill->nodes > budget_rows[BUDGET_NODES].most)
        return BUDGET_NODES;
    if (fill->points > budget_rows[BUDGET_POINTS].most)
        return BUDGET_POINTS;
    if (fill->text_length > budget_rows[BUDGET_TEXT].most)
        return BUDGET_TEXT;
    return is_late(fill) ? BUDGET_SECONDS : BUDGET_COUNT;
}

bool
budget_holds(Fill *fill, Place place)
{
    BudgetKind kind = fill->stopped ? BUDGET_COUNT : used_up(fill);

    if (kind != BUDGET_COUNT)
        budget_stop(fill, kind, place);
    return !fill->stopped;
}

bool
budget_take(Fill *fill, unsigned long steps, unsigned long bytes)
{
    unsigned long left = fill->xpath->opLimit - MIN(fill->xpath->opCount, fill->xpath->opLimit);

    fill->xpath->opCount += MIN(steps, left);
    fill->bytes += bytes;
    return used_up(fill) == BUDGET_COUNT;
}

void
budget_begin_expression(Fill *fill)
{
    fill->steps_before = fill->xpath->opCount;
    fill->xpath->opLimit =
        MIN(budget_rows[BUDGET_STEPS].most, fill->steps_before + budget_rows[BUDGET_EXPRESSION].most);
}

/*
 * ---- functions of XPath that libxml2 counts as one step, however long their arguments ----
 *
 * Ours stand before them under names of their own, which expressions are given before they are compiled. Registering
 * another function under a name of XPath's own is not enough: from version 2.13 on libxml2 finds its own ones first.
 */

#define COUNTED "counted-"

typedef enum Cost {
    COST_BYTES,                 /* goes once through its arguments */
    COST_JOIN,                  /* copies what it has at each argument */
    COST_SEARCH,                /* may hold each byte of the first against each of the second */
    COST_TRANSLATE              /* does so, and by characters */
} Cost;
typedef struct CountedRow { const char *name; xmlXPathFunction run; Cost cost; bool of_context;
                            /* without an argument: of the context node */ bool hands_on;
                            /* its arguments, to be printed: with their marks */ bool hands_on_whole;
                            /* its first one alone, where the answer is all of it */ } CountedRow;

static const CountedRow counted[] = {
    { "string",           xmlXPathStringFunction,          COST_BYTES,     true,  true  },
    { "number",           xmlXPathNumberFunction,          COST_BYTES,     true  },
    { "string-length",    xmlXPathStringLengthFunction,    COST_BYTES,     true  },
    { "normalize-space",  xmlXPathNormalizeFunction,       COST_BYTES,     true,  true  },
    { "starts-with",      xmlXPathStartsWithFunction,      COST_BYTES,     false },
    { "substring",        xmlXPathSubstringFunction,       COST_BYTES,     false, false, true },
    { "concat",           xmlXPathConcatFunction,          COST_JOIN,      false, true  },
    { "contains",         xmlXPathContainsFunction,        COST_SEARCH,    false },
    { "substring-before", xmlXPathSubstringBeforeFunction, COST_SEARCH,    false },
    { "substring-after",  xmlXPathSubstringAfterFunction,  COST_SEARCH,    false },
    { "translate",        xmlXPathTranslateFunction,       COST_TRANSLATE, false },
};

static const CountedRow *
find_counted(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(counted); i++)
        if (strcmp(counted[i].name, name) == 0)
            return &counted[i];
    return NULL;
}

/*
 * The length of an argument as a string; what is nodes becomes one first, as the function would make it, or, with
 * marks, as it is printed.
 */
static unsigned long
argument_length(xmlXPathObjectPtr *argument, bool marks)
{
    if ((*argument)->type == XPATH_NODESET)
        *argument = marks ? marked_string(*argument) : xmlXPathConvertString(*argument);
    return *argument != NULL && (*argument)->type == XPATH_STRING && (*argument)->stringval != NULL
               ? strlen((const char *)(*argument)->stringval)
               : 0;
}

static unsigned long
steps_of(const CountedRow *row, unsigned long all, unsigned long first, unsigned long second, int count)
{
    switch (row->cost) {
    case COST_JOIN:
        return all / BYTES_A_STEP * (unsigned long)MAX(count, 1);
    case COST_SEARCH:
        return (all + first * second / PAIRS_A_STEP) / BYTES_A_STEP;
    case COST_TRANSLATE:
        return all / BYTES_A_STEP + first * second / PAIRS_A_STEP;
    case COST_BYTES:
        break;
    }
    return all / BYTES_A_STEP;
}

/* The answer was `plain`, of what `marked` was made from. */
static void
hand_on(xmlXPathParserContextPtr context, const char *marked)
{
    Fill *fill = context->context->userData;
    xmlXPathObjectPtr text;

    if (context->value == NULL || context->value->type != XPATH_STRING || context->error != XPATH_EXPRESSION_OK ||
        (marked != NULL && strcmp(marked_plain(fill->arena, marked), (const char *)context->value->stringval) != 0))
        return;
    text = valuePop(context);
    valuePush(context, marked_object(fill, marked != NULL ? marked : (const char *)text->stringval));
    xmlXPathFreeObject(text);
}

static void
run_counted(xmlXPathParserContextPtr context, int count)
{
    const char *name = (const char *)context->context->function;
    const CountedRow *row =
        name == NULL || !g_str_has_prefix(name, COUNTED) ? NULL : find_counted(name + strlen(COUNTED));
    unsigned long all = 0, first = 0, second = 0;
    const char *whole = NULL;

    if (row == NULL || context->valueNr < count) {
        xmlXPathErr(context, XPATH_INVALID_ARITY);
        return;
    }
    if (count == 0 && row->of_context) {
        valuePush(context, xmlXPathNewNodeSet(context->context->node));
        count = 1;
    }
    if (row->hands_on_whole && count > 0)
        whole = marked_nodes(context->context->userData, context->valueTab[context->valueNr - count]);
    for (int i = 0; i < count; i++) {
        unsigned long length = argument_length(&context->valueTab[context->valueNr - count + i], row->hands_on);

        all += length;
        first = i == 0 ? length : first;
        second = i == 1 ? length : second;
    }
    context->value = context->valueNr > 0 ? context->valueTab[context->valueNr - 1] : NULL;
    if (!budget_take(context->context->userData, steps_of(row, all, first, second, count), all)) {
        xmlXPathErr(context, XPATH_OP_LIMIT_EXCEEDED);
        return;
    }
    row->run(context, count);
    if (row->hands_on || whole != NULL)
        hand_on(context, whole);
}

static size_t
name_length(const char *c)
{
    size_t length = 0;

    if (!g_ascii_isalpha(*c) && *c != '_' && (guchar)*c < 0x80)
        return 0;
    while (g_ascii_isalnum(c[length]) || (guchar)c[length] >= 0x80 ||
           (c[length] != '\0' && strchr("_.-", c[length]) != NULL))
        length++;
    return length;
}

/*
 * ---- attributes of answers ----
 *
 * An answer has some thirty attributes, and libxml2 holds all of them against a name, which took half the time of the
 * expressions of a page. `$answer/@name`, `function(…)/@name` and a bare `@name` are calls of a function
 * that stops at the attribute; any other path is left as it is.
 */

#define OF_NODE "attribute-of-node-"            /* with the attribute's name behind it; of the argument, or here */

static xmlAttrPtr
attribute_of(xmlNodePtr node, const char *name)
{
    if (node == NULL || node->type != XML_ELEMENT_NODE)
        return NULL;
    for (xmlAttrPtr attribute = node->properties; attribute != NULL; attribute = attribute->next)
        if ((char)attribute->name[0] == name[0] && attribute->ns == NULL &&
            strcmp((const char *)attribute->name, name) == 0)
            return attribute;
    return NULL;
}

static void
run_attribute(xmlXPathParserContextPtr context, int count)
{
    const char *name = (const char *)context->context->function + strlen(OF_NODE);
    xmlXPathObjectPtr of = NULL, found = xmlXPathNewNodeSet(NULL);
    const xmlNodeSet *nodes = NULL;

    if (count > 0 && (context->value == NULL || context->value->type != XPATH_NODESET)) {
        xmlXPathFreeObject(found);
        xmlXPathErr(context, XPATH_INVALID_TYPE);
        return;
    }
    if (count > 0)
        of = valuePop(context);
    nodes = of != NULL ? of->nodesetval : NULL;
    for (int i = 0; i < (count == 0 ? 1 : nodes == NULL ? 0 : nodes->nodeNr); i++) {
        xmlAttrPtr attribute = attribute_of(count == 0 ? context->context->node : nodes->nodeTab[i], name);

        if (attribute != NULL)
            xmlXPathNodeSetAddUnique(found->nodesetval, (xmlNodePtr)(void *)attribute);
    }
    if (found->nodesetval != NULL && found->nodesetval->nodeNr > 1)
        xmlXPathNodeSetSort(found->nodesetval);
    xmlXPathFreeObject(of);
    valuePush(context, found);
}

static xmlXPathFunction
find_attribute_function(void *data, const xmlChar *name, const xmlChar *uri)
{
    (void)data;
    return uri == NULL && g_str_has_prefix((const char *)name, OF_NODE) ? run_attribute : NULL;
}

void
budget_register_attributes(xmlXPathContextPtr context)
{
    xmlXPathRegisterFuncLookup(context, find_attribute_function, NULL);
}

/* ---- expressions as libxml2 is given them ---- */

typedef struct Rewriting {
    GString *out;
    GArray *calls; /* gssize: where each open bracket's call begins in `out`; -1: no call's */
    gssize primary; /* where what has just ended begins, a variable or a call; -1: it is neither */
} Rewriting;

static bool
is_function(const char *name, size_t length)
{
    static const char *const others[] = {
        "and", "or", "div", "mod", "node", "text", "comment", "processing-instruction"
    };

    for (size_t i = 0; i < G_N_ELEMENTS(others); i++)
        if (strlen(others[i]) == length && strncmp(others[i], name, length) == 0)
            return false;
    return true;
}

/* The last byte of what is written so far that is not white space; NUL: none. */
static char
last_written(const GString *out)
{
    gsize at = out->len;

    while (at > 0 && g_ascii_isspace(out->str[at - 1]))
        at--;
    return at > 0 ? out->str[at - 1] : '\0';
}

/* "@name" that ends its path, in place of which a call can stand. Its length, else 0. */
static size_t
last_step(const char *c)
{
    size_t length = *c == '@' ? name_length(c + 1) : 0;
    const char *next = c + 1 + length;

    if (length == 0 || *next == ':')
        return 0;
    next += strspn(next, " \t\r\n");
    return strchr("/[(", *next) != NULL && *next != '\0' ? 0 : length + 1;
}

/* Takes "/@name" behind a variable or a call, or a bare "@name"; how many bytes of the source, 0: it is none. */
static size_t
take_attribute(Rewriting *r, const char *c)
{
    bool behind = *c == '/';
    size_t length = behind && r->primary < 0 ? 0 : last_step(c + behind);
    g_autofree char *name = NULL;

    if (length == 0 || (!behind && last_written(r->out) == '/'))
        return 0;
    name = g_strndup(c + behind + 1, length - 1);
    if (behind) {
        g_string_insert(r->out, r->primary, "(");
        g_string_insert(r->out, r->primary, name);
        g_string_insert(r->out, r->primary, OF_NODE);
        g_string_append_c(r->out, ')');
    } else {
        g_string_append_printf(r->out, OF_NODE "%s()", name);
    }
    r->primary = -1;
    return length + behind;
}

/* A name with a bracket behind it is a function's, unless it has a prefix (XPath 1.0, 3.7). */
static size_t
take_name(Rewriting *r, const char *source, const char *c)
{
    size_t length = name_length(c), blank = strspn(c + length, " \t\r\n");
    g_autofree char *name = g_strndup(c, length);
    char before = last_written(r->out);
    gssize start = (gssize)r->out->len;

    if (c[length + blank] == '(' && (c == source || c[-1] != ':')) {
        bool is_call = is_function(c, length) && before != '/' && before != ':';

        if (find_counted(name) != NULL)
            g_string_append(r->out, COUNTED);
        g_string_append_len(r->out, c, (gssize)(length + blank + 1));
        start = is_call ? start : -1;
        g_array_append_val(r->calls, start);
        r->primary = -1;
        return length + blank + 1;
    }
    g_string_append_len(r->out, c, (gssize)length);
    r->primary = -1;
    return length;
}

/* A variable, a bracket, a string or any other byte. */
static size_t
take_other(Rewriting *r, const char *c)
{
    const char *end = *c == '\'' || *c == '"' ? strchr(c + 1, *c) : NULL;
    size_t length = *c == '$' ? 1 + name_length(c + 1) : end != NULL ? (size_t)(end - c) + 1 : 1;
    gssize none = -1, start = *c == '$' && length > 1 && c[length] != ':' ? (gssize)r->out->len : none;

    if (*c == '(')
        g_array_append_val(r->calls, none);
    if (*c == ')' && r->calls->len > 0) {
        start = g_array_index(r->calls, gssize, r->calls->len - 1);
        g_array_set_size(r->calls, r->calls->len - 1);
    }
    g_string_append_len(r->out, c, (gssize)length);
    r->primary = start;
    return length;
}

static char *
rewritten(const char *source)
{
    g_autoptr(GArray) calls = g_array_new(FALSE, FALSE, sizeof(gssize));
    Rewriting r = { g_string_new(NULL), calls, -1 };

    for (const char *c = source; *c != '\0';) {
        size_t taken = take_attribute(&r, c);

        if (taken == 0)
            taken = name_length(c) > 0 ? take_name(&r, source, c) : take_other(&r, c);
        c += taken;
    }
    return g_string_free(r.out, FALSE);
}

xmlXPathCompExprPtr
budget_compile(xmlXPathContextPtr context, const char *source)
{
    g_autofree char *given = rewritten(source);

    return xmlXPathCtxtCompile(context, (const xmlChar *)given);
}

/* ---- variables: each use is a copy ---- */

static unsigned long
object_bytes(const xmlXPathObject *object)
{
    if (object->type == XPATH_STRING)
        return object->stringval == NULL ? 0 : strlen((const char *)object->stringval);
    return object->type == XPATH_NODESET && object->nodesetval != NULL
               ? (unsigned long)object->nodesetval->nodeNr * sizeof(xmlNodePtr)
               : 0;
}

static xmlXPathObjectPtr
copy_variable(void *data, const xmlChar *name, const xmlChar *uri)
{
    Fill *fill = data;
    xmlXPathObjectPtr object = uri != NULL ? NULL : g_hash_table_lookup(fill->variables, name);

    if (object == NULL)
        fill->unknown_variable = arena_strdup(fill->arena, (const char *)name);
    if (object == NULL || !budget_take(fill, object_bytes(object) / BYTES_A_STEP, object_bytes(object)))
        return NULL;                        /* the expression fails, and whoever evaluates it asks the budget why */
    return xmlXPathObjectCopy(object);
}

xmlXPathObjectPtr
variable_find(const Fill *fill, const char *name)
{
    return g_hash_table_lookup(fill->variables, name);
}

xmlXPathObjectPtr
variable_set(Fill *fill, const char *name, xmlXPathObjectPtr value)
{
    xmlXPathObjectPtr before = NULL;
    void *key = NULL, *old = NULL;

    if (g_hash_table_steal_extended(fill->variables, name, &key, &old)) {
        before = old;
        g_free(key);
    }
    if (value != NULL) {
        fill->bytes += object_bytes(value);
        g_hash_table_insert(fill->variables, g_strdup(name), value);
    }
    return before;
}

static void
free_object(void *object)
{
    xmlXPathFreeObject(object);
}

/* ---- the whole ---- */

void
budget_open(Fill *fill)
{
    fill->unheard = diags_new();
    fill->variables = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_object);
    fill->began = fill->request->clock == NULL ? 0 : fill->request->clock();
    fill->xpath->opCount = 0;
    budget_begin_expression(fill);
    xmlXPathRegisterVariableLookup(fill->xpath, copy_variable, fill);
    budget_register_attributes(fill->xpath);
    for (size_t i = 0; i < G_N_ELEMENTS(counted); i++) {
        g_autofree char *name = g_strconcat(COUNTED, counted[i].name, NULL);

        xmlXPathRegisterFunc(fill->xpath, (const xmlChar *)name, run_counted);
    }
}

void
budget_close(Fill *fill)
{
    if (fill->request->used != NULL)
        *fill->request->used = (TemplateUse){ fill->xpath->opCount, bytes_taken(fill), fill->nodes,
                                              fill->text_length, fill->most_points };
    g_hash_table_unref(fill->variables);
    diags_free(fill->unheard);
}
