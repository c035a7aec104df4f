#define _GNU_SOURCE
#include "cmark_shim.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm/node.h>
#include <string.h>

extern cmark_node_type CMARK_NODE_TABLE, CMARK_NODE_TABLE_ROW, CMARK_NODE_TABLE_CELL;
extern cmark_node_type CMARK_NODE_STRIKETHROUGH;

// Linked in place of the library's own function (see cmarkLinking in Package.swift): the table of
// special characters stays as the first document set it, so parallel parsers cannot lose it.
void __wrap_cmark_inlines_remove_special_character(unsigned char c, bool emphasis) {
  (void)c;
  (void)emphasis;
}

const unsigned char *coldstart_find(
  const unsigned char *text, size_t length, const unsigned char *word, size_t word_length) {
  return memmem(text, length, word, word_length);
}

static coldstart_kind kind_of(uint16_t type) {
  switch (type) {
  case CMARK_NODE_DOCUMENT: return COLDSTART_DOCUMENT;
  case CMARK_NODE_BLOCK_QUOTE: return COLDSTART_BLOCK_QUOTE;
  case CMARK_NODE_LIST: return COLDSTART_LIST;
  case CMARK_NODE_ITEM: return COLDSTART_ITEM;
  case CMARK_NODE_CODE_BLOCK: return COLDSTART_CODE_BLOCK;
  case CMARK_NODE_HTML_BLOCK: return COLDSTART_HTML_BLOCK;
  case CMARK_NODE_PARAGRAPH: return COLDSTART_PARAGRAPH;
  case CMARK_NODE_HEADING: return COLDSTART_HEADING;
  case CMARK_NODE_THEMATIC_BREAK: return COLDSTART_THEMATIC_BREAK;
  case CMARK_NODE_FOOTNOTE_DEFINITION: return COLDSTART_FOOTNOTE_DEFINITION;
  case CMARK_NODE_TEXT: return COLDSTART_TEXT;
  case CMARK_NODE_SOFTBREAK: return COLDSTART_SOFT_BREAK;
  case CMARK_NODE_LINEBREAK: return COLDSTART_LINE_BREAK;
  case CMARK_NODE_CODE: return COLDSTART_CODE;
  case CMARK_NODE_HTML_INLINE: return COLDSTART_HTML_INLINE;
  case CMARK_NODE_EMPH: return COLDSTART_EMPHASIS;
  case CMARK_NODE_STRONG: return COLDSTART_STRONG;
  case CMARK_NODE_LINK: return COLDSTART_LINK;
  case CMARK_NODE_IMAGE: return COLDSTART_IMAGE;
  case CMARK_NODE_FOOTNOTE_REFERENCE: return COLDSTART_FOOTNOTE_REFERENCE;
  }
  if (type == CMARK_NODE_TABLE) return COLDSTART_TABLE;
  if (type == CMARK_NODE_TABLE_ROW) return COLDSTART_TABLE_ROW;
  if (type == CMARK_NODE_TABLE_CELL) return COLDSTART_TABLE_CELL;
  if (type == CMARK_NODE_STRIKETHROUGH) return COLDSTART_STRIKETHROUGH;
  return COLDSTART_OTHER;
}

static void set_text(coldstart_event *event, const cmark_chunk *chunk) {
  event->text = chunk->data;
  event->text_length = (size_t)chunk->len;
}

static void set_title(coldstart_event *event, const cmark_chunk *chunk) {
  event->title = chunk->data;
  event->title_length = (size_t)chunk->len;
}

static bool has_task(const cmark_node *list) {
  for (const cmark_node *item = list->first_child; item; item = item->next) {
    if (item->extension) return true;
  }
  return false;
}

// In this version of the library the label of a footnote is the definition's literal, and a
// reference's literal is the footnote's number.
static void describe_footnote(coldstart_event *event, cmark_node *node) {
  if (event->kind == COLDSTART_FOOTNOTE_DEFINITION) {
    set_text(event, &node->as.literal);
    event->number = node->footnote.def_count;
    return;
  }
  cmark_node *definition = node->parent_footnote_def;
  if (definition) set_text(event, &definition->as.literal);
  set_title(event, &node->as.literal);
  event->number = node->footnote.ref_ix;
}

static void describe(coldstart_event *event, cmark_node *node) {
  cmark_node *list;
  switch (event->kind) {
  case COLDSTART_TEXT:
  case COLDSTART_CODE:
  case COLDSTART_HTML_INLINE:
  case COLDSTART_HTML_BLOCK:
    set_text(event, &node->as.literal);
    break;
  case COLDSTART_LINK:
  case COLDSTART_IMAGE:
    set_text(event, &node->as.link.url);
    set_title(event, &node->as.link.title);
    break;
  case COLDSTART_CODE_BLOCK:
    set_text(event, &node->as.code.literal);
    event->marked = node->as.code.fenced;
    event->number = node->as.code.fence_length;
    break;
  case COLDSTART_PARAGRAPH:
    list = node->parent ? node->parent->parent : NULL;
    event->tight = list && list->type == CMARK_NODE_LIST && list->as.list.tight;
    break;
  case COLDSTART_HEADING:
    event->number = node->as.heading.level;
    break;
  case COLDSTART_LIST:
    event->tight = node->as.list.tight;
    event->ordered = node->as.list.list_type == CMARK_ORDERED_LIST;
    event->number = node->as.list.start;
    event->task = has_task(node);
    break;
  case COLDSTART_ITEM:
    event->task = node->extension != NULL;
    event->tight = node->parent && node->parent->as.list.tight;
    event->marked = event->task && node->as.list.checked;
    break;
  case COLDSTART_TABLE_ROW:
    event->marked = cmark_gfm_extensions_get_table_row_is_header(node);
    break;
  case COLDSTART_FOOTNOTE_DEFINITION:
  case COLDSTART_FOOTNOTE_REFERENCE:
    describe_footnote(event, node);
    break;
  default:
    break;
  }
}

bool coldstart_next(cmark_iter *walk, coldstart_event *event) {
  cmark_event_type step = cmark_iter_next(walk);
  if (step == CMARK_EVENT_DONE) return false;
  cmark_node *node = cmark_iter_get_node(walk);
  *event = (coldstart_event){
      .kind = kind_of(node->type),
      .entering = step == CMARK_EVENT_ENTER,
      .last = node->next == NULL,
      .start_line = node->start_line,
      .start_column = node->start_column,
      .end_line = node->end_line,
      .end_column = node->end_column,
      .node = node,
  };
  describe(event, node);
  return true;
}

const unsigned char *coldstart_text(cmark_node *node, size_t *length) {
  if (!node || node->type != CMARK_NODE_TEXT) return NULL;
  *length = (size_t)node->as.literal.len;
  return node->as.literal.data;
}
