/* The file for the printer: the scheme, the paper and the words in which it says what it is. */
#include "render/project.h"
#include <string.h>
#include "base/paper.h"
#include "page/list.h"
#include "pdf/impose.h"

typedef struct SchemeRow { const char *suffix; ImposeScheme scheme; } SchemeRow;

static const SchemeRow schemes[] = {
    [SHEAF_SINGLE] = { "print", IMPOSE_SINGLE }, [SHEAF_BOOKLET] = { "booklet", IMPOSE_BOOKLET },
    [SHEAF_TWO_UP] = { "2up", IMPOSE_TWO_UP },   [SHEAF_FOUR_UP] = { "4up", IMPOSE_FOUR_UP },
};

bool
print_check(const SheafPrint *print, Diags *diags)
{
    Size size;

    if (print == NULL || print->sheet == NULL || paper_find(print->sheet, &size))
        return true;
    diag_report(diags, DIAG_BAD_SHEET, (Place){ 0 }, print->sheet, NULL);
    return false;
}

GBytes *
print_make(SheafProject *project, const SheafJob *job, const Pages *pages, GBytes *pdf, Diags *diags)
{
    const Lang *lang = project_lang(project, job->language, diags);
    g_autoptr(Arena) arena = arena_new();
    DocumentInfo info = *pages_info(pages);
    ImposeOptions options = { .scheme = schemes[job->print->scheme].scheme, .crop_marks = job->print->crop_marks, .info = &info, .producer = "sheaf " SHEAF_VERSION };
    LangArg title = LANG_TEXT("title", info.title);

    info.title = lang_message(lang, arena, "print-title", &title, 1);
    info.subject = lang_message(lang, arena, "print-note", NULL, 0);
    if (job->print->sheet != NULL)
        paper_find(job->print->sheet, &options.sheet);
    return pdf_impose(pdf, &options, diags);
}

char *
print_path(const char *path, const SheafPrint *print)
{
    size_t stem = g_str_has_suffix(path, ".pdf") ? strlen(path) - strlen(".pdf") : strlen(path);

    return g_strdup_printf("%.*s-%s.pdf", (int)stem, path, schemes[print->scheme].suffix);
}

size_t
print_sides(const SheafPrint *print, size_t pages)
{
    return impose_sides(schemes[print->scheme].scheme, pages);
}
