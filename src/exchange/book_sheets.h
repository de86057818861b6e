#ifndef EXCHANGE_BOOK_SHEETS_H
#define EXCHANGE_BOOK_SHEETS_H
/*
 * A plan as sheets of a workbook: a row of the table of sheets is a kind of element, a row of such a sheet an element,
 * its columns the element's attributes and texts. "title" is the text in the plan's language, "title fr" that in
 * French, "form one fr" that of one count; "text" is what stands in the element itself. "in" names the row that it
 * stands in, by its id or, where it has none, by what its column "key" says. Who writes the sheets and who reads them
 * takes the same table.
 */
#include <stdbool.h>
#include <stddef.h>

typedef struct BookSheet {
    const char *name;                   /* of the sheet */
    const char *root;                   /* of the file that its rows go into */
    const char *element;
    const char *in;                     /* the sheet of what it stands in; NULL: the file's root */
    const char *texts;                  /* children that are texts of the plan's language, too; others are attributes */
    const char *wrapper;                /* an element of the root's in which all stand: "calendar"; NULL: in the root */
} BookSheet;

enum { BOOK_SHEETS = 40 };
extern const BookSheet book_sheets[BOOK_SHEETS];
/* NULL: there is none for that element in that sheet (NULL: in the root of that file). */
const BookSheet *book_sheet_of(const char *root, const char *element, const BookSheet *in);
/*
 * Records have a sheet a type: a column each for what all have and for each field, "stance", "stance fr" of a
 * translation, "stance audience". Its name has 31 characters at most, and no two are the same but
 * for capitals, as workbooks want it; to be freed.
 */
char *book_sheet_of_records(const char *type);

#endif
