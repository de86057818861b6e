/*
 * Are two pictures of one page the same, but for what rounding does? `compare ONE.pgm OTHER.pgm DPI`: grey, of one
 * size. Prints the worst place and fails when they are not.
 *
 * The writers of PDF round: ours to 1/1000 pt, cairo paths to 1/256 pt and glyphs to 1/1000 em. Of a line whose
 * edge lies that near to the border of two pixels poppler, which moves edges to borders, may so blacken one row or
 * the next; and a glyph, which it sets at quarters of a pixel, may stand a quarter further. Nothing else differs.
 * So a pixel is explained when the other picture has such a grey within one pixel of it, or one so near to that as
 * a quarter of a pixel makes it (EDGE; of the pages that are compared here the furthest is 57). Where both
 * pictures are flat, nothing is rounded, and the greys are the same (FLAT).
 */
#include <stdio.h>
#include <stdlib.h>

#define EDGE 80
#define FLAT 1

typedef struct Picture { int width, height; unsigned char *grey; } Picture;

static int
read_picture(const char *path, Picture *out)
{
    FILE *file = fopen(path, "rb");
    size_t size;

    if (file == NULL || fscanf(file, "P5 %d %d 255", &out->width, &out->height) != 2)
        return 0;
    if (out->width <= 0 || out->height <= 0)
        return 0;
    getc(file);
    size = (size_t)out->width * (size_t)out->height;
    out->grey = malloc(size);
    return out->grey != NULL && fread(out->grey, 1, size, file) == size && fclose(file) == 0;
}

/* The least and the greatest grey within one pixel. */
static void
range_around(const Picture *p, int x, int y, int *least, int *most)
{
    *least = 255;
    *most = 0;
    for (int j = y > 0 ? y - 1 : 0; j <= y + 1 && j < p->height; j++)
        for (int i = x > 0 ? x - 1 : 0; i <= x + 1 && i < p->width; i++) {
            int grey = p->grey[(size_t)j * (size_t)p->width + (size_t)i];

            *least = grey < *least ? grey : *least;
            *most = grey > *most ? grey : *most;
        }
}

static int
outside(int grey, int least, int most)
{
    return grey < least ? least - grey : grey > most ? grey - most : 0;
}

/* How far the pixel is from being explained; 0: it is. */
static int
unexplained(const Picture *one, const Picture *other, int x, int y)
{
    size_t at = (size_t)y * (size_t)one->width + (size_t)x;
    int a = one->grey[at], b = other->grey[at], least_a, most_a, least_b, most_b, by_a, by_b;

    if (a == b)
        return 0;
    range_around(one, x, y, &least_a, &most_a);
    range_around(other, x, y, &least_b, &most_b);
    if (most_a - least_a <= FLAT && most_b - least_b <= FLAT)
        return abs(a - b) > FLAT ? abs(a - b) : 0;
    by_a = outside(a, least_b, most_b);
    by_b = outside(b, least_a, most_a);
    by_a = by_a > by_b ? by_a : by_b;
    return by_a > EDGE ? by_a : 0;
}

int
main(int count, char **args)
{
    Picture one, other;
    int worst = 0, at_x = 0, at_y = 0, pixels = 0;
    double points;

    if (count != 4 || !read_picture(args[1], &one) || !read_picture(args[2], &other)) {
        puts("a picture cannot be read");
        return 2;
    }
    if (one.width != other.width || one.height != other.height) {
        printf("%d by %d pixels, and %d by %d\n", one.width, one.height, other.width, other.height);
        return 1;
    }
    for (int y = 0; y < one.height; y++)
        for (int x = 0; x < one.width; x++) {
            int by = unexplained(&one, &other, x, y);

            pixels += by > 0;
            if (by > worst) {
                worst = by;
                at_x = x;
                at_y = y;
            }
        }
    points = 72 / atof(args[3]);
    if (worst > 0)
        printf("%d pixels differ, most by %d of 255 at %.0f, %.0f pt\n", pixels, worst, at_x * points, at_y * points);
    return worst > 0;
}
