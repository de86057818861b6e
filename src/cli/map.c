/* sheaf map: one map alone, for books and web pages, or its data as GeoJSON. */
#include "cli/cli.h"
#include <limits.h>
#include <stdio.h>
#include <string.h>

typedef struct MapAsked {
    char *area, *measure, *treaty, *indicator, *objective, *bounds, *areas, *around, *title, *projection, *lang,
        *output, *writer;
    FormatAsked format;
    double width;
    int year, classes, insets;
    gboolean bare;
} MapAsked;

static SheafExit
make_one(SheafProject *project, const void *map, SheafResult *result)
{
    return sheaf_map(project, map, result);
}

static bool
ends_in(const char *text, const char *ending)
{
    size_t length = text == NULL ? 0 : strlen(text), tail = strlen(ending);

    return length >= tail && strcmp(text + length - tail, ending) == 0;
}

/* Of a number that nobody asked for. */
enum { NOT_SAID = INT_MIN };

static bool
is_said(int number)
{
    return number != NOT_SAID;
}

static int
or_none(int number)
{
    return is_said(number) ? number : 0;
}

/* What no map can be of, though another sign for it would be taken for nothing said; NULL: there is none. */
static const char *
empty(const MapAsked *asked)
{
    const char *const lists[][2] = { { asked->areas, "--areas names no area" },
                                     { asked->around, "--around names no area" },
                                     { asked->bounds, "--bounds says none" } };

    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if (lists[i][0] != NULL && strspn(lists[i][0], " ,") == strlen(lists[i][0]))
            return lists[i][1];
    if (is_said(asked->year) && asked->year < 1)
        return "--year is a year, as 2018";
    return is_said(asked->classes) && asked->classes < 2 ? "--classes are two at least" : NULL;
}

/* Takes the form off what is asked for where it is GeoJSON, which no page is written as. */
static bool
is_geojson(MapAsked *asked)
{
    bool named = asked->format.format == NULL && ends_in(asked->output, ".geojson");

    if (!named && (asked->format.format == NULL || strcmp(asked->format.format, "geojson") != 0))
        return false;
    g_free(asked->format.format);
    asked->format.format = NULL;
    return true;
}

/* An option that says nothing of such a map; NULL: there is none. */
static const char *
idle(const MapAsked *asked, bool locator, bool squares)
{
    bool classed = asked->bounds != NULL || is_said(asked->classes) || is_said(asked->year);

    if (locator && (classed || asked->areas != NULL || asked->around != NULL || is_said(asked->insets)))
        return "a locator shows one area: it has no --bounds, --classes, --year, --areas, --around or --insets";
    if (asked->projection != NULL && (locator || squares))
        return "a locator and a tile-grid have a projection of their own: no --projection";
    if (classed && asked->measure == NULL)
        return "--bounds, --classes and --year are of a --measure";
    return asked->areas != NULL && asked->indicator != NULL ? "an indicator has areas of its own: no --areas" : NULL;
}

/* What is wrong with what is asked for; NULL: nothing. */
static const char *
complaint(const MapAsked *asked, const char *kind, bool geojson)
{
    int of = (asked->measure != NULL) + (asked->treaty != NULL) + (asked->indicator != NULL) +
             (asked->objective != NULL);
    bool file = ends_in(kind, ".xml") || strcmp(kind, "-") == 0, locator = strcmp(kind, "locator") == 0;

    if (file && (of > 0 || asked->area != NULL || asked->bounds != NULL || asked->areas != NULL ||
                 asked->around != NULL || asked->title != NULL || asked->projection != NULL || is_said(asked->year) ||
                 is_said(asked->classes) || is_said(asked->insets)))
        return "what the map of a file shows stands in the file";
    if (locator && (asked->area == NULL || of > 0))
        return "a locator is of one area: name it with --area, and no figures";
    if (!file && !locator && (of != 1 || asked->area != NULL))
        return "name one thing that it shows: --measure, --treaty, --indicator or --objective";
    if (is_said(asked->classes) && asked->bounds != NULL && strpbrk(asked->bounds, "0123456789") != NULL)
        return "--classes is for bounds that a rule finds: quantile, equal or jenks";
    if (asked->width < 0 || (asked->width > 0 && asked->width < 15))
        return "--width is at least 15 mm";
    if (geojson && asked->bare)
        return "GeoJSON has no page that --bare could leave words off";
    if (empty(asked) != NULL)
        return empty(asked);
    return file ? NULL : idle(asked, locator, strcmp(kind, "tile-grid") == 0);
}

static int
make(const Common *common, MapAsked *asked, const char *kind, const Verb *verb)
{
    bool geojson = is_geojson(asked), file = ends_in(kind, ".xml") || strcmp(kind, "-") == 0;
    const char *wrong = complaint(asked, kind, geojson);
    char *const lists[] = { asked->bounds, asked->areas, asked->around };
    SheafMap map = { .spec = file ? kind : NULL, .kind = file ? NULL : kind, .area = asked->area,
                     .measure = asked->measure, .treaty = asked->treaty, .indicator = asked->indicator,
                     .objective = asked->objective, .bounds = asked->bounds, .areas = asked->areas,
                     .around = asked->around, .title = asked->title, .projection = asked->projection,
                     .year = or_none(asked->year),
                     .classes = or_none(asked->classes), .insets = or_none(asked->insets), .language = asked->lang,
                     .geojson = geojson, .width_mm = asked->width, .bare = asked->bare, .output = asked->output };

    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if (lists[i] != NULL)
            g_strdelimit(lists[i], ",", ' ');
    if (wrong != NULL)
        return usage(verb, "%s", wrong);
    if (!geojson && asked->format.format == NULL && format_is_other(asked->output))
        return usage(verb, "a map is written as pdf, svg, png or geojson");
    if (!format_read(&asked->format, geojson ? NULL : asked->output, &map.format, &map.pixels, verb) ||
        !writer_read(asked->writer, &map.writer, verb))
        return SHEAF_USAGE;
    return common_output_named(common, asked->output, verb)
               ? common_make(common, make_one, &map, print_result_path)
               : SHEAF_USAGE;
}

int
verb_map(int argc, char **argv, const Verb *verb)
{
    MapAsked a = { .year = NOT_SAID, .classes = NOT_SAID, .insets = NOT_SAID };
    Common common;
    const Option entries[] = {
        { "area", 0, 0, G_OPTION_ARG_STRING, &a.area, "of a locator: whose place it tells", "ISO3", "{subject}" },
        { "measure", 0, 0, G_OPTION_ARG_STRING, &a.measure, "whose figures it shows", "ID", "{subject}" },
        { "treaty", 0, 0, G_OPTION_ARG_STRING, &a.treaty, "who belongs to this treaty", "ID", "{subject}" },
        { "indicator", 0, 0, G_OPTION_ARG_STRING, &a.indicator, "who counts for this indicator", "ID", "{subject}" },
        { "objective", 0, 0, G_OPTION_ARG_STRING, &a.objective, "the status of each target area", "ID", "{subject}" },
        { "bounds", 0, 0, G_OPTION_ARG_STRING, &a.bounds, "'5 20 100', or quantile, equal or jenks", "BOUNDS",
          "-BOUNDS" },
        { "classes", 0, 0, G_OPTION_ARG_INT, &a.classes, "how many classes a rule makes (default: 4)", "N",
          "-Nclasses" },
        { "year", 0, 0, G_OPTION_ARG_INT, &a.year, "whose figures (default: the latest)", "YEAR", "-YEAR" },
        { "areas", 0, 0, G_OPTION_ARG_STRING, &a.areas, "these alone, hatched where they have no figure", "'ID …'",
          "-of-IDS" },
        { "around", 0, 0, G_OPTION_ARG_STRING, &a.around, "about these (default: the world)", "'ID …'",
          "-around-IDS" },
        { "insets", 0, 0, G_OPTION_ARG_INT, &a.insets, "how many parts stand below once more", "N", "-Ninsets" },
        { "projection", 0, 0, G_OPTION_ARG_STRING, &a.projection,
          "equal-earth or lambert (default: by how much of the world it shows)", "NAME", "-NAME" },
        { "title", 0, 0, G_OPTION_ARG_STRING, &a.title, "what stands above it", "TEXT",
          NEEDS_OUTPUT },
        { "lang", 0, 0, G_OPTION_ARG_STRING, &a.lang, "the language of its words", "TAG", "{-lang}" },
        { "format", 'f', 0, G_OPTION_ARG_STRING, &a.format.format,
          "pdf, svg, png or geojson (default: by the output's name, else pdf)", "FORM", ".FORM" },
        { "scale", 0, 0, G_OPTION_ARG_DOUBLE, &a.format.scale, "pixels a point, of png (default: 2)", "N", "-Nx" },
        { "dpi", 0, 0, G_OPTION_ARG_DOUBLE, &a.format.dpi, "pixels an inch, of png, in place of --scale", "N",
          "-Ndpi" },
        WRITER_ENTRY(a.writer),
        { "width", 0, 0, G_OPTION_ARG_DOUBLE, &a.width,
          "in millimetres (default: 180, of a locator 60); of geojson how fine (default: 1000)", "MM", "-MMmm" },
        { "bare", 0, 0, G_OPTION_ARG_NONE, &a.bare, "without title and sources; its disclaimer stays", NULL, "-bare" },
        { "output", 'o', 0, G_OPTION_ARG_FILENAME, &a.output, "where to write (default: out/maps/NAME)", "PATH",
          NAMES_OUTPUT },
        AUDIT_ENTRY(common),
        { NULL },
    };
    char **const texts[] = { &a.area, &a.measure, &a.treaty, &a.indicator, &a.objective, &a.bounds,
                             &a.areas, &a.around, &a.title, &a.projection, &a.lang, &a.output, &a.writer };
    int exit_status = SHEAF_USAGE;

    if (common_parse(&common, verb, entries, &argc, &argv, &exit_status)) {
        common_in_language(&common, a.lang);
        exit_status = argc == 2 ? make(&common, &a, argv[1], verb)
                                : usage(verb, "one kind of map, or a file, is needed");
    }
    common_clear(&common);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        g_free(*texts[i]);
    format_clear(&a.format);
    return exit_status;
}
