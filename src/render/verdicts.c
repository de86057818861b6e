/*
 * Verdicts in memory that workers share, and in a file of lines: a head with the program's digest, one key a line, and
 * last the sum of all that stands before. A file of which any of it does not hold is thrown away.
 */
#include "render/verdicts.h"
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include "base/input.h"
#include "base/sort.h"
#include "render/program.h"
#include "render/project.h"

enum { ROOM = 4096, DIGITS = 16, FILE_READ = 1 << 20 };

#define HEAD "sheaf-audited 1 "
#define SUM "sum "

struct Verdicts {
    char *path, *program;
    /* ROOM of them, in shared memory; 0: free. Written once, in one piece, and never taken away */
    guint64 *keys;
    size_t read;                        /* so many came from the file */
};

/* ---- in memory ---- */

static guint64
number_of(const char *key)
{
    char digits[DIGITS + 1] = { 0 };
    guint64 number;

    strncpy(digits, key, DIGITS);
    number = g_ascii_strtoull(digits, NULL, 16);
    return number == 0 ? 1 : number;
}

/* The place of a number, or where it could be put; NULL when there is none. */
static guint64 *
find(const Verdicts *v, guint64 number)
{
    for (size_t i = 0; v->keys != NULL && i < ROOM; i++) {
        guint64 *at = &v->keys[(number + i) % ROOM];
        guint64 there = __atomic_load_n(at, __ATOMIC_RELAXED);

        if (there == 0 || there == number)
            return at;
    }
    return NULL;
}

bool
verdicts_passed(const Verdicts *v, const char *key)
{
    const guint64 *at = find(v, number_of(key));

    return at != NULL && __atomic_load_n(at, __ATOMIC_RELAXED) != 0;
}

void
verdicts_keep(Verdicts *v, const char *key)
{
    guint64 number = number_of(key), none = 0;
    guint64 *at = find(v, number);

    if (at != NULL && !__atomic_compare_exchange_n(at, &none, number, false, __ATOMIC_RELAXED, __ATOMIC_RELAXED) &&
        none != number)
        verdicts_keep(v, key);          /* another worker was faster, with another key */
}

static size_t
count(const Verdicts *v)
{
    size_t kept = 0;

    for (size_t i = 0; v->keys != NULL && i < ROOM; i++)
        kept += v->keys[i] != 0;
    return kept;
}

size_t
verdicts_length(const Verdicts *v)
{
    return count(v);
}

/* ---- the file ---- */

/* The text between the head and the sum, or NULL when the file does not hold. */
static char *
body_of(const Verdicts *v, char *text)
{
    g_autofree char *head = g_strconcat(HEAD, v->program, "\n", NULL), *sum = NULL;
    char *last = g_strrstr(text, "\n" SUM);

    if (!g_str_has_prefix(text, head) || last == NULL)
        return NULL;
    sum = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)text, (gsize)(last + 1 - text));
    if (!g_str_has_prefix(last + 1 + strlen(SUM), sum) || strcmp(last + 1 + strlen(SUM) + strlen(sum), "\n") != 0)
        return NULL;
    last[1] = '\0';
    return text + strlen(head);
}

static bool
is_key(const char *line)
{
    return strlen(line) == DIGITS && strspn(line, "0123456789abcdef") == DIGITS;
}

static void
read_file(Verdicts *v)
{
    g_autofree char *text = NULL, *why = NULL;
    InputFault fault;
    g_autoptr(GBytes) bytes = input_bytes(v->path, FILE_READ, &fault, &why);
    const char *body;
    g_auto(GStrv) lines = NULL;

    if (bytes == NULL)
        return;
    text = g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
    body = body_of(v, text);
    lines = g_strsplit(body == NULL ? "" : body, "\n", -1);
    for (size_t i = 0; lines[i] != NULL; i++)
        if (*lines[i] != '\0' && !is_key(lines[i]))
            return;
    for (size_t i = 0; lines[i] != NULL; i++)
        if (*lines[i] != '\0')
            verdicts_keep(v, lines[i]);
    v->read = count(v);
}

void
verdicts_save(Verdicts *v)
{
    g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GString) text = g_string_new(HEAD);
    g_autoptr(Diags) untold = diags_new();
    g_autofree char *sum = NULL, *folder = g_path_get_dirname(v->path);

    if (count(v) == v->read || !g_file_test(folder, G_FILE_TEST_IS_DIR))
        return;
    for (size_t i = 0; i < ROOM; i++)
        if (v->keys[i] != 0)
            g_ptr_array_add(lines, g_strdup_printf("%016" G_GINT64_MODIFIER "x\n", v->keys[i]));
    sort_texts(lines->pdata, lines->len);
    g_string_append_printf(text, "%s\n", v->program);
    for (guint i = 0; i < lines->len; i++)
        g_string_append(text, g_ptr_array_index(lines, i));
    sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, text->str, (gssize)text->len);
    g_string_append_printf(text, SUM "%s\n", sum);
    if (output_write(v->path, text->str, text->len, untold))
        v->read = count(v);
}

Verdicts *
verdicts_open(const char *path)
{
    Verdicts *v = g_new0(Verdicts, 1);
    void *memory = mmap(NULL, ROOM * sizeof *v->keys, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

    v->path = g_strdup(path);
    v->program = program_digest();
    v->keys = memory == MAP_FAILED ? NULL : memory;
    read_file(v);
    return v;
}

void
verdicts_free(Verdicts *v)
{
    if (v == NULL)
        return;
    if (v->keys != NULL)
        munmap(v->keys, ROOM * sizeof *v->keys);
    g_free(v->path);
    g_free(v->program);
    g_free(v);
}
