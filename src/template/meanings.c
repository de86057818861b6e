/*
 * What every element and attribute of templates and themes means, a sentence each. A row more in vocabulary.c has its
 * row here: a test finds those without.
 */
#include "template/reference.h"
#include <glib.h>

/* element NULL: any. attribute NULL: the element itself. */
typedef struct Meaning {
    const char *element, *attribute, *sentence;
} Meaning;

static const Meaning meanings[] = {
    /* ---- files ---- */
    { "template", NULL, "A page or several: what they are about, how they look, and what stands on them." },
    { "template", "for", "What it is made of, one output each." },
    { "template", "pages",
      "How many pages it promises, as 2 or 1..6: what does not fit is an error; without it as "
      "many as it takes." },
    { "template", "aim",
      "How many pages it should take: alternatives give way for that, and last the spaces "
      "between blocks; without it as many as it takes." },
    { "template", "attach",
      "What is attached to its PDF: calendar, the plan's days as iCalendar; without it "
      "nothing." },
    { "template", "conform", "\"none\": its PDF claims no standard; without it it claims PDF/UA-1 and PDF/A-2a." },
    { "template", "names",
      "\"un\": areas have the names that the United Nations give them; without it their house "
      "names." },
    { "template", "roles",
      "The roles that it asks the plan for, each with what it is to be: \"spent:flow "
      "votes?\"; without it none." },
    { "template", "theme", "The theme that it is set in." },
    { "template", "masters",
      "The file that its page masters stand in, where it has none of its own; without it "
      "its own." },
    { "masters", NULL, "Page masters that several templates share: a file of its own." },
    { "fragment", NULL, "What other templates include: a file of its own." },
    { "fragment", "roles",
      "The roles that it asks the plan for; without one, what is the <otherwise> of its <include> stands; without "
      "it none." },
    { "master", NULL, "A kind of page: its paper, its margins, and what stands in head and foot." },
    { "master", "name", "Which pages have it: first, or rest." },
    { "master", "size", "The paper: A3, A4, A5, Letter or Tabloid, with landscape behind it where it lies." },
    { "master", "margin", "The margins in points: top, end, bottom, start." },
    { "head", NULL, "What stands above the page's text." },
    { "foot", NULL, "What stands below the page's text." },
    { "head", "baseline",
      "Where its line of text stands, in points from the top of the paper; without it no line "
      "of text." },
    { "head", "rule-y", "Where its rule lies, in points from the top of the paper; without it no rule." },
    { "head", "rule", "The rule: width and colour, as a border has them; without it no rule." },
    { "foot", "baseline",
      "Where its line of text stands, in points from the top of the paper; without it no line "
      "of text." },
    { "foot", "rule-y", "Where its rule lies, in points from the top of the paper; without it no rule." },
    { "foot", "rule", "The rule: width and colour, as a border has them; without it no rule." },

    /* ---- themes ---- */
    { "theme", NULL, "Colours, families and classes: how pages look." },
    { "theme", "like", "The theme that it takes over; what it says itself holds for both; without it house." },
    { "theme", "paper", "The paper that pages of A4 have instead, as Letter; without it A4." },
    { "theme", "link-schemes",
      "Schemes of links that are let in besides https, http, mailto and tel; without it "
      "none besides." },
    { "theme", "contact",
      "The line at the foot of pages that says whom to ask, in place of the plan's; without it "
      "the plan's." },
    { "theme", "site",
      "The address of each page on the web, in place of the plan's: {subject} stands for its subject; without it "
      "the plan's." },
    { "theme", "flags", "Whether pages show the flags of states; without it no." },
    { "logo", NULL,
      "The mark of an organisation, told in a theme and shown where a template has <logo>, with what that holds behind "
      "it." },
    { "logo", "ground", "Whether it is for a light or for a dark ground." },
    { "logo", "src", "The file." },
    { "logo", "alt", "What it shows, for those who cannot see it." },
    { "logo", "width", "Its width in points; without it by its shape and height." },
    { "logo", "height", "Its height in points; without it by its shape and width." },
    { "qr-code", NULL, "A QR code of the page's address on the web; nothing where no address is told." },
    { "qr-code", "address", "Where it leads, in place of the theme's or the plan's site; without it the site's." },
    { "qr-code", "size", "Its width in points, with the white around it; without it as its squares come to." },
    { "flag", NULL,
      "The flag of a state, where the theme shows flags, with what it holds behind it; nothing elsewhere." },
    { "flag", "area", "Whose flag it is: the id of an area." },
    { "flag", "height", "Its height in points; without it by its shape and width." },
    { "color", NULL, "A colour with a name." },
    { "color", "name", "The name by which classes, templates and charts speak of it." },
    { "color", "value", "The colour as #RRGGBB." },
    { "color", "means", "What it is for, in a sentence; without it none is told." },
    { "font-family", NULL, "Which families stand behind a name, for one script or all." },
    { "font-family", "name", "The name: sans is that of all pages." },
    { "font-family", "script", "The scripts that it holds for, by their codes of ISO 15924; without it all." },
    { "font-family", "family", "The families in the order in which they are asked for a letter." },
    { "style", NULL, "A class: style properties under one name, which elements take with class=\"…\"." },
    { "style", "name", "The name of the class, or of the element that takes it by itself." },
    { "style", "like", "Classes that it takes over; what it says itself comes last; without it none." },
    { "style", "means", "What it is for, in a sentence; without it none is told." },

    /* ---- everywhere ---- */
    { NULL, "id", "A name by which links, contents and tables find it; without it nothing leads there." },
    { NULL, "lang", "The language of what stands in it, where that is not the page's; without it the page's." },
    { NULL, "audience", "\"internal\": left out of everything that is made for the public; without it it is public." },
    { NULL, "class", "Classes of the theme that it takes, with blanks between." },
    { NULL, "name", "Its name, as readers see it; without it none." },
    { NULL, "select", "The expression whose answer it takes." },
    { NULL, "test", "The expression that must hold." },

    /* ---- blocks ---- */
    { "section", NULL, "A part of the page with a heading of its own; its key tells the marks in it." },
    { "div", NULL, "A box without a meaning of its own." },
    { "article", NULL, "A part that could stand alone." },
    { "aside", NULL, "What stands beside the text." },
    { "body", NULL, "All that stands on the pages between head and foot." },
    { "key-figure", NULL, "A box for one large figure with its words; its first paragraph names it." },
    { "list-entry", NULL, "A box that is heard as an item of a list, with those that follow it." },
    { "h1", NULL, "The title of the page." },
    { "h2", NULL, "The heading of a section." },
    { "h3", NULL, "A heading below an h2." },
    { "h4", NULL, "A heading below an h3." },
    { "h5", NULL, "A heading below an h4." },
    { "h6", NULL, "A heading below an h5." },
    { NULL, "outline",
      "\"no\": it is a heading that the outline of the file does not name; without it the outline "
      "names it." },
    { "p", NULL, "A paragraph." },
    { "note", NULL, "A small paragraph below what it explains." },
    { "ul", NULL, "A list." },
    { "ul", "bare", "\"yes\": without marks before its items; without it they have marks." },
    { "ol", NULL, "A numbered list." },
    { "ol", "type", "How it is numbered: 1, a or A; without it 1." },
    { "ol", "start", "The number of the first item; without it 1." },
    { "li", NULL, "An item of a list." },
    { "li", "label", "What stands before it in place of mark or number; without it its mark or number." },
    { NULL, "indent", "How far in points the text is set in from its mark or number; without it as wide as that is." },
    { "numbered", NULL, "A box whose own paragraphs are numbered." },
    { "numbered", "start", "The number of the first paragraph; without it 1." },
    { "blockquote", NULL, "Words of somebody else." },
    { "toc", NULL, "A table of contents." },
    { "toc-item", NULL, "A line of the contents." },
    { "label", NULL, "The name of a line of the contents, as its number." },
    { "grid", NULL, "Twelve columns side by side, into which boxes are put." },
    { "column", NULL, "A box of a grid." },
    { "column", "span", "How many of the twelve columns it takes; without it all twelve." },
    { "columns", NULL, "Text that runs on from column to column." },
    { "alternatives", NULL, "Several ways to say it, the best first: what fits is taken." },
    { "alternatives", "rank",
      "In which order pages that are too full try the next way: the lowest first; without "
      "it 0, before others." },
    { "option", NULL, "One of the ways." },
    { "figure", NULL, "What is looked at, with its caption." },
    { "figure", "alt",
      "What it shows, for those who cannot see it, heard in place of what stands in it; empty: it "
      "is decoration; without it what stands in it is heard." },
    { "figcaption", NULL, "The caption of a figure." },
    { "map", NULL, "A map, drawn from the world's outlines by the plan's boundary profile." },
    { "map", "kind", "What it shows: the place of an area, areas shaded by class, circles, equal squares, or marks." },
    { "map", "area", "Whose place it tells: the id of an area; without it it shows no place." },
    { "map", "measure",
      "Whose latest figures, or grades, part areas into classes; of circles, how large they are; "
      "without it a treaty, an indicator or an objective is shown." },
    { "map", "treaty",
      "In place of a measure: the id of a treaty, whose members, signatories and others are "
      "shaded; without it no treaty." },
    { "map", "indicator",
      "In place of a measure: the id of an indicator, by whether areas count for it; without "
      "it no indicator." },
    { "map", "objective",
      "In place of a measure: the id of an objective, by the status of what it follows there; "
      "without it no objective." },
    { "map", "bounds",
      "One to five rising numbers between which classes lie, or a rule: quantile, equal or jenks; "
      "without it each grade is a class." },
    { "map", "classes", "How many classes a rule makes; without it four." },
    { "map", "areas",
      "Ids of the areas that it shows, hatched where they have no figure; without it all that have "
      "one." },
    { "map", "title", "What it shows, in a few words, for those who cannot see it; without it none." },
    { "map", "year", "The year whose figures it shows; without it the latest." },
    { "map", "years",
      "The first and the last year of the figures that a rule makes classes for: maps of several have the same; "
      "without it the year that it shows." },
    { "map", "scale",
      "Ids of the measures that a rule makes classes for: maps of several have the same; without "
      "it its own measure." },
    { "map", "around", "Ids of the areas about which it is, as large as they fit; without it the world." },
    { "map", "projection", "How the globe is laid flat; without it equal-earth of the world and lambert of a part." },
    { "map", "insets",
      "How many subregions, of those in which most is shown, stand below once more; without it "
      "none." },
    { "inset", NULL, "A part of a map once more, larger, below it, with the names of what is shaded there." },
    { "inset", "name", "What stands above it." },
    { "inset", "areas", "Ids of the areas that it shows." },
    { "map", "height", "Its height in points, without key and note; without it by its shape." },
    { "map", "beside",
      "How wide it stands at the end of the box that it is in, over all of its height; without it it is a block." },
    { "map", "note",
      "\"apart\": its disclaimer, date and source stand elsewhere on the page, where map-note() is; "
      "without it they stand below it." },
    { "map", "optional",
      "\"yes\": the page is made all the same where there are no outlines, or it shows no area; without it no." },
    { "icon", NULL, "A sign in the colour of the text, in a line of text or alone." },
    { "icon", "name", "Its name: the file symbols/NAME.svg of the templates' folder." },
    { "icon", "alt", "What it says; without it decoration." },
    { "icon", "size", "Its height in points; without it 1.3 of the text's size." },
    { "ul", "icon", "The name of an icon before each item, in place of a dot; without it a dot." },
    { "li", "icon", "The name of an icon before it, in place of its list's; without it its list's." },
    { "img", NULL, "A picture, PNG, JPEG or SVG, of a file in the project." },
    { "img", "src", "The file." },
    { "img", "alt", "What it shows, for those who cannot see it." },
    { "img", "width", "Its width in points; without it by its shape and height." },
    { "img", "height", "Its height in points; without it by its shape and width." },
    { "img", "fit", "How it fills a frame of both measures: whole, cut, or stretched; without it contain." },
    { "img", "focus",
      "What stays where it is cut: two numbers from 0 to 100, across and down; without it the "
      "middle." },
    { "img", "dpi", "How many pixels an inch it has at most where it is printed; without it all of its file's." },
    { "hr", NULL, "A rule." },
    { "page-break", NULL, "What follows begins on the next page." },

    /* ---- tables ---- */
    { "table", NULL, "A table, whose head is repeated on each page." },
    { NULL, "summary", "What the table shows, for those who cannot see it; without it its caption or heading." },
    { NULL, "continued", "What stands above it where it goes on; without it its head alone." },
    { NULL, "from-page", "What says there from which page it comes; without it nothing." },
    { "col", NULL, "A column of a table: its width and how its cells are aligned." },
    { "col", "width", "Its width in points; without it by its shape and height." },
    { "col", "says",
      "Its header for those who hear the table, where no head is printed; without it the head that "
      "is printed." },
    { "col", "share",
      "Its part of the width that is left, against those of the other columns; without it its "
      "width alone." },
    { "col", "align", "How its cells are aligned; without it start." },
    { "thead", NULL, "Rows that are the table's head." },
    { "tbody", NULL, "The other rows." },
    { "tr", NULL, "A row." },
    { "tr", "subhead", "\"yes\": a head within the table, which stays with the row below it; without it no." },
    { "td", NULL, "A cell." },
    { "th", NULL, "A cell that heads a row or a column." },
    { NULL, "colspan", "How many columns it takes; without it one." },
    { NULL, "rowspan", "How many rows it takes; without it one." },
    { "td", "says",
      "What is heard in place of what stands in it; empty: what stands there; without it what stands "
      "in it." },
    { "th", "says",
      "What is heard in place of what stands in it; empty: what stands there; without it what stands "
      "in it." },
    { NULL, "own-align",
      "\"yes\": it is aligned by its own text-align and not by its column's; without it by its "
      "column's." },
    { "year-table", NULL, "Figures by year, a measure a row, with units and sources: made from the data." },
    { "year-table", "area", "The area whose figures it shows; without it the world." },
    { "year-table", "topics", "The topics whose measures it shows, in this order; without it and measures all." },
    { "year-table", "measures", "The measures that it shows, in place of topics; without it those of topics." },
    { "year-table", "by", "The dimension whose members have rows below each measure; without it no such rows." },
    { "year-table", "areas", "The areas that have a row each of one measure; without it the one of area." },
    { "year-table", "most-years", "How many years it shows at most: the last ones; without it 10." },
    { "year-table", "label-width", "The width of the column of names, in points; without it 146." },
    { "year-table", "unit-width", "The width of the column of units, in points; without it 46." },
    { "year-table", "totals",
      "Ids of measures whose rows stand out as sums of others; without it those alone that the data add up." },
    { "year-table", "source-width", "The width of the column of sources, in points; without it 44." },

    /* ---- charts and calendars ---- */
    { "chart", NULL, "A chart; 'sheaf help chart' says what each kind takes." },
    { "chart", "kind", "Which kind of chart it is." },
    { "chart", "options", "Words of its kind, with blanks between them; without it none." },
    { "chart", "title",
      "What it shows: the beginning of the sentence for those who cannot see it; without it its "
      "sentence begins with the figures." },
    { "chart", "tag", "How it is tagged; without it figure." },
    { "chart", "unit", "The unit of its numbers; without it that of the measure." },
    { "chart", "table", "The id of the table in which its numbers can be read; without it none." },
    { "calendar", NULL, "The grid of a month or a year with the plan's days." },
    { "calendar", "kind", "Which grid." },
    { "calendar", "year", "The year that it shows; without it that of the as-of day." },
    { "calendar", "month", "The month that it shows; without it all of the year's." },
    { "calendar", "area", "The area whose days it shows besides those of all; without it only those of all." },
    { "calendar", "scope", "Whether it has all days or those alone that are planned; without it every day." },
    { "calendar", "title", "What it shows, for those who cannot see it; without it its month or year." },
    { "calendar", "second", "A second calendar whose days stand beside; without it none." },
    { "calendar", "head", "\"no\": without the names of the weekdays; without it they stand." },
    { "series", NULL, "A series of a chart: its points, or a measure whose figures they are." },
    { "row", NULL, "A row of a chart." },
    { "point", NULL, "A value of a chart, of a series or of a row." },
    { "range", NULL, "A range or class of a chart: its name and its end." },
    { "moment", NULL, "A day that a chart marks, with its words." },
    { "period", NULL, "Years that a chart tints, with their words." },
    { "key", NULL, "An entry of a chart's key." },
    { NULL, "measure", "The measure whose figure or series it is; without it the value that is written." },
    { NULL, "area", "The area whose figure it is; without it the chart's." },
    { NULL, "year", "The year whose figure it is; without it the latest." },
    { NULL, "value", "The value as a number, where it is no figure of the data; without it the data's." },
    { NULL, "text", "The value as it is printed; without it as its number is." },
    { NULL, "quality", "How good the value is: an estimate is hollow, a preliminary value dashed; without it final." },
    { NULL, "fill", "The fill by its name, in place of the next in order; without it the next in order." },
    { NULL, "points",
      "Its points in short, pairs of a place and its number with blanks between, \"2018 350 2019 ~372 2020 -\": an "
      "estimate has a tilde, and a dash is no figure; without it <point>s stand inside." },
    { "row", "group", "The head that stands before the row; without it none." },
    { "row", "strong", "\"yes\": the row that the page is about; without it no." },
    { "row", "says",
      "In a map: of which records its areas are, a type and what its fields say, 'visit kind:school "
      "finding:confirmed,admitted', by which an audit can hold it; or of which deadlines, 'deadline "
      "T 5 by 2020'; without it nothing." },
    { NULL, "at",
      "Where it stands: a year, a day, a category, or the part of the chart that it is; on a map of dots or symbols, "
      "latitude and longitude of what is no area; without it its place in the row." },
    { NULL, "mark", "The mark of a cell; without it an empty cell." },
    { NULL, "letter", "The letter in the mark; without it none." },
    { NULL, "from", "The day, or the first day; without it no day." },
    { "period", "to", "The last day; without it up to now." },
    { "mark", NULL, "A small drawn sign in a line of text." },
    { "mark", "kind", "Which sign." },
    { "mark", "area", "Of a square of an area: how it counts; without it a square that counts." },
    { "mark", "cell", "Of a rating's cells: which is filled; without it none." },
    { "mark", "size", "Its height in points; without it its own, of the text about it." },
    { "mark", "width", "Its width in points, of a swatch; without it as wide as high." },
    { "mark", "says", "What it is read as; without it it is ornament." },
    { "mark", "inverse", "\"yes\": for a dark ground; without it no." },
    { "mark", "raise", "How far above the line it stands, in points; without it on the line." },
    { "mark", "event", "The kind of event whose sign it is; without it no event's." },
    { "mark", "open", "\"yes\": of an event whose day is not known; without it no." },
    { "legend-entry", NULL, "An entry of the page's key, which is printed where its mark occurs." },
    { "legend-entry", "of", "The marks that it explains; without it it always stands." },
    { NULL, "separator", "What stands between it and the next; without it the usual blank." },

    /* ---- handbooks ---- */
    { "example", NULL, "What stands in it, drawn, and below how the file has it; text alone stands as it is written." },
    { "example", "parts",
      "Where the numbered parts of the chart in it are, as \"12 4 60 4\": points from its start and its top, a pair a "
      "part of its kind; without it none are numbered." },
    { "example", "name",
      "What it shows, above a small one of several side by side; without it nothing stands above it." },
    { "example", "of", "The file of a project that the text stands in, or shell; without it it is drawn." },
    { "sample", NULL, "A paragraph in a class of the theme, or a field in one of its colours." },
    { "sample", "of", "The name of the class or colour." },

    /* ---- text ---- */
    { "span", NULL, "Text with a style of its own." },
    { "strong", NULL, "Text that is set off." },
    { "abbr", NULL, "An abbreviation of the plan or of units: at its first use its words stand before it." },
    { "sup", NULL, "A superior number." },
    { "value", NULL, "A figure: its element of the structure names the observation that it is." },
    { "a", NULL, "A link." },
    { "a", "href", "The address that it leads to; without it `to` leads there." },
    { NULL, "to", "The id of the place on these pages that it leads to; without it href leads away." },
    { NULL, "contents",
      "What it says to those who hear it, where the words alone say too little; without it its "
      "words." },
    { "ref", NULL, "A reference to a place of the document, with its page." },
    { "fn", NULL, "A footnote, called here and set at the foot of the page, or where the footnotes stand; those of "
      "one id are one." },
    { "footnotes", NULL, "Sets the footnotes that were called, each at the foot of the page that calls it." },
    { "footnotes", "at", "page, or end: all of them here; without it page." },
    { "br", NULL, "The line ends." },
    { "page-number", NULL, "The number of the page." },
    { "page-count", NULL, "How many pages there are." },
    { "page-reference", NULL, "The number of the page on which a place stands." },
    { "message", NULL, "Words of the catalogue, in the language of the page." },
    { "message", "key", "The key of the words." },
    { "value-of", NULL, "The answer of an expression as text." },
    { "cite", NULL, "The numbers of sources, which the page then lists." },
    { "cite", "sources", "The ids of the sources." },
    { "cite", "bare",
      "\"yes\": the numbers alone, as they stand in a column of sources; without it they are "
      "superior and in a link." },
    { "source-entry", NULL, "A source in the list of those cited: where the numbers of citations lead." },
    { "source-entry", "number", "The number by which the page cites it." },
    { "text", NULL, "Blanks that would otherwise be lost, or a text from an expression." },
    { "text", "value", "The text; without it what select says." },

    /* ---- control ---- */
    { "for-each", NULL, "What stands in it once for each node of the answer." },
    { "if", NULL, "What stands in it, where the test holds." },
    { "choose", NULL, "The first of its cases whose test holds." },
    { "when", NULL, "A case with its test." },
    { "otherwise", NULL,
      "What stands where no case holds, or in an <include> where the plan lacks a role of its file." },
    { "variable", NULL, "A name for an answer, from here on." },
    { "param", NULL, "A variable that whoever includes the file, or the batch, may set." },
    { "with-param", NULL, "What an included file gets for one of its parameters." },
    { "include", NULL, "What stands in another file." },
    { "include", "href", "The file, without its ending and below templates/." },
    { "content", NULL, "What the author of a pack's part wrote." },
    { "content", "of", "Which of it: the aside, or the rest; without it all." },
    { "facts", NULL, "Of several sentences the most important that hold." },
    { "facts", "most", "How many; without it 3." },
    { "fact", NULL, "One of the sentences." },
    { "fact", "rank", "How important it is: the lowest comes first; without it 0, before others." },
    { "fact", "group", "Of the sentences of one group only the first is taken; without it it has none." },
    { "title", NULL, "The title of the document, which its properties have." },
    { "description", NULL, "What its pages show, in SVG and PNG files of them, for those who cannot see it." },
    { "start", NULL, "What stands at the start of head or foot." },
    { "center", NULL, "What stands in the middle of head or foot." },
    { "end", NULL, "What stands at the end of head or foot." },
};

const char *
template_meaning(const char *element, const char *attribute)
{
    const char *any = NULL;

    for (size_t i = 0; i < G_N_ELEMENTS(meanings); i++) {
        if (g_strcmp0(meanings[i].attribute, attribute) != 0)
            continue;
        if (g_strcmp0(meanings[i].element, element) == 0)
            return meanings[i].sentence;
        if (meanings[i].element == NULL)
            any = meanings[i].sentence;
    }
    return any;
}
