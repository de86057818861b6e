/* Lines first: whatever else is wrong with a calendar, its lines can be told apart. */
#include "read/ics_lines.h"
#include <string.h>
#include "base/input.h"

/* A file in UTF-16 says so in its first two bytes. */
static char *
load_bytes(const char *path, gsize *length, Diags *diags)
{
    g_autoptr(GBytes) read = input_read(INPUT_CALENDAR, path, (Place){ 0 }, diags);
    const char *bytes = read == NULL ? NULL : g_bytes_get_data(read, length);

    if (bytes == NULL)
        return NULL;
    if (*length >= 2 && (memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0)) {
        gsize written;
        char *converted = g_convert(bytes, (gssize)*length, "UTF-8", "UTF-16", NULL, &written, NULL);

        if (converted != NULL) {
            *length = written;
            return converted;
        }
    }
    return g_memdup2(bytes, *length + 1);
}

/* What is not UTF-8 was most likely written on Windows. */
static const char *
to_utf8(const GString *line, Arena *arena)
{
    g_autofree char *converted = NULL;

    converted = memchr(line->str, '\0', line->len) != NULL
                    ? NULL
                    : g_convert(line->str, (gssize)line->len, "UTF-8", "WINDOWS-1252", NULL, NULL, NULL);
    if (converted == NULL)
        converted = g_utf8_make_valid(line->str, (gssize)line->len);
    return arena_strdup(arena, converted);
}

static void
end_line(GArray *lines, GString *line, int number, Arena *arena)
{
    IcsLine kept = { .number = number, .converted = !g_utf8_validate(line->str, (gssize)line->len, NULL) };

    if (line->len == 0)
        return;
    kept.text = kept.converted ? to_utf8(line, arena) : arena_strndup(arena, line->str, line->len);
    g_array_append_val(lines, kept);
    g_string_truncate(line, 0);
}

/*
 * Moves `*at` to where the line ends; answers where the next begins, behind `ends` line ends. A line ends in LF, with
 * any number of CR before it, as files have that were turned twice, or in CR alone.
 */
static const char *
end_of_line(const char **at, const char *end, int *ends)
{
    const char *next;

    while (*at < end && **at != '\n' && **at != '\r')
        ++*at;
    next = *at;
    while (next < end && *next == '\r')
        next++;
    *ends = 1;
    if (next < end && *next == '\n')
        return next + 1;
    if (next > *at)
        *ends = (int)(next - *at);
    return next;
}

GArray *
ics_lines_load(const char *path, Arena *arena, Diags *diags)
{
    gsize length;
    g_autofree char *bytes = load_bytes(path, &length, diags);
    GString *line = g_string_new(NULL);
    GArray *lines = g_array_new(FALSE, FALSE, sizeof(IcsLine));
    int number = 0, begun = 1;

    for (const char *at = bytes, *end = bytes == NULL ? NULL : bytes + length; at < end;) {
        const char *last = at, *next;
        int ends;

        next = end_of_line(&last, end, &ends);
        number++;
        if (number == 1 && last - at >= 3 && memcmp(at, "\xEF\xBB\xBF", 3) == 0)
            at += 3;
        if (last > at && (*at == ' ' || *at == '\t')) {
            at++;
        } else {
            end_line(lines, line, begun, arena);
            begun = number;
        }
        g_string_append_len(line, at, last - at);
        number += ends - 1;
        at = next;
    }
    end_line(lines, line, begun, arena);
    g_string_free(line, TRUE);
    if (bytes == NULL)
        g_clear_pointer(&lines, g_array_unref);
    return lines;
}
