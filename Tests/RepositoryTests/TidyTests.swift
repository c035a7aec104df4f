import Testing

/// Sizes that keep a file on a few screens and a function on one.
@Suite struct TidyTests {
  private static let columnsMax = 100
  private static let functionLinesMax = 70
  private static let swiftLinesMax = 450
  private static let sourceLinesMax = 500
  private static let medianLinesMax = 110
  private static let testLinesMax = 700

  /// Hand-written code: fixtures and goldens are data and keep the shape they need.
  private static let code = Repository.files.filter { file in
    let kinds = [".swift", ".py", ".sh", ".js", ".css", ".c", ".h", ".toml"]
    return kinds.contains { file.path.hasSuffix($0) } && !file.path.contains("/Fixtures/")
      && !file.path.hasPrefix("content/") && !file.path.hasPrefix("Tests/Bench/hugo/")
  }

  @Test func filesStayShort() {
    expectNone(
      Self.code.compactMap { file in
        let max =
          file.path.hasPrefix("Tests/")
          ? Self.testLinesMax : file.isSwift ? Self.swiftLinesMax : Self.sourceLinesMax
        let count = file.lines.count - 1
        return count <= max
          ? nil
          : Offence(
            path: file.path, line: max, text: "\(count) lines: split what stands here by role")
      })
  }

  @Test func mostFilesFitTwoScreens() {
    let counts = Repository.sources.map { $0.lines.count - 1 }.sorted()
    #expect(counts[counts.count / 2] <= Self.medianLinesMax)
  }

  /// An address in a style sheet and what a test expects cannot be broken: they may stick out.
  @Test func linesStayNarrow() {
    expectNone(
      Self.code.flatMap { file -> [Offence] in
        let expected = file.isSwift && !file.isSource ? SwiftCode(file.text).lines : []
        return file.lines.enumerated().compactMap { index, line in
          let code = expected.isEmpty ? line : withoutText(expected[index])
          return code.count <= Self.columnsMax || line.contains("url(")
            ? nil
            : Offence(
              path: file.path, line: index + 1,
              text: "\(line.count) columns: break the line before column \(Self.columnsMax)")
        }
      })
  }

  /// A line of code whose string literals are as short as can be.
  private func withoutText(_ line: String) -> Substring {
    line.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")[...]
  }

  @Test func functionsFitOneScreen() {
    expectNone(
      Repository.swiftFiles.flatMap { file in
        SwiftCode(file.text).functions.compactMap { function in
          function.lineCount <= Self.functionLinesMax
            ? nil
            : Offence(
              path: file.path, line: function.line,
              text: "`\(function.name)` takes \(function.lineCount) lines:"
                + " give its steps names of their own")
        }
      })
  }

  @Test func linesEndCleanly() {
    expectNone(
      Self.code.flatMap { file -> [Offence] in
        var offences = file.lines.enumerated().compactMap { index, line in
          line.last == " " || line.contains("\t") && !file.path.hasSuffix(".py")
            ? Offence(
              path: file.path, line: index + 1,
              text: "a tab or a blank at the end: use spaces, and none at the end")
            : nil
        }
        if !file.text.isEmpty, !file.text.hasSuffix("\n") {
          offences.append(
            Offence(path: file.path, line: file.lines.count, text: "end the file with a newline"))
        }
        return offences
      })
  }

  @Test func functionsAreMeasuredRight() {
    let code = SwiftCode(
      """
      protocol Shape {
        func area() -> Int
        var side: Int { get }
      }
      struct Square: Shape {
        init(_ text: String = "{") {
          work({ $0 })
        }
        func area(
          of thing: () -> Void = {}
        ) -> Int {
          if true { "}" }
        }
        var side: Int {
          1
        }
      }
      """)
    #expect(code.functions.map(\.name) == ["side", "init", "area", "side"])
    #expect(code.functions.map(\.lineCount) == [1, 3, 5, 3])
  }
}
