/*
 * The library holds what the program opens when it is needed. This file has this one function, so that the program's
 * own takes its place.
 */
#include "picture/decode.h"

const PictureDecoders *
picture_decoders(Diags *diags)
{
    (void)diags;
    return &picture_libraries;
}
