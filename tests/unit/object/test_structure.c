/*
 * Rules about structure trees, each on a tree that keeps it and on one that breaks it. A tree is written as
 * "Document(H1. P.)": "." is content of its own, "@" an alternative text, "^" a scope, "=" names of headers, "/cN" and
 * "/rN" the columns and rows of a cell, "#id" an ID, "~tag" a language.
 */
#include "assert.h"
#include "object/structure.h"
#include <stdlib.h>
#include <string.h>

static const char *
read_marks(const char *at, StructureNode *node, GStringChunk *chunk)
{
    while (*at != '\0' && strchr(" ()", *at) == NULL) {
        size_t length = strchr("#~/", *at) == NULL ? 1 : 1 + strcspn(at + 1, " ().@^=#~/");
        const char *word = g_string_chunk_insert_len(chunk, at + 1, (gssize)length - 1);

        node->content |= *at == '.';
        node->alternative |= *at == '@';
        node->scope |= *at == '^';
        node->headers |= *at == '=';
        if (*at == '#') {
            node->id = word;
            node->id_length = length - 1;
        } else if (*at == '~') {
            node->language = word;
        } else if (*at == '/') {
            *(*word == 'c' ? &node->column_span : &node->row_span) = atoi(word + 1);
        }
        at += length;
    }
    return at;
}

static GArray *
read_tree(const char *at, GStringChunk *chunk)
{
    GArray *nodes = g_array_new(FALSE, TRUE, sizeof(StructureNode));
    int parent = -1;

    while (*at != '\0') {
        StructureNode node = { .parent = parent, .column_span = 1, .row_span = 1 };
        size_t length = strcspn(at, " ().@^=#~/");

        if (length == 0) {
            parent = *at == '('   ? (int)nodes->len - 1
                     : *at == ')' ? g_array_index(nodes, StructureNode, parent).parent
                                  : parent;
            at++;
            continue;
        }
        node.name = g_string_chunk_insert_len(chunk, at, (gssize)length);
        node.type = structure_type(node.name);
        at = read_marks(at + length, &node, chunk);
        g_array_append_val(nodes, node);
    }
    structure_set_ends((StructureNode *)(void *)nodes->data, (int)nodes->len);
    return nodes;
}

typedef struct RuleCase { const char *name, *tree, *want; } RuleCase;

/* want: node's number and what is said, each ended by "; "; "" when the tree keeps every rule. */
static const RuleCase cases[] = {
    { "headings one level at a time", "Document(H1. P. H2. H3. H1. H2.)", "" },
    { "headings may go up by several", "Document(H1. H2. H3. H1.)", "" },
    { "a heading that leaves a level out", "Document(H1. H4. P.)", "2: H4 follows H1; " },
    { "a level left out in another section", "Document(H1. Sect(H2. Sect(H4.)))", "5: H4 follows H2; " },
    { "the first heading is no h1", "Document(H3. P.)", "1: the first heading is H3; " },
    { "the first of two is not, the second leaves none out", "Document(H2. H3.)", "1: the first heading is H2; " },
    { "a document without headings", "Document(P.)", "" },
    { "two plain headings in one section", "Document(Sect(H. H.))", "1: Sect holds 2 elements H; " },
    { "both kinds of headings", "Document(H1. Sect(H.))", "-1: both H and numbered headings are used; " },
    { "a heading without words", "Document(H1. H2)", "2: H2; " },
    { "a heading whose words stand in it", "Document(H1(Span.))", "" },
    { "a heading that is a picture's words", "Document(H1@)", "" },

    { "rows of one length", "Table(TR(TH^. TH^.) TR(TD. TD.))", "" },
    { "a row that is short", "Table(TR(TD. TD.) TR(TD.))", "4: row 2 covers 1 column, the first 2; " },
    { "a row that is long, in its section", "Table(THead(TR(TH^. TH^.)) TBody(TR(TD. TD. TD.)))",
      "6: row 2 covers 3 columns, the first 2; " },
    { "told once a table", "Table(TR(TD. TD.) TR(TD.) TR(TD. TD. TD.))", "4: row 2 covers 1 column, the first 2; " },
    { "a cell over columns", "Table(TR(TD/c2.) TR(TD. TD.))", "" },
    { "a cell over rows", "Table(TR(TD/r2. TD.) TR(TD.))", "" },
    { "a span that makes a row long", "Table(TR(TD/r2. TD.) TR(TD/c2.))", "4: row 2 covers 3 columns, the first 2; " },
    { "spans that lie over each other", "Table(TR(TD. TD/r2.) TR(TD/c2.))",
      "5: row 2: a cell covers column 2, which one above it reaches down into; " },
    { "a cell that reaches past the last row", "Table(TR(TD/r5. TD.) TR(TD.))",
      "2: a cell spans 3 rows beyond the last; " },
    { "past it by one", "Table(TR(TD. TD.) TR(TD. TD/r2.))", "6: a cell spans 1 row beyond the last; " },
    { "a table in a cell is one of its own", "Table(TR(TD(Table(TR(TD. TD.))) TD.) TR(TD. TD.))", "" },
    { "a table without rows", "Document(Table)", "1: Table has no TR; " },
    { "a header that does not say of what", "Table(TR(TH. TD.))",
      "2: TH has neither Scope nor is it named by Headers; " },
    { "named by its cells instead", "Table(TR(TH. TD=.))", "" },

    { "a cell outside a row", "Table(TR(TD.) TD.)", "3: Table holds TD; 3: TD stands in Table; " },
    { "words between rows", "Table.(TR(TD.))", "0: Table holds content of its own; " },
    { "heads, bodies and a foot", "Table(Caption. THead(TR(TH^.)) TBody(TR(TD.)) TBody(TR(TD.)) TFoot(TR(TD.)))", "" },
    { "two heads", "Table(THead(TR(TH^.)) THead(TR(TH^.)) TBody(TR(TD.)))", "4: Table holds a second THead; " },
    { "two feet", "Table(TBody(TR(TD.)) TFoot(TR(TD.)) TFoot(TR(TD.)))", "7: Table holds a second TFoot; " },
    { "a head without a body", "Table(THead(TR(TH^.)))", "1: Table holds THead and no TBody; " },
    { "a foot without a body", "Table(TR(TD.) TFoot(TR(TD.)))", "3: Table holds TFoot and no TBody; " },
    { "two captions", "Table(Caption. TBody(TR(TD.)) Caption.)", "5: Table holds a second Caption; " },
    { "a caption within", "Table(TBody(TR(TD.)) Caption. TBody(TR(TD.)))",
      "4: Caption is neither the first nor the last in Table; " },
    { "a caption below", "Table(TBody(TR(TD.)) Caption.)", "" },
    { "a list whose caption comes later", "L(LI(LBody.) Caption.)", "3: Caption is not the first in L; " },
    { "a list", "L(LI(Lbl. LBody.) LI(LBody(L(LI(LBody.)))))", "" },
    { "a paragraph in a list", "L(LI(LBody.) P.)", "3: L holds P; " },
    { "an item outside a list", "Document(LI(LBody.))", "1: LI stands in Document; " },
    { "a table of contents", "TOC(TOCI(Lbl. Reference(Link.)) TOCI(P. TOC(TOCI(P.))))", "" },
    { "an entry with a table in it", "TOC(TOCI(Table(TR(TD.))))", "2: TOCI holds Table; " },

    { "a figure with words", "Figure@.", "" },
    { "a figure without", "Figure.", "0: Figure; " },
    { "a formula without", "Document(Formula.)", "1: Formula; " },
    { "a note with an id", "Document(Note#a. Note#b.)", "" },
    { "a note without", "Document(Note.)", "1: it has no /ID; " },
    { "two of one id", "Document(Note#a. P#a.)", "2: 'a'; " },
    { "a language", "Document(P~pt-BR.)", "" },
    { "no language tag", "Document(P~en_GB.)", "1: 'en_GB' of a structure element; " },
};

static void
take(StructureRule rule, int node, const char *what, void *out)
{
    (void)rule;
    g_string_append_printf(out, "%d: %s; ", node, what);
}

static void
the_tree_is_judged(void **state)
{
    const RuleCase *c = *state;
    GStringChunk *chunk = g_string_chunk_new(64);
    g_autoptr(GArray) nodes = read_tree(c->tree, chunk);
    g_autoptr(GString) found = g_string_new(NULL);

    structure_check((const StructureNode *)(const void *)nodes->data, (int)nodes->len, take, found);
    assert_string_equal(found->str, c->want);
    g_string_chunk_free(chunk);
}

typedef struct TypeCase { const char *name; StructureType want; } TypeCase;

static const TypeCase types[] = {
    { "Annot", TYPE_ANNOT },     { "H1", TYPE_H1 },      { "LBody", TYPE_LBODY }, { "LI", TYPE_LI },
    { "Lbl", TYPE_LBL },         { "TH", TYPE_TH },      { "TD", TYPE_TD },       { "Table", TYPE_TABLE },
    { "Warichu", TYPE_WARICHU }, { "Slide", TYPE_NONE },
};

static void
a_name_is_a_type(void **state)
{
    const TypeCase *c = *state;

    assert_int_equal(structure_type(c->name), c->want);
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(cases) + G_N_ELEMENTS(types)];
    size_t count = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        tests[count++] = row_test(the_tree_is_judged, cases[i].name, &cases[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(types); i++)
        tests[count++] = row_test(a_name_is_a_type, types[i].name, &types[i]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
