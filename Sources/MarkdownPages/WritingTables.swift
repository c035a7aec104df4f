import CCMarkGFM
import CMarkShim
import Diagnostics
import Markup

/// The table being written.
struct TableState {
  var alignments: [Table.Alignment] = []
  var column = 0
  var inHeader = false
  var bodyIsOpen = false
  /// True when a container around the table wants its cells.
  var isCollected = false
  var header: [Table.Cell] = []
  var rows: [[Table.Cell]] = []
  var cells: [Table.Cell] = []
  /// Texts of the header's cells, for the table's label.
  var headerTexts: [String] = []
}

/// Tables.
extension PageWriter {
  /// `<div class="table" role="group" aria-label="Table: Name, Size" tabindex="0"><table>…`:
  /// a region that can be focused, so that a wide table can be scrolled with the keyboard.
  mutating func writeTable(_ event: coldstart_event) {
    guard event.entering else { return endTable() }
    blockLines = lines(event)
    beginLine()
    var state = TableState()
    let columns = Int(cmark_gfm_extensions_get_table_columns(event.node))
    let alignments = cmark_gfm_extensions_get_table_alignments(event.node)
    state.alignments = (0..<columns).map { column in
      switch alignments?[column] {
      case UInt8(ascii: "l"): .left
      case UInt8(ascii: "c"): .center
      case UInt8(ascii: "r"): .right
      default: .none
      }
    }
    state.isCollected = containers.last?.depth == depth
    table = state
    builder.page.tally["table", default: 0] += 1
    beginCapture()
  }

  private mutating func endTable() {
    if table?.bodyIsOpen == true { out.bytes.append(literal: "</tbody>\n") }
    out.bytes.append(literal: "</table></div>\n")
    if let table, table.isCollected {
      childKind = .table(
        Table(alignments: table.alignments, header: table.header, rows: table.rows))
    }
    table = nil
  }

  mutating func writeTableRow(_ event: coldstart_event) {
    guard event.entering else {
      checkRowIsWhole(event)
      return endTableRow()
    }
    table?.column = 0
    table?.cells = []
    table?.inHeader = event.marked
    if event.marked {
      out.bytes.append(literal: "<thead>\n")
    } else if table?.bodyIsOpen == false {
      table?.bodyIsOpen = true
      out.bytes.append(literal: "<tbody>\n")
    }
    out.bytes.append(literal: "<tr>\n")
  }

  private mutating func endTableRow() {
    out.bytes.append(literal: "</tr>\n")
    guard let state = table else { return }
    guard state.inHeader else {
      if state.isCollected { table?.rows.append(state.cells) }
      return
    }
    out.bytes.append(literal: "</thead>\n")
    let header = endCapture()
    table?.header = state.cells
    table?.inHeader = false
    let texts = state.headerTexts.filter { !$0.isEmpty }
    out.bytes.append(literal: "<div class=\"table\" role=\"group\"")
    out.bytes.append(
      attribute: "aria-label", options.words.table + ": " + texts.joined(separator: ", "))
    out.bytes.append(literal: " tabindex=\"0\"><table>\n")
    out.append(header)
  }

  mutating func writeTableCell(_ event: coldstart_event) {
    guard let state = table else { return }
    let collects = state.isCollected || state.inHeader
    guard event.entering else {
      if collects { endCollectedCell(event) }
      out.bytes.append(literal: state.inHeader ? "</th>\n" : "</td>\n")
      table?.column += 1
      wordIsOpen = false
      return
    }
    blockLines = lines(event)
    out.bytes.append(literal: state.inHeader ? "<th scope=\"col\"" : "<td")
    if state.column < state.alignments.count {
      out.bytes.append(literal: state.alignments[state.column].attribute)
    }
    out.bytes.append(UInt8(ascii: ">"))
    guard collects else { return }
    beginCapture()
    beginPlain()
  }

  private mutating func endCollectedCell(_ event: coldstart_event) {
    let html = endCapture()
    let text = endPlain()
    out.append(html)
    if table?.inHeader == true { table?.headerTexts.append(text) }
    guard table?.isCollected == true else { return }
    let from = source.offset(line: Int(event.start_line), column: Int(event.start_column))
    let to = source.offset(line: Int(event.start_line), column: Int(event.end_column) + 1)
    let cell = Table.Cell(html: html, text: text, span: source.text.span(from..<max(from, to)))
    table?.cells.append(cell)
  }
}

extension Table.Alignment {
  /// The class of a cell; nil for one without.
  package var cssClass: String? {
    switch self {
    case .none: nil
    case .left: "align-left"
    case .center: "align-center"
    case .right: "align-right"
    }
  }

  /// The class of a cell, with a leading space.
  var attribute: StaticString {
    switch self {
    case .none: ""
    case .left: " class=\"align-left\""
    case .center: " class=\"align-center\""
    case .right: " class=\"align-right\""
    }
  }
}
