/* QR codes by libqrencode: level M, of which 15 % may be lost, bytes as they are. */
#include "picture/code.h"
#include <qrencode.h>
#include <string.h>

static guint8 *
modules_of(const char *text, int *side)
{
    QRcode *code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M);
    guint8 *modules;

    if (code == NULL)
        return NULL;
    *side = code->width;
    modules = g_memdup2(code->data, (gsize)code->width * (gsize)code->width);
    QRcode_free(code);
    return modules;
}

const CodeFunctions code_qrencode = { .modules = modules_of };
