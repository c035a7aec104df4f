#include "cmark_shim.h"

#include <cmark-gfm/node.h>
#include <stdbool.h>

// Linked in place of the library's own function (see cmarkLinking in Package.swift): the table of
// special characters stays as the first document set it, so parallel parsers cannot lose it.
void __wrap_cmark_inlines_remove_special_character(unsigned char c, bool emphasis) {
  (void)c;
  (void)emphasis;
}

const unsigned char *coldstart_footnote_label(cmark_node *node, size_t *length) {
  cmark_node *definition = node;
  if (cmark_node_get_type(node) == CMARK_NODE_FOOTNOTE_REFERENCE) {
    definition = node->parent_footnote_def;
  }
  if (!definition || cmark_node_get_type(definition) != CMARK_NODE_FOOTNOTE_DEFINITION) {
    return NULL;
  }
  *length = (size_t)definition->as.literal.len;
  return definition->as.literal.data;
}

int coldstart_footnote_reference_index(cmark_node *node) {
  return cmark_node_get_type(node) == CMARK_NODE_FOOTNOTE_REFERENCE ? node->footnote.ref_ix : 0;
}

int coldstart_footnote_reference_count(cmark_node *node) {
  return cmark_node_get_type(node) == CMARK_NODE_FOOTNOTE_DEFINITION ? node->footnote.def_count : 0;
}
