/* The table of formats. */
#include "exchange/formats.h"
#include "exchange/iati.h"
#include <string.h>
#include "exchange/workbook.h"

static GBytes *
write_csv(const Table *table, const ExchangeProject *project, Diags *diags)
{
    (void)project, (void)diags;
    return table_write_csv(table);
}

static const Format formats[] = {
    { "csv", ".csv .tsv .txt", "a table of CSV", &csv_reader, false, write_csv, NULL },
    { "xlsx", ".xlsx", "a workbook", &xlsx_reader, true, table_write_xlsx, NULL },
    { "ods", ".ods", "a workbook", &ods_reader, true, NULL, NULL },
    { "iati", "", "activities of IATI", &iati_reader, false, NULL, iati_write },
};

const Format *
format_find(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(formats); i++)
        if (strcmp(formats[i].name, name) == 0)
            return &formats[i];
    return NULL;
}

const Format *
format_of_file(const char *path)
{
    const char *dot = strrchr(path, '.');
    g_autofree char *ending = dot == NULL ? g_strdup("") : g_ascii_strdown(dot, -1);

    for (size_t i = 0; i < G_N_ELEMENTS(formats); i++) {
        g_auto(GStrv) endings = g_strsplit(formats[i].endings, " ", -1);

        if (g_strv_contains((const char *const *)endings, ending))
            return &formats[i];
    }
    return NULL;
}

const char *
formats_list(bool read)
{
    static char text[2][128];
    char *out = text[read];
    const char *names[G_N_ELEMENTS(formats)];
    size_t count = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(formats); i++)
        if (read ? formats[i].sheet != NULL : formats[i].write != NULL || formats[i].write_plan != NULL)
            names[count++] = formats[i].name;
    *out = '\0';
    for (size_t i = 0; i < count; i++) {
        g_strlcat(out, i == 0 ? "" : i + 1 == count ? " or " : ", ", sizeof text[0]);
        g_strlcat(out, names[i], sizeof text[0]);
    }
    return out;
}
