/* An entry a language: the files that its words are in, and the catalogue once they were read. */
#include "render/words.h"
#include <string.h>
#include <sys/stat.h>
#include "lang/check.h"
#include "read/words.h"

typedef struct Entry {
    char *language;
    GPtrArray *paths;                   /* the first file, and those that fill it up */
    bool own;                           /* the first is of the project's data folder */
    Catalogue *catalogue;               /* NULL: not read, or faulty */
    Diags *faults;                      /* NULL: none */
} Entry;

struct Words {
    GPtrArray *entries;
    Diags *untold;                      /* warnings */
};

static void
free_entry(void *data)
{
    Entry *entry = data;

    g_free(entry->language);
    g_ptr_array_unref(entry->paths);
    catalogue_free(entry->catalogue);
    diags_free(entry->faults);
    g_free(entry);
}

static void
free_catalogue(void *catalogue)
{
    catalogue_free(catalogue);
}

static bool
is_same_folder(const char *one, const char *other)
{
    struct stat a, b;

    return stat(one, &a) == 0 && stat(other, &b) == 0 && a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

/* ---- which there are ---- */

static Entry *
add_entry(Words *words, const char *language, bool own)
{
    Entry *entry = g_new0(Entry, 1);

    entry->language = g_strdup(language);
    entry->paths = g_ptr_array_new_with_free_func(g_free);
    entry->own = own;
    g_ptr_array_add(words->entries, entry);
    return entry;
}

/* What comes with the program fills up the project's own of exactly that language. */
static Entry *
find_same(const Words *words, const char *language)
{
    for (guint i = 0; i < words->entries->len; i++) {
        Entry *entry = g_ptr_array_index(words->entries, i);

        if (strcmp(entry->language, language) == 0)
            return entry;
    }
    return NULL;
}

static void
add_path(Words *words, const char *language, const char *path, bool own)
{
    Entry *entry = own ? NULL : find_same(words, language);

    if (entry == NULL)
        entry = add_entry(words, language, own);
    g_ptr_array_add(entry->paths, g_strdup(path));
}

/* A file whose start does not tell what it is: what is wrong with it is told at once, as it may be any language. */
static void
add_untold(Words *words, const char *path, bool own, Diags *diags)
{
    g_autoptr(GPtrArray) read = g_ptr_array_new_with_free_func(free_catalogue);

    words_read(path, read, diags);
    if (read->len > 0 && catalogue_language(g_ptr_array_index(read, 0)) != NULL)
        add_path(words, catalogue_language(g_ptr_array_index(read, 0)), path, own);
}

static void
add_folder(Words *words, const char *folder, bool own, Diags *diags)
{
    g_autoptr(GArray) files = words_files(folder);

    for (guint i = 0; i < files->len; i++) {
        const WordsFile *file = &g_array_index(files, WordsFile, i);

        if (file->language != NULL)
            add_path(words, file->language, file->path, own);
        else
            add_untold(words, file->path, own, diags);
    }
}

Words *
words_new(const char *data, const char *templates, Diags *diags)
{
    Words *words = g_new0(Words, 1);

    words->entries = g_ptr_array_new_with_free_func(free_entry);
    words->untold = diags_new();
    add_folder(words, data, true, diags);
    for (size_t i = 0; i < 2 && templates != NULL; i++) {
        g_autofree char *folder = i == 0 ? g_strdup(templates) : g_build_filename(templates, "..", "data", NULL);

        if (g_file_test(folder, G_FILE_TEST_IS_DIR) && !is_same_folder(folder, data))
            add_folder(words, folder, false, diags);
    }
    return words;
}

void
words_free(Words *words)
{
    if (words == NULL)
        return;
    g_ptr_array_unref(words->entries);
    diags_free(words->untold);
    g_free(words);
}

/* ---- reading ---- */

/* A file that was a catalogue a moment ago, when the folder was looked through. */
static Catalogue *
read_paths(const Entry *entry, Diags *diags)
{
    g_autoptr(GPtrArray) read = g_ptr_array_new_with_free_func(free_catalogue);
    bool whole = true;

    for (guint i = 0; i < entry->paths->len; i++)
        whole &= words_read(g_ptr_array_index(entry->paths, i), read, diags);
    if (!whole || read->len == 0)
        return NULL;
    for (guint i = 1; i < read->len; i++)
        catalogue_complete(g_ptr_array_index(read, 0), g_ptr_array_index(read, i));
    return g_ptr_array_steal_index(read, 0);
}

static const Catalogue *open_entry(Words *words, Entry *entry, Diags *diags);

/* The first whose language begins the tag. */
static Entry *
find_entry(const Words *words, const char *tag)
{
    for (guint i = 0; i < words->entries->len; i++) {
        Entry *entry = g_ptr_array_index(words->entries, i);
        size_t length = strlen(entry->language);

        if (strncmp(entry->language, tag, length) == 0 && (tag[length] == '\0' || tag[length] == '-'))
            return entry;
    }
    return NULL;
}

/* The project's own is held against the English one, which tells what a message is given. */
static void
check_own(Words *words, const Entry *entry)
{
    Entry *english = find_entry(words, "en");
    g_autoptr(Diags) faults = diags_new();              /* of the English one: told by whoever asks for it */
    const Catalogue *reference = english == NULL    ? NULL
                                 : english == entry ? entry->catalogue
                                                    : open_entry(words, english, faults);

    catalogue_check_arguments(entry->catalogue, reference, words->untold);
}

static const Catalogue *
open_entry(Words *words, Entry *entry, Diags *diags)
{
    g_autoptr(Diags) found = diags_new();

    if (entry->catalogue == NULL && entry->faults == NULL) {
        entry->catalogue = read_paths(entry, found);
        if (diags_failed(found))
            entry->faults = g_steal_pointer(&found);
        else
            diags_append(words->untold, found);
        if (entry->catalogue != NULL && entry->own)
            check_own(words, entry);
    }
    if (entry->faults != NULL)
        diags_append(diags, entry->faults);
    return entry->catalogue;
}

bool
words_read_all(Words *words, Diags *diags)
{
    size_t errors = diags_count(diags, SEVERITY_ERROR);

    for (guint i = 0; i < words->entries->len; i++)
        open_entry(words, g_ptr_array_index(words->entries, i), diags);
    return diags_count(diags, SEVERITY_ERROR) == errors;
}

void
words_tell(Words *words, Diags *diags)
{
    diags_append(diags, words->untold);
    diags_free(words->untold);
    words->untold = diags_new();
}

const Catalogue *
words_find(Words *words, const char *tag, Diags *diags)
{
    Entry *entry = find_entry(words, tag);

    return entry == NULL ? NULL : open_entry(words, entry, diags);
}

void
words_near(const Words *words, const char *tag, Diags *diags)
{
    g_autoptr(GPtrArray) languages = g_ptr_array_new();

    for (guint i = 0; words != NULL && i < words->entries->len; i++)
        g_ptr_array_add(languages, ((const Entry *)g_ptr_array_index(words->entries, i))->language);
    diag_near(diags, tag, (const char *const *)languages->pdata, languages->len);
}

void
words_each(const Words *words, void (*each)(const Catalogue *catalogue, void *data), void *data)
{
    for (guint i = 0; i < words->entries->len; i++) {
        const Entry *entry = g_ptr_array_index(words->entries, i);

        if (entry->catalogue != NULL)
            each(entry->catalogue, data);
    }
}
