#ifndef READ_PACK_H
#define READ_PACK_H
/*
 * A briefing pack as its author describes it: what it is for, and its parts in order. A pack is a file of its own,
 * which stands beside the data (data/packs) and is read for itself. Nothing of it is looked up in the plan here.
 */
#include "base/moment.h"
#include "base/period.h"
#include "model/plan.h"
#include "read/xml.h"

typedef enum PackKind {
    PACK_COVER,
    PACK_CONTENTS,
    PACK_DIVIDER,
    PACK_PROSE,
    PACK_STATEMENT,
    PACK_PAGE,
    PACK_CHART,
    PACK_CALENDAR,
    PACK_ANNEX,
    PACK_BLANK
} PackKind;

/* How its pages are counted: not at all; i, ii; 1, 2. */
typedef enum PackCounting { PACK_UNCOUNTED, PACK_FRONT, PACK_BODY, PACK_ANNEXED } PackCounting;

/* In the file that is sent as a mail: part of it, attached to it as a file of its own, or not there. */
typedef enum PackMail { MAIL_KEEP, MAIL_ATTACH, MAIL_LEAVE_OUT } PackMail;

/*
 * What becomes of the pack when an annex cannot be taken: it fails, goes without, or has a page in its place that says
 * so.
 */
typedef enum PackOtherwise { OTHERWISE_FAIL, OTHERWISE_LEAVE_OUT, OTHERWISE_SAY_SO } PackOtherwise;

typedef enum PackAudience { PACK_PUBLIC, PACK_INTERNAL, PACK_EMBARGOED } PackAudience;

typedef struct PackPart {
    PackKind kind;
    const char *element;                /* "page" */
    const char *id;                     /* never NULL; unique in the pack */
    const char *title, *subtitle;       /* NULL when there is none */
    const char *template_name;          /* NULL: a blank, or an annex taken as it is */
    const char *language;               /* BCP 47; NULL: the pack's */
    const char *subject, *for_each;     /* an id; an expression that finds some; NULL */
    PackCounting counting;
    bool recto;                         /* begins on a right-hand page */
    PackMail mail;
    const char *const *parameters;      /* "name=value", ended by NULL: every attribute, and what <param> says */
    const char *href, *alt;             /* of an annex */
    bool bare, signed_too;              /* of an annex: taken as it is; taken though it is signed */
    int most_pages, most_megabytes;
    PackOtherwise otherwise;
    const XmlNode *node;                /* the element, for what a template's vocabulary says in it */
    Place place;
} PackPart;

typedef struct Pack {
    Arena *arena;
    const char *file, *id, *language;   /* language NULL: the plan's */
    const char *title, *subtitle, *meeting_text, *delegation;   /* NULL when there is none */
    const char *meeting;                /* id of an event; NULL */
    const char *paper;                  /* NULL: the templates' */
    WrittenPeriod as_of, known_by;                /* their last days, by the plan's reporting years */
    Date date;                                    /* unset when not given */
    Moment embargo;                               /* its day unset when not given */
    PackAudience audience;
    bool mail;                          /* a second file is made, to be sent as a mail */
    bool claims_nothing;                /* conform="none": neither PDF/UA nor PDF/A */
    bool attach;                        /* the data behind what is printed go into the file */
    const PackPart *parts; size_t part_count;
    Place place, paper_place, attach_place;
} Pack;

/* NULL with every mistake reported. Parts that the audience may not see are not in it. */
/*
 * The pack's own days, of reporting periods the last ones, else the plan's; false, and told, where there is no such
 * period.
 */
bool pack_find_days(const Pack *pack, const Plan *plan, Days *out, Diags *diags);
Pack *pack_load(const char *path, Audience audience, Diags *diags);
void pack_free(Pack *pack);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Pack, pack_free)

/* The file that an annex names: beside the pack's own where it is not absolute. To be freed. */
char *pack_annex_path(const Pack *pack, const PackPart *part);
size_t pack_annex_limit(const PackPart *part);          /* in bytes */

#endif
