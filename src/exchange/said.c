/* Comparing what two say, and saying it to people. */
#include "exchange/said.h"
#include <string.h>
#include "base/digits.h"
#include "base/large_pages.h"
#include "base/words.h"

SaidList *
said_list_new(void)
{
    SaidList *f = g_new0(SaidList, 1);

    f->arena = arena_new();
    f->rows = g_array_new(FALSE, TRUE, sizeof(Said));
    f->texts = g_ptr_array_new();
    f->text_places = g_hash_table_new(g_str_hash, g_str_equal);
    g_ptr_array_add(f->texts, (gpointer)(guintptr) "");
    return f;
}

void
said_list_expect(SaidList *figures, size_t count)
{
    if (figures->rows->len > 0 || count > G_MAXUINT)
        return;
    g_array_unref(figures->rows);
    figures->rows = g_array_sized_new(FALSE, TRUE, sizeof(Said), (guint)count);
    large_pages_ask(figures->rows->data, count * sizeof(Said));
}

void
said_list_free(SaidList *figures)
{
    if (figures == NULL)
        return;
    g_array_unref(figures->rows);
    g_ptr_array_unref(figures->texts);
    g_hash_table_unref(figures->text_places);
    arena_free(figures->arena);
    g_free(figures);
}

uint32_t
said_word_number(SaidList *figures, const char *text)
{
    guint place = text == NULL || *text == '\0' ? 0 : GPOINTER_TO_UINT(g_hash_table_lookup(figures->text_places, text));

    if (place == 0 && text != NULL && *text != '\0') {
        char *kept = arena_strdup(figures->arena, text);

        place = figures->texts->len;
        g_ptr_array_add(figures->texts, kept);
        g_hash_table_insert(figures->text_places, kept, GUINT_TO_POINTER(place));
    }
    return place;
}

const char *
said_word(const SaidList *figures, uint32_t number)
{
    return g_ptr_array_index(figures->texts, number);
}

bool
said_is_of_one(const Said *a, const Said *b)
{
    return a->subject == b->subject && a->area == b->area && date_equal(a->period.first, b->period.first) &&
           date_equal(a->period.last, b->period.last);
}

bool
said_figure_is(const Said *a, const Said *b)
{
    return a->missing == b->missing && a->qualifier == b->qualifier && a->has_value == b->has_value &&
           a->has_range == b->has_range && (!a->has_value || a->value == b->value) &&
           (!a->has_range || (a->low == b->low && a->high == b->high));
}

Date
said_published(const Said *said, const SaidList *figures, const Lexicon *lexicon)
{
    g_auto(GStrv) ids = words_split(said_word(figures, said->sources));
    Date latest = DATE_NONE;

    if (date_is_set(said->published))
        return date_last_day(said->published);
    for (size_t i = 0; ids[i] != NULL; i++) {
        const Source *source = plan_find_source(lexicon_plan(lexicon), ids[i]);
        Date day = source == NULL ? DATE_NONE : source->is_register ? said->period.last : source->published;

        if (date_is_set(day) && (!date_is_set(latest) || date_compare(date_last_day(day), latest) > 0))
            latest = date_last_day(day);
    }
    return latest;
}

char *
said_number(double value, int decimals)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE + 320], format[8];

    g_snprintf(format, sizeof format, "%%.%df", CLAMP(decimals, 0, 9));
    g_ascii_formatd(text, sizeof text, format, value);
    return g_strdup(g_ascii_strtod(text, NULL) == value ? text : number_shortest(value, text));
}

char *
said_text(const Said *said)
{
    g_autofree char *value = said_number(said->value, said->decimals),
                    *low = said_number(said->low, said->range_decimals),
                    *high = said_number(said->high, said->range_decimals);
    const char *qualifier = qualifier_name((Qualifier)said->qualifier);

    if (said->missing != MISSING_NONE)
        return g_strdup(missing_name((Missing)said->missing));
    if (!said->has_value)
        return g_strdup_printf("%s to %s", low, high);
    if (said->has_range)
        return g_strdup_printf("%s (%s to %s)", value, low, high);
    return g_strdup_printf("%s%s%s", qualifier, *qualifier == '\0' ? "" : " ", value);
}

char *
said_of_what(const Said *said, const SaidList *figures, const Lexicon *lexicon)
{
    const Subject *subject = lexicon_subject_at(lexicon, said->subject);
    size_t count;
    const Area *const *areas = plan_areas(lexicon_plan(lexicon), &count);

    return g_strdup_printf("%s%s%s, %s, %s", subject->measure->id, *subject->by == '\0' ? "" : "/", subject->by,
                           said->area == 0 ? "world" : areas[said->area - 1]->id,
                           said_word(figures, said->period_text));
}
