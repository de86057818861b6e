/*
 * What stands in a cell is what the headers of its column and its row say: a figure of that year, of that area, of that
 * measure. Headers in other words than a number of a year, the name of an area or the title of a measure say nothing
 * that is known here.
 */
#include <string.h>
#include "truth/claim.h"

/* "2016" or "’16", and nothing else; 0: it is no year. Of two digits the year of that end which lies nearest. */
static int
year_of(const char *header, int near)
{
    g_autofree char *text = claim_bare(header, BARE_NO_SPACES);
    const char *at = text;
    int year = 0, digits = 0;

    if (g_str_has_prefix(at, "\u2019"))
        at += strlen("\u2019");
    for (; g_unichar_isdigit(g_utf8_get_char(at)) && digits < 5; at = g_utf8_find_next_char(at, NULL), digits++)
        year = year * 10 + g_unichar_digit_value(g_utf8_get_char(at));
    if (*at != '\0' || (digits == 4 ? *text == '\xE2' : digits != 2 || g_unichar_isdigit(g_utf8_get_char(text))))
        return 0;
    return digits == 4 ? year : near - near % 100 + year;
}

/* What stands until it is revoked stands under every year from its own on. */
static bool
is_of_year(const Claim *claim, const Fact *fact, int year)
{
    if (facts_stands(claim->facts, fact->measure))
        return fact->period.last.year <= year;
    return fact->period.last.year == year;
}

/* What is so called: an area, a treaty, a measure, or none of them. */
typedef struct Header {
    int year;
    const Area *area;
    const Treaty *treaty;
    bool measure;
} Header;

static const Area *
area_called(const Claim *claim, const char *header)
{
    size_t count;
    const Area *const *areas = plan_areas(facts_plan(claim->facts), &count);

    for (size_t i = 0; i < count; i++)
        if (claim_is_called(claim, header, areas[i]))
            return areas[i];
    return NULL;
}

static const Treaty *
treaty_called(const Claim *claim, const char *header)
{
    size_t count;
    const Treaty *const *treaties = plan_treaties(facts_plan(claim->facts), &count);

    for (size_t i = 0; i < count; i++)
        if (claim_same_words(header, treaties[i]->id) ||
            claim_same_words(header, local_text(treaties[i]->short_title, lang_tag(claim->lang))))
            return treaties[i];
    return NULL;
}

static bool
is_title_of(const Claim *claim, const char *header, const Measure *measure)
{
    return claim_same_words(header, local_text(measure->title, lang_tag(claim->lang))) ||
           claim_same_words(header, local_text(measure->short_title, lang_tag(claim->lang)));
}

static Header
read_header(const Claim *claim, const char *text)
{
    Header header = { .year = year_of(text, claim->days.as_of.year) };
    size_t count = 0;
    const Measure *const *measures;

    if (header.year != 0 || facts_plan(claim->facts) == NULL)
        return header;
    header.area = area_called(claim, text);
    header.treaty = header.area == NULL ? treaty_called(claim, text) : NULL;
    measures = plan_measures(facts_plan(claim->facts), &count);
    for (size_t i = 0; header.area == NULL && i < count; i++)
        header.measure = header.measure || is_title_of(claim, text, measures[i]);
    return header;
}

/* Read once for each language and day: the same words stand above and beside many cells. */
static const Header *
header_of(const Claim *claim, const char *text)
{
    g_autofree char *key = g_strdup_printf("%s %d %s", lang_tag(claim->lang), claim->days.as_of.year, text);
    Header *header = g_hash_table_lookup(claim->headers, key);

    if (header == NULL) {
        header = g_new(Header, 1);
        *header = read_header(claim, text);
        g_hash_table_insert(claim->headers, g_steal_pointer(&key), header);
    }
    return header;
}

/* Some measure is so called, and none of them is the figure's. */
static bool
is_of_other_measure(const Claim *claim, const char *header, const Fact *fact)
{
    size_t count, own = strcspn(fact->measure, "/");
    const Measure *const *measures = plan_measures(facts_plan(claim->facts), &count);

    for (size_t i = 0; i < count; i++)
        if (strcspn(measures[i]->id, "/") == own && strncmp(measures[i]->id, fact->measure, own) == 0)
            return !is_title_of(claim, header, measures[i]);
    return true;
}

Verdict
claim_under_heads(Claim *claim, const Fact *fact, const char *const *heads, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const Header *header = header_of(claim, heads[i]);

        if (header->year != 0 && !is_of_year(claim, fact, header->year))
            return claim_fails(claim, "under the header '%s' it is of %d", heads[i], fact->period.last.year);
        if (header->area != NULL && *fact->area != '\0' && strcmp(header->area->id, fact->area) != 0)
            return claim_fails(claim, "under the header '%s' it is of %s", heads[i], fact->area);
        if (header->measure && is_of_other_measure(claim, heads[i], fact))
            return claim_fails(claim, "under the header '%s' it is of %s", heads[i], fact->measure);
    }
    return VERDICT_HOLDS;
}

/* Does the header name what the property names, as long as it names such a thing at all? */
static bool
goes_with(const Claim *claim, const char *property, const char *named)
{
    return named == NULL || !claim_has(claim, property) || strcmp(claim_word(claim, property), named) == 0;
}

Verdict
claim_named_heads(Claim *claim, const char *const *heads, size_t count)
{
    double said;
    bool dated = claim_number(claim, "year", &said);

    for (size_t i = 0; i < count; i++) {
        const Header *header = header_of(claim, heads[i]);

        if (dated && header->year != 0 && header->year != (int)said)
            return claim_fails(claim, "under the header '%s' it is of %d", heads[i], (int)said);
        if (!goes_with(claim, "area-id", header->area == NULL ? NULL : header->area->id) ||
            !goes_with(claim, "of", header->treaty == NULL ? NULL : header->treaty->id))
            return claim_fails(claim, "it stands under the header '%s'", heads[i]);
    }
    return VERDICT_HOLDS;
}
