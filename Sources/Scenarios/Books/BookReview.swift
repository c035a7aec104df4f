package import DataNodes
package import Diagnostics

/// Finds what is to be read again in books: in the newest of each kind. An older book says what
/// was.
package enum BookReview {
  /// Rules that change when a service is made anew, not when a limit is raised.
  private static let laws: Set<String> = [
    "scaling", "laterRetryWaits", "laterBackoff", "billsPackageInitialisation", "recursionMax",
    "recursionThroughBuckets", "provisionedBilledPer", "httpErrorStatus", "httpTimeoutStatus",
    "billsRefused", "httpBilledPer", "socketBilledPer", "billedPer", "writeUnit", "readUnit",
    "burstSeconds", "retryWait", "retryAttempts", "retryBackoff", "retriesAreTransitions",
  ]

  /// An entry of a book that says when it was read.
  private struct Entry {
    let name: String
    let span: SourceSpan
    let read: CalendarDate
    let pace: Pace
  }

  /// Reports `book-overdue`, once for a book, at the entry that was read first.
  package static func check(
    _ texts: [SourceText], today: CalendarDate, into bag: inout DiagnosticBag
  ) {
    for suffix in [".prices.yaml", ".rules.yaml"] {
      var ignored = DiagnosticBag()
      let books = texts.filter { $0.path.hasSuffix(suffix) }.compactMap { text in
        DataParser.parse(text, into: &ignored)
      }
      let newest = books.max { ($0["date"]?.text ?? "") < ($1["date"]?.text ?? "") }
      guard let newest else { continue }
      let entries = suffix == ".prices.yaml" ? prices(newest) : rules(newest)
      let due = entries.filter { entry in entry.pace.due(entry.read).map { $0 <= today } ?? false }
      let first = due.min { $0.read < $1.read }
      guard let first else { continue }
      bag.report(
        .bookOverdue(
          newest["name"]?.text ?? "", first.name, first.read, count: due.count,
          of: entries.count, at: first.span))
    }
  }

  private static func prices(_ book: DataNode) -> [Entry] {
    (book["prices"]?.members ?? []).compactMap { entry($0, .price) }
  }

  private static func rules(_ book: DataNode) -> [Entry] {
    book.members.flatMap(\.value.members).compactMap {
      entry($0, laws.contains($0.name) ? .law : .quota)
    }
  }

  /// Nothing is read again of what was measured or assumed.
  private static func entry(_ member: DataNode.Member, _ pace: Pace) -> Entry? {
    guard let date = member.value["read"]?.date,
      !["measured", "assumed"].contains(member.value["status"]?.text ?? "")
    else { return nil }
    return Entry(name: member.name, span: member.nameSpan, read: date, pace: pace)
  }
}

extension Diagnostic {
  static func bookOverdue(
    _ book: String, _ entry: String, _ read: CalendarDate, count: Int, of total: Int,
    at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .bookOverdue,
      "\(count) of \(total) entries of \(book) are to be read again; \"\(entry)\" was last read "
        + "on \(read)",
      at: span,
      help: [
        "read their sources again and set `read`, or make a newer book; this one then says what was"
      ])
  }
}

extension DiagnosticCode {
  static let bookOverdue = DiagnosticCode(
    "book-overdue", .warning, title: "A rule or price book is to be read again",
    explanation: """
      The newest price book and the newest rule book say what is. A price is read again after three
      months, a quota after six, a law after twelve, by the day of the build or `--now`. Older books
      say what was and are left alone.
      """)
}
