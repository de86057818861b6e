/*
 * An audit of one finished file against libqpdf's reading of it: audit FILE ROUNDS prints our CPU milliseconds a round,
 * those in which libqpdf opens the file and resolves every object of it, and the ratio of the medians. The first round
 * of each, which loads modules and fills tables, does not count.
 */
#include "audit/audit.h"
#include <qpdf/qpdf-c.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { MOST_ROUNDS = 200 };

static double
cpu_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static double
audit_once(const char *path)
{
    g_autoptr(Diags) diags = diags_new();
    AuditSummary summary;
    double start = cpu_ms();

    if (!audit_file(path, &summary, diags))
        exit(1);
    return cpu_ms() - start;
}

static double
read_once(const char *path)
{
    double start = cpu_ms();
    qpdf_data file = qpdf_init();
    int count;

    qpdf_silence_errors(file);
    if ((qpdf_read(file, path, NULL) & QPDF_ERRORS) != 0)
        exit(1);
    count = (int)qpdf_oh_get_int_value(file, qpdf_oh_get_key(file, qpdf_get_trailer(file), "/Size"));
    for (int number = 1; number < count; number++) {
        qpdf_oh object = qpdf_get_object_by_id(file, number, 0);

        (void)qpdf_oh_get_type_code(file, object);
        qpdf_oh_release(file, object);
    }
    qpdf_cleanup(&file);
    return cpu_ms() - start;
}

static int
compare(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;

    return a < b ? -1 : a > b;
}

int
main(int argc, char **argv)
{
    double ours[MOST_ROUNDS], theirs[MOST_ROUNDS];
    int rounds = argc < 3 ? 0 : atoi(argv[2]);

    if (rounds < 1 || rounds > MOST_ROUNDS) {
        fprintf(stderr, "usage: audit FILE ROUNDS\n");
        return 2;
    }
    audit_once(argv[1]);
    for (int i = 0; i < rounds; i++)
        ours[i] = audit_once(argv[1]);
    read_once(argv[1]);
    for (int i = 0; i < rounds; i++)
        theirs[i] = read_once(argv[1]);
    qsort(ours, (size_t)rounds, sizeof *ours, compare);
    qsort(theirs, (size_t)rounds, sizeof *theirs, compare);
    printf("%.1f %.1f %.2f\n", ours[rounds / 2], theirs[rounds / 2], ours[rounds / 2] / theirs[rounds / 2]);
    return 0;
}
