/* The table of papers. */
#include "base/paper.h"
#include <glib.h>

typedef struct PaperRow { const char *name; Size size; } PaperRow;

static const PaperRow papers[] = {
    { "A3", { 841.89, 1190.551 } }, { "A4", { 595.276, 841.89 } }, { "A5", { 419.528, 595.276 } },
    { "Letter", { 612, 792 } },     { "Tabloid", { 792, 1224 } },
};

bool
paper_find(const char *name, Size *out)
{
    for (size_t i = 0; i < G_N_ELEMENTS(papers); i++)
        if (g_ascii_strcasecmp(papers[i].name, name) == 0) {
            *out = papers[i].size;
            return true;
        }
    return false;
}

void
paper_near(const char *name, Diags *diags)
{
    const char *names[G_N_ELEMENTS(papers)];

    for (size_t i = 0; i < G_N_ELEMENTS(papers); i++)
        names[i] = papers[i].name;
    diag_near(diags, name, names, G_N_ELEMENTS(papers));
}
