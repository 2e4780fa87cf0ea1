/* Templates of pages and maps as they lie in assets/, embedded when the program is built. */
#ifndef MAP_ASSETS_H
#define MAP_ASSETS_H

#include <stddef.h>

/* The bytes of one asset; not terminated. */
typedef struct {
    const unsigned char *bytes;
    size_t count;
} map_asset;

extern const map_asset map_asset_report_html;
extern const map_asset map_asset_map_svg;
extern const map_asset map_asset_sheet_svg;
extern const map_asset map_asset_outlined_svg;
extern const map_asset map_asset_style_qml;
extern const map_asset map_asset_style_sld;
extern const map_asset map_asset_map_page_html;
extern const map_asset map_asset_map_page_css;
extern const map_asset map_asset_map_page_js;

#endif
