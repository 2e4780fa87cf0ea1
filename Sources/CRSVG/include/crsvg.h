/* Draws SVG as PDF, PNG, and SVG whose texts are outlines, by librsvg and cairo, which are opened when something is drawn:
   neither the start of a program nor who depends on it pays for them. */
#ifndef CRSVG_H
#define CRSVG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Bytes that a call made; given back with crsvg_free. */
typedef struct {
    unsigned char *bytes;
    size_t count;
} crsvg_bytes;

/* Opens librsvg, by its usual name where none is given, and with it cairo and fontconfig. Returns NULL, or what is missing. */
const char *crsvg_open(const char *librsvg);

/* Leaves those of the characters that no installed font draws, in their order; returns their number. */
size_t crsvg_undrawable(uint32_t *characters, size_t count);

/* A PDF in the making. */
typedef struct crsvg_pdf crsvg_pdf;

/* What a PDF says of itself; it says no date. */
typedef struct {
    const char *title, *author, *subject, *creator;
} crsvg_description;

/* Begins a PDF whose pages are so many points wide and high; NULL where memory is short. */
crsvg_pdf *crsvg_pdf_begin(double width, double height, crsvg_description description);

/* Adds a page, with its name in the outline where one is given. Returns NULL, or what is wrong with it. */
const char *crsvg_pdf_page(crsvg_pdf *pdf, const char *svg, size_t count, bool text_as_paths, const char *name);

/* Ends it and gives its bytes. Returns NULL, or what went wrong. */
const char *crsvg_pdf_end(crsvg_pdf *pdf, crsvg_bytes *made);

/* Draws a picture of so many pixels on white. Returns NULL, or what went wrong. */
const char *crsvg_png(const char *svg, size_t count, int width, int height, crsvg_bytes *made);

/* Draws an SVG of so many points whose texts are outlines. Returns NULL, or what went wrong. */
const char *crsvg_outlined(const char *svg, size_t count, double width, double height, crsvg_bytes *made);

/* Gives bytes back. */
void crsvg_free(crsvg_bytes made);

#endif
