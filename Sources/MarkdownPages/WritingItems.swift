import CMarkShim
import Diagnostics

/// The list of a container that may want its items.
struct ListState {
  /// How many nodes are open inside of an item.
  let depth: Int
  var items: [ListItem] = []
  var item = ItemState()
}

/// The item being written: offsets in the fragment that holds it.
struct ItemState {
  var start = 0
  var head = 0..<0
  var text = ""
  /// Nil until the first block of the item begins.
  var rest: Int?
  var isTicked: Bool?
  var isInHead = false
  /// Where the rest begins in the source, and what it is there.
  var restStart: Int?
}

/// Lists whose items a container may draw itself: they are cut while they are written.
extension PageWriter {
  mutating func beginCollectedList() {
    guard containers.last?.depth == depth else { return }
    lists.append(ListState(depth: depth + 2))
  }

  /// The items, when it is a collected list that ends.
  mutating func endCollectedList() -> [ListItem] {
    guard let state = lists.last, state.depth == depth + 2 else { return [] }
    lists.removeLast()
    return state.items
  }

  mutating func beginCollectedItem(_ event: coldstart_event) {
    guard var state = lists.last, state.depth == depth + 1 else { return }
    state.item = ItemState(start: out.bytes.count)
    state.item.isTicked = event.task ? event.marked : nil
    lists[lists.count - 1] = state
  }

  mutating func endCollectedItem(_ event: coldstart_event) {
    guard let state = lists.last, state.depth == depth + 1 else { return }
    let item = state.item
    let written = written(event, from: item.restStart)
    let html = out.slice((item.rest ?? item.start)..<out.bytes.count).trimmed
    let rest = Prose(html, at: source.text.span(written), markdown: restCopied(written))
    let head = Prose(out.slice(item.head).trimmed, text: item.text)
    lists[lists.count - 1].items.append(
      ListItem(head: head, rest: rest, isTicked: item.isTicked))
  }

  /// The source of an item from an offset on; from behind its mark where there is none.
  private func written(_ event: coldstart_event, from start: Int?) -> Range<Int> {
    let whole = range(event)
    let mark = source.bytes[whole].firstIndex(of: 0x20) ?? whole.lowerBound
    return (start ?? mark)..<max(start ?? mark, whole.upperBound)
  }

  /// What follows on an item's head in the page's Markdown copy.
  private func restCopied(_ range: Range<Int>) -> String {
    let text = copied(range)
    return String(text.drop { $0 == "\n" || $0 == " " })
  }

  /// A paragraph that is the first block of an item is its head.
  mutating func beginHead() {
    guard let state = lists.last, state.depth == depth, state.item.rest == nil else { return }
    lists[lists.count - 1].item.head = out.bytes.count..<out.bytes.count
    lists[lists.count - 1].item.isInHead = true
    beginPlain()
  }

  mutating func endHead() {
    guard let state = lists.last, state.depth == depth, state.item.isInHead else { return }
    let text = endPlain()
    lists[lists.count - 1].item.isInHead = false
    lists[lists.count - 1].item.text = text
    lists[lists.count - 1].item.head = state.item.head.lowerBound..<out.bytes.count
  }

  /// What follows on the first block of an item is its rest; one that is no paragraph belongs to
  /// it as well.
  mutating func endItemBlock(_ event: coldstart_event) {
    guard let state = lists.last, state.depth == depth, state.item.rest == nil else { return }
    if state.item.head != 0..<0 {
      lists[lists.count - 1].item.restStart = range(event).upperBound
    }
    let isHead = state.item.head != 0..<0
    lists[lists.count - 1].item.rest = isHead ? out.bytes.count : state.item.start
  }
}

extension Fragment {
  /// This fragment without spaces and line breaks around it.
  fileprivate var trimmed: Fragment {
    let isSpace = { (byte: UInt8) in byte == 0x20 || byte == 0x0A }
    let start = bytes.prefix(while: isSpace).count
    let end = bytes.count - bytes.reversed().prefix(while: isSpace).count
    return slice(start..<max(start, end))
  }
}
