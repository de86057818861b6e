/*
 * The library holds what the program opens when it is needed. This file has these functions alone, so that the
 * program's own take their place.
 */
#include "picture/code.h"
#include "picture/decode.h"
#include "picture/drawing.h"
#include "picture/webp.h"

const PictureDecoders *
picture_decoders(Diags *diags)
{
    (void)diags;
    return &picture_libraries;
}

const DrawingFunctions *
drawing_functions(Diags *diags)
{
    (void)diags;
    return &drawing_librsvg;
}

const CodeFunctions *
code_functions(Diags *diags)
{
    (void)diags;
    return &code_qrencode;
}

const WebpFunctions *
webp_functions(Diags *diags)
{
    (void)diags;
    return &webp_libwebp;
}
