/* The printed form of nodes, of each kind of chart and of calendars, written out by hand. */
#include "assert.h"
#include "own_box.h"
#include <glib.h>
#include "doc/doc.h"

#define VALUE(number, printed) { .known = true, .value = (number), .text = (printed) }

typedef struct ChartCase { const char *name; ChartSpec spec; const char *want; } ChartCase;

static const LadderStep steps[] = { { "Votes", NULL, "2015 to 2019", STEP_TAKEN },
                                    { "Accession", "not yet", NULL, STEP_NEXT } };
static const char *const cells[] = { "not on track", "unclear" }, *const periods[] = { NULL, "2017" };
static const char *const years[] = { "2016", "2017" }, *const remarks[] = { NULL, "clearance only" };
static const ChartValue cleared[] = { VALUE(1.34, "1.34"),
                                      { .known = true, .value = 0.3, .text = "0.30", .quality = QUALITY_ESTIMATE } };
static const ChartValue totals[] = { VALUE(1.34, "1.34"), { .known = false } };
static const ChartSeries series[] = { { "clearance", FILL_ACCENT, cleared } };
static const ChartPoint points[] = { { { 2015, 0, 0 }, VALUE(48, "48") },
                                     { { 2019, 12, 31 },
                                       { .known = true, .value = 43, .quality = QUALITY_PRELIMINARY } } };
static const LineSeries line = { NULL, points, 2 };
static const DeadlineStep dates[] = { { { 2019, 3, 1 }, "1 March 2019", false },
                                      { { 2021, 3, 1 }, "1 March 2021", true } };
static const DeadlineBar deadlines[] = {
    { "Article 5", "mines", dates, 2, DEADLINE_OPEN, { 0, 0, 0 }, "1 March 2021, interim", NULL }
};
static const AreaMark squares[] = { AREA_FULFILLED, AREA_UNKNOWN };
static const char *const names[] = { "Croatia", "Chad" };
static const DatedTile tiles[] = { { "HRV", "Croatia", { 2019, 3, 1 } }, { "TCD", "Chad", { 2020, 1, 1 } } };

static const ChartCase charts[] = {
    { "progress bar",
      { .kind = CHART_PROGRESS_BAR,
        .title = "Area",
        .unit = "km²",
        .u.progress_bar = { .baseline = VALUE(1442, "1,442"),
                            .latest = VALUE(0, "0"),
                            .target = VALUE(0, "0"),
                            .labels = true } },
      "chart progress-bar title=\"Area\" unit=\"km²\" baseline=1442\"1,442\" latest=0\"0\" target=0\"0\" required=- "
      "labels\n" },
    { "status sign",
      { .kind = CHART_STATUS_SIGN, .u.status_sign = { SIGN_LIMITED, 4.2, "Limited" } },
      "chart status-sign sign=limited radius=4.2 word=\"Limited\"\n" },
    { "dots",
      { .kind = CHART_DOTS, .u.dots = { 2, 11, 12, 4, NULL, NULL } },
      "chart dots 2 of 11 per-row=12 radius=4\n" },
    { "ladder",
      { .kind = CHART_LADDER, .u.ladder = { steps, 2 } },
      "chart ladder\n  taken title=\"Votes\" below=\"2015 to 2019\"\n  next title=\"Accession\" detail=\"not yet\"\n" },
    { "swatch",
      { .kind = CHART_MARK, .u.mark = { .mark = MARK_SWATCH, .fill = FILL_HATCH, .width = 14 } },
      "chart swatch fill=hatch width=14\n" },
    { "area square",
      { .kind = CHART_MARK, .alt = "on track", .u.mark = { .mark = MARK_AREA, .area = AREA_DONE } },
      "chart area alt=\"on track\" area=done\n" },
    { "no cell filled",
      { .kind = CHART_MARK, .u.mark = { .mark = MARK_JUDGEMENT, .cell = -1 } },
      "chart judgement cell=-1\n" },
    { "judgement",
      { .kind = CHART_JUDGEMENT, .u.judgement = { cells, periods, NULL, 2, 1 } },
      "chart judgement\n  cell title=\"not on track\"\n  current title=\"unclear\" periods=\"2017\"\n" },
    { "stacked bars",
      { .kind = CHART_STACKED_BARS, .u.stacked_bars = { years, 2, series, 1, totals, remarks, "no figure", 0 } },
      "chart stacked-bars none=\"no figure\"\n  series name=\"clearance\" fill=accent\n  category \"2016\" "
      "1.34\"1.34\" total=1.34\"1.34\"\n"
      "  category \"2017\" ~0.3\"0.30\" total=- remark=\"clearance only\"\n" },
    { "columns",
      { .kind = CHART_COLUMNS, .u.columns = { years, 1, series, 1, NULL, 110, 0 } },
      "chart columns height=110\n  series name=\"clearance\" fill=accent\n  category \"2016\" 1.34\"1.34\"\n" },
    { "line",
      { .kind = CHART_LINE,
        .u.line = { .series = &line,
                    .series_count = 1,
                    .step = true,
                    .target = VALUE(130, "130"),
                    .target_date = { 2020, 12, 31 } } },
      "chart line step target=130\"130\" target-date=2020-12-31\n  point 2015 48\"48\"\n  point 2019-12-31 ?43\n" },
    { "sparkline",
      { .kind = CHART_SPARKLINE, .u.sparkline = { points, 1, { 2015, 0, 0 }, { 2020, 0, 0 }, false } },
      "chart sparkline from=2015 to=2020\n  point 2015 48\"48\"\n" },
    { "deadlines",
      { .kind = CHART_DEADLINES, .u.deadlines = { deadlines, 1, 2017, 2025, { 2019, 12, 31 }, "data", 2025, "limit" } },
      "chart deadlines 2017 to 2025 today=2019-12-31 today-text=\"data\" limit=2025 limit-text=\"limit\"\n"
      "  open title=\"Article 5\" subtitle=\"mines\" text=\"1 March 2021, interim\" original=2019-03-01 "
      "then=2021-03-01 interim\n" },
    { "area squares",
      { .kind = CHART_AREA_SQUARES, .u.area_squares = { squares, names, 2, true } },
      "chart area-squares narrow\n  fulfilled \"Croatia\"\n  unknown \"Chad\"\n" },
    { "tiles",
      { .kind = CHART_TILES,
        .u.tiles = { tiles, 2, { 2018, 11, 1 }, { 2020, 1, 1 }, { { 2018, 11, 26 }, "opens" }, 90, true } },
      "chart tiles from=2018-11-01 to=2020-01-01 height=90 inverse\n  tile HRV name=\"Croatia\" at=2019-03-01\n  tile "
      "TCD name=\"Chad\" at=2020-01-01\n  moment text=\"opens\" at=2018-11-26\n" },
    { "no data",
      { .kind = CHART_NO_DATA, .u.no_data = { "no figure found", 9.5, true } },
      "chart no-data text=\"no figure found\" height=9.5 dotted\n" },
};

#define HEAD "document title=\"T\" lang=en direction=ltr\n"

static void
a_chart_is_printed(void **state)
{
    const ChartCase *c = *state;
    g_autoptr(Doc) doc = doc_new();
    g_autoptr(GString) out = g_string_new(NULL);
    g_autofree char *want = g_strconcat(HEAD, c->want, NULL);

    doc->title = "T";
    doc->language = "en";
    doc->root = doc_append(doc, NULL, DOC_CHART);
    doc->root->u.chart.spec = &c->spec;
    doc_print(doc, out);
    assert_string_equal(out->str, want);
}

/* ---- calendars ---- */

static const CalendarItem items[] = {
    { { 2018, 9, 3 },
      { 2018, 9, 5 },
      "Eighth Meeting",
      "8MSP",
      "Geneva · 3–5 Sep",
      "Geneva",
      EVENT_SIGN_MEETING,
      false,
      false },
    { { 2018, 9, 7 },
      { 2018, 9, 10 },
      "10th \"Anniversary\"",
      "10 years",
      NULL,
      NULL,
      EVENT_SIGN_ANNIVERSARY,
      true,
      true },
};
static const CalendarPiece pieces[] = {
    { .item = 0, .week = 1, .lane = 0, .from = 0, .to = 2, .begins = true, .ends = true, .spoken = true },
    { .item = 1, .week = 1, .lane = 0, .from = 4, .to = 6, .begins = true, .spoken = true },
    { .item = 1, .week = 2, .lane = 1, .from = 0, .to = 0, .ends = true },
};
static const CalendarPiece rows[] = {
    { .item = 0, .week = 8, .from = 9, .to = 11, .begins = true, .ends = true, .spoken = true }
};
static const CalendarHoliday holidays[] = { { { 2018, 9, 24 }, { 2018, 9, 24 }, "Constitution Day" } };
static const char *const notes[12] = { [2] = "Oslo Plus 10", [10] = "\"Launch\"; Workshop" };

typedef struct CalendarCase { const char *name; CalendarSpec spec; const char *want; } CalendarCase;

static const CalendarCase calendars[] = {
    { "an empty month",
      { .form = CALENDAR_MONTH,
        .title = "May 2018",
        .summary = "No dated event.",
        .year = 2018,
        .month = 5,
        .first_weekday = 7 },
      "calendar month year=2018 month=5 first-weekday=7 title=\"May 2018\" summary=\"No dated event.\"\n" },
    { "a month with events, their parts and a holiday",
      { .form = CALENDAR_MONTH,
        .title = "September 2018",
        .year = 2018,
        .month = 9,
        .first_weekday = 1,
        .items = items,
        .count = 2,
        .pieces = pieces,
        .piece_count = 3,
        .holidays = holidays,
        .holiday_count = 1 },
      "calendar month year=2018 month=9 first-weekday=1 title=\"September 2018\"\n"
      "  event sign=meeting first=2018-09-03 last=2018-09-05 title=\"Eighth Meeting\" short=\"8MSP\" detail=\"Geneva · "
      "3–5 Sep\"\n"
      "  event sign=anniversary first=2018-09-07 last=2018-09-10 title=\"10th \\\"Anniversary\\\"\" short=\"10 years\" "
      "outlined strong\n"
      "  piece event=0 week=1 lane=0 columns=0-2 begins ends spoken\n"
      "  piece event=1 week=1 lane=0 columns=4-6 begins spoken\n"
      "  piece event=1 week=2 lane=1 columns=0-0 ends\n"
      "  holiday first=2018-09-24 last=2018-09-24 name=\"Constitution Day\"\n" },
    { "a poster with what has no day",
      { .form = CALENDAR_YEAR,
        .title = "Calendar 2018",
        .year = 2018,
        .first_weekday = 1,
        .items = items,
        .count = 1,
        .pieces = rows,
        .piece_count = 1,
        .notes = notes },
      "calendar year year=2018 first-weekday=1 title=\"Calendar 2018\"\n"
      "  event sign=meeting first=2018-09-03 last=2018-09-05 title=\"Eighth Meeting\" short=\"8MSP\" detail=\"Geneva · "
      "3–5 Sep\"\n"
      "  piece event=0 week=8 lane=0 columns=9-11 begins ends spoken\n"
      "  note month=3 \"Oslo Plus 10\"\n"
      "  note month=11 \"\\\"Launch\\\"; Workshop\"\n" },
    { "a small month",
      { .form = CALENDAR_SIDE, .year = 2018, .month = 10, .first_weekday = 6 },
      "calendar side year=2018 month=10 first-weekday=6\n" },
};

static void
a_calendar_is_printed(void **state)
{
    const CalendarCase *c = *state;
    g_autoptr(Doc) doc = doc_new();
    g_autoptr(GString) out = g_string_new(NULL);
    g_autofree char *want = g_strconcat(HEAD, c->want, NULL);

    doc->title = "T";
    doc->language = "en";
    doc->root = doc_append(doc, NULL, DOC_CALENDAR);
    doc->root->u.calendar.spec = &c->spec;
    doc_print(doc, out);
    assert_string_equal(out->str, want);
}

static void
a_page_is_printed(void **state)
{
    g_autoptr(Doc) doc = doc_new();
    g_autoptr(GString) out = g_string_new(NULL);
    PageMaster master = { .name = "first", .size = { 595.28, 841.89 }, .margin = { 54, 42.52, 60, 42.52 } };
    DocNode *box = doc_append(doc, NULL, DOC_BOX), *heading, *span, *table, *cell;

    (void)state;
    doc->title = "A \"plan\"";
    doc->language = "ar";
    doc->direction = DIRECTION_RTL;
    doc->max_pages = 2;
    doc->watermark = "DRAFT";
    doc->masters = &master;
    doc->master_count = 1;
    doc->root = box;
    master.foot.end = doc_append(doc, NULL, DOC_PARAGRAPH);
    doc_append(doc, master.foot.end, DOC_PAGE_NUMBER);
    *own_text(doc, box) = (TextStyle){ .family = "sans", .size = 9, .weight = 400, .colour = COLOUR_RGB(0x15202B) };
    heading = doc_append(doc, box, DOC_HEADING);
    heading->u.heading.level = 2;
    own_text(doc, heading)->weight = 700;
    own_box(doc, heading)->margin = (Edges){ 20, 0, 4, 0 };
    own_box(doc, heading)->border_top = (DocBorder){ 1.25, COLOUR_RGB(0x15202B), 0, 0 };
    own_box(doc, heading)->break_after = BREAK_AVOID;
    doc_append_text(doc, heading, "line\nback\\");
    span = doc_append(doc, heading, DOC_SPAN);
    own_text(doc, span)->rise = 3;
    span->id = "area.BIH.2017";
    table = doc_append(doc, box, DOC_TABLE);
    table->u.table.column_count = 3;
    table->u.table.head_rows = 1;
    cell = doc_append(doc, doc_append(doc, table, DOC_ROW), DOC_CELL);
    cell->align = ALIGN_END;
    cell->u.cell.header = true;
    cell->u.cell.column_span = 2;
    own_box(doc, cell)->padding = (Edges){ 2, 2, 2, 2 };
    doc_print(doc, out);
    assert_string_equal(out->str,
                        "document title=\"A \\\"plan\\\"\" lang=ar direction=rtl max-pages=2 watermark=\"DRAFT\"\n"
                        "master first width=595.28 height=841.89 margin=54,42.52,60,42.52\n"
                        "  foot-end\n"
                        "    paragraph\n"
                        "      page-number\n"
                        "box family=sans size=9 weight=400 color=#15202B\n"
                        "  heading weight=700 margin=20,0,4,0 border-top=1.25#15202B break-after=avoid level=2\n"
                        "    text \"line\\nback\\\\\"\n"
                        "    span rise=3 id=area.BIH.2017\n"
                        "  table columns=3 head-rows=1\n"
                        "    row\n"
                        "      cell align=end padding=2 header colspan=2\n");
}

static void
prose_is_printed(void **state)
{
    g_autoptr(Doc) doc = doc_new();
    g_autoptr(GString) out = g_string_new(NULL);
    DocNode *list, *item;

    (void)state;
    doc->title = "T";
    doc->language = "en";
    doc->root = doc_append(doc, NULL, DOC_BOX);
    doc->root->role = DOC_ROLE_TOC_ITEM;
    *own_text(doc, doc->root) = (TextStyle){ .family = "sans", .size = 10 };
    own_box(doc, doc->root)->leader = (DocBorder){ 0.8, COLOUR_RGB(0x9AA6B1), 0, 2.4 };
    list = doc_append(doc, doc->root, DOC_LIST);
    list->u.list.numbering = "LowerAlpha";
    item = doc_append(doc, list, DOC_ITEM);
    item->u.item.label = "a";
    item->u.item.indent = 22;
    item->u.item.gap = 10;
    item->u.item.label_align = ALIGN_END;
    item->u.item.label_text = (TextStyle){ .family = "sans", .size = 10, .weight = 700 };
    doc_print(doc, out);
    assert_string_equal(out->str,
                        HEAD "box role=toc-item family=sans size=10 leader=0.8#9AA6B1/0/2.4\n"
                             "  list numbering=LowerAlpha\n"
                             "    item label=\"a\" label-indent=22 label-gap=10 label-align=end weight=700\n");
}

int
main(void)
{
    struct CMUnitTest tests[32];
    size_t count = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(charts); i++)
        tests[count++] = row_test(a_chart_is_printed, charts[i].name, &charts[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(calendars); i++)
        tests[count++] = row_test(a_calendar_is_printed, calendars[i].name, &calendars[i]);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(a_page_is_printed);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(prose_is_printed);
    return _cmocka_run_group_tests("printed documents", tests, count, NULL, NULL);
}
