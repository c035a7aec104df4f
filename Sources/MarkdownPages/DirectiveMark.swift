import Diagnostics

/// A directive or the end of one, as the scanner found it in the author's text.
struct DirectiveMark {
  /// The kind of mark.
  enum Kind { case inline, leaf, container, close, malformed }

  var kind: Kind
  /// The first colon.
  var start: Int
  /// One past the last byte: behind the name, the label or the braces.
  var end: Int
  var name: Range<Int>
  /// The bytes between the brackets.
  var label: Range<Int>?
  var attributes = Attributes()
  /// Colons of a container or its end: a run closes the run of the same length.
  var colons = 1
  /// What to report when the mark turns out to stand where directives count, not in code.
  var problems: [Diagnostic] = []
}

/// The placeholders of directives, which the C library leaves alone, and
/// what stands in the output until it is put back. The bytes are control characters, which no
/// page may hold; an inline mark is as long as what it replaces, so columns stay true.
///
/// ```
/// :kbd[Ctrl]{.x}   →  OPEN d d d PAD Ctrl CLOSE d d d PAD
/// :::details[Why]  →  # LINE d d d Why CLOSE
/// ```
enum Token {
  static let open: UInt8 = 0x01
  static let close: UInt8 = 0x02
  static let pad: UInt8 = 0x03
  static let line: UInt8 = 0x04
  static let firstDigit: UInt8 = 0x0E
  static let base = 18
  static let digitCount = 3
  /// As many directives as three digits can number.
  static let marksMax = base * base * base

  /// The three digits of a mark's number.
  static func digits(_ number: Int) -> [UInt8] {
    [number / (base * base), number / base % base, number % base].map {
      firstDigit + UInt8($0)
    }
  }

  /// The number whose digits stand at `offset`, or nil when none do.
  static func number(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int? {
    guard offset + digitCount <= bytes.count else { return nil }
    var number = 0
    for index in offset..<offset + digitCount {
      guard bytes[index] >= firstDigit, bytes[index] < firstDigit + UInt8(base) else { return nil }
      number = number * base + Int(bytes[index] - firstDigit)
    }
    return number
  }
}
