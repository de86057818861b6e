/*
 * The year table: one row a measure, one column a year, or a quarter or month where figures are told so, straight
 * from the model. It is the one place of a sheet where every figure can be checked, so each cell carries its
 * observation's id and each row its sources.
 */
#include "template/internal.h"
#include "base/digits.h"
#include "base/format.h"
#include "base/words.h"
#include "model/slots.h"
#include <math.h>
#include <string.h>

/* label NULL: the measure's name; topic NULL: a row asked for by its measure. */
typedef struct TableRow {
    const Measure *measure;
    const Area *area;
    const char *label, *topic;
    bool member;                        /* of some alone; under the row of all */
    const Figure *figures;
    size_t count;
    Frequency frequency;
} TableRow;

/* figures: "#a #b" */
typedef struct Cover { size_t covered, total; const char *figures; } Cover;

typedef struct YearTable {
    Fill *fill;
    const Instruction *instruction;
    const Area *area;
    DocNode *table;
    GArray *rows;               /* TableRow */
    YearStart start;            /* of reporting years */
    const Period *slots; size_t slot_count;     /* its columns */
    GPtrArray *notes;           /* texts, by letter */
    GHashTable *covers;         /* of these, on how many areas figures rest: text -> Cover */
    guint serial;               /* which year table of the document */
    bool units;                 /* a column of units; without it the head or the labels name them */
    bool named;                 /* a column is no calendar year */
    bool flows, stocks;         /* figures of calendar years, and of their ends: what the notes tell of */
    /* the cells of the row without a figure, "2018" and "2018:confidential"; those with one, where columns overlap */
    GString *none, *why, *told;
    bool undisaggregated;               /* a figure of all, and none of some */
    bool estimates, preliminary, summed, bounds[QUALIFIER_COUNT], missing[MISSING_COUNT];
} YearTable;

/*
 * A sum of which a part is not known says no more than the rows of its parts, which stand beside it under their topic.
 */
static void
leave_out_partial(YearTable *y, TableRow *row)
{
    Figure *whole = arena_new0(y->fill->arena, Figure, row->count);
    size_t count = 0;

    for (size_t i = 0; i < row->count; i++)
        if (row->figures[i].only == NULL)
            whole[count++] = row->figures[i];
    row->figures = whole;
    row->count = count;
}

static void
add_row(YearTable *y, TableRow row)
{
    row.figures = view_series_open(y->fill->view, row.measure, row.area, &row.count);
    if (row.count > 0)
        g_array_append_val(y->rows, row);
}

/*
 * by="sex age": under the row one for each member of these dimensions of which anything is told. quietly: of a measure
 * that is not told so nothing is said.
 */
static void
add_members(YearTable *y, const TableRow *of, bool quietly)
{
    Fill *fill = y->fill;
    g_auto(GStrv) dimensions = g_strsplit(fill_text(fill, y->instruction, "by"), " ", -1);

    for (size_t d = 0; dimensions[d] != NULL; d++) {
        const Dimension *dimension = *dimensions[d] == '\0' || (quietly && !is_told_by(of->measure, dimensions[d]))
                                         ? NULL
                                         : need_dimension(fill, of->measure, dimensions[d],
                                                          fill_argument(y->instruction, "by")->place);

        for (size_t i = 0; dimension != NULL && i < dimension->member_count; i++) {
            TableRow row = *of;

            row.measure = measure_of_member(fill, of->measure, dimension, i);
            row.label = member_title_marked(fill, dimension, i);
            row.member = true;
            if (row.measure != NULL)
                add_row(y, row);
        }
    }
}

static void
find_rows(YearTable *y, const char *topic)
{
    size_t count = 0;
    const Measure *const *measures = plan_measures(y->fill->plan, &count);

    for (size_t i = 0; i < count; i++) {
        TableRow row = { .measure = measures[i], .area = y->area, .topic = topic };

        if (measures[i]->topic == NULL || strcmp(measures[i]->topic, topic) != 0)
            continue;
        row.figures = view_series_open(y->fill->view, measures[i], y->area, &row.count);
        leave_out_partial(y, &row);
        if (row.count > 0)
            g_array_append_val(y->rows, row);
        add_members(y, &row, true);
    }
}

static void
add_rows(YearTable *y, const Measure *measure, const Area *area, const char *label)
{
    const TableRow row = { .measure = measure, .area = area, .label = label };

    add_row(y, row);
    add_members(y, &row, false);
}

/*
 * measures="…": these, in this order; with areas="…" a row an area, under the area's name where there is one measure.
 */
static void
find_named_rows(YearTable *y)
{
    Fill *fill = y->fill;
    g_auto(GStrv) measures = words_split(fill_text(fill, y->instruction, "measures"));
    g_auto(GStrv) areas = words_split(fill_text(fill, y->instruction, "areas"));

    for (size_t m = 0; measures[m] != NULL; m++) {
        const Measure *measure = need_measure(fill, measures[m]);

        if (measure == NULL)
            continue;
        if (areas[0] == NULL)
            add_rows(y, measure, y->area, NULL);
        for (size_t s = 0; areas[s] != NULL; s++) {
            const Area *area = need_area(fill, areas[s]);

            if (area != NULL)
                add_rows(y, measure, area, area_marked(fill, area));
        }
    }
}

/* The latest that hold a figure, at most `most`; those between keep their place. */
static void
find_slots(YearTable *y, size_t most)
{
    GArray *slots = g_array_new(FALSE, FALSE, sizeof(Period));
    bool gaps = false;
    Date now = view_as_of(y->fill->view);

    y->start = plan_year_start(y->fill->plan);
    for (guint r = 0; r < y->rows->len; r++) {
        TableRow *row = &g_array_index(y->rows, TableRow, r);

        row->frequency = series_frequency(row->measure, row->figures, row->count, y->start);
        gaps = gaps || series_has_gaps(row->measure, row->frequency);
        for (size_t i = 0; i < row->count; i++)
            slots_add(slots, series_slot(row->measure, row->figures[i].period, row->frequency, y->start));
        if (row->measure->nature == NATURE_STANDING)    /* it stands to this day */
            slots_add(slots, series_slot(row->measure, (Period){ now, now }, row->frequency, y->start));
    }
    if (gaps)
        slots_fill(slots, y->start);
    y->slot_count = MIN(slots->len, most);
    y->slots = arena_memdup(y->fill->arena, &g_array_index(slots, Period, slots->len - y->slot_count),
                            sizeof(Period) * y->slot_count);
    for (size_t i = 0; i < y->slot_count; i++)
        y->named = y->named || !period_is_calendar_year(y->slots[i]);
    g_array_unref(slots);
}

static bool
is_by(Date date, Period slot)
{
    return date_compare(date_last_day(date), date_last_day(slot.last)) <= 0;
}

/* Of what stands until it is revoked, the last that was told by the end of the column's period. */
static const Figure *
told_by_end(const TableRow *row, Period slot)
{
    for (size_t i = row->measure->nature == NATURE_STANDING ? row->count : 0; i > 0; i--)
        if (is_by(row->figures[i - 1].period.last, slot))
            return &row->figures[i - 1];
    return NULL;
}

static bool
is_revoked_in(const TableRow *row, Period slot)
{
    const Figure *figure = told_by_end(row, slot);

    return figure != NULL && date_is_set(figure->revoked) && is_by(figure->revoked, slot);
}

static const Figure *
figure_in(const YearTable *y, const TableRow *row, Period slot)
{
    if (row->measure->nature == NATURE_STANDING)
        return is_revoked_in(row, slot) ? NULL : told_by_end(row, slot);
    return series_in_slot(row->measure, row->figures, row->count, row->frequency, slot, y->start);
}

static DocNode *
append(YearTable *y, DocNode *parent, DocKind kind, const char *class)
{
    DocNode *node = doc_append(y->fill->doc, parent, kind);

    node->place = y->instruction->place;
    if (class != NULL)
        fill_class(y->fill, node, class);
    if (kind == DOC_CELL)
        node->u.cell.column_span = node->u.cell.row_span = 1;
    return node;
}

static DocNode *
append_cell(YearTable *y, DocNode *row, const char *class, const char *text, TextAlign align)
{
    DocNode *cell = append(y, row, DOC_CELL, class);

    cell->align = align;
    fill_words(y->fill, cell, text);
    return cell;
}

static const char *
slot_text(YearTable *y, Period slot)
{
    return lang_reporting_period(y->fill->lang, y->fill->arena, slot, y->start, DATE_MEDIUM);
}

/* What the areas of the rows are called, where all of them are of one kind: "District". */
static const char *
area_heading(YearTable *y)
{
    Fill *fill = y->fill;
    const AreaKind *kind = NULL;
    const char *form;

    for (guint i = 0; i < y->rows->len; i++) {
        const Area *area = g_array_index(y->rows, TableRow, i).area;

        if (area == NULL || (kind != NULL && area->kind != kind))
            return message0(fill, "table-areas");
        kind = area->kind;
    }
    form = kind == NULL ? NULL
                        : form_here(fill, kind->forms, lang_plural(fill->lang, 1, NUMBER_DECIMAL, 0));
    return form != NULL                                          ? upper_first(fill, form)
           : kind == NULL || strcmp(kind->id, "state") == 0 ? message0(fill, "table-area")
                                                                 : message0(fill, "table-areas");
}

static const char *
unit_of(YearTable *y, const Measure *measure)
{
    LangArg args[1] = { LANG_TEXT("unit", unit_text(y->fill, measure)) };

    return measure->scale == 1000 ? lang_message(y->fill->lang, y->fill->arena, "unit-thousand", args, 1)
                                  : args[0].text;
}

/* What its rows have in common: they are of areas, all in one unit, or else each of a measure. */
static const char *
label_heading(YearTable *y)
{
    const char *unit = NULL;

    if (fill_says(y->fill, y->instruction, "areas"))
        return area_heading(y);
    for (guint i = 0; i < y->rows->len && !y->units; i++) {
        const char *own = unit_of(y, g_array_index(y->rows, TableRow, i).measure);

        if (own == NULL || *own == '\0' || (unit != NULL && strcmp(unit, own) != 0))
            return message0(y->fill, "table-indicator");
        unit = own;
    }
    return unit == NULL ? message0(y->fill, "table-indicator") : upper_first(y->fill, unit);
}

static void
append_head(YearTable *y)
{
    DocNode *row = append(y, y->table, DOC_ROW, "table-head");

    append_cell(y, row, "table-head-label", label_heading(y), ALIGN_START);
    if (y->units)
        append_cell(y, row, "table-head-cell", message0(y->fill, "table-unit"), ALIGN_START);
    for (size_t i = 0; i < y->slot_count; i++)
        append_cell(y, row, "table-head-cell", slot_text(y, y->slots[i]), ALIGN_END);
    append_cell(y, row, "table-head-source", message0(y->fill, "table-source"), ALIGN_END);
    for (DocNode *cell = row->first_child; cell != NULL; cell = cell->next)
        cell->u.cell.header = true;
    y->table->u.table.head_rows = 1;
}

/*
 * a, b, c, d, f … o, q … z, a2, b2 …: e means estimate, p preliminary. Letters of several notes stand side by side,
 * and each can be told from the next.
 */
static const char *
letter_of(Arena *arena, guint index)
{
    enum { LETTERS = 24, BEFORE_E = 4, BEFORE_P = 15 };
    guint letter = index % LETTERS, round = index / LETTERS + 1;

    letter += letter >= BEFORE_E;
    letter += letter >= BEFORE_P;
    return round == 1 ? arena_printf(arena, "%c", (char)('a' + letter))
                      : arena_printf(arena, "%c%u", (char)('a' + letter), round);
}

/* The destinations of a note and of where it is called first; those of a template have no colon. */
static const char *
note_name(YearTable *y, const char *what, const char *letter)
{
    return arena_printf(y->fill->arena, "table-%s:%u:%s", what, y->serial, letter);
}

/* A letter for each different note, in the order in which notes are met. */
static const char *
note_letter(YearTable *y, const char *note)
{
    guint index;

    if (!g_ptr_array_find_with_equal_func(y->notes, note, g_str_equal, &index)) {
        index = y->notes->len;
        g_ptr_array_add(y->notes, (gpointer)(guintptr)note);
    }
    return letter_of(y->fill->arena, index);
}

/* "to 5 November 2018": it is of a part of its period. */
static const char *
open_text(YearTable *y, const Figure *figure)
{
    LangArg args[1] = { LANG_TEXT("date", lang_date(y->fill->lang, y->fill->arena, figure->own, DATE_LONG)) };

    return lang_message(y->fill->lang, y->fill->arena, "table-note-open", args, 1);
}

/*
 * A stock told before the end of its column's period, of which the head and the note speak: "at June 2018". What is
 * told of another kind has its day in a note of its own.
 */
static bool
is_told_before_end(const Figure *figure, const Measure *measure, Period slot)
{
    return measure->nature == NATURE_STOCK && !figure->open &&
           date_compare(date_last_day(figure->period.last), date_last_day(slot.last)) < 0;
}

static const char *
told_at_text(YearTable *y, const Figure *figure)
{
    LangArg args[1] = { LANG_TEXT("period", slot_text(y, figure->period)) };

    return lang_message(y->fill->lang, y->fill->arena, "table-note-at", args, 1);
}

/* "2 of 3 districts": one note, however many figures it is of. */
static const char *
coverage_letter(YearTable *y, const Figure *figure)
{
    Arena *arena = y->fill->arena;
    const char *text = coverage_text(y->fill, figure);
    Cover *cover = g_hash_table_lookup(y->covers, text);

    if (cover == NULL) {
        cover = arena_new0(arena, Cover, 1);
        *cover = (Cover){ figure->over.covered, figure->over.total, arena_printf(arena, "#%s", figure->id) };
        g_hash_table_insert(y->covers, (gpointer)(guintptr)text, cover);
    } else {
        cover->figures = arena_printf(arena, "%s #%s", cover->figures, figure->id);
    }
    return note_letter(y, text);
}

/* With what it claims of each of its figures. */
static const char *
note_text(YearTable *y, const char *text)
{
    Arena *arena = y->fill->arena;
    const Cover *cover = g_hash_table_lookup(y->covers, text);

    if (cover == NULL)
        return text;
    return marked_sentence(arena,
                           (const UserProperty[]){ { "rule", sentence_rules[SENTENCE_COVERAGE].name },
                                                   { "figure", cover->figures },
                                                   { "covered", arena_printf(arena, "%zu", cover->covered) },
                                                   { "total", arena_printf(arena, "%zu", cover->total) } },
                           4, text);
}

/* The superior letters that hang to the end of the figure. */
static void
append_letters(YearTable *y, DocNode *cell, const Figure *figure, const TableRow *from, Period slot)
{
    const Measure *measure = from->measure;
    GString *letters = arena_text_begin(y->fill->arena);
    const char *all, *note = figure_note(y->fill, figure), *changed;

    if (figure->quality == Q_ESTIMATE) {
        y->estimates = true;
        g_string_append(letters, "e");
    }
    if (figure->quality == Q_PRELIMINARY) {
        y->preliminary = true;
        g_string_append(letters, "p");
    }
    if (note != NULL && figure->quality == Q_FINAL)
        g_string_append(letters, note_letter(y, note));
    if (figure->open)
        g_string_append(letters, note_letter(y, open_text(y, figure)));
    if (is_told_before_end(figure, measure, slot))
        g_string_append(letters, note_letter(y, told_at_text(y, figure)));
    if (figure->parts_say != NULL)
        g_string_append(letters, note_letter(y, figure_parts_said(y->fill, figure, measure)));
    if (figure->undated)
        g_string_append(letters, note_letter(y, message0(y->fill, "table-note-undated")));
    if ((changed = figure_since(y->fill, figure, from->measure, from->area)) != NULL)
        g_string_append(letters, note_letter(y, changed));
    if (figure->over.total > 0) {
        g_string_append(letters, coverage_letter(y, figure));
    } else if (figure->summed) {
        y->summed = true;
        g_string_append(letters, "+");
    }
    all = arena_text_end(y->fill->arena, letters);
    if (*all != '\0') {
        size_t first = 1 + strspn(all + 1, "0123456789");
        const char *letter = arena_strndup(y->fill->arena, all, first);

        append_note_letters(y->fill, append(y, cell, DOC_SPAN, "table-letter"), all, note_name(y, "note", letter),
                            note_name(y, "call", letter));
    }
}

/* Is there a figure of all, and none of these? */
static bool
is_not_disaggregated(YearTable *y, const TableRow *from, Period slot)
{
    size_t count = 0;
    const Figure *figures =
        from->member ? view_series(y->fill->view, from->measure->of, from->area, &count) : NULL;

    return figures != NULL && series_in_slot(from->measure->of, figures, count,
                                             series_frequency(from->measure->of, figures, count, y->start), slot,
                                             y->start) != NULL;
}

static void
add_when(const YearTable *y, GString *whens, Period slot)
{
    char when[PERIOD_TEXT];

    format_append(whens, "%s%s", whens->len > 0 ? " " : "", period_format(slot, y->start, when));
}

/* Where it is known why there is no figure, its sign, which the notes explain; else the point. */
static void
append_none(YearTable *y, DocNode *cell, const TableRow *from, Period slot)
{
    Figure told;
    Missing missing = view_missing_in(y->fill->view, from->measure, from->area, from->frequency, slot, &told);
    const char *reason = missing_name(missing);

    if (is_revoked_in(from, slot)) {
        fill_class(y->fill, cell, "table-why");
        fill_words(y->fill, cell, message0(y->fill, "legend-member-revoked"));
        add_when(y, y->why, slot);
        g_string_append(y->why, ":revoked");
        return;
    }
    if (missing == MISSING_NONE && is_not_disaggregated(y, from, slot)) {
        fill_class(y->fill, cell, "table-why");
        fill_words(y->fill, cell, message0(y->fill, "missing-sign-not-disaggregated"));
        cell->actual_text = message_told(y->fill, "missing-not-disaggregated", NULL, 0);
        y->undisaggregated = true;
        return;
    }
    if (missing != MISSING_NONE)
        fill_class(y->fill, cell, "table-why");
    fill_words(y->fill, cell,
               missing == MISSING_NONE ? "·"
                                       : message0(y->fill, arena_printf(y->fill->arena, "missing-sign-%s", reason)));
    add_when(y, missing == MISSING_NONE ? y->none : y->why, slot);
    if (missing != MISSING_NONE)
        format_append(y->why, ":%s", reason);
    cell->actual_text = message_told(
        y->fill, missing == MISSING_NONE ? "table-no-figure" : arena_printf(y->fill->arena, "missing-%s", reason), NULL,
        0);
    y->missing[missing] = true;
}

/* Only what is of a whole year, or of its end: a vote has its day, and a note tells of any other day. */
static void
look_at_period(YearTable *y, const Figure *figure, const Measure *measure)
{
    bool of_year = figure->period.first.month == 0 && figure->period.first.year == figure->period.last.year;

    y->flows = y->flows || (of_year && measure->nature == NATURE_FLOW);
    y->stocks = y->stocks || (of_year && measure->nature == NATURE_STOCK);
}

/* A judgement in its words, where it is one of the grades; else the number. */
static const char *
cell_text(YearTable *y, const Figure *figure, const Measure *measure)
{
    for (size_t i = 0; i < measure->grade_count && !figure->between && !figure->has_range; i++)
        if (measure->grades[i].value == figure->value)
            return local_marked(y->fill, measure->grades[i].title);
    return figure_number(y->fill, figure, measure);
}

static bool
row_is_shown(const YearTable *y, const TableRow *row)
{
    for (size_t i = 0; i < y->slot_count; i++)
        if (figure_in(y, row, y->slots[i]) != NULL || is_revoked_in(row, y->slots[i]))
            return true;
    return false;
}

/* Is one of these rows, of the same area, the sum of the others? A total, or a part: any other is neither. */
typedef enum RowRank { ROW_ALONE, ROW_TOTAL, ROW_PART } RowRank;

static bool
is_part_of(const Measure *part, const Measure *whole)
{
    for (size_t i = 0; i < whole->sum_count; i++)
        if (whole->sum_of[i] == part)
            return true;
    return false;
}

/* Does the template say so of it? */
static bool
is_said_total(const YearTable *y, const TableRow *row)
{
    g_auto(GStrv) totals = words_split(fill_text(y->fill, y->instruction, "totals"));

    return !row->member && g_strv_contains((const char *const *)totals, row->measure->id);
}

static RowRank
rank_of(const YearTable *y, const TableRow *row)
{
    RowRank rank = is_said_total(y, row) ? ROW_TOTAL : ROW_ALONE;

    for (guint r = 0; r < y->rows->len && rank != ROW_TOTAL; r++) {
        const TableRow *other = &g_array_index(y->rows, TableRow, r);

        RowRank found = other->area != row->area                     ? ROW_ALONE
                        : is_part_of(other->measure, row->measure) ? ROW_TOTAL
                        : is_part_of(row->measure, other->measure) ? ROW_PART
                                                                   : ROW_ALONE;

        if (found != ROW_ALONE && row_is_shown(y, other))
            rank = found;
    }
    return rank;
}

static void
append_figure(YearTable *y, DocNode *row, const TableRow *from, Period slot, bool total)
{
    const Figure *figure = figure_in(y, from, slot);
    DocNode *cell = append(y, row, DOC_CELL, figure == NULL ? "table-none" : total ? "table-total" : "table-figure"),
            *span;

    cell->align = ALIGN_END;
    if (figure == NULL) {
        append_none(y, cell, from, slot);
        return;
    }
    if (y->named)
        add_when(y, y->told, slot);
    if (figure->qualifier != QUALIFIER_NONE)
        fill_words(y->fill, cell, sign_before(y->fill, figure->qualifier));
    span = append(y, cell, DOC_SPAN, NULL);
    span->id = figure_printed_id(y->fill, figure, from->measure);
    span->data_place = figure_place(figure);
    if (figure->has_range && !figure->between)
        fill_words(y->fill, append(y, cell, DOC_SPAN, NULL),
                   arena_printf(y->fill->arena, " (%s)", range_text(y->fill, figure, from->measure)));
    fill_words(y->fill, span, cell_text(y, figure, from->measure));
    if (*sign_after(y->fill, figure->qualifier) != '\0')
        fill_words(y->fill, cell, sign_after(y->fill, figure->qualifier));
    y->bounds[figure->qualifier] = true;
    look_at_period(y, figure, from->measure);
    append_letters(y, cell, figure, from, slot);
}

static GArray *
row_sources(YearTable *y, const TableRow *row)
{
    g_autoptr(GArray) shown = g_array_sized_new(FALSE, FALSE, sizeof(Figure), (guint)y->slot_count);

    if (row->measure->membership != NULL)
        return cite_memberships(y->fill, row->measure->membership);

    for (size_t i = 0; i < y->slot_count; i++) {
        const Figure *figure = figure_in(y, row, y->slots[i]);
        Figure missing = { 0 };

        if (figure == NULL)
            view_missing_in(y->fill->view, row->measure, row->area, row->frequency, y->slots[i], &missing);
        g_array_append_vals(shown, figure != NULL ? figure : &missing, 1);
    }
    return cite_figures(y->fill, (const Figure *)(const void *)shown->data, shown->len);
}

/* Which cells of the row say that there is no figure, for whoever holds the table against the data. */
static void
claim_cells(YearTable *y, DocNode *row, const TableRow *from)
{
    Arena *arena = y->fill->arena;
    UserProperty properties[6] = { { "rule", sentence_rules[SENTENCE_CELLS].name }, { "measure", from->measure->id } };
    size_t count = 2;

    if (y->none->len == 0 && y->why->len == 0)
        return;
    if (from->area != NULL)
        properties[count++] = (UserProperty){ "area-id", from->area->id };
    if (y->none->len > 0)
        properties[count++] = (UserProperty){ "none", arena_strdup(arena, y->none->str) };
    if (y->why->len > 0)
        properties[count++] = (UserProperty){ "why", arena_strdup(arena, y->why->str) };
    if (y->told->len > 0)
        properties[count++] = (UserProperty){ "told", arena_strdup(arena, y->told->str) };
    row->properties = arena_memdup(arena, properties, sizeof *properties * count);
    row->property_count = count;
}

static void
append_row(YearTable *y, const TableRow *from)
{
    DocNode *row = append(y, y->table, DOC_ROW, "table-row"), *label;
    RowRank rank = rank_of(y, from);
    const char *class = from->member         ? "table-label-member"
                        : rank == ROW_TOTAL ? "table-label-total"
                        : rank == ROW_PART  ? "table-label-part"
                                            : "table-label";
    const Measure *measure = from->measure;
    g_autoptr(GArray) numbers = row_sources(y, from);

    label = append_cell(y, row, class, from->label != NULL ? from->label : measure_name_marked(y->fill, measure),
                        ALIGN_START);
    label->u.cell.header = label->u.cell.row_header = true;
    if (y->units)
        append_cell(y, row, "table-unit", unit_of(y, measure), ALIGN_START);
    for (size_t i = 0; i < y->slot_count; i++)
        append_figure(y, row, from, y->slots[i], rank == ROW_TOTAL);
    claim_cells(y, row, from);
    g_string_truncate(y->none, 0);
    g_string_truncate(y->why, 0);
    g_string_truncate(y->told, 0);
    append_citation(y->fill, append_cell(y, row, "table-source", "", ALIGN_END), NULL, numbers, ", ", true);
}

static void
append_topic(YearTable *y, const char *topic_id)
{
    const Topic *topic = plan_find_topic(y->fill->plan, topic_id);
    bool headed = false;

    for (guint r = 0; r < y->rows->len; r++) {
        const TableRow *row = &g_array_index(y->rows, TableRow, r);

        if (row->topic == NULL || strcmp(row->topic, topic_id) != 0 || !row_is_shown(y, row))
            continue;
        if (!headed) {
            DocNode *subhead = append(y, y->table, DOC_ROW, "table-subhead"), *cell;

            subhead->u.row.subhead = true;
            cell = append_cell(y, subhead, "table-subhead-cell",
                               topic == NULL ? topic_id : local_marked(y->fill, topic->title), ALIGN_START);
            cell->u.cell.column_span = (int)y->slot_count + 2 + y->units;
            cell->u.cell.header = true;
            headed = true;
        }
        append_row(y, row);
    }
}

/* What is told in thousands says so in its row: no head above the table does. */
static double
units_width(YearTable *y)
{
    enum { ITS_WIDTH = 46 };
    double width = fill_number(y->fill, y->instruction, "unit-width", ITS_WIDTH);

    for (guint r = 0; r < y->rows->len && width <= 0; r++)
        if (g_array_index(y->rows, TableRow, r).measure != NULL &&
            g_array_index(y->rows, TableRow, r).measure->scale > 1)
            width = ITS_WIDTH;
    return width;
}

static void
set_columns(YearTable *y)
{
    size_t at = 0;
    DocTableColumn *columns = arena_new0(y->fill->arena, DocTableColumn, y->slot_count + 3);
    double units = units_width(y);

    y->units = units > 0;
    columns[at++] = (DocTableColumn){ .width = fill_number(y->fill, y->instruction, "label-width", 146) };
    if (y->units)
        columns[at++] = (DocTableColumn){ .width = units };
    for (size_t i = 0; i < y->slot_count; i++)
        columns[at++] = (DocTableColumn){ .share = 1, .align = ALIGN_END };
    columns[at++] =
        (DocTableColumn){ .width = fill_number(y->fill, y->instruction, "source-width", 44), .align = ALIGN_END };
    y->table->u.table.columns = columns;
    y->table->u.table.column_count = at;
}

static void
append_note(YearTable *y, DocNode *note, const char *text)
{
    fill_words(y->fill, note, arena_printf(y->fill->arena, "%s%s", note->first_child == NULL ? "" : " ", text));
}

/*
 * A superior letter, which leads back to where it stands first, and what it means: a note of its own. Right to left
 * each is isolated (UAX 9, RLI and PDI): beside words that are not translated its letter would else stand at those of
 * the note before.
 */
static void
append_letter_note(YearTable *y, DocNode *paragraph, const char *letter, const char *text)
{
    DocNode *note, *label, *link;
    bool rtl = lang_direction(y->fill->lang) == DIRECTION_RTL;

    append_note(y, paragraph, rtl ? "\u2067" : "");
    note = append(y, paragraph, DOC_SPAN, NULL);
    note->role = DOC_ROLE_NOTE;
    note->id = note_name(y, "note", letter);
    note->u.span.place = true;
    label = append(y, note, DOC_SPAN, NULL);
    label->role = DOC_ROLE_LABEL;
    link = append(y, label, DOC_LINK, "sup");
    link->u.link.destination = note_name(y, "call", letter);
    link->u.link.contents = message_told(y->fill, "note-back", NULL, 0);
    link->u.link.soft = true;
    fill_words(y->fill, link, letter);
    fill_words(y->fill, note, arena_printf(y->fill->arena, "\u00A0%s%s", text, g_str_has_suffix(text, ".") ? "" : "."));
    if (rtl)
        doc_append_text(y->fill->doc, paragraph, "\u2069");
}

/* What a row told to the view that the page is compared with, and tells no more, whether or not its column is left. */
static void
append_gone(YearTable *y, DocNode *note)
{
    for (guint r = 0; y->fill->request->before != NULL && r < y->rows->len; r++) {
        const TableRow *row = &g_array_index(y->rows, TableRow, r);
        g_autoptr(GPtrArray) gone = figures_gone(y->fill, row->measure, row->area, DATE_NONE);

        for (guint i = 0; i < gone->len; i++) {
            append_note(y, note, row->label != NULL ? row->label : measure_name_marked(y->fill, row->measure));
            append_note(y, note, arena_printf(y->fill->arena, "· %s.", (const char *)g_ptr_array_index(gone, i)));
        }
    }
}

/* The notes below: what the marks and letters that stand in the table mean, and no others. */
static void
append_notes(YearTable *y, DocNode *parent)
{
    DocNode *note = append(y, parent, DOC_PARAGRAPH, "note");
    Fill *fill = y->fill;

    if (y->named)
        append_note(y, note, message0(fill, "table-note-columns"));
    else if (y->flows || y->stocks)
        append_note(y, note,
                    message0(fill, y->flows && y->stocks ? "table-note-periods"
                                   : y->flows            ? "table-note-flows"
                                                         : "table-note-stocks"));
    if (y->missing[MISSING_NONE])
        append_note(y, note, message0(fill, "table-note-none"));
    append_sign_notes(fill, note, y->bounds);
    for (int m = MISSING_NONE + 1; m < MISSING_COUNT; m++)
        if (y->missing[m])
            append_note(
                y, note,
                arena_printf(fill->arena, "%s %s.",
                             message0(fill, arena_printf(fill->arena, "missing-sign-%s", missing_name((Missing)m))),
                             message0(fill, arena_printf(fill->arena, "missing-%s", missing_name((Missing)m)))));
    if (y->undisaggregated)
        append_note(y, note,
                    arena_printf(fill->arena, "%s %s.", message0(fill, "missing-sign-not-disaggregated"),
                                 message0(fill, "missing-not-disaggregated")));
    append_gone(y, note);
    for (guint i = 0; i < y->notes->len; i++) {
        const char *text = g_ptr_array_index(y->notes, i);

        append_letter_note(y, note, note_letter(y, text), note_text(y, text));
    }
    if (y->estimates)
        append_letter_note(y, note, "e", message0(fill, "table-note-estimate"));
    if (y->preliminary)
        append_letter_note(y, note, "p", message0(fill, "table-note-preliminary"));
    if (y->summed)
        append_letter_note(y, note, "+", message0(fill, "table-note-sum"));
    if (note->first_child == NULL)
        doc_remove(note);
}

static void
fill_table(YearTable *y, DocNode *parent, char **topics)
{
    Fill *fill = y->fill;
    const Instruction *instruction = y->instruction;
    DocNode *table = y->table = fill_append(fill, instruction, parent, DOC_TABLE);

    fill_table_words(fill, instruction, table);
    set_columns(y);
    append_head(y);
    for (guint r = 0; r < y->rows->len; r++)
        if (g_array_index(y->rows, TableRow, r).topic == NULL && row_is_shown(y, &g_array_index(y->rows, TableRow, r)))
            append_row(y, &g_array_index(y->rows, TableRow, r));
    for (size_t i = 0; topics[i] != NULL; i++)
        append_topic(y, topics[i]);
    append_notes(y, parent);
}

/* Of a table that names no topics and no measures: the topics of all measures, and the measures that have none. */
static char **
all_topics(YearTable *y)
{
    g_autoptr(GStrvBuilder) topics = g_strv_builder_new();
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    size_t count = 0;
    const Measure *const *measures = plan_measures(y->fill->plan, &count);

    for (size_t i = 0; i < count; i++)
        if (measures[i]->topic == NULL)
            add_rows(y, measures[i], y->area, NULL);
        else if (g_hash_table_add(seen, (gpointer)(guintptr)measures[i]->topic))
            g_strv_builder_add(topics, measures[i]->topic);
    return g_strv_builder_end(topics);
}

void
emit_year_table(Fill *fill, const Instruction *instruction, DocNode *parent)
{
    g_autoptr(GArray) rows = g_array_new(FALSE, TRUE, sizeof(TableRow));
    g_autoptr(GPtrArray) notes = g_ptr_array_new();
    g_autoptr(GHashTable) covers = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GString) none = g_string_new(NULL), why = g_string_new(NULL), told = g_string_new(NULL);
    bool all = !fill_has(instruction, "topics") && !fill_has(instruction, "measures");
    g_auto(GStrv) topics = NULL;
    YearTable y = {
        .fill = fill, .instruction = instruction, .rows = rows, .notes = notes, .covers = covers, .none = none,
        .why = why, .told = told
    };

    fill->place = instruction->place;
    y.serial = ++fill->year_tables;
    y.area = need_area(fill, fill_text(fill, instruction, "area"));
    topics = all ? all_topics(&y) : words_split(fill_text(fill, instruction, "topics"));
    for (size_t i = 0; topics[i] != NULL; i++)
        find_rows(&y, topics[i]);
    find_named_rows(&y);
    if (rows->len == 0)
        return;
    find_slots(&y, (size_t)fmax(fill_number(fill, instruction, "most-years", 10), 1));
    fill_table(&y, parent, topics);
}
