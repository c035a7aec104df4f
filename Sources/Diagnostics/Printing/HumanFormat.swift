/// Diagnostics for people: what is wrong, where, the lines with a caret, and what to do.
///
/// ```
/// error[unknown-service]: no simulated service called "functon"
///   content/cold-start/visual.md:18:12
///    |
/// 17 | services:
/// 18 | to service functon with memory 512 MB
///    |            ^^^^^^^ not in the catalogue
///    = help: did you mean "function"?
/// ```
struct HumanFormat {
  /// Longer lines of a file are trimmed round what is underlined. Columns of a terminal.
  private static let lineWidthMax = 96

  let ink: Ink

  /// A place with its underlines: the primary one first, then labels on the same line.
  private struct Spot {
    let span: SourceSpan
    let line: Int
    let index: LineIndex
    var underlines: [Underline]
  }

  func text(_ diagnostic: Diagnostic, _ files: inout PrintedFiles) -> String {
    let spots = spots(diagnostic, &files)
    let gutter = String(spots.map(\.line).max() ?? 0).count
    let severity = diagnostic.severity
    var lines = [
      ink.paint("\(severity)[\(diagnostic.code.id)]", .severity(severity))
        + ink.paint(": " + diagnostic.message.harmlessLine, .message)
    ]
    if let span = diagnostic.span { lines.append("  " + files.location(span)) }
    lines += excerpts(spots, of: diagnostic, gutter: gutter, &files)
    lines += diagnostic.help.map { help($0, gutter: gutter) }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The lines with their underlines alone; empty when there are none to show.
  func excerpts(_ diagnostic: Diagnostic, _ files: inout PrintedFiles) -> String {
    let spots = spots(diagnostic, &files)
    let gutter = String(spots.map(\.line).max() ?? 0).count
    return excerpts(spots, of: diagnostic, gutter: gutter, &files).map { $0 + "\n" }.joined()
  }

  /// Each place but the first under the name of its file.
  private func excerpts(
    _ spots: [Spot], of diagnostic: Diagnostic, gutter: Int, _ files: inout PrintedFiles
  ) -> [String] {
    spots.enumerated().flatMap { offset, spot in
      let isNamed = offset == 0 && spot.span == diagnostic.span
      let name = isNamed ? [] : ["  " + files.location(spot.span)]
      return name + excerpt(spot, gutter: gutter, diagnostic.severity)
    }
  }

  /// The places to show excerpts of. What concerns a file as a whole shows none.
  private func spots(_ diagnostic: Diagnostic, _ files: inout PrintedFiles) -> [Spot] {
    var spots: [Spot] = []
    if let span = diagnostic.span, span.end > 0 || diagnostic.caption != nil {
      add(span, mark: "^", diagnostic.caption ?? "", to: &spots, &files)
    }
    for label in diagnostic.labels {
      add(label.span, mark: "-", label.text, to: &spots, &files)
    }
    return spots
  }

  private func add(
    _ span: SourceSpan, mark: Character, _ caption: String, to spots: inout [Spot],
    _ files: inout PrintedFiles
  ) {
    guard let index = files.index(span.path) else { return }
    let line = index.line(of: span.start)
    let underline = Underline(span, in: index, mark: mark, caption: caption)
    if let same = spots.firstIndex(where: { $0.span.path == span.path && $0.line == line }) {
      spots[same].underlines.append(underline)
    } else {
      spots.append(Spot(span: span, line: line, index: index, underlines: [underline]))
    }
  }

  private func excerpt(_ spot: Spot, gutter: Int, _ severity: Diagnostic.Severity) -> [String] {
    let line = PrintedLine(spot.index.text(ofLine: spot.line))
    let window = spot.underlines[0].window(ofLine: line.width, limit: Self.lineWidthMax)
    var lines = [bar("", gutter, "")]
    if spot.line > 1 {
      let before = PrintedLine(spot.index.text(ofLine: spot.line - 1))
      lines.append(bar(String(spot.line - 1), gutter, before.text(in: window)))
    }
    lines.append(bar(String(spot.line), gutter, line.text(in: window)))
    for underline in spot.underlines {
      let (blanks, marks) = underline.text(in: window)
      let role: Ink.Role = underline.mark == "^" ? .severity(severity) : .label
      lines.append(bar("", gutter, blanks + ink.paint(marks, role)))
    }
    return lines
  }

  /// `17 | text`, the number flush right in the gutter; nothing behind the bar when nothing is.
  private func bar(_ number: String, _ gutter: Int, _ text: String) -> String {
    let pad = String(repeating: " ", count: max(0, gutter - number.count))
    let isBlank = text.allSatisfy { $0 == " " }
    return ink.paint("\(pad)\(number) |", .gutter) + (isBlank ? "" : " " + text)
  }

  private func help(_ text: String, gutter: Int) -> String {
    let pad = String(repeating: " ", count: gutter)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0).harmlessLine }
    return ink.paint("\(pad) = ", .gutter) + ink.paint("help:", .message) + " "
      + lines.joined(separator: "\n\(pad)         ")
  }
}
