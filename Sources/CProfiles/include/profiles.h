/* Norm profiles as they lie in profiles/, embedded when the program is built. */
#ifndef PROFILES_H
#define PROFILES_H

#include <stddef.h>

/* The bytes of one profile; not terminated. */
typedef struct {
    const unsigned char *bytes;
    size_t count;
} shipped_profile;

extern const shipped_profile shipped_four_level;
extern const shipped_profile shipped_living_circles;
extern const shipped_profile shipped_checkup_template;

#endif
