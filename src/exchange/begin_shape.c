/*
 * A table of a shape that is known says by its headers what its columns are. Its codes are what the figures come in by;
 * what it calls them by name besides, or behind a colon, are their titles.
 */
#include <string.h>
#include "exchange/begin.h"
#include "exchange/number.h"
#include "exchange/xml_text.h"

enum { LINES_BEFORE = 30 };

/* Tags of HXL that count people: columns of figures that call their measure. */
static const char *const people_tags[] = { "#affected", "#inneed", "#targeted", "#reached", "#population" };

bool
begin_seek_shape(void *begin, uint32_t row, const Cell *cells, size_t count)
{
    Begin *b = begin;

    b->shape = shape_of_row(cells, count);
    b->header_row = b->shape == NULL ? 0 : row;
    return b->shape == NULL && ++b->passed < LINES_BEFORE;
}

/*
 * Of SDMX what stands before the value; of the SDG database whatever its table has no row for, in brackets or, as its
 * older downloads have it, without.
 */
static bool
may_be_dimension(const Begin *b, guint place)
{
    const BeginColumn *c = &g_array_index(b->columns, BeginColumn, place);

    if (!b->shape->dimensions || *c->header == '#')
        return false;
    if (*c->header == '[' || strcmp(b->shape->name, "sdg") == 0)
        return true;
    for (guint i = place + 1; i < b->columns->len; i++)
        if (strcmp(b->shape->name, "sdmx-csv") == 0 && g_array_index(b->columns, BeginColumn, i).role == ROLE_VALUE)
            return true;
    return false;
}

static const char *
dimension_of(const char *header)
{
    g_autofree char *id = shape_dimension_id(header);

    return *id == '\0' ? NULL : g_intern_string(id);
}

static bool
counts_people(const BeginColumn *c)
{
    for (size_t i = 0; i < G_N_ELEMENTS(people_tags); i++)
        if (g_str_has_prefix(c->header, people_tags[i]) && c->numbers > 0)
            return true;
    return false;
}

/* Of two columns with one role the one whose row stands first in the table of the shape has it. */
static void
settle_known(Begin *b)
{
    const ShapeColumn *holder[ROLE_COUNT] = { NULL };
    guint places[ROLE_COUNT] = { 0 };

    for (guint i = 0; i < b->columns->len; i++) {
        BeginColumn *c = &g_array_index(b->columns, BeginColumn, i);
        const ShapeColumn *known = shape_column(b->shape, c->header);

        c->role = known == NULL ? ROLE_UNKNOWN : known->role;
        c->names = known == NULL ? ROLE_UNKNOWN : known->names;
        c->labelled = *c->header != '#' && strchr(c->header, ':') != NULL;
        if (known == NULL || c->role == ROLE_VALUE || c->role == ROLE_IGNORE)
            continue;
        if (holder[c->role] != NULL && holder[c->role] <= known) {
            c->role = ROLE_IGNORE;
            continue;
        }
        if (holder[c->role] != NULL)
            g_array_index(b->columns, BeginColumn, places[c->role]).role = ROLE_IGNORE;
        holder[c->role] = known;
        places[c->role] = i;
    }
}

void
begin_settle_shape(Begin *b)
{
    WrittenPeriod period;
    char normal[PERIOD_NORMAL];

    settle_known(b);
    for (guint i = 0; i < b->columns->len; i++) {
        BeginColumn *c = &g_array_index(b->columns, BeginColumn, i);
        g_autofree char *year = g_strndup(c->header, strcspn(c->header, " "));

        if (c->role != ROLE_UNKNOWN)
            continue;
        c->is_period = b->shape->years && period_read(year, DAYS_ISO, &period, normal);
        c->is_measure = counts_people(c);
        c->dimension = may_be_dimension(b, i) ? dimension_of(c->header) : NULL;
        c->role = c->is_period || c->is_measure ? ROLE_VALUE : c->dimension != NULL ? ROLE_BY : ROLE_IGNORE;
    }
}

/* A dimension that says the same of every figure tells none from another. */
void
begin_drop_dimensions(Begin *b)
{
    for (guint i = 0; i < b->columns->len; i++) {
        BeginColumn *c = &g_array_index(b->columns, BeginColumn, i);

        if (c->role == ROLE_BY && c->dimension != NULL && c->words < 2)
            c->role = ROLE_IGNORE;
    }
}

/* "Female, <5y" of DHIS2: a member of a first and one of a second dimension; "default" is none. */
void
begin_take_combination(Begin *b, const char *text)
{
    g_auto(GStrv) names = g_strsplit(strcmp(text, "default") == 0 ? "" : text, ", ", -1);

    for (guint n = 0; names[n] != NULL && *names[n] != '\0'; n++) {
        g_autofree char *dimension = n == 0 ? g_strdup("category") : g_strdup_printf("category-%u", n + 1),
                        *key = g_strdup_printf("%s\t%s", dimension, names[n]);

        begin_thing(&b->members, key, names[n], "other");
        while (b->combined <= n) {
            BeginColumn more = { .header = g_strdup(dimension), .role = ROLE_BY, .words = 2,
                                 .dimension = g_intern_string(dimension) };

            g_array_append_val(b->columns, more);
            b->combined++;
        }
    }
}

/* The code of a cell; of one that is labelled *label is what it is called, else NULL. */
char *
begin_code(const BeginColumn *c, const char *text, char **label)
{
    size_t length = c->labelled ? shape_code_length(text, strlen(text)) : strlen(text);

    *label = text[length] == ':' ? g_strstrip(g_strdup(text + length + 1)) : NULL;
    return g_strndup(text, length);
}

/* What the row calls by name, in a column beside, the code of that role; "" if nothing. */
const char *
begin_name(const Begin *b, ColumnRole role, const Cell *cells, size_t count)
{
    for (guint i = 0; i < b->columns->len && i < count; i++) {
        const BeginColumn *c = &g_array_index(b->columns, BeginColumn, i);

        if (c->role == ROLE_IGNORE && c->names == role && cells[i].length > 0)
            return cells[i].text;
    }
    return "";
}
