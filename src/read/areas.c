/* Areas as files have them: their kinds, their regions, and the code lists that their ids are of. */
#include "base/diag_map.h"
#include "base/diag_read.h"
#include "lang/lang.h"
#include "read/tables.h"
#include <string.h>

void
take_area_kind(Reading *r, const XmlNode *node, void *element)
{
    const AreaKind *kind = plan_builder_add_area_kind(r->builder, element);

    (void)node;
    if (kind != NULL && kind->codes != CODES_OWN)
        g_array_append_vals(r->area_kinds, kind, 1);
}

void
enter_region(Reading *r, const XmlNode *node)
{
    LocalText *kept = arena_new0(r->arena, LocalText, 1);

    *kept = children_text(r, node, "title");
    kept->text = arena_strdup(plan_builder_arena(r->builder), value_text(node, "name"));
    g_hash_table_insert(r->regions, arena_strdup(r->arena, kept->text), kept);
}

void
point_check(Reading *r, const XmlNode *node, const char *whose)
{
    if (xml_attribute(node, "point") != NULL && *value_text(node, "sources") == '\0')
        diag_report(r->diags, DIAG_POINT_NO_SOURCE, xml_attribute_place(node, "point"), whose, NULL);
}

/* Regions are told by name, and have words in other languages where the file says so. */
void
take_area(Reading *r, const XmlNode *node, void *element)
{
    Area *area = element;
    LocalText *const names[] = { &area->region, &area->subregion };

    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        const LocalText *known = g_hash_table_lookup(r->regions, names[i]->text);

        if (known != NULL)
            *names[i] = *known;
    }
    point_check(r, node, area->id);
    if (*area->seat.text != '\0' && xml_attribute(node, "point") == NULL)
        diag_report(r->diags, DIAG_SEAT_NO_POINT, node->place, area->id, NULL);
    area->place = xml_attribute_place(node, "id");
    g_array_append_vals(r->areas, area, 1);
    area->place = node->place;
    plan_builder_add_area(r->builder, area);
}

static const AreaKind *
find_kind(const GArray *kinds, const char *id)
{
    for (guint i = 0; i < kinds->len; i++)
        if (strcmp(g_array_index(kinds, AreaKind, i).id, id == NULL ? "state" : id) == 0)
            return &g_array_index(kinds, AreaKind, i);
    return NULL;
}

void
area_codes_check(Reading *r)
{
    for (guint i = 0; r->area_kinds->len > 0 && i < r->areas->len; i++) {
        const Area *area = &g_array_index(r->areas, Area, i);
        const AreaKind *kind = find_kind(r->area_kinds, area->kind_id);
        bool countries = kind != NULL && kind->codes == CODES_ISO_3166_1;

        if (kind != NULL && !(countries ? lang_is_country_code(area->id) : lang_is_subdivision_code(area->id)))
            diag_report_related(r->diags, DIAG_AREA_NO_CODE, area->place, kind->place, area->id,
                                countries ? "ISO 3166-1" : "ISO 3166-2", kind->id, NULL);
    }
}
