/*
 * The table of diagnostics. No include guard: it is read several times with DIAG defined differently.
 * Numbers never change their meaning and are never used again. Hundreds by room: 0 command line and files, 1 read,
 * 2 model, 3 template, 4 text and layout, 5 charts and calendars, 6 pdf and audit, 7 lang, 8 batch.
 *
 *   name                           number severity          exit status          sentence, help
 */
DIAG(DIAG_FILE_UNREADABLE,             1, SEVERITY_ERROR,   DIAG_EXIT_MISSING,   "cannot read {1}: {2}", "check that the file exists and may be read")
DIAG(DIAG_FILE_UNWRITABLE,             2, SEVERITY_ERROR,   DIAG_EXIT_SOME_FAILED, "cannot write {1}: {2}", "nothing was left under that name; check the folder's rights and the free space")
