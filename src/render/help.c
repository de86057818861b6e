/* What the program can say of itself: the vocabulary of files, limits, and what a diagnostic means. */
#include "render/project.h"
#include <string.h>
#include "base/limit.h"
#include "read/meanings.h"
#include "read/read.h"

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

static void
write_topics(GString *out)
{
    const char *const *roots = schema_roots();

    g_string_append(out, "There is help of each verb, and of:\n");
    for (size_t i = 0; roots[i] != NULL; i++)
        g_string_append_printf(out, "  %-14s %s\n", roots[i], data_meaning(NULL, roots[i], NULL));
    g_string_append(out, "  template       What may stand in a template, and the functions of its expressions.\n"
                         "  chart          Kinds of charts with their attributes and options.\n"
                         "  limits         What is refused for being too much, and why.\n"
                         "  S253           What the diagnostic of that number says, and what to do.\n");
}

char *
sheaf_help(const char *topic)
{
    GString *out = g_string_new(NULL);

    if (strcmp(topic, "topics") == 0)
        write_topics(out);
    else if (strcmp(topic, "limits") == 0)
        limits_list(out);
    else if (strcmp(topic, "template") == 0)
        template_vocabulary(out);
    else if (strcmp(topic, "chart") == 0)
        template_chart_vocabulary(out);
    else if (!data_meanings_write(topic, out))
        write_diagnostic(topic, out);
    return g_string_free(out, FALSE);
}
