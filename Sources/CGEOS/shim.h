/* The reentrant API only: calls without a context do not compile. */
#define GEOS_USE_ONLY_R_API
#include <geos_c.h>
