/* Forms of a noun as files have them, and what is wrong with a set of them by the rules of its language. */
#include "base/diag_read.h"
#include "lang/lang.h"
#include "base/words.h"
#include "read/tables.h"
#include <string.h>

/* PLURAL_COUNT: it is no name of one */
static PluralCategory
category_named(const char *name)
{
    PluralCategory category = 0;

    while (category < PLURAL_COUNT && strcmp(name, plural_name(category)) != 0)
        category++;
    return category;
}

static void
report_twice(Reading *reading, const GArray *forms)
{
    const Form *last = &g_array_index(forms, Form, forms->len - 1);

    for (guint i = 0; i + 1 < forms->len; i++) {
        const Form *form = &g_array_index(forms, Form, i);

        if (form->count == last->count && g_strcmp0(form->language, last->language) == 0) {
            diag_report_related(reading->diags, DIAG_FORM_TWICE, last->place, form->place, plural_name(last->count),
                                last->language == NULL ? "the plan's own" : last->language, NULL);
            return;
        }
    }
}

Forms
children_forms(Reading *reading, const XmlNode *node, const char *element)
{
    g_autoptr(GArray) forms = g_array_new(FALSE, TRUE, sizeof(Form));
    bool broken = false;

    for (const XmlNode *child = node->first_child; child != NULL; child = child->next) {
        const char *language = xml_attribute(child, "xml:lang");
        PluralCategory count = category_named(value_text(child, "count"));
        Form form;

        if (child->name == NULL || strcmp(child->name, element) != 0)
            continue;
        if (count == PLURAL_COUNT || (language != NULL && !language_tag_is_valid(language))) {  /* which is told */
            broken = true;
            continue;
        }
        form = (Form){ .language = arena_strdup(reading->arena, language),
                       .count = count,
                       .text = xml_text(child, reading->arena),
                       .place = child->place };
        g_array_append_val(forms, form);
        report_twice(reading, forms);
    }
    return (Forms){ arena_memdup(reading->arena, forms->data, sizeof(Form) * forms->len), forms->len, broken };
}

/* "one, other" */
static char *
name_categories(unsigned categories)
{
    static const PluralCategory order[] = {
        PLURAL_ZERO, PLURAL_ONE, PLURAL_TWO, PLURAL_FEW, PLURAL_MANY, PLURAL_OTHER
    };
    GString *names = g_string_new(NULL);

    for (size_t i = 0; i < G_N_ELEMENTS(order); i++)
        if ((categories & 1U << order[i]) != 0)
            g_string_append_printf(names, "%s%s", names->len > 0 ? ", " : "", plural_name(order[i]));
    return g_string_free(names, FALSE);
}

/* Of the language of the form `first`: the categories that are given. */
static unsigned
given_of(Forms forms, const Form *first)
{
    unsigned given = 0;

    for (size_t i = 0; i < forms.count; i++)
        if (g_strcmp0(forms.forms[i].language, first->language) == 0)
            given |= 1U << forms.forms[i].count;
    return given;
}

/* Asked once a language, as its rules are worked out for each of two hundred numbers. */
static LangPlurals
plurals_of(GHashTable *asked, const char *tag)
{
    const LangPlurals *known = g_hash_table_lookup(asked, tag);
    LangPlurals plurals = known != NULL ? *known : lang_plurals(tag);

    if (known == NULL)
        g_hash_table_insert(asked, (char *)(guintptr)tag, g_memdup2(&plurals, sizeof plurals));
    return plurals;
}

/* Those of one language, told at the first of them. */
static void
check_language(Forms forms, const Form *first, const char *tag, GHashTable *asked, Diags *diags)
{
    LangPlurals plurals = plurals_of(asked, tag);
    g_autofree char *names = name_categories(plurals.all), *missing = NULL;

    for (size_t i = 0; i < forms.count; i++) {
        const Form *form = &forms.forms[i];

        if (g_strcmp0(form->language, first->language) == 0 && (plurals.all & 1U << form->count) == 0)
            diag_report(diags, DIAG_FORM_NEVER, form->place, plural_name(form->count), tag, names, NULL);
    }
    if (forms.broken)
        return;
    missing = name_categories(plurals.common & ~given_of(forms, first));
    if (*missing != '\0')
        diag_report(diags, DIAG_FORM_MISSING, first->place, missing, tag, NULL);
}

/* Whether `form` is the first of its language, and that language is known. */
static bool
is_first(Forms forms, const Form *form, const char *plan_language)
{
    const Form *first = forms.forms;

    while (g_strcmp0(first->language, form->language) != 0)
        first++;
    return first == form && (form->language != NULL || plan_language != NULL);
}

/* Whether each language has the form that stands for all numbers that no other is for. */
static bool
have_other(Forms forms, const char *plan_language, Diags *diags)
{
    bool have = true;

    for (size_t i = 0; i < forms.count; i++) {
        const Form *form = &forms.forms[i];

        if (!is_first(forms, form, plan_language) || (given_of(forms, form) & 1U << PLURAL_OTHER) != 0)
            continue;
        diag_report(diags, DIAG_FORM_NO_OTHER, form->place, form->language == NULL ? plan_language : form->language,
                    NULL);
        have = false;
    }
    return have;
}

/* A form under a wrong language lacks in the right one: where a language has no form for all, no more is told. */
static void
check_forms(Forms forms, const char *plan_language, GHashTable *asked, Diags *diags)
{
    if (!forms.broken && !have_other(forms, plan_language, diags))
        return;
    for (size_t i = 0; i < forms.count; i++) {
        const Form *form = &forms.forms[i];

        if (is_first(forms, form, plan_language))
            check_language(forms, form, form->language == NULL ? plan_language : form->language, asked, diags);
    }
}

void
forms_check(const GArray *all, const char *plan_language, Diags *diags)
{
    g_autoptr(GHashTable) asked = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);

    for (guint i = 0; i < all->len; i++)
        check_forms(g_array_index(all, Forms, i), plan_language, asked, diags);
}
