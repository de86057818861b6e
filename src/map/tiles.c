/*
 * A square an area, all of one size and near where it lies: those that are too small for any map are as large as the
 * largest. Which area has which place of the grid is the assignment whose squared ways are least in sum (Kuhn 1955,
 * by the way of Jonker and Volgenant), as Eppstein, van Kreveld, Speckmann and Staals 2015 ask of grid maps.
 */
#include "map/kinds.h"
#include <math.h>

#define SHAPE 0.5
#define LEAST 15.0                      /* points, the side of a square in which a code is read */
#define MOST 34.0
#define SPARE 1.5                       /* places of the grid, for each square */
#define GAP 1.6
#define KEY_GAP 12.0

typedef struct Tile { const MapShade *shade; Point at; size_t place; } Tile;
typedef struct Grid { size_t columns, rows; double side; Point origin; } Grid;

static double
height_of(const MapSpec *spec, double width)
{
    return spec->height > 0 ? spec->height : width * SHAPE;
}

static Size
measure(const MapSpec *spec, const PenContext *c, const GeoMap *geo, double width)
{
    (void)geo;
    return (Size){ width, height_of(spec, width) + KEY_GAP + key_height(spec, c, width) +
                              map_note_height(spec, c, width) };
}

/* As many places as are needed and half as many more, of squares as large as fit. */
static Grid
grid_for(size_t tiles, Rect frame)
{
    double side = CLAMP(sqrt(frame.width * frame.height / (SPARE * (double)MAX(tiles, 1))), LEAST, MOST);
    Grid grid = { .side = side };

    do {
        grid.columns = (size_t)fmax(floor(frame.width / grid.side), 1);
        grid.rows = (size_t)fmax(floor(frame.height / grid.side), 1);
        grid.side *= 0.97;
    } while (grid.columns * grid.rows < tiles);
    grid.side /= 0.97;
    grid.origin = (Point){ frame.x + (frame.width - grid.side * (double)grid.columns) / 2,
                           frame.y + (frame.height - grid.side * (double)grid.rows) / 2 };
    return grid;
}

/* ---- where areas lie: half by their place, half by their order, so that full parts of the world get more room ---- */

static int
compare_doubles(gconstpointer left, gconstpointer right)
{
    double a = *(const double *)left, b = *(const double *)right;

    return a < b ? -1 : a > b;
}

static void
spread_out(Tile *tiles, size_t count, size_t offset)
{
    g_autofree double *sorted = g_new(double, count + 1);
    double least, width;

    for (size_t i = 0; i < count; i++)
        sorted[i] = *(const double *)(const void *)((const char *)&tiles[i].at + offset);
    qsort(sorted, count, sizeof *sorted, compare_doubles);
    least = sorted[0];
    width = fmax(sorted[count - 1] - least, 1e-9);
    for (size_t i = 0; i < count; i++) {
        double *value = (double *)(void *)((char *)&tiles[i].at + offset), before = 0;

        for (size_t k = 0; k < count && sorted[k] < *value; k++)
            before++;
        *value = 0.5 * (*value - least) / width + 0.5 * before / fmax((double)count - 1, 1);
    }
}

static Tile *
tiles_of(const Drawing *d, Rect frame, size_t *count)
{
    Tile *tiles = g_new0(Tile, d->spec->shade_count + 1);
    GeoView view = thematic_view(d, frame);
    double size;

    *count = 0;
    for (size_t i = 0; i < d->spec->shade_count; i++) {
        Tile tile = { .shade = &d->spec->shades[i] };

        if (shade_place(d, &view, tile.shade, &tile.at, &size))
            tiles[(*count)++] = tile;
    }
    if (*count > 0) {
        spread_out(tiles, *count, offsetof(Point, x));
        spread_out(tiles, *count, offsetof(Point, y));
    }
    return tiles;
}

/* ---- the assignment ---- */

static double
way(const Tile *tile, const Grid *grid, size_t place)
{
    double x = ((double)(place % grid->columns) + 0.5) / (double)grid->columns - (0.02 + 0.96 * tile->at.x),
           y = ((double)(place / grid->columns) + 0.5) / (double)grid->rows - (0.02 + 0.96 * tile->at.y);

    x *= (double)grid->columns;
    y *= (double)grid->rows;
    return x * x + y * y;
}

/* Rows are tiles and columns places, both from 1; u and v are the prices of the dual. */
static void
assign(Tile *tiles, size_t count, const Grid *grid)
{
    size_t places = grid->columns * grid->rows;
    g_autofree double *u = g_new0(double, count + 1), *v = g_new0(double, places + 1),
                      *least = g_new(double, places + 1);
    g_autofree size_t *tile_of = g_new0(size_t, places + 1), *from = g_new0(size_t, places + 1);
    g_autofree bool *used = g_new(bool, places + 1);

    for (size_t i = 1; i <= count; i++) {
        size_t at = 0;

        tile_of[0] = i;
        for (size_t p = 0; p <= places; p++) {
            least[p] = INFINITY;
            used[p] = false;
        }
        do {
            size_t tile = tile_of[at], next = 0;
            double step = INFINITY;

            used[at] = true;
            for (size_t p = 1; p <= places; p++) {
                double price;

                if (used[p])
                    continue;
                price = way(&tiles[tile - 1], grid, p - 1) - u[tile] - v[p];
                if (price < least[p]) {
                    least[p] = price;
                    from[p] = at;
                }
                if (least[p] < step) {
                    step = least[p];
                    next = p;
                }
            }
            for (size_t p = 0; p <= places; p++) {
                if (used[p]) {
                    u[tile_of[p]] += step;
                    v[p] -= step;
                } else {
                    least[p] -= step;
                }
            }
            at = next;
        } while (tile_of[at] != 0);
        for (; at != 0; at = from[at])
            tile_of[at] = tile_of[from[at]];
    }
    for (size_t p = 1; p <= places; p++)
        if (tile_of[p] != 0)
            tiles[tile_of[p] - 1].place = p - 1;
}

/* ---- drawing ---- */

static void
draw_tile(const Drawing *d, const Grid *grid, const Tile *tile)
{
    const ChartTheme *theme = d->c->theme;
    const MapClass *class = &d->spec->classes[tile->shade->shade];
    Rect box = { grid->origin.x + grid->side * (double)(tile->place % grid->columns) + GAP / 2,
                 grid->origin.y + grid->side * (double)(tile->place / grid->columns) + GAP / 2, grid->side - GAP,
                 grid->side - GAP };
    Point middle = { box.x + box.width / 2, box.y + box.height / 2 };
    PenContext upright = *d->c;
    Pen pen = { &upright, d->page, { 0, 0, 0, 0 } };
    bool two = grid->side >= 20;
    double width = fmax(text_width(d->c, tile->shade->code, &theme->small_strong),
                        two ? text_width(d->c, class->letter, &theme->small) : 0) + 3;

    upright.direction = DIRECTION_LTR;
    paint_swatch(d, box, tile->shade->shade);
    if (width > grid->side)
        return;                         /* codes would lie on one another */
    page_fill(d->page, (Rect){ middle.x - width / 2, middle.y - (two ? 8 : 4.5), width, two ? 16 : 9 }, theme->white);
    pen_text(&pen, middle.x, middle.y + (two ? -1 : 2.6), 0.5, tile->shade->code, &theme->small_strong);
    if (two)
        pen_text(&pen, middle.x, middle.y + 6.6, 0.5, class->letter, &theme->small);
}

static void
draw(const Drawing *d)
{
    Rect frame = { d->rect.x, d->rect.y, d->rect.width, height_of(d->spec, d->rect.width) };
    size_t count;
    g_autofree Tile *tiles = tiles_of(d, frame, &count);
    Grid grid = grid_for(count, frame);

    assign(tiles, count, &grid);
    for (size_t i = 0; i < count; i++)
        draw_tile(d, &grid, &tiles[i]);
    paint_map_note(d, paint_key(d, frame.y + frame.height + KEY_GAP));
}

const MapRow map_tile_grid = { measure, draw };
