/* A language: its locale, its direction, lists, sorting and names of countries. */
#include <string.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>
#include "lang/internal.h"
#include "base/diag_lang.h"

/*
 * English without a country is set by the world's habits (day before month, no comma before "and"), not by those of
 * the United States, which CLDR takes for the default.
 */
bool
locale_of(const char *bcp47, char out[LOCALE_SIZE])
{
    UErrorCode status = U_ZERO_ERROR;
    int32_t parsed = 0;
    const char *tag = g_ascii_strcasecmp(bcp47, "en") == 0 ? "en-001" : bcp47;

    uloc_forLanguageTag(tag, out, LOCALE_SIZE - 64, &parsed, &status);
    if (U_FAILURE(status) || status == U_STRING_NOT_TERMINATED_WARNING || parsed != (int32_t)strlen(tag) ||
        *out == '\0')
        return false;
    uloc_setKeywordValue("calendar", "gregorian", out, LOCALE_SIZE, &status);
    uloc_setKeywordValue("numbers", "latn", out, LOCALE_SIZE, &status);
    return U_SUCCESS(status);
}

bool
lang_is_known(const char *bcp47)
{
    char locale[LOCALE_SIZE], language[16] = "";
    const char *const *known = uloc_getISOLanguages();
    UErrorCode status = U_ZERO_ERROR;

    if (!locale_of(bcp47, locale))
        return false;
    uloc_getLanguage(locale, language, sizeof language, &status);
    while (*known != NULL && strcmp(*known, language) != 0)
        known++;
    return U_SUCCESS(status) && *known != NULL;
}

Lang *
lang_new(const char *bcp47, const Catalogue *catalogue, const Catalogue *fallback, Diags *diags)
{
    char locale[LOCALE_SIZE];
    Lang *lang;

    if (!locale_of(bcp47, locale)) {
        if (diags != NULL)
            diag_report(diags, DIAG_LANG_BAD_TAG, (Place){ 0 }, bcp47, NULL);
        return NULL;
    }
    lang = g_new0(Lang, 1);
    lang->tag = g_strdup(bcp47);
    memcpy(lang->locale, locale, sizeof locale);
    lang->direction = uloc_isRightToLeft(locale) ? DIRECTION_RTL : DIRECTION_LTR;
    lang->catalogue = catalogue;
    lang->fallback = fallback;
    lang->diags = diags;
    lang->cache = g_new0(LangCache, 1);
    lang->cache->arena = arena_new();
    lang->cache->territories = g_hash_table_new(g_str_hash, g_str_equal);
    lang->cache->fallen_back = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    if (fallback != NULL) {
        lang->telling = g_memdup2(lang, sizeof *lang);
        lang->telling->tells = true;
    }
    return lang;
}

void
lang_free(Lang *lang)
{
    if (lang == NULL)
        return;
    number_cache_free(lang->cache);
    date_cache_free(lang->cache);
    ulistfmt_close(lang->cache->list);
    ucol_close(lang->cache->collator);
    uldn_close(lang->cache->names);
    g_hash_table_unref(lang->cache->territories);
    g_hash_table_unref(lang->cache->fallen_back);
    arena_free(lang->cache->arena);
    g_free(lang->cache);
    g_free(lang->telling);
    g_free(lang->tag);
    g_free(lang);
}

const Lang *
lang_telling(const Lang *lang)
{
    return lang->telling != NULL ? lang->telling : lang;
}

void
lang_report_to(Lang *lang, Diags *diags)
{
    lang->diags = diags;
    if (lang->telling != NULL)
        lang->telling->diags = diags;
    g_hash_table_remove_all(lang->cache->fallen_back);
}

void
lang_speak_at(const Lang *lang, const Place *place)
{
    lang->cache->place = place;
}

const char *
lang_tag(const Lang *lang)
{
    return lang->tag;
}

TextDirection
lang_direction(const Lang *lang)
{
    return lang->direction;
}

TextDirection
lang_direction_of(const char *bcp47)
{
    char locale[LOCALE_SIZE];

    return locale_of(bcp47, locale) && uloc_isRightToLeft(locale) ? DIRECTION_RTL : DIRECTION_LTR;
}

/* ---- text of ICU ---- */

const char *
narrow(Arena *arena, const UChar *text, int32_t length)
{
    int32_t size = length * 3 + 1, written = 0;
    char *out = arena_alloc(arena, (size_t)size);
    UErrorCode status = U_ZERO_ERROR;

    u_strToUTF8WithSub(out, size, &written, text, length, 0xFFFD, NULL, &status);
    return out;
}

const char *
true_minus(Arena *arena, const char *text)
{
    const char *hyphen = strchr(text, '-');

    return hyphen == NULL ? text : arena_printf(arena, "%.*s\u2212%s", (int)(hyphen - text), text, hyphen + 1);
}

/* ---- lists ---- */

static const char *
join_list(const Lang *lang, Arena *arena, const UChar *const *items, const int32_t *lengths, size_t count, size_t total)
{
    int32_t size = (int32_t)(total + 32 * count);
    g_autofree UChar *out = g_new(UChar, (gsize)size);
    UErrorCode status = U_ZERO_ERROR;
    int32_t length;

    if (lang->cache->list == NULL)
        lang->cache->list = ulistfmt_open(lang->locale, &status);
    length = ulistfmt_format(lang->cache->list, items, lengths, (int32_t)count, out, size, &status);
    g_assert(U_SUCCESS(status));
    return narrow(arena, out, length);
}

const char *
lang_list(const Lang *lang, Arena *arena, const char *const *items, size_t count)
{
    g_autofree const UChar **wide = g_new(const UChar *, count + 1);
    g_autofree int32_t *lengths = g_new(int32_t, count + 1);
    g_autofree UChar *store = NULL;
    size_t total = 0, at = 0;

    if (count < 2)
        return count == 0 ? "" : arena_strdup(arena, items[0]);
    for (size_t i = 0; i < count; i++)
        total += strlen(items[i]) + 1;
    store = g_new(UChar, total);
    for (size_t i = 0; i < count; i++) {
        UErrorCode status = U_ZERO_ERROR;

        u_strFromUTF8WithSub(store + at, (int32_t)(total - at), &lengths[i], items[i], -1, 0xFFFD, NULL, &status);
        wide[i] = store + at;
        at += (size_t)lengths[i];
    }
    return join_list(lang, arena, wide, lengths, count, total);
}

const char *
lang_beside(const Lang *lang, Arena *arena, const char *key, const char *first, const char *second)
{
    return arena_printf(arena, "%s%s %s", first, lang_message(lang, arena, key, NULL, 0), second);
}

void
lang_append_parting(const Lang *lang, Arena *arena, GString *out, const char *key)
{
    if (out->len > 0)
        g_string_append_printf(out, "%s ", lang_message(lang, arena, key, NULL, 0));
}

/* A catalogue that does not say otherwise has the signs of English. */
const char *
lang_labelled(const Lang *lang, Arena *arena, const char *name, const char *text)
{
    const LangArg args[1] = { LANG_TEXT("name", name) };
    const char *label = lang_has_message(lang, "label") ? lang_message(lang, arena, "label", args, 1)
                                                        : arena_printf(arena, "%s:", name);

    return arena_printf(arena, "%s %s", label, text);
}

/* ---- sorting ---- */

int
lang_compare(const Lang *lang, const char *a, const char *b)
{
    UErrorCode status = U_ZERO_ERROR;

    if (lang->cache->collator == NULL)
        lang->cache->collator = ucol_open(lang->locale, &status);
    g_assert(U_SUCCESS(status));
    return (int)ucol_strcollUTF8(lang->cache->collator, a, -1, b, -1, &status);
}

/* ---- countries ---- */

static const char *
look_up_territory(const Lang *lang, const char *alpha2)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar name[128];
    const char *found;
    int32_t length;

    if (lang->cache->names == NULL)
        lang->cache->names = uldn_open(lang->locale, ULDN_STANDARD_NAMES, &status);
    length = uldn_regionDisplayName(lang->cache->names, alpha2, name, G_N_ELEMENTS(name), &status);
    if (U_FAILURE(status) || length >= (int32_t)G_N_ELEMENTS(name))
        return NULL;
    found = narrow(lang->cache->arena, name, length);
    return strcmp(found, alpha2) == 0 ? NULL : found; /* ICU answers with the code where it has no name */
}

const char *
lang_territory(const Lang *lang, const char *alpha2)
{
    gpointer found = NULL;
    const char *name;

    if (alpha2 == NULL || strlen(alpha2) != 2)
        return NULL;
    if (g_hash_table_lookup_extended(lang->cache->territories, alpha2, NULL, &found))
        return found;
    name = look_up_territory(lang, alpha2);
    g_hash_table_insert(lang->cache->territories, arena_strdup(lang->cache->arena, alpha2), (gpointer)(guintptr)name);
    return name;
}
