#ifndef SHEAF_SHEAF_H
#define SHEAF_SHEAF_H
/*
 * sheaf: a plan and its observations, both XML, as PDF fit to print and fit to read aloud.
 *
 * A project is a folder with `data/` (the plan, the observations, the catalogues) and, if it has its own, `templates/`.
 * It is opened once and then asked for any number of outputs. A project is used by one thread at a time.
 *
 * Every function that can fail reports each fault through the project's callback and returns an exit status as the
 * command line has them: SHEAF_OK or one of the others of SheafExit.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum SheafExit {
    SHEAF_OK = 0,
    SHEAF_SOME_FAILED = 1,      /* some outputs failed, the others are written */
    SHEAF_USAGE = 2,
    SHEAF_WARNINGS = 3,         /* warnings, where they were to count as errors */
    SHEAF_INVALID_INPUT = 4,
    SHEAF_DOES_NOT_FIT = 5,
    SHEAF_NOT_CONFORMING = 6,
    SHEAF_MISSING = 7,          /* a font or a file */
    SHEAF_INTERNAL = 70,
    SHEAF_INTERRUPTED = 130
} SheafExit;

typedef enum SheafSeverity { SHEAF_NOTE, SHEAF_WARNING, SHEAF_ERROR } SheafSeverity;

/* One diagnostic. Strings are valid during the call only. */
typedef struct SheafDiagnostic {
    int number;                         /* 14 is printed as S014; numbers never change their meaning */
    SheafSeverity severity;
    const char *file;                   /* NULL when it has no place */
    int line, column;                   /* from 1; 0 when unknown */
    const char *related_file;           /* a second place, or NULL */
    int related_line, related_column;
    const char *sentence;               /* what is wrong */
    const char *help;                   /* what to do, or NULL */
    const char *group;                  /* what it is about: "plan", "templates" and so on */
} SheafDiagnostic;
typedef void (*SheafReport)(const SheafDiagnostic *diagnostic, void *data);

/*
 * For whom. Elements of data and templates marked audience="internal" are for an internal audience only: what is made
 * for the public is, byte for byte, what would be made without them. The default is the public too; only that it was
 * not asked for by name.
 */
typedef enum SheafAudience { SHEAF_AUDIENCE_DEFAULT, SHEAF_AUDIENCE_PUBLIC, SHEAF_AUDIENCE_INTERNAL } SheafAudience;

typedef struct SheafProjectOptions {
    const char *folder;                 /* NULL: the current one */
    const char *plan;                   /* path of the plan where the data folder holds several; NULL otherwise */
    const char *as_of;                  /* ISO 8601; NULL: the plan's own, and its known-by */
    const char *known_by;               /* what had been published by this day; with as_of only; NULL: by as_of */
    const char *templates;              /* folder of templates to fall back to; NULL: none */
    const char *theme;                  /* that pages have in place of "house"; NULL: house */
    const char *fonts;                  /* fontconfig file; needed for anything that sets text */
    int64_t created;                    /* the documents' date, seconds since 1970; 0: the as-of day, 00:00Z */
    SheafAudience audience;
    bool check_withheld;                /* report mistakes inside internal elements also when they are left out */
    const char *world;                  /* the world's outlines; "none": no map is wanted; NULL: there are none */
    const char *holidays;               /* iCalendar file with public holidays, for calendars; NULL: none */
    /* files and folders outside the project that its files may name, ended by NULL; NULL: none */
    const char *const *allowed;
    /* read every template, theme, pack and batch file of the project too, and report their mistakes */
    bool check_files;
    bool audit;                         /* audit every file before it gets its name, not only the first of each kind */
    /* warn of slips of wording and calendar too, and of what the plan leaves open */
    bool lint;
    /* a sign that no font has is an error; else it is printed as its name, with a warning */
    bool strict_glyphs;
    /* nothing is asked for in another language than this one (NULL: the plan's): words that only others need, and
       mistakes in them, are passed over; but not where every mistake is asked for, by the members above */
    bool one_language; const char *language;
    /* Seconds of this process's processor time: bounds what filling a template takes when steps and memory do not;
       NULL: those alone do. */
    double (*processor_clock)(void);
    SheafReport report; void *report_data;
} SheafProjectOptions;

typedef struct SheafProject SheafProject;

/* Reads and checks everything. NULL when the data cannot be used; *exit_status says why. */
SheafProject *sheaf_project_open(const SheafProjectOptions *options, SheafExit *exit_status);
void sheaf_project_close(SheafProject *project);        /* NULL is allowed */

/* Warnings that have been reported so far. */
size_t sheaf_project_warnings(const SheafProject *project);
/* How many warnings were not told because the plan gives a reason for them (<allow>). */
size_t sheaf_project_allowed(const SheafProject *project);

typedef enum SheafStage { SHEAF_STAGE_PDF, SHEAF_STAGE_PLAN, SHEAF_STAGE_DOC, SHEAF_STAGE_PAGES } SheafStage;

/*
 * A second file for the printer, beside the output: NAME-booklet.pdf, -2up, -4up, or -print for crop marks alone, then
 * -marks for crop marks with a scheme, and the sheet: NAME-booklet-marks-a3.pdf. It is untagged. It is written first,
 * and where it cannot be, the output is not written either. In a batch it is an output of its own.
 */
typedef enum SheafScheme { SHEAF_SINGLE, SHEAF_BOOKLET, SHEAF_TWO_UP, SHEAF_FOUR_UP } SheafScheme;
typedef struct SheafPrint {
    SheafScheme scheme;
    const char *sheet;                  /* "A3"; NULL: the pages' own paper, larger where crop marks need it */
    bool crop_marks;
} SheafPrint;

/*
 * Who writes PDF. The usual writer's files are tagged and claim PDF/UA-1 and PDF/A. Cairo's have the same pages,
 * outline and page labels, but no tags, links or attached files; they claim nothing and say so. What they cannot hold
 * is refused, not left out.
 */
typedef enum SheafWriter { SHEAF_WRITER_SHEAF, SHEAF_WRITER_CAIRO } SheafWriter;

/* SVG (text as outlines) and PNG are pictures of a page each, drawn by cairo. */
typedef enum SheafFormat { SHEAF_PDF, SHEAF_SVG, SHEAF_PNG } SheafFormat;
/* How many pixels a PNG has: of both at most one is above 0; neither: two a point. */
typedef struct SheafPixels { double a_point, an_inch; } SheafPixels;

typedef struct SheafJob {
    const char *template_name;          /* "factsheet" */
    const char *subject;                /* id of an area, objective, indicator or meeting; NULL for a plan's page */
    const char *language;               /* BCP 47; NULL: the plan's */
    /*
     * Path with {template}, {subject}, {lang}, {-lang}, {-variant}; NULL:
     * out/pdf/{template}/{subject}{-lang}{-variant}.pdf. {-variant} is what differs from the usual output, in this
     * order: -internal, -draft, -asof-DATE, the second calendar, the paper, the theme, -attached, -cairo. Of
     * pictures: {page}, too, the number of the page from 1; NULL: out/svg/… or
     * out/png/…/{subject}{-lang}{-variant}-{page}.png, before {page} -Nx or -Ndpi where the pixels are not the usual
     * ones.
     */
    const char *output;
    const char *const *parameters;      /* "year=2018", ended by NULL: variables of the template; NULL: none */
    const char *paper;                  /* "A3", "Letter landscape" in place of the template's; NULL: the template's */
    const SheafPrint *print;            /* NULL: no print file */
    bool draft;                         /* a DRAFT mark across every page */
    /* embed what is printed as CSV and XML, and, where the template asks for it, the calendar; PDF/A-3a then */
    bool attach;
    SheafWriter writer;                 /* of a PDF */
    SheafFormat format; SheafPixels pixels;     /* of sheaf_build() alone; what else is made is PDF */
} SheafJob;

/* What became of a job. Paths are freed by sheaf_result_clear(). */
typedef struct SheafResult {
    /* of pictures of several pages: path with {page} left in it; the bytes of all */
    char *path; size_t pages, bytes;
    char *print_path; size_t sides;     /* of the print file, if one was asked for; a side is a page of it */
    char *mail_path;                    /* of a pack's second file, which is sent as a mail; NULL: none */
} SheafResult;
void sheaf_result_clear(SheafResult *result);

/* Makes one output. The file appears whole under its name or not at all. */
SheafExit sheaf_build(SheafProject *project, const SheafJob *job, SheafResult *result);

/*
 * A briefing pack: a file that names its parts, made as one document. The pack's own as-of day holds unless the
 * project was opened with one.
 */
typedef struct SheafPack {
    const char *path;                   /* of the file whose root is <pack> */
    /* path with {pack}, {lang}, {-variant}; NULL: out/pdf/pack/{pack}{-lang}{-variant}.pdf */
    const char *output;
    const char *paper;                  /* "Letter" in place of the pack's and the templates'; NULL: theirs */
    const SheafPrint *print;            /* NULL: no print file */
    bool draft;                         /* a DRAFT mark across every page that is not foreign */
    /* embed what is printed as CSV and XML, and the calendar; also where the pack asks for it */
    bool attach;
    SheafWriter writer;
} SheafPack;
/*
 * Whether the files of several packs would be written over each other, or over anything that is read: SHEAF_USAGE with
 * diagnostics. sheaf_pack() looks at its own.
 */
SheafExit sheaf_pack_check(SheafProject *project, const SheafPack *packs, size_t count);
SheafExit sheaf_pack(SheafProject *project, const SheafPack *pack, SheafResult *result);

/* One chart alone. Exactly one of spec, indicator and measure. */
typedef struct SheafChart {
    const char *spec;                   /* path of an XML file whose root is <chart>, as in templates */
    const char *indicator;              /* id */
    const char *measure, *area;        /* ids; area NULL: the world */
    const char *language;               /* BCP 47; NULL: the plan's */
    SheafFormat format; SheafPixels pixels;
    SheafWriter writer;                 /* of a PDF */
    double width_mm;                    /* 0: 90 */
    bool bare;                          /* without its title, unit, sources and day */
    /* path; NULL: out/charts/NAME{-lang}{-variant}{-bare}{-WIDTHmm}{-SCALEx or -DPIdpi}.EXTENSION */
    const char *output;
} SheafChart;
SheafExit sheaf_chart(SheafProject *project, const SheafChart *chart, SheafResult *result);

/*
 * One map alone: of a kind and, of all but a locator, exactly one of measure, treaty, indicator and objective; or a
 * file whose root is <map>. What is NULL or 0 is as in templates without it. Its disclaimer, date and the source of
 * its outlines stand on it, in GeoJSON with each of its features.
 */
typedef struct SheafMap {
    const char *spec;                   /* path of an XML file whose root is <map>; NULL: what follows */
    const char *kind;                   /* "locator", "choropleth", "symbols", "tile-grid", "dots" */
    const char *area, *measure, *treaty, *indicator, *objective;        /* ids; area: of a locator */
    const char *bounds, *areas, *around, *title;        /* as the attributes of <map> */
    int year, classes, insets;
    const char *projection;             /* "equal-earth", "lambert"; NULL: by how much of the world it shows */
    const char *language;               /* BCP 47; NULL: the plan's */
    bool geojson;                       /* RFC 7946, in place of a page */
    SheafFormat format; SheafPixels pixels;
    SheafWriter writer;                 /* of a PDF */
    double width_mm;                    /* 0: 180, of a locator 60; of GeoJSON how fine its outlines are, 0: 1000 */
    bool bare;                          /* without its title and the sources of its figures */
    /* path; NULL: out/maps/NAME{-lang}{-variant}…, each of what is asked for in its name */
    const char *output;
} SheafMap;
SheafExit sheaf_map(SheafProject *project, const SheafMap *map, SheafResult *result);

/*
 * The plan's events as iCalendar (RFC 5545): each once, as the plan has it, a series with its rule; anniversaries year
 * by year with their ordinal; what became of events; and what the treaties set.
 */
typedef struct SheafCalendar {
    int year;                           /* only what touches this year; 0: all */
    const char *area;                  /* only what concerns this area; NULL: all */
    const char *language;               /* BCP 47; NULL: the plan's */
    /* path with {lang}, {-variant}; NULL: out/calendar{-YEAR}{-AREA}{-lang}{-variant}.ics */
    const char *output;
} SheafCalendar;
SheafExit sheaf_calendar_ics(SheafProject *project, const SheafCalendar *calendar, SheafResult *result);

/*
 * Reads an iCalendar file and writes its events as a data file. What cannot be read is reported with its line, and the
 * rest is kept. `output` NULL: into out->text, to be freed with sheaf_free(). A file that is there is replaced only
 * where it was written by this function and, unless `force`, not changed since, which a sum in its head tells.
 */
typedef struct SheafImport { size_t events, warnings; char *text; } SheafImport;
SheafExit sheaf_import_ics(const char *path, const char *output, bool force, SheafReport report, void *report_data,
                           SheafImport *out);

/*
 * Tables of observations in and out: CSV and workbooks. The project is to be opened for an internal audience, so that
 * what is in its data is not taken for new.
 */
typedef struct SheafTransfer {
    const char *format;                 /* "csv" */
    const char *path;                   /* of the file that comes in; "-": standard input */
    const char *output;                 /* in: the data file that takes what is new; out: NULL: into text */
    const char *map;                    /* the file that says what its columns are; NULL: they are named as ours are */
    const char *sheet;                  /* of a workbook; NULL: the mapping's, else the first */
    const char *area;                   /* out: its figures alone; NULL: all */
    const char *published;              /* ISO 8601: of new figures and revisions that say no day; NULL: none */
    const char *imported_on;            /* ISO 8601: noted of each; NULL: the project's `created`, where it was given */
    bool dry_run;                       /* nothing is written, and what would be is told */
    /* of a dry run that would change something: the project as it would be, in a folder that goes again; NULL */
    void (*preview)(const char *folder, void *data); void *preview_data;
    bool propose;                       /* a first mapping is made from the file, and nothing else */
    bool partial;                       /* rows without a mistake are taken, and others not: SHEAF_SOME_FAILED */
    bool withdraw;                      /* figures of an earlier import that the table has no more are taken out */
    bool internal;                      /* out: what is for an internal audience, too */
    bool worklist;                      /* out: what is missing or stale, to be filled in and imported */
    const char *records;                /* records of this type, in and out; NULL: figures */
} SheafTransfer;
/* text: what became of it, the proposed mapping, or what was asked for; `size` bytes of the last; sheaf_free(). */
typedef struct SheafTransferred { char *text; size_t size, files; } SheafTransferred;
SheafExit sheaf_import(SheafProject *project, const SheafTransfer *asked, SheafTransferred *out);
SheafExit sheaf_export(SheafProject *project, const SheafTransfer *asked, SheafTransferred *out);

/*
 * Makes a project of each activity in a file of IATI 2.01 to 2.03, in a folder of its own in `folder`, or, of the one
 * activity that is asked for, in that folder itself. Folders must be new or empty. *told names what was made, a line
 * each; to be freed with sheaf_free().
 */
SheafExit sheaf_import_iati(const char *path, const char *activity, const char *folder, SheafReport report,
                            void *report_data, char **told);

/* A stage's product as text, to be freed with sheaf_free(); NULL when it failed. */
char *sheaf_stage_text(SheafProject *project, const SheafJob *job, SheafStage stage, SheafExit *exit_status);

/*
 * Many outputs, made by workers of their own, and only those for which something differs from what they were made from
 * last time. What was made stands in a manifest (JSON, one output a line), written last; what each output was made
 * from, beside it in a dot-file.
 */
typedef enum SheafBatchNewsKind {
    SHEAF_NEWS_DECIDED,                 /* what is to be made is known: total, unchanged */
    SHEAF_NEWS_REASON,                  /* why an output is made: output, text; only with `explain` */
    SHEAF_NEWS_STARTED, SHEAF_NEWS_MADE, SHEAF_NEWS_FAILED,     /* output; seconds and stages of what was made */
    SHEAF_NEWS_LEFT,                    /* after an interruption: output is not made */
    SHEAF_NEWS_ENDED
} SheafBatchNewsKind;

typedef struct SheafStageTime { const char *name; double seconds; } SheafStageTime;
typedef struct SheafBatchNews {
    SheafBatchNewsKind kind;
    const char *output;                 /* from the manifest's folder; NULL when it is about no single one */
    const char *text;
    size_t total, unchanged, made, failed;      /* of the outputs asked for; what is missing is not done */
    double seconds;
    const SheafStageTime *stages; size_t stage_count;
} SheafBatchNews;
typedef void (*SheafBatchListener)(const SheafBatchNews *news, void *data);

typedef struct SheafBatch {
    const char *file;                   /* a batch file; NULL: job, each, only, where and languages say what is made */
    SheafJob job;                       /* its subject and language are set for each */
    const char *each;                   /* "area", "objective", "indicator", "meeting"; NULL: the plan */
    const char *only;                   /* ids parted by commas, or NULL for all */
    const char *where;                  /* XPath, true of the subjects wanted; NULL: all */
    const char *languages;              /* tags parted by commas; NULL: the plan's */
    /* path; NULL: manifest{-variant}.json in out, or in the folder that job.output begins with */
    const char *manifest;
    /* with a file: the folder that takes its outputs and manifest; NULL: the project's */
    const char *root;
    /* "2/4": only the second of four parts, with a manifest of its own; NULL: all */
    const char *shard;
    /* where to write what depends on what: a make rule, or JSON under a name in .json; NULL: nowhere */
    const char *depfile;
    unsigned workers;                   /* processes; 0: one */
    double time_limit;                  /* seconds an output may take; 0: any. Needs a clock */
    size_t memory_limit;                /* MiB a worker may take besides what the project takes; 0: any */
    bool explain;                       /* tell why each output is made */
    size_t reasons;                     /* of each at most so many, and how many there are besides; 0: all */
    bool prune;                         /* remove outputs that no job of the file makes any more */
    bool dry_run;                       /* make, write and remove nothing: only what is to be made is found out */
    double (*clock)(void);              /* seconds since any moment; NULL: no durations */
    SheafBatchListener listener; void *listener_data;
    const volatile int *stop;           /* set to non-zero to stop at once; may be NULL */
    int stop_fd;                        /* becomes readable when stop is set, which ends a wait; 0: none */
} SheafBatch;

/*
 * Where the manifest of a batch is: SheafBatch.manifest, or the usual one of the variant that the project was opened
 * for and the job asks for, and of its part. To be freed with sheaf_free(); NULL, with a diagnostic, for a part that
 * is none.
 */
char *sheaf_batch_manifest(SheafProject *project, const SheafBatch *batch);

typedef struct SheafBatchResult { size_t total, unchanged, made, failed, orphans; } SheafBatchResult;

/*
 * One failing job does not stop the others, nor does a worker that dies. SHEAF_INTERRUPTED when stopped: what is made
 * stands, nothing stands half made, and the next run goes on from there. Workers are forked, and have none of this
 * process's threads: with any other thread running, nothing is made (SHEAF_INTERNAL). Setting text may start one that
 * stays, so batches come before whatever else is made.
 */
SheafExit sheaf_batch(SheafProject *project, const SheafBatch *batch, SheafBatchResult *result);

/*
 * A batch that is made anew whenever something is saved that its outputs are made from: data, templates, words, fonts,
 * the plan, the batch file. Whatever stands in a file, the outputs made before stay until they can be made again, and
 * the watch goes on. What is changed during a run is seen after it.
 */
typedef struct SheafWatch {
    SheafProjectOptions project;        /* a fault is reported once a run */
    SheafBatch batch;                   /* its stop ends the watch; stop_fd is needed for that to happen at once */
    /* A run begins: a path that has changed, from the project's folder, and how many others; NULL for the first run. */
    void (*begun)(const char *changed, size_t others, void *data);
    /* It has ended: the result is zeroed where nothing could be begun. Both may be NULL. */
    void (*ended)(SheafExit exit_status, const SheafBatchResult *result, void *data);
    void *data;
} SheafWatch;

/*
 * SHEAF_INTERRUPTED when stopped; another status, told by a diagnostic, when it cannot watch, or no file could put
 * right what is asked.
 */
SheafExit sheaf_watch(const SheafWatch *watch);

/* Holds the outputs of a manifest's folder against it: a diagnostic for each that is missing, changed or failed. */
SheafExit sheaf_batch_verify(const char *manifest, SheafReport report, void *report_data, size_t *outputs);
/*
 * The manifests of all shards of one batch, which lie in one folder, as one manifest there. Nothing is written, and a
 * diagnostic says why, when they were not made by one program, with one set of fonts, from one plan, as parts of one
 * batch.
 */
SheafExit sheaf_batch_merge(const char *const *manifests, size_t count, const char *output, SheafReport report,
                            void *report_data, size_t *outputs);

/* Tables for people and machines; to be freed with sheaf_free(). */
char *sheaf_status_table(SheafProject *project);
char *sheaf_status_json(SheafProject *project);
char *sheaf_missing_table(SheafProject *project);       /* what is missing or stale, by area */
/*
 * How a status came about: an indicator's id, or INDICATOR/AREA or OBJECTIVE/AREA; or a figure, by its id. NULL, which
 * is reported, when there is no such thing.
 */
char *sheaf_explain(SheafProject *project, const char *what);

/* Which of the words somebody may have meant who wrote `word`; NULL: none is near. */
const char *sheaf_nearest(const char *word, const char *const *words, size_t count);

/*
 * What changed: areas that moved, statuses, values revised, new and gone, dates; a line, an object or a row each. from
 * and to: a day ("2018-06-30", with "/2018-12-31" what had been published by then), or a folder with data; to NULL: the
 * project as it stands; from NULL: a year before, or, where `to` is a folder, the project. *text is to be freed with
 * sheaf_free(); NULL when it failed.
 */
typedef enum SheafDiffForm { SHEAF_DIFF_TEXT, SHEAF_DIFF_JSON, SHEAF_DIFF_CSV } SheafDiffForm;
SheafExit sheaf_diff(SheafProject *project, const char *from, const char *to, SheafDiffForm form, char **text);
/* The same of the outputs that two manifests name: new, gone, and those whose bytes are others. */
SheafExit sheaf_diff_manifests(const char *from, const char *to, SheafDiffForm form, SheafReport report,
                               void *report_data, char **text);

/* Re-reads a finished PDF and reports what breaks the standards it claims. */
SheafExit sheaf_audit(const char *path, SheafReport report, void *report_data, char **summary);

/*
 * The same, held to `profile` whatever the file claims: "ua-1", "a-2b" and the like, or several joined by commas (NULL:
 * to what it claims). SHEAF_USAGE, and no summary, for any other text.
 */
SheafExit sheaf_audit_as(const char *path, const char *profile, SheafReport report, void *report_data, char **summary);

/*
 * A report on any number of files, one line a rule, with Matterhorn checkpoint and ISO clause: whole whatever the files
 * are, one that cannot be read is an entry that says so. *text is to be freed; NULL with SHEAF_USAGE.
 */
typedef enum SheafAuditForm { SHEAF_AUDIT_JSON, SHEAF_AUDIT_SARIF, SHEAF_AUDIT_HTML } SheafAuditForm;
SheafExit sheaf_audit_report(const char *const *paths, size_t count, const char *profile, SheafAuditForm form,
                             char **text);
/* A file as a screen reader says it; brief: without citations. *text is to be freed, NULL when it cannot be read. */
SheafExit sheaf_audit_tags(const char *path, bool brief, SheafReport report, void *report_data, char **text);
/* What the rules of a clause ("7.18.1"), checkpoint ("31-009") or number ("S688") ask. To be freed; NULL: of none. */
char *sheaf_audit_explain(const char *clause);

/* Re-reads a finished PDF and compares each printed figure with the data attached (SheafJob.attach). */
SheafExit sheaf_audit_data(const char *path, SheafReport report, void *report_data, char **summary);

/*
 * Re-reads finished PDFs and holds every sentence whose rule their structure names, and every figure, against the data
 * of the project in the folder `data` (its plan's file where it has several, or NULL) or, without a folder, the data
 * attached to each. internal: the project is read for those inside.
 */
SheafExit sheaf_audit_truth(const char *const *paths, size_t count, const char *data, const char *plan, bool internal,
                            SheafReport report, void *report_data, char **summary);

/*
 * RELAX NG of a data file's root element; for "template" the vocabulary of templates, for "chart" the kinds of charts
 * with what each takes. To be freed; NULL for an unknown name.
 */
char *sheaf_schema(const char *root);
/*
 * What the program can say of a topic, a sentence a word: each element and attribute of a data file's root ("plan"),
 * "template", "styles", "functions", "expressions", "chart", "theme", "diagnostics" or one of them ("S253"), "limits"
 * (what is refused for being too much), and "topics": what there is. To be freed; "" for an unknown topic.
 */
char *sheaf_help(const char *topic);
/*
 * The same of a topic other than limits and single diagnostics, as a page of section 5 of the manual (mdoc). To be
 * freed; NULL for an unknown topic.
 */
char *sheaf_manual_page(const char *topic);
/*
 * Every colour and class of the project's theme (SheafProjectOptions.theme), with what it is for and which files use
 * it. To be freed; NULL with diagnostics.
 */
char *sheaf_theme(SheafProject *project, SheafExit *exit_status);
/* The font faces that a configuration offers, one a line. */
char *sheaf_fonts(const char *fontconfig_file, SheafReport report, void *report_data, SheafExit *exit_status);
/* Starts a project in a folder that does not exist or is empty. */
SheafExit sheaf_init(const char *folder, SheafReport report, void *report_data);
/*
 * The same with the figures of a table (a file that ends in .csv, .xlsx or .ods) or the activities of IATI (.xml) in
 * place of an example: of one activity in the folder itself, of several each in a folder of its own in it. Of the
 * options folder, templates, fonts, created and report are asked. sheet: of a workbook; NULL: its first. *told says
 * what came in; to be freed with sheaf_free().
 */
SheafExit sheaf_init_from(const SheafProjectOptions *options, const char *path, const char *sheet, char **told);
/*
 * Adds a commented piece to a project: an area, indicator, measure, source, pack or template of that name. Nothing that
 * is there is written over; the path of the file that it went into, to be freed, or NULL with a diagnostic.
 */
char *sheaf_new(const char *folder, const char *kind, const char *name, SheafReport report, void *report_data,
                SheafExit *exit_status);

/*
 * For a program, once, before anything else. Limits of this process under which no page could be made are reported,
 * and the status is not SHEAF_OK. From then on, where GLib ends the process since memory or a thread cannot be had,
 * `report` is called first, and the process ends with SHEAF_INTERNAL. It takes the place of GLib's writer of log
 * messages (g_log_set_writer_func()).
 */
SheafExit sheaf_begin(SheafReport report, void *report_data);

/*
 * Closes what results were printed to. SHEAF_SOME_FAILED, with a diagnostic, when not all of it arrived; a stream that
 * was closed and not printed to is none.
 */
SheafExit sheaf_close_stream(FILE *stream, SheafReport report, void *report_data);

void sheaf_free(void *memory);
const char *sheaf_version(void);

#ifdef __cplusplus
}
#endif
#endif
