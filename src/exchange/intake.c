/* A row is checked whole; each of its values is a figure. */
#include "exchange/intake_parts.h"
#include <string.h>
#include "base/diag_exchange.h"
#include "base/digits.h"
#include "exchange/number.h"

/* ---- making and freeing ---- */

Intake *
intake_new(const Mapping *mapping, Lexicon *lexicon, SaidList *figures, Mistakes *mistakes, bool short_rows)
{
    Intake *in = g_new0(Intake, 1);

    in->mapping = mapping;
    in->lexicon = lexicon;
    in->figures = figures;
    in->mistakes = mistakes;
    in->short_rows = short_rows;
    in->arena = arena_new();
    in->columns = g_array_new(FALSE, TRUE, sizeof(Column));
    in->unread = g_ptr_array_new();
    g_ptr_array_add(in->unread, NULL);
    return in;
}

void
intake_free(Intake *intake)
{
    if (intake == NULL)
        return;
    for (guint i = 0; i < intake->columns->len; i++)
        if (g_array_index(intake->columns, Column, i).words != NULL)
            g_hash_table_unref(g_array_index(intake->columns, Column, i).words);
    g_array_unref(intake->columns);
    g_ptr_array_unref(intake->unread);
    arena_free(intake->arena);
    g_free(intake);
}

IntakeCount
intake_count(const Intake *intake)
{
    return intake->counts;
}
bool
intake_begun(const Intake *intake)
{
    return intake->begun;
}

const uint32_t *
intake_header_row(const Intake *intake)
{
    return &intake->header_row;
}

const char *const *
intake_unread(const Intake *intake)
{
    return (const char *const *)(const void *)intake->unread->pdata;
}

/* ---- a row ---- */

static bool
is_percentage(const Intake *in, const Measure *measure)
{
    const Unit *unit =
        measure == NULL || measure->unit == NULL ? NULL : plan_find_unit(lexicon_plan(in->lexicon), measure->unit);

    return unit != NULL && unit->per == 100;
}

/* "33.9 %", or 0.339 that is shown as that, of a measure in per cent; false: the cell is no such one. */
static bool
read_percentage(const Intake *in, const Cell *cell, const Measure *measure, double *value, int *decimals,
                NumberFault *fault)
{
    g_autofree char *text = NULL;

    if (cell->kind == CELL_PERCENT && is_percentage(in, measure)) {
        text = g_strdup_printf("%.10g", cell->number * 100);
        *fault = number_read(text, strlen(text), '.', '\0', value, decimals);
        *decimals = MAX(*decimals, cell->places);
        return true;
    }
    if (cell->kind != CELL_TEXT || cell->length == 0 || cell->text[cell->length - 1] != '%' ||
        !is_percentage(in, measure))
        return false;
    text = g_strchomp(g_strndup(cell->text, cell->length - 1));
    if (g_str_has_suffix(text, "\xC2\xA0"))
        text[strlen(text) - 2] = '\0';
    *fault = number_read(text, strlen(text), in->mapping->decimal, in->mapping->grouping, value, decimals);
    return true;
}

/* A number of a cell; false: it is none, which is noted. */
static bool
number_of(Intake *in, const Cell *cell, const Measure *measure, SheetPlace at, double *value, int *decimals)
{
    NumberFault fault;

    if (read_percentage(in, cell, measure, value, decimals, &fault))
        ;
    else if (cell->kind == CELL_NUMBER || cell->kind == CELL_PERCENT)
        fault = number_read(cell->text, cell->length, '.', '\0', value, decimals);
    else
        fault = number_read(cell->text, cell->length, in->mapping->decimal, in->mapping->grouping, value, decimals);
    if (fault == NUMBER_OK)
        return true;
    if (cell->kind == CELL_ERROR || intake_is_error(cell->text))
        intake_wrong(in, DIAG_IMPORT_ERROR_CELL, cell->text, NULL, at);
    else
        intake_wrong(in, fault == NUMBER_TWO_WAYS ? DIAG_IMPORT_TWO_WAYS : DIAG_IMPORT_NUMBER, cell->text,
                     fault == NUMBER_TOO_LARGE ? "; it is too large"
                     : cell->kind == CELL_DATE ? "; it is a day"
                                               : NULL,
                     at);
    return false;
}

static void
add_list(SubjectMemo *memo, const Category *list, size_t count)
{
    if (count == 0)
        return;
    if (memo->used == LISTS) {
        memo->over = true;
        return;
    }
    memo->lists[memo->used] = list;
    memo->counts[memo->used++] = count;
}

/* The subject of measure and categories: mostly that of the row before. */
static uint32_t
subject_of(Intake *in, const Measure *measure, const SubjectMemo *now)
{
    SubjectMemo *memo = &in->memo;
    Category all[LISTS * CATEGORY_ROOM];
    size_t count = 0;

    if (memo->measure == measure && memo->used == now->used &&
        memcmp(memo->lists, now->lists, sizeof *now->lists * now->used) == 0)
        return memo->subject;
    for (size_t i = 0; i < now->used; i++)
        for (size_t c = 0; c < now->counts[i]; c++)
            all[count++] = now->lists[i][c];
    *memo = *now;
    memo->measure = measure;
    return memo->subject = lexicon_subject(in->lexicon, measure, all, count);
}

/* ---- what a word says of the row, role by role ---- */

typedef struct Taking {
    Intake *in;
    Said *said;
    SubjectMemo *memo;
} Taking;

static void
take_area(Taking *t, const Word *word)
{
    t->said->area = word->number;
    t->in->has_area = true;
}

static void
take_measure(Taking *t, const Word *word)
{
    t->in->measure = word->measure;
}

static void
take_by(Taking *t, const Word *word)
{
    add_list(t->memo, word->categories, word->category_count);
}

static void
take_period(Taking *t, const Word *word)
{
    t->said->period = word->period;
    t->said->period_text = word->number;
    t->in->has_period = true;
}

static void
take_qualifier(Taking *t, const Word *word)
{
    t->said->qualifier = (uint8_t)word->number;
}

static void
take_missing(Taking *t, const Word *word)
{
    t->said->missing = (uint8_t)word->number;
}

static void
take_status(Taking *t, const Word *word)
{
    t->said->quality = (uint8_t)(word->number == 0 ? Q_FINAL : Q_FINAL - (word->number - 1));
}

static void
take_audience(Taking *t, const Word *word)
{
    t->said->internal = word->number == 2;
}

static void
take_published(Taking *t, const Word *word)
{
    t->said->published = word->date;
}

static void
take_until(Taking *t, const Word *word)
{
    t->said->until = word->date;
}

static void
take_sources(Taking *t, const Word *word)
{
    t->said->sources = word->number;
}

static void
take_basis(Taking *t, const Word *word)
{
    t->said->basis = word->number;
}

static void
take_note(Taking *t, const Word *word)
{
    t->said->note = word->number;
}

static void
take_action(Taking *t, const Word *word)
{
    t->in->deleted = word->number == 1;
}

static void
take_mult(Taking *t, const Word *word)
{
    t->in->mult = (int)word->number - 100;
}

static void
take_decimals(Taking *t, const Word *word)
{
    t->in->told_decimals = MAX((int)word->number - 100, 0);
}

static void
take_obs_status(Taking *t, const Word *word)
{
    const ShapeStatus *all = t->in->shape == NULL ? sdmx_statuses : t->in->shape->statuses;
    const ShapeStatus *status = word->number == 0 ? NULL : &all[word->number - 1];

    if (status == NULL)
        return;
    t->said->quality = (uint8_t)status->quality;
    t->said->missing = (uint8_t)status->missing;
    t->said->breaks = status->breaks;
    t->said->given |= GIVEN_STATUS;
    t->in->breaks = t->in->breaks || status->breaks;
}

/* given: what is said of the figure by a cell that is not blank, or by any of a table of ours. */
typedef struct RoleTaking {
    void (*take)(Taking *taking, const Word *word);
    uint8_t given;
} RoleTaking;

static const RoleTaking takings[ROLE_COUNT] = {
    [ROLE_AREA] = { take_area, 0 },
    [ROLE_MEASURE] = { take_measure, 0 },
    [ROLE_BY] = { take_by, 0 },
    [ROLE_PERIOD] = { take_period, 0 },
    [ROLE_QUALIFIER] = { take_qualifier, 0 },
    [ROLE_MISSING] = { take_missing, 0 },
    [ROLE_STATUS] = { take_status, GIVEN_STATUS },
    [ROLE_BASIS] = { take_basis, GIVEN_BASIS },
    [ROLE_PUBLISHED] = { take_published, GIVEN_PUBLISHED },
    [ROLE_UNTIL] = { take_until, GIVEN_UNTIL },
    [ROLE_SOURCES] = { take_sources, GIVEN_SOURCES },
    [ROLE_NOTE] = { take_note, GIVEN_NOTE },
    [ROLE_AUDIENCE] = { take_audience, GIVEN_AUDIENCE },
    [ROLE_ACTION] = { take_action, 0 },
    [ROLE_UNIT_MULT] = { take_mult, 0 },
    [ROLE_DECIMALS] = { take_decimals, 0 },
    [ROLE_OBS_STATUS] = { take_obs_status, 0 },
};

/* Everything but the figure itself. */
static void
take_word(Taking *t, Column *column, const Cell *cell, size_t index)
{
    const RoleTaking *taking = &takings[column->role];
    bool optional = taking->given != 0 || column->role == ROLE_UNIT_MULT || column->role == ROLE_DECIMALS;
    const Word *word;

    if (taking->take == NULL || (optional && cell->length == 0 && !t->in->own))
        return;
    word = intake_word(t->in, column, cell, index);
    if (word == NULL)
        return;
    taking->take(t, word);
    t->said->given |= taking->given;
}

/* As read_value() of data files: a value, or both ends of a range, or the word why there is none. */
static bool
is_consistent(Intake *in, Said *said, SheetPlace at)
{
    bool has_value = said->has_value || said->has_range;
    const char *why = NULL;

    if (said->missing != MISSING_NONE && (has_value || said->qualifier != QUALIFIER_NONE))
        why = "a figure that is missing has no value, range or qualifier";
    else if (said->has_range && said->low > said->high)
        why = "the lower end of the range is above the upper one";
    else if (said->has_range && said->has_value && (said->value < said->low || said->value > said->high))
        why = "the value lies outside its range";
    else if (said->has_range && said->qualifier != QUALIFIER_NONE)
        why = "a range has no qualifier";
    if (why != NULL)
        intake_wrong(in, DIAG_IMPORT_VALUE, why, NULL, at);
    return why == NULL;
}

/* Of a role that one column has at most: where the row has it. */
static bool
has_cell(const Intake *in, ColumnRole role, const Cell *cells, size_t count, size_t *index)
{
    *index = in->places[role] - 1;
    return in->places[role] > 0 && *index < count && cells[*index].length > 0;
}

/* The ends of a range, of a row with one value. */
static bool
take_range(Intake *in, Said *said, const Measure *measure, const Cell *cells, size_t count)
{
    size_t low = 0, high = 0;
    bool has_low = has_cell(in, ROLE_LOW, cells, count, &low), has_high = has_cell(in, ROLE_HIGH, cells, count, &high);
    int low_decimals = 0, high_decimals = 0;
    SheetPlace at = { in->row, (uint32_t)(has_low ? low : high) + 1 };

    if (has_low != has_high) {
        intake_wrong(in, DIAG_IMPORT_VALUE, "a range has two ends", NULL, at);
        return false;
    }
    if (!has_low)
        return true;
    said->has_range = number_of(in, &cells[low], measure, at, &said->low, &low_decimals);
    at.column = (uint32_t)high + 1;
    said->has_range = number_of(in, &cells[high], measure, at, &said->high, &high_decimals) && said->has_range;
    said->range_decimals = (uint8_t)MIN(MAX(low_decimals, high_decimals), 9);
    return said->has_range;
}

/* The unit that the row names is the measure's. */
static bool
is_unit_right(Intake *in, const Measure *measure, const Cell *cells, size_t count)
{
    size_t index = 0;

    if (!has_cell(in, ROLE_UNIT, cells, count, &index) || lexicon_is_unit(in->lexicon, measure, cells[index].text))
        return true;
    if (in->shape != NULL && (is_percentage(in, measure) ? shape_unit_is_percent(cells[index].text)
                                                         : shape_unit_is_count(cells[index].text)))
        return true;
    intake_wrong(in, DIAG_IMPORT_UNIT, cells[index].text, measure->id, (SheetPlace){ in->row, (uint32_t)index + 1 });
    return false;
}

/* A figure that is to be taken out, whatever it says. */
static void
take_deleted(Intake *in, Said *said, const Measure *measure, const SubjectMemo *memo)
{
    in->bad = in->bad || measure == NULL;
    if (in->bad)
        return;
    said->deleted = true;
    said->subject = subject_of(in, measure, memo);
    if (said->subject == NO_SUBJECT)
        in->bad = true;
    else
        g_array_append_val(in->figures->rows, *said);
}

/* By powers of ten as they are written, so that 1.23 thousand are 1230. */
static double
shifted(double value, int mult, int *decimals)
{
    char digits[G_ASCII_DTOSTR_BUF_SIZE], text[G_ASCII_DTOSTR_BUF_SIZE + 8];

    /* the digits need not begin where their room does */
    g_snprintf(text, sizeof text, "%se%d", number_shortest(value, digits), mult);
    *decimals = MAX(*decimals - mult, 0);
    return g_ascii_strtod(text, NULL);
}

/* One figure of the row: that of a column of values, or, without a cell in it, of the row's other columns. */
static void
take_value(Intake *in, const Said *row, const SubjectMemo *row_memo, const Column *column, const Cell *cell,
           size_t index, const Cell *cells, size_t count)
{
    Said said = *row;
    SubjectMemo memo = *row_memo;
    const Measure *measure = column->measure != NULL ? column->measure : in->measure;
    SheetPlace at = { in->row, (uint32_t)index + 1 };
    static const Cell none = { .text = "" };
    gpointer declared = NULL;
    int decimals = 0;

    said.at = at;
    if (column->fixes_area)
        said.area = column->fixed.area;
    if (column->fixes_period) {
        said.period = column->fixed.period;
        said.period_text = column->fixed.period_text;
    }
    add_list(&memo, column->categories, column->category_count);
    if (cell->length > 0 && g_hash_table_size(in->mapping->missing) > 0)
        declared = g_hash_table_lookup(in->mapping->missing, cell->text);
    if (in->shape != NULL && shape_is_blank(in->shape, cell->text))
        cell = &none;
    if (in->deleted || (declared != NULL && GPOINTER_TO_INT(declared) - 1 == MISSING_NONE)) {
        if (in->deleted)
            take_deleted(in, &said, measure, &memo);
        else
            in->counts.empty++;
        return;
    }
    if (declared != NULL)
        said.missing = (uint8_t)(GPOINTER_TO_INT(declared) - 1);
    else if (cell->length > 0 && !(said.has_value = number_of(in, cell, measure, at, &said.value, &decimals)))
        in->bad = true;
    if (in->mult != 0 && said.has_value)
        said.value = shifted(said.value, in->mult, &decimals);
    said.decimals = (uint8_t)MIN(MAX(decimals, in->told_decimals), 9);
    if (measure == NULL || in->bad || !take_range(in, &said, measure, cells, count)) {
        in->bad = true;
        return;
    }
    if (!said.has_value && !said.has_range && said.missing == MISSING_NONE) {
        in->counts.empty++;
        return;
    }
    said.subject = memo.over ? NO_SUBJECT : subject_of(in, measure, &memo);
    if (memo.over)
        intake_wrong(in, DIAG_IMPORT_MEMBER, measure->id, "; it is told by more than four columns of dimensions", at);
    else if (said.subject == NO_SUBJECT)
        intake_wrong(in, DIAG_IMPORT_MEMBER, measure->id, " is not told by this dimension, or twice by one", at);
    if (said.subject == NO_SUBJECT || !is_consistent(in, &said, at) || !is_unit_right(in, measure, cells, count)) {
        in->bad = true;
        return;
    }
    g_array_append_val(in->figures->rows, said);
}

static bool
is_blank(const Cell *cells, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (cells[i].length > 0)
            return false;
    return true;
}

static void
tell_ragged(Intake *in, size_t count)
{
    g_autofree char *fields = g_strdup_printf("%zu", count), *more = g_strdup_printf("%u", in->columns->len);

    intake_wrong(in, DIAG_IMPORT_RAGGED, fields, more,
                 (SheetPlace){ in->row, (uint32_t)MIN(count, (size_t)in->columns->len + 1) });
    in->bad = true;
}

/* As many fields as the header has. */
static bool
is_as_long(Intake *in, const Cell *cells, size_t count)
{
    size_t width = in->columns->len;

    if (count == width || (count < width && in->short_rows) ||
        (count > width && is_blank(cells + width, count - width)))
        return true;
    tell_ragged(in, count);
    return false;
}

static void
take_row(Intake *in, const Cell *cells, size_t count)
{
    static const Cell blank = { .text = "" };
    size_t width = in->columns->len, computed;
    guint before = in->figures->rows->len;
    Said said = in->all;
    SubjectMemo memo = { 0 };
    Taking taking = { in, &said, &memo };

    in->measure = in->all_measure;
    in->bad = in->has_area = in->has_period = in->deleted = false;
    in->mult = in->told_decimals = 0;
    if (!is_as_long(in, cells, count))
        return;
    count = MIN(count, width);
    if (has_cell(in, ROLE_COMPUTED, cells, count, &computed)) {
        in->counts.computed++;
        return;
    }
    add_list(&memo, in->all_categories, in->all_category_count);
    for (size_t i = 0; i < width; i++)
        take_word(&taking, INTAKE_COLUMN(in, i), i < count ? &cells[i] : &blank, i);
    for (size_t i = 0; i < width; i++)
        if (INTAKE_COLUMN(in, i)->role == ROLE_VALUE)
            take_value(in, &said, &memo, INTAKE_COLUMN(in, i), i < count ? &cells[i] : &blank, i, cells, count);
    if (in->bad)
        g_array_set_size(in->figures->rows, before);
}

bool
intake_row(void *intake, uint32_t row, const Cell *cells, size_t count)
{
    Intake *in = intake;

    in->row = row;
    if (is_blank(cells, count))
        return true;
    if (!in->header_seen) {
        bool is_data;

        if (!intake_seek_header(in, cells, count, &is_data))
            return false;
        if (!is_data)
            return true;
    }
    in->counts.rows++;
    take_row(in, cells, count);
    in->counts.bad += in->bad;
    return true;
}

/* ---- breaks of series ---- */

/* A break begins another basis, which what follows in the series has too. */
static void
name_breaks(Intake *in)
{
    const GArray *rows = in->figures->rows;

    for (guint b = 0; b < rows->len; b++) {
        const Said *broken = &g_array_index(rows, Said, b);
        g_autofree char *basis = NULL, *id = NULL;

        if (!broken->breaks)
            continue;
        id = g_strdup(said_word(in->figures, broken->period_text));
        g_strdelimit(id, "/:", '-');
        basis = g_strdup_printf("since-%s", id);
        for (guint i = 0; i < rows->len; i++) {
            Said *said = &g_array_index(rows, Said, i);

            if (said->subject != broken->subject || said->area != broken->area || (said->breaks && i != b) ||
                date_compare(said->period.first, broken->period.first) < 0)
                continue;
            said->basis = said_word_number(in->figures, basis);
            said->given |= GIVEN_BASIS;
        }
    }
}

void
intake_end(Intake *intake)
{
    if (!intake->header_seen && intake->held != NULL)
        intake_take_held(intake);
    if (intake->breaks)
        name_breaks(intake);
}
