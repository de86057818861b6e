/*
 * All that observations say as one number. It is made of settled ones, so that neither the order of files nor a line
 * that moved changes it; but of series whose order by periods is not that of the files the positions are in it, as they
 * decide between equals.
 */
#include <string.h>
#include "model/observations.h"

enum { PIECE = 1 << 14 };

static void
add_number(GByteArray *out, uint32_t number)
{
    number = GUINT32_TO_LE(number);
    g_byte_array_append(out, (const guint8 *)&number, sizeof number);
}

static void
add_text(GByteArray *out, const char *text)
{
    size_t length = text == NULL ? 0 : strlen(text);

    add_number(out, (uint32_t)length + (text != NULL));
    g_byte_array_append(out, (const guint8 *)text, (guint)length);
}

static void
add_double(GByteArray *out, double value)
{
    guint64 bits;

    memcpy(&bits, &value, sizeof bits);
    add_number(out, (uint32_t)bits);
    add_number(out, (uint32_t)(bits >> 32));
}

static uint32_t
date_number(Date date)
{
    return (uint32_t)date.year << 16 | (uint32_t)date.month << 8 | date.day;
}

static void
flush(GByteArray *out, GChecksum *sum, guint from)
{
    if (out->len < from)
        return;
    g_checksum_update(sum, out->data, out->len);
    g_byte_array_set_size(out, 0);
}

/*
 * A row is a third as long where it leaves out what it has in common with the one before; the first byte tells what is
 * there. index: of files in another order, whose positions decide between equals.
 */
static size_t
write_row(const StoredObservation *o, const StoredObservation *before, bool index, guint8 out[64])
{
    uint32_t numbers[13];
    size_t count = 0;
    guint64 bits;
    guint8 flags = 0;

    memcpy(&bits, &o->value, sizeof bits);
    numbers[count++] = (uint32_t)bits;
    numbers[count++] = (uint32_t)(bits >> 32);
    numbers[count++] = date_number(o->period.first);
    if (!date_equal(o->period.first, o->period.last))
        flags |= 1, numbers[count++] = date_number(o->period.last);
    if (o->series != before->series)
        flags |= 2, numbers[count++] = o->series;
    if (o->sources != before->sources)
        flags |= 4, numbers[count++] = o->sources;
    if (o->note != 0)
        flags |= 8, numbers[count++] = o->note;
    if (o->more != 0)
        flags |= 16, numbers[count++] = o->more;
    if (o->nth > 1)
        flags |= 32, numbers[count++] = o->nth;
    if (index)
        flags |= 64, numbers[count++] = o->index;
    for (size_t i = 0; i < count; i++)
        numbers[i] = GUINT32_TO_LE(numbers[i]);
    out[0] = flags;
    out[1] = (guint8)(o->quality | o->qualifier << 2 | o->missing << 4);
    out[2] = (guint8)o->decimals;
    out[3] = (guint8)(o->decimals >> 8);
    memcpy(out + 4, numbers, sizeof *numbers * count);
    return 4 + sizeof *numbers * count;
}

static void
digest_series(const ObservationStore *s, GByteArray *out, GChecksum *sum)
{
    size_t count;
    const Series *series = observations_series(s, &count);

    add_number(out, (uint32_t)count);
    for (size_t i = 0; i < count; i++, flush(out, sum, PIECE)) {
        add_text(out, series[i].measure->id);
        add_text(out, series[i].area == NULL ? NULL : series[i].area->id);
    }
}

static void
digest_lists(const ObservationStore *s, GByteArray *out, GChecksum *sum)
{
    size_t count;
    const SourceList *lists = observations_lists(s, &count);

    add_number(out, (uint32_t)count);
    for (size_t i = 0; i < count; i++, flush(out, sum, PIECE))
        add_text(out, lists[i].written);
}

static void
digest_texts(const ObservationStore *s, GByteArray *out, GChecksum *sum)
{
    size_t count;
    const char *const *texts = observations_texts(s, &count);

    add_number(out, (uint32_t)count);
    for (size_t i = 0; i < count; i++, flush(out, sum, PIECE))
        add_text(out, texts[i]);
}

static void
add_more(GByteArray *out, const MoreSaid *more)
{
    add_double(out, more->low);
    add_double(out, more->high);
    add_number(out, date_number(more->published));
    add_number(out, date_number(more->until));
    add_number(out, more->basis);
    add_text(out, more->origin);
    add_number(out, date_number(more->imported));
    add_number(out, (uint32_t)more->has_range | (uint32_t)more->between << 1);
}

static void
digest_more(const ObservationStore *s, GByteArray *out, GChecksum *sum)
{
    size_t count;
    const MoreSaid *more = observations_more(s, &count);

    add_number(out, (uint32_t)count);
    for (size_t i = 0; i < count; i++, flush(out, sum, PIECE))
        add_more(out, &more[i]);
}

static bool
is_in_order_of_files(const ObservationStore *s, const Series *series)
{
    for (uint32_t i = 1; i < series->count; i++)
        if (observations_row(s, series->first + i)->index < observations_row(s, series->first + i - 1)->index)
            return false;
    return true;
}

void
observations_digest(const ObservationStore *store, GChecksum *sum)
{
    static const StoredObservation none = { .series = UINT32_MAX };
    g_autoptr(GByteArray) out = g_byte_array_sized_new(2 * PIECE);
    const StoredObservation *before = &none;
    size_t count;
    const Series *series = observations_series(store, &count);

    digest_series(store, out, sum);
    digest_lists(store, out, sum);
    digest_texts(store, out, sum);
    digest_more(store, out, sum);
    add_number(out, (uint32_t)observations_count(store));
    for (size_t s = 0; s < count; s++) {
        bool index = !is_in_order_of_files(store, &series[s]);

        for (uint32_t i = 0; i < series[s].count; i++, flush(out, sum, PIECE)) {
            const StoredObservation *row = observations_row(store, series[s].first + i);
            guint8 bytes[64];

            g_byte_array_append(out, bytes, (guint)write_row(row, before, index, bytes));
            before = row;
        }
    }
    flush(out, sum, 0);
}

/* A row with what it names instead of places in tables, which other series move. */
static void
add_whole_row(const ObservationStore *s, const StoredObservation *row, uint32_t index, GByteArray *out)
{
    static const StoredObservation none = { 0 };
    StoredObservation plain = *row;
    size_t count;
    guint8 bytes[64];

    plain.series = plain.sources = plain.note = plain.more = 0;
    plain.index = index;
    g_byte_array_append(out, bytes, (guint)write_row(&plain, &none, true, bytes));
    add_text(out, observations_lists(s, &count)[row->sources].written);
    add_text(out, observations_texts(s, &count)[row->note]);
    if (row->more != 0) {
        MoreSaid more = observations_more(s, &count)[row->more - 1];

        add_text(out, observations_texts(s, &count)[more.basis]);
        more.basis = 0;
        add_more(out, &more);
    }
}

guint64
observations_series_digest(const ObservationStore *store, const Series *series, GChecksum *sum)
{
    g_autoptr(GByteArray) out = g_byte_array_new();
    bool index = !is_in_order_of_files(store, series);
    uint32_t first = observations_row(store, series->first)->index;
    guint8 digest[32];
    gsize size = sizeof digest;
    guint64 start;

    add_text(out, series->measure->id);
    add_text(out, series->area == NULL ? NULL : series->area->id);
    for (uint32_t i = 0; i < series->count; i++, flush(out, sum, PIECE)) {
        const StoredObservation *row = observations_row(store, series->first + i);

        add_whole_row(store, row, index ? row->index - first : 0, out);
    }
    flush(out, sum, 0);
    g_checksum_get_digest(sum, digest, &size);
    g_checksum_reset(sum);
    memcpy(&start, digest, sizeof start);
    return GUINT64_FROM_LE(start);
}
