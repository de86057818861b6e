#ifndef BASE_DIAG_FILES_H
#define BASE_DIAG_FILES_H
/*
 * Diagnostics 1 to 99, 521 and 522: the command line and the files of a run. Their sentences stand in
 * base/diag_texts.h. A number is never used again; gone: 26.
 */

enum {
    DIAG_FILE_UNREADABLE = 1,
    DIAG_FILE_UNWRITABLE = 2,
    DIAG_BAD_AS_OF = 3,
    DIAG_BAD_KNOWN_BY = 242,
    DIAG_NO_CATALOGUE = 4,
    DIAG_NO_SUBJECT = 5,
    DIAG_UNKNOWN_SUBJECT = 6,
    DIAG_BAD_PAPER = 7,
    DIAG_NO_THREAD = 10,
    DIAG_LIMIT_FILES = 11,
    DIAG_LIMIT_MEMORY = 12,
    DIAG_NO_MEMORY = 13,
    DIAG_ENDED = 14,
    DIAG_PRINTED_CUT = 19,
    DIAG_INIT_NOT_EMPTY = 20,
    DIAG_OUTPUT_IS_INPUT = 21,
    DIAG_OUTPUT_TWICE = 22,
    DIAG_BUILD_LOG_DAMAGED = 23,
    DIAG_IMPORT_NOT_OURS = 24,
    DIAG_IMPORT_EDITED = 25,
    DIAG_BATCH_PARAMETER_PATH = 27,
    DIAG_NEW_KIND = 555,
    DIAG_NEW_TAKEN = 556,
    DIAG_NEW_NO_PARENT = 557,
    DIAG_MODULE_CLOSED = 521,
    DIAG_MODULE_OTHER_BUILD = 522,
    DIAG_DIFF_SIDE = 1107,
};

#endif
