// room GeoFormats
