extension Glyph {
  /// The weights of the four arms (north, east, south, west) of U+2500 to U+257F, four digits a
  /// character: 0 no arm, 1 light, 2 heavy, 3 double.
  private static let boxDrawingWeights = Array(
    """
    0101020210102020010102021010202001010202101020200110021001200220\
    0011001200210022110012002100220010011002200120021110121021101120\
    2120221012202220101110122011102120212012102220220111011202110212\
    0121012202210222110111021201120221012102220122021111111212111212\
    2111112121212112221111221221221212222122222122220101020210102020\
    0303303003100130033000130031003313003100330010033001300313103130\
    3330101330313033031301310333130331013303131331313333011000111001\
    1100000000000000000110000100001000022000020000200201102001022010
    """.utf8)

  /// Characters of the block whose lines are broken.
  private static let dashed: Set<UInt32> = [
    0x2504, 0x2505, 0x2506, 0x2507, 0x2508, 0x2509, 0x250A, 0x250B,
    0x254C, 0x254D, 0x254E, 0x254F,
  ]

  /// U+2500 to U+257F.
  static let boxDrawing: [Glyph] = (0..<128).map { boxDrawing(UInt32($0) + 0x2500) }

  private static func boxDrawing(_ scalar: UInt32) -> Glyph {
    var glyph = Glyph(isCertain: true)
    switch scalar {
    case 0x2571: glyph.arms = .rising
    case 0x2572: glyph.arms = .falling
    case 0x2573: glyph.arms = [.rising, .falling]
    default:
      let start = Int(scalar - 0x2500) * 4
      for direction in Direction.straight {
        let digit = boxDrawingWeights[start + Int(direction.rawValue)] - UInt8(ascii: "0")
        guard digit > 0, let weight = Weight(rawValue: digit - 1) else { continue }
        glyph.arms.insert(Arms(direction))
        if weight.rawValue > glyph.weight.rawValue { glyph.weight = weight }
      }
    }
    glyph.isDashed = dashed.contains(scalar)
    glyph.isRound = (0x256D...0x2570).contains(scalar)
    return glyph
  }

  /// Arrows, triangles, dots and the lookalikes of a hyphen.
  static func other(_ scalar: UInt32) -> Glyph {
    if let points = triangles[scalar] { return head(points, .head) }
    if let points = openTriangles[scalar] { return head(points, .openHead) }
    if let points = arrows[scalar] {
      var glyph = head(points, .head)
      glyph.hasShaft = true
      glyph.isDashed = (0x21E0...0x21E3).contains(scalar)
      return glyph
    }
    switch scalar {
    case 0x2010...0x2015, 0x2212, 0x23AF, 0x23E4:
      return Glyph(arms: .horizontal)
    case 0x25CF, 0x2022, 0x25C6, 0x25A0, 0x25AA:
      return Glyph(arms: .cross, mark: .dot)
    case 0x25CB, 0x25EF, 0x25C7, 0x25E6:
      return Glyph(arms: .cross, mark: .ring)
    default:
      return none
    }
  }

  private static func head(_ points: Arms, _ mark: Mark) -> Glyph {
    Glyph(points: points, mark: mark, isCertain: true)
  }

  private static let triangles: [UInt32: Arms] = [
    0x25B2: .north, 0x25B4: .north, 0x25B6: .east, 0x25B8: .east, 0x25BA: .east,
    0x25BC: .south, 0x25BE: .south, 0x25C0: .west, 0x25C2: .west, 0x25C4: .west,
    0x2B9D: .north, 0x2B9E: .east, 0x2B9F: .south, 0x2B9C: .west, 0x27A4: .east,
  ]

  private static let openTriangles: [UInt32: Arms] = [
    0x25B3: .north, 0x25B5: .north, 0x25B7: .east, 0x25B9: .east, 0x25BB: .east,
    0x25BD: .south, 0x25BF: .south, 0x25C1: .west, 0x25C3: .west, 0x25C5: .west,
  ]

  private static let arrows: [UInt32: Arms] = [
    0x2190: .west, 0x2191: .north, 0x2192: .east, 0x2193: .south,
    0x2194: .horizontal, 0x2195: .vertical, 0x21A6: .east, 0x21D0: .west, 0x21D1: .north,
    0x21D2: .east, 0x21D3: .south, 0x21D4: .horizontal, 0x21D5: .vertical, 0x21C4: .horizontal,
    0x21C6: .horizontal, 0x21C5: .vertical, 0x21E0: .west, 0x21E1: .north, 0x21E2: .east,
    0x21E3: .south, 0x21E6: .west, 0x21E7: .north, 0x21E8: .east, 0x21E9: .south,
    0x27F5: .west, 0x27F6: .east, 0x27F7: .horizontal, 0x27F8: .west, 0x27F9: .east,
    0x2794: .east, 0x279C: .east, 0x279D: .east, 0x279E: .east, 0x27A1: .east, 0x2B05: .west,
    0x2B06: .north, 0x2B07: .south,
  ]
}
