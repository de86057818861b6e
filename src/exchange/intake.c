/*
 * Tables repeat themselves: of each column the words are looked at once and kept with what they mean, and the word of
 * the row before is tried first.
 */
#include "exchange/intake.h"
#include <string.h>
#include "base/diag_exchange.h"
#include "base/words.h"
#include "exchange/number.h"

/* A word of a column, and what it means. */
typedef struct Word {
    const char *text;
    size_t length;
    Mistake *mistake; /* it means nothing */
    uint32_t number; /* of an area, a subject, a text; a word of a vocabulary */
    Period period;
    Date date;
    const Measure *measure;
    const Category *categories;
    size_t category_count;
} Word;

typedef struct Column {
    ColumnRole role;
    const MapColumn *map; /* or NULL: by its header */
    const char *name;
    const Dimension *dimension;
    GHashTable *words; /* text -> Word */
    const Word *last;
    Said fixed;
    bool fixes_period, fixes_area; /* of a column of values */
    const Measure *measure;
    const Category *categories;
    size_t category_count;
} Column;

/* The subject of a row, which its words make together. */
typedef struct SubjectMemo {
    const Measure *measure;
    const Category *lists[4];
    size_t counts[4], used;
    uint32_t subject;
} SubjectMemo;

struct Intake {
    const Mapping *mapping;
    Lexicon *lexicon;
    SaidList *figures;
    Mistakes *mistakes;
    bool short_rows, header_seen, begun;
    Arena *arena;
    GArray *columns; /* Column */
    GPtrArray *unread;
    IntakeCount counts;
    /* of every row */
    Said all;
    bool all_period, all_area;
    const Measure *all_measure;
    const Category *all_categories;
    size_t all_category_count;
    /* of this row */
    uint32_t row;
    bool bad;
    const Measure *measure;
    SubjectMemo memo;
    Word note;
    bool has_area, has_period;
    bool own; /* the table has our ids */
    size_t places[ROLE_COUNT]; /* 1 + the place of the first column of each; 0: there is none */
};

enum { LISTS = 4 };

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

const char *const *
intake_unread(const Intake *intake)
{
    return (const char *const *)(const void *)intake->unread->pdata;
}

/* ---- what a word means ---- */

static Mistake *
wrong(Intake *in, DiagId id, const char *word, const char *more, SheetPlace at)
{
    return mistakes_add(in->mistakes, id, word, more, at);
}

/* "; did you mean 'Vietnam'?" */
static Mistake *
wrong_near(Intake *in, DiagId id, const char *word, const char *near, SheetPlace at)
{
    g_autofree char *more = near == NULL ? NULL : g_strdup_printf("; did you mean '%s'?", near);

    return wrong(in, id, word, more, at);
}

static Mistake *
read_area(Intake *in, const char *text, uint32_t *number, SheetPlace at)
{
    const Area *area = lexicon_area(in->lexicon, text);

    *number = area == NULL ? 0 : (uint32_t)area->index + 1;
    if (area != NULL || lexicon_is_world(in->lexicon, text))
        return NULL;
    return wrong_near(in, DIAG_IMPORT_AREA, text, lexicon_near_area(in->lexicon, text), at);
}

static Mistake *
read_measure(Intake *in, const char *text, const Measure **measure, SheetPlace at)
{
    *measure = lexicon_measure(in->lexicon, text);
    if (*measure == NULL && strchr(text, '/') != NULL)
        return wrong(in, DIAG_IMPORT_MEASURE, text, "; write the measure, and of whom it is in a column 'by'", at);
    if (*measure == NULL)
        return wrong_near(in, DIAG_IMPORT_MEASURE, text, lexicon_near_measure(in->lexicon, text), at);
    return NULL;
}

static Mistake *
read_categories(Intake *in, const char *text, const Category **list, size_t *count, SheetPlace at)
{
    Category found[CATEGORY_ROOM];
    g_autofree char *bad = NULL;

    if (!lexicon_categories(in->lexicon, text, found, count, &bad))
        return wrong(in, DIAG_IMPORT_MEMBER, bad, "; it is written DIMENSION:MEMBER", at);
    *list = arena_memdup(in->arena, found, sizeof *found * MAX(*count, 1));
    return NULL;
}

static Mistake *
read_member(Intake *in, const Dimension *dimension, const char *text, Word *word, SheetPlace at)
{
    Category *category = arena_new0(in->arena, Category, 1);
    g_autofree char *more = NULL;

    *category = (Category){ dimension, lexicon_member(in->lexicon, dimension, text) };
    word->categories = category;
    word->category_count = 1;
    if (category->member != NULL)
        return NULL;
    more = g_strdup_printf("; '%s' has no such member", dimension->id);
    return wrong(in, DIAG_IMPORT_MEMBER, text, more, at);
}

/* A day stands for the period of the declared frequency that holds it. */
static Mistake *
read_period(Intake *in, const char *text, Period *period, uint32_t *number, SheetPlace at)
{
    const Plan *plan = lexicon_plan(in->lexicon);
    WrittenPeriod written;
    char normal[PERIOD_NORMAL];
    g_autoptr(Diags) told = diags_new();

    if (!period_read(text, in->mapping->days, &written, normal))
        return wrong(in, DIAG_IMPORT_PERIOD, text, NULL, at);
    if (!plan_place_period(plan, &written, (Place){ 0 }, period, told)) {
        g_autofree char *more = g_strdup_printf(": %s", diags_at(told, 0)->sentence);

        return wrong(in, DIAG_IMPORT_PERIOD, text, more, at);
    }
    if (in->mapping->frequency != FREQUENCY_NONE && date_is_day(period->first) &&
        date_equal(period->first, period->last)) {
        *period = period_holding(in->mapping->frequency, period->first, plan_year_start(plan));
        period_format(*period, plan_year_start(plan), normal);
    }
    *number = said_word_number(in->figures, normal);
    return NULL;
}

static Mistake *
read_day(Intake *in, const char *text, Date *out, SheetPlace at)
{
    *out = DATE_NONE;
    if (*text == '\0' || date_parse(text, out) || day_read(text, in->mapping->days, out))
        return NULL;
    return wrong(in, DIAG_IMPORT_DATE, text, NULL, at);
}

/* `words` as data files have them; the number is the place of the word among them, from 1, and 0 of none. */
static Mistake *
read_word(Intake *in, const char *text, const char *words, ColumnRole role, uint32_t *number, SheetPlace at)
{
    int place = vocabulary_place(words, text);
    g_autofree char *more = NULL;

    *number = (uint32_t)(place + 1);
    if (place >= 0 || *text == '\0')
        return NULL;
    more = g_strdup_printf(" of the %s: %s", column_role_name(role), words);
    return wrong(in, DIAG_IMPORT_WORD, text, more, at);
}

/* Ids, parted by spaces; else the title of one. */
static Mistake *
read_sources(Intake *in, const char *text, uint32_t *number, SheetPlace at)
{
    const Source *one = lexicon_source(in->lexicon, text);
    g_auto(GStrv) ids = words_split(text);
    g_autofree char *joined = NULL;

    if (one != NULL) {
        *number = said_word_number(in->figures, one->id);
        return NULL;
    }
    for (size_t i = 0; ids[i] != NULL; i++)
        if (plan_find_source(lexicon_plan(in->lexicon), ids[i]) == NULL)
            return wrong_near(in, DIAG_IMPORT_SOURCE, ids[i], lexicon_near_source(in->lexicon, ids[i]), at);
    joined = g_strjoinv(" ", ids);
    *number = said_word_number(in->figures, joined);
    return NULL;
}

#define STATUS_WORDS    "final estimate preliminary"
#define QUALIFIER_WORDS "at-least at-most about"
#define MISSING_WORDS   "not-applicable not-reported not-collected confidential"

static bool
is_id(const char *text)
{
    return *text != '\0' &&
           text[strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-")] == '\0';
}

/* What a spreadsheet writes where a formula failed. */
static bool
is_error_text(const char *text)
{
    static const char *const errors[] = { "#N/A",   "#REF!",   "#DIV/0!", "#VALUE!",       "#NAME?", "#NUM!",
                                          "#NULL!", "#SPILL!", "#CALC!",  "#GETTING_DATA", NULL };

    return (*text == '#' && g_strv_contains(errors, text)) || g_str_has_prefix(text, "Err:");
}

static void
mean(Intake *in, const Column *column, const char *text, SheetPlace at, Word *w)
{
    switch (column->role) {
    case ROLE_AREA:
        w->mistake = read_area(in, text, &w->number, at);
        break;
    case ROLE_MEASURE:
        w->mistake = read_measure(in, text, &w->measure, at);
        break;
    case ROLE_BY:
        w->mistake = column->dimension == NULL ? read_categories(in, text, &w->categories, &w->category_count, at)
                     : *text == '\0'           ? NULL
                                               : read_member(in, column->dimension, text, w, at);
        break;
    case ROLE_PERIOD:
        w->mistake = read_period(in, text, &w->period, &w->number, at);
        break;
    case ROLE_QUALIFIER:
        w->mistake = read_word(in, text, QUALIFIER_WORDS, column->role, &w->number, at);
        break;
    case ROLE_MISSING:
        w->mistake = read_word(in, text, MISSING_WORDS, column->role, &w->number, at);
        break;
    case ROLE_STATUS:
        w->mistake = read_word(in, text, STATUS_WORDS, column->role, &w->number, at);
        break;
    case ROLE_AUDIENCE:
        w->mistake = read_word(in, text, AUDIENCE_WORDS, column->role, &w->number, at);
        break;
    case ROLE_PUBLISHED:
    case ROLE_UNTIL:
        w->mistake = read_day(in, text, &w->date, at);
        break;
    case ROLE_SOURCES:
        w->mistake = read_sources(in, text, &w->number, at);
        break;
    case ROLE_BASIS:
        w->number = said_word_number(in->figures, text);
        if (*text != '\0' && !is_id(text))
            w->mistake =
                wrong(in, DIAG_IMPORT_WORD, text, " of the basis: it is an id, of letters, digits and . _ -", at);
        break;
    default:
        w->number = said_word_number(in->figures, text);
    }
}

/* Blank cells of these say that something is wanting. */
static bool
must_be_there(ColumnRole role)
{
    return role == ROLE_MEASURE || role == ROLE_PERIOD;
}

static const Word *
look_up(Intake *in, Column *column, const Cell *cell, SheetPlace at)
{
    const Word *last = column->last;
    GHashTable *replaced = in->mapping->words[column->role];
    const char *text = cell->text, *as;
    Word *word;

    if (last != NULL && last->length == cell->length && memcmp(last->text, text, cell->length) == 0)
        return last;
    word = g_hash_table_lookup(column->words, text);
    if (word != NULL)
        return column->last = word;
    word = arena_new0(in->arena, Word, 1);
    word->text = arena_strndup(in->arena, text, cell->length);
    word->length = cell->length;
    as = replaced == NULL ? NULL : g_hash_table_lookup(replaced, text);
    if (cell->kind == CELL_ERROR || (cell->kind == CELL_TEXT && is_error_text(text)))
        word->mistake = wrong(in, DIAG_IMPORT_ERROR_CELL, text, NULL, at);
    else if (*text == '\0' && must_be_there(column->role))
        word->mistake = wrong(in, DIAG_IMPORT_MISSING_FIELD, column_role_name(column->role), NULL, at);
    else
        mean(in, column, as == NULL ? text : as, at, word);
    if (word->mistake != NULL)
        in->bad = true; /* noted at this cell already */
    g_hash_table_insert(column->words, (gpointer)(guintptr)word->text, word);
    return column->last = word;
}

/* NULL: it means nothing, which is noted. */
static const Word *
word_of(Intake *in, Column *column, const Cell *cell, size_t index)
{
    SheetPlace at = { in->row, (uint32_t)index + 1 };
    bool bad = in->bad;
    const Word *word;

    if (column->role == ROLE_NOTE && cell->kind != CELL_ERROR && !is_error_text(cell->text)) {
        in->note =
            (Word){ .number = said_word_number(in->figures, cell->text) }; /* each is another: they are not kept */
        return &in->note;
    }
    in->bad = false;
    word = look_up(in, column, cell, at);
    if (word->mistake != NULL && !in->bad)
        mistake_again(word->mistake, at);
    in->bad = bad || word->mistake != NULL;
    return word->mistake == NULL ? word : NULL;
}

/* ---- the header ---- */

/* What the mapping says of all rows, or of a column: read as its cells are, and told at the header's place. */
static bool
read_fixed(Intake *in, const SaidOfAll *fixed, SheetPlace at, Said *said, const Measure **measure,
           const Category **categories, size_t *count, bool *period, bool *area)
{
    Mistake *mistake = NULL;

    *area = fixed->area != NULL;
    *period = fixed->period != NULL;
    if (fixed->area != NULL)
        mistake = read_area(in, fixed->area, &said->area, at);
    if (fixed->measure != NULL && mistake == NULL)
        mistake = read_measure(in, fixed->measure, measure, at);
    if (fixed->by != NULL && mistake == NULL)
        mistake = read_categories(in, fixed->by, categories, count, at);
    if (fixed->period != NULL && mistake == NULL)
        mistake = read_period(in, fixed->period, &said->period, &said->period_text, at);
    return mistake == NULL;
}

static const MapColumn *
map_of(const Mapping *mapping, const char *header)
{
    g_autofree char *trimmed = g_strstrip(g_strdup(header));

    for (guint i = 0; i < mapping->columns->len; i++) {
        const MapColumn *column = &g_array_index(mapping->columns, MapColumn, i);

        if (strcmp(column->name, header) == 0 || strcmp(column->name, trimmed) == 0)
            return column;
    }
    return NULL;
}

static bool
find_dimension(Intake *in, Column *column, SheetPlace at)
{
    const char *id = column->map == NULL ? NULL : column->map->dimension;

    if (id == NULL)
        return true;
    column->dimension = plan_find_dimension(lexicon_plan(in->lexicon), id);
    if (column->dimension == NULL)
        wrong(in, DIAG_IMPORT_MEMBER, id, "; it is no dimension", at);
    return column->dimension != NULL;
}

static void
add_unread(Intake *in, const char *header)
{
    g_ptr_array_index(in->unread, in->unread->len - 1) = arena_strdup(in->arena, header);
    g_ptr_array_add(in->unread, NULL);
}

/* A plan's dimension as a header of our own tables: a column of its members. */
static bool
add_column(Intake *in, const Cell *cell, size_t index)
{
    SheetPlace at = { in->row, (uint32_t)index + 1 };
    Column column = { .name = arena_strndup(in->arena, cell->text, cell->length) };
    const Mapping *m = in->mapping;

    column.map = m->declared ? map_of(m, column.name) : NULL;
    column.role = column.map != NULL ? column.map->role : m->declared ? ROLE_IGNORE : column_role_of_header(cell->text);
    if (column.role == ROLE_UNKNOWN && !m->declared)
        column.dimension = plan_find_dimension(lexicon_plan(in->lexicon), column.name);
    if (column.dimension != NULL)
        column.role = ROLE_BY;
    if ((column.role == ROLE_UNKNOWN || (m->declared && column.map == NULL)) && *column.name != '\0')
        add_unread(in, column.name);
    if (column.role == ROLE_UNKNOWN)
        column.role = ROLE_IGNORE;
    if (column.map != NULL &&
        (!find_dimension(in, &column, at) ||
         !read_fixed(in, &column.map->fixed, at, &column.fixed, &column.measure, &column.categories,
                     &column.category_count, &column.fixes_period, &column.fixes_area)))
        return false;
    column.words = g_hash_table_new(g_str_hash, g_str_equal);
    in->own = in->own || column.role == ROLE_ID;
    g_array_append_val(in->columns, column);
    if (in->places[column.role] == 0)
        in->places[column.role] = in->columns->len;
    return true;
}

#define COLUMN(in, i) (&g_array_index((in)->columns, Column, (i)))

static size_t
columns_of(const Intake *in, ColumnRole role)
{
    size_t count = 0;

    for (guint i = 0; i < in->columns->len; i++)
        count += COLUMN(in, i)->role == role;
    return count;
}

static bool
every_value_fixes(const Intake *in, bool (*fixes)(const Column *column))
{
    for (guint i = 0; i < in->columns->len; i++)
        if (COLUMN(in, i)->role == ROLE_VALUE && !fixes(COLUMN(in, i)))
            return false;
    return true;
}

static bool
fixes_measure(const Column *column)
{
    return column->measure != NULL;
}
static bool
fixes_period(const Column *column)
{
    return column->fixes_period;
}

/* Of each thing one column; of values and dimensions there may be several. */
static bool
look_for_doubles(Intake *in)
{
    bool fine = true;

    for (guint i = 0; i < in->columns->len; i++) {
        const Column *column = COLUMN(in, i);
        bool first = true;

        if (column->role == ROLE_IGNORE || column->role == ROLE_VALUE || column->dimension != NULL)
            continue;
        for (guint j = 0; j < i && first; j++)
            first = COLUMN(in, j)->role != column->role || COLUMN(in, j)->dimension != NULL;
        if (!first)
            wrong(in, DIAG_IMPORT_HEADER_TWICE, column->name, column_role_name(column->role),
                  (SheetPlace){ in->row, i + 1 });
        fine = fine && first;
    }
    return fine;
}

static bool
need(Intake *in, bool there, ColumnRole role)
{
    if (!there)
        wrong(in, DIAG_IMPORT_NO_COLUMN, column_role_name(role), NULL, (SheetPlace){ in->row, 1 });
    return there;
}

/* Columns that a mapping names and the table has not. */
static bool
look_for_named(Intake *in)
{
    bool fine = true;

    for (guint m = 0; m < in->mapping->columns->len; m++) {
        const MapColumn *named = &g_array_index(in->mapping->columns, MapColumn, m);
        bool found = false;

        for (guint i = 0; i < in->columns->len && !found; i++)
            found = COLUMN(in, i)->map == named;
        if (!found)
            wrong(in, DIAG_IMPORT_MAP_COLUMN, named->name, NULL, (SheetPlace){ in->row, 1 });
        fine = fine && found;
    }
    return fine;
}

/* What the mapping says of every row. */
static bool
read_all(Intake *in)
{
    const Mapping *m = in->mapping;
    SheetPlace at = { in->row, 1 };
    uint32_t word = 0;
    Mistake *mistake = NULL;

    if (!read_fixed(in, &m->fixed, at, &in->all, &in->all_measure, &in->all_categories, &in->all_category_count,
                    &in->all_period, &in->all_area))
        return false;
    in->all.quality = Q_FINAL;
    if (m->status != NULL && read_word(in, m->status, STATUS_WORDS, ROLE_STATUS, &word, at) == NULL) {
        in->all.quality = (uint8_t)(Q_FINAL - (word - 1));
        in->all.given |= GIVEN_STATUS;
    }
    if (m->sources != NULL) {
        mistake = read_sources(in, m->sources, &in->all.sources, at);
        in->all.given |= GIVEN_SOURCES;
    }
    if (m->basis != NULL) {
        in->all.basis = said_word_number(in->figures, m->basis);
        in->all.given |= GIVEN_BASIS;
    }
    if (m->audience != NULL) {
        in->all.internal = strcmp(m->audience, "internal") == 0;
        in->all.given |= GIVEN_AUDIENCE;
    }
    return mistake == NULL;
}

static bool
take_header(Intake *in, const Cell *cells, size_t count)
{
    bool fine = true;

    in->header_seen = true;
    for (size_t i = 0; i < count; i++)
        fine = add_column(in, &cells[i], i) && fine;
    if (!fine || !read_all(in) || !look_for_named(in) || !look_for_doubles(in))
        return false;
    fine = need(in, in->all_measure != NULL || columns_of(in, ROLE_MEASURE) > 0 || every_value_fixes(in, fixes_measure),
                ROLE_MEASURE);
    fine = need(in, in->all_period || columns_of(in, ROLE_PERIOD) > 0 || every_value_fixes(in, fixes_period),
                ROLE_PERIOD) &&
           fine;
    fine = need(in, columns_of(in, ROLE_VALUE) > 0, ROLE_VALUE) && fine;
    if (in->own)
        in->all.given |= GIVEN_WHOLE;
    return in->begun = fine;
}

/* ---- a row ---- */

/* A number of a cell; false: it is none, which is noted. */
static bool
number_of(Intake *in, const Cell *cell, const Measure *measure, SheetPlace at, double *value, int *decimals)
{
    const Unit *unit =
        measure == NULL || measure->unit == NULL ? NULL : plan_find_unit(lexicon_plan(in->lexicon), measure->unit);
    bool percent = unit != NULL && unit->per == 100;
    size_t length = cell->length;
    g_autofree char *bare = NULL;
    NumberFault fault;

    if (cell->kind == CELL_PERCENT && percent) {
        g_autofree char *shown = g_strdup_printf("%.10g", cell->number * 100);

        fault = number_read(shown, strlen(shown), '.', '\0', value, decimals);
    } else if (cell->kind == CELL_NUMBER || cell->kind == CELL_PERCENT) {
        fault = number_read(cell->text, cell->length, '.', '\0', value, decimals);
    } else if (percent && length > 0 && cell->text[length - 1] == '%') {
        bare = g_strchomp(g_strndup(cell->text, length - 1));
        if (g_str_has_suffix(bare, "\xC2\xA0"))
            bare[strlen(bare) - 2] = '\0';
        fault = number_read(bare, strlen(bare), in->mapping->decimal, in->mapping->grouping, value, decimals);
    } else {
        fault = number_read(cell->text, length, in->mapping->decimal, in->mapping->grouping, value, decimals);
    }
    if (fault == NUMBER_OK)
        return true;
    if (cell->kind == CELL_ERROR || is_error_text(cell->text))
        wrong(in, DIAG_IMPORT_ERROR_CELL, cell->text, NULL, at);
    else
        wrong(in, fault == NUMBER_TWO_WAYS ? DIAG_IMPORT_TWO_WAYS : DIAG_IMPORT_NUMBER, cell->text,
              fault == NUMBER_TOO_LARGE ? "; it is too large"
              : cell->kind == CELL_DATE ? "; it is a day"
                                        : NULL,
              at);
    return false;
}

static void
add_list(SubjectMemo *memo, const Category *list, size_t count)
{
    if (count == 0 || memo->used == LISTS)
        return;
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

/* Everything but the figure itself. */
static void
take_word(Intake *in, Said *said, SubjectMemo *memo, Column *column, const Cell *cell, size_t index)
{
    const Word *word = word_of(in, column, cell, index);
    bool blank = cell->length == 0;

    if (word == NULL)
        return;
    switch (column->role) {
    case ROLE_AREA:
        said->area = word->number;
        in->has_area = true;
        break;
    case ROLE_MEASURE:
        in->measure = word->measure;
        break;
    case ROLE_BY:
        add_list(memo, word->categories, word->category_count);
        break;
    case ROLE_PERIOD:
        said->period = word->period;
        said->period_text = word->number;
        in->has_period = true;
        break;
    case ROLE_QUALIFIER:
        said->qualifier = (uint8_t)word->number;
        break;
    case ROLE_MISSING:
        said->missing = (uint8_t)word->number;
        break;
    case ROLE_STATUS:
        if (!blank)
            said->quality = (uint8_t)(Q_FINAL - (word->number - 1));
        if (!blank || in->own)
            said->given |= GIVEN_STATUS;
        break;
    case ROLE_AUDIENCE:
        said->internal = word->number == 2;
        said->given |= blank && !in->own ? 0 : GIVEN_AUDIENCE;
        break;
    case ROLE_PUBLISHED:
        if (!blank || in->own) {
            said->published = word->date;
            said->given |= GIVEN_PUBLISHED;
        }
        break;
    case ROLE_UNTIL:
        said->until = word->date;
        said->given |= blank && !in->own ? 0 : GIVEN_UNTIL;
        break;
    case ROLE_SOURCES:
        if (!blank || in->own) {
            said->sources = word->number;
            said->given |= GIVEN_SOURCES;
        }
        break;
    case ROLE_BASIS:
        said->basis = word->number;
        said->given |= blank && !in->own ? 0 : GIVEN_BASIS;
        break;
    case ROLE_NOTE:
        said->note = word->number;
        said->given |= blank && !in->own ? 0 : GIVEN_NOTE;
        break;
    default:
        break;
    }
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
        wrong(in, DIAG_IMPORT_VALUE, why, NULL, at);
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
        wrong(in, DIAG_IMPORT_VALUE, "a range has two ends", NULL, at);
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
    wrong(in, DIAG_IMPORT_UNIT, cells[index].text, measure->id, (SheetPlace){ in->row, (uint32_t)index + 1 });
    return false;
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
    if (declared != NULL && GPOINTER_TO_INT(declared) - 1 == MISSING_NONE) {
        in->counts.empty++;
        return;
    }
    if (declared != NULL)
        said.missing = (uint8_t)(GPOINTER_TO_INT(declared) - 1);
    else if (cell->length > 0 && !(said.has_value = number_of(in, cell, measure, at, &said.value, &decimals)))
        in->bad = true;
    said.decimals = (uint8_t)MIN(decimals, 9);
    if (measure == NULL || in->bad || !take_range(in, &said, measure, cells, count)) {
        in->bad = true;
        return;
    }
    if (!said.has_value && !said.has_range && said.missing == MISSING_NONE) {
        in->counts.empty++;
        return;
    }
    said.subject = subject_of(in, measure, &memo);
    if (said.subject == NO_SUBJECT)
        wrong(in, DIAG_IMPORT_MEMBER, measure->id, " is not told by this dimension, or twice by one", at);
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

/* As many fields as the header has. */
static bool
is_as_long(Intake *in, const Cell *cells, size_t count)
{
    size_t width = in->columns->len;
    g_autofree char *more = NULL, *fields = NULL;

    if (count == width || (count < width && in->short_rows) ||
        (count > width && is_blank(cells + width, count - width)))
        return true;
    fields = g_strdup_printf("%zu", count);
    more = g_strdup_printf("%zu", width);
    wrong(in, DIAG_IMPORT_RAGGED, fields, more, (SheetPlace){ in->row, (uint32_t)MIN(count, width + 1) });
    in->bad = true;
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

    in->measure = in->all_measure;
    in->bad = in->has_area = in->has_period = false;
    if (!is_as_long(in, cells, count))
        return;
    count = MIN(count, width);
    if (has_cell(in, ROLE_COMPUTED, cells, count, &computed)) {
        in->counts.computed++;
        return;
    }
    add_list(&memo, in->all_categories, in->all_category_count);
    for (size_t i = 0; i < width; i++) {
        Column *column = COLUMN(in, i);

        if (column->role > ROLE_ID && column->role != ROLE_VALUE && column->role != ROLE_LOW &&
            column->role != ROLE_HIGH && column->role != ROLE_UNIT && column->role != ROLE_COMPUTED)
            take_word(in, &said, &memo, column, i < count ? &cells[i] : &blank, i);
    }
    for (size_t i = 0; i < width; i++)
        if (COLUMN(in, i)->role == ROLE_VALUE)
            take_value(in, &said, &memo, COLUMN(in, i), i < count ? &cells[i] : &blank, i, cells, count);
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
    if (!in->header_seen)
        return take_header(in, cells, count);
    in->counts.rows++;
    take_row(in, cells, count);
    in->counts.bad += in->bad;
    return true;
}
