import Diagnostics
import Testing

@Suite struct NearMissTests {
  private static let names = ["function", "gateway", "queue", "table", "bus"]

  @Test(arguments: [
    ("functon", "function"), ("fucntion", "function"), ("Function", "function"),
    ("gatway", "gateway"), ("tables", "table"), ("quue", "queue"), ("bos", "bus"),
  ])
  func findsTheNameThatWasMeant(_ name: String, _ meant: String) {
    #expect(NearMiss.of(name, among: Self.names) == meant)
  }

  @Test(arguments: ["", "x", "database", "eventbridge", "sub-function-name"])
  func staysSilentWhenNothingIsClose(_ name: String) {
    #expect(NearMiss.of(name, among: Self.names) == nil)
  }

  @Test func prefersTheCandidateThatStandsFirst() {
    #expect(NearMiss.of("cat", among: ["bat", "hat"]) == "bat")
    #expect(NearMiss.of("cat", among: ["hat", "cab", "cat"]) == "cat")
  }

  @Test func countsSwappedNeighboursAsOneEdit() {
    #expect(NearMiss.of("ab", among: ["ba"]) == "ba")
    #expect(NearMiss.of("abcd", among: ["badc"]) == nil)
  }

  @Test func listsAFewNamesWhenNoneIsClose() {
    #expect(NearMiss.help("functon", among: Self.names) == "did you mean \"function\"?")
    #expect(
      NearMiss.help("zzzzzz", among: Self.names)
        == "known here: function, gateway, queue, table, bus")
    #expect(NearMiss.help("zzzzzz", among: (0..<10).map { "name\($0)" }) == nil)
    #expect(NearMiss.help("x", among: []) == nil)
  }
}
