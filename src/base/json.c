/* What JSON does not allow in a text is escaped; DEL too, which terminals would act on. */
#include "base/json.h"

void
json_append_text(GString *out, const char *text)
{
    g_autofree char *valid = g_utf8_make_valid(text == NULL ? "" : text, -1);

    g_string_append_c(out, '"');
    for (const char *c = valid; *c != '\0'; c++) {
        if (*c == '"' || *c == '\\')
            g_string_append_printf(out, "\\%c", *c);
        else if ((guint8)*c < 32 || *c == 127)
            g_string_append_printf(out, "\\u%04x", (guint)(guint8)*c);
        else
            g_string_append_c(out, *c);
    }
    g_string_append_c(out, '"');
}
