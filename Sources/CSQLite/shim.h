/* SQLite, which GDAL reads GeoPackages with, as installed with its headers; its variadic function is not seen from Swift. */
#include <sqlite3.h>

/* Sets a switch of a connection; returns SQLITE_OK where it took. */
static inline int csqlite_set(sqlite3 *connection, int option, int value) {
    int taken = 0;
    return sqlite3_db_config(connection, option, value, &taken);
}
