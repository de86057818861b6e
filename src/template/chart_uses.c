/*
 * What the parts of a drawing are, by which it is read, when a kind of chart is the wrong one, and what it does where
 * room is short: the rows behind each kind in help and handbook. A kind more has its rows here: a test finds one
 * without.
 */
#include "template/reference.h"
#include <string.h>

/*
 * `chart`: a kind, or "<" and the name of an element. Parts in the order of the numbers that the handbook sets at them;
 * when not to use it, and what then; what gives way, in its order, and how narrow it may be.
 */
typedef enum UseKind { PART, NOT, SHORT } UseKind;
typedef struct UseRow { const char *chart; UseKind kind; const char *name, *sentence; } UseRow;

static const UseRow uses[] = {
    { "progress-bar", PART, "Baseline", "A thin tick: where the way begins." },
    { "progress-bar", PART, "Way gone", "From the baseline to the latest figure." },
    { "progress-bar", PART, "Required", "Where the straight path is on the day of the page." },
    { "progress-bar", PART, "Way to go", "The track that is left." },
    { "progress-bar", PART, "Target", "A thick tick: where the way ends." },
    { "progress-bar", NOT, "No target", "A line with the figure and its trend." },
    { "progress-bar", NOT, "One figure only", "The value and its date." },
    { "progress-bar", NOT, "Many years matter", "A line against the required path." },
    { "progress-bar", SHORT, "where room is short",
      "Numbers that would touch leave: what is required first, then the baseline; the target takes a line of its "
      "own, and the latest never goes. Then long numbers are short (1.2M), and last all stand in a list. "
      "Narrowest: 60 points." },
    { "status-sign", NOT, "No status is made", "No sign: the figure alone." },
    { "status-sign", SHORT, "where room is short",
      "It is as large as it is asked for, in any line." },
    { "dots", PART, "A filled dot", "An area that counts." },
    { "dots", PART, "An open dot", "One that does not." },
    { "dots", NOT, "Which areas matter", "An area grid, with their names." },
    { "dots", NOT, "More than forty", "Area squares, or the two numbers." },
    { "dots", SHORT, "where room is short",
      "Dots go on below in as many lines as they take. Narrowest: 20 points." },
    { "ladder", PART, "A step taken", "With the day below it." },
    { "ladder", PART, "A step to come", "Outlined, and without a day." },
    { "ladder", NOT, "Steps in any order", "A list with marks." },
    { "ladder", NOT, "More than six steps", "A table." },
    { "ladder", SHORT, "where room is short",
      "Where the words of its steps do not fit, the steps stand in a list. Narrowest: 160 points." },
    { "mark", NOT, "It alone carries the meaning", "A word beside it." },
    { "mark", SHORT, "where room is short",
      "It is as large as it is asked for, in any line." },
    { "judgement", PART, "An earlier grade", "With the year in which it was given." },
    { "judgement", PART, "The latest grade", "Filled, its word bold." },
    { "judgement", NOT, "A measured figure", "A progress bar or a line: grades are somebody's opinion." },
    { "judgement", SHORT, "where room is short",
      "Names of grades first have lines of their own, then grades and years stand in a list. Narrowest: 60 "
      "points." },
    { "stacked-bars", PART, "First part", "It begins at zero: the one part that can be compared." },
    { "stacked-bars", PART, "Next part", "Told by its number." },
    { "stacked-bars", PART, "Total", "Of all parts." },
    { "stacked-bars", NOT, "Parts are to be compared", "A line a part, or bars side by side (grouped)." },
    { "stacked-bars", NOT, "More than four parts", "A table." },
    { "stacked-bars", SHORT, "where room is short",
      "Names first have lines of their own, then long numbers are short (1.2M), then names and numbers stand in "
      "a list. Narrowest: 100 points." },
    { "columns", PART, "Value", "Above its column, which begins at zero." },
    { "columns", PART, "No figure", "The year keeps its place." },
    { "columns", PART, "Estimate", "Hollow." },
    { "columns", NOT, "More than twelve years", "A line." },
    { "columns", NOT, "Figures that stand for a day", "A line: columns are for what happened in a period." },
    { "columns", SHORT, "where room is short",
      "Names first have lines of their own, then long numbers are short (1.2M), then the columns lie down, and "
      "last all stand in a list. Narrowest: 60 points." },
    { "line", PART, "A marked day", "What happened then." },
    { "line", PART, "The figures", "A dot each, joined; a year without one makes a gap." },
    { "line", PART, "The latest", "With its value." },
    { "line", NOT, "Fewer than four figures", "A dumbbell, or the figures." },
    { "line", NOT, "Counts of events", "Columns: between two of them there is nothing." },
    { "line", NOT, "More than five lines", "Multiples." },
    { "line", SHORT, "where room is short",
      "Names first have lines of their own, then long numbers are short (1.2M), then all figures stand in a "
      "list. Narrowest: 120 points." },
    { "sparkline", PART, "First figure", "Of the years that are shown." },
    { "sparkline", PART, "Latest figure", "With its value." },
    { "sparkline", NOT, "Amounts are to be read", "A line with an axis: this one has a scale of its own." },
    { "sparkline", SHORT, "where room is short",
      "Its two numbers first have a line of their own, then its figures stand in a list. Narrowest: 46 points." },
    { "deadlines", PART, "First day", "The one that stood at the beginning." },
    { "deadlines", PART, "Extension", "Hatched." },
    { "deadlines", PART, "Day in force", "A filled diamond." },
    { "deadlines", NOT, "One day without a history", "The date in words." },
    { "deadlines", SHORT, "where room is short",
      "Words first have lines of their own below the bars, then the dates stand in a list. Narrowest: 240 "
      "points." },
    { "area-squares", PART, "A filled square", "An area that counts." },
    { "area-squares", PART, "An open square", "One that does not." },
    { "area-squares", NOT, "Which areas matter", "An area grid, with their names." },
    { "area-squares", NOT, "Where they lie matters", "A map." },
    { "area-squares", SHORT, "where room is short",
      "Squares become smaller, all in one line. Narrowest: 40 points." },
    { "no-data", PART, "A hatched field", "There is no figure, which is not zero." },
    { "no-data", NOT, "The value is zero", "The chart with its zero." },
    { "no-data", SHORT, "where room is short",
      "It is as wide as its room. Narrowest: 10 points." },
    { "bullet", PART, "Ranges", "From worst to best." },
    { "bullet", PART, "The figure", "Its value at the end." },
    { "bullet", PART, "Comparison", "A thin tick: what it was, or is elsewhere." },
    { "bullet", PART, "Target", "A thick tick." },
    { "bullet", NOT, "Nobody has set ranges", "A progress bar." },
    { "bullet", SHORT, "where room is short",
      "Figures first have a line of their own below the bar, then long numbers are short (1.2M), then they stand "
      "in a list. Narrowest: 70 points." },
    { "area-grid", PART, "Mark", "Filled where the area counts, dashed where nobody knows." },
    { "area-grid", PART, "Name", "In the order of its language." },
    { "area-grid", NOT, "More than sixty areas", "Area squares, and a list on another page." },
    { "area-grid", SHORT, "where room is short",
      "Names first have lines of their own, then names and marks stand in a list. Narrowest: 60 points." },
    { "dot-plot", PART, "Name", "Bold where the page is about it." },
    { "dot-plot", PART, "No figure", "Said in words." },
    { "dot-plot", PART, "Figure", "A dot: the scale need not begin at zero." },
    { "dot-plot", NOT, "Amounts from zero", "Stacked bars of one part." },
    { "dot-plot", SHORT, "where room is short",
      "Names first have lines of their own, then long numbers are short (1.2M), then names and numbers stand in "
      "a list. Narrowest: 140 points." },
    { "dumbbell", PART, "First figure", "An open dot." },
    { "dumbbell", PART, "Latest figure", "Filled, its value bold." },
    { "dumbbell", NOT, "What was between matters", "A line a name." },
    { "dumbbell", SHORT, "where room is short",
      "Names first have lines of their own, then long numbers are short (1.2M), then names and numbers stand in "
      "a list. Narrowest: 140 points." },
    { "slope", PART, "First day", "Values and names at its side." },
    { "slope", PART, "A name's line", "Bold where the page is about it." },
    { "slope", PART, "Last day", "The order may be another." },
    { "slope", NOT, "More than ten names", "A dumbbell." },
    { "slope", NOT, "More than two days", "A line." },
    { "slope", SHORT, "where room is short",
      "Names first have lines of their own, then long numbers are short (1.2M), then names and numbers stand in "
      "a list. Narrowest: 150 points." },
    { "population-pyramid", PART, "One group", "It grows towards the start." },
    { "population-pyramid", PART, "Class", "The youngest lowest." },
    { "population-pyramid", PART, "The other group", "On the same scale." },
    { "population-pyramid", NOT, "Fewer than three classes", "Stacked bars." },
    { "population-pyramid", SHORT, "where room is short",
      "Names first have lines of their own, then long numbers are short (1.2M), then classes and numbers stand "
      "in a list. Narrowest: 120 points." },
    { "matrix", PART, "Row", "Who." },
    { "matrix", PART, "Column", "When, or what." },
    { "matrix", PART, "Cell", "A mark that the key explains." },
    { "matrix", NOT, "Amounts", "A heat strip, or a table." },
    { "matrix", SHORT, "where room is short",
      "Names first have lines of their own, and not every column is named; then rows and marks stand in a list. "
      "Narrowest: 162 points." },
    { "icon-array", PART, "A square", "So many of the first series." },
    { "icon-array", PART, "Amounts", "Of each series." },
    { "icon-array", NOT, "Several years", "Columns." },
    { "icon-array", NOT, "Shares", "Stacked bars with share." },
    { "icon-array", SHORT, "where room is short",
      "Names first have lines of their own, then long numbers are short (1.2M), then names and numbers stand in "
      "a list. Narrowest: 120 points." },
    { "bands", PART, "Class", "With its limits." },
    { "bands", PART, "How many", "Are in it." },
    { "bands", PART, "Members", "By name." },
    { "bands", NOT, "Classes without an order", "A list a class." },
    { "bands", SHORT, "where room is short",
      "Names first have lines of their own, then classes and members stand in a list. Narrowest: 162 points." },
    { "area", PART, "No figure", "A gap over its year." },
    { "area", PART, "The whole", "The upper edge." },
    { "area", PART, "Estimate", "Hollow." },
    { "area", PART, "Name", "With the latest value." },
    { "area", NOT, "Parts are to be compared", "Lines." },
    { "area", NOT, "Fewer than six periods", "Columns." },
    { "area", NOT, "Figures that do not add up", "Lines." },
    { "area", SHORT, "where room is short",
      "Names first have lines of their own below the years, then long numbers are short (1.2M), then all figures "
      "stand in a list. Narrowest: 162 points." },
    { "heat-strip", PART, "Row", "A series, or with months a year." },
    { "heat-strip", PART, "Period", "One a cell." },
    { "heat-strip", PART, "Cell", "Darker with more." },
    { "heat-strip", NOT, "Amounts are to be compared", "Columns, or a table." },
    { "heat-strip", NOT, "Values below zero", "A line." },
    { "heat-strip", SHORT, "where room is short",
      "Names first have lines of their own, and not every column is named; then rows and numbers stand in a "
      "list. Narrowest: 162 points." },
    { "range", PART, "Least", "The bar begins." },
    { "range", PART, "Median", "As many are below as above." },
    { "range", PART, "Greatest", "The bar ends." },
    { "range", NOT, "Fewer than five figures", "A dot plot, which shows each." },
    { "range", NOT, "How sure one figure is", "Its own mark." },
    { "range", SHORT, "where room is short",
      "Names first have lines of their own, then long numbers are short (1.2M), then names and numbers stand in "
      "a list. Narrowest: 120 points." },
    { "multiples", PART, "Panel", "Its name above it." },
    { "multiples", PART, "Figures", "On the scale of all panels." },
    { "multiples", NOT, "Two or three series", "One chart with all of them." },
    { "multiples", SHORT, "where room is short",
      "Fewer panels stand in a row, and last one below the other. Narrowest: 70 points." },
    { "tiles", PART, "Tile", "An area by its code." },
    { "tiles", PART, "Day", "Of all tiles that stand on it." },
    { "tiles", NOT, "What led to a day matters", "Deadlines." },
    { "tiles", SHORT, "where room is short",
      "Stacks grow, and dates that would touch leave; last areas and days stand in a list. Narrowest: 96 points." },
    { "<map", NOT, "Amounts are to be compared", "Bars, a row an area: a large area looks like much." },
    { "<map", NOT, "Fewer than four areas have figures", "A table." },
    { "<map", NOT, "The course of years matters", "Multiples, a panel an area." },
    { "<table", NOT, "The course of years matters", "A line or columns, with the table behind." },
    { "<table", NOT, "Two or three figures", "A sentence, or key figures." },
    { "<year-table", NOT, "One period only", "A table, a row an area." },
    { "<year-table", NOT, "Many years of one measure", "A line, with the figures attached." },
    { "<calendar", NOT, "A few days in the year", "A list of dates." },
    { "<calendar", NOT, "Work that takes months", "Deadlines, which draw spans." },
};

void
chart_uses_each(const char *chart, ReferenceEach each, void *data)
{
    static const char *const words[] = { [PART] = "part", [NOT] = "instead", [SHORT] = "short" };

    for (size_t i = 0; i < sizeof uses / sizeof uses[0]; i++)
        if (strcmp(uses[i].chart, chart) == 0)
            each(&(ReferenceRow){ words[uses[i].kind], uses[i].name, chart + (*chart == '<'), "", false,
                                  uses[i].sentence },
                 data);
}

size_t
chart_uses_parts(const char *chart)
{
    size_t count = 0;

    for (size_t i = 0; i < sizeof uses / sizeof uses[0]; i++)
        count += uses[i].kind == PART && strcmp(uses[i].chart, chart) == 0;
    return count;
}
