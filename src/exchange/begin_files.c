/* The files of a project that begins with a table: what it names, and a plan that follows all of it. */
#include <string.h>
#include "exchange/begin.h"
#include "exchange/xml_text.h"

/* The kinds of areas that tables name by their headers, and what stands for all others. */
static const struct {
    const char *id, *many;
} kinds[] = {
    { "area", "areas" },
    { "region", "regions" },
    { "province", "provinces" },
    { "district", "districts" },
    { "county", "counties" },
    { "village", "villages" },
    { "municipality", "municipalities" },
};

static const char *
kind_of(const Begin *b, const BeginThing *area)
{
    return area->code != NULL || g_strcmp0(b->kind, "state") == 0 ? NULL : b->kind == NULL ? "area" : b->kind;
}

static char *
areas_file(const Begin *b)
{
    GString *out = g_string_new(XML_HEAD "<areas>\n");

    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (strcmp(kinds[i].id, b->kind == NULL ? "area" : b->kind) == 0)
            g_string_append_printf(out,
                                   "  <area-kind id=\"%s\"><form count=\"one\">%s</form><form count=\"other\">%s"
                                   "</form></area-kind>\n",
                                   kinds[i].id, kinds[i].id, kinds[i].many);
    for (guint i = 0; i < b->areas.list->len; i++) {
        const BeginThing *area = g_ptr_array_index(b->areas.list, i);

        g_string_append(out, "  <area");
        xml_add_attribute(out, "id", area->id);
        xml_add_attribute(out, "kind", kind_of(b, area));
        xml_add_attribute(out, "alpha2", area->code);
        xml_add_attribute(out, "name", area->name != NULL ? area->name : area->text);
        g_string_append(out, "/>\n");
    }
    return g_string_free(g_string_append(out, "</areas>\n"), FALSE);
}

static void
add_title(GString *out, const char *indent, const char *text)
{
    g_string_append_printf(out, "%s<title>", indent);
    xml_add_escaped(out, text);
    g_string_append(out, "</title>\n");
}

static const char *
title_of(const BeginThing *thing)
{
    return thing->name != NULL ? thing->name : thing->text;
}

/* "Sex" of "[Sex]" and of "SEX:Sex". */
static void
add_dimension_title(GString *out, const BeginColumn *c)
{
    const char *colon = c->labelled ? strchr(c->header, ':') : NULL;
    g_autofree char *title = g_strdup(colon == NULL ? c->header : colon + 1);
    size_t length = strlen(g_strstrip(title));

    if (length > 2 && title[0] == '[' && title[length - 1] == ']') {
        memmove(title, title + 1, length);
        title[length - 2] = '\0';
    }
    add_title(out, "    ", title);
}

/* Dimensions stand beside one another in the order in which their columns do. */
static void
add_dimensions(const Begin *b, GString *out, GString *by)
{
    for (guint i = 0; i < b->columns->len; i++) {
        const BeginColumn *c = &g_array_index(b->columns, BeginColumn, i);

        if (c->role != ROLE_BY || c->dimension == NULL)
            continue;
        g_string_append_printf(by, "%s%s", by->len > 0 ? " " : "", c->dimension);
        g_string_append_printf(out, "  <dimension id=\"%s\">\n", c->dimension);
        add_dimension_title(out, c);
        for (guint m = 0; m < b->members.list->len; m++) {
            const BeginThing *member = g_ptr_array_index(b->members.list, m);
            const char *tab = strchr(member->text, '\t');

            if (strncmp(member->text, c->dimension, (size_t)(tab - member->text)) != 0)
                continue;
            g_string_append(out, "    <member");
            xml_add_attribute(out, "id", member->id);
            g_string_append(out, ">\n");
            add_title(out, "      ", member->name != NULL ? member->name : tab + 1);
            g_string_append(out, "    </member>\n");
        }
        g_string_append(out, "  </dimension>\n");
    }
}

/*
 * What its areas come to is not guessed, for nothing in a table says whether they overlap: pages would print a sum that
 * nobody told. What is likely is proposed with its reason, one word away.
 */
static void
propose_over_areas(GString *out, const BeginThing *measure)
{
    g_string_append(out, "    <!-- What its areas come to is not said, so pages of the plan have no figure of all. ");
    if (measure->percent)
        g_string_append(out, "A share does not add up:\n         over-areas=\"weighted:MEASURE\", with the measure "
                             "that it is a share of, makes its mean. -->\n");
    else if (measure->decimals == 0)
        g_string_append(out, "These are whole numbers, as of\n         things counted: where no area lies within "
                             "another, over-areas=\"sum\" adds them up. -->\n");
    else
        g_string_append(out, "over-areas=\"sum\" adds them up,\n         \"min\" and \"max\" take the least and the "
                             "most, \"weighted:MEASURE\" makes the mean of a rate. -->\n");
}

static char *
measures_file(const Begin *b)
{
    GString *out = g_string_new(XML_HEAD "<measures>\n  <unit id=\"percent\" kind=\"percent\" symbol=\"%\"/>\n");
    g_autoptr(GString) by = g_string_new(NULL);

    for (guint i = 0; i < b->units.list->len; i++) {
        const BeginThing *unit = g_ptr_array_index(b->units.list, i);

        g_string_append(out, "  <unit");
        xml_add_attribute(out, "id", unit->id);
        xml_add_attribute(out, "symbol", unit->text);
        g_string_append(out, "/>\n");
    }
    add_dimensions(b, out, by);
    g_string_append(out, "  <topic id=\"figures\"><title>Figures</title></topic>\n");
    for (guint i = 0; i < b->measures.list->len; i++) {
        const BeginThing *measure = g_ptr_array_index(b->measures.list, i);

        g_string_append(out, "  <measure");
        xml_add_attribute(out, "id", measure->id);
        xml_add_attribute(out, "unit", measure->percent ? "percent" : measure->unit);
        g_string_append_printf(out, " nature=\"stock\" decimals=\"%d\" topic=\"figures\"", measure->decimals);
        xml_add_attribute(out, "by", by->str);
        g_string_append(out, ">\n");
        add_title(out, "    ", title_of(measure));
        if (b->areas.list->len > 1)
            propose_over_areas(out, measure);
        g_string_append(out, "  </measure>\n");
    }
    return g_string_free(g_string_append(out, "</measures>\n"), FALSE);
}

/* Without sources in its rows the table is the source of all. */
static char *
sources_file(const Begin *b)
{
    GString *out = g_string_new(XML_HEAD "<sources>\n");

    if (!b->has_sources) {
        g_autofree char *base = g_path_get_basename(b->order->path);

        g_string_append(out, "  <source id=\"TABLE\"");
        xml_add_attribute(out, "title", base);
        g_string_append(out, "/>\n");
    }
    for (guint i = 0; i < b->sources.list->len; i++) {
        const BeginThing *source = g_ptr_array_index(b->sources.list, i);

        g_string_append(out, "  <source");
        xml_add_attribute(out, "id", source->id);
        xml_add_attribute(out, "title", source->text);
        g_string_append(out, "/>\n");
    }
    return g_string_free(g_string_append(out, "</sources>\n"), FALSE);
}

static void
add_objective(const Begin *b, GString *out)
{
    const char *source = b->has_sources ? ((const BeginThing *)g_ptr_array_index(b->sources.list, 0))->id : "TABLE";

    for (guint i = 0; i < b->measures.list->len; i++) {
        const BeginThing *measure = g_ptr_array_index(b->measures.list, i);

        g_string_append_printf(out, "      <indicator id=\"1A-%u\" kind=\"level\" measure=\"%s\">\n", i + 1,
                               measure->id);
        add_title(out, "        ", title_of(measure));
        g_string_append(out, "        <!-- what is to be reached, and by when: <target value=\"…\" date=\"…\" "
                             "baseline=\"first\"/> -->\n      </indicator>\n");
    }
    if (b->areas.list->len > 0) {
        g_string_append(out, "      <targets group=\"all\" areas=\"");
        for (guint i = 0; i < b->areas.list->len; i++)
            g_string_append_printf(out, "%s%s", i > 0 ? " " : "",
                                   ((const BeginThing *)g_ptr_array_index(b->areas.list, i))->id);
        g_string_append_printf(out, "\" sources=\"%s\"/>\n", source);
    }
    for (guint i = 0; i < b->measures.list->len; i++) {
        const BeginThing *measure = g_ptr_array_index(b->measures.list, i);

        g_string_append_printf(out, "      <follow kind=\"level\" measure=\"%s\">\n", measure->id);
        add_title(out, "        ", title_of(measure));
        g_string_append(out, "      </follow>\n");
    }
}

static char *
plan_file(const Begin *b)
{
    GString *out = g_string_new(XML_HEAD "<!-- Made from a table: every measure is an indicator, and followed in every "
                                         "area. Edit it. -->\n<plan");
    g_autofree char *id = xml_id(b->title, "plan");
    char day[11];

    xml_add_attribute(out, "id", id);
    xml_add_attribute(out, "xml:lang", "en");
    xml_add_attribute(out, "start", date_format(b->first, day));
    xml_add_attribute(out, "end", date_format(b->last, day));
    xml_add_attribute(out, "as-of", date_format(b->last, day));
    g_string_append(out, ">\n");
    add_title(out, "  ", b->title);
    g_string_append(out, "  <goal id=\"1\">\n");
    add_title(out, "    ", b->title);
    g_string_append(out, "    <objective id=\"1A\">\n");
    add_title(out, "      ", b->title);
    add_objective(b, out);
    return g_string_free(g_string_append(out, "    </objective>\n  </goal>\n</plan>\n"), FALSE);
}

static void
add_column(const Begin *b, GString *out, const BeginColumn *c)
{
    bool keeps = c->role != ROLE_UNIT || b->unit_is_kept;

    if (*c->header == '\0')
        return;
    g_string_append(out, "  <column");
    xml_add_attribute(out, "name", c->header);
    xml_add_attribute(out, "as", keeps ? column_role_name(c->role) : "ignore");
    if (c->role == ROLE_BY)
        xml_add_attribute(out, "dimension", c->dimension);
    if (c->is_period)
        xml_add_attribute(out, "period", c->header);
    if (c->is_measure)
        xml_add_attribute(out, "measure", c->header);
    g_string_append(out, "/>\n");
}

/* What the table calls by a code is found by its id. */
static void
add_words(GString *out, const char *as, const BeginThings *things)
{
    for (guint i = 0; i < things->list->len; i++) {
        const BeginThing *thing = g_ptr_array_index(things->list, i);
        const char *text = thing->text, *tab = strchr(text, '\t');

        if (thing->name == NULL || thing->code != NULL)
            continue;
        g_string_append(out, "  <word");
        xml_add_attribute(out, "as", as);
        xml_add_attribute(out, "text", tab == NULL ? text : tab + 1);
        xml_add_attribute(out, "is", thing->id);
        g_string_append(out, "/>\n");
    }
}

/* A table of a known shape: what its headers say needs no word. */
static char *
shape_map_file(const Begin *b, bool named)
{
    GString *out = g_string_new(XML_HEAD "<!-- The codes of the table by the ids of the plan; 'sheaf import' takes it "
                                         "as its map when the table has changed. -->\n<map");

    xml_add_attribute(out, "shape", b->shape->name);
    xml_add_attribute(out, "measure", named ? NULL : b->title);
    xml_add_attribute(out, "sources", b->has_sources ? NULL : "TABLE");
    xml_add_attribute(out, "sheet", b->order->sheet);
    g_string_append(out, ">\n");
    for (guint i = 0; i < b->columns->len; i++)
        if (g_array_index(b->columns, BeginColumn, i).is_measure)
            add_column(b, out, &g_array_index(b->columns, BeginColumn, i));
    add_words(out, "area", &b->areas);
    add_words(out, "measure", &b->measures);
    add_words(out, "by", &b->members);
    return g_string_free(g_string_append(out, "</map>\n"), FALSE);
}

static char *
map_file(const Begin *b)
{
    GString *out;
    bool named = false;

    for (guint i = 0; i < b->columns->len; i++) {
        const BeginColumn *c = &g_array_index(b->columns, BeginColumn, i);

        named = named || c->role == ROLE_MEASURE || c->is_measure;
    }
    if (b->shape != NULL)
        return shape_map_file(b, named);
    out = g_string_new(XML_HEAD "<!-- How the table is read; 'sheaf import' takes it as its map when the table "
                                "has changed. -->\n<map");
    xml_add_attribute(out, "decimal", b->numbers->decimal_name);
    xml_add_attribute(out, "grouping", b->numbers->grouping_name);
    xml_add_attribute(out, "measure", named ? NULL : b->title);
    xml_add_attribute(out, "sources", b->has_sources ? NULL : "TABLE");
    xml_add_attribute(out, "sheet", b->order->sheet);
    g_string_append(out, ">\n");
    for (guint i = 0; i < b->columns->len; i++)
        add_column(b, out, &g_array_index(b->columns, BeginColumn, i));
    for (size_t i = 0; begin_blanks[i] != NULL; i++)
        if (b->blanks & (1U << i))
            g_string_append_printf(out, "  <missing text=\"%s\"/>\n", begin_blanks[i]);
    return g_string_free(g_string_append(out, "</map>\n"), FALSE);
}

void
begin_files(const Begin *b, NewProject *project)
{
    project->files[0] = (NewFile){ "data/areas.xml", areas_file(b) };
    project->files[1] = (NewFile){ "data/measures.xml", measures_file(b) };
    project->files[2] = (NewFile){ "data/sources.xml", sources_file(b) };
    project->files[3] = (NewFile){ "data/plan.xml", plan_file(b) };
    project->files[4] = (NewFile){ "data/observations.xml", g_strdup(XML_HEAD "<observations/>\n") };
    if (b->own)
        return;
    project->files[5] = (NewFile){ "map.xml", map_file(b) };
    project->map = project->files[5].name;
}

void
begin_files_clear(NewProject *project)
{
    for (size_t i = 0; i < NEW_FILES; i++)
        g_free(project->files[i].text);
}
