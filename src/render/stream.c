/* The end of a printed result: what the kernel kept back so far is told now. */
#include "render/project.h"
#include "base/diag_files.h"
#include <errno.h>

SheafExit
sheaf_close_stream(FILE *stream, SheafReport report, void *report_data)
{
    g_autoptr(Diags) diags = diags_new();
    bool failed = ferror(stream) != 0;
    int why = 0;

    errno = 0;
    if (fflush(stream) != 0) {
        failed = true;
        why = errno;
    }
    if (fclose(stream) != 0 && errno != EBADF) {        /* nothing was kept back of a stream that was closed before */
        failed = true;
        why = why != 0 ? why : errno;
    }
    if (!failed)
        return SHEAF_OK;
    diag_report(diags, DIAG_PRINTED_CUT, (Place){ 0 }, why != 0 ? g_strerror(why) : "not all of it could be written",
                NULL);
    report_all(diags, report, report_data);
    return SHEAF_SOME_FAILED;
}
