/*
 * Who is who: figures of one measure, area and period are a group, on both sides, and within a group each of the
 * table's is held against those of the data, the closest first.
 */
#include "exchange/merge.h"
#include <string.h>
#include "base/diag_exchange.h"
#include "base/large_pages.h"

/* ---- groups ---- */

enum { AHEAD = 8, UNKNOWN_YEAR = -1 };

/* said, stored: 1 + the first of each side; 0: none. */
typedef struct Group {
    uint32_t said, last_said, stored, last_stored;
} Group;

/*
 * Open addressing over the groups: a million figures are looked up once each. A slot holds the upper half of the hash,
 * so that a figure, which lies anywhere in memory, is looked at only where it is likely the same.
 */
typedef struct Groups {
    Group *list;
    size_t count;
    uint64_t *slots; /* the hash's upper half, and 1 + place in the list */
    size_t mask;
    uint32_t *next_said, *next_stored; /* of each figure: 1 + the next of its group */
    const Said *said;
    const StoredFigure *stored;
} Groups;

static uint64_t
hash_of(const Said *s)
{
    uint64_t first = (uint64_t)s->subject << 32 | s->area, second;

    second = (uint64_t)(uint16_t)s->period.first.year << 48 | (uint64_t)s->period.first.month << 40 |
             (uint64_t)s->period.first.day << 32 | (uint64_t)(uint16_t)s->period.last.year << 16 |
             (uint64_t)s->period.last.month << 8 | s->period.last.day;
    first = (first ^ (second * G_GUINT64_CONSTANT(0x9E3779B97F4A7C15))) * G_GUINT64_CONSTANT(0xC2B2AE3D27D4EB4F);
    return first ^ first >> 29;
}

static const Said *
said_of_group(const Groups *g, const Group *group)
{
    return group->said > 0 ? &g->said[group->said - 1] : &g->stored[group->stored - 1].said;
}

static Group *
group_of(Groups *g, const Said *said, uint64_t hash)
{
    uint64_t tag = hash & G_GUINT64_CONSTANT(0xFFFFFFFF00000000);
    size_t slot = (size_t)hash & g->mask;

    for (; g->slots[slot] != 0; slot = (slot + 1) & g->mask) {
        Group *group;

        if ((g->slots[slot] & G_GUINT64_CONSTANT(0xFFFFFFFF00000000)) != tag)
            continue;
        group = &g->list[(uint32_t)g->slots[slot] - 1];
        if (said_is_of_one(said_of_group(g, group), said))
            return group;
    }
    g->slots[slot] = tag | ++g->count;
    return &g->list[g->count - 1];
}

static void
add_said(Groups *g, uint32_t at, uint64_t hash)
{
    Group *group = group_of(g, &g->said[at], hash);

    if (group->said == 0)
        group->said = at + 1;
    else
        g->next_said[group->last_said - 1] = at + 1;
    group->last_said = at + 1;
}

static void
add_stored(Groups *g, uint32_t at)
{
    Group *group = group_of(g, &g->stored[at].said, hash_of(&g->stored[at].said));

    if (group->stored == 0)
        group->stored = at + 1;
    else
        g->next_stored[group->last_stored - 1] = at + 1;
    group->last_stored = at + 1;
}

/* The slot of a figure that comes soon is fetched while others are looked up: they lie all over memory. */
static void
add_all_said(Groups *g, uint32_t count)
{
    uint64_t ahead[AHEAD];

    for (uint32_t i = 0; i < MIN(count, AHEAD); i++)
        ahead[i] = hash_of(&g->said[i]);
    for (uint32_t i = 0; i < count; i++) {
        uint64_t hash = ahead[i % AHEAD];

        if (i + AHEAD < count) {
            ahead[i % AHEAD] = hash_of(&g->said[i + AHEAD]);
            __builtin_prefetch(&g->slots[(size_t)ahead[i % AHEAD] & g->mask]);
        }
        add_said(g, i, hash);
    }
}

static void
groups_make(Groups *g, const DataText *data, const SaidList *figures)
{
    size_t count = (size_t)figures->rows->len + data->figures->len, room = 64;

    while (room < 2 * count)
        room *= 2;
    *g = (Groups){ .list = g_new0(Group, count + 1),
                   .slots = g_new0(uint64_t, room),
                   .mask = room - 1,
                   .next_said = g_new0(uint32_t, figures->rows->len + 1),
                   .next_stored = g_new0(uint32_t, data->figures->len + 1),
                   .said = (const Said *)(const void *)figures->rows->data,
                   .stored = (const StoredFigure *)(const void *)data->figures->data };
    large_pages_ask(g->slots, room * sizeof *g->slots);
    large_pages_ask(g->list, (count + 1) * sizeof(Group));
    add_all_said(g, figures->rows->len);
    for (uint32_t i = 0; i < data->figures->len; i++) {
        __builtin_prefetch(&g->slots[(size_t)hash_of(&g->stored[MIN(i + AHEAD, data->figures->len - 1)].said) &
                                     g->mask]);
        add_stored(g, i);
    }
}

static void
groups_clear(Groups *g)
{
    g_free(g->list);
    g_free(g->slots);
    g_free(g->next_said);
    g_free(g->next_stored);
}

/* ---- one against another ---- */

typedef struct Finding {
    Merge *merge;
    Groups groups;
    const DataText *data;
    SaidList *figures;
    const Lexicon *lexicon;
    const MergeAsked *asked;
    Mistakes *mistakes;
    bool *taken; /* of the data's: one of the table's is it */
    Change *found; /* of each of the table's */
    GArray *deleted; /* Change: what the table asks to be taken out */
    Days days;                          /* the plan's own */
    GArray *first_days; /* Date, of each list of sources by its number; year UNKNOWN_YEAR: not looked at yet */
} Finding;

/* The sources of a table are added to those of the data, unless the table is one of ours, whose list is the whole. */
static bool
has_all_sources(const SaidList *figures, const Said *said, const Said *stored)
{
    g_auto(GStrv) wanted = NULL;
    const char *there = said_word(figures, stored->sources);

    if (said->sources == stored->sources)
        return true;
    if ((said->given & GIVEN_WHOLE) != 0)
        return false;
    wanted = g_strsplit(said_word(figures, said->sources), " ", -1);
    for (size_t i = 0; wanted[i] != NULL; i++) {
        g_auto(GStrv) list = g_strsplit(there, " ", -1);

        if (!g_strv_contains((const char *const *)list, wanted[i]))
            return false;
    }
    return true;
}

/* What the table says otherwise, of what it says at all: bits of `given`. */
static uint8_t
differences(const SaidList *figures, const Said *said, const Said *stored)
{
    uint8_t out = 0;

    out |= (uint8_t)(said->quality != stored->quality ? GIVEN_STATUS : 0);
    out |= (uint8_t)(said->basis != stored->basis ? GIVEN_BASIS : 0);
    out |= (uint8_t)(!date_equal(said->published, stored->published) ? GIVEN_PUBLISHED : 0);
    out |= (uint8_t)(!date_equal(said->until, stored->until) ? GIVEN_UNTIL : 0);
    out |= (uint8_t)(said->note != stored->note ? GIVEN_NOTE : 0);
    out |= (uint8_t)(said->internal != stored->internal ? GIVEN_AUDIENCE : 0);
    out &= said->given;
    if ((said->given & GIVEN_SOURCES) != 0 && !has_all_sources(figures, said, stored))
        out |= GIVEN_SOURCES;
    return out;
}

/* How close: 4 the same in all; 3 the same number from the same sources; 2 the same number; 1 the same sources; 0. */
static int
closeness(const SaidList *figures, const Said *said, const Said *stored)
{
    bool figure = said_figure_is(said, stored),
         sources = (said->given & GIVEN_SOURCES) == 0 || said->sources == stored->sources;

    if (figure && differences(figures, said, stored) == 0)
        return 4;
    return figure ? sources ? 3 : 2 : sources && said->quality == stored->quality ? 1 : 0;
}

enum { SAME_IN_ALL = 4, SAME_NUMBER = 2 };

/* Everything of the group that is at least so close, the closest first. */
static void
take_close(Finding *f, const Group *group)
{
    for (int close = SAME_IN_ALL; close >= SAME_NUMBER; close--)
        for (uint32_t s = group->said; s > 0; s = f->groups.next_said[s - 1]) {
            const Said *said = &f->groups.said[s - 1];

            for (uint32_t t = group->stored; f->found[s - 1].stored == 0 && t > 0; t = f->groups.next_stored[t - 1]) {
                const Said *stored = &f->groups.stored[t - 1].said;

                if (f->taken[t - 1] || closeness(f->figures, said, stored) < close)
                    continue;
                f->taken[t - 1] = true;
                f->found[s - 1].stored = t;
                f->found[s - 1].changed = differences(f->figures, said, stored);
                f->found[s - 1].outcome = f->found[s - 1].changed == 0 ? OUTCOME_SAME : OUTCOME_CHANGED;
            }
        }
}

/* What stands in the group: the best by quality, then by day, then the last; that of the same sources where one is. */
static uint32_t
standing_of(const Finding *f, const Group *group, const Said *said)
{
    uint32_t best = 0;

    for (uint32_t t = group->stored; t > 0; t = f->groups.next_stored[t - 1]) {
        const Said *stored = &f->groups.stored[t - 1].said;
        Date day, other;

        if (!f->taken[t - 1] && (said->given & GIVEN_SOURCES) != 0 && closeness(f->figures, said, stored) == 1)
            return t;
        if (best == 0) {
            best = t;
            continue;
        }
        day = said_published(stored, f->figures, f->lexicon);
        other = said_published(&f->groups.stored[best - 1].said, f->figures, f->lexicon);
        if (stored->quality > f->groups.stored[best - 1].said.quality ||
            (stored->quality == f->groups.stored[best - 1].said.quality && date_compare(day, other) >= 0))
            best = t;
    }
    return best;
}

/* Its own day, else that of the import, else its sources'. */
static Date
day_of(const Finding *f, const Said *said)
{
    return date_is_set(said->published)       ? date_last_day(said->published)
           : date_is_set(f->asked->published) ? date_last_day(f->asked->published)
                                              : said_published(said, f->figures, f->lexicon);
}

static void
refuse_undated(Finding *f, const Said *said, const StoredFigure *old)
{
    g_autofree char *what = said_of_what(said, f->figures, f->lexicon), *was = said_text(&old->said),
                    *now = said_text(said);
    Date day = said_published(&old->said, f->figures, f->lexicon);
    char text[11];
    g_autofree char *more = g_strdup_printf("%s: %s would become %s%s%s", what, was, now,
                                            date_is_set(day) ? ", and the old one is of " : "",
                                            date_is_set(day) ? date_format(day, text) : "");

    mistakes_add(f->mistakes, DIAG_IMPORT_REVISION_UNDATED, "", more, said->at);
}

static void
revise(Finding *f, const Group *group, uint32_t s)
{
    const Said *said = &f->groups.said[s - 1];
    uint32_t old = standing_of(f, group, said);
    const StoredFigure *stored = &f->groups.stored[old - 1];
    Date was = said_published(&stored->said, f->figures, f->lexicon), now = day_of(f, said);

    f->found[s - 1].stored = old;
    f->found[s - 1].outcome = OUTCOME_REVISED;
    f->taken[old - 1] = true;
    if (date_is_set(now) && (!date_is_set(was) || date_compare(now, was) > 0))
        return;
    f->found[s - 1].outcome = OUTCOME_REFUSED;
    refuse_undated(f, said, stored);
}

/* Of several figures of one group in the table itself: which of two stands must follow from what is said of them. */
static void
look_at_earlier(Finding *f, const Group *group, uint32_t s)
{
    const Said *said = &f->groups.said[s - 1];

    for (uint32_t o = group->said; o != s; o = f->groups.next_said[o - 1]) {
        const Said *other = &f->groups.said[o - 1];
        g_autofree char *what = NULL;

        if (f->found[o - 1].outcome != OUTCOME_NEW)
            continue;
        if (said_figure_is(said, other) && said->sources == other->sources && said->quality == other->quality &&
            said->note == other->note && date_equal(said->published, other->published)) {
            f->found[s - 1].outcome = OUTCOME_REPEATED;
            return;
        }
        if (said->quality != other->quality || !date_equal(day_of(f, said), day_of(f, other)))
            continue;
        what = said_of_what(said, f->figures, f->lexicon);
        mistakes_add(f->mistakes, DIAG_IMPORT_TWICE, what, NULL, said->at);
        f->found[s - 1].outcome = OUTCOME_REFUSED;
        return;
    }
}

/* A figure of the data has a source. */
static void
look_for_source(Finding *f, uint32_t s)
{
    const Said *said = &f->groups.said[s - 1];
    Change *found = &f->found[s - 1];

    if (said->sources != 0 || (found->outcome != OUTCOME_NEW && found->outcome != OUTCOME_REVISED))
        return;
    mistakes_add(f->mistakes, DIAG_IMPORT_NO_SOURCE, "", NULL, said->at);
    found->outcome = OUTCOME_REFUSED;
}

/* The earliest day of the sources of a list; unset: none has one, or all are registers. */
static Date
first_day_of_sources(const Finding *f, uint32_t list)
{
    g_auto(GStrv) ids = g_strsplit(said_word(f->figures, list), " ", -1);
    Date first = DATE_NONE;

    for (size_t i = 0; ids[i] != NULL; i++) {
        const Source *source = plan_find_source(lexicon_plan(f->lexicon), ids[i]);

        if (source != NULL && !source->is_register && date_is_set(source->published) &&
            (!date_is_set(first) || date_compare(date_last_day(source->published), first) < 0))
            first = date_last_day(source->published);
    }
    return first;
}

/* The day on which it was first published: its own, that of the import, or its earliest source's. */
static Date
first_day_of(const Finding *f, const Said *said)
{
    static const Date unknown = { UNKNOWN_YEAR, 0, 0 };
    Date own = date_is_set(said->published) ? said->published : f->asked->published, *kept;

    if (date_is_set(own))
        return date_last_day(own);
    while (f->first_days->len <= said->sources)
        g_array_append_val(f->first_days, unknown);
    kept = &g_array_index(f->first_days, Date, said->sources);
    if (kept->year == UNKNOWN_YEAR)
        *kept = first_day_of_sources(f, said->sources);
    return *kept;
}

/* The data would be refused with a figure that was known before its period begins. */
static void
refuse_foresight(Finding *f, uint32_t s, Date first)
{
    const Said *said = &f->groups.said[s - 1];
    char day[11];
    g_autofree char *more =
        g_strdup_printf(": %s of %s", said_word(f->figures, said->period_text), date_format(first, day));

    mistakes_add(f->mistakes, DIAG_IMPORT_VALUE, "the figure was published before its period begins", more, said->at);
    f->found[s - 1].outcome = OUTCOME_REFUSED;
}

/* No page of the plan's own days shows it: what is told by no day is told when its period ends (model/known.c). */
static bool
is_later(const Finding *f, const Said *said, Date first)
{
    Date end = date_last_day(said->period.last),
         own = date_is_set(first) && date_compare(first, end) < 0 ? first : end;

    return (date_is_set(first) && date_compare(first, f->days.known_by) > 0) ||
           date_compare(date_first_day(said->period.first), f->days.as_of) > 0 ||
           date_compare(own, f->days.as_of) > 0 || date_compare(own, f->days.known_by) > 0;
}

static void
look_for_foresight(Finding *f, uint32_t s)
{
    const Said *said = &f->groups.said[s - 1];
    Outcome outcome = f->found[s - 1].outcome;
    Date first;

    if (outcome != OUTCOME_NEW && outcome != OUTCOME_REVISED)
        return;
    first = first_day_of(f, said);
    if (date_is_set(first) && date_compare(first, date_first_day(said->period.first)) < 0)
        refuse_foresight(f, s, first);
    else if (is_later(f, said, first))
        f->merge->later++;
}

/* What the table asks to be taken out goes as what has vanished from it does. */
static bool
take_deleted(Finding *f, const Group *group, uint32_t said)
{
    if (!g_array_index(f->figures->rows, Said, said - 1).deleted)
        return false;
    f->found[said - 1].outcome = OUTCOME_SAME;
    for (uint32_t t = group->stored; t > 0; t = f->groups.next_stored[t - 1])
        if (!f->taken[t - 1]) {
            Change change = { .stored = t, .outcome = OUTCOME_VANISHED };

            f->taken[t - 1] = true;
            g_array_append_val(f->deleted, change);
        }
    return true;
}

static void
decide(Finding *f, const Group *group)
{
    for (uint32_t s = group->said; s > 0; s = f->groups.next_said[s - 1])
        if (take_deleted(f, group, s))
            return;
    if (group->stored > 0)
        take_close(f, group);
    for (uint32_t s = group->said; s > 0; s = f->groups.next_said[s - 1]) {
        if (f->found[s - 1].stored > 0)
            continue;
        if (group->stored > 0) {
            revise(f, group, s);
        } else {
            f->found[s - 1].outcome = OUTCOME_NEW;
            if (s != group->said)
                look_at_earlier(f, group, s);
        }
        look_for_source(f, s);
        look_for_foresight(f, s);
    }
}

/* Of an earlier import of this table, and nothing of it is in the table any more. */
static void
add_vanished(Finding *f)
{
    for (size_t i = 0; i < f->groups.count; i++) {
        const Group *group = &f->groups.list[i];

        for (uint32_t t = group->said > 0 ? 0 : group->stored; t > 0; t = f->groups.next_stored[t - 1]) {
            const char *origin = said_word(f->figures, f->groups.stored[t - 1].origin);
            Change change = { .stored = t, .outcome = OUTCOME_VANISHED };

            if (f->asked->origin_prefix == NULL || !g_str_has_prefix(origin, f->asked->origin_prefix))
                continue;
            g_array_append_val(f->merge->changes, change);
        }
    }
}

Merge *
merge_find(const DataText *data, SaidList *figures, const Lexicon *lexicon, const MergeAsked *asked, Mistakes *mistakes)
{
    Merge *merge = g_new0(Merge, 1);
    Finding f = {
        .merge = merge, .data = data, .figures = figures, .lexicon = lexicon, .asked = asked, .mistakes = mistakes,
        .days = plan_days(lexicon_plan(lexicon))
    };

    merge->changes = g_array_sized_new(FALSE, FALSE, sizeof(Change), figures->rows->len + 1);
    large_pages_ask(merge->changes->data, figures->rows->len * sizeof(Change));
    g_array_set_size(merge->changes, figures->rows->len);
    f.found = (Change *)(void *)merge->changes->data;
    f.taken = g_new0(bool, data->figures->len + 1);
    f.deleted = g_array_new(FALSE, FALSE, sizeof(Change));
    f.first_days = g_array_new(FALSE, FALSE, sizeof(Date));
    groups_make(&f.groups, data, figures);
    for (guint i = 0; i < figures->rows->len; i++)
        f.found[i] = (Change){ .said = i };
    for (size_t i = 0; i < f.groups.count; i++)
        if (f.groups.list[i].said > 0)
            decide(&f, &f.groups.list[i]);
    if (asked->whole)
        add_vanished(&f);
    g_array_append_vals(merge->changes, f.deleted->data, f.deleted->len);
    g_array_unref(f.deleted);
    g_array_unref(f.first_days);
    for (guint i = 0; i < merge->changes->len; i++)
        merge->counts[g_array_index(merge->changes, Change, i).outcome]++;
    groups_clear(&f.groups);
    g_free(f.taken);
    return merge;
}

void
merge_free(Merge *merge)
{
    if (merge == NULL)
        return;
    g_array_unref(merge->changes);
    g_free(merge);
}

/* ---- telling ---- */

static void
print_changed(const Said *said, const Said *stored, uint8_t changed, const SaidList *figures, GString *out)
{
    static const struct {
        uint8_t bit;
        const char *name;
    } names[] = { { GIVEN_STATUS, "status" },    { GIVEN_BASIS, "basis" },     { GIVEN_PUBLISHED, "published" },
                  { GIVEN_UNTIL, "until" },      { GIVEN_SOURCES, "sources" }, { GIVEN_NOTE, "note" },
                  { GIVEN_AUDIENCE, "audience" } };
    const char *separator = ": ";

    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        if ((changed & names[i].bit) == 0)
            continue;
        g_string_append_printf(out, "%s%s", separator, names[i].name);
        if (names[i].bit == GIVEN_NOTE)
            g_string_append_printf(out, " '%s', now '%s'", said_word(figures, stored->note),
                                   said_word(figures, said->note));
        if (names[i].bit == GIVEN_SOURCES)
            g_string_append_printf(out, " '%s', now '%s'", said_word(figures, stored->sources),
                                   said_word(figures, said->sources));
        separator = "; ";
    }
}

void
merge_print(const Merge *merge, const DataText *data, const SaidList *figures, const Lexicon *lexicon, size_t most_new,
            GString *out)
{
    static const char *const words[OUTCOME_COUNT] = { [OUTCOME_NEW] = "new",
                                                      [OUTCOME_CHANGED] = "changed",
                                                      [OUTCOME_REVISED] = "revised",
                                                      [OUTCOME_VANISHED] = "vanished" };
    size_t told = 0;

    for (guint i = 0; i < merge->changes->len; i++) {
        const Change *c = &g_array_index(merge->changes, Change, i);
        const Said *stored = c->stored == 0 ? NULL : &g_array_index(data->figures, StoredFigure, c->stored - 1).said,
                   *said = c->outcome == OUTCOME_VANISHED ? stored : &g_array_index(figures->rows, Said, c->said);
        g_autofree char *what = NULL, *now = NULL, *was = NULL;

        if (words[c->outcome] == NULL || (c->outcome == OUTCOME_NEW && told++ >= most_new))
            continue;
        what = said_of_what(said, figures, lexicon);
        now = said_text(said);
        was = stored == NULL ? NULL : said_text(stored);
        g_string_append_printf(out, "%-9s%s: ", words[c->outcome], what);
        if (c->outcome == OUTCOME_REVISED)
            g_string_append_printf(out, "%s, now %s", was, now);
        else
            g_string_append(out, now);
        if (c->outcome == OUTCOME_CHANGED)
            print_changed(said, stored, c->changed, figures, out);
        g_string_append_c(out, '\n');
    }
    if (told > most_new && most_new > 0)
        g_string_append_printf(out, "new      and %zu more\n", told - most_new);
}
