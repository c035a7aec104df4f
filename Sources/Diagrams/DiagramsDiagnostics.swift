package import Diagnostics

/// All codes of this module, for `coldstart explain`.
package enum DiagramsCodes {
  package static let all: [DiagnosticCode] = [
    .ambiguousJunction, .danglingArrow, .diagramTooLarge, .drawingLeftAsText, .duplicateLabel,
    .nearMiss, .raggedWall,
    .serviceNotDrawn, .serviceNotInRun, .tab, .unclosedBox, .unknownBox,
  ]
}

extension DiagnosticCode {
  package static let ambiguousJunction = DiagnosticCode(
    "ambiguous-junction", .warning, title: "lines may cross or meet here",
    explanation: """
      Two lines come from things and two go to things, and they share one cell. Nobody can tell
      who reaches whom, so everybody does. Draw a bridge `-)-` where lines cross, or keep the
      meeting points apart.
      """)

  package static let danglingArrow = DiagnosticCode(
    "dangling-arrow", .warning, title: "an arrow joins nothing",
    explanation: """
      An arrow needs a box or words at both of its ends. It is drawn, but it is in no list and
      no reader who cannot see it will learn of it. Lengthen it until it touches.
      """,
    example: """
      +---+
      | A |-->      | B |
      +---+
      """)

  package static let diagramTooLarge = DiagnosticCode(
    "diagram-too-large", title: "the drawing is too large",
    explanation: """
      A drawing may have 4,000 rows, 2,000 columns and one million cells. Part it into several.
      """)

  package static let drawingLeftAsText = DiagnosticCode(
    "drawing-left-as-text", .note, title: "a plain block that looks like a drawing stays text",
    explanation: """
      A block without a language becomes a picture only when everything in it was understood: no
      box is open, no arrow loose, no piece of a wall left over. A damaged picture is worse than
      the characters. This is told with `--verbose` alone.
      """)

  package static let duplicateLabel = DiagnosticCode(
    "duplicate-label", title: "two boxes have the name that is asked for",
    explanation: """
      A run lights up boxes by their labels. Two boxes with the same label cannot be told apart:
      give one of them another word, or address it by its id.
      """)

  package static let nearMiss = DiagnosticCode(
    "near-miss", .warning, title: "a line ends one cell before its box",
    explanation: """
      The line touches one box and stops one cell before the other, at its head or at its
      beginning. It is taken to reach both. Draw it one cell longer and nobody has to guess. A line
      with blanks at both of its ends is a matter of taste, and nothing is said of it.
      """,
    example: """
      +---+      +---+
      | A |----> | B |
      +---+      +---+
      """)

  package static let raggedWall = DiagnosticCode(
    "ragged-wall", .warning, title: "a wall is not straight",
    explanation: """
      In some rows the wall stands some cells beside the others. The box is drawn straight. Wide
      characters, emoji and tabs often are the reason: they take two cells or more.
      """)

  package static let serviceNotDrawn = DiagnosticCode(
    "service-not-drawn", title: "a service of the run has no box in the drawing",
    explanation: """
      A drawing that is tied to a run shows where the run is. Services are found by their titles
      and names among the labels. Say which box is meant with `bind="Label=service"`, or that the
      service is not drawn with `bind="=service"`.
      """)

  package static let tab = DiagnosticCode(
    "tab", .warning, title: "a tab in a drawing",
    explanation: """
      Tabs are read as stops of eight columns. Editors show them in other widths, and then the
      drawing breaks for the next author. Use blanks.
      """)

  package static let unclosedBox = DiagnosticCode(
    "unclosed-box", .warning, title: "a box is not closed",
    explanation: """
      A wall stops before it meets the next one, or is missing altogether. Where one corner or a
      few cells are missing, the box is drawn as if they were there. Without a whole wall it is
      lines and no box: arrows cannot reach it and its words are loose.
      """,
    example: """
      +-------+
      | Queue |
      +-----
      """)

  package static let unknownBox = DiagnosticCode(
    "unknown-box", title: "no box has this name",
    explanation: """
      A run is tied to boxes by their labels or ids. Write the label as it stands in the drawing,
      its lines joined by blanks.
      """)

  package static let serviceNotInRun = DiagnosticCode(
    "service-not-in-run", title: "the run has no service of this name",
    explanation: """
      `bind` ties boxes to services as pairs: the label of the box, `=`, the name of the service
      as the scenario writes it. `bind="Gateway=api, Lambda=orders"`.
      """)
}

extension Diagnostic {
  /// Why a plain block that looks like a drawing stays text.
  static func leftAsText(_ span: SourceSpan, _ doubt: DiagramDoubt) -> Diagnostic {
    let reason =
      switch doubt {
      case .message(let message): message
      case .leftover: "a piece of a wall is left over here"
      case .words: "more words are left over than there are boxes"
      }
    return Diagnostic(
      .drawingLeftAsText, "this block looks like a drawing and stays text: \(reason)", at: span,
      help: ["mend it, or say that it is one with ```diagram; `{plain}` keeps it as it is"])
  }

  static func ambiguousJunction(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .ambiguousJunction, "it cannot be told whether these lines cross or meet", at: span,
      help: ["draw a bridge `-)-` where they cross, or part the meeting points"])
  }

  static func danglingArrow(
    _ span: SourceSpan, isHead: Bool, _ beyond: Review.Beyond
  ) -> Diagnostic {
    let (message, help): (String, String)
    switch beyond {
    case .nothing:
      message = isHead ? "this arrow points at nothing" : "this arrow comes from nothing"
      help = "draw it up to a box or to words"
    case .line:
      message = "this arrow \(isHead ? "points at" : "comes from") an upright that closes no box"
      help = "draw all four walls of the box that is meant, or the arrow up to words"
    case .box(let name, let cells):
      let amount = cells == 1 ? "one cell" : "\(cells) cells"
      message = "this arrow \(isHead ? "ends \(amount) before" : "begins \(amount) after") \(name)"
      help = "draw it \(amount) longer"
    }
    return Diagnostic(.danglingArrow, message, at: span, help: [help])
  }

  static func diagramTooLarge(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .diagramTooLarge, "this drawing is too large to be read", at: span,
      help: ["part it into drawings of fewer than 4,000 rows and 2,000 columns"])
  }

  package static func duplicateLabel(
    _ name: String, _ span: SourceSpan, boxes: [Diagram.Box]
  ) -> Diagnostic {
    Diagnostic(
      .duplicateLabel, "\(boxes.count) boxes are called \"\(name)\"", at: span,
      labels: boxes.map { Diagnostic.Label($0.span, "\"\($0.id)\"") },
      help: ["use one of the ids: " + boxes.map(\.id).joined(separator: ", ")])
  }

  /// A head some columns beside the end of a line.
  static func danglingArrow(beside span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .danglingArrow, "the head beside the end of this line may be its own or another's",
      at: span,
      help: ["put the head below its line: until then neither of them is an arrow"])
  }

  static func nearMiss(head span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .nearMiss, "this head stands one column beside its line", at: span,
      help: ["put it in the column of the line"])
  }

  static func nearMiss(step span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .nearMiss, "this line goes on one column aside", at: span,
      help: ["put all of it into one column"])
  }

  static func nearMiss(_ span: SourceSpan, box: String) -> Diagnostic {
    Diagnostic(
      .nearMiss, "this line ends one cell before \(box)", at: span,
      help: ["draw it one cell longer"])
  }

  /// - Parameters:
  ///   - cells: by how many cells the wall stands too far right, for each of `rows`.
  ///   - rows: lines of the drawing, from 1.
  static func raggedWall(
    _ span: SourceSpan, _ side: String, cells: [Int], rows: [Int], box: String
  ) -> Diagnostic {
    let place = Self.rows(rows)
    let wall = "the \(side) wall of \(box)"
    let mend = "`coldstart diagram --mend` does it"
    guard let first = cells.first, cells.allSatisfy({ $0 == first }) else {
      return Diagnostic(
        .raggedWall, "\(wall) is not straight: it steps aside in \(place)", at: span,
        help: ["move it into one column there; \(mend)"])
    }
    let amount = abs(first) == 1 ? "one cell" : "\(abs(first)) cells"
    return Diagnostic(
      .raggedWall,
      "\(wall) stands \(amount) too far \(first > 0 ? "right" : "left") in \(place)", at: span,
      help: ["move it \(amount) to the \(first > 0 ? "left" : "right") there; \(mend)"])
  }

  /// `row 3`, `rows 3, 5 and 7 to 9`.
  private static func rows(_ rows: [Int]) -> String {
    var ranges: [ClosedRange<Int>] = []
    for row in rows {
      if let last = ranges.last, row == last.upperBound + 1 {
        ranges[ranges.count - 1] = last.lowerBound...row
      } else {
        ranges.append(row...row)
      }
    }
    let parts = ranges.map { range in
      range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound) to \(range.upperBound)"
    }
    guard let last = parts.last, parts.count > 1 else {
      return (rows.count == 1 ? "row " : "rows ") + (parts.first ?? "")
    }
    return "rows " + parts.dropLast().joined(separator: ", ") + " and " + last
  }

  private static let labelMax = 30

  /// A label as it is quoted in messages: at most 30 characters of it.
  static func quoted(_ label: String) -> String {
    label.count <= labelMax ? "\"\(label)\"" : "\"\(label.prefix(labelMax - 1))…\""
  }

  static func serviceNotDrawn(
    _ service: ServiceBinding.Service, _ span: SourceSpan, known: [String]
  ) -> Diagnostic {
    let near =
      NearMiss.help(service.title, among: known) ?? NearMiss.help(service.name, among: known)
    return Diagnostic(
      .serviceNotDrawn, "no box stands for the service \"\(service.name)\"", at: span,
      help: [
        near,
        "say which one does with bind=\"Label=\(service.name)\", "
          + "or bind=\"=\(service.name)\" when it is not drawn",
      ].compactMap { $0 })
  }

  static func tab(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .tab, "a tab in a drawing is as wide as the reader's editor likes", at: span,
      help: ["use blanks; tabs are read as stops of eight columns"])
  }

  static func unclosedBox(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .unclosedBox, "this wall stops before the box is closed", at: span,
      help: ["draw the wall up to the next corner"])
  }

  static func unclosedBox(corner span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .unclosedBox, "the box that begins at this corner is not closed", at: span,
      help: ["draw its four walls; without them these are lines and words"])
  }

  /// - Parameter rows: lines of the drawing, from 1, in which the right wall is missing.
  static func unclosedBox(_ span: SourceSpan, rows: [Int]) -> Diagnostic {
    Diagnostic(
      .unclosedBox, "this wall is missing in \(Self.rows(rows))", at: span,
      help: ["draw it there, or move it back into its column"])
  }

  static func unclosedBox(_ span: SourceSpan, _ box: OpenBox) -> Diagnostic {
    let (side, help) =
      switch box.missing {
      case .north: ("upper", "draw one above this cell: \(box.wall)")
      case .south: ("lower", "draw one below this cell: \(box.wall)")
      case .east: ("right", "draw one behind its words, with a corner above and one below")
      default: ("left", "draw one before its words, with a corner above and one below")
      }
    return Diagnostic(
      .unclosedBox, "the box \(quoted(box.words)) has no \(side) wall", at: span,
      help: [help, "without it these are lines and words, and no arrow can reach them"])
  }

  package static func unknownBox(_ name: String, _ span: SourceSpan, known: [String]) -> Diagnostic
  {
    Diagnostic(
      .unknownBox, "no box is called \"\(name)\"", at: span,
      help: NearMiss.help(name, among: known).map { [$0] } ?? [])
  }

  package static func serviceNotInRun(
    _ name: String, _ span: SourceSpan, known: [String]
  ) -> Diagnostic {
    Diagnostic(
      .serviceNotInRun, "the run has no service \"\(name)\"", at: span,
      help: NearMiss.help(name, among: known).map { [$0] } ?? [])
  }
}
