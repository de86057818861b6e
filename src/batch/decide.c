/* The comparison, from the cheapest to the dearest. */
#include "batch/decide.h"
#include <string.h>
#include <sys/stat.h>
#include "base/words.h"
#include "batch/folder.h"
#include "model/fact_slots.h"
#include "render/program.h"

enum { ANSWERS_KEPT = 50000 };          /* that are remembered: a batch of many areas asks many questions once */

struct Decider {
    SheafProject *project;
    bool doubts;
    char *program;
    /* writer, format, print, template, language, pack -> Recipe, or NULL when it has none */
    GHashTable *recipes;
    GHashTable *templates;              /* name -> lines */
    char *common;
    Recorder *recorder; View *view; Days days;  /* what was asked already, of these days */
    /* what changed since the facts of this digest, asked of last; reach NULL: that is not known */
    char *facts_before; FactReach *reach;
};

static void
free_recipe(void *data)
{
    Recipe *recipe = data;

    if (recipe == NULL)
        return;
    g_free((gpointer)(guintptr)recipe->digest);
    g_free((gpointer)(guintptr)recipe->lines);
    g_free(recipe);
}

Decider *
decider_new(SheafProject *project, bool doubts)
{
    Decider *decider = g_new0(Decider, 1);

    decider->project = project;
    decider->doubts = doubts;
    decider->program = program_digest();
    decider->recipes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_recipe);
    decider->templates = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    return decider;
}

static void
forget_answers(Decider *decider)
{
    view_free(decider->view);
    recorder_free(decider->recorder);
    decider->view = NULL;
    decider->recorder = NULL;
}

void
decider_free(Decider *decider)
{
    if (decider == NULL)
        return;
    forget_answers(decider);
    g_free(decider->facts_before);
    fact_reach_free(decider->reach);
    g_hash_table_unref(decider->recipes);
    g_hash_table_unref(decider->templates);
    g_free(decider->program);
    g_free(decider->common);
    g_free(decider);
}

/* ---- recipes ---- */

static void
add_line(const char *name, const char *digest, void *data)
{
    GString *lines = data;

    g_string_append_c(lines, '=');
    log_record_escape(lines, name);
    g_string_append_printf(lines, "\t%s\n", digest);
}

static const char *
common_lines(Decider *decider, Diags *diags)
{
    g_autoptr(GString) lines = g_string_new(NULL);

    if (decider->common != NULL)
        return decider->common;
    add_line("program", decider->program, lines);
    if (inputs_each_common(decider->project, add_line, lines, diags))
        decider->common = g_strdup(lines->str);
    return decider->common;
}

static const char *
template_lines(Decider *decider, const char *name, Diags *diags)
{
    char *lines = g_hash_table_lookup(decider->templates, name);
    g_autoptr(GString) fresh = g_string_new(NULL);

    if (lines != NULL)
        return lines;
    if (!inputs_each_template(decider->project, name, add_line, fresh, diags))
        return NULL;
    lines = g_strdup(fresh->str);
    g_hash_table_insert(decider->templates, g_strdup(name), lines);
    return lines;
}

static Recipe *
new_recipe(Decider *decider, const Job *job)
{
    g_autoptr(Diags) diags = diags_new();               /* whoever makes the output says it again */
    g_autoptr(GString) lines = g_string_new(NULL);
    const char *common = common_lines(decider, diags);
    bool opened = inputs_each_module(&job->asked, add_line, lines, diags);
    const char *own = !job->kind->paged ? "" : template_lines(decider, job->asked.template_name, diags);
    bool found = job->pack.path != NULL
                     ? inputs_each_pack(decider->project, job->pack.path, add_line, lines, diags)
                     : inputs_each_words(decider->project, job->asked.language, add_line, lines, diags);
    Recipe *recipe;

    if (common == NULL || own == NULL || !opened || !found)
        return NULL;
    g_string_prepend(lines, own);
    g_string_prepend(lines, common);
    recipe = g_new0(Recipe, 1);
    recipe->digest = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)lines->str, lines->len);
    recipe->lines = g_strdup(lines->str);
    return recipe;
}

const Recipe *
decider_recipe(Decider *decider, const Job *job)
{
    const char *language = job->asked.language == NULL ? "" : job->asked.language;
    g_autofree char *key =
        g_strdup_printf("%d\t%d\t%d\t%s\t%s\t%s", job->asked.writer, job->asked.format, job->asked.print != NULL,
                        job->kind->paged ? job->asked.template_name : "", language,
                        job->pack.path == NULL ? "" : job->pack.path);
    void *found;
    Recipe *recipe;

    if (g_hash_table_lookup_extended(decider->recipes, key, NULL, &found))
        return found;
    recipe = new_recipe(decider, job);
    g_hash_table_insert(decider->recipes, g_steal_pointer(&key), recipe);
    return recipe;
}

/* ---- why ---- */

static bool differs(Why *why, const char *format, ...) G_GNUC_PRINTF(2, 3);

static bool
differs(Why *why, const char *format, ...)
{
    va_list args;

    if (why == NULL || (++why->count > why->most && why->most > 0))
        return false;
    va_start(args, format);
    g_string_append_printf(why->text, "%s", why->count > 1 ? "; " : "");
    g_string_append_vprintf(why->text, format, args);
    va_end(args);
    return false;
}

static GHashTable *
lines_of(const char *recipe)
{
    GHashTable *table = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_auto(GStrv) lines = g_strsplit(recipe, "\n", -1);

    for (size_t i = 0; lines[i] != NULL; i++)
        if (*lines[i] != '\0')
            g_hash_table_add(table, g_strdup(lines[i]));
    return table;
}

/* Names on lines of `one` that `other` has not, and how they differ; a name is told once. */
static void
tell_lines(Why *why, const char *one, const char *other, const char *how, GHashTable *told)
{
    g_autoptr(GHashTable) known = lines_of(other);
    g_auto(GStrv) lines = g_strsplit(one, "\n", -1);

    for (size_t i = 0; lines[i] != NULL; i++) {
        g_autofree char *name = *lines[i] == '\0' ? NULL : g_strndup(lines[i] + 1, strcspn(lines[i] + 1, "\t"));

        if (name == NULL || g_hash_table_contains(known, lines[i]) || g_hash_table_contains(told, name))
            continue;
        differs(why, "the %s is %s", name, how);
        g_hash_table_add(told, g_steal_pointer(&name));
    }
}

static bool
tell_recipe(Why *why, const char *old, const char *new)
{
    g_autoptr(GHashTable) told = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    if (why == NULL)
        return false;
    if (old == NULL)
        return differs(why, "what it was made from is not known");
    tell_lines(why, new, old, "another", told);
    tell_lines(why, old, new, "not in it any more", told);
    return false;
}

/* ---- steps ---- */

static bool
stands(const Decider *decider, const Job *job, const LogRecord *record, Why *why)
{
    struct stat info;

    if (lstat(job->path, &info) != 0)
        return differs(why, "the file is missing");
    if (!S_ISREG(info.st_mode))
        return differs(why, "there is no file under its name");
    if ((guint64)info.st_size != record->size)
        return differs(why, "the file has another size");
    if (decider->doubts && !log_record_holds(record, job->path))
        return differs(why, "the file has other bytes");
    return true;
}

static bool
are_same(Days a, Days b)
{
    return date_compare(a.as_of, b.as_of) == 0 && date_compare(a.known_by, b.known_by) == 0;
}

static const char *
answer_now(Decider *decider, Days days, const char *question)
{
    const char *answer;

    if (decider->recorder != NULL &&
        (recorder_length(decider->recorder) > ANSWERS_KEPT || !are_same(decider->days, days)))
        forget_answers(decider);
    if (decider->recorder == NULL) {
        decider->recorder = recorder_new();
        decider->days = days;
        decider->view = view_new_days(decider->project->plan, days, decider->recorder);
    }
    answer = recorder_answer(decider->recorder, question);
    if (answer == NULL && view_ask(decider->view, question))
        answer = recorder_answer(decider->recorder, question);
    return answer;
}

/* What `words` say of the thing that `word` speaks of: "4" of "2018=3" where "2018=4" is among them; NULL. */
static const char *
said_of(char **words, const char *word)
{
    size_t length = strcspn(word, "=");

    for (size_t i = 0; words[i] != NULL; i++)
        if (word[length] != '=' || strncmp(words[i], word, length + 1) == 0)
            return word[length] != '=' ? words[i] : words[i] + length + 1;
    return NULL;
}

static void
add_change(GString *out, const char *word, const char *old, const char *new)
{
    const char *equals = strchr(word, '=');

    g_string_append_printf(out, "%s%.*s%s%s -> %s", out->len > 0 ? ", " : "",
                           equals == NULL ? 0 : (int)(equals - word), word, equals == NULL ? "" : ": ",
                           old == NULL ? "nothing" : old, new == NULL ? "nothing" : new);
}

/* "2018: 3 -> 4, 2019: nothing -> 5"; "" where what differs is not among what is said in short. */
static char *
what_changed(const char *old, const char *new)
{
    g_auto(GStrv) was = words_split(old), is = words_split(new);
    GString *out = g_string_new(NULL);

    for (size_t i = 0; was[i] != NULL; i++) {
        const char *equals = strchr(was[i], '='), *before = equals == NULL ? was[i] : equals + 1,
                   *now = said_of(is, was[i]);

        if (g_strcmp0(now, before) != 0)
            add_change(out, was[i], before, now);
    }
    for (size_t i = 0; is[i] != NULL; i++)
        if (said_of(was, is[i]) == NULL)
            add_change(out, is[i], NULL, strchr(is[i], '=') == NULL ? is[i] : strchr(is[i], '=') + 1);
    return g_string_free(out, FALSE);
}

/* In the words of the question, and with the old and the new value where these can be said. */
static bool
tell_answer(const Decider *decider, Why *why, const char *question, const LogAnswer *old, bool asked)
{
    g_autofree char *said = NULL, *changed = NULL;

    if (why == NULL)
        return false;
    said = g_strndup(old->said, old->said_length);
    changed = what_changed(said, asked ? recorder_said(decider->recorder, question) : "");
    return *changed == '\0' ? differs(why, "another answer to '%s'", question)
                            : differs(why, "another answer to '%s': %s", question, changed);
}

/* Between the parts of facts; NULL where more than observations differs, or nothing is known of what was. */
static FactReach *
reach_of(const Decider *decider, const char *before, const char *now)
{
    const char *was = before == NULL ? NULL : strchr(before, '\n'), *is = strchr(now, '\n');
    g_autofree char *old = NULL, *new = NULL;

    if (was == NULL || is - now != was - before || strncmp(before, now, (size_t)(is - now)) != 0)
        return NULL;
    old = g_strndup(was + 1, strcspn(was + 1, "\n"));
    new = g_strndup(is + 1, strcspn(is + 1, "\n"));
    return fact_reach_new(decider->project->plan, old, new);
}

/* Records of one run have the same facts, and stand one behind the other. */
static const FactReach *
look_up_reach(Decider *decider, const LogRecord *record, const char *old_facts)
{
    if (g_strcmp0(decider->facts_before, record->facts->str) == 0)
        return decider->reach;
    g_free(decider->facts_before);
    fact_reach_free(decider->reach);
    decider->facts_before = g_strdup(record->facts->str);
    decider->reach =
        old_facts == NULL ? NULL : reach_of(decider, old_facts, project_fact_parts(decider->project));
    return decider->reach;
}

static bool
answers_stand(Decider *decider, const LogRecord *record, Days days, const FactReach *reach, Why *why)
{
    g_autoptr(GString) question = g_string_new(NULL);
    const char *at = record->answers->str;
    LogAnswer old;
    bool same = true;

    while (log_record_next_answer(&at, question, &old)) {
        const char *answer;

        if (reach != NULL && !fact_reach_touches(reach, question->str))
            continue;
        answer = answer_now(decider, days, question->str);
        if (answer != NULL && strncmp(answer, old.digest, ANSWER_DIGITS) == 0)
            continue;
        same = tell_answer(decider, why, question->str, &old, answer != NULL);
        if (why == NULL)
            return false;
    }
    return same && *at == '\0';
}

static bool
is_fresh(Decider *decider, const Job *job, const LogRecord *record, const char *old_recipe, const char *old_facts,
         Why *why)
{
    const Recipe *recipe = decider_recipe(decider, job);
    g_autofree char *options = NULL;

    if (!stands(decider, job, record, why))
        return false;
    if (recipe == NULL)
        return differs(why, "what it is made from cannot be loaded");
    options = job_options(decider->project, job);
    if (strcmp(options, record->options->str) != 0)
        return differs(why, "it is asked for otherwise (day, date, audience, paper, parameters)");
    if (strcmp(recipe->digest, record->recipe->str) != 0)
        return tell_recipe(why, old_recipe, recipe->lines);
    if (strcmp(project_facts_digest(decider->project), record->facts->str) == 0)
        return true;
    return answers_stand(decider, record, job->pack.path == NULL ? decider->project->days : job->days,
                         look_up_reach(decider, record, old_facts), why);
}

bool
decide_fresh(Decider *decider, const Job *job, const LogRecord *record, const char *old_recipe, const char *old_facts,
             Why *why)
{
    bool fresh;

    if (why != NULL) {
        g_string_truncate(why->text, 0);
        why->count = 0;
    }
    fresh = is_fresh(decider, job, record, old_recipe, old_facts, why);
    if (why != NULL && why->most > 0 && why->count > why->most)
        g_string_append_printf(why->text, ", and %zu more", why->count - why->most);
    return fresh;
}
