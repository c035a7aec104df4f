#ifndef COLDSTART_CMARK_SHIM_H
#define COLDSTART_CMARK_SHIM_H

#include <cmark-gfm.h>
#include <stddef.h>

/// The bytes of a footnote definition's or reference's label (cmark gives only the number).
/// The memory belongs to the node. Returns NULL for other nodes.
const unsigned char *coldstart_footnote_label(cmark_node *node, size_t *length);

/// The number (1, 2, ...) of this reference among the references to the same footnote, else 0.
int coldstart_footnote_reference_index(cmark_node *node);

/// How many references a footnote definition has, else 0.
int coldstart_footnote_reference_count(cmark_node *node);

#endif
