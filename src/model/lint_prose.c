/*
 * The rules about words. A text is a row of words parted by whatever is no letter or digit; ordinals, names and
 * abbreviations are found among them, never across a word's middle.
 */
#include "model/lint_rules.h"
#include "base/words.h"
#include <string.h>

/* ---- texts ---- */

static void
add_text(GArray *out, const char *text, Place place)
{
    Prose prose = { text, place };

    if (text != NULL && *text != '\0')
        g_array_append_val(out, prose);
}

static void
add_titles(GArray *out, LocalText title, LocalText other, Place place)
{
    add_text(out, title.text, place);
    add_text(out, other.text, place);
}

static void
add_objective(GArray *out, const Objective *objective)
{
    add_titles(out, objective->title, objective->short_title, objective->place);
    for (size_t i = 0; i < objective->indicator_count; i++) {
        const Indicator *indicator = objective->indicators[i];

        add_titles(out, indicator->title, indicator->short_title, indicator->place);
        add_text(out, indicator->note, indicator->place);
    }
    for (size_t i = 0; i < objective->group_count; i++)
        add_titles(out, objective->groups[i].title, objective->groups[i].description, objective->groups[i].place);
    for (size_t i = 0; i < objective->follow_count; i++)
        add_titles(out, objective->follows[i].title, objective->follows[i].subtitle, objective->follows[i].place);
    for (size_t i = 0; i < objective->strategy_count; i++)
        add_text(out, objective->strategies[i].text.text, objective->strategies[i].place);
}

static void
add_events(GArray *out, const Plan *plan, bool in_plan)
{
    size_t count;
    const Event *events = plan_events(plan, &count);

    for (size_t i = 0; i < count; i++)
        if (events[i].in_plan == in_plan && events[i].series == NULL) {
            add_titles(out, events[i].title, events[i].short_title, events[i].place);
            add_text(out, events[i].where, events[i].place);
            add_text(out, events[i].note, events[i].place);
        }
}

GArray *
lint_prose(const Plan *plan)
{
    GArray *out = g_array_new(FALSE, TRUE, sizeof(Prose));
    size_t goal_count, publication_count;
    const Goal *goals = plan_goals(plan, &goal_count);
    const Publication *publications = plan_publications(plan, &publication_count);

    add_titles(out, plan_title(plan), plan_organisation(plan), plan_place(plan));
    add_text(out, plan_contact(plan).text, plan_place(plan));
    for (size_t g = 0; g < goal_count; g++) {
        add_titles(out, goals[g].title, goals[g].short_title, goals[g].place);
        for (size_t i = 0; i < goals[g].objective_count; i++)
            add_objective(out, goals[g].objectives[i]);
    }
    for (size_t i = 0; i < publication_count; i++)
        add_text(out, publications[i].title.text, publications[i].place);
    add_events(out, plan, true);
    add_events(out, plan, false);
    return out;
}

const char *
lint_event_name(const Event *event)
{
    return event->short_title.text != NULL && *event->short_title.text != '\0' ? event->short_title.text
                                                                               : event->title.text;
}

/* ---- words ---- */

typedef struct Word { const char *start; size_t length; } Word;

static bool
is_of_word(const char *at)
{
    gunichar c = g_utf8_get_char(at);

    return g_unichar_isalnum(c) || g_unichar_ismark(c);
}

/* The next word from *at, which moves behind it. */
static bool
next_word(const char **at, Word *word)
{
    const char *c = *at;

    while (*c != '\0' && !is_of_word(c))
        c += g_utf8_skip[(guchar)*c];
    word->start = c;
    while (*c != '\0' && is_of_word(c))
        c += g_utf8_skip[(guchar)*c];
    word->length = (size_t)(c - word->start);
    *at = c;
    return word->length > 0;
}

static bool
word_is(Word word, const char *text)
{
    return strlen(text) == word.length && g_ascii_strncasecmp(word.start, text, word.length) == 0;
}

/* ---- ordinals ---- */

typedef struct Number { int value; bool ordinal; Word word; } Number;

static const struct { int value; const char *cardinal, *ordinal; } numbers[] = {
    { 1,  "one",       "first" },        { 2,  "two",       "second" },       { 3,  "three",     "third" },
    { 4,  "four",      "fourth" },       { 5,  "five",      "fifth" },        { 6,  "six",       "sixth" },
    { 7,  "seven",     "seventh" },      { 8,  "eight",     "eighth" },       { 9,  "nine",      "ninth" },
    { 10, "ten",       "tenth" },        { 11, "eleven",    "eleventh" },     { 12, "twelve",    "twelfth" },
    { 13, "thirteen",  "thirteenth" },   { 14, "fourteen",  "fourteenth" },   { 15, "fifteen",   "fifteenth" },
    { 16, "sixteen",   "sixteenth" },    { 17, "seventeen", "seventeenth" },  { 18, "eighteen",  "eighteenth" },
    { 19, "nineteen",  "nineteenth" },   { 20, "twenty",    "twentieth" },    { 30, "thirty",    "thirtieth" },
    { 40, "forty",     "fortieth" },     { 50, "fifty",     "fiftieth" },     { 60, "sixty",     "sixtieth" },
    { 70, "seventy",   "seventieth" },   { 80, "eighty",    "eightieth" },    { 90, "ninety",    "ninetieth" },
};

/* "12th"; digits alone may be a year, an article or a protocol, and are no number here. */
static bool
read_digits(Word word, Number *out)
{
    static const char *const suffixes[] = { "st", "nd", "rd", "th" };
    size_t digits = 0;

    *out = (Number){ .ordinal = true, .word = word };
    for (; digits < word.length && digits < 4 && g_ascii_isdigit(word.start[digits]); digits++)
        out->value = out->value * 10 + (word.start[digits] - '0');
    for (size_t i = 0; digits > 0 && i < G_N_ELEMENTS(suffixes); i++)
        if (word_is((Word){ word.start + digits, word.length - digits }, suffixes[i]))
            return true;
    return false;
}

static bool
read_number(Word word, Number *out)
{
    for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++) {
        *out = (Number){ numbers[i].value, word_is(word, numbers[i].ordinal), word };
        if (out->ordinal || word_is(word, numbers[i].cardinal))
            return true;
    }
    return read_digits(word, out);
}

/* The next number from *at, which moves behind it; "twenty-first" is one. */
static bool
next_number(const char **at, Number *out)
{
    Word word, unit_word;
    Number unit;

    while (next_word(at, &word)) {
        const char *behind = *at + 1;

        if (!read_number(word, out))
            continue;
        if (!out->ordinal && out->value >= 20 && **at == '-' && next_word(&behind, &unit_word) &&
            read_number(unit_word, &unit) && unit.value < 10) {
            *out = (Number){ out->value + unit.value, unit.ordinal, { word.start, (size_t)(behind - word.start) } };
            *at = behind;
        }
        return true;
    }
    return false;
}

static bool
next_ordinal(const char **at, Number *out)
{
    while (next_number(at, out))
        if (out->ordinal)
            return true;
    return false;
}

static bool
has_ordinal(const char *text, int value)
{
    Number number;

    while (next_ordinal(&text, &number))
        if (number.value == value)
            return true;
    return false;
}

/* Only the number words of English are known; "12th" is English too. */
static bool
is_english(const Plan *plan)
{
    return language_covers("en", plan_language(plan));
}

static void
check_anniversary(const Lint *lint, const Event *event, const char *text)
{
    int years = event->period.first.year - event->origin.year;
    Number number;
    const char *at = text;

    if (text != NULL && strstr(text, "{ordinal}") == NULL && next_ordinal(&at, &number) && number.value != years) {
        g_autofree char *typed = g_strndup(number.word.start, number.word.length),
                        *after = g_strdup_printf("%d", years);
        char start[11], origin[11];

        diag_report(lint->diags, lint->id, event->place, typed,
                    date_format((Date){ event->period.first.year, 0, 0 }, start), after,
                    date_format(event->origin, origin), NULL);
    }
}

/* An anniversary that stands by its origin is asked for every year, and no typed number is right then. */
void
lint_anniversaries_typed(const Lint *lint)
{
    size_t count;
    const Event *events = plan_events(lint->plan, &count);

    for (size_t i = 0; is_english(lint->plan) && i < count; i++)
        if (strcmp(events[i].kind, "anniversary") == 0 && date_is_set(events[i].origin) &&
            date_is_set(events[i].period.first)) {
            check_anniversary(lint, &events[i], events[i].title.text);
            check_anniversary(lint, &events[i], events[i].short_title.text);
        }
}

/*
 * A short title leaves words out and adds none, so that each of its ordinals stands in the title, where that has any.
 */
static bool
is_short_of(const char *short_title, const char *title)
{
    Number number;
    const char *at = title;

    if (short_title == NULL || !next_ordinal(&at, &number))
        return true;
    while (next_ordinal(&short_title, &number))
        if (!has_ordinal(title, number.value))
            return false;
    return true;
}

/* An outcome may name further meetings, so that one ordinal in common is enough. */
static bool
is_outcome_of(const char *outcome, const char *planned)
{
    Number number;
    const char *at = planned;
    bool counted = false;

    if (!next_ordinal(&at, &number))
        return true;
    while (next_ordinal(&outcome, &number)) {
        counted = true;
        if (has_ordinal(planned, number.value))
            return true;
    }
    return !counted;
}

void
lint_ordinals_that_differ(const Lint *lint)
{
    size_t count;
    const Event *events = plan_events(lint->plan, &count);

    for (size_t i = 0; is_english(lint->plan) && i < count; i++) {
        const Event *event = &events[i];

        if (!is_short_of(event->short_title.text, event->title.text))
            diag_report(lint->diags, lint->id, event->place, event->title.text, event->short_title.text, NULL);
        if (event->of != NULL && !is_outcome_of(event->title.text, event->of->title.text))
            diag_report_related(lint->diags, lint->id, event->place, event->of->place, event->of->title.text,
                                event->title.text, NULL);
    }
}

/* "Eight Meeting": in the singular it cannot be eight of them. */
static void
check_cardinal(const Lint *lint, const char *text, Place place)
{
    static const char *const singulars[] = { "meeting",     "conference", "session", "assembly",
                                             "anniversary", "congress",   "summit" };
    Number number;

    while (text != NULL && next_number(&text, &number)) {
        const char *at = text;
        Word word;

        if (number.ordinal || number.value == 1 || *text != ' ' || !next_word(&at, &word))
            continue;
        for (size_t i = 0; i < G_N_ELEMENTS(singulars); i++)
            if (word_is(word, singulars[i])) {
                g_autofree char *both = g_strndup(number.word.start, (gsize)(at - number.word.start));

                diag_report(lint->diags, lint->id, place, both, NULL);
            }
    }
}

void
lint_cardinals_for_ordinals(const Lint *lint)
{
    size_t count;
    const Event *events = plan_events(lint->plan, &count);

    for (size_t i = 0; is_english(lint->plan) && i < count; i++) {
        check_cardinal(lint, events[i].title.text, events[i].place);
        check_cardinal(lint, events[i].short_title.text, events[i].place);
    }
}

/* ---- abbreviations ---- */

/* Capitals, perhaps with digits, perhaps with the s of a plural; "II" is a number. */
static bool
is_abbreviation(Word word)
{
    size_t capitals = 0, roman = 0;
    const char *end = word.start + word.length;

    if (end[-1] == 's')
        end--;
    for (const char *c = word.start; c < end; c += g_utf8_skip[(guchar)*c]) {
        if (g_unichar_isupper(g_utf8_get_char(c)))
            capitals++;
        else if (!g_ascii_isdigit(*c))
            return false;
        if (strchr("IVX", *c) != NULL)
            roman++;
    }
    return capitals >= 2 && roman < capitals;
}

/* "US$" is a currency, not a state. */
static bool
is_currency(Word word)
{
    return g_unichar_type(g_utf8_get_char(word.start + word.length)) == G_UNICODE_CURRENCY_SYMBOL;
}

static char *
singular(Word word)
{
    return g_strndup(word.start, word.start[word.length - 1] == 's' ? word.length - 1 : word.length);
}

/* Does the abbreviation lead through the words that end at `end`, its first letter a capital that opens one of them? */
static bool
is_spelled(const char *abbreviation, const char *text, const char *end)
{
    Word word;

    while (next_word(&text, &word) && word.start < end) {
        const char *left = abbreviation;

        if (g_utf8_get_char(word.start) != g_utf8_get_char(abbreviation))
            continue;
        for (const char *c = word.start; c < end && *left != '\0'; c += g_utf8_skip[(guchar)*c])
            if (g_unichar_toupper(g_utf8_get_char(c)) == g_utf8_get_char(left))
                left += g_utf8_skip[(guchar)*left];
        if (*left == '\0')
            return true;
    }
    return false;
}

/* "Convention on Cluster Munitions (CCM)" explains, "the campaign (PAX)" does not. */
static void
add_explained(GHashTable *known, const char *text)
{
    for (const char *open = strchr(text, '('); open != NULL; open = strchr(open + 1, '(')) {
        const char *at = open, *close = strchr(open, ')');
        Word word;

        while (close != NULL && next_word(&at, &word) && word.start < close) {
            g_autofree char *id = singular(word);

            if (is_abbreviation(word) && is_spelled(id, text, open))
                g_hash_table_add(known, g_steal_pointer(&id));
        }
    }
}

static void
add_words(GHashTable *known, const char *text)
{
    Word word;

    while (text != NULL && next_word(&text, &word))
        g_hash_table_add(known, g_strndup(word.start, word.length));
}

static void
add_area_words(GHashTable *known, const Plan *plan)
{
    size_t count;
    const Area *const *areas = plan_areas(plan, &count);

    for (size_t i = 0; i < count; i++) {
        add_words(known, areas[i]->id);
        add_words(known, areas[i]->name.text);
        for (size_t a = 0; a < areas[i]->alias_count; a++)
            add_words(known, areas[i]->aliases[a]);
    }
}

/* What needs no explaining, and what is explained somewhere. */
static GHashTable *
known_abbreviations(const Lint *lint)
{
    GHashTable *known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    size_t abbreviation_count, treaty_count;
    const Abbreviation *abbreviations = plan_abbreviations(lint->plan, &abbreviation_count);
    const Treaty *const *treaties = plan_treaties(lint->plan, &treaty_count);

    add_words(known, plan_organisation(lint->plan).text);
    add_area_words(known, lint->plan);
    for (size_t i = 0; i < abbreviation_count; i++)
        add_words(known, abbreviations[i].id);
    for (size_t i = 0; i < treaty_count; i++) {
        add_words(known, treaties[i]->id);
        add_words(known, treaties[i]->short_title.text);
    }
    for (guint i = 0; i < lint->prose->len; i++)
        add_explained(known, g_array_index(lint->prose, Prose, i).text);
    return known;
}

void
lint_abbreviations_unexplained(const Lint *lint)
{
    g_autoptr(GHashTable) known = known_abbreviations(lint);

    for (guint i = 0; i < lint->prose->len; i++) {
        const Prose *prose = &g_array_index(lint->prose, Prose, i);
        const char *at = prose->text;
        Word word;

        while (next_word(&at, &word)) {
            g_autofree char *id = singular(word);

            if (!is_abbreviation(word) || is_currency(word) || g_hash_table_contains(known, id))
                continue;
            diag_report(lint->diags, lint->id, prose->place, id, NULL);
            g_hash_table_add(known, g_steal_pointer(&id));
        }
    }
}

/* ---- names of areas ---- */

/* A name that is not `other`: an alias to be reported. The rest is known only so as not to find an alias within it. */
typedef struct Name { const char *text; const Area *area; bool other; } Name;

/* The name stands at `at`, whole. "the Gambia" is "The Gambia", but a turkey is a bird. */
static bool
stands_at(const char *at, const char *name)
{
    size_t length = strlen(name);
    bool same = strchr(name, ' ') != NULL ? g_ascii_strncasecmp(at, name, length) == 0 : strncmp(at, name, length) == 0;

    return same && length > 0 && !is_of_word(at + length);
}

static bool
contains_name(const char *text, const char *name)
{
    const char *at = text;
    Word word;

    while (next_word(&at, &word))
        if (stands_at(word.start, name))
            return true;
    return false;
}

/* "State of Palestine" is Palestine with its rank, and "UK" an abbreviation: neither is a second spelling. */
static bool
is_spelling(const Area *area, const char *alias)
{
    const char *at = alias;
    Word word;

    return !contains_name(alias, area->name.text) && next_word(&at, &word) && !(*at == '\0' && is_abbreviation(word));
}

static GArray *
names_of_areas(const Plan *plan)
{
    GArray *names = g_array_new(FALSE, TRUE, sizeof(Name));
    size_t count;
    const Area *const *areas = plan_areas(plan, &count);

    for (size_t i = 0; i < count; i++) {
        Name own = { areas[i]->name.text, areas[i], false }, official = { areas[i]->official_name, areas[i], false };

        g_array_append_val(names, own);
        for (size_t a = 0; a < areas[i]->alias_count; a++) {
            Name alias = { areas[i]->aliases[a], areas[i], is_spelling(areas[i], areas[i]->aliases[a]) };

            g_array_append_val(names, alias);
        }
        if (official.text != NULL)
            g_array_append_val(names, official);
    }
    return names;
}

/*
 * The longest name that begins at `at`: "South Sudan" is not Sudan. Of equals the first, which is an alias before it
 * is official.
 */
static const Name *
longest_name(const GArray *names, const char *at)
{
    const Name *longest = NULL;

    for (guint i = 0; i < names->len; i++) {
        const Name *name = &g_array_index(names, Name, i);

        if (stands_at(at, name->text) && (longest == NULL || strlen(name->text) > strlen(longest->text)))
            longest = name;
    }
    return longest;
}

void
lint_areas_under_other_names(const Lint *lint)
{
    g_autoptr(GArray) names = names_of_areas(lint->plan);

    for (guint i = 0; i < lint->prose->len; i++) {
        const Prose *prose = &g_array_index(lint->prose, Prose, i);
        const char *at = prose->text;
        Word word;

        while (next_word(&at, &word)) {
            const Name *name = longest_name(names, word.start);

            if (name == NULL)
                continue;
            if (name->other)
                diag_report(lint->diags, lint->id, prose->place, name->text, name->area->name.text, NULL);
            at = word.start + strlen(name->text);
        }
    }
}
