/*
 * The new text of each file: pieces put in and taken out of the old one, in the order of their places. A new figure
 * stands behind that of the period before it, in the series of its measure and area; a new series among those of its
 * measure, in the order of the areas; both in the manner of their neighbours.
 */
#include <string.h>
#include "base/diag_exchange.h"
#include "base/input.h"
#include "base/sort.h"
#include "exchange/merge.h"

/* At a place of a file so many bytes go and a text comes; of two at one place the first made comes first. */
typedef struct Edit {
    uint32_t file;
    size_t at, gone;
    const char *text;
    uint32_t order;
} Edit;

typedef struct Making {
    const Merge *merge;
    const DataText *data;
    const SaidList *figures;
    const Lexicon *lexicon;
    const MergeAsked *asked;
    Arena *arena;
    GArray *edits; /* Edit */
    uint32_t *first_figures, *figure_counts; /* of each series, in the figures of the data */
    GHashTable *series_of; /* "subject\tarea" -> 1 + series, the last */
    GArray *fresh; /* Change, for which there is no series */
    bool has_target;
    uint32_t target; /* the file that takes all new figures */
    uint32_t opened; /* 1 + the file whose empty root was opened */
    GString *new_file; /* or one that is not there yet */
    const char *new_path;
} Making;

#define FILE_OF(m, i) (&g_array_index((m)->data->files, DataFileText, (i)))
#define SERIES(m, i)  (&g_array_index((m)->data->series, StoredSeries, (i)))
#define STORED(m, i)  (&g_array_index((m)->data->figures, StoredFigure, (i)))
#define SAID(m, i)    (&g_array_index((m)->figures->rows, Said, (i)))

static void
add_edit(Making *m, uint32_t file, size_t at, size_t gone, const char *text)
{
    Edit edit = { file, at, gone, text, m->edits->len };

    g_array_append_val(m->edits, edit);
}

/* ---- pieces of XML ---- */

static bool
is_readable(gunichar c)
{
    return (c >= 0x20 || c == '\t' || c == '\n' || c == '\r') && c != 0xFFFE && c != 0xFFFF &&
           !(c >= 0xFDD0 && c <= 0xFDEF);
}

/* As the value of an attribute: what XML cannot hold becomes U+FFFD, and line ends are kept by references. */
static void
put_escaped(GString *out, const char *text)
{
    for (; *text != '\0'; text += g_utf8_skip[(guchar)*text]) {
        gunichar c = g_utf8_get_char(text);

        switch (c) {
        case '&':
            g_string_append(out, "&amp;");
            break;
        case '<':
            g_string_append(out, "&lt;");
            break;
        case '>':
            g_string_append(out, "&gt;");
            break;
        case '"':
            g_string_append(out, "&quot;");
            break;
        case '\n':
            g_string_append(out, "&#10;");
            break;
        case '\r':
            g_string_append(out, "&#13;");
            break;
        case '\t':
            g_string_append(out, "&#9;");
            break;
        default:
            g_string_append_unichar(out, is_readable(c) ? c : 0xFFFD);
        }
    }
}

static void
put_attribute(GString *out, const char *name, const char *value)
{
    g_string_append_printf(out, " %s=\"", name);
    put_escaped(out, value);
    g_string_append_c(out, '"');
}

static void
put_number(GString *out, const char *name, double value, int decimals)
{
    g_autofree char *text = said_number(value, decimals);

    put_attribute(out, name, text);
}

static void
put_date(GString *out, const char *name, Date date)
{
    char text[11];

    if (date_is_set(date))
        put_attribute(out, name, date_format(date, text));
}

/* Its own day; else that of the import, where its sources do not tell of it. */
static Date
published_of(const Making *m, const Said *said)
{
    return date_is_set(said->published) ? said->published : m->asked->published;
}

/* series_sources: what it need not say; internal: neither that. */
static void
put_observation(GString *out, const Making *m, const Said *said, const char *series_sources, bool internal)
{
    const char *sources = said_word(m->figures, said->sources);
    g_autofree char *cell = m->asked->origin == NULL ? NULL : m->asked->origin(m->asked->sheet, said->at),
                    *origin = cell == NULL ? NULL : g_strconcat(m->asked->origin_file, cell, NULL);

    g_string_append(out, "<observation");
    put_attribute(out, "period", said_word(m->figures, said->period_text));
    if (said->has_value)
        put_number(out, "value", said->value, said->decimals);
    if (said->has_range) {
        put_number(out, "low", said->low, said->range_decimals);
        put_number(out, "high", said->high, said->range_decimals);
    }
    if (said->qualifier != QUALIFIER_NONE)
        put_attribute(out, "qualifier", qualifier_name((Qualifier)said->qualifier));
    if (said->missing != MISSING_NONE)
        put_attribute(out, "missing", missing_name((Missing)said->missing));
    if (said->basis != 0)
        put_attribute(out, "basis", said_word(m->figures, said->basis));
    put_date(out, "until", said->until);
    if (said->quality != Q_FINAL)
        put_attribute(out, "status", quality_name(said->quality));
    put_date(out, "published", published_of(m, said));
    if (strcmp(sources, series_sources) != 0)
        put_attribute(out, "sources", sources);
    if (said->note != 0)
        put_attribute(out, "note", said_word(m->figures, said->note));
    if (said->internal && !internal)
        put_attribute(out, AUDIENCE_ATTRIBUTE, "internal");
    if (origin != NULL)
        put_attribute(out, "origin", origin);
    put_date(out, "imported", origin == NULL ? DATE_NONE : m->asked->imported_on);
    g_string_append(out, "/>");
}

static void
put_series_tag(GString *out, const Making *m, const Said *said)
{
    const Subject *subject = lexicon_subject_at(m->lexicon, said->subject);
    size_t count;
    const Area *const *areas = plan_areas(lexicon_plan(m->lexicon), &count);

    g_string_append(out, "<series");
    put_attribute(out, "measure", subject->measure->id);
    if (said->area > 0)
        put_attribute(out, "area", areas[said->area - 1]->id);
    if (*subject->by != '\0')
        put_attribute(out, "by", subject->by);
    g_string_append_c(out, '>');
}

/* ---- in the manner of the neighbours ---- */

/* From the end of the line before to `at`, where nothing but white space lies between; else "". */
static char *
indent_of(const char *text, size_t at)
{
    size_t begin = at;

    while (begin > 0 && (text[begin - 1] == ' ' || text[begin - 1] == '\t'))
        begin--;
    if (begin == 0 || text[begin - 1] != '\n')
        return g_strdup("");
    begin -= begin > 1 && text[begin - 2] == '\r' ? 2 : 1;
    return g_strndup(text + begin, at - begin);
}

/* Behind it the rest of its line, where that is a comment alone: it tells of what stands before it. */
static size_t
behind_comment(const char *text, size_t at)
{
    size_t begin = at + strspn(text + at, " \t");
    const char *end;

    if (strncmp(text + begin, "<!--", 4) != 0 || (end = strstr(text + begin, "-->")) == NULL ||
        memchr(text + begin, '\n', (size_t)(end - text) - begin) != NULL)
        return at;
    return (size_t)(end - text) + 3;
}

static void
put_behind_figure(Making *m, const Said *said, const StoredFigure *before)
{
    const StoredSeries *series = SERIES(m, before->series);
    const DataFileText *file = FILE_OF(m, series->file);
    g_autofree char *indent = indent_of(file->text, before->tag.begin);
    g_autoptr(GString) out = g_string_new(indent);

    put_observation(out, m, said, series->sources, series->internal);
    add_edit(m, series->file, behind_comment(file->text, before->tag.end), 0, arena_strdup(m->arena, out->str));
}

/* Before the first figure of a series. */
static void
put_before_figure(Making *m, const Said *said, const StoredFigure *first)
{
    const StoredSeries *series = SERIES(m, first->series);
    g_autofree char *indent = indent_of(FILE_OF(m, series->file)->text, first->tag.begin);
    g_autoptr(GString) out = g_string_new(NULL);

    put_observation(out, m, said, series->sources, series->internal);
    g_string_append(out, indent);
    add_edit(m, series->file, first->tag.begin, 0, arena_strdup(m->arena, out->str));
}

/* Into a series without figures. */
static void
put_into_series(Making *m, const Said *said, const StoredSeries *series)
{
    const DataFileText *file = FILE_OF(m, series->file);
    g_autofree char *indent = indent_of(file->text, series->tag.begin);
    g_autoptr(GString) out = g_string_new(series->is_empty_tag ? ">" : "");
    size_t at = series->is_empty_tag ? series->tag.end - 2 : series->end;

    while (!series->is_empty_tag && at > series->tag.end && strchr(" \t\r\n", file->text[at - 1]) != NULL)
        at--;
    g_string_append_printf(out, "%s  ", indent);
    put_observation(out, m, said, series->sources, series->internal);
    if (series->is_empty_tag)
        g_string_append_printf(out, "%s</series>", indent);
    add_edit(m, series->file, at, series->is_empty_tag ? 2 : 0, arena_strdup(m->arena, out->str));
}

/* ---- where a new figure goes ---- */

static char *
series_key(uint32_t subject, uint32_t area)
{
    return g_strdup_printf("%u\t%u", subject, area);
}

/* What the figures of each series are, and which series there is of each measure and area. */
static void
look_at_series(Making *m)
{
    guint count = m->data->series->len;

    m->first_figures = g_new0(uint32_t, count + 1);
    m->figure_counts = g_new0(uint32_t, count + 1);
    for (guint i = 0; i < m->data->figures->len; i++) {
        const StoredFigure *figure = STORED(m, i);

        if (m->figure_counts[figure->series]++ == 0)
            m->first_figures[figure->series] = i;
    }
    for (guint i = 0; i < count; i++) {
        const StoredSeries *series = SERIES(m, i);
        const Measure *measure = lexicon_measure(m->lexicon, series->measure);
        const Area *area = lexicon_area(m->lexicon, series->area);
        Category all[CATEGORY_ROOM];
        size_t categories;
        g_autofree char *wrong = NULL;
        uint32_t subject;

        if ((m->has_target && series->file != m->target) || m->new_path != NULL || measure == NULL ||
            (area == NULL && *series->area != '\0') ||
            !lexicon_categories(m->lexicon, series->by, all, &categories, &wrong))
            continue;
        subject = lexicon_subject((Lexicon *)(guintptr)m->lexicon, measure, all, categories);
        g_hash_table_replace(m->series_of, series_key(subject, area == NULL ? 0 : (uint32_t)area->index + 1),
                             GUINT_TO_POINTER(i + 1));
    }
}

static void
put_into(Making *m, const Said *said, uint32_t number)
{
    uint32_t first = m->first_figures[number], count = m->figure_counts[number], before = 0;

    for (uint32_t i = 0; i < count; i++)
        if (period_compare(STORED(m, first + i)->said.period, said->period) <= 0)
            before = i + 1;
    if (count == 0)
        put_into_series(m, said, SERIES(m, number));
    else if (before == 0)
        put_before_figure(m, said, STORED(m, first));
    else
        put_behind_figure(m, said, STORED(m, first + before - 1));
}

/* By measure as the plan has them, then by area, then by period. */
static int
compare_new(const void *left, const void *right, void *making)
{
    const Making *m = making;
    const Change *a = left, *b = right;
    const Said *x = SAID(m, a->said), *y = SAID(m, b->said);
    const Subject *s = lexicon_subject_at(m->lexicon, x->subject), *t = lexicon_subject_at(m->lexicon, y->subject);
    size_t count;
    const Area *const *areas = plan_areas(lexicon_plan(m->lexicon), &count);
    int by;

    if (s->measure != t->measure)
        return s->measure->index < t->measure->index ? -1 : 1;
    if (x->subject != y->subject && (by = strcmp(s->by, t->by)) != 0)
        return by;
    if (x->area != y->area)
        return x->area == 0 ? -1 : y->area == 0 ? 1 : strcmp(areas[x->area - 1]->id, areas[y->area - 1]->id);
    by = period_compare(x->period, y->period);
    return by != 0 ? by : a->said < b->said ? -1 : a->said > b->said;
}

static const char *
area_id_of(const Making *m, const Said *said)
{
    size_t count;
    const Area *const *areas = plan_areas(lexicon_plan(m->lexicon), &count);

    return said->area == 0 ? "" : areas[said->area - 1]->id;
}

/* Of the series of one measure in a file that behind which a new one goes: 1 + its place; 0: before the `first`. */
typedef struct Neighbours {
    uint32_t before, first;
    bool any;
} Neighbours;

static Neighbours
neighbours_of(const Making *m, const Subject *subject, const char *area)
{
    Neighbours out = { 0 };
    const char *last = "";
    bool sorted = true;
    uint32_t behind = 0;

    for (guint i = 0; i < m->data->series->len; i++) {
        const StoredSeries *series = SERIES(m, i);

        if ((m->has_target && series->file != m->target) || strcmp(series->measure, subject->measure->id) != 0 ||
            strcmp(series->by, subject->by) != 0 || (out.any && series->file != SERIES(m, out.first)->file))
            continue;
        if (!out.any)
            out.first = i;
        out.any = true;
        sorted = sorted && strcmp(last, series->area) <= 0;
        last = series->area;
        behind = i + 1;
        if (strcmp(series->area, area) <= 0)
            out.before = i + 1;
    }
    if (!sorted)
        out.before = behind;
    return out;
}

/* The file in which a series of no neighbours goes: the only one, or the last with its measure, or observations.xml. */
static uint32_t
file_for(const Making *m, const Subject *subject)
{
    for (guint i = m->data->series->len; i > 0; i--)
        if (strcmp(SERIES(m, i - 1)->measure, subject->measure->id) == 0)
            return SERIES(m, i - 1)->file;
    for (guint i = m->data->series->len; i > 0; i--) {
        const Measure *measure = lexicon_measure(m->lexicon, SERIES(m, i - 1)->measure);

        if (measure != NULL && measure->topic != NULL && g_strcmp0(measure->topic, subject->measure->topic) == 0)
            return SERIES(m, i - 1)->file;
    }
    return m->data->files->len - 1;
}

/* A series of these, one behind the other; indent: of its own line. */
static char *
series_text(Making *m, const Change *changes, size_t count, const char *indent)
{
    g_autoptr(GString) out = g_string_new(NULL);

    put_series_tag(out, m, SAID(m, changes[0].said));
    for (size_t i = 0; i < count; i++) {
        g_string_append_printf(out, "%s  ", indent);
        put_observation(out, m, SAID(m, changes[i].said), "", false);
    }
    g_string_append_printf(out, "%s</series>", indent);
    return arena_strdup(m->arena, out->str);
}

static size_t
behind_series(const Making *m, const StoredSeries *series)
{
    const char *text = FILE_OF(m, series->file)->text;

    return series->is_empty_tag ? series->end : (size_t)(strchr(text + series->end, '>') - text) + 1;
}

static void
put_series_at_end(Making *m, const Change *changes, size_t count, uint32_t number)
{
    const DataFileText *file = FILE_OF(m, number);
    size_t at = file->root_end;
    const char *body = series_text(m, changes, count, "\n  ");

    if (file->is_empty_root && m->opened == number + 1) {
        add_edit(m, number, at, 0, arena_printf(m->arena, "\n  %s", body));
        return;
    }
    if (file->is_empty_root) {
        m->opened = number + 1;
        add_edit(m, number, at, 2, arena_printf(m->arena, ">\n  %s", body));
        add_edit(m, number, at + 2, 0, "\n</observations>");
        return;
    }
    while (at > 0 && strchr(" \t\r\n", file->text[at - 1]) != NULL)
        at--;
    add_edit(m, number, at, 0, arena_printf(m->arena, "\n  %s", body));
}

static void
put_new_series(Making *m, const Change *changes, size_t count)
{
    const Said *said = SAID(m, changes[0].said);
    const Subject *subject = lexicon_subject_at(m->lexicon, said->subject);
    Neighbours near = { 0 };
    const StoredSeries *series;
    g_autofree char *indent = NULL;

    if (m->new_path != NULL) {
        g_string_append_printf(m->new_file, "  %s\n", series_text(m, changes, count, "\n  "));
        return;
    }
    near = neighbours_of(m, subject, area_id_of(m, said));
    if (!near.any) {
        put_series_at_end(m, changes, count, m->has_target ? m->target : file_for(m, subject));
        return;
    }
    series = SERIES(m, near.before > 0 ? near.before - 1 : near.first);
    indent = indent_of(FILE_OF(m, series->file)->text, series->tag.begin);
    if (near.before > 0)
        add_edit(m, series->file, behind_comment(FILE_OF(m, series->file)->text, behind_series(m, series)), 0,
                 arena_printf(m->arena, "%s%s", indent, series_text(m, changes, count, indent)));
    else
        add_edit(m, series->file, series->tag.begin, 0,
                 arena_printf(m->arena, "%s%s", series_text(m, changes, count, indent), indent));
}

static void
put_new(Making *m)
{
    Change *fresh = (Change *)(void *)m->fresh->data;

    g_qsort_with_data(fresh, (gint)m->fresh->len, sizeof *fresh, compare_new, m);
    for (guint i = 0, next; i < m->fresh->len; i = next) {
        const Said *said = SAID(m, fresh[i].said);
        g_autofree char *key = series_key(said->subject, said->area);
        uint32_t number = GPOINTER_TO_UINT(g_hash_table_lookup(m->series_of, key));

        for (next = i + 1; next < m->fresh->len && SAID(m, fresh[next].said)->subject == said->subject &&
                           SAID(m, fresh[next].said)->area == said->area;
             next++)
            continue;
        if (number == 0)
            put_new_series(m, fresh + i, next - i);
        for (guint j = i; number > 0 && j < next; j++)
            put_into(m, SAID(m, fresh[j].said), number - 1);
    }
}

/* ---- what is there already ---- */

/* value NULL: the attribute goes. */
static void
set_attribute(Making *m, const StoredFigure *stored, const char *name, const char *value)
{
    uint32_t file = SERIES(m, stored->series)->file;
    const char *text = FILE_OF(m, file)->text;
    TextSpan span = tag_attribute(text, stored->tag, name), whole = tag_attribute_whole(text, stored->tag, name);
    g_autoptr(GString) out = g_string_new(NULL);
    size_t end;

    if (value == NULL) {
        if (span.begin != 0)
            add_edit(m, file, whole.begin, whole.end - whole.begin, "");
        return;
    }
    if (span.begin != 0) {
        put_escaped(out, value);
        if (text[span.begin - 1] == '\'') {
            g_string_truncate(out, 0);
            put_attribute(out, name, value);
            span = (TextSpan){ whole.begin, whole.end };
        }
        add_edit(m, file, span.begin, span.end - span.begin, arena_strdup(m->arena, out->str));
        return;
    }
    put_attribute(out, name, value);
    /* before provenance, where there is any: people read that last */
    whole = tag_attribute_whole(text, stored->tag, "origin");
    end = stored->tag.begin + 1;
    for (; text[end] != '>'; end++)
        if (text[end] == '"' || text[end] == '\'')
            end = (size_t)(strchr(text + end + 1, text[end]) - text);
    end -= text[end - 1] == '/';
    while (whole.begin == 0 && strchr(" \t\r\n", text[end - 1]) != NULL)
        end--;
    add_edit(m, file, whole.begin != 0 ? whole.begin : end, 0, arena_strdup(m->arena, out->str));
}

static void
set_text(Making *m, const StoredFigure *stored, const char *name, uint32_t text)
{
    set_attribute(m, stored, name, text == 0 ? NULL : said_word(m->figures, text));
}

static void
set_date(Making *m, const StoredFigure *stored, const char *name, Date date)
{
    char text[11];

    set_attribute(m, stored, name, date_is_set(date) ? date_format(date, text) : NULL);
}

/* The table's own list, or those of the data and behind them what the table adds. */
static void
set_sources(Making *m, const StoredFigure *stored, const Said *said)
{
    const char *there = said_word(m->figures, stored->said.sources);
    g_autoptr(GString) list = g_string_new((said->given & GIVEN_WHOLE) != 0 ? "" : there);
    g_auto(GStrv) wanted = g_strsplit(said_word(m->figures, said->sources), " ", -1),
                  old = g_strsplit(list->str, " ", -1);
    bool of_series = *SERIES(m, stored->series)->sources != '\0';

    for (size_t i = 0; wanted[i] != NULL; i++)
        if (*wanted[i] != '\0' && !g_strv_contains((const char *const *)old, wanted[i]))
            g_string_append_printf(list, "%s%s", list->len > 0 ? " " : "", wanted[i]);
    set_attribute(m, stored, "sources", list->len > 0 || of_series ? list->str : NULL);
}

static void
change(Making *m, const Change *c)
{
    const StoredFigure *stored = STORED(m, c->stored - 1);
    const Said *said = SAID(m, c->said);

    if ((c->changed & GIVEN_STATUS) != 0)
        set_attribute(m, stored, "status", said->quality == Q_FINAL ? NULL : quality_name(said->quality));
    if ((c->changed & GIVEN_BASIS) != 0)
        set_text(m, stored, "basis", said->basis);
    if ((c->changed & GIVEN_PUBLISHED) != 0)
        set_date(m, stored, "published", said->published);
    if ((c->changed & GIVEN_UNTIL) != 0)
        set_date(m, stored, "until", said->until);
    if ((c->changed & GIVEN_SOURCES) != 0)
        set_sources(m, stored, said);
    if ((c->changed & GIVEN_NOTE) != 0)
        set_text(m, stored, "note", said->note);
    if ((c->changed & GIVEN_AUDIENCE) != 0)
        set_attribute(m, stored, AUDIENCE_ATTRIBUTE, said->internal ? "internal" : NULL);
}

/* With its line, where it stands alone on it. */
static void
withdraw(Making *m, const StoredFigure *stored)
{
    uint32_t file = SERIES(m, stored->series)->file;
    const char *text = FILE_OF(m, file)->text;
    g_autofree char *indent = indent_of(text, stored->tag.begin);
    size_t end = behind_comment(text, stored->tag.end), line = strcspn(text + end, "\r\n"),
           alone = strspn(text + end, " \t") == line ? strlen(indent) : 0;

    add_edit(m, file, stored->tag.begin - alone, end + (alone > 0 ? line : 0) - stored->tag.begin + alone, "");
}

/* ---- all ---- */

static int
compare_edits(const void *left, const void *right)
{
    const Edit *a = left, *b = right;

    if (a->file != b->file)
        return a->file < b->file ? -1 : 1;
    if (a->at != b->at)
        return a->at < b->at ? -1 : 1;
    return a->order < b->order ? -1 : a->order > b->order;
}

/* Edits of one file, in order; the whole text. */
static GBytes *
apply(const DataFileText *file, const Edit *edits, size_t count)
{
    GString *out = g_string_sized_new(file->size + 256 * count);
    size_t at = 0;

    for (size_t i = 0; i < count; i++) {
        if (edits[i].at > at) {
            g_string_append_len(out, file->text + at, (gssize)(edits[i].at - at));
            at = edits[i].at;
        }
        g_string_append(out, edits[i].text);
        at = MAX(at, edits[i].at + edits[i].gone);
    }
    g_string_append_len(out, file->text + at, (gssize)(file->size - at));
    return g_string_free_to_bytes(out);
}

static void
apply_all(Making *m, GPtrArray *paths, GPtrArray *bytes)
{
    Edit *edits = (Edit *)(void *)m->edits->data;

    sort_items(edits, m->edits->len, sizeof *edits, compare_edits);
    for (guint i = 0, next; i < m->edits->len; i = next) {
        const DataFileText *file = FILE_OF(m, edits[i].file);

        for (next = i + 1; next < m->edits->len && edits[next].file == edits[i].file; next++)
            continue;
        g_ptr_array_add(paths, g_strdup(file->path));
        g_ptr_array_add(bytes, apply(file, edits + i, next - i));
    }
    if (m->new_path != NULL && m->fresh->len > 0) {
        g_string_append(m->new_file, "</observations>\n");
        g_ptr_array_add(paths, g_strdup(m->new_path));
        g_ptr_array_add(bytes, g_bytes_new(m->new_file->str, m->new_file->len));
    }
}

/* The file that was asked for, or, in a folder without observations, one of its own. */
static bool
find_target(Making *m, Diags *diags)
{
    const char *asked = m->asked->output;
    g_autofree char *usual = g_build_filename(m->asked->folder, "observations.xml", NULL);

    if (asked == NULL && m->data->files->len > 0)
        return true;
    if (asked == NULL)
        asked = usual;
    for (guint i = 0; i < m->data->files->len && !m->has_target; i++) {
        g_autofree char *ours = g_canonicalize_filename(FILE_OF(m, i)->path, NULL),
                        *theirs = g_canonicalize_filename(asked, NULL);

        m->has_target = strcmp(ours, theirs) == 0;
        m->target = i;
    }
    if (m->has_target)
        return true;
    if (g_file_test(asked, G_FILE_TEST_EXISTS)) {
        diag_report(diags, DIAG_IMPORT_TARGET_FILE, (Place){ 0 }, asked, NULL);
        return false;
    }
    m->new_path = arena_strdup(m->arena, asked);
    m->new_file = g_string_new("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<observations>\n");
    return true;
}

bool
merge_files(const Merge *merge, const DataText *data, const SaidList *figures, const Lexicon *lexicon,
            const MergeAsked *asked, GPtrArray *paths, GPtrArray *bytes, Diags *diags)
{
    g_autoptr(Arena) arena = arena_new();
    Making m = { .merge = merge, .data = data, .figures = figures, .lexicon = lexicon, .asked = asked, .arena = arena };
    bool found = find_target(&m, diags);

    m.edits = g_array_new(FALSE, FALSE, sizeof(Edit));
    m.fresh = g_array_new(FALSE, FALSE, sizeof(Change));
    m.series_of = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    if (found)
        look_at_series(&m);
    for (guint i = 0; found && i < merge->changes->len; i++) {
        const Change *c = &g_array_index(merge->changes, Change, i);

        if (c->outcome == OUTCOME_NEW)
            g_array_append_val(m.fresh, *c);
        else if (c->outcome == OUTCOME_CHANGED)
            change(&m, c);
        else if (c->outcome == OUTCOME_REVISED)
            put_behind_figure(&m, SAID(&m, c->said), STORED(&m, c->stored - 1));
        else if (c->outcome == OUTCOME_VANISHED && asked->withdraw)
            withdraw(&m, STORED(&m, c->stored - 1));
    }
    if (found) {
        put_new(&m);
        apply_all(&m, paths, bytes);
    }
    g_array_unref(m.edits);
    g_array_unref(m.fresh);
    g_hash_table_unref(m.series_of);
    g_free(m.first_figures);
    g_free(m.figure_counts);
    if (m.new_file != NULL)
        g_string_free(m.new_file, TRUE);
    return found;
}
