import Testing

/// Every file of a `Fixtures` folder is read by a test of its target: what a renamed test leaves
/// behind would look as if it still promised something.
@Suite struct FixtureTests {
  @Test func everyFixtureIsClaimed() {
    let paths = Repository.paths.filter { $0.contains("/Fixtures/") && !$0.hasSuffix(".gitkeep") }
    expectNone(
      paths.filter { !isClaimed($0, among: paths) }.map {
        Offence(
          path: $0, line: 1,
          text: "no test of its target reads it: remove it, or name it where it belongs")
      })
  }

  /// Tables of cases are not read in review; what tests rewrite is.
  @Test func goldensAreSmallEnoughToReview() {
    let bytesMax = 40 * 1024
    let goldens = Repository.files.filter { file in
      let endings = [".html", ".md", ".svg", ".txt"]
      return file.path.contains("/Fixtures/") && endings.contains { file.path.hasSuffix($0) }
    }
    expectNone(
      goldens.filter { $0.text.utf8.count > bytesMax }.map {
        Offence(
          path: $0.path, line: 1,
          text: "\($0.text.utf8.count) bytes: keep goldens below \(bytesMax)")
      })
  }

  /// A file is claimed by its name or ending in the tests, as an entry of a list of fixtures, or
  /// by a file beside it that includes it.
  private func isClaimed(_ path: String, among paths: [String]) -> Bool {
    let parts = path.split(separator: "/").map(String.init)
    guard parts.count >= 4, let name = parts.last else { return false }
    if name == "README.md" { return true }
    let tests = tests(of: parts[1])
    if isMentioned(name, in: tests) { return true }
    let lists = tests.contains("Fixture.all()") ? 4 : 5
    let isListed = lists == 4 || tests.contains("\(parts[3])\"")
    guard isListed else { return false }
    // What stands deeper than a case's own files is the input of that case, such as a site.
    if parts.count > lists + 1 { return true }
    let siblings = Repository.files.filter {
      $0.path != path && $0.path.hasPrefix(parts.dropLast().joined(separator: "/") + "/")
    }
    return parts.count == lists || siblings.contains { $0.text.contains(name) }
  }

  private func tests(of target: String) -> String {
    Repository.swiftFiles.filter { $0.path.hasPrefix("Tests/\(target)/") }.map(\.text).joined()
  }

  /// `bad-link.human.txt` is mentioned by its whole name, and by `"\(example).human.txt"`.
  private func isMentioned(_ name: String, in tests: String) -> Bool {
    let stem = name.prefix { $0 != "." }
    let ending = name.dropFirst(stem.count)
    return tests.contains("\(name)\"") || tests.contains(")\(ending)\"")
  }
}
