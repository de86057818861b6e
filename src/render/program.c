/*
 * The program by the notes that the linker has put into it and its libraries. Libraries that are opened later belong
 * to what is made with them, and to nothing else: the digest of the program is that of what was there when it began,
 * so that it does not depend on what was made before.
 */
#define _GNU_SOURCE
#include "render/program.h"
#include <glib.h>
#include <link.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/auxv.h>

/* What is loaded, in the order of the linker, and whether it was so when the program began. */
typedef struct Loaded {
    struct dl_phdr_info object;
    char *name;                         /* without its folder; "." is the program */
    bool taken;
} Loaded;

static size_t
padded(size_t size)
{
    return (size + 3) & ~(size_t)3;
}

/* ELF, "Note section": three words, a name and a description, both padded to four bytes. */
static void
add_notes(GChecksum *sum, const guint8 *at, size_t size)
{
    while (size >= sizeof(ElfW(Nhdr))) {
        ElfW(Nhdr) note;
        size_t name, description;

        memcpy(&note, at, sizeof note);
        name = padded(note.n_namesz);
        description = padded(note.n_descsz);
        if (name > size - sizeof note || description > size - sizeof note - name)
            return;
        if (note.n_type == NT_GNU_BUILD_ID && note.n_namesz == 4 && memcmp(at + sizeof note, "GNU", 4) == 0)
            g_checksum_update(sum, at + sizeof note + name, (gssize)note.n_descsz);
        at += sizeof note + name + description;
        size -= sizeof note + name + description;
    }
}

static void
add_object(GChecksum *sum, const Loaded *loaded)
{
    const struct dl_phdr_info *object = &loaded->object;

    g_checksum_update(sum, (const guchar *)loaded->name, -1);
    for (size_t i = 0; i < object->dlpi_phnum; i++)
        if (object->dlpi_phdr[i].p_type == PT_NOTE)
            add_notes(sum, (const guint8 *)(object->dlpi_addr + object->dlpi_phdr[i].p_vaddr),
                      object->dlpi_phdr[i].p_memsz);
}

/*
 * The kernel lays an object of its own beside the libraries (vdso(7)); nodes with other kernels still run the same
 * program.
 */
static bool
is_of_kernel(const struct dl_phdr_info *object)
{
    unsigned long at = getauxval(AT_SYSINFO_EHDR);

    return at != 0 && object->dlpi_addr == at;
}

static int
note_object(struct dl_phdr_info *object, size_t size, void *data)
{
    Loaded loaded = { *object, NULL, false };

    (void)size;
    if (is_of_kernel(object))
        return 0;
    loaded.name = g_path_get_basename(object->dlpi_name);
    g_array_append_val((GArray *)data, loaded);
    return 0;
}

static void
clear_loaded(void *loaded)
{
    g_free(((Loaded *)loaded)->name);
}

static GArray *
list_loaded(void)
{
    GArray *all = g_array_new(FALSE, FALSE, sizeof(Loaded));

    g_array_set_clear_func(all, clear_loaded);
    dl_iterate_phdr(note_object, all);
    return all;
}

/* What was there when the program began, noted once. */
static const GArray *
at_start(void)
{
    static gsize noted;

    if (g_once_init_enter(&noted))
        g_once_init_leave(&noted, (gsize)list_loaded());
    return (const GArray *)noted;
}

void
program_begin(void)
{
    at_start();
}

char *
program_digest(void)
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    const GArray *loaded = at_start();

    g_checksum_update(sum, (const guchar *)SHEAF_VERSION, -1);
    for (guint i = 0; i < loaded->len; i++)
        add_object(sum, &g_array_index(loaded, Loaded, i));
    return g_strdup(g_checksum_get_string(sum));
}

/* ---- what was opened later ---- */

static bool
holds(const Loaded *loaded, const void *address)
{
    const struct dl_phdr_info *object = &loaded->object;

    for (size_t i = 0; i < object->dlpi_phnum; i++) {
        uintptr_t start = (uintptr_t)(object->dlpi_addr + object->dlpi_phdr[i].p_vaddr);

        if (object->dlpi_phdr[i].p_type == PT_LOAD && (uintptr_t)address - start < object->dlpi_phdr[i].p_memsz)
            return true;
    }
    return false;
}

static bool
was_at_start(const Loaded *loaded)
{
    const GArray *before = at_start();

    for (guint i = 0; i < before->len; i++)
        if (g_array_index(before, Loaded, i).object.dlpi_addr == loaded->object.dlpi_addr)
            return true;
    return false;
}

static void
take_named(GArray *all, GPtrArray *taken, const char *name)
{
    for (guint i = 0; i < all->len; i++) {
        Loaded *loaded = &g_array_index(all, Loaded, i);

        if (loaded->taken || strcmp(loaded->name, name) != 0)
            continue;
        loaded->taken = true;
        g_ptr_array_add(taken, loaded);
    }
}

/*
 * The libraries that an object names itself. Most linkers leave the address of the names as it is in memory, some as
 * it was in the file, where it lies below that of the object.
 */
static void
take_needed(GArray *all, GPtrArray *taken, const Loaded *loaded)
{
    const struct dl_phdr_info *object = &loaded->object;
    const ElfW(Dyn) *entries = NULL;
    const char *names = NULL;

    for (size_t i = 0; i < object->dlpi_phnum; i++)
        if (object->dlpi_phdr[i].p_type == PT_DYNAMIC)
            entries = (const ElfW(Dyn) *)(object->dlpi_addr + object->dlpi_phdr[i].p_vaddr);
    for (const ElfW(Dyn) *e = entries; e != NULL && e->d_tag != DT_NULL; e++)
        if (e->d_tag == DT_STRTAB)
            names =
                (const char *)(e->d_un.d_ptr < object->dlpi_addr ? object->dlpi_addr + e->d_un.d_ptr : e->d_un.d_ptr);
    for (const ElfW(Dyn) *e = entries; names != NULL && e->d_tag != DT_NULL; e++)
        if (e->d_tag == DT_NEEDED)
            take_named(all, taken, names + e->d_un.d_val);
}

static int
compare_loaded(const void *left, const void *right)
{
    return strcmp((*(const Loaded *const *)left)->name, (*(const Loaded *const *)right)->name);
}

/* In the order of their names: that of the linker depends on what was opened before. */
char *
program_module_digest(const void *table)
{
    g_autoptr(GArray) all = list_loaded();
    g_autoptr(GPtrArray) taken = g_ptr_array_new();
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);

    for (guint i = 0; i < all->len; i++)
        g_array_index(all, Loaded, i).taken = was_at_start(&g_array_index(all, Loaded, i));
    for (guint i = 0; i < all->len && taken->len == 0; i++)
        if (holds(&g_array_index(all, Loaded, i), table))
            take_named(all, taken, g_array_index(all, Loaded, i).name);
    if (taken->len == 0)
        return NULL;
    for (guint i = 0; i < taken->len; i++)
        take_needed(all, taken, g_ptr_array_index(taken, i));
    g_ptr_array_sort(taken, compare_loaded);
    for (guint i = 0; i < taken->len; i++)
        add_object(sum, g_ptr_array_index(taken, i));
    return g_strdup(g_checksum_get_string(sum));
}
