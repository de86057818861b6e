/*
 * Pictures of a template: what an <img> makes, and which files it may show. A name that an expression makes has its
 * folder written out, so that it is known, without making a page, what pages may be made from.
 */
#include "template/internal.h"
#include "base/link.h"
#include "base/words.h"
#include "base/diag_picture.h"
#include "base/diag_template.h"
#include <math.h>
#include <string.h>
#include "template/theme.h"

static void
note(Template *tmpl, TemplatePicture picture)
{
    if (tmpl->pictures == NULL)
        tmpl->pictures = g_array_new(FALSE, FALSE, sizeof(TemplatePicture));
    g_array_append_val(tmpl->pictures, picture);
}

/* The picture that an <img> names, or the folder that it is chosen from. */
static void
note_picture(Template *tmpl, const Argument *src, Diags *diags)
{
    const char *written = src->parts[0].literal, *slash;
    TemplatePicture picture = { written, src->part_count > 1 || written == NULL, src->place };

    if (picture.folder) {
        slash = written == NULL ? NULL : strrchr(written, '/');
        if (slash == NULL) {
            diag_report(diags, DIAG_PICTURE_NO_FOLDER, src->place, written != NULL ? written : src->parts[0].source,
                        NULL);
            return;
        }
        picture.name = arena_strndup(tmpl->arena, written, (size_t)(slash - written));
    }
    note(tmpl, picture);
}

/* Icons by name, parted by spaces; of a name that an expression makes, all that there are. */
static void
note_icons(Template *tmpl, const Argument *names)
{
    const char *written = names->parts[0].literal;
    g_auto(GStrv) words = names->part_count > 1 || written == NULL ? NULL : words_split(written);

    if (words == NULL)
        note(tmpl, (TemplatePicture){ ICON_PREFIX, true, names->place });
    for (size_t i = 0; words != NULL && words[i] != NULL; i++)
        note(tmpl, (TemplatePicture){ arena_printf(tmpl->arena, ICON_PREFIX "%s", words[i]), false, names->place });
}

/* The logos of the theme, each once. */
static void
note_logos(Template *tmpl)
{
    for (int dark = 0; dark < 2 && !tmpl->logos; dark++) {
        const ThemeLogo *logo = theme_logo(tmpl->theme, dark);

        if (logo != NULL)
            note(tmpl, (TemplatePicture){ logo->src, false, logo->place });
    }
    tmpl->logos = true;
}

/* An address that is written out is looked at before a page is made. */
static void
check_address(const Argument *address, Diags *diags)
{
    const char *written = address->part_count == 1 ? address->parts[0].literal : NULL;

    if (written != NULL && (!link_is_site(written) || strchr(written, '{') != NULL))
        diag_report(diags, DIAG_QR_ADDRESS, address->place, written, NULL);
}

void
note_emitter(Template *tmpl, const Instruction *instruction, Diags *diags)
{
    const ElementRow *row = instruction->row;
    const char *icons = row->emit == emit_icon ? "name" : "icon";

    for (size_t i = 0; i < instruction->argument_count; i++) {
        const Argument *argument = &instruction->arguments[i];

        if (row->emit == emit_code && strcmp(argument->row->name, "address") == 0)
            check_address(argument, diags);
        if (row->emit == emit_picture && strcmp(argument->row->name, "src") == 0)
            note_picture(tmpl, argument, diags);
        else if (strcmp(argument->row->name, icons) == 0 && argument->row->kind == ARGUMENT_TEXT &&
                 (row->emit == emit_icon || row->kind == DOC_LIST || row->kind == DOC_ITEM ||
                  row->kind == DOC_CHART))
            note_icons(tmpl, argument);
    }
    if (row->emit == emit_logo && tmpl->theme != NULL)
        note_logos(tmpl);
    tmpl->reduces = tmpl->reduces || (row->emit == emit_picture && fill_has(instruction, "dpi"));
    tmpl->codes = tmpl->codes || row->emit == emit_code;
    tmpl->flags = tmpl->flags || (row->emit == emit_flag && tmpl->theme != NULL && theme_has_flags(tmpl->theme));
}

bool
template_has_codes(const Template *tmpl)
{
    return tmpl->codes;
}

bool
template_has_flags(const Template *tmpl)
{
    return tmpl->flags;
}

bool
template_reduces(const Template *tmpl)
{
    return tmpl->reduces;
}

const TemplatePicture *
template_pictures(const Template *tmpl, size_t *count)
{
    *count = tmpl->pictures == NULL ? 0 : tmpl->pictures->len;
    return *count == 0 ? NULL : (const TemplatePicture *)(const void *)tmpl->pictures->data;
}

bool
template_has_maps(const Template *tmpl)
{
    return tmpl->maps;
}

/* "30 70": per cent of its width and height, from the left and from the top; empty: its middle. */
static Point
focus_of(Fill *fill, const Instruction *instruction)
{
    const char *text = fill_text(fill, instruction, "focus");
    char *end;
    double x = g_ascii_strtod(text, &end), y = 0;
    bool right = end > text && g_ascii_isspace(*end);

    if (*text == '\0')
        return (Point){ 0.5, 0.5 };
    if (right) {
        const char *second = end;

        y = g_ascii_strtod(second, &end);
        right = end > second && *end == '\0' && x >= 0 && x <= 100 && y >= 0 && y <= 100;
    }
    if (right)
        return (Point){ x / 100, y / 100 };
    diag_report(fill->diags, DIAG_TEMPLATE_BAD_WORD, fill_argument(instruction, "focus")->place, text,
                "two numbers from 0 to 100", NULL);
    return (Point){ 0.5, 0.5 };
}

/* What is written as alt="" is decoration; what came out empty is a picture that somebody cannot see. */
static const char *
alternative(Fill *fill, const Instruction *instruction, const char *src)
{
    const Argument *argument = fill_argument(instruction, "alt");
    const char *text = fill_told(fill, instruction, "alt");
    bool written = argument == NULL || (argument->part_count == 1 && argument->parts[0].literal != NULL);

    if (*text != '\0')
        return text;
    if (!written)
        diag_report(fill->diags, DIAG_PICTURE_NO_ALT, argument->place, src, NULL);
    return NULL;
}

void
emit_picture(Fill *fill, const Instruction *instruction, DocNode *parent)
{
    static const char *const fits[] = { [FIT_CONTAIN] = "contain", [FIT_COVER] = "cover", [FIT_FILL] = "fill" };
    DocNode *node = fill_append(fill, instruction, parent, DOC_PICTURE);
    const char *fit = fill_text(fill, instruction, "fit");

    node->u.picture.src = fill_text(fill, instruction, "src");
    node->u.picture.alt = alternative(fill, instruction, node->u.picture.src);
    node->u.picture.width = fill_number(fill, instruction, "width", 0);
    node->u.picture.height = fill_number(fill, instruction, "height", 0);
    node->u.picture.dpi = fill_number(fill, instruction, "dpi", 0);
    node->u.picture.focus = focus_of(fill, instruction);
    node->u.picture.in_line = fill_holds_text(parent->kind);
    for (int i = FIT_CONTAIN; i <= FIT_FILL; i++)
        if (strcmp(fit, fits[i]) == 0)
            node->u.picture.fit = (PictureFit)i;
    if (node->u.picture.alt == NULL)
        node->artifact = true;
}

/* ---- pictures that the theme, the plan or the program has ---- */

static DocNode *
append_picture(Fill *fill, const Instruction *instruction, DocNode *parent, const char *src, const char *alt)
{
    DocNode *node = fill_append(fill, instruction, parent, DOC_PICTURE);

    node->u.picture.src = src;
    node->u.picture.alt = alt == NULL || *alt == '\0' ? NULL : alt;
    node->u.picture.focus = (Point){ 0.5, 0.5 };
    node->u.picture.in_line = fill_holds_text(parent->kind);
    node->artifact = node->u.picture.alt == NULL;
    return node;
}

/* On a ground for which there is no logo none is shown: one for another ground could not be seen there. */
void
emit_logo(Fill *fill, const Instruction *instruction, DocNode *parent)
{
    const char *ground = fill_text(fill, instruction, "ground");
    bool dark = strcmp(ground, "dark") == 0;
    const ThemeLogo *logo = theme_logo(fill->tmpl->theme, dark);
    DocNode *node;

    if (!dark && strcmp(ground, "light") != 0)
        diag_report(fill->diags, DIAG_TEMPLATE_BAD_WORD, fill_argument(instruction, "ground")->place, ground,
                    "light or dark", NULL);
    if (logo == NULL)
        return;
    node = append_picture(fill, instruction, parent, logo->src, logo->alt);
    node->u.picture.width = fill_number(fill, instruction, "width", 0);
    node->u.picture.height = fill_number(fill, instruction, "height", 0);
    fill_children(fill, instruction, parent);
}

/* The pattern of theme or plan with the page's subject in it. */
const char *
site_of(Fill *fill)
{
    const char *of_theme = theme_site(fill->tmpl->theme),
               *pattern = of_theme != NULL ? of_theme : plan_site(fill->plan);
    g_autofree char *subject =
        g_uri_escape_string(fill->request->subject == NULL ? "" : fill->request->subject, NULL, FALSE);
    g_auto(GStrv) parts = pattern == NULL || *pattern == '\0' ? NULL : g_strsplit(pattern, "{subject}", -1);
    g_autofree char *address = parts == NULL ? NULL : g_strjoinv(subject, parts);

    return address == NULL ? NULL : arena_strdup(fill->arena, address);
}

void
emit_code(Fill *fill, const Instruction *instruction, DocNode *parent)
{
    const char *address = fill_has(instruction, "address") ? fill_text(fill, instruction, "address") : site_of(fill);
    Place place = fill_has(instruction, "address") ? fill_argument(instruction, "address")->place : instruction->place;
    DocNode *node;

    if (address == NULL)
        return;
    if (!link_is_site(address)) {
        diag_report(fill->diags, DIAG_QR_ADDRESS, place, address, NULL);
        return;
    }
    node = append_picture(fill, instruction, parent, arena_printf(fill->arena, "qr:%s", address), address);
    node->u.picture.width = node->u.picture.height = fill_number(fill, instruction, "size", 0);
}

/* "flag:BIH/ba": whoever opens it knows where flags are. The state's name stands beside it, so it is decoration. */
void
emit_flag(Fill *fill, const Instruction *instruction, DocNode *parent)
{
    const char *id = fill_text(fill, instruction, "area");
    const Area *area = theme_has_flags(fill->tmpl->theme) ? plan_find_area(fill->plan, id) : NULL;
    g_autofree char *code = area == NULL || area->alpha2 == NULL ? NULL : g_ascii_strdown(area->alpha2, -1);
    DocNode *node;

    if (code == NULL || *code == '\0')
        return;
    node = append_picture(fill, instruction, parent, arena_printf(fill->arena, "flag:%s/%s", area->id, code), NULL);
    node->u.picture.height = fill_number(fill, instruction, "height", 0);
    fill_children(fill, instruction, parent);
}

/* ---- icons ---- */

const char *
icon_source(Fill *fill, const char *name, Colour colour)
{
    return arena_printf(fill->arena, ICON_PREFIX "%s/%02X%02X%02X", name, colour.red, colour.green, colour.blue);
}

/* A sign of the text's colour, a little larger than its letters, whose middle is that of a capital. */
static void
set_icon(Fill *fill, DocNode *node, const char *name, double size)
{
    const double em = node->text->size, capital = 0.714 * em;

    node->u.picture.src = icon_source(fill, name, node->text->colour);
    node->u.picture.focus = (Point){ 0.5, 0.5 };
    node->u.picture.height = size > 0 ? size : 1.3 * em;
    node->u.picture.drop = (node->u.picture.height - capital) / 2;
}

void
emit_icon(Fill *fill, const Instruction *instruction, DocNode *parent)
{
    DocNode *node = fill_append(fill, instruction, parent, DOC_PICTURE);
    const char *alt = fill_told(fill, instruction, "alt");

    set_icon(fill, node, fill_text(fill, instruction, "name"), fill_number(fill, instruction, "size", 0));
    node->u.picture.alt = *alt == '\0' ? NULL : alt;
    node->u.picture.in_line = fill_holds_text(parent->kind);
    node->artifact = node->u.picture.alt == NULL;
}

const DocNode *
icon_beside(Fill *fill, const DocNode *item, const char *name, Place place)
{
    DocNode *node = doc_append(fill->doc, NULL, DOC_PICTURE);

    node->text = item->text;
    node->place = place;
    node->artifact = true;
    set_icon(fill, node, name, 0);
    return node;
}

void
look_for_icons(Fill *fill, const Argument *argument, const char *names)
{
    const PictureFinder *pictures = &fill->request->pictures;
    const Colour ink = theme_charts(fill->tmpl->theme)->ink;
    g_auto(GStrv) words = argument == NULL || pictures->find == NULL ? NULL : words_split(names);

    for (size_t i = 0; words != NULL && words[i] != NULL; i++)
        pictures->find(pictures->data, icon_source(fill, words[i], ink), argument->place, fill->diags);
}
