/* A key and its arguments into words: pieces are joined; choices are ICU's. */
#include <string.h>
#include <unicode/ustring.h>
#include "base/append.h"
#include "base/words.h"
#include "lang/internal.h"
#include "base/diag_lang.h"

bool
lang_has_message(const Lang *lang, const char *key)
{
    return catalogue_find(lang->catalogue, key) != NULL || catalogue_find(lang->fallback, key) != NULL;
}

static const LangArg *
find_argument(const LangArg *args, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(args[i].name, name) == 0)
            return &args[i];
    return NULL;
}

static Place
place_of(const Lang *lang)
{
    return lang->cache->place == NULL ? (Place){ 0 } : *lang->cache->place;
}

static void
report_argument(const Lang *lang, const char *key, const char *name)
{
    if (lang->diags != NULL)
        diag_report(lang->diags, DIAG_LANG_ARGUMENT_MISSING, place_of(lang), key, name, NULL);
}

static const char *
argument_text(const Lang *lang, Arena *arena, const char *key, const LangArg *arg, const char *name)
{
    if (arg == NULL) {
        report_argument(lang, key, name);
        return "";
    }
    if (arg->is_number)
        return lang_number(lang, arena, arg->number, NUMBER_DECIMAL, -1);
    return arg->text == NULL ? "" : arg->text;
}

/* A number may come as the text of one: attributes are text. */
static double
argument_number(const Lang *lang, const char *key, const LangArg *arg, const char *name)
{
    if (arg == NULL)
        report_argument(lang, key, name);
    if (arg == NULL || (!arg->is_number && arg->text == NULL))
        return 0;
    return arg->is_number ? arg->number : g_ascii_strtod(arg->text, NULL);
}

static const char *
join(Arena *arena, const Pattern *pattern, const char *const *texts)
{
    GString *out;

    if (pattern->piece_count == 1 && pattern->pieces[0].slot < 0)
        return arena_strdup(arena, pattern->pieces[0].text);
    out = arena_text_begin(arena);
    for (size_t i = 0; i < pattern->piece_count; i++) {
        const PatternPiece *piece = &pattern->pieces[i];

        if (piece->slot < 0)
            append_bytes(out, piece->text, piece->length);
        else
            append_text(out, texts[piece->slot]);
    }
    return arena_text_end(arena, out);
}

static UChar *
widen(const char *text)
{
    int32_t size = (int32_t)strlen(text) + 1;
    UChar *wide = g_new(UChar, (gsize)size);
    UErrorCode status = U_ZERO_ERROR;

    u_strFromUTF8WithSub(wide, size, NULL, text, -1, 0xFFFD, NULL, &status);
    return wide;
}

/* umsg_format takes as many values as the pattern has positions; the shape of this call fits every pattern. */
static int32_t
format_into(const Pattern *pattern, UChar *const *t, const double *n, UChar *out, int32_t size, UErrorCode *status)
{
    G_STATIC_ASSERT(MOST_MESSAGE_TEXTS == 10 && MOST_MESSAGE_NUMBERS == 4);
    return umsg_format(pattern->format, out, size, status, t[0], t[1], t[2], t[3], t[4], t[5], t[6], t[7], t[8], t[9],
                       n[0], n[1], n[2], n[3]);
}

static const char *
choose(Arena *arena, const Pattern *pattern, const char *const *texts, const double *numbers)
{
    UChar *wide[MOST_MESSAGE_TEXTS] = { NULL }, first[256];
    g_autofree UChar *second = NULL;
    UChar *found = first;
    UErrorCode status = U_ZERO_ERROR;
    int32_t length;

    for (size_t i = 0; i < MOST_MESSAGE_TEXTS; i++)
        wide[i] = widen(i < pattern->text_count ? texts[i] : "");
    length = format_into(pattern, wide, numbers, first, G_N_ELEMENTS(first), &status);
    if (status == U_BUFFER_OVERFLOW_ERROR) {
        status = U_ZERO_ERROR;
        found = second = g_new(UChar, (gsize)length + 1);
        length = format_into(pattern, wide, numbers, second, length + 1, &status);
    }
    g_assert(U_SUCCESS(status));
    for (size_t i = 0; i < MOST_MESSAGE_TEXTS; i++)
        g_free(wide[i]);
    return narrow(arena, found, length);
}

const char *
lang_message_fallback(const Lang *lang, const char *key)
{
    return lang->fallback == NULL || catalogue_find(lang->catalogue, key) != NULL ||
           catalogue_find(lang->fallback, key) == NULL ? NULL : catalogue_language(lang->fallback);
}

static void
add_key(const char *key, const char *pattern, void *keys)
{
    (void)pattern;
    g_ptr_array_add(keys, (gpointer)(guintptr)key);
}

static void
report_near(const Lang *lang, const char *key)
{
    g_autoptr(GPtrArray) keys = g_ptr_array_new();

    if (lang->catalogue != NULL)
        catalogue_each(lang->catalogue, add_key, keys);
    if (lang->fallback != NULL)
        catalogue_each(lang->fallback, add_key, keys);
    diag_near(lang->diags, key, (const char *const *)keys->pdata, keys->len);
}

/* The pattern of this language, else of the fallback, which is said once a key; `foreign`: is it of that? */
static const Pattern *
find_pattern(const Lang *lang, const char *key, bool *foreign)
{
    const Pattern *pattern = catalogue_find(lang->catalogue, key);

    *foreign = false;
    if (pattern != NULL)
        return pattern;
    pattern = catalogue_find(lang->fallback, key);
    *foreign = pattern != NULL;
    if (lang->diags == NULL || !g_hash_table_add(lang->cache->fallen_back, g_strdup(key)))
        return pattern;
    if (pattern == NULL) {
        diag_report(lang->diags, DIAG_LANG_MESSAGE_MISSING, place_of(lang), key, NULL);
        report_near(lang, key);
    } else {
        diag_report(lang->diags, DIAG_LANG_MESSAGE_FALLBACK, place_of(lang), lang->tag, key,
                    catalogue_language(lang->fallback), NULL);
    }
    return pattern;
}

/* Numbers and signs are in no language. */
static bool
has_letters(const char *text)
{
    for (; *text != '\0'; text += g_utf8_skip[*(const guchar *)text])
        if (g_unichar_isalpha(g_utf8_get_char(text)))
            return true;
    return false;
}

/* `text` in one language where it stands in another. */
static const char *
escaped(Arena *arena, const char *language, const char *text, const char *around)
{
    return !has_letters(text)
               ? text
               : arena_printf(arena, LANGUAGE_ESCAPE "%s" LANGUAGE_ESCAPE "%s" LANGUAGE_ESCAPE "%s" LANGUAGE_ESCAPE,
                              language, text, around);
}

static const char *
message_from(const Lang *lang, Arena *arena, const char *key, const LangArg *args, size_t count, const Pattern *pattern,
             const char *foreign)
{
    const char *texts[MOST_MESSAGE_TEXTS] = { NULL };
    double numbers[MOST_MESSAGE_NUMBERS] = { 0 };

    for (size_t i = 0; i < pattern->text_count; i++) {
        texts[i] = argument_text(lang, arena, key, find_argument(args, count, pattern->texts[i]), pattern->texts[i]);
        if (foreign != NULL && (pattern->chooses & 1u << i) == 0)
            texts[i] = escaped(arena, lang->tag, texts[i], foreign);
    }
    for (size_t i = 0; i < pattern->number_count; i++)
        numbers[i] = argument_number(lang, key, find_argument(args, count, pattern->numbers[i]), pattern->numbers[i]);
    return pattern->format == NULL ? join(arena, pattern, texts) : choose(arena, pattern, texts, numbers);
}

const char *
lang_message(const Lang *lang, Arena *arena, const char *key, const LangArg *args, size_t count)
{
    bool fallen_back;
    const Pattern *pattern = find_pattern(lang, key, &fallen_back);
    const char *foreign = lang->tells && fallen_back ? catalogue_language(lang->fallback) : NULL, *text;

    if (pattern == NULL)
        return arena_strdup(arena, key);
    text = message_from(lang, arena, key, args, count, pattern, foreign);
    return foreign == NULL ? text : escaped(arena, foreign, text, lang->tag);
}
