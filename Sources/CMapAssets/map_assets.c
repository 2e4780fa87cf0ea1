#include "map_assets.h"

#if !__has_embed("assets/report.html") || !__has_embed("assets/map.svg")
#error "an asset is missing"
#endif

static const unsigned char report_html[] = {
#embed "assets/report.html"
};
static const unsigned char map_svg[] = {
#embed "assets/map.svg"
};

const map_asset map_asset_report_html = { report_html, sizeof report_html };
const map_asset map_asset_map_svg = { map_svg, sizeof map_svg };
