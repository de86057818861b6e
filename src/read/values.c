/* Values as files write them: strict, the same in every locale, and never guessed at. */
#include "read/tables.h"
#include "base/diag_read.h"
#include "base/words.h"
#include "lang/lang.h"
#include <math.h>
#include <string.h>

/*
 * Of at most fifteen digits: both the digits and the power of ten are whole numbers that a double holds, and their
 * quotient is rounded once, as IEEE 754 wants it of a number that is read. False: it is not so short, or no such
 * number.
 */
static bool
short_number(const char *text, double *out)
{
    static const double powers[] = { 1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                     1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15 };
    const char *c = text + (*text == '-');
    guint64 digits = 0;
    size_t count = 0, decimals = 0;

    for (; *c >= '0' && *c <= '9' && count < 15; c++, count++)
        digits = 10 * digits + (guint64)(*c - '0');
    if (*c == '.' && count > 0)
        for (c++; *c >= '0' && *c <= '9' && count < 15; c++, count++, decimals++)
            digits = 10 * digits + (guint64)(*c - '0');
    if (*c != '\0' || count == 0 || c[-1] == '.')
        return false;
    *out = (*text == '-' ? -(double)digits : (double)digits) / powers[decimals];
    return true;
}

/* A decimal number: -12, 0.85, 1.5e6; no sign of plus, no grouping, nothing that is not a number. */
bool
number_parse(const char *text, double *out)
{
    const char *c = text + (*text == '-');
    size_t digits;
    char *end;

    if (short_number(text, out))
        return fabs(*out) <= 1e15;
    digits = strspn(c, "0123456789");
    if (digits == 0)
        return false;
    c += digits;
    if (*c == '.') {
        digits = strspn(c + 1, "0123456789");
        if (digits == 0)
            return false;
        c += 1 + digits;
    }
    if (*c == 'e' || *c == 'E') {
        c += 1 + (c[1] == '-' || c[1] == '+');
        digits = strspn(c, "0123456789");
        if (digits == 0)
            return false;
        c += digits;
    }
    if (*c != '\0')
        return false;
    *out = g_ascii_strtod(text, &end);
    return isfinite(*out) && fabs(*out) <= 1e15;
}

const char *
value_text(const XmlNode *node, const char *name)
{
    const char *text = xml_attribute(node, name);

    return text == NULL ? "" : text;
}

Moment
value_moment(const XmlNode *node, const char *name)
{
    Moment moment = { .day = DATE_NONE };
    const char *text = xml_attribute(node, name);

    if (text != NULL)
        moment_parse(text, &moment);
    return moment;
}

Date
value_date(const XmlNode *node, const char *name)
{
    Date date = DATE_NONE;
    const char *text = xml_attribute(node, name);

    if (text != NULL)
        date_parse(text, &date);
    return date;
}

void
value_period(const XmlNode *node, const char *name, WrittenPeriod *out)
{
    const char *text = xml_attribute(node, name);

    if (text != NULL)
        period_parse(text, out);
}

double
value_number(const XmlNode *node, const char *name, double otherwise)
{
    const char *text = xml_attribute(node, name);
    double value;

    return text != NULL && number_parse(text, &value) ? value : otherwise;
}

bool
value_is(const XmlNode *node, const char *name, const char *word)
{
    return strcmp(value_text(node, name), word) == 0;
}

LocalText
plain_text(Reading *reading, const char *text)
{
    return (LocalText){ arena_strdup(reading->arena, text), NULL, 0 };
}

void
note_language(Reading *reading, const XmlNode *node, const char *tag)
{
    if (reading->languages == NULL || g_hash_table_contains(reading->languages, tag))
        return;
    g_hash_table_add(reading->languages, arena_strdup(reading->arena, tag));
    if (!language_tag_is_valid(tag) || lang_is_known(tag))         /* what is no tag is told */
        return;
    if (reading->item != NULL)
        xml_item_place(reading->item);
    diag_report(reading->diags, DIAG_DATA_NO_LANGUAGE, xml_attribute_place(node, "xml:lang"), tag, NULL);
}

/* The children of one name: the one without xml:lang is the plan's own, the others are translations. */
LocalText
children_text(Reading *reading, const XmlNode *node, const char *element)
{
    Arena *arena = reading->arena;
    LocalText text = { "", NULL, 0 };
    g_autoptr(GArray) translations = g_array_new(FALSE, TRUE, sizeof(Translation));

    for (const XmlNode *child = node->first_child; child != NULL; child = child->next) {
        const char *language;

        if (child->name == NULL || strcmp(child->name, element) != 0)
            continue;
        language = xml_attribute(child, "xml:lang");
        if (language == NULL) {
            text.text = xml_text(child, arena);
        } else {
            Translation translation = { arena_strdup(arena, language), xml_text(child, arena) };

            note_language(reading, child, language);
            g_array_append_val(translations, translation);
        }
    }
    text.count = translations->len;
    text.translations = arena_memdup(arena, translations->data, sizeof(Translation) * translations->len);
    return text;
}
