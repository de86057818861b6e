/*
 * Every limit: a number beyond which something that was given is refused, or left out and told. LIMIT(name, number,
 * what is counted, what is said, why this number). "More than NUMBER COUNTED" reads as words. What is said is a
 * diagnostic, of which {most} is the number and {limit} the number and what is counted, or 0 where the room says it in
 * its own way. Included by base/limit.h and limit.c, which say what LIMIT is. `sheaf help limits` prints this table,
 * and each row is tried at its number and one past it (tests/cli/limit_rows.py). What only the machine sets (files,
 * memory, threads) is not here.
 */

/* ---- reading ---- */

LIMIT(DATA_MIB, 1024, "MiB of a data file", DIAG_XML_TOO_LARGE,
      "ten million observations; all files of a folder are read together, so a larger one can be split")
LIMIT(TEMPLATE_MIB, 64, "MiB of a template", DIAG_INPUT_TOO_LARGE,
      "a template is written by people: a thousand times the largest that comes with the program")
LIMIT(PACK_MIB, 64, "MiB of a pack", DIAG_INPUT_TOO_LARGE,
      "some 5,000 pages of prose are 16 MiB, and a file has no more pages")
LIMIT(BATCH_MIB, 64, "MiB of a batch file", DIAG_INPUT_TOO_LARGE,
      "half a million rows; a row makes as many outputs as there are areas")
LIMIT(CHART_MIB, 64, "MiB of a chart", DIAG_INPUT_TOO_LARGE, "more points than the most of one chart take")
LIMIT(CALENDAR_MIB, 64, "MiB of an iCalendar file", DIAG_INPUT_TOO_LARGE,
      "a quarter of a million events: an office's calendar of a hundred years")
LIMIT(TABLE_MIB, 1024, "MiB of a table", DIAG_INPUT_TOO_LARGE,
      "ten million rows of CSV; it is read in pieces, and what is kept of a row takes as much memory")
LIMIT(TABLE_COLUMNS, 16384, "columns of a table", DIAG_IMPORT_TOO_MANY_COLUMNS,
      "as many as a sheet of a workbook can have")
LIMIT(TABLE_CELL_MIB, 1, "MiB in a cell", DIAG_IMPORT_TOO_MANY_COLUMNS,
      "a cell of a spreadsheet holds 32,767 characters; what is longer has lost a quotation mark")
LIMIT(MANIFEST_MIB, 1024, "MiB of a manifest", DIAG_INPUT_TOO_LARGE,
      "a million outputs and more, each with its diagnostics")
LIMIT(PDF_MIB, 1024, "MiB of a PDF file", DIAG_INPUT_TOO_LARGE, "it is mapped whole, beside what is unpacked of it")
LIMIT(FONT_MIB, 256, "MiB of a font", DIAG_INPUT_TOO_LARGE, "collections of Chinese fonts have some 120")
LIMIT(PICTURE_MIB, 64, "MiB of a picture", DIAG_INPUT_TOO_LARGE,
      "a photograph of 20 million pixels has 10 as JPEG; what is embedded is embedded whole")
LIMIT(GEO_DEPTH, 64, "objects and lists of GeoJSON in each other", 0, "outlines go 8 deep; each takes stack")
LIMIT(GEO_MIB, 256, "MiB of a file of outlines of the user's own", 0, "half a million corners are 20")
LIMIT(GEO_VERTICES, 500000, "corners of outlines of the user's own", DIAG_GEO_VERTICES,
      "the world's provinces have as many; a page shows some thousands")
LIMIT(WORLD_MIB, 64, "MiB of the world's outlines", 0, "those that come with the program have four")
LIMIT(PICTURE_MEGAPIXELS, 100, "million pixels of a picture", DIAG_PICTURE_LARGE,
      "A3 at 600 dpi has 70; whoever shows the page takes memory for all of them")
LIMIT(PICTURE_UNPACKED_MIB, 128, "MiB of a PNG picture when it is unpacked", DIAG_PICTURE_LARGE,
      "40 million pixels in RGB; a file of a few bytes may unpack to any size")
LIMIT(PICTURE_SCANS, 100, "scans of a JPEG picture", DIAG_PICTURE_LARGE,
      "whoever shows it works at all of its pixels for each; a progressive picture has some ten")
LIMIT(DRAWING_MIB, 8, "MiB of an SVG drawing", DIAG_PICTURE_LARGE,
      "a million points of paths; a logo has some kilobytes, a map without names one MiB")
LIMIT(DRAWING_SHAPES, 50000, "shapes of an SVG drawing", DIAG_PICTURE_LARGE,
      "half a second; a shape counts as often as it is shown, a filter as 2,000, 64 bytes of a path as one more")
LIMIT(PICTURE_FOLDER, 10000, "pictures in a folder that a template chooses from", DIAG_PICTURE_LARGE,
      "each is read to know whether one of them is another; ten for each area of the world are 2,500")
LIMIT(XML_DEPTH, 256, "elements of an XML file in each other", DIAG_XML_TOO_DEEP,
      "ours go 20 deep; walking the tree takes room of the stack for each level")
LIMIT(XML_ATTRIBUTES, 1000, "attributes of an element", DIAG_XML_ATTRIBUTES,
      "the parser compares each with each, so that its time takes their square")
LIMIT(XML_NAME_BYTES, 1000, "bytes of a name in an XML file", DIAG_XML_TOO_LONG,
      "names are printed in messages; no element of ours has 30")
LIMIT(XML_VALUE_BYTES, 1000000, "bytes of an attribute", DIAG_XML_TOO_LONG,
      "the parser keeps an attribute whole while it reads it")
LIMIT(XML_TEXT_BYTES, 10000000, "bytes of text between two tags", DIAG_XML_TOO_LONG,
      "the parser's own limit, told here with the place")
LIMIT(SERIES_DAYS, 2000, "days of a series of events behind its first", DIAG_DATA_SERIES_CUT,
      "a meeting a week for 38 years")
LIMIT(ENCODINGS_TOLD, 20, "lines of an iCalendar file told to be in another encoding", DIAG_ICS_ENCODINGS,
      "a file that is in another encoding is so in all its lines")
LIMIT(MESSAGE_TEXTS, 10, "texts in a message of a catalogue", DIAG_LANG_BAD_PATTERN,
      "ICU takes what a message is made of as one list of arguments, which has an end")
LIMIT(MESSAGE_NUMBERS, 4, "numbers in a message of a catalogue", DIAG_LANG_BAD_PATTERN, "as of texts")
LIMIT(MESSAGE_DEPTH, 8, "choices of a message in each other", DIAG_LANG_BAD_PATTERN,
      "a plural in a gender in a plural is 3; ICU goes down as deep as it is led")
LIMIT(ERRORS_KEPT, 1000, "errors in a run", DIAG_LEFT_OUT,
      "nobody reads the rest; as many warnings and notes are kept besides")

/* ---- templates ---- */

LIMIT(INCLUDE_DEPTH, 16, "included files in each other", DIAG_TEMPLATE_INCLUDE_DEPTH,
      "ours are 2 deep; each takes room of the stack")
LIMIT(INCLUDED_FILES, 1000, "files that a template includes", DIAG_TEMPLATE_INCLUDES,
      "a file that includes another twice, which does so too, doubles at each step")
LIMIT(INCLUDED_MIB, 64, "MiB of files that a template includes", DIAG_TEMPLATE_INCLUDES,
      "as much as one template may have")
LIMIT(MASTERS, 2, "page masters of a template", DIAG_TEMPLATE_MASTERS, "the first page has one, the rest the other")
LIMIT(CELL_SPAN, 1000, "columns or rows that a cell spans", DIAG_TEMPLATE_BAD_WORD,
      "every row of a table has room for as many columns as its widest")
LIMIT(CALL_ARGUMENTS, 40, "arguments of a function", DIAG_TEMPLATE_XPATH_FAILED,
      "20 names with their values: twice what a message can take")
LIMIT(FIRST_NUMBER, 1000000, "as the first number of a list", DIAG_TEMPLATE_BAD_WORD,
      "labels of seven digits are the widest for which a list keeps room")
LIMIT(FILL_STEPS, 20000000, "steps to fill a template", DIAG_TEMPLATE_BUDGET,
      "a report of 500 pages like ours; a second or two")
LIMIT(EXPRESSION_STEPS, 2000000, "steps for one expression", DIAG_TEMPLATE_BUDGET,
      "1,000 passes over a plan of 2,000 nodes; the time is looked at only between expressions")
LIMIT(FILL_MIB, 256, "MiB of memory to fill a template", DIAG_TEMPLATE_BUDGET,
      "a tenth of what a batch lets a worker take")
LIMIT(FILL_NODES, 200000, "nodes of a document", DIAG_TEMPLATE_BUDGET, "some 1,000 pages")
LIMIT(CHART_POINTS, 10000, "points, series and rows in one chart", DIAG_TEMPLATE_BUDGET,
      "many times what can be told apart; some of what is done with them takes their square")
LIMIT(FILL_DEPTH, 200, "elements of a document in each other", DIAG_TEMPLATE_BUDGET,
      "files may be 256 deep; layout goes down as deep")
LIMIT(FILL_TEXT_MIB, 16, "MiB of text in a document", DIAG_TEMPLATE_BUDGET, "some 5,000 pages")
LIMIT(FILL_SECONDS, 20, "seconds of processor time to fill a template", DIAG_TEMPLATE_BUDGET,
      "the last resort: what steps do not tell, as comparisons of two large sets of nodes")

/* ---- pages ---- */

LIMIT(PAGES, 5000, "pages", DIAG_LAYOUT_TOO_LONG, "a bound book; all pages of a document are in memory at once")
LIMIT(ALTERNATIVES, 60, "alternatives given up for a promise of pages", DIAG_LAYOUT_MISFIT_TRIES,
      "all pages are set again for each")
LIMIT(PICTURE_SIDE, 32767, "pixels a side of a picture", DIAG_PICTURE_TOO_LARGE, "what cairo can draw")
LIMIT(PICTURE_MILLIONS, 268, "million pixels of a picture", DIAG_PICTURE_TOO_LARGE, "four bytes a pixel are 1 GiB")
LIMIT(PICTURE_SCALE, 20, "pixels a point", DIAG_PICTURE_SCALE, "1,440 dpi: what an imagesetter can show")
LIMIT(CHART_WIDTH_MM, 1000, "mm of width of a chart alone", DIAG_CHART_WIDTH, "an A0 poster is 841 mm wide")

/* ---- charts ---- */

LIMIT(LINE_SERIES, 8, "lines", DIAG_CHART_TOO_MANY_LINES,
      "nobody can tell more apart: there are four dashes, thick and thin")
LIMIT(LINE_POINTS, 1000000, "points of a line", DIAG_CHART_TOO_MANY, "a file of such a line has 20 MiB and more")
LIMIT(RANGES, 5, "ranges of a bullet graph", DIAG_CHART_TOO_MANY, "so many greys can be told apart on a press")
LIMIT(ICONS, 2000, "icons", DIAG_CHART_TOO_MANY, "half a page of A4")
LIMIT(ICON_PARTS, 5, "parts of an icon array", DIAG_CHART_TOO_MANY,
      "so many fills can be told apart at the size of an icon")
LIMIT(AREAS_STACKED, 3, "series of an area chart", DIAG_CHART_TOO_MANY,
      "there are three plain fills that stay apart in grey; hatches are no series")
LIMIT(HEAT_CLASSES, 3, "classes of a heat strip", DIAG_CHART_TOO_MANY,
      "so many shades beside white stay apart in a copy")
LIMIT(TILES, 120, "tiles", DIAG_CHART_TOO_MANY, "a time line of 500 points has room for 27 stacks of them")
LIMIT(MAP_SQUARES, 500, "areas of a map of squares", DIAG_CHART_TOO_MANY,
      "on the width of a page more are too small for their codes")
LIMIT(GRID_AREAS, 300, "areas of a grid", DIAG_CHART_TOO_MANY, "all states there are, and as many again")
LIMIT(BANDS, 8, "bands of areas", DIAG_CHART_TOO_MANY, "each has a fill of its own")
LIMIT(SQUARES, 200, "squares", DIAG_CHART_TOO_MANY, "all states there are")
LIMIT(PAIRS, 60, "rows of pairs", DIAG_CHART_TOO_MANY, "at 17 points a row they are more than a page high")
LIMIT(SLOPES, 30, "slopes", DIAG_CHART_TOO_MANY, "their names stand beside each other's, each on a line of its own")
LIMIT(MATRIX_ROWS, 250, "rows of a matrix", DIAG_CHART_TOO_MANY,
      "all states there are; at 11 points each they are higher than A1")
LIMIT(MATRIX_COLUMNS, 60, "columns of a matrix", DIAG_CHART_TOO_MANY,
      "at 6 points each, with names beside them, they are as wide as A4")
LIMIT(CATEGORIES, 60, "categories", DIAG_CHART_TOO_MANY, "at 28 points each they are as wide as A2")
LIMIT(CHART_YEARS, 60, "years on an axis", DIAG_CHART_TOO_MANY, "as of categories")
LIMIT(PANELS, 5000, "panels of small multiples", DIAG_CHART_TOO_MANY, "what a document has of pages")

/* ---- many outputs ---- */

LIMIT(SHARDS, 100000, "parts of a batch", 0,
      "the largest array of jobs that schedulers take; more parts than outputs are empty")
LIMIT(WORKERS, 1024, "workers", DIAG_BATCH_WORKERS,
      "each is a process with pipes of its own, which a system lets one user have some thousand of")

/* ---- PDF files of others: reading and auditing them ---- */

LIMIT(PDF_NESTING, 500, "arrays and dictionaries in each other", 0, "what libqpdf reads; each takes room of the stack")
LIMIT(STREAM_MIB, 256, "MiB that one stream unpacks to", 0,
      "some bytes of deflated data may be a thousand times as many")
LIMIT(STREAMS_MIB, 1024, "MiB that all streams unpack to", DIAG_AUDIT_TOO_MUCH, "as much as a file itself may have")
LIMIT(NUMBER_LETTERS, 63, "characters of a number", 0, "a double has 17 digits; what is longer is no number but a word")
LIMIT(FORM_DEPTH, 28, "forms in each other", DIAG_AUDIT_TOO_MUCH,
      "readers save the graphics state for each, and may do so 28 times")
LIMIT(MARKS_OPEN, 10000, "marked-content sequences in each other", DIAG_AUDIT_TOO_MUCH,
      "a page has some hundred beside each other")
LIMIT(OPERANDS, 10000, "operands of one operator", DIAG_AUDIT_TOO_MUCH,
      "no operator takes more than an array and 33 numbers")
LIMIT(AUDIT_TEXT_MIB, 64, "MiB of text in marks", DIAG_AUDIT_TOO_MUCH, "four times what a document of ours may have")
LIMIT(AUDIT_PAGES, 200000, "pages", DIAG_AUDIT_TOO_MUCH, "forty times what a document of ours may have")
LIMIT(AUDIT_FONTS, 20000, "fonts", DIAG_AUDIT_TOO_MUCH, "a font program is read for each")
LIMIT(AUDIT_ELEMENTS, 1000000, "elements in the structure tree", DIAG_AUDIT_TOO_MUCH,
      "200 a page of the longest document of ours; so many take a GiB of memory at most")
LIMIT(ROLE_STEPS, 64, "roles mapped from one to the next", DIAG_AUDIT_ROLE,
      "tools map once or twice; a map may go in circles")
LIMIT(CMAP_ENTRIES, 200000, "codes of a font with text", DIAG_AUDIT_TOO_MUCH,
      "three times what a font of two bytes a code can have")
LIMIT(CMAP_ENTRIES_ALL, 4000000, "codes of all fonts with text", DIAG_AUDIT_TOO_MUCH, "twenty of the largest fonts")
LIMIT(CMAP_RANGES, 10000, "ranges in the map of a font's codes", DIAG_AUDIT_TOO_MUCH, "each is looked at for each code")
LIMIT(CMAP_SPACES, 100, "ranges of bytes in the map of a font's codes", DIAG_AUDIT_TOO_MUCH,
      "each is looked at for each code; codes have at most four bytes")
LIMIT(CMAP_TEXT_BYTES, 64, "bytes of text of one code", DIAG_AUDIT_TOO_MUCH,
      "the longest ligature that Unicode names has 18 letters")
LIMIT(CMAP_MIB, 16, "MiB of the map of a font's codes", DIAG_AUDIT_TOO_MUCH, "a map of all codes there are has two")
LIMIT(METADATA_MIB, 16, "MiB of metadata", DIAG_AUDIT_TOO_MUCH, "our own have 8 KiB")
LIMIT(XMP_DEPTH, 200, "elements of metadata in each other", DIAG_AUDIT_XMP_MALFORMED, "ours go 8 deep")
LIMIT(XMP_PROPERTIES, 100000, "properties of metadata", DIAG_AUDIT_XMP_MALFORMED,
      "a history of each step of a year's editing has some thousand")
LIMIT(XMP_PREFIXES, 1000, "prefixes of metadata", DIAG_AUDIT_XMP_MALFORMED, "each name looks for its own among them")
LIMIT(COLOUR_DEPTH, 8, "colour spaces in each other", DIAG_AUDIT_TOO_MUCH,
      "an index of a pattern of inks of a profile is 4")
LIMIT(DEVICE_INKS, 32, "colours of a DeviceN colour space", DIAG_AUDIT_LIMIT, "ISO 19005-2, 6.1.13, of PDF/A")
LIMIT(GRAPHICS_STATES, 28, "graphics states saved in each other", DIAG_AUDIT_LIMIT, "ISO 19005-2, 6.1.13, of PDF/A")
LIMIT(NAME_BYTES, 127, "bytes of a name", DIAG_AUDIT_LIMIT, "ISO 19005-2, 6.1.13, of PDF/A")
LIMIT(STRING_BYTES, 32767, "bytes of a string", DIAG_AUDIT_LIMIT, "ISO 19005-2, 6.1.13, of PDF/A")
LIMIT(PAGES_BARE, 20, "pages without an outline or page labels", DIAG_AUDIT_NAVIGATION,
      "whoever reads a longer file finds nothing in it without them")
LIMIT(PROPERTIES, 64, "user properties of an element", DIAG_AUDIT_TOO_MUCH, "ours have at most 21")
LIMIT(DATA_STEPS, 20000000, "steps of reading printed values", DIAG_AUDIT_TOO_MUCH,
      "values may stand in each other, and be read once for each around them")

/* ---- PDF files of others: taking their pages over ---- */

LIMIT(ANNEX_VALUES, 200, "values in each other", DIAG_ANNEX_MORE,
      "what pages draw with is 10 deep; each takes room of the stack")
LIMIT(ANNEX_PAGE_DEPTH, 64, "levels of its tree of pages", DIAG_ANNEX_DAMAGED,
      "a balanced tree of a million pages has 20 with two a node")
LIMIT(ANNEX_OUTLINE, 50000, "entries of its outline", DIAG_ANNEX_MORE, "ten a page of the longest document of ours")
LIMIT(ANNEX_OUTLINE_DEPTH, 32, "levels of its outline", DIAG_ANNEX_MORE, "viewers indent each; a book has 5")
LIMIT(ANNEX_PLACES, 500000, "named places", DIAG_ANNEX_MORE, "each is kept until the file is written")
LIMIT(ANNEX_ANNOTATIONS, 10000, "annotations of a page", DIAG_ANNEX_MORE, "a form of a thousand boxes is large")
LIMIT(ANNEX_ACTIONS, 20, "actions that are not carried over", DIAG_ANNEX_MORE, "each is a message with its page")
LIMIT(ANNEX_ELEMENTS, 200000, "elements of its structure that no reference names", DIAG_ANNEX_MORE,
      "tools write each as an object of its own")
LIMIT(ANNEX_ELEMENT_DEPTH, 64, "such elements in each other", DIAG_ANNEX_MORE, "each takes room of the stack")
LIMIT(ANNEX_FIELD_DEPTH, 32, "fields above a field", DIAG_ANNEX_MORE, "fields may name each other in a circle")
LIMIT(ANNEX_FIELD_BYTES, 20000, "bytes of a field's value", DIAG_ANNEX_FIELD, "three pages of text in one box")
LIMIT(ANNEX_FIELD_LINES, 500, "lines of a field", DIAG_ANNEX_FIELD,
      "at the least size of letters they fill a page twice")
LIMIT(ANNEX_PAGES, 500, "pages of an annex, unless its pack says otherwise", DIAG_ANNEX_TOO_LARGE, "a pack is printed")
LIMIT(ANNEX_MEGABYTES, 100, "million bytes of an annex, unless its pack says otherwise", DIAG_ANNEX_TOO_LARGE,
      "a pack is sent by mail")
