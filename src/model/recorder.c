/*
 * Questions with the hashes of their answers, and what an answer holds of each kind of thing: whatever a page may
 * print of it.
 */
#include "model/internal.h"
#include <string.h>
#include "base/digits.h"
#include "base/format.h"

typedef struct Answer { char *question, *hash, *said; } Answer;

enum { SAID_KEPT = 200 };               /* bytes: some twenty years of a series, those nearest to the day */

struct Recorder {
    GArray *answers;            /* Answer, in the order of first asking */
    GHashTable *asked;          /* question -> hash, both of the array's */
};

static void
clear_answer(void *data)
{
    Answer *answer = data;

    g_free(answer->question);
    g_free(answer->hash);
    g_free(answer->said);
}

Recorder *
recorder_new(void)
{
    Recorder *recorder = g_new0(Recorder, 1);

    recorder->answers = g_array_new(FALSE, TRUE, sizeof(Answer));
    g_array_set_clear_func(recorder->answers, clear_answer);
    recorder->asked = g_hash_table_new(g_str_hash, g_str_equal);
    return recorder;
}

void
recorder_free(Recorder *recorder)
{
    if (recorder == NULL)
        return;
    g_hash_table_unref(recorder->asked);
    g_array_unref(recorder->answers);
    g_free(recorder);
}

size_t
recorder_length(const Recorder *recorder)
{
    return recorder->answers->len;
}

void
recorder_each(const Recorder *recorder, RecorderEach each, void *data)
{
    for (guint i = 0; i < recorder->answers->len; i++) {
        const Answer *answer = &g_array_index(recorder->answers, Answer, i);

        each(answer->question, answer->hash, answer->said, data);
    }
}

const char *
recorder_said(const Recorder *recorder, const char *question)
{
    for (guint i = 0; i < recorder->answers->len; i++)
        if (strcmp(g_array_index(recorder->answers, Answer, i).question, question) == 0)
            return g_array_index(recorder->answers, Answer, i).said;
    return NULL;
}

const char *
recorder_answer(const Recorder *recorder, const char *question)
{
    return g_hash_table_lookup(recorder->asked, question);
}

GString *
view_note(View *view, Question question, const char *what, const Area *area, const char *more)
{
    Recorder *recorder = view->recorder;
    Answer asked = { 0 };

    if (recorder == NULL)
        return NULL;
    g_assert((more == NULL) == (question_more(question) == 0));
    asked.question = g_strconcat(question_verb(question), " ", what, " ", area == NULL ? "world" : area->id,
                                 more == NULL ? NULL : " ", more, NULL);
    /* the plan never changes, so neither does the answer */
    if (g_hash_table_contains(recorder->asked, asked.question)) {
        g_free(asked.question);
        return NULL;
    }
    g_array_append_val(recorder->answers, asked);
    return g_string_new(NULL);
}

/* The words behind "@" at the beginnings of lines: for people, who are told what an answer was. The last are kept. */
static char *
said_of(const GString *answer)
{
    g_autoptr(GString) said = g_string_new(NULL);
    const char *from;

    for (const char *line = answer->str; line != NULL && *line != '\0'; line = strchr(line, '\n')) {
        line += *line == '\n';
        if (*line == '@')
            format_append(said, "%s%.*s", said->len > 0 ? " " : "", (int)strcspn(line + 1, " \n"), line + 1);
    }
    if (said->len <= SAID_KEPT)
        return g_strdup(said->str);
    from = strchr(said->str + said->len - SAID_KEPT, ' ');
    return g_strdup(from == NULL ? "" : from + 1);
}

void
view_noted(View *view, GString *answer)
{
    Recorder *recorder = view->recorder;
    Answer *asked = &g_array_index(recorder->answers, Answer, recorder->answers->len - 1);

    g_assert(asked->hash == NULL);
    asked->hash = g_compute_checksum_for_string(G_CHECKSUM_SHA256, answer->str, (gssize)answer->len);
    asked->said = said_of(answer);
    g_hash_table_insert(recorder->asked, asked->question, asked->hash);
    g_string_free(answer, TRUE);
}

void
view_noted_again(View *view, GString *answer, const char *hash, const char *said)
{
    Recorder *recorder = view->recorder;
    Answer *asked = &g_array_index(recorder->answers, Answer, recorder->answers->len - 1);

    g_assert(asked->hash == NULL);
    asked->hash = g_strdup(hash);
    asked->said = g_strdup(said);
    g_hash_table_insert(recorder->asked, asked->question, asked->hash);
    g_string_free(answer, TRUE);
}

const char *
view_last_noted(const View *view, const char **said)
{
    const Recorder *recorder = view->recorder;
    const Answer *last = &g_array_index(recorder->answers, Answer, recorder->answers->len - 1);

    *said = last->said;
    return last->hash;
}

void
record_date(GString *out, Date date)
{
    char text[11];

    format_append(out, " %s", date_is_set(date) ? date_format(date, text) : "-");
}

void
record_text(GString *out, LocalText text)
{
    format_append(out, "|%s", text.text == NULL ? "" : text.text);
    for (size_t i = 0; i < text.count; i++)
        format_append(out, "|%s=%s", text.translations[i].language, text.translations[i].text);
}

/* A figure is printed with its source, so the answer holds what is printed of it. */
void
record_source(GString *out, const Source *source)
{
    format_append(out, " %s %s %s %s %s %d", source->id, source->publisher == NULL ? "" : source->publisher,
                  source->where == NULL ? "" : source->where, source->address == NULL ? "" : source->address,
                  source->area == NULL ? "" : source->area->id, source->is_register);
    record_text(out, source->title);
    record_date(out, source->published);
    if (date_is_set(source->not_before))
        record_date(out, source->not_before);
    g_string_append_c(out, '\n');
}

void
record_sources(GString *out, const Source *const *sources, size_t count)
{
    for (size_t i = 0; i < count; i++)
        format_append(out, " %s", sources[i]->id);
    g_string_append_c(out, '\n');
}

void
record_observation(GString *out, const Observation *o)
{
    char value[G_ASCII_DTOSTR_BUF_SIZE];

    observation_write_id(o, out);
    format_append(out, " %s %d %d %s", g_ascii_dtostr(value, sizeof value, o->value), o->decimals, o->quality,
                  o->note == NULL ? "" : o->note);
    format_append(out, " %s %s %s %d", qualifier_name(o->said.qualifier), missing_name(o->said.missing),
                  o->said.basis == NULL ? "" : o->said.basis, o->said.between);
    if (o->said.has_range) {
        format_append(out, " %s", g_ascii_dtostr(value, sizeof value, o->said.low));
        format_append(out, " %s", g_ascii_dtostr(value, sizeof value, o->said.high));
    }
    if (o->origin != NULL) {
        format_append(out, " %s", o->origin);
        record_date(out, o->imported);
    }
    if (date_is_set(o->said.until))
        record_date(out, o->said.until);
    g_string_append_c(out, '\n');
    for (size_t i = 0; i < o->source_count; i++)
        record_source(out, o->sources[i]);
}

/* "@2018=": what follows up to a space is said to people. */
static void
record_said_period(GString *out, Period period)
{
    char first[11], last[11];

    format_append(out, "@%s", date_format(period.first, first));
    if (!date_equal(period.first, period.last))
        format_append(out, "/%s", date_format(period.last, last));
    g_string_append_c(out, '=');
}

void
record_figure(GString *out, const Figure *figure)
{
    char value[G_ASCII_DTOSTR_BUF_SIZE];

    if (!figure->known) {
        g_string_append(out, "nothing\n");
        return;
    }
    record_said_period(out, figure->period);
    format_append(out, "%s %d %s %s", number_shortest(figure->value, value), figure->row_decimals,
                  qualifier_name(figure->qualifier), figure->only == NULL ? "" : figure->only);
    if (figure->has_range) {
        format_append(out, " %s", g_ascii_dtostr(value, sizeof value, figure->low));
        format_append(out, " %s", g_ascii_dtostr(value, sizeof value, figure->high));
    }
    if (figure->over.total > 0)
        format_append(out, " %zu of %zu %s %" G_GINT64_MODIFIER "x", figure->over.covered, figure->over.total,
                      figure->over.kind == NULL ? "" : figure->over.kind->id, (guint64)figure->over.who);
    record_date(out, figure->period.first);
    record_date(out, figure->period.last);
    record_date(out, figure->own);
    if (date_is_set(figure->revoked))
        record_date(out, figure->revoked);
    format_append(out, " %d", figure->undated);
    if (figure->parts_say != NULL)
        format_append(out, " %s %d %s", g_ascii_dtostr(value, sizeof value, figure->parts_say->value),
                      figure->parts_say->decimals, qualifier_name(figure->parts_say->qualifier));
    g_string_append_c(out, '\n');
    for (size_t i = 0; i < figure->part_count; i++) {
        Observation part = figure_part(figure, i);

        record_observation(out, &part);
    }
    for (size_t i = 0; i < figure->revised_count; i++) {
        Observation revised = figure_revised(figure, i);

        record_observation(out, &revised);
    }
}
