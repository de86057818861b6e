#ifndef TEMPLATE_INTERNAL_H
#define TEMPLATE_INTERNAL_H
/*
 * What the files of this room share. A template is compiled once into instructions (load.c); filling runs them
 * (fill.c) with XPath functions over the model (functions.c) and writes a document, charts (charts.c) and year tables
 * (year_table.c) included.
 */
#include "base/limit.h"
#include <libxml/tree.h>
#include <libxml/xpath.h>
#include "model/named.h"
#include "model/status.h"
#include "template/theme.h"
#include "template/template.h"
#include "template/values.h"

typedef struct Fill Fill;
/* Of what is used of abbreviations: before ranked alternatives, and, so far, in all of them (NULL: none yet). */
typedef struct ExpansionsChoice {
    const guint8 *before, *always;
    struct ExpansionsChoice *outer;
} ExpansionsChoice;
typedef struct Instruction Instruction;
typedef struct Call Call;               /* call.h */

/* What filling may cost (budget.c): a row each, as it is counted and as it is told. */
typedef enum BudgetKind {
    BUDGET_STEPS,
    BUDGET_EXPRESSION,
    BUDGET_BYTES,
    BUDGET_NODES,
    BUDGET_POINTS,
    BUDGET_DEPTH,
    BUDGET_TEXT,
    BUDGET_SECONDS,
    BUDGET_COUNT
} BudgetKind;
typedef struct BudgetRow { LimitId limit; unsigned long most; } BudgetRow;
extern const BudgetRow budget_rows[BUDGET_COUNT];

typedef enum ArgumentKind { ARGUMENT_WORD, ARGUMENT_TEXT, ARGUMENT_XPATH } ArgumentKind;

/* An attribute that an element has of its own; style properties are allowed besides on whatever makes a node. */
typedef struct ArgumentRow { const char *name; ArgumentKind kind; bool required; } ArgumentRow;

typedef void (*EmitFunction)(Fill *fill, const Instruction *instruction, DocNode *parent);

enum { ARGUMENT_ROWS = 24 };

typedef struct ElementRow {
    const char *name;
    EmitFunction emit;
    DocKind kind;                       /* of the node it makes, where it makes one */
    const char *style;                  /* class taken by default, NULL for none */
    bool styled;                        /* takes style properties and class */
    ArgumentRow arguments[ARGUMENT_ROWS];
    DocRole role;                       /* of the node it makes */
} ElementRow;

/* Elements of files that make no node, with their attributes; a star: it cannot be left out. Ends with a NULL. */
typedef struct StructureRow { const char *element, *attributes; } StructureRow;
extern const StructureRow template_structure[], theme_structure[];
bool structure_has(const StructureRow *rows, const char *element, const char *attribute);

extern const ElementRow element_rows[];
extern const size_t element_row_count;
const ElementRow *element_row_find(const char *name);
/* Its attribute of that name, or NULL; a chart has those of all kinds. */
const ArgumentRow *element_argument_find(const ElementRow *row, const char *name);

/* "two {expr} parts": literal and expression in turn; an attribute or a value-of. */
/*
 * of_plan: it asks for nothing but whether the plan's tree has some, and has one answer in a run. With `attribute` it
 * is that of the context node, or, with `compared`, whether that is this text, or not.
 */
typedef struct Part {
    const char *literal;
    xmlXPathCompExprPtr expression;
    const char *source;
    bool of_plan;
    const char *attribute, *compared; bool differs;
} Part;
typedef struct Argument {
    const ArgumentRow *row;
    const ValueRow *value;
    Place place;
    Part *parts;
    size_t part_count;
} Argument;

struct Instruction {
    const ElementRow *row;              /* NULL: text */
    Place place;
    const char *text;
    Argument *arguments; size_t argument_count;
    const StyleValue *styles; size_t style_count;       /* shared with others that look the same */
    Instruction *first_child, *next;
    const Instruction *included;        /* root of an included file */
    const char *const *needs;           /* of an include with an <otherwise>: the roles that its file asks for */
    const struct XmlNode *written;      /* of an example: how its file has it; else NULL */
};

typedef struct MasterBox {
    double baseline, rule_y;
    DocBorder rule;
    const Instruction *start, *center, *end;
} MasterBox;
typedef struct MasterRow { PageMaster master; MasterBox head, foot; } MasterRow;

/* A role as an author asks for it, "casualties:flow?". `optional`: the plan may be without. */
typedef struct AskedRole AskedRole;
struct AskedRole { const char *text; Place place; bool optional; AskedRole *next; };

struct Template {
    Arena *arena;
    const char *name;
    SubjectKind subject;
    const char *record_type;            /* of SUBJECT_RECORD: of these alone; NULL: of any */
    Audience audience;
    int min_pages, max_pages, aim_pages;
    bool attaches_calendar;
    bool claims_nothing;                /* conform="none" */
    AreaNames names;                    /* names="un" */
    AskedRole *asked;                   /* the first of its roles and of those of files that it includes */
    bool lone_chart;                    /* the file is a chart: its title is the document's, or its name is */
    Theme *theme;
    const Instruction *title, *body, *description;      /* the last may be NULL */
    MasterRow *masters; size_t master_count;
    GPtrArray *files;
    GArray *pictures;                   /* TemplatePicture; NULL: none */
    bool maps;                          /* there is a map in it */
    bool logos, codes, flags;           /* and what stands for a theme's logo, for a QR code, for a flag */
    bool reduces;                       /* a picture of fewer pixels than its file has */
    bool borrowed;                      /* the theme is another's */
};

/* What may stand behind a role that a template asks for, with a colon; and whether it is asked for in that way. */
#define ROLE_KINDS "measure, stock, flow, cumulative, judgement, event, standing, graded, treaty"
bool role_is_asked_well(const char *text);
/* Whether the plan gives the roles that the template needs, each to one of its kind; else told where it is asked. */
bool roles_check(const Template *tmpl, const Plan *plan, Diags *diags);
/* Whether the plan gives all of these that it may not be without; ends with a NULL. */
bool roles_are_given(const Plan *plan, const char *const *texts);

/* The variables that every template has; those of its subject are of templates for it alone. */
typedef enum Variable {
    VARIABLE_SUBJECT,
    VARIABLE_AREA,
    VARIABLE_OBJECTIVE,
    VARIABLE_INDICATOR,
    VARIABLE_MEETING,
    VARIABLE_RECORD,
    VARIABLE_TEMPLATE,
    VARIABLE_LANG,
    VARIABLE_AS_OF,
    VARIABLE_KNOWN_BY,
    VARIABLE_SINCE,
    VARIABLE_DRAFT,
    VARIABLE_YEAR,
    VARIABLE_MONTH,
    VARIABLE_CONCERNING,
    VARIABLE_SECOND_CALENDAR,
    VARIABLE_COUNT
} Variable;
typedef struct VariableRow { const char *name, *sentence; } VariableRow;
extern const VariableRow variable_rows[VARIABLE_COUNT];

/* What an expression that asks the plan's tree alone has found, and the steps that it took. */
typedef struct PlanAnswer { bool holds; unsigned long steps; } PlanAnswer;
struct PlanTree {
    xmlDocPtr doc;
    GHashTable *answers;                /* PlanAnswer by the expression's text */
};

struct Fill {
    const Template *tmpl;
    SubjectKind subject;
    const TemplateRequest *request;
    View *view;
    const Plan *plan;
    const Lang *lang;
    Doc *doc;
    Arena *arena;                       /* the document's */
    Diags *diags;
    xmlXPathContextPtr xpath;
    xmlDocPtr scratch; Arena *answers;  /* transient nodes (answers.c); freed with the fill */
    xmlNodePtr attributed; xmlAttrPtr last_attribute;   /* to which of them one was added last; NULL: not known */
    GHashTable *functions;              /* name -> FunctionRow, of those that templates may call */
    GPtrArray *statuses;                /* StatusView, by key */
    /* libxml2's handler of before, which stands again behind the filling: it may be the host's */
    xmlGenericErrorFunc host_error; void *host_error_data;
    GPtrArray *cited;                   /* Source, by number - 1 */
    GArray *citations;                  /* Citation, of the document so far */
    GArray *entries;                    /* SourceEntry, by number - 1 */
    Place note_owed;                    /* of the first map whose note stands apart */
    const char *seat_said;              /* by what the seat on the last locator is told; NULL: it has none */
    bool noted;                         /* map-note() was asked for */
    guint year_tables;                  /* so far: keeps the names of their notes apart */
    GHashTable *cite_words;             /* "1 3" -> "sources 1 and 3", in the document's arena */
    GArray *scope;                      /* variables to put back: ScopeEntry */
    GArray *columns;                    /* DocTableColumn of the table being filled, or NULL */
    GArray *heard;                      /* ColumnHeard, by column of that table */
    GArray *reach;                      /* by column: how many more rows a cell from above reaches down into */
    size_t next_column;
    size_t head_rows; bool in_head;
    Place place;                        /* of the instruction running, for messages from functions */
    GPtrArray *data;                    /* of the chart element being filled: ChartData; NULL outside one */
    struct ChartData *data_parent;
    double chart_unit; int chart_decimals;      /* of the numbers of the chart being filled; 0: as its measures say */
    GArray *insets;                     /* of the map being filled: MapInset; NULL outside one */
    DocNode *scrap;                     /* what stands in a chart makes data, and no nodes */
    struct ListRun *list;               /* the list being filled, or NULL */
    const DocNode *numbered;            /* the box whose own paragraphs are being numbered, or NULL */
    int last_number;                    /* of numbered paragraphs so far */
    GPtrArray *notes; guint notes_set;  /* those called so far, by number - 1, and how many of them are set */
    bool in_note;
    struct Expansions *expansions;      /* of abbreviations (expansions.c); NULL: not asked for yet */
    struct ExpansionsChoice *choice;    /* the alternatives that are being filled; NULL: none */
    GArray *foreign; /* DocForeignName: those of what is being drawn (foreign.c); or NULL */
    GArray *legend;                     /* LegendEntry of the sections being filled */
    /* double: what a number of this measure is not printed as unless it is that (figures.c) */
    const Measure *apart_measure; GArray *apart;
    /* of the document so far: those that elements made, and the bytes of its text */
    size_t nodes, text_length;
    /* what is in the chart being filled, panels with it; and in the fullest one so far */
    size_t points, most_points;
    size_t depth;
    GHashTable *variables;              /* name -> xmlXPathObject */
    unsigned long steps_before;         /* those taken when the expression began; all are xpath->opCount */
    unsigned long steps_at_look;        /* when the clock was last looked at */
    /* of texts in expressions, and of the nodes that functions answered; the arena counts its own */
    unsigned long bytes;
    double began;
    const char *unknown_variable;       /* that the expression asked for which was evaluated last; NULL: it found all */
    bool stopped;                       /* the budget is used up, and that is told: what is left makes nothing */
    bool told_followed;                 /* that series lack days in a year that is asked for */
    Diags *unheard;                     /* takes what is said after that */
};

/* The link of a run of source numbers, and the first of them, whose entry it leads to. */
typedef struct Citation { DocNode *link; int first; } Citation;

/* A source stands in a list; or in lists among these alternatives (the outermost), of which one is painted. */
typedef struct SourceEntry { bool stands; const DocNode *alternatives; } SourceEntry;

typedef struct ScopeEntry { const char *name; xmlXPathObjectPtr value; } ScopeEntry;

/* ---- load.c ---- */
/* "A4", "A3 landscape"; without a direction it lies where `landscape` says so. */
bool parse_paper(const char *text, bool landscape, Size *out);

/* ---- fill.c ---- */
/* The look of its text alone knows the language. */
void fill_language_of_text(Fill *fill, DocNode *node, const char *language);
/* What stands in the node is in a language, which may run the other way than the page's. */
void fill_language(Fill *fill, DocNode *node, const char *language);
/*
 * A filled span that runs the other way than what it stands in, and begins and ends with words, is one thing in its
 * line (UAX 9: LRI or RLI, and PDI).
 */
void fill_isolate(Fill *fill, DocNode *span);
DocNode *fill_append(Fill *fill, const Instruction *instruction, DocNode *parent, DocKind kind);
void fill_children(Fill *fill, const Instruction *instruction, DocNode *parent);
void fill_one(Fill *fill, const Instruction *instruction, DocNode *parent);
/* Of the first page, on the paper that is asked for; nothing where there are no masters. */
Size fill_page_size(const Fill *fill);
const Argument *fill_argument(const Instruction *instruction, const char *name);
bool fill_has(const Instruction *instruction, const char *name);
/* The same, and it does not come out empty: what an expression answers with nothing is as if it were not there. */
bool fill_says(Fill *fill, const Instruction *instruction, const char *name);
/* The argument's text, in the document's arena; "" when it is missing. */
const char *fill_text(Fill *fill, const Instruction *instruction, const char *name);
/* The same of what is read in place of something else: what in it is in another language says so (marked_told). */
const char *fill_told(Fill *fill, const Instruction *instruction, const char *name);
/* The same of a node that is read as this: where all of it is one figure or sentence, the node is that. */
const char *fill_said(Fill *fill, const Instruction *instruction, const char *name, DocNode *node);
double fill_number(Fill *fill, const Instruction *instruction, const char *name, double otherwise);
bool fill_test(Fill *fill, const Instruction *instruction, const char *name);
/* Blocks cannot stand in these. */
bool fill_holds_text(DocKind kind);
/* Appends text in the style of parent. */
void fill_words(Fill *fill, DocNode *parent, const char *text);
void fill_table_words(Fill *fill, const Instruction *instruction, DocNode *table);
/* Applies a class of the theme to a node made by code. */
void fill_class(Fill *fill, DocNode *node, const char *class);
/* The same for a class that a theme may leave out; false when it does. */
bool fill_class_if_any(Fill *fill, DocNode *node, const char *class);

/* fill.c: what elements make, by the rows of vocabulary.c */
void emit_alternatives(Fill *fill, const Instruction *instruction, DocNode *parent);
void emit_choose(Fill *fill, const Instruction *instruction, DocNode *parent);
void emit_column(Fill *fill, const Instruction *instruction, DocNode *parent);
void emit_figure(Fill *fill, const Instruction *instruction, DocNode *parent);
void emit_for_each(Fill *fill, const Instruction *instruction, DocNode *parent);
void emit_heading(Fill *fill, const Instruction *instruction, DocNode *parent);
void emit_if(Fill *fill, const Instruction *instruction, DocNode *parent);
void emit_include(Fill *fill, const Instruction *instruction, DocNode *parent);
void emit_message(Fill *fill, const Instruction *instruction, DocNode *parent);
void emit_node(Fill *fill, const Instruction *instruction, DocNode *parent);
void emit_nothing(Fill *fill, const Instruction *instruction, DocNode *parent);
void emit_param(Fill *fill, const Instruction *instruction, DocNode *parent);
void emit_rule(Fill *fill, const Instruction *instruction, DocNode *parent);
void emit_section(Fill *fill, const Instruction *instruction, DocNode *parent);
void emit_slot(Fill *fill, const Instruction *instruction, DocNode *parent);
void emit_space(Fill *fill, const Instruction *instruction, DocNode *parent);
void emit_through(Fill *fill, const Instruction *instruction, DocNode *parent);
void emit_value(Fill *fill, const Instruction *instruction, DocNode *parent);
void emit_value_of(Fill *fill, const Instruction *instruction, DocNode *parent);
void emit_variable(Fill *fill, const Instruction *instruction, DocNode *parent);
/* Forgets the variables that came after there were so many. */
void leave_scope(Fill *fill, guint mark);

/* tables.c */
void emit_table(Fill *fill, const Instruction *instruction, DocNode *parent);
void emit_col(Fill *fill, const Instruction *instruction, DocNode *parent);
void emit_head(Fill *fill, const Instruction *instruction, DocNode *parent);
void emit_row(Fill *fill, const Instruction *instruction, DocNode *parent);
void emit_cell(Fill *fill, const Instruction *instruction, DocNode *parent);

/* examples.c */
void emit_example(Fill *fill, const Instruction *instruction, DocNode *parent);
void emit_sample(Fill *fill, const Instruction *instruction, DocNode *parent);
void call_reference(Call *call);
void call_reference_topics(Call *call);

/* facts.c */
void emit_facts(Fill *fill, const Instruction *instruction, DocNode *parent);

/* ---- lists.c ---- */
void emit_list(Fill *fill, const Instruction *instruction, DocNode *parent);
void emit_item(Fill *fill, const Instruction *instruction, DocNode *parent);
void emit_numbered(Fill *fill, const Instruction *instruction, DocNode *parent);
void emit_paragraph(Fill *fill, const Instruction *instruction, DocNode *parent);
/* Text beside blocks becomes paragraphs, as in HTML: "one <ul>…</ul> two". White space alone goes. */
void fill_loose_text(Fill *fill, DocNode *node);

/* Is a map's note that is to stand apart anywhere on the page? Else told; maps.c. */
void check_map_note(Fill *fill);
const char *data_days(Fill *fill);                              /* marked as a sentence; words.c */

/* ---- pictures.c ---- */
void emit_picture(Fill *fill, const Instruction *instruction, DocNode *parent);
/* The address of the page on the web; NULL: neither theme nor plan tells one. */
const char *site_of(Fill *fill);
void emit_logo(Fill *fill, const Instruction *instruction, DocNode *parent);
void emit_code(Fill *fill, const Instruction *instruction, DocNode *parent);
void emit_flag(Fill *fill, const Instruction *instruction, DocNode *parent);
void emit_icon(Fill *fill, const Instruction *instruction, DocNode *parent);
/* The name by which whoever opens pictures knows an icon in that colour: "icon:house/15202B". */
const char *icon_source(Fill *fill, const char *name, Colour colour);
/* Opens icons by name, so that one that there is not is told where it is asked for; `argument` NULL: none is. */
void look_for_icons(Fill *fill, const Argument *argument, const char *names);
/* A picture of an icon beside the text of `item`, in its colour; it is no child of anything. */
const DocNode *icon_beside(Fill *fill, const DocNode *item, const char *name, Place place);
/* Notes what an element may show besides: the theme's logos, codes, flags. */
void note_emitter(Template *tmpl, const Instruction *instruction, Diags *diags);

/* ---- maps.c ---- */
/* What stands below every map, in the organisation's name. */
const char *disclaimer_text(Fill *fill);
void emit_map(Fill *fill, const Instruction *instruction, DocNode *parent);

/* ---- links.c ---- */
void emit_link(Fill *fill, const Instruction *instruction, DocNode *parent);
/* Once its words are in it: a link has some, and stands in no other. */
void check_link(Fill *fill, const Instruction *instruction, const DocNode *link);
/* Appends a text; the first use of each abbreviation in the document is a span that says what it is short for. */
void append_expanded(Fill *fill, DocNode *parent, const char *text, size_t length);
/* Around ranked alternatives, and around each of them; or, without options, around what is not painted. */
void emit_abbr(Fill *fill, const Instruction *instruction, DocNode *parent);
void expansions_begin(Fill *fill, ExpansionsChoice *choice);
void expansions_begin_option(Fill *fill);
void expansions_end_option(Fill *fill);
void expansions_end(Fill *fill);
/* Does anything in a node reach those who cannot see the page: words, or what has words in its place? */
bool is_heard(const DocNode *node);
/* Of a template that claims a standard a table has a header cell with words, or columns that say what they are. */
void check_table(Fill *fill, const Instruction *instruction, const DocNode *table);

/* ---- roles.c ---- */
void emit_role(Fill *fill, const Instruction *instruction, DocNode *parent);
void emit_list_entry(Fill *fill, const Instruction *instruction, DocNode *parent);
void emit_label(Fill *fill, const Instruction *instruction, DocNode *parent);
/*
 * What a link to a place in the document is put into: a Reference (ISO 32000-1, 14.8.4.4), always or only in contents;
 * else parent.
 */
DocNode *reference_around(Fill *fill, DocNode *parent, bool always);

/* ---- cites.c ---- */
void emit_cite(Fill *fill, const Instruction *instruction, DocNode *parent);
void emit_source_entry(Fill *fill, const Instruction *instruction, DocNode *parent);
/*
 * Numbers of the sources, by first appearance, sorted and each once. To be freed with g_array_unref(). cite_figures()
 * takes those of all their parts, cite_memberships() of the areas that have joined a treaty by the as-of day.
 */
GArray *cite_sources(Fill *fill, const Source *const *sources, size_t count);
GArray *cite_figures(Fill *fill, const Figure *figures, size_t count);
GArray *cite_memberships(Fill *fill, const Treaty *treaty);
/*
 * One Reference with one Link for a run of numbers, in `around` (a span), or, with NULL, in parent. Said apart from
 * what stands before it: "sources 1 and 3"; in a column of sources (`bare`), whose header says so, the numbers alone.
 */
void append_citation(Fill *fill, DocNode *parent, DocNode *around, GArray *numbers, const char *separator, bool bare);
/* "notes a and b", of letters with a space between. */
const char *notes_said(Fill *fill, const char *letters);
/* The same of the letters of a table's notes, which lead to the note `to`; to_back is where it leads back to. */
void append_note_letters(Fill *fill, DocNode *around, const char *letters, const char *to, const char *to_back);
/* Before what is set superior: a narrow space, where nothing else parts it from the word before. */
void append_space_before_mark(Fill *fill, DocNode *parent);
/* When all is filled: numbers of sources that stand in no list lead nowhere. */
void settle_citations(Fill *fill);
/* Is it cited for a standing? Where the depositary's list tells of it, that is; else all its sources are. */
bool source_tells_standing(const Standing *standing, size_t at);

/* ---- notes.c ---- */
void emit_fn(Fill *fill, const Instruction *instruction, DocNode *parent);
void emit_footnotes(Fill *fill, const Instruction *instruction, DocNode *parent);
void emit_ref(Fill *fill, const Instruction *instruction, DocNode *parent);
/* What stands in a node as plain text, without marks. */
const char *words_in(Fill *fill, const DocNode *node);
/* When all is filled: notes that are called and nowhere set are reported. */
void check_notes(Fill *fill);

/* ---- budget.c ---- */
void budget_open(Fill *fill);
void budget_close(Fill *fill);
void budget_begin_expression(Fill *fill);
/*
 * An expression that is counted when it is evaluated: all are compiled by this. NULL when it is none; the context's
 * `error` tells why.
 */
xmlXPathCompExprPtr budget_compile(xmlXPathContextPtr context, const char *source);
/* The functions that compiled expressions call for attributes; budget_open() does so for those of a document. */
void budget_register_attributes(xmlXPathContextPtr context);
/*
 * Counts steps, and bytes that are no arena's; false when something is used up: whoever loops ends then. Says nothing.
 */
bool budget_take(Fill *fill, unsigned long steps, unsigned long bytes);
/* May filling go on? The first time that it may not, a diagnostic tells what is used up, with this place. */
bool budget_holds(Fill *fill, Place place);
void budget_stop(Fill *fill, BudgetKind kind, Place place);
/* A variable's value, or NULL; lent. */
xmlXPathObjectPtr variable_find(const Fill *fill, const char *name);
/* Takes the new value (NULL: none) and hands out the one before, or NULL. */
xmlXPathObjectPtr variable_set(Fill *fill, const char *name, xmlXPathObjectPtr value);

/* ---- evaluate.c ---- */

/* An expression's value, to be freed; NULL with a diagnostic at `place`. */
xmlXPathObjectPtr fill_evaluate(Fill *fill, xmlXPathCompExprPtr expression, const char *source, Place place);

/* The same of one of a template's. */
xmlXPathObjectPtr evaluate_part(Fill *fill, const Part *part, Place place);

/* Opens and closes what expressions need; the request, view, plan, lang, arena and diagnostics are set before. */
void fill_open(Fill *fill);
void fill_close(Fill *fill);

/* ---- pack.c ---- */
void emit_content(Fill *fill, const Instruction *instruction, DocNode *parent);

/* ---- answers.c: nodes that functions answer with, in the scratch document ---- */
/*
 * They live until answers_close(), are only read by XPath, and are not unlinked, changed or freed by libxml2. Names
 * are kept as they are given and must live as long; texts are copied.
 */
void answers_open(Fill *fill);
void answers_close(Fill *fill);
xmlNodePtr answers_node(xmlNodePtr parent, const char *name);
void answers_text(xmlNodePtr parent, const char *text);
/* `node` has none of that name. */
xmlAttrPtr answers_attribute(xmlNodePtr node, const char *name, const char *text);
void answers_drop_attribute(xmlNodePtr node, const char *name);         /* if it has one */

/* ---- marked.c: text that remembers which figure it prints ---- */
/* The text itself where the id is "". */
/* a text that has marks stays as it is */
const char *marked_text(Arena *arena, const char *id, const char *text);
const char *marked_plain(Arena *arena, const char *text);
/* Without marks, what is in another language between sequences of LANGUAGE_ESCAPE. */
const char *marked_told(Fill *fill, const char *text);
/* The other way: a text as it is told, with marks in place of sequences. */
const char *marked_from_told(Fill *fill, const char *text);
/* Notes what of the text is in another language (foreign.c). */
void marked_note_foreign(Fill *fill, const char *text);
/* What libxml2 made. NULL is that there is no more memory: the process ends then, as where GLib gets none. */
void *xml_made(void *object);

/*
 * The text as a value of XPath: plain to XPath, and as it is to marked_object_text(). Nodes stand in the scratch
 * document.
 */
xmlXPathObjectPtr marked_object(Fill *fill, const char *text);
void marked_set_attribute(xmlNodePtr node, const char *name, const char *text);
/* A value as a text, or that of one node, with what is marked in it. */
const char *marked_object_text(Fill *fill, xmlXPathObjectPtr object);
const char *marked_node_text(Fill *fill, xmlNodePtr node);
/* What the first of the nodes keeps beside its plain text, or NULL: nothing in it is marked, or they are none. */
const char *marked_nodes(Fill *fill, xmlXPathObjectPtr object);
/* The value made a string, with its marks; it is freed. */
xmlXPathObjectPtr marked_string(xmlXPathObjectPtr object);
/*
 * Text that is a sentence made by a rule, with its properties (base/sentence.h), of which the values may be marked; ""
 * stays "".
 */
const char *marked_sentence(Arena *arena, const UserProperty *properties, size_t count, const char *text);
/* The same for a text in another language than the page's. */
const char *marked_language(Arena *arena, const char *language, const char *text);
/* The plain text, of which the node becomes the figure or the sentence where all of it is one. */
const char *marked_taken(Fill *fill, const char *text, DocNode *node);
/* Where the words of a text begin that may begin with marks. */
const char *marked_words(const char *text);
/* Appends text, what is marked in it as spans with ids and properties. */
void fill_marked(Fill *fill, DocNode *parent, const char *text);

/* ---- calendars.c ---- */
void emit_calendar(Fill *fill, const Instruction *instruction, DocNode *parent);
/* "{ordinal} anniversary …, {years} years" with the years since its origin. */
const char *anniversary_title(Fill *fill, const char *title, int years);

/* ---- functions.c ---- */
void functions_register(Fill *fill);
void functions_list(GString *out);
bool function_is(const char *name);
/* What of the plan the word names that is its index-th argument: "measure", "message"; NULL: nothing of it. */
const char *function_takes(const char *name, size_t index);
/* The Question that a function asks of what it is given; NO_QUESTION: it asks several, or none. */
enum { NO_QUESTION = -1 };
int function_question(const char *name);
/* Behind a message that there is no such function: which may be meant. */
void function_near(const char *name, Diags *diags);

/* ---- figures.c: figures and dates as printed text ---- */
/* "at least 5": for whatever is read */
const char *figure_text(Fill *fill, const Figure *figure, const Measure *measure);
/* "5": where the rest is said beside it */
const char *figure_number(Fill *fill, const Figure *figure, const Measure *measure);
/*
 * "at least 5" in the page's words, and, for cells that have no room for words and a note that explains the sign, with
 * it.
 */
const char *qualified_text(Fill *fill, Qualifier qualifier, const char *number);
const char *qualified_sign(Fill *fill, Qualifier qualifier, const char *number);
const char *qualifier_sign(Qualifier qualifier);
/* what stands before the number it qualifies, and after it: "" mostly */
const char *sign_before(Fill *fill, Qualifier qualifier);
const char *sign_after(Fill *fill, Qualifier qualifier);
const char *range_text(Fill *fill, const Figure *figure, const Measure *measure);
/* The same as text of a template: what stands around the number is not the figure's, and has not its id. */
const char *figure_marked(Fill *fill, const Figure *figure, const Measure *measure);

/*
 * What stands in sentences behind a figure and its unit, "(e)" as the letter of tables: ", estimate (e)",
 * ", preliminary (p)", and, where the sentence goes on, with what closes that (`within`); NULL: nothing. What the words
 * of a qualifier or a range say already is not said twice.
 */
bool figure_is_hedged(const Figure *figure);
const char *figure_hedge(Fill *fill, const Figure *figure, bool within);
/* The same with all the decimals given; what is qualified stays as it is. */
const char *figure_given(Fill *fill, const Figure *figure, const Measure *measure);
/* The signs that were used and what they mean, at the end of a note. */
void append_sign_notes(Fill *fill, DocNode *note, const bool used[QUALIFIER_COUNT]);
ChartBound chart_bound(Qualifier qualifier);
/*
 * A number with as many decimals as asked, and more, up to those given, where it would print as one of the others and
 * is not; where even these do not part them, "under 0.01" or "over 99.99". A nought prints as 0.
 */
const char *number_apart(Fill *fill, double value, NumberStyle style, int decimals, int given, const double *others,
                         size_t count);
/*
 * A value with the decimals given, at most the measure's: never as nought, and never as a value that the plan wants,
 * where it is not.
 */
const char *printed_value(Fill *fill, double value, int decimals, const Measure *measure);
/* With all the decimals given: where something is worked out of it before the reader's eyes. */
const char *given_value(Fill *fill, double value, int decimals, const Measure *measure);
/* With the decimals that the number has. */
const char *exact_value(Fill *fill, double value, const Measure *measure);
int decimals_of_value(double value);     /* with how many it was: 1,193.08, and not 1,193.0800000000002 */
const char *share_text(Fill *fill, double share, int decimals);         /* per cent; 0.9996 is not 100 % */
const char *million_text(Fill *fill, double value, int decimals);
/*
 * What a printed figure's structure element is called by: the figure's id and the measure's scale; "" when it has
 * none.
 */
const char *figure_printed_id(Fill *fill, const Figure *figure, const Measure *measure);
/* The same id for a text of another scale; NULL stays NULL. */
const char *printed_id_rescaled(Fill *fill, const char *id, double scale);
/* What its values are never printed as when they are not: nought and targets, in the measure's scale. */
const double *figure_values_apart(Fill *fill, const Measure *measure, size_t *count);

/* ---- units.c ---- */
/* What the measure is told in: "km²", "minutes", "US$"; of what is printed divided by the scale: "million US$". */
const char *unit_text(Fill *fill, const Measure *measure);
const char *unit_scaled(Fill *fill, const Measure *measure, double scale);
/* As it stands beside this value, printed in the measure's scale: "minute". */
const char *unit_beside(Fill *fill, const Measure *measure, double value, const char *printed);
bool is_percent(Fill *fill, const Measure *measure);
/*
 * A figure or a value as it stands alone. text: with its unit, known as that figure and as a sentence of its unit; the
 * same in parts: marked, the number as that figure; number, the bare one; unit, what stands beside it. id: of the
 * figure as it is printed. All are "" where nothing is known. Both of two that stand side by side, the other given as
 * `beside`, are told in one power of ten.
 */
typedef struct AloneText { const char *text, *marked, *number, *unit, *id; } AloneText;
AloneText figure_alone(Fill *fill, const Figure *figure, const Measure *measure, double beside);
AloneText value_alone(Fill *fill, double value, int decimals, const Measure *measure, double beside);
/*
 * By how much one figure is more than another. text: with its unit, "14 minutes", "2.25 million US$", of per cents in
 * points; of what is counted, and of what has no kind, the number alone, and `unit` is what would stand beside it.
 */
AloneText amount_alone(Fill *fill, double amount, int decimals, const Measure *measure);
/* The message that sets a figure beside its target, as its unit and way ask: "4 of 6 km²", "5 %, target 3 or less". */
#define TOWARD_OF "progress-k-of-n"
/* passed: the figure is beyond the target; nobody reads 33 of 12 */
const char *toward_key(Fill *fill, const Measure *measure, bool up, bool passed);
int figure_year(const Figure *figure);
/* Its short title, else its title; of what is told over a time of its own, with that. */
const char *measure_name(Fill *fill, const Measure *measure);
const char *measure_name_marked(Fill *fill, const Measure *measure);   /* for what is printed */
const char *measure_with_time(Fill *fill, const Measure *measure, const char *title);
/* "as reported; its parts add up to 0.85": of the sum's text, and of a figure whose parts say something else. */
const char *parts_note_text(Fill *fill, const char *sum);
const char *figure_parts_text(Fill *fill, const Figure *figure, const Measure *measure);
/* The same as a sentence of the figure, with its rule. */
const char *figure_parts_said(Fill *fill, const Figure *figure, const Measure *measure);
/* What the data say of it, or of the first of its parts that has a note; NULL: nothing. */
const char *figure_note(Fill *fill, const Figure *figure);
ChartValue figure_chart_value(Fill *fill, const Figure *figure, const Measure *measure, const Area *area);
/*
 * since.c: "changed since 30 April 2025: 60, now 50", as a sentence with its rule, where the page is compared with
 * another view (request->before) and the figure was another one in it, or none; else NULL. For a
 * note that many figures share; of a sum its parts tell.
 */
const char *figure_since(Fill *fill, const Figure *figure, const Measure *measure, const Area *area);
/* The same for words below a chart, where the value's name is the sentence; of sums too. */
void figure_since_drawn(Fill *fill, const Figure *figure, const Measure *measure, const Area *area, ChartValue *value);
/* The same of each figure with a period that ends after the day and that the view has no more, oldest first. */
GPtrArray *figures_gone(Fill *fill, const Measure *measure, const Area *area, Date after);
/* Of a number in thousands, millions or billions that stands alone. */
int scaled_decimals(double value);
const char *area_name(Fill *fill, const Area *area);
/* For what is printed: a name that nobody translated is known as one of the plan's language. */
const char *area_marked(Fill *fill, const Area *area);
/* The same within a sentence, with its article. */
const char *area_in_text(Fill *fill, const Area *area);
const char *local(Fill *fill, LocalText text);
/* The same for what is printed: a text that is not in the page's language is known as one of the plan's (marked.c). */
const char *local_marked(Fill *fill, LocalText text);
const char *other_language(const Fill *fill);
/* ---- foreign.c ---- */
bool has_letter(const char *text);
/* Around a chart or a map: what is noted between them is known to be in another language than the page's. */
bool foreign_begin(Fill *fill);
/* In the plan's language, on a page in another; and in any language. */
void foreign_note(Fill *fill, const char *text);
void foreign_note_in(Fill *fill, const char *language, const char *text);
/* A message that is drawn, which is noted where the page's catalogue lacks it. */
const char *message_drawn(Fill *fill, const char *key, const LangArg *args, size_t count);
/* One that is read in place of what is drawn: where the catalogue lacks it, marked as in another language. */
const char *message_told(Fill *fill, const char *key, const LangArg *args, size_t count);
/* NULL: there is none, or `begun` is false and it belongs to what is around. */
const DocForeign *foreign_end(Fill *fill, bool begun);
/* ---- */
/*
 * A text of the plan as it was written, which on a page in another language is known as one of the plan's; and the same
 * by the plan's phrases, where they have it in the page's language.
 */
const char *as_written(Fill *fill, const char *text);
const char *in_plan_language(Fill *fill, const char *text);
/* The same where a text is printed or drawn: in what is drawn it is noted. */
const char *in_plan_language_here(Fill *fill, const char *text);
/* The form of a noun of the plan, the same; NULL: it has none. */
const char *form_here(Fill *fill, Forms forms, PluralCategory count);
/*
 * The name of a thing as it stands within a sentence: with a small letter, unless it begins with an abbreviation or
 * the language writes all names great.
 */
const char *in_sentence(Fill *fill, const char *name);
const char *in_sentence_marked(Fill *fill, LocalText text);     /* for what is printed */
const char *message0(Fill *fill, const char *key); /* in what is drawn noted, as of another language, else marked */
/* Words of the catalogue for what is printed: those that it lacks are known as words of the language they are in. */
const char *message_said(Fill *fill, const char *key, const LangArg *args, size_t count);

/* Lookups that report what does not exist, and what is withheld from the audience, with its place. */
bool is_told_by(const Measure *measure, const char *dimension);
/* One by which the measure is told; NULL: it is not, and that is told. */
const Dimension *need_dimension(Fill *fill, const Measure *measure, const char *id, Place place);
/* Of one member of it alone; NULL where the plan has no such measure. */
const Measure *measure_of_member(Fill *fill, const Measure *measure, const Dimension *dimension, size_t member);
const char *member_title(Fill *fill, const Dimension *dimension, size_t member);
const char *member_title_marked(Fill *fill, const Dimension *dimension, size_t member);     /* for what is printed */
/*
 * So many areas, in the words of their kind (NULL: of several): "14 districts". How many of the areas within an area a
 * figure rests on: "12 of 14 districts".
 */
const char *areas_text(Fill *fill, size_t count, const AreaKind *kind);
/* Of what kind the target areas of the plan are; NULL: of several, or there are none. */
const AreaKind *areas_kind_of_plan(const Plan *plan);
const char *coverage_text(Fill *fill, const Figure *figure);
/* The areas of which a figure over areas lacks one, by name; NULL: none. */
const char *lacking_text(Fill *fill, const Figure *figure, const Area *around);
void report_unknown(Fill *fill, Place place, const char *kind, const char *id);
/* Starts a word of a catalogue with a capital where the script has one. */
const char *upper_first(Fill *fill, const char *text);
/* NULL: there is none, which is told, or it is of categories of which nothing is told. */
const Measure *need_measure(Fill *fill, const char *id);
const Area *need_area(Fill *fill, const char *id);            /* "" is the world: NULL, with *world set */
const Treaty *need_treaty(Fill *fill, const char *id);

/* ---- charts.c, chart_data.c, year_table.c: element rows' functions ---- */
void emit_chart(Fill *fill, const Instruction *instruction, DocNode *parent);
void emit_data_series(Fill *fill, const Instruction *instruction, DocNode *parent);
void emit_data_row(Fill *fill, const Instruction *instruction, DocNode *parent);
void emit_data_point(Fill *fill, const Instruction *instruction, DocNode *parent);
void emit_data_range(Fill *fill, const Instruction *instruction, DocNode *parent);
void emit_data_moment(Fill *fill, const Instruction *instruction, DocNode *parent);
void emit_data_period(Fill *fill, const Instruction *instruction, DocNode *parent);
void emit_data_key(Fill *fill, const Instruction *instruction, DocNode *parent);
void emit_map_inset(Fill *fill, const Instruction *instruction, DocNode *parent);
void emit_data_panel(Fill *fill, const Instruction *instruction, GPtrArray *list);
void emit_mark(Fill *fill, const Instruction *instruction, DocNode *parent);
/* ---- legend.c ---- */
/* of: the marks that it explains, a bit each; always: it stands whatever is drawn */
typedef struct LegendEntry { DocNode *node, *separator; guint64 of; bool always; } LegendEntry;
/* Has the section that is being filled an entry of what is preliminary? Then its charts need not say it again. */
bool legend_tells_preliminary(const Fill *fill);
/* A part of a column or bar that is drawn dashed. */
bool chart_is_preliminary(const ChartValue *part);
void emit_legend_entry(Fill *fill, const Instruction *instruction, DocNode *parent);
/* A section, or the document, is filled: of the entries from `first` on those stay whose marks it draws. */
void legend_end(Fill *fill, DocNode *section, guint first);

void emit_year_table(Fill *fill, const Instruction *instruction, DocNode *parent);

#endif
