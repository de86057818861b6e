/*
 * How far a picture is from the expected one: `compare WANT.png GOT.png` prints the mean absolute difference of the
 * grey values (0 to 255) and the share of pixels that differ by more than 16, and fails when either is more than is
 * allowed. A moved word of a line at 40 dpi differs in about 0.2 % of an A4 page; other anti-aliasing differs
 * everywhere by little.
 */
#include <cairo.h>
#include <stdio.h>
#include <stdlib.h>

#define MOST_MEAN 0.25
#define MOST_SHARE 0.001
#define VISIBLE 16

static int
grey(const unsigned char *pixel)
{
    return (pixel[0] + pixel[1] + pixel[2]) / 3;
}

int
main(int count, char **paths)
{
    cairo_surface_t *want, *got;
    double sum = 0, differing = 0, pixels;
    int width, height;

    if (count != 3)
        return 2;
    want = cairo_image_surface_create_from_png(paths[1]);
    got = cairo_image_surface_create_from_png(paths[2]);
    width = cairo_image_surface_get_width(want);
    height = cairo_image_surface_get_height(want);
    if (cairo_surface_status(want) != CAIRO_STATUS_SUCCESS || cairo_surface_status(got) != CAIRO_STATUS_SUCCESS) {
        puts("a picture cannot be read");
        return 2;
    }
    if (width != cairo_image_surface_get_width(got) || height != cairo_image_surface_get_height(got)) {
        puts("the pictures differ in size");
        return 1;
    }
    for (int y = 0; y < height; y++) {
        const unsigned char *w =
            cairo_image_surface_get_data(want) + (size_t)y * (size_t)cairo_image_surface_get_stride(want);
        const unsigned char *g =
            cairo_image_surface_get_data(got) + (size_t)y * (size_t)cairo_image_surface_get_stride(got);

        for (int x = 0; x < width; x++) {
            int difference = abs(grey(w + 4 * x) - grey(g + 4 * x));

            sum += difference;
            differing += difference > VISIBLE;
        }
    }
    pixels = (double)width * height;
    printf("mean difference %.3f, %.3f %% of the pixels differ\n", sum / pixels, 100 * differing / pixels);
    return sum / pixels > MOST_MEAN || differing / pixels > MOST_SHARE;
}
