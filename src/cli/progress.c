/* The news of a batch as people and programs want it. */
#include "cli/progress.h"
#include <stdio.h>
#include <string.h>

enum { NAMES_SHOWN = 4, SLOW_SHOWN = 10, STAGES_KEPT = 4, FAILURES_TOLD = 6 /* told of by a watch */,
       LEFT_SHOWN = 20 /* shown on a terminal, whose last line says how many there are */,
       WIDTH = 78 /* bytes of the line that changes */ };

typedef struct Slow { char *output; double seconds; SheafStageTime stages[STAGES_KEPT]; size_t stage_count; } Slow;

struct Progress {
    const Common *common;
    ProgressForm form;
    bool timings, shown;                /* the line that changes is on the screen */
    const char *what;
    double (*clock)(void);
    double began, last;
    size_t left;                        /* outputs told of as not made */
    GPtrArray *current;                 /* names of what is being made */
    GHashTable *reasons;                /* of a watch: name -> why it is made; else NULL */
    Slow slow[SLOW_SHOWN]; size_t slow_count;
};

bool
progress_find_form(const char *name, ProgressForm *out)
{
    static const char *const names[] = {
        [PROGRESS_LINE] = "line", [PROGRESS_PLAIN] = "plain", [PROGRESS_JSON] = "json", [PROGRESS_NONE] = "none"
    };

    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        if (strcmp(names[i], name) == 0) {
            *out = (ProgressForm)i;
            return true;
        }
    return false;
}

Progress *
progress_new(const Common *common, ProgressForm form, bool timings, const char *what, double (*clock)(void))
{
    Progress *p = g_new0(Progress, 1);

    *p = (Progress){ .common = common, .form = common->quiet && form != PROGRESS_JSON ? PROGRESS_NONE : form,
                     .timings = timings, .what = what, .clock = clock,
                     .current = g_ptr_array_new_with_free_func(g_free) };
    p->began = clock();
    return p;
}

static void
forget_slow(Progress *p)
{
    for (size_t i = 0; i < p->slow_count; i++)
        g_free(p->slow[i].output);
    p->slow_count = 0;
}

void
progress_free(Progress *p)
{
    forget_slow(p);
    g_ptr_array_unref(p->current);
    g_clear_pointer(&p->reasons, g_hash_table_unref);
    g_free(p);
}

/* ---- the line that changes ---- */

static void
wipe(Progress *p)
{
    if (p->shown)
        fputs("\r\033[K", stderr);
    p->shown = false;
}

static void
write_time(GString *out, double seconds)
{
    int whole = (int)(seconds + 0.5);

    if (whole >= 3600)
        g_string_append_printf(out, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    else
        g_string_append_printf(out, "%d:%02d", whole / 60, whole % 60);
}

/* Names as they can be shown on one line. */
static void
write_name(GString *out, const char *name)
{
    for (; *name != '\0'; name++)
        g_string_append_c(out, (unsigned char)*name < 32 || *name == 127 ? '?' : *name);
}

static void
show_line(Progress *p, const SheafBatchNews *news)
{
    double now = p->clock(), passed = now - p->began;
    size_t made = news->made + news->failed,
           left = news->total - news->unchanged - MIN(made, news->total - news->unchanged);
    g_autoptr(GString) line = g_string_new(NULL);

    if (now - p->last < 0.1 && left > 0)
        return;
    p->last = now;
    g_string_append_printf(line, "%zu/%zu", news->unchanged + made, news->total);
    if (made > 0 && passed > 0) {
        g_string_append_printf(line, "  %.1f/s  ", (double)made / passed);
        write_time(line, passed / (double)made * (double)left);
        g_string_append(line, " left");
    }
    if (news->failed > 0)
        g_string_append_printf(line, "  %zu failed", news->failed);
    for (guint i = 0; i < p->current->len && i < NAMES_SHOWN; i++) {
        g_string_append(line, "  ");
        write_name(line, g_ptr_array_index(p->current, i));
    }
    if (line->len > WIDTH)
        g_string_truncate(line, (gsize)(g_utf8_find_prev_char(line->str, line->str + WIDTH + 1) - line->str));
    fprintf(stderr, "\r\033[K%s", line->str);
    fflush(stderr);
    p->shown = true;
}

/* ---- plain ---- */

static void
show_plain(const SheafBatchNews *news, const char *word)
{
    g_autoptr(GString) line = g_string_new(NULL);

    g_string_append_printf(line, "%zu/%zu ", news->unchanged + news->made + news->failed, news->total);
    write_name(line, news->output);
    fprintf(stderr, "%s%s\n", line->str, word);
}

static void
show_reason(Progress *p, const SheafBatchNews *news)
{
    g_autoptr(GString) line = g_string_new(NULL);

    wipe(p);
    write_name(line, news->output);
    g_string_append(line, ": ");
    write_name(line, news->text);
    fprintf(stderr, "%s\n", line->str);
}

/* ---- JSON ---- */

static void
show_json(const SheafBatchNews *news)
{
    static const char *const words[] = { "decided", "reason", "started", "made", "failed", "left", "ended" };

    fprintf(stderr, "{\"event\": \"%s\", \"total\": %zu, \"unchanged\": %zu, \"made\": %zu, \"failed\": %zu",
            words[news->kind], news->total, news->unchanged, news->made, news->failed);
    if (news->output != NULL) {
        fputs(", \"output\": ", stderr);
        put_json_text(stderr, news->output);
    }
    if (news->text != NULL) {
        fputs(", \"text\": ", stderr);
        put_json_text(stderr, news->text);
    }
    if (news->stage_count > 0) {
        fprintf(stderr, ", \"seconds\": %.6f, \"stages\": {", news->seconds);
        for (size_t i = 0; i < news->stage_count; i++)
            fprintf(stderr, "%s\"%s\": %.6f", i == 0 ? "" : ", ", news->stages[i].name, news->stages[i].seconds);
        fputs("}", stderr);
    }
    fputs("}\n", stderr);
}

/* ---- the slowest ---- */

static void
note_slow(Progress *p, const SheafBatchNews *news)
{
    size_t at = p->slow_count;
    Slow slow = { .seconds = news->seconds, .stage_count = MIN(news->stage_count, STAGES_KEPT) };

    while (at > 0 && p->slow[at - 1].seconds < news->seconds)
        at--;
    if (at == SLOW_SHOWN)
        return;
    if (p->slow_count == SLOW_SHOWN)
        g_free(p->slow[--p->slow_count].output);
    memmove(&p->slow[at + 1], &p->slow[at], sizeof slow * (p->slow_count - at));
    slow.output = g_strdup(news->output);
    for (size_t i = 0; i < slow.stage_count; i++)
        slow.stages[i] = news->stages[i];
    p->slow[at] = slow;
    p->slow_count++;
}

static void
show_slow(const Progress *p)
{
    if (p->slow_count == 0)
        return;
    fputs("the slowest, in milliseconds:\n", stderr);
    for (size_t i = 0; i < p->slow_count; i++) {
        g_autoptr(GString) line = g_string_new(NULL);

        g_string_append_printf(line, "%9.1f", p->slow[i].seconds * 1000);
        for (size_t s = 0; s < p->slow[i].stage_count; s++)
            g_string_append_printf(line, "  %s %.1f", p->slow[i].stages[s].name, p->slow[i].stages[s].seconds * 1000);
        g_string_append(line, "  ");
        write_name(line, p->slow[i].output);
        fprintf(stderr, "%s\n", line->str);
    }
}

/* ---- listening ---- */

static void
note_current(Progress *p, const SheafBatchNews *news)
{
    guint at;

    if (news->kind == SHEAF_NEWS_STARTED) {
        g_ptr_array_add(p->current, g_strdup(news->output));
    } else if (news->output != NULL && g_ptr_array_find_with_equal_func(p->current, news->output, g_str_equal, &at)) {
        g_ptr_array_remove_index(p->current, at);
    }
}

static void
show_plainly(Progress *p, const SheafBatchNews *news)
{
    wipe(p);
    switch (news->kind) {
    case SHEAF_NEWS_MADE:
        show_plain(news, "");
        break;
    case SHEAF_NEWS_FAILED:
        show_plain(news, ": failed");
        break;
    case SHEAF_NEWS_LEFT:
        show_plain(news, ": not made");
        break;
    default:
        break;
    }
}

/* A watch tells why when it tells that an output is made. */
static void
show_watched(Progress *p, const SheafBatchNews *news)
{
    g_autoptr(GString) line = g_string_new(NULL);
    const char *why = news->output == NULL ? NULL : g_hash_table_lookup(p->reasons, news->output);

    if (news->kind == SHEAF_NEWS_REASON)
        g_hash_table_replace(p->reasons, g_strdup(news->output), g_strdup(news->text));
    if (p->form == PROGRESS_NONE ||
        (news->kind != SHEAF_NEWS_MADE && (news->kind != SHEAF_NEWS_FAILED || news->failed > FAILURES_TOLD)))
        return;
    write_name(line, news->output);
    if (news->kind == SHEAF_NEWS_FAILED) {
        g_string_append(line, ": failed");
    } else {
        g_string_append(line, ": ");
        write_name(line, why == NULL ? "made" : why);
        g_string_append_printf(line, " (%.2f s)", news->seconds);
    }
    wipe(p);
    fprintf(stderr, "%s\n", line->str);
}

static void
show_news(Progress *p, const SheafBatchNews *news)
{
    if (p->reasons != NULL)
        show_watched(p, news);
    if (p->form == PROGRESS_LINE && news->kind != SHEAF_NEWS_LEFT)
        show_line(p, news);
    else if (p->reasons == NULL && p->form != PROGRESS_NONE && !(p->form == PROGRESS_LINE && p->left++ >= LEFT_SHOWN))
        show_plainly(p, news);
}

void
progress_listen(const SheafBatchNews *news, void *data)
{
    Progress *p = data;

    note_current(p, news);
    if (p->timings && news->kind == SHEAF_NEWS_MADE)
        note_slow(p, news);
    if (p->form == PROGRESS_JSON)
        show_json(news);
    else if (news->kind == SHEAF_NEWS_REASON && p->reasons == NULL)
        show_reason(p, news);
    else
        show_news(p, news);
}

/* ---- diagnostics between ---- */

void
progress_report(const SheafDiagnostic *diagnostic, void *data)
{
    Progress *p = data;

    wipe(p);
    show_diagnostic(diagnostic, (void *)(uintptr_t)p->common);
}

SheafProject *
progress_open(Progress *p, const Common *common, SheafExit *exit_status)
{
    return common_open_telling(common, progress_report, p, exit_status);
}

static void
show_counts(const Progress *p, const SheafBatchResult *result)
{
    fprintf(stderr, "%s: %zu file%s written", p->what, result->made, result->made == 1 ? "" : "s");
    if (result->unchanged > 0)
        fprintf(stderr, ", %zu unchanged", result->unchanged);
    if (result->failed > 0)
        fprintf(stderr, ", %zu failed", result->failed);
}

void
progress_close(Progress *p, const SheafBatchResult *result, bool interrupted)
{
    wipe(p);
    if (p->timings && p->form != PROGRESS_JSON)
        show_slow(p);
    if (p->form == PROGRESS_JSON || p->common->quiet)
        return;
    show_counts(p, result);
    if (interrupted)
        fprintf(stderr, ", then interrupted: %zu not made",
                result->total - result->unchanged - result->made - result->failed);
    fputs("\n", stderr);
}

/* ---- a watch ---- */

static void
show_changed(const Progress *p, const char *changed, size_t others)
{
    g_autoptr(GString) line = g_string_new(NULL);

    if (p->form == PROGRESS_JSON) {
        fputs("{\"event\": \"changed\", \"path\": ", stderr);
        put_json_text(stderr, changed);
        fprintf(stderr, ", \"others\": %zu}\n", others);
        return;
    }
    write_name(line, changed);
    if (others > 0)
        g_string_append_printf(line, " and %zu other%s have", others, others == 1 ? "" : "s");
    else
        g_string_append(line, " has");
    fprintf(stderr, "%s changed\n", line->str);
}

void
progress_begin(Progress *p, const char *changed, size_t others)
{
    if (p->reasons == NULL)
        p->reasons = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    g_hash_table_remove_all(p->reasons);
    g_ptr_array_set_size(p->current, 0);
    forget_slow(p);
    p->began = p->clock();
    if (changed != NULL && p->form != PROGRESS_NONE)
        show_changed(p, changed, others);
}

void
progress_end(Progress *p, SheafExit exit_status, const SheafBatchResult *result)
{
    double passed = p->clock() - p->began;

    wipe(p);
    if (p->form == PROGRESS_JSON) {
        fprintf(stderr, "{\"event\": \"waiting\", \"exit\": %d, \"seconds\": %.6f}\n", (int)exit_status, passed);
        return;
    }
    if (p->timings)
        show_slow(p);
    if (p->common->quiet)
        return;
    if (exit_status != SHEAF_OK && result->total == 0)
        fprintf(stderr, "%s: nothing can be made; what was made before stays", p->what);
    else
        show_counts(p, result);
    fprintf(stderr, " (%.2f s)\n", passed);
}
