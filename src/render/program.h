#ifndef RENDER_PROGRAM_H
#define RENDER_PROGRAM_H
/* Which program this is: its version, and the build of every part that is loaded (ELF build ids), libraries too. SHA-256 in hexadecimal, to be freed. */
char *program_digest(void);

#endif
