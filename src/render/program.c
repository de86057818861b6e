/* The program by the notes that the linker has put into it and its libraries. */
#define _GNU_SOURCE
#include "render/program.h"
#include <glib.h>
#include <link.h>
#include <stdbool.h>
#include <string.h>
#include <sys/auxv.h>

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

/* The kernel lays an object of its own beside the libraries (vdso(7)); nodes with other kernels still run the same program. */
static bool
is_of_kernel(const struct dl_phdr_info *object)
{
    unsigned long at = getauxval(AT_SYSINFO_EHDR);

    return at != 0 && object->dlpi_addr == at;
}

static int
add_object(struct dl_phdr_info *object, size_t size, void *data)
{
    g_autofree char *name = g_path_get_basename(object->dlpi_name);

    (void)size;
    if (is_of_kernel(object))
        return 0;
    g_checksum_update(data, (const guchar *)name, -1);
    for (size_t i = 0; i < object->dlpi_phnum; i++)
        if (object->dlpi_phdr[i].p_type == PT_NOTE)
            add_notes(data, (const guint8 *)(object->dlpi_addr + object->dlpi_phdr[i].p_vaddr), object->dlpi_phdr[i].p_memsz);
    return 0;
}

char *
program_digest(void)
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);

    g_checksum_update(sum, (const guchar *)SHEAF_VERSION, -1);
    dl_iterate_phdr(add_object, sum);
    return g_strdup(g_checksum_get_string(sum));
}
