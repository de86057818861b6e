#ifndef READ_TABLES_H
#define READ_TABLES_H
/*
 * The vocabulary of the data files: elements, their attributes and where they may stand. What a plan's are made of
 * stands in model/elements.h.
 */
#include "base/moment.h"
#include "model/builder.h"
#include "model/elements.h"
#include "read/pack.h"
#include "read/read.h"

/*
 * What stands in an element: others of the table, text, or both and whatever a page template may hold, which
 * `template` checks.
 */
typedef enum DataContent { CONTENT_ELEMENTS, CONTENT_TEXT, CONTENT_PROSE } DataContent;

/* Valid while one file is read: names are kept once in a file. */
enum { MEMOS = 64 };
typedef struct AttributeMemo { const Field *rows; const char *name; const Field *row; } AttributeMemo;
/* The attributes of an element, in their order, and their rows: the next has mostly the same. */
enum { SHAPES = 8, SHAPE_ATTRIBUTES = 24 };
typedef struct Shape {
    const Field *rows;
    size_t count;
    const char *names[SHAPE_ATTRIBUTES];
    const Field *fields[SHAPE_ATTRIBUTES];      /* NULL: nobody knows it */
    bool is_right;                              /* each is known, and none is missing that has to be there */
} Shape;
enum { RIGHT_VALUES = 64 };
typedef struct RightValue { const Field *field; char text[24]; } RightValue;

/* of what a batch makes a page each, besides records */
#define EACH_WORDS "area objective indicator meeting"
typedef struct DataElement DataElement;

typedef struct Reading {
    PlanBuilder *builder;
    Arena *arena;                       /* of all texts: the plan's, the catalogues', the pack's */
    Audience audience;
    Diags *diags;
    /* what is wrong inside elements that the audience may not see; NULL: nobody asks */
    Diags *withheld_diags;
    const char *plan;                   /* chosen plan's path, or NULL */
    bool plan_seen, plan_entered;       /* a file of a plan; one that could be entered */
    bool withholding;                   /* what is walked is kept from the audience */
    GPtrArray *catalogues;
    GHashTable *regions;                /* name -> LocalText */
    GChecksum *handed_out;              /* of what is entered and kept in no tree; NULL: no plan is read */
    GArray *area_kinds, *areas;         /* AreaKind and Area, of codes that are looked at when all is read */
    GArray *forms;                      /* Forms, whose language may be the plan's, read later */
    const char *language;               /* of the plan, once it is entered */
    GHashTable *kinds_told;             /* kinds of events that nobody knows, once they are told */
    GHashTable *languages;              /* tags of texts so far; NULL: nobody asks */
    /* Event: the first of each series, whose later days are added when all is read */
    GArray *series;
    /* the element whose items are being read, their row, and whether they are entered */
    const XmlNode *items_of, *items_root;
    const DataElement *root_row; bool root_enters;
    const DataElement *item_row;
    bool items_enter;
    XmlItem *item;                      /* whose attributes may have no places yet (xml_item_place()), or NULL */
    /* of the series whose observation was entered last */
    const XmlNode *series_of; const char *measure, *area, *by, *sources;
    GString *disaggregated;             /* its measure, with its categories */
    RightValue right[RIGHT_VALUES];     /* of fields, by hash: what came lately and was right */
    AttributeMemo memo[MEMOS];          /* of attributes, by their place in an element */
    Shape shapes[SHAPES];               /* by their rows */
    void *element; size_t element_room; /* in which an element is put together */
    Pack *pack;                         /* being read, or NULL */
    GArray *parts;                      /* PackPart */
} Reading;

/*
 * An element of the plan's model (`kind`) is filled by the fields of its type, with its text and those of its children
 * at their place, and added to the plan; `take`, where there is one, gets it before and has to add it. Any other is
 * entered by `enter`.
 */
struct DataElement {
    const char *name, *parent;          /* parent NULL: a root */
    const Field *attributes;            /* ends with a NULL name; NULL: those of its kind, by data_fields() */
    DataContent content;
    void (*enter)(Reading *reading, const XmlNode *node);
    ElementKind kind;
    void (*take)(Reading *reading, const XmlNode *node, void *element);
    const char *within;                 /* what the parent stands in, where elements of two files share its name */
    /* its text is a LocalText at this offset: of its own element, else of the one that it stands in */
    bool is_text; size_t text;
    /* it is one of the Forms at this offset of the element that it stands in */
    bool is_form; size_t forms;
};

extern const DataElement data_elements[];
extern const size_t data_element_count;

/* pack.c */
extern const Field pack_attributes[], pack_parameter_attributes[], pack_cover_attributes[], pack_contents_attributes[],
    pack_prose_attributes[], pack_statement_attributes[], pack_page_attributes[], pack_chart_attributes[],
    pack_calendar_attributes[], pack_annex_attributes[], pack_blank_attributes[];
void enter_pack(Reading *reading, const XmlNode *node);
void enter_pack_part(Reading *reading, const XmlNode *node);

/* An event and, where it is one, its series: the later days are added when all is read. */
void enter_event(Reading *reading, const Event *event);

/*
 * walk.c: checks a tree against the tables and enters what is right. What the audience may not see is checked as all
 * else, its mistakes told to withheld_diags, and of it nothing is entered but that things of these ids exist, for
 * messages to those who refer to them. That it stands where nothing may be internal is told to everyone.
 */
void walk_tree(Reading *reading, const XmlNode *root);
/*
 * One of a file that is read by items, `data` being the Reading; its parents are checked, and told of, with the tree
 * of the rest.
 */
void walk_item(void *data, XmlItem *item);
/* Before and after such a file: what is remembered of one is not true of another. */
void walk_forget_items(Reading *reading);
/* Of an item the value of each attribute, NULL where it has none, in the order of its table. */
void walk_values(Reading *reading, const Field *rows, const XmlNode *node, const char **values);
/* The same with their places, NULL where it has none; there are at most GIVEN_FIELDS rows. */
enum { GIVEN_FIELDS = 64 };
void walk_given(Reading *reading, const Field *rows, const XmlNode *node, const XmlAttribute **given);
/* NULL as the parent: of the roots. */
const DataElement *find_data_element(const char *name, const DataElement *parent);
/* those that may stand in it, NULL-terminated */
const DataElement *const *data_children(const DataElement *parent);
const Field *data_fields(const DataElement *row);

/* elements.c: an element of the plan's model, which is filled from the node and added. */
void enter_element(Reading *reading, const DataElement *row, const XmlNode *node);

/*
 * types.c: what values of a type hold to (any text where `holds` is NULL), and what is told of one that does not:
 * `wrong`, or what `blame` says of it. pattern: the same as a regular expression of XML Schema; NULL where the words of
 * the field say it.
 */
typedef struct FieldTypeRow {
    bool (*holds)(const Field *field, const char *value);
    DiagId wrong;
    DiagId (*blame)(const char *value);
    const char *pattern;
} FieldTypeRow;
extern const FieldTypeRow field_types[FIELD_TYPES];
/* 0: the value is one of the field's. */
DiagId field_fault(const Field *field, const char *value);

/* values.c: attributes that the walker has found well-formed. */
const char *value_text(const XmlNode *node, const char *name);          /* "" when missing */
Moment value_moment(const XmlNode *node, const char *name);              /* its day unset when missing */
Date value_date(const XmlNode *node, const char *name);                 /* unset when missing */
void value_period(const XmlNode *node, const char *name, WrittenPeriod *out);   /* left as it is when missing */
double value_number(const XmlNode *node, const char *name, double otherwise);
bool value_is(const XmlNode *node, const char *name, const char *word);
bool number_parse(const char *text, double *out);
LocalText children_text(Reading *reading, const XmlNode *node, const char *element);
/* The language that the element's text is in: one that nobody knows is told where it comes first. */
void note_language(Reading *reading, const XmlNode *node, const char *tag);
/* areas.c: kinds of areas, areas and their regions, and at last whether ids are of the lists that their kinds name. */
void take_area_kind(Reading *reading, const XmlNode *node, void *element);
void enter_region(Reading *reading, const XmlNode *node);
/* Whoever has a point names its sources; that of a point without is told. */
void point_check(Reading *reading, const XmlNode *node, const char *whose);
void take_area(Reading *reading, const XmlNode *node, void *element);
void area_codes_check(Reading *reading);
/* forms.c: the children of one name that are forms of a noun; two of one category are told. */
Forms children_forms(Reading *reading, const XmlNode *node, const char *element);
/*
 * Of each set of `all` (Forms) what a language lacks of the forms that its rules ask for, and what it never asks for;
 * plan_language NULL: nobody knows that of those without a language.
 */
void forms_check(const GArray *all, const char *plan_language, Diags *diags);
LocalText plain_text(Reading *reading, const char *text);

/*
 * recur.c: what a rule of RFC 5545, 3.3.10, means, by libical. Days only: a rule by hours, minutes or seconds is none.
 */
bool recur_are_rules(const char *text);     /* one, or several parted by spaces, of which the days of all count */
/* Is one of them without an end, and not by the year? */
bool recur_goes_on(const char *rules);
/* "2018-05-07 2018-06-04": days parted by spaces. */
bool days_parse(const char *text, GArray *out /* Date, or NULL */);
bool days_or_rules_parse(const char *text);
/*
 * The days of a series from `from` to the day before `to` (not set: all that follow), each moved by `shift` days, as
 * the series `out`: by a rule where one means just these days, else by the days themselves; `listed` says that an
 * endless one was cut so. False when there are none. `out` may be the row itself; new texts live in the arena.
 */
bool recur_part(const Event *row, Date from, Date to, int shift, Arena *arena, Event *out, bool *listed);
/*
 * A series that leaves out its own first day is made to begin with the first that is kept, its COUNT lessened by what
 * was left out; false when no day is left. New texts live in the arena.
 */
bool recur_begin_kept(Event *row, Arena *arena);
/* Adds the later days of the series that were read. */
void recur_add_series(Reading *reading);

#endif
