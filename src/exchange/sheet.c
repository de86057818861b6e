/* Cells as spreadsheets name them. */
#include "exchange/sheet.h"

char *
sheet_address(SheetPlace at)
{
    char letters[8];
    size_t begin = sizeof letters - 1;

    letters[begin] = '\0';
    for (uint32_t left = at.column; left > 0; left = (left - 1) / 26)
        letters[--begin] = (char)('A' + (left - 1) % 26);
    return g_strdup_printf("%s%u", letters + begin, at.row);
}

bool
sheet_address_parse(const char *text, size_t length, SheetPlace *out)
{
    SheetPlace at = { 0, 0 };
    size_t i = length > 0 && text[0] == '$';

    for (; i < length && g_ascii_isalpha(text[i]) && at.column < 100000; i++)
        at.column = at.column * 26 + (uint32_t)(g_ascii_toupper(text[i]) - 'A') + 1;
    i += i < length && text[i] == '$';
    for (; i < length && g_ascii_isdigit(text[i]) && at.row < 100000000; i++)
        at.row = at.row * 10 + (uint32_t)(text[i] - '0');
    *out = at;
    return i == length && at.column > 0 && at.row > 0;
}
