/*
 * Observations in rows. While files are read a row holds the numbers of what is written: of the pair of measure and
 * area, of the list of sources, of the note. Each of these is kept once and is looked up once, when all is read; then
 * rows are put in order where they lie (observation_order.c).
 */
#include "model/observation_store.h"
#include <string.h>
#include "base/diag_model.h"
#include "base/large_pages.h"
#include "base/words.h"
#include "model/internal.h"

_Static_assert(Q_FINAL < 1 << 2 && QUALIFIER_COUNT <= 1 << 3 && MISSING_COUNT <= 1 << 3 && FREQUENCY_COUNT <= 1 << 3,
               "what is said of a value fits its bits");
_Static_assert(sizeof(StoredObservation) + sizeof(Series) + BYTES_OF_TWO_DIMENSIONS <= BYTES_AN_OBSERVATION,
               "an observation is small");

/* ---- making and freeing ---- */

static WrittenNames
names_new(void)
{
    return (WrittenNames){ .names = g_array_new(FALSE, TRUE, sizeof(WrittenName)),
                           .places = g_hash_table_new(g_str_hash, g_str_equal) };
}

static void
names_clear(WrittenNames *names)
{
    g_clear_pointer(&names->names, g_array_unref);
    g_clear_pointer(&names->places, g_hash_table_unref);
}

ObservationStore *
observations_new(Arena *arena)
{
    ObservationStore *s = g_new0(ObservationStore, 1);

    s->arena = arena;
    s->more = g_array_new(FALSE, FALSE, sizeof(MoreSaid));
    s->lists = g_array_new(FALSE, TRUE, sizeof(SourceList));
    s->series = g_array_new(FALSE, FALSE, sizeof(Series));
    s->texts = g_ptr_array_new();
    s->files = g_ptr_array_new();
    s->written = g_array_new(FALSE, TRUE, sizeof(WrittenSeries));
    s->elements = g_array_new(FALSE, FALSE, sizeof(SeriesElement));
    s->measures = names_new();
    s->areas = names_new();
    s->categories = names_new();
    s->name = g_string_new(NULL);
    s->list_places = g_hash_table_new(g_str_hash, g_str_equal);
    s->text_places = g_hash_table_new(g_str_hash, g_str_equal);
    g_ptr_array_add(s->texts, NULL);
    return s;
}

static void
forget_reading(ObservationStore *s)
{
    g_clear_pointer(&s->written, g_array_unref);
    g_clear_pointer(&s->elements, g_array_unref);
    names_clear(&s->measures);
    names_clear(&s->areas);
    names_clear(&s->categories);
    if (s->name != NULL)
        g_string_free(s->name, TRUE);
    s->name = NULL;
    g_clear_pointer(&s->list_places, g_hash_table_unref);
    g_clear_pointer(&s->text_places, g_hash_table_unref);
}

void
observations_free(ObservationStore *store)
{
    if (store == NULL)
        return;
    forget_reading(store);
    g_free(store->rows);
    g_array_unref(store->more);
    g_array_unref(store->lists);
    g_array_unref(store->series);
    g_ptr_array_unref(store->texts);
    g_ptr_array_unref(store->files);
    g_free(store);
}

/* ---- rows as they come ---- */

/* An observation takes about so many bytes of a file, with its share of what parts it from others. */
enum { FIRST_ROOM = 64, BYTES_WRITTEN = 80, MANY_ROWS = 1 << 16 };

static uint32_t
number_of_name(ObservationStore *s, WrittenNames *written, const char *text)
{
    guint place;

    if (written->names->len > 0 && strcmp(NAME(written, written->last)->text, text) == 0)
        return written->last;
    if (written->names->len > 0 && strcmp(NAME(written, written->before)->text, text) == 0) {
        place = written->before;
        written->before = written->last;
        return written->last = place;
    }
    place = GPOINTER_TO_UINT(g_hash_table_lookup(written->places, text));
    if (place == 0) {
        WrittenName name = { .text = arena_strdup(s->arena, text) };

        g_array_append_val(written->names, name);
        place = written->names->len;
        g_hash_table_insert(written->places, (gpointer)(guintptr)name.text, GUINT_TO_POINTER(place));
    }
    written->before = written->last;
    return written->last = place - 1;
}

/* Both halves are small and go side by side: their product with an odd number spreads them over its upper bits. */
static size_t
hash_pair(uint32_t one, uint32_t other)
{
    return (size_t)(((guint64)one << 32 | other) * G_GUINT64_CONSTANT(0x9E3779B97F4A7C15) >> 48);
}

/* The text of a measure of some is put together when it does not come again. */
static uint32_t
number_of_some(ObservationStore *s, uint32_t measure, const char *by)
{
    uint32_t categories = number_of_name(s, &s->categories, by);
    NameOfSome *recent = &s->recent_names[hash_pair(measure, categories) % RECENT_NAMES_OF_SOME];

    if (recent->name == 0 || recent->measure != measure || recent->by != categories) {
        g_string_assign(s->name, NAME(&s->measures, measure)->text);
        disaggregated_add(s->name, by);
        *recent = (NameOfSome){ measure, categories, 1 + number_of_name(s, &s->measures, s->name->str) };
    }
    return recent->name - 1;
}

/* new_element: its measure and area are not those of the row before. */
static uint32_t
number_of_series(ObservationStore *s, const ObservationRow *row, bool new_element)
{
    WrittenSeries key;
    uint32_t *recent;

    if (new_element) {
        s->element_measure = number_of_name(s, &s->measures, row->measure);
        s->element_area = number_of_name(s, &s->areas, row->area);
    }
    key.measure = row->by == NULL ? s->element_measure : number_of_some(s, s->element_measure, row->by);
    key.area = s->element_area;
    recent = &s->recent[hash_pair(key.measure, key.area) % RECENT_SERIES];

    if (s->written->len == 0 || memcmp(&key, WRITTEN(s, *recent), sizeof key) != 0) {
        *recent = s->written->len;
        g_array_append_val(s->written, key);
    }
    return *recent;
}

static uint32_t
number_of_list(ObservationStore *s, const char *ids)
{
    guint place;

    if (s->lists->len > 0 && strcmp(LIST(s, s->last_list)->written, ids) == 0)
        return s->last_list;
    place = GPOINTER_TO_UINT(g_hash_table_lookup(s->list_places, ids));
    if (place == 0) {
        SourceList list = { .written = arena_strdup(s->arena, ids) };

        g_array_append_val(s->lists, list);
        place = s->lists->len;
        g_hash_table_insert(s->list_places, (gpointer)(guintptr)list.written, GUINT_TO_POINTER(place));
    }
    return s->last_list = place - 1;
}

static uint32_t
number_of_text(ObservationStore *s, const char *text)
{
    guint place;

    if (text == NULL)
        return 0;
    place = GPOINTER_TO_UINT(g_hash_table_lookup(s->text_places, text));
    if (place == 0) {
        char *kept = arena_strdup(s->arena, text);

        place = s->texts->len;
        g_ptr_array_add(s->texts, kept);
        g_hash_table_insert(s->text_places, kept, GUINT_TO_POINTER(place));
    }
    return place;
}

static uint32_t
number_of_file(ObservationStore *s, const char *file)
{
    for (guint i = s->files->len; i > 0; i--)
        if (g_ptr_array_index(s->files, i - 1) == file)
            return i - 1;
    g_ptr_array_add(s->files, (gpointer)(guintptr)file);
    return s->files->len - 1;
}

static uint32_t
number_of_more(ObservationStore *s, const ObservationRow *row)
{
    MoreSaid more = { .low = row->said.low,
                      .high = row->said.high,
                      .published = row->published,
                      .until = row->said.until,
                      .until_line = (uint32_t)row->until.line,
                      .until_column = (uint32_t)row->until.column,
                      .imported = row->imported,
                      .has_range = row->said.has_range,
                      .between = row->said.between };

    if (!date_is_set(row->published) && !date_is_set(row->said.until) && !row->said.has_range &&
        !row->said.between && row->said.basis == NULL && row->origin == NULL)
        return 0;
    more.origin = arena_strdup(s->arena, row->origin);          /* each is another */
    more.basis = number_of_text(s, row->said.basis);
    g_array_append_val(s->more, more);
    return s->more->len;
}

/* One that is counted lies nowhere yet: its year and its number stand where its ends will. */
static Period
stored_period(const ObservationRow *row)
{
    const WrittenPeriod *written = &row->written;

    if (written->counted != FREQUENCY_NONE)
        return (Period){ { (int16_t)written->year, 0, 0 }, { (int16_t)written->number, 0, 0 } };
    return date_is_set(written->period.first) ? written->period : row->period;
}

static WrittenPeriod
written_period(const StoredObservation *row)
{
    return (WrittenPeriod){ .period = row->period,
                            .counted = (Frequency)row->counted,
                            .year = row->period.first.year,
                            .number = row->period.last.year };
}

/*
 * What stands in no element of a series is one by itself, without a line. False: it stands in the one whose measure and
 * area were looked up last.
 */
static bool
note_element(ObservationStore *s, const ObservationRow *row)
{
    SeriesElement e = { (uint32_t)s->count, 0, (uint32_t)row->series.line, (uint32_t)row->series.column,
                        (uint32_t)row->of_series };
    const SeriesElement *last = s->elements->len == 0 ? NULL : ELEMENT(s, s->elements->len - 1);

    if (row->series.file != NULL)
        e.file = number_of_file(s, row->series.file);
    if (last == NULL || last->line != e.line || last->column != e.column || last->file != e.file)
        g_array_append_val(s->elements, e);
    else if (e.line > 0 && s->named_element == s->elements->len)
        return false;
    s->named_element = s->elements->len;
    return true;
}

static void
take_room(ObservationStore *s, StoredObservation *rows, size_t room)
{
    s->rows = rows;
    s->room = room;
    large_pages_ask(&s->rows[s->count], (s->room - s->count) * sizeof(StoredObservation));
}

/* What is asked for and not used costs nothing, while rows that are moved to where more of them fit cost twice. */
static void
make_room(ObservationStore *s, size_t rows)
{
    g_assert(rows < UINT32_MAX / 2);
    take_room(s, g_renew(StoredObservation, s->rows, rows), rows);
}

void
observations_expect(ObservationStore *store, size_t bytes)
{
    size_t rows = MIN(bytes / BYTES_WRITTEN, UINT32_MAX / 4);
    StoredObservation *room = NULL;

    if (rows >= MANY_ROWS && rows > store->room)
        room = g_try_renew(StoredObservation, store->rows, rows);
    if (room != NULL)                           /* else it grows as it must: a file may hold fewer than fit in it */
        take_room(store, room, rows);
}

void
observations_add(ObservationStore *store, const ObservationRow *row)
{
    StoredObservation o = { .value = row->value,
                            .period = stored_period(row),
                            .counted = row->written.counted & 7,
                            .file = number_of_file(store, row->place.file),
                            .line = (uint32_t)row->place.line,
                            .column = (uint32_t)row->place.column,
                            .series = number_of_series(store, row, note_element(store, row)),
                            .sources = number_of_list(store, row->sources == NULL ? "" : row->sources),
                            .note = number_of_text(store, row->note),
                            .more = number_of_more(store, row),
                            .index = (uint32_t)store->count,
                            .nth = 1,
                            .decimals = (uint16_t)CLAMP(row->decimals, 0, UINT16_MAX),
                            .quality = row->quality & 3,
                            .qualifier = row->said.qualifier & 7,
                            .missing = row->said.missing & 7,
                            .has_sources = row->has_sources };

    if (store->count == store->room)
        make_room(store, MAX(FIRST_ROOM, 2 * store->room));
    store->rows[store->count++] = o;
}

void
observations_cut(ObservationStore *store, size_t count)
{
    store->count = MIN(count, store->count);
    while (store->elements->len > 0 && ELEMENT(store, store->elements->len - 1)->first >= store->count)
        g_array_set_size(store->elements, store->elements->len - 1);
}

size_t
observations_count(const ObservationStore *store)
{
    return store->count;
}

/* ---- one by value ---- */

Observation
observation_of(const ObservationStore *s, const StoredObservation *row)
{
    const SourceList *list = LIST(s, row->sources);
    Observation o = { .period = row->period,
                      .value = row->value,
                      .decimals = row->decimals,
                      .quality = (Quality)row->quality,
                      .said = { .qualifier = (Qualifier)row->qualifier, .missing = (Missing)row->missing },
                      .note = g_ptr_array_index(s->texts, row->note),
                      .sources = list->sources,
                      .source_count = list->count,
                      .index = row->index,
                      .nth = row->nth,
                      .place = place_of(s, row) };

    if (row->more != 0) {
        const MoreSaid *more = &g_array_index(s->more, MoreSaid, row->more - 1);

        o.published = more->published;
        o.origin = more->origin;
        o.imported = more->imported;
        o.said.has_range = more->has_range;
        o.said.between = more->between;
        o.said.until = more->until;
        o.said.low = more->low;
        o.said.high = more->high;
        o.said.basis = g_ptr_array_index(s->texts, more->basis);
    }
    return o;
}

Observation
observations_at(const ObservationStore *store, ObservationRef at)
{
    const StoredObservation *row = ROW(store, at);
    const Series *series = &g_array_index(store->series, Series, row->series);
    Observation o = observation_of(store, row);

    o.measure = series->measure;
    o.area = series->area;
    return o;
}

const StoredObservation *
observations_row(const ObservationStore *store, ObservationRef at)
{
    return ROW(store, at);
}

const Series *
observations_series(const ObservationStore *store, size_t *count)
{
    *count = store->series->len;
    return (const Series *)(const void *)store->series->data;
}

const char *const *
observations_texts(const ObservationStore *store, size_t *count)
{
    *count = store->texts->len;
    return (const char *const *)store->texts->pdata;
}

const SourceList *
observations_lists(const ObservationStore *store, size_t *count)
{
    *count = store->lists->len;
    return (const SourceList *)(const void *)store->lists->data;
}

const MoreSaid *
observations_more(const ObservationStore *store, size_t *count)
{
    *count = store->more->len;
    return (const MoreSaid *)(const void *)store->more->data;
}

/* ---- references ---- */

/* The element in which the rows stand that are looked at, and what has been told of it. */
typedef struct Element {
    guint next;
    const SeriesElement *is; Place place;
    bool measure_told, area_told, list_told;
} Element;

/* Goes on to the element of row `i`, the rows being looked at in their order. */
static void
enter_element_of(const ObservationStore *s, Element *element, size_t i)
{
    if (element->next == s->elements->len || ELEMENT(s, element->next)->first > i)
        return;
    while (element->next < s->elements->len && ELEMENT(s, element->next)->first <= i)
        element->next++;
    *element = (Element){ .next = element->next, .is = ELEMENT(s, element->next - 1) };
    if (element->is->line > 0)
        element->place = (Place){ g_ptr_array_index(s->files, element->is->file), (int)element->is->line,
                                  (int)element->is->column };
}

/* False: what the element itself says of the measure leads nowhere, which is told of it once. */
static bool
is_element_right(Element *element, const char *name, const ObservationLookup *lookup)
{
    g_autofree char *said = g_strndup(name, element->is->of_series);

    if (!element->measure_told)
        element->measure_told = lookup->measure(lookup->in, said, element->place) == NULL;
    return !element->measure_told;
}

/* What is not found as it is written is told at the place of each that names it, of an element of a series once. */
static const Measure *
find_measure(ObservationStore *s, const WrittenSeries *w, Element *element, const ObservationLookup *lookup,
             Place place)
{
    WrittenName *name = NAME(&s->measures, w->measure);

    if (name->clean)
        return name->found;
    if (element->is->line > 0 && !is_element_right(element, name->text, lookup))
        return NULL;
    name->found = lookup->measure(lookup->in, name->text, place);
    name->clean = name->found != NULL;
    return name->found;
}

static void
find_area(ObservationStore *s, const WrittenSeries *w, Element *element, const ObservationLookup *lookup, Place place)
{
    WrittenName *name = NAME(&s->areas, w->area);
    const Area *area;

    if (name->clean || element->area_told)
        return;
    name->found = area = lookup->area(lookup->in, name->text, element->is->line > 0 ? element->place : place);
    name->clean = *name->text == '\0' || (area != NULL && strcmp(area->id, name->text) == 0);
    element->area_told = !name->clean && element->is->line > 0;
}

static void
find_list(SourceList *list, const ObservationLookup *lookup, Place place, Diags *diags)
{
    g_auto(GStrv) ids = NULL;

    if (list->clean)
        return;
    list->sources = lookup->sources(lookup->in, list->written, &list->count, place);
    list->first = DATE_NONE;
    for (size_t i = 0; i < list->count; i++) {
        const Source *source = list->sources[i];
        Date day = date_is_set(source->published) ? date_last_day(source->published) : DATE_NONE;

        list->has_register = list->has_register || source->is_register;
        if (!source->is_register && date_is_set(day) &&
            (!date_is_set(list->first) || date_compare(day, list->first) < 0))
            list->first = day;
    }
    ids = words_split(list->written);
    if (ids[0] == NULL)
        diag_report(diags, DIAG_MODEL_NO_SOURCE, place, NULL);
    list->clean = list->count > 0 && list->count == g_strv_length(ids);
}

/* Those of a series are told once, at its element; that there are none at all, of each row. */
static void
find_list_of(const ObservationStore *s, const StoredObservation *row, Element *element, const ObservationLookup *lookup,
             Diags *diags)
{
    SourceList *list = LIST(s, row->sources);
    bool shared = element->is->line > 0 && !row->has_sources && !words_is_blank(list->written);

    if (list->clean || (shared && element->list_told))
        return;
    find_list(list, lookup, shared ? element->place : place_of(s, row), diags);
    element->list_told = shared && !list->clean;
}

/* Nobody tells of a time that has not begun: one of both days is wrong. */
static void
tell_foreseen(const Observation *o, const Measure *measure, Diags *diags)
{
    Date first = observation_first_published(o);
    Place told_at = o->place;
    char text[11];

    if (!date_is_set(first) || date_compare(first, date_first_day(o->period.first)) >= 0)
        return;
    for (size_t i = 0; !date_is_set(o->published) && i < o->source_count; i++)
        if (date_is_set(o->sources[i]->published) && date_equal(date_last_day(o->sources[i]->published), first))
            told_at = o->sources[i]->place;
    diag_report_related(diags, DIAG_MODEL_FORESEEN, o->place, told_at, measure->id, date_format(first, text), NULL);
}

/* A register has told of it at the end of its period: only what is published can be too early. */
static bool
may_be_foreseen(const StoredObservation *row, const SourceList *list)
{
    return row->more != 0 ||
           (date_is_set(list->first) && date_compare(list->first, date_first_day(row->period.first)) < 0);
}

/* A row without a period says nothing: it is dropped with those that lead nowhere. */
static bool
place_period(const ObservationStore *s, StoredObservation *row, const ObservationLookup *lookup)
{
    WrittenPeriod written = written_period(row);
    Period period = { 0 };
    bool found = row->counted == FREQUENCY_NONE || lookup->period(lookup->in, &written, place_of(s, row), &period);

    if (row->counted != FREQUENCY_NONE)
        row->period = period;
    row->counted = FREQUENCY_NONE;
    return found;
}

static void
check_days(const ObservationStore *s, const StoredObservation *row, const Measure *measure, Diags *diags)
{
    if (!date_equal(row->period.last, row->period.first) &&
        date_compare(date_last_day(row->period.last), date_first_day(row->period.first)) < 0) {
        model_tell_backwards(diags, place_of(s, row), place_of(s, row), row->period.first, row->period.last);
    } else if (measure != NULL && may_be_foreseen(row, LIST(s, row->sources))) {
        Observation o = observation_of(s, row);

        tell_foreseen(&o, measure, diags);
    }
}

/* ---- all of it ---- */

static void
resolve(ObservationStore *s, const ObservationLookup *lookup, Diags *diags)
{
    Element element = { 0 };

    for (size_t i = 0; i < s->count; i++) {
        StoredObservation *row = ROW(s, i);
        const Measure *measure;

        enter_element_of(s, &element, i);
        measure = find_measure(s, WRITTEN(s, row->series), &element, lookup, place_of(s, row));
        find_area(s, WRITTEN(s, row->series), &element, lookup, place_of(s, row));
        find_list_of(s, row, &element, lookup, diags);
        if (place_period(s, row, lookup))
            check_days(s, row, measure, diags);
    }
}

void
observations_settle(ObservationStore *store, const ObservationLookup *lookup, Diags *diags)
{
    resolve(store, lookup, diags);
    g_clear_pointer(&store->elements, g_array_unref);
    observations_part(store);
    forget_reading(store);
    observations_order(store);
}

void
observation_write_id(const Observation *o, GString *out)
{
    char last[11];

    g_string_append(out, o->measure->id);
    g_string_append_c(out, '.');
    g_string_append(out, o->area == NULL ? "world" : o->area->id);
    g_string_append_c(out, '.');
    g_string_append(out, date_format(o->period.last, last));
    if (o->nth > 1)
        g_string_append_printf(out, ".%u", (unsigned)o->nth);
}

enum { DAY_BYTES = sizeof "2018-03-01" };

const char *
observation_id(const Observation *o, Arena *arena)
{
    const char *area = o->area == NULL ? "world" : o->area->id;
    size_t measure_length = strlen(o->measure->id), area_length = strlen(area);
    g_autoptr(GString) id = NULL;
    char *text, *at;

    if (o->nth <= 1) {                  /* nearly all: put together where it stays */
        at = text = arena_alloc(arena, measure_length + area_length + DAY_BYTES + 2);
        at = (char *)memcpy(at, o->measure->id, measure_length) + measure_length;
        *at++ = '.';
        at = (char *)memcpy(at, area, area_length) + area_length;
        *at++ = '.';
        date_format(o->period.last, at);
        return text;
    }
    id = g_string_new(NULL);
    observation_write_id(o, id);
    return arena_strndup(arena, id->str, id->len);
}
