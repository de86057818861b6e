/* Families of fonts: those that a style names before those of the house, by script, and the fonts of a project. */
#include "text/system.h"
#include <hb.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unistd.h>
#include "base/sort.h"
#include "text/embed.h"

/* ---- what a style names ---- */

/* "Latn Grek" */
static void
parse_scripts(const char *text, FamilyRow *row)
{
    g_auto(GStrv) codes = g_strsplit(text, " ", -1);

    row->scripts = g_new0(GUnicodeScript, g_strv_length(codes) + 1);
    for (size_t i = 0; codes[i] != NULL; i++) {
        const guchar *c = (const guchar *)codes[i];

        if (strlen(codes[i]) == 4)
            row->scripts[row->script_count++] =
                g_unicode_script_from_iso15924((guint32)c[0] << 24 | (guint32)c[1] << 16 | (guint32)c[2] << 8 | c[3]);
    }
}

FamilyRow *
family_rows(const char *family, size_t *count)
{
    g_auto(GStrv) parts = g_strsplit(family == NULL ? "" : family, ";", -1);
    FamilyRow *rows = g_new0(FamilyRow, g_strv_length(parts) + 1);

    *count = 0;
    for (size_t i = 0; parts[i] != NULL; i++) {
        char *colon = strchr(parts[i], ':');

        if (colon == NULL)              /* a logical name: those of the house */
            continue;
        *colon = '\0';
        parse_scripts(parts[i], &rows[*count]);
        rows[(*count)++].families = g_strdup(colon + 1);
    }
    ++*count;
    return rows;
}

void
family_rows_free(FamilyRow *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        g_clear_object(&rows[i].context);
        g_free(rows[i].families);
        g_free(rows[i].scripts);
    }
    g_free(rows);
}

bool
family_row_has(const FamilyRow *row, GUnicodeScript script)
{
    for (size_t i = 0; i < row->script_count; i++)
        if (row->scripts[i] == script)
            return true;
    return row->script_count == 0;
}

/* ---- the fonts of a project ---- */

static bool
is_font_name(const char *name)
{
    static const char *const ends[] = { ".ttf", ".otf", ".ttc", ".otc", ".woff", ".woff2" };
    g_autofree char *lower = g_ascii_strdown(name, -1);

    for (size_t i = 0; i < G_N_ELEMENTS(ends); i++)
        if (g_str_has_suffix(lower, ends[i]))
            return true;
    return false;
}

/* Why nothing can be set in the file, or NULL. */
static const char *
file_refusal(const char *path, bool *damaged)
{
    hb_blob_t *blob = hb_blob_create_from_file(path);
    hb_face_t *face = hb_face_create(blob, 0);
    const char *why = embed_refusal(face);

    *damaged = hb_blob_get_length(blob) == 0 ||
               (hb_face_count(blob) == 0 && why != NULL && strstr(why, "WOFF") == NULL);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return why;
}

static void
add_file(TextSystem *system, const char *path, Diags *diags)
{
    bool damaged = false;
    int file = input_file(INPUT_FONT, path, (Place){ 0 }, diags);
    const char *why;

    if (file < 0)
        return;
    close(file);
    why = file_refusal(path, &damaged);
    if (damaged || (why == NULL && !FcConfigAppFontAddFile(system->config, (const FcChar8 *)path)))
        diag_report(diags, DIAG_FONT_FILE_DAMAGED, (Place){ 0 }, path, NULL);
    else if (why != NULL)
        diag_report(diags, DIAG_FONT_FILE_REFUSED, (Place){ 0 }, path, why, NULL);
}

void
text_system_add_folder(TextSystem *system, const char *folder, const PathScope *scope, Diags *diags)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);

    for (const char *name = dir == NULL ? NULL : g_dir_read_name(dir); name != NULL; name = g_dir_read_name(dir))
        if (is_font_name(name))
            g_ptr_array_add(names, g_build_filename(folder, name, NULL));
    sort_texts(names->pdata, names->len);
    for (guint i = 0; i < names->len; i++) {
        const char *path = g_ptr_array_index(names, i);

        if (scope == NULL || input_check_scope(scope, path, path, (Place){ 0 }, diags))
            add_file(system, path, diags);
    }
}

/* ---- what there is ---- */

void
system_each_pattern(const TextSystem *system, void (*each)(FcPattern *pattern, void *data), void *data)
{
    static const FcSetName sets[] = { FcSetSystem, FcSetApplication };

    for (size_t s = 0; s < G_N_ELEMENTS(sets); s++) {
        FcFontSet *set = FcConfigGetFonts(system->config, sets[s]);

        for (int i = 0; set != NULL && i < set->nfont; i++)
            each(set->fonts[i], data);
    }
}

typedef struct Search {
    const char *family;
    UScriptCode script;                 /* USCRIPT_INVALID_CODE: any */
    bool found, has_letters;
} Search;

/* Has it one letter of the script at least: the one that stands for all (Unicode's sample of a script)? */
static bool
has_letter_of(FcPattern *pattern, UScriptCode script)
{
    UErrorCode error = U_ZERO_ERROR;
    UChar sample[8];
    int32_t length = uscript_getSampleString(script, sample, G_N_ELEMENTS(sample), &error);
    FcCharSet *characters;
    UChar32 code;

    if (U_FAILURE(error) || length == 0)
        return true;
    code = u_charType(sample[0]) == U_SURROGATE ? U16_GET_SUPPLEMENTARY(sample[0], sample[1]) : sample[0];
    return FcPatternGetCharSet(pattern, FC_CHARSET, 0, &characters) == FcResultMatch &&
           FcCharSetHasChar(characters, (FcChar32)code);
}

static void
look_at_pattern(FcPattern *pattern, void *data)
{
    Search *search = data;
    FcChar8 *family;

    for (int i = 0; FcPatternGetString(pattern, FC_FAMILY, i, &family) == FcResultMatch; i++)
        if (g_ascii_strcasecmp((const char *)family, search->family) == 0) {
            search->found = true;
            search->has_letters = search->has_letters || search->script == USCRIPT_INVALID_CODE ||
                                  has_letter_of(pattern, search->script);
        }
}

static void
add_family_name(FcPattern *pattern, void *data)
{
    FcChar8 *family;

    if (FcPatternGetString(pattern, FC_FAMILY, 0, &family) == FcResultMatch &&
        !g_ptr_array_find_with_equal_func(data, family, g_str_equal, NULL))
        g_ptr_array_add(data, family);
}

bool
text_system_check_family(const TextSystem *system, const char *family, const char *script, Place place, Diags *diags)
{
    UScriptCode code =
        script == NULL ? USCRIPT_INVALID_CODE : (UScriptCode)u_getPropertyValueEnum(UCHAR_SCRIPT, script);
    Search search = { .family = family, .script = code };
    g_autoptr(GPtrArray) names = g_ptr_array_new();

    system_each_pattern(system, look_at_pattern, &search);
    if (!search.found) {
        g_autofree char *all = NULL;

        system_each_pattern(system, add_family_name, names);
        sort_texts(names->pdata, names->len);
        g_ptr_array_add(names, NULL);
        all = g_strjoinv(", ", (char **)names->pdata);
        diag_report(diags, DIAG_FONT_NO_FAMILY, place, family, all, NULL);
    } else if (!search.has_letters) {
        diag_report(diags, DIAG_FONT_NO_LETTERS, place, family, script, NULL);
    }
    return search.found && search.has_letters;
}
