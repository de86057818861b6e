/* Maps in the words of the page: what is asked for, what stands below, and the plan's boundary profile. */
#include "template/map_fill.h"
#include "template/call.h"
#include "base/format.h"
#include "base/sentence.h"
#include <libxml/xpathInternals.h>
#include "base/diag_map.h"
#include "base/diag_picture.h"
#include "base/diag_template.h"
#include "base/limit.h"
#include "base/words.h"
#include <stdio.h>
#include <string.h>

/* ---- the profile ---- */

static void
add_profile(Fill *fill, MapSpec *spec)
{
    size_t count;
    const Outline *outlines = plan_outlines(fill->plan, &count);
    MapOutline *rows = arena_new0(fill->arena, MapOutline, count);
    const Border *borders;
    MapBorder *lines;

    for (size_t i = 0; i < count; i++)
        rows[i] = (MapOutline){ outlines[i].country, outlines[i].province, outlines[i].area, outlines[i].disputed };
    spec->outlines = rows;
    spec->outline_count = count;
    borders = plan_borders(fill->plan, &count);
    lines = arena_new0(fill->arena, MapBorder, count);
    for (size_t i = 0; i < count; i++)
        lines[i] = (MapBorder){ borders[i].one, borders[i].other };
    spec->borders = lines;
    spec->border_count = count;
}

/* "A over 100 km² (10): Ukraine, Iraq …": each class with those in it, but where they are too many to hear. */
#define MOST_HEARD 40

static bool
is_told(const MapSpec *spec, size_t i)
{
    return spec->kind == MAP_SYMBOLS && spec->shades[i].value_text != NULL;
}

/* With its year where that is not the one of most. */
static const char *
value_said(const MapShade *shade)
{
    return shade->figure != NULL ? shade->figure : shade->said != NULL ? shade->said : shade->value_text;
}

/* Which letters stand behind values that are told: of estimates, and of what is preliminary. */
static void
letters_said(const MapShade *shade, bool told, bool letters[2])
{
    letters[0] = letters[0] || (told && shade->estimate);
    letters[1] = letters[1] || (told && shade->preliminary);
}

/* What they mean, once: "; (e) estimate, or hedged in the source". */
static void
append_letters(Fill *fill, GString *out, const bool letters[2])
{
    static const char *const keys[2] = { "letter-estimate", "letter-preliminary" };

    for (int i = 0; i < 2; i++)
        if (letters[i]) {
            lang_append_parting(fill->lang, fill->arena, out, "list-apart");
            g_string_append(out, message0(fill, keys[i]));
        }
}

/* "A over 100 (12)": circles have no letters. */
static const char *
class_said(Fill *fill, const MapSpec *spec, size_t class)
{
    const MapClass *c = &spec->classes[class];
    bool letter = spec->kind != MAP_SYMBOLS && *c->letter != '\0';

    return arena_printf(fill->arena, "%s%s%s (%s)", letter ? c->letter : "", letter ? " " : "", c->text, c->number);
}

static const char *
classes_said(Fill *fill, const MapSpec *spec)
{
    g_autoptr(GString) out = g_string_new(NULL);
    bool letters[2] = { false, false };

    for (size_t c = 0; c < spec->class_count; c++) {
        g_autoptr(GString) names = g_string_new(NULL);
        LangArg args[2];

        if (spec->classes[c].count == 0)
            continue;
        for (size_t i = 0; i < spec->shade_count && spec->classes[c].count <= MOST_HEARD; i++)
            if (spec->shades[i].shade == c) {
                lang_append_parting(fill->lang, fill->arena, names, "list-between");
                g_string_append_printf(names, "%s%s%s", spec->shades[i].name, is_told(spec, i) ? " " : "",
                                       is_told(spec, i) ? value_said(&spec->shades[i]) : "");
                letters_said(&spec->shades[i], is_told(spec, i), letters);
            }
        args[0] = LANG_TEXT("category", class_said(fill, spec, c));
        args[1] = LANG_TEXT("value", names->str);
        lang_append_parting(fill->lang, fill->arena, out, "list-apart");
        g_string_append(out, names->len == 0 ? args[0].text : message_told(fill, "alt-value", args, 2));
    }
    append_letters(fill, out, letters);
    return arena_strdup(fill->arena, out->str);
}

/* In the organisation's name, and never in the United Nations'. */
static const char *
in_own_name(Fill *fill, LocalText written)
{
    const char *text = local(fill, written), *organisation = local(fill, plan_organisation(fill->plan));
    g_autofree char *words = NULL;
    g_auto(GStrv) parts = NULL;

    if (text == NULL || (organisation == NULL && strstr(text, "{organisation}") != NULL))
        return NULL;
    parts = g_strsplit(text, "{organisation}", -1);
    words = g_strjoinv(organisation, parts);
    return text == written.text ? in_plan_language_here(fill, arena_strdup(fill->arena, words))
                                : arena_strdup(fill->arena, words);
}

const char *
disclaimer_text(Fill *fill)
{
    size_t count;
    const Disclaimer *all = plan_disclaimers(fill->plan, &count);
    const char *text = count == 0 ? NULL : in_own_name(fill, all[0].text);

    return text == NULL ? message_drawn(fill, "map-disclaimer", NULL, 0) : text;
}

/* "borders imply no opinion of ours", or NULL: the profile has it at length alone. */
static const char *
brief_disclaimer(Fill *fill)
{
    size_t count;
    const Disclaimer *all = plan_disclaimers(fill->plan, &count);

    return count == 0 ? NULL : in_own_name(fill, all[0].brief);
}

/* The message that names the projection. */
static const char *
map_source_key(const MapSpec *spec)
{
    bool lambert = spec->projection == MAP_LAMBERT || (spec->projection == MAP_BY_EXTENT && spec->regional);

    return spec->kind == MAP_LOCATOR     ? "map-locator-source"
           : spec->kind == MAP_TILE_GRID ? "map-tile-source"
           : lambert                     ? "map-region-source"
                                         : "map-source";
}

/* What no map is made without. */
static void
add_notes(Fill *fill, MapSpec *spec)
{
    Days days = view_days(fill->view);
    bool same = date_equal(days.as_of, days.known_by);
    const LangArg when[2] = { LANG_TEXT("date", lang_date(fill->lang, fill->arena, days.as_of, DATE_LONG)),
                              LANG_TEXT("known_by", lang_date(fill->lang, fill->arena, days.known_by, DATE_LONG)) },
                  args[1] = { LANG_TEXT("source", "\1") };

    spec->disclaimer = disclaimer_text(fill);
    spec->date = message_drawn(fill, same ? "data-as-of" : "data-as-of-known-by", when, same ? 1 : 2);
    spec->source = arena_printf(fill->arena, "%s%s%s", message_drawn(fill, map_source_key(spec), args, 1),
                                spec->source == NULL ? "" : " ", spec->source == NULL ? "" : spec->source);
}

void
map_say(Fill *fill, MapSpec *spec, const char *sentence)
{
    spec->said = sentence;
    spec->source = spec->source == NULL ? sentence : arena_printf(fill->arena, "%s %s", spec->source, sentence);
}

/* The world's outlines have states alone, so that nobody is told of their want where there are others. */
static bool
is_on_no_world(Fill *fill, const char *id)
{
    const Area *area = *id == '\0' ? NULL : plan_find_area(fill->plan, id);
    size_t own;

    plan_geometries(fill->plan, &own);
    return area != NULL && own == 0 && strcmp(area->kind->id, "state") != 0;
}

static const char *
outlines_source(Fill *fill, const char *area)
{
    const WorldFinder *world = &fill->request->world;

    if (is_on_no_world(fill, area))
        return NULL;
    return world->source == NULL ? NULL : world->source(world->data, *area == '\0' ? NULL : area, fill->diags);
}

/* Of those by whom a point is told what was out by the page's days, which rests on the days of them all. */
static const Source *const *
sources_of_point(Fill *fill, const Area *area, size_t *count)
{
    for (size_t i = 0; area->point.known && i < area->source_count; i++)
        view_source(fill->view, area->sources[i]->id);
    return view_known_sources(fill->view, area->sources, area->source_count, count);
}

/* "Gazetteer; Register" */
static const char *
titles_of(Fill *fill, const Source *const *sources, size_t count)
{
    g_autoptr(GString) out = g_string_new(NULL);

    for (size_t i = 0; i < count; i++) {
        lang_append_parting(fill->lang, fill->arena, out, "list-apart");
        g_string_append(out, local(fill, sources[i]->title));
    }
    return arena_strdup(fill->arena, out->str);
}

/* Of a map of marks: an area without an outline, a site or a well, stands where its own point is, if a source tells. */
static void
place_by_points(Fill *fill, MapSpec *spec)
{
    MapShade *shades = arena_memdup(fill->arena, spec->shades, spec->shade_count * sizeof *shades);
    g_autoptr(GPtrArray) told = g_ptr_array_new();
    LangArg args[1];

    for (size_t i = 0; i < spec->shade_count && (spec->kind == MAP_DOTS || spec->kind == MAP_SYMBOLS); i++) {
        const Area *area = *shades[i].area == '\0' ? NULL : plan_find_area(fill->plan, shades[i].area);
        size_t count = 0;
        const Source *const *sources = area == NULL || shades[i].at.known || outlines_source(fill, area->id) != NULL
                                           ? NULL
                                           : sources_of_point(fill, area, &count);

        for (size_t s = 0; s < count && area->point.known; s++)
            if (!g_ptr_array_find(told, sources[s], NULL))
                g_ptr_array_add(told, (gpointer)(guintptr)sources[s]);
        if (count > 0)
            shades[i].at = area->point;
    }
    spec->shades = shades;
    args[0] = LANG_TEXT("source", titles_of(fill, (const Source *const *)told->pdata, told->len));
    if (told->len > 0)
        spec->source =
            arena_printf(fill->arena, "%s %s", spec->source, message_drawn(fill, "map-points-source", args, 1));
}

/* Below the map stands what is not on it, for there is no outline of it: "Not on the map: Holy See." */
static void
name_those_off(Fill *fill, MapSpec *spec)
{
    g_autoptr(GString) names = g_string_new(NULL);
    LangArg args[1];

    if (outlines_source(fill, "") == NULL)
        return;
    for (size_t i = 0; i < spec->shade_count; i++)
        if (!spec->shades[i].at.known && outlines_source(fill, spec->shades[i].area) == NULL) {
            lang_append_parting(fill->lang, fill->arena, names, "list-between");
            g_string_append(names, spec->shades[i].name);
        }
    args[0] = LANG_TEXT("areas", names->str);
    if (names->len > 0)
        spec->source = arena_printf(fill->arena, "%s %s", spec->source, message_drawn(fill, "map-off", args, 1));
}

static const char *
says_key(const MapSpec *spec)
{
    /* one class is named as the map is */
    bool alone = spec->shade_count > 0 && spec->classes[0].count == spec->shade_count;

    return spec->kind == MAP_SYMBOLS     ? alone ? "map-symbols-alone-says" : "map-symbols-says"
           : spec->kind == MAP_TILE_GRID ? "map-tiles-says"
           : spec->kind == MAP_DOTS      ? "map-dots-says"
           : spec->regional              ? "map-region-says"
                                         : "map-choropleth-says";
}

static void
add_words(Fill *fill, MapSpec *spec, const char *title)
{
    LangArg args[2];

    for (size_t i = 0; i < spec->outline_count; i++)
        if (spec->outlines[i].disputed)
            spec->disputed = message0(fill, "map-disputed");
    spec->small = message0(fill, "map-small");
    if (spec->kind == MAP_TILE_GRID)
        spec->disputed = NULL;
    if (spec->regional)
        spec->small = NULL;
    add_notes(fill, spec);
    place_by_points(fill, spec);
    name_those_off(fill, spec);
    args[0] = LANG_TEXT("title", title);
    args[1] = LANG_TEXT("classes", classes_said(fill, spec));
    spec->alt = message_told(fill, says_key(spec), args, 2);
}

/* ---- what is asked for ---- */

/* Ids of an attribute that names things of one kind; they live as long as the document. */
static const char *const *
ids_of(Fill *fill, const Instruction *instruction, const char *name, size_t *count)
{
    g_auto(GStrv) words = words_split(fill_text(fill, instruction, name));
    const char **ids = arena_new0(fill->arena, const char *, g_strv_length(words) + 1);

    for (*count = 0; words[*count] != NULL; ++*count)
        ids[*count] = arena_strdup(fill->arena, words[*count]);
    return ids;
}

/* The same of areas, by id or name; one that nobody knows is told and left out. */
static const char *const *
areas_of(Fill *fill, const Instruction *instruction, const char *name, size_t *count)
{
    size_t named;
    const char *const *names = ids_of(fill, instruction, name, &named);
    const char **ids = arena_new0(fill->arena, const char *, named + 1);

    *count = 0;
    for (size_t i = 0; i < named; i++) {
        const Area *area = need_area(fill, names[i]);

        if (area != NULL)
            ids[(*count)++] = area->id;
    }
    return ids;
}

static bool
ask_measures(Fill *fill, const Instruction *instruction, MapAsked *asked)
{
    size_t count;
    const char *const *ids = ids_of(fill, instruction, "scale", &count);
    const Measure **measures = arena_new0(fill->arena, const Measure *, count + 1);

    asked->measure = need_measure(fill, fill_text(fill, instruction, "measure"));
    for (size_t i = 0; i < count; i++)
        if ((measures[i] = need_measure(fill, ids[i])) == NULL)
            return false;
    if (count == 0)
        measures[count++] = asked->measure;
    asked->scale = measures;
    asked->scale_count = count;
    return asked->measure != NULL;
}

/* What it is of, the first of what is given: rows of its own, a treaty, an indicator, an objective, a measure. */
static bool
ask(Fill *fill, const Instruction *instruction, bool written, MapAsked *asked)
{
    size_t count;
    int first, last;

    asked->areas = areas_of(fill, instruction, "areas", &count);
    asked->year = asked->first = asked->last = (int)fill_number(fill, instruction, "year", 0);
    if (sscanf(fill_text(fill, instruction, "years"), "%d %d", &first, &last) == 2 && first <= last) {
        asked->first = first;
        asked->last = last;
    }
    if (asked->last - asked->first >= MOST_CHART_YEARS) {
        limit_exceeded(fill->diags, LIMIT_CHART_YEARS, fill_argument(instruction, "years")->place, "map", NULL);
        asked->last = asked->first + MOST_CHART_YEARS - 1;
    }
    if (written)
        return true;
    if (fill_has(instruction, "treaty"))
        return (asked->treaty = need_treaty(fill, fill_text(fill, instruction, "treaty"))) != NULL;
    if (fill_has(instruction, "indicator"))
        return (asked->indicator = chart_need_indicator(fill, fill_text(fill, instruction, "indicator"))) != NULL;
    if (!fill_has(instruction, "objective"))
        return ask_measures(fill, instruction, asked);
    asked->objective = plan_find_objective(fill->plan, fill_text(fill, instruction, "objective"));
    if (asked->objective == NULL)
        report_unknown(fill, instruction->place, "objective", fill_text(fill, instruction, "objective"));
    return asked->objective != NULL;
}

static const char *
title_of(Fill *fill, const Instruction *instruction, const MapAsked *asked)
{
    return fill_has(instruction, "title") ? fill_text(fill, instruction, "title")
           : asked->treaty != NULL        ? local(fill, asked->treaty->title)
           : asked->indicator != NULL     ? local(fill, asked->indicator->title)
           : asked->objective != NULL     ? local(fill, asked->objective->title)
           : asked->measure != NULL       ? measure_name(fill, asked->measure)
                                          : "";
}

/* <inset name="South-East Europe" areas="BIH HRV SRB"/> */
void
emit_map_inset(Fill *fill, const Instruction *instruction, DocNode *parent)
{
    MapInset inset = { .name = fill_text(fill, instruction, "name") };

    (void)parent;
    if (fill->insets == NULL) {
        diag_report(fill->diags, DIAG_TEMPLATE_BAD_WORD, instruction->place, instruction->row->name,
                    "place for a part of a map: it belongs inside <map>", NULL);
        return;
    }
    inset.areas = areas_of(fill, instruction, "areas", &inset.area_count);
    if (inset.area_count > 0)
        g_array_append_val(fill->insets, inset);
}

static GPtrArray *
gather(Fill *fill, const Instruction *instruction, MapSpec *spec)
{
    g_autoptr(GArray) insets = g_array_new(FALSE, FALSE, sizeof(MapInset));
    GPtrArray *data;

    fill->insets = insets;
    data = chart_data_gather(fill, instruction);
    fill->insets = NULL;
    spec->inset_count = MIN(insets->len, MAP_INSETS);
    spec->insets = arena_memdup(fill->arena, insets->data, insets->len * sizeof(MapInset));
    return data;
}

/* "Mines: Total area": a measure's name is enough where its topic is the page's, and not above a map alone. */
static const char *
under_topic(Fill *fill, const Measure *measure, const char *title)
{
    const Topic *topic = measure->topic == NULL ? NULL : plan_find_topic(fill->plan, measure->topic);
    LangArg arg = LANG_TEXT("name", topic == NULL ? "" : local(fill, topic->title));

    return topic == NULL ? title : arena_printf(fill->arena, "%s %s", message_drawn(fill, "label", &arg, 1), title);
}

static void
note_subject(const MapAsked *asked, MapSpec *spec)
{
    spec->treaty = asked->treaty == NULL ? NULL : asked->treaty->id;
    spec->indicator = asked->indicator == NULL ? NULL : asked->indicator->id;
    spec->objective = asked->objective == NULL ? NULL : asked->objective->id;
    spec->measure = asked->measure == NULL ? NULL : asked->measure->id;
    spec->year = asked->year;
}

static bool
fill_thematic(Fill *fill, const Instruction *instruction, MapSpec *spec)
{
    g_autoptr(GPtrArray) data = gather(fill, instruction, spec);
    MapAsked asked = { .year = 0 };
    size_t own;
    bool made = ask(fill, instruction, chart_data_count(data, DATA_ROW) > 0, &asked);

    plan_geometries(fill->plan, &own);
    spec->around = areas_of(fill, instruction, "around", &spec->around_count);
    spec->regional = spec->around_count > 0 || own > 0;
    if (fill_has(instruction, "projection"))
        spec->projection =
            strcmp(fill_text(fill, instruction, "projection"), "lambert") == 0 ? MAP_LAMBERT : MAP_EQUAL_EARTH;
    note_subject(&asked, spec);
    made = made && map_fill_classes(fill, instruction, &asked, data, spec);
    if (made && spec->kind == MAP_TILE_GRID && spec->shade_count > MOST_MAP_SQUARES) {
        limit_exceeded(fill->diags, LIMIT_MAP_SQUARES, spec->place, map_kind_name(spec->kind), NULL);
        return false;
    }
    spec->wanted = (size_t)fill_number(fill, instruction, "insets", 0);
    if (made) {
        const char *title = title_of(fill, instruction, &asked);

        spec->title =
            asked.measure == NULL || fill_has(instruction, "title") ? title : under_topic(fill, asked.measure, title);
        add_words(fill, spec, title);
    }
    return made;
}

/* The area's point, where a source tells it by then: drawn, heard, and answered for. */
static void
add_seat(Fill *fill, const Area *area, MapSpec *spec)
{
    size_t count = 0;
    const Source *const *sources = sources_of_point(fill, area, &count);
    const char *seat = local(fill, area->seat);
    bool named = seat != NULL && *seat != '\0';
    LangArg args[2];

    fill->seat_said = NULL;
    if (!area->point.known || count == 0)
        return;
    spec->point = area->point;
    spec->seat = named ? seat : NULL;
    args[0] = LANG_TEXT("seat", named ? seat : "");
    args[1] = LANG_TEXT("source", titles_of(fill, sources, count));
    spec->alt = arena_printf(fill->arena, "%s %s", spec->alt,
                             message_told(fill, named ? "map-seat-says" : "map-point-says", args, 1));
    fill->seat_said = message_drawn(fill, named ? "map-seat-source" : "map-point-source", args + 1, 1);
    spec->source = arena_printf(fill->arena, "%s %s", spec->source, fill->seat_said);
}

static bool
fill_locator(Fill *fill, const Instruction *instruction, MapSpec *spec)
{
    const char *id = fill_text(fill, instruction, "area");
    const Area *area = need_area(fill, id);
    const char *region;
    LangArg args[2];

    if (area == NULL) {
        if (*id == '\0')
            diag_report(fill->diags, DIAG_TEMPLATE_MISSING_ATTRIBUTE, instruction->place, "area", "map", NULL);
        return false;
    }
    region = local(fill, area->subregion);
    spec->area = area->id;
    spec->title = spec->name = area_name(fill, area);
    args[0] = LANG_TEXT("number", "\1");
    spec->scale = message_drawn(fill, "map-scale", args, 1);
    add_notes(fill, spec);
    args[0] = LANG_TEXT("area", spec->name);
    args[1] = LANG_TEXT("region", region == NULL ? "" : region);
    spec->alt =
        message_told(fill, region == NULL || *region == '\0' ? "map-locator-alone-says" : "map-locator-says", args, 2);
    add_seat(fill, area, spec);
    return true;
}

void
map_claim(Fill *fill, MapSpec *spec, const char *name, const char *value)
{
    enum { CLAIMS_KEPT = 6 + SHADES_PARTS };

    if (spec->claims == NULL)
        spec->claims = arena_new0(fill->arena, UserProperty, CLAIMS_KEPT);
    if (*value != '\0' && spec->claim_count < CLAIMS_KEPT)
        spec->claims[spec->claim_count++] = (UserProperty){ name, value };
}

/* "AFG:0": the class from the first. Of thousands of areas in several parts, as no string of a file is longer. */
static void
claim_shades(Fill *fill, MapSpec *spec, DocNode *node)
{
    enum { PART_BYTES = 30000 };
    g_autoptr(GString) shades = g_string_new(NULL);
    size_t part = 0;

    for (size_t i = 0; i <= spec->shade_count; i++) {
        if (i == spec->shade_count || shades->len > PART_BYTES) {
            map_claim(fill, spec, sentence_shades_parts[MIN(part, SHADES_PARTS - 1)],
                      arena_strdup(fill->arena, shades->str));
            part++;
            g_string_truncate(shades, 0);
        }
        if (i < spec->shade_count)
            format_append(shades, "%s%s:%zu", shades->len > 0 ? " " : "", spec->shades[i].area,
                          spec->shades[i].shade);
    }
    node->properties = spec->claims;
    node->property_count = spec->claim_count;
}

void
emit_map(Fill *fill, const Instruction *instruction, DocNode *parent)
{
    const char *kind = fill_text(fill, instruction, "kind");
    MapSpec *spec = arena_new0(fill->arena, MapSpec, 1);
    const DocForeign *foreign;
    DocNode *node;
    bool begun, filled;

    fill->place = spec->place = instruction->place;
    if (!map_kind_find(kind, &spec->kind)) {
        diag_report(fill->diags, DIAG_TEMPLATE_BAD_WORD, instruction->place, kind, "kind of map", NULL);
        return;
    }
    spec->height = fill_number(fill, instruction, "height", 0);
    spec->beside = fill_number(fill, instruction, "beside", 0);
    spec->apart = strcmp(fill_text(fill, instruction, "note"), "apart") == 0;
    if (spec->apart && fill->note_owed.line == 0)
        fill->note_owed = instruction->place;
    spec->optional = strcmp(fill_text(fill, instruction, "optional"), "yes") == 0;
    add_profile(fill, spec);
    begun = foreign_begin(fill);
    filled = (spec->kind == MAP_LOCATOR ? fill_locator : fill_thematic)(fill, instruction, spec);
    foreign = foreign_end(fill, begun);
    if (!filled)
        return;
    if (spec->optional && spec->kind != MAP_LOCATOR && spec->shade_count == 0)
        return; /* it shows nothing */
    node = fill_append(fill, instruction, parent, DOC_MAP);
    node->u.map.spec = spec;
    node->u.map.foreign = foreign;
    if (spec->claim_count > 0)
        claim_shades(fill, spec, node);
}

/* ---- functions ---- */

/* has-outline([area]) */
void
call_has_outline(Call *call)
{
    call->answer = xmlXPathNewBoolean(outlines_source(call->fill, argument_text(call, 0)) != NULL);
}

/* map-note(): briefly, where the profile has it so, and who tells the seat; the page's foot has its day. */
void
call_map_note(Call *call)
{
    Fill *fill = call->fill;
    const char *source = outlines_source(fill, ""), *brief = brief_disclaimer(fill);
    const LangArg args[2] = { LANG_TEXT("source", source == NULL ? "" : source),
                              LANG_TEXT("disclaimer", brief == NULL ? disclaimer_text(fill) : brief) };
    const char *text;

    fill->noted = true;
    if (source == NULL)
        return;
    text = message_said(fill, "map-note", args, 2);
    answer_text(call, fill->seat_said == NULL ? text : arena_printf(fill->arena, "%s %s", text, fill->seat_said));
}

void
check_map_note(Fill *fill)
{
    if (fill->note_owed.line > 0 && !fill->noted)
        diag_report(fill->diags, DIAG_MAP_NOTE_OWED, fill->note_owed, NULL);
}
