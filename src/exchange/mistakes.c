/* Kept by kind and word, told by place. */
#include "exchange/mistakes.h"
#include <string.h>
#include "base/arena.h"
#include "base/sort.h"

enum { ROWS_NAMED = 5 };

struct Mistake {
    DiagId id;
    const char *word, *more;
    SheetPlace first;
    uint32_t rows[ROWS_NAMED]; /* the first of them */
    size_t count;
};

struct Mistakes {
    Arena *arena;
    GPtrArray *list; /* Mistake */
    GHashTable *by_word; /* "id\tword" -> Mistake */
};

Mistakes *
mistakes_new(void)
{
    Mistakes *m = g_new0(Mistakes, 1);

    m->arena = arena_new();
    m->list = g_ptr_array_new();
    m->by_word = g_hash_table_new(g_str_hash, g_str_equal);
    return m;
}

void
mistakes_free(Mistakes *mistakes)
{
    if (mistakes == NULL)
        return;
    g_hash_table_unref(mistakes->by_word);
    g_ptr_array_unref(mistakes->list);
    arena_free(mistakes->arena);
    g_free(mistakes);
}

Mistake *
mistakes_add(Mistakes *mistakes, DiagId id, const char *word, const char *more, SheetPlace at)
{
    g_autofree char *key = g_strdup_printf("%d\t%s", id, word);
    Mistake *mistake = g_hash_table_lookup(mistakes->by_word, key);

    if (mistake == NULL) {
        mistake = arena_new0(mistakes->arena, Mistake, 1);
        *mistake = (Mistake){ .id = id,
                              .word = arena_strdup(mistakes->arena, word),
                              .more = more == NULL ? "" : arena_strdup(mistakes->arena, more),
                              .first = at };
        g_hash_table_insert(mistakes->by_word, arena_strdup(mistakes->arena, key), mistake);
        g_ptr_array_add(mistakes->list, mistake);
    }
    mistake_again(mistake, at);
    return mistake;
}

/* Two cells of one row are one row. */
void
mistake_again(Mistake *mistake, SheetPlace at)
{
    size_t named = MIN(mistake->count, ROWS_NAMED);

    if (named > 0 && mistake->rows[named - 1] == at.row)
        return;
    if (named < ROWS_NAMED)
        mistake->rows[named] = at.row;
    mistake->count++;
}

bool
mistakes_any(const Mistakes *mistakes)
{
    return mistakes->list->len > 0;
}

/* ---- telling ---- */

static int
compare(const void *left, const void *right)
{
    const Mistake *a = *(const Mistake *const *)left, *b = *(const Mistake *const *)right;

    if (a->first.row != b->first.row)
        return a->first.row < b->first.row ? -1 : 1;
    if (a->first.column != b->first.column)
        return a->first.column < b->first.column ? -1 : 1;
    return a->id - b->id;
}

/* Where else it stands, of more than one row. */
static char *
rows_text(const Mistake *m)
{
    GString *out = g_string_new("");

    if (m->count < 2)
        return g_string_free(out, FALSE);
    g_string_append(out, " (rows");
    for (size_t i = 0; i < MIN(m->count, ROWS_NAMED); i++)
        g_string_append_printf(out, "%s %u",
                               i == 0                                        ? ""
                               : m->count <= ROWS_NAMED && i + 1 == m->count ? " and"
                                                                             : ",",
                               m->rows[i]);
    if (m->count > ROWS_NAMED)
        g_string_append_printf(out, " and %zu more", m->count - ROWS_NAMED);
    g_string_append_c(out, ')');
    return g_string_free(out, FALSE);
}

void
mistakes_tell(const Mistakes *mistakes, const SheetReader *reader, const char *path, const SheetAsked *asked,
              const char *sheet, Diags *diags)
{
    size_t count = MIN(mistakes->list->len, (size_t)2000); /* more than are kept of a run */
    g_autofree const Mistake **sorted = g_memdup2(mistakes->list->pdata, sizeof(void *) * mistakes->list->len);
    g_autofree SheetPlace *at = g_new0(SheetPlace, count + 1);
    g_autofree Place *places = g_new0(Place, count + 1);

    sort_items(sorted, mistakes->list->len, sizeof *sorted, compare);
    for (size_t i = 0; i < count; i++)
        at[i] = sorted[i]->first;
    reader->places(path, asked, sheet, at, count, places);
    for (size_t i = 0; i < mistakes->list->len; i++) {
        const Mistake *m = sorted[i];
        g_autofree char *counted = m->count < 2 ? g_strdup("") : g_strdup_printf("%zu rows: ", m->count),
                        *rows = rows_text(m);

        diag_report(diags, m->id, places[MIN(i, count)], counted, m->word, m->more, rows, NULL);
    }
}
