#ifndef RENDER_LIMITS_H
#define RENDER_LIMITS_H
/*
 * What the system lets a process take. GLib ends a process where memory or a thread cannot be had; after sheaf_begin()
 * that is told first, by a process that was forked since with its exit status alone: whoever forked it tells the rest.
 */

typedef enum LastExit { EXIT_NO_MEMORY = 71, EXIT_NO_THREAD = 72 } LastExit;

#endif
