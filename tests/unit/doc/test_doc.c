/* The tree: what passes down, how children hang together, and what kinds are called. */
#include "assert.h"
#include "doc/doc.h"
#include "own_box.h"

static void
text_and_flags_pass_down_and_boxes_do_not(void **state)
{
    g_autoptr(Doc) doc = doc_new();
    DocNode *root = doc_append(doc, NULL, DOC_BOX), *child;

    (void)state;
    *own_text(doc, root) =
        (TextStyle){ .family = "sans", .size = 9, .weight = 600, .colour = COLOUR_RGB(0x15202B), .language = "en" };
    root->align = ALIGN_END;
    root->nowrap = root->hyphenate = root->pretty = true;
    root->place = (Place){ "page.xml", 4, 2 };
    own_box(doc, root)->margin.top = 12;
    root->id = "top";
    child = doc_append(doc, root, DOC_PARAGRAPH);
    assert_near(child->text->size, 9, 0);
    assert_int_equal(child->text->weight, 600);
    assert_string_equal(child->text->language, "en");
    assert_int_equal(child->align, ALIGN_END);
    assert_true(child->nowrap && child->hyphenate && child->pretty);
    assert_int_equal(child->place.line, 4);
    assert_near(child->box->margin.top, 0, 0);
    assert_null(child->id);
}

static void
children_keep_their_order(void **state)
{
    g_autoptr(Doc) doc = doc_new();
    DocNode *root = doc_append(doc, NULL, DOC_BOX);
    DocNode *first = doc_append(doc, root, DOC_HEADING), *second = doc_append(doc, root, DOC_PARAGRAPH),
            *third = doc_append(doc, root, DOC_RULE);

    (void)state;
    assert_ptr_equal(root->first_child, first);
    assert_ptr_equal(first->next, second);
    assert_ptr_equal(second->next, third);
    assert_null(third->next);
    assert_ptr_equal(root->last_child, third);
    assert_ptr_equal(second->parent, root);
}

/* A cell of a long table: 208 bytes of every node and 16 of a cell's own, and no look of its box. */
static void
looks_are_shared(void **state)
{
    enum { CELLS = 1000, CELL = 240 };
    g_autoptr(Doc) doc = doc_new();
    DocNode *row = doc_append(doc, NULL, DOC_ROW), *other = doc_append(doc, row, DOC_CELL);
    BoxStyle style = doc_plain_box;
    size_t before;

    (void)state;
    assert_ptr_equal(other->box, &doc_plain_box);
    style.padding.top = 3;
    doc_set_box(doc, other, &style);
    style.border_top = (DocBorder){ .width = 0.5, .colour = COLOUR_RGB(0x15202B) };
    doc_set_box(doc, row, &style);
    before = arena_size(doc->arena);
    for (int i = 0; i < CELLS; i++) {
        DocNode *cell = doc_append(doc, row, DOC_CELL);
        BoxStyle same = doc_plain_box;

        same.padding.top = 3;
        same.border_top = style.border_top;
        doc_set_box(doc, cell, &same);
        assert_ptr_equal(cell->box, row->box);
        assert_ptr_not_equal(cell->box, other->box);
    }
    assert_true(arena_size(doc->arena) - before <= CELLS * CELL);
    assert_near(row->box->border_top.width, 0.5, 0);
    assert_near(other->box->border_top.width, 0, 0);
}

static void
what_was_done_to_a_look_is_known(void **state)
{
    g_autoptr(Doc) doc = doc_new();
    DocNode *node = doc_append(doc, NULL, DOC_BOX);
    BoxStyle style = doc_plain_box;
    TextStyle text = doc_plain_text;
    DocLooks plain = { &doc_plain_box, &doc_plain_text }, found;
    const char by[2] = { 0 };

    (void)state;
    style.width = 20;
    doc_set_box(doc, node, &style);
    text.size = 7;
    doc_set_text(doc, node, &text);
    doc_set_text(doc, doc_append(doc, node, DOC_TEXT), &text);
    assert_ptr_equal(node->first_child->text, node->text);
    assert_false(doc_known_looks(doc, &by[0], plain, &found));
    doc_note_looks(doc, &by[0], plain, (DocLooks){ node->box, node->text });
    assert_true(doc_known_looks(doc, &by[0], plain, &found));
    assert_ptr_equal(found.box, node->box);
    assert_ptr_equal(found.text, node->text);
    assert_false(doc_known_looks(doc, &by[0], (DocLooks){ node->box, plain.text }, &found));
    assert_false(doc_known_looks(doc, &by[0], (DocLooks){ plain.box, node->text }, &found));
    assert_false(doc_known_looks(doc, &by[1], plain, &found));
}

static void
text_is_copied(void **state)
{
    g_autoptr(Doc) doc = doc_new();
    DocNode *paragraph = doc_append(doc, NULL, DOC_PARAGRAPH);
    char words[] = "mines";
    const DocNode *node = doc_append_text(doc, paragraph, words);

    (void)state;
    words[0] = 'l';
    assert_string_equal(node->u.text_run.text, "mines");
    assert_int_equal(node->u.text_run.length, 5);
    assert_int_equal(node->kind, DOC_TEXT);
}

static void
children_change_their_parent(void **state)
{
    g_autoptr(Doc) doc = doc_new();
    DocNode *from = doc_append(doc, NULL, DOC_BOX), *to = doc_append(doc, NULL, DOC_BOX);
    DocNode *one = doc_append(doc, from, DOC_RULE), *two = doc_append(doc, from, DOC_RULE),
            *first = doc_release_children(from);

    (void)state;
    assert_ptr_equal(first, one);
    assert_ptr_equal(first->next, two);
    assert_null(from->first_child);
    assert_null(from->last_child);
    doc_adopt(to, two);
    doc_adopt(to, one);
    assert_ptr_equal(to->first_child, two);
    assert_ptr_equal(two->next, one);
    assert_null(one->next);
    assert_ptr_equal(to->last_child, one);
    assert_ptr_equal(one->parent, to);
    assert_null(doc_release_children(from));
}

static void
every_role_but_none_has_a_name(void **state)
{
    (void)state;
    for (int role = DOC_ROLE_NONE + 1; role < DOC_ROLE_COUNT; role++)
        assert_non_null(doc_role_name((DocRole)role));
    assert_null(doc_role_name(DOC_ROLE_NONE));
}

static void
every_kind_of_node_has_a_name(void **state)
{
    (void)state;
    for (int kind = 0; kind < DOC_KIND_COUNT; kind++)
        assert_non_null(doc_kind_name((DocKind)kind));
    assert_true(doc_kind_is_inline(DOC_SPAN));
    assert_false(doc_kind_is_inline(DOC_CELL));
}

static void
names_of_charts_are_found_again(void **state)
{
    (void)state;
    for (int kind = 0; kind < CHART_KIND_COUNT; kind++) {
        ChartKind found;

        assert_true(chart_kind_find(chart_kind_name((ChartKind)kind), &found));
        assert_int_equal(found, kind);
    }
}

static void
names_of_marks_are_found_again(void **state)
{
    (void)state;
    for (int kind = 0; kind <= MARK_STUB; kind++) {
        MarkKind found;

        assert_true(mark_kind_find(mark_kind_name((MarkKind)kind), &found));
        assert_int_equal(found, kind);
    }
}

static void
unknown_names_are_not_found(void **state)
{
    ChartKind chart = CHART_DOTS;
    MarkKind mark = MARK_CHECK;

    (void)state;
    assert_false(chart_kind_find("pie", &chart));
    assert_false(mark_kind_find("", &mark));
    assert_int_equal(chart, CHART_DOTS);
    assert_int_equal(mark, MARK_CHECK);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_and_flags_pass_down_and_boxes_do_not), cmocka_unit_test(children_keep_their_order),
        cmocka_unit_test(text_is_copied),                            cmocka_unit_test(every_kind_of_node_has_a_name),
        cmocka_unit_test(names_of_charts_are_found_again),           cmocka_unit_test(names_of_marks_are_found_again),
        cmocka_unit_test(unknown_names_are_not_found),               cmocka_unit_test(children_change_their_parent),
        cmocka_unit_test(every_role_but_none_has_a_name),            cmocka_unit_test(looks_are_shared),
        cmocka_unit_test(what_was_done_to_a_look_is_known),
    };

    return cmocka_run_group_tests_name("document", tests, NULL, NULL);
}
