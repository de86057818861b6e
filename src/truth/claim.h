#ifndef TRUTH_CLAIM_H
#define TRUTH_CLAIM_H
/* A sentence under examination, and what the files of rules share. */
#include "lang/lang.h"
#include "truth/judge.h"

enum { PRINTED_DECIMALS = 6 };           /* the most that are printed of anything */

/* Whoever holds a sentence against the data may lack the data: then nothing is said of it. */
typedef enum Verdict { VERDICT_HOLDS, VERDICT_FAILS, VERDICT_UNTOLD } Verdict;

typedef struct Claim {
    const AuditSentence *sentence;
    const AuditSentence *all; size_t count;             /* of its file */
    Facts *facts;
    Days days;
    const Lang *lang;                   /* of its page: numbers and dates are printed again and compared as texts */
    Arena *arena;
    GHashTable *headers;                /* of tables, by their texts (tables.c) */
    const char *why;                    /* where it fails: what the data say */
} Claim;

typedef Verdict (*ClaimFunction)(Claim *claim);

/* A property of the sentence; "" where it has none of this name. */
const char *claim_word(const Claim *claim, const char *name);
bool claim_has(const Claim *claim, const char *name);
bool claim_number(const Claim *claim, const char *name, double *out);
/* The figure that a property names; NULL, and *verdict with the reason, where nothing is known of it. */
const Fact *claim_fact(Claim *claim, const char *name, Verdict *verdict);
/* The same for one word of that property, which may list several. */
const Fact *claim_fact_of(Claim *claim, const char *name, const char *word, Verdict *verdict);
Verdict claim_fails(Claim *claim, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* As the sentence says it in its properties: the figure, baseline and target with their days (statuses.c). */
Judged claim_judged(const Claim *claim);
/* Is that what the plan judges of the measure, for the area or (NULL) the world? (statuses.c) */
bool claim_is_followed(Claim *claim, const char *measure, const char *area, Judged *found);
/* Does the date stand in the words? */
bool claim_holds_date(const Claim *claim, Date date);
/* Where it first stands between `from` and `end`, behind which the text may go on; NULL: nowhere. */
const char *claim_find_date(const Claim *claim, const char *from, const char *end, Date date);

/*
 * A text without format characters (marks of direction, soft hyphens), and without spaces, or without those alone that
 * stand inside of numbers. To be freed with g_free().
 */
typedef enum BareSpaces { BARE_NO_SPACES, BARE_KEEP_WORDS } BareSpaces;
char *claim_bare(const char *text, BareSpaces spaces);
/* Do two texts say the same, whatever spaces and marks of direction they have? */
bool claim_same_text(const char *a, const char *b);
/* Do the words stand anywhere in the text? */
bool claim_holds_words(const char *text, const char *words);
/* The same, and whether they begin with capitals: titles amid a sentence do not. */
bool claim_same_words(const char *a, const char *b);
/* The names of an area, the house's, the UN's and the language's own: how many. Is this one of them? */
size_t claim_names_of(const Claim *claim, const Area *area, const char *out[3]);
bool claim_is_called(const Claim *claim, const char *text, const Area *area);
/* Is this how the number, the share or the date is printed there? With any number of decimals up to 6. */
bool claim_prints_number(const Claim *claim, const char *text, double value);
/* With how many; -1: it is not printed so. */
int claim_printed_decimals(const Claim *claim, const char *text, double value);
bool claim_prints_share(const Claim *claim, const char *text, double share);
bool claim_prints_date(const Claim *claim, const char *text, Date date);

/*
 * Where a number of a text stands: anywhere, behind one of two years with no number between them, or beside it; and
 * whether the value stands in the text there, with any number of decimals up to 6 (numbers.c).
 */
/*
 * What the name of a period has of numbers, "Q3 2018/19": which one of its year, 0 where none is told; its year; and
 * whether that goes over into the next, which then stands behind it in full or by its last two digits.
 */
typedef struct PeriodName { int number, year; bool two_years; } PeriodName;
PeriodName claim_period_name(const Claim *claim, Period period);
/* Is there such a name in the text? */
bool claim_names_period(const Claim *claim, const char *text, PeriodName name);

typedef struct NamedFigures NamedFigures;       /* names.h */
typedef struct Beside {
    bool before, beside;                /* the year stands before it; before or behind it */
    int first, last;
    /* of its period, where that is no calendar year, in place of the year or (`year`) as well as it */
    PeriodName names[2];
    size_t name_count;
    bool year;
    /* the names before it are this figure's; NULL: whichever stand there */
    const NamedFigures *named; const Fact *of;
} Beside;
bool claim_says(const Claim *claim, const char *text, double value, const Beside *place);
/*
 * What it may be rounded from: itself, or, where it lies half way between two numbers of so many decimals, a little
 * less and a little more, as sums added in another order differ in their last bit. Returns how many.
 */
size_t claim_roundings(double value, int decimals, double out[2]);
/* "under 0.01": what would be printed as zero is printed as less than one of the last digit. */
bool claim_says_bound(const Claim *claim, const char *text, double value, const Beside *place);
/* Does the number, as it is printed, stand whole in the text? */
bool claim_holds_whole(const char *text, const char *number);

/* Things of the plan by the id that a property has; NULL without a plan, or where there is none. */
const Area *claim_area(const Claim *claim, const char *name);
const Treaty *claim_treaty(const Claim *claim, const char *name);
const Measure *claim_measure(const Claim *claim, const char *id);

/* Votes of an area in favour in every year from one to the other, the latest of all (treaties.c). */
Verdict claim_votes_of(Claim *claim, const char *measure, const char *area, int from, int to);

/*
 * ---- the rules: figures.c, statuses.c, treaties.c, drawn.c, entries.c, cells.c, changed.c, records.c, classes.c ----
 */
Verdict claim_change(Claim *claim);
Verdict claim_first(Claim *claim);
Verdict claim_apart(Claim *claim);
Verdict claim_latest(Claim *claim);
Verdict claim_hedged(Claim *claim);
/*
 * Letters behind figures in sentences, "(e)" of an estimate and "(p)" of what is preliminary: does the figure need it,
 * whose qualifier or range tells it otherwise? How often does it stand in the words?
 */
bool fact_is_hedged(const Fact *fact, Quality quality);
size_t claim_count_letter(const Claim *claim, Quality quality);
Verdict claim_parts(Claim *claim);
Verdict claim_coverage(Claim *claim);
Verdict claim_together(Claim *claim);
Verdict claim_portion(Claim *claim);
Verdict claim_no_figure(Claim *claim);
Verdict claim_total(Claim *claim);
Verdict claim_status(Claim *claim);
Verdict claim_way(Claim *claim);
Verdict claim_time(Claim *claim);
Verdict claim_pace(Claim *claim);
Verdict claim_method(Claim *claim);
Verdict claim_grade(Claim *claim);
Verdict claim_statuses(Claim *claim);
Verdict claim_counted(Claim *claim);
Verdict claim_standing(Claim *claim);
Verdict claim_votes(Claim *claim);
Verdict claim_vote(Claim *claim);
Verdict claim_joined(Claim *claim);
Verdict claim_named(Claim *claim);
Verdict claim_deadline(Claim *claim);
Verdict claim_steps(Claim *claim);
Verdict claim_deadlines(Claim *claim);
Verdict claim_days(Claim *claim);
Verdict claim_drawn(Claim *claim);
Verdict claim_entry(Claim *claim);
Verdict claim_unit(Claim *claim);
Verdict claim_cells(Claim *claim);
Verdict claim_missing(Claim *claim);
Verdict claim_changed(Claim *claim);
Verdict claim_dates(Claim *claim);
Verdict claim_grid(Claim *claim);
Verdict claim_record(Claim *claim);
/* Does a record that was known tell so of the area? "use weapon:cluster finding:confirmed,admitted" (records.c) */
bool claim_record_tells(Claim *claim, const char *says, const Area *area);
/* Does its deadline stand so? "deadline MBT 5 passed", "… fulfilled", and of one that is open "… by 2020", "… after
   2020" (treaties.c) */
bool claim_deadline_tells(const Claim *claim, const char *says, const Area *area);
/* Is the row the objective's for the area? (statuses.c) */
bool claim_is_row_for(const Objective *objective, const Follow *row, const Area *area);
/* Of `changed`: a record that is new, has gone or says otherwise (records.c). */
Verdict claim_record_changed(Claim *claim, Days from);
Verdict claim_arithmetic(Claim *claim);
Verdict claim_pending(Claim *claim);
Verdict claim_class(Claim *claim);
Verdict claim_shades(Claim *claim);
Verdict claim_standings(Claim *claim);
/* Is the figure what the headers of its cell say? Is the sentence of what these name? (tables.c) */
Verdict claim_under_heads(Claim *claim, const Fact *fact, const char *const *heads, size_t count);
Verdict claim_named_heads(Claim *claim, const char *const *heads, size_t count);
/* Does the text have the unit, in its form for several, of numbers that were divided by `scale`? */
Verdict claim_holds_unit(Claim *claim, const Measure *measure, const char *text, double scale);
bool claim_is_percent(const Claim *claim, const Measure *measure);
/* "2.25 million US$": of a measure, with its unit, in a power of ten that is said. */
bool claim_prints_amount(const Claim *claim, const Measure *measure, const char *text, double amount);

/* Is the group one that the claim means? Without "group-id" each is. */
bool claim_is_of_group(const Claim *claim, const TargetGroup *group);

#endif
