/*
 * Makes fact sheets, or pages of another template, in one process and tells what they cost:
 * sheets FONTS COUNT [STATE OUTPUT [TEMPLATE]]
 * Prints CPU milliseconds a sheet (after one of warm-up), peak resident memory in MiB, and CPU milliseconds of opening.
 */
#include <malloc.h>
#include <sheaf/sheaf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

static const char *const states[] = { "BIH", "KHM", "AFG", "HRV", "IRQ", "LBN", "SRB", "TJK", "LAO", "SOM" };
enum { STATES = sizeof states / sizeof states[0] };

static double
cpu_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int
make_sheet(SheafProject *project, const char *template_name, const char *state, const char *path)
{
    SheafJob job = { .template_name = template_name, .subject = state, .output = path };
    SheafResult result;
    SheafExit made = sheaf_build(project, &job, &result);

    sheaf_result_clear(&result);
    return made == SHEAF_OK;
}

int
main(int argc, char **argv)
{
    SheafProjectOptions options = { .fonts = argv[1], .world = getenv("SHEAF_WORLD") };
    int count = argc > 2 ? atoi(argv[2]) : 100;
    const char *only = argc > 3 ? argv[3] : NULL;
    const char *path = argc > 4 ? argv[4] : "/dev/null", *template_name = argc > 5 ? argv[5] : "factsheet";
    double start = cpu_ms(), opened, warm, done;
    SheafExit status;
    SheafProject *project = sheaf_project_open(&options, &status);
    struct rusage usage;

    mallopt(M_MMAP_THRESHOLD, 16 << 20);                /* as the program does */
    mallopt(M_TRIM_THRESHOLD, 64 << 20);
    if (project == NULL)
        return 1;
    opened = cpu_ms();
    for (int i = 0; i < (only == NULL || count > STATES ? STATES : 1); i++)
        if (!make_sheet(project, template_name, only != NULL ? only : states[i], path))
            return 1;
    warm = cpu_ms();
    for (int i = 0; i < count; i++)
        if (!make_sheet(project, template_name, only != NULL ? only : states[i % STATES], path))
            return 1;
    done = cpu_ms();
    getrusage(RUSAGE_SELF, &usage);
    printf("%.4f %.1f %.3f\n", (done - warm) / count, (double)usage.ru_maxrss / 1024, opened - start);
    sheaf_project_close(project);
    return 0;
}
