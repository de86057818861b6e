/* One walk over the tables of authors' words, for help, manual and handbook. */
#include "template/reference.h"
#include <string.h>
#include "base/limit.h"
#include "base/words.h"
#include "lang/message_words.h"
#include "read/meanings.h"
#include "read/read.h"
#include "template/chart_words.h"

/* ---- templates and themes ---- */

static void
each_structure(const StructureRow *rows, ReferenceEach each, void *data)
{
    for (size_t i = 0; rows[i].element != NULL; i++) {
        g_auto(GStrv) names = words_split(rows[i].attributes);
        const char *element = rows[i].element;

        each(&(ReferenceRow){ "element", element, "", "", false, template_meaning(element, NULL) }, data);
        for (size_t k = 0; names[k] != NULL; k++) {
            bool needed = g_str_has_suffix(names[k], "*");

            names[k][strcspn(names[k], "*")] = '\0';
            reference_with_words(
                template_word_meanings(), NULL,
                &(ReferenceRow){ "attribute", names[k], element, "", needed, template_meaning(element, names[k]) },
                each, data);
        }
    }
}

static void
each_element(ReferenceEach each, void *data)
{
    each_structure(template_structure, each, data);
    for (size_t i = 0; i < element_row_count; i++) {
        const ElementRow *row = &element_rows[i];
        g_autofree char *use = g_strconcat("<", row->name, NULL);

        each(&(ReferenceRow){ "element", row->name, "", "", false, template_meaning(row->name, NULL) }, data);
        for (size_t a = 0; a < ARGUMENT_ROWS && row->arguments[a].name != NULL; a++) {
            const ArgumentRow *argument = &row->arguments[a];
            const ValueRow *value = value_row_find(row->name, argument->name);

            reference_with_words(template_word_meanings(), NULL,
                                 &(ReferenceRow){ "attribute", argument->name, row->name,
                                                  value == NULL ? "" : value_row_words(value), argument->required,
                                                  template_meaning(row->name, argument->name) },
                                 each, data);
        }
        chart_uses_each(use, each, data);
    }
}

static void
each_theme_element(ReferenceEach each, void *data)
{
    each_structure(theme_structure, each, data);
}

/* ---- functions ---- */

/* "name(arguments): sentence": the name is what stands before the first colon behind the brackets. */
static void
each_function(ReferenceEach each, void *data)
{
    g_autoptr(GString) manual = g_string_new(NULL);
    g_auto(GStrv) lines = NULL;

    functions_list(manual);
    lines = g_strsplit(g_strchomp(manual->str), "\n", -1);
    for (size_t i = 0; lines[i] != NULL; i++) {
        char *end = strstr(lines[i], "): ");

        if (end != NULL)
            end[1] = '\0';
        each(&(ReferenceRow){ "function", lines[i], "", "", false, end == NULL ? NULL : end + strlen("): ") }, data);
    }
}

/* ---- charts ---- */

static void
each_word(const char *kind, const char *of, const ChartWord *words, ReferenceEach each, void *data)
{
    for (; words->word != NULL; words++) {
        const ValueRow *value = strcmp(kind, "option") == 0 ? NULL : value_row_find("chart", words->word);

        reference_with_words(template_word_meanings(), NULL,
                             &(ReferenceRow){ kind, words->word, of, value == NULL ? "" : value_row_words(value),
                                              strcmp(words->word, "kind") == 0, words->sentence },
                             each, data);
    }
}

static void
each_chart(ReferenceEach each, void *data)
{
    each(&(ReferenceRow){ "element", "chart", "", "", false, template_meaning("chart", NULL) }, data);
    each_word("attribute", "chart", chart_words_of_all(), each, data);
    for (int k = 0; k < CHART_KIND_COUNT; k++) {
        const char *name = chart_kind_name((ChartKind)k);

        each(&(ReferenceRow){ "chart", name, "", "", false, chart_kind_sentence((ChartKind)k) }, data);
        each_word("attribute", name, chart_kind_attributes((ChartKind)k), each, data);
        each_word("option", name, chart_kind_options((ChartKind)k), each, data);
        chart_uses_each(name, each, data);
    }
}

/* ---- diagnostics ---- */

/* The marks {1}, {2} … of a sentence stand for what a run fills in. */
static char *
without_marks(const char *sentence)
{
    GString *out = g_string_new(NULL);

    for (const char *c = sentence; *c != '\0'; c++)
        if (c[0] == '{' && !g_ascii_isalpha(c[1]) && strchr(c, '}') != NULL) {
            g_string_append(out, "…");
            c = strchr(c, '}');
        } else {
            g_string_append_c(out, *c);
        }
    return g_string_free(out, FALSE);
}

static void
each_diagnostic(ReferenceEach each, void *data)
{
    for (int id = 1; id < DIAG_NUMBERS; id++) {
        char number[16];
        g_autofree char *sentence = NULL;

        if (diag_group((DiagId)id) == NULL)
            continue;
        g_snprintf(number, sizeof number, "S%03d", id);
        sentence = without_marks(diag_sentence((DiagId)id));
        each(&(ReferenceRow){ "diagnostic", number, diag_group((DiagId)id), "", false, sentence }, data);
    }
}

/* ---- messages ---- */

static void
each_message(ReferenceEach each, void *data)
{
    size_t count;
    const MessageWords *rows = message_words(&count);

    for (size_t i = 0; i < count; i++)
        each(&(ReferenceRow){ "message", rows[i].begins, "", "", false, rows[i].sentence }, data);
}

/* ---- topics ---- */

typedef struct TopicRow { ReferenceTopic topic; void (*run)(ReferenceEach each, void *data); } TopicRow;

static const TopicRow own[] = {
    { { "template", "What may stand in a page's template: elements and their attributes." }, each_element },
    { { "styles", "The style properties of elements and classes." }, style_reference },
    { { "functions", "The functions of the expressions of templates." }, each_function },
    { { "expressions", "How templates and messages ask for values: variables, braces, XPath, and names of outputs." },
      expressions_reference },
    { { "chart", "The kinds of charts, with their attributes and options." }, each_chart },
    { { "theme", "What may stand in a theme." }, each_theme_element },
    { { "messages", "The words of pages in a catalogue, by how their keys begin: where they are printed." },
      each_message },
    { { "diagnostics", "Every message that the program has, by its number." }, each_diagnostic },
};

const ReferenceTopic *
reference_topics(void)
{
    static ReferenceTopic topics[32];
    const char *const *roots = schema_roots();
    size_t count = 0;

    for (; roots[count] != NULL; count++)
        topics[count] = (ReferenceTopic){ roots[count], data_meaning(NULL, roots[count], NULL) };
    for (size_t i = 0; i < G_N_ELEMENTS(own) && count + 1 < G_N_ELEMENTS(topics); i++)
        topics[count++] = own[i].topic;
    topics[count] = (ReferenceTopic){ NULL, NULL };
    return topics;
}

void
template_each_style(const Template *tmpl, ReferenceEach each, void *data)
{
    reference_theme(tmpl->theme, each, data);
}

bool
reference_each(const char *topic, ReferenceEach each, void *data)
{
    for (size_t i = 0; i < G_N_ELEMENTS(own); i++)
        if (strcmp(own[i].topic.name, topic) == 0) {
            own[i].run(each, data);
            return true;
        }
    return data_meanings_each(topic, each, data);
}

/* ---- each once ---- */

/* An element or a kind of chart, with what belongs to it: rows `first` to `end`. */
typedef struct Group { size_t first, end; } Group;
/* The rows of a topic, copied; who had each of them first, by all that it says; and what is told again. */
typedef struct Once {
    GArray *rows;                       /* ReferenceRow */
    GStringChunk *texts;
    GHashTable *owners;
    GHashTable *told;                   /* the words of attributes, as they were told */
    GString *again, *as_of;
    const char *owner;                  /* the name of the element or chart that was told last; "" */
} Once;

static bool
is_owner(const ReferenceRow *row)
{
    return strcmp(row->kind, "element") == 0 || strcmp(row->kind, "chart") == 0;
}

static void
keep_row(const ReferenceRow *row, void *data)
{
    Once *once = data;
    ReferenceRow copy = { row->kind,
                          g_string_chunk_insert(once->texts, row->name),
                          g_string_chunk_insert(once->texts, row->of),
                          g_string_chunk_insert(once->texts, row->values),
                          row->needed,
                          row->sentence == NULL ? NULL : g_string_chunk_insert(once->texts, row->sentence) };

    g_array_append_val(once->rows, copy);
}

static char *
written_as(const ReferenceRow *row)
{
    return strcmp(row->kind, "element") == 0 ? g_strdup_printf("<%s>", row->name) : g_strdup(row->name);
}

/* What a drawing is made of, and when not to use it, is each kind's own, though another's reads the same. */
static bool
is_use(const ReferenceRow *row)
{
    return strcmp(row->kind, "part") == 0 || strcmp(row->kind, "instead") == 0 || strcmp(row->kind, "short") == 0;
}

/* Whom a row like this one stood with first; NULL: nobody, and it is now `owner`. */
static const char *
first_owner(Once *once, const ReferenceRow *row, const ReferenceRow *owner)
{
    g_autofree char *key = g_strjoin("\n", row->kind, row->name, row->values, row->needed ? "needed" : "",
                                     row->sentence == NULL ? "" : row->sentence, NULL);
    g_autofree char *name = NULL;
    const char *known = g_hash_table_lookup(once->owners, key);

    if (known != NULL && !is_use(row))
        return known;
    name = written_as(owner);
    g_hash_table_insert(once->owners, g_string_chunk_insert(once->texts, key),
                        g_string_chunk_insert(once->texts, name));
    return NULL;
}

static void
add_to_list(GString *list, const char *word)
{
    g_auto(GStrv) words = g_strsplit(list->str, ", ", -1);

    if (g_strv_contains((const char *const *)words, word))
        return;
    g_string_append_printf(list, "%s%s", list->len == 0 ? "" : ", ", word);
}

/* What nearly every element may say is no news. */
static bool
is_of_all(const ReferenceRow *row)
{
    return strcmp(row->kind, "attribute") == 0 &&
           (strcmp(row->name, "lang") == 0 || strcmp(row->name, "xml:lang") == 0 ||
            strcmp(row->name, "audience") == 0 || (strcmp(row->name, "id") == 0 && !row->needed));
}

static void
note_again(Once *once, const ReferenceRow *row, const char *owner)
{
    g_autofree char *name = written_as(row);

    if (is_of_all(row))
        return;
    add_to_list(once->again, name);
    if (!is_owner(row))
        add_to_list(once->as_of, owner);
}

static void
tell_again(Once *once, ReferenceEach each, void *data)
{
    g_autofree char *sentence = g_strconcat("as ", once->as_of->len == 0 ? "above" : "of ", once->as_of->str, NULL);

    if (once->again->len > 0)
        each(&(ReferenceRow){ "again", once->again->str, once->owner, "", false, sentence }, data);
    g_string_truncate(once->again, 0);
    g_string_truncate(once->as_of, 0);
}

static void
tell_words_again(const ReferenceRow *rows, size_t first, size_t end, ReferenceEach each, void *data)
{
    g_autoptr(GString) names = g_string_new(NULL);

    for (size_t i = first; i < end; i++)
        g_string_append_printf(names, "%s%s", i > first ? " " : "", rows[i].name);
    each(&(ReferenceRow){ "words", "", rows[first].of, "", false, names->str }, data);
}

/* The words of an attribute that was told, behind it in one row; `first` is the first of them. */
static void
tell_words(Once *once, const ReferenceRow *rows, size_t first, size_t end, ReferenceEach each, void *data)
{
    g_autoptr(GString) told = g_string_new(NULL);
    size_t i = first;

    for (; i < end && strcmp(rows[i].kind, "value") == 0; i++)
        g_string_append_printf(told, "%s%s: %s", told->len > 0 ? "\u2003" : "", rows[i].name, rows[i].sentence);
    if (i == first)
        return;
    if (g_hash_table_contains(once->told, told->str))
        tell_words_again(rows, first, i, each, data);
    else
        each(&(ReferenceRow){ "words", "", rows[first].of, "", false, told->str }, data);
    g_hash_table_add(once->told, g_strdup(told->str));
}

/* A group of which all stood above is one more word of what is told again; of another each row that is new is told. */
static void
tell_group(Once *once, Group group, ReferenceEach each, void *data)
{
    const ReferenceRow *rows = (const ReferenceRow *)(const void *)once->rows->data, *owner = &rows[group.first];
    g_autofree const char **owners = g_new0(const char *, group.end - group.first);
    bool all = true;

    for (size_t i = group.first; i < group.end; i++) {
        owners[i - group.first] = first_owner(once, &rows[i], owner);
        all = all && owners[i - group.first] != NULL;
    }
    if (all && is_owner(owner)) {
        note_again(once, owner, owners[0]);
        return;
    }
    tell_again(once, each, data);
    once->owner = is_owner(owner) ? owner->name : "";
    each(owner, data);
    for (size_t i = group.first + 1; i < group.end; i++) {
        if (strcmp(rows[i].kind, "value") == 0)         /* told with its attribute */
            continue;
        if (owners[i - group.first] != NULL) {
            note_again(once, &rows[i], owners[i - group.first]);
            continue;
        }
        each(&rows[i], data);
        tell_words(once, rows, i + 1, group.end, each, data);
    }
}

bool
reference_each_once(const char *topic, ReferenceEach each, void *data)
{
    Once once = { g_array_new(FALSE, FALSE, sizeof(ReferenceRow)),
                  g_string_chunk_new(4096),
                  g_hash_table_new(g_str_hash, g_str_equal),
                  g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                  g_string_new(NULL),
                  g_string_new(NULL),
                  "" };
    bool known = reference_each(topic, keep_row, &once);
    const ReferenceRow *rows = (const ReferenceRow *)(const void *)once.rows->data;

    for (size_t i = 0, end; i < once.rows->len; i = end) {
        for (end = i + 1; end < once.rows->len && !is_owner(&rows[end]);)
            end++;
        tell_group(&once, (Group){ i, end }, each, data);
    }
    tell_again(&once, each, data);
    g_array_free(once.rows, TRUE);
    g_string_chunk_free(once.texts);
    g_hash_table_destroy(once.owners);
    g_hash_table_destroy(once.told);
    g_string_free(once.again, TRUE);
    g_string_free(once.as_of, TRUE);
    return known;
}
