/* The table of limits, and the one way to say that something is more. */
#include "base/limit.h"
#include "base/diag_batch.h"
#include "base/diag_chart.h"
#include "base/diag_exchange.h"
#include "base/diag_files.h"
#include "base/diag_lang.h"
#include "base/diag_map.h"
#include "base/diag_model.h"
#include "base/diag_pdf.h"
#include "base/diag_picture.h"
#include "base/diag_read.h"
#include "base/diag_template.h"
#include "base/diag_text.h"

typedef struct LimitRow {
    const char *name, *counted, *reason;
    int number;
    DiagId message;
} LimitRow;

static LimitRow rows[LIMIT_COUNT] = {
#define LIMIT(name, number, counted, message, reason) [LIMIT_##name] = { #name, counted, reason, number, message },
#include "base/limit_rows.h"
#undef LIMIT
};

/* "20 million", "20,000", "1000". */
static char *
write_number(int number)
{
    if (number >= 1000000 && number % 1000000 == 0)
        return g_strdup_printf("%d million", number / 1000000);
    if (number >= 1000000)
        return g_strdup_printf("%d,%03d,%03d", number / 1000000, number / 1000 % 1000, number % 1000);
    return number >= 10000 ? g_strdup_printf("%d,%03d", number / 1000, number % 1000) : g_strdup_printf("%d", number);
}

const char *
limit_text(LimitId limit)
{
    g_autofree char *number = write_number(rows[limit].number);
    g_autofree char *text = g_strdup_printf("%s %s", number, rows[limit].counted);

    return g_intern_string(text);
}

int
limit_number(LimitId limit)
{
    return rows[limit].number;
}

void
limit_lower(LimitId limit, int number)
{
    rows[limit].number = number;
}

const char *
limit_name(LimitId limit)
{
    return rows[limit].name;
}

DiagId
limit_message(LimitId limit)
{
    return rows[limit].message;
}

static void
report(Diags *diags, LimitId limit, Place place, Place related, va_list values)
{
    g_autofree char *number = write_number(rows[limit].number);

    g_assert(rows[limit].message != 0);
    diag_report_most(diags, rows[limit].message, place, related, number, limit_text(limit), values);
}

void
limit_exceeded(Diags *diags, LimitId limit, Place place, ...)
{
    va_list values;

    va_start(values, place);
    report(diags, limit, place, (Place){ 0 }, values);
    va_end(values);
}

void
limit_exceeded_related(Diags *diags, LimitId limit, Place place, Place related, ...)
{
    va_list values;

    va_start(values, related);
    report(diags, limit, place, related, values);
    va_end(values);
}

void
limits_list(GString *out)
{
    for (size_t i = 0; i < LIMIT_COUNT; i++) {
        g_string_append(out, limit_text((LimitId)i));
        if (rows[i].message != 0)
            g_string_append_printf(out, " (S%03d)", rows[i].message);
        g_string_append_printf(out, "\n    %s\n", rows[i].reason);
    }
}
