/*
 * A foreign PDF of many pages as an annex, against libqpdf's reading and writing of that file alone: annex PAGES ROUNDS
 * prints, for a tagged file and one without tags, our CPU milliseconds (opening included), libqpdf's, and the ratio of
 * the medians; then the peak memory in MiB.
 */
#include "annex/annex_sample.h"
#include <qpdf/qpdf-c.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

enum { LINES = 40, MOST_ROUNDS = 100 };

static double
cpu_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* ---- the foreign file: text, a font that all pages share, a paragraph a line, a link a page ---- */

static char *
page_content(int page)
{
    GString *out = g_string_new(NULL);

    for (int line = 0; line < LINES; line++)
        g_string_append_printf(out,
                               "/P <</MCID %d>> BDC BT /F1 11 Tf 1 0 0 1 72 %d Tm (Page %d, line %d: %d people, %d of "
                               "%d wells, and words to fill it) Tj ET EMC\n",
                               line, 760 - 16 * line, page, line, page * 7919 % 1009, line * 31 % 17, page * line % 97);
    return g_string_free(out, FALSE);
}

/*
 * Objects of page n: 4 + n (LINES + 4) is the page, then its content, its link, the link's element, then the
 * paragraphs.
 */
static int
first_object(int page)
{
    return 6 + page * (LINES + 4);
}

static void
add_page(GPtrArray *objects, int page, bool tagged)
{
    int first = first_object(page);
    g_autofree char *content = page_content(page);

    g_ptr_array_add(
        objects, g_strdup_printf("<< /Type /Page /Parent 2 0 R /Contents %d 0 R /Annots [%d 0 R] /StructParents %d >>",
                                 first + 1, first + 2, 2 * page));
    g_ptr_array_add(objects, g_strconcat("|", content, NULL));
    g_ptr_array_add(objects,
                    g_strdup_printf("<< /Type /Annot /Subtype /Link /Rect [72 60 200 80] /Contents (Site) "
                                    "/StructParent %d /A << /S /URI /URI (https://example.org/%d) >> >>",
                                        2 * page + 1, page));
    g_ptr_array_add(objects, g_strdup_printf("<< /S /Link /P 4 0 R /Pg %d 0 R /K << /Type /OBJR /Obj %d 0 R >> >>",
                                             first, first + 2));
    for (int line = 0; line < LINES; line++)
        g_ptr_array_add(objects, tagged ? g_strdup_printf("<< /S /P /P 4 0 R /Pg %d 0 R /K %d >>", first, line)
                                        : g_strdup("null"));
}

static GBytes *
foreign_text(int pages, bool tagged)
{
    g_autoptr(GPtrArray) objects = g_ptr_array_new_with_free_func(g_free);
    GString *kids = g_string_new(NULL), *elements = g_string_new(NULL), *parents = g_string_new(NULL);

    for (int page = 0; page < pages; page++) {
        int first = first_object(page);

        g_string_append_printf(kids, " %d 0 R", first);
        g_string_append_printf(parents, " %d [", 2 * page);
        for (int line = 0; line < LINES; line++) {
            g_string_append_printf(elements, " %d 0 R", first + 4 + line);
            g_string_append_printf(parents, " %d 0 R", first + 4 + line);
        }
        g_string_append_printf(elements, " %d 0 R", first + 3);
        g_string_append_printf(parents, "] %d %d 0 R", 2 * page + 1, first + 3);
    }
    g_ptr_array_add(objects, g_strdup_printf("<< /Type /Catalog /Pages 2 0 R /MarkInfo << /Marked true >> %s >>",
                                             tagged ? "/StructTreeRoot 3 0 R" : ""));
    g_ptr_array_add(
        objects,
        g_strdup_printf(
            "<< /Type /Pages /Kids [%s ] /Count %d /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> >>",
            kids->str, pages));
    g_ptr_array_add(
        objects, g_strdup_printf("<< /Type /StructTreeRoot /K 4 0 R /ParentTree << /Nums [%s ] >> >>", parents->str));
    g_ptr_array_add(objects, g_strdup_printf("<< /S /Document /P 3 0 R /K [%s ] >>", elements->str));
    g_ptr_array_add(objects, g_strdup("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"));
    for (int page = 0; page < pages; page++)
        add_page(objects, page, tagged);
    g_ptr_array_add(objects, NULL);
    g_string_free(kids, TRUE);
    g_string_free(elements, TRUE);
    g_string_free(parents, TRUE);
    return foreign_bytes((ObjectTexts)objects->pdata, NULL, NULL);
}

/* ---- both ways ---- */

/* Reads and writes through libqpdf: deflated streams stay as they are, objects go into object streams. */
static GBytes *
through_qpdf(const char *path)
{
    qpdf_data qpdf = qpdf_init();
    GBytes *out;

    if ((qpdf_read(qpdf, path, NULL) & (QPDF_ERRORS)) != 0)
        abort();
    qpdf_init_write_memory(qpdf);
    qpdf_set_object_stream_mode(qpdf, qpdf_o_generate);
    qpdf_set_deterministic_ID(qpdf, QPDF_TRUE);
    if ((qpdf_write(qpdf) & (QPDF_ERRORS)) != 0)
        abort();
    out = g_bytes_new(qpdf_get_buffer(qpdf), qpdf_get_buffer_length(qpdf));
    qpdf_cleanup(&qpdf);
    return out;
}

static GBytes *
through_us(const char *path, const Pages *host, const Rect *boxes)
{
    g_autoptr(PdfContext) context = pdf_context_new();
    g_autoptr(Diags) diags = diags_new();
    g_autofree char *why = NULL;
    ForeignTrouble trouble;
    g_autoptr(ForeignPdf) file = foreign_open(path, (size_t)1 << 30, 100000, 0, &trouble, &why);
    Annex annex = { file, 1, boxes, "annex-a", "Scanned pages", "Annex" };

    return file == NULL ? NULL : annexed_sample(context, host, &annex, 1, diags);
}

static int
compare_times(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;

    return a < b ? -1 : a > b;
}

static double
median(double *times, int count)
{
    qsort(times, (size_t)count, sizeof *times, compare_times);
    return times[count / 2];
}

static void
measure(const char *path, const Pages *host, const Rect *boxes, int rounds, const char *what)
{
    double ours[MOST_ROUNDS], theirs[MOST_ROUNDS];

    for (int i = 0; i < rounds; i++) {                  /* in turn, so that a drifting machine hits both */
        double start = cpu_ms(), middle;
        g_autoptr(GBytes) by_qpdf = through_qpdf(path), by_us = NULL;

        middle = cpu_ms();
        by_us = through_us(path, host, boxes);
        if (by_us == NULL)
            abort();
        theirs[i] = middle - start;
        ours[i] = cpu_ms() - middle;
    }
    printf("%s %.1f %.1f %.3f\n", what, median(ours, rounds), median(theirs, rounds),
           median(ours, rounds) / median(theirs, rounds));
}

int
main(int argc, char **argv)
{
    int pages = argc > 1 ? atoi(argv[1]) : 500, rounds = argc > 2 ? CLAMP(atoi(argv[2]), 1, MOST_ROUNDS) : 5;
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Pages) host = host_pages_sample((size_t)pages, diags);
    g_autofree Rect *boxes = g_new(Rect, pages);
    char path[] = "/tmp/sheaf-annex-XXXXXX";
    int descriptor = mkstemp(path);
    struct rusage usage;

    if (host == NULL || descriptor < 0)
        return 1;
    close(descriptor);
    for (int i = 0; i < pages; i++)
        boxes[i] = (Rect){ 20, 20, 160, 260 };
    for (int tagged = 1; tagged >= 0; tagged--) {
        g_autoptr(GBytes) text = foreign_text(pages, tagged == 1), packed = NULL;

        g_file_set_contents(path, g_bytes_get_data(text, NULL), (gssize)g_bytes_get_size(text), NULL);
        packed = through_qpdf(path);
        g_file_set_contents(path, g_bytes_get_data(packed, NULL), (gssize)g_bytes_get_size(packed), NULL);
        measure(path, host, boxes, rounds, tagged == 1 ? "tagged" : "untagged");
    }
    unlink(path);
    getrusage(RUSAGE_SELF, &usage);
    printf("memory %.1f\n", (double)usage.ru_maxrss / 1024);
    return 0;
}
