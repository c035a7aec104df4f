#ifndef COLDSTART_CMARK_SHIM_H
#define COLDSTART_CMARK_SHIM_H

#include <cmark-gfm.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define COLDSTART_NAME(name) __attribute__((swift_name(name)))

/// What a node is, the extensions' kinds included.
enum coldstart_kind {
  COLDSTART_DOCUMENT COLDSTART_NAME("document"),
  COLDSTART_BLOCK_QUOTE COLDSTART_NAME("blockQuote"),
  COLDSTART_LIST COLDSTART_NAME("list"),
  COLDSTART_ITEM COLDSTART_NAME("item"),
  COLDSTART_CODE_BLOCK COLDSTART_NAME("codeBlock"),
  COLDSTART_HTML_BLOCK COLDSTART_NAME("htmlBlock"),
  COLDSTART_PARAGRAPH COLDSTART_NAME("paragraph"),
  COLDSTART_HEADING COLDSTART_NAME("heading"),
  COLDSTART_THEMATIC_BREAK COLDSTART_NAME("thematicBreak"),
  COLDSTART_FOOTNOTE_DEFINITION COLDSTART_NAME("footnoteDefinition"),
  COLDSTART_TABLE COLDSTART_NAME("table"),
  COLDSTART_TABLE_ROW COLDSTART_NAME("tableRow"),
  COLDSTART_TABLE_CELL COLDSTART_NAME("tableCell"),
  COLDSTART_TEXT COLDSTART_NAME("text"),
  COLDSTART_SOFT_BREAK COLDSTART_NAME("softBreak"),
  COLDSTART_LINE_BREAK COLDSTART_NAME("lineBreak"),
  COLDSTART_CODE COLDSTART_NAME("code"),
  COLDSTART_HTML_INLINE COLDSTART_NAME("htmlInline"),
  COLDSTART_EMPHASIS COLDSTART_NAME("emphasis"),
  COLDSTART_STRONG COLDSTART_NAME("strong"),
  COLDSTART_STRIKETHROUGH COLDSTART_NAME("strikethrough"),
  COLDSTART_LINK COLDSTART_NAME("link"),
  COLDSTART_IMAGE COLDSTART_NAME("image"),
  COLDSTART_FOOTNOTE_REFERENCE COLDSTART_NAME("footnoteReference"),
  COLDSTART_OTHER COLDSTART_NAME("other"),
} __attribute__((enum_extensibility(closed)));
typedef enum coldstart_kind coldstart_kind;

/// One step of a walk over a document: everything a writer wants to know of a node in one call.
typedef struct {
  coldstart_kind kind;
  /// False when the walk leaves a node that has children.
  bool entering;
  /// No node follows under the same parent.
  bool last;
  /// Paragraph, item: in a tight list. List: tight.
  bool tight;
  /// List: ordered.
  bool ordered;
  /// Item: it is a task. List: one of its items is.
  bool task;
  /// Item: the task is done. Table row: it is the header. Code block: it is fenced.
  bool marked;
  /// Heading: its level. Ordered list: its first number. Code block: length of the fence.
  /// Footnote reference: its number among those of the same footnote.
  /// Footnote definition: how many references it has.
  int32_t number;
  /// 1-based, columns in bytes; 0 where cmark does not know.
  int32_t start_line, start_column, end_line, end_column;
  /// Text, code and HTML: the literal. Link and image: the destination. Footnotes: the label.
  const unsigned char *text;
  size_t text_length;
  /// Link and image: the title. Footnote reference: its number in decimal.
  const unsigned char *title;
  size_t title_length;
  cmark_node *node;
} coldstart_event;

/// Steps to the next node of a walk; false at the end. The memory belongs to the document.
bool coldstart_next(cmark_iter *walk, coldstart_event *event);

/// The literal of a text node, or NULL for other nodes.
const unsigned char *coldstart_text(cmark_node *node, size_t *length);

/// The first place of a word in a text, or NULL.
const unsigned char *coldstart_find(
  const unsigned char *text, size_t length, const unsigned char *word, size_t word_length);

/// The memory for one more document of this thread. Everything taken from it is given back when
/// the thread's last document has ended; a document may be read while another one is.
cmark_mem *coldstart_arena_begin(void);
void coldstart_arena_end(void);

#endif
