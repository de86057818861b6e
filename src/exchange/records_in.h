#ifndef EXCHANGE_RECORDS_IN_H
#define EXCHANGE_RECORDS_IN_H
/* Records of one type from and to a table whose columns are what every record has and the fields of the type. */
#include "exchange/formats.h"

/* order->records: the type. False with diagnostics: nothing may be written. */
bool records_import(const ExchangeProject *project, const ImportOrder *order, const Format *format, Imported *out,
                    Diags *diags);
/* Those of the type, of one area or (NULL) of all; NULL with a diagnostic. */
Table *table_of_records(const ExchangeProject *project, const ExportOrder *order, Diags *diags);

#endif
