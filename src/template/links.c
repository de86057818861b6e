/*
 * Links. A page leads to the web, a mail or a telephone, to a place in itself, and to nothing that opens files or runs
 * code on the reader's machine; a theme may name schemes besides.
 */
#include "base/link.h"
#include "base/diag_lang.h"
#include "template/internal.h"
#include <string.h>

/* ---- where it leads ---- */

/* What stands against it as the target of a link, or NULL. */
static const char *
wrong_target(const Theme *theme, const char *uri)
{
    size_t length = link_scheme_length(uri);
    g_autofree char *scheme = g_ascii_strdown(uri, (gssize)length);
    const char *rest = uri + length + 1;

    if (length == 0)
        return "it has no scheme";
    if (!theme_allows_scheme(theme, scheme))
        return "its scheme is not among those of the theme";
    if (strncmp(scheme, "http", 4) == 0 && (scheme[4] == '\0' || strcmp(scheme + 4, "s") == 0))
        return g_str_has_prefix(rest, "//") && rest[2] != '\0' && rest[2] != '/' ? NULL : "it names no host";
    return *rest == '\0' ? "it names nothing" : NULL;
}

/* The data's place of an address that a source gives. */
static Place
source_place(const Fill *fill, const char *address)
{
    size_t count;
    const Source *const *sources = plan_sources(fill->plan, &count);

    for (size_t i = 0; i < count; i++)
        if (sources[i]->address != NULL && *sources[i]->address != '\0' && strcmp(sources[i]->address, address) == 0)
            return sources[i]->place;
    return (Place){ 0 };
}

/* href="#name" is to="name". */
static void
set_target(Fill *fill, const Instruction *instruction, DocNode *link, const char *href, bool to)
{
    Place place = fill_has(instruction, "href") ? fill_argument(instruction, "href")->place : instruction->place;
    const char *wrong;

    if (to || (href != NULL && *href == '#')) {
        link->u.link.destination = to ? fill_text(fill, instruction, "to") : href + 1;
        return;
    }
    link->u.link.uri = href == NULL ? "" : href;
    wrong = href == NULL ? NULL : wrong_target(fill->tmpl == NULL ? NULL : fill->tmpl->theme, href);
    if (wrong != NULL)
        diag_report_related(fill->diags, DIAG_LINK_TARGET, place, source_place(fill, href), href, wrong, NULL);
}

/* ---- what stands in it ---- */

void
check_link(Fill *fill, const Instruction *instruction, const DocNode *link)
{
    if (!is_heard(link))
        diag_report(fill->diags, DIAG_LINK_EMPTY, instruction->place, NULL);
    for (const DocNode *around = link->parent; around != NULL; around = around->parent)
        if (around->kind == DOC_LINK) {
            diag_report_related(fill->diags, DIAG_LINK_IN_LINK, instruction->place, around->place, NULL);
            return;
        }
}

void
emit_link(Fill *fill, const Instruction *instruction, DocNode *parent)
{
    const char *href = fill_has(instruction, "href") ? fill_text(fill, instruction, "href") : NULL;
    bool to = fill_has(instruction, "to"), inside = to || (href != NULL && *href == '#');
    DocNode *node = fill_append(fill, instruction, inside ? reference_around(fill, parent, false) : parent, DOC_LINK);

    if ((href != NULL) == to)
        diag_report(fill->diags, DIAG_LINK_AIM, instruction->place, NULL);
    set_target(fill, instruction, node, href, to);
    node->u.link.contents = fill_has(instruction, "contents") ? fill_told(fill, instruction, "contents") : NULL;
    fill_children(fill, instruction, node);
    check_link(fill, instruction, node);
    /* else its name would stand for it */
    if (node->u.link.destination != NULL && node->u.link.contents == NULL) {
        const char *words = words_in(fill, node);

        node->u.link.contents = *words == '\0' ? NULL : words;
    }
}
