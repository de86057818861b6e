/* What nodes say as plain text. Each piece of a case is a node: text, or a word for what stands between. */
#include "assert.h"
#include "doc/doc.h"
#include <string.h>

typedef struct WordsCase { const char *name; const char *pieces[6]; const char *want; } WordsCase;

/*
 * "<br>" is a line break, "<fn>" a note's sign in a link in a mark, "<hidden>" what is not read, "<strong>" text in a
 * span.
 */
static const WordsCase cases[] = {
    { "text", { "Report" }, "Report" },
    { "a note's sign is no word", { "Findings", "<fn>" }, "Findings" },
    { "a line break is a space", { "Annual", "<br>", "report" }, "Annual report" },
    { "one space, though the text has its own", { "Annual ", "<br>", " report" }, "Annual report" },
    { "no space is left before a sign", { "Report ", "<fn>" }, "Report" },
    { "a span's words", { "A ", "<strong>", "c" }, "A bc" },
    { "what is not read", { "a", "<hidden>", "b" }, "ab" },
    { "a soft hyphen goes", { "Donau\u00ADdampf" }, "Donaudampf" },
    { "a no-break space stays", { "Article\u00A05" }, "Article\u00A05" },
    { "a zero-width space goes", { "\u1797\u200B\u17B6" }, "\u1797\u17B6" },
    { "white space is folded", { "  a\n  b\t" }, "a b" },
    { "nothing", { "<br>", "<fn>" }, "" },
};

static void
append(Doc *doc, DocNode *parent, const char *piece)
{
    DocNode *node;

    if (strcmp(piece, "<br>") == 0) {
        doc_append(doc, parent, DOC_BREAK);
    } else if (strcmp(piece, "<fn>") == 0) {
        node = doc_append(doc, parent, DOC_SPAN);
        node->u.span.mark = true;
        doc_append_text(doc, doc_append(doc, node, DOC_LINK), "a");
    } else if (strcmp(piece, "<hidden>") == 0) {
        node = doc_append(doc, parent, DOC_SPAN);
        node->artifact = true;
        doc_append_text(doc, node, "x");
    } else if (strcmp(piece, "<strong>") == 0) {
        doc_append_text(doc, doc_append(doc, parent, DOC_SPAN), "b");
    } else {
        doc_append_text(doc, parent, piece);
    }
}

static void
nodes_say(void **state)
{
    const WordsCase *c = *state;
    g_autoptr(Doc) doc = doc_new();
    g_autoptr(GString) out = g_string_new("before: ");
    DocNode *heading = doc_append(doc, NULL, DOC_HEADING);

    for (size_t i = 0; i < G_N_ELEMENTS(c->pieces) && c->pieces[i] != NULL; i++)
        append(doc, heading, c->pieces[i]);
    doc_words(heading->first_child, out);
    assert_true(g_str_has_prefix(out->str, "before: "));
    assert_string_equal(out->str + strlen("before: "), c->want);
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(cases)];

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        tests[i] = row_test(nodes_say, cases[i].name, &cases[i]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
