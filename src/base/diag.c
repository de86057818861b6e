/* The list of what went wrong, and the table it takes its sentences from. */
#include "base/sort.h"
#include "base/diag.h"
#include "base/diag_batch.h"
#include "base/diag_chart.h"
#include "base/diag_exchange.h"
#include "base/diag_files.h"
#include "base/diag_lang.h"
#include "base/diag_model.h"
#include "base/diag_pdf.h"
#include "base/diag_map.h"
#include "base/diag_picture.h"
#include "base/diag_read.h"
#include "base/diag_template.h"
#include "base/diag_text.h"
#include "base/diag_truth.h"
#include "base/limit.h"
#include "base/nearest.h"
#include "base/renamed.h"
#include <stdlib.h>
#include <string.h>

enum { VALUE_BYTES = 4096 };             /* of what a sentence quotes, as far as they are shown */

typedef struct DiagRow {
    Severity severity;
    DiagExit exit_status;
    const char *name, *group, *sentence, *help;
} DiagRow;

static const DiagRow rows[DIAG_NUMBERS] = {
#define DIAG(id, severity, exit_status, sentence, help) \
    [id] = { severity, exit_status, #id, DIAG_GROUP, sentence, help },
#include "base/diag_texts.h"
#undef DIAG
};

struct Diags {
    GArray *kept;               /* Diag */
    size_t counts[SEVERITY_ERROR + 1];  /* of all that were reported */
    size_t kept_errors;
    DiagExit exit_status;               /* of the gravest error so far */
    guint last;                         /* place of the one that was reported last, from 1; 0: it was not kept */
};

Diags *
diags_new(void)
{
    Diags *diags = g_new0(Diags, 1);

    diags->kept = g_array_new(FALSE, TRUE, sizeof(Diag));
    return diags;
}

static void
clear(Diag *diag)
{
    g_free(diag->sentence);
    g_free(diag->subject);
}

void
diags_free(Diags *diags)
{
    if (diags == NULL)
        return;
    for (guint i = 0; i < diags->kept->len; i++)
        clear(&g_array_index(diags->kept, Diag, i));
    g_array_free(diags->kept, TRUE);
    g_free(diags);
}

/* Of a limit: its number, and the number with what is counted. NULL: the sentence is about none. */
typedef struct Most { const char *number, *limit; } Most;

/* Whether `*at` begins with the word in braces; it is then passed. */
static bool
take_word(const char **at, const char *word)
{
    if (!g_str_has_prefix(*at, word))
        return false;
    *at += strlen(word) - 1;
    return true;
}

/* Replaces {1}, {2} …, {most} and {limit} of the sentence by the strings. */
static char *
fill_in(const char *sentence, const GPtrArray *values, Most most)
{
    GString *out = g_string_new(NULL);

    for (const char *c = sentence; *c != '\0'; c++) {
        guint index = (guint)(c[0] == '{' && g_ascii_isdigit(c[1]) && c[2] == '}' ? c[1] - '0' : 0);

        if (most.number != NULL && take_word(&c, "{most}")) {
            g_string_append(out, most.number);
            continue;
        }
        if (most.limit != NULL && take_word(&c, "{limit}")) {
            g_string_append(out, most.limit);
            continue;
        }
        if (index == 0) {
            g_string_append_c(out, *c);
            continue;
        }
        if (index <= values->len)
            g_string_append(out, g_ptr_array_index(values, index - 1));
        c += 2;
    }
    return g_string_free(out, FALSE);
}

/* What a sentence quotes may be a whole file without a blank: its beginning tells which it is. A path is never cut. */
static char *
shorten(const char *value)
{
    size_t length = strnlen(value, VALUE_BYTES + 1);

    if (length <= VALUE_BYTES)
        return g_strdup(value);
    while (length > 0 && ((unsigned char)value[length] & 0xC0) == 0x80)
        length--;
    return g_strdup_printf("%.*s…", (int)length, value);
}

/* Whether the first value of such a message is a name that nobody knows: it may have been known once. */
static bool
is_of_a_name(DiagId id)
{
    static const DiagId ids[] = {
        DIAG_DATA_UNKNOWN_ROOT, DIAG_DATA_UNKNOWN_ELEMENT, DIAG_DATA_UNKNOWN_ATTRIBUTE, DIAG_DATA_BAD_WORD,
        DIAG_TEMPLATE_UNKNOWN_ELEMENT, DIAG_TEMPLATE_UNKNOWN_ATTRIBUTE, DIAG_TEMPLATE_UNKNOWN_FUNCTION,
        DIAG_TEMPLATE_UNKNOWN_VARIABLE, DIAG_TEMPLATE_UNKNOWN_NAME, DIAG_TEMPLATE_BAD_WORD,
        DIAG_LANG_UNKNOWN_KEY, DIAG_LANG_MESSAGE_MISSING
    };

    for (size_t i = 0; i < G_N_ELEMENTS(ids); i++)
        if (ids[i] == id)
            return true;
    return false;
}

/* The sentence with its values, and the name that what it names has now. */
static char *
sentence_of(DiagId id, const GPtrArray *values, Most most)
{
    g_autofree char *sentence = fill_in(rows[id].sentence, values, most);
    const char *old = values->len > 0 ? g_ptr_array_index(values, 0) : "";
    const char *now = is_of_a_name(id) ? renamed_to(old) : NULL;

    if (now == NULL)
        return g_steal_pointer(&sentence);
    return g_strdup_printf("%s; '%s' is called '%s' now", sentence, old, now);
}

/* From the lightest. What is wrong in a file comes before what is missing: mended files may ask for less. */
static int
gravity(DiagExit status)
{
    static const DiagExit order[] = { DIAG_EXIT_NONE, DIAG_EXIT_SOME_FAILED, DIAG_EXIT_FIT,
                                      DIAG_EXIT_NOT_CONFORMING, DIAG_EXIT_MISSING, DIAG_EXIT_USAGE, DIAG_EXIT_INPUT,
                                      DIAG_EXIT_INTERNAL };
    int at = 0;

    while (order[at] != status)
        at++;
    return at;
}

static void
make_graver(Diags *diags, DiagExit status)
{
    if (gravity(status) > gravity(diags->exit_status))
        diags->exit_status = status;
}

static void
keep(Diags *diags, Diag diag)
{
    bool error = diag.severity == SEVERITY_ERROR;

    diags->counts[diag.severity]++;
    if (error)
        make_graver(diags, rows[diag.id].exit_status);
    diags->last = 0;
    if ((error ? diags->kept_errors : diags->kept->len - diags->kept_errors) == MOST_ERRORS_KEPT) {
        clear(&diag);
        return;
    }
    diags->kept_errors += error;
    g_array_append_val(diags->kept, diag);
    diags->last = diags->kept->len;
}

static void
report(Diags *diags, DiagId id, Place place, Place related, Most most, va_list args)
{
    g_autoptr(GPtrArray) values = g_ptr_array_new();

    for (const char *value = va_arg(args, const char *); value != NULL; value = va_arg(args, const char *))
        g_ptr_array_add(values, shorten(value));
    g_ptr_array_set_free_func(values, g_free);
    if (related.line == place.line && related.column == place.column && g_strcmp0(related.file, place.file) == 0)
        related = (Place){ 0 };         /* nothing more to see there */
    keep(diags, (Diag){ id, rows[id].severity, place, related, sentence_of(id, values, most),
                        values->len > 0 ? g_strdup(g_ptr_array_index(values, 0)) : NULL });
}

void
diag_report(Diags *diags, DiagId id, Place place, ...)
{
    va_list args;

    va_start(args, place);
    report(diags, id, place, (Place){ 0 }, (Most){ NULL, NULL }, args);
    va_end(args);
}

void
diag_report_related(Diags *diags, DiagId id, Place place, Place related, ...)
{
    va_list args;

    va_start(args, related);
    report(diags, id, place, related, (Most){ NULL, NULL }, args);
    va_end(args);
}

void
diag_report_most(Diags *diags, DiagId id, Place place, Place related, const char *most, const char *limit,
                 va_list values)
{
    report(diags, id, place, related, (Most){ most, limit }, values);
}

void
diag_near(Diags *diags, const char *word, const char *const *words, size_t count)
{
    Diag *diag = diags->last == 0 || strlen(word) < 2 ? NULL : &g_array_index(diags->kept, Diag, diags->last - 1);
    const char *near = diag == NULL || renamed_to(word) != NULL ? NULL : nearest_word(word, words, count);
    char *sentence = near == NULL ? NULL : g_strdup_printf("%s; the nearest is '%s'", diag->sentence, near);

    if (sentence == NULL)
        return;
    g_free(diag->sentence);
    diag->sentence = sentence;
}

bool
diags_failed(const Diags *diags)
{
    return diags->counts[SEVERITY_ERROR] > 0;
}

size_t
diags_count(const Diags *diags, Severity severity)
{
    return diags->counts[severity];
}

size_t
diags_left_out(const Diags *diags, Severity severity)
{
    size_t left = diags->counts[severity];

    for (guint i = 0; i < diags->kept->len; i++)
        left -= g_array_index(diags->kept, Diag, i).severity == severity;
    return left;
}

size_t
diags_length(const Diags *diags)
{
    return diags->kept->len;
}

const Diag *
diags_at(const Diags *diags, size_t index)
{
    return &g_array_index(diags->kept, Diag, index);
}

/* Of a file that could not be read to its end: whatever else is wrong may follow from that. */
static bool
is_cause(DiagId id)
{
    static const DiagId causes[] = { DIAG_XML_MALFORMED, DIAG_XML_DOCTYPE,   DIAG_XML_TOO_DEEP,
                                     DIAG_XML_TOO_LARGE, DIAG_XML_NOT_UTF8,  DIAG_XML_NAMESPACE,
                                     DIAG_XML_TOO_LONG,  DIAG_XML_GROWING,   DIAG_XML_NONCHARACTER };

    for (size_t i = 0; i < G_N_ELEMENTS(causes); i++)
        if (causes[i] == id)
            return true;
    return false;
}

static int
compare(const void *left, const void *right)
{
    const Diag *a = left, *b = right;
    int by_file = g_strcmp0(a->place.file, b->place.file);

    if (is_cause(a->id) != is_cause(b->id))
        return is_cause(a->id) ? -1 : 1;
    if (by_file != 0)
        return by_file;
    if (a->place.line != b->place.line)
        return a->place.line < b->place.line ? -1 : 1;
    if (a->place.column != b->place.column)
        return a->place.column < b->place.column ? -1 : 1;
    if (a->id != b->id)
        return a->id < b->id ? -1 : 1;
    return strcmp(a->sentence, b->sentence);
}

void
diags_sort(Diags *diags)
{
    GArray *kept = diags->kept;
    guint last = 0;

    if (kept->len < 2)
        return;
    sort_items(kept->data, kept->len, sizeof(Diag), compare);
    for (guint i = 1; i < kept->len; i++) {
        Diag *diag = &g_array_index(kept, Diag, i);

        if (compare(diag, &g_array_index(kept, Diag, last)) == 0) {
            diags->counts[diag->severity]--;
            diags->kept_errors -= diag->severity == SEVERITY_ERROR;
            clear(diag);
        } else {
            g_array_index(kept, Diag, ++last) = *diag;
        }
    }
    g_array_set_size(kept, last + 1);
}

static bool
is_same_place(Place a, Place b)
{
    return g_strcmp0(a.file, b.file) == 0 && a.line == b.line && a.column == b.column;
}

size_t
diags_allow(Diags *diags, DiagId id, const char *subject)
{
    GArray *kept = diags->kept;
    const Place *where = NULL;
    Place first;
    size_t taken = 0;

    diags_sort(diags);
    for (guint i = 0; i < kept->len;) {
        Diag *diag = &g_array_index(kept, Diag, i);

        if (diag->id != id || diag->severity == SEVERITY_ERROR || g_strcmp0(diag->subject, subject) != 0 ||
            (where != NULL && !is_same_place(*where, diag->place))) {
            i++;
            continue;
        }
        first = diag->place;
        where = &first;
        diags->counts[diag->severity]--;
        clear(diag);
        g_array_remove_index(kept, i);
        taken++;
    }
    return taken;
}

void
diags_append(Diags *diags, const Diags *from)
{
    for (size_t i = 0; i < diags_length(from); i++) {
        Diag copy = *diags_at(from, i);

        copy.sentence = g_strdup(copy.sentence);
        copy.subject = g_strdup(copy.subject);
        keep(diags, copy);
    }
    for (int s = 0; s <= SEVERITY_ERROR; s++)
        diags->counts[s] += diags_left_out(from, (Severity)s);
    make_graver(diags, from->exit_status);
}

int
diags_exit_status(const Diags *diags)
{
    return (int)diags->exit_status;
}

Severity
diag_severity(DiagId id)
{
    return rows[id].severity;
}

const char *
diag_group(DiagId id)
{
    return (size_t)id < G_N_ELEMENTS(rows) ? rows[id].group : NULL;
}

bool
diag_is_gone(DiagId id)
{
    static const DiagId gone[] = { 26, 250, 281, 282, 283, 284, 285, 286, 287, 288, 314, 506, 824, 855 };

    for (size_t i = 0; i < G_N_ELEMENTS(gone); i++)
        if (gone[i] == id)
            return true;
    return false;
}

const char *
diag_name(DiagId id)
{
    return rows[id].name;
}

const char *
diag_help(DiagId id)
{
    return rows[id].help;
}

const char *
diag_sentence(DiagId id)
{
    return rows[id].sentence;
}
