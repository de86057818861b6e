/*
 * Roles: what pages that were written for no certain plan ask of one. The template says which it needs and of what
 * kind, the plan which of its measures and treaties have them.
 */
#include "template/call.h"
#include "base/diag_template.h"
#include "base/words.h"
#include "model/slots.h"
#include <libxml/xpathInternals.h>
#include <string.h>

typedef enum Asked { ASKED_MEASURE, ASKED_NATURE, ASKED_GRADED, ASKED_TREATY } Asked;

typedef struct RoleKind {
    const char *word;
    Asked asked;
    Nature nature;
    const char *is;
} RoleKind;
static const RoleKind kinds[] = {
    { "measure", ASKED_MEASURE, NATURE_STOCK, "a measure" },
    { "stock", ASKED_NATURE, NATURE_STOCK, "a measure of nature stock" },
    { "flow", ASKED_NATURE, NATURE_FLOW, "a measure of nature flow" },
    { "cumulative", ASKED_NATURE, NATURE_CUMULATIVE, "a measure of nature cumulative" },
    { "judgement", ASKED_NATURE, NATURE_JUDGEMENT, "a measure of nature judgement" },
    { "event", ASKED_NATURE, NATURE_EVENT, "a measure of nature event" },
    { "standing", ASKED_NATURE, NATURE_STANDING, "a measure of nature standing" },
    { "graded", ASKED_GRADED, NATURE_STOCK, "a measure with grades" },
    { "treaty", ASKED_TREATY, NATURE_STOCK, "a treaty" },
};

/* "casualties:flow?" in its parts: how long the name is, what kind it is of, whether the plan may be without. */
typedef struct RoleParts {
    size_t length;
    const RoleKind *kind;
    bool optional;
} RoleParts;

static RoleParts
parts_of(const char *text)
{
    RoleParts role = { .length = strcspn(text, ":?"), .optional = g_str_has_suffix(text, "?") };
    const char *word = text[role.length] == ':' ? text + role.length + 1 : "measure";
    size_t length = strlen(word) - (role.optional && text[role.length] == ':');

    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (strlen(kinds[i].word) == length && strncmp(kinds[i].word, word, length) == 0)
            role.kind = &kinds[i];
    return role;
}

bool
role_is_asked_well(const char *text)
{
    RoleParts role = parts_of(text);

    return role.length > 0 && role.kind != NULL;
}

static bool
is_of_kind(const Role *role, const RoleKind *kind)
{
    switch (kind->asked) {
    case ASKED_TREATY:
        return role->treaty != NULL;
    case ASKED_GRADED:
        return role->measure != NULL && role->measure->grade_count > 0;
    case ASKED_NATURE:
        return role->measure != NULL && role->measure->nature == kind->nature;
    case ASKED_MEASURE:
        break;
    }
    return role->measure != NULL;
}

static const char *
id_of(const Role *role)
{
    return role->treaty != NULL ? role->treaty->id : role->measure->id;
}

static const Role *
role_asked(const Plan *plan, const char *text)
{
    g_autofree char *name = g_strndup(text, parts_of(text).length);

    return plan_find_role(plan, name);
}

bool
roles_check(const Template *tmpl, const Plan *plan, Diags *diags)
{
    bool all = true;

    for (const AskedRole *one = tmpl->asked; one != NULL; one = one->next) {
        RoleParts asked = parts_of(one->text);
        g_autofree char *name = g_strndup(one->text, asked.length);
        const Role *role = plan_find_role(plan, name);

        if (role == NULL && (asked.optional || one->optional))
            continue;
        if (role == NULL)
            diag_report(diags, DIAG_TEMPLATE_NO_ROLE, one->place, name, asked.kind->is + strlen("a "), NULL);
        else if (!is_of_kind(role, asked.kind))
            diag_report_related(diags, DIAG_TEMPLATE_ROLE_KIND, role->place, one->place, name, asked.kind->is,
                                id_of(role), NULL);
        all = all && (role != NULL && is_of_kind(role, asked.kind));
    }
    return all;
}

bool
roles_are_given(const Plan *plan, const char *const *texts)
{
    for (size_t i = 0; texts[i] != NULL; i++)
        if (!parts_of(texts[i]).optional && role_asked(plan, texts[i]) == NULL)
            return false;
    return true;
}

static bool
is_asked(const Template *tmpl, const char *name)
{
    for (const AskedRole *one = tmpl == NULL ? NULL : tmpl->asked; one != NULL; one = one->next)
        if (parts_of(one->text).length == strlen(name) && g_str_has_prefix(one->text, name))
            return true;
    return false;
}

/* role(name) */
void
call_role(Call *call)
{
    const char *name = argument_text(call, 0);
    const Role *role = plan_find_role(call->fill->plan, name);

    if (role == NULL && !is_asked(call->fill->tmpl, name))
        report_unknown(call->fill, call->fill->place, "role", name);
    answer_text(call, role == NULL ? "" : id_of(role));
}

/* has-roles(names): whether the plan gives them all. */
void
call_has_roles(Call *call)
{
    g_auto(GStrv) names = words_split(argument_text(call, 0));
    bool all = true;

    for (size_t i = 0; names[i] != NULL; i++)
        all = all && plan_find_role(call->fill->plan, names[i]) != NULL;
    call->answer = xmlXPathNewBoolean(all);
}

/* ---- what there is in a plan that nobody knows ---- */

/* measures-of([area]): those that have a figure for the area, or for no area, in the order of the plan. */
void
call_measures_of(Call *call)
{
    Fill *fill = call->fill;
    const Area *area = call->named[0];
    size_t count;
    const Measure *const *measures = plan_measures(fill->plan, &count);

    for (size_t i = 0; i < count; i++) {
        xmlNodePtr node;
        const Figure *figures;
        size_t told;
        char often[2] = "";

        budget_take(fill, STEPS_A_NODE, 0);
        if (!view_latest(fill->view, measures[i], area).known)
            continue;
        figures = view_series(fill->view, measures[i], area, &told);
        node = answer_node(call, "measure");
        set_word(node, "id", measures[i]->id);
        set_word(node, "title", local_marked(fill, measures[i]->title));
        set_flag(node, "graded", measures[i]->grade_count > 0);
        often[0] = frequency_code(series_frequency(measures[i], figures, told, plan_year_start(fill->plan)));
        set_word(node, "frequency", often);
    }
}

/* The row of a plan that sets an article's date as its target, if there is one. */
static const Follow *
follow_by(const Plan *plan, const Article *article, const Objective **objective)
{
    size_t count;
    const Objective *const *objectives = plan_objectives(plan, &count);

    for (size_t o = 0; o < count; o++)
        for (size_t f = 0; f < objectives[o]->follow_count; f++)
            if (objectives[o]->follows[f].target.article == article) {
                *objective = objectives[o];
                return &objectives[o]->follows[f];
            }
    return NULL;
}

/* dated-articles(): those that set some area a date, with the objective that is to meet it and its last year. */
void
call_dated_articles(Call *call)
{
    Fill *fill = call->fill;
    size_t count;
    const Treaty *const *treaties = plan_treaties(fill->plan, &count);

    for (size_t t = 0; t < count; t++)
        for (size_t a = 0; a < treaties[t]->article_count; a++) {
            const Article *article = &treaties[t]->articles[a];
            const Objective *objective = NULL;
            size_t due = 0;
            const Follow *follow;
            xmlNodePtr node;

            view_article_deadlines(fill->view, treaties[t], article->number, &due);
            if (due == 0)
                continue;
            follow = follow_by(fill->plan, article, &objective);
            node = answer_node(call, "article");
            set_word(node, "treaty", treaties[t]->id);
            set_word(node, "article", article->number);
            set_word(node, "objective", objective == NULL ? "" : objective->id);
            set_number(node, "limit", follow == NULL ? 0 : follow->target.not_later.year);
        }
}
