/* What links say of their languages: ISO 32000-1, 7.9.2.2 and 14.9.2.2, worked by hand; "~" stands for U+001B. */
#include "setting.h"

/* A link with words on a page of a language, itself in another (or NULL). */
static DocNode *
add_link(Setting *s, const char *page, const char *language)
{
    DocNode *link = doc_append(s->doc, doc_append(s->doc, s->doc->root, DOC_PARAGRAPH), DOC_LINK);

    s->doc->language = page;
    link->language = language;
    link->u.link.uri = "https://example.org/";
    doc_append_text(s->doc, link, "words");
    return link;
}

static char *
with_sequences(const char *text)
{
    return g_strdelimit(g_strdup(text), "~", '\x1B');
}

typedef struct LinkCase { const char *name, *page, *link, *text, *want; } LinkCase;

/* `want`: the Links with their languages, each with its share of the box in per cent and its description. */
static const LinkCase descriptions[] = {
    { "of the page's language", "en", NULL, "Note", "Link 100 'Note'" },
    { "with words of another", "en", NULL, "Note of ~fr~l'avis", "Link 100 'Note of ~fr~l'avis'" },
    { "of a page of three letters", "tet", NULL, "Nota", "Link 100 'Nota'" },
    { "with words of the fallback", "tet", NULL, "~en~Note of ~tet~osan", "Link-en 50 'Note of ' Link 50 'osan'" },
    { "in a link in the fallback's language", "tet", "en", "~en~Note of ~tet~osan",
      "Link-en 50 'Note of ' Link-tet 50 'osan'" },
    { "with words of two others", "en", NULL, "See ~tet~osan~en~ and ~fr~l'avis",
      "Link 25 'See ' Link-tet 25 'osan' Link 25 ' and ' Link-fr 25 'l'avis'" },
    { "in one of three letters alone", "en", NULL, "~tet~osan", "Link-tet 100 'osan'" },
    { "in one of three letters, as its link", "en", "tet", "~tet~osan", "Link-tet 100 'osan'" },
};

static void
a_description_says_its_languages(void **state)
{
    const LinkCase *c = *state;
    void *opened = NULL;
    Setting *s = set_up(&opened) == 0 ? opened : NULL;
    g_autofree char *text = with_sequences(c->text);
    g_autoptr(GString) got = g_string_new(NULL);
    g_autoptr(Pages) pages = NULL;
    const PageLink *links;
    double whole = 0;
    size_t count;

    add_link(s, c->page, c->link)->u.link.contents = text;
    pages = lay_out(s);
    links = pages_links(pages, 0, &count);
    for (size_t i = 0; i < count; i++)
        whole += links[i].box.width;
    for (size_t i = 0; i < count; i++) {
        StructView node = struct_view(links[i].node);

        assert_int_equal(node.role, ROLE_LINK);
        assert_near(links[i].box.x, i == 0 ? links[0].box.x : links[i - 1].box.x + links[i - 1].box.width, 0.01);
        g_string_append_printf(got, "%sLink%s%s %.0f '%s'", i > 0 ? " " : "", node.language == NULL ? "" : "-",
                               node.language == NULL ? "" : node.language, 100 * links[i].box.width / whole,
                               links[i].contents);
    }
    assert_string_equal(g_strdelimit(got->str, "\x1B", '~'), c->want);
    tear_down(&opened);
}

/* The words of a link: of one language where that has no sequence; numbers and letters of notes are of any. */
static const LinkCase words[] = {
    { "words of the page", "tet", NULL, "fonte 1", "fonte 1" },
    { "a sequence", "fr", NULL, "~en~source ~fr~1", "~en~source ~fr~1" },
    { "the fallback's", "tet", NULL, "~en~source ~tet~1", "en: source 1" },
    { "with the letter of a note", "tet", NULL, "~en~note ~tet~a", "en: note a" },
    { "with more of it behind", "tet", NULL, "~en~sources ~tet~1~en~ and ~tet~3", "en: sources 1 and 3" },
    { "of two languages", "tet", NULL, "~en~source ~tet~osan", "source osan" },
};

static void
words_of_a_link_say_their_language(void **state)
{
    const LinkCase *c = *state;
    void *opened = NULL;
    Setting *s = set_up(&opened) == 0 ? opened : NULL;
    g_autofree char *text = with_sequences(c->text), *got = NULL;
    g_autoptr(Pages) pages = NULL;
    StructView node;
    size_t count;

    add_link(s, c->page, NULL)->u.link.alt = text;
    pages = lay_out(s);
    node = struct_view(pages_links(pages, 0, &count)[0].node);
    got = g_strconcat(node.language == NULL ? "" : node.language, node.language == NULL ? "" : ": ", node.alt, NULL);
    assert_string_equal(g_strdelimit(got, "\x1B", '~'), c->want);
    tear_down(&opened);
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(descriptions) + G_N_ELEMENTS(words)];
    size_t count = 0;

    ADD_ROWS(a_description_says_its_languages, descriptions);
    ADD_ROWS(words_of_a_link_say_their_language, words);
    return cmocka_run_group_tests_name("layout/links", tests, NULL, NULL);
}
