#ifndef TEMPLATE_LOADING_H
#define TEMPLATE_LOADING_H
/* What the files that compile a template share. */
#include "template/internal.h"

/*
 * Files that include others twice, which do so too, double at each step. The pages that come with the program include
 * at most 20 files of 100 KiB in all; all files of one template may be as large as one file may.
 */

/* A file that is compiled: it is hung in again wherever else it is included. */
typedef struct Included Included;
struct Included {
    const char *path;
    const Instruction *instruction;
    const char *const *needs;           /* the roles that it asks for; ends with a NULL */
    size_t files;
    guint64 bytes;
    Included *before;
};

typedef struct Loader {
    Template *tmpl;
    const TemplateFolder *folders;
    GHashTable *found;                          /* name -> path in these folders; the template's arena frees it */
    const char *theme;                          /* in place of "house"; NULL: none */
    Diags *diags;
    const char *stack[MOST_INCLUDE_DEPTH + 1];         /* files being included, for loops */
    size_t depth;
    /* files so far, and their bytes; one that is hung in again counts again, with those in it */
    size_t includes; guint64 included;
    Included *done;                             /* the last one */
    bool stopped;                               /* too many: that is told */
    GHashTable *expressions;                    /* text -> Part, of those that are right; as the next */
    xmlXPathContextPtr compiler;                /* of expressions, made with the first; the template's arena frees it */
    const XmlNode *prose;                       /* a part of a pack that is being compiled; NULL: a template */
    Arena *trees;                               /* of the files that are read; NULL: none yet. see trees_end() */
    bool keeps_trees;                           /* an instruction refers to what its file says */
    struct { const StyleValue *values; size_t count; } looks[8]; guint next_look;      /* last ones, which many share */
} Loader;

/* ---- load_files.c: what is not found is told, at `place` ---- */
/* The path of a file of the template folders; NULL. Lives as long as the template. */
const char *find_file(Loader *loader, const char *name, Place place);
/* The path of a theme; NULL. Lives as long as the template. */
const char *find_theme(Loader *loader, const char *name, Place place);
/* The theme with what it inherits; NULL. The template's arena holds it. */
Theme *load_theme_file(Loader *loader, const char *path, Place asked);
/* The theme that the template asks for, or the one that is asked for in its place. */
Theme *load_named_theme(Loader *loader, const XmlNode *root, const char *name);

/*
 * The tree of a file of the templates, or NULL, told. It stands until trees_end(): what is compiled has its own copies,
 * and a long table would be held twice.
 */
const XmlNode *load_tree(Loader *loader, InputKind kind, const char *path, Place asked);
/* Every file is compiled. Where an instruction refers to a tree, all of them live as long as the template. */
void trees_end(Loader *loader);

/* ---- compile.c ---- */
/* roles="casualties:flow support?": what is asked of the plan, of which kind; ? or `optional`: it may be without. */
const char *const *load_roles(Loader *loader, const XmlNode *root, bool optional);
/* An expression of XPath; one that is wrong is told and its part has none. */
Part compile_expression(Loader *loader, const char *source, Place place);
/* NULL: it is none, which is told. */
Instruction *compile_element(Loader *loader, const XmlNode *node, const char *parent_name);
/* The first of the instructions of all children, which are chained; NULL: there is none. `row`: of the parent. */
Instruction *compile_children(Loader *loader, const XmlNode *node, const ElementRow *row);

#endif
