/* The elements that a template may hold, a row each: what makes them, of which kind, and their arguments. */
#include "template/internal.h"
#include "template/chart_words.h"
#include "base/words.h"
#include <string.h>

#define ID { "id", ARGUMENT_TEXT, false }, { "lang", ARGUMENT_TEXT, false }
#define TEXT(name) { name, ARGUMENT_TEXT, false }
#define XPATH(name) { name, ARGUMENT_XPATH, true }
#define REQUIRED(name) { name, ARGUMENT_TEXT, true }
/* What a chart's data has: a value as written, or the model's. */
#define DATA                                                                                                           \
    TEXT("name"), TEXT("measure"), TEXT("area"), TEXT("year"), TEXT("value"), TEXT("text"), TEXT("quality"),           \
        TEXT("fill")

const ElementRow element_rows[] = {
    /* name          emits              makes            style      styled  arguments */
    { "section", emit_section, DOC_BOX, NULL, true, { ID } },
    { "div", emit_node, DOC_BOX, NULL, true, { ID } },
    { "article", emit_node, DOC_BOX, NULL, true, { ID } },
    { "aside", emit_node, DOC_BOX, NULL, true, { ID } },
    { "body", emit_through, DOC_BOX, NULL, true, { ID } },
    { "key-figure", emit_list_entry, DOC_BOX, "key-figure", true, { ID }, DOC_ROLE_ITEM },
    { "list-entry", emit_list_entry, DOC_BOX, NULL, true, { ID }, DOC_ROLE_ITEM },
    { "h1", emit_heading, DOC_HEADING, "h1", true, { ID, TEXT("outline") } },
    { "h2", emit_heading, DOC_HEADING, "h2", true, { ID, TEXT("outline") } },
    { "h3", emit_heading, DOC_HEADING, "h3", true, { ID, TEXT("outline") } },
    { "h4", emit_heading, DOC_HEADING, "h4", true, { ID, TEXT("outline") } },
    { "h5", emit_heading, DOC_HEADING, "h5", true, { ID, TEXT("outline") } },
    { "h6", emit_heading, DOC_HEADING, "h6", true, { ID, TEXT("outline") } },
    { "p", emit_paragraph, DOC_PARAGRAPH, "p", true, { ID } },
    { "note", emit_node, DOC_PARAGRAPH, "note", true, { ID } },
    { "ul", emit_list, DOC_LIST, "ul", true, { ID, TEXT("bare"), TEXT("icon") } },
    { "ol", emit_list, DOC_LIST, "ol", true, { ID, TEXT("type"), TEXT("start") } },
    { "li", emit_item, DOC_ITEM, "li", true, { ID, TEXT("label"), TEXT("indent"), TEXT("icon") } },
    { "numbered", emit_numbered, DOC_BOX, "numbered", true, { ID, TEXT("start"), TEXT("indent") } },
    { "blockquote", emit_role, DOC_BOX, "blockquote", true, { ID }, DOC_ROLE_QUOTE },
    { "toc", emit_role, DOC_BOX, "toc", true, { ID }, DOC_ROLE_TOC },
    { "toc-item", emit_role, DOC_BOX, "toc-item", true, { ID }, DOC_ROLE_TOC_ITEM },
    { "label", emit_label, DOC_SPAN, "label", true, { ID }, DOC_ROLE_LABEL },
    { "grid", emit_node, DOC_GRID, "grid", true, { ID } },
    { "column", emit_column, DOC_COLUMN, NULL, true, { ID, TEXT("span") } },
    { "columns", emit_node, DOC_COLUMNS, NULL, true, { ID } },
    { "alternatives", emit_alternatives, DOC_ALTERNATIVES, NULL, false, { ID, TEXT("rank") } },
    { "option", emit_node, DOC_BOX, NULL, true, { ID } },
    { "figure", emit_figure, DOC_FIGURE, "figure", true, { ID, TEXT("alt") } },
    { "figcaption", emit_node, DOC_CAPTION, "figcaption", true, { ID } },
    { "map",
      emit_map,
      DOC_MAP,
      NULL,
      true,
      { ID, REQUIRED("kind"), TEXT("area"), TEXT("measure"), TEXT("bounds"), TEXT("areas"), TEXT("height"),
        TEXT("optional"), TEXT("beside"), TEXT("note"), TEXT("treaty"), TEXT("title"), TEXT("classes"), TEXT("year"),
        TEXT("years"), TEXT("scale"), TEXT("indicator"), TEXT("objective"), TEXT("around"), TEXT("insets"),
        TEXT("projection") } },
    { "inset", emit_map_inset, DOC_BOX, NULL, false, { REQUIRED("name"), REQUIRED("areas") } },
    { "img",
      emit_picture,
      DOC_PICTURE,
      NULL,
      true,
      { ID, REQUIRED("src"), REQUIRED("alt"), TEXT("width"), TEXT("height"), TEXT("fit"), TEXT("focus"),
        TEXT("dpi") } },
    { "logo", emit_logo, DOC_PICTURE, NULL, true, { ID, REQUIRED("ground"), TEXT("width"), TEXT("height") } },
    { "qr-code", emit_code, DOC_PICTURE, NULL, true, { ID, TEXT("address"), TEXT("size") } },
    { "flag", emit_flag, DOC_PICTURE, NULL, true, { ID, REQUIRED("area"), TEXT("height") } },
    { "icon", emit_icon, DOC_PICTURE, NULL, true, { ID, REQUIRED("name"), TEXT("alt"), TEXT("size") } },
    { "hr", emit_rule, DOC_RULE, "hr", true, { ID } },
    { "page-break", emit_node, DOC_PAGE_BREAK, NULL, false, { ID } },
    { "table", emit_table, DOC_TABLE, "table", true, { ID, TEXT("summary"), TEXT("continued"), TEXT("from-page") } },
    { "col", emit_col, DOC_TABLE, NULL, false, { TEXT("width"), TEXT("share"), TEXT("align"), TEXT("says") } },
    { "thead", emit_head, DOC_ROW, NULL, false, { ID } },
    { "tbody", emit_through, DOC_ROW, NULL, false, { ID } },
    { "tr", emit_row, DOC_ROW, "tr", true, { ID, TEXT("subhead") } },
    { "td",
      emit_cell,
      DOC_CELL,
      "td",
      true,
      { ID, TEXT("colspan"), TEXT("rowspan"), TEXT("own-align"), TEXT("says") } },
    { "th",
      emit_cell,
      DOC_CELL,
      "th",
      true,
      { ID, TEXT("colspan"), TEXT("rowspan"), TEXT("own-align"), TEXT("says") } },
    { "chart",
      emit_chart,
      DOC_CHART,
      NULL,
      true,
      { ID, REQUIRED("kind"), TEXT("options"), TEXT("title"), TEXT("tag"), TEXT("unit"), TEXT("table") } },
    { "calendar",
      emit_calendar,
      DOC_CALENDAR,
      NULL,
      true,
      { ID, REQUIRED("kind"), TEXT("year"), TEXT("month"), TEXT("area"), TEXT("scope"), TEXT("title"), TEXT("second"),
        TEXT("head") } },
    { "series", emit_data_series, DOC_BOX, NULL, false, { DATA, TEXT("points") } },
    { "row",
      emit_data_row,
      DOC_BOX,
      NULL,
      false,
      { DATA, TEXT("group"), TEXT("strong"), TEXT("says"), TEXT("points") } },
    { "point", emit_data_point, DOC_BOX, NULL, false, { DATA, TEXT("at"), TEXT("mark"), TEXT("letter") } },
    { "range", emit_data_range, DOC_BOX, NULL, false, { DATA, TEXT("at") } },
    { "moment", emit_data_moment, DOC_BOX, NULL, false, { TEXT("name"), TEXT("from") } },
    { "period", emit_data_period, DOC_BOX, NULL, false, { TEXT("name"), TEXT("from"), TEXT("to") } },
    { "key", emit_data_key, DOC_BOX, NULL, false, { TEXT("name"), TEXT("mark"), TEXT("letter") } },
    { "mark",
      emit_mark,
      DOC_CHART,
      NULL,
      true,
      { ID, REQUIRED("kind"), TEXT("fill"), TEXT("area"), TEXT("cell"), TEXT("size"), TEXT("width"), TEXT("says"),
        TEXT("inverse"), TEXT("raise"), TEXT("event"), TEXT("open") } },
    { "year-table",
      emit_year_table,
      DOC_TABLE,
      "table",
      true,
      { ID, TEXT("area"), TEXT("topics"), TEXT("measures"), TEXT("by"), TEXT("areas"), TEXT("most-years"),
        TEXT("summary"), TEXT("continued"), TEXT("from-page"), TEXT("label-width"), TEXT("unit-width"),
        TEXT("source-width"), TEXT("totals") } },
    { "legend-entry", emit_legend_entry, DOC_SPAN, NULL, true, { ID, TEXT("of"), TEXT("separator") } },
    { "example", emit_example, DOC_BOX, NULL, false, { TEXT("of"), TEXT("parts"), TEXT("name") } },
    { "sample", emit_sample, DOC_PARAGRAPH, NULL, true, { ID, REQUIRED("of") } },
    { "span", emit_node, DOC_SPAN, NULL, true, { ID } },
    { "strong", emit_node, DOC_SPAN, "strong", true, { ID } },
    { "abbr", emit_abbr, DOC_SPAN, NULL, true, { ID } },
    { "sup", emit_node, DOC_SPAN, "sup", true, { ID } },
    { "value", emit_value, DOC_SPAN, NULL, true, { XPATH("select") } },
    { "a", emit_link, DOC_LINK, "a", true, { ID, TEXT("href"), TEXT("to"), TEXT("contents") } },
    { "ref", emit_ref, DOC_LINK, "a", true, { ID, REQUIRED("to"), TEXT("contents") } },
    { "fn", emit_fn, DOC_LINK, NULL, true, { ID } },
    { "footnotes", emit_footnotes, DOC_BOX, "footnotes", true, { ID, TEXT("at") } },
    { "br", emit_node, DOC_BREAK, NULL, false, { ID } },
    { "page-number", emit_slot, DOC_PAGE_NUMBER, NULL, true, { ID } },
    { "page-count", emit_slot, DOC_PAGE_COUNT, NULL, true, { ID } },
    { "page-reference", emit_slot, DOC_PAGE_REFERENCE, NULL, true, { ID, REQUIRED("to") } },
    { "message", emit_message, DOC_TEXT, NULL, false, { REQUIRED("key") } },
    { "value-of", emit_value_of, DOC_TEXT, NULL, false, { XPATH("select") } },
    { "cite", emit_cite, DOC_SPAN, "cite", true, { REQUIRED("sources"), TEXT("separator"), TEXT("bare") } },
    { "source-entry", emit_source_entry, DOC_SPAN, NULL, true, { ID, REQUIRED("number") } },
    { "text", emit_space, DOC_TEXT, NULL, false, { TEXT("value") } },
    { "for-each", emit_for_each, DOC_BOX, NULL, false, { XPATH("select") } },
    { "if", emit_if, DOC_BOX, NULL, false, { XPATH("test") } },
    { "choose", emit_choose, DOC_BOX, NULL, false, { { NULL, ARGUMENT_WORD, false } } },
    { "when", emit_nothing, DOC_BOX, NULL, false, { XPATH("test") } },
    { "otherwise", emit_nothing, DOC_BOX, NULL, false, { { NULL, ARGUMENT_WORD, false } } },
    { "variable", emit_variable, DOC_BOX, NULL, false, { { "name", ARGUMENT_WORD, true }, XPATH("select") } },
    { "param", emit_param, DOC_BOX, NULL, false, { { "name", ARGUMENT_WORD, true }, XPATH("select") } },
    { "with-param", emit_nothing, DOC_BOX, NULL, false, { { "name", ARGUMENT_WORD, true }, XPATH("select") } },
    { "include", emit_include, DOC_BOX, NULL, false, { { "href", ARGUMENT_WORD, true } } },
    { "content", emit_content, DOC_BOX, NULL, false, { TEXT("of") } },
    { "facts", emit_facts, DOC_BOX, NULL, false, { TEXT("most") } },
    { "fact", emit_nothing, DOC_SPAN, NULL, true, { XPATH("test"), TEXT("rank"), TEXT("group") } },
    { "title", emit_through, DOC_BOX, NULL, false, { ID } },
    { "description", emit_through, DOC_BOX, NULL, false, { ID } },
    { "start", emit_node, DOC_PARAGRAPH, "margin-box", true, { ID } },
    { "center", emit_node, DOC_PARAGRAPH, "margin-box", true, { ID } },
    { "end", emit_node, DOC_PARAGRAPH, "margin-box", true, { ID } },
};

const size_t element_row_count = G_N_ELEMENTS(element_rows);

const StructureRow template_structure[] = {
    { "template", "for* pages aim attach conform names roles theme* masters" },
    { "masters", "" },
    { "fragment", "roles" },
    { "master", "name* size* margin*" },
    { "head", "baseline rule-y rule" },
    { "foot", "baseline rule-y rule" },
    { NULL, NULL },
};
const StructureRow theme_structure[] = {
    { "theme", "like paper link-schemes contact site flags" },
    { "logo", "ground* src* alt*" },
    { "color", "name* value* means" },
    { "font-family", "name* script family*" },
    { "style", "name* like means" },
    { NULL, NULL },
};

bool
structure_has(const StructureRow *rows, const char *element, const char *attribute)
{
    size_t length = strlen(attribute);

    for (; rows->element != NULL; rows++)
        if (strcmp(rows->element, element) == 0)
            for (const char *name = rows->attributes; *name != '\0'; name += strspn(name, "* ")) {
                size_t own = strcspn(name, "* ");

                if (own == length && strncmp(name, attribute, own) == 0)
                    return true;
                name += own;
            }
    return false;
}

const ElementRow *
element_row_find(const char *name)
{
    for (size_t i = 0; i < element_row_count; i++)
        if (words_are_same(element_rows[i].name, name))
            return &element_rows[i];
    return NULL;
}

const ArgumentRow *
element_argument_find(const ElementRow *row, const char *name)
{
    for (size_t i = 0; i < ARGUMENT_ROWS && row->arguments[i].name != NULL; i++)
        if (words_are_same(row->arguments[i].name, name))
            return &row->arguments[i];
    return row->emit == emit_chart ? chart_argument_find(name) : NULL;
}

void
template_vocabulary(GString *out)
{
    for (size_t i = 0; i < element_row_count; i++) {
        const ElementRow *row = &element_rows[i];

        g_string_append_printf(out, "<%s>", row->name);
        for (size_t a = 0; a < ARGUMENT_ROWS && row->arguments[a].name != NULL; a++)
            g_string_append_printf(out, " %s%s", row->arguments[a].name, row->arguments[a].required ? "*" : "");
        if (row->emit == emit_chart)
            g_string_append(out, " attributes-of-its-kind");        /* 'sheaf schema chart' */
        g_string_append(out,
                        row->styled ? " " AUDIENCE_ATTRIBUTE " class style-properties\n" : " " AUDIENCE_ATTRIBUTE "\n");
    }
    functions_list(out);
}
