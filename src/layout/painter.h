#ifndef LAYOUT_PAINTER_H
#define LAYOUT_PAINTER_H
/* What the files that paint share. */
#include "layout/box.h"

typedef struct Painter {
    Layout *layout;
    PageBuilder *page;
    StructNode *open;           /* sequence that is open */
    bool is_open;
    const Paragraph *word_in; uint32_t word;    /* the last word that lines part, and its Span */
    StructNode *word_span;
    const char *word_read;                      /* as which its open sequence is read; NULL: none is open */
    bool mute;                  /* inside an artifact: everything is one */
    /* in a table's head that was painted before: what stands there is no place of its own */
    bool repeated;
    /* the paragraph being painted that holds items beside other words, and in what it stands; NULL: none */
    const DocNode *mixed; StructNode *around;
} Painter;

/* ---- tag.c ---- */
/* Ends the sequence of marked content that is open, if one is. */
void close_sequence(Painter *p);
/* What is painted next belongs to `node`; NULL: to none, it is an artifact. Neighbours of one node share a sequence. */
void want(Painter *p, StructNode *node);
/*
 * The same for a piece of a word that lines part, counted from 1: all pieces stand in one Span below `node`, in a
 * sequence for each thing that they are read as (ISO 32000-1, 14.9.4).
 */
void want_word(Painter *p, StructNode *node, const Paragraph *paragraph, uint32_t word, const char *read_as);
/* A new child of `parent` that knows from where in the template it comes. */
StructNode *append_tag(Painter *p, StructNode *parent, StructRole role, const DocNode *node);
/* The node of `node`, or of the part of it that `key` names: made with its first use, one however often it is used. */
StructNode *tag_part(Painter *p, gconstpointer key, const DocNode *node, StructNode *parent, StructRole role);
StructNode *tag(Painter *p, const DocNode *node, StructNode *parent, StructRole role);
/* The head or the body of a table, which is kept under the first of its rows. */
StructNode *tag_group(Painter *p, const DocNode *row, StructNode *table, StructRole role);
/* Has a paragraph items beside other words? Then it is no element itself, and each run of either is one. */
bool is_mixed(const DocNode *paragraph);
/* The L or the P in which `leaf` of the mixed paragraph stands; NULL: nowhere, it only parts items. */
StructNode *tag_run(Painter *p, const DocNode *leaf);

/* ---- foreign.c: texts that are read in place of what is drawn, and what in them is in another language ---- */
/* With sequences of LANGUAGE_ESCAPE before what is in another; without any where one of its languages has none. */
const char *in_languages(const Layout *layout, const DocForeign *foreign, const char *text);
/* A stretch of it in one language; NULL: the document's. */
typedef struct Stretch {
    const char *language, *text;
} Stretch;
/*
 * All stretches of `text`, no one of them without letters and digits unless it is alone; with `*count` 0 and as
 * in_languages() has it in one where that names each of its languages.
 */
Stretch parted_in_languages(const Layout *layout, const DocForeign *foreign, const char *text, const Stretch **rest,
                            size_t *count);
/* The first is the alternative text of `figure`. */
void set_alternative(Painter *p, StructNode *figure, const DocForeign *foreign, const char *text, const Stretch **rest,
                     size_t *count);
/* The words of a link, such as "sources 1 and 3": of one language where that has no sequence. */
void set_link_alternative(Painter *p, StructNode *link, const char *text);
/* The element reads as the text, which is of the template; of one language where that has no sequence. */
void set_read_as(Painter *p, StructNode *element, const char *text);
/* Each of them as a Span below `parent` that reads as it and holds a space, at `at`. */
void paint_stretches(Painter *p, const DocNode *node, const Stretch *stretches, size_t count, Point at,
                     StructNode *parent);
/* The same behind an element that reads as the first: in a P where `parent` may hold one. */
void paint_rest(Painter *p, const DocNode *node, const Stretch *rest, size_t count, Point at, StructNode *parent);
/* May a block stand beside the node? In a figure with words of its own nothing else is heard, and text holds none. */
bool stands_among_blocks(const DocNode *node);

/* ---- tag.c ---- */
/* What stands in an item beside its label. */
bool stands_in_item(const DocNode *node);
/* What stands around a node that has a role, or `parent`. */
StructNode *tag_role(Painter *p, const DocNode *node, StructNode *parent);

/* ---- paint.c: lengths in points, from the page's top left corner ---- */
bool is_leftward(const Painter *p, const DocNode *node);
/* The left edge of what is `own` wide and stands `offset` behind the start of a box at `x`, `width` wide. */
double physical_x(const Painter *p, const DocNode *in, double x, double width, double offset, double own);
/* A box and all in it; `room` is the width of what it stands in. */
void paint(Painter *p, const Box *box, double x, double y, double room, StructNode *parent);

/* ---- paint_text.c ---- */
void paint_chart(Painter *p, const DocNode *node, const ChartSpec *spec, Rect rect, StructNode *parent);
void paint_picture(Painter *p, const DocNode *node, Rect frame, StructNode *parent);
/* The place that links to the node's id lead to; nothing where it has none. */
void paint_destination(Painter *p, const DocNode *node, double y);
/* The lines of a paragraph, its label and its leader. */
void paint_text(Painter *p, const Box *box, double x, double y, StructNode *block);

/* ---- told.c ---- */
/* Behind a chart that stands as a block: its numbers, where they can be read nowhere else. They are heard at `at`. */
void paint_told(Painter *p, const DocNode *node, const ChartSpec *spec, Point at, StructNode *parent);

#endif
