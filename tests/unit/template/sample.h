#ifndef TESTS_TEMPLATE_SAMPLE_H
#define TESTS_TEMPLATE_SAMPLE_H
/* A small invented project in a folder of its own, and templates filled from it. */
#include "assert.h"
#include <glib/gstdio.h>
#include <string.h>
#include "read/read.h"
#include "template/template.h"

#define PLAN                                                                                                           \
    "<plan id='wells' xml:lang='en' start='2020-01-01' end='2024-12-31' as-of='2023-06-30'"                            \
    " site='https://w.example/{subject}'>"                                                                             \
    "<title>Wells for all</title><organisation>Wells</organisation><contact>wells.example</contact>"                   \
    "<goal id='1'><title>Water</title><objective id='1A'><title>A well in each village</title>"                        \
    "<indicator id='1A-1' kind='level' measure='dry'><title>Dry villages</title><target value='0' date='2024-12-31' "  \
    "baseline='100' baseline-date='2020-12-31'/>"                                                                      \
    "<target of='rain' area='XCC' value='3' date='2024-12-31'/></indicator>"                                           \
    "<indicator id='1A-2' kind='judgement' measure='ready' among='1A' counts='1'><title>Ready</title></indicator>"     \
    "<targets group='first' areas='XAA XBB' sources='S1'><title>first list</title></targets>"                          \
    "<follow kind='level' measure='dry' value='0' date='2024-12-31' baseline='first'><title>Dry</title></follow>"      \
    "<strategy>Dig.</strategy></objective></goal>"                                                                     \
    "<role name='water-short' measure='dry'/>"                                                                         \
    "<calendar><event id='past' start='2023-02-01' kind='meeting' treaty='WW'><title>Past meeting</title></event>"     \
    "<event id='next' start='2023-09-04' end='2023-09-08' kind='meeting' treaty='WW' place='Springs'><title>Next "     \
    "meeting</title></event></calendar></plan>"
#define TREATIES                                                                                                       \
    "<treaties><treaty id='WW' adopted='2009-01-01' in-force='2010-01-01'><title>Convention on "                       \
    "Wells</title><short-title>Wells Treaty</short-title>"                                                             \
    "<subject>wells</subject><article number='3' kind='clearance' "                                                    \
    "years='10'><title>Digging</title></article></treaty></treaties>"
#define MEMBERSHIPS                                                                                                    \
    "<memberships><membership area='XAA' treaty='WW' signed='2009-02-01' deposited='2011-03-01' "                      \
    "in-force='2011-09-01' sources='S1'/>"                                                                             \
    "<membership area='XBB' treaty='WW' signed='2009-04-01' sources='S2'/></memberships>"
#define DEADLINES                                                                                                      \
    "<deadlines><deadline area='XAA' treaty='WW' article='3' sources='S2'><step date='2021-09-01'/><step "             \
    "date='2025-09-01' decided='2021-05-01'/></deadline></deadlines>"
#define AREAS                                                                                                          \
    "<areas><area id='XAA' name='Alphaland' region='North' subregion='Coast'/><area id='XBB' name='Betaland' "         \
    "region='North' subregion='Coast'/>"                                                                               \
    "<area id='XCC' name='Gammaland' region='South' subregion='Hills'/>"                                               \
    "<group id='marked' areas='XAA'><title>Marked</title></group></areas>"
#define SOURCES                                                                                                        \
    "<sources><source id='S1' title='First census' published='2023-03-01'/><source id='S2' title='Second census' "     \
    "published='2023-05'/></sources>"
#define MEASURES                                                                                                       \
    "<measures><topic id='water'><title>Water</title></topic><unit id='villages' symbol='villages'/>"                  \
    "<dimension id='sex'><title>Sex</title><member id='f'><title>Women</title></member><member id='m'/></dimension>"   \
    "<measure id='dry' unit='villages' nature='stock' ascending='false' decimals='0' topic='water'><title>Dry "        \
    "villages</title><short-title>Dry</short-title></measure>"                                                         \
    "<measure id='rain' unit='villages' nature='flow' decimals='1' topic='water'><title>Rain</title></measure>"        \
    "<measure id='under' unit='villages' nature='flow' decimals='0'><title>Under a tenth</title></measure>"            \
    "<measure id='tenth' unit='villages' nature='flow' decimals='0'><title>A tenth</title></measure>"                  \
    "<measure id='dug' unit='villages' nature='flow' decimals='0'><title>Wells dug</title></measure>"                  \
    "<measure id='both' unit='villages' nature='flow' ascending='false' decimals='1' sum-of='dry "                     \
    "rain'><title>Both</title></measure>"                                                                              \
    "<measure id='ready' unit='villages' nature='judgement' ascending='true' topic='water' rater='The "                \
    "rater'><title>Ready</title><grade value='-1' id='no'><title>not ready</title></grade><grade value='1' "           \
    "id='yes'><title>ready</title></grade></measure></measures>"
#define OBSERVATIONS                                                                                                   \
    "<observations><series measure='under' area='XAA'><observation period='2021' value='10000' sources='S1'/>"         \
    "<observation period='2022' value='10994' sources='S1'/></series><series measure='tenth' area='XAA'>"              \
    "<observation period='2021' value='10000' sources='S1'/><observation period='2022' value='9004' "                  \
    "sources='S1'/></series><series measure='dry'><observation period='2020' value='100' sources='S1'/><observation "  \
    "period='2022' value='55' sources='S1 S2'/></series>"                                                              \
    "<series measure='dry' area='XAA'><observation period='2020' value='40' sources='S1'/><observation period='2022' " \
    "value='25' sources='S2' status='estimate'/></series>"                                                             \
    "<series measure='rain' area='XAA'><observation period='2021' value='0' sources='S1'/><observation period='2022' " \
    "value='1234.5' sources='S1'/></series>"                                                                           \
    "<series measure='dug'><observation period='2022-Q1' value='4' sources='S1'/><observation "             \
    "period='2022-Q2' value='6' sources='S1'/><observation period='2022-Q3' missing='not-collected' sources='S1'/>"    \
    "<observation period='2022-Q4' value='9' sources='S1'/><observation period='2023-Q1' value='3' sources='S2'/>"     \
    "</series>"                                                                                                        \
    "<series measure='rain' area='XCC'><observation period='2019' value='0.04' sources='S1'/><observation "            \
    "period='2020' value='5' sources='S1'/>"                                                                           \
    "<observation period='2021' value='3.01' sources='S1'/><observation period='2022' value='3.04' "                   \
    "sources='S1'/></series>"                                                                                          \
    "<series measure='rain' area='XBB'><observation period='2019' value='7' qualifier='about' "                        \
    "sources='S1'/><observation period='2020' low='3' high='5' sources='S1'/>"                                         \
    "<observation period='2021' missing='not-collected' sources='S1'/><observation period='2022' value='9' "           \
    "qualifier='at-least' basis='survey' sources='S1'/></series>"                                                      \
    "<series measure='dry' area='XBB'><observation period='2020' missing='not-applicable' sources='S1'/></series>"     \
    "<series measure='ready' area='XAA'><observation period='2022' value='1' sources='S2'/></series>"                  \
    "<series measure='ready' area='XBB'><observation period='2022' value='-1' sources='S2'/></series></observations>"
#define RECORDS                                                                                                        \
    "<records><record-type id='pledge'><title>Pledge</title><field id='kind' kind='grade'><title>Kind</title>"         \
    "<grade id='money' value='1'><title>money</title></grade></field><field id='amount' kind='number'/>"               \
    "<field id='who' kind='person'/></record-type>"                                                                    \
    "<record id='p2' type='pledge' area='XBB' date='2022-05' sources='S1' note='by letter'><value "                    \
    "field='kind'>money</value><value field='who'>A. Digger</value></record>"                                          \
    "<record id='p1' type='pledge' area='XAA' date='2021' sources='S1' until='2023-01-01'><value "                     \
    "field='amount'>1200.50</value></record>"                                                                          \
    "<record id='p3' type='pledge' area='XAA' date='2024' sources='S1'/><ladder id='proof'>"  \
    "<rung id='pledged' by='record' record='pledge'/></ladder></records>"
#define WORDS                                                                                                          \
    "<catalogue xml:lang='en'><message key='hello'>Hello {name}</message><message key='count'>{n, plural, one {one "   \
    "well} other {# wells}}</message>"                                                                                 \
    "<message key='data-as-of'>Data as of {date}</message><message key='data-as-of-known-by'>{date} "                  \
    "{known_by}</message>"                                                                                             \
    "<message key='deadline-remark-extended'>was {date}</message><message key='next-date-deadline'>Article "           \
    "{article}, {treaty}</message>"                                                                                    \
    "<message key='when-year'>{year}</message><message key='when-end-of-year'>end of {year}</message><message "        \
    "key='table-indicator'>Indicator</message>"                                                                        \
    "<message key='table-area'>Area</message><message key='table-unit'>Unit</message><message "                        \
    "key='table-source'>Source</message><message key='table-no-figure'>no figure</message>"                            \
    "<message key='table-note-periods'>Ends of years.</message><message key='table-note-none'>None is not "            \
    "zero.</message><message key='table-note-estimate'>Estimate.</message>"                                            \
    "<message key='cited-sources'>{count, plural, one {source {which}} other {sources {which}}}</message>"             \
    "<message key='cited-notes'>{count, plural, one {note {which}} other {notes {which}}}</message>"                   \
    "<message key='note-back'>Back</message>"                                                                          \
    "<message key='ref-page'>page {page}</message><message key='ref-to'>on "                                           \
    "{page}: {text}!</message>"                                                                                        \
    "<message key='words-per-minute'>110</message><message key='time-minutes'>{minutes} min</message><message "        \
    "key='time-seconds'>{seconds} s</message><message key='time-minutes-seconds'>{minutes} min {seconds} s</message>"  \
    "<message key='qualified-at-least'>at least {value}</message><message key='qualified-about'>about "                \
    "{value}</message><message key='qualified-range'>{low} to {high}</message><message key='sign-note-about'>≈ "     \
    "about.</message>"                                                                                                 \
    "<message key='missing-not-collected'>not collected</message><message "                                            \
    "key='missing-sign-not-collected'>n/c</message>"                                                                   \
    "<message key='sign-note-at-least'>≥ at least.</message>"                                                        \
    "<message key='chart-joined-in-year'>joined</message><message "                                                    \
    "key='chart-change-in-year'>change</message><message key='chart-only-part'>{part} only</message>"                  \
    "<message key='number-under'>under {number}</message><message key='number-over'>over {number}</message>"           \
    "<message key='chart-no-figure'>none</message><message key='chart-latest'>{value}</message><message "              \
    "key='chart-target'>target {value}</message><message key='chart-path'>{value} a year</message></catalogue>"
#define HEAD                                                                                                           \
    "<template for='area' pages='1' theme='house'><master name='first' size='A4' margin='40'/><title>T</title><body>"
#define TAIL "</body></template>"

typedef struct Sample {
    char *folder;
    Plan *plan;
    View *view;
    Catalogue *words;
    GPtrArray *catalogues;
    Lang *lang;
    PlanTree *tree;
    Diags *diags;
    PackScene scene;
    Pack *pack;
    size_t entry;
} Sample;

static inline void
sample_write(const Sample *s, const char *name, const char *bytes)
{
    g_autofree char *path = g_build_filename(s->folder, name, NULL);

    assert_true(g_file_set_contents(path, bytes, -1, NULL));
}

static inline void
free_words(void *catalogue)
{
    catalogue_free(catalogue);
}

static inline Sample *
sample_new(void)
{
    static const char *const files[][2] = { { "plan.xml", PLAN },           { "areas.xml", AREAS },
                                            { "treaties.xml", TREATIES },   { "memberships.xml", MEMBERSHIPS },
                                            { "deadlines.xml", DEADLINES }, { "sources.xml", SOURCES },
                                            { "measures.xml", MEASURES },   { "observations.xml", OBSERVATIONS },
                                            { "records.xml", RECORDS },     { "words.xml", WORDS } };
    Sample *s = g_new0(Sample, 1);
    Date unset = { 0 };

    s->folder = g_dir_make_tmp("sheaf-template-XXXXXX", NULL);
    s->diags = diags_new();
    s->catalogues = g_ptr_array_new_with_free_func(free_words);
    for (size_t i = 0; i < G_N_ELEMENTS(files); i++)
        sample_write(s, files[i][0], files[i][1]);
    s->plan = read_plan(s->folder, NULL, s->diags);
    if (s->plan == NULL || !read_catalogues(s->folder, s->catalogues, s->diags))
        fail_msg("%s", diags_at(s->diags, 0)->sentence);
    s->view = view_new(s->plan, unset, NULL);
    s->lang = lang_new("en", g_ptr_array_index(s->catalogues, 0), NULL, s->diags);
    s->tree = plan_tree_new(s->plan);
    return s;
}

/*
 * The pack of this text becomes the one that templates are a part of: its first part, made once for each area that
 * `items` names.
 */
static inline void
sample_take_pack(Sample *s, const char *source, PackEntry *entries, const PackItem *items, size_t item_count)
{
    g_autofree char *path = g_build_filename(s->folder, "pack.txt", NULL);

    sample_write(s, "pack.txt", source);
    pack_free(s->pack);
    s->pack = pack_load(path, plan_audience(s->plan), s->diags);
    if (s->pack == NULL)
        fail_msg("%s", diags_at(s->diags, 0)->sentence);
    s->entry = 0;
    s->scene = (PackScene){ s->pack, s->pack->audience, plan_find_event(s->plan, s->pack->meeting), entries };
    for (size_t i = 0; i < s->pack->part_count; i++)
        entries[i] = (PackEntry){ .part = &s->pack->parts[i], .title = s->pack->parts[i].title };
    entries[0].items = items;
    entries[0].item_count = item_count;
}

static inline void
sample_free(Sample *s)
{
    g_autoptr(GDir) dir = g_dir_open(s->folder, 0, NULL);

    for (const char *name = g_dir_read_name(dir); name != NULL; name = g_dir_read_name(dir)) {
        g_autofree char *path = g_build_filename(s->folder, name, NULL);

        g_unlink(path);
    }
    g_rmdir(s->folder);
    pack_free(s->pack);
    plan_tree_free(s->tree);
    lang_free(s->lang);
    view_free(s->view);
    plan_free(s->plan);
    g_ptr_array_unref(s->catalogues);
    diags_free(s->diags);
    g_free(s->folder);
    g_free(s);
}

/* The template, filled for Alphaland, as doc_print has it; or every fault as "line:column number", one a line. */
static inline char *
sample_fill(Sample *s, const char *source)
{
    /* the theme is the shipped one */
    const TemplateFolder folders[] = { { s->folder, NULL }, { "templates", NULL }, { NULL, NULL } };
    g_autoptr(Diags) diags = diags_new();
    GString *out = g_string_new(NULL);
    TemplateRequest request = { .view = s->view, .lang = s->lang, .tree = s->tree, .subject = "XAA" };
    g_autoptr(Template) tmpl = NULL, prose = NULL;
    Doc *doc = NULL;

    sample_write(s, "page.xml", source);
    tmpl = template_load("page", (Place){ 0 }, folders, NULL, plan_audience(s->plan), diags);
    if (s->pack != NULL) {
        const XmlNode *node = s->pack->parts[s->entry].node;

        request.pack = &s->scene;
        request.entry = s->entry;
        request.prose = prose =
            tmpl == NULL || node->first_child == NULL ? NULL : template_load_prose(node, tmpl, folders, diags);
    }
    doc = tmpl == NULL || diags_failed(diags) ? NULL : template_fill(tmpl, &request, diags);
    if (doc != NULL)
        doc_print(doc, out);
    for (size_t i = 0; i < diags_length(diags); i++)
        g_string_append_printf(out, "%d:%d %d\n", diags_at(diags, i)->place.line, diags_at(diags, i)->place.column,
                               diags_at(diags, i)->id);
    doc_free(doc);
    return g_string_free(out, FALSE);
}

/* One sample for all tests of a file, by the group's setup and teardown. */
static Sample *sample;

static inline int
sample_start(void **state)
{
    (void)state;
    sample = sample_new();
    return 0;
}

static inline int
sample_stop(void **state)
{
    (void)state;
    sample_free(sample);
    return 0;
}

#endif
