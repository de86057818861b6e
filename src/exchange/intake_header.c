/* Which column has what: by the mapping, else by the headers of our own tables. */
#include "exchange/intake_parts.h"
#include <string.h>
#include "base/diag_exchange.h"
#include "exchange/number.h"

/* What the mapping says of all rows, or of a column: read as its cells are, and told at the header's place. */
static bool
read_fixed(Intake *in, const SaidOfAll *fixed, SheetPlace at, Said *said, const Measure **measure,
           const Category **categories, size_t *count, bool *period, bool *area)
{
    Mistake *mistake = NULL;

    *area = fixed->area != NULL;
    *period = fixed->period != NULL;
    if (fixed->area != NULL)
        mistake = intake_area(in, fixed->area, &said->area, at);
    if (fixed->measure != NULL && mistake == NULL)
        mistake = intake_measure(in, fixed->measure, measure, at);
    if (fixed->by != NULL && mistake == NULL)
        mistake = intake_categories(in, fixed->by, categories, count, at);
    if (fixed->period != NULL && mistake == NULL)
        mistake = intake_period(in, fixed->period, &said->period, &said->period_text, at);
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
        intake_wrong(in, DIAG_IMPORT_MEMBER, id, "; it is no dimension", at);
    return column->dimension != NULL;
}

static void
add_unread(Intake *in, const char *header)
{
    g_ptr_array_index(in->unread, in->unread->len - 1) = arena_strdup(in->arena, header);
    g_ptr_array_add(in->unread, NULL);
}

/* A dimension of the plan by the header of a shape: "SEX", "[Sex]", "Type of skill". */
static const Dimension *
dimension_of_shape(const Intake *in, const char *header)
{
    size_t count;
    const Dimension *const *all = plan_dimensions(lexicon_plan(in->lexicon), &count);
    g_autofree char *id = shape_dimension_id(header);

    for (size_t i = 0; in->shape->dimensions && i < count; i++)
        if (g_ascii_strcasecmp(all[i]->id, id) == 0)
            return all[i];
    return NULL;
}

/* Of two columns with one role that one has it whose row stands first in the table of the shape. */
static ColumnRole
role_of_two(Intake *in, const ShapeColumn *of_shape)
{
    size_t place = of_shape->role == ROLE_VALUE || of_shape->role == ROLE_IGNORE ? 0 : in->places[of_shape->role];
    Column *other = place == 0 ? NULL : INTAKE_COLUMN(in, place - 1);

    if (other == NULL || other->of_shape == NULL)
        return of_shape->role;
    if (other->of_shape <= of_shape)
        return ROLE_IGNORE;
    other->role = ROLE_IGNORE;
    in->places[of_shape->role] = 0;
    return of_shape->role;
}

/* What a header is in the shape of the table; unknown ones stay so. */
static void
look_at_shape(Intake *in, Column *column, SheetPlace at)
{
    WrittenPeriod period;
    char normal[PERIOD_NORMAL];

    column->of_shape = shape_column(in->shape, column->name);
    column->labelled = *column->name != '#' && strchr(column->name, ':') != NULL;
    column->role = column->of_shape == NULL ? ROLE_UNKNOWN : role_of_two(in, column->of_shape);
    if (column->of_shape == NULL && (column->dimension = dimension_of_shape(in, column->name)) != NULL)
        column->role = ROLE_BY;
    if (column->role == ROLE_UNKNOWN && in->shape->years) {
        g_autofree char *year = g_strndup(column->name, strcspn(column->name, " "));

        if (!period_read(year, DAYS_ISO, &period, normal))
            return;
        column->role = ROLE_VALUE;
        column->fixes_period = intake_period(in, year, &column->fixed.period, &column->fixed.period_text, at) == NULL;
    }
}

/* A plan's dimension as a header of our own tables: a column of its members. */
static bool
add_column(Intake *in, const Cell *cell, size_t index)
{
    SheetPlace at = { in->row, (uint32_t)index + 1 };
    Column column = { .name = arena_strndup(in->arena, cell->text, cell->length) };
    const Mapping *m = in->mapping;

    column.map = m->declared || in->shape != NULL ? map_of(m, column.name) : NULL;
    column.role = column.map != NULL ? column.map->role : m->declared ? ROLE_IGNORE : column_role_of_header(cell->text);
    if (in->shape != NULL && column.map == NULL)
        look_at_shape(in, &column, at);
    else if (column.role == ROLE_UNKNOWN && !m->declared)
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

static size_t
columns_of(const Intake *in, ColumnRole role)
{
    size_t count = 0;

    for (guint i = 0; i < in->columns->len; i++)
        count += INTAKE_COLUMN(in, i)->role == role;
    return count;
}

static bool
every_value_fixes(const Intake *in, bool (*fixes)(const Column *column))
{
    for (guint i = 0; i < in->columns->len; i++)
        if (INTAKE_COLUMN(in, i)->role == ROLE_VALUE && !fixes(INTAKE_COLUMN(in, i)))
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
        const Column *column = INTAKE_COLUMN(in, i);
        bool first = true;

        if (column->role == ROLE_IGNORE || column->role == ROLE_VALUE || column->dimension != NULL)
            continue;
        for (guint j = 0; j < i && first; j++)
            first = INTAKE_COLUMN(in, j)->role != column->role || INTAKE_COLUMN(in, j)->dimension != NULL;
        if (!first)
            intake_wrong(in, DIAG_IMPORT_HEADER_TWICE, column->name, column_role_name(column->role),
                         (SheetPlace){ in->row, i + 1 });
        fine = fine && first;
    }
    return fine;
}

static bool
need(Intake *in, bool there, ColumnRole role)
{
    if (!there)
        intake_wrong(in, DIAG_IMPORT_NO_COLUMN, column_role_name(role), NULL, (SheetPlace){ in->row, 1 });
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
            found = INTAKE_COLUMN(in, i)->map == named;
        if (!found)
            intake_wrong(in, DIAG_IMPORT_MAP_COLUMN, named->name, NULL, (SheetPlace){ in->row, 1 });
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
    if (m->status != NULL && intake_vocabulary(in, m->status, STATUS_WORDS, ROLE_STATUS, &word, at) == NULL) {
        in->all.quality = (uint8_t)(Q_FINAL - (word - 1));
        in->all.given |= GIVEN_STATUS;
    }
    if (m->sources != NULL) {
        mistake = intake_sources(in, m->sources, &in->all.sources, at);
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

bool
intake_header(Intake *in, const Cell *cells, size_t count)
{
    bool fine = true;

    in->header_seen = true;
    in->header_row = in->row;
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

/* ---- where the header is ---- */

enum { LINES_BEFORE = 30 };

static bool
has_own_header(const Cell *cells, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (column_role_of_header(cells[i].text) != ROLE_UNKNOWN)
            return true;
    return false;
}

static void
hold(Intake *in, const Cell *cells, size_t count)
{
    in->held = arena_new0(in->arena, Cell, MAX(count, 1));
    in->held_count = count;
    in->held_row = in->row;
    for (size_t i = 0; i < count; i++) {
        in->held[i] = cells[i];
        in->held[i].text = arena_strndup(in->arena, cells[i].text, cells[i].length);
    }
}

bool
intake_take_held(Intake *in)
{
    uint32_t row = in->row;
    bool fine;

    in->row = in->held_row;
    fine = intake_header(in, in->held, in->held_count);
    in->row = row;
    return fine;
}

/* A header of a shape may stand below lines about the file, and below one that is for people. */
bool
intake_seek_header(Intake *in, const Cell *cells, size_t count, bool *is_data)
{
    const Shape *found = in->mapping->declared ? NULL : shape_of_row(cells, count), *asked = in->mapping->shape;

    *is_data = false;
    if (in->mapping->declared)
        return intake_header(in, cells, count);
    if (found != NULL && (asked == NULL || strcmp(asked->name, found->name) == 0)) {
        in->shape = found;
        return intake_header(in, cells, count);
    }
    if (in->held != NULL && asked == NULL && has_own_header(in->held, in->held_count)) {
        *is_data = true;
        return intake_take_held(in);
    }
    if (in->held == NULL || has_own_header(cells, count))
        hold(in, cells, count);
    return ++in->passed < LINES_BEFORE || intake_take_held(in);
}
