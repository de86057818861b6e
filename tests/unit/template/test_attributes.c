/*
 * Paths that end in an attribute, which are called and not walked: whatever stands before and behind them, each gives
 * what libxml2 makes of the expression as it is written.
 */
#include "../assert.h"
#include "template/internal.h"
#include <libxml/parser.h>
#include <libxml/xpathInternals.h>

static const char document[] = "<r xml:lang='en' id='top'><a id='1' kind='x' n='2'><b id='3'/></a>"
                               "<a id='4' kind='y' lang='fr'/><c other='5' x.y-z='6'>t</c></r>";

/* `$one` is the first <a>, `$all` are both, `$none` is no node, `$text` no set; id-of() gives what it is given. */
typedef struct PathCase {
    const char *expression;
} PathCase;
static const PathCase cases[] = {
    { "$one/@id" },
    { "$one/@kind = 'x'" },
    { "string($one/@id)" },
    { "concat($one/@id, '-', $one/@n)" },
    { "$all/@id" },
    { "count($all/@id)" },
    { "count($all/@n)" },
    { "$all/@id = '4'" },
    { "$all[2]/@id" },
    { "$all[@kind = 'y']/@id" },
    { "$none/@id" },
    { "count($none/@id)" },
    { "$one/@absent" },
    { "count($one/@lang)" },
    { "@id" },
    { "count(@lang)" },
    { "count(@xml:lang)" },
    { "string(@id)" },
    { "@id = 'top' and $one/@id = '1'" },
    { "a/@id" },
    { "//@id" },
    { "count(//@id)" },
    { "count(//a/@*)" },
    { "a[@id]/@kind" },
    { "a[@id = $one/@id]/@kind" },
    { "a[1]/b/../@id" },
    { "$one/@id/.." },
    { "name($one/@id/..)" },
    { "$one/@id[. = '1']" },
    { "count($one/@id[1])" },
    { "$one / @id" },
    { "$one/b/@id" },
    { "$one/@id | $all/@kind" },
    { "count($one/@id | $one/@id)" },
    { "id-of($one)/@id" },
    { "id-of(id-of($one))/@id" },
    { "id-of($all[id-of(.)/@kind = 'y'])/@id" },
    { "($one)/@id" },
    { "($one | $all)/@kind" },
    { "(id-of($one))/@id" },
    { "not($one/@id = '9')" },
    { "$one/@n + 1" },
    { "-$one/@n" },
    { "$one/@n*2" },
    { "$one/@n div $one/@n" },
    { "$one/@id or ($none)/@id" },
    { "false() or($one)/@id" },
    { "'$one/@id'" },
    { "concat('@id', \"/@id\")" },
    { "contains('a(', '(')" },
    { "self::node()/@id" },
    { "./@id" },
    { "self::*/@id" },
    { "descendant::b/ancestor::a/@id" },
    { "attribute::id" },
    { "c/@x.y-z" },
    { "c/text()/@id" },
    { "a/node()/@id" },
    { "$text/@id" },
    { "1/@id" },
    { "$one/@" },
    { "$one/@id)" },
    { "id-of($one/@id" },
    { "$one//@id" },
    { "$unknown/@id" },
    { "@" },
    { "$" },
    { "string-length(string(@id))" },
    { "//a[last()]/@id" },
    { "//a[position() = 1]/@id" },
    { "$p:one/@id" },
    { "p:id-of($one)/@id" },
};

static void
same_node(xmlXPathParserContextPtr context, int count)
{
    (void)context;
    (void)count;
}

/* What a document counts, as it is without a budget. */
static const struct {
    const char *name;
    xmlXPathFunction run;
} counted[] = {
    { "counted-string", xmlXPathStringFunction },
    { "counted-concat", xmlXPathConcatFunction },
    { "counted-contains", xmlXPathContainsFunction },
    { "counted-string-length", xmlXPathStringLengthFunction },
};

static void
set_variable(xmlXPathContextPtr context, const char *name, const char *expression)
{
    xmlXPathRegisterVariable(context, (const xmlChar *)name, xmlXPathEval((const xmlChar *)expression, context));
}

static xmlXPathContextPtr
context_new(xmlDocPtr doc)
{
    xmlXPathContextPtr context = xmlXPathNewContext(doc);

    context->node = xmlDocGetRootElement(doc);
    set_variable(context, "one", "a[1]");
    set_variable(context, "all", "a");
    set_variable(context, "none", "nothing");
    set_variable(context, "text", "'text'");
    xmlXPathRegisterFunc(context, (const xmlChar *)"id-of", same_node);
    return context;
}

/* Type, text and number of nodes; NULL: it is no expression, or fails. */
static char *
said(xmlXPathObjectPtr value)
{
    g_autoptr(GString) out = g_string_new(NULL);

    if (value == NULL)
        return g_strdup("nothing");
    g_string_printf(out, "%d:", (int)value->type);
    if (value->type == XPATH_NODESET)
        for (int i = 0; value->nodesetval != NULL && i < value->nodesetval->nodeNr; i++) {
            xmlChar *text = xmlNodeGetContent(value->nodesetval->nodeTab[i]);

            g_string_append_printf(out, " %s=%s", value->nodesetval->nodeTab[i]->name, (const char *)text);
            xmlFree(text);
        }
    else {
        xmlChar *text = xmlXPathCastToString(value);

        g_string_append(out, (const char *)text);
        xmlFree(text);
    }
    xmlXPathFreeObject(value);
    return g_string_free(g_steal_pointer(&out), FALSE);
}

static void
deaf(void *data, const char *format, ...)
{
    (void)data;
    (void)format;
}

static void
it_says_what_libxml2_says(void **state)
{
    const PathCase *c = *state;
    xmlDocPtr doc = xmlReadMemory(document, (int)strlen(document), "d.xml", NULL, 0);
    xmlXPathContextPtr plain = context_new(doc), ours = context_new(doc);
    xmlXPathCompExprPtr compiled;
    g_autofree char *want = NULL, *got = NULL;

    xmlSetGenericErrorFunc(NULL, deaf);
    budget_register_attributes(ours);
    for (size_t i = 0; i < G_N_ELEMENTS(counted); i++)
        xmlXPathRegisterFunc(ours, (const xmlChar *)counted[i].name, counted[i].run);
    want = said(xmlXPathEval((const xmlChar *)c->expression, plain));
    compiled = budget_compile(ours, c->expression);
    got = said(compiled == NULL ? NULL : xmlXPathCompiledEval(compiled, ours));
    assert_string_equal(got, want);
    xmlXPathFreeCompExpr(compiled);
    xmlXPathFreeContext(plain);
    xmlXPathFreeContext(ours);
    xmlFreeDoc(doc);
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(cases)];

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        tests[i] = row_test(it_says_what_libxml2_says, cases[i].expression, &cases[i]);
    return _cmocka_run_group_tests("template/attributes", tests, G_N_ELEMENTS(cases), NULL, NULL);
}
