/* What no font has is printed as its name: nothing is left out, and a page for everyone does not fail by one sign. */
#include "text/system.h"
#include "base/diag_text.h"
#include <string.h>
#include <unicode/uchar.h>

enum { EXCERPT = 24, NAME_SIZE = 128 };

/* ---- places ---- */

Place
store_data_place(const TextStore *store, const char *whole, size_t whole_length, const char *part, size_t part_length)
{
    Place place = { 0 };

    if (store->data.find == NULL)
        return place;
    place = store->data.find(store->data.in, whole, whole_length);
    return place.file != NULL || part_length == 0 ? place : store->data.find(store->data.in, part, part_length);
}

bool
store_tells(TextStore *store, const char *what, Place place)
{
    return g_hash_table_add(store->told, g_strdup_printf("%s %s:%d:%d", what, place.file == NULL ? "" : place.file,
                                                         place.line, place.column));
}

/* ---- messages ---- */

/* The neighbourhood of a place in a text, whole characters. */
static char *
excerpt(const char *text, size_t length, size_t at)
{
    const char *from = text + at, *to = text + at;

    for (int i = 0; i < EXCERPT && from > text; i++)
        from = g_utf8_prev_char(from);
    for (int i = 0; i < EXCERPT && to < text + length; i++)
        to = next_char(to);
    return g_strdup_printf("%s%.*s%s", from > text ? "…" : "", (int)(to - from), from, to < text + length ? "…" : "");
}

/* The word that a cluster stands in. */
static void
word_around(const char *text, size_t length, size_t at, size_t *start, size_t *end)
{
    for (*start = at; *start > 0 && text[*start - 1] != ' '; (*start)--)
        ;
    for (*end = at; *end < length && text[*end] != ' '; (*end)++)
        ;
}

static void
tell(TextStore *store, const TextSpan *span, size_t at, size_t length, gunichar code, const char *name)
{
    g_autofree char *around = excerpt(span->text, span->length, at);
    size_t start, end;
    Place place, spot = span->place;
    char number[16];

    word_around(span->text, span->length, at, &start, &end);
    place = store_data_place(store, span->text, span->length, span->text + start, end - start);
    if (place.file == NULL)                             /* a piece of a text that was cut for want of room */
        place = store_data_place(store, span->text + at, length, NULL, 0);
    if (place.file == NULL) {
        place = spot;
        spot = (Place){ 0 };
    }
    g_snprintf(number, sizeof number, "U+%04X", code);
    if (!store_tells(store, number, place))
        return;
    if (store->system->strict)
        diag_report_related(store->diags, DIAG_GLYPH_MISSING, place, spot, number, around, NULL);
    else
        diag_report_related(store->diags, DIAG_GLYPH_NAMED, place, spot, number, around, name, NULL);
}

/* ---- names ---- */

/* "PILE OF POO"; "U+E000" of what has no name. */
static void
append_name(GString *out, gunichar code)
{
    UErrorCode status = U_ZERO_ERROR;
    char name[NAME_SIZE];
    int32_t length = u_charName((UChar32)code, U_UNICODE_CHAR_NAME, name, sizeof name, &status);

    if (U_SUCCESS(status) && length > 0)
        g_string_append(out, name);
    else
        g_string_append_printf(out, "U+%04X", code);
}

/* Of all that a cluster shows; joiners and selectors only say how. */
static char *
cluster_name(const char *text, size_t length)
{
    GString *out = g_string_new("[");

    for (const char *c = text; c < text + length; c = next_char(c)) {
        gunichar code = g_utf8_get_char(c);

        if (u_hasBinaryProperty((UChar32)code, UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
            continue;
        if (out->len > 1)
            g_string_append(out, ", ");
        append_name(out, code);
    }
    g_string_append_c(out, ']');
    return g_string_free(out, FALSE);
}

/* The first code point of a cluster that no font has, or 0. */
static gunichar
first_lacking(const TextStore *store, const char *text, size_t length)
{
    for (const char *c = text; c < text + length; c = next_char(c))
        if (g_hash_table_contains(store->lacking, GUINT_TO_POINTER(g_utf8_get_char(c))))
            return g_utf8_get_char(c);
    return 0;
}

static bool
name_in_span(TextStore *store, TextSpan *span)
{
    g_autofree bool *ends = g_new(bool, span->length + 1);
    g_autoptr(GString) out = g_string_new(NULL);
    bool any = false;

    clusters_find(store->system, span->text, span->length, ends);
    for (size_t at = 0, end; at < span->length; at = end) {
        g_autofree char *name = NULL;
        gunichar code;

        for (end = at + 1; !ends[end]; end++)
            ;
        code = first_lacking(store, span->text + at, end - at);
        if (code == 0) {
            g_string_append_len(out, span->text + at, (gssize)(end - at));
            continue;
        }
        store_tell_passed_over(store, code);
        name = cluster_name(span->text + at, end - at);
        tell(store, span, at, end - at, code, name);
        g_string_append(out, name);
        any = true;
    }
    if (!any || store->system->strict)
        return false;
    span->text = arena_strndup(store->arena, out->str, out->len);
    span->length = out->len;
    return true;
}

bool
lacking_name(TextStore *store, TextSpan *spans, size_t count)
{
    bool any = false;

    for (size_t i = 0; i < count; i++)
        if (!spans[i].object && !spans[i].hard_break)
            any = name_in_span(store, &spans[i]) || any;
    return any;
}
