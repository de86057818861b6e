/* The options of batch and watch, held against each other. */
#include "cli/batch_asked.h"
#include <string.h>
#include <unistd.h>

void
batch_part_jobs(int argc, char **argv, GPtrArray *made)
{
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++)
        if (g_str_has_prefix(argv[i], "-j") && g_ascii_isdigit(argv[i][2])) {
            argv[i] = g_strconcat("--jobs=", argv[i] + 2, NULL);
            g_ptr_array_add(made, argv[i]);
        }
}

static bool
is_kind(const char *each)
{
    static const char *const kinds[] = { "area", "objective", "indicator", "meeting", NULL };

    return g_strv_contains(kinds, each) || (g_str_has_prefix(each, "record:") && each[strlen("record:")] != '\0');
}

static bool
fault(const Verb *verb, const char *sentence)
{
    usage(verb, "%s", sentence);
    return false;
}

bool
batch_asked_hold(const BatchAsked *o, const Common *common, int argc, char **argv, const Verb *verb)
{
    if (!common_output_named(common, o->output, verb) || (argc == 1 && !output_is_pdf(o->output, verb)))
        return false;
    if (argc == 2 && o->output != NULL && strchr(o->output, '{') != NULL)
        return fault(verb, "with a batch file, -o is the folder below which its outputs go, and no pattern");
    if (argc > 2) {
        usage(verb, "'%s' is not expected here", argv[2]);
        return false;
    }
    if (argc == 1 && (o->template_name == NULL || o->each == NULL))
        return fault(verb, "a batch file is needed, or --template and --each");
    if (argc == 2 && (o->template_name != NULL || o->each != NULL || o->only != NULL || o->where != NULL ||
                      o->lang != NULL || o->attach || o->writer != NULL || o->print.paper != NULL ||
                      o->print.impose != NULL || o->print.crop_marks || o->print.draft))
        return fault(verb, "with a batch file, what is made is said in it");
    if (o->each != NULL && !is_kind(o->each)) {
        usage(verb, "--each takes 'area', 'objective', 'indicator', 'meeting' or 'record:TYPE'%s", now_called(o->each));
        return false;
    }
    if (o->workers < 0 || o->time_limit < 0 || o->memory_limit < 0) {
        usage(verb, "--jobs, --time-limit and --memory-limit are numbers from 0");
        return false;
    }
    return true;
}

bool
batch_asked_anything(const BatchAsked *o)
{
    return o->template_name != NULL || o->output != NULL || o->shard != NULL || o->print.paper != NULL ||
           o->print.draft || o->attach || o->writer != NULL;
}

static unsigned
workers_of(const BatchAsked *o)
{
    return o->workers > 0 ? (unsigned)o->workers : (unsigned)MAX(1, sysconf(_SC_NPROCESSORS_ONLN));
}

bool
batch_asked_read(const BatchAsked *o, const char *file, SheafBatch *batch, SheafPrint *print, const Verb *verb)
{
    *batch = (SheafBatch){ .file = file,
                           .root = file == NULL ? NULL : o->output,
                           .job = { .template_name = o->template_name,
                                    .output = file == NULL ? o->output : NULL,
                                    .attach = o->attach },
                           .each = o->each,
                           .only = o->only,
                           .where = o->where,
                           .languages = o->lang,
                           .manifest = o->manifest,
                           .shard = o->shard,
                           .depfile = o->depfile,
                           .workers = workers_of(o),
                           .time_limit = o->time_limit,
                           .memory_limit = (size_t)o->memory_limit,
                           .explain = o->explain,
                           .prune = o->prune };
    return print_read(&o->print, print, &batch->job, verb) && writer_read(o->writer, &batch->job.writer, verb);
}

void
batch_asked_clear(BatchAsked *o)
{
    char **const texts[] = { &o->template_name, &o->each,  &o->only,    &o->where,    &o->lang,  &o->output,
                             &o->manifest,      &o->shard, &o->depfile, &o->progress, &o->writer };

    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        g_free(*texts[i]);
    print_clear(&o->print);
}
