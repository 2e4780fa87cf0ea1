#include "map_assets.h"

#if !__has_embed("assets/report.html") || !__has_embed("assets/map.svg") || !__has_embed("assets/style.qml") || \
    !__has_embed("assets/style.sld")
#error "an asset is missing"
#endif

static const unsigned char report_html[] = {
#embed "assets/report.html"
};
static const unsigned char map_svg[] = {
#embed "assets/map.svg"
};
static const unsigned char style_qml[] = {
#embed "assets/style.qml"
};
static const unsigned char style_sld[] = {
#embed "assets/style.sld"
};

const map_asset map_asset_report_html = { report_html, sizeof report_html };
const map_asset map_asset_map_svg = { map_svg, sizeof map_svg };
const map_asset map_asset_style_qml = { style_qml, sizeof style_qml };
const map_asset map_asset_style_sld = { style_sld, sizeof style_sld };
