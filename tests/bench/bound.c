/*
 * What binding costs: bound FONTS sheets TIMES STATE... makes the fact sheets of these states one by one, so many
 * times over; bound FONTS pack FILE OUTPUT makes a pack. Either prints CPU milliseconds without opening, peak resident
 * memory in MiB, and pages.
 */
#include <sheaf/sheaf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

static double
cpu_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static SheafExit
make_sheets(SheafProject *project, int times, char **states, size_t *pages)
{
    for (int i = 0; i < times; i++)
        for (char **state = states; *state != NULL; state++) {
            SheafJob job = { .template_name = "factsheet", .subject = *state, .output = "/dev/null" };
            SheafResult result;
            SheafExit made = sheaf_build(project, &job, &result);

            *pages += result.pages;
            sheaf_result_clear(&result);
            if (made != SHEAF_OK)
                return made;
        }
    return SHEAF_OK;
}

static SheafExit
make_pack(SheafProject *project, const char *path, const char *output, size_t *pages)
{
    SheafPack pack = { .path = path, .output = output };
    SheafResult result;
    SheafExit made = sheaf_pack(project, &pack, &result);

    *pages = result.pages;
    sheaf_result_clear(&result);
    return made;
}

int
main(int argc, char **argv)
{
    SheafProjectOptions options = { .fonts = argc > 1 ? argv[1] : NULL };
    SheafExit status;
    SheafProject *project = argc < 5 ? NULL : sheaf_project_open(&options, &status);
    size_t pages = 0;
    struct rusage usage;
    double start;

    if (project == NULL)
        return 1;
    start = cpu_ms();
    if (strcmp(argv[2], "sheets") == 0)
        status = make_sheets(project, atoi(argv[3]), argv + 4, &pages);
    else
        status = make_pack(project, argv[3], argv[4], &pages);
    start = cpu_ms() - start;
    getrusage(RUSAGE_SELF, &usage);
    printf("%.1f %.1f %zu\n", start, (double)usage.ru_maxrss / 1024, pages);
    sheaf_project_close(project);
    return (int)status;
}
