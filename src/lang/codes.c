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

bool
lang_is_country_code(const char *code)
{
    size_t length = strlen(code);

    if ((length != 2 && length != 3) || !has_capitals(code, length))
        return false;
    if (is_user_assigned(code))
        return true;
    for (const char *const *alpha2 = uloc_getISOCountries(); *alpha2 != NULL; alpha2++)
        if (strcmp(code, length == 2 ? *alpha2 : alpha3_of(*alpha2)) == 0)
            return true;
    return false;
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

const char *
lang_country_called(const char *text, const char *language)
{
    for (const char *const *code = uloc_getISOCountries(); *code != NULL; code++) {
        char alpha3[4];
        g_autofree char *name = NULL;
        const char *number;

        if (strcmp(*code, text) == 0)
            return *code;
        if ((name = lang_country(*code, language, alpha3)) == NULL)
            continue;
        number = lang_m49(*code);
        if (strcmp(name, text) == 0 || strcmp(alpha3, text) == 0 || g_strcmp0(number, text) == 0)
            return *code;
    }
    return NULL;
}
