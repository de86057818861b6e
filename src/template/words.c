/*
 * Functions that make words: messages, numbers, dates, lists, as the page's language has them; the sources cited, and
 * what the plan says of itself.
 */
#include "template/call.h"
#include "base/digits.h"
#include "base/words.h"
#include "base/diag_template.h"
#include <libxml/xpathInternals.h>
#include <math.h>
#include <string.h>

/* message(key, name, value, name, value …): a number stays a number. */
void
call_message(Call *call)
{
    LangArg args[MOST_CALL_ARGUMENTS / 2];
    size_t count = 0;

    for (int i = 1; i + 1 < call->count; i += 2) {
        const char *name = argument_said(call, i);

        args[count++] = call->arguments[i + 1]->type == XPATH_NUMBER
                            ? LANG_NUMBER(name, call->arguments[i + 1]->floatval)
                            : LANG_TEXT(name, argument_said(call, i + 1));
    }
    answer_text(call, message_said(call->fill, argument_said(call, 0), args, count));
}

static const char *
property_of(Call *call, int index)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];

    if (call->arguments[index]->type != XPATH_NUMBER)
        return argument_said(call, index);
    return arena_strdup(call->fill->arena, number_shortest(call->arguments[index]->floatval, text));
}

/*
 * The text as a sentence by the rule that the first argument names; names and values begin at `from`. What has no
 * value says nothing. `behind` is no property: it belongs to the text.
 */
static void
answer_sentence(Call *call, const char *text, int from)
{
    UserProperty properties[MOST_CALL_ARGUMENTS / 2 + 1];
    const char *rule = argument_said(call, 0);
    SentenceRule found;
    size_t count = 1;

    if (!sentence_rule_find(rule, &found)) {
        diag_report(call->fill->diags, DIAG_TEMPLATE_BAD_WORD, call->fill->place, rule, "rule of sentences", NULL);
        answer_text(call, text);
        return;
    }
    properties[0] = (UserProperty){ "rule", rule };
    for (int i = from; i + 1 < call->count; i += 2) {
        properties[count] = (UserProperty){ argument_said(call, i), property_of(call, i + 1) };
        if (strcmp(properties[count].name, "behind") == 0)
            text = arena_printf(call->fill->arena, "%s%s", text, argument_said(call, i + 1));
        else
            count += *properties[count].value != '\0';
    }
    answer_text(call, marked_sentence(call->fill->arena, properties, count, text));
}

/* sentence(rule, key, name, value, …): the message, as a sentence that says by which rule it is, and of what. */
void
call_sentence(Call *call)
{
    LangArg args[MOST_CALL_ARGUMENTS / 2];
    size_t count = 0;

    for (int i = 2; i + 1 < call->count; i += 2) {
        const char *name = argument_said(call, i);

        args[count++] = call->arguments[i + 1]->type == XPATH_NUMBER
                            ? LANG_NUMBER(name, call->arguments[i + 1]->floatval)
                            : LANG_TEXT(name, argument_said(call, i + 1));
    }
    answer_sentence(call, message_said(call->fill, argument_said(call, 1), args, count), 2);
}

/* says(rule, text, name, value, …): the same of a text that is no message. */
void
call_says(Call *call)
{
    answer_sentence(call, argument_said(call, 1), 2);
}

/* printed(id, text[, scale]): whatever the text goes through, it stays known as that figure. */
void
call_printed(Call *call)
{
    double scale = argument_number(call, 2, 1);
    const char *id = argument_said(call, 0);

    if (*id != '\0' && isfinite(scale) && scale > 0)
        id = printed_id_make(call->fill->arena, id, scale);
    answer_text(call, marked_text(call->fill->arena, id, argument_said(call, 1)));
}

void
call_has_message(Call *call)
{
    call->answer = xmlXPathNewBoolean(lang_has_message(call->fill->lang, argument_said(call, 0)));
}

/* Of what is no number, or has no end, there is no text. */
static void
answer_number(Call *call, double value, NumberStyle style, int decimals)
{
    answer_text(call, isfinite(value) ? lang_number(call->fill->lang, call->fill->arena, value, style, decimals) : "");
}

void
call_number(Call *call)
{
    answer_number(call, argument_number(call, 0, (double)NAN), NUMBER_DECIMAL, argument_count(call, 1, -1, -1, 15));
}

void
call_percent(Call *call)
{
    double share = argument_number(call, 0, (double)NAN);

    answer_text(call, isfinite(share) ? share_text(call->fill, share, argument_count(call, 1, 0, 0, 15)) : "");
}

void
call_million(Call *call)
{
    double value = argument_number(call, 0, (double)NAN);

    answer_text(call, isfinite(value) ? million_text(call->fill, value, argument_count(call, 1, 1, 0, 15)) : "");
}

static Qualifier
argument_qualifier(Call *call, int index)
{
    for (int q = QUALIFIER_NONE; q < QUALIFIER_COUNT; q++)
        if (strcmp(argument_said(call, index), qualifier_name((Qualifier)q)) == 0)
            return (Qualifier)q;
    diag_report(call->fill->diags, DIAG_TEMPLATE_BAD_WORD, call->fill->place, argument_said(call, index), "qualifier",
                NULL);
    return QUALIFIER_NONE;
}

void
call_qualified(Call *call)
{
    answer_text(call, qualified_text(call->fill, argument_qualifier(call, 0), argument_said(call, 1)));
}

void
call_qualified_sign(Call *call)
{
    answer_text(call, qualified_sign(call->fill, argument_qualifier(call, 0), argument_said(call, 1)));
}

void
call_ordinal(Call *call)
{
    answer_number(call, argument_number(call, 0, (double)NAN), NUMBER_ORDINAL, 0);
}

const char *
upper_first(Fill *fill, const char *text)
{
    const char *words = marked_words(text);
    char first[8] = "";

    if (*words == '\0')
        return text;
    g_unichar_to_utf8(g_unichar_toupper(g_utf8_get_char(words)), first);
    return arena_printf(fill->arena, "%.*s%s%s", (int)(words - text), text, first,
                        words + g_utf8_skip[(guchar)*words]);
}

void
call_upper_first(Call *call)
{
    answer_text(call, upper_first(call->fill, argument_said(call, 0)));
}

/* date(iso, 'long' | 'medium' | 'short-year') */
void
call_period(Call *call)
{
    Period period;

    if (date_parse(argument_said(call, 0), &period.first) && date_parse(argument_said(call, 1), &period.last))
        answer_text(call, lang_period(call->fill->lang, call->fill->arena, period,
                                      strcmp(argument_said(call, 2), "long") == 0 ? DATE_LONG : DATE_MEDIUM));
    else
        answer_text(call, "");
}

void
call_date(Call *call)
{
    const char *text = argument_said(call, 0), *style = argument_said(call, 1);
    Date date;

    if (!date_parse(text, &date)) {
        answer_text(call, "");
        return;
    }
    answer_text(call, lang_date(call->fill->lang, call->fill->arena, date, strcmp(style, "medium") == 0 ? DATE_MEDIUM
                                : strcmp(style, "short-year") == 0 ? DATE_SHORT_YEAR : DATE_LONG));
}

void
call_list_ids(Call *call)
{
    xmlNodeSetPtr nodes = call->arguments[0]->nodesetval;
    g_autoptr(GString) out = g_string_new(NULL);

    for (int i = 0; nodes != NULL && i < nodes->nodeNr; i++) {
        xmlChar *text = xmlXPathCastNodeToString(nodes->nodeTab[i]);

        g_string_append_printf(out, "%s%s", i > 0 ? " " : "", (const char *)text);
        xmlFree(text);
    }
    answer_text(call, out->str);
}

void
call_list(Call *call)
{
    g_autoptr(GPtrArray) items = g_ptr_array_new();

    for (int a = 0; a < call->count; a++) {
        xmlXPathObjectPtr argument = call->arguments[a];

        if (argument->type != XPATH_NODESET) {
            const char *text = argument_said(call, a);

            if (*text != '\0')
                g_ptr_array_add(items, (gpointer)(guintptr)text);
            continue;
        }
        for (int i = 0; argument->nodesetval != NULL && i < argument->nodesetval->nodeNr; i++)
            g_ptr_array_add(items, (gpointer)(guintptr)marked_node_text(call->fill, argument->nodesetval->nodeTab[i]));
    }
    answer_text(call, lang_list(call->fill->lang, call->fill->arena, (const char *const *)items->pdata, items->len));
}

/* local(nodes): of titles in several languages the one in the page's. */
void
call_local(Call *call)
{
    xmlNodeSetPtr nodes =
        call->count > 0 && call->arguments[0]->type == XPATH_NODESET ? call->arguments[0]->nodesetval : NULL;
    xmlNodePtr best = NULL;

    for (int i = 0; nodes != NULL && i < nodes->nodeNr; i++) {
        xmlChar *lang = xmlGetNsProp(nodes->nodeTab[i], (const xmlChar *)"lang", XML_XML_NAMESPACE);

        if (lang == NULL ? best == NULL : language_covers((const char *)lang, lang_tag(call->fill->lang)))
            best = nodes->nodeTab[i];
        xmlFree(lang);
    }
    if (best == NULL) {
        answer_text(call, "");
    } else {
        xmlChar *text = xmlXPathCastNodeToString(best), *written = xmlNodeGetLang(best);
        const char *language = written != NULL ? (const char *)written : plan_language(call->fill->plan);

        answer_text(call, language_covers(language, lang_tag(call->fill->lang)) ? (const char *)text
                          : strcmp(language, plan_language(call->fill->plan)) == 0
                              ? in_plan_language(call->fill, arena_strdup(call->fill->arena, (const char *)text))
                              : marked_language(call->fill->arena, language, (const char *)text));
        xmlFree(written);
        xmlFree(text);
    }
}

static bool
holds(const char *text, const char *words)
{
    return text != NULL && words != NULL && *words != '\0' && strstr(text, words) != NULL;
}

/* Is the area named in the title, or is it the publisher, by whichever of its names? */
static bool
says_area(Fill *fill, const Source *source)
{
    const Area *area = source->area;
    const char *title = local(fill, source->title);
    const char *names[] = { area_name(fill, area), area->name.text, area->official_name };

    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        if (holds(title, names[i]) || holds(source->publisher, names[i]))
            return true;
    for (size_t i = 0; i < area->alias_count; i++)
        if (holds(title, area->aliases[i]))
            return true;
    return false;
}

/* Does the title tell its own date? It is in the language of the document: in English, or else that of the page. */
static bool
says_date(const Lang *lang, Arena *arena, const Source *source)
{
    static const char *const months[] = { "",         "January ",  "February ", "March ",  "April ",
                                          "May ",     "June ",     "July ",     "August ", "September ",
                                          "October ", "November ", "December " };
    const char *title = local_text(source->title, lang_tag(lang));
    Date date = source->published;
    char day[4] = "", english[32];

    if (date.day > 0)
        g_snprintf(day, sizeof day, "%d ", date.day);
    g_snprintf(english, sizeof english, "%s%s%d", day, months[date.month], date.year);
    return holds(title, english) || holds(title, lang_date(lang, arena, date, DATE_LONG));
}

const char *
template_source_date(View *view, const Lang *lang, Arena *arena, const Source *source, DateStyle style)
{
    Date last = view_register_day(view, source);
    LangArg entry = LANG_TEXT("date", lang_date(lang, arena, last, style));

    if (date_is_set(last))
        return lang_message(lang, arena, "source-last-entry", &entry, 1);
    return source->is_register || !date_is_set(source->published) || says_date(lang, arena, source)
               ? "" : lang_date(lang, arena, source->published, style);
}

static const char *
cited_date(Fill *fill, const Source *source, DateStyle style)
{
    return template_source_date(fill->view, fill->lang, fill->arena, source, style);
}

/* sources(): those cited so far, in the order of their numbers. */
xmlNodePtr
answer_source(Call *call, const Source *source)
{
    Fill *fill = call->fill;
    xmlNodePtr node = answer_node(call, "source");

    set_word(node, "id", source->id);
    set_word(node, "title", local_marked(fill, source->title));
    set_word(node, "where", as_written(fill, source->where));
    set_word(node, "address", source->address);
    set_word(node, "publisher", as_written(fill, source->publisher));
    if (source->area != NULL && !says_area(fill, source))
        set_word(node, "area-name", area_marked(fill, source->area));
    set_flag(node, "undated", !source->is_register && !date_is_set(source->published));
    set_word(node, "published", cited_date(fill, source, DATE_LONG));
    set_word(node, "published-short", cited_date(fill, source, DATE_MEDIUM));
    return node;
}

void
call_sources(Call *call)
{
    Fill *fill = call->fill;

    for (guint i = 0; i < fill->cited->len; i++)
        set_number(answer_source(call, g_ptr_array_index(fill->cited, i)), "number", i + 1);
}

const char *
template_days(View *view, const Lang *lang, Arena *arena, const UserProperty **claims, size_t *count)
{
    Days days = view_days(view);
    LangArg args[2] = { LANG_TEXT("date", lang_date(lang, arena, days.as_of, DATE_LONG)),
                        LANG_TEXT("known_by", lang_date(lang, arena, days.known_by, DATE_LONG)) };
    const UserProperty properties[] = { { "rule", sentence_rules[SENTENCE_DAYS].name },
                                        { "date", args[0].text },
                                        { "known_by", args[1].text } };
    bool same = date_equal(days.as_of, days.known_by);

    *count = same ? 2 : 3;
    *claims = arena_memdup(arena, properties, sizeof properties);
    return lang_message(lang, arena, same ? "data-as-of" : "data-as-of-known-by", args, same ? 1 : 2);
}

const char *
data_days(Fill *fill)
{
    const UserProperty *claims;
    size_t count;
    const char *text = template_days(fill->view, fill->lang, fill->arena, &claims, &count);

    return marked_sentence(fill->arena, claims, count, text);
}

/* Each blank one at which no line breaks. */
static const char *
unbroken(Arena *arena, const char *text)
{
    g_auto(GStrv) words = g_strsplit(text, " ", -1);
    g_autofree char *joined = g_strjoinv("\u00A0", words);

    return arena_strdup(arena, joined);
}

/* days-text(form) */
void
call_days_text(Call *call)
{
    Fill *fill = call->fill;
    const UserProperty *claims;
    size_t count;
    const char *text;

    if (strcmp(argument_said(call, 0), "whole") != 0) {
        answer_text(call, data_days(fill));
        return;
    }
    text = template_days(fill->view, fill->lang, fill->arena, &claims, &count);
    answer_text(call, marked_sentence(fill->arena, claims, count, unbroken(fill->arena, text)));
}

/* page-shape() */
void
call_page_shape(Call *call)
{
    const Size size = fill_page_size(call->fill);

    answer_text(call, size.width > size.height ? "wide" : "tall");
}

/* plan-title(), organisation(), contact() */
void
call_plan_text(Call *call)
{
    const Plan *plan = call->fill->plan;
    const char *what = argument_said(call, 0), *contact = theme_contact(call->fill->tmpl->theme);

    if (strcmp(what, "contact") == 0 && contact != NULL) {
        answer_text(call, contact);
        return;
    }
    answer_text(call, local_marked(call->fill, strcmp(what, "contact") == 0 ? plan_contact(plan)
                            : strcmp(what, "organisation") == 0 ? plan_organisation(plan)
                            : strcmp(what, "calendar") == 0     ? plan_calendar_title(plan)
                                                                : plan_title(plan)));
}

/* site() */
void
call_site(Call *call)
{
    const char *address = site_of(call->fill);

    answer_text(call, address == NULL ? "" : address);
}
