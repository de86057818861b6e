#ifndef RENDER_ATTACH_H
#define RENDER_ATTACH_H
/*
 * The files that go into a finished document. Gather first, then hand them to the PDF's options; for a file of several
 * documents the ids of all their pages make one set.
 *
 *     g_autoptr(Attached) attached = attached_new();
 *
 *     printed_ids_add(pages, ids);
 *     printed_records_add(pages, records);
 *     attached_add_data(attached, project, lang, ids, records, recorder, diags);
 *     attached_add(attached, "BIH.pdf", "application/pdf", "Fact sheet", bytes, PDF_RELATION_SUPPLEMENT);
 *     attached_give(attached, &options);
 */
#include "pdf/pdf.h"
#include "render/printed.h"
#include "render/project.h"

typedef struct Attached Attached;
Attached *attached_new(void);
void attached_free(Attached *attached);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Attached, attached_free)

/* Takes a reference to the bytes; texts are copied. */
void attached_add(Attached *attached, const char *name, const char *type, const char *description, GBytes *bytes,
                  PdfRelation relation);
/*
 * observations.csv and observations.xml of the figures with these ids, records.xml of the records with those, and
 * sources.xml of both; nothing where there are none. The recorder takes what is asked of the model for them; NULL:
 * nobody.
 */
void attached_add_data(Attached *attached, SheafProject *project, const Lang *lang, GHashTable *ids,
                       GHashTable *records, Recorder *recorder, Diags *diags);
/* calendar.ics; year 0: all years, area NULL: all areas. */
void attached_add_calendar(Attached *attached, SheafProject *project, const Lang *lang, int year, const Area *area,
                           Recorder *recorder);

/* The options borrow the files until `attached` is freed or added to. */
void attached_give(const Attached *attached, PdfOptions *options);

/* What `sheaf build --attach` gathers for one output: data, and the calendar where the template asks for it. */
Attached *attached_for_job(SheafProject *project, const SheafJob *job, const char *subject, const Pages *pages,
                           Recorder *recorder, Diags *diags);

#endif
