/// Which lines of a box are its name: set in bold, while what is said of the thing is not.
///
/// ```
/// Order API         →  the first line
/// validates orders
///
/// Orders            →  both, as each begins like a name
/// Table
///
/// Is                →  all, as they are one question
/// an environment
/// idle?
/// ```
enum NameLines {
  private static let linesMax = 3
  /// Longer texts that go on over their lines are sentences and no names.
  private static let bytesMax = 48

  /// How many of the lines, from the first on.
  static func count(_ lines: [String]) -> Int {
    guard lines.count > 1 else { return lines.count }
    let bytes = lines.reduce(0) { $0 + $1.utf8.count + 1 }
    let isRunning = isOneSentence(lines) || runsOn(lines[0], lines[1])
    if isRunning, lines.count > linesMax || bytes > bytesMax { return 0 }
    if isOneSentence(lines) { return lines.count }
    var count = 1
    while count < min(lines.count, linesMax),
      runsOn(lines[count - 1], lines[count]) || beginsLikeName(lines[count])
    {
      count += 1
    }
    return count
  }

  /// True for a question over all lines.
  private static func isOneSentence(_ lines: [String]) -> Bool {
    guard lines.last?.utf8.last == UInt8(ascii: "?") else { return false }
    return !lines.dropLast().contains { $0.utf8.last.map { sentenceEnds.contains($0) } ?? true }
  }

  private static let sentenceEnds = Array("?.!:".utf8)

  private static func beginsLikeName(_ line: String) -> Bool {
    line.unicodeScalars.first?.properties.isUppercase ?? false
  }

  /// True when a line cannot end where it does, or the next one cannot begin there.
  private static func runsOn(_ line: String, _ next: String) -> Bool {
    if let last = line.utf8.last, joints.contains(last) { return true }
    if next.utf8.first == UInt8(ascii: "&") { return true }
    let after = next.prefix { $0 != " " }
    if followers.contains(String(after)) { return true }
    // `Dead letter` over `queue`: the noun of the name.
    if after.utf8.count == next.utf8.count, BoxKindWords.nouns[next] != nil { return true }
    let before = line.split(separator: " ").last ?? ""
    return leaders.contains(before.lowercased())
  }

  private static let joints = Array("-/&+,".utf8)

  /// Words that something has to follow.
  private static let leaders = words(
    """
    a an the of to in on at by for from with and or nor is are was were be has have had do \
    does did can could will would shall should must may might if when while than as no not \
    every each any ein eine einen einem einer der die das dem den des von zu zum zur im am \
    an auf aus bei für mit und oder ist sind war hat haben wird werden kann soll muss wenn \
    als nicht kein keine jede jeder
    """)

  /// Words that something has to stand before.
  private static let followers = words("of and or nor than und oder als von des")

  private static func words(_ text: String) -> Set<String> {
    Set(text.split(separator: " ").map(String.init))
  }
}
