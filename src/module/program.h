#ifndef MODULE_PROGRAM_H
#define MODULE_PROGRAM_H

/*
 * A path beside the program's own file, which is found by /proc/self/exe: "../share" of /usr/bin/sheaf is /usr/share.
 * To be freed with g_free(); NULL where the system does not tell where the program is (no /proc).
 */
char *program_beside(const char *path);

#endif
