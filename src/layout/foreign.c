/*
 * What is read in place of something drawn is one text, and words in it may be in another language: a text string says
 * so by an escape sequence before them, U+001B, two letters of ISO 639-1 and perhaps two of ISO 3166, U+001B (ISO
 * 32000-1, 7.9.2.2 and 14.9.2.2). A language of three letters has none: then the text is parted, the element reads as
 * its first stretch and each other has an element of its own, with its /Lang.
 */
#include "base/words.h"
#include "layout/painter.h"
#include "pen/foreign.h"
#include <string.h>

enum { LETTERS = 5 };

/* The two letters of a language, and those of its country where the tag ends with one; false where it has three. */
static bool
letters_of(const char *tag, char out[LETTERS])
{
    const char *last = strrchr(tag, '-');
    bool country = last != NULL && strlen(last) == 3 && g_ascii_isalpha(last[1]) && g_ascii_isalpha(last[2]);

    if (!g_ascii_isalpha(tag[0]) || !g_ascii_isalpha(tag[1]) || (tag[2] != '\0' && tag[2] != '-'))
        return false;
    g_snprintf(out, LETTERS, "%c%c%s", g_ascii_tolower(tag[0]), g_ascii_tolower(tag[1]), country ? last + 1 : "");
    return true;
}

typedef struct Parting {
    const Layout *layout;
    GArray *stretches;
    GString *open;
    const char *language;
} Parting;

static bool
says_something(const char *text)
{
    for (; *text != '\0'; text += g_utf8_skip[*(const guchar *)text])
        if (g_unichar_isalnum(g_utf8_get_char(text)))
            return true;
    return false;
}

static void
end_stretch(Parting *part)
{
    Stretch stretch = { part->language, arena_strdup(part->layout->arena, part->open->str) };

    if (part->open->len > 0)
        g_array_append_val(part->stretches, stretch);
    g_string_truncate(part->open, 0);
}

static void
go_on_in(Parting *part, const char *language)
{
    if (language != NULL && strcmp(language, part->layout->doc->language) == 0)
        language = NULL;
    if (g_strcmp0(language, part->language) != 0)
        end_stretch(part);
    part->language = language;
}

/* A sequence is left out, wherever it leads; the bytes of what it says. */
static size_t
take_sequence(Parting *part, const char *at)
{
    const char *close = strstr(at + 1, LANGUAGE_ESCAPE);

    if (close == NULL)
        return strlen(at);
    go_on_in(part, arena_strndup(part->layout->arena, at + 1, (size_t)(close - at) - 1));
    return (size_t)(close - at) + 1;
}

static void
take_name(Parting *part, const char *at, size_t length, const char *language)
{
    const char *around = part->language;

    go_on_in(part, language);
    g_string_append_len(part->open, at, (gssize)length);
    go_on_in(part, around);
}

static GArray *
part_text(const Layout *layout, const DocForeign *foreign, const char *text)
{
    Parting part = { layout, g_array_new(FALSE, FALSE, sizeof(Stretch)), g_string_new(NULL), NULL };
    const char *language = NULL;

    for (const char *at = text; *at != '\0';) {
        size_t length = *at == *LANGUAGE_ESCAPE ? take_sequence(&part, at) : 0, name;

        if (length == 0 && foreign != NULL && (name = foreign_at(foreign, text, at, &language)) > 0)
            take_name(&part, at, length = name, language);
        if (length == 0)
            g_string_append_len(part.open, at, (gssize)(length = (size_t)g_utf8_skip[*(const guchar *)at]));
        at += length;
    }
    end_stretch(&part);
    g_string_free(part.open, TRUE);
    return part.stretches;
}

/* Has every language a sequence? */
static bool
are_named(const Layout *layout, const GArray *stretches)
{
    char letters[LETTERS];

    for (guint i = 0; i < stretches->len; i++) {
        const char *language = g_array_index(stretches, Stretch, i).language;

        if (!letters_of(language == NULL ? layout->doc->language : language, letters))
            return false;
    }
    return true;
}

static const char *
joined(const Layout *layout, const GArray *stretches, bool named)
{
    g_autoptr(GString) out = g_string_new(NULL);
    char letters[LETTERS], last[LETTERS];

    letters_of(layout->doc->language, last);
    for (guint i = 0; i < stretches->len; i++) {
        const Stretch *stretch = &g_array_index(stretches, Stretch, i);

        if (named)
            letters_of(stretch->language == NULL ? layout->doc->language : stretch->language, letters);
        if (named && strcmp(letters, last) != 0)
            g_string_append_printf(out, LANGUAGE_ESCAPE "%s" LANGUAGE_ESCAPE, strcpy(last, letters));
        g_string_append(out, stretch->text);
    }
    return arena_strdup(layout->arena, out->str);
}

const char *
in_languages(const Layout *layout, const DocForeign *foreign, const char *text)
{
    g_autoptr(GArray) stretches = NULL;

    if (text == NULL || (foreign == NULL && strstr(text, LANGUAGE_ESCAPE) == NULL))
        return text;
    stretches = part_text(layout, foreign, text);
    return stretches->len == 0 ? "" : joined(layout, stretches, are_named(layout, stretches));
}

/* Commas and spaces between names are of the stretch before them. */
static void
join_signs(const Layout *layout, GArray *stretches)
{
    for (guint i = 1; i < stretches->len;) {
        Stretch *before = &g_array_index(stretches, Stretch, i - 1), *here = before + 1;

        if (says_something(here->text) && says_something(before->text) &&
            g_strcmp0(before->language, here->language) != 0) {
            i++;
            continue;
        }
        before->language = says_something(before->text) ? before->language : here->language;
        before->text = arena_printf(layout->arena, "%s%s", before->text, here->text);
        g_array_remove_index(stretches, i);
    }
}

Stretch
parted_in_languages(const Layout *layout, const DocForeign *foreign, const char *text, const Stretch **rest,
                    size_t *count)
{
    g_autoptr(GArray) stretches = NULL;
    Stretch first;

    *rest = NULL;
    *count = 0;
    if (text == NULL || (foreign == NULL && strstr(text, LANGUAGE_ESCAPE) == NULL))
        return (Stretch){ NULL, text };
    stretches = part_text(layout, foreign, text);
    if (stretches->len == 0 || are_named(layout, stretches))
        return (Stretch){ NULL, stretches->len == 0 ? "" : joined(layout, stretches, true) };
    join_signs(layout, stretches);
    first = g_array_index(stretches, Stretch, 0);
    *count = stretches->len - 1;
    *rest = arena_memdup(layout->arena, &g_array_index(stretches, Stretch, 1), sizeof(Stretch) * *count);
    return first;
}

void
set_alternative(Painter *p, StructNode *figure, const DocForeign *foreign, const char *text, const Stretch **rest,
                size_t *count)
{
    Stretch first = parted_in_languages(p->layout, foreign, text, rest, count);

    struct_set_alt(figure, first.text);
    if (first.language != NULL)
        struct_set_language(figure, first.language);
}

/* Numbers and single letters are names of notes and sources, which are said as the words around them are. */
static bool
says_word(const char *text)
{
    for (bool letter = false; *text != '\0'; text += g_utf8_skip[*(const guchar *)text]) {
        bool before = letter;

        letter = g_unichar_isalpha(g_utf8_get_char(text));
        if (before && letter)
            return true;
    }
    return false;
}

void
set_link_alternative(Painter *p, StructNode *link, const char *text)
{
    const Stretch *rest;
    const char *language = NULL;
    size_t count, words = 0;
    Stretch first = parted_in_languages(p->layout, NULL, text, &rest, &count);

    for (size_t i = 0; i <= count; i++) {
        const Stretch *stretch = i == 0 ? &first : &rest[i - 1];

        if (!says_word(stretch->text) || (words > 0 && g_strcmp0(language, stretch->language) == 0))
            continue;
        language = words++ == 0 ? stretch->language : NULL;
    }
    struct_set_alt(link, count > 0 ? in_languages(p->layout, NULL, text) : first.text);
    if (words == 1 && language != NULL)
        struct_set_language(link, language);
}

void
set_read_as(Painter *p, StructNode *element, const char *text)
{
    const Stretch *rest;
    size_t count;
    Stretch first = parted_in_languages(p->layout, NULL, text, &rest, &count);

    struct_set_actual_text(element, count > 0 ? in_languages(p->layout, NULL, text) : first.text);
    if (count == 0 && first.language != NULL)
        struct_set_language(element, first.language);
}

void
paint_stretches(Painter *p, const DocNode *node, const Stretch *stretches, size_t count, Point at, StructNode *parent)
{
    const TextLine *space = text_line(p->layout->text, "\u00A0", node->text);

    for (size_t i = 0; i < count && space->count > 0; i++) {
        StructNode *span = append_tag(p, parent, ROLE_SPAN, node);

        struct_set_actual_text(span, stretches[i].text);
        struct_set_language(span, stretches[i].language);
        want(p, span);
        page_text(p->page, at.x, at.y, space->pieces[0].run);
    }
}

void
paint_rest(Painter *p, const DocNode *node, const Stretch *rest, size_t count, Point at, StructNode *parent)
{
    if (count == 0 || parent == NULL || p->mute)
        return;
    close_sequence(p);
    paint_stretches(p, node, rest, count, at, stands_among_blocks(node) ? append_tag(p, parent, ROLE_P, node) : parent);
}
