/* Expat, the XML parser, as installed with its headers. */
#include <expat.h>
