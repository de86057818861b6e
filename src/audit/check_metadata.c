/* Rules about what the document says of itself: claims, title, language, and the two places where metadata stand. */
#include "audit/gather.h"
#include "audit/xmp.h"
#include "object/structure.h"
#include <stdlib.h>
#include <string.h>

/* ---- claims ---- */

static void
check_claims(Audit *audit)
{
    const char *ua = audit_xmp_value(audit->xmp, "pdfuaid", "part"),
               *part = audit_xmp_value(audit->xmp, "pdfaid", "part");
    const char *level = audit_xmp_value(audit->xmp, "pdfaid", "conformance");
    /* Level A keeps U, and both keep B. */
    const char *levels = audit->profile.a_level == 'A' ? "A" : audit->profile.a_level == 'U' ? "AU" : "ABU";

    if (ua == NULL)
        audit_note(audit, RULE_UA_CLAIM, -1, 0, "XMP has no pdfuaid:part");
    else if (strcmp(ua, "1") != 0)
        audit_note(audit, RULE_UA_CLAIM, -1, 0, "pdfuaid:part is '%s', not 1", ua);
    if (part == NULL)
        audit_note(audit, RULE_A_CLAIM, -1, 0, "XMP has no pdfaid:part");
    else if (strcmp(part, audit->profile.a_part == 3 ? "3" : "2") != 0)
        audit_note(audit, RULE_A_CLAIM, -1, 0, "pdfaid:part is '%s', not %d", part, audit->profile.a_part == 3 ? 3 : 2);
    if (level == NULL || strlen(level) != 1 || strchr(levels, *level) == NULL)
        audit_note(audit, RULE_A_CLAIM, -1, 0, "pdfaid:conformance is '%s', not of '%s'", level == NULL ? "" : level,
                   levels);
}

/* ---- Info and XMP ---- */

static bool
two_digits(const char **at, int *out)
{
    if (!g_ascii_isdigit((*at)[0]) || !g_ascii_isdigit((*at)[1]))
        return false;
    *out = ((*at)[0] - '0') * 10 + (*at)[1] - '0';
    *at += 2;
    return true;
}

/* Days since 1970-01-01 of a day of the Gregorian calendar: years are counted from March, so that leap days come last.
 */
static gint64
days_of(int year, int month, int day)
{
    gint64 y = month <= 2 ? year - 1 : year, era = (y >= 0 ? y : y - 399) / 400, of_era = y - era * 400;
    gint64 of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;

    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

/*
 * "D:20191231235959+01'00'" (7.9.4) and "2019-12-31T23:59:59+01:00" alike: the digits in order, then the zone. What is
 * left out is the first of its kind, and zone UTC.
 */
static bool
instant_of(const char *text, gint64 *out)
{
    int parts[7] = { 0, 0, 1, 1, 0, 0, 0 }, zone_hours = 0, zone_minutes = 0, sign;
    const char *at = g_str_has_prefix(text, "D:") ? text + 2 : text;

    if (!two_digits(&at, &parts[0]) || !two_digits(&at, &parts[1]))
        return false;
    for (int i = 2; i < 7; i++) {
        at += *at != '\0' && strchr(i < 4 ? "-" : i == 4 ? "T" : ":", *at) != NULL ? 1 : 0;
        if (!two_digits(&at, &parts[i]))
            break;
    }
    while (*at == '.' || g_ascii_isdigit(*at))
        at++;
    sign = *at == '-' ? -1 : 1;
    if ((*at == '+' || *at == '-') && at++ != NULL && two_digits(&at, &zone_hours)) {
        at += *at == ':' || *at == '\'';
        two_digits(&at, &zone_minutes);
    }
    *out = days_of(parts[0] * 100 + parts[1], parts[2], parts[3]) * 86400 + parts[4] * 3600 + parts[5] * 60 + parts[6] -
           sign * (zone_hours * 3600 + zone_minutes * 60);
    return true;
}

static bool
same_value(const char *info, const char *xmp, bool date)
{
    gint64 a, b;

    if (!date)
        return strcmp(info, xmp) == 0;
    return instant_of(info, &a) && instant_of(xmp, &b) && a == b;
}

static void
check_info(Audit *audit)
{
    static const struct {
        const char *key, *prefix, *name;
        bool date;
    } rows[] = {
        { "Title", "dc", "title", false },
        { "Author", "dc", "creator", false },
        { "Subject", "dc", "description", false },
        { "Keywords", "pdf", "Keywords", false },
        { "Creator", "xmp", "CreatorTool", false },
        { "Producer", "pdf", "Producer", false },
        { "CreationDate", "xmp", "CreateDate", true },
        { "ModDate", "xmp", "ModifyDate", true },
    };
    const Object *info = object_get(audit->file, object_trailer(audit->file), "Info");

    for (size_t i = 0; audit->xmp != NULL && i < G_N_ELEMENTS(rows); i++) {
        const char *here = object_text(audit->file, object_get(audit->file, info, rows[i].key));
        const char *there = audit_xmp_value(audit->xmp, rows[i].prefix, rows[i].name);

        if (here != NULL && there == NULL)
            audit_note(audit, RULE_INFO, -1, info->number, "/%s, which XMP has no %s:%s for", rows[i].key,
                       rows[i].prefix, rows[i].name);
        else if (here != NULL && !same_value(here, there, rows[i].date))
            audit_note(audit, RULE_INFO, -1, info->number, "/%s: '%s' and '%s'", rows[i].key, here, there);
    }
}

/* ---- title and tagging ---- */

static void
check_title(Audit *audit)
{
    const Object *viewer = object_get(audit->file, audit->catalog, "ViewerPreferences");
    const Object *shown = object_get(audit->file, viewer, "DisplayDocTitle");
    const char *title = audit_xmp_value(audit->xmp, "dc", "title");

    if (audit->xmp != NULL && (title == NULL || *title == '\0'))
        audit_note(audit, RULE_TITLE, -1, 0, "XMP has no dc:title");
    if (shown->kind != OBJECT_BOOL)
        audit_note(audit, RULE_NO_DISPLAY_TITLE, -1, 0, "/ViewerPreferences has no /DisplayDocTitle");
    else if (!shown->boolean)
        audit_note(audit, RULE_DISPLAY_TITLE_FALSE, -1, 0, "/DisplayDocTitle is false");
}

static void
check_tagging(Audit *audit)
{
    const Object *info = object_get(audit->file, audit->catalog, "MarkInfo");
    const Object *marked = object_get(audit->file, info, "Marked"),
                   *suspects = object_get(audit->file, info, "Suspects");

    if (marked->kind != OBJECT_BOOL || !marked->boolean)
        audit_note(audit, RULE_NOT_MARKED, -1, 0, "/MarkInfo does not say /Marked true");
    if (suspects->kind == OBJECT_BOOL && suspects->boolean)
        audit_note(audit, RULE_SUSPECTS, -1, 0, "/Suspects is true");
    if (audit->nodes->len == 0)
        audit_note(audit, RULE_NO_TREE, -1, 0, "there is no structure tree");
}

void
audit_check_metadata(Audit *audit)
{
    const Object *stream = object_get(audit->file, audit->catalog, "Metadata");

    if (object_get(audit->file, stream, "Filter")->kind != OBJECT_NULL)
        audit_note(audit, RULE_XMP_PACKED, -1, stream->number, "the metadata are compressed");
    if (audit->xmp != NULL)
        check_claims(audit);
    check_info(audit);
    check_title(audit);
    check_tagging(audit);
}
