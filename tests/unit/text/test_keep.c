/*
 * Runs that outlive their paragraphs: what looks and reads the same is kept once, what differs in anything that shows
 * is not.
 */
#include "setting.h"

static const TextFont font_a = { .path = "a.ttf" }, font_b = { .path = "b.ttf" };
static const TextGlyph glyphs[] = { { 7, 0, 0, 4 }, { 8, 0, 0, 5 } },
                       other_glyphs[] = { { 7, 0, 0, 4 }, { 9, 0, 0, 5 } },
                       moved_glyphs[] = { { 7, 0, 1, 4 }, { 8, 0, 0, 5 } };
static const TextCluster clusters[] = { { 1, 1 }, { 1, 1 } }, other_clusters[] = { { 2, 1 }, { 0, 1 } };

static TextRun
plain_run(void)
{
    return (TextRun){ .font = &font_a,
                      .size = 10,
                      .colour = COLOUR_RGB(0),
                      .width = 9,
                      .text = "ab",
                      .length = 2,
                      .glyphs = glyphs,
                      .glyph_count = 2,
                      .clusters = clusters,
                      .cluster_count = 2,
                      .language = "en" };
}

/* Sizes and texts are such that their hashes are those of the first run: a set must tell them apart all the same. */
typedef struct KeepCase { const char *name; void (*change)(TextRun *run); bool same; } KeepCase;

static void nothing(TextRun *run) { (void)run; }
static void another_span(TextRun *run) { run->span = 9; }
static void another_font(TextRun *run) { run->font = &font_b; }
static void another_size(TextRun *run) { run->size = 10.005; }
static void another_colour(TextRun *run) { run->colour = COLOUR_RGB(1); }
static void another_width(TextRun *run) { run->width = 9.25; }
static void another_rise(TextRun *run) { run->rise = 3; }
static void another_text(TextRun *run) { run->text = "bA"; }
static void another_length(TextRun *run) { run->length = 1; }
static void another_glyph(TextRun *run) { run->glyphs = other_glyphs; }
static void a_moved_glyph(TextRun *run) { run->glyphs = moved_glyphs; }
static void fewer_glyphs(TextRun *run) { run->glyph_count = 1; }
static void another_cluster(TextRun *run) { run->clusters = other_clusters; }
static void another_direction(TextRun *run) { run->rtl = true; }
static void another_language(TextRun *run) { run->language = "fr"; }
static void no_language(TextRun *run) { run->language = NULL; }

static const KeepCase cases[] = {
    { "the same again", nothing, true },
    { "of another span of its paragraph", another_span, true },
    { "in another font", another_font, false },
    { "in another size", another_size, false },
    { "in another colour", another_colour, false },
    { "of another width", another_width, false },
    { "raised", another_rise, false },
    { "of another text", another_text, false },
    { "of less text", another_length, false },
    { "of another glyph", another_glyph, false },
    { "with a glyph moved", a_moved_glyph, false },
    { "of fewer glyphs", fewer_glyphs, false },
    { "with glyphs that belong together otherwise", another_cluster, false },
    { "running to the left", another_direction, false },
    { "in another language", another_language, false },
    { "in no language", no_language, false },
};

static void
runs_are_kept_by_what_they_show(void **state)
{
    const KeepCase *c = *state;
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(RunKeep) keep = run_keep_new(arena);
    TextRun first = plain_run(), second = plain_run();
    const TextRun *kept = run_keep(keep, &first);

    c->change(&second);
    assert_ptr_not_equal(kept, &first);
    assert_int_equal(run_keep(keep, &second) == kept, c->same);
    assert_ptr_equal(run_keep(keep, &first), kept);                     /* whatever came between */
    if (!c->same)
        assert_ptr_equal(run_keep(keep, &second), run_keep(keep, &second));
}

/* A run of a paragraph that is gone, with everything that it pointed to. */
static void
what_is_kept_outlives_what_it_was_made_of(void **state)
{
    g_autoptr(Arena) arena = arena_new();
    g_autofree TextGlyph *made_glyphs = g_memdup2(glyphs, sizeof glyphs);
    g_autofree TextCluster *made_clusters = g_memdup2(clusters, sizeof clusters);
    char text[] = "ab", language[] = "en";
    TextRun run = plain_run();
    RunKeep *keep = run_keep_new(arena);
    const TextRun *kept;

    (void)state;
    run.text = text;
    run.language = language;
    run.glyphs = made_glyphs;
    run.clusters = made_clusters;
    run.span = 3;
    kept = run_keep(keep, &run);
    memset(text, 'x', 2);
    memset(language, 'x', 2);
    memset(made_glyphs, 0xFF, sizeof glyphs);
    memset(made_clusters, 0xFF, sizeof clusters);
    run_keep_free(keep);
    assert_memory_equal(kept->text, "ab", 2);
    assert_string_equal(kept->language, "en");
    assert_memory_equal(kept->glyphs, glyphs, sizeof glyphs);
    assert_memory_equal(kept->clusters, clusters, sizeof clusters);
    assert_ptr_equal(kept->font, &font_a);
    assert_int_equal(kept->span, 0);
}

/* The same words set for two documents. */
static void
lines_of_two_stores_share_what_they_say(void **state)
{
    Setting s = setting_open("en", DIRECTION_LTR);
    g_autoptr(Arena) arena = arena_new(), mine = arena_new();
    g_autoptr(RunKeep) keep = run_keep_new(arena);
    TextStore *other = text_store_new(s.system, mine, "en", DIRECTION_LTR, s.diags);
    TextStyle style = style_of_size(10);
    const TextRun *first = text_line(s.store, "Sources", &style)->pieces[0].run,
                  *second = text_line(other, "Sources", &style)->pieces[0].run;

    (void)state;
    assert_ptr_not_equal(first, second);
    assert_ptr_equal(run_keep(keep, first), run_keep(keep, second));
    assert_near(run_keep(keep, first)->width, first->width, 0);
    text_store_free(other);      /* a store goes before its system */
    setting_close(&s);
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(cases) + 2];
    size_t count = 0;

    for (; count < G_N_ELEMENTS(cases); count++)
        tests[count] = row_test(runs_are_kept_by_what_they_show, cases[count].name, &cases[count]);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(what_is_kept_outlives_what_it_was_made_of);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(lines_of_two_stores_share_what_they_say);
    return _cmocka_run_group_tests("text/keep", tests, count, NULL, NULL);
}
