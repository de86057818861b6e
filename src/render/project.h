#ifndef RENDER_PROJECT_H
#define RENDER_PROJECT_H
/* An open project, as render and batch see it. */
#include "base/input.h"
#include "draw/draw.h"
#include "geo/world.h"
#include "lang/lang.h"
#include "model/status.h"
#include "pdf/pdf.h"
#include "picture/picture.h"
#include "sheaf/sheaf.h"
#include "template/template.h"
#include "text/text.h"
#include "write/part_file.h"

struct SheafProject {
    char *folder, *fonts, *templates;
    char *theme;                        /* that pages have in place of "house"; NULL: house */
    char *plan_file, *holidays;         /* as they were named; NULL: none was */
    char **allowed; PathScope scope;    /* where the names that stand in its files may lead */
    Days days; bool as_of_given;        /* given: by whoever opened it, not the plan */
    gint64 created; bool created_given; /* the documents' date; given: by whoever opened it */
    Audience audience;
    bool strict_glyphs;                 /* what no font has is an error */
    bool public_asked;                  /* by name, not for want of another word */
    double (*processor_clock)(void);    /* or NULL */
    SheafReport report; void *report_data;
    size_t warnings, allowances;        /* told; not told, since the plan gives a reason */
    Plan *plan;
    char *facts_digest, *frame_digest, *phrases_digest, *fact_parts;     /* of it, when first asked */
    PlanTree *tree;
    struct Words *words;                /* render/words.h; the catalogues */
    bool words_read;                    /* those that were to be read when it was opened could be */
    GHashTable *langs;                  /* tag -> Lang */
    GHashTable *templates_loaded;       /* name -> Template */
    TextSystem *text;
    Diags *fonts_told;                  /* what its own fonts had to say, until it is reported; NULL: nothing */
    Drawing *drawing;
    PictureStore *pictures;             /* opened when first needed */
    char *world_file;                   /* of the world's outlines, "none", or NULL */
    World *world; char *world_why;      /* opened when first needed; why it could not be; NULL: not tried */
    bool world_told;                    /* that pages have no maps */
    PdfContext *context;
    struct Claims *inputs;              /* render/claims.h; what is read, when first asked */
    bool audit_all;                     /* every file is audited before it gets its name */
    /* render/verdicts.h; opened when first needed, in out/.audited, or by a batch */
    struct Verdicts *verdicts;
    GHashTable *template_digests;       /* Template -> digest of its files, for them */
};

/* See read_facts_digest(), read_frame_digest() and read_phrases_digest(); worked out once, when first asked. */
const char *project_facts_digest(SheafProject *project);
/* The facts in two lines: a digest of all but observations, then what these say in slots (model/fact_slots.h). */
const char *project_fact_parts(SheafProject *project);
const char *project_frame_digest(SheafProject *project);
const char *project_phrases_digest(SheafProject *project);
/* Hands what was gathered to the project's callback and empties the list; returns the exit status it means. */
SheafExit project_report(SheafProject *project, Diags *diags);
void report_all(const Diags *diags, SheafReport report, void *data);
/*
 * check.c: reads every template, theme, pack and batch file of the project and reports each mistake. The plan may be
 * missing.
 */
void project_check_files(SheafProject *project, Diags *diags);
/* Reads which fonts there are, when first needed; false with a diagnostic when there are none. */
bool project_fonts(SheafProject *project, Diags *diags);
/* Whether a page asks for them or not: what the project's folder of fonts holds and nothing can be set in is told. */
void project_own_fonts(SheafProject *project, Diags *diags);
/* Are there fonts of all these families? False with diagnostics. */
bool project_families(SheafProject *project, const TemplateFamily *families, size_t count, Diags *diags);
/*
 * Opens text and writing when first needed; false with a diagnostic. Threads may run from then on: a process that is
 * to fork leaves this to what it forks.
 */
bool project_tools(SheafProject *project, Diags *diags);
/* cairo, opened when first needed; NULL with a diagnostic. */
Drawing *project_drawing(SheafProject *project, Diags *diags);
View *project_view(const SheafProject *project, Recorder *recorder);
/*
 * The words of a language ("fr"); NULL with a diagnostic when there is no catalogue for it. What the words lack is
 * told to `diags`, which must live until the language is asked for again.
 */
const Lang *project_lang(SheafProject *project, const char *tag, Diags *diags);
/*
 * Tells at `place` that a language has no catalogue. True: the words of the house stand in; false: it is no language.
 */
bool project_words_stand_in(const SheafProject *project, const char *tag, Place place, Diags *diags);
/* The words of a language as they were read, or NULL. */
const Catalogue *project_catalogue(SheafProject *project, const char *tag, Diags *diags);
const Template *project_template(SheafProject *project, const char *name, Place asked, Diags *diags);
/* What a part of a pack says in the templates' vocabulary, for that frame; to be freed. */
Template *project_prose(const SheafProject *project, const XmlNode *node, const Template *frame, Diags *diags);
/* The subject's id when the template is for it; else NULL with a diagnostic at `place`. */
const char *project_subject(const SheafProject *project, const Template *tmpl, const char *subject, Place place,
                            Diags *diags);
/* "name=value" as variables, in `arena`; what has no "=" is a name without a value. */
/* Of "name=value"; NULL when the job does not set it. */
const char *job_parameter(const SheafJob *job, const char *name);
const TemplateParameter *split_parameters(const char *const *given, Arena *arena, size_t *count);

/* ---- making, while somebody looks ---- */

typedef enum MakingStage {
    MAKING_DOCUMENT,
    MAKING_LAYOUT,
    MAKING_DRAWING,
    MAKING_WRITING,
    MAKING_STAGE_COUNT
} MakingStage;

typedef struct MakingNotes {
    Recorder *recorder;                 /* takes what the page asks of the model; NULL: nobody */
    double (*clock)(void);              /* seconds; NULL: no durations */
    const char *path;                   /* that the output will have; NULL: the job's */
    GPtrArray *fonts;                   /* takes names of faces, which live as long as the project; NULL: nobody */
    double stages[MAKING_STAGE_COUNT];  /* seconds, set here as all that follows */
    size_t statuses[STATUS_COUNT], pages;
    const char *subject;                /* as it stands in the path */
    GBytes *print; size_t sides;        /* the printer's file, where the job asks for one; to be released */
    double since;
} MakingNotes;

/* The pages of one output, before anything is written; NULL with diagnostics. */
Pages *project_pages(SheafProject *project, const SheafJob *job, MakingNotes *making, Diags *diags);
/* The bytes of one output, and in making->print those of its print file; NULL with diagnostics. */
GBytes *project_make(SheafProject *project, const SheafJob *job, MakingNotes *making, Diags *diags);
/* Frees pages that were written, and makes room for what comes next. */
void project_let_go(Pages **pages);
/* The iCalendar text of sheaf_calendar_ics(), to be freed; NULL with diagnostics. recorder may be NULL. */
char *project_make_ics(SheafProject *project, const SheafCalendar *asked, Recorder *recorder, Diags *diags);

/*
 * One of the files of sheaf_pack(), the mail or the other one, as bytes; NULL with diagnostics. making->path is where
 * it will be written.
 */
GBytes *project_make_pack(SheafProject *project, const SheafPack *asked, bool mail, MakingNotes *making, Diags *diags);
/* Where its files are written (to be freed; mail NULL: it has none), which days it is about, whether data go along. */
typedef struct PackOutline { char *path, *mail; Days days; bool attaches; } PackOutline;
/* False with diagnostics. */
bool project_pack_outline(SheafProject *project, const SheafPack *asked, PackOutline *out, Diags *diags);
/* Faces that pages are set in go into making->fonts, each once. */
void making_note_fonts(MakingNotes *making, const Pages *pages);

/* The printer's file of these pages goes into making->print; false with a diagnostic. */
bool making_print(SheafProject *project, const SheafPrint *print, const Pages *pages, GBytes *pdf, MakingNotes *making,
                  Diags *diags);

/* ---- writer.c: who writes a PDF ---- */

/*
 * Does what this writer makes lack `what` ("annexes"), which somebody asks for at that place? True with a diagnostic.
 */
bool writer_lacks(SheafWriter writer, const char *what, Place place, Diags *diags);
/* Can the job's writer hold what the job asks for? False with diagnostics. */
bool writer_check(const SheafJob *job, Place place, Diags *diags);
/*
 * The pages as PDF; of the options cairo's has the producer alone. NULL with diagnostics, as of pdf_write() and
 * draw_pdf().
 */
GBytes *writer_pdf(SheafProject *project, SheafWriter writer, const Pages *pages, const PdfOptions *options,
                   Diags *diags);

/* ---- picture.c: pages as pictures ---- */

typedef struct Picture { SheafFormat format; SheafPixels pixels; const char *title, *description;
                         /* of SVG; NULL: none */ } Picture;

const char *format_name(SheafFormat format);            /* "png", as its files end */
/* Can so many pixels be drawn? False with a diagnostic. */
bool pixels_check(SheafPixels pixels, Diags *diags);
/*
 * Before memory is taken for page number `page`, from 0: false with a diagnostic when its picture would be too large.
 */
bool picture_has_room(Size size, double scale, size_t page, Diags *diags);
/* "-3x" or "-300dpi"; nothing for the usual ones. */
void pixels_name(GString *out, SheafPixels pixels);
/* One page, as SVG or PNG. NULL with a diagnostic. */
GBytes *picture_of(SheafProject *project, const Pages *pages, size_t page, const Picture *picture, Diags *diags);
/* The one page of a job as a picture, to be written to that path; of more pages a diagnostic. */
GBytes *project_make_picture(SheafProject *project, const SheafJob *job, const char *path, MakingNotes *making,
                             Diags *diags);
/* sheaf_build() of a job whose format is no PDF; false with diagnostics. */
bool pictures_build(SheafProject *project, const SheafJob *job, SheafResult *result, Diags *diags);
/* False with a diagnostic for a path of a PDF with {page} in it. */
bool pdf_path_check(const SheafJob *job, Diags *diags);

/* ---- pictures.c: files that pages show ---- */

/* Who opens the pictures of the project's pages. */
PictureFinder project_pictures(SheafProject *project);
/* `file` is the path that `name` leads to, which need not be there. */
typedef void (*PictureEach)(const char *name, const char *file, Place place, void *data);
/*
 * The pictures that pages of a template may show, all files of a folder where one of them is chosen for each page; one
 * may come more than once.
 */
void pictures_each(SheafProject *project, const Template *tmpl, PictureEach each, void *data, Diags *diags);
/* Adds the paths of those files to an array of char *, each once. */
void pictures_add_files(SheafProject *project, const Template *tmpl, GPtrArray *files);
/* Opens each, and reports what is wrong with it. */
void pictures_check(SheafProject *project, const Template *tmpl, Diags *diags);

/* maps.c: who opens the world's outlines for the project's pages. */
WorldFinder project_world(SheafProject *project);

/* ---- inputs.c: what an output is made from, but for the answers of the model, which a Recorder takes ---- */

/* Receives the name of an input ("template house.xml") and its SHA-256 in hexadecimal. */
typedef void (*InputEach)(const char *name, const char *digest, void *data);

/* The digest of the outlines, of a template with maps. */
/* Reads the outlines of the project's own, where it has some: what is wrong with them is told. */
void world_check(SheafProject *project, Diags *diags);
void inputs_each_world(const SheafProject *project, const Template *tmpl, InputEach each, void *data);
/*
 * Of every output: the fonts, and the plan as far as a page may see it without asking. False with diagnostics without
 * fonts.
 */
bool inputs_each_common(SheafProject *project, InputEach each, void *data, Diags *diags);
/* The template with its theme and all it includes; false with diagnostics when it cannot be loaded. */
bool inputs_each_template(SheafProject *project, const char *template_name, InputEach each, void *data, Diags *diags);
/* Its pictures, and, if it has any, the module that decodes them; false with diagnostics when that cannot be opened. */
bool inputs_each_picture(SheafProject *project, const Template *tmpl, InputEach each, void *data, Diags *diags);
/* A module by its table: nothing where it is part of the program; false where the table is NULL. */
bool inputs_each_table(const char *name, const void *table, InputEach each, void *data);
/* The words of a language (NULL: the plan's), those they fall back to, and, of another than the plan's, its phrases. */
bool inputs_each_words(SheafProject *project, const char *language, InputEach each, void *data, Diags *diags);
/*
 * The modules that a job's writer and its print file need, where they are not part of the program; false with
 * diagnostics when one cannot be opened.
 */
bool inputs_each_module(const SheafJob *job, InputEach each, void *data, Diags *diags);
/*
 * A pack: its file, the files that it annexes and the module that reads them, the templates of its parts and their
 * words.
 */
bool inputs_each_pack(SheafProject *project, const char *path, InputEach each, void *data, Diags *diags);
/* What was asked of a job, and the project's own options: one digest, to be freed. */
char *inputs_job_digest(const SheafProject *project, const SheafJob *job);
/*
 * The files an output is made from, for a dependency file: paths, freed with the array. template_name NULL: no
 * template.
 */
GPtrArray *inputs_files(SheafProject *project, const char *template_name, Diags *diags);
/* The same of a pack. */
GPtrArray *inputs_pack_files(SheafProject *project, const char *path, Diags *diags);
/* The files of all faces that pages may be set in, freed with the array; empty, with diagnostics, without fonts. */
GPtrArray *inputs_font_files(SheafProject *project, Diags *diags);

/* Opens what reads finished files, before workers are forked, where an audit is sure to come. */
void audited_begin(const SheafProject *project, Diags *diags);
/*
 * audited.c: do these finished bytes keep what they claim? `name` is where they are to be written. Asked of the first
 * output of each template, language, paper and set of options, of every pack with annexes, and of all where the
 * project was opened so; true where it need not be asked. False with diagnostics, and then they may not get their
 * name.
 */
bool audited_page(SheafProject *project, const SheafJob *job, GBytes *pdf, const char *name, Diags *diags);
bool audited_pack(SheafProject *project, const SheafPack *asked, const Pack *pack, bool mail, bool annexed, GBytes *pdf,
                  const char *name, Diags *diags);
bool audited_chart(SheafProject *project, const SheafChart *chart, const char *template_name, GBytes *pdf,
                   const char *name, Diags *diags);
bool audited_map(SheafProject *project, const SheafMap *map, GBytes *pdf, const char *name, Diags *diags);
bool audited_print(const SheafProject *project, GBytes *pdf, const char *name, Diags *diags);

/*
 * What tells an output that -o does not name from the usual one:
 * "-internal-draft-asof-2018-01-01-known-2018-06-30-persian-letter-attached-cairo", of a PNG its pixels behind that,
 * each only where it is asked for and makes a difference, in this order; "" for the usual one. `usual` are the days
 * without --as-of. What was known by another as-of day needs no word of its own. job NULL: what holds for all outputs
 * of a run; a job without template_name: its paper always differs. To be freed.
 */
char *output_variant(SheafProject *project, const SheafJob *job, Days usual);
/*
 * The path of an output: the pattern's {template}, {subject}, {lang}, {-lang}, {-variant} filled in; from the
 * project's folder. To be freed.
 */
char *output_path(SheafProject *project, const SheafJob *job, const char *subject);
/* The same of a variant that is known. */
char *output_path_of(const SheafProject *project, const SheafJob *job, const char *subject, const char *variant);
/* The pattern of iCalendar files: out/calendar-2019-KHM{-lang}{-variant}.ics. To be freed. */
char *ics_pattern(int year, const char *area);
/*
 * Writes the part file of an output and no more: whoever renames it while the part file is not freed makes it the
 * output. NULL with a diagnostic, and then there is none.
 */
PartFile *output_write_part(const char *path, const void *bytes, size_t size, Diags *diags);
/* Makes it the output; false with a diagnostic, and then it is gone. */
bool output_rename(const char *part, const char *path, Diags *diags);
/* print.c: is the paper that a print file is to stand on a known one? True where none is asked for. */
bool print_check(const SheafPrint *print, Diags *diags);
/* Where the print file of a PDF stands: "BIH.pdf" has "BIH-booklet.pdf" beside it. To be freed. */
char *print_path(const char *path, const SheafPrint *print);
/*
 * Writes what was made, if there is any, beside `path`, tells `result` of it, and releases it. Where that cannot be
 * done (false with a diagnostic) whoever writes both files at once is to write no PDF either.
 */
bool print_write(const SheafPrint *print, const char *path, MakingNotes *making, SheafResult *result, Diags *diags);
/*
 * Writes a file whole: a part file, synced, then renamed, and the folder synced. Folders are made, and what a killed
 * writer left in its folder is swept.
 */
bool output_write(const char *path, const void *bytes, size_t size, Diags *diags);

/*
 * The same of several files: all are written before the first has its name, so that a full disk leaves what was there
 * before.
 */
bool outputs_write(const char *const *paths, GBytes *const *bytes, size_t count, Diags *diags);
/* "-62.5mm" */
void output_add_number(GString *out, double number, const char *unit);

/* The events asked for as iCalendar; asked->output is not looked at. To be freed with g_free(). */
char *calendar_ics_text(SheafProject *project, const SheafCalendar *asked, View *view, const Lang *lang,
                        const Area *area);

#endif
