/*
 * What an expression may ask beside functions, and how it is written where: the variables that every template has, a
 * sentence each, and the forms of values in attributes, messages and names of files.
 */
#include "template/internal.h"
#include "template/reference.h"

const VariableRow variable_rows[VARIABLE_COUNT] = {
    [VARIABLE_SUBJECT] = { "subject", "The id of what the page is about; of the plan \"plan\"." },
    [VARIABLE_AREA] = { "area", "The same, of a template for=\"area\"." },
    [VARIABLE_OBJECTIVE] = { "objective", "The same, of a template for=\"objective\"." },
    [VARIABLE_INDICATOR] = { "indicator", "The same, of a template for=\"indicator\"." },
    [VARIABLE_MEETING] = { "meeting", "The same, of a template for=\"meeting\"." },
    [VARIABLE_RECORD] = { "record", "The same, of a template for=\"record:TYPE\"." },
    [VARIABLE_TEMPLATE] = { "template", "The template's name." },
    [VARIABLE_LANG] = { "lang", "The language of the page: en, fr." },
    [VARIABLE_AS_OF] = { "as-of", "The day on which the plan is looked at: 2025-06-30." },
    [VARIABLE_KNOWN_BY] = { "known-by", "The day by which what is told had been published." },
    [VARIABLE_SINCE] = { "since", "The day that a page of changes compares with: a year before, or its <parameter>." },
    [VARIABLE_DRAFT] = { "draft", "\"yes\" on a draft; else nothing." },
    [VARIABLE_YEAR] = { "year", "The year of a calendar page, else the plan's first." },
    [VARIABLE_MONTH] = { "month", "The month of a calendar page, 1 to 12; nothing where it is of a whole year." },
    [VARIABLE_CONCERNING] = { "concerning", "The area whose days alone a calendar page has; nothing for all." },
    [VARIABLE_SECOND_CALENDAR] = { "second-calendar", "The other calendar whose days a page shows, too; or nothing." },
};

typedef struct FormRow { const char *form, *sentence; } FormRow;

static const FormRow forms[] = {
    { "{…}", "In an attribute: the answer of the expression in it, as text: title=\"{area($area)/@name}\"." },
    { "{{ }}", "In an attribute: a brace that is printed." },
    { "select, test", "An expression alone, without braces: nodes or a text of select, yes or no of test." },
    { "$name", "A variable: one of those above, of <variable> or <param>, or a <parameter> of the batch." },
    { "name(…)", "A function of the topic functions, or of XPath 1.0: count(), concat(), position()." },
    { "//indicator, /plan/@start", "The plan's own file, element by element; data are asked for by functions alone." },
    { "@name", "An attribute of the node at hand: of the plan's element, or of what a function answers." },
    { "[…]", "Of several nodes those for which it holds, or the one of that number: targets-of($area)[1]." },
    { "a | b, and, or, not()", "Nodes of both; and tests put together." },
    { "= != < >", "Compares; in a file of XML < is written &lt;. Of several nodes it holds when it holds of one." },
    { "+ - * div mod", "Reckons with numbers; a minus has a blank before it, as names may hold one." },
    { "{name}", "In a message: what the template gives by that name, message('key', 'name', value)." },
    { "{n, plural, one {…} other {# …}}",
      "In a message: by the number of the page's language; # is the number, =0 {…} a case of its own." },
    { "{name, select, yes {…} other {…}}", "In a message: by a word." },
    { "{subject}, {template}, {lang}", "In -o and output: what the file is named by." },
    { "{-lang}, {-variant}", "The same with a hyphen before it, and nothing where it is the usual one." },
};

void
expressions_reference(ReferenceEach each, void *data)
{
    for (size_t i = 0; i < VARIABLE_COUNT; i++) {
        char name[32];

        g_snprintf(name, sizeof name, "$%s", variable_rows[i].name);
        each(&(ReferenceRow){ "variable", name, "", "", false, variable_rows[i].sentence }, data);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(forms); i++)
        each(&(ReferenceRow){ "form", forms[i].form, "", "", false, forms[i].sentence }, data);
}
