#ifndef RENDER_FOLDERS_H
#define RENDER_FOLDERS_H
/* Whole folders: what is made in passing, and goes again. */
#include <stdbool.h>

/* Files and folders in it, links as what they lead to; false where something could not be copied (errno). */
bool folder_copy(const char *from, const char *to);
/* With all that is in it; links are taken away and not followed. */
void folder_remove(const char *path);

#endif
