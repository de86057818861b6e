/*
 * A walk over the tags of a file that is known to be well-formed: comments, processing instructions and CDATA are
 * passed, and of each tag is kept where it stands.
 */
#include "exchange/data_text.h"
#include <string.h>
#include "base/input.h"
#include "base/scope.h"
#include "exchange/number.h"
#include "read/folder.h"
#include "read/xml.h"

void
data_text_free(DataText *data)
{
    if (data == NULL)
        return;
    for (guint i = 0; i < data->files->len; i++)
        g_free(g_array_index(data->files, DataFileText, i).text);
    g_array_unref(data->files);
    g_array_unref(data->series);
    g_array_unref(data->figures);
    arena_free(data->arena);
    g_free(data);
}

/* ---- tags ---- */

/* Behind the quoted value that begins at `at`. */
static const char *
behind_value(const char *at)
{
    return strchr(at + 1, *at) + 1;
}

/* The next attribute of a tag from *at on, or false at its end. */
static bool
next_attribute(const char *text, size_t end, size_t *at, TextSpan *name, TextSpan *value)
{
    const char *c = text + *at;

    c += strspn(c, " \t\r\n");
    if ((size_t)(c - text) >= end || *c == '>' || *c == '/')
        return false;
    name->begin = (size_t)(c - text);
    c += strcspn(c, "= \t\r\n");
    name->end = (size_t)(c - text);
    c = strchr(c, '=') + 1;
    c += strspn(c, " \t\r\n");
    value->begin = (size_t)(c - text) + 1;
    c = behind_value(c);
    value->end = (size_t)(c - text) - 1;
    *at = (size_t)(c - text);
    return true;
}

static size_t
behind_name(const char *text, TextSpan tag)
{
    return tag.begin + 1 + strcspn(text + tag.begin + 1, "/> \t\r\n");
}

static bool
find_attribute(const char *text, TextSpan tag, const char *wanted, TextSpan *name, TextSpan *value)
{
    size_t at = behind_name(text, tag), length = strlen(wanted);

    while (next_attribute(text, tag.end, &at, name, value))
        if (name->end - name->begin == length && memcmp(text + name->begin, wanted, length) == 0)
            return true;
    return false;
}

TextSpan
tag_attribute(const char *text, TextSpan tag, const char *name)
{
    TextSpan at = { 0, 0 }, value = { 0, 0 };

    return find_attribute(text, tag, name, &at, &value) ? value : (TextSpan){ 0, 0 };
}

TextSpan
tag_attribute_whole(const char *text, TextSpan tag, const char *name)
{
    TextSpan at = { 0, 0 }, value = { 0, 0 };

    if (!find_attribute(text, tag, name, &at, &value))
        return (TextSpan){ 0, 0 };
    while (at.begin > 0 && strchr(" \t\r\n", text[at.begin - 1]) != NULL)
        at.begin--;
    return (TextSpan){ at.begin, value.end + 1 };
}

/* The value with its references replaced and its white space as blanks (XML 1.0, 3.3.3). */
static char *
decode(Arena *arena, const char *text, TextSpan value)
{
    static const struct {
        const char *name;
        char c;
    } entities[] = { { "lt;", '<' }, { "gt;", '>' }, { "amp;", '&' }, { "quot;", '"' }, { "apos;", '\'' } };
    size_t length = value.end - value.begin;
    g_autoptr(GString) out = NULL;

    if (memchr(text + value.begin, '&', length) == NULL && memchr(text + value.begin, '\n', length) == NULL &&
        memchr(text + value.begin, '\t', length) == NULL && memchr(text + value.begin, '\r', length) == NULL)
        return arena_strndup(arena, text + value.begin, length);
    out = g_string_sized_new(length);
    for (size_t i = value.begin; i < value.end; i++) {
        bool found = false;

        if (text[i] != '&') {
            if (!(text[i] == '\r' && text[i + 1] == '\n'))
                g_string_append_c(out, strchr("\t\r\n", text[i]) != NULL ? ' ' : text[i]);
            continue;
        }
        for (size_t e = 0; e < G_N_ELEMENTS(entities) && !found; e++)
            if (g_str_has_prefix(text + i + 1, entities[e].name)) {
                g_string_append_c(out, entities[e].c);
                i += strlen(entities[e].name);
                found = true;
            }
        if (!found) {
            bool hexadecimal = text[i + 2] == 'x';
            char *end;

            g_string_append_unichar(
                out, (gunichar)g_ascii_strtoull(text + i + 2 + hexadecimal, &end, hexadecimal ? 16 : 10));
            i = (size_t)(end - text);
        }
    }
    return arena_strdup(arena, out->str);
}

/* NULL: the tag has none. */
static char *
attribute(Arena *arena, const char *text, TextSpan tag, const char *name)
{
    TextSpan value = tag_attribute(text, tag, name);

    return value.begin == 0 ? NULL : decode(arena, text, value);
}

/* ---- what an observation says ---- */

static bool
number_of(const char *text, double *value, uint8_t *decimals)
{
    int written = 0;

    if (text == NULL || *text == '\0' || number_read(text, strlen(text), '.', '\0', value, &written) != NUMBER_OK)
        return false;
    *decimals = (uint8_t)MAX(*decimals, MIN(written, 9));
    return true;
}

static uint8_t
word_place(const char *text, const char *(*name)(int), int count)
{
    for (int i = 1; text != NULL && i < count; i++)
        if (strcmp(name(i), text) == 0)
            return (uint8_t)i;
    return 0;
}

static const char *
qualifier_at(int i)
{
    return qualifier_name((Qualifier)i);
}
static const char *
missing_at(int i)
{
    return missing_name((Missing)i);
}

/* Of measure and categories; NO_SUBJECT where the audience of the plan keeps the measure from whoever asks. */
static uint32_t
subject_of(Lexicon *lexicon, const StoredSeries *series, const char *by)
{
    const Measure *measure = lexicon_measure(lexicon, series->measure);
    Category all[2 * CATEGORY_ROOM];
    size_t first = 0, second = 0;
    g_autofree char *wrong = NULL, *wrong_too = NULL;

    if (measure == NULL || !lexicon_categories(lexicon, series->by, all, &first, &wrong) ||
        (by != NULL && !lexicon_categories(lexicon, by, all + first, &second, &wrong_too)))
        return NO_SUBJECT;
    return lexicon_subject(lexicon, measure, all, first + second);
}

static bool
read_said(DataText *data, const StoredSeries *series, const char *text, StoredFigure *stored, Lexicon *lexicon,
          SaidList *figures)
{
    Arena *arena = figures->arena;
    Said *said = &stored->said;
    const char *status = attribute(arena, text, stored->tag, "status"),
               *period = attribute(arena, text, stored->tag, "period"),
               *published = attribute(arena, text, stored->tag, "published"),
               *until = attribute(arena, text, stored->tag, "until"),
               *audience = attribute(arena, text, stored->tag, "audience");
    const Area *area = lexicon_area(lexicon, series->area);
    g_autoptr(Diags) told = diags_new();
    WrittenPeriod written;

    if (tag_attribute(text, stored->tag, "computed").begin != 0 || period == NULL || !period_parse(period, &written) ||
        !plan_place_period(lexicon_plan(lexicon), &written, (Place){ 0 }, &said->period, told) ||
        (area == NULL && *series->area != '\0'))
        return false;
    (void)data;
    said->subject = subject_of(lexicon, series, attribute(arena, text, stored->tag, "by"));
    said->area = area == NULL ? 0 : (uint32_t)area->index + 1;
    said->period_text = said_word_number(figures, period);
    said->has_value = number_of(attribute(arena, text, stored->tag, "value"), &said->value, &said->decimals);
    said->has_range = number_of(attribute(arena, text, stored->tag, "low"), &said->low, &said->range_decimals) &&
                      number_of(attribute(arena, text, stored->tag, "high"), &said->high, &said->range_decimals);
    said->qualifier = word_place(attribute(arena, text, stored->tag, "qualifier"), qualifier_at, QUALIFIER_COUNT);
    said->missing = word_place(attribute(arena, text, stored->tag, "missing"), missing_at, MISSING_COUNT);
    said->quality = status == NULL || strcmp(status, "final") == 0 ? Q_FINAL
                    : strcmp(status, "estimate") == 0              ? Q_ESTIMATE
                                                                   : Q_PRELIMINARY;
    if (published != NULL)
        date_parse(published, &said->published);
    if (until != NULL)
        date_parse(until, &said->until);
    stored->own_sources = attribute(arena, text, stored->tag, "sources");
    said->sources = said_word_number(figures, stored->own_sources == NULL ? series->sources : stored->own_sources);
    said->note = said_word_number(figures, attribute(arena, text, stored->tag, "note"));
    said->basis = said_word_number(figures, attribute(arena, text, stored->tag, "basis"));
    said->internal = series->internal || (audience != NULL && strcmp(audience, "internal") == 0);
    stored->origin = said_word_number(figures, attribute(arena, text, stored->tag, "origin"));
    stored->imported = said_word_number(figures, attribute(arena, text, stored->tag, "imported"));
    return said->subject != NO_SUBJECT;
}

/* ---- a file ---- */

/* Behind what begins at `at` with "<!--", "<?" or "<![CDATA["; the place itself where it is none of these. */
static size_t
behind_other(const char *text, size_t at)
{
    static const struct {
        const char *begin, *end;
    } others[] = { { "<!--", "-->" }, { "<?", "?>" }, { "<![CDATA[", "]]>" } };

    for (size_t i = 0; i < G_N_ELEMENTS(others); i++)
        if (strncmp(text + at, others[i].begin, strlen(others[i].begin)) == 0)
            return (size_t)(strstr(text + at + strlen(others[i].begin), others[i].end) - text) + strlen(others[i].end);
    return at;
}

/* Behind the tag that begins at `at`: quotes may hold a '>'. */
static size_t
behind_tag(const char *text, size_t at)
{
    for (at++; text[at] != '>'; at++)
        if (text[at] == '"' || text[at] == '\'')
            at = (size_t)(behind_value(text + at) - text) - 1;
    return at + 1;
}

static bool
is_tag(const char *text, size_t at, const char *name)
{
    size_t length = strlen(name);

    return strncmp(text + at, name, length) == 0 && strchr("/> \t\r\n", text[at + length]) != NULL;
}

static const char *
or_nothing(const char *text)
{
    return text == NULL ? "" : text;
}

static void
take_series(DataText *data, guint file, const char *text, TextSpan tag)
{
    const char *audience = attribute(data->arena, text, tag, "audience");
    StoredSeries series = { .file = file,
                            .measure = or_nothing(attribute(data->arena, text, tag, "measure")),
                            .area = or_nothing(attribute(data->arena, text, tag, "area")),
                            .by = or_nothing(attribute(data->arena, text, tag, "by")),
                            .sources = or_nothing(attribute(data->arena, text, tag, "sources")),
                            .internal = audience != NULL && strcmp(audience, "internal") == 0,
                            .tag = tag,
                            .end = tag.end,
                            .is_empty_tag = text[tag.end - 2] == '/' };

    g_array_append_val(data->series, series);
}

/* Lines and where the last one begins, counted on from one tag to the next. */
typedef struct Lines {
    size_t over, begin;
    int line;
} Lines;

static void
count_lines(Lines *lines, const char *text, size_t to)
{
    const char *end;

    while ((end = memchr(text + lines->over, '\n', to - lines->over)) != NULL) {
        lines->line++;
        lines->over = lines->begin = (size_t)(end - text) + 1;
    }
    lines->over = to;
}

static void
take_observation(DataText *data, const char *text, TextSpan tag, Lines *lines, Lexicon *lexicon, SaidList *figures)
{
    StoredFigure stored = { .series = data->series->len - 1, .tag = tag };
    TextSpan whole = tag;

    if (!read_said(data, &g_array_index(data->series, StoredSeries, stored.series), text, &stored, lexicon, figures))
        return;
    count_lines(lines, text, tag.begin);
    stored.line = lines->line;
    stored.column = (int)g_utf8_strlen(text + lines->begin, (gssize)(tag.begin - lines->begin)) + 1;
    if (text[tag.end - 2] != '/') {
        whole.end = (size_t)(strstr(text + tag.end, "</observation") - text);
        whole.end = (size_t)(strchr(text + whole.end, '>') - text) + 1;
    }
    stored.tag = whole;
    g_array_append_val(data->figures, stored);
}

static void
scan(DataText *data, guint file, Lexicon *lexicon, SaidList *figures)
{
    DataFileText *f = &g_array_index(data->files, DataFileText, file);
    const char *text = f->text, *next;
    Lines lines = { .line = 1 };

    for (size_t at = 0; (next = strchr(text + at, '<')) != NULL;) {
        size_t begin = (size_t)(next - text), other = behind_other(text, begin);
        TextSpan tag = { begin, other };

        at = other;
        if (other != begin)
            continue;
        at = tag.end = behind_tag(text, begin);
        if (is_tag(text, begin, "<series"))
            take_series(data, file, text, tag);
        else if (is_tag(text, begin, "</series"))
            g_array_index(data->series, StoredSeries, data->series->len - 1).end = begin;
        else if (is_tag(text, begin, "<observation"))
            take_observation(data, text, tag, &lines, lexicon, figures);
        else if (is_tag(text, begin, "</observations"))
            f->root_end = begin;
        else if (is_tag(text, begin, "<observations") && text[at - 2] == '/') {
            f->root_end = at - 2;
            f->is_empty_root = true;
        }
    }
}

DataText *
data_text_load(const char *folder, Lexicon *lexicon, SaidList *figures, Diags *diags)
{
    g_autoptr(DataText) data = g_new0(DataText, 1);
    g_autoptr(GPtrArray) paths = data_files(folder, &(PathScope){ 0 }, NULL);

    data->arena = arena_new();
    data->files = g_array_new(FALSE, TRUE, sizeof(DataFileText));
    data->series = g_array_new(FALSE, TRUE, sizeof(StoredSeries));
    data->figures = g_array_new(FALSE, TRUE, sizeof(StoredFigure));
    for (guint i = 0; i < paths->len; i++) {
        const char *path = g_ptr_array_index(paths, i);
        g_autoptr(GBytes) bytes = NULL;
        DataFileText file = { .path = arena_strdup(data->arena, path) };

        if (!xml_root_is(path, "observations"))
            continue;
        bytes = input_read(INPUT_DATA, path, (Place){ 0 }, diags);
        if (bytes == NULL)
            return NULL;
        file.text = g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
        file.size = g_bytes_get_size(bytes);
        g_array_append_val(data->files, file);
        scan(data, data->files->len - 1, lexicon, figures);
    }
    return g_steal_pointer(&data);
}
