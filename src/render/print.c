/* The file for the printer: the scheme, the paper and the words in which it says what it is. */
#include "render/project.h"
#include "base/diag_pdf.h"
#include <string.h>
#include "base/paper.h"
#include "page/list.h"
#include "impose/impose.h"

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
    paper_near(print->sheet, diags);
    return false;
}

static GBytes *
impose(SheafProject *project, const SheafPrint *print, const DocumentInfo *screen, GBytes *pdf, Diags *diags)
{
    const Lang *lang = project_lang(project, screen->language, diags);
    g_autoptr(Arena) arena = arena_new();
    DocumentInfo info = *screen;
    ImposeOptions options = { .scheme = schemes[print->scheme].scheme,
                              .crop_marks = print->crop_marks,
                              .info = &info,
                              .producer = "sheaf " SHEAF_VERSION };
    LangArg title = LANG_TEXT("title", info.title);

    if (lang == NULL)
        return NULL;
    info.title = lang_message(lang, arena, "print-title", &title, 1);
    info.subject = lang_message(lang, arena, "print-note", NULL, 0);
    if (print->sheet != NULL)
        paper_find(print->sheet, &options.sheet);
    return impose_file(pdf, &options, diags);
}

char *
print_path(const char *path, const SheafPrint *print)
{
    size_t stem = g_str_has_suffix(path, ".pdf") ? strlen(path) - strlen(".pdf") : strlen(path);
    g_autofree char *sheet = print->sheet == NULL ? g_strdup("") : g_ascii_strdown(print->sheet, -1);
    bool marks = print->crop_marks && print->scheme != SHEAF_SINGLE;

    g_strdelimit(sheet, " /", '-');
    return g_strdup_printf("%.*s-%s%s%s%s.pdf", (int)stem, path, schemes[print->scheme].suffix, marks ? "-marks" : "",
                           print->sheet == NULL ? "" : "-", sheet);
}

bool
making_print(SheafProject *project, const SheafPrint *print, const Pages *pages, GBytes *pdf, MakingNotes *making,
             Diags *diags)
{
    making->print = impose(project, print, pages_info(pages), pdf, diags);
    if (making->print != NULL &&
        !audited_print(project, making->print, making->path != NULL ? making->path : "the print file", diags))
        g_clear_pointer(&making->print, g_bytes_unref);
    making->sides = impose_sides(schemes[print->scheme].scheme, pages_count(pages));
    return making->print != NULL;
}

bool
print_write(const SheafPrint *print, const char *path, MakingNotes *making, SheafResult *result, Diags *diags)
{
    g_autoptr(GBytes) file = g_steal_pointer(&making->print);
    g_autofree char *beside = file == NULL ? NULL : print_path(path, print);
    gsize size;

    if (file == NULL)
        return true;
    if (!output_write(beside, g_bytes_get_data(file, &size), g_bytes_get_size(file), diags))
        return false;
    result->print_path = g_steal_pointer(&beside);
    result->sides = making->sides;
    return true;
}
