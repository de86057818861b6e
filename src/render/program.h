#ifndef RENDER_PROGRAM_H
#define RENDER_PROGRAM_H
/* Which program this is. SHA-256 in hexadecimal, to be freed. */

/* Notes which libraries are loaded, before any module is opened. */
void program_begin(void);
/* Its version, and the build of every part that was loaded at program_begin() (ELF build ids), libraries too. */
char *program_digest(void);
/* The module that holds this table, and the libraries that it brought along; NULL when they are part of the program. */
char *program_module_digest(const void *table);

#endif
