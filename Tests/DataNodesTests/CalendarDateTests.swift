import DataNodes
import Testing

struct CalendarDateTests {
  @Test(arguments: ["2026-01-31", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"])
  func readsAndWritesDays(_ iso: String) {
    #expect(CalendarDate(iso)?.description == iso)
  }

  @Test(arguments: [
    "2025-02-29", "1900-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00",
    "0000-01-01",
    "2026-1-31", "26-01-31", "2026-01-31T00:00", "2026/01/31", "", "2026-01-3a", "+026-01-31",
  ])
  func refusesWhatIsNoDay(_ text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test func countsDays() throws {
    #expect(CalendarDate("1970-01-01")?.dayNumber == 0)
    #expect(CalendarDate("2000-03-01")?.dayNumber == 11_017)
    #expect(CalendarDate("1969-12-31")?.dayNumber == -1)
    #expect(CalendarDate("2026-11-21")?.weekday == 6)
    #expect(CalendarDate("1969-12-28")?.weekday == 0)
    let early = try #require(CalendarDate("2026-01-31"))
    let late = try #require(CalendarDate("2026-02-01"))
    #expect(early < late)
    #expect(late.dayNumber - early.dayNumber == 1)
  }
}
