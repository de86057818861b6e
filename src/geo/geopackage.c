/* GeoPackage (OGC 12-128): each table of features; its blobs of well-known binary are read as they are. */
#include "geo/geopackage.h"
#include "geo/blob.h"
#include "geo/reading.h"
#include <math.h>
#include <sqlite3.h>
#include <stdint.h>
#include <string.h>

/* ---- geometry ---- */

enum { POINT = 1, LINE, POLYGON, MULTIPOINT, MULTILINE, MULTIPOLYGON, COLLECTION, DEEP };

/* How many numbers a position has: 2, or more with a height or a measure (ISO 13249-3: thousands of the type). */
static size_t
numbers_of(uint32_t type)
{
    return type / 1000 == 0 ? 2 : type / 1000 == 3 ? 4 : 3;
}

static bool
take_ring(OutlineReading *reading, Blob *blob, size_t numbers, bool outer, Place place)
{
    g_autoptr(GArray) degrees = g_array_new(FALSE, FALSE, sizeof(double));
    uint32_t count = take_number(blob);

    if (count > blob->left / (8 * numbers))
        return reading_fault(reading, place, "a geometry in it is cut off");
    for (uint32_t i = 0; i < count && !blob->bad; i++) {
        double longitude = take_double(blob), latitude = take_double(blob);

        take(blob, 8 * (numbers - 2));
        g_array_append_val(degrees, longitude);
        g_array_append_val(degrees, latitude);
    }
    return reading_ring(reading, degrees, outer, place);
}

/* Points and lines enclose nothing, and are passed over: what stands behind them may. */
static bool
take_geometry(OutlineReading *reading, Blob *blob, int depth, Place place)
{
    bool little = *take(blob, 1) == 1;
    uint32_t type = take_number(blob), kind = type % 1000, parts = kind == POINT ? 1 : take_number(blob);
    size_t position = 8 * numbers_of(type);

    if (blob->bad || !little || kind < POINT || kind > COLLECTION || depth > DEEP)
        return reading_fault(reading, place, "a geometry in it is cut off, nested, curved or big-endian");
    if (kind == POINT || kind == LINE)
        take(blob, parts <= blob->left / position ? parts * position : SIZE_MAX);
    else
        for (uint32_t i = 0; i < parts && !blob->bad; i++)
            if (kind == POLYGON ? !take_ring(reading, blob, numbers_of(type), i == 0, place)
                                : !take_geometry(reading, blob, depth + 1, place))
                return false;
    return !blob->bad || reading_fault(reading, place, "a geometry in it is cut off");
}

/* ---- tables ---- */

typedef struct Layer { char *table, *column; int system; } Layer;

/* "name" with its quotes doubled; to be freed. */
static char *
quoted(const char *name)
{
    g_auto(GStrv) parts = g_strsplit(name, "\"", -1);
    g_autofree char *inside = g_strjoinv("\"\"", parts);

    return g_strdup_printf("\"%s\"", inside);
}

static bool
read_row(OutlineReading *reading, sqlite3_stmt *row, Place place)
{
    Blob blob = { sqlite3_column_blob(row, 0), (size_t)sqlite3_column_bytes(row, 0), false };

    if (!reading_begin(reading, (const char *)sqlite3_column_text(row, 1), place) || blob.at == NULL)
        return !reading->failed;
    if (blob.left < 8 || memcmp(blob.at, "GP", 2) != 0)
        return reading_fault(reading, place, "a geometry in it is none of a GeoPackage");
    if ((blob.at[3] & 0x10) != 0)
        return true;                    /* an empty one */
    pass_header(&blob);
    return take_geometry(reading, &blob, 0, place);
}

/* The rows of a query up to its end, or up to what is told. */
static void
each_row(OutlineReading *reading, sqlite3 *database, sqlite3_stmt *row, Place place)
{
    int step;

    while ((step = sqlite3_step(row)) == SQLITE_ROW)
        if (!read_row(reading, row, place))
            return;
    if (step != SQLITE_DONE)
        reading_fault(reading, place,
                      step == SQLITE_INTERRUPT ? "one of its views has no end" : sqlite3_errmsg(database));
}

/*
 * Of a table or a view. SQLite takes a name in quotes that is no column's for a text, which every feature would then
 * seem to say, but not behind the name of its table.
 */
static bool
has_column(sqlite3 *database, const char *table, const char *column)
{
    g_autofree char *query = g_strdup_printf("SELECT f.%s FROM %s AS f", column, table);
    sqlite3_stmt *row = NULL;
    bool found = sqlite3_prepare_v2(database, query, -1, &row, NULL) == SQLITE_OK;

    sqlite3_finalize(row);
    return found;
}

/* A view may go on for ever; half a million corners are read in a tenth of these steps. */
enum { STEPS_A_CALL = 10000, CALLS = 2000 };

static int
count_call(void *calls)
{
    return ++*(int *)calls > CALLS;
}

static void
read_layer(OutlineReading *reading, sqlite3 *database, const Layer *layer)
{
    g_autofree char *table = quoted(layer->table), *column = quoted(layer->column), *by = quoted(reading->file->by);
    bool is_table = sqlite3_table_column_metadata(database, NULL, layer->table, "rowid", NULL, NULL, NULL, NULL,
                                                  NULL) == SQLITE_OK;
    g_autofree char *query = g_strdup_printf("SELECT %s, %s FROM %s ORDER BY %s", column,
                                             has_column(database, table, by) ? by : "NULL", table,
                                             is_table ? "rowid" : "2");
    sqlite3_stmt *row = NULL;
    Place place = { reading->file->path, 0, 0 };

    if (layer->system != 4326)
        reading_fault(reading, place,
                      "its coordinates are of no known system, or of another than WGS 84 in degrees (EPSG:4326)");
    else if (sqlite3_prepare_v2(database, query, -1, &row, NULL) != SQLITE_OK)
        reading_fault(reading, place, sqlite3_errmsg(database));
    else
        each_row(reading, database, row, place);
    sqlite3_finalize(row);
}

static void
read_geopackage(OutlineReading *reading)
{
    Place place = { reading->file->path, 0, 0 };
    sqlite3 *database = NULL;
    sqlite3_stmt *row = NULL;
    int calls = 0;
    g_autofree char *uri = g_filename_to_uri(reading->file->path, NULL, NULL),
                    *fixed = g_strconcat(uri == NULL ? "file:" : uri, "?immutable=1", NULL);

    if (uri == NULL ||
        sqlite3_open_v2(fixed, &database, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL) != SQLITE_OK ||
        sqlite3_prepare_v2(database, "SELECT table_name, column_name, srs_id FROM gpkg_geometry_columns ORDER BY 1", -1,
                           &row, NULL) != SQLITE_OK)
        reading_fault(reading, place, database == NULL ? "it cannot be opened" : sqlite3_errmsg(database));
    if (database != NULL)
        sqlite3_progress_handler(database, STEPS_A_CALL, count_call, &calls);
    while (row != NULL && !reading->failed && sqlite3_step(row) == SQLITE_ROW) {
        Layer layer = { g_strdup((const char *)sqlite3_column_text(row, 0)),
                        g_strdup((const char *)sqlite3_column_text(row, 1)), sqlite3_column_int(row, 2) };

        if (layer.table != NULL && layer.column != NULL)
            read_layer(reading, database, &layer);
        g_free(layer.table);
        g_free(layer.column);
    }
    sqlite3_finalize(row);
    sqlite3_close(database);
}

const GeopackageReader geopackage_sqlite = { read_geopackage };
