/*
 * The library holds what the program opens when it is needed. This file has this one function, so that the program's
 * own takes its place.
 */
#include "exchange/exchange.h"

const ExchangeFunctions *
exchange_functions(Diags *diags)
{
    (void)diags;
    return &exchange_all;
}
