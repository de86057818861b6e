/* Codes of countries and of their parts, and names of time zones, as far as ICU lists them. */
#include <string.h>
#include <unicode/ucal.h>
#include <unicode/uloc.h>
#include <unicode/uregion.h>
#include <unicode/ustring.h>
#include "lang/internal.h"

/*
 * ISO 3166-1, 8.1.3: AA, QM to QZ, XA to XZ, ZZ, and those of three letters that begin so, are left to whoever uses the
 * standard, and stand in no list.
 */
static bool
is_user_assigned(const char *code)
{
    return g_str_has_prefix(code, "AA") || g_str_has_prefix(code, "ZZ") || code[0] == 'X' ||
           (code[0] == 'Q' && code[1] >= 'M');
}

static bool
has_capitals(const char *text, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!g_ascii_isupper(text[i]))
            return false;
    return true;
}

static const char *
alpha3_of(const char *alpha2)
{
    char locale[8];

    g_snprintf(locale, sizeof locale, "und_%s", alpha2);
    return uloc_getISO3Country(locale);
}

/* Those of ISO 3166-1, of two letters and of three: made once, and kept, as every area of a plan is held against it. */
static GHashTable *
listed_codes(void)
{
    static GHashTable *listed;
    GHashTable *codes;

    if (!g_once_init_enter(&listed))
        return listed;
    codes = g_hash_table_new(g_str_hash, g_str_equal);
    for (const char *const *alpha2 = uloc_getISOCountries(); *alpha2 != NULL; alpha2++) {
        g_hash_table_add(codes, (gpointer)(guintptr)*alpha2);
        g_hash_table_add(codes, (gpointer)(guintptr)g_intern_string(alpha3_of(*alpha2)));
    }
    g_once_init_leave(&listed, codes);
    return listed;
}

bool
lang_is_country_code(const char *code)
{
    size_t length = strlen(code);

    if ((length != 2 && length != 3) || !has_capitals(code, length))
        return false;
    return is_user_assigned(code) || g_hash_table_contains(listed_codes(), code);
}

/* Which parts a country has, no list here tells. */
bool
lang_is_subdivision_code(const char *code)
{
    g_autofree char *country = g_strndup(code, 2);
    size_t length = strlen(code);

    if (length < 4 || length > 6 || code[2] != '-' || strlen(country) != 2 || !lang_is_country_code(country))
        return false;
    for (const char *c = code + 3; *c != '\0'; c++)
        if (!g_ascii_isupper(*c) && !g_ascii_isdigit(*c))
            return false;
    return true;
}

char *
lang_country(const char *alpha2, const char *language, char alpha3[4])
{
    UChar wide[128];
    char narrow[512], locale[8];
    UErrorCode error = U_ZERO_ERROR;

    if (strlen(alpha2) != 2 || !lang_is_country_code(alpha2))
        return NULL;
    g_snprintf(locale, sizeof locale, "und_%s", alpha2);
    if (strlen(uloc_getISO3Country(locale)) != 3)
        return NULL;
    memcpy(alpha3, uloc_getISO3Country(locale), 4);
    uloc_getDisplayCountry(locale, language, wide, G_N_ELEMENTS(wide), &error);
    u_strToUTF8(narrow, sizeof narrow, NULL, wide, -1, &error);
    return U_FAILURE(error) ? NULL : g_strdup(narrow);
}

char *
lang_zone_of_windows(const char *name)
{
    UChar wide[64], zone[64];
    char narrow[64];
    int32_t length;
    UErrorCode error = U_ZERO_ERROR;

    if (strlen(name) >= G_N_ELEMENTS(wide))
        return NULL;
    u_strFromUTF8(wide, G_N_ELEMENTS(wide), NULL, name, -1, &error);
    length = ucal_getTimeZoneIDForWindowsID(wide, -1, NULL, zone, G_N_ELEMENTS(zone), &error);
    if (U_FAILURE(error) || length <= 0 || length >= (int32_t)G_N_ELEMENTS(zone))
        return NULL;
    zone[length] = 0;
    u_strToUTF8(narrow, G_N_ELEMENTS(narrow), NULL, zone, length, &error);
    return U_FAILURE(error) ? NULL : g_strdup(narrow);
}

const char *
lang_m49(const char *alpha2)
{
    static char text[4];
    UErrorCode status = U_ZERO_ERROR;
    const URegion *region = uregion_getRegionFromCode(alpha2, &status);

    if (U_FAILURE(status) || uregion_getNumericCode(region) <= 0)
        return NULL;
    g_snprintf(text, sizeof text, "%03d", (int)uregion_getNumericCode(region) % 1000);
    return text;
}

/* Two countries that are called the same are told as the first of the list. */
static void
call_country(GHashTable *called, const char *text, const char *code)
{
    if (text != NULL && *text != '\0' && !g_hash_table_contains(called, text))
        g_hash_table_insert(called, g_strdup(text), (gpointer)(guintptr)code);
}

/* All that countries are called in the language, which a column of a table is held against: made once, and kept. */
static GHashTable *
countries_of(GHashTable *languages, const char *language)
{
    GHashTable *called = g_hash_table_lookup(languages, language);

    if (called != NULL)
        return called;
    called = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (const char *const *code = uloc_getISOCountries(); *code != NULL; code++) {
        char alpha3[4];
        g_autofree char *name = lang_country(*code, language, alpha3);

        call_country(called, *code, *code);
        if (name == NULL)
            continue;
        call_country(called, name, *code);
        call_country(called, alpha3, *code);
        call_country(called, lang_m49(*code), *code);
    }
    g_hash_table_insert(languages, g_strdup(language), called);
    return called;
}

const char *
lang_country_called(const char *text, const char *language)
{
    static GMutex lock;
    static GHashTable *languages;
    const char *code;

    g_mutex_lock(&lock);
    if (languages == NULL)
        languages = g_hash_table_new(g_str_hash, g_str_equal);
    code = g_hash_table_lookup(countries_of(languages, language), text);
    g_mutex_unlock(&lock);
    return code;
}
