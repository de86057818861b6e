/* Which page stands where on a sheet, and how large: arithmetic alone, before any file is touched. */
#include "impose/file.h"

/* ---- order ---- */

/* Cells of upright pages. */
typedef struct Grid { size_t columns, rows; } Grid;

static const Grid grids[] = {
    [IMPOSE_SINGLE] = { 1, 1 }, [IMPOSE_BOOKLET] = { 2, 1 }, [IMPOSE_TWO_UP] = { 2, 1 }, [IMPOSE_FOUR_UP] = { 2, 2 },
};

static size_t
cells_of(ImposeScheme scheme)
{
    return grids[scheme].columns * grids[scheme].rows;
}

size_t
impose_sides(ImposeScheme scheme, size_t pages)
{
    return scheme == IMPOSE_BOOKLET ? (pages + 3) / 4 * 2 : (pages + cells_of(scheme) - 1) / cells_of(scheme);
}

/*
 * The page in a cell of a left-to-right booklet of `all` pages: the front of its outermost sheet holds the last page
 * beside the first, the back the second beside the last but one; each sheet further in takes two from both ends.
 */
static size_t
booklet_page(size_t all, size_t side, size_t cell)
{
    bool back = side % 2 == 1, low = back ? cell == 0 : cell == 1;

    return low ? side + 1 : all - side;
}

size_t
impose_plan(ImposeScheme scheme, size_t pages, bool rtl, ImposePlace *out)
{
    size_t cells = cells_of(scheme), columns = grids[scheme].columns, count = impose_sides(scheme, pages) * cells;

    for (size_t i = 0; out != NULL && i < count; i++) {
        size_t side = i / cells, cell = i % cells,
               read = rtl ? cell / columns * columns + columns - 1 - cell % columns : cell;
        size_t page = scheme == IMPOSE_BOOKLET ? booklet_page(count, side, read) : side * cells + read + 1;

        out[i] = (ImposePlace){ side, cell, page > pages ? 0 : page };
    }
    return count;
}

/* ---- size ---- */

static const double mark_room = 10 * POINTS_PER_MM;             /* 3 mm away, 5 mm long, and 2 mm to the sheet's edge */

static Size
lying(Size size, bool wide)
{
    return (size.width > size.height) == wide ? size : (Size){ size.height, size.width };
}

ImposeSheet
impose_sheet(const ImposeOptions *options, Size page)
{
    Grid grid = grids[options->scheme];
    bool wide = page.width > page.height, across = cells_of(options->scheme) == 2;
    double room = options->crop_marks ? mark_room : 0;
    ImposeSheet sheet = { .columns = wide ? grid.rows : grid.columns, .rows = wide ? grid.columns : grid.rows };

    if (options->sheet.width > 0) {
        sheet.size = lying(options->sheet, wide != across);
    } else {
        sheet.size = lying(page, wide != across);
        sheet.size = (Size){ sheet.size.width + 2 * room, sheet.size.height + 2 * room };
    }
    sheet.scale = MIN((sheet.size.width - 2 * room) / ((double)sheet.columns * page.width),
                      (sheet.size.height - 2 * room) / ((double)sheet.rows * page.height));
    sheet.scale = MIN(sheet.scale, 1);
    sheet.block.width = (double)sheet.columns * page.width * sheet.scale;
    sheet.block.height = (double)sheet.rows * page.height * sheet.scale;
    sheet.block.x = (sheet.size.width - sheet.block.width) / 2;
    sheet.block.y = (sheet.size.height - sheet.block.height) / 2;
    return sheet;
}

Rect
impose_cell(const ImposeSheet *sheet, size_t cell)
{
    double width = sheet->block.width / (double)sheet->columns, height = sheet->block.height / (double)sheet->rows;
    size_t column = cell % sheet->columns, row = cell / sheet->columns;

    return (Rect){ sheet->block.x + (double)column * width, sheet->block.y + (double)(sheet->rows - 1 - row) * height,
                   width, height };
}

/* ---- the file ---- */

GBytes *
impose_file(GBytes *pdf, const ImposeOptions *options, Diags *diags)
{
    const ImposeFunctions *functions = impose_functions(diags);

    return functions == NULL ? NULL : functions->file(pdf, options, diags);
}
