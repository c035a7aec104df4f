#include "coldstart_xxhash.h"

// libxxhash's header carries the whole algorithm: nothing to link, nothing to find at run time.
#define XXH_INLINE_ALL
#include <xxhash.h>

uint64_t coldstart_xxh3_64(const void *bytes, size_t length) {
  return XXH3_64bits(bytes, length);
}

coldstart_hash128 coldstart_xxh3_128(const void *bytes, size_t length) {
  XXH128_hash_t hash = XXH3_128bits(bytes, length);
  coldstart_hash128 result = {hash.high64, hash.low64};
  return result;
}
