/*
 * What every element and attribute of the data files means, a sentence each. A row more in tables.c or in the model's
 * elements.c has its row here: a test finds those without.
 */
#include "read/meanings.h"
#include <string.h>
#include "read/tables.h"

/* element: with its parent before a dot where others have its name; NULL: any. attribute NULL: the element itself. */
typedef struct Meaning {
    const char *element, *attribute, *sentence;
} Meaning;

static const Meaning meanings[] = {
    /* ---- roots ---- */
    { "plan", NULL, "The plan: what somebody wants to reach, by when, and how it is looked at; a file of its own." },
    { "events", NULL, "Days beside the plan's own calendar: meetings, deadlines for papers, anniversaries." },
    { "areas", NULL, "What data are about: states, provinces, districts, sites, partners." },
    { "sources", NULL, "Where figures and dates come from." },
    { "measures", NULL, "What is observed, with its units, topics and dimensions." },
    { "treaties", NULL, "Treaties that states join, and their articles." },
    { "memberships", NULL, "Which state joined which treaty, and when." },
    { "deadlines", NULL, "Until when a state has to fulfil an article of a treaty." },
    { "observations", NULL, "What was observed: a figure, its period and its source each." },
    { "catalogue", NULL, "The words of pages in one language." },
    { "pack", NULL, "A briefing pack: parts that become one document." },
    { "batch", NULL, "What a batch makes." },
    { "records", NULL, "What is known and is no number: positions, requests, offices, what is due; and their types." },
    { "map", NULL, "How somebody else's table is read: what its columns hold." },

    /* ---- everywhere ---- */
    { NULL, "id", "The name by which other elements speak of it; it never changes; without it nobody speaks of it." },
    { NULL, "xml:lang", "The language of the text, as BCP 47 has it (\"fr\"); without it the plan's." },
    { NULL, "audience", "\"internal\": left out of everything that is made for the public; without it it is public." },
    { NULL, "sources", "The ids of the sources that say so, with blanks between; without it none." },
    { NULL, "note", "What a reader has to know besides; it is printed below the table; without it none." },
    { NULL, "title", "Its title." },
    { "title", NULL, "Its title, once in each language." },
    { "short-title", NULL, "The title where room is short, once in each language." },
    { "subtitle", NULL, "A line below the title." },

    /* ---- plan ---- */
    { "plan", "id", "The name of the plan in files that are made of it." },
    { "plan", "xml:lang", "The language that its texts are in unless they say another." },
    { "plan", "start", "The day on which it begins." },
    { "plan", "end", "The day on which it ends." },
    { "plan", "as-of", "The day that pages are about; without it the plan's end." },
    { "plan", "known-by",
      "The day by which something must have been published to be known on pages; without it the as-of day." },
    { "plan", "fiscal-year-start",
      "The day on which reporting years begin, as --04-01 (SDMX: REPORTING_YEAR_START_DAY); periods like 2018-A1 "
      "count from it, and what is told of them has a column of that year; without it the year of the calendar." },
    { "plan", "site",
      "The address of each page on the web, to which its QR code leads: {subject} stands for the page's subject; "
      "without it no code." },
    { "plan", "status-rule",
      "How statuses are made of figures where an indicator names no rule: linear, cagr, bands or rated; without it "
      "linear." },
    { "plan", "bands",
      "The values of the rule bands, best first, in the unit of the measure, and last the band of all else: "
      "\"on-track:90 accelerate:75 limited\"; without it the rule cannot be used." },
    { "organisation", NULL, "Whose plan it is." },
    { "contact", NULL, "The line at the foot of pages that says whom to ask." },
    { "goal", NULL, "What the plan is for; it holds objectives." },
    { "objective", NULL, "What is to be reached under a goal; it holds indicators, targets and strategies." },
    { "indicator", NULL, "What shows how far an objective has come." },
    { "indicator", "kind", "What it counts or shows, and so which charts its pages have." },
    { "indicator", "measure", "The measures that it shows; the first one is judged; without it nothing is measured." },
    { "indicator", "among",
      "Which areas it counts: an objective's id (its targets), a group, or a kind of areas; "
      "without it none: the figure of the whole is shown." },
    { "indicator", "within", "The area whose parts alone are counted; without it wherever they are." },
    { "indicator", "party-to",
      "The treaty whose States Parties alone are counted, on each day those of the day; "
      "without it no treaty is asked." },
    { "counting", NULL, "By what rule the figure of the indicator is counted, in a sentence that its page prints." },
    { "to-collect", NULL, "What would have to be collected so that the indicator has a figure." },
    { "collected-by", NULL, "Who would have to collect it." },
    { "indicator", "counts",
      "The value from which on an area counts, or up to which where less is better: a number, of a grade its value and "
      "not its id; without it the best grade, or 1." },
    { "indicator", "span",
      "Of events, which are counted: those of the year of the latest (latest), or all since the plan's start "
      "(plan); without it latest." },
    { "indicator", "status-rule",
      "How its status is made of figures, in place of the plan's rule; without it the "
      "plan's." },
    { "indicator", "bands", "The values of the rule bands for it, best first, as the plan's; without it the plan's." },
    { "target", NULL, "The value that is to be reached." },
    { "target", "value",
      "The value that is to be reached, in the unit of the measure, or \"all\" where every area is to count; "
      "without it low and high are the target, or there is none." },
    { "target", "by", "Of whom it is, by members of dimensions: \"sex:f age:0-17\"; without it of all." },
    { "target", "group",
      "A group of areas: of each of them, but for those that have a target of their own; "
      "without it no group's." },
    { "target", "date",
      "The day by which it is to be reached; a month or a year counts to its last day; without "
      "it a treaty's deadline, or no day." },
    { "target", "not-later",
      "The day by which it is to be reached at the latest, whatever a treaty grants; "
      "without it no limit." },
    { "target", "treaty", "The treaty whose deadline is the target's day; without it no treaty's." },
    { "target", "article", "The article of the treaty whose deadline it is; without it none." },
    { "target", "baseline",
      "The value from which the way is measured, in the unit of the measure, or \"first\": the first figure that "
      "there is; without it the latest figure not after the plan's start." },
    { "target", "baseline-date",
      "The day of the baseline where a value is given, of a flow the last day of the period that it is of; without it "
      "the plan's start." },
    { "target", "aim", "\"reach\" the value, or be \"no-worse\" than it; without it reach." },
    { "target", "low",
      "The lower end of the range to stay within, in the unit of the measure; without it no lower "
      "end." },
    { "target", "high",
      "The upper end of the range to stay within, in the unit of the measure; without it no "
      "upper end." },
    { "target", "area", "The area whose target it is; without it that of the whole." },
    { "target", "of", "The measure that it is of; without it the indicator's first." },
    { "milestone", NULL, "A step on the way to the target, by which the expected path bends." },
    { "milestone", "date", "The day of the step: after the baseline's and before the target's." },
    { "milestone", "value", "The value that is to be reached by then, in the unit of the measure." },
    { "rating", NULL, "A status that somebody has given; its text says why." },
    { "rating", "status", "The status given." },
    { "rating", "by", "Who gave it: the name that pages print." },
    { "rating", "date", "The day on which it was given." },
    { "rating", "area", "The area that it is given to; without it all." },
    { "targets", NULL, "The areas that an objective is about." },
    { "targets", "group", "The name of the list." },
    { "targets", "areas", "The ids of the areas, with blanks between; without it none by name." },
    { "targets", "areas-of", "The group whose areas are in it too; without it none." },
    { "targets", "responsive",
      "\"yes\": its areas are chosen as events require, so that none are listed; without "
      "it no." },
    { "description", NULL, "What the list is, in a sentence." },
    { "follow", NULL,
      "A row on the page of each area of the objective: a measure of its own with its way and status." },
    { "follow", "kind", "What kind of indicator the row is like." },
    { "follow", "measure", "The measure that it shows; without it its indicator or record is shown." },
    { "follow", "value",
      "The value that is to be reached, in the unit of the measure; without it low and high are "
      "the target, or there is none." },
    { "follow", "by", "Of whom the target is, by members of dimensions; without it of all." },
    { "follow", "date",
      "The day by which it is to be reached; a month or a year counts to its last day; without "
      "it a treaty's deadline, or no day." },
    { "follow", "not-later", "The day by which it is to be reached at the latest; without it no limit." },
    { "follow", "treaty", "The treaty whose deadline is its day; without it no treaty's." },
    { "follow", "article", "The article whose deadline it is; without it none." },
    { "follow", "baseline",
      "The value from which the way is measured, in the unit of the measure, or \"first\": the first figure that "
      "there is; without it the latest figure not after the plan's start." },
    { "follow", "baseline-date",
      "The day of the baseline where a value is given, of a flow the last day of the period that it is of; without it "
      "the plan's start." },
    { "follow", "aim", "\"reach\" the value, or be \"no-worse\" than it; without it reach." },
    { "follow", "low",
      "The lower end of the range to stay within, in the unit of the measure; without it no lower "
      "end." },
    { "follow", "high",
      "The upper end of the range to stay within, in the unit of the measure; without it no "
      "upper end." },
    { "follow", "area", "The only area whose page has the row; without it the pages of all target areas." },
    { "follow", "status-rule",
      "How its status is made of figures, in place of the plan's rule; without it the "
      "plan's." },
    { "follow", "bands", "The values of the rule bands for it, best first, as the plan's; without it the plan's." },
    { "strategy", NULL, "How the objective is to be reached, in a sentence." },
    { "section", NULL, "A chapter of the plan's prose; one before the first goal stands before the goals." },
    { "p", NULL, "A paragraph of it." },
    { "note", NULL, "A footnote that its first paragraph calls." },
    { "publications", NULL, "What the plan's people will publish." },
    { "publication", NULL, "The title of one of them." },
    { "publication", "year", "The year in which it is due; without it none." },
    { "abbreviations", NULL, "The abbreviations that pages use." },
    { "abbreviation", NULL, "What an abbreviation stands for; its id is the abbreviation." },
    { "role", NULL, "Gives a measure or a treaty the meaning that a page asks for." },
    { "role", "name", "The name by which pages ask for it; a template lists those that it needs." },
    { "role", "measure", "The measure that has the role; without it a treaty has it." },
    { "role", "treaty", "The treaty that has the role; without it a measure has it." },
    { "boundaries", NULL, "How maps draw borders: a profile, as the plan's organisation draws them." },
    { "geometry", NULL, "Outlines of the project's own, from which its maps are drawn in place of the world's." },
    { "geometry", "file", "The file in data/geo, GeoJSON or GeoPackage." },
    { "geometry", "by", "Its property that holds the id, name or alias of the area that an outline is of." },
    { "geometry", "source", "Whose outlines they are and of when, for the line below each map." },
    { "outline", NULL, "Of which area the provinces of a country of the world's outlines are." },
    { "outline", "country", "The outlines' own code of the country, as SOL." },
    { "outline", "province", "The outlines' name of one of its provinces; without it all of them." },
    { "outline", "area", "The id of the area that they are of on maps." },
    { "outline", "disputed", "Whether that area is dotted, as its status is not settled; without it no." },
    { "border", NULL, "A border that is dashed, as it is not settled." },
    { "border", "one", "The area on one side." },
    { "border", "other", "The area on the other side." },
    { "disclaimer.brief", NULL, "The same in a line, where a page carries a small map: what follows \"Map:\"." },
    { "phrases", NULL, "Words that stand in many places (notes, places, records), each once with its translations." },
    { "phrase", NULL, "One of them." },
    { "phrase.words", NULL, "The words, once in each language; # stands for any number, written as in English." },
    { "disclaimer", NULL, "What is said below every map; {organisation} becomes the plan's." },
    { "text", NULL, "The words, in the language of xml:lang." },
    { "allow", NULL, "Keeps a warning from being told at one place, with the reason." },
    { "allow", "diagnostic", "The number of the warning, as S266." },
    { "allow", "at", "What the warning speaks of: the first name in its sentence." },
    { "allow", "because", "The reason, for whoever reads the plan next." },
    { "calendar", NULL, "The days of the plan; its title is what the list of them is called, before the year." },
    { "event", NULL, "A day, or several, on which something happens." },
    { "event", "id", "The name by which packs and pages speak of it; without it nobody speaks of it." },
    { "event", "start",
      "Its first day: a year, a month or a day; without it its rule of recurrence says it, or it "
      "is to be confirmed." },
    { "event", "end", "Its last day; without it the first." },
    { "event", "origin", "The day that an anniversary counts from; without it it counts none." },
    { "event", "tbc", "\"yes\": its days are still to be confirmed; without it no." },
    { "event", "kind", "What it is: meeting, deadline, anniversary, or a word of your own." },
    { "event", "place", "Where it is, in the words that pages print; without it none." },
    { "event", "point",
      "The same in degrees, latitude and longitude, as its sources tell it; without it nowhere on a map." },
    { "event", "treaty", "The treaty that it belongs to; without it none." },
    { "event", "area", "The area that it concerns; without it all." },
    { "event", "status", "\"planned\", \"held\" or \"cancelled\"; without it planned." },
    { "event", "of", "The event that it is a part of; without it it stands alone." },
    { "event", "recurs", "How it comes again, as rules of iCalendar (RFC 5545, 3.3.10); without it it is once." },
    { "event", "except", "Days or rules on which it does not; without it none." },
    { "event", "also", "Days on which it is besides; without it none." },
    { "event", "in-plan", "\"yes\": the plan itself names it; without it no." },
    { "event", "uid", "The UID under which a calendar program knows it; without it one is made of its id." },

    /* ---- areas ---- */
    { "region", NULL, "The name of a region in other languages." },
    { "region", "name", "The name, as areas have it at region or subregion." },
    { "area-kind", NULL,
      "A kind of areas with its noun: district, site, partner. The kind state is there without being declared." },
    { "area-kind", "id", "The name by which areas are of this kind." },
    { "area-kind", "codes", "Which ids its areas have: iso-3166-1, iso-3166-2, or own ones; without it own ones." },
    { "area-kind", "treaties", "Whether its areas join treaties; without it states alone do." },
    { "form", NULL, "The noun as it stands beside a number." },
    { "form", "count", "The plural category of CLDR that it is the form for: zero, one, two, few, many or other." },
    { "group", NULL, "Areas that somebody has marked: remote, donors, in conflict." },
    { "group", "areas", "The ids of the areas, with blanks between; without it none by name." },
    { "group", "date", "The day from which it holds; without it always." },
    { "area", NULL, "A state, province, district, site or partner." },
    { "area", "id",
      "Its name in data: letters, digits, hyphens and underscores; of a state mostly ISO 3166-1 alpha-3." },
    { "area", "kind", "Its kind; without it it is a state." },
    { "area", "within", "The area that it is a part of; without it none." },
    { "area", "alpha2",
      "Its two letters of ISO 3166-1, by which CLDR gives its name in other languages; without "
      "it its names are told by hand." },
    { "area", "name", "Its name on pages." },
    { "area", "article",
      "What stands before its name within a sentence of the plan's language: the; without it "
      "none." },
    { "area", "un-article",
      "The same before its name as the United Nations have it, where that takes another; "
      "without it that of its name." },
    { "area", "official", "Its full name; without it its name." },
    { "area", "aliases",
      "Other spellings, with | between: data that have them are told the right one; without it "
      "none." },
    { "area", "region", "Its region, as UN M49 has it, which its sheet names; without it none." },
    { "area", "subregion",
      "Its subregion, as UN M49 has it: areas of the same one are its neighbours on pages; without it none." },
    { "area", "languages", "Its official languages, the most spoken first, with blanks between; without it none." },
    { "area", "point",
      "Where its seat of government is, or it itself, as a site that has no outline: latitude and longitude in "
      "degrees, as its sources tell it; without it nowhere." },
    { "area", "sources", "The documents that tell its point, with blanks between; without it it has no point." },
    { "seat", NULL, "The name of its seat of government, which stands at its point." },
    { "name", NULL, "Its name in another language." },
    { "un-name", NULL, "Its short name as the United Nations have it, for pages that go to governments." },

    /* ---- sources ---- */
    { "source", NULL, "A document or a register that figures and dates come from." },
    { "source", "kind",
      "\"document\", or \"register\": a list that is kept, whose entries were known from their own day on; without "
      "it a document." },
    { "source", "published",
      "The day on which it was published; without it it is undated, and figures that rest "
      "on it are marked." },
    { "source", "not-before",
      "Of an undated one, the day before which it cannot have been there; without it no "
      "such day." },
    { "source", "publisher", "Who published it; without it none." },
    { "source", "area", "The area that it is about; without it several or all." },
    { "source", "title", "Its title, under which a reader finds it." },
    { "source", "where", "Where in it: a page, a table, a chapter; without it nowhere in particular." },
    { "source", "address", "Its address on the Web; without it none." },

    /* ---- measures ---- */
    { "unit", NULL, "What figures are counted in." },
    { "unit", "symbol", "The sign or word that stands behind a number: km², US$, persons; without it nothing." },
    { "unit", "kind",
      "Whether it counts things or is per cent, a rate, money or a span of time; without it what the "
      "other attributes make of it." },
    { "unit", "per",
      "Of a rate, how many it is counted on: 1000 is per thousand; rates are never added up; "
      "without it it is no rate." },
    { "unit", "currency", "Of money, the code of ISO 4217; without it it is no money." },
    { "unit", "base-per",
      "Of money at constant prices, the year whose prices they are (SDMX's BASE_PER); without "
      "it current prices." },
    { "unit", "unit-mult",
      "The power of ten in which a figure that stands alone is printed (SDMX's UNIT_MULT): 6 "
      "is millions; without it its own size." },
    { "unit", "duration",
      "Of a span of time, ISO 8601's duration of one: PT1M is minutes; without it it is no "
      "span of time." },
    { "topic", NULL, "A heading that groups rows of tables." },
    { "dimension", NULL, "By what figures are told apart: sex, age, device, donor." },
    { "dimension", "complete",
      "\"yes\": whatever is counted belongs to exactly one member, so that members add up to all; without it no." },
    { "member", NULL, "One of those that a dimension tells apart." },
    { "member", "id", "The name by which figures are of it." },
    { "measure", NULL, "What is observed, in one unit and of one nature." },
    { "measure", "unit", "The id of its unit; without it none is printed." },
    { "measure", "nature", "How its figures are of time, and so what of them can be added up or counted." },
    { "measure", "ascending", "\"true\": more is better; \"false\": less is; without it neither." },
    { "measure", "frequency",
      "How often it is observed, as SDMX has it: A, S, T, Q, M, W or D; a period of that length without a figure "
      "is a gap; without it as its periods have it." },
    { "measure", "since",
      "Of a cumulative one, the day from which it counts, which pages say behind its title; without it from "
      "the first figure on." },
    { "measure", "rolling",
      "How many months each figure reaches back, which pages say behind its title: 12 is the year up to then; without "
      "it none." },
    { "measure", "decimals", "How many decimals are printed at most; without it as the figures are given." },
    { "measure", "scale", "1000: tables print it in thousands; without it as they are." },
    { "measure", "topic", "The heading that its row stands under; without it it stands under none." },
    { "measure", "by", "The dimensions by which its figures may be told apart; without it none." },
    { "measure", "sum-of", "The measures that it is the sum of where it has no figure of its own; without it none." },
    { "measure", "together",
      "What those of sum-of come to: their sum (sum), or 1 for a period of which each of them has a figure (all); "
      "without it their sum." },
    { "measure", "over-areas",
      "What the figures of areas come to for the area that they are within: sum, weighted:MEASURE, min, max or "
      "none; without it none." },
    { "measure", "membership",
      "The treaty whose States Parties it counts; it then needs no observations; without "
      "it observations tell it." },
    { "measure", "members",
      "Whom it counts of a treaty: its parties, or its signatories that are no parties; "
      "without it its parties." },
    { "measure", "rater", "Who gives the grades; without it none is named." },
    { "measure", "max-age", "After how many months a figure is too old to be judged; without it 36." },
    { "grade", NULL, "A value that a judgement may take; the worst stands first." },
    { "grade", "value", "The number that observations have for it." },

    /* ---- treaties ---- */
    { "treaty", NULL, "A treaty that states join." },
    { "treaty", "adopted", "The day of its adoption; without it none." },
    { "treaty", "opened", "The day on which it was opened for signature; without it none." },
    { "treaty", "in-force", "The day of its entry into force; without it it is not in force." },
    { "subject", NULL, "What it is about, in a word: mines." },
    { "article", NULL, "An article that asks for something by a day." },
    { "article", "number", "Its number." },
    { "article", "kind", "What it asks for: clearance, stockpile, report or other." },
    { "article", "years",
      "How many years after entry into force for a state it has to be fulfilled; without it no "
      "day." },
    { "article", "yearly", "The day of each year on which it is due, as --04-30; without it no such day." },
    { "membership", NULL, "How a state stands to a treaty." },
    { "membership", "area", "The state." },
    { "membership", "treaty", "The treaty." },
    { "membership", "signed", "The day on which it signed; without it it did not sign." },
    { "membership", "deposited", "The day on which it deposited its instrument; without it it did not deposit one." },
    { "membership", "in-force",
      "The day from which the treaty is in force for it; without it it is not in force "
      "for it." },
    { "membership", "how",
      "How it joined: ratification, accession, succession or acceptance; without it nobody "
      "knows." },
    { "deadline", NULL, "The deadline of a state under an article, with every step of its history." },
    { "deadline", "area", "The state." },
    { "deadline", "treaty", "The treaty." },
    { "deadline", "article", "The article." },
    { "deadline", "completed",
      "The day on which it declared that the obligation is fulfilled; without it it did "
      "not." },
    { "deadline", "found-again",
      "The day on which what it had declared done was found again, from when on the obligation stands anew; without it "
      "it does not." },
    { "step", NULL, "A deadline that was set: the first one by the treaty, the others by extensions." },
    { "step", "date", "The day that was set; without it none was." },
    { "step", "decided", "The day on which that was decided; the first has none; without it nobody knows when." },
    { "step", "interim", "\"yes\": granted until a longer request is decided; without it no." },
    { "step", "confirmed",
      "How it is known: yes, derived (by the treaty's rule), part (one day is), no (it is not found); without it "
      "yes." },

    /* ---- observations ---- */
    { "series", NULL, "The figures of one measure for one area." },
    { "series", "measure", "The id of the measure that the figures are of." },
    { "series", "area", "The id of the area that they are of; without it they are of all that the plan is about." },
    { "series", "by",
      "Of whom its figures are, by members of dimensions: \"sex:f age:0-17\"; without it of all together." },
    { "observation", NULL, "One figure." },
    { "observation", "period",
      "When: a year, quarter, month, week, day or range, as ISO 8601 or SDMX write it. A stock of the end of a fiscal "
      "year is written as that year, 2018-A1, to stand in its column; of a day it stands in the year of the "
      "calendar." },
    { "observation", "by", "Of whom it is, by members of dimensions; without it as the series says." },
    { "observation", "value",
      "The figure, in the unit of the measure; there is none where missing says why; "
      "without it missing says why." },
    { "observation", "status", "How sure it is: final, estimate or preliminary; without it final." },
    { "observation", "qualifier", "The true value is at-least, at-most or about this; without it it is this." },
    { "observation", "low",
      "The lower end of a range that the true value lies in, in the unit of the measure; "
      "without it none." },
    { "observation", "high",
      "The upper end of a range that the true value lies in, in the unit of the measure; "
      "without it none." },
    { "observation", "missing",
      "Why there is no value: not-applicable, not-reported, not-collected or confidential; without it there is one." },
    { "observation", "basis",
      "How it was measured where that is not as for its neighbours: such figures are not compared; without it as "
      "its neighbours." },
    { "observation", "published",
      "The day on which it was published, where its sources do not say; without it the "
      "day of its sources." },
    { "record-type", NULL, "A kind of record, with the fields that its records have." },
    { "record-type", "dates",
      "\"ahead\": its dates lie ahead, as those of what is planned or due; without it a record is known from its "
      "date on." },
    { "field", NULL, "What each record of the type may say." },
    { "field", "kind",
      "What is written in it: text, quote (words that were said, with a source), grade, number, date, moment (a "
      "day, or one with its time and zone), period, yes-no, area, treaty, event, indicator, measure, objective, "
      "document, link, "
      "or person, which is internal unless its record says audience=\"public\"." },
    { "field", "required", "\"yes\": each record of the type must say it; without it no." },
    { "field", "not-before",
      "Of a date: the field of the same record whose day it does not come before; without "
      "it no such field." },
    { "ladder", NULL, "Steps of which one leads to the next, or a checklist: what makes each true of an area." },
    { "ladder", "treaty", "The treaty into which it leads; without it into none." },
    { "rung", NULL, "One step, in the order in which they are taken." },
    { "rung", "by",
      "What makes it true: a grade of a measure, a vote, a signature, a membership, its entry into force, a record." },
    { "rung", "measure", "The measure whose latest figure makes it true; without it no measure does." },
    { "rung", "least", "The value that is enough; without it the best grade." },
    { "rung", "treaty", "The treaty that is signed, joined or in force; without it no treaty does." },
    { "rung", "record", "The type of the record that makes it true as long as it stands; without it no record does." },
    { "rung", "where", "Of which records alone, as a measure's; without it all of them." },
    { "rung", "due", "The day by which it is due; without it no day." },
    { "rung", "after", "The step of the same ladder that comes first; without it the one before it in the file." },
    { "rung", "shown",
      "Where it stands: always, once it is taken, or until a later one has overtaken it; without "
      "it always." },
    { "record", NULL, "One thing that is known: of a type, mostly of an area, with its date and its sources." },
    { "record", "type", "Its record type." },
    { "record", "area", "The area that it is about; without it none." },
    { "record", "date", "When it was, or began: a date or a period; without it undated." },
    { "record", "until", "The first day on which it stands no more; without it it stands on." },
    { "record", "revises", "The record in whose place it stands as soon as it is known; without it none." },
    { "record", "audience",
      "\"internal\": left out of everything that is made for the public; \"public\": the persons that it names may "
      "be named to the public; without it it is public, without names." },
    { "value", NULL, "What the record says in one of its fields." },
    { "value", "field", "The field." },
    { "value", "xml:lang", "Of a translation, the language; without it the record's own, and it comes first." },
    { "measure", "records",
      "The record type whose records tell its figures, one an area and a date; without it "
      "observations tell it." },
    { "measure", "field",
      "The field that holds the figure: a number, the value of a grade, yes as 1 and no as 0; without it each record "
      "tells 1." },
    { "measure", "count",
      "yearly: its figure is how many of the records there are of each year, of all areas together; without it it "
      "has a figure an area and a date." },
    { "measure", "where",
      "Of which records alone: what they say in other fields, as \"topic:use stance:condemn\"; "
      "without it all of them." },
    { "observation", "until", "Of a standing fact, the day on which it was revoked; without it it still stands." },
    { "observation", "computed",
      "How it came about where it was worked out of others: sum, count, weighted, min or max; without it it was "
      "reported." },
    { "observation", "from", "What it was worked out from; without it none." },
    { "observation", "origin", "The file, sheet and cell that it was imported from; without it none." },
    { "observation", "imported", "The day on which it was imported; without it none." },

    /* ---- catalogue ---- */
    { "catalogue", "xml:lang", "The language of its words." },
    { "message", NULL, "One phrase, as an ICU message pattern." },
    { "message", "key", "The name by which templates ask for it." },

    /* ---- packs ---- */
    { "pack", "id", "The name of the pack; its file has it." },
    { "pack", "xml:lang", "The language of its parts; without it the plan's." },
    { "pack", "meeting", "The event that it is for; without it none." },
    { "pack", "as-of", "The day that its pages are about, in place of the plan's; without it the plan's." },
    { "pack", "known-by",
      "The day by which something must have been published to be known in it; without it the "
      "as-of day, or the plan's known-by." },
    { "pack", "date", "The day that stands on the cover; without it the as-of day." },
    { "pack", "audience", "For whom it is: public, internal or embargoed; without it public." },
    { "pack", "embargo",
      "When it may be published: a day, or a day with its time and zone "
      "(2018-11-28T10:00+01:00); without it at once." },
    { "pack", "paper", "The paper of all its pages, in place of the templates'; without it the templates'." },
    { "pack", "mail", "\"yes\": a second, smaller file is made for mail; without it no." },
    { "pack", "attach", "\"yes\": the data behind what is printed go into the file; without it no." },
    { "pack", "conform", "\"none\": it claims neither PDF/UA nor PDF/A; without it it claims both." },
    { "meeting", NULL, "The meeting's name, where the plan does not have it." },
    { "delegation", NULL, "Whose pack it is." },
    { "cover", NULL, "The first page; what is written in it stands below the title." },
    { "contents", NULL, "The list of parts with their pages." },
    { "divider", NULL, "A page that begins a group of parts." },
    { "prose", NULL, "A part that you write." },
    { "statement", NULL, "A speech, with facts beside it." },
    { "statement", "speaker", "Who speaks; without it none." },
    { "statement", "item", "The item of the agenda; without it none." },
    { "statement", "check-against-delivery", "\"yes\": says so on its first page; without it no." },
    { "statement", "words-per-minute", "The pace by which its time is worked out; without it the language's own." },
    { "statement", "numbered", "\"yes\": its paragraphs have numbers; without it no." },
    { "page", NULL, "Pages of a template." },
    { "page", "for-each",
      "An expression that finds areas, objectives or indicators: a page each; without it one "
      "page." },
    { "page", "subject", "The area, objective or indicator that the page is of; without it the plan." },
    { "chart-page", NULL, "A page with one large chart." },
    { "chart-page", "indicator", "The indicator that it shows; without it measure says it." },
    { "chart-page", "measure", "The measure that it shows; without it its indicator or record is shown." },
    { "chart-page", "area", "The area whose figures it shows; without it the world's." },
    { "calendar-page", NULL, "A page of the calendar." },
    { "calendar-page", "form", "Its form: list, month, quarter or year." },
    { "calendar-page", "year", "The year that it shows; without it that of the as-of day." },
    { "calendar-page", "month", "The month that it shows; without it all of the year's." },
    { "calendar-page", "concerning",
      "The area whose days it shows besides those of all; without it only those of "
      "all." },
    { "annex", NULL, "The pages of another PDF file." },
    { "annex", "href", "The file, beside the pack's own." },
    { "annex", "alt", "What its pages show, for those who cannot see them; without it its file's name." },
    { "annex", "fit", "\"page\": made to fit ours; \"bare\": as it is; without it page." },
    { "annex", "signed", "Whether a signed file is taken (\"take\") or refused; without it refused." },
    { "annex", "most-pages", "How many pages are taken at most; without it as many as the limits let in." },
    { "annex", "most-megabytes", "How large the file may be; without it as large as the limits let in." },
    { "annex", "otherwise", "What happens when it cannot be had: fail, leave-out or say-so; without it fail." },
    { "blank", NULL, "An empty page." },
    { "param", NULL, "A variable of the part's template." },
    { "param", "name", "Its name." },
    { "param", "value", "Its value." },
    { NULL, "template", "The template that it is made with; without it the one of its kind." },
    { NULL, "pages",
      "How its pages are counted: uncounted, front (i, ii), body (1, 2) or annex (A-1); without it "
      "as is usual for its kind." },
    { NULL, "start", "\"recto\": begins on a right-hand page; without it on the next page." },
    { NULL, "mail", "What becomes of it in the file for mail: keep, attach or leave-out; without it keep." },

    /* ---- batches ---- */
    { "outputs", NULL, "Pages of one template, once or for each of many." },
    { "outputs", "template", "The template." },
    { "outputs", "each", "A page for each area, objective, indicator or meeting; without it one page of the plan." },
    { "outputs", "only", "The ids of those alone that are made; without it all." },
    { "outputs", "where", "An expression that says for which of them; without it all." },
    { "outputs", "pictures", "Its page as pictures beside each PDF, too; without it none." },
    { "parameter", NULL, "A variable of the template." },
    { "parameter", "name", "Its name." },
    { "parameter", "value", "Its value." },
    { "batch.calendar", NULL, "A page of the calendar, or the days as iCalendar." },
    { "batch.calendar", "kind", "Its form: list, month, quarter, year or ics." },
    { "batch.calendar", "year", "The year that it shows; without it that of the as-of day." },
    { "batch.calendar", "month", "The month that it shows; without it all of the year's." },
    { "batch.calendar", "area", "The area whose days it shows besides those of all; without it only those of all." },
    { "batch.calendar", "second-calendar",
      "A second calendar whose days stand beside: islamic, persian, ethiopic ; without it none." },
    { "pack-file", NULL, "A pack that is made." },
    { "pack-file", "href", "Its file." },
    { NULL, "lang", "The language of the pages; without it the plan's." },
    { NULL, "output",
      "Where they are written, with {template}, {subject} and {lang}; without it out/pdf by "
      "template, subject and language." },
    { NULL, "paper", "The paper, in place of the template's; without it the template's." },
    { NULL, "draft", "\"yes\": every page says that it is a draft; without it no." },
    { NULL, "attach", "\"yes\": the data behind what is printed go into the file; without it no." },
    { NULL, "writer", "Who writes the PDF: sheaf, or cairo (without tags and claims); without it sheaf." },

    /* ---- maps ---- */
    { "map", "shape",
      "The published format that the table has: sdmx-csv, dhis2, sdg, world-bank or hxl; without "
      "it a table of anybody's." },
    { "map", "encoding", "The encoding of the file; without it UTF-8." },
    { "map", "delimiter",
      "What stands between fields: comma, semicolon or tab; without it the one that occurs "
      "most." },
    { "map", "decimal", "What stands before decimals: point or comma; without it point." },
    { "map", "grouping", "What stands between thousands: none, comma, point, space or apostrophe; without it none." },
    { "map", "dates", "The order in dates: iso, dmy, mdy or ymd; without it iso." },
    { "map", "frequency", "The length of the period that a day stands for, as SDMX has it; without it a day." },
    { "map", "skip", "How many lines stand before the headers; without it none." },
    { "map", "sheet", "The sheet of the workbook; without it the first." },
    { "map", "range", "The range of cells; without it all of the sheet." },
    { "map", "hidden", "\"yes\": hidden rows and sheets are read too; without it no." },
    { "map", "status", "The status of all figures; without it final." },
    { "map", "basis", "How all figures were measured; without it none." },
    { "map", "published", "The day on which all figures were published; without it the sources' own day." },
    { "column", NULL, "What one column holds." },
    { "column", "name", "The header of the column." },
    { "column", "as", "What it holds: area, measure, period, value …" },
    { "column", "dimension", "The dimension whose members it names; without it none." },
    { "word", NULL, "A text of the table that means something of ours." },
    { "word", "as", "In which columns it is looked for." },
    { "word", "text", "The text as it stands there." },
    { "word", "is", "What it is to be read as." },
    { "map.missing", NULL, "A text that stands where there is no figure." },
    { "map.missing", "text", "The text." },
    { "map.missing", "as", "Why there is none; without it the cell is as an empty one." },
    { "map", "area", "The area of all rows; without it a column says it." },
    { "map", "measure", "The measure of all rows; without it a column says it." },
    { "map", "by", "Of whom all figures are; without it columns say it, or of all." },
    { "map", "period", "The period of all rows; without it a column says it." },
    { "column", "area", "The area of the column's figures; without it the row's." },
    { "column", "measure", "The measure of the column's figures; without it the row's." },
    { "column", "by", "Of whom the column's figures are; without it the row's." },
    { "column", "period", "The period of the column's figures; without it the row's." },
};

static const char *
find(const char *element, const char *attribute)
{
    for (size_t i = 0; i < G_N_ELEMENTS(meanings); i++)
        if (g_strcmp0(meanings[i].element, element) == 0 && g_strcmp0(meanings[i].attribute, attribute) == 0)
            return meanings[i].sentence;
    return NULL;
}

const char *
data_meaning(const char *parent, const char *element, const char *attribute)
{
    g_autofree char *with_parent = parent == NULL ? NULL : g_strconcat(parent, ".", element, NULL);
    const char *found = with_parent == NULL ? NULL : find(with_parent, attribute);

    if (found == NULL)
        found = find(element, attribute);
    return found != NULL || attribute == NULL ? found : find(NULL, attribute);
}

/* ---- row by row ---- */

static const char *
words_of(const Field *field)
{
    bool has = field->type == ATTR_WORD || field->type == ATTR_OVER_AREAS;

    return has && field->words != NULL ? field->words : "";
}

static void
tell_one(const DataElement *row, ReferenceEach each, void *data)
{
    each(&(ReferenceRow){ "element", row->name, row->parent == NULL ? "" : row->parent, "", false,
                          data_meaning(row->parent, row->name, NULL) },
         data);
    for (const Field *field = data_fields(row); field->name != NULL; field++)
        reference_with_words(data_word_meanings(), row->parent,
                             &(ReferenceRow){ "attribute", field->name, row->name, words_of(field), field->required,
                                              data_meaning(row->parent, row->name, field->name) },
                             each, data);
}

static void
tell_below(const DataElement *row, GHashTable *done, ReferenceEach each, void *data)
{
    if (!g_hash_table_add(done, (gpointer)(guintptr)row->name))
        return;
    for (const DataElement *const *child = data_children(row); *child != NULL; child++) {
        tell_one(*child, each, data);
        tell_below(*child, done, each, data);
    }
}

bool
data_meanings_each(const char *root, ReferenceEach each, void *data)
{
    const DataElement *row = find_data_element(root, NULL);
    g_autoptr(GHashTable) done = g_hash_table_new(g_str_hash, g_str_equal);

    if (row == NULL)
        return false;
    tell_one(row, each, data);
    tell_below(row, done, each, data);
    return true;
}
