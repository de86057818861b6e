/*
 * Values of form fields that have no appearance (ISO 32000-1, 12.7.3.3): a viewer would draw them, so they are drawn
 * here, with the field's own font; what cannot be drawn whole is told, each field with its page and its value, so that
 * none is lost in silence.
 */
#include "annex/pass.h"
#include "base/diag_lang.h"
#include "base/words.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    VALUE_SHOWN = 80,                   /* characters of a value in a message */
    FLAG_MULTILINE = 1 << 12, FLAG_PASSWORD = 1 << 13, FLAG_PUSHBUTTON = 1 << 16, FLAG_RADIO = 1 << 15
};

static const double least_size = 4, usual_size = 12, largest_size = 300, leading = 1.15, inset = 2;

/* ---- what the field says ---- */

/* Told once a file where a field is further up than is looked. */
static bool
is_near(Copy *copy, int depth)
{
    copy->more[LIMIT_ANNEX_FIELD_DEPTH] |= depth > MOST_ANNEX_FIELD_DEPTH;
    return depth <= MOST_ANNEX_FIELD_DEPTH;
}

/* A field's attribute, its own or that of a field above it (Table 220). */
static const Object *
field_get(Copy *copy, const Object *field, const char *key)
{
    for (int depth = 0; field->kind == OBJECT_DICT && is_near(copy, depth); depth++) {
        const Object *value = object_get(copy->file, field, key);

        if (value->kind != OBJECT_NULL)
            return value;
        field = object_get(copy->file, field, "Parent");
    }
    return &object_null;
}

static const Object *
form_of(Copy *copy)
{
    return object_get(copy->file, copy->foreign->catalog, "AcroForm");
}

/* "address.street": the names of all fields above it (12.7.3.2). To be freed. */
static char *
field_name(Copy *copy, const Object *field)
{
    GString *name = g_string_new(NULL);

    for (int depth = 0; field->kind == OBJECT_DICT && is_near(copy, depth); depth++) {
        const char *part = object_text(copy->file, object_get(copy->file, field, "T"));

        if (part != NULL && name->len > 0)
            g_string_prepend_c(name, '.');
        if (part != NULL)
            g_string_prepend(name, part);
        field = object_get(copy->file, field, "Parent");
    }
    return g_string_free(name, FALSE);
}

/* What a choice is shown as (Table 231): options are texts, or pairs of a value and its text. */
static const char *
shown_choice(Copy *copy, const Object *options, const Object *value)
{
    const char *text = object_text(copy->file, value);

    for (size_t i = 0; text != NULL && options->kind == OBJECT_ARRAY && i < options->length; i++) {
        const Object *option = object_item(copy->file, options, i);
        const char *exported = object_text(copy->file, object_item(copy->file, option, 0)),
                   *shown = object_text(copy->file, object_item(copy->file, option, 1));

        if (exported != NULL && shown != NULL && strcmp(exported, text) == 0)
            return shown;
    }
    return text;
}

static void
add_value(Copy *copy, GString *out, const Object *field, const Object *value)
{
    const char *text = shown_choice(copy, field_get(copy, field, "Opt"), value);
    size_t length;

    if (text == NULL && value->stream) {                /* a long text may be a stream */
        guint8 *bytes = object_stream(copy->file, value, &length);
        Object string = { .kind = OBJECT_STRING, .bytes = (const char *)bytes, .length = bytes == NULL ? 0 : length };

        text = bytes == NULL ? NULL : object_text(copy->file, &string);
        free(bytes);
    }
    if (text == NULL)
        return;
    if (out->len > 0)
        g_string_append(out, ", ");
    g_string_append(out, text);
}

/* The value as text, to be freed; empty when there is none. */
static char *
field_text(Copy *copy, const Object *field)
{
    const Object *value = field_get(copy, field, "V");
    GString *out = g_string_new(NULL);

    if (value->kind == OBJECT_ARRAY)
        for (size_t i = 0; i < value->length && out->len <= MOST_ANNEX_FIELD_BYTES; i++)
            add_value(copy, out, field, object_item(copy->file, value, i));
    else
        add_value(copy, out, field, value);
    return g_string_free(out, FALSE);
}

const char *
field_state(Copy *copy, const Object *annotation)
{
    const Object *state = object_get(copy->file, annotation, "AS");

    return state->kind == OBJECT_NAME ? object_name(state) : object_name(field_get(copy, annotation, "V"));
}

/* ---- how its text is set ---- */

/* The default appearance (12.7.3.3): a font's name, a size (0: any), and a colour. */
typedef struct Setting { const Object *font; double size; char *colour; } Setting;

static bool
is_number(const char *token)
{
    char *end;

    return *token != '\0' && (g_ascii_strtod(token, &end), *end == '\0');
}

static Setting
read_appearance(Copy *copy, const Object *annotation)
{
    static const struct { const char *operator; guint operands; } colours[] = { { "g", 1 }, { "rg", 3 }, { "k", 4 } };
    const Object *own = field_get(copy, annotation, "DA"),
                 *text = own->kind == OBJECT_STRING ? own : object_get(copy->file, form_of(copy), "DA");
    g_auto(GStrv) tokens =
        text->kind == OBJECT_STRING ? g_strsplit_set(text->bytes, " \t\r\n\f", 256) : g_new0(char *, 1);
    g_autoptr(GPtrArray) operands = g_ptr_array_new();
    Setting setting = { .font = &object_null, .colour = g_strdup("0 g") };

    for (size_t i = 0; tokens[i] != NULL; i++) {
        if (is_number(tokens[i]) || *tokens[i] == '/') {
            g_ptr_array_add(operands, tokens[i]);
            continue;
        }
        if (strcmp(tokens[i], "Tf") == 0 && operands->len >= 2) {
            const char *name = g_ptr_array_index(operands, operands->len - 2);
            const Object *fonts = object_get(copy->file, object_get(copy->file, form_of(copy), "DR"), "Font");

            setting.size = g_ascii_strtod(g_ptr_array_index(operands, operands->len - 1), NULL);
            setting.font = *name == '/' ? object_find(fonts, name + 1) : &object_null;
        }
        for (size_t c = 0; c < G_N_ELEMENTS(colours); c++)
            if (strcmp(tokens[i], colours[c].operator) == 0 && operands->len == colours[c].operands) {
                g_ptr_array_add(operands, tokens[i]);
                g_ptr_array_add(operands, NULL);
                g_free(setting.colour);
                setting.colour = g_strjoinv(" ", (char **)operands->pdata);
            }
        if (*tokens[i] != '\0')
            g_ptr_array_set_size(operands, 0);
    }
    return setting;
}

/*
 * What a simple font shows for ASCII is the same in all encodings that forms use; beyond that only WinAnsiEncoding is
 * sure.
 */
static bool
font_shows(Copy *copy, const Object *reference, const char *bytes)
{
    const Object *font = object_resolve(copy->file, reference), *encoding = object_get(copy->file, font, "Encoding");
    const char *base = object_name(object_get(copy->file, font, "BaseFont"));
    bool simple = object_is_name(object_get(copy->file, font, "Subtype"), "Type1") ||
                  object_is_name(object_get(copy->file, font, "Subtype"), "TrueType");
    bool subset = strlen(base) > 7 && base[6] == '+';
    bool wide = object_is_name(encoding, "WinAnsiEncoding");

    for (const guchar *c = (const guchar *)bytes; *c != '\0'; c++)
        if ((*c < 32 && *c != '\n') || *c == 127 || (*c > 127 && !wide))
            return false;
    return simple && !subset && strcmp(base, "Symbol") != 0 && strcmp(base, "ZapfDingbats") != 0;
}

/*
 * Em, and no less than it is: the width in the font where it tells, else that of the widest text face of the standard
 * ones.
 */
static double
byte_width(Copy *copy, const Object *reference, guchar c)
{
    const Object *font = object_resolve(copy->file, reference), *widths = object_get(copy->file, font, "Widths");
    gint64 first = object_integer(object_get(copy->file, font, "FirstChar"), 0);
    double told = c >= first ? object_number(object_item(copy->file, widths, (size_t)(c - first))) / 1000 : 0;

    if (told > 0 && told < 4)
        return told;
    return strchr("MW@%&mw", c) != NULL || c > 127 ? 1.02
           : g_ascii_isupper(c)                    ? 0.83
           : strchr(" .,:;'!|()[]/-", c) != NULL   ? 0.6
                                                   : 0.62;
}

static double
text_width(Copy *copy, const Object *font, const char *text, size_t length)
{
    double width = 0;

    for (size_t i = 0; i < length; i++)
        width += byte_width(copy, font, (guchar)text[i]);
    return width;
}

/* Lines no wider than `width` em, broken at spaces; NULL when a word is wider. */
static GPtrArray *
break_lines(Copy *copy, const Object *font, const char *text, double width)
{
    g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
    g_auto(GStrv) paragraphs = g_strsplit(text, "\n", -1);

    for (size_t p = 0; paragraphs[p] != NULL && lines->len <= MOST_ANNEX_FIELD_LINES; p++) {
        g_auto(GStrv) words = g_strsplit(paragraphs[p], " ", -1);
        GString *line = g_string_new(NULL);

        for (size_t w = 0; words[w] != NULL; w++) {
            double needed = text_width(copy, font, line->str, line->len) + (w > 0 ? byte_width(copy, font, ' ') : 0) +
                            text_width(copy, font, words[w], strlen(words[w]));

            if (text_width(copy, font, words[w], strlen(words[w])) > width) {
                g_string_free(line, TRUE);
                return NULL;
            }
            if (w > 0 && needed > width) {
                g_ptr_array_add(lines, g_strdup(line->str));
                g_string_assign(line, words[w]);
            } else {
                g_string_append_printf(line, "%s%s", w > 0 ? " " : "", words[w]);
            }
        }
        g_ptr_array_add(lines, g_string_free(line, FALSE));
    }
    return lines->len > MOST_ANNEX_FIELD_LINES ? NULL : g_steal_pointer(&lines);
}

/*
 * One line, or as many as it takes, in the largest size not above the one asked for; NULL when not even the least will
 * do.
 */
static GPtrArray *
fit_lines(Copy *copy, const Setting *setting, const char *text, bool several, double width, double height, double *size)
{
    double most = setting->size > 0 ? fmin(setting->size, largest_size) : usual_size;

    for (*size = MAX(most, least_size); *size >= least_size; *size -= 0.5) {
        g_autoptr(GPtrArray) lines = NULL;

        if (several) {
            lines = break_lines(copy, setting->font, text, width / *size);
        } else if (text_width(copy, setting->font, text, strlen(text)) <= width / *size) {
            lines = g_ptr_array_new_with_free_func(g_free);
            g_ptr_array_add(lines, g_strdup(text));
        }
        if (lines != NULL && lines->len * *size * (several ? leading : 0.9) <= height + 0.01)
            return g_steal_pointer(&lines);
    }
    return NULL;
}

static void
put_lines(Copy *copy, GString *out, const Object *annotation, const Setting *setting, GPtrArray *lines, double size,
          double width, double height, bool several)
{
    gint64 quadding =
        object_integer(field_get(copy, annotation, "Q"), object_integer(object_get(copy->file, form_of(copy), "Q"), 0));
    double y = several ? height - inset - size : (height - size * 0.7) / 2;

    g_string_append_printf(out, "q 0 0 ");
    put_real(out, width);
    put_real(g_string_append_c(out, ' '), height);
    g_string_append_printf(out, " re W n BT /F ");
    put_real(out, size);
    g_string_append_printf(out, " Tf %s\n", setting->colour);
    for (guint i = 0; i < lines->len; i++) {
        const char *line = g_ptr_array_index(lines, i);
        double room = width - 2 * inset - text_width(copy, setting->font, line, strlen(line)) * size;

        g_string_append(out, "1 0 0 1 ");
        put_real(out, inset + (quadding == 2 ? room : quadding == 1 ? room / 2 : 0));
        put_real(g_string_append_c(out, ' '), y - i * size * leading);
        put_bytes(g_string_append(out, " Tm "), line, strlen(line));
        g_string_append(out, " Tj\n");
    }
    g_string_append(out, "ET Q");
}

/* ---- drawing ---- */

static int
write_form(Copy *copy, const Object *font, double width, double height, const GString *content)
{
    g_autoptr(GString) dictionary = g_string_new("/Type /XObject /Subtype /Form /BBox [0 0 ");
    int number = writer_add(copy->all->writer);

    put_real(dictionary, width);
    put_real(g_string_append_c(dictionary, ' '), height);
    g_string_append(dictionary, "] /Resources << ");
    if (font != NULL) {
        g_string_append(dictionary, "/Font << ");
        copy_put_entry(copy, dictionary, "F", font);
        g_string_append(dictionary, " >> ");
    }
    g_string_append(dictionary, ">>");
    writer_stream(copy->all->writer, number, dictionary->str, content->str, content->len);
    return number;
}

/* NULL when the text is drawn: then *number is the form that shows it. Else why it is not. */
static const char *
draw_text(Copy *copy, const Object *annotation, const char *text, double width, double height, int *number)
{
    gint64 flags = object_integer(field_get(copy, annotation, "Ff"), 0),
           turned = object_integer(object_get(copy->file, object_get(copy->file, annotation, "MK"), "R"), 0);
    bool several = (flags & FLAG_MULTILINE) != 0 || strchr(text, '\n') != NULL;
    g_autofree char *bytes = g_convert(text, -1, "WINDOWS-1252", "UTF-8", NULL, NULL, NULL), *colour = NULL;
    g_autoptr(GPtrArray) lines = NULL;
    g_autoptr(GString) out = g_string_new(NULL);
    Setting setting = read_appearance(copy, annotation);
    double size;

    colour = setting.colour;
    if (turned % 360 != 0)
        return "its text is turned";
    if (setting.font->kind == OBJECT_NULL)
        return "it does not say in which font";
    if (bytes == NULL)
        return "its font has not all of the characters";
    g_strdelimit(bytes, "\t", ' ');
    if (!font_shows(copy, setting.font, bytes))
        return "its font has not all of the characters";
    lines = fit_lines(copy, &setting, bytes, several, width - 2 * inset, several ? height - inset : height, &size);
    if (lines == NULL)
        return "it does not fit into its box";
    put_lines(copy, out, annotation, &setting, lines, size, width, height, several);
    *number = write_form(copy, setting.font, width, height, out);
    return NULL;
}

/* A check box has a cross, a radio button a dot. */
static int
draw_mark(Copy *copy, const Object *annotation, double width, double height)
{
    bool radio = (object_integer(field_get(copy, annotation, "Ff"), 0) & FLAG_RADIO) != 0;
    double side = MIN(width, height) * (radio ? 0.25 : 0.3), x = width / 2, y = height / 2;
    g_autoptr(GString) out = g_string_new(NULL);
    const double cross[] = { x - side, y - side, x + side, y + side, x - side, y + side, x + side, y - side };

    if (radio) {
        g_string_append(out, "0 g");
        for (int i = 0; i < 16; i++) {
            put_real(g_string_append_c(out, ' '), x + side * cos(i * G_PI / 8));
            put_real(g_string_append_c(out, ' '), y + side * sin(i * G_PI / 8));
            g_string_append(out, i == 0 ? " m" : " l");
        }
        g_string_append(out, " f");
    } else {
        g_string_append(out, "0 G ");
        put_real(out, MAX(side / 4, 0.5));
        g_string_append(out, " w");
        for (size_t i = 0; i < G_N_ELEMENTS(cross); i += 2) {
            put_real(g_string_append_c(out, ' '), cross[i]);
            put_real(g_string_append_c(out, ' '), cross[i + 1]);
            g_string_append(out, i % 4 == 0 ? " m" : " l");
        }
        g_string_append(out, " S");
    }
    return write_form(copy, NULL, width, height, out);
}

static void
tell(Copy *copy, size_t page, const Object *annotation, const char *value, const char *why)
{
    g_autofree char *number = g_strdup_printf("%zu", page + 1), *name = field_name(copy, annotation),
                    *line = g_strdup(value), *shown = NULL;

    g_strdelimit(line, "\r\n\t", ' ');
    shown = g_utf8_strlen(line, -1) <= VALUE_SHOWN
                ? g_strdup(line)
                : g_strdup_printf("%.*s…", (int)(g_utf8_offset_to_pointer(line, VALUE_SHOWN) - line), line);
    diag_report(copy->all->diags, DIAG_ANNEX_FIELD, (Place){ g_intern_string(copy->foreign->path), 0, 0 },
                copy->foreign->path, number, name, shown, why, NULL);
}

/* A password is neither drawn nor told. */
static void
hide(char **text)
{
    size_t length = (size_t)g_utf8_strlen(*text, -1);

    g_free(*text);
    *text = g_strnfill(length, '*');
}

int
field_draw(Copy *copy, size_t page, const Object *annotation, double width, double height)
{
    const Object *type = field_get(copy, annotation, "FT");
    bool room = width > 1 && height > 1 && width < 20000 && height < 20000;
    g_autofree char *text = NULL;
    const char *why = "its box has no extent";
    int number = 0;

    if (object_is_name(type, "Btn")) {
        const char *state = field_state(copy, annotation);

        if ((object_integer(field_get(copy, annotation, "Ff"), 0) & FLAG_PUSHBUTTON) != 0 || *state == '\0' ||
            strcmp(state, "Off") == 0)
            return 0;
        if (room)
            return draw_mark(copy, annotation, width, height);
        tell(copy, page, annotation, state, why);
        return 0;
    }
    if (!object_is_name(type, "Tx") && !object_is_name(type, "Ch"))
        return 0;
    text = field_text(copy, annotation);
    if ((object_integer(field_get(copy, annotation, "Ff"), 0) & FLAG_PASSWORD) != 0)
        hide(&text);
    for (char *from = text, *to = text; ; from++) {     /* lines end in CR, LF or both */
        if (*from == '\r' && from[1] == '\n')
            continue;
        *to++ = *from == '\r' ? '\n' : *from;
        if (*from == '\0')
            break;
    }
    if (words_is_blank(text))
        return 0;
    if (strlen(text) > MOST_ANNEX_FIELD_BYTES)
        why = "it is too long";
    else if (room)
        why = draw_text(copy, annotation, text, width, height, &number);
    if (why != NULL)
        tell(copy, page, annotation, text, why);
    return number;
}

bool
field_has_text(Copy *copy, const Object *annotation)
{
    const Object *type = field_get(copy, annotation, "FT");
    g_autofree char *text =
        object_is_name(type, "Tx") || object_is_name(type, "Ch") ? field_text(copy, annotation) : NULL;

    return text != NULL && !words_is_blank(text);
}
