/* Maps: which class each area's figure is of, in the words of the page, with the plan's boundary profile. */
#include "template/internal.h"
#include "template/call.h"
#include <libxml/xpathInternals.h>
#include "base/diag_map.h"
#include "base/diag_picture.h"
#include "base/diag_template.h"
#include "base/words.h"
#include <math.h>
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

/* ---- classes ---- */

typedef struct Bounds { double at[MAP_CLASSES]; size_t count; } Bounds;

/* "5 20 100": between which numbers classes lie, from the lowest. */
static bool
read_bounds(Fill *fill, const Instruction *instruction, Bounds *bounds)
{
    const char *text = fill_text(fill, instruction, "bounds");
    g_auto(GStrv) words = words_split(text);
    bool right = true;

    bounds->count = 0;
    for (size_t i = 0; words[i] != NULL && right; i++) {
        char *end;
        double at = g_ascii_strtod(words[i], &end);

        right = *end == '\0' && isfinite(at) && bounds->count < MAP_CLASSES - 2 &&
                (bounds->count == 0 || at > bounds->at[bounds->count - 1]);
        if (right)
            bounds->at[bounds->count++] = at;
    }
    if (right && bounds->count > 0)
        return true;
    diag_report(fill->diags, DIAG_TEMPLATE_BAD_WORD,
                fill_has(instruction, "bounds") ? fill_argument(instruction, "bounds")->place : instruction->place,
                text, "one to three rising numbers that part classes", NULL);
    return false;
}

/* From the highest class on: 0 is above all bounds. */
static size_t
class_of(const Bounds *bounds, double value)
{
    size_t above = 0;

    while (above < bounds->count && value >= bounds->at[above])
        above++;
    return bounds->count - above;
}

static const char *
class_text(Fill *fill, const Bounds *bounds, size_t class, const Measure *measure)
{
    const char *unit = unit_text(fill, measure);
    size_t low = bounds->count - class;
    LangArg args[3] = { LANG_TEXT("low", low == 0 ? "" : exact_value(fill, bounds->at[low - 1], measure)),
                        LANG_TEXT("high", class == 0 ? "" : exact_value(fill, bounds->at[low], measure)),
                        LANG_TEXT("unit", unit == NULL ? "" : unit) };

    return lang_message(fill->lang, fill->arena, class == 0 ? "map-over" : low == 0 ? "map-under" : "map-between", args,
                        3);
}

static void
add_classes(Fill *fill, const Bounds *bounds, const Measure *measure, MapSpec *spec)
{
    MapClass *classes = arena_new0(fill->arena, MapClass, bounds->count + 2);

    spec->class_count = bounds->count + 2;
    for (size_t i = 0; i < spec->class_count; i++) {
        classes[i].letter = arena_printf(fill->arena, "%c", (char)('A' + i));
        classes[i].text =
            i <= bounds->count ? class_text(fill, bounds, i, measure) : message0(fill, "map-no-figure");
    }
    spec->classes = classes;
}

/* Those with a figure, and, in the last class, those of `areas` that have none. */
static void
add_shades(Fill *fill, const Instruction *instruction, const Bounds *bounds, const Measure *measure, MapSpec *spec)
{
    g_auto(GStrv) concerned = words_split(fill_text(fill, instruction, "areas"));
    MapClass *classes = (MapClass *)(guintptr)spec->classes;
    size_t count;
    const Area *const *areas = plan_areas(fill->plan, &count);
    MapShade *shades = arena_new0(fill->arena, MapShade, count);

    for (size_t i = 0; i < count; i++) {
        Figure figure = view_latest(fill->view, measure, areas[i]);
        bool asked = g_strv_contains((const char *const *)concerned, areas[i]->id);
        size_t class = figure.known ? class_of(bounds, figure.value) : spec->class_count - 1;

        if (!figure.known && !asked)
            continue;
        classes[class].count++;
        shades[spec->shade_count++] = (MapShade){ areas[i]->id, area_name(fill, areas[i]), class };
    }
    spec->shades = shades;
    for (size_t i = 0; i < spec->class_count; i++)
        classes[i].number =
            lang_number(fill->lang, fill->arena, (double)classes[i].count, NUMBER_DECIMAL, 0);
}

/* "A over 100 km² (10): Ukraine, Iraq …": each class with those in it, but where they are too many to hear. */
#define MOST_HEARD 40

static const char *
classes_said(Fill *fill, const MapSpec *spec)
{
    g_autoptr(GString) out = g_string_new(NULL);

    for (size_t c = 0; c < spec->class_count; c++) {
        g_autoptr(GString) names = g_string_new(NULL);
        LangArg args[2];

        if (spec->classes[c].count == 0)
            continue;
        for (size_t i = 0; i < spec->shade_count && spec->classes[c].count <= MOST_HEARD; i++)
            if (spec->shades[i].shade == c)
                g_string_append_printf(names, "%s%s", names->len > 0 ? ", " : "", spec->shades[i].name);
        args[0] = LANG_TEXT("category", arena_printf(fill->arena, "%s %s (%s)", spec->classes[c].letter,
                                                     spec->classes[c].text, spec->classes[c].number));
        args[1] = LANG_TEXT("value", names->str);
        g_string_append_printf(out, "%s%s", out->len > 0 ? "; " : "",
                               names->len == 0 ? args[0].text
                                               : lang_message(fill->lang, fill->arena, "alt-value", args, 2));
    }
    return arena_strdup(fill->arena, out->str);
}

/* In the organisation's name, and never in the United Nations'. */
static const char *
in_own_name(Fill *fill, const char *text)
{
    const char *organisation = local(fill, plan_organisation(fill->plan));
    g_autofree char *words = NULL;
    g_auto(GStrv) parts = NULL;

    if (text == NULL || (organisation == NULL && strstr(text, "{organisation}") != NULL))
        return NULL;
    parts = g_strsplit(text, "{organisation}", -1);
    words = g_strjoinv(organisation, parts);
    return arena_strdup(fill->arena, words);
}

const char *
disclaimer_text(Fill *fill)
{
    size_t count;
    const Disclaimer *all = plan_disclaimers(fill->plan, &count);
    const char *text = count == 0 ? NULL : in_own_name(fill, local(fill, all[0].text));

    return text == NULL ? message0(fill, "map-disclaimer") : text;
}

/* "borders imply no opinion of ours", or NULL: the profile has it at length alone. */
static const char *
brief_disclaimer(Fill *fill)
{
    size_t count;
    const Disclaimer *all = plan_disclaimers(fill->plan, &count);

    return count == 0 ? NULL : in_own_name(fill, local(fill, all[0].brief));
}

/* The message that names the projection. */
static const char *
map_source_key(MapKind kind)
{
    return kind == MAP_LOCATOR ? "map-locator-source" : "map-source";
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
    spec->date =
        lang_message(fill->lang, fill->arena, same ? "data-as-of" : "data-as-of-known-by", when, same ? 1 : 2);
    spec->source = lang_message(fill->lang, fill->arena, map_source_key(spec->kind), args, 1);
}

static const char *
outlines_source(Fill *fill, const char *area)
{
    const WorldFinder *world = &fill->request->world;

    return world->source == NULL ? NULL : world->source(world->data, *area == '\0' ? NULL : area, fill->diags);
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
        if (outlines_source(fill, spec->shades[i].area) == NULL)
            g_string_append_printf(names, "%s%s", names->len > 0 ? ", " : "", spec->shades[i].name);
    args[0] = LANG_TEXT("areas", names->str);
    if (names->len > 0)
        spec->source = arena_printf(fill->arena, "%s %s", spec->source,
                                    lang_message(fill->lang, fill->arena, "map-off", args, 1));
}

static void
add_words(Fill *fill, MapSpec *spec, const char *title)
{
    LangArg args[2];

    for (size_t i = 0; i < spec->outline_count; i++)
        if (spec->outlines[i].disputed)
            spec->disputed = message0(fill, "map-disputed");
    spec->small = message0(fill, "map-small");
    add_notes(fill, spec);
    name_those_off(fill, spec);
    args[0] = LANG_TEXT("title", title);
    args[1] = LANG_TEXT("classes", classes_said(fill, spec));
    spec->alt = lang_message(fill->lang, fill->arena, "map-choropleth-says", args, 2);
}

/* ---- who belongs to a treaty ---- */

/* Members have no letter: most states are some. What is not recorded is hatched. */
static void
fill_membership(Fill *fill, const Treaty *treaty, MapSpec *spec)
{
    static const char *const keys[] = { "standing-party", "standing-signatory", "standing-not-party",
                                        "standing-unknown" };
    enum { CLASSES = G_N_ELEMENTS(keys) };
    MapClass *classes = arena_new0(fill->arena, MapClass, CLASSES);
    size_t count;
    const Area *const *areas = plan_areas(fill->plan, &count);
    MapShade *shades = arena_new0(fill->arena, MapShade, count);

    for (size_t i = 0; i < count; i++) {
        MemberStatus status;
        size_t class;

        if (!area_joins_treaties(areas[i]))
            continue;
        status = view_membership(fill->view, areas[i], treaty).status;
        class = status == MEMBER_PARTY ? 0 : status == MEMBER_SIGNATORY ? 1 : status == MEMBER_NOT_PARTY ? 2 : 3;
        classes[class].count++;
        shades[spec->shade_count++] = (MapShade){ areas[i]->id, area_name(fill, areas[i]), class };
    }
    for (size_t i = 0; i < CLASSES; i++)
        classes[i] = (MapClass){ arena_printf(fill->arena, "%c", (char)('A' + i)), message0(fill, keys[i]),
                                 classes[i].count,
                                 lang_number(fill->lang, fill->arena, (double)classes[i].count, NUMBER_DECIMAL, 0),
                                 i == 0 };
    spec->classes = classes;
    spec->class_count = CLASSES;
    spec->shades = shades;
    add_words(fill, spec, local(fill, treaty->title));
}

static bool
fill_choropleth(Fill *fill, const Instruction *instruction, MapSpec *spec)
{
    const Treaty *treaty = fill_has(instruction, "treaty") ? need_treaty(fill, fill_text(fill, instruction, "treaty"))
                                                           : NULL;
    const Measure *measure;
    Bounds bounds;

    if (treaty != NULL)
        fill_membership(fill, treaty, spec);
    if (treaty != NULL || fill_has(instruction, "treaty"))
        return treaty != NULL;
    measure = need_measure(fill, fill_text(fill, instruction, "measure"));
    if (measure == NULL || !read_bounds(fill, instruction, &bounds))
        return false;
    add_classes(fill, &bounds, measure, spec);
    add_shades(fill, instruction, &bounds, measure, spec);
    add_words(fill, spec, measure_name(fill, measure));
    return true;
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
    spec->name = area_name(fill, area);
    add_notes(fill, spec);
    args[0] = LANG_TEXT("area", spec->name);
    args[1] = LANG_TEXT("region", region == NULL ? "" : region);
    spec->alt = lang_message(fill->lang, fill->arena,
                             region == NULL || *region == '\0' ? "map-locator-alone-says" : "map-locator-says", args,
                             2);
    return true;
}

void
emit_map(Fill *fill, const Instruction *instruction, DocNode *parent)
{
    const char *kind = fill_text(fill, instruction, "kind");
    MapSpec *spec = arena_new0(fill->arena, MapSpec, 1);
    DocNode *node;

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
    if (!(spec->kind == MAP_LOCATOR ? fill_locator : fill_choropleth)(fill, instruction, spec))
        return;
    node = fill_append(fill, instruction, parent, DOC_MAP);
    node->u.map.spec = spec;
}

/* ---- functions ---- */

/* has-outline([area]) */
void
call_has_outline(Call *call)
{
    call->answer = xmlXPathNewBoolean(outlines_source(call->fill, argument_text(call, 0)) != NULL);
}

/* map-note(): briefly, where the profile has it so; the page's foot has its day. */
void
call_map_note(Call *call)
{
    Fill *fill = call->fill;
    const char *source = outlines_source(fill, ""), *brief = brief_disclaimer(fill);
    const LangArg args[2] = { LANG_TEXT("source", source == NULL ? "" : source),
                              LANG_TEXT("disclaimer", brief == NULL ? disclaimer_text(fill) : brief) };

    fill->noted = true;
    if (source != NULL)
        answer_text(call, lang_message(fill->lang, fill->arena, "map-note", args, 2));
}

void
check_map_note(Fill *fill)
{
    if (fill->note_owed.line > 0 && !fill->noted)
        diag_report(fill->diags, DIAG_MAP_NOTE_OWED, fill->note_owed, NULL);
}
