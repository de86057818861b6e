#ifndef MODEL_OBSERVATIONS_H
#define MODEL_OBSERVATIONS_H
/*
 * Where a plan keeps its observations: a row of fixed size for each, and tables beside it for what many share (texts,
 * lists of sources, files) and for what few have (ranges, days of their own). There may be millions, so nothing in a
 * row is a pointer, and whoever reads one gets an Observation by value, made from the row (plan.h).
 */
#include "model/builder.h"

/* Bits of what is said of a value are so wide that each enum fits: see the asserts in observations.c. */
typedef struct StoredObservation {
    double value;
    Period period;
    uint32_t file, line, column;        /* file: place in the table of files; column: 0 where it is not known */
    /* place in the table of series; while the plan is built, in the order of their first observations */
    uint32_t series;
    uint32_t sources;                   /* place in the table of lists of sources */
    uint32_t note;                      /* place in the table of texts */
    /* 0: nothing more is said of it; else 1 + place in the table of what few have */
    uint32_t more;
    uint32_t index;                     /* position in the files */
    uint32_t nth;                       /* of those that would have the same id, from 1 */
    uint16_t decimals;
    /*
     * counted: a Frequency, while the day is not known from which reporting years count; then period.first.year is
     * the year and period.last.year the number in it. has_sources: they are its own, not those of its series
     */
    uint16_t quality : 2, qualifier : 3, missing : 3, counted : 3, has_sources : 1;
} StoredObservation;

/*
 * A row, its share of the table of series where each observation is a series of its own, and members of two dimensions
 * stay within this.
 */
enum { BYTES_AN_OBSERVATION = 100, BYTES_OF_TWO_DIMENSIONS = 2 * sizeof(uint32_t) };

/* What few observations have. */
typedef struct MoreSaid {
    double low, high;
    const char *origin;
    Date published, until, imported;
    uint32_t basis;
    uint32_t until_line, until_column;  /* where `until` stands; 0: it is not known */
    bool has_range, between;
} MoreSaid;

/*
 * A list of sources as it is written, each once, and what it leads to. first: the earliest day on which one was
 * published; unset: none is dated. clean: nobody is to be told of it.
 */
typedef struct SourceList {
    const char *written;
    const Source *const *sources;
    size_t count;
    Date first;
    bool has_register, clean;
} SourceList;

/* All observations of one measure and area, by period, and within a period what stands last comes last. */
typedef struct Series { const Measure *measure; const Area *area; ObservationRef first; uint32_t count; } Series;

typedef struct ObservationStore ObservationStore;
ObservationStore *observations_new(Arena *arena);       /* texts are kept in the arena, which must outlive it */
void observations_free(ObservationStore *store);

/* Files of so many bytes will be read, of which most are observations or all others: room is made for them at once. */
void observations_expect(ObservationStore *store, size_t bytes);
void observations_add(ObservationStore *store, const ObservationRow *row);
/* Takes back what was added after there were so many: their file turned out to be broken. */
void observations_cut(ObservationStore *store, size_t count);
size_t observations_count(const ObservationStore *store);

/* How references are looked up; each that leads nowhere is told at its place. `in` is handed through. */
typedef struct ObservationLookup {
    void *in;
    const Measure *(*measure)(void *in, const char *id, Place place);
    const Area *(*area)(void *in, const char *id, Place place);
    const Source *const *(*sources)(void *in, const char *ids, size_t *count, Place place);
    /* false, and told: there is no such period */
    bool (*period)(void *in, const WrittenPeriod *written, Place place, Period *out);
} ObservationLookup;
/*
 * Once, when all is read: resolves references, checks, and sorts by measure, area and period. Those that lead nowhere
 * are dropped, and told.
 */
void observations_settle(ObservationStore *store, const ObservationLookup *lookup, Diags *diags);
/* Then: gives each an id of its own, and tells of two figures between which nothing decides. */
void observations_name(ObservationStore *store, Diags *diags);

/* ---- settled ones ---- */

/* Adds what they say, and not where, to `sum`: where that is the same, so is every answer that is made from them. */
void observations_digest(const ObservationStore *store, GChecksum *sum);

/*
 * The same of one series, wherever it stands among others: the first eight bytes of its digest. `sum` is used, and is
 * as new afterwards.
 */
guint64 observations_series_digest(const ObservationStore *store, const Series *series, GChecksum *sum);

Observation observations_at(const ObservationStore *store, ObservationRef at);
const StoredObservation *observations_row(const ObservationStore *store, ObservationRef at);
/* by measure, then by area, the world first */
const Series *observations_series(const ObservationStore *store, size_t *count);
const char *const *observations_texts(const ObservationStore *store, size_t *count);      /* the first is NULL */
const SourceList *observations_lists(const ObservationStore *store, size_t *count);
const MoreSaid *observations_more(const ObservationStore *store, size_t *count);

#endif
