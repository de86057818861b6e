/* argv to exit status: the table of verbs. */
#include "cli/cli.h"
#include <fcntl.h>
#include <locale.h>
#include <malloc.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

const Verb verbs[] = {
    { "init", "DIR [--from FILE]", "Start a project: a small plan of your own, ready to build.", verb_init },
    { "new", "KIND NAME", "Add a commented area, indicator, measure, source, pack or template.", verb_new },
    { "check", "", "Read everything and report every mistake.", verb_check },
    { "build", "--template T [--area S]", "Make one output.", verb_build },
    { "batch", "[BATCH.xml | --template T --each area]", "Make what differs of many outputs, by several workers.",
      verb_batch },
    { "watch", "[BATCH.xml | --template T --each area]", "Make what a saved file affects, as often as one is saved.",
      verb_watch },
    { "pack", "PACK.xml …", "Make briefing packs: cover, contents, statement, sheets, annexes.", verb_pack },
    { "chart", "SPEC.xml | --indicator ID | --measure ID", "Make one chart alone: PDF, SVG or PNG.", verb_chart },
    { "map", "KIND --measure ID | --area ID … | SPEC.xml", "Make one map alone: PDF, SVG, PNG or GeoJSON.", verb_map },
    { "card", "AREA TOPIC", "Make an answer card: half a page on one area and one topic.", verb_card },
    { "calendar", "list|month|quarter|year|ics", "Make calendar pages of a year, or an iCalendar file of the plan.",
      verb_calendar },
    { "import", "csv|xlsx|ods|ics FILE", "Take figures of a table, or events, into the data.", verb_import },
    { "export", "csv|xlsx|worklist", "Write the observations, or what is missing, as a table.", verb_export },
    { "status", "", "Show where each indicator stands, or what is missing.", verb_status },
    { "explain", "INDICATOR[/AREA][/BY] | OBJECTIVE/AREA | AREA/TREATY[/ARTICLE] | FIGURE",
      "Show how a status or a figure came about: inputs, formula, result.",
      verb_explain },
    { "diff", "[--from D|DIR|FILE] [--to D|DIR|FILE]", "Show what changed between two days, data folders or manifests.",
      verb_diff },
    { "audit", "FILE.pdf …", "Check finished PDF files against PDF/UA-1 and PDF/A.", verb_audit },
    { "schema", "ROOT", "Print the RELAX NG of a data file, or what templates or charts take.", verb_schema },
    { "theme", "[NAME]", "List the colours and classes of a theme, or show them on a page.", verb_theme },
    { "fonts", "", "List the faces that pages are set in.", verb_fonts },
};
const size_t verb_count = G_N_ELEMENTS(verbs);

static void
show_help(FILE *out)
{
    fputs("sheaf makes fit-to-print pages from a plan and its observations.\n\nusage: sheaf VERB [options]\n\n", out);
    for (size_t i = 0; i < verb_count; i++)
        fprintf(out, "  %-8s %s\n", verbs[i].name, verbs[i].summary);
    fputs("\n'sheaf VERB --help' shows a verb's options, 'sheaf help topics' what else there is help of: what "
          "stands\nin each kind of file, limits, and what a diagnostic means.\n",
          out);
}

static const Verb *
find_verb(const char *name)
{
    for (size_t i = 0; i < verb_count; i++)
        if (strcmp(verbs[i].name, name) == 0)
            return &verbs[i];
    return NULL;
}

/* 'help --man TOPIC': what 'make' installs in section 5 of the manual. */
static int
show_page(int count, char **words)
{
    char *text = count == 1 ? sheaf_manual_page(words[0]) : NULL;

    if (text == NULL)
        return usage(NULL, "--man takes one topic of 'sheaf help topics'");
    fputs(text, stdout);
    sheaf_free(text);
    return SHEAF_OK;
}

static int
no_verb(const char *name)
{
    const char **names = g_new0(const char *, verb_count), *near;

    for (size_t i = 0; i < verb_count; i++)
        names[i] = verbs[i].name;
    near = sheaf_nearest(name, names, verb_count);
    g_free(names);
    return near == NULL ? usage(NULL, "there is no verb '%s'", name)
                        : usage(NULL, "there is no verb '%s'; the nearest is '%s'", name, near);
}

/* 'help TOPIC', or 'help VERB' as 'VERB --help'; some verbs are topics, too. */
static int
show_more(int count, char **words)
{
    char *arguments[] = { words[-2], (char[]){ "--help" }, NULL };
    const Verb *verb = find_verb(words[0]);
    int status = SHEAF_OK;
    bool known;
    char *text;

    if (strcmp(words[0], "--man") == 0)
        return show_page(count - 1, words + 1);
    if (count > 1)
        return usage(NULL, "'%s' is not expected here", words[1]);
    text = sheaf_help(words[0]);
    known = *text != '\0';
    if (verb != NULL)
        status = verb->run(2, arguments, verb);
    if (verb != NULL && known)
        putchar('\n');
    fputs(text, stdout);
    sheaf_free(text);
    return verb != NULL || known ? status
                                 : usage(NULL, "there is no help of '%s': 'sheaf help topics' lists what there is",
                                         words[0]);
}

enum { HEAP = 16 << 20, HUGE_PAGE = 2 << 20, HEAP_HEAD = 1 << 12 };

/*
 * A sheet takes 15 MiB of heap. In pages of 4 KiB each is a call into the kernel, 3,000 of them and a tenth of the
 * sheet's CPU; in pages of 2 MiB eight are enough. Where the kernel has no such pages, nothing changes.
 */
static void
take_huge_pages(void)
{
    char *heap = malloc(HEAP - HEAP_HEAD);              /* less than what is mapped for itself, or given back */
    uintptr_t past = (uintptr_t)heap % HUGE_PAGE;

    if (heap != NULL)
        madvise(heap + (HUGE_PAGE - past), HEAP - HUGE_PAGE, MADV_HUGEPAGE);
    free(heap);
}

/*
 * A page's memory is given back when it is done and asked for again by the next: glibc would hand it to the kernel in
 * between, and a batch would spend a tenth of its time on pages that come back zeroed. What a process holds at most
 * stays the same. Pango's threads do little, one after the other: memory of their own, 64 MiB of addresses each, would
 * only come up against a limit.
 */
static void
keep_memory(void)
{
    mallopt(M_MMAP_THRESHOLD, 16 << 20);
    mallopt(M_TRIM_THRESHOLD, 64 << 20);
    mallopt(M_ARENA_MAX, 1);
    take_huge_pages();
}

/*
 * A file opened while one of the first three descriptors is closed would get its number, and what is printed would go
 * into that file. A closed one is opened so that using it fails.
 */
static void
hold_standard_streams(void)
{
    static const int modes[] = { O_WRONLY, O_RDONLY, O_RDONLY };

    for (int i = 0; i < 3; i++)
        if (fcntl(i, F_GETFD) < 0 && open("/dev/null", modes[i]) < 0)
            return;
}

/* Common options whose value is the next word, where it is not written with an equals sign. */
static bool
takes_next(const char *option)
{
    static const char *const names[] = { "-C",         "--directory", "--plan",  "--as-of",       "--known-by",
                                         "--templates", "--fonts",     "--allow", "--diagnostics", NULL };

    return g_strv_contains(names, option);
}

/* Options may stand before the verb as behind it: the verb is brought to the front. */
static void
put_verb_first(int argc, char **argv)
{
    int at = 1;

    while (at < argc && argv[at][0] == '-' && argv[at][1] != '\0')
        at += takes_next(argv[at]) ? 2 : 1;
    if (at < argc && find_verb(argv[at]) != NULL) {
        char *verb = argv[at];

        memmove(&argv[2], &argv[1], sizeof *argv * (size_t)(at - 1));
        argv[1] = verb;
    }
}

static int
run(int argc, char **argv)
{
    const Verb *verb;

    put_verb_first(argc, argv);

    if (argc < 2) {
        show_help(stderr);
        return SHEAF_USAGE;
    }
    if (strcmp(argv[1], "help") == 0 && argc > 2)
        return show_more(argc - 2, argv + 2);
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 || strcmp(argv[1], "help") == 0) {
        show_help(stdout);
        return SHEAF_OK;
    }
    if (strcmp(argv[1], "--version") == 0) {
        printf("sheaf %s\n", sheaf_version());
        return SHEAF_OK;
    }
    verb = find_verb(argv[1]);
    if (verb == NULL)
        return no_verb(argv[1]);
    argv[1] = argv[0];
    return verb->run(argc - 1, argv + 1, verb);
}

/*
 * Whatever was asked for on standard output has failed when not all of it arrived: on a full disk that is known at the
 * end only. What was found out before that is graver and keeps its status, unless it was warnings alone.
 */
static int
close_answer(int status)
{
    bool arrived = sheaf_close_stream(stdout, show_diagnostic, NULL) == SHEAF_OK;

    return arrived || (status != SHEAF_OK && status != SHEAF_WARNINGS) ? status : SHEAF_SOME_FAILED;
}

int
main(int argc, char **argv)
{
    int status;

    hold_standard_streams();
    keep_memory();
    setlocale(LC_CTYPE, "");
    status = (int)sheaf_begin(show_diagnostic, NULL);
    if (status != SHEAF_OK)
        return status;
    status = run(argc, argv);
    show_rest();
    return close_answer(status);
}
