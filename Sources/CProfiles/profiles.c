#include "profiles.h"

#if !__has_embed("profiles/four-level.yaml") || !__has_embed("profiles/living-circles.yaml") || !__has_embed("profiles/checkup-template.yaml")
#error "a profile is missing"
#endif

static const unsigned char four_level[] = {
#embed "profiles/four-level.yaml"
};
static const unsigned char living_circles[] = {
#embed "profiles/living-circles.yaml"
};
static const unsigned char checkup_template[] = {
#embed "profiles/checkup-template.yaml"
};

const shipped_profile shipped_four_level = { four_level, sizeof four_level };
const shipped_profile shipped_living_circles = { living_circles, sizeof living_circles };
const shipped_profile shipped_checkup_template = { checkup_template, sizeof checkup_template };
