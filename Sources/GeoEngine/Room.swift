// room GeoEngine
