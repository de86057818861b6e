/* A row of the table of columns says what stands in it, and is written or left out for all rows at once. */
#include "exchange/table.h"
#include <string.h>
#include "base/formula.h"
#include "base/words.h"

void
table_free(Table *table)
{
    if (table == NULL)
        return;
    g_ptr_array_unref(table->rows);
    arena_free(table->arena);
    g_free(table);
}

typedef struct Writing {
    Table *table;
    const DataText *data;
    const SaidList *figures;
    const Lexicon *lexicon;
    const char *language;
    Days seen;
    GHashTable *ids; /* "file:line:column" -> id */
} Writing;

typedef struct OutColumn {
    const char *header;
    bool number, open, usual; /* usual: it is there even where all of it is empty */
    const char *(*text)(const Writing *w, const StoredFigure *f);
} OutColumn;

/* ---- cells ---- */

static const Subject *
subject(const Writing *w, const StoredFigure *f)
{
    return lexicon_subject_at(w->lexicon, f->said.subject);
}

static const Area *
area(const Writing *w, const StoredFigure *f)
{
    size_t count;

    return f->said.area == 0 ? NULL : plan_areas(lexicon_plan(w->lexicon), &count)[f->said.area - 1];
}

static const char *
id_text(const Writing *w, const StoredFigure *f)
{
    const StoredSeries *series = &g_array_index(w->data->series, StoredSeries, f->series);
    const char *file = g_array_index(w->data->files, DataFileText, series->file).path;
    g_autofree char *place = g_strdup_printf("%s:%d:%d", file, f->line, f->column);

    return g_hash_table_lookup(w->ids, place);
}

static const char *
number(const Writing *w, bool there, double value, int decimals)
{
    g_autofree char *text = there ? said_number(value, decimals) : NULL;

    return arena_strdup(w->table->arena, text);
}

static const char *
day(const Writing *w, Date date)
{
    char text[11];

    return date_is_set(date) ? arena_strdup(w->table->arena, date_format(date, text)) : NULL;
}

static const char *
measure_text(const Writing *w, const StoredFigure *f)
{
    return subject(w, f)->measure->id;
}
static const char *
by_text(const Writing *w, const StoredFigure *f)
{
    return subject(w, f)->by;
}
static const char *
area_text(const Writing *w, const StoredFigure *f)
{
    return area(w, f) == NULL ? NULL : area(w, f)->id;
}
static const char *
unit_text(const Writing *w, const StoredFigure *f)
{
    return subject(w, f)->measure->unit;
}

static const char *
title_text(const Writing *w, const StoredFigure *f)
{
    return local_text(subject(w, f)->measure->title, w->language);
}

static const char *
name_text(const Writing *w, const StoredFigure *f)
{
    return area(w, f) == NULL ? NULL : local_text(area(w, f)->name, w->language);
}

static const char *
period_text(const Writing *w, const StoredFigure *f)
{
    return said_word(w->figures, f->said.period_text);
}

static const char *
value_text(const Writing *w, const StoredFigure *f)
{
    return number(w, f->said.has_value, f->said.value, f->said.decimals);
}

static const char *
low_text(const Writing *w, const StoredFigure *f)
{
    return number(w, f->said.has_range, f->said.low, f->said.range_decimals);
}

static const char *
high_text(const Writing *w, const StoredFigure *f)
{
    return number(w, f->said.has_range, f->said.high, f->said.range_decimals);
}

static const char *
qualifier_text(const Writing *w, const StoredFigure *f)
{
    (void)w;
    return qualifier_name((Qualifier)f->said.qualifier);
}

static const char *
missing_text(const Writing *w, const StoredFigure *f)
{
    (void)w;
    return missing_name((Missing)f->said.missing);
}

static const char *
status_text(const Writing *w, const StoredFigure *f)
{
    (void)w;
    return quality_name(f->said.quality);
}

static const char *
basis_text(const Writing *w, const StoredFigure *f)
{
    return said_word(w->figures, f->said.basis);
}
static const char *
published_text(const Writing *w, const StoredFigure *f)
{
    return day(w, f->said.published);
}
static const char *
until_text(const Writing *w, const StoredFigure *f)
{
    return day(w, f->said.until);
}
static const char *
sources_text(const Writing *w, const StoredFigure *f)
{
    const char *all = said_word(w->figures, f->said.sources);
    g_auto(GStrv) ids = words_split(all);
    g_autoptr(GString) known = g_string_new(NULL);

    if (!date_is_set(w->seen.as_of))
        return all;
    for (size_t i = 0; ids[i] != NULL; i++)
        if (source_is_known(plan_find_source(lexicon_plan(w->lexicon), ids[i]), w->seen.known_by))
            g_string_append_printf(known, "%s%s", known->len > 0 ? " " : "", ids[i]);
    return arena_strdup(w->table->arena, known->str);
}
static const char *
note_text(const Writing *w, const StoredFigure *f)
{
    return said_word(w->figures, f->said.note);
}
static const char *
origin_text(const Writing *w, const StoredFigure *f)
{
    return said_word(w->figures, f->origin);
}
static const char *
imported_text(const Writing *w, const StoredFigure *f)
{
    return said_word(w->figures, f->imported);
}

static const char *
audience_text(const Writing *w, const StoredFigure *f)
{
    (void)w;
    return f->said.internal ? "internal" : NULL;
}

static const OutColumn columns[] = {
    { "id", false, false, true, id_text },
    { "measure", false, false, true, measure_text },
    { "measure title", false, false, true, title_text },
    { "by", false, false, false, by_text },
    { "area", false, false, true, area_text },
    { "area name", false, false, true, name_text },
    { "period", false, false, true, period_text },
    { "value", true, true, true, value_text },
    { "unit", false, false, true, unit_text },
    { "low", true, true, false, low_text },
    { "high", true, true, false, high_text },
    { "qualifier", false, true, false, qualifier_text },
    { "missing", false, true, false, missing_text },
    { "status", false, true, true, status_text },
    { "basis", false, true, false, basis_text },
    { "until", false, true, false, until_text },
    { "published", false, true, true, published_text },
    { "sources", false, true, true, sources_text },
    { "note", false, true, true, note_text },
    { "audience", false, true, false, audience_text },
    { "origin", false, false, false, origin_text },
    { "imported", false, false, false, imported_text },
};

/* ---- rows ---- */

/* Of each observation of the plan that was known the id that a PDF would have for it, by where it stands. */
static GHashTable *
ids_of(const Plan *plan, Days seen, Arena *arena)
{
    GHashTable *ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    for (size_t i = 0; i < plan_observation_count(plan); i++) {
        Observation o = plan_observation(plan, (ObservationRef)i);

        if (date_is_set(seen.as_of) && !observation_is_admitted(&o, seen))
            continue;
        g_hash_table_insert(ids, g_strdup_printf("%s:%d:%d", o.place.file, o.place.line, o.place.column),
                            (gpointer)(guintptr)observation_id(&o, arena));
    }
    return ids;
}

static bool
is_used(const OutColumn *column, size_t at, const GPtrArray *rows)
{
    for (guint i = 0; i < rows->len && !column->usual; i++) {
        const char *text = ((const char *const *)g_ptr_array_index(rows, i))[at];

        if (text != NULL && *text != '\0')
            return true;
    }
    return column->usual;
}

/* Columns in which nothing stands are left out. */
static void
close_ranks(Table *t)
{
    size_t count = G_N_ELEMENTS(columns), used[G_N_ELEMENTS(columns)];
    const char **headers = arena_new0(t->arena, const char *, count);
    bool *numbers = arena_new0(t->arena, bool, count), *open = arena_new0(t->arena, bool, count);

    for (size_t c = 0; c < count; c++) {
        if (!is_used(&columns[c], c, t->rows))
            continue;
        headers[t->width] = columns[c].header;
        numbers[t->width] = columns[c].number;
        open[t->width] = columns[c].open;
        used[t->width++] = c;
    }
    for (guint i = 0; i < t->rows->len; i++) {
        const char **row = g_ptr_array_index(t->rows, i);

        for (size_t c = 0; c < t->width; c++)
            row[c] = row[used[c]];
    }
    t->headers = headers;
    t->numbers = numbers;
    t->open = open;
}

Table *
table_of_observations(const DataText *data, const SaidList *figures, const Lexicon *lexicon,
                      const ExportOrder *order, bool internal, const char *language, size_t *left)
{
    Table *t = g_new0(Table, 1);
    g_autoptr(GHashTable) ids = NULL;
    Writing w = { t, data, figures, lexicon, language, order->seen, NULL };

    *left = 0;
    t->arena = arena_new();
    t->rows = g_ptr_array_new();
    t->name = "Observations";
    w.ids = ids = ids_of(lexicon_plan(lexicon), order->seen, t->arena);
    for (guint i = 0; i < data->figures->len; i++) {
        const StoredFigure *f = &g_array_index(data->figures, StoredFigure, i);
        const char **row;

        if ((order->area != NULL && area(&w, f) != order->area) ||
            (date_is_set(order->seen.as_of) && id_text(&w, f) == NULL))
            continue;
        if (f->said.internal && !internal) {
            (*left)++;
            continue;
        }
        row = arena_new0(t->arena, const char *, G_N_ELEMENTS(columns));
        for (size_t c = 0; c < G_N_ELEMENTS(columns); c++)
            row[c] = arena_strdup(t->arena, columns[c].text(&w, f));
        g_ptr_array_add(t->rows, row);
    }
    close_ranks(t);
    return t;
}

/* ---- CSV ---- */

/* A field with a comma, a quote or a line's end stands in quotes, its own quotes doubled (RFC 4180, 2). */
static void
put_field(GString *out, size_t column, bool number, const char *text)
{
    bool guarded = !number && formula_needs_guard(text);

    if (column > 0)
        g_string_append_c(out, ',');
    if (text == NULL)
        return;
    if (strpbrk(text, ",\"\r\n") == NULL) {
        g_string_append_printf(out, "%s%s", guarded ? "'" : "", text);
        return;
    }
    g_string_append(out, guarded ? "\"'" : "\"");
    for (; *text != '\0'; text++) {
        if (*text == '"')
            g_string_append_c(out, '"');
        g_string_append_c(out, *text);
    }
    g_string_append_c(out, '"');
}

GBytes *
table_write_csv(const Table *table)
{
    GString *out = g_string_new(NULL);

    for (size_t c = 0; c < table->width; c++)
        put_field(out, c, false, table->headers[c]);
    g_string_append(out, "\r\n");
    for (guint i = 0; i < table->rows->len; i++) {
        const char *const *row = g_ptr_array_index(table->rows, i);

        for (size_t c = 0; c < table->width; c++)
            put_field(out, c, table->numbers[c], row[c]);
        g_string_append(out, "\r\n");
    }
    return g_string_free_to_bytes(out);
}
