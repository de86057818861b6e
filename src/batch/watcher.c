/* One inotify watch a folder, with the names in it that matter. */
#include "batch/watcher.h"
#include "base/diag_batch.h"
#include <errno.h>
#include <limits.h>
#include <stdint.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>
#include "read/folder.h"

enum {
    LINKS_FOLLOWED = 40,                    /* from link to link: the kernel follows no more (path_resolution(7)) */
    TRIES = 16
};

/* A folder that is watched. */
typedef struct WatchedFolder {
    char *path;
    bool whole;                         /* every name in it matters */
    GHashTable *names;                  /* those that do */
    unsigned look;                      /* when it was named last */
} WatchedFolder;

struct Watcher {
    int fd;
    GHashTable *folders;                /* watch descriptor -> WatchedFolder */
    unsigned look;
    GPtrArray *unwatched;               /* folders that cannot be watched */
    int why;                            /* errno of the first of them */
    bool full;                          /* the kernel's limit is reached */
};

static const uint32_t seen = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_ATTRIB |
                             IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;

static void
free_watched(void *data)
{
    WatchedFolder *watched = data;

    g_hash_table_unref(watched->names);
    g_free(watched->path);
    g_free(watched);
}

Watcher *
watcher_new(Diags *diags)
{
    int fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    Watcher *watcher;

    if (fd < 0) {
        diag_report(diags, DIAG_WATCH_NONE, (Place){ 0 }, g_strerror(errno), NULL);
        return NULL;
    }
    watcher = g_new0(Watcher, 1);
    watcher->fd = fd;
    watcher->folders = g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL, free_watched);
    watcher->unwatched = g_ptr_array_new_with_free_func(g_free);
    return watcher;
}

void
watcher_free(Watcher *watcher)
{
    if (watcher == NULL)
        return;
    close(watcher->fd);
    g_hash_table_unref(watcher->folders);
    g_ptr_array_unref(watcher->unwatched);
    g_free(watcher);
}

int
watcher_fd(const Watcher *watcher)
{
    return watcher->fd;
}

/* ---- naming what is to be seen ---- */

void
watcher_open(Watcher *watcher)
{
    watcher->look++;
    watcher->full = false;
    g_ptr_array_set_size(watcher->unwatched, 0);
}

/* Absolute, and without a slash at its end; ".." stays, since a link may stand before it. */
static char *
whole_path(const char *path)
{
    g_autofree char *here = g_path_is_absolute(path) ? NULL : g_get_current_dir();
    char *whole = here == NULL ? g_strdup(path) : g_build_filename(here, path, NULL);

    for (size_t length = strlen(whole); length > 1 && whole[length - 1] == '/'; length--)
        whole[length - 1] = '\0';
    return whole;
}

static void
note_unwatched(Watcher *watcher, const char *folder, int why)
{
    watcher->full = watcher->full || why == ENOSPC;
    if (watcher->unwatched->len == 0 || why == ENOSPC)
        watcher->why = why;
    if (!g_ptr_array_find_with_equal_func(watcher->unwatched, folder, g_str_equal, NULL))
        g_ptr_array_add(watcher->unwatched, g_strdup(folder));
}

/* The folder as a watched; NULL when there is none, or none that can be watched. */
static WatchedFolder *
watched_at(Watcher *watcher, const char *folder)
{
    int number = inotify_add_watch(watcher->fd, folder, seen);
    WatchedFolder *watched = number < 0 ? NULL : g_hash_table_lookup(watcher->folders, GINT_TO_POINTER(number));

    if (number < 0) {
        if (errno != ENOENT && errno != ENOTDIR)
            note_unwatched(watcher, folder, errno);
        return NULL;
    }
    if (watched == NULL) {
        watched = g_new0(WatchedFolder, 1);
        watched->names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        g_hash_table_insert(watcher->folders, GINT_TO_POINTER(number), watched);
    }
    if (watched->look != watcher->look) {
        g_free(watched->path);
        watched->path = g_strdup(folder);
        watched->whole = false;
        g_hash_table_remove_all(watched->names);
        watched->look = watcher->look;
    }
    return watched;
}

/*
 * The name of `path` in its folder; where that is missing, its name in its own, and so on up. True when the folder
 * itself is there.
 */
static bool
watch_upwards(Watcher *watcher, const char *path)
{
    g_autofree char *below = g_strdup(path);
    bool first = true;

    for (;; first = false) {
        g_autofree char *folder = g_path_get_dirname(below), *name = g_path_get_basename(below);
        WatchedFolder *watched = watched_at(watcher, folder);

        if (watched != NULL) {
            g_hash_table_add(watched->names, g_steal_pointer(&name));
            /* it may have come before its folder was watched */
            return first || !g_file_test(below, G_FILE_TEST_IS_DIR);
        }
        if (strcmp(folder, below) == 0)
            return true;
        g_free(below);
        below = g_steal_pointer(&folder);
    }
}

static void
watch_name(Watcher *watcher, const char *path)
{
    for (int i = 0; i < TRIES && !watch_upwards(watcher, path); i++)
        continue;
}

static void
file_at(Watcher *watcher, const char *path, int links)
{
    g_autofree char *target = NULL, *folder = NULL, *next = NULL;

    watch_name(watcher, path);
    target = g_file_read_link(path, NULL);
    if (target == NULL || links == LINKS_FOLLOWED)
        return;
    folder = g_path_get_dirname(path);
    next = g_path_is_absolute(target) ? g_steal_pointer(&target) : g_build_filename(folder, target, NULL);
    file_at(watcher, next, links + 1);
}

void
watcher_file(Watcher *watcher, const char *path)
{
    g_autofree char *whole = whole_path(path);

    file_at(watcher, whole, 0);
}

static void
watch_name_below(Watcher *watcher, const char *folder, const char *name)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);

    watch_name(watcher, path);
}

/*
 * The folder is watched before it is listed: what appears meanwhile is in the list or is seen. Where links lead round,
 * the folder is the same watched again. It is closed before those below are opened: they may be more than descriptors.
 */
static void
folder_at(Watcher *watcher, const char *path)
{
    WatchedFolder *watched = watched_at(watcher, path);
    g_autoptr(GPtrArray) below = NULL;
    GDir *dir;
    const char *name;

    if (watched == NULL || watched->whole)
        return;
    watched->whole = true;
    errno = 0;
    dir = g_dir_open(path, 0, NULL);
    if (dir == NULL && errno != ENOENT && errno != ENOTDIR)
        note_unwatched(watcher, path, errno);
    below = g_ptr_array_new_with_free_func(g_free);
    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *entry = g_build_filename(path, name, NULL);

        if (g_file_test(entry, G_FILE_TEST_IS_SYMLINK))
            file_at(watcher, entry, 0);
        if (folder_is_project(entry))
            watch_name_below(watcher, entry, "data");
        else if (g_file_test(entry, G_FILE_TEST_IS_DIR))
            g_ptr_array_add(below, g_steal_pointer(&entry));
    }
    if (dir != NULL)
        g_dir_close(dir);
    for (guint i = 0; i < below->len; i++)
        folder_at(watcher, g_ptr_array_index(below, i));
}

void
watcher_tree(Watcher *watcher, const char *path)
{
    g_autofree char *whole = whole_path(path);

    file_at(watcher, whole, 0);
    folder_at(watcher, whole);
}

static gboolean
is_forgotten(void *number, void *data, void *user)
{
    const Watcher *watcher = user;
    const WatchedFolder *watched = data;

    if (watched->look == watcher->look)
        return FALSE;
    inotify_rm_watch(watcher->fd, GPOINTER_TO_INT(number));
    return TRUE;
}

bool
watcher_close(Watcher *watcher, Diags *diags)
{
    g_hash_table_foreach_remove(watcher->folders, is_forgotten, watcher);
    if (watcher->unwatched->len > 0)
        diag_report(diags, watcher->full ? DIAG_WATCH_LIMIT : DIAG_WATCH_UNABLE, (Place){ 0 },
                    g_ptr_array_index(watcher->unwatched, 0), g_strerror(watcher->why), NULL);
    return !watcher->full;
}

/* ---- what has happened ---- */

static bool
is_of_interest(const char *name)
{
    if (name[0] == '#' || g_str_has_prefix(name, ".#") || g_str_has_suffix(name, "~"))
        return false;
    return name[0] != '.' || g_str_has_suffix(name, ".xml");
}

/* A file that is made by being written is heard of again when it is whole; a link is whole at once. */
static bool
is_being_written(const char *path)
{
    struct stat info;

    return lstat(path, &info) == 0 && S_ISREG(info.st_mode) && info.st_nlink == 1;
}

static void
note_change(GPtrArray *changed, const char *path)
{
    if (!g_ptr_array_find_with_equal_func(changed, path, g_str_equal, NULL))
        g_ptr_array_add(changed, g_strdup(path));
}

static bool
matters(const WatchedFolder *watched, const struct inotify_event *event, GPtrArray *changed)
{
    g_autofree char *path = NULL;

    if (event->len == 0) {
        if ((event->mask & (IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT)) == 0)
            return false;               /* of the folder itself: its name in its own folder tells the rest */
        note_change(changed, watched->path);
        return true;
    }
    if (!g_hash_table_contains(watched->names, event->name) && !(watched->whole && is_of_interest(event->name)))
        return false;
    path = g_build_filename(watched->path, event->name, NULL);
    if ((event->mask & IN_CREATE) != 0 && is_being_written(path))
        return false;
    note_change(changed, path);
    return true;
}

static bool
take(Watcher *watcher, const struct inotify_event *event, GPtrArray *changed)
{
    const WatchedFolder *watched = g_hash_table_lookup(watcher->folders, GINT_TO_POINTER(event->wd));
    bool news = (event->mask & IN_Q_OVERFLOW) != 0 || (watched != NULL && matters(watched, event, changed));

    if ((event->mask & IN_IGNORED) != 0)
        g_hash_table_remove(watcher->folders, GINT_TO_POINTER(event->wd));
    return news;
}

bool
watcher_read(Watcher *watcher, GPtrArray *changed)
{
    union {
        struct inotify_event event;     /* for its alignment */
        char bytes[64 * (sizeof(struct inotify_event) + NAME_MAX + 1)];
    } buffer;
    bool news = false;
    ssize_t length;

    while ((length = read(watcher->fd, buffer.bytes, sizeof buffer.bytes)) > 0)
        for (ssize_t at = 0; at < length;) {
            struct inotify_event *event = (struct inotify_event *)(void *)(buffer.bytes + at);

            news = take(watcher, event, changed) || news;
            at += (ssize_t)(sizeof *event + event->len);
        }
    return news;
}
