/*
 * A foreign outline below the entry of ours that leads to the annex (ISO 32000-1, 12.3.3). That entry stays closed when
 * it had nothing below it, so that our outline keeps its length.
 */
#include "annex/pass.h"
#include <string.h>

/* indices; -1: none. shown: below it when it is open */
typedef struct Item { int number, parent, previous, next, first, last, shown; } Item;

/* ---- our entry ---- */

enum { LEVELS = 32, SIBLINGS = 1000000 }; /* our own outlines have fewer */

typedef struct Search { Host *host; int page; const Object *title; int by_page; } Search;

static bool
leads_to(const Search *search, const Object *entry)
{
    const Object *destination = host_get(search->host, entry, "Dest");

    return destination->kind == OBJECT_ARRAY && destination->length > 0 &&
           destination->items[0]->number == search->page;
}

static bool
is_called(const Search *search, const Object *entry)
{
    const Object *title = host_get(search->host, entry, "Title");

    return title->kind == OBJECT_STRING && search->title->kind == OBJECT_STRING &&
           title->length == search->title->length && memcmp(title->bytes, search->title->bytes, title->length) == 0;
}

static int
search_from(Search *search, int number, int depth)
{
    int found = 0;

    for (int guard = 0; number != 0 && found == 0 && depth < LEVELS && guard < SIBLINGS; guard++) {
        const Object *entry = host_object(search->host, number);

        if (leads_to(search, entry)) {
            search->by_page = search->by_page == 0 ? number : search->by_page;
            found = is_called(search, entry) ? number : 0;
        }
        if (found == 0)
            found = search_from(search, object_find(entry, "First")->number, depth + 1);
        number = object_find(entry, "Next")->number;
    }
    return found;
}

/*
 * The entry with the annex's title that leads to its first page, else the first that leads there, else the outline
 * itself.
 */
static int
find_entry(Copy *copy)
{
    Host *host = copy->all->host;
    int root = object_find(host_object(host, host_root(host)), "Outlines")->number, found;
    g_autoptr(GString) title = g_string_new(NULL);
    Search search = { host, page_object(copy, 0), &object_null, 0 };

    if (copy->annex->title != NULL) {
        ObjectLexer lexer = { .arena = copy->all->arena };

        put_text_string(title, copy->annex->title);
        lexer.reader = (TokenReader){ title->str, title->str + title->len };
        search.title = object_lex(&lexer);
    }
    found = search_from(&search, object_find(host_object(host, root), "First")->number, 0);
    return found != 0 ? found : search.by_page != 0 ? search.by_page : root;
}

/* ---- their entries ---- */

static void
append_kid(Item *items, int parent, int kid)
{
    items[kid].parent = parent;
    items[kid].previous = items[parent].last;
    if (items[parent].last >= 0)
        items[items[parent].last].next = kid;
    else
        items[parent].first = kid;
    items[parent].last = kid;
}

/*
 * Index `count` stands for our entry. A level that is left out between two entries does not matter: levels come from
 * nesting.
 */
static Item *
link_items(Copy *copy, size_t count)
{
    const ForeignPdf *f = copy->foreign;
    Item *items = g_new(Item, count + 1);
    g_autofree int *last_at = g_new(int, count + 2);

    for (size_t i = 0; i <= count; i++)
        items[i] = (Item){ i < count ? writer_add(copy->all->writer) : 0, -1, -1, -1, -1, -1, 0 };
    last_at[0] = (int)count;
    for (size_t i = 0; i < count; i++) {
        int level = g_array_index(f->outline, ForeignEntry, i).level;

        append_kid(items, last_at[level - 1], (int)i);
        last_at[level] = (int)i;
    }
    for (size_t i = count; i-- > 0;)
        items[items[i].parent].shown += 1 + (g_array_index(f->outline, ForeignEntry, i).open ? items[i].shown : 0);
    return items;
}

static void
put_step(GString *out, const char *key, const Item *items, int index)
{
    if (index >= 0)
        g_string_append_printf(out, " /%s %d 0 R", key, items[index].number);
}

static void
write_item(Copy *copy, const Item *items, int index)
{
    const ForeignEntry *entry = &g_array_index(copy->foreign->outline, ForeignEntry, index);
    const Item *item = &items[index];
    const Object *element = object_find(entry->dict, "SE");
    g_autoptr(GString) out = g_string_new("<< /Title ");

    put_text_string(out, entry->title);
    put_step(out, "Parent", items, item->parent);
    put_step(out, "Prev", items, item->previous);
    put_step(out, "Next", items, item->next);
    put_step(out, "First", items, item->first);
    put_step(out, "Last", items, item->last);
    if (item->shown > 0)
        g_string_append_printf(out, " /Count %d", entry->open ? item->shown : -item->shown);
    if (entry->has_place)
        put_place(copy, g_string_append(out, " /Dest"), &entry->place);
    if (object_find(entry->dict, "F")->kind == OBJECT_INTEGER)
        copy_put_entry(copy, out, "F", object_find(entry->dict, "F"));
    if (object_find(entry->dict, "C")->kind == OBJECT_ARRAY)
        copy_put_entry(copy, out, "C", object_find(entry->dict, "C"));
    if (element->kind == OBJECT_REFERENCE && g_hash_table_contains(copy->kinds, GINT_TO_POINTER(element->number)))
        copy_put_entry(copy, out, "SE", element);
    g_string_append(out, " >>");
    writer_object(copy->all->writer, item->number, out->str, out->len);
}

/* ---- joining ---- */

static void
put_changed(Host *host, int number, const char *const *keys, const char *added)
{
    g_autoptr(GString) out = g_string_new(NULL);

    put_entries_but(out, host_object(host, number), keys);
    g_string_append_printf(out, "%s >>", added);
    host_replace(host, number, out);
}

/* What an open entry shows more, those above it show too. */
static void
raise_counts(Host *host, int number, int more)
{
    static const char *const count_key[] = { "Count", NULL };

    for (int guard = 0; number != 0 && guard < 64; guard++) {
        const Object *dict = host_object(host, number);
        int count = (int)object_integer(object_find(dict, "Count"), 0);
        /* the outline itself is never closed */
        bool open = count > 0 || object_find(dict, "Title")->kind == OBJECT_NULL;
        int parent = object_find(dict, "Parent")->number;
        g_autofree char *text = g_strdup_printf(" /Count %d", open ? count + more : count - more);

        put_changed(host, number, count_key, text);
        number = open ? parent : 0;
    }
}

/* The first of theirs comes after the last that our entry has below it, if any. */
static void
join(Copy *copy, int entry, Item *items, size_t count)
{
    static const char *const next_key[] = { "Next", NULL }, *const ends[] = { "Last", NULL },
                             *const both[] = { "First", "Last", NULL };
    Host *host = copy->all->host;
    int last = object_find(host_object(host, entry), "Last")->number,
        first_of_theirs = items[items[count].first].number, last_of_theirs = items[items[count].last].number;
    g_autofree char *next = g_strdup_printf(" /Next %d 0 R", first_of_theirs),
                    *end = g_strdup_printf(" /Last %d 0 R", last_of_theirs);
    g_autofree char *whole = g_strdup_printf(" /First %d 0 R /Last %d 0 R", first_of_theirs, last_of_theirs);

    if (last > 0 && last < host_count(host))
        put_changed(host, last, next_key, next);
    put_changed(host, entry, last > 0 ? ends : both, last > 0 ? end : whole);
    raise_counts(host, entry, items[count].shown);
}

void
outline_write(Copy *copy)
{
    size_t count = copy->foreign->outline->len;
    int entry = find_entry(copy);
    g_autofree Item *items = NULL;

    if (count == 0 || entry == 0)
        return;
    items = link_items(copy, count);
    items[count].number = entry;
    for (size_t i = 0; i < count; i++)
        write_item(copy, items, (int)i);
    join(copy, entry, items, count);
}
