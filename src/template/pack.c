/* What the templates of a pack's parts ask for: the pack, the part that they are, and what its author wrote in it. */
#include "template/call.h"
#include "base/diag_batch.h"
#include "base/diag_template.h"
#include <libxml/xpathInternals.h>
#include <string.h>

/*
 * What the author wrote stands where the template says <content/>: all of it, or, with of="aside", what is in <aside>,
 * or, with of="main", the rest; variables hold in both.
 */
void
emit_content(Fill *fill, const Instruction *instruction, DocNode *parent)
{
    const char *of = fill_text(fill, instruction, "of");

    if (fill->request->prose == NULL)
        return;
    for (const Instruction *child = fill->request->prose->body->first_child; child != NULL; child = child->next) {
        bool aside = child->row != NULL && strcmp(child->row->name, "aside") == 0,
             shared = child->row != NULL && strcmp(child->row->name, "variable") == 0;

        if (*of == '\0' || shared || aside == (strcmp(of, "aside") == 0))
            fill_one(fill, child, parent);
    }
}

/* ---- pack(), part() ---- */

static bool
need_pack(Call *call)
{
    if (call->fill->request->pack != NULL)
        return true;
    diag_report(call->fill->diags, DIAG_PACK_NEEDED, call->fill->place,
                call->fill->tmpl == NULL ? "" : call->fill->tmpl->name, NULL);
    return false;
}

static xmlNodePtr
child_node(xmlNodePtr parent, const char *name)
{
    Fill *fill = parent->doc->_private;

    return budget_take(fill, STEPS_A_NODE, BYTES_A_NODE) ? answers_node(parent, name) : parent;
}

/* Destinations from anywhere in the bound document: "/name". */
static void
set_destination(Fill *fill, xmlNodePtr node, const char *destination)
{
    set_word(node, "to", arena_printf(fill->arena, "/%s", destination));
}

/*
 * Its number among the parts that contents list: all that have a title and are neither the cover nor contents
 * themselves.
 */
static size_t
part_number(const PackScene *scene, size_t entry)
{
    size_t number = 0;

    for (size_t i = 0; i <= entry; i++) {
        const PackEntry *e = &scene->entries[i];

        number += e->title != NULL && e->part->kind != PACK_COVER && e->part->kind != PACK_CONTENTS;
    }
    return number;
}

static void
set_part(Fill *fill, xmlNodePtr node, size_t index)
{
    static const char *const countings[] = { "uncounted", "front", "body", "annex" };
    const PackEntry *entry = &fill->request->pack->entries[index];

    set_number(node, "number", (double)part_number(fill->request->pack, index));
    set_word(node, "id", entry->part->id);
    set_word(node, "kind", entry->part->element);
    set_word(node, "title", entry->title);
    set_word(node, "subtitle", entry->part->subtitle);
    set_word(node, "counting", countings[entry->part->counting]);
    set_number(node, "count", (double)entry->item_count);
    if (entry->item_count == 0 || entry->items[0].file == NULL)
        set_destination(fill, node, entry->part->id);
    for (size_t i = 0; i < entry->item_count; i++) {
        xmlNodePtr item = child_node(node, "item");

        set_word(item, "id", entry->items[i].subject);
        set_word(item, "name", entry->items[i].name);
        if (entry->items[i].file != NULL)
            set_word(item, "file", entry->items[i].file);
        else
            set_destination(fill, item, entry->items[i].destination);
    }
}

static void
set_meeting(Fill *fill, xmlNodePtr node, const PackScene *scene)
{
    const Event *meeting = scene->meeting;

    set_word(node, "meeting",
             scene->pack->meeting_text != NULL ? scene->pack->meeting_text
             : meeting == NULL                 ? NULL
                                               : local_marked(fill, meeting->title));
    if (meeting == NULL)
        return;
    set_word(node, "place", in_plan_language(fill, meeting->where));
    set_word(node, "event", meeting->id);
    set_date(node, "first", meeting->period.first);
    set_date(node, "last", date_is_set(meeting->period.last) ? meeting->period.last : meeting->period.first);
}

/* The areas of all parts that are made for each of some, each once. */
static const char *
pack_areas(Fill *fill, const PackScene *scene)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GString) out = g_string_new(NULL);

    for (size_t e = 0; e < scene->pack->part_count; e++)
        for (size_t i = 0; i < scene->entries[e].item_count; i++) {
            const char *id = scene->entries[e].items[i].subject;

            if (plan_find_area(fill->plan, id) != NULL && g_hash_table_add(seen, (void *)(guintptr)id))
                g_string_append_printf(out, "%s%s", out->len > 0 ? " " : "", id);
        }
    return arena_strdup(fill->arena, out->str);
}

void
call_pack(Call *call)
{
    static const char *const audiences[] = { "public", "internal", "embargoed" };
    Fill *fill = call->fill;
    const PackScene *scene = fill->request->pack;
    xmlNodePtr node;

    if (!need_pack(call))
        return;
    node = answer_node(call, "pack");
    set_word(node, "id", scene->pack->id);
    set_word(node, "title", scene->pack->title);
    set_word(node, "subtitle", scene->pack->subtitle);
    set_word(node, "delegation", scene->pack->delegation);
    set_word(node, "audience", audiences[scene->audience]);
    set_date(node, "embargo", scene->pack->embargo.day);
    if (date_is_set(scene->pack->embargo.day))
        set_word(node, "embargo-text", moment_words(fill, scene->pack->embargo));
    set_date(node, "date", scene->pack->date);
    set_word(node, "areas", pack_areas(fill, scene));
    set_meeting(fill, node, scene);
    for (size_t i = 0; i < scene->pack->part_count; i++)
        set_part(fill, child_node(node, "part"), i);
}

void
call_in_pack(Call *call)
{
    call->answer = xmlXPathNewBoolean(call->fill->request->pack != NULL);
}

void
call_part(Call *call)
{
    const PackScene *scene = call->fill->request->pack;
    const char *const *parameters;
    xmlNodePtr node;
    size_t i;

    if (!need_pack(call))
        return;
    node = answer_node(call, "part");
    set_part(call->fill, node, call->fill->request->entry);
    parameters = scene->entries[call->fill->request->entry].part->parameters;
    /* of one name the last counts, as among variables */
    for (i = g_strv_length((char **)(uintptr_t)parameters); i-- > 0;) {
        const char *equals = strchr(parameters[i], '=');
        const char *name = arena_strndup(call->fill->arena, parameters[i], (size_t)(equals - parameters[i]));

        if (strchr(name, ':') == NULL && xmlHasProp(node, (const xmlChar *)name) == NULL)
            set_word(node, name, equals + 1);
    }
}

/* ---- meeting-areas() ---- */

/* By their names: whoever looks for one in a list of contents looks by the alphabet. */
void
call_meeting_areas(Call *call)
{
    Fill *fill = call->fill;
    const char *id = argument_text(call, 0);
    const Event *event = view_event(fill->view, id);
    size_t count;
    const Area *const *areas = plan_target_areas(fill->plan, &count);
    g_autoptr(GPtrArray) listed = g_ptr_array_new();

    if (event == NULL) {
        diag_report(fill->diags, DIAG_TEMPLATE_UNKNOWN_QUERY, fill->place, "meeting", id, NULL);
        return;
    }
    for (size_t i = 0; i < count; i++)
        if (event->treaty == NULL || view_membership(fill->view, areas[i], event->treaty).status == MEMBER_PARTY)
            g_ptr_array_add(listed, (gpointer)(uintptr_t)areas[i]);
    g_ptr_array_sort_with_data(listed, compare_area_names, fill);
    for (guint i = 0; i < listed->len; i++) {
        const Area *area = listed->pdata[i];
        xmlNodePtr node = answer_node(call, "area");

        set_word(node, "id", area->id);
        set_word(node, "name", area_marked(fill, area));
    }
}

/* ---- an expression by itself ---- */

static const char *
node_id(xmlNodePtr node, Arena *arena)
{
    static const char *const names[] = { "area", "id", "ref" };

    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        xmlChar *value = node->type == XML_ELEMENT_NODE ? xmlGetNoNsProp(node, (const xmlChar *)names[i]) : NULL;
        const char *kept = value == NULL ? NULL : arena_strdup(arena, (const char *)value);

        xmlFree(value);
        if (kept != NULL)
            return kept;
    }
    return NULL;
}

static const char *const *
ids_of(xmlXPathObjectPtr found, Arena *arena)
{
    g_autoptr(GPtrArray) ids = g_ptr_array_new();

    for (int i = 0; found->type == XPATH_NODESET && found->nodesetval != NULL && i < found->nodesetval->nodeNr; i++) {
        const char *id = node_id(found->nodesetval->nodeTab[i], arena);

        if (id != NULL)
            g_ptr_array_add(ids, (void *)(guintptr)id);
    }
    g_ptr_array_add(ids, NULL);
    return arena_memdup(arena, ids->pdata, sizeof(char *) * ids->len);
}

const char *const *
template_select(const TemplateRequest *request, const char *expression, Place place, Arena *arena, Diags *diags)
{
    g_autoptr(Doc) doc = doc_new();
    Fill fill = { .request = request,
                  .view = request->view,
                  .plan = view_plan(request->view),
                  .lang = request->lang,
                  .doc = doc,
                  .arena = doc->arena,
                  .diags = diags,
                  .place = place };
    size_t errors = diags_count(diags, SEVERITY_ERROR);
    const char *const *ids = NULL;
    xmlXPathCompExprPtr compiled;
    xmlXPathObjectPtr found = NULL;

    fill_open(&fill);
    compiled = budget_compile(fill.xpath, expression);
    if (compiled == NULL)
        diag_report(diags, DIAG_TEMPLATE_BAD_XPATH, place, expression, "it cannot be parsed", NULL);
    else
        found = fill_evaluate(&fill, compiled, expression, place);
    if (found != NULL)
        ids = ids_of(found, arena);
    xmlXPathFreeObject(found);
    xmlXPathFreeCompExpr(compiled);
    fill_close(&fill);
    return diags_count(diags, SEVERITY_ERROR) > errors ? NULL : ids;
}
