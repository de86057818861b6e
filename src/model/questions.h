#ifndef MODEL_QUESTIONS_H
#define MODEL_QUESTIONS_H
/*
 * Everything that a view can be asked and a recorder notes, a row a question: recorder, view_ask() and what an answer
 * rests on come from these rows. A new question is a row, the function in ask.c that the row names, which asks it
 * again through its typed function of view.h, and a row of tests/unit/model/test_ask.c. A function that templates may
 * call names the row that it asks in its own row (template/functions.c), and what it takes by the same kinds.
 *
 * The rows hold: the name in C; how the question begins where it is written ("latest measure AREA"); what its second
 * word names; whether it is of an area, and of none it is no question; how many more words it has; which observations
 * can make its answer another; the function.
 */
#define QUESTION_ROWS(ROW)                                                                                             \
    ROW(LATEST, "latest", MEASURE, false, 0, FIGURES, ask_latest)                                                      \
    ROW(SERIES, "series", MEASURE, false, 0, FIGURES, ask_series)                                                      \
    ROW(YEAR, "year", MEASURE, false, 1, FIGURES, ask_year)                                                            \
    ROW(FIGURE, "figure", WORD, false, 0, ANY, ask_figure)                                                             \
    ROW(AREAS_WITH, "areas-with", MEASURE, false, 0, ANY, ask_areas_with)                                              \
    ROW(COLUMNS, "columns", MEASURE, false, 0, ANY, ask_columns)                                                       \
    ROW(MEMBERSHIP, "membership", TREATY, true, 0, NO_OBSERVATION, ask_membership)                                     \
    ROW(PARTY_STEPS, "party-steps", TREATY, false, 0, NO_OBSERVATION, ask_party_steps)                                 \
    ROW(DEADLINE, "deadline", TREATY, true, 1, NO_OBSERVATION, ask_deadline)                                           \
    ROW(ARTICLE_DEADLINES, "article-deadlines", TREATY, false, 1, NO_OBSERVATION, ask_article_deadlines)               \
    ROW(DEADLINES, "deadlines", WORD, true, 0, NO_OBSERVATION, ask_deadlines)                                          \
    ROW(TARGETS_OF, "targets-of", WORD, true, 0, NO_OBSERVATION, ask_targets_of)                                       \
    ROW(SET, "set", INDICATOR, false, 0, ANY, ask_set)                                                                 \
    ROW(SET_BEFORE, "set-before", INDICATOR, false, 1, ANY, ask_set_before)                                            \
    ROW(NEXT_DATES, "next-dates", WORD, false, 1, NO_OBSERVATION, ask_next_dates)                                      \
    ROW(NEIGHBOURS, "neighbours", WORD, true, 0, NO_OBSERVATION, ask_neighbours)                                       \
    ROW(IN_GROUP, "in-group", AREA_GROUP, true, 0, NO_OBSERVATION, ask_in_group)                                       \
    ROW(EVENTS, "events", WORD, false, 0, NO_OBSERVATION, ask_events)                                                  \
    ROW(EVENT, "event", WORD, false, 0, NO_OBSERVATION, ask_event)                                                     \
    ROW(FOLLOWED, "followed", WORD, false, 0, NO_OBSERVATION, ask_followed)                                            \
    ROW(EVENT_SPAN, "event-span", WORD, false, 0, NO_OBSERVATION, ask_event_span)                                      \
    ROW(OUTCOMES, "outcomes", WORD, false, 2, NO_OBSERVATION, ask_outcomes)                                            \
    ROW(SOURCE, "source", WORD, false, 0, ANY, ask_source)                                                             \
    ROW(CALENDAR, "calendar", WORD, false, 2, NO_OBSERVATION, ask_calendar)                                            \
    ROW(CHANGES, "changes", WORD, false, 2, ANY, ask_changes)                                                          \
    ROW(RECORDS, "records", RECORD_TYPE, false, 0, ANY, ask_records)                                                   \
    ROW(RECORDS_OF_EVENT, "records-of-event", RECORD_TYPE, false, 1, ANY, ask_records_of_event)                        \
    ROW(RECORD, "record", WORD, false, 0, ANY, ask_record)

#define QUESTION_ID(id, verb, what, of_area, more, rests, ask) QUESTION_##id,
typedef enum Question { QUESTION_ROWS(QUESTION_ID) QUESTION_COUNT } Question;
#undef QUESTION_ID

/* How a question begins where it is written. */
const char *question_verb(Question question);
/* How many words it has behind what it is asked of and the area. */
unsigned question_more(Question question);

#endif
