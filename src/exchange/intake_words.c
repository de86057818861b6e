/* Tables repeat themselves: of each column the words are looked at once and kept with what they mean; the word of the
   row before is tried first, then the one that followed it last time. */
#include "exchange/intake_parts.h"
#include <string.h>
#include "base/diag_exchange.h"
#include "base/words.h"
#include "exchange/number.h"

Mistake *
intake_wrong(Intake *in, DiagId id, const char *word, const char *more, SheetPlace at)
{
    return mistakes_add(in->mistakes, id, word, more, at);
}

/* "; did you mean 'Vietnam'?" */
static Mistake *
wrong_near(Intake *in, DiagId id, const char *word, const char *near, SheetPlace at)
{
    g_autofree char *more = near == NULL ? NULL : g_strdup_printf("; did you mean '%s'?", near);

    return intake_wrong(in, id, word, more, at);
}

Mistake *
intake_area(Intake *in, const char *text, uint32_t *number, SheetPlace at)
{
    const Area *area = lexicon_area(in->lexicon, text);

    if (area == NULL && in->shape != NULL && *text != '\0' && text[strspn(text, "0123456789")] == '\0') {
        /* the numbers of the United Nations as numbers: 64 is 064 */
        g_autofree char *m49 = g_strdup_printf("%03d", (int)g_ascii_strtoll(text, NULL, 10));

        area = lexicon_area(in->lexicon, m49);
    }
    *number = area == NULL ? 0 : (uint32_t)area->index + 1;
    if (area != NULL || lexicon_is_world(in->lexicon, text))
        return NULL;
    return wrong_near(in, DIAG_IMPORT_AREA, text, lexicon_near_area(in->lexicon, text), at);
}

Mistake *
intake_measure(Intake *in, const char *text, const Measure **measure, SheetPlace at)
{
    *measure = lexicon_measure(in->lexicon, text);
    if (*measure == NULL && strchr(text, '/') != NULL)
        return intake_wrong(in, DIAG_IMPORT_MEASURE, text, "; write the measure, and of whom it is in a column 'by'",
                            at);
    if (*measure == NULL)
        return wrong_near(in, DIAG_IMPORT_MEASURE, text, lexicon_near_measure(in->lexicon, text), at);
    return NULL;
}

Mistake *
intake_categories(Intake *in, const char *text, const Category **list, size_t *count, SheetPlace at)
{
    Category found[CATEGORY_ROOM];
    g_autofree char *bad = NULL;

    if (!lexicon_categories(in->lexicon, text, found, count, &bad))
        return intake_wrong(in, DIAG_IMPORT_MEMBER, bad, "; it is written DIMENSION:MEMBER", at);
    *list = arena_memdup(in->arena, found, sizeof *found * MAX(*count, 1));
    return NULL;
}

/* "Female, <5y": members of whichever dimensions, as DHIS2 calls what it combines; "default" is none. */
static Mistake *
read_combination(Intake *in, const char *text, Word *word, SheetPlace at)
{
    g_auto(GStrv) names = g_strsplit(strcmp(text, "default") == 0 ? "" : text, ", ", -1);
    Category found[CATEGORY_ROOM];
    size_t count;
    const Dimension *const *all = plan_dimensions(lexicon_plan(in->lexicon), &count);

    for (size_t n = 0; names[n] != NULL; n++) {
        const DimensionMember *member = NULL;

        for (size_t d = 0; d < count && member == NULL && word->category_count < CATEGORY_ROOM; d++) {
            member = lexicon_member(in->lexicon, all[d], names[n]);
            if (member != NULL)
                found[word->category_count++] = (Category){ all[d], member };
        }
        if (member == NULL)
            return intake_wrong(in, DIAG_IMPORT_MEMBER, names[n], "; no dimension has it", at);
    }
    word->categories = arena_memdup(in->arena, found, sizeof *found * MAX(word->category_count, 1));
    return NULL;
}

/* A small whole number; the word's number is 100 above it. */
static Mistake *
read_count(Intake *in, const char *text, Word *word, SheetPlace at)
{
    char *end;
    gint64 number = g_ascii_strtoll(text, &end, 10);

    word->number = (uint32_t)(100 + CLAMP(number, -15, 15));
    if (*end == '\0' && number >= -15 && number <= 15)
        return NULL;
    return intake_wrong(in, DIAG_IMPORT_NUMBER, text, "; it counts powers of ten, or places", at);
}

/* The place of the code among those of the shape, from 1. */
static Mistake *
read_status(Intake *in, const char *text, Word *word, SheetPlace at)
{
    const ShapeStatus *all = in->shape == NULL ? sdmx_statuses : in->shape->statuses;
    g_autoptr(GString) codes = g_string_new(" of the status of an observation:");

    for (size_t i = 0; all[i].code != NULL && word->number == 0; i++) {
        word->number = strcmp(all[i].code, text) == 0 ? (uint32_t)i + 1 : 0;
        g_string_append_printf(codes, " %s", all[i].code);
    }
    /* what a quantity will be some day, as SDMX tells it from an estimate of what it is */
    if (strcmp(text, "F") == 0)
        g_string_append(codes, "; a forecast was not observed: what a plan aims at is a target");
    return word->number > 0 || *text == '\0' ? NULL : intake_wrong(in, DIAG_IMPORT_WORD, text, codes->str, at);
}

/* What is to be done with the row; 1: its figure is taken out. */
static Mistake *
read_action(Intake *in, const char *text, Word *word, SheetPlace at)
{
    static const char *const keep[] = { "", "I", "A", "M", "R", "false", NULL }, *const drop[] = { "D", "true", NULL };

    word->number = g_strv_contains(drop, text) ? 1 : 0;
    return word->number > 0 || g_strv_contains(keep, text)
               ? NULL
               : intake_wrong(in, DIAG_IMPORT_WORD, text, " of the action: I, A, M, R or D", at);
}

static Mistake *
read_member(Intake *in, const Dimension *dimension, const char *text, Word *word, SheetPlace at)
{
    Category *category = arena_new0(in->arena, Category, 1);
    g_autofree char *more = NULL;

    *category = (Category){ dimension, lexicon_member(in->lexicon, dimension, text) };
    for (size_t i = 0; in->shape != NULL && category->member == NULL && i < dimension->member_count; i++)
        if (g_ascii_strcasecmp(dimension->members[i].id, text) == 0)
            category->member = &dimension->members[i];
    word->categories = category;
    word->category_count = 1;
    if (category->member != NULL)
        return NULL;
    if (in->shape != NULL && shape_is_total(text)) {
        word->category_count = 0;
        return NULL;
    }
    more = g_strdup_printf("; '%s' has no such member", dimension->id);
    return intake_wrong(in, DIAG_IMPORT_MEMBER, text, more, at);
}

/* A day stands for the period of the declared frequency that holds it. */
Mistake *
intake_period(Intake *in, const char *text, Period *period, uint32_t *number, SheetPlace at)
{
    const Plan *plan = lexicon_plan(in->lexicon);
    WrittenPeriod written;
    char normal[PERIOD_NORMAL], of_codes[SHAPE_PERIOD];
    g_autoptr(Diags) told = diags_new();

    if (in->shape != NULL && in->shape->codes && *shape_period(text, of_codes) != '\0')
        text = of_codes;
    if (!period_read(text, in->mapping->days, &written, normal))
        return intake_wrong(in, DIAG_IMPORT_PERIOD, text, NULL, at);
    if (!plan_place_period(plan, &written, (Place){ 0 }, period, told)) {
        g_autofree char *more = g_strdup_printf(": %s", diags_at(told, 0)->sentence);

        return intake_wrong(in, DIAG_IMPORT_PERIOD, text, more, at);
    }
    if (in->mapping->frequency != FREQUENCY_NONE && date_is_day(period->first) &&
        date_equal(period->first, period->last)) {
        *period = period_holding(in->mapping->frequency, period->first, plan_year_start(plan));
        period_format(*period, plan_year_start(plan), normal);
    }
    *number = said_word_number(in->figures, normal);
    return NULL;
}

static Mistake *
read_day(Intake *in, const char *text, Date *out, SheetPlace at)
{
    g_autofree char *day = in->shape == NULL ? NULL : g_strndup(text, strcspn(text, "T "));

    *out = DATE_NONE;
    if (day != NULL && strlen(day) == 10 && date_parse(day, out))
        return NULL;
    if (*text == '\0' || date_parse(text, out) || day_read(text, in->mapping->days, out))
        return NULL;
    return intake_wrong(in, DIAG_IMPORT_DATE, text, NULL, at);
}

/* `words` as data files have them; the number is the place of the word among them, from 1, and 0 of none. */
Mistake *
intake_vocabulary(Intake *in, const char *text, const char *words, ColumnRole role, uint32_t *number, SheetPlace at)
{
    int place = vocabulary_place(words, text);
    g_autofree char *more = NULL;

    *number = (uint32_t)(place + 1);
    if (place >= 0 || *text == '\0')
        return NULL;
    more = g_strdup_printf(" of the %s: %s", column_role_name(role), words);
    return intake_wrong(in, DIAG_IMPORT_WORD, text, more, at);
}

/* Ids, parted by spaces; else the title of one. */
Mistake *
intake_sources(Intake *in, const char *text, uint32_t *number, SheetPlace at)
{
    const Source *one = lexicon_source(in->lexicon, text);
    g_auto(GStrv) ids = words_split(text);
    g_autofree char *joined = NULL;

    if (one != NULL) {
        *number = said_word_number(in->figures, one->id);
        return NULL;
    }
    for (size_t i = 0; ids[i] != NULL; i++)
        if (plan_find_source(lexicon_plan(in->lexicon), ids[i]) == NULL)
            return wrong_near(in, DIAG_IMPORT_SOURCE, ids[i], lexicon_near_source(in->lexicon, ids[i]), at);
    joined = g_strjoinv(" ", ids);
    *number = said_word_number(in->figures, joined);
    return NULL;
}

static bool
is_id(const char *text)
{
    return *text != '\0' &&
           text[strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-")] == '\0';
}

/* What a spreadsheet writes where a formula failed. */
bool
intake_is_error(const char *text)
{
    static const char *const errors[] = { "#N/A",   "#REF!",   "#DIV/0!", "#VALUE!",       "#NAME?", "#NUM!",
                                          "#NULL!", "#SPILL!", "#CALC!",  "#GETTING_DATA", NULL };

    return (*text == '#' && g_strv_contains(errors, text)) || g_str_has_prefix(text, "Err:");
}

static void
mean(Intake *in, const Column *column, const char *text, SheetPlace at, Word *w)
{
    switch (column->role) {
    case ROLE_AREA:
        w->mistake = intake_area(in, text, &w->number, at);
        break;
    case ROLE_MEASURE:
        w->mistake = intake_measure(in, text, &w->measure, at);
        break;
    case ROLE_BY:
        w->mistake = column->dimension == NULL && in->shape != NULL ? read_combination(in, text, w, at)
                     : column->dimension == NULL ? intake_categories(in, text, &w->categories, &w->category_count, at)
                     : *text == '\0'             ? NULL
                                                 : read_member(in, column->dimension, text, w, at);
        break;
    case ROLE_PERIOD:
        w->mistake = intake_period(in, text, &w->period, &w->number, at);
        break;
    case ROLE_QUALIFIER:
        w->mistake = intake_vocabulary(in, text, QUALIFIER_WORDS, column->role, &w->number, at);
        break;
    case ROLE_MISSING:
        w->mistake = intake_vocabulary(in, text, MISSING_WORDS, column->role, &w->number, at);
        break;
    case ROLE_STATUS:
        w->mistake = intake_vocabulary(in, text, STATUS_WORDS, column->role, &w->number, at);
        break;
    case ROLE_AUDIENCE:
        w->mistake = intake_vocabulary(in, text, AUDIENCE_WORDS, column->role, &w->number, at);
        break;
    case ROLE_PUBLISHED:
    case ROLE_UNTIL:
        w->mistake = read_day(in, text, &w->date, at);
        break;
    case ROLE_ACTION:
        w->mistake = read_action(in, text, w, at);
        break;
    case ROLE_UNIT_MULT:
    case ROLE_DECIMALS:
        w->mistake = read_count(in, text, w, at);
        break;
    case ROLE_OBS_STATUS:
        w->mistake = read_status(in, text, w, at);
        break;
    case ROLE_SOURCES:
        w->mistake = intake_sources(in, text, &w->number, at);
        break;
    case ROLE_BASIS:
        w->number = said_word_number(in->figures, text);
        if (*text != '\0' && !is_id(text))
            w->mistake = intake_wrong(in, DIAG_IMPORT_WORD, text,
                                      " of the basis: it is an id, of letters, digits and . _ -", at);
        break;
    default:
        w->number = said_word_number(in->figures, text);
    }
}

/* Blank cells of these say that something is wanting. */
static bool
must_be_there(ColumnRole role)
{
    return role == ROLE_MEASURE || role == ROLE_PERIOD;
}

static bool
is_word(const Word *word, const Cell *cell)
{
    return word != NULL && word->length == cell->length && memcmp(word->text, cell->text, cell->length) == 0;
}

/* What follows a word mostly does so again: rows stand in some order. */
static const Word *
follow(Column *column, Word *word)
{
    if (column->last != NULL)
        column->last->next = word;
    return column->last = word;
}

static const Word *
look_up_among_all(Intake *in, Column *column, const Cell *cell, SheetPlace at)
{
    GHashTable *replaced = in->mapping->words[column->role];
    const char *text = cell->text, *as;
    g_autofree char *coded = NULL;
    Word *word;

    word = g_hash_table_lookup(column->words, text);
    if (word != NULL)
        return follow(column, word);
    word = arena_new0(in->arena, Word, 1);
    word->text = arena_strndup(in->arena, text, cell->length);
    word->length = cell->length;
    coded = g_strndup(text, column->labelled ? shape_code_length(text, cell->length) : cell->length);
    as = replaced == NULL ? NULL : g_hash_table_lookup(replaced, coded);
    if (cell->kind == CELL_ERROR || (cell->kind == CELL_TEXT && intake_is_error(text)))
        word->mistake = intake_wrong(in, DIAG_IMPORT_ERROR_CELL, text, NULL, at);
    else if (*text == '\0' && must_be_there(column->role))
        word->mistake = intake_wrong(in, DIAG_IMPORT_MISSING_FIELD, column_role_name(column->role), NULL, at);
    else
        mean(in, column, as != NULL ? as : coded, at, word);
    if (word->mistake != NULL)
        in->bad = true; /* noted at this cell already */
    g_hash_table_insert(column->words, (gpointer)(guintptr)word->text, word);
    return follow(column, word);
}

static const Word *
look_up(Intake *in, Column *column, const Cell *cell, SheetPlace at)
{
    if (is_word(column->last, cell))
        return column->last;
    if (column->last != NULL && is_word(column->last->next, cell))
        return column->last = column->last->next;
    return look_up_among_all(in, column, cell, at);
}

/* NULL: it means nothing, which is noted. */
const Word *
intake_word(Intake *in, Column *column, const Cell *cell, size_t index)
{
    SheetPlace at = { in->row, (uint32_t)index + 1 };
    bool bad = in->bad;
    const Word *word;

    if (column->role == ROLE_NOTE && cell->kind != CELL_ERROR && !intake_is_error(cell->text)) {
        in->note =
            (Word){ .number = said_word_number(in->figures, cell->text) }; /* each is another: they are not kept */
        return &in->note;
    }
    in->bad = false;
    word = look_up(in, column, cell, at);
    if (word->mistake != NULL && !in->bad)
        mistake_again(word->mistake, at);
    in->bad = bad || word->mistake != NULL;
    return word->mistake == NULL ? word : NULL;
}
