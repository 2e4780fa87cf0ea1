#include "map_assets.h"

#if !__has_embed("assets/report.html") || !__has_embed("assets/map.svg") || !__has_embed("assets/style.qml") || \
    !__has_embed("assets/style.sld") || !__has_embed("assets/map/map.html") || !__has_embed("assets/map/map.css") || \
    !__has_embed("assets/sheet.svg") || !__has_embed("assets/outlined.svg")
#error "an asset is missing"
#endif

static const unsigned char report_html[] = {
#embed "assets/report.html"
};
static const unsigned char map_svg[] = {
#embed "assets/map.svg"
};
static const unsigned char sheet_svg[] = {
#embed "assets/sheet.svg"
};
static const unsigned char outlined_svg[] = {
#embed "assets/outlined.svg"
};
static const unsigned char style_qml[] = {
#embed "assets/style.qml"
};
static const unsigned char style_sld[] = {
#embed "assets/style.sld"
};
static const unsigned char map_page_html[] = {
#embed "assets/map/map.html"
};
static const unsigned char map_page_css[] = {
#embed "assets/map/map.css"
};
/* The scripts of the one-file map, one behind the other in the order in which they need each other. */
static const unsigned char map_page_js[] = {
#embed "assets/map/map-words.js"
    ,
#embed "assets/map/map-data.js"
    ,
#embed "assets/map/map-layers.js"
    ,
#embed "assets/map/map-view.js"
    ,
#embed "assets/map/map-panel.js"
    ,
#embed "assets/map/map-table.js"
    ,
#embed "assets/map/map-search.js"
    ,
#embed "assets/map/map-swipe.js"
    ,
#embed "assets/map/map-print.js"
    ,
#embed "assets/map/map.js"
};

const map_asset map_asset_report_html = { report_html, sizeof report_html };
const map_asset map_asset_map_svg = { map_svg, sizeof map_svg };
const map_asset map_asset_sheet_svg = { sheet_svg, sizeof sheet_svg };
const map_asset map_asset_outlined_svg = { outlined_svg, sizeof outlined_svg };
const map_asset map_asset_style_qml = { style_qml, sizeof style_qml };
const map_asset map_asset_style_sld = { style_sld, sizeof style_sld };
const map_asset map_asset_map_page_html = { map_page_html, sizeof map_page_html };
const map_asset map_asset_map_page_css = { map_page_css, sizeof map_page_css };
const map_asset map_asset_map_page_js = { map_page_js, sizeof map_page_js };
