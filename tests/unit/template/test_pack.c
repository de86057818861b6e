/*
 * What the author of a pack writes in a part: where it stands in the part's template, in whose styles, and that a
 * mistake in it is told with its place in the pack's file.
 */
#include "sample.h"

#define FRAME(body)                                                                                                    \
    "<template for='pack' theme='house'><master name='first' size='A4' margin='40'/><title>T</title><body>" body       \
    "</body></template>"
#define PACK(parts) "<pack id='p'><title>Pack</title>\n" parts "\n</pack>"
#define PROSE(text) PACK("<prose id='q'><title>Paper</title>" text "</prose>")

static void
take(const char *pack)
{
    static PackEntry entries[4];

    sample_take_pack(sample, pack, entries, NULL, 0);
}

/* All text of a printed document, its pieces parted by "|". */
static char *
words_of(const char *printed)
{
    GString *out = g_string_new(NULL);
    g_auto(GStrv) lines = g_strsplit(printed, "\n", -1);

    for (size_t i = 0; lines[i] != NULL; i++) {
        const char *line = lines[i] + strspn(lines[i], " ");

        if (g_str_has_prefix(line, "text \""))
            g_string_append_printf(out, "%s%.*s", out->len > 0 ? "|" : "", (int)strlen(line + 6) - 1, line + 6);
    }
    return g_string_free(out, FALSE);
}

/* ---- where it stands ---- */

typedef struct ContentCase { const char *name, *frame, *pack, *want; } ContentCase;

#define TWO_COLUMNS FRAME("<p>top</p><content of='main'/><p>beside</p><content of='aside'/>")

static const ContentCase contents[] = {
    { "all of it", FRAME("<p>a</p><content/><p>z</p>"), PROSE("<p>one</p><p>two</p>"), "a|one|two|z" },
    { "the title, subtitle and params are no prose", FRAME("<content/>"),
      PACK("<prose><title>T</title><subtitle>S</subtitle><param name='n' value='v'/><p>one</p></prose>"), "one" },
    { "a title further in is none of the pack's", FRAME("<content/>"),
      PROSE("<section><h2>Head</h2><p>one</p></section>"), "Head|one" },
    { "nothing written", FRAME("<p>a</p><content/><p>z</p>"), PACK("<prose/>"), "a|z" },
    { "asides stand where the rest does, too", FRAME("<content/>"),
      PROSE("<p>one</p><aside><p>side</p></aside><p>two</p>"), "one|side|two" },
    { "asides by themselves", TWO_COLUMNS, PROSE("<p>one</p><aside><p>side</p></aside><p>two</p>"),
      "top|one|two|beside|side" },
    { "two asides", TWO_COLUMNS, PROSE("<aside><p>first</p></aside><p>one</p><aside><p>second</p></aside>"),
      "top|one|beside|first|second" },
    { "no aside", TWO_COLUMNS, PROSE("<p>one</p>"), "top|one|beside" },
    { "an aside alone", TWO_COLUMNS, PROSE("<aside><p>side</p></aside>"), "top|beside|side" },
    { "variables hold in both", TWO_COLUMNS,
      PROSE("<variable name='n' select='6 * 7'/><p><value-of select='$n'/></p><aside><p><value-of select='$n + "
            "1'/></p></aside>"),
      "top|42|beside|43" },
    { "expressions see the plan", FRAME("<content/>"), PROSE("<p><value-of select='/plan/title'/></p>"),
      "Wells for all" },
    { "the figures", FRAME("<content/>"), PROSE("<p><value-of select=\"latest('dry', 'XAA')/@text\"/></p>"), "25" },
    { "and the pack", FRAME("<content/>"),
      PROSE("<p><value-of select='part()/@title'/> of <value-of select='pack()/@title'/></p>"), "Paper| of |Pack" },
    { "control elements", FRAME("<content/>"),
      PROSE("<for-each select='//indicator'><p><value-of select='@id'/></p></for-each>"), "1A-1|1A-2" },
};

static void
prose_stands_where_its_template_says(void **state)
{
    const ContentCase *c = *state;
    g_autofree char *printed = NULL, *got = NULL;

    take(c->pack);
    printed = sample_fill(sample, c->frame);
    got = words_of(printed);
    if (strcmp(got, c->want) != 0)
        fail_msg("it says\n%s\ninstead of\n%s\nin\n%s", got, c->want, printed);
}

/* A class of the theme that the frame is set in: statement-lead is 11 on 15, strong. */
static void
prose_is_set_in_the_theme_of_its_frame(void **state)
{
    g_autofree char *frame = NULL, *prose = NULL;

    (void)state;
    take(PROSE("<p class='statement-lead'>words</p>"));
    frame = sample_fill(sample, FRAME("<p class='statement-lead'>words</p>"));
    prose = sample_fill(sample, FRAME("<content/>"));
    assert_non_null(strstr(prose, "size=11"));
    assert_string_equal(prose, frame);
}

/* ---- mistakes ---- */

static const ContentCase mistakes[] = {
    /* The prose begins at line 2, column 1; what is written in it at column 35. */
    { "an element that nobody knows", FRAME("<content/>"), PROSE("<paragraph>one</paragraph>"), "2:35 302" },
    { "a page master in prose", FRAME("<content/>"), PROSE("<master name='first' size='A4' margin='1'/>"), "2:35 302" },
    { "an attribute that nobody knows", FRAME("<content/>"), PROSE("<p colour='red'>one</p>"), "2:46 303" },
    { "a class that the theme has not", FRAME("<content/>"), PROSE("<p class='fancy'>one</p>"), "2:45 307" },
    { "an expression that is none", FRAME("<content/>"), PROSE("<p><value-of select='1 +'/></p>"), "2:56 310" },
    { "a variable that is not set", FRAME("<content/>"), PROSE("<p><value-of select='$none'/></p>"), "2:56 880" },
    { "a variable of the frame after it", FRAME("<content/><variable name='late' select='1'/>"),
      PROSE("<p><value-of select='$late'/></p>"), "2:56 880" },
    { "a measure that is not there", FRAME("<content/>"), PROSE("<p><value-of select=\"latest('none')/@text\"/></p>"),
      "2:56 315" },
    { "a file that is not there", FRAME("<content/>"), PROSE("<include href='none'/>"), "2:50 300" },
    { "a file elsewhere", FRAME("<content/>"), PROSE("<include href='../none'/>"), "2:50 313" },
    { "prose in itself", FRAME("<content/>"), PROSE("<content/>"), "2:35 317" },
    { "further in", FRAME("<content/>"), PROSE("<aside><content of='main'/></aside>"), "2:42 317" },
    { "on a later line", FRAME("<content/>"), PROSE("<p>one</p>\n<p>two</p>\n  <pp/>"), "4:3 302" },
};

static void
a_mistake_in_prose_is_told_at_its_place(void **state)
{
    const ContentCase *c = *state;
    const TemplateFolder folders[] = { { sample->folder, NULL }, { "templates", NULL }, { NULL, NULL } };
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Template) frame = NULL, prose = NULL;
    g_autoptr(Doc) doc = NULL;
    TemplateRequest request = {
        .view = sample->view, .lang = sample->lang, .tree = sample->tree, .pack = &sample->scene
    };
    g_autofree char *got = NULL;
    const Diag *d;

    take(c->pack);
    sample_write(sample, "page.xml", c->frame);
    frame = template_load("page", (Place){ 0 }, folders, NULL, AUDIENCE_PUBLIC, diags);
    assert_non_null(frame);
    request.prose = prose = template_load_prose(sample->pack->parts[0].node, frame, folders, diags);
    doc = prose == NULL ? NULL : template_fill(frame, &request, diags);
    assert_true(diags_failed(diags));
    d = diags_at(diags, 0);
    got = g_strdup_printf("%d:%d %d", d->place.line, d->place.column, d->id);
    assert_string_equal(got, c->want);
    assert_true(g_str_has_suffix(d->place.file, "pack.txt"));
    assert_null(doc);
}

static void
a_page_that_is_no_part_has_no_pack(void **state)
{
    static const char *const calls[] = { "pack()/@title", "part()/@title" };

    (void)state;
    g_clear_pointer(&sample->pack, pack_free);
    for (size_t i = 0; i < G_N_ELEMENTS(calls); i++) {
        g_autofree char *source = g_strconcat(HEAD, "<p><value-of select='", calls[i], "'/></p>", TAIL, NULL),
                        *printed = sample_fill(sample, source);

        assert_non_null(strstr(printed, " 859\n"));
    }
}

static void
a_page_that_is_no_part_has_no_prose(void **state)
{
    g_autofree char *printed = NULL, *got = NULL;

    (void)state;
    g_clear_pointer(&sample->pack, pack_free);
    printed = sample_fill(sample, HEAD "<p>a</p><content/>" TAIL);
    got = words_of(printed);
    assert_string_equal(got, "a");
}

/* ---- whom an expression finds ---- */

static const ContentCase selections[] = {       /* the expression in the place of the frame; NULL: it fails */
    { "nodes by their id", "//indicator", NULL, "1A-1 1A-2" },
    { "by their area", "article-deadlines('WW', '3')", NULL, "XAA" },
    { "figures by their area, though they have ids", "areas-with('dry')", NULL, "XAA" },
    { "in the order of the list", "targets-list('1A')", NULL, "XAA XBB" },
    { "of two lists in the order of the document", "//indicator[2] | //indicator[1]", NULL, "1A-1 1A-2" },
    { "what has no id is nobody", "/plan/title", NULL, "" },
    { "nothing", "//area[@id = 'none']", NULL, "" },
    { "a number is nobody", "1 + 1", NULL, "" },
    { "a text is nobody", "'XAA'", NULL, "" },
    { "no expression", "//indicator[", NULL, NULL },
    { "a function that is not there", "areas()", NULL, NULL },
    { "too few arguments", "targets-list()", NULL, NULL },
    { "a meeting that is not there", "meeting-areas('none')", NULL, NULL },
};

static void
an_expression_finds(void **state)
{
    const ContentCase *c = *state;
    static const Place place = { "pack.xml", 7, 9 };
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Arena) arena = arena_new();
    TemplateRequest request = { .view = sample->view, .lang = sample->lang, .tree = sample->tree };
    const char *const *ids = template_select(&request, c->frame, place, arena, diags);
    g_autofree char *got = ids == NULL ? NULL : g_strjoinv(" ", (char **)(uintptr_t)ids);

    if (c->want != NULL) {
        assert_non_null(got);
        assert_string_equal(got, c->want);
        assert_int_equal(diags_length(diags), 0);
        return;
    }
    assert_null(ids);
    assert_int_equal(diags_length(diags), 1);
    assert_int_equal(diags_at(diags, 0)->place.line, 7);
    assert_int_equal(diags_at(diags, 0)->place.column, 9);
}

/* ---- signs by their names ---- */

static const ContentCase signs[] = {
    { "achieved", "achieved", NULL, "sign=achieved" },
    { "on track", "on-track", NULL, "sign=on-track" },
    { "accelerate", "accelerate", NULL, "sign=accelerate" },
    { "limited", "limited", NULL, "sign=limited" },
    { "deteriorating", "deteriorating", NULL, "sign=deteriorating" },
    { "missed", "missed", NULL, "sign=missed" },
    { "too early", "too-early", NULL, "sign=too-early" },
    { "no data", "no-data", NULL, "sign=no-data" },
    { "no target", "no-target", NULL, "sign=no-target" },
    { "baseline only", "baseline-only", NULL, "sign=baseline-only" },
    { "no change", "no-change", NULL, "sign=no-change" },
    { "no status", "splendid", NULL, " 316\n" },
};

static void
a_sign_is_asked_for_by_name(void **state)
{
    const ContentCase *c = *state;
    g_autofree char *source = g_strconcat(HEAD, "<p><chart kind='status-sign' form='", c->frame,
                                          "' tag='artifact'/></p>", TAIL, NULL),
                    *printed = sample_fill(sample, source);

    if (strstr(printed, c->want) == NULL)
        fail_msg("'%s' is not in\n%s", c->want, printed);
}

int
main(void)
{
    struct CMUnitTest
        tests[G_N_ELEMENTS(contents) + G_N_ELEMENTS(mistakes) + G_N_ELEMENTS(selections) + G_N_ELEMENTS(signs) + 3];
    size_t count = 0;

    ADD_ROWS(prose_stands_where_its_template_says, contents);
    ADD_ROWS(a_mistake_in_prose_is_told_at_its_place, mistakes);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(prose_is_set_in_the_theme_of_its_frame);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(a_page_that_is_no_part_has_no_pack);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(a_page_that_is_no_part_has_no_prose);
    ADD_ROWS(an_expression_finds, selections);
    ADD_ROWS(a_sign_is_asked_for_by_name, signs);
    return _cmocka_run_group_tests("template/pack", tests, count, sample_start, sample_stop);
}
