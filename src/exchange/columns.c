/* The table of roles, and of the headers that our own tables have besides. */
#include "exchange/columns.h"
#include <glib.h>
#include <string.h>

static const char *const role_names[ROLE_COUNT] = {
    [ROLE_IGNORE] = "ignore",   [ROLE_ID] = "id",
    [ROLE_AREA] = "area",       [ROLE_MEASURE] = "measure",
    [ROLE_BY] = "by",           [ROLE_PERIOD] = "period",
    [ROLE_VALUE] = "value",     [ROLE_LOW] = "low",
    [ROLE_HIGH] = "high",       [ROLE_QUALIFIER] = "qualifier",
    [ROLE_MISSING] = "missing", [ROLE_STATUS] = "status",
    [ROLE_BASIS] = "basis",     [ROLE_PUBLISHED] = "published",
    [ROLE_UNTIL] = "until",     [ROLE_SOURCES] = "sources",
    [ROLE_NOTE] = "note",       [ROLE_AUDIENCE] = "audience",
    [ROLE_ACTION] = "action",   [ROLE_UNIT_MULT] = "unit-mult",
    [ROLE_DECIMALS] = "decimals", [ROLE_OBS_STATUS] = "obs-status",
    [ROLE_UNIT] = "unit",       [ROLE_COMPUTED] = "computed",
};

/* In tables of ours, beside the roles: another name of one, or what is there for people. */
static const struct {
    const char *header;
    ColumnRole role;
} headers[] = {
    { "source ids", ROLE_SOURCES }, { "source", ROLE_SOURCES },       { "measure title", ROLE_IGNORE },
    { "area name", ROLE_IGNORE },   { "source titles", ROLE_IGNORE }, { "computed from", ROLE_IGNORE },
    { "last value", ROLE_IGNORE },  { "last period", ROLE_IGNORE },   { "last source", ROLE_IGNORE },
    { "activity", ROLE_IGNORE },
    { "why", ROLE_IGNORE },         { "origin", ROLE_IGNORE },        { "imported", ROLE_IGNORE },
};

const char *
column_role_name(ColumnRole role)
{
    return role_names[role];
}

ColumnRole
column_role_find(const char *name)
{
    for (int role = ROLE_IGNORE; role < ROLE_COUNT; role++)
        if (strcmp(role_names[role], name) == 0)
            return (ColumnRole)role;
    return ROLE_UNKNOWN;
}

ColumnRole
column_role_of_header(const char *header)
{
    g_autofree char *trimmed = g_strstrip(g_strdup(header)), *lower = g_ascii_strdown(trimmed, -1);

    for (size_t i = 0; i < G_N_ELEMENTS(headers); i++)
        if (strcmp(headers[i].header, lower) == 0)
            return headers[i].role;
    return column_role_find(lower);
}
