/// Amounts as people read them.
package enum AmountText {
  /// `1 request`, `43,200 requests`, `4,783,998.4 GB-s`: units that are words have a plural.
  package static func quantity(_ amount: Exact, _ unit: String) -> String {
    let value = amount.asDouble
    let isWord = !unit.isEmpty && unit.allSatisfy { $0.isLetter && $0.isLowercase }
    let text = grouped(value, places: value.magnitude < 1 ? 6 : 3, trimmed: true)
    let name = unit + (isWord && value != 1 ? "s" : "")
    return name.isEmpty ? text : text + "\u{A0}" + name
  }

  /// `1234567.5` as `1,234,567.5`.
  package static func grouped(_ value: Double, places: Int, trimmed: Bool = false) -> String {
    guard value.isFinite else { return "∞" }
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let scaled = (value.magnitude * scale).rounded()
    guard scaled < 9e15 else { return "\(value)" }
    let whole = Int(scaled) / Int(scale)
    var fraction = String(Int(scaled) % Int(scale))
    fraction = String(repeating: "0", count: max(0, places - fraction.count)) + fraction
    if places == 0 { fraction = "" }
    if trimmed { while fraction.last == "0" { fraction.removeLast() } }
    var text = ""
    for (place, digit) in String(whole).reversed().enumerated() {
      if place > 0, place % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    let sign = value < 0 && scaled > 0 ? "−" : ""
    return sign + String(text.reversed()) + (fraction.isEmpty ? "" : "." + fraction)
  }
}
