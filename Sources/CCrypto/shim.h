/* Message digests only: the one-shot SHA-256. */
#include <openssl/sha.h>
