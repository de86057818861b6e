#ifndef TEMPLATE_TEMPLATE_H
#define TEMPLATE_TEMPLATE_H
/*
 * Template + theme + plan + subject + language in, a document (doc/doc.h) out. A template is XML: page masters and
 * blocks under HTML's names, control elements under XSLT's, expressions in XPath 1.0. An expression sees the plan's
 * tree only; figures are asked for through functions (functions.c holds their table) that answer with transient nodes
 * made from the model through the view. Nothing in a template can run code, read another file or reach a network.
 */
#include "base/reference.h"
#include "base/diag.h"
#include "doc/doc.h"
#include "lang/lang.h"
#include "model/calendar_entries.h"
#include "read/pack.h"

/* What one output of a template is about. */
typedef enum SubjectKind {
    SUBJECT_PLAN,
    SUBJECT_AREA,
    SUBJECT_OBJECTIVE,
    SUBJECT_INDICATOR,
    SUBJECT_PACK,
    SUBJECT_MEETING,
    SUBJECT_RECORD
} SubjectKind;

typedef struct Template Template;

/*
 * A folder of templates. The files of one with a scope (a project's own) may lead nowhere else, by a link; NULL: no
 * bound (an installed one).
 */
typedef struct TemplateFolder { const char *path; const PathScope *scope; } TemplateFolder;

/*
 * Reads `name`.xml and its theme from the first of `folders` (the last has no path) that has it; `asked` is where the
 * name stands, for when none has. `theme` (NULL: none) is taken for the theme "house". Included files and themes come
 * from the same folders and from nowhere else. NULL with every mistake reported.
 *
 * Any element of them may say audience="internal"; for the public the template is that of the files without it, and
 * nothing in it is looked at: neither what it includes nor whether it is right. A template is filled with a plan of
 * its audience.
 */
Template *template_load(const char *name, Place asked, const TemplateFolder *folders, const char *theme,
                        Audience audience, Diags *diags);
/*
 * The same of a chart or a map alone, in a file that the user has named ("-": standard input); what it includes comes
 * from the folders.
 */
Template *template_load_chart(const char *path, const TemplateFolder *folders, const char *theme, Audience audience,
                              Diags *diags);
/* A map alone, by the attributes of its element; braces are expressions there as elsewhere. */
typedef struct TemplateValue { const char *name, *value; } TemplateValue;
Template *template_of_map(const TemplateValue *values, size_t count, const TemplateFolder *folders, const char *theme,
                          Audience audience, Diags *diags);
void template_free(Template *tmpl);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Template, template_free)
SubjectKind template_subject_kind(const Template *tmpl);
/* for="record:TYPE": the type of the records that it is for; NULL: of any, or for no record. */
const char *template_record_type(const Template *tmpl);
const char *template_name(const Template *tmpl);
/* attach="calendar": whoever gets the page with its data wants the days as iCalendar too. */
bool template_attaches_calendar(const Template *tmpl);
/* names="un": areas go by the short names of the United Nations. */
AreaNames template_names(const Template *tmpl);
/* False with conform="none": what is made of it claims neither PDF/UA nor PDF/A. */
bool template_claims(const Template *tmpl);
/* Every file it was made from, the template first; NULL-terminated. */
const char *const *template_files(const Template *tmpl);

/*
 * The plan's file as a tree for XPath, with what the plan's audience may see, and shared by all documents of a run. It
 * is made from what was read for the plan, never from the file, and is empty for a plan that was not read from files.
 */
typedef struct PlanTree PlanTree;
PlanTree *plan_tree_new(const Plan *plan);
void plan_tree_free(PlanTree *tree);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PlanTree, plan_tree_free)

/* A variable that the asker sets; a template's <param> of that name gives way to it. */
typedef struct TemplateParameter { const char *name, *value; } TemplateParameter;

/*
 * A pack as its parts' templates see it through pack() and part(): each part with what it is called and, where it is
 * made once for each of several, of whom. Destinations are those of the bound document.
 */
typedef struct PackItem { const char *subject, *name, *destination, *file;
                          /* of a mail: attached under this name, and not bound; NULL: bound */ } PackItem;
typedef struct PackEntry {
    const PackPart *part;
    const char *title;
    const PackItem *items;
    size_t item_count;
} PackEntry;
typedef struct PackScene { const Pack *pack; PackAudience audience; /* on the as-of day */ const Event *meeting;
                           /* NULL: none */ const PackEntry *entries; /* by part */ } PackScene;

/* Every colour and class of its theme, with what each is for; `of` is "charts" where these are drawn in it. */
void template_each_style(const Template *tmpl, ReferenceEach each, void *data);
/* A family of fonts that the theme names. */
typedef struct TemplateFamily {
    const char *family;
    const char *script;                 /* ISO 15924, of which it is to have the letters; NULL: of none in particular */
    Place place;
} TemplateFamily;
/* Each once for each of its scripts, in the order of the theme's files; none where all is set in those of the house. */
const TemplateFamily *template_families(const Template *tmpl, size_t *count);

/*
 * What the author of a pack wrote in a part, in the vocabulary of templates and the theme of `frame`, whose <content/>
 * it fills; the children title, subtitle and param are passed over. The frame must outlive it.
 */
Template *template_load_prose(const XmlNode *node, const Template *frame, const TemplateFolder *folders, Diags *diags);

/*
 * What is known of a template without making a page of it: names of measures, areas, treaties and objectives that it
 * writes out, in attributes and as arguments of functions, and keys of messages. `known` answers for each of these
 * kinds ("message" too); what it does not know is reported at its place. It is also told every other text that is
 * written out in an attribute or an expression, as a "word", whatever it answers.
 */
typedef bool (*TemplateKnown)(const char *kind, const char *id, void *data);
void template_check_names(const Template *tmpl, TemplateKnown known, void *data, Diags *diags);
/*
 * Whether an expression that stands outside templates can be parsed and calls only functions that there are; else it
 * is reported.
 */
bool template_check_expression(const char *expression, Place place, Diags *diags);
/* Reports, with the nearest, each attribute that a condition asks for and that nothing of this plan has; plan may be
   NULL. */
bool template_check_attributes(const char *expression, const Plan *plan, Place place, Diags *diags);
/* Warns of attributes that its expressions ask for, that nothing has, and that are near one that there is. */
void template_check_slips(const Template *tmpl, const Plan *plan, Diags *diags);
/*
 * The order of headings (ISO 14289-1, 7.4.2), as far as it is the same on every page: a heading that is wrong wherever
 * it comes is reported at its place. `before` is a set of levels (bit 1 << level; level 0: none) that the last heading
 * before may have; the set behind the template is returned. `prose` is what <content/> stands for, or NULL. Each table
 * is handed to `table` (NULL: nobody) with the cells, row by row, that are on every page that it is on.
 */
enum { TEMPLATE_NO_HEADING = 1 << 0, TEMPLATE_ANY_HEADING = (1 << 7) - 1 };
typedef struct TemplateCell { Place place; size_t row; int column_span, row_span; } TemplateCell;
typedef void (*TemplateTable)(Place place, const TemplateCell *cells, size_t count, void *data);
unsigned template_check_shape(const Template *tmpl, const Template *prose, unsigned before, TemplateTable table,
                              void *data, Diags *diags);

/*
 * Any file of a templates folder, whatever its root: a template, a chart, a theme; a fragment or masters in the theme
 * `house`, where they are looked at by themselves. What it is made of is added to `files` (of char *, to be freed with
 * it). NULL with every mistake reported, or when the file is right and no template; of a theme `families` is handed
 * those that it names, and `used` is as of template_check_uses().
 */
typedef void (*FamilyEach)(const TemplateFamily *families, size_t count, void *data);
typedef bool (*TemplateUsed)(const char *name, void *data);
Template *template_check_file(const char *path, const TemplateFolder *folders, Audience audience, GPtrArray *files,
                              FamilyEach families, TemplateUsed used, void *data, Diags *diags);
/* Warns of colours of its theme that cannot be read or told apart (theme.h). */
void template_check_colours(const Template *tmpl, Diags *diags);
/* The same of what it adds and no file uses (theme.h): `used` tells whether a name stands in any. */
void template_check_uses(const Template *tmpl, TemplateUsed used, void *data, Diags *diags);

/* What filling took, as budget.c counts it. */
typedef struct TemplateUse { size_t steps, bytes, nodes, text, points; } TemplateUse;

/*
 * A picture that a template names: a file of the project, or, where an expression chooses it for each page, the folder
 * whose files it is one of. Names are as they are written. An icon has ICON_PREFIX before its name, and all icons have
 * nothing behind it.
 */
typedef struct TemplatePicture { const char *name; bool folder; Place place; } TemplatePicture;
const TemplatePicture *template_pictures(const Template *tmpl, size_t *count);
/* What its pages may show besides: QR codes, and, if the theme has them, flags. */
bool template_has_codes(const Template *tmpl);
bool template_has_flags(const Template *tmpl);
/* Does a picture of it ask for fewer pixels than its file may have, so that it is decoded? */
bool template_reduces(const Template *tmpl);

bool template_has_maps(const Template *tmpl);

typedef struct TemplateRequest {
    View *view;
    const Lang *lang;
    const PlanTree *tree;
    const char *subject;        /* id of the area, objective, indicator or meeting; the plan's id for a plan's page */
    gint64 created;             /* the document's date, seconds since 1970 */
    const TemplateParameter *parameters; size_t parameter_count;
    /* "A3", "Letter landscape": in place of the masters' size; without a direction theirs is kept. NULL: theirs */
    const char *paper;
    const PackScene *pack; size_t entry;        /* the pack, and which of its parts; NULL: none */
    const Template *prose;      /* what <content/> stands for; NULL: nothing */
    PictureFinder pictures;     /* who opens them; find NULL: nobody */
    WorldFinder world;          /* the same of the outlines that maps are drawn from */
    bool draft;                 /* every page says that it is one */
    View *before;               /* figures that were others in it are marked in tables of figures; NULL: none is */
    size_t *statuses;           /* by Status: how many of the targets shown stand so; counted on. NULL: nobody asks */
    double (*clock)(void);      /* seconds of processor time, the last bound of what a template may take; NULL: none */
    TemplateUse *used;          /* NULL: nobody asks */
} TemplateRequest;

/* What a calendar calls an entry, in the words of `lang`; the text lives in `arena`. */
const char *template_calendar_title(const Plan *plan, const Lang *lang, Arena *arena, const CalendarEntry *entry);

/*
 * What pages in `lang` call an area: the house name in the plan's language; elsewhere a translation of the plan's,
 * else CLDR's, else the house name. Where the United Nations' names are asked for, theirs in this language, where the
 * data have it. Lives as long as both.
 */
const char *template_area_name(const Plan *plan, const Lang *lang, const Area *area, AreaNames names);
/* The date after a source's title: when it was published, where the title does not say so; of a register its last entry
   seen; else "". */
const char *template_source_date(View *view, const Lang *lang, Arena *arena, const Source *source, DateStyle style);
/* "Data as of 31 December 2019", and as published by when, where that is another day; with what it claims. */
const char *template_days(View *view, const Lang *lang, Arena *arena, const UserProperty **claims, size_t *count);

/* Is it a paper size that masters know? */
bool template_knows_paper(const char *paper);
/* Does it give any of the template's pages another size than they have? */
bool template_changes_paper(const Template *tmpl, const char *paper);

/*
 * Whether an XPath expression holds of a subject, as in a template's <if>; false with a diagnostic at `place` when it
 * cannot be told.
 */
bool template_test(const char *expression, SubjectKind kind, const TemplateRequest *request, Place place, bool *holds,
                   Diags *diags);
/*
 * Ids of what an expression finds, in its order, NULL-terminated, in `arena`: of each node its area (a figure of one
 * has an id, too), id or ref. NULL with a diagnostic at `place` when it fails. Only view, lang and tree of the request
 * are looked at.
 */
const char *const *template_select(const TemplateRequest *request, const char *expression, Place place, Arena *arena,
                                   Diags *diags);

/*
 * NULL with diagnostics when an expression or a query fails. A template may be a stranger's: one that takes more
 * steps, memory or nodes than a page can want is stopped with a diagnostic at the place where it had used them up, the
 * same in every run.
 */
Doc *template_fill(const Template *tmpl, const TemplateRequest *request, Diags *diags);

/* The list of elements, attributes and functions as text, for the manual. */
void template_vocabulary(GString *out);
/* The kinds of charts, each with its attributes and options, a sentence each. */
void template_chart_vocabulary(GString *out);

#endif
