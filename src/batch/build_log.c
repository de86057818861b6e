/* Records on disk. */
#include "batch/build_log.h"
#include "base/diag_batch.h"
#include "base/diag_files.h"
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include "write/manifest.h"
#include "write/part_file.h"

#define HEAD "sheaf-build-log 2"

struct BuildLog {
    char *path;
    FILE *stream;                       /* of the file under its name, locked */
    GHashTable *recipes;                /* digest -> lines; the parts of facts, too */
    GHashTable *written;                /* digests of those that are in the file */
    /* its last block is not whole, as a run that is ended leaves it; something else in it does not hold */
    bool cut, damaged;
    bool failed;                        /* told once */
};

void
log_record_init(LogRecord *record)
{
    *record = (LogRecord){ g_string_new(NULL), g_string_new(NULL), 0, 0, g_string_new(NULL), g_string_new(NULL),
                           g_string_new(NULL), g_string_new(NULL) };
}

void
log_record_clear(LogRecord *record)
{
    g_string_free(record->name, TRUE);
    g_string_free(record->entry, TRUE);
    g_string_free(record->recipe, TRUE);
    g_string_free(record->options, TRUE);
    g_string_free(record->facts, TRUE);
    g_string_free(record->answers, TRUE);
}

/* ---- lines ---- */

void
log_record_escape(GString *out, const char *text)
{
    for (; *text != '\0'; text++) {
        const char *special = strchr("\\\n\t\r", *text);

        if (special == NULL)
            g_string_append_c(out, *text);
        else
            g_string_append_printf(out, "\\%c", "\\ntr"[special - &"\\\n\t\r"[0]]);
    }
}

static void
unescape(GString *out, const char *text, size_t length)
{
    g_string_truncate(out, 0);
    for (size_t i = 0; i < length; i++) {
        char c = text[i];

        if (c == '\\' && i + 1 < length) {
            c = text[++i];
            c = c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c;
        }
        g_string_append_c(out, c);
    }
}

void
log_record_add_answer(GString *answers, const char *question, const char *digest, const char *said)
{
    g_string_append_c(answers, '?');
    log_record_escape(answers, question);
    g_string_append_printf(answers, "\t%.*s\t", ANSWER_DIGITS, digest);
    log_record_escape(answers, said);
    g_string_append_c(answers, '\n');
}

bool
log_record_next_answer(const char **at, GString *question, LogAnswer *answer)
{
    const char *tab = **at == '?' ? strchr(*at, '\t') : NULL, *end = tab == NULL ? NULL : strchr(tab, '\n');
    const char *said = end == NULL ? NULL : memchr(tab + 1, '\t', (size_t)(end - tab - 1));

    if (end == NULL)
        return false;
    unescape(question, *at + 1, (size_t)(tab - *at - 1));
    *answer = (LogAnswer){ tab + 1, said == NULL ? end : said + 1, said == NULL ? 0 : (size_t)(end - said - 1) };
    *at = end + 1;
    return true;
}

/* ---- reading ---- */

typedef struct Line { char *text; size_t room; ssize_t length; } Line;

static bool
next_line(FILE *stream, Line *line)
{
    line->length = getline(&line->text, &line->room, stream);
    if (line->length <= 0 || line->text[line->length - 1] != '\n')
        return false;
    line->text[--line->length] = '\0';
    return true;
}

typedef struct FieldRow { const char *name; size_t offset; } FieldRow;

static const FieldRow fields[] = {
    { "entry", offsetof(LogRecord, entry) },
    { "recipe", offsetof(LogRecord, recipe) },
    { "options", offsetof(LogRecord, options) },
    { "facts", offsetof(LogRecord, facts) },
};

static GString **
field_of(LogRecord *record, const FieldRow *row)
{
    return (GString **)(void *)((char *)record + row->offset);
}

static void
empty(LogRecord *record)
{
    for (size_t i = 0; i < G_N_ELEMENTS(fields); i++)
        g_string_truncate(*field_of(record, &fields[i]), 0);
    g_string_truncate(record->answers, 0);
    record->size = 0;
    record->warnings = 0;
}

static void
read_field(LogRecord *record, const Line *line)
{
    const char *tab = strchr(line->text, '\t');
    size_t length = tab == NULL ? 0 : (size_t)(tab - line->text);

    if (*line->text == '?') {
        g_string_append(record->answers, line->text);
        g_string_append_c(record->answers, '\n');
        return;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(fields); i++)
        if (strlen(fields[i].name) == length && memcmp(fields[i].name, line->text, length) == 0)
            g_string_assign(*field_of(record, &fields[i]), tab + 1);
    if (g_str_has_prefix(line->text, "size\t"))
        record->size = g_ascii_strtoull(tab + 1, NULL, 10);
    if (g_str_has_prefix(line->text, "warnings\t"))
        record->warnings = (size_t)g_ascii_strtoull(tab + 1, NULL, 10);
}

/*
 * A block is a line with its kind and name, lines of its own, and a line with a dot and the sum of all before. The sum
 * is FNV-1a of 64 bits: each of its steps is a bijection, so that no single byte can be another without its being
 * another.
 */
static const guint64 NO_SUM = G_GUINT64_CONSTANT(14695981039346656037);

static guint64
add_to_sum(guint64 sum, const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++)
        sum = (sum ^ (guint8)bytes[i]) * G_GUINT64_CONSTANT(1099511628211);
    return sum;
}

typedef enum BlockEnd { BLOCK_WHOLE, BLOCK_DAMAGED, BLOCK_CUT } BlockEnd;

/*
 * The lines of a block after its first, each to `take`, until its end. A block that has lost its end takes the next
 * one with it.
 */
static BlockEnd
read_block(FILE *stream, Line *line, void (*take)(const Line *line, void *data), void *data)
{
    guint64 sum = add_to_sum(add_to_sum(NO_SUM, line->text, (size_t)line->length), "\n", 1);

    while (next_line(stream, line)) {
        if (*line->text == '.') {
            char end[20];

            snprintf(end, sizeof end, ".\t%016" G_GINT64_MODIFIER "x", sum);
            return (size_t)line->length == strlen(end) && memcmp(line->text, end, strlen(end)) == 0 ? BLOCK_WHOLE
                                                                                                    : BLOCK_DAMAGED;
        }
        sum = add_to_sum(add_to_sum(sum, line->text, (size_t)line->length), "\n", 1);
        take(line, data);
    }
    return BLOCK_CUT;
}

static void
take_field(const Line *line, void *record)
{
    read_field(record, line);
}

static void
take_recipe_line(const Line *line, void *lines)
{
    g_string_append_printf(lines, "%s\n", line->text);
}

/* ---- is an entry what this program would have written? ---- */

/* JSON (RFC 8259), looked at and not kept: `at` moves behind the value. Nested as deep as `depth` allows. */
static bool
skip_escape(const char **at)
{
    const char *c = *at + 1;

    if (*c == 'u' && strspn(c + 1, "0123456789ABCDEFabcdef") >= 4) {
        *at = c + 5;
        return g_ascii_toupper(c[1]) != 'D' || strchr("01234567", c[2]) != NULL;        /* no half of a pair */
    }
    *at = c + 1;
    return *c != '\0' && strchr("\"\\/bfnrt", *c) != NULL;
}

static bool
skip_text(const char **at)
{
    ++*at;
    while (**at != '"' && (guchar)**at >= 0x20)
        if (**at != '\\')
            ++*at;
        else if (!skip_escape(at))
            return false;
    return *(*at)++ == '"';
}

static bool
skip_word(const char **at)
{
    static const char *const words[] = { "true", "false", "null", NULL };

    for (const char *const *word = words; *word != NULL; word++)
        if (g_str_has_prefix(*at, *word)) {
            *at += strlen(*word);
            return true;
        }
    return false;
}

static size_t
skip_digits(const char **at)
{
    size_t length = strspn(*at, "0123456789");

    *at += length;
    return length;
}

/* No digit follows a leading nought, and no whole number is too long for 64 bits. */
static bool
skip_number(const char **at)
{
    enum { DIGITS_READ = 18 };
    const char *first = *at += **at == '-';
    size_t whole = skip_digits(at);

    if (whole == 0 || whole > DIGITS_READ || (*first == '0' && whole > 1))
        return false;
    if (**at == '.' && (++*at, skip_digits(at) == 0))
        return false;
    if (**at != 'e' && **at != 'E')
        return true;
    ++*at;
    *at += **at == '-' || **at == '+';
    return skip_digits(at) > 0;
}

static bool
skip_value(const char **at, int depth)
{
    char open = **at, close = open == '{' ? '}' : ']';

    if (open == '"')
        return skip_text(at);
    if (open != '{' && open != '[')
        return skip_word(at) || skip_number(at);
    if (depth == 0)
        return false;
    if (*++*at == close) {
        ++*at;
        return true;
    }
    for (;; ++*at) {
        if (open == '{' && (**at != '"' || !skip_text(at) || *(*at)++ != ':'))
            return false;
        if (!skip_value(at, depth - 1))
            return false;
        if (**at != ',')
            return *(*at)++ == close;
    }
}

/* What an entry of this name begins with; a name that JSON has to escape is left to whoever writes entries. */
static char *
entry_start(const char *name)
{
    g_autofree char *line = NULL;

    for (const char *c = name; *c != '\0'; c++)
        if ((guchar)*c < 0x20 || *c == 0x7f || *c == '"' || *c == '\\') {
            line = manifest_entry_line(&(ManifestEntry){ .path = name });
            *g_strrstr(line, "\"diagnostics\"") = '\0';
            return g_steal_pointer(&line);
        }
    return g_strconcat("{\"path\":\"", name, "\",", NULL);
}

static bool
is_entry(const char *entry, const char *name)
{
    enum { LEVELS = 4 };
    g_autofree char *start = entry_start(name);
    const char *at = entry;

    return g_str_has_prefix(entry, start) && g_utf8_validate(entry, -1, NULL) && skip_value(&at, LEVELS) && *at == '\0';
}

static bool
is_record(const LogRecord *record)
{
    return record->recipe->len > 0 && is_entry(record->entry->str, record->name->str);
}

static BlockEnd
read_record(FILE *stream, Line *line, LogRecord *record)
{
    BlockEnd end;

    unescape(record->name, line->text + strlen("output\t"), (size_t)line->length - strlen("output\t"));
    empty(record);
    end = read_block(stream, line, take_field, record);
    return end == BLOCK_WHOLE && !is_record(record) ? BLOCK_DAMAGED : end;
}

static BlockEnd
read_recipe(BuildLog *log, Line *line)
{
    g_autofree char *digest = g_strdup(line->text + strlen("recipe\t"));
    g_autoptr(GString) lines = g_string_new(NULL);
    BlockEnd end = read_block(log->stream, line, take_recipe_line, lines);

    if (end == BLOCK_WHOLE)
        g_hash_table_insert(log->recipes, g_steal_pointer(&digest), g_strdup(lines->str));
    return end;
}

/* Whatever does not hold is passed over and noted: what is not known is made again. */
static void
read_all(BuildLog *log, LogEach each, void *data)
{
    Line line = { 0 };
    LogRecord record;
    BlockEnd end = BLOCK_WHOLE;

    log_record_init(&record);
    rewind(log->stream);
    if (!next_line(log->stream, &line) || strcmp(line.text, HEAD) != 0) {
        fseek(log->stream, 0, SEEK_END);
        log->cut = true;
        log->damaged = log->damaged || ftell(log->stream) > 0;
    } else {
        while (end != BLOCK_CUT && next_line(log->stream, &line)) {
            if (g_str_has_prefix(line.text, "recipe\t"))
                end = read_recipe(log, &line);
            else if (!g_str_has_prefix(line.text, "output\t"))
                end = BLOCK_DAMAGED;
            else if ((end = read_record(log->stream, &line, &record)) == BLOCK_WHOLE && each != NULL)
                each(&record, data);
            log->damaged = log->damaged || end == BLOCK_DAMAGED;
        }
        log->cut = end == BLOCK_CUT || line.length > 0;      /* what is read last is a piece of a line */
    }
    free(line.text);
    log_record_clear(&record);
    fseek(log->stream, 0, SEEK_END);
}

void
build_log_each(BuildLog *log, LogEach each, void *data)
{
    read_all(log, each, data);
}

const char *
build_log_recipe(const BuildLog *log, const char *digest)
{
    return g_hash_table_lookup(log->recipes, digest);
}

const char *
build_log_facts(const BuildLog *log, const char *digest)
{
    return g_hash_table_lookup(log->recipes, digest);
}

void
build_log_note_facts(BuildLog *log, const char *digest, const char *parts)
{
    if (parts == NULL || g_strcmp0(g_hash_table_lookup(log->recipes, digest), parts) == 0)
        return;
    g_hash_table_replace(log->recipes, g_strdup(digest), g_strdup(parts));
    g_hash_table_remove(log->written, digest);          /* of two blocks the later one is read last */
}

/* ---- opening ---- */

char *
build_log_path(const char *manifest)
{
    g_autofree char *folder = g_path_get_dirname(manifest), *base = g_path_get_basename(manifest),
                    *name = g_strconcat(".", base, ".build-log", NULL);

    return g_build_filename(folder, name, NULL);
}

/* The file that is locked must be the one under the name: another run may have put a new one there meanwhile. */
static bool
is_still_there(const char *path, int file)
{
    struct stat named, held;

    return lstat(path, &named) == 0 && fstat(file, &held) == 0 && named.st_dev == held.st_dev &&
           named.st_ino == held.st_ino;
}

static FILE *
open_locked(const char *path, bool *busy)
{
    *busy = false;
    for (int tries = 0; tries < 100; tries++) {
        int file = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0644);
        struct stat info;

        if (file < 0)
            return NULL;
        if (fstat(file, &info) != 0 || !S_ISREG(info.st_mode)) {       /* a pipe would be read without end */
            close(file);
            errno = EEXIST;
            return NULL;
        }
        if (flock(file, LOCK_EX | LOCK_NB) != 0) {
            *busy = true;
            close(file);
            return NULL;
        }
        if (is_still_there(path, file))
            return fdopen(file, "r+b");
        close(file);
    }
    *busy = true;
    return NULL;
}

static bool
keep_all(LogRecord *record, void *data)
{
    (void)record;
    (void)data;
    return true;
}

static void
note_written(void *digest, void *lines, void *data)
{
    BuildLog *log = data;

    (void)lines;
    g_hash_table_add(log->written, g_strdup(digest));
}

BuildLog *
build_log_open(const char *manifest, Diags *diags)
{
    g_autofree char *path = build_log_path(manifest), *folder = g_path_get_dirname(path);
    bool busy = false;
    FILE *stream = g_mkdir_with_parents(folder, 0755) == 0 ? open_locked(path, &busy) : NULL;
    g_autoptr(BuildLog) log = NULL;

    if (stream == NULL) {
        diag_report(diags, busy ? DIAG_BATCH_BUSY : DIAG_FILE_UNWRITABLE, (Place){ 0 }, busy ? manifest : path,
                    g_strerror(errno), NULL);
        return NULL;
    }
    log = g_new0(BuildLog, 1);
    log->path = g_steal_pointer(&path);
    log->stream = stream;
    log->recipes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    log->written = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    read_all(log, NULL, NULL);
    g_hash_table_foreach(log->recipes, note_written, log);
    if (log->damaged)
        diag_report(diags, DIAG_BUILD_LOG_DAMAGED, (Place){ 0 }, log->path, NULL);
    if (log->cut || log->damaged)
        build_log_rewrite(log, keep_all, NULL, diags);        /* where that fails nothing is added */
    return g_steal_pointer(&log);
}

void
build_log_free(BuildLog *log)
{
    if (log == NULL)
        return;
    if (log->stream != NULL)
        fclose(log->stream);
    g_hash_table_unref(log->recipes);
    g_hash_table_unref(log->written);
    g_free(log->path);
    g_free(log);
}

/* Nothing is in the stream's buffer when a worker is forked, so closing the file under it writes nothing twice. */
void
build_log_leave(BuildLog *log)
{
    if (log != NULL)
        close(fileno(log->stream));
}

/* ---- writing ---- */

static void
write_block(FILE *stream, const GString *block)
{
    fputs(block->str, stream);
    fprintf(stream, ".\t%016" G_GINT64_MODIFIER "x\n", add_to_sum(NO_SUM, block->str, block->len));
}

static void
write_recipe(BuildLog *log, FILE *stream, const char *digest, const char *lines)
{
    g_autoptr(GString) block = g_string_new("recipe\t");

    if (lines == NULL || g_hash_table_contains(log->written, digest))
        return;
    g_string_append_printf(block, "%s\n%s", digest, lines);
    write_block(stream, block);
    g_hash_table_add(log->written, g_strdup(digest));
    if (!g_hash_table_contains(log->recipes, digest))
        g_hash_table_insert(log->recipes, g_strdup(digest), g_strdup(lines));
}

/* What the record has in common with others, where it is not in the file already. */
static void
write_shared(BuildLog *log, FILE *stream, const LogRecord *record, const char *recipe_lines)
{
    write_recipe(log, stream, record->recipe->str, recipe_lines);
    write_recipe(log, stream, record->facts->str, build_log_facts(log, record->facts->str));
}

static void
write_record(FILE *stream, const LogRecord *record)
{
    g_autoptr(GString) block = g_string_new("output\t");

    log_record_escape(block, record->name->str);
    g_string_append_printf(block,
                           "\nentry\t%s\nsize\t%" G_GUINT64_FORMAT "\nwarnings\t%" G_GSIZE_FORMAT
                           "\nrecipe\t%s\noptions\t%s\nfacts\t%s\n%s",
                           record->entry->str, record->size, record->warnings, record->recipe->str,
                           record->options->str, record->facts->str, record->answers->str);
    write_block(stream, block);
}

typedef struct Rewriting { BuildLog *log; FILE *stream; LogKeep keep; void *data; } Rewriting;

static void
rewrite_one(const LogRecord *record, void *data)
{
    Rewriting *r = data;
    LogRecord changed = *record;

    if (!r->keep(&changed, r->data))
        return;
    write_shared(r->log, r->stream, &changed, build_log_recipe(r->log, changed.recipe->str));
    write_record(r->stream, &changed);
}

static bool
report_failure(BuildLog *log, Diags *diags)
{
    if (!log->failed)
        diag_report(diags, DIAG_BUILD_LOG, (Place){ 0 }, log->path, g_strerror(errno), NULL);
    log->failed = true;
    return false;
}

/* The part file is locked before it has the name, and its duplicate keeps the lock. */
static FILE *
open_part(const PartFile *part)
{
    int file = part == NULL ? -1 : fcntl(part_file_descriptor(part), F_DUPFD_CLOEXEC, 3);
    FILE *stream = file < 0 ? NULL : fdopen(file, "r+b");

    if (stream == NULL && file >= 0)
        close(file);
    return stream;
}

/* It is safe on disk before any output is replaced: after a loss of power, too, no record speaks of another file. */
bool
build_log_rewrite(BuildLog *log, LogKeep keep, void *data, Diags *diags)
{
    g_autoptr(PartFile) part = part_file_new(log->path);
    FILE *stream = open_part(part);
    Rewriting r = { log, stream, keep, data };

    if (stream == NULL)
        return report_failure(log, diags);
    fputs(HEAD "\n", stream);
    g_hash_table_remove_all(log->written);
    read_all(log, rewrite_one, &r);
    if (fflush(stream) != 0 || ferror(stream) != 0 || !part_file_sync(part) || !part_file_rename(part) ||
        !part_file_sync_name(part)) {
        report_failure(log, diags);
        fclose(stream);
        return false;
    }
    fclose(log->stream);
    log->stream = stream;
    log->failed = false;
    return true;
}

/* After a failure nothing is added any more: a piece of a record may stand at the end. */
bool
build_log_add(BuildLog *log, const LogRecord *record, const char *recipe_lines, Diags *diags)
{
    if (log->failed)
        return false;
    write_shared(log, log->stream, record, recipe_lines);
    write_record(log->stream, record);
    return (fflush(log->stream) == 0 && ferror(log->stream) == 0) || report_failure(log, diags);
}
