/* The data folder: every XML file in the order of its name, told apart by its root element. */
#include "read/folder.h"
#include "read/ics.h"
#include "read/tables.h"
#include <string.h>
#include <sys/stat.h>
#include "base/input.h"

/* Two names of one file, however they are written. */
static bool
is_same_file(const char *one, const char *other)
{
    struct stat a, b;

    return stat(one, &a) == 0 && stat(other, &b) == 0 && a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

/*
 * Words and plan are read by themselves: a look at the root element saves parsing a file for nothing. NULL: it could
 * not be told.
 */
static bool
is_wanted(Reading *reading, const char *path, const char *root)
{
    bool words = g_strcmp0(root, "catalogue") == 0;

    if (g_strcmp0(root, "batch") == 0 || g_strcmp0(root, "pack") == 0 || g_strcmp0(root, "map") == 0)
        return false;                           /* is read for itself */
    if (reading->catalogues != NULL || words)
        return (words || root == NULL) && reading->catalogues != NULL;
    if (g_strcmp0(root, "plan") != 0)
        return true;
    if (reading->plan != NULL && !is_same_file(reading->plan, path))
        return false;
    reading->plan_seen = true;
    return true;
}

typedef enum DigestOf { DIGEST_FRAME, DIGEST_FACTS, DIGEST_FACTS_BESIDES_OBSERVATIONS, DIGEST_PHRASES } DigestOf;

/* Words have a digest of their own, and what is to be made is no fact. */
static bool
is_of(const char *root, DigestOf of)
{
    static const char *const facts[] = { "observations", "sources", "memberships", "deadlines",
                                         "events",       "records", NULL };
    bool phrases = strcmp(root, "phrases") == 0, fact = g_strv_contains(facts, root);

    return of == DIGEST_PHRASES ? phrases : of == DIGEST_FRAME ? !phrases && !fact : fact;
}

static char *
digest_of(const Plan *plan, DigestOf of)
{
    bool facts = of == DIGEST_FACTS || of == DIGEST_FACTS_BESIDES_OBSERVATIONS, records = false;

    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    size_t count;
    const void *const *roots = plan_data_roots(plan, &count);

    for (size_t i = 0; i < count; i++) {
        const XmlNode *root = roots[i];

        if (!root->handed_out && is_of(root->name, of))
            xml_digest(root, sum);
        records = records || (root->handed_out && strcmp(root->name, "records") == 0);
    }
    if (facts && records)
        plan_digest_records(plan, sum);
    if (facts) {
        g_checksum_update(sum, (const guchar *)plan_handed_out_digest(plan), -1);
        if (of == DIGEST_FACTS)
            plan_digest_observations(plan, sum);
    }
    return g_strdup(g_checksum_get_string(sum));
}

char *read_frame_digest(const Plan *plan) { return digest_of(plan, DIGEST_FRAME); }
char *read_phrases_digest(const Plan *plan) { return digest_of(plan, DIGEST_PHRASES); }
char *read_facts_digest(const Plan *plan) { return digest_of(plan, DIGEST_FACTS); }
char *read_other_facts_digest(const Plan *plan) { return digest_of(plan, DIGEST_FACTS_BESIDES_OBSERVATIONS); }

/* The ids that a file with this root would give, by the words that messages have for such things. */
static const char *const *
ids_of_root(const char *root)
{
    static const struct { const char *root, *kinds[5];
    } roots[] = {
        { "plan", { "objective", "indicator", "event", "target group", NULL } },
        { "events", { "event", NULL } },
        { "areas", { "area", "area kind", "area group", NULL } },
        { "sources", { "source", NULL } },
        { "measures", { "measure", "unit", "topic", NULL } },
        { "treaties", { "treaty", "article", NULL } },
        { "phrases", { NULL } },
        { "records", { "record type", "record", NULL } },
    };
    static const char *const all[] = { "objective", "indicator", "event", "target group", "area",    "source",
                                       "area kind", "area group",
                                       "measure",   "unit",      "topic", "treaty",       "article",
                                       "record type", "record", NULL };
    static const char *const none[] = { NULL };

    for (size_t i = 0; root != NULL && i < G_N_ELEMENTS(roots); i++)
        if (strcmp(roots[i].root, root) == 0)
            return roots[i].kinds;
    return root == NULL ? all : none;
}

/* Whoever refers to what such a file would have told is not at fault. */
static void
note_unread(Reading *reading, const char *path, const char *root)
{
    Place place = { g_intern_string(path), 0, 0 };

    if (reading->builder == NULL)
        return;
    for (const char *const *kind = ids_of_root(root); *kind != NULL; kind++)
        plan_builder_note_unread(reading->builder, *kind, NULL, place);
    if (root == NULL)
        reading->plan_seen = true;
}

/* For whoever looks for a text in what the files said: that this one is to be read again. */
static void
note_handed_out(Reading *reading, const XmlNode *root)
{
    XmlNode *noted = arena_new0(reading->arena, XmlNode, 1);

    *noted = (XmlNode){ .name = arena_strdup(reading->arena, root->name), .place = root->place, .handed_out = true };
    plan_builder_note_root(reading->builder, noted);
}

/* From so many bytes on a file of records is read record by record; of a smaller one the tree costs little. */
enum { LARGE_FILE = 1 << 18 };

/* Of observations there may be millions, of records very many: they are entered one by one, and no tree is kept. */
static const XmlItems *
items_of(const char *path, const char *root, size_t *size)
{
    static const XmlItems observations = { "observations", "series", "observation", walk_item, NULL },
                          records = { "records", NULL, "record", walk_item, NULL };
    struct stat about;

    if (g_strcmp0(root, "observations") == 0)
        return &observations;
    if (g_strcmp0(root, "records") != 0 || stat(path, &about) != 0 || about.st_size < LARGE_FILE)
        return NULL;
    *size = MIN((size_t)about.st_size, input_limit(INPUT_DATA));
    return &records;
}

static void
read_items(Reading *reading, const char *path, const char *name, XmlItems items)
{
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(Diags) told = diags_new();
    Diags *diags = reading->diags, *withheld_diags = reading->withheld_diags;
    PlanMark before = plan_builder_mark(reading->builder);
    const XmlNode *root;

    items.data = reading;
    reading->diags = told;
    reading->withheld_diags = withheld_diags == NULL ? NULL : told;
    walk_forget_items(reading);
    root = xml_tree_load_items(path, &items, reading->audience, arena, diags);
    if (root != NULL) {
        note_handed_out(reading, root);
        walk_tree(reading, root);
        diags_sort(told);                       /* what is wrong with a series is found after what is wrong in it */
        diags_append(diags, told);
    } else {
        /* what its readable part says is told when all of it can be read */
        plan_builder_cut(reading->builder, before);
        note_unread(reading, path, name);
    }
    walk_forget_items(reading);
    reading->diags = diags;
    reading->withheld_diags = withheld_diags;
}

/* `name`: of its root element, or NULL. */
static void
read_file(Reading *reading, const char *path, const char *name)
{
    const XmlItems *items;
    const XmlNode *root;
    size_t size;

    if (!is_wanted(reading, path, name))
        return;
    items = reading->builder == NULL ? NULL : items_of(path, name, &size);
    if (items != NULL) {
        if (items->parent == NULL)
            plan_builder_expect_records(reading->builder, size);
        read_items(reading, path, name, *items);
        return;
    }
    root = xml_tree_load(path, reading->audience, reading->arena, reading->diags);
    if (root == NULL) {
        note_unread(reading, path, name);
        return;
    }
    if (name == NULL && !is_wanted(reading, path, root->name))
        return;
    if (reading->builder != NULL)
        plan_builder_note_root(reading->builder, root);
    walk_tree(reading, root);
}

/* Is that the language of the plan's own texts? False where it cannot be told from the start of its file. */
static bool
is_own_language(const Reading *reading, const GPtrArray *files, const char *wanted)
{
    for (guint i = 0; i < files->len; i++) {
        const char *path = g_ptr_array_index(files, i);
        g_autofree char *language = NULL, *root = xml_root_look(path, "xml:lang", &language);

        if (g_strcmp0(root, "plan") == 0 && (reading->plan == NULL || is_same_file(reading->plan, path)))
            return g_strcmp0(language, wanted) == 0;
    }
    return false;
}

static bool
is_phrases(const GPtrArray *roots, guint file)
{
    return g_strcmp0(g_ptr_array_index(roots, file), "phrases") == 0;
}

/* Of those that will be read, but for words: one beyond the limit is refused when its turn comes. */
static size_t
bytes_of(const GPtrArray *files, const GPtrArray *roots)
{
    struct stat about;
    size_t bytes = 0;

    for (guint i = 0; i < files->len; i++)
        if (!is_phrases(roots, i) && stat(g_ptr_array_index(files, i), &about) == 0 && S_ISREG(about.st_mode) &&
            (guint64)about.st_size <= input_limit(INPUT_DATA))
            bytes += (size_t)about.st_size;
    return bytes;
}

/* The files whose words translate those of all others, or all others. `roots`: the names of their root elements. */
static void
read_some(Reading *reading, const GPtrArray *files, const GPtrArray *roots, bool phrases)
{
    for (guint i = 0; i < files->len; i++)
        if (is_phrases(roots, i) == phrases)
            read_file(reading, g_ptr_array_index(files, i), g_ptr_array_index(roots, i));
}

static void
read_files(Reading *reading, const PlanOrder *order, Diags *diags)
{
    g_autoptr(GPtrArray) files = data_files(order->folder, &order->scope, diags);
    g_autoptr(GPtrArray) roots = g_ptr_array_new_with_free_func(g_free);
    bool translate =
        !order->one_language || (order->language != NULL && !is_own_language(reading, files, order->language));

    for (guint i = 0; i < files->len; i++)
        g_ptr_array_add(roots, xml_root_name(g_ptr_array_index(files, i)));
    if (reading->builder != NULL)
        plan_builder_expect(reading->builder, bytes_of(files, roots));
    if (translate)
        read_some(reading, files, roots, true);
    read_some(reading, files, roots, false);
}

static void
digest_holiday(GChecksum *sum, const Event *row)
{
    char first[11], last[11];
    g_autofree char *text = g_strdup_printf("%s|%s|%s|%s|%s\n", row->title.text, date_format(row->period.first, first),
                                            date_format(row->period.last, last), row->recurs == NULL ? "" : row->recurs,
                                            row->where == NULL ? "" : row->where);

    g_checksum_update(sum, (const guchar *)text, -1);
}

/* Whatever kind a holiday calendar gives its days. */
static bool
read_holidays(Reading *reading, const char *path)
{
    IcsFile file = { 0 };
    bool read = ics_read(path, reading->arena, &file, reading->diags);

    for (guint i = 0; read && i < file.rows->len; i++) {
        Event row = g_array_index(file.rows, Event, i);

        if (row.internal && reading->audience == AUDIENCE_PUBLIC)
            continue;
        row.kind = "holiday";
        row.id = row.treaty_id = row.area_id = row.of_id = row.source_ids = NULL;
        row.in_plan = row.tbc = false;
        digest_holiday(reading->handed_out, &row);
        enter_event(reading, &row);
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
    g_autoptr(GChecksum) handed_out = g_checksum_new(G_CHECKSUM_SHA256);
    Reading reading = { .builder = builder,
                        .arena = plan_builder_arena(builder),
                        .audience = order->audience,
                        .diags = diags,
                        .withheld_diags = order->check_withheld ? diags : NULL,
                        .plan = order->plan,
                        .handed_out = handed_out };

    reading.series = g_array_new(FALSE, FALSE, sizeof(Event));
    reading.regions = g_hash_table_new(g_str_hash, g_str_equal);
    reading.languages = g_hash_table_new(g_str_hash, g_str_equal);
    reading.kinds_told = g_hash_table_new(g_str_hash, g_str_equal);
    reading.forms = g_array_new(FALSE, FALSE, sizeof(Forms));
    reading.area_kinds = g_array_new(FALSE, FALSE, sizeof(AreaKind));
    reading.areas = g_array_new(FALSE, FALSE, sizeof(Area));
    read_files(&reading, order, diags);
    if (order->holidays == NULL || read_holidays(&reading, order->holidays))
        recur_add_series(&reading);
    forms_check(reading.forms, reading.language, diags);
    area_codes_check(&reading);
    g_array_unref(reading.forms);
    g_array_unref(reading.area_kinds);
    g_array_unref(reading.areas);
    g_hash_table_unref(reading.regions);
    g_hash_table_unref(reading.kinds_told);
    g_hash_table_unref(reading.languages);
    if (reading.disaggregated != NULL)
        g_string_free(reading.disaggregated, TRUE);
    g_array_unref(reading.series);
    g_free(reading.element);
    plan_builder_note_handed_out(builder, g_checksum_get_string(handed_out));
    if (reading.plan_seen && !reading.plan_entered)
        return NULL;                            /* its mistakes are told; that there is none would be wrong */
    if (!reading.plan_seen) {
        if (g_file_test(order->folder, G_FILE_TEST_IS_DIR))     /* else that was told */
            diag_report(diags, DIAG_MODEL_NO_PLAN, (Place){ 0 }, order->folder, NULL);
        return NULL;
    }
    /* even after mistakes: dangling references are reported in the same run */
    return plan_builder_finish(builder);
}

bool
read_catalogues(const char *folder, GPtrArray *catalogues, Diags *diags)
{
    g_autoptr(Arena) arena = arena_new();
    Reading reading = { .arena = arena, .audience = AUDIENCE_INTERNAL, .diags = diags, .catalogues = catalogues };
    size_t errors = diags_count(diags, SEVERITY_ERROR);

    /* whoever reads the plan has told what is not read */
    read_files(&reading, &(PlanOrder){ .folder = folder }, NULL);
    return diags_count(diags, SEVERITY_ERROR) == errors;
}
