#include "cmark_shim.h"

#include <stdlib.h>
#include <string.h>

// The memory of the documents that a thread is reading: handed out in order, given back all at
// once. A document is a thousand small nodes, and asking for each costs more than filling it.

enum { CHUNK_BYTES = 4 * 1024 * 1024, ALIGNMENT = 16 };

typedef struct chunk {
  struct chunk *before;
  size_t used, size;
  _Alignas(ALIGNMENT) unsigned char bytes[];
} chunk;

// What stands before each piece of memory.
typedef struct {
  _Alignas(ALIGNMENT) size_t size;
} piece;

static _Thread_local chunk *newest;
static _Thread_local int documents;

static chunk *new_chunk(size_t size) {
  chunk *made = malloc(sizeof(chunk) + size);
  if (!made) abort();
  *made = (chunk){.before = newest, .size = size};
  newest = made;
  return made;
}

static void *allocate(size_t size) {
  size_t rounded = (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
  size_t whole = sizeof(piece) + rounded;
  chunk *place = newest;
  if (!place || place->size - place->used < whole) {
    place = new_chunk(whole > CHUNK_BYTES ? whole : CHUNK_BYTES);
  }
  piece *made = (piece *)(place->bytes + place->used);
  place->used += whole;
  made->size = rounded;
  return made + 1;
}

static void *arena_calloc(size_t count, size_t size) {
  void *memory = allocate(count * size);
  memset(memory, 0, count * size);
  return memory;
}

static void *arena_realloc(void *memory, size_t size) {
  if (!memory) return allocate(size);
  piece *old = (piece *)memory - 1;
  if (old->size >= size) return memory;
  unsigned char *end = (unsigned char *)memory + old->size;
  if (newest && end == newest->bytes + newest->used) {
    // The last piece grows where it is.
    size_t more = ((size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1)) - old->size;
    if (newest->size - newest->used >= more) {
      newest->used += more;
      old->size += more;
      return memory;
    }
  }
  void *grown = allocate(size);
  memcpy(grown, memory, old->size);
  return grown;
}

static void arena_free(void *memory) { (void)memory; }

static cmark_mem arena = {arena_calloc, arena_realloc, arena_free};

cmark_mem *coldstart_arena_begin(void) {
  documents++;
  return &arena;
}

void coldstart_arena_end(void) {
  if (--documents > 0) return;
  // One chunk of the usual size stays for the next document.
  while (newest && (newest->before || newest->size > CHUNK_BYTES)) {
    chunk *before = newest->before;
    free(newest);
    newest = before;
  }
  if (newest) newest->used = 0;
}
