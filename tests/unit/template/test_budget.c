/*
 * What a template may take: those that would run on without end are stopped at their place, and the shipped ones stay
 * far below.
 */
#include "sample.h"
#include "read/xml.h"
#include "template/internal.h"

#define LOOP "<for-each select='//node()|//@*'>"
#define LOOPS LOOP LOOP LOOP LOOP LOOP LOOP LOOP LOOP LOOP LOOP LOOP LOOP
#define ENDS                                                                                                           \
    "</for-each></for-each></for-each></for-each></for-each></for-each></for-each></for-each></for-each></for-each></" \
    "for-each></for-each>"
#define TWICE(from, to) "<variable name='" to "' select='concat($" from ", $" from ")'/>"
/* $t: a text of 16 bytes, $k: 1 KiB, $m: 64 KiB, $u: 1 MiB; line 2 holds what is looked at */
#define TEXTS                                                                                                          \
    "<variable name='t' select=\"'aaaaaaaaaaaaaaaa'\"/>" TWICE("t", "a") TWICE("a", "b") TWICE("b", "c")               \
        TWICE("c", "d") TWICE("d", "e") TWICE("e", "k") TWICE("k", "f") TWICE("f", "g") TWICE("g", "h")                \
            TWICE("h", "i") TWICE("i", "j") TWICE("j", "m") TWICE("m", "n") TWICE("n", "o") TWICE("o", "p")            \
                TWICE("p", "u") "\n"
/* $n: 16,384 pairs; line 3 holds what is looked at */
#define PAIRS                                                                                                          \
    "<variable name='a' select=\"'1 1 1 1 '\"/>" TWICE("a", "b") TWICE("b", "c") TWICE("c", "d") TWICE("d", "e")       \
        TWICE("e", "f") TWICE("f", "g") TWICE("g", "h") TWICE("h", "i") TWICE("i", "j") TWICE("j", "k")                \
            TWICE("k", "l") TWICE("l", "m") TWICE("m", "n") "\n"
/* A year is a node, and for each there is a point. */
#define POINTS(last) "<for-each select=\"years('dry', '', 1, " last ")\"><point at='a' value='1'/></for-each>"
#define DATES "<for-each select=\"years('dry', '', 1800, 1999)\"><point at='{@year}' value='1'/></for-each>"
#define TEN(x) x x x x x x x x x x
#define DIVS "<div><div><div><div><div><div><div><div><div><div>"
#define DIVS_END "</div></div></div></div></div></div></div></div></div></div>"
#define FIVE(x) x x x x x
#define FOUR(x) x x x x

typedef struct BudgetCase { const char *name, *body, *place, *words; LimitId limit;
                            /* where words are NULL, it is told by its own */ } BudgetCase;

static const BudgetCase attacks[] = {
    { "empty loops in loops", LOOPS ENDS, "2:", NULL, LIMIT_FILL_STEPS },
    { "loops that only ask",
      LOOP LOOP LOOP LOOP LOOP LOOP
      "<if test='1 = 2'>x</if></for-each></for-each></for-each></for-each></for-each></for-each>",
      "2:", NULL, LIMIT_FILL_STEPS },
    { "loops in one expression",
      "<p><value-of select='count(//node()[count(//node()[count(//node()[count(//node()[count(//node()) = 0]) = 0]) = "
      "0]) = 0])'/></p>",
      "2:22", NULL, LIMIT_EXPRESSION_STEPS },
    { "a text that doubles", TEXTS TWICE("u", "v") TWICE("v", "w") TWICE("w", "x") TWICE("x", "y") TWICE("y", "z"),
      "3:", "for one expression" },
    { "the length of a great text, again and again",
      TEXTS LOOP LOOP LOOP "<if test='string-length($m) = 1'>x</if></for-each></for-each></for-each>", "3:", NULL,
      LIMIT_FILL_MIB },
    { "translate by a great text", TEXTS "<p><value-of select='translate($u, $u, $u)'/></p>", "3:22",
      "for one expression" },
    { "a search for a great text", TEXTS "<p><value-of select=\"contains($u, concat($p, 'b'))\"/></p>", "3:22",
      "for one expression" },
    { "before a great text", TEXTS "<p><value-of select=\"substring-before($u, concat($p, 'b'))\"/></p>", "3:22",
      "for one expression" },
    { "many copies of a great text in one call",
      TEXTS "<p><value-of select='string-length(concat($u, $u, $u, $u, $u, $u, $u, $u))'/></p>", "3:22",
      "for one expression" },
    { "white space of a great text",
      TEXTS LOOP LOOP LOOP "<if test='normalize-space($m) = 1'>x</if></for-each></for-each></for-each>", "3:", NULL,
      LIMIT_FILL_MIB },
    { "great texts as an attribute",
      TEXTS "<for-each select='//node()'><for-each select='//node()'><p id='{$u}'>x</p></for-each></for-each>",
      "3:", NULL, LIMIT_FILL_MIB },
    { "great sets in variables",
      LOOP LOOP LOOP LOOP "<variable name='a' select='//node()|//@*'/></for-each></for-each></for-each></for-each>",
      "2:", "million steps" },
    { "answers of functions that nobody keeps",
      LOOP LOOP LOOP "<if test=\"count(series('dry')) = 9\">x</if></for-each></for-each></for-each>", "2:", NULL,
      LIMIT_FILL_MIB },
    { "calls that answer little",
      LOOP LOOP LOOP LOOP "<if test=\"has-any('dry')\"></if></for-each></for-each></for-each></for-each>", "2:", NULL,
      LIMIT_FILL_STEPS },
    { "statuses", LOOP LOOP LOOP "<if test='count(status-counts()) = 99'>x</if></for-each></for-each></for-each>",
      "2:", "2" },
    { "all years there are, again and again",
      LOOP LOOP "<if test=\"count(years('dry', '', 0, 9999)) = 9\">x</if></for-each></for-each>", "2:", NULL,
      LIMIT_FILL_MIB },
    { "words of a great text", TEXTS LOOP LOOP "<if test='word-count($u) = 9'>x</if></for-each></for-each>", "3:", "" },
    { "paragraphs without end", LOOP LOOP LOOP "<p/></for-each></for-each></for-each>", "2:", "200,000 nodes" },
    { "pieces of text without end", "<p>" LOOP LOOP LOOP "x</for-each></for-each></for-each></p>",
      "2:", "200,000 nodes" },
    { "a great text, printed again and again", TEXTS LOOP "<p><value-of select='$u'/></p></for-each>",
      "3:", "16 MiB of text" },
    { "charts without end",
      LOOP LOOP LOOP "<chart kind='line' title='t' measures='dry'/></for-each></for-each></for-each>", "2:", "" },
    { "notes without end", "<p>" LOOP LOOP LOOP "<fn>x</fn></for-each></for-each></for-each></p><footnotes/>",
      "2:", "" },
    { "points without end",
      "<chart kind='columns' title='t'><series name='s'>" LOOP LOOP LOOP LOOP
      "<point at='a' value='1'/></for-each></for-each></for-each></for-each></series></chart>",
      "2:", "200,000 nodes" },
    { "points in one attribute",
      PAIRS "<chart kind='columns' title='t'><series name='s' points='{$n}'/></chart>", "3:", "10,000 points" },
    { "a point too many", "<chart kind='matrix' title='t'>" POINTS("9999") "<row name='r'/><row name='s'/></chart>",
      "2:", "10,000 points" },
    { "panels without end",
      "<chart kind='multiples' title='t'>" LOOP LOOP LOOP
      "<chart kind='columns' title='t'><series name='s'><point at='a' "
      "value='1'/></series></chart></for-each></for-each></for-each></chart>",
      "2:", "10,000 points" },
    { "two hundred and ten blocks in each other", FIVE(FOUR(DIVS)) DIVS "<p>x</p>" DIVS_END FIVE(FOUR(DIVS_END)),
      "2:", "200 elements" },
};

/* The faults of a template as "line:column sentence", one a line; "" when it was filled. */
static char *
faults_of(const char *body, double (*clock)(void), TemplateUse *used)
{
    const TemplateFolder folders[] = { { sample->folder, NULL }, { "templates", NULL }, { NULL, NULL } };
    g_autofree char *source = g_strconcat("<template for='area' pages='1' theme='house'><master name='first' size='A4' "
                                          "margin='40'/><title>T</title><body>\n",
                                          body, TAIL, NULL);
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Template) tmpl = NULL;
    g_autoptr(Doc) doc = NULL;
    TemplateRequest request = {
        .view = sample->view, .lang = sample->lang, .tree = sample->tree, .subject = "XAA", .clock = clock, .used = used
    };
    GString *out = g_string_new(NULL);

    sample_write(sample, "page.xml", source);
    tmpl = template_load("page", (Place){ 0 }, folders, NULL, plan_audience(sample->plan), diags);
    doc = tmpl == NULL ? NULL : template_fill(tmpl, &request, diags);
    assert_true((doc == NULL) == diags_failed(diags));
    for (size_t i = 0; i < diags_length(diags); i++)
        g_string_append_printf(out, "%d:%d %s\n", diags_at(diags, i)->place.line, diags_at(diags, i)->place.column,
                               diags_at(diags, i)->sentence);
    return g_string_free(out, FALSE);
}

/* That of a page which asks the same in other words, so that it is not known from before. */
static size_t
nodes_of(const char *body)
{
    TemplateUse used = { 0 };
    g_autofree char *faults = faults_of(body, NULL, &used);

    assert_string_equal(faults, "");
    return used.nodes;
}

static void
what_is_asked_of_the_plan_alone_takes_the_same_steps_known_or_not(void **state)
{
    const char *body = "<for-each select='//node()'><if test='boolean(//nothing or //@none)'><p>no</p></if></for-each>"
                       "<if test='boolean(//@none or //plan)'><p>yes</p></if>";
    TemplateUse first = { 0 }, again = { 0 };
    g_autofree char *faults = NULL, *faults_again = NULL;

    (void)state;
    g_hash_table_remove_all(sample->tree->answers);
    faults = faults_of(body, NULL, &first);
    assert_string_equal(faults, "");
    assert_int_equal(g_hash_table_size(sample->tree->answers), 2);
    faults_again = faults_of(body, NULL, &again);
    assert_string_equal(faults_again, "");
    assert_int_equal(again.steps, first.steps);
    assert_int_equal(again.nodes, first.nodes);
    assert_int_equal(nodes_of("<for-each select='//node()'><if test='//nothing or //@none'><p>no</p></if></for-each>"
                              "<if test='//@none or //plan'><p>yes</p></if>"), first.nodes);
    assert_int_equal(nodes_of("<if test='boolean(//@none)'><p>no</p></if>") + 2, first.nodes);
    assert_int_equal(nodes_of("<if test='boolean(//plan[1 = 2])'><p>no</p></if>") + 2, first.nodes);
    assert_int_equal(g_hash_table_size(sample->tree->answers), 3);      /* conditions are asked anew */
}

static void
an_attack_is_stopped_at_its_place(void **state)
{
    const BudgetCase *c = *state;
    g_autofree char *faults = faults_of(c->body, NULL, NULL), *again = faults_of(c->body, NULL, NULL);

    if (!g_str_has_prefix(faults, c->place) || strstr(faults, "is stopped here: it takes more than") == NULL ||
        strstr(faults, c->words == NULL ? limit_text(c->limit) : c->words) == NULL)
        fail_msg("it says\n%s", faults);
    if (strchr(faults, '\n') != strrchr(faults, '\n'))
        fail_msg("more than one thing is told:\n%s", faults);
    assert_string_equal(faults, again);                 /* steps, not time */
}

/* ---- one short of a limit ---- */

static const BudgetCase allowed[] = {
    { "a hundred and ninety blocks in each other",
      FOUR(FOUR(DIVS)) DIVS DIVS DIVS "<p>x</p>" DIVS_END DIVS_END DIVS_END FOUR(FOUR(DIVS_END)), "", "" },
    { "one point less than a chart takes", "<chart kind='matrix' title='t'>" POINTS("9998") "<row name='r'/></chart>",
      "", "" },
    { "a line of a hundred thousand points",
      "<chart kind='line' title='t'><series name='s'>" TEN(TEN(FIVE(DATES))) "</series></chart>", "", "" },
    { "columns of a hundred thousand points",
      "<chart kind='columns' title='t'><series name='s'>" TEN(TEN(FIVE(DATES))) "</series></chart>", "", "" },
    { "as many in each of three charts",
      "<chart kind='columns' title='t'><series name='s'>" POINTS("9998") "</series></chart><chart kind='columns' "
                                                                         "title='t'><series name='s'>" POINTS(
                                                                             "9998") "</series></chart><chart "
                                                                                     "kind='columns' title='t'><series "
                                                                                     "name='s'>" POINTS("9998") "</"
                                                                                                                "series"
                                                                                                                "></"
                                                                                                                "chart"
                                                                                                                ">",
      "", "" },
    { "a passage over the plan for each of its nodes", LOOP "<if test='count(//node()) = 1'>x</if></for-each>", "",
      "" },
    { "a text of a mebibyte", TEXTS "<p><value-of select='string-length($u)'/></p>", "", "" },
    { "what a mebibyte begins with", TEXTS "<if test=\"starts-with($u, 'aaa')\"><p>x</p></if>", "", "" },
    { "a message with twenty parts",
      "<p><message key='hello'>" FIVE(
          FOUR("<with-param name='x' select='1'/>")) "<with-param name='name' select='1'/></message></p>",
      "", "" },
    { "three hundred years", "<if test=\"count(years('dry', '', 1800, 2099)) != 300\"><value-of select='$wrong'/></if>",
      "", "" },
};

static void
what_a_page_can_want_is_filled(void **state)
{
    const BudgetCase *c = *state;
    g_autofree char *faults = faults_of(c->body, NULL, NULL);

    assert_string_equal(faults, "");
}

/* ---- the clock ---- */

static double
slow_clock(void)
{
    static double now;

    return now += 11;
}

static double
standing_clock(void)
{
    return 5;
}

static void
time_is_the_last_bound(void **state)
{
    g_autofree char *slow = faults_of(LOOPS ENDS, slow_clock, NULL),
                    *standing = faults_of(LOOPS ENDS, standing_clock, NULL);
    g_autofree char *page = faults_of("<p>x</p>", slow_clock, NULL);

    (void)state;
    assert_non_null(strstr(slow, limit_text(LIMIT_FILL_SECONDS)));
    assert_non_null(strstr(standing, "20 million steps"));
    assert_string_equal(page, "");                      /* a page of few steps never looks at it */
}

/* ---- the shipped pages ---- */

static void
free_words_of(void *catalogue)
{
    catalogue_free(catalogue);
}

static void
note_most(TemplateUse *most, const TemplateUse *used)
{
    most->steps = MAX(most->steps, used->steps);
    most->bytes = MAX(most->bytes, used->bytes);
    most->nodes = MAX(most->nodes, used->nodes);
    most->text = MAX(most->text, used->text);
    most->points = MAX(most->points, used->points);
}

static void
fill_for(const Template *tmpl, TemplateRequest *request, const char *subject, TemplateUse *most)
{
    g_autoptr(Diags) diags = diags_new();
    TemplateUse used = { 0 };
    g_autoptr(Doc) doc = NULL;

    request->subject = subject;
    request->used = &used;
    doc = template_fill(tmpl, request, diags);
    if (doc == NULL)
        fail_msg("%s of %s: %s", template_name(tmpl), subject, diags_at(diags, 0)->sentence);
    note_most(most, &used);
}

static void
fill_for_each(const Template *tmpl, TemplateRequest *request, const Plan *plan, TemplateUse *most)
{
    size_t count = 0;

    if (template_subject_kind(tmpl) == SUBJECT_AREA) {
        const Area *const *areas = plan_areas(plan, &count);

        for (size_t i = 0; i < count; i++)
            fill_for(tmpl, request, areas[i]->id, most);
    } else if (template_subject_kind(tmpl) == SUBJECT_OBJECTIVE) {
        const Objective *const *objectives = plan_objectives(plan, &count);

        for (size_t i = 0; i < count; i++)
            fill_for(tmpl, request, objectives[i]->id, most);
    } else if (template_subject_kind(tmpl) == SUBJECT_INDICATOR) {
        const Indicator *const *indicators = plan_indicators(plan, &count);

        for (size_t i = 0; i < count; i++)
            fill_for(tmpl, request, indicators[i]->id, most);
    } else if (template_subject_kind(tmpl) == SUBJECT_PLAN) {
        fill_for(tmpl, request, strcmp(template_name(tmpl), "chart-measure") == 0 ? "casualties-killed/KHM" : "plan",
                 most);
    }
}

/* Of every template, but those that are for parts of packs, and of every subject it has. */
static void
shipped_pages_take_a_twentieth_at_most(void **state)
{
    const TemplateFolder folders[] = { { "templates", NULL }, { NULL, NULL } };
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Plan) plan = read_plan("data", NULL, diags);
    g_autoptr(GPtrArray) catalogues = g_ptr_array_new_with_free_func(free_words_of);
    g_autoptr(GDir) dir = g_dir_open("templates", 0, NULL);
    TemplateUse most = { 0 };
    size_t filled = 0;
    Date unset = { 0 };
    PlanTree *tree;
    View *view;
    Lang *lang = NULL;

    (void)state;
    assert_non_null(plan);
    assert_true(read_catalogues("data", catalogues, diags));
    for (guint i = 0; i < catalogues->len; i++)
        if (strcmp(catalogue_language(g_ptr_array_index(catalogues, i)), "en") == 0)
            lang = lang_new("en", g_ptr_array_index(catalogues, i), NULL, diags);
    tree = plan_tree_new(plan);
    view = view_new(plan, unset, NULL);
    for (const char *name = g_dir_read_name(dir); name != NULL; name = g_dir_read_name(dir)) {
        g_autofree char *path = g_build_filename("templates", name, NULL), *plain = g_strndup(name, strcspn(name, "."));
        TemplateRequest request = { .view = view, .lang = lang, .tree = tree };
        g_autoptr(Template) tmpl = !g_str_has_suffix(name, ".xml") || !xml_root_is(path, "template")
                                       ? NULL
                                       : template_load(plain, (Place){ 0 }, folders, NULL, plan_audience(plan), diags);

        if (tmpl != NULL)
            fill_for_each(tmpl, &request, plan, &most);
        filled += tmpl != NULL;
    }
    assert_true(filled > 10);
    if (most.steps * 20 > budget_rows[BUDGET_STEPS].most || most.bytes * 20 > budget_rows[BUDGET_BYTES].most ||
        most.nodes * 20 > budget_rows[BUDGET_NODES].most || most.text * 20 > budget_rows[BUDGET_TEXT].most ||
        most.points * 20 > budget_rows[BUDGET_POINTS].most || most.points == 0)
        fail_msg("%zu steps, %zu bytes, %zu nodes, %zu of text, %zu points", most.steps, most.bytes, most.nodes,
                 most.text, most.points);
    view_free(view);
    plan_tree_free(tree);
    lang_free(lang);
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(attacks) + G_N_ELEMENTS(allowed) + 3];
    size_t count = 0;

    ADD_ROWS(an_attack_is_stopped_at_its_place, attacks);
    ADD_ROWS(what_a_page_can_want_is_filled, allowed);
    tests[count++] = row_test(what_is_asked_of_the_plan_alone_takes_the_same_steps_known_or_not,
                              "what is asked of the plan alone takes the same steps, known or not", NULL);
    tests[count++] = row_test(time_is_the_last_bound, "time is the last bound", NULL);
    tests[count++] = row_test(shipped_pages_take_a_twentieth_at_most, "shipped pages take a twentieth at most", NULL);
    return _cmocka_run_group_tests("template/budget", tests, count, sample_start, sample_stop);
}
