/// The meaning of unquoted text under the core schema of YAML 1.2: only `true` and `false` are
/// truth values (`no` is text), numbers have no thousands separators and no sexagesimals.
enum CoreSchema {
  /// Whether unquoted text stands for nothing.
  static func isNull(_ text: String) -> Bool {
    switch text {
    case "", "~", "null", "Null", "NULL": true
    default: false
    }
  }

  /// `true` or `false`, also capitalised or in capitals.
  static func boolean(_ text: String) -> Bool? {
    switch text {
    case "true", "True", "TRUE": true
    case "false", "False", "FALSE": false
    default: nil
    }
  }

  /// `12`, `-3`, `+4`, `0o17`, `0xff`; nil for anything else and for what 64 bits cannot hold.
  static func integer(_ text: String) -> Int? {
    if text.hasPrefix("0o") { return digits(text, radix: 8) }
    if text.hasPrefix("0x") { return digits(text, radix: 16) }
    return isDecimalInteger(text.utf8) ? Int(text) : nil
  }

  /// Integers and `1.5`, `.5`, `1e3`, `.inf`, `-.inf`, `.nan`.
  static func decimal(_ text: String) -> Double? {
    switch text {
    case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF": return .infinity
    case "-.inf", "-.Inf", "-.INF": return -.infinity
    case ".nan", ".NaN", ".NAN": return .nan
    default: break
    }
    if let integer = integer(text) { return Double(integer) }
    return isFloat(text.utf8) ? Double(text) : nil
  }

  private static func digits(_ text: String, radix: Int) -> Int? {
    let digits = text.dropFirst(2)
    guard let first = digits.utf8.first, first != UInt8(ascii: "-"), first != UInt8(ascii: "+")
    else { return nil }
    return Int(digits, radix: radix)
  }

  private static func isDecimalInteger(_ text: String.UTF8View) -> Bool {
    let digits = unsigned(text)
    return !digits.isEmpty && digits.allSatisfy(isDigit)
  }

  private static func isFloat(_ text: String.UTF8View) -> Bool {
    var rest = unsigned(text)
    let whole = rest.prefix(while: isDigit)
    rest = rest.dropFirst(whole.count)
    var fraction = rest.prefix(0)
    if rest.first == UInt8(ascii: ".") {
      fraction = rest.dropFirst().prefix(while: isDigit)
      rest = rest.dropFirst(1 + fraction.count)
    }
    guard !whole.isEmpty || !fraction.isEmpty else { return false }
    guard let mark = rest.first else { return true }
    guard mark | 0x20 == UInt8(ascii: "e") else { return false }
    let exponent = unsigned(rest.dropFirst())
    return !exponent.isEmpty && exponent.allSatisfy(isDigit)
  }

  private static func unsigned<Bytes: Collection<UInt8>>(_ text: Bytes) -> Bytes.SubSequence
  where Bytes.SubSequence: Collection<UInt8> {
    let signs: [UInt8] = [UInt8(ascii: "+"), UInt8(ascii: "-")]
    return text.dropFirst(text.first.map(signs.contains) == true ? 1 : 0)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }
}
