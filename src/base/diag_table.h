/*
 * The table of diagnostics. No include guard: it is read several times with DIAG defined differently.
 * Numbers never change their meaning and are never used again. Hundreds by room: 0 command line and files, 1 read,
 * 2 model, 3 template, 4 text and layout, 5 charts and calendars, 6 pdf and audit, 7 lang, 8 batch.
 *
 *   name                           number severity          exit status          sentence, help
 */
DIAG(DIAG_FILE_UNREADABLE,             1, SEVERITY_ERROR,   DIAG_EXIT_MISSING,   "cannot read {1}: {2}", "check that the file exists and may be read")
DIAG(DIAG_FILE_UNWRITABLE,             2, SEVERITY_ERROR,   DIAG_EXIT_SOME_FAILED, "cannot write {1}: {2}", "nothing was left under that name; check the folder's rights and the free space")
DIAG(DIAG_TEMPLATE_MISSING,          300, SEVERITY_ERROR,   DIAG_EXIT_MISSING,   "there is no template '{1}'", "templates are looked for in the project's templates folder, then in the installed one")
DIAG(DIAG_TEMPLATE_WRONG_ROOT,       301, SEVERITY_ERROR,   DIAG_EXIT_INPUT,     "the root element is <{1}>; <{2}> is expected here", NULL)
DIAG(DIAG_TEMPLATE_UNKNOWN_ELEMENT,  302, SEVERITY_ERROR,   DIAG_EXIT_INPUT,     "<{1}> is not an element of <{2}>", "'sheaf schema template' lists the elements")
DIAG(DIAG_TEMPLATE_UNKNOWN_ATTRIBUTE,303, SEVERITY_ERROR,   DIAG_EXIT_INPUT,     "<{2}> has no attribute '{1}', and it is no style property", "'sheaf schema template' lists the attributes")
DIAG(DIAG_TEMPLATE_MISSING_ATTRIBUTE,304, SEVERITY_ERROR,   DIAG_EXIT_INPUT,     "the attribute '{1}' of <{2}> is missing", NULL)
DIAG(DIAG_TEMPLATE_UNKNOWN_PROPERTY, 305, SEVERITY_ERROR,   DIAG_EXIT_INPUT,     "'{1}' is not a style property", NULL)
DIAG(DIAG_TEMPLATE_BAD_PROPERTY,     306, SEVERITY_ERROR,   DIAG_EXIT_INPUT,     "'{1}' is not a value of '{2}'", NULL)
DIAG(DIAG_TEMPLATE_UNKNOWN_CLASS,    307, SEVERITY_ERROR,   DIAG_EXIT_INPUT,     "the theme has no style '{1}'", NULL)
DIAG(DIAG_TEMPLATE_UNKNOWN_COLOUR,   308, SEVERITY_ERROR,   DIAG_EXIT_INPUT,     "the theme has no colour '{1}'", NULL)
DIAG(DIAG_TEMPLATE_DUPLICATE,        309, SEVERITY_ERROR,   DIAG_EXIT_INPUT,     "'{1}' is defined twice", NULL)
DIAG(DIAG_TEMPLATE_BAD_XPATH,        310, SEVERITY_ERROR,   DIAG_EXIT_INPUT,     "'{1}' is not an XPath expression: {2}", NULL)
DIAG(DIAG_TEMPLATE_XPATH_FAILED,     311, SEVERITY_ERROR,   DIAG_EXIT_INPUT,     "the expression '{1}' failed: {2}", NULL)
DIAG(DIAG_TEMPLATE_INCLUDE_LOOP,     312, SEVERITY_ERROR,   DIAG_EXIT_INPUT,     "'{1}' includes itself", "an included file may not, by any way, include itself again")
DIAG(DIAG_TEMPLATE_BAD_NAME,         313, SEVERITY_ERROR,   DIAG_EXIT_INPUT,     "'{1}' is not the name of a template file", "a name without folders: files come from the templates folder only")
DIAG(DIAG_TEMPLATE_TOO_MUCH,         314, SEVERITY_ERROR,   DIAG_EXIT_INPUT,     "the document grew beyond {1} nodes here", "look for a for-each that selects too much")
DIAG(DIAG_TEMPLATE_UNKNOWN_QUERY,    315, SEVERITY_ERROR,   DIAG_EXIT_INPUT,     "the plan has no {1} '{2}'", NULL)
DIAG(DIAG_TEMPLATE_BAD_WORD,         316, SEVERITY_ERROR,   DIAG_EXIT_INPUT,     "'{1}' is not a {2}", NULL)
DIAG(DIAG_TEMPLATE_BAD_NESTING,      317, SEVERITY_ERROR,   DIAG_EXIT_INPUT,     "<{1}> may not stand in <{2}>", NULL)
DIAG(DIAG_TEMPLATE_MISSING_PART,     318, SEVERITY_ERROR,   DIAG_EXIT_INPUT,     "the template has no <{1}>", NULL)
DIAG(DIAG_XML_MALFORMED,             100, SEVERITY_ERROR,   DIAG_EXIT_INPUT,     "the file is not well-formed XML: {1}", NULL)
DIAG(DIAG_XML_DOCTYPE,               101, SEVERITY_ERROR,   DIAG_EXIT_INPUT,     "a DOCTYPE is not allowed", "remove the declaration; characters are written as themselves, in UTF-8")
DIAG(DIAG_XML_TOO_DEEP,              102, SEVERITY_ERROR,   DIAG_EXIT_INPUT,     "elements are nested more than {1} deep", NULL)
DIAG(DIAG_XML_TOO_LARGE,             103, SEVERITY_ERROR,   DIAG_EXIT_INPUT,     "the file is larger than {1} MiB", "split it: all files of the data folder are read together")
DIAG(DIAG_XML_NOT_UTF8,              104, SEVERITY_ERROR,   DIAG_EXIT_INPUT,     "the file is not UTF-8 here", "save it again as UTF-8")
DIAG(DIAG_PAGE_FAULT,                430, SEVERITY_ERROR,   DIAG_EXIT_INTERNAL,  "the pages cannot be finished: {1}", "this is a fault of the program: please report it")
DIAG(DIAG_FONT_MISSING,              400, SEVERITY_ERROR,   DIAG_EXIT_MISSING,   "the fonts cannot be found through {1}", "'make' links them from the packages fonts-noto-core and fonts-noto-extra; --fonts names another configuration")
DIAG(DIAG_GLYPH_MISSING,             401, SEVERITY_ERROR,   DIAG_EXIT_MISSING,   "no font has {1} in \"{2}\"", "remove the character, or add a font that has it to fonts/faces")
DIAG(DIAG_DRAW_FAILED,               600, SEVERITY_ERROR,   DIAG_EXIT_INTERNAL,  "the pages cannot be drawn: {1}", NULL)
