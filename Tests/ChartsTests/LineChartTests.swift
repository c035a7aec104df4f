import Charts
import Testing

@Suite("Lines of charts")
struct LineChartTests {
  /// The corners of the first line that is drawn through values at 0, 1, 2, …
  private func corners(_ values: [Double], isStaircase: Bool = false) throws -> Int {
    let chart = LineChart(
      lines: [
        LineChart.Line(label: "a", points: values.enumerated().map { (Double($0), $1) })
      ], isStaircase: isStaircase,
      lower: ChartAxis(from: 0, to: Double(values.count - 1), ticks: []),
      left: ChartAxis(from: 0, to: 100, ticks: []), lowerTitle: "", leftTitle: "")
    let svg = String(decoding: chart.svg(id: "c", title: "t", description: "d"), as: UTF8.self)
    let start = try #require(svg.firstRange(of: "d=\"M"))
    let path = svg[start.upperBound...].prefix { $0 != "\"" }
    return path.split(separator: "L").count
  }

  @Test("a straight line has two ends, however many values it passes")
  func straight() throws {
    #expect(try corners((0...100).map(Double.init)) == 2)
    #expect(try corners([Double](repeating: 7, count: 100)) == 2)
    #expect(try corners([3, 4]) == 2)
  }

  @Test("every bend stays")
  func bent() throws {
    #expect(try corners((0...100).map { $0 < 50 ? 0 : Double($0 - 50) }) == 3)
    #expect(try corners((0...100).map { Double($0 / 25 * 25) }) >= 8)
    // A curve stays a curve: no point of it is moved by as much as a pixel can show.
    #expect(try corners((0...100).map { Double($0 * $0) / 100 }) > 12)
  }
}
