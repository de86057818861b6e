/* What libcsv alone takes to read a file: its fields and rows are told to functions that count them. */
#include <csv.h>
#include <stdio.h>

static size_t fields, rows;

static void
end_field(void *text, size_t length, void *data)
{
    (void)text, (void)length, (void)data;
    fields++;
}

static void
end_row(int end, void *data)
{
    (void)end, (void)data;
    rows++;
}

int
main(int argc, char **argv)
{
    static char piece[1 << 18];
    struct csv_parser parser;
    FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
    size_t got;

    if (file == NULL || csv_init(&parser, 0) != 0)
        return 2;
    while ((got = fread(piece, 1, sizeof piece, file)) > 0)
        if (csv_parse(&parser, piece, got, end_field, end_row, NULL) != got)
            return 1;
    csv_fini(&parser, end_field, end_row, NULL);
    csv_free(&parser);
    fclose(file);
    printf("%zu fields, %zu rows\n", fields, rows);
    return 0;
}
