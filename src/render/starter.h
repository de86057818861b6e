#ifndef RENDER_STARTER_H
#define RENDER_STARTER_H
/* The files of a new project, by their paths in it; the last has no name. */
typedef struct StarterFile { const char *name, *text; } StarterFile;
extern const StarterFile starter_files[];

#endif
