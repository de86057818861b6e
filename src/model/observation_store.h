#ifndef MODEL_OBSERVATION_STORE_H
#define MODEL_OBSERVATION_STORE_H
/*
 * What the files that keep observations share: observations.c takes rows as they are read and hands them out,
 * observation_order.c puts them in order and names them. Nobody else sees it.
 */
#include "model/observations.h"

/* A measure or an area as it is written, and what it is. clean: as it is written, so that nobody is to be told. */
typedef struct WrittenName { const char *text; const void *found; bool clean; } WrittenName;
typedef struct WrittenNames {
    GArray *names;                      /* WrittenName */
    GHashTable *places;                 /* text -> 1 + its place */
    uint32_t last, before;              /* the next is mostly one of these: two members take turns */
} WrittenNames;
/* An element of a series, from its first row on; of the names of their measures it says so many bytes. */
typedef struct SeriesElement { uint32_t first, file, line, column, of_series; } SeriesElement;
/* A pair of them, by their places. */
typedef struct WrittenSeries { uint32_t measure, area; } WrittenSeries;

/* The name of a measure and categories as they are written behind it. name: of both, 0 where nothing is remembered. */
typedef struct NameOfSome { uint32_t measure, by, name; } NameOfSome;

enum { RECENT_SERIES = 1 << 8, RECENT_NAMES_OF_SOME = 1 << 10 };

struct ObservationStore {
    Arena *arena;
    StoredObservation *rows; size_t count, room;
    GArray *more;                       /* MoreSaid */
    GArray *lists;                      /* SourceList */
    GArray *series;                     /* Series */
    GPtrArray *texts, *files;           /* texts[0] is NULL: no text */
    /* while they are read */
    WrittenNames measures, areas, categories;   /* categories: only texts */
    NameOfSome recent_names[RECENT_NAMES_OF_SOME];      /* by their hash */
    GString *name;                      /* in which one is put together */
    /* of the element of a series whose number this is, from 1, as it is written there */
    uint32_t element_measure, element_area; guint named_element;
    GArray *written;                    /* WrittenSeries */
    GArray *elements;                   /* SeriesElement */
    /*
     * places in `written` of pairs that came lately, by their hash. One that is not found here is written once more:
     * what is written several times is one series in the end, and a table of all would take most of the memory.
     */
    uint32_t recent[RECENT_SERIES];
    GHashTable *list_places, *text_places;      /* of what is written -> 1 + its place */
    uint32_t last_list;                 /* that of the last row: the next has mostly the same */
};

#define ROW(store, i) (&(store)->rows[i])
#define LIST(store, i) (&g_array_index((store)->lists, SourceList, (i)))
#define WRITTEN(store, i) (&g_array_index((store)->written, WrittenSeries, (i)))
#define ELEMENT(store, i) (&g_array_index((store)->elements, SeriesElement, (i)))
#define NAME(written, i) (&g_array_index((written)->names, WrittenName, (i)))

static inline Place
place_of(const ObservationStore *s, const StoredObservation *o)
{
    return (Place){ g_ptr_array_index(s->files, o->file), (int)o->line, (int)o->column };
}

/* ---- observations.c ---- */

/* Without measure and area, which a row of a plan that is not settled does not know. */
Observation observation_of(const ObservationStore *s, const StoredObservation *row);

/* ---- observation_order.c ---- */

/*
 * Makes the series of what was looked up, by measure and area, in place of what was written; rows of none go, and each
 * of the others has its series' number.
 */
void observations_part(ObservationStore *store);
/* Puts the rows of each series side by side, by period, and within one the row that counts last. */
void observations_order(ObservationStore *store);

#endif
