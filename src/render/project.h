#ifndef RENDER_PROJECT_H
#define RENDER_PROJECT_H
/* An open project, as render and batch see it. */
#include "draw/draw.h"
#include "lang/lang.h"
#include "model/view.h"
#include "sheaf/sheaf.h"
#include "template/template.h"
#include "text/text.h"

struct SheafProject {
    char *folder, *fonts, *templates;
    Date as_of; bool as_of_given;       /* given: by whoever opened it, not the plan */
    gint64 created;
    Audience audience;
    bool public_asked;                  /* by name, not for want of another word */
    SheafReport report; void *report_data;
    size_t warnings, errors;
    Plan *plan;
    PlanTree *tree;
    GPtrArray *catalogues;              /* Catalogue */
    GHashTable *langs;                  /* tag -> Lang */
    GHashTable *templates_loaded;       /* name -> Template */
    TextSystem *text;
    Drawing *drawing;
};

/* Hands what was gathered to the project's callback and empties the list; returns the exit status it means. */
SheafExit project_report(SheafProject *project, Diags *diags);
void report_all(const Diags *diags, SheafReport report, void *data);
/* Opens fonts and drawing when first needed; false with a diagnostic when there are none. */
bool project_tools(SheafProject *project, Diags *diags);
View *project_view(const SheafProject *project, Recorder *recorder);
/* The words of a language ("fr"); NULL with a diagnostic when there is no catalogue for it. */
/* What the words lack is told to `diags`, which must live until the language is asked for again. */
const Lang *project_lang(SheafProject *project, const char *tag, Diags *diags);
const Template *project_template(SheafProject *project, const char *name, Place asked, Diags *diags);
/* What a part of a pack says in the templates' vocabulary, for that frame; to be freed. */
Template *project_prose(const SheafProject *project, const XmlNode *node, const Template *frame, Diags *diags);
/* The subject's id when the template is for it; else NULL with a diagnostic at `place`. */
const char *project_subject(const SheafProject *project, const Template *tmpl, const char *subject, Place place, Diags *diags);
/* "name=value" as variables, in `arena`; what has no "=" is a name without a value. */
const TemplateParameter *split_parameters(const char *const *given, Arena *arena, size_t *count);

/* The path of an output: the pattern's {template}, {subject}, {lang}, {-lang} filled in; relative to the project's folder. */
char *output_path(const SheafProject *project, const SheafJob *job, const char *subject);
/* print.c: is the paper that a print file is to stand on a known one? True where none is asked for. */
bool print_check(const SheafPrint *print, Diags *diags);
/* Writes the print file of a finished PDF beside it: "BIH.pdf" has "BIH-booklet.pdf". `result` holds its path and pages, and
   is told of the new file's. */
void print_write(SheafProject *project, const SheafPrint *print, const Pages *pages, GBytes *pdf, SheafResult *result, Diags *diags);
/* Writes a file whole: a dot-file beside it, synced, then renamed. Folders are made. */
bool output_write(const char *path, const void *bytes, size_t size, Diags *diags);

/* The events asked for as iCalendar; asked->output is not looked at. To be freed with g_free(). */
char *calendar_ics_text(SheafProject *project, const SheafCalendar *asked, View *view, const Lang *lang, const State *state);

#endif
