/*
 * The kinds of charts, a row each; included wherever a table of kinds is made, with CHART defined. A new kind is a
 * file in the chart room (CHART_ROW in chart/kinds.h), a row here and a test; what a row names and does not exist is
 * an error of the compiler or linker.
 *
 * CHART(constant, name, word, fill, print, sentence, attributes, options, shows, inside)
 *   constant    CHART_constant of ChartKind
 *   name        name_chart is what the chart room knows of it
 *   word        what templates call it
 * fill chart_fill_fill() of the template room makes its spec; `data` takes whatever stands inside the chart element
 *   print       print_print() of doc/print_chart.c prints its spec; `data` for a kind that is filled so
 *   sentence    what it is for, in 'sheaf schema chart'
 *   attributes  what its element may say besides what every chart may: WORDS(WORD(name, sentence) ...)
 *   options     words of the attribute `options`, in the same way
 *   shows       what tells it what to show: ways with | between them, of which a chart goes one; each with the
 *               attributes, or <elements> inside, of which one at least is given; "": it needs none
 *   inside      the elements that may stand inside, each with those that may stand in it
 */
CHART(PROGRESS_BAR, progress_bar, "progress-bar", progress_bar, progress_bar,
      "How far an indicator's latest figure has gone from its baseline to its target.",
      WORDS(WORD("of", "The key that indicator() and follows() give a status: the indicator whose "
                      "bar it is; without it points at baseline, latest, target and required stand inside.")),
      WORDS(WORD("bare", "No values below the bar; without it they are printed.")
            WORD("from-zero", "The bar begins at zero and not at the baseline; for counts that grow; without it at "
                              "the baseline.")
            WORD("inside", "Baseline, target and the share of the way stand inside the bar; without it they stand "
                           "below it.")),
      "of|<point>", "point")
CHART(STATUS_SIGN, status_sign, "status-sign", status_sign, status_sign,
      "The sign of a status, to stand in a line of text.",
      WORDS(WORD("of", "The key that indicator() and follows() give a status; without it `form` says it.")
            WORD("form", "The name of a status, as missed or on-track, in place of `of`; for keys; without it "
                         "`of` says it.")
            WORD("height", "Radius of the sign in points; without it 4.2.")),
      WORDS(),
      "of|form", "")
CHART(DOTS, dots, "dots", dots, dots,
      "How many areas of an indicator's set count, as filled dots among all.",
      WORDS(WORD("of", "The id of the indicator; without it `count` says it.")
            WORD("count", "How many dots are filled, in place of `of`; without it those of the indicator.")
            WORD("total", "How many dots there are, with `count`; without it those of the indicator.")),
      WORDS(),
      "of|count", "")
CHART(LADDER, ladder, "ladder", ladder, ladder,
      "The steps by which an area joins a treaty: votes, signature, consent, entry into force.",
      WORDS(WORD("area", "The id of the area; without it that of `of`.")
            WORD("of", "The key that indicator() and follows() give a status: its area, where `area` is not given; "
                       "without it the area that is given.")
            WORD("ladder", "The id of the plan's ladder whose steps stand; without it the treaty's own steps.")
            WORD("total", "The id of the treaty it leads into; without it a <moment> a step stands inside, where "
                          "`ladder` is not given either.")
            WORD("measures", "The measure of the votes, where they are a step; without it votes are no step.")),
      WORDS(),
      "ladder total|<moment>", "moment")
CHART(MARK, mark, "mark", mark, mark,
      "A small drawn mark in a line of text; written as the element <mark>, not as a chart.",
      WORDS(), WORDS(),
      "", "")
CHART(JUDGEMENT, judgement, "judgement", judgement, judgement,
      "The grades of a rating in their order, the latest filled, with the years in which each was given.",
      WORDS(WORD("of", "The key that indicator() and follows() give a status: the rated indicator; "
                       "without it rows, worst grade first, with a point a year stand inside.")
            WORD("measures", "The id of the measure that is rated, in place of `of`; without it that of `of`.")
            WORD("by", "The id of a dimension: a panel a member of it; without it one panel.")
            WORD("area", "The id of the area; without it the world.")),
      WORDS(),
      "of|measures|<row>", "row(point)")
CHART(STACKED_BARS, stacked_bars, "stacked-bars", stacked_bars, stacked_bars,
      "A bar a year or category, made of parts, with its total.",
      WORDS(WORD("measures", "Ids of the measures that are the parts, in their order; without it series stand "
                             "inside.")
            WORD("by", "The id of a dimension: the parts are its members, and what is told of none of them; "
                       "without it no parts.")
            WORD("fills", "Fills of the parts in their order, where each has its own: accent, mid, pale, navy, "
                          "hatch (cancelled by survey), lines (money from abroad); without it in the usual order.")
            WORD("total", "The id of the measure that is the total; without it the sum of the parts.")
            WORD("years", "So many last years, or a first and a last year; without it 8.")
            WORD("area", "The id of the area; without it the world.")
            WORD("of", "The key that indicator() and follows() give a status: its area, where `area` is not given; "
                       "without it the area that is given.")),
      WORDS(WORD("grouped", "Parts stand side by side; without it upon one another.")
            WORD("million", "Numbers are in millions; without it in ones.")
            WORD("people", "Fills of two parts are those for people and not those for money; without it those for "
                           "money.")
            WORD("share", "Parts are shares of their sum; without it they are amounts.")),
      "measures total|<series>", "series(point)")
CHART(COLUMNS, columns, "columns", columns, columns,
      "A column a year or category, made of parts where there are several series.",
      WORDS(WORD("measures", "Ids of the measures that are the parts, in their order; without it series stand "
                             "inside.")
            WORD("by", "The id of a dimension: the parts are its members, and what is told of none of them; "
                       "without it no parts.")
            WORD("fills", "Fills of the parts in their order, where each has its own: accent, mid, pale, navy, "
                          "hatch (cancelled by survey), lines (money from abroad); without it in the usual order.")
            WORD("total", "The id of the measure that is the total; without it the sum of the parts.")
            WORD("years", "So many last years, or a first and a last year; without it 8.")
            WORD("area", "The id of the area; without it the world.")
            WORD("of", "The key that indicator() and follows() give a status: its area, where `area` is not given; "
                       "without it the area that is given.")
            WORD("height", "Height of the plot in points; without it 84.")
            WORD("label-width", "Above a year table: the width of its names; columns then stand over its years and "
                                "leave their names to it; without it they fill the width.")
            WORD("source-width", "Above a year table: the width of its sources; without it 0.")),
      WORDS(WORD("axis", "An axis with numbers at the start edge; without it each column has its number.")
            WORD("grouped", "Parts stand side by side; without it upon one another.")
            WORD("million", "Numbers are in millions; without it in ones.")
            WORD("people", "Fills of two parts are those for people and not those for money; without it those for "
                           "money.")
            WORD("share", "Parts are shares of their sum; without it they are amounts.")),
      "measures total|<series>", "series(point)")
CHART(LINE, line, "line", line, line,
      "Figures over time as lines, at most eight, with target, path and projection where they are of a status.",
      WORDS(WORD("of", "The key that indicator() and follows() give a status: its measure, target and baseline; "
                       "without it measures or series say it.")
            WORD("measures", "Ids of the measures, a line each; without it that of `of`.")
            WORD("by", "The id of a dimension: a line a member of it; without it one line.")
            WORD("area", "The id of the area; without it the world.")
            WORD("height", "Height of the plot in points; without it 110.")),
      WORDS(WORD("log", "A logarithmic axis; every value is above zero; without it a linear one.")
            WORD("projection", "Where the pace of the status leads from the as-of day to the target's date; "
                               "without it nothing is foreseen.")
            WORD("step", "Values hold until the next one: steps and not slopes; without it slopes.")
            WORD("yearly", "A row below the axis says what each year added; without it no such row.")),
      "of|measures <series>", "series(point) moment period")
CHART(SPARKLINE, sparkline, "sparkline", sparkline, sparkline,
      "The last years of one measure as a line no higher than text, with its first and last figure.",
      WORDS(WORD("measures", "The id of the measure; without it points at days or years stand inside.")
            WORD("years", "So many last years, on the axis that the plan's indicators share; without it 6, on an axis "
                          "of its own.")
            WORD("area", "The id of the area; without it the world.")
            WORD("of", "The key that indicator() and follows() give a status: its area, where `area` is not given; "
                       "without it the area that is given.")),
      WORDS(WORD("billion", "Numbers are in billions; without it in ones.")
            WORD("million", "Numbers are in millions; without it in ones.")),
      "measures|<point>", "point")
CHART(DEADLINES, deadlines, "deadlines", deadlines, deadlines,
      "An area's treaty deadlines as bars, extensions hatched; or one cell of a table of deadlines.",
      WORDS(WORD("area", "The id of the area; without it rows with a <moment> a date stand inside.")
            WORD("of", "The key that indicator() and follows() give a status: its area, where `area` is not given; "
                       "without it the area that is given.")
            WORD("total", "A year from which on the ground is shaded: the limit of the plan; without it nothing is "
                          "shaded.")
            WORD("form", "Which cell of a table: head, body or foot; without it all of them.")
            WORD("years", "First and last year of the axis, of a cell; without it those of its dates.")
            WORD("treaty", "The id of the treaty, of a cell; without it all treaties of the area.")
            WORD("article", "Number of the treaty's article, of a cell; without it all articles of the treaty.")),
      WORDS(WORD("later", "What was decided after the as-of day is drawn open; without it it is not drawn.")
            WORD("noted", "A first date by the treaty's rule is told beside the chart; without it in it, where it "
                          "lies before its axis.")),
      "area of form|<row>", "row(moment)")
CHART(AREA_SQUARES, area_squares, "area-squares", area_squares, area_squares,
      "A small square an area of an indicator's set, filled by whether it counts.",
      WORDS(WORD("of", "The id of the indicator; without it `count` says it.")
            WORD("count", "How many squares are filled, in place of `of`; without it those of the indicator.")
            WORD("total", "How many squares there are, with `count`; without it those of the indicator.")),
      WORDS(),
      "of|count", "")
CHART(NO_DATA, no_data, "no-data", no_data, no_data,
      "What stands in place of a chart where there is no figure.",
      WORDS(WORD("of", "The key that indicator() and follows() give a status: whether it has a figure, not judged; "
                       "without it it says that there is none.")
            WORD("height", "Height in points; without it 9.5.")),
      WORDS(WORD("dotted", "A dotted stub, as rows of bars have it; without it a hatched field.")),
      "", "")
CHART(BULLET, bullet, "bullet", bullet, bullet,
      "One figure against its target and up to five ranges, from worst to best.",
      WORDS(WORD("of", "The key that indicator() and follows() give a status: figure and target; without it points "
                       "stand inside.")),
      WORDS(WORD("log", "A logarithmic axis; every value is above zero; without it a linear one.")
            WORD("reversed", "The axis runs from high to low, where less is better; without it from low to high.")
            WORD("vertical", "It stands upright; without it it lies.")),
      "of|<point>", "point range")
CHART(AREA_GRID, area_grid, "area-grid", area_grid, area_grid,
      "The areas of an indicator's set by name, each with its mark.",
      WORDS(WORD("of", "The id of the indicator; without it points with a name and at=\"done\" stand inside.")),
      WORDS(WORD("codes", "Codes in squares and not names in columns; without it names.")),
      "of|<point>", "point")
CHART(DOT_PLOT, dot_plot, "dot-plot", pair, pair,
      "A row a name with a dot at its figure.",
      WORDS(),
      WORDS(WORD("log", "A logarithmic axis; every value is above zero; without it a linear one.")),
      "<row>", "row(point) point")
CHART(DUMBBELL, dumbbell, "dumbbell", pair, pair,
      "A row a name with its first and its last figure, joined by a line.",
      WORDS(),
      WORDS(WORD("log", "A logarithmic axis; every value is above zero; without it a linear one.")),
      "<row>", "row(point) point")
CHART(SLOPE, slope, "slope", pair, pair,
      "A line a name from its first figure to its last.",
      WORDS(),
      WORDS(WORD("log", "A logarithmic axis; every value is above zero; without it a linear one.")),
      "<row>", "row(point) point")
CHART(PYRAMID, pyramid, "population-pyramid", pyramid, pair,
      "Two groups back to back on one scale, a row a class: ages by sex.",
      WORDS(WORD("measures", "The id of the measure; without it rows stand inside.")
            WORD("by", "The ids of two dimensions: that of the rows, and that of the two sides; without it rows "
                       "stand inside.")
            WORD("year", "The year whose figures are shown; without it the latest.")
            WORD("area", "The id of the area; without it the world.")
            WORD("of", "The key that indicator() and follows() give a status: its area, where `area` is not given; "
                       "without it the area that is given.")),
      WORDS(),
      "measures|<row>", "row(point) point")
CHART(MATRIX, matrix, "matrix", matrix, matrix,
      "Rows by columns with a mark in each cell: who did what in which year.",
      WORDS(WORD("years", "First and last year; without it those of the rows' figures.")),
      WORDS(WORD("short-years", "Years have two digits; without it four.")),
      "<row>", "row(point) point key")
CHART(ICON_ARRAY, icon_array, "icon-array", data, data,
      "Squares of so many each, series after series.",
      WORDS(WORD("each", "How many a square stands for; without it 1.")
            WORD("columns", "How many squares stand in a row at most; without it 12.")
            WORD("icon", "Names of icons that stand in the squares, one a series; the last is also of what "
                         "follows; without it plain squares.")
            WORD("size", "Side of a square in points, from 8 on; without it 8, with an icon 16.")),
      WORDS(WORD("people", "Fills of two series are those for people and not those for money; without it those for "
                           "money.")),
      "<series>", "series(point) point")
CHART(AREA, area, "area", data, data,
      "Series over time upon one another from zero, as filled shapes: how a whole and its parts went. Where one is "
      "missing there is a gap.",
      WORDS(WORD("height", "Height of the plot in points; without it 96.")
            WORD("years", "First and last year of measures; without it all.")),
      WORDS(),
      "<series>", "series(point)")
CHART(HEAT_STRIP, heat_strip, "heat-strip", data, data,
      "A cell a period, a row a series, darker with more, in at most three classes: when it was much, when little. "
      "Classes go by tens where a few figures are far above the others.",
      WORDS(WORD("years", "First and last year of measures; without it all.")),
      WORDS(WORD("by-size", "Rows by their sums, the greatest first; without it in their own order.")
            WORD("months", "One series by year and month: a row a year, twelve columns; without it a row a series.")),
      "<series>", "series(point) range")
CHART(RANGE, range, "range", data, data,
      "A bar a row from the least figure to the greatest, with a dot at the median: how far figures lie "
      "apart.",
      WORDS(), WORDS(),
      "<row>", "row(point)")
CHART(BANDS, bands, "bands", bands, bands,
      "Classes of an ordered scale with the names of their members.",
      WORDS(), WORDS(),
      "<range>", "range row")
CHART(MULTIPLES, multiples, "multiples", multiples, multiples,
      "Charts of one kind side by side, on one scale.",
      WORDS(WORD("columns", "How many stand in a row; without it as many as fit.")
            WORD("height", "Height of each plot in points; without it the kind's own.")),
      WORDS(WORD("fill", "Plots grow with what is left of the page; without it their own height.")
            WORD("by-size", "Panels of columns by their largest, the greatest first; without it in their own order.")
            WORD("large", "Only panels of columns whose largest is at least a tenth of the largest of all; without "
                          "it all panels.")),
      "<chart>", "chart")
CHART(TILES, tiles, "tiles", tiles, tiles,
      "Areas as squares on a time line, each at its deadline.",
      WORDS(WORD("treaty", "The id of the treaty whose deadlines are taken; without it points stand inside.")
            WORD("article", "Number of the treaty's article; without it points stand inside.")
            WORD("of", "The id of an objective: only its target areas; without it all areas.")
            WORD("height", "Least height of what stands on the axis, in points; without it as high as its tiles.")),
      WORDS(WORD("inverse", "For a dark ground; without it for a light one.")),
      "treaty <point>", "point moment period")
