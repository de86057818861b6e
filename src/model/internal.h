#ifndef MODEL_INTERNAL_H
#define MODEL_INTERNAL_H
/* The plan as the files of this room see it. */
#include "model/builder.h"
#include "model/view.h"

/* All observations of one measure and state, by period, and what stands for each period. */
typedef struct Series { const Measure *measure; const State *state; const Observation **observations; size_t count; } Series;

struct Plan {
    Arena *arena;
    const char *id, *language, *file, *frame, *facts;
    LocalText title, organisation, contact;
    Period period; Date as_of; Place place;
    GPtrArray *states, *target_states, *sources, *measures, *treaties, *objectives, *indicators, *observations;
    GArray *goals, *topics, *units, *events, *publications, *abbreviations, *memberships, *deadlines;
    GHashTable *state_names;            /* id, house name or alias -> State */
    Audience audience;
    GHashTable *withheld;               /* "kind id" -> Place */
    GHashTable *by_id[6];               /* State, Source, Measure, Treaty, Objective, Indicator */
    Series *series; size_t series_count;        /* sorted by measure index, then state index (world first) */
};

enum { IDS_STATE, IDS_SOURCE, IDS_MEASURE, IDS_TREATY, IDS_OBJECTIVE, IDS_INDICATOR };

/* Plan-wide lookups of this room. */
const Series *plan_find_series(const Plan *plan, const Measure *measure, const State *state);
const Membership *plan_find_membership(const Plan *plan, const State *state, const Treaty *treaty);

struct View {
    const Plan *plan;
    Date as_of;
    Recorder *recorder;
    Arena *arena;
};

/* The recorder, when there is one, takes a question (a verb, what is asked, of which state) with its answer; both are freed. */
GString *view_question(const char *verb, const char *what, const State *state);
/* What an answer holds of a text with its translations, of sources, of an event: whatever a page may print of them. */
void record_text(GString *answer, LocalText text);
void record_sources(GString *answer, const Source *const *sources, size_t count);
void record_event(GString *answer, const Event *event);
void view_record(View *view, GString *question, GString *answer);

#endif
