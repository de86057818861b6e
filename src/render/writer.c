/*
 * Who writes a PDF. Room pdf's writer is the usual one; cairo's is a second one over the same pages, for whoever
 * doubts the first or has only a reader that cannot do with it. What cairo's files cannot hold is refused before
 * anything is made.
 */
#include "base/diag_pdf.h"
#include "render/project.h"

bool
writer_lacks(SheafWriter writer, const char *what, Place place, Diags *diags)
{
    if (writer != SHEAF_WRITER_CAIRO)
        return false;
    diag_report(diags, DIAG_CAIRO_WITHOUT, place, what, NULL);
    return true;
}

bool
writer_check(const SheafJob *job, Place place, Diags *diags)
{
    bool lacks = job->attach && writer_lacks(job->writer, "attached files", place, diags);

    return !(job->print != NULL && writer_lacks(job->writer, "print file", place, diags)) && !lacks;
}

GBytes *
writer_pdf(SheafProject *project, SheafWriter writer, const Pages *pages, const PdfOptions *options, Diags *diags)
{
    const Lang *lang;
    Drawing *drawing;
    g_autoptr(Arena) arena = NULL;

    if (writer != SHEAF_WRITER_CAIRO)
        return pdf_write(project->context, pages, options, diags);
    lang = project_lang(project, pages_info(pages)->language, diags);
    drawing = project_drawing(project, diags);
    if (lang == NULL || drawing == NULL)
        return NULL;
    arena = arena_new();
    return draw_pdf(drawing, pages, options->producer, lang_message(lang, arena, "cairo-note", NULL, 0), diags);
}
