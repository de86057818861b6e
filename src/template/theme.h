#ifndef TEMPLATE_THEME_H
#define TEMPLATE_THEME_H
/*
 * A theme: the colours, font families and classes of pages. A theme that is like another takes over what that has, and
 * whatever it says itself holds for both: another accent colours every class that names it.
 */
#include "template/style.h"
#include "template/template.h"

/* Where the themes are found that others are like. */
typedef struct ThemeFinder {
    /*
     * The path of the theme `name` that the one at `from` inherits: of its own name that of a folder behind its own.
     * NULL with a diagnostic at `place`. Lives as long as the theme is being loaded.
     */
    const char *(*find)(void *data, const char *name, const char *from, Place place);
    void *data;
} ThemeFinder;

/* `asked` is the place that names it. NULL with diagnostics. */
Theme *theme_load(const char *path, const ThemeFinder *finder, Audience audience, Place asked, Diags *diags);
void theme_free(Theme *theme);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Theme, theme_free)

const ChartTheme *theme_charts(const Theme *theme);
/*
 * https, http, mailto, tel, and what link-schemes="…" of the theme names besides. `scheme` in lower case; theme may be
 * NULL.
 */
bool theme_allows_scheme(const Theme *theme, const char *scheme);
/* A colour by its name, or as colour_parse() has it; theme may be NULL. */
bool theme_colour(const Theme *theme, const char *name, Colour *out);
/* Where it was said last; nowhere for one that has no name here. */
Place theme_colour_place(const Theme *theme, const char *name);
/* The values of a class (of StyleValue); NULL when the theme has none. */
const GArray *theme_class(const Theme *theme, const char *name);
/*
 * What font-family="TEXT" means, as TextStyle.family has it: "sans", a name that the theme gives to families, or the
 * families themselves, with commas between: those then stand among theme_families(). In `arena`; NULL for a text that
 * cannot be any. theme may be NULL.
 */
const char *theme_family(const Theme *theme, const char *text, Place place, Arena *arena);

/* The line that says whom to ask, in place of the plan's; NULL: that. */
const char *theme_contact(const Theme *theme);
/* The address of a page on the web, with {subject} in it, in place of the plan's; NULL: that. */
const char *theme_site(const Theme *theme);
/* Do its pages show flags? */
bool theme_has_flags(const Theme *theme);
/* The mark of an organisation for a light or a dark ground: a picture of the project. alt "": it is decoration. */
typedef struct ThemeLogo { const char *src, *alt; Place place; } ThemeLogo;
const ThemeLogo *theme_logo(const Theme *theme, bool dark);            /* NULL: it has none */
/* The paper that its pages of A4 have instead, as "Letter"; NULL: none. */
const char *theme_paper(const Theme *theme);
/* What it sets pages in besides the families of the house: each for each of its scripts, in the order of the files. */
const TemplateFamily *theme_families(const Theme *theme, size_t *count);

/*
 * Warns of colours that cannot be told from what they stand on (WCAG 2.1, 1.4.3 and 1.4.11) and of statuses in colours
 * that are all but one.
 */
void theme_check_colours(const Theme *theme, Diags *diags);
/*
 * Warns of colours and names of families that it adds to those of the theme it is like and that no file uses, with the
 * nearest that it has: `used` knows of the files.
 */
void theme_check_uses(const Theme *theme, TemplateUsed used, void *data, Diags *diags);

#endif
