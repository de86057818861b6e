/* Forms of a noun: read from their elements, held against the rules of their language, and found again by category. */
#include "files.h"
#include "model/plan.h"

#define PLAN "<plan id='p' xml:lang='en' start='2020-01-01' end='2024-12-31'><title>P</title></plan>"

#define ENGLISH "<form count='one'>net</form><form count='other'>nets</form>"
#define FRENCH                                                                                                         \
    "<form count='one' xml:lang='fr'>moustiquaire</form><form count='other' xml:lang='fr'>moustiquaires</form>"

static Plan *
read_unit(const char *forms, Diags *diags)
{
    char *folder = folder_new();
    g_autofree char *file = g_strdup_printf("<measures>\n<unit id='net' symbol='nets'>%s</unit>\n</measures>", forms);
    Plan *plan;

    g_free(folder_write(folder, "a.xml", file, -1)); /* before the plan tells its language */
    g_free(folder_write(folder, "plan.xml", PLAN, -1));
    plan = read_plan(folder, NULL, diags);
    folder_free(folder);
    return plan;
}

/* every fault as "line:column number" with what its sentence quotes, a line each; "": none */
typedef struct FaultCase {
    const char *name, *forms, *want;
} FaultCase;

static const FaultCase faults[] = {
    { "two languages", ENGLISH FRENCH, "" },
    { "of French many is for millions, and need not be given", FRENCH ENGLISH, "" },
    { "no category", ENGLISH "\n<form>net</form>", "3:1 113 the attribute 'count' of <form> is missing" },
    { "no category of CLDR", ENGLISH "\n<form count='some'>net</form>",
      "3:14 118 'some' is not a value of 'count'; it takes one of: other zero one two few many" },
    { "a category misspelt is one mistake, and lacks nothing",
      "\n<form count='single'>net</form><form count='other'>nets</form>",
      "3:14 118 'single' is not a value of 'count'; it takes one of: other zero one two few many" },
    { "the only one, misspelt", "\n<form count='othr'>nets</form>",
      "3:14 118 'othr' is not a value of 'count'; it takes one of: other zero one two few many" },
    { "one category twice", ENGLISH "\n<form count='one'>net</form>",
      "3:1 168 the form 'one' stands here a second time (language: the plan's own)" },
    { "twice in another language", ENGLISH FRENCH "\n<form xml:lang='fr' count='one'>filet</form>",
      "3:1 168 the form 'one' stands here a second time (language: fr)" },
    { "none for other", "\n<form count='one'>net</form>",
      "3:1 169 the forms in en lack the one that every language has" },
    { "a form under the wrong language is one mistake", ENGLISH
      "\n<form count='one' xml:lang='zzz'>filet</form><form count='other' xml:lang='fr'>filets</form>",
      "3:1 169 the forms in zzz lack the one that every language has" },
    { "a category that the language has not", ENGLISH "\n<form count='few'>net</form>",
      "3:1 170 no number takes the form 'few' in en, so it is never printed; the forms of en are: one, other" },
    { "categories left out", ENGLISH "\n<form count='other' xml:lang='ru'>sieti</form>",
      "3:1 171 ru has more forms than are given here: one, few, many; 'other' is printed in their place" },
};

static void
faults_of_forms_are_told(void **state)
{
    const FaultCase *c = *state;
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Plan) plan = read_unit(c->forms, diags);
    g_autofree char *told = diags_text(diags);

    assert_int_equal(plan == NULL, diags_failed(diags));
    assert_string_equal(g_strchomp(told), c->want);
}

typedef struct FindCase {
    const char *name, *forms, *language;
    PluralCategory count;
    const char *want;
} FindCase;

static const FindCase finds[] = {
    { "one in the plan's language", ENGLISH FRENCH, "en", PLURAL_ONE, "net" },
    { "more in the plan's language", ENGLISH FRENCH, "en", PLURAL_OTHER, "nets" },
    { "in a language of a country", ENGLISH FRENCH, "fr-CA", PLURAL_ONE, "moustiquaire" },
    { "a category that is not given is other", ENGLISH FRENCH, "fr", PLURAL_MANY, "moustiquaires" },
    { "a language that is not given is the plan's", ENGLISH FRENCH, "ar", PLURAL_ONE, "net" },
    { "of its categories too", ENGLISH FRENCH, "ar", PLURAL_TWO, "nets" },
    { "no form at all", "", "en", PLURAL_ONE, NULL },
};

static void
a_form_is_found(void **state)
{
    const FindCase *c = *state;
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Plan) plan = read_unit(c->forms, diags);
    const char *text = forms_text(plan_find_unit(plan, "net")->forms, c->language, c->count);

    assert_int_equal(text == NULL, c->want == NULL);
    if (c->want != NULL)
        assert_string_equal(text, c->want);
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(faults) + G_N_ELEMENTS(finds)];
    size_t count = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(faults); i++)
        tests[count++] = row_test(faults_of_forms_are_told, faults[i].name, &faults[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(finds); i++)
        tests[count++] = row_test(a_form_is_found, finds[i].name, &finds[i]);
    return _cmocka_run_group_tests("forms of nouns", tests, count, NULL, NULL);
}
