#ifndef COLDSTART_XXHASH_H
#define COLDSTART_XXHASH_H

#include <stddef.h>
#include <stdint.h>

/// A 128-bit digest, high half first.
typedef struct {
  uint64_t high;
  uint64_t low;
} coldstart_hash128;

uint64_t coldstart_xxh3_64(const void *bytes, size_t length);
coldstart_hash128 coldstart_xxh3_128(const void *bytes, size_t length);

#endif
