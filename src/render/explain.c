/* How a status, a figure, a membership or a deadline came about, as lines for `sheaf explain`. */
#include "base/diag_files.h"
#include <string.h>
#include "model/named.h"
#include "model/status.h"
#include "render/project.h"

/* ---- what a sum lacks ---- */

/* Of a sum over areas those that have no figure: what an author has to find. */
static void
lacking_line(const Plan *plan, const StatusView *status, GString *out)
{
    size_t count = 0, told = 0;
    const Area *const *areas = plan_areas(plan, &count);

    for (size_t i = 0; status->latest.known && i < count; i++)
        if (figure_lacks(&status->latest, areas[i], status->area)) {
            g_string_append_printf(out, told++ == 0 ? "  lacking    no figure of %s" : ", %s", areas[i]->id);
        }
    g_string_append(out, told > 0 ? "\n" : "");
}

static void
line(GString *out, const char *name, const char *format, ...) G_GNUC_PRINTF(3, 4);

static void
line(GString *out, const char *name, const char *format, ...)
{
    va_list arguments;

    g_string_append_printf(out, "  %-10s ", name);
    va_start(arguments, format);
    g_string_append_vprintf(out, format, arguments);
    va_end(arguments);
    g_string_append_c(out, '\n');
}

static void
date_line(GString *out, const char *name, Date date, const char *behind)
{
    char day[11];

    if (date_is_set(date))
        line(out, name, "%s%s", date_format(date, day), behind);
}

static void
days_lines(GString *out, Days days)
{
    date_line(out, "as of", days.as_of, "");
    date_line(out, "known by", days.known_by, "");
}

/* By what it is told, and since when. */
static void
source_lines(GString *out, const Source *const *sources, size_t count)
{
    char day[11];

    for (size_t i = 0; i < count; i++)
        line(out, i == 0 ? "source" : "", "%s, %s%s", sources[i]->id,
             date_is_set(sources[i]->published) ? "published "
             : sources[i]->is_register          ? "a register"
                                                : "without a date",
             date_is_set(sources[i]->published) ? date_format(sources[i]->published, day) : "");
}

/* ---- statuses ---- */

static bool
explain_area(SheafProject *project, View *view, const char *objective_id, const char *area_id, GString *out)
{
    const Objective *objective = plan_find_objective(project->plan, objective_id);
    const Area *area = plan_find_area(project->plan, area_id);

    if (objective == NULL || area == NULL)
        return false;
    for (size_t f = 0; f < objective->follow_count; f++) {
        StatusView s;

        if (!follow_is_for(objective, &objective->follows[f], area))
            continue;
        s = view_follow_status(view, &objective->follows[f], area);
        g_string_append_printf(out, "%s, %s: %s\n", objective->id, area->name.text, objective->follows[f].title.text);
        status_explain(&s, view_days(view), out);
        lacking_line(project->plan, &s, out);
        g_string_append_c(out, '\n');
    }
    return true;
}

/*
 * INDICATOR/AREA, INDICATOR/BY or INDICATOR/AREA/BY: by the target for that. BY is what `by` of a target names, with
 * slashes between, or the id of another measure.
 */
static bool
explain_row(SheafProject *project, View *view, const char *indicator_id, const char *rest, GString *out)
{
    const Indicator *indicator = plan_find_indicator(project->plan, indicator_id);
    g_auto(GStrv) parts = g_strsplit(rest, "/", 2);
    const Area *area = plan_find_area(project->plan, parts[0] == NULL ? "" : parts[0]);
    const char *beside = area == NULL ? rest : parts[1];
    g_autofree char *of_parts = NULL;
    const Measure *measure;
    IndicatorRow row;
    StatusView s;

    if (indicator == NULL || indicator->measure_count == 0)
        return false;
    of_parts = g_strconcat(indicator->measures[0]->id, "/", beside, NULL);
    measure = beside == NULL ? indicator->measures[0] : plan_find_measure(project->plan, of_parts);
    measure = measure == NULL ? plan_find_measure(project->plan, beside) : measure;
    if (measure == NULL)
        return false;
    row = view_indicator_row(view, indicator, measure, area);
    s = view_indicator_row_status(view, indicator, &row);
    g_string_append_printf(out, "%s, %s%s%s: %s\n", indicator->id, area == NULL ? "" : area->name.text,
                           area != NULL && beside != NULL ? ", " : "", beside == NULL ? "" : beside,
                           indicator->title.text);
    status_explain(&s, view_days(view), out);
    lacking_line(project->plan, &s, out);
    return true;
}

/* ---- figures ---- */

/* Who had joined by the day of the count, in the order of their deposits, ten a line. */
static void
party_lines(View *view, const Measure *measure, Date day, GString *out)
{
    enum { PARTIES_A_LINE = 10 };
    size_t count, told = 0;
    const CountStep *steps = view_party_steps(view, measure->membership, &count);

    for (size_t i = 0; i < count; i++) {
        if (steps[i].area == NULL || date_compare(date_last_day(steps[i].date), date_last_day(day)) > 0)
            continue;
        if (told++ % PARTIES_A_LINE == 0)
            g_string_append_printf(out, "%s  %-10s", told == 1 ? "" : "\n", told == 1 ? "parties" : "");
        g_string_append_printf(out, " %s", steps[i].area->id);
    }
    g_string_append(out, told > 0 ? "\n" : "");
}

/* A figure, by its id or as a finished file names it. */
static bool
explain_figure(SheafProject *project, View *view, const char *written, GString *out)
{
    double scale;
    g_autofree char *id = printed_id_parse(written + (*written == '#'), &scale);
    NamedFigure named = view_figure_by_id(view, id);

    if (!named.figure.known)
        return false;
    g_string_append_printf(out, "%s\n", id);
    figure_explain(&named.figure, named.measure, named.area, plan_year_start(project->plan), out);
    if (named.set != NULL) {
        SetView set = view_set(view, named.set);

        status_explain_members(named.set, &set, out);
    } else if (named.measure->membership != NULL && named.area == NULL && !named.measure->of_signatories) {
        party_lines(view, named.measure, named.figure.period.last, out);
    }
    return true;
}

/* ---- treaties ---- */

static const char *const joins[] = { [JOIN_RATIFICATION] = " by ratification",
                                     [JOIN_ACCESSION] = " by accession",
                                     [JOIN_SUCCESSION] = " by succession",
                                     [JOIN_ACCEPTANCE] = " by acceptance" };
static const char *const standings[] = { [MEMBER_UNKNOWN] = "nothing is known",
                                         [MEMBER_NOT_PARTY] = "has not joined",
                                         [MEMBER_SIGNATORY] = "has signed",
                                         [MEMBER_PARTY] = "is a party" };
static const char *const bases[] = { [STEP_READ] = "",
                                     [STEP_DERIVED] = ", by the treaty's rule",
                                     [STEP_PART] = ", partly inferred",
                                     [STEP_NOT_FOUND] = ", not found in the sources" };

static void
explain_membership(View *view, const Area *area, const Treaty *treaty, GString *out)
{
    Standing standing = view_membership(view, area, treaty);
    const Membership *seen = &standing.seen;

    g_string_append_printf(out, "%s, %s: %s\n", area->name.text, treaty->id, treaty->title.text);
    days_lines(out, view_days(view));
    line(out, "standing", "%s", standings[standing.status]);
    if (standing.membership == NULL)
        return;
    date_line(out, "signed", seen->signed_on, "");
    date_line(out, "deposited", seen->deposited, joins[seen->how]);
    date_line(out, "in force", seen->in_force, "");
    source_lines(out, seen->sources, seen->source_count);
}

static void
step_line(GString *out, const DeadlineStepRow *step, bool first)
{
    char date[11], decided[11];

    line(out, first ? "first" : step->interim ? "interim" : "extended", "to %s%s%s%s", date_format(step->date, date),
         date_is_set(step->decided) ? ", decided " : "",
         date_is_set(step->decided) ? date_format(step->decided, decided) : "", bases[step->basis]);
    source_lines(out, step->sources, step->source_count);
}

/* The article that sets areas a date, in its words and with every step that was decided by the day. */
static void
explain_deadline(View *view, const DeadlineView *deadline, GString *out)
{
    const DeadlineSeries *series = deadline->series;

    g_string_append_printf(out, "%s, %s Article %s\n", series->area->name.text, series->treaty->id,
                           series->article->number);
    days_lines(out, view_days(view));
    if (series->article->years > 0)
        line(out, "rule", "%d years after the treaty is in force for it", series->article->years);
    for (size_t i = 0; i < deadline->step_count; i++)
        step_line(out, &deadline->steps[i], i == 0);
    date_line(out, "in force", deadline->in_force, deadline->passed && !deadline->unclear ? ", passed" : "");
    date_line(out, "later", deadline->later, ", decided after the as-of day");
    date_line(out, "fulfilled", deadline->fulfilled, "");
    date_line(out, "declared", deadline->declared, ", fulfilled");
    date_line(out, "found", deadline->found_again, ", again: the obligation stands anew");
    if (series->missing_count > 0)
        line(out, "missing", "%zu of its steps are known of and in no source", series->missing_count);
    source_lines(out, series->sources, series->source_count);
}

/* AREA/TREATY: how it stands to it, and its deadlines; AREA/TREATY/ARTICLE: that deadline alone. */
static bool
explain_treaty(SheafProject *project, View *view, const char *written, GString *out)
{
    g_auto(GStrv) parts = g_strsplit(written, "/", 3);
    size_t words = g_strv_length(parts);
    const Area *area = words > 1 ? plan_find_area(project->plan, parts[0]) : NULL;
    const Treaty *treaty = area == NULL ? NULL : plan_find_treaty(project->plan, parts[1]);
    bool any = words == 2 && treaty != NULL;

    if (any)
        explain_membership(view, area, treaty, out);
    for (size_t i = 0; treaty != NULL && i < treaty->article_count; i++) {
        const char *number = treaty->articles[i].number;
        DeadlineView deadline = words == 3 && strcmp(number, parts[2]) != 0
                                    ? (DeadlineView){ 0 }
                                    : view_deadline(view, area, treaty, number);

        if (!deadline.known)
            continue;
        g_string_append(out, any ? "\n" : "");
        explain_deadline(view, &deadline, out);
        any = true;
    }
    return any;
}

/* ---- what is asked ---- */

/* Of INDICATOR/AREA and OBJECTIVE/AREA the half that there is not; of all else an indicator. */
static void
tell_unknown(SheafProject *project, const char *what, char *const *parts)
{
    g_autoptr(Diags) diags = diags_new();
    bool begins = parts[0] != NULL && (plan_find_indicator(project->plan, parts[0]) != NULL ||
                                       plan_find_objective(project->plan, parts[0]) != NULL);

    diag_report(diags, DIAG_EXPLAIN_UNKNOWN, (Place){ 0 }, what, NULL);
    if (begins && parts[1] != NULL)
        plan_near(project->plan, strchr(parts[1], ':') != NULL ? "measure" : "area", parts[1], diags);
    else if (parts[0] != NULL)
        plan_near(project->plan, "indicator", parts[0], diags);
    project_report(project, diags);
}

static void
explain_indicator(View *view, const Indicator *indicator, GString *out)
{
    StatusView s = view_indicator_status(view, indicator);

    g_string_append_printf(out, "%s: %s\n", indicator->id, indicator->title.text);
    status_explain(&s, view_days(view), out);
    lacking_line(view_plan(view), &s, out);
    if (indicator->among != NULL && indicator->measure_count > 0) {
        SetView set = view_set(view, indicator);

        status_explain_members(indicator, &set, out);
    }
}

char *
sheaf_explain(SheafProject *project, const char *what)
{
    g_autoptr(View) view = project_view(project, NULL);
    g_autoptr(GString) out = g_string_new(NULL);
    const Indicator *indicator = plan_find_indicator(project->plan, what);
    g_auto(GStrv) parts = g_strsplit(what, "/", 2);
    bool row = g_strv_length(parts) == 2;

    if (indicator != NULL)
        explain_indicator(view, indicator, out);
    else if (!(row && explain_area(project, view, parts[0], parts[1], out)) &&
             !(row && explain_row(project, view, parts[0], parts[1], out)) &&
             !explain_treaty(project, view, what, out) && !explain_figure(project, view, what, out)) {
        tell_unknown(project, what, parts);
        return NULL;
    }
    return g_strdup(out->str);
}
