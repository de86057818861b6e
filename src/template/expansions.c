/*
 * What abbreviations are short for, for those who hear them: the plan's own and, from the catalogue, signs and units.
 * The first use of each in a document says it, and no later one, as print does. Of ranked alternatives nobody knows yet
 * which is taken: each begins with what was used before them all, and behind them used is what every one of them used.
 * Of two uses that say it then, layout lets the first that it paints. <abbr> says it to those who see the page as well,
 * and the list of those used has whatever any alternative used.
 */
#include "template/call.h"
#include "base/words.h"
#include <string.h>

enum { HEARD = 1, SPELLED = 2, LISTED = 4 };

/* used: of these bits */
typedef struct Expansion { const char *sign, *words, *language; size_t length; guint8 used; } Expansion;
typedef struct Expansions {
    GArray *all;
    bool begins[256];                   /* the bytes with which those to be looked for begin */
} Expansions;

static void
add(Expansions *e, Expansion one)
{
    one.length = strlen(one.sign);
    if (one.length > 0 && *one.words != '\0')
        g_array_append_val(e->all, one);
}

/* "km²: square kilometres; US$: United States dollars" */
static void
add_signs(Fill *fill, Expansions *e)
{
    const char *text = lang_has_message(fill->lang, "expansions")
                           ? lang_message(fill->lang, fill->arena, "expansions", NULL, 0)
                           : "";
    g_auto(GStrv) pairs = g_strsplit(text, "; ", -1);

    for (size_t i = 0; pairs[i] != NULL; i++) {
        const char *colon = strstr(pairs[i], ": ");

        if (colon != NULL)
            add(e, (Expansion){ .sign = arena_strndup(fill->arena, pairs[i], (size_t)(colon - pairs[i])),
                                .words = arena_strdup(fill->arena, colon + 2) });
    }
}

/* One that nobody translated is in the plan's language, and says so. */
static void
add_of_plan(Fill *fill, Expansions *e)
{
    size_t count;
    const Abbreviation *rows = plan_abbreviations(fill->plan, &count);

    for (size_t i = 0; i < count; i++) {
        const char *words = local(fill, rows[i].title);
        bool foreign =
            words == rows[i].title.text && !language_covers(plan_language(fill->plan), lang_tag(fill->lang));

        add(e, (Expansion){ .sign = rows[i].id, .words = words,
                            .language = foreign ? plan_language(fill->plan) : NULL });
    }
}

/* "M US$", used, must be passed over as a whole as long as "US$" is not. */
static bool
holds_unused(const Expansions *e, const Expansion *whole)
{
    for (guint i = 0; i < e->all->len; i++) {
        const Expansion *part = &g_array_index(e->all, Expansion, i);

        if (!(part->used & HEARD) && part->length < whole->length && strstr(whole->sign, part->sign) != NULL)
            return true;
    }
    return false;
}

static void
note_begins(Expansions *e)
{
    memset(e->begins, 0, sizeof e->begins);
    for (guint i = 0; i < e->all->len; i++) {
        const Expansion *one = &g_array_index(e->all, Expansion, i);

        if (!(one->used & HEARD) || holds_unused(e, one))
            e->begins[(guchar)*one->sign] = true;
    }
}

static void
free_array(void *array)
{
    g_array_unref(array);
}

static Expansions *
expansions_of(Fill *fill)
{
    Expansions *e = fill->expansions;

    if (e != NULL)
        return e;
    e = fill->expansions = arena_new0(fill->arena, Expansions, 1);
    e->all = g_array_new(FALSE, FALSE, sizeof(Expansion));
    arena_adopt(fill->arena, e->all, free_array);
    add_of_plan(fill, e);
    add_signs(fill, e);
    note_begins(e);
    return e;
}

/* A word of its own: "MBTs", "non-UN" and "ICBL-CMC" are others. */
static bool
is_word(const char *text, const char *at, size_t length)
{
    gunichar after = g_utf8_get_char(at + length),
             before = at == text ? ' ' : g_utf8_get_char(g_utf8_find_prev_char(text, at));

    return !g_unichar_isalnum(after) && after != '-' && !g_unichar_isalnum(before) && before != '-';
}

/* Of how many bytes a sign is at `at`, where a space of it may be one that holds a line together; 0: it is not. */
static size_t
length_at(const char *at, const char *sign)
{
    const char *from = at;

    for (; *sign != '\0'; sign++) {
        size_t wide = *sign != ' '                         ? 0
                      : g_str_has_prefix(at, "\u00A0") ? strlen("\u00A0")
                      : g_str_has_prefix(at, "\u202F") ? strlen("\u202F")
                                                            : 0;

        if (wide == 0 && *at != *sign)
            return 0;
        at += MAX(wide, 1);
    }
    return (size_t)(at - from);
}

/* The longest that stands at `at` as a word of its own, of `length` bytes there. */
static Expansion *
expansion_at(Expansions *e, const char *text, const char *at, size_t *length)
{
    Expansion *found = NULL;

    *length = 0;
    for (guint i = 0; i < e->all->len; i++) {
        Expansion *one = &g_array_index(e->all, Expansion, i);
        size_t here = *one->sign == *at ? length_at(at, one->sign) : 0;

        if (here > *length && is_word(text, at, here)) {
            found = one;
            *length = here;
        }
    }
    return found;
}

/* `sign` as it stands in the text. */
static void
append_span(Fill *fill, DocNode *parent, const Expansion *one, const char *sign)
{
    DocNode *span = doc_append(fill->doc, parent, DOC_SPAN);

    span->place = fill->place;
    span->u.span.expansion = one->words;
    if (one->language != NULL) {
        span->language = one->language;
        fill_language_of_text(fill, span, one->language);
    }
    doc_append_text(fill->doc, span, sign);
}

/* Which are used so far, to be put back. */
static guint8 *
used_now(Fill *fill)
{
    const Expansions *e = expansions_of(fill);
    guint8 *used = arena_new0(fill->arena, guint8, e->all->len + 1);

    for (guint i = 0; i < e->all->len; i++)
        used[i] = g_array_index(e->all, Expansion, i).used;
    return used;
}

static void
put_back(Fill *fill, const guint8 *used)
{
    Expansions *e = expansions_of(fill);

    for (guint i = 0; i < e->all->len; i++)
        g_array_index(e->all, Expansion, i).used =
            (guint8)(used[i] | (g_array_index(e->all, Expansion, i).used & LISTED));
    note_begins(e);
}

void
expansions_begin(Fill *fill, ExpansionsChoice *choice)
{
    *choice = (ExpansionsChoice){ .before = used_now(fill), .outer = fill->choice };
    fill->choice = choice;
}

void
expansions_begin_option(Fill *fill)
{
    put_back(fill, fill->choice->before);
}

void
expansions_end_option(Fill *fill)
{
    ExpansionsChoice *choice = fill->choice;
    guint8 *used = used_now(fill);

    for (guint i = 0; choice->always != NULL && i < expansions_of(fill)->all->len; i++)
        used[i] &= choice->always[i];
    choice->always = used;
}

void
expansions_end(Fill *fill)
{
    const ExpansionsChoice *choice = fill->choice;

    put_back(fill, choice->always != NULL ? choice->always : choice->before);
    fill->choice = choice->outer;
}

/* The language of a piece of a line, where it is not the page's. */
static const char *
language_around(const DocNode *node)
{
    for (; node != NULL && (node->kind == DOC_SPAN || node->kind == DOC_LINK); node = node->parent)
        if (node->language != NULL)
            return node->language;
    return NULL;
}

/* What is not read is used for nothing; a table's or a list's white space has no words. */
void
append_expanded(Fill *fill, DocNode *parent, const char *text, size_t length)
{
    Expansions *e = expansions_of(fill);
    const char *from = text, *end = text + length;
    const char *language = language_around(parent);
    size_t here = 0;

    for (const char *at = text; at < end && !parent->artifact; at++) {
        Expansion *one;

        while (at < end && !e->begins[(guchar)*at])         /* nearly every byte */
            at++;
        if (at == end)
            break;
        one = expansion_at(e, text, at, &here);
        if (one != NULL && language != NULL && g_strcmp0(one->language, language) != 0)
            continue;                   /* it would be said in the page's words, by the rules of the other language */

        if (one == NULL)
            continue;
        if (one->used & HEARD) {
            at += here - 1;
            continue;
        }
        if (at > from)
            doc_append_text(fill->doc, parent, arena_strndup(fill->arena, from, (size_t)(at - from)));
        append_span(fill, parent, one, arena_strndup(fill->arena, at, here));
        one->used |= HEARD | LISTED;
        note_begins(e);
        at += here - 1;
        from = at + 1;
    }
    if (from < end)
        doc_append_text(fill->doc, parent, from);
}

/* ---- <abbr>, abbreviations() ---- */

/* What stands in it, of which nothing is used yet. */
static const char *
sign_in(Fill *fill, const Instruction *instruction)
{
    const guint8 *before = used_now(fill);
    DocNode *scrap = doc_append(fill->doc, NULL, DOC_PARAGRAPH);
    const char *sign;

    fill_children(fill, instruction, scrap);
    put_back(fill, before);
    sign = words_in(fill, scrap);
    return g_strstrip(arena_strdup(fill->arena, sign));
}

static Expansion *
need_expansion(Fill *fill, const char *sign, Place place)
{
    Expansions *e = expansions_of(fill);

    for (guint i = 0; i < e->all->len; i++)
        if (strcmp(g_array_index(e->all, Expansion, i).sign, sign) == 0)
            return &g_array_index(e->all, Expansion, i);
    report_unknown(fill, place, "abbreviation", sign);
    return NULL;
}

static const char *
words_of(Fill *fill, const Expansion *one)
{
    return one->language == NULL ? one->words : in_plan_language(fill, one->words);
}

void
emit_abbr(Fill *fill, const Instruction *instruction, DocNode *parent)
{
    const char *sign = sign_in(fill, instruction);
    Expansion *one = need_expansion(fill, sign, instruction->place);
    DocNode *span = one == NULL ? NULL : fill_append(fill, instruction, parent, DOC_SPAN);
    bool first = one != NULL && !(one->used & SPELLED);

    if (one == NULL)
        return;
    one->used |= HEARD | SPELLED | LISTED;
    note_begins(fill->expansions);
    if (first)
        fill_words(fill, span,
                   lang_message(fill->lang, fill->arena, "abbreviation-first",
                                (LangArg[]){ LANG_TEXT("words", words_of(fill, one)), LANG_TEXT("sign", sign) }, 2));
    else
        doc_append_text(fill->doc, span, sign);
}

static int
compare_signs(const void *a, const void *b, void *lang)
{
    return lang_compare(lang, (*(const Expansion *const *)a)->sign, (*(const Expansion *const *)b)->sign);
}

void
call_abbreviations(Call *call)
{
    Fill *fill = call->fill;
    Expansions *e = expansions_of(fill);
    g_autoptr(GPtrArray) used = g_ptr_array_new();

    for (guint i = 0; i < e->all->len; i++)
        if (g_array_index(e->all, Expansion, i).used & LISTED)
            g_ptr_array_add(used, &g_array_index(e->all, Expansion, i));
    g_ptr_array_sort_with_data(used, compare_signs, (void *)(uintptr_t)fill->lang);
    for (guint i = 0; i < used->len; i++) {
        const Expansion *one = g_ptr_array_index(used, i);
        xmlNodePtr node = answer_node(call, "abbreviation");

        set_word(node, "sign", one->sign);
        set_word(node, "words", words_of(fill, one));
    }
}
