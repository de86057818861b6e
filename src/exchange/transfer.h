#ifndef EXCHANGE_TRANSFER_H
#define EXCHANGE_TRANSFER_H
/* What stands in the table of functions (exchange.h), for this room alone. */
#include "exchange/formats.h"

/* NULL with a diagnostic: there is no such format, or it is only written. */
const Format *transfer_format(const ImportOrder *order, Diags *diags);
bool transfer_import(const ExchangeProject *project, const ImportOrder *order, Imported *out, Diags *diags);
char *transfer_propose(const ExchangeProject *project, const ImportOrder *order, Diags *diags);
GBytes *transfer_export(const ExchangeProject *project, const ExportOrder *order, Diags *diags);

#endif
