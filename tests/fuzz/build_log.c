/*
 * Any bytes as what a batch has kept of itself: its build log, its manifest, the list of what was audited, the file of
 * dependencies. A small project's batch is made once; then each input damages one of these files, and a run that is
 * stopped before it makes anything reads it. Whatever it read, the manifest that it leaves is one, and claims what
 * stands there.
 *
 * The first byte says which file, and how: its new bytes as they are; or pieces of four, a place in two bytes and how
 * often the byte there is to be changed by the next one. With a build log, further, whether their sums are made to
 * hold.
 */
#include "project.h"

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size);

enum { FILES = 4, EDITED = 4, SUMMED = 8, MOST = 1 << 17 };

static const char *const names[FILES] = { "out/.manifest.json.build-log", "out/manifest.json",
                                          "out/.manifest.json.audited", "out/batch.d" };
static char *good[FILES];
static size_t good_size[FILES];

static char *
path_of(const char *name)
{
    static char path[160];

    snprintf(path, sizeof path, "%s/%s", fuzz_folder, name);
    return path;
}

static void
put_file(const char *name, const void *bytes, size_t size)
{
    FILE *stream = fopen(path_of(name), "wb");

    if (stream == NULL || fwrite(bytes, 1, size, stream) != size || fclose(stream) != 0)
        abort();
}

static void
get_file(const char *name, char **bytes, size_t *size)
{
    FILE *stream = fopen(path_of(name), "rb");

    *bytes = calloc(1, MOST + 1);
    *size = 0;
    if (stream == NULL)
        return;
    *size = fread(*bytes, 1, MOST, stream);
    fclose(stream);
}

static SheafExit
run(bool stopped)
{
    static const volatile int stop = 1;
    char file[128], manifest[128], depfile[128];
    SheafBatch batch = { .file = file,
                         .manifest = manifest,
                         .depfile = depfile,
                         .prune = true,
                         .stop = stopped ? &stop : NULL,
                         .workers = 1 };
    SheafBatchResult result;

    snprintf(file, sizeof file, "%s/batch.xml", fuzz_folder);
    snprintf(manifest, sizeof manifest, "%s/out/manifest.json", fuzz_folder);
    snprintf(depfile, sizeof depfile, "%s/out/batch.d", fuzz_folder);
    return sheaf_batch(fuzz_project(), &batch, &result);
}

static const char one_output[] = "<batch><calendar kind=\"ics\" output=\"out/a.ics\"/><calendar kind=\"ics\" "
                                 "year=\"2020\" output=\"out/b.ics\"/></batch>\n";

/* Before libFuzzer starts a thread of its own: a batch forks its workers. */
int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    fuzz_write("batch.xml", (const unsigned char *)one_output, sizeof one_output - 1);
    if (run(false) != SHEAF_OK)
        abort();
    for (size_t i = 0; i < FILES; i++)
        get_file(names[i], &good[i], &good_size[i]);
    return 0;
}

/* The sum of a block of the build log: FNV-1a of all lines before the one that begins with a dot. */
static size_t
mend_sums(const char *text, size_t size, char *out)
{
    unsigned long long sum = 14695981039346656037ULL;
    size_t length = 0, line;

    for (size_t at = 0; at < size; at += line) {
        const char *end = memchr(text + at, '\n', size - at);

        line = end == NULL ? size - at : (size_t)(end - text) - at + 1;
        if (at == 0 || text[at] == '.') {                       /* the head is of no block */
            length += at == 0 ? line : 0;
            if (at == 0)
                memcpy(out, text, line);
            else
                length += (size_t)sprintf(out + length, ".\t%016llx\n", sum);
            sum = 14695981039346656037ULL;
            continue;
        }
        for (size_t i = at; i < at + line; i++)
            sum = (sum ^ (unsigned char)text[i]) * 1099511628211ULL;
        memcpy(out + length, text + at, line);
        length += line;
    }
    return length;
}

static void
damage(int how, const unsigned char *bytes, size_t size)
{
    static char edited[MOST + 1], summed[4 * MOST];
    int file = how % FILES;

    if ((how & EDITED) == 0) {
        size = size < MOST ? size : MOST;
        memcpy(edited, bytes, size);
    } else {
        memcpy(edited, good[file], good_size[file]);
        for (size_t i = 0; i + 3 < size && good_size[file] > 0; i += 4)
            for (int many = 0; many <= bytes[i + 2] % 8; many++)
                edited[((size_t)bytes[i] * 256 + bytes[i + 1] + (size_t)many) % good_size[file]] ^= (char)bytes[i + 3];
        size = good_size[file];
    }
    if (file == 0 && (how & SUMMED) != 0)
        put_file(names[file], summed, mend_sums(edited, size, summed));
    else
        put_file(names[file], edited, size);
}

/* An output that is missing, or not what was made: none is, so that a manifest which says so is wrong. */
static void
no_wrong_claim(const SheafDiagnostic *diagnostic, void *data)
{
    fuzz_report(diagnostic, data);
    if (diagnostic->number == 815 || diagnostic->number == 816)
        abort();
}

/* Sums that were made to hold may claim what they like of outputs; the manifest is one all the same. */
static void
look_at(const char *manifest, bool trusted)
{
    size_t outputs;
    SheafExit status = sheaf_batch_verify(path_of(manifest), trusted ? no_wrong_claim : fuzz_report, NULL, &outputs);

    if (status == SHEAF_INVALID_INPUT || status == SHEAF_INTERNAL || (trusted && outputs > 2))
        abort();
}

static void
look(bool trusted)
{
    char from[160], into[160];
    const char *const manifests[] = { from };
    size_t outputs;

    if (access(path_of("out/a.ics"), R_OK) != 0 || access(path_of("out/b.ics"), R_OK) != 0 ||
        access(path_of("batch.xml"), R_OK) != 0)
        abort();
    look_at("out/manifest.json", trusted);
    snprintf(from, sizeof from, "%s", path_of("out/manifest.json"));
    snprintf(into, sizeof into, "%s", path_of("out/merged.json"));
    if (sheaf_batch_merge(manifests, 1, into, fuzz_report, NULL, &outputs) == SHEAF_OK)
        look_at("out/merged.json", trusted);
}

int
LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size)
{
    int how = size == 0 ? 0 : bytes[0];
    bool forged = how % FILES == 0 && ((how & SUMMED) != 0 || (how & EDITED) == 0);
    SheafExit status;

    if (good[0] == NULL)
        LLVMFuzzerInitialize(NULL, NULL);
    for (size_t i = 0; i < FILES; i++)
        put_file(names[i], good[i], good_size[i]);
    damage(how, bytes + (size > 0), size - (size > 0));
    fuzz_errors = 0;
    status = run(true);
    if ((status != SHEAF_OK && status != SHEAF_INTERRUPTED && fuzz_errors == 0) || status == SHEAF_INTERNAL)
        abort();
    if (fuzz_errors == 0)
        look(!forged);
    return 0;
}
