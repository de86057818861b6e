/* What the program can say of itself: the vocabulary of files, limits, and what a diagnostic means. */
#include "render/project.h"
#include <string.h>
#include "base/limit.h"
#include "template/reference.h"

/* The marks {1}, {2} … of a sentence stand for what a run fills in. */
static void
write_sentence(const char *sentence, GString *out)
{
    for (const char *c = sentence; *c != '\0'; c++)
        if (c[0] == '{' && g_ascii_isalpha(c[1]) == 0 && strchr(c, '}') != NULL) {
            g_string_append(out, "…");
            c = strchr(c, '}');
        } else {
            g_string_append_c(out, *c);
        }
}

static bool
write_diagnostic(const char *topic, GString *out)
{
    static const char *const severities[] = { [SEVERITY_ERROR] = "error", [SEVERITY_WARNING] = "warning",
                                              [SEVERITY_NOTE] = "note" };
    DiagId id = (DiagId)g_ascii_strtoll(topic + 1, NULL, 10);
    const char *sentence, *help;

    if (*topic != 'S' || strspn(topic + 1, "0123456789") != strlen(topic + 1) || diag_group(id) == NULL)
        return false;
    sentence = diag_sentence(id);
    help = diag_help(id);
    g_string_append_printf(out, "%s: %s, of %s\n  ", topic, severities[diag_severity(id)], diag_group(id));
    write_sentence(sentence, out);
    g_string_append_c(out, '\n');
    if (help != NULL) {
        g_string_append(out, "  help: ");
        write_sentence(help, out);
        g_string_append_c(out, '\n');
    }
    return true;
}

/* ---- topics as text ---- */

/* What stands before the names of rows that are no attributes. */
static const char *
kind_before(const ReferenceRow *row)
{
    static const char *const kinds[][2] = { { "option", "option " }, { "part", "part: " }, { "instead", "not for: " } };

    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (strcmp(row->kind, kinds[i][0]) == 0)
            return kinds[i][1];
    return "";
}

static void
write_row(const ReferenceRow *row, void *data)
{
    GString *out = data;
    bool head = strcmp(row->kind, "element") == 0 || strcmp(row->kind, "chart") == 0;

    if (strcmp(row->kind, "value") == 0) {
        g_string_append_printf(out, "      %s: %s\n", row->name, row->sentence);
        return;
    }
    if (head)
        g_string_append_printf(out, strcmp(row->kind, "chart") == 0 ? "%s%s" : "%s<%s>", out->len > 0 ? "\n" : "",
                               row->name);
    else
        g_string_append_printf(out, "  %s%s%s", kind_before(row), row->name,
                               row->needed ? " (needed)" : "");
    if (head && *row->of != '\0')
        g_string_append_printf(out, " in <%s>", row->of);
    g_string_append_printf(out, ": %s\n", row->sentence);
    if (*row->values != '\0')
        g_string_append_printf(out, "    one of: %s\n", row->values);
}

static void
write_topics(GString *out)
{
    const ReferenceTopic *topics = reference_topics();

    g_string_append(out, "There is help of each verb, and of:\n");
    for (; topics->name != NULL; topics++)
        g_string_append_printf(out, "  %-14s %s\n", topics->name, topics->sentence);
    g_string_append(out, "  limits         What is refused for being too much, and why.\n"
                         "  S253           What the diagnostic of that number says, and what to do.\n"
                         "'sheaf help --man TOPIC' writes it as a page of the manual.\n");
}

char *
sheaf_help(const char *topic)
{
    GString *out = g_string_new(NULL);

    if (strcmp(topic, "topics") == 0)
        write_topics(out);
    else if (strcmp(topic, "limits") == 0)
        limits_list(out);
    else if (!reference_each(topic, write_row, out))
        write_diagnostic(topic, out);
    return g_string_free(out, FALSE);
}

/* ---- topics as pages of the manual (mdoc) ---- */

/* A line of text: what roff would take for a request, an escape or the end of a quoted argument is none. */
static void
put_text(GString *out, const char *text)
{
    if (text == NULL)                   /* which a test finds */
        return;
    if (*text == '.' || *text == '\'')
        g_string_append(out, "\\&");
    for (const char *c = text; *c != '\0'; c++)
        if (*c == '\\')
            g_string_append(out, "\\e");
        else if (*c == '"')
            g_string_append(out, "\\(dq");
        else
            g_string_append_c(out, *c);
}

static void
put_item(GString *out, const char *before, const char *name, const char *after)
{
    g_string_append_printf(out, ".It Sy \"%s", before);
    put_text(out, name);
    g_string_append_printf(out, "%s\"\n", after);
}

/* words: the list within the item, of what its attribute takes, is open */
typedef struct Page { GString *out; bool listed, words; } Page;

static void
end_words(Page *page)
{
    if (page->words)
        g_string_append(page->out, ".El\n");
    page->words = false;
}

static void
end_list(Page *page)
{
    end_words(page);
    if (page->listed)
        g_string_append(page->out, ".El\n");
    page->listed = false;
}

static void
page_word(Page *page, const ReferenceRow *row)
{
    if (!page->words)
        g_string_append(page->out, ".Bl -tag -width Ds -compact\n");
    page->words = true;
    put_item(page->out, "", row->name, "");
    put_text(page->out, row->sentence);
    g_string_append_c(page->out, '\n');
}

static void
page_row(const ReferenceRow *row, void *data)
{
    Page *page = data;
    bool element = strcmp(row->kind, "element") == 0, head = element || strcmp(row->kind, "chart") == 0;

    if (strcmp(row->kind, "value") == 0) {
        page_word(page, row);
        return;
    }
    end_words(page);
    if (head) {
        end_list(page);
        g_string_append_printf(page->out, element ? ".Ss \"<%s>" : ".Ss \"%s", row->name);
        g_string_append_printf(page->out, *row->of != '\0' ? " in <%s>\"\n" : "\"\n", row->of);
    } else {
        if (!page->listed)
            g_string_append(page->out, ".Bl -tag -width Ds\n");
        page->listed = true;
        put_item(page->out, kind_before(row), row->name,
                 row->needed ? " (needed)" : "");
    }
    put_text(page->out, row->sentence);
    g_string_append_c(page->out, '\n');
    if (*row->values != '\0') {
        g_string_append(page->out, "One of: ");
        put_text(page->out, row->values);
        g_string_append(page->out, ".\n");
    }
}

char *
sheaf_manual_page(const char *topic)
{
    const ReferenceTopic *about = reference_topics();
    Page page = { g_string_new(NULL), false };
    g_autofree char *upper = g_ascii_strup(topic, -1);

    while (about->name != NULL && strcmp(about->name, topic) != 0)
        about++;
    if (about->name == NULL) {
        g_string_free(page.out, TRUE);
        return NULL;
    }
    /* No date: the same program makes the same page on every day. */
    g_string_append_printf(page.out,
                           ".\\\" Made by 'sheaf help --man %s' from the tables that the program goes by.\n"
                           ".Dd $Mdocdate$\n.Dt SHEAF-%s 5\n.Os\n.Sh NAME\n.Nm sheaf-%s\n.Nd \"",
                           topic, upper, topic);
    put_text(page.out, about->sentence);
    g_string_append(page.out, "\"\n.Sh DESCRIPTION\n");
    reference_each(topic, page_row, &page);
    end_list(&page);
    g_string_append(page.out, ".Sh SEE ALSO\n.Xr sheaf 1\n");
    return g_string_free(page.out, FALSE);
}
