/* The table of papers. */
#include "base/paper.h"
#include <glib.h>
#include <string.h>

typedef struct PaperRow { const char *name; Size size; } PaperRow;

static const PaperRow papers[] = {
    { "A3", { 841.89, 1190.551 } }, { "A4", { 595.276, 841.89 } }, { "A5", { 419.528, 595.276 } },
    { "Letter", { 612, 792 } },     { "Tabloid", { 792, 1224 } },
    /* for screens: two pixels a point, 1200 by 630 landscape and 1080 by 1350 */
    { "Web", { 315, 600 } },        { "Web-tall", { 540, 675 } },
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

double
paper_pixels(Size size)
{
    for (size_t i = 0; i < G_N_ELEMENTS(papers); i++) {
        const Size own = papers[i].size, turned = { own.height, own.width };

        if (g_str_has_prefix(papers[i].name, "Web") &&
            (memcmp(&own, &size, sizeof size) == 0 || memcmp(&turned, &size, sizeof size) == 0))
            return 2;
    }
    return 4 / 3.0;
}

void
paper_near(const char *name, Diags *diags)
{
    const char *names[G_N_ELEMENTS(papers)];

    for (size_t i = 0; i < G_N_ELEMENTS(papers); i++)
        names[i] = papers[i].name;
    diag_near(diags, name, names, G_N_ELEMENTS(papers));
}
