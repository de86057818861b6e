/* What a sentence says of itself, and how numbers and dates are printed. */
#include "truth/claim.h"
#include <math.h>
#include <string.h>

const char *
claim_word(const Claim *claim, const char *name)
{
    for (size_t i = 0; i < claim->sentence->count; i++)
        if (strcmp(claim->sentence->properties[i].name, name) == 0)
            return claim->sentence->properties[i].value;
    return "";
}

bool
claim_has(const Claim *claim, const char *name)
{
    return *claim_word(claim, name) != '\0';
}

bool
claim_number(const Claim *claim, const char *name, double *out)
{
    const char *text = claim_word(claim, name);
    char *end;

    *out = g_ascii_strtod(text, &end);
    return *text != '\0' && *end == '\0' && isfinite(*out);
}

Verdict
claim_fails(Claim *claim, const char *format, ...)
{
    va_list args;
    g_autofree char *text = NULL;

    va_start(args, format);
    text = g_strdup_vprintf(format, args);
    va_end(args);
    claim->why = arena_strdup(claim->arena, text);
    return VERDICT_FAILS;
}

/* "#id", "#id@1000": what it was divided by before it was printed is no matter of the figure's. */
const Fact *
claim_fact_of(Claim *claim, const char *name, const char *word, Verdict *verdict)
{
    double scale;
    g_autofree char *id = *word == '#' ? facts_printed_id(word, &scale) : NULL;
    const Fact *fact = id == NULL ? NULL : facts_find(claim->facts, id, claim->days);

    *verdict = VERDICT_HOLDS;
    if (fact == NULL)
        *verdict = facts_plan(claim->facts) == NULL ? VERDICT_UNTOLD
                   : id == NULL                     ? claim_fails(claim, "it names no figure as '%s'", name)
                                                    : claim_fails(claim, "the data have no figure %s", id);
    return fact;
}

const Fact *
claim_fact(Claim *claim, const char *name, Verdict *verdict)
{
    return claim_fact_of(claim, name, claim_word(claim, name), verdict);
}

/* ---- texts ---- */

/* No-break space, thin space, narrow no-break space: they part thousands. */
static bool
is_thin(gunichar c)
{
    return c == 0x00A0 || c == 0x2009 || c == 0x202F;
}

/* Letters that a font has as one glyph are read as one character of Unicode's presentation forms: ﬁ, ﻻ. */
static void
append_letters(GString *out, gunichar c)
{
    char one[7] = "";
    bool form = (c >= 0xfb00 && c <= 0xfdff) || (c >= 0xfe70 && c <= 0xfefc);
    g_autofree char *letters = NULL;

    g_unichar_to_utf8(c, one);
    if (form)
        letters = g_utf8_normalize(one, -1, G_NORMALIZE_NFKC);
    g_string_append(out, letters == NULL ? one : letters);
}

char *
claim_bare(const char *text, BareSpaces spaces)
{
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    GString *out = g_string_new(NULL);

    for (const char *at = valid; *at != '\0'; at = g_utf8_find_next_char(at, NULL)) {
        gunichar c = g_utf8_get_char(at);

        if (g_unichar_type(c) != G_UNICODE_FORMAT &&
            !(spaces == BARE_KEEP_WORDS ? is_thin(c) : g_unichar_isspace(c)))
            append_letters(out, c);
    }
    return g_string_free(out, FALSE);
}

static char *
bare(const char *text)
{
    return claim_bare(text, BARE_NO_SPACES);
}

bool
claim_same_text(const char *a, const char *b)
{
    g_autofree char *left = bare(a), *right = bare(b);

    return strcmp(left, right) == 0;
}

bool
claim_holds_words(const char *text, const char *words)
{
    g_autofree char *whole = bare(text), *part = bare(words);

    return strstr(whole, part) != NULL;
}

/* Without capitals, and with the letters that a ligature of the font stands for. */
static char *
folded(const char *text)
{
    g_autofree char *plain = bare(text), *letters = g_utf8_normalize(plain, -1, G_NORMALIZE_NFKC);

    return letters == NULL ? NULL : g_utf8_casefold(letters, -1);
}

bool
claim_same_words(const char *a, const char *b)
{
    g_autofree char *left = folded(a), *right = folded(b);

    return g_strcmp0(left, right) == 0;
}

size_t
claim_names_of(const Claim *claim, const Area *area, const char *out[3])
{
    const char *tag = lang_tag(claim->lang), *un = local_text(area->un_name, tag),
               *own = area->alpha2 == NULL ? NULL : lang_territory(claim->lang, area->alpha2);
    size_t count = 0;

    out[count++] = local_text(area->name, tag);
    if (un != NULL && *un != '\0')
        out[count++] = un;
    if (own != NULL)
        out[count++] = own;
    return count;
}

/* "the United States", with the article of the name. */
static bool
is_called_with(const char *article, const char *text, const char *name)
{
    g_autofree char *whole = article == NULL || name == NULL ? NULL : g_strdup_printf("%s %s", article, name);

    return whole != NULL && claim_same_words(text, whole);
}

bool
claim_is_called(const Claim *claim, const char *text, const Area *area)
{
    const char *names[3] = { NULL };

    for (size_t i = claim_names_of(claim, area, names); i > 0; i--)
        if (claim_same_words(text, names[i - 1]))
            return true;
    return is_called_with(area->article, text, names[0]) || is_called_with(area->un_article, text, names[1]);
}

/* With a number that ends there: no digit follows, and no sign of decimals or of thousands with a digit behind it. */
static bool
begins_with(const char *text, const char *begin)
{
    g_autofree char *left = bare(text), *right = bare(begin);
    const char *rest = left + strlen(right);

    if (!g_str_has_prefix(left, right) || g_ascii_isdigit(*rest))
        return false;
    rest = *rest == '\0' || g_unichar_isalpha(g_utf8_get_char(rest)) ? rest : g_utf8_find_next_char(rest, NULL);
    return !g_ascii_isdigit(*rest);
}

/* "5.2", or "5.2 km²": what stands behind it is its unit. */
int
claim_printed_decimals(const Claim *claim, const char *text, double value)
{
    for (int decimals = 0; decimals <= PRINTED_DECIMALS; decimals++) {
        double ways[2];

        for (size_t i = claim_roundings(value, decimals, ways); i > 0; i--)
            if (begins_with(text, lang_number(claim->lang, claim->arena, ways[i - 1], NUMBER_DECIMAL, decimals)))
                return decimals;
    }
    return -1;
}

bool
claim_prints_number(const Claim *claim, const char *text, double value)
{
    return claim_printed_decimals(claim, text, value) >= 0;
}

/*
 * "under 0.01 %", "over 99.99 %": the words are the page's, and the number in them is the last one that is printed
 * apart.
 */
static bool
prints_bound(const Claim *claim, const char *text, double share)
{
    for (int decimals = 0; decimals <= 2; decimals++) {
        double last = pow(10, -decimals - 2);
        double bound = share > 0 && share < last ? last : share > 1 - last && share < 1 ? 1 - last : 0;
        const char *printed = lang_number(claim->lang, claim->arena, bound, NUMBER_PERCENT, decimals);

        if (bound > 0 && !claim_same_text(text, printed) && claim_holds_whole(text, printed))
            return true;                /* with words beside it */
    }
    return false;
}

bool
claim_prints_share(const Claim *claim, const char *text, double share)
{
    for (int decimals = 0; decimals <= PRINTED_DECIMALS; decimals++)
        if (claim_same_text(text, lang_number(claim->lang, claim->arena, share, NUMBER_PERCENT, decimals)))
            return true;
    return prints_bound(claim, text, share);
}

bool
claim_prints_date(const Claim *claim, const char *text, Date date)
{
    return claim_same_text(text, lang_date(claim->lang, claim->arena, date, DATE_LONG)) ||
           claim_same_text(text, lang_date(claim->lang, claim->arena, date, DATE_MEDIUM));
}

/* Not "1 March 2021" in "11 March 2021". */
static const char *
find_apart(const char *from, const char *end, const char *date)
{
    size_t length = strlen(date);

    for (const char *at = strstr(from, date); at != NULL && at + length <= end; at = strstr(at + 1, date))
        if ((at == from || !g_unichar_isdigit(g_utf8_get_char(g_utf8_prev_char(at)))) &&
            !g_unichar_isdigit(g_utf8_get_char(at + length)))
            return at;
    return NULL;
}

const char *
claim_find_date(const Claim *claim, const char *from, const char *end, Date date)
{
    const char *written = find_apart(from, end, lang_date(claim->lang, claim->arena, date, DATE_LONG)),
               *shorter = find_apart(from, end, lang_date(claim->lang, claim->arena, date, DATE_MEDIUM));

    return written == NULL || (shorter != NULL && shorter < written) ? shorter : written;
}

bool
claim_holds_date(const Claim *claim, Date date)
{
    const char *text = claim->sentence->said.text;

    return claim_find_date(claim, text, text + strlen(text), date) != NULL;
}

/* ---- the plan ---- */

const Area *
claim_area(const Claim *claim, const char *name)
{
    return facts_plan(claim->facts) == NULL || !claim_has(claim, name)
               ? NULL
               : plan_find_area(facts_plan(claim->facts), claim_word(claim, name));
}

const Treaty *
claim_treaty(const Claim *claim, const char *name)
{
    return facts_plan(claim->facts) == NULL || !claim_has(claim, name)
               ? NULL
               : plan_find_treaty(facts_plan(claim->facts), claim_word(claim, name));
}

const Measure *
claim_measure(const Claim *claim, const char *id)
{
    return facts_plan(claim->facts) == NULL ? NULL : plan_find_measure(facts_plan(claim->facts), id);
}
