/*
 * Pictures of a template: what an <img> makes, and which files it may show. A name that an expression makes has its
 * folder written out, so that it is known, without making a page, what pages may be made from.
 */
#include "template/internal.h"
#include "base/diag_picture.h"
#include "base/diag_template.h"
#include <math.h>
#include <string.h>

void
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
    if (tmpl->pictures == NULL)
        tmpl->pictures = g_array_new(FALSE, FALSE, sizeof(TemplatePicture));
    g_array_append_val(tmpl->pictures, picture);
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
    const char *text = fill_text(fill, instruction, "alt");
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
    node->u.picture.focus = focus_of(fill, instruction);
    node->u.picture.in_line = fill_holds_text(parent->kind);
    for (int i = FIT_CONTAIN; i <= FIT_FILL; i++)
        if (strcmp(fit, fits[i]) == 0)
            node->u.picture.fit = (PictureFit)i;
    if (node->u.picture.alt == NULL)
        node->artifact = true;
}
