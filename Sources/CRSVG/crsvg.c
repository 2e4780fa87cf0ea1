#include "crsvg.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What is called of librsvg 2.46, cairo 1.16, GLib 2.0 and fontconfig 2, as their headers declare it. */
typedef struct { double x, y, width, height; } rectangle;
typedef struct { uint32_t domain; int code; char *message; } g_error;
typedef int (*write_function)(void *closure, const unsigned char *data, unsigned int length);
enum { RSVG_UNLIMITED = 1, CAIRO_ARGB32 = 0, CAIRO_RGB24 = 1, CAIRO_COLOR_ALPHA = 0x3000, CAIRO_SVG_1_2 = 1, CAIRO_UNIT_PT = 7 };
enum { META_TITLE, META_AUTHOR, META_SUBJECT, META_KEYWORDS, META_CREATOR, META_CREATED };

static struct {
    void *(*rsvg_handle_new_with_flags)(int);
    int (*rsvg_handle_write)(void *, const unsigned char *, size_t, g_error **);
    int (*rsvg_handle_close)(void *, g_error **);
    int (*rsvg_handle_render_document)(void *, void *, const rectangle *, g_error **);
    void (*g_object_unref)(void *);
    void (*g_error_free)(g_error *);
    void *(*cairo_create)(void *);
    void (*cairo_destroy)(void *);
    int (*cairo_status)(void *);
    const char *(*cairo_status_to_string)(int);
    void (*cairo_show_page)(void *);
    void (*cairo_set_source_surface)(void *, void *, double, double);
    void (*cairo_set_source_rgb)(void *, double, double, double);
    void (*cairo_paint)(void *);
    void *(*cairo_pdf_surface_create_for_stream)(write_function, void *, double, double);
    void (*cairo_pdf_surface_set_metadata)(void *, int, const char *);
    int (*cairo_pdf_surface_add_outline)(void *, int, const char *, const char *, int);
    void *(*cairo_svg_surface_create_for_stream)(write_function, void *, double, double);
    void *(*cairo_image_surface_create)(int, int, int);
    void *(*cairo_recording_surface_create)(int, const rectangle *);
    int (*cairo_surface_write_to_png_stream)(void *, write_function, void *);
    int (*cairo_surface_status)(void *);
    void (*cairo_surface_finish)(void *);
    void (*cairo_surface_destroy)(void *);
    void *(*FcNameParse)(const char *);
    int (*FcConfigSubstitute)(void *, void *, int);
    void (*FcDefaultSubstitute)(void *);
    void *(*FcFontSort)(void *, void *, int, void **, int *);
    int (*FcCharSetHasChar)(void *, uint32_t);
} lib;

static bool is_open;
static char words[400];

/* Keeps a sentence until the next one. */
static const char *said(const char *text) {
    snprintf(words, sizeof words, "%s", text);
    return words;
}

const char *crsvg_open(const char *librsvg) {
    if (is_open) return NULL;
    const char *name = librsvg ? librsvg : "librsvg-2.so.2";
    void *rsvg = dlopen(name, RTLD_NOW | RTLD_LOCAL);
    if (!rsvg) return said(name);
    const struct { const char *name; void **place; } wanted[] = {
#define WANTED(function) { #function, (void **)&lib.function }
        WANTED(rsvg_handle_new_with_flags), WANTED(rsvg_handle_write), WANTED(rsvg_handle_close),
        WANTED(rsvg_handle_render_document), WANTED(g_object_unref), WANTED(g_error_free),
        WANTED(cairo_create), WANTED(cairo_destroy), WANTED(cairo_status), WANTED(cairo_status_to_string),
        WANTED(cairo_show_page), WANTED(cairo_set_source_surface), WANTED(cairo_set_source_rgb), WANTED(cairo_paint),
        WANTED(cairo_pdf_surface_create_for_stream), WANTED(cairo_pdf_surface_set_metadata), WANTED(cairo_pdf_surface_add_outline),
        WANTED(cairo_svg_surface_create_for_stream), WANTED(cairo_image_surface_create), WANTED(cairo_recording_surface_create),
        WANTED(cairo_surface_write_to_png_stream), WANTED(cairo_surface_status), WANTED(cairo_surface_finish),
        WANTED(cairo_surface_destroy), WANTED(FcNameParse), WANTED(FcConfigSubstitute), WANTED(FcDefaultSubstitute),
        WANTED(FcFontSort), WANTED(FcCharSetHasChar),
#undef WANTED
    };
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        /* A handle finds what the libraries that it needs have, too. */
        *wanted[i].place = dlsym(rsvg, wanted[i].name);
        if (!*wanted[i].place) {
            snprintf(words, sizeof words, "%s: %s", name, wanted[i].name);
            dlclose(rsvg);
            return words;
        }
    }
    is_open = true;
    return NULL;
}

size_t crsvg_undrawable(uint32_t *characters, size_t count) {
    void *pattern = lib.FcNameParse("Noto Sans CJK SC"), *covered = NULL;
    int result = 0;
    lib.FcConfigSubstitute(NULL, pattern, 0);
    lib.FcDefaultSubstitute(pattern);
    if (!lib.FcFontSort(NULL, pattern, 1, &covered, &result) || !covered) return count;
    size_t left = 0;
    for (size_t i = 0; i < count; i++) {
        if (!lib.FcCharSetHasChar(covered, characters[i])) characters[left++] = characters[i];
    }
    return left;
}

/* Bytes as they come out of cairo. */
typedef struct {
    unsigned char *bytes;
    size_t count, room;
} buffer;

static int append(void *closure, const unsigned char *data, unsigned int length) {
    buffer *own = closure;
    if (own->count + length > own->room) {
        size_t room = own->room ? own->room * 2 : 1 << 16;
        while (room < own->count + length) room *= 2;
        unsigned char *grown = realloc(own->bytes, room);
        if (!grown) return 1; /* CAIRO_STATUS_NO_MEMORY */
        own->bytes = grown;
        own->room = room;
    }
    memcpy(own->bytes + own->count, data, length);
    own->count += length;
    return 0;
}

static const char *failed(g_error *error) {
    const char *text = said(error && error->message ? error->message : "librsvg refused the drawing");
    if (error) lib.g_error_free(error);
    return text;
}

/* Draws a document over a rectangle of the context. */
static const char *draw(const char *svg, size_t count, void *context, double width, double height) {
    g_error *error = NULL;
    void *handle = lib.rsvg_handle_new_with_flags(RSVG_UNLIMITED);
    if (!handle) return said("librsvg is out of memory");
    bool is_drawn = lib.rsvg_handle_write(handle, (const unsigned char *)svg, count, &error);
    is_drawn = is_drawn && lib.rsvg_handle_close(handle, &error);
    const rectangle whole = { 0, 0, width, height };
    is_drawn = is_drawn && lib.rsvg_handle_render_document(handle, context, &whole, &error);
    lib.g_object_unref(handle);
    if (!is_drawn) return failed(error);
    int status = lib.cairo_status(context);
    return status ? said(lib.cairo_status_to_string(status)) : NULL;
}

struct crsvg_pdf {
    buffer made;
    void *surface, *context;
    double width, height;
    int pages;
};

crsvg_pdf *crsvg_pdf_begin(double width, double height, crsvg_description description) {
    crsvg_pdf *pdf = calloc(1, sizeof *pdf);
    if (!pdf) return NULL;
    pdf->width = width;
    pdf->height = height;
    pdf->surface = lib.cairo_pdf_surface_create_for_stream(append, &pdf->made, width, height);
    lib.cairo_pdf_surface_set_metadata(pdf->surface, META_TITLE, description.title);
    if (description.author) lib.cairo_pdf_surface_set_metadata(pdf->surface, META_AUTHOR, description.author);
    lib.cairo_pdf_surface_set_metadata(pdf->surface, META_SUBJECT, description.subject);
    lib.cairo_pdf_surface_set_metadata(pdf->surface, META_CREATOR, description.creator);
    lib.cairo_pdf_surface_set_metadata(pdf->surface, META_CREATED, NULL);
    pdf->context = lib.cairo_create(pdf->surface);
    return pdf;
}

const char *crsvg_pdf_page(crsvg_pdf *pdf, const char *svg, size_t count, bool text_as_paths, const char *name) {
    const char *problem = NULL;
    pdf->pages++;
    if (name) {
        char link[40];
        snprintf(link, sizeof link, "page=%d pos=[0 0]", pdf->pages);
        lib.cairo_pdf_surface_add_outline(pdf->surface, 0, name, link, 1);
    }
    if (text_as_paths) {
        /* librsvg writes texts as texts on a PDF alone; what is recorded first is outlines. */
        const rectangle whole = { 0, 0, pdf->width, pdf->height };
        void *recording = lib.cairo_recording_surface_create(CAIRO_COLOR_ALPHA, &whole);
        void *context = lib.cairo_create(recording);
        problem = draw(svg, count, context, pdf->width, pdf->height);
        lib.cairo_destroy(context);
        lib.cairo_set_source_surface(pdf->context, recording, 0, 0);
        lib.cairo_paint(pdf->context);
        lib.cairo_surface_destroy(recording);
    } else {
        problem = draw(svg, count, pdf->context, pdf->width, pdf->height);
    }
    lib.cairo_show_page(pdf->context);
    return problem;
}

/* Hands the bytes over, or says what became of the surface. */
static const char *finished(void *surface, buffer *own, crsvg_bytes *made) {
    lib.cairo_surface_finish(surface);
    int status = lib.cairo_surface_status(surface);
    lib.cairo_surface_destroy(surface);
    if (status) {
        free(own->bytes);
        return said(lib.cairo_status_to_string(status));
    }
    made->bytes = own->bytes;
    made->count = own->count;
    return NULL;
}

const char *crsvg_pdf_end(crsvg_pdf *pdf, crsvg_bytes *made) {
    lib.cairo_destroy(pdf->context);
    const char *problem = finished(pdf->surface, &pdf->made, made);
    free(pdf);
    return problem;
}

const char *crsvg_png(const char *svg, size_t count, int width, int height, crsvg_bytes *made) {
    buffer own = { 0 };
    void *surface = lib.cairo_image_surface_create(CAIRO_RGB24, width, height);
    void *context = lib.cairo_create(surface);
    lib.cairo_set_source_rgb(context, 1, 1, 1);
    lib.cairo_paint(context);
    const char *problem = draw(svg, count, context, width, height);
    lib.cairo_destroy(context);
    if (!problem) {
        int status = lib.cairo_surface_write_to_png_stream(surface, append, &own);
        if (status) problem = said(lib.cairo_status_to_string(status));
    }
    if (!problem) return finished(surface, &own, made);
    lib.cairo_surface_destroy(surface);
    free(own.bytes);
    return problem;
}

const char *crsvg_outlined(const char *svg, size_t count, double width, double height, crsvg_bytes *made) {
    buffer own = { 0 };
    void *surface = lib.cairo_svg_surface_create_for_stream(append, &own, width, height);
    void *context = lib.cairo_create(surface);
    const char *problem = draw(svg, count, context, width, height);
    lib.cairo_destroy(context);
    if (!problem) return finished(surface, &own, made);
    lib.cairo_surface_destroy(surface);
    free(own.bytes);
    return problem;
}

void crsvg_free(crsvg_bytes made) { free(made.bytes); }
