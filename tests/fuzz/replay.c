/*
 * Runs a fuzz target over every file of a folder, in the order of their names: TARGET FOLDER. Prints how many there
 * were.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size);

static void
replay(const char *folder, const char *name)
{
    static unsigned char bytes[1 << 20];
    char path[1024];
    FILE *stream;
    size_t size;

    snprintf(path, sizeof path, "%s/%s", folder, name);
    stream = fopen(path, "rb");
    if (stream == NULL)
        abort();
    size = fread(bytes, 1, sizeof bytes, stream);
    fclose(stream);
    LLVMFuzzerTestOneInput(bytes, size);
}

int
main(int argc, char **argv)
{
    struct dirent **entries;
    int count = argc < 2 ? -1 : scandir(argv[1], &entries, NULL, alphasort), done = 0;

    for (int i = 0; i < count; i++) {
        if (entries[i]->d_name[0] != '.') {
            replay(argv[1], entries[i]->d_name);
            done++;
        }
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
    printf("%s: %d\n", argc < 2 ? "replay" : argv[1], done);
    return done > 0 ? 0 : 1;
}
