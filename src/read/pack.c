/* A pack's elements: what each part is made with when its author says nothing, and how it is entered. */
#include "read/tables.h"
#include "base/limit.h"
#include "base/diag_batch.h"
#include "base/diag_model.h"
#include "base/diag_read.h"
#include <string.h>

/* ---- attributes ---- */

#define END { NULL, ATTR_TEXT, false, NULL }
#define PART_OF(needs_template)                                                                                        \
    { "id", ATTR_ID, false, NULL }, { "template", ATTR_TEMPLATE, needs_template, NULL },                               \
        { "xml:lang", ATTR_LANGUAGE, false, NULL }, { "pages", ATTR_WORD, false, "uncounted front body annex" },       \
        { "start", ATTR_WORD, false, "any recto" }, { "mail", ATTR_WORD, false, "keep attach leave-out" }, AUDIENCE
#define PART PART_OF(false)

const Field pack_attributes[] = { { "id", ATTR_ID, true, NULL },
                                  { "xml:lang", ATTR_LANGUAGE, false, NULL },
                                  { "meeting", ATTR_ID, false, NULL },
                                  { "as-of", ATTR_AS_OF, false, NULL },
                                  { "known-by", ATTR_AS_OF, false, NULL },
                                  { "date", ATTR_DATE, false, NULL },
                                  { "audience", ATTR_WORD, false, "public internal embargoed" },
                                  { "embargo", ATTR_MOMENT, false, NULL },
                                  { "paper", ATTR_TEXT, false, NULL },
                                  { "mail", ATTR_WORD, false, "yes no" },
                                  { "attach", ATTR_WORD, false, "yes no" },
                                  { "conform", ATTR_WORD, false, "none" },
                                  END };
const Field pack_parameter_attributes[] = {
    { "name", ATTR_ID, true, NULL }, { "value", ATTR_TEXT, true, NULL }, AUDIENCE, END
};
const Field pack_cover_attributes[] = { PART, END };
const Field pack_contents_attributes[] = { PART, END };
const Field pack_prose_attributes[] = { PART, END };
const Field pack_statement_attributes[] = { PART,
                                            { "speaker", ATTR_TEXT, false, NULL },
                                            { "item", ATTR_TEXT, false, NULL },
                                            { "check-against-delivery", ATTR_WORD, false, "yes no" },
                                            { "words-per-minute", ATTR_COUNT, false, "1 1000" },
                                            { "numbered", ATTR_WORD, false, "yes no" },
                                            END };
const Field pack_page_attributes[] = {
    PART_OF(true), { "for-each", ATTR_TEXT, false, NULL }, { "subject", ATTR_ID, false, NULL }, END
};
const Field pack_chart_attributes[] = { PART,
                                        { "indicator", ATTR_ID, false, NULL },
                                        { "measure", ATTR_ID, false, NULL },
                                        { "area", ATTR_ID, false, NULL },
                                        END };
const Field pack_calendar_attributes[] = { PART,
                                           { "form", ATTR_WORD, true, "list month quarter year" },
                                           { "year", ATTR_COUNT, true, YEARS },
                                           { "month", ATTR_COUNT, false, "1 12" },
                                           { "concerning", ATTR_ID, false, NULL },
                                           END };
const Field pack_annex_attributes[] = { PART,
                                        { "href", ATTR_TEXT, true, NULL },
                                        { "alt", ATTR_TEXT, false, NULL },
                                        { "fit", ATTR_WORD, false, "page bare" },
                                        { "signed", ATTR_WORD, false, "refuse take" },
                                        { "most-pages", ATTR_COUNT, false, "1 1000000" },
                                        { "most-megabytes", ATTR_COUNT, false, "1 1000000" },
                                        { "otherwise", ATTR_WORD, false, "fail leave-out say-so" },
                                        END };
const Field pack_blank_attributes[] = { { "id", ATTR_ID, false, NULL }, AUDIENCE, END };

/* ---- parts ---- */

typedef struct PartKind {
    const char *element;
    PackKind kind;
    const char *template_name;
    PackCounting counting;
} PartKind;

static const PartKind kinds[] = {
    /* element           kind            template          pages */
    { "cover",           PACK_COVER,     "pack/cover",     PACK_UNCOUNTED },
    { "contents",        PACK_CONTENTS,  "pack/contents",  PACK_FRONT },
    { "divider",         PACK_DIVIDER,   "pack/divider",   PACK_BODY },
    { "prose",           PACK_PROSE,     "pack/prose",     PACK_BODY },
    { "statement",       PACK_STATEMENT, "pack/statement", PACK_BODY },
    { "page",            PACK_PAGE,      NULL,             PACK_BODY },
    { "chart-page",      PACK_CHART,     "pack/chart",     PACK_BODY },
    { "calendar-page",   PACK_CALENDAR,  NULL,             PACK_BODY },
    { "annex",           PACK_ANNEX,     "pack/annex",     PACK_ANNEXED },
    { "blank",           PACK_BLANK,     NULL,             PACK_BODY },
};

static const PartKind *
find_kind(const char *element)
{
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (strcmp(kinds[i].element, element) == 0)
            return &kinds[i];
    return NULL;
}

/* Which of the words, from 0; `otherwise` when the attribute is missing. */
static int
word_of(const XmlNode *node, const char *name, const char *const *words, int otherwise)
{
    const char *value = xml_attribute(node, name);

    for (int i = 0; value != NULL && words[i] != NULL; i++)
        if (strcmp(words[i], value) == 0)
            return i;
    return otherwise;
}

static const char *
child_text(Reading *r, const XmlNode *node, const char *element)
{
    const char *text = children_text(r, node, element).text;

    return *text == '\0' ? NULL : text;
}

/* Every attribute, and after them what <param> says, which wins. */
static const char *const *
parameters_of(Reading *r, const XmlNode *node)
{
    g_autoptr(GPtrArray) list = g_ptr_array_new();

    for (size_t i = 0; i < node->attribute_count; i++)
        g_ptr_array_add(list, arena_printf(r->arena, "%s=%s", node->attributes[i].name, node->attributes[i].value));
    for (const XmlNode *child = node->first_child; child != NULL; child = child->next)
        if (child->name != NULL && strcmp(child->name, "param") == 0)
            g_ptr_array_add(list,
                            arena_printf(r->arena, "%s=%s", value_text(child, "name"), value_text(child, "value")));
    g_ptr_array_add(list, NULL);
    return arena_memdup(r->arena, list->pdata, sizeof(char *) * list->len);
}

static bool
is_taken(const Reading *r, const char *id)
{
    for (guint i = 0; i < r->parts->len; i++)
        if (strcmp(g_array_index(r->parts, PackPart, i).id, id) == 0)
            return true;
    return false;
}

/* Does the author give this id to any part? */
static bool
is_given(const XmlNode *pack, const char *id)
{
    for (const XmlNode *part = pack->first_child; part != NULL; part = part->next)
        if (part->name != NULL && g_strcmp0(xml_attribute(part, "id"), id) == 0)
            return true;
    return false;
}

/* The author's id, or one that is free. */
static const char *
id_of(Reading *r, const XmlNode *node)
{
    const char *id = xml_attribute(node, "id");

    if (id == NULL) {
        id = node->name;
        for (int i = 2; is_taken(r, id) || is_given(node->parent, id); i++)
            id = arena_printf(r->arena, "%s-%d", node->name, i);
    } else if (is_taken(r, id)) {
        diag_report(r->diags, DIAG_PACK_ID_TWICE, xml_attribute_place(node, "id"), id, NULL);
    }
    return id;
}

static const char *
template_of(const Reading *r, const PartKind *kind, const XmlNode *node)
{
    const char *name = xml_attribute(node, "template");

    if (name == NULL && kind->kind == PACK_CALENDAR)
        return arena_printf(r->arena, "calendar-%s", value_text(node, "form"));
    return name != NULL ? name : kind->template_name;
}

void
enter_pack_part(Reading *r, const XmlNode *node)
{
    static const char *const countings[] = { "uncounted", "front", "body", "annex", NULL }, *const mails[] = {
        "keep", "attach", "leave-out", NULL
    };
    static const char *const otherwises[] = { "fail", "leave-out", "say-so", NULL };
    const PartKind *kind = find_kind(node->name);
    PackPart part = { .kind = kind->kind,
                      .element = kind->element,
                      .id = id_of(r, node),
                      .title = child_text(r, node, "title"),
                      .subtitle = child_text(r, node, "subtitle"),
                      .template_name = template_of(r, kind, node),
                      .language = xml_attribute(node, "xml:lang"),
                      .subject = xml_attribute(node, "subject"),
                      .for_each = xml_attribute(node, "for-each"),
                      .recto = value_is(node, "start", "recto"),
                      .parameters = parameters_of(r, node),
                      .href = xml_attribute(node, "href"),
                      .alt = xml_attribute(node, "alt"),
                      .bare = value_is(node, "fit", "bare"),
                      .signed_too = value_is(node, "signed", "take"),
                      .node = node,
                      .place = node->place };

    part.counting = (PackCounting)word_of(node, "pages", countings, (int)kind->counting);
    part.mail = (PackMail)word_of(node, "mail", mails, MAIL_KEEP);
    part.otherwise = (PackOtherwise)word_of(node, "otherwise", otherwises, OTHERWISE_FAIL);
    part.most_pages = (int)value_number(node, "most-pages", MOST_ANNEX_PAGES);
    part.most_megabytes = (int)value_number(node, "most-megabytes", MOST_ANNEX_MEGABYTES);
    if (part.kind == PACK_ANNEX && part.title == NULL)
        diag_report(r->diags, DIAG_PACK_NO_TITLE, node->place, node->name, NULL);
    if (part.kind == PACK_CHART && xml_attribute(node, "template") == NULL &&
        xml_attribute(node, "indicator") == NULL && xml_attribute(node, "measure") == NULL)
        diag_report(r->diags, DIAG_DATA_MISSING_ATTRIBUTE, node->place, "measure", node->name, NULL);
    g_array_append_val(r->parts, part);
}

void
enter_pack(Reading *r, const XmlNode *node)
{
    static const char *const audiences[] = { "public", "internal", "embargoed", NULL };
    Pack *pack = r->pack;

    if (pack == NULL)
        return;
    pack->id = value_text(node, "id");
    pack->language = xml_attribute(node, "xml:lang");
    pack->meeting = xml_attribute(node, "meeting");
    pack->paper = xml_attribute(node, "paper");
    pack->paper_place = xml_attribute_place(node, "paper");
    pack->title = child_text(r, node, "title");
    pack->subtitle = child_text(r, node, "subtitle");
    pack->meeting_text = child_text(r, node, "meeting");
    pack->delegation = child_text(r, node, "delegation");
    value_period(node, "as-of", &pack->as_of);
    value_period(node, "known-by", &pack->known_by);
    if (written_is_set(&pack->known_by) && !written_is_set(&pack->as_of))
        diag_report(r->diags, DIAG_KNOWN_BY_ALONE, xml_attribute_place(node, "known-by"), value_text(node, "known-by"),
                    NULL);
    pack->date = value_date(node, "date");
    pack->embargo = value_moment(node, "embargo");
    pack->audience = (PackAudience)word_of(node, "audience", audiences, PACK_PUBLIC);
    pack->mail = value_is(node, "mail", "yes");
    pack->attach = value_is(node, "attach", "yes");
    pack->attach_place = xml_attribute_place(node, "attach");
    pack->claims_nothing = value_is(node, "conform", "none");
    pack->place = node->place;
    if (pack->title == NULL)
        diag_report(r->diags, DIAG_PACK_NO_TITLE, node->place, node->name, NULL);
    if (pack->audience == PACK_EMBARGOED && !date_is_set(pack->embargo.day))
        diag_report(r->diags, DIAG_DATA_MISSING_ATTRIBUTE, node->place, "embargo", node->name, NULL);
}

bool
pack_find_days(const Pack *pack, const Plan *plan, Days *out, Diags *diags)
{
    Period as_of, known_by = { 0 };

    *out = plan_days(plan);
    if (!written_is_set(&pack->as_of))
        return true;
    if (!plan_place_period(plan, &pack->as_of, pack->place, &as_of, diags) ||
        (written_is_set(&pack->known_by) && !plan_place_period(plan, &pack->known_by, pack->place, &known_by, diags)))
        return false;
    *out = days_both(as_of.last, known_by.last);
    return true;
}

/* ---- a file ---- */

Pack *
pack_load(const char *path, Audience audience, Diags *diags)
{
    g_autoptr(Pack) pack = g_new0(Pack, 1);
    g_autoptr(GArray) parts = g_array_new(FALSE, TRUE, sizeof(PackPart));
    Reading reading = {
        .arena = pack->arena = arena_new(), .audience = audience, .diags = diags, .pack = pack, .parts = parts
    };
    size_t errors = diags_count(diags, SEVERITY_ERROR);
    const XmlNode *root = xml_tree_load_as(INPUT_PACK, path, audience, pack->arena, diags);

    pack->file = arena_strdup(pack->arena, path);
    if (root == NULL)
        return NULL;
    if (strcmp(root->name, "pack") != 0) {
        diag_report(diags, DIAG_PACK_WRONG_ROOT, root->place, root->name, NULL);
        return NULL;
    }
    walk_tree(&reading, root);
    if (diags_count(diags, SEVERITY_ERROR) == errors && parts->len == 0)
        diag_report(diags, DIAG_PACK_EMPTY, root->place, NULL);
    pack->part_count = parts->len;
    pack->parts = arena_memdup(pack->arena, parts->data, sizeof(PackPart) * parts->len);
    return diags_count(diags, SEVERITY_ERROR) > errors ? NULL : g_steal_pointer(&pack);
}

void
pack_free(Pack *pack)
{
    if (pack == NULL)
        return;
    arena_free(pack->arena);
    g_free(pack);
}

size_t
pack_annex_limit(const PackPart *part)
{
    return (size_t)part->most_megabytes * 1000000;
}

char *
pack_annex_path(const Pack *pack, const PackPart *part)
{
    g_autofree char *folder = g_path_get_dirname(pack->file);

    return g_path_is_absolute(part->href) ? g_strdup(part->href) : g_build_filename(folder, part->href, NULL);
}
