/*
 * A first mapping for a table that nobody has described: what headers are called, and what the first rows hold under
 * them. It is a proposal, to be read before it is used; what could not be told is in it as well.
 */
#include <string.h>
#include "base/diag_exchange.h"
#include "base/input.h"
#include "exchange/lexicon.h"
#include "exchange/mapping.h"
#include "exchange/number.h"
#include "exchange/transfer.h"

enum { SAMPLE_ROWS = 200 };

typedef struct Sample {
    char *header;
    GPtrArray *cells; /* those that are not empty */
} Sample;

typedef struct Proposal {
    Lexicon *lexicon;
    GArray *columns; /* Sample */
    size_t rows;
    bool has_area, has_measure, has_period, has_value, has_sources, comma;
    GString *out;
} Proposal;

static bool
take_sample(void *data, uint32_t row, const Cell *cells, size_t count)
{
    Proposal *p = data;
    bool header = p->columns->len == 0;

    (void)row;
    for (size_t i = 0; i < count; i++) {
        if (header) {
            Sample sample = { g_strdup(cells[i].text), g_ptr_array_new_with_free_func(g_free) };

            g_array_append_val(p->columns, sample);
        } else if (i < p->columns->len && cells[i].length > 0) {
            g_ptr_array_add(g_array_index(p->columns, Sample, i).cells, g_strdup(cells[i].text));
        }
    }
    return p->rows++ < SAMPLE_ROWS;
}

/* ---- what cells may be ---- */

typedef bool (*IsOne)(Proposal *p, const char *text);

static bool
is_area(Proposal *p, const char *text)
{
    return lexicon_area(p->lexicon, text) != NULL;
}
static bool
is_measure(Proposal *p, const char *text)
{
    return lexicon_measure(p->lexicon, text) != NULL;
}
static bool
is_source(Proposal *p, const char *text)
{
    return lexicon_source(p->lexicon, text) != NULL;
}

static bool
is_period(Proposal *p, const char *text)
{
    WrittenPeriod period;
    char normal[PERIOD_NORMAL];

    (void)p;
    return period_read(text, DAYS_ISO, &period, normal);
}

static bool
is_number(Proposal *p, const char *text)
{
    double value;
    int decimals;

    if (number_read(text, strlen(text), '.', '\0', &value, &decimals) == NUMBER_OK)
        return true;
    if (number_read(text, strlen(text), ',', '\0', &value, &decimals) != NUMBER_OK)
        return false;
    p->comma = true;
    return true;
}

/* Half of them and more: a name that nobody knows is a mistake of its row, not of the column. */
static bool
mostly(Proposal *p, const Sample *sample, IsOne is)
{
    size_t found = 0;

    for (guint i = 0; i < sample->cells->len; i++)
        found += is(p, g_ptr_array_index(sample->cells, i));
    return found > 0 && 2 * found >= sample->cells->len;
}

/* A member of some dimension, as "sex:f". */
static char *
category_of(Proposal *p, const char *text)
{
    size_t count;
    const Dimension *const *dimensions = plan_dimensions(lexicon_plan(p->lexicon), &count);

    for (size_t i = 0; i < count; i++) {
        const DimensionMember *member = lexicon_member(p->lexicon, dimensions[i], text);

        if (member != NULL)
            return g_strdup_printf("%s:%s", dimensions[i]->id, member->id);
    }
    return NULL;
}

/* The dimension whose members the cells are. */
static const Dimension *
dimension_of(Proposal *p, const Sample *sample)
{
    size_t count;
    const Dimension *const *dimensions = plan_dimensions(lexicon_plan(p->lexicon), &count);

    for (size_t i = 0; i < count; i++) {
        size_t found = 0;

        for (guint c = 0; c < sample->cells->len; c++)
            found += lexicon_member(p->lexicon, dimensions[i], g_ptr_array_index(sample->cells, c)) != NULL;
        if (found > 0 && 2 * found >= sample->cells->len)
            return dimensions[i];
    }
    return NULL;
}

/* ---- what is said of them ---- */

static void
put(Proposal *p, const Sample *sample, const char *as, const char *attribute, const char *value)
{
    g_autofree char *name = g_markup_escape_text(sample->header, -1),
                    *text = value == NULL ? NULL : g_markup_escape_text(value, -1);

    g_string_append_printf(p->out, "  <column name=\"%s\" as=\"%s\"", name, as);
    if (text != NULL)
        g_string_append_printf(p->out, " %s=\"%s\"", attribute, text);
    g_string_append(p->out, "/>\n");
}

static void
propose_by_cells(Proposal *p, const Sample *sample)
{
    const Dimension *dimension = dimension_of(p, sample);

    if (!p->has_area && mostly(p, sample, is_area)) {
        p->has_area = true;
        put(p, sample, "area", NULL, NULL);
    } else if (!p->has_measure && mostly(p, sample, is_measure)) {
        p->has_measure = true;
        put(p, sample, "measure", NULL, NULL);
    } else if (dimension != NULL) {
        put(p, sample, "by", "dimension", dimension->id);
    } else if (!p->has_period && mostly(p, sample, is_period)) {
        p->has_period = true;
        put(p, sample, "period", NULL, NULL);
    } else if (mostly(p, sample, is_source)) {
        p->has_sources = true;
        put(p, sample, "sources", NULL, NULL);
    } else if (!p->has_value && mostly(p, sample, is_number)) {
        p->has_value = true;
        put(p, sample, "value", NULL, NULL);
    } else {
        put(p, sample, "ignore", NULL, NULL);
    }
}

static void
propose_column(Proposal *p, const Sample *sample)
{
    ColumnRole role = column_role_of_header(sample->header);
    g_autofree char *category = category_of(p, sample->header);

    if (role != ROLE_UNKNOWN) {
        put(p, sample, role == ROLE_ID ? "ignore" : column_role_name(role), NULL, NULL);
        p->has_area = p->has_area || role == ROLE_AREA;
        p->has_measure = p->has_measure || role == ROLE_MEASURE;
        p->has_period = p->has_period || role == ROLE_PERIOD;
        p->has_value = p->has_value || role == ROLE_VALUE;
        p->has_sources = p->has_sources || role == ROLE_SOURCES;
    } else if (is_period(p, sample->header)) {
        p->has_period = p->has_value = true;
        mostly(p, sample, is_number);
        put(p, sample, "value", "period", sample->header);
    } else if (is_measure(p, sample->header)) {
        p->has_measure = p->has_value = true;
        mostly(p, sample, is_number);
        put(p, sample, "value", "measure", lexicon_measure(p->lexicon, sample->header)->id);
    } else if (category != NULL) {
        p->has_value = true;
        mostly(p, sample, is_number);
        put(p, sample, "value", "by", category);
    } else {
        propose_by_cells(p, sample);
    }
}

/* What the rows do not say stands in the root, empty, to be filled in. */
static char *
whole(const Proposal *p)
{
    GString *out = g_string_new("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                "<!-- A first mapping, proposed by 'sheaf import': look at every line before it "
                                "is used. -->\n<map");

    if (p->comma)
        g_string_append(out, " decimal=\"comma\"");
    if (!p->has_measure)
        g_string_append(out, " measure=\"\"");
    if (!p->has_period)
        g_string_append(out, " period=\"\"");
    if (!p->has_sources)
        g_string_append(out, " sources=\"\"");
    g_string_append_printf(out, ">\n%s</map>\n", p->out->str);
    return g_string_free(out, FALSE);
}

char *
transfer_propose(const ExchangeProject *project, const ImportOrder *order, Diags *diags)
{
    const Format *format = transfer_format(order, diags);
    g_autoptr(Lexicon) lexicon = lexicon_new(project->plan, project->langs, project->lang_count);
    g_autoptr(GString) out = g_string_new(NULL);
    g_autofree char *sheet = NULL;
    SheetAsked asked = { .sheet = order->sheet };
    Proposal p = { .lexicon = lexicon, .out = out };
    char *text = NULL;

    if (format == NULL)
        return NULL;
    p.columns = g_array_new(FALSE, FALSE, sizeof(Sample));
    if (format->sheet->read(order->path, &asked, take_sample, &p, &sheet, diags)) {
        if (p.columns->len == 0)
            diag_report(diags, DIAG_IMPORT_EMPTY, (Place){ g_intern_string(input_name(order->path)), 0, 0 }, NULL);
        for (guint i = 0; i < p.columns->len; i++)
            propose_column(&p, &g_array_index(p.columns, Sample, i));
        text = p.columns->len == 0 ? NULL : whole(&p);
    }
    for (guint i = 0; i < p.columns->len; i++) {
        g_free(g_array_index(p.columns, Sample, i).header);
        g_ptr_array_unref(g_array_index(p.columns, Sample, i).cells);
    }
    g_array_unref(p.columns);
    return text;
}
