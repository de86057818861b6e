/* The data folder: every XML file in the order of its name, told apart by its root element. */
#include "base/sort.h"
#include "read/ics.h"
#include "read/tables.h"
#include <string.h>
#include <sys/stat.h>

static int
compare_names(const void *left, const void *right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

/* Regular files only: a link may lead out of the project. */
static bool
is_data_file(const char *path)
{
    struct stat info;

    return g_str_has_suffix(path, ".xml") && lstat(path, &info) == 0 && S_ISREG(info.st_mode);
}

static GPtrArray *
list_files(const char *folder, Diags *diags)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GDir) dir = g_dir_open(folder, 0, &error);
    GPtrArray *files = g_ptr_array_new_with_free_func(g_free);

    if (dir == NULL) {
        diag_report(diags, DIAG_FILE_UNREADABLE, (Place){ 0 }, folder, "there is no such folder", NULL);
        return files;
    }
    for (const char *name = g_dir_read_name(dir); name != NULL; name = g_dir_read_name(dir)) {
        char *path = g_build_filename(folder, name, NULL);

        if (is_data_file(path))
            g_ptr_array_add(files, path);
        else
            g_free(path);
    }
    sort_items(files->pdata, files->len, sizeof(char *), compare_names);
    return files;
}

/* Two names of one file, however they are written. */
static bool
is_same_file(const char *one, const char *other)
{
    struct stat a, b;

    return stat(one, &a) == 0 && stat(other, &b) == 0 && a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

/* Words and plan are read by themselves: a look at the root element saves parsing a file for nothing. */
static bool
is_wanted(Reading *reading, const char *path)
{
    bool words = xml_root_is(path, "catalogue");

    if (xml_root_is(path, "batch"))
        return false;
    if (reading->catalogues != NULL || words)
        return words && reading->catalogues != NULL;
    if (xml_root_is(path, "pack"))
        return false;                           /* is read for itself */
    if (!xml_root_is(path, "plan"))
        return true;
    if (reading->plan != NULL && !is_same_file(reading->plan, path))
        return false;
    reading->plan_seen = true;
    return true;
}

/* Words have a digest of their own, and what is to be made is no fact. */
static bool
is_fact(const char *root)
{
    static const char *const facts[] = { "observations", "sources", "memberships", "deadlines", "events", NULL };

    return g_strv_contains(facts, root);
}

static void
note_digest(Reading *reading, const XmlNode *root)
{
    if (reading->frame != NULL)
        xml_digest(root, is_fact(root->name) ? reading->facts : reading->frame);
}

static void
read_files(Reading *reading, const char *folder)
{
    g_autoptr(GPtrArray) files = list_files(folder, reading->diags);

    for (guint i = 0; i < files->len; i++) {
        const char *path = g_ptr_array_index(files, i);
        const XmlNode *root = is_wanted(reading, path) ? xml_tree_load(path, reading->audience, reading->arena, reading->diags) : NULL;

        if (root == NULL)
            continue;
        note_digest(reading, root);
        if (reading->builder != NULL)
            plan_builder_note_root(reading->builder, root);
        walk_tree(reading, root);
    }
}

static void
digest_holiday(GChecksum *sum, const EventRow *row)
{
    char first[11], last[11];
    g_autofree char *text = g_strdup_printf("%s|%s|%s|%s|%s\n", row->title.text, date_format(row->period.first, first), date_format(row->period.last, last),
                                            row->recurs == NULL ? "" : row->recurs, row->where == NULL ? "" : row->where);

    g_checksum_update(sum, (const guchar *)text, -1);
}

/* Whatever kind a holiday calendar gives its days. */
static bool
read_holidays(Reading *reading, const char *path)
{
    IcsFile file = { 0 };
    bool read = ics_read(path, reading->arena, &file, reading->diags);

    for (guint i = 0; read && i < file.rows->len; i++) {
        EventRow row = g_array_index(file.rows, EventRow, i);

        row.kind = "holiday";
        row.id = row.treaty = row.state = row.of = row.sources = NULL;
        row.in_plan = row.tbc = false;
        digest_holiday(reading->facts, &row);
        enter_event_row(reading, &row);
    }
    ics_clear(&file);
    return read;
}

Plan *
read_plan(const char *folder, const char *plan, Diags *diags)
{
    PlanOrder order = { .folder = folder, .plan = plan };

    return read_order(&order, diags);
}

Plan *
read_order(const PlanOrder *order, Diags *diags)
{
    g_autoptr(PlanBuilder) builder = plan_builder_new(diags);
    g_autoptr(GChecksum) frame = g_checksum_new(G_CHECKSUM_SHA256), facts = g_checksum_new(G_CHECKSUM_SHA256);
    Reading reading = { .builder = builder, .arena = plan_builder_arena(builder), .audience = order->audience, .diags = diags,
                        .withheld_diags = order->check_withheld ? diags : NULL, .plan = order->plan, .frame = frame, .facts = facts };

    reading.series = g_array_new(FALSE, FALSE, sizeof(EventRow));
    reading.regions = g_hash_table_new(g_str_hash, g_str_equal);
    read_files(&reading, order->folder);
    if (order->holidays == NULL || read_holidays(&reading, order->holidays))
        recur_add_series(&reading);
    g_hash_table_unref(reading.regions);
    g_array_unref(reading.series);
    plan_builder_note_files(builder, g_checksum_get_string(frame), g_checksum_get_string(facts));
    if (reading.plan_seen && !reading.plan_entered)
        return NULL;                            /* its mistakes are told; that there is none would be wrong */
    return plan_builder_finish(builder);        /* even after mistakes: dangling references are reported in the same run */
}

bool
read_catalogues(const char *folder, GPtrArray *catalogues, Diags *diags)
{
    g_autoptr(Arena) arena = arena_new();
    Reading reading = { .arena = arena, .audience = AUDIENCE_INTERNAL, .diags = diags, .catalogues = catalogues };
    size_t errors = diags_count(diags, SEVERITY_ERROR);

    read_files(&reading, folder);
    return diags_count(diags, SEVERITY_ERROR) == errors;
}
