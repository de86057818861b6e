#ifndef RENDER_PROJECT_H
#define RENDER_PROJECT_H
/* An open project, as render and batch see it. */
#include "draw/draw.h"
#include "lang/lang.h"
#include "model/view.h"
#include "pdf/pdf.h"
#include "sheaf/sheaf.h"
#include "template/template.h"
#include "text/text.h"

struct SheafProject {
    char *folder, *fonts, *templates;
    Date as_of;
    gint64 created;
    Audience audience;
    SheafReport report; void *report_data;
    size_t warnings, errors;
    Plan *plan;
    PlanTree *tree;
    GPtrArray *catalogues;              /* Catalogue */
    GHashTable *langs;                  /* tag -> Lang */
    GHashTable *templates_loaded;       /* name -> Template */
    TextSystem *text;
    Drawing *drawing;
    PdfPress *press;
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
const Template *project_template(SheafProject *project, const char *name, Diags *diags);

/* The path of an output: the pattern's {template}, {subject}, {lang}, {-lang} filled in; relative to the project's folder. */
char *output_path(const SheafProject *project, const SheafJob *job, const char *subject);
/* Writes a file whole: a dot-file beside it, synced, then renamed. Folders are made. */
bool output_write(const char *path, const void *bytes, size_t size, Diags *diags);

#endif
