/* The texts of a row lie one behind the other and are forgotten with it. */
#include "exchange/grid.h"
#include <math.h>
#include <string.h>
#include "base/date.h"
#include "base/digits.h"
#include "base/limit.h"

void
grid_init(Grid *grid, TakeRow take, void *data)
{
    *grid = (Grid){ .take = take, .data = data, .range = { { 1, 1 }, { UINT32_MAX, UINT32_MAX } } };
    grid->room = 64;
    grid->cells = g_new0(Cell, grid->room);
    grid->texts = g_new0(size_t, grid->room);
    grid->text = g_string_new(NULL);
}

void
grid_clear(Grid *grid)
{
    g_free(grid->cells);
    g_free(grid->texts);
    g_string_free(grid->text, TRUE);
}

bool
grid_range_parse(const char *text, GridRange *out)
{
    const char *colon = strchr(text, ':');

    return colon != NULL && sheet_address_parse(text, (size_t)(colon - text), &out->first) &&
           sheet_address_parse(colon + 1, strlen(colon + 1), &out->last) && out->first.row <= out->last.row &&
           out->first.column <= out->last.column;
}

void
grid_put(Grid *g, uint32_t column, const Cell *cell)
{
    size_t at = column - 1; /* where a spreadsheet has it, for messages and for where figures come from */

    if (column < g->range.first.column || column > g->range.last.column || cell->length == 0)
        return;
    if (at >= (size_t)limit_number(LIMIT_TABLE_COLUMNS)) {
        g->too_wide = true;
        return;
    }
    while (at >= g->room) {
        g->cells = g_renew(Cell, g->cells, 2 * g->room);
        g->texts = g_renew(size_t, g->texts, 2 * g->room);
        g->room *= 2;
    }
    for (; g->count <= at; g->count++) {
        g->cells[g->count] = (Cell){ 0 };
        g->texts[g->count] = g->text->len;
        g_string_append_c(g->text, '\0');
    }
    g->cells[at] = *cell;
    g->texts[at] = g->text->len;
    g_string_append_len(g->text, cell->text, (gssize)cell->length);
    g_string_append_c(g->text, '\0');
}

bool
grid_end_row(Grid *g, uint32_t row)
{
    bool wanted = row >= g->range.first.row + g->skip && row <= g->range.last.row && g->count > 0;

    if (wanted && !g->stopped && !g->too_wide) {
        for (size_t i = 0; i < g->count; i++)
            g->cells[i].text = g->text->str + g->texts[i];
        if (g->first_taken == 0)
            g->first_taken = row;
        g->stopped = !g->take(g->data, row, g->cells, g->count);
    }
    g->count = 0;
    g_string_truncate(g->text, 0);
    return !g->stopped && !g->too_wide && row < g->range.last.row;
}

/* ---- numbers ---- */

static NumberShape
shape_of_id(int id)
{
    if (id == 9 || id == 10)
        return SHAPE_PERCENT;
    if ((id >= 14 && id <= 17) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58))
        return SHAPE_DATE;
    if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47))
        return SHAPE_TIME;
    return id == 22 ? SHAPE_DATE_TIME : SHAPE_NUMBER;
}

/* Of the first section what stands outside quotes, brackets and escapes. [h] counts hours. */
static NumberShape
shape_of(const char *format)
{
    bool date = false, time = false, month = false;

    for (const char *c = format; *c != '\0' && *c != ';'; c++) {
        if (*c == '"' && (c = strchr(c + 1, '"')) == NULL)
            break;
        if (*c == '"')
            continue;
        if ((*c == '\\' || *c == '_' || *c == '*') && c[1] != '\0') {
            c++;
            continue;
        }
        if (*c == '[') {
            time = time || strchr("hHmMsS", c[1]) != NULL;
            if ((c = strchr(c, ']')) == NULL)
                break;
            continue;
        }
        if (*c == '%')
            return SHAPE_PERCENT;
        if (g_ascii_strncasecmp(c, "General", 7) == 0)
            return SHAPE_NUMBER;
        date = date || strchr("yYdD", *c) != NULL;
        time = time || strchr("hHsS", *c) != NULL;
        month = month || *c == 'm' || *c == 'M';
    }
    if (date && time)
        return SHAPE_DATE_TIME;
    return date ? SHAPE_DATE : time ? SHAPE_TIME : month ? SHAPE_DATE : SHAPE_NUMBER;
}

/* The zeros behind the point of the first section: "#,##0.00"; none of powers of ten and of thousands ("0.0,"). */
static int
places_of(const char *format)
{
    int places = 0;
    bool quoted = false, behind = false;

    for (const char *c = format; *c != '\0' && *c != ';'; c++) {
        quoted = quoted != (*c == '"');
        if (quoted || *c == '"')
            continue;
        if ((*c == '\\' || *c == '_' || *c == '*') && c[1] != '\0')
            c++;
        else if (*c == 'E' || *c == 'e' || *c == '/' || (*c == ',' && behind))
            return 0;
        else if (*c == '.')
            behind = true;
        else
            places += behind && *c == '0';
    }
    return MIN(places, LAST_PLACE);
}

NumberFormat
number_format(const char *code)
{
    return (NumberFormat){ shape_of(code), places_of(code) };
}

NumberFormat
number_format_of_id(int id)
{
    bool two = id == 2 || id == 4 || id == 10 || id == 39 || id == 40;

    return (NumberFormat){ shape_of_id(id), two ? 2 : 0 };
}

void
number_in_places(double number, int places, char out[48])
{
    char text[G_ASCII_DTOSTR_BUF_SIZE + 320], format[8];

    g_snprintf(format, sizeof format, "%%.%df", places);
    if (places > 0 && fabs(number) < 1e15 &&
        g_ascii_strtod(g_ascii_formatd(text, sizeof text, format, number), NULL) == number)
        g_strlcpy(out, text, 48);
    else
        g_strlcpy(out, number_shortest(number, text), 48);          /* which need not begin where its room does */
}

enum { DAYS_TO_1970 = 25569, DAYS_1904 = 1462, LAST_SERIAL = 2958465 };

/* Serial 60 is 29 February 1900, which was none: those before it are a day later than they would be. */
bool
serial_text(double serial, NumberShape shape, bool from_1904, char out[32])
{
    double whole = floor(serial);
    int seconds = (int)lrint((serial - whole) * 86400), days = (int)CLAMP(whole, -1, LAST_SERIAL + 1);
    char iso[11];

    if (!(serial >= 0) || serial > LAST_SERIAL || (days == 60 && !from_1904 && shape != SHAPE_TIME))
        return false;
    if (seconds == 86400)
        seconds = 0, days++;
    days += from_1904 ? DAYS_1904 : days < 60 ? 1 : 0;
    date_format(date_from_days(days - DAYS_TO_1970), iso);
    if (shape == SHAPE_TIME)
        g_snprintf(out, 32, "%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    else if (shape == SHAPE_DATE_TIME && seconds != 0)
        g_snprintf(out, 32, "%sT%02d:%02d:%02d", iso, seconds / 3600, seconds / 60 % 60, seconds % 60);
    else
        g_snprintf(out, 32, "%s", iso);
    return true;
}
