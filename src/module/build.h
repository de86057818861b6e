#ifndef MODULE_BUILD_H
#define MODULE_BUILD_H

/* A digest of all objects that modules are linked from. The Makefile writes it; the program and each module hold it. */
extern const char module_build[];

#endif
