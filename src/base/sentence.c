#include "base/sentence.h"
#include <string.h>

const SentenceRuleRow sentence_rules[SENTENCE_RULE_COUNT] = {
    [SENTENCE_CHANGE] = { "change",
                          "from one figure to another of its row: direction, share, amount, years, judgement, since" },
    [SENTENCE_FIRST] = { "first", "a figure is the only one of its row" },
    [SENTENCE_APART] = { "apart", "there are figures before this one, and none can be compared with it" },
    [SENTENCE_UNIT] = { "unit", "a figure, or a value of a measure, is told in that unit" },
    [SENTENCE_LATEST] = { "latest", "a figure is the latest of its row" },
    [SENTENCE_HEDGED] = { "hedged", "a figure is an estimate (e) or preliminary (p)" },
    [SENTENCE_PARTS] = { "parts", "a figure is the sum of some of its parts, as the others are not known" },
    [SENTENCE_COVERAGE] = { "coverage", "a figure of an area rests on so many of the areas within it" },
    [SENTENCE_TOTAL] = { "total", "the parts of a reported total add up to something else" },
    [SENTENCE_TOGETHER] = { "together", "figures are of one area and one period" },
    [SENTENCE_PORTION] = { "portion", "a figure is that share of another" },
    [SENTENCE_NO_FIGURE] = { "no-figure", "of none of these measures is there a figure of the area" },
    [SENTENCE_STATUS] = { "status", "the status of an indicator, or of what is followed for an area" },
    [SENTENCE_WAY] = { "way", "the share of the way gone from baseline to target" },
    [SENTENCE_TIME] = { "time", "the share of the time gone when the latest figure was taken" },
    [SENTENCE_PACE] = { "pace", "the share of the way over the share of the time" },
    [SENTENCE_METHOD] = { "method", "what a status that is not made by the straight line is made of" },
    [SENTENCE_GRADE] = { "grade", "how an area is judged" },
    [SENTENCE_STATUSES] = { "statuses", "how many indicators have which status" },
    [SENTENCE_STANDING] = { "standing", "how an area stands to a treaty, and since when" },
    [SENTENCE_VOTES] = { "votes", "an area voted in favour in every year from the one to the other" },
    [SENTENCE_VOTE] = { "vote", "how an area voted last" },
    [SENTENCE_JOINED] = { "joined", "how many of a list have joined a treaty" },
    [SENTENCE_COUNTED] = { "counted", "how many of a list count" },
    [SENTENCE_NAMED] = { "named", "how many areas, objectives or sources the plan names" },
    [SENTENCE_DEADLINE] = { "deadline", "when a deadline falls or fell, and how it stands" },
    [SENTENCE_STEPS] = { "steps", "steps of a deadline follow from the treaty, are inferred, or were not found" },
    [SENTENCE_DEADLINES] = { "deadlines", "how many deadlines of an article there are" },
    [SENTENCE_DAYS] = { "days", "what the data are about, and by when they had been published" },
    [SENTENCE_CELLS] = { "cells", "cells of a row have no figure, and why" },
    [SENTENCE_MISSING] = { "missing", "why there is no figure of a measure for an area" },
    [SENTENCE_CHANGED] = { "changed", "a figure, status, standing, deadline or record was another on earlier days" },
    [SENTENCE_DATES] = { "dates", "how many dates a calendar lists, of the plan's own or of an area" },
    [SENTENCE_GRID] = { "grid", "what a grid of days has: entries as in a calendar's list" },
    [SENTENCE_RECORD] = { "record", "what a record says in one of its fields, or in none of them, or its date" },
    [SENTENCE_ARITHMETIC] = { "arithmetic", "years or days from one day of a record to another, or an amount of it "
                                            "divided by these or by a figure" },
    [SENTENCE_PENDING] = { "pending",
                           "how many records of a type were put before an event, undecided, and whose they are" },
    [SENTENCE_CLASS] = { "class", "a figure lies over, from, to or below a bound" },
    [SENTENCE_SHADES] = { "shades",
                          "of what class areas are on a map, by their figures, their statuses, what records say of "
                          "them, or by how they stand to a treaty or in a list" },
    [SENTENCE_STANDINGS] = { "standings", "how many areas stand so to a treaty" },
    [SENTENCE_DRAWN] = { "drawn", "what the text in place of a chart says: its figures, sums, dates and counts" },
    [SENTENCE_ENTRY] = { "entry", "what a calendar has on a day: an event, a deposit, an entry into force, a deadline, "
                                  "reports" },
};

const char *const sentence_shades_parts[SHADES_PARTS] = { "shades", "shades-2", "shades-3", "shades-4" };

bool
sentence_rule_find(const char *name, SentenceRule *out)
{
    for (int i = 0; i < SENTENCE_RULE_COUNT; i++)
        if (strcmp(sentence_rules[i].name, name) == 0) {
            *out = (SentenceRule)i;
            return true;
        }
    return false;
}
