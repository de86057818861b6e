/* The structure tree: what is read, in reading order, and what each node says of itself. */
#include "page/building.h"

static StructExtra *
extra(StructNode *node)
{
    if (node->extra == NULL)
        node->extra = arena_new0(node->arena, StructExtra, 1);
    return node->extra;
}

static const char *const role_names[ROLE_COUNT] = {
    [ROLE_DOCUMENT] = "Document",
    [ROLE_PART] = "Part",
    [ROLE_SECT] = "Sect",
    [ROLE_DIV] = "Div",
    [ROLE_BLOCK_QUOTE] = "BlockQuote",
    [ROLE_TOC] = "TOC",
    [ROLE_TOCI] = "TOCI",
    [ROLE_H1] = "H1",
    [ROLE_H2] = "H2",
    [ROLE_H3] = "H3",
    [ROLE_H4] = "H4",
    [ROLE_H5] = "H5",
    [ROLE_H6] = "H6",
    [ROLE_P] = "P",
    [ROLE_L] = "L",
    [ROLE_LI] = "LI",
    [ROLE_LBL] = "Lbl",
    [ROLE_LBODY] = "LBody",
    [ROLE_TABLE] = "Table",
    [ROLE_THEAD] = "THead",
    [ROLE_TBODY] = "TBody",
    [ROLE_TFOOT] = "TFoot",
    [ROLE_TR] = "TR",
    [ROLE_TH] = "TH",
    [ROLE_TD] = "TD",
    [ROLE_FIGURE] = "Figure",
    [ROLE_CAPTION] = "Caption",
    [ROLE_SPAN] = "Span",
    [ROLE_LINK] = "Link",
    [ROLE_NOTE] = "Note",
    [ROLE_REFERENCE] = "Reference",
    [ROLE_BIB_ENTRY] = "BibEntry",
};

const char *
struct_role_name(StructRole role)
{
    return role_names[role];
}

void
struct_add_kid(StructNode *node, StructKid kid)
{
    if (node->kid_count == node->kid_room) {
        StructKid *grown = arena_new0(node->arena, StructKid, node->kid_room = MAX(node->kid_room * 2, 1));

        for (guint i = 0; i < node->kid_count; i++)
            grown[i] = node->kids[i];
        node->kids = grown;
    }
    node->kids[node->kid_count++] = kid;
}

/* A node that was taken out leaves its room for kids and for what few have to the one that it becomes. */
static StructNode *
node_new(PagesBuilder *builder)
{
    StructNode *node = builder->spare;

    if (node == NULL)
        return arena_new0(builder->arena, StructNode, 1);
    builder->spare = node->parent;
    if (node->extra != NULL)
        *node->extra = (StructExtra){ 0 };
    *node = (StructNode){ .kids = node->kids, .kid_room = node->kid_room, .extra = node->extra };
    return node;
}

void
struct_take_out_kids(PagesBuilder *builder, StructNode *node)
{
    for (guint i = 0; i < node->kid_count; i++) {
        StructNode *kid = node->kids[i].kind == KID_NODE ? (StructNode *)(guintptr)node->kids[i].node : NULL;

        if (kid == NULL)
            continue;
        struct_take_out_kids(builder, kid);
        kid->parent = builder->spare;
        builder->spare = kid;
    }
    node->kid_count = 0;
}

StructNode *
struct_append(PagesBuilder *builder, StructNode *parent, StructRole role)
{
    StructNode *node = node_new(builder);

    node->arena = builder->arena;
    node->role = role;
    node->column_span = node->row_span = 1;
    node->parent = parent;
    if (parent != NULL)
        struct_add_kid(parent, (StructKid){ .kind = KID_NODE, .node = node });
    else if (builder->root == NULL)
        builder->root = node;
    else
        fault(builder, "a second root of the structure tree");
    return node;
}

StructNode *
struct_append_beside(PagesBuilder *builder, StructNode *node, StructRole role)
{
    return struct_append(builder, node->parent, role);
}

void
struct_set_places(StructNode *node, Place place, Place data_place)
{
    node->place = place;
    node->data_place = data_place;
}

/* NULL makes no room: thousands of cells have no words of their own. */
static void
set_text(StructNode *node, size_t field, const char *text)
{
    if (text != NULL || node->extra != NULL)
        *(const char **)(void *)((char *)extra(node) + field) = arena_strdup(node->arena, text);
}

void
struct_set_alt(StructNode *node, const char *alt)
{
    set_text(node, offsetof(StructExtra, alt), alt);
}
void
struct_set_actual_text(StructNode *node, const char *text)
{
    set_text(node, offsetof(StructExtra, actual_text), text);
}
void
struct_set_expansion(StructNode *node, const char *text)
{
    set_text(node, offsetof(StructExtra, expansion), text);
}
void
struct_set_language(StructNode *node, const char *bcp47)
{
    set_text(node, offsetof(StructExtra, language), bcp47);
}
void
struct_set_title(StructNode *node, const char *title)
{
    set_text(node, offsetof(StructExtra, title), title);
}
void struct_set_id(StructNode *node, const char *id) { node->id = arena_strdup(node->arena, id); }

void
struct_set_properties(StructNode *node, const UserProperty *properties, size_t count)
{
    UserProperty *own = arena_new0(node->arena, UserProperty, count);

    for (size_t i = 0; i < count; i++)
        own[i] = (UserProperty){ arena_strdup(node->arena, properties[i].name),
                                 arena_strdup(node->arena, properties[i].value) };
    extra(node)->properties = own;
    extra(node)->property_count = count;
}

void
struct_set_headers(StructNode *node, const char *id)
{
    set_text(node, offsetof(StructExtra, headers), id);
}

void
struct_set_summary(StructNode *node, const char *summary)
{
    set_text(node, offsetof(StructExtra, summary), summary);
}
void
struct_set_list_numbering(StructNode *node, const char *numbering)
{
    set_text(node, offsetof(StructExtra, list_numbering), numbering);
}

void
struct_set_table_cell(StructNode *node, StructScope scope, int column_span, int row_span)
{
    node->scope = scope;
    node->column_span = MAX(column_span, 1);
    node->row_span = MAX(row_span, 1);
}

void
struct_set_bbox(StructNode *node, const PageBuilder *page, Rect box)
{
    extra(node)->has_bbox = true;
    extra(node)->bbox_page = page->serial;
    extra(node)->bbox = rounded(box);
}

void
struct_seal(StructNode *node, const size_t *places)
{
    if (node->extra != NULL)
        node->extra->bbox_page = places[node->extra->bbox_page];
    for (guint i = 0; i < node->kid_count; i++) {
        StructKid *kid = &node->kids[i];

        if (kid->kind == KID_NODE)
            struct_seal((StructNode *)(guintptr)kid->node, places);
        else if (kid->kind == KID_MARK)
            kid->mark.page = (uint32_t)places[kid->mark.page];
        else
            kid->link.page = (uint32_t)places[kid->link.page];
    }
}

StructView
struct_view(const StructNode *node)
{
    static const StructExtra none = { 0 };
    const StructExtra *more = node->extra == NULL ? &none : node->extra;

    return (StructView){ .role = node->role,
                         .alt = more->alt,
                         .actual_text = more->actual_text,
                         .expansion = more->expansion,
                         .language = more->language,
                         .title = more->title,
                         .id = node->id,
                         .list_numbering = more->list_numbering,
                         .summary = more->summary,
                         .headers = more->headers,
                         .properties = more->properties,
                         .property_count = more->property_count,
                         .scope = node->scope,
                         .column_span = node->column_span,
                         .row_span = node->row_span,
                         .has_bbox = more->has_bbox,
                         .bbox_page = more->bbox_page,
                         .bbox = more->bbox,
                         .place = node->place,
                         .data_place = node->data_place,
                         .parent = node->parent,
                         .kids = node->kids,
                         .kid_count = node->kid_count };
}
