/* Addresses of the web as RFC 3986 (2.2, 3) has them, with {subject} in them: cases by hand. */
#include "assert.h"
#include "base/link.h"
#include <glib.h>

typedef struct SiteCase { const char *name, *site; bool want; } SiteCase;

static const SiteCase site_cases[] = {
    { "a page a subject", "https://example.org/{subject}", true },
    { "the subject twice, and a query", "http://example.org/{subject}/a?of={subject}&b#c", true },
    { "without a subject", "https://example.org/", true },
    { "a host of the subject's", "https://{subject}.example.org", true },
    { "a scheme in capitals", "HTTPS://example.org/", true },
    { "a host in numbers", "https://[2001:db8::1]/{subject}", true },
    { "a host of other letters", "https://例え.jp/{subject}", true },
    { "no scheme", "example.org/{subject}", false },
    { "a scheme alone", "https:", false },
    { "no host", "https:///{subject}", false },
    { "a port without a host", "https://:80/{subject}", false },
    { "nothing behind the slashes", "https://", false },
    { "another scheme", "ftp://example.org/{subject}", false },
    { "a mail", "mailto:a@example.org", false },
    { "a program", "javascript:alert(1)", false },
    { "another name in braces", "https://example.org/{area}", false },
    { "one more beside it", "https://example.org/{subject}/{lang}", false },
    { "a brace that is not closed", "https://example.org/{subject", false },
    { "a brace that is not opened", "https://example.org/subject}", false },
    { "one in the other", "https://example.org/{sub{subject}ject}", false },
    { "a blank", "https://example.org/{subject} page", false },
    { "a mark of XML", "https://example.org/<{subject}>", false },
    { "nothing", "", false },
};

static void
an_address_is_one_of_the_web(void **state)
{
    const SiteCase *c = *state;

    assert_int_equal(link_is_site(c->site), c->want);
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(site_cases)];

    for (size_t i = 0; i < G_N_ELEMENTS(site_cases); i++)
        tests[i] = row_test(an_address_is_one_of_the_web, site_cases[i].name, &site_cases[i]);
    return _cmocka_run_group_tests("base/link", tests, G_N_ELEMENTS(site_cases), NULL, NULL);
}
