import CMarkShim
import Diagnostics
import Markup

/// The destination of an address.
enum Destination {
  /// Somewhere in this site, anchors of the same page included.
  case site
  /// Another site: by scheme or as `//host`.
  case external
  /// An address for another program: `mailto:`, `tel:`.
  case application
  /// What must not be written into a page: `javascript:`, and every scheme that is not allowed.
  case unsafe

  /// Judges an address by its scheme, in any letter case.
  init(_ address: [UInt8], allowing schemes: AddressSchemes) {
    if address.starts(with: "//".utf8) {
      self = .external
      return
    }
    guard let scheme = Self.scheme(address) else {
      self = .site
      return
    }
    switch scheme {
    case "http", "https": self = .external
    case let scheme where !schemes.names.contains(scheme): self = .unsafe
    case "ftp", "ftps": self = .external
    default: self = .application
    }
  }

  /// The letters before the first colon in lower case, when they are a scheme.
  private static func scheme(_ address: [UInt8]) -> String? {
    guard let first = address.first, isLetter(first),
      let colon = address.firstIndex(of: UInt8(ascii: ":")),
      address[..<colon].allSatisfy({ isAlphanumeric($0) || "+.-".utf8.contains($0) })
    else { return nil }
    return String(decoding: address[..<colon], as: UTF8.self).lowercased()
  }
}

/// Links.
extension PageWriter {
  /// ```
  /// [a](b.md)            →  <a href="…hole…">a</a>
  /// [a](https://b.org)   →  <a href="https://b.org" rel="external">a</a>
  /// ```
  mutating func writeLink(_ event: coldstart_event) {
    guard event.entering else {
      if linkIsWritten { out.bytes.append(literal: "</a>") }
      linkIsWritten = false
      return
    }
    let address = restored(event.textBytes) ?? Array(event.textBytes)
    linkIsWritten = true
    switch Destination(address, allowing: options.schemes) {
    case .site:
      out.bytes.append(literal: "<a href=\"")
      out.append(hole: .href(reference: reference(.link, address, event)))
      out.bytes.append(literal: "\"")
    case .external: writeAnchor(address, "\" rel=\"external\"", event)
    case .application: writeAnchor(address, "\"", event)
    case .unsafe:
      linkIsWritten = false
      let written = String(decoding: address, as: UTF8.self)
      builder.diagnostics.report(.unsafeLink(written, at: placeOf(address, event)))
      return
    }
    writeTitle(event)
    out.bytes.append(UInt8(ascii: ">"))
  }

  private mutating func writeAnchor(
    _ address: [UInt8], _ end: StaticString, _ event: coldstart_event
  ) {
    checkSize(event)
    out.bytes.append(literal: "<a href=\"")
    out.bytes.append(address: address)
    out.bytes.append(literal: end)
  }

  mutating func writeTitle(_ event: coldstart_event) {
    guard event.title_length > 0 else { return }
    out.bytes.append(literal: " title=\"")
    out.bytes.append(escaped: (restored(event.titleBytes) ?? Array(event.titleBytes))[...])
    out.bytes.append(UInt8(ascii: "\""))
  }

  /// Notes that the page refers to something of the site.
  mutating func reference(
    _ kind: MarkdownPage.Reference.Kind, _ address: [UInt8], _ event: coldstart_event
  ) -> Int {
    addressBytes += address.count
    checkSize(event)
    return builder.reference(
      .init(
        kind: kind, destination: String(decoding: address, as: UTF8.self),
        span: placeOf(address, event)))
  }

  /// Where an address stands: behind the start of its link, else the link itself.
  private func placeOf(_ address: [UInt8], _ event: coldstart_event) -> SourceSpan {
    var range = offset(of: event)..<source.bytes.count
    range = range.clamped(to: range.lowerBound..<range.lowerBound + max(address.count, 2_000))
    while let place = find(address, in: range) {
      if standsAlone(place) { return source.text.span(place) }
      range = place.lowerBound + 1..<range.upperBound
    }
    return span(event)
  }

  /// Whether what stands here can be the address of a link or definition, rather than a part of
  /// something longer or a word of the text.
  private func standsAlone(_ place: Range<Int>) -> Bool {
    let bytes = source.text.bytes
    guard place.lowerBound > 1 else { return false }
    let before = bytes[place.lowerBound - 1]
    let opens = before == UInt8(ascii: "(") || before == UInt8(ascii: "<")
    let defines = isSpace(before) && bytes[place.lowerBound - 2] == UInt8(ascii: ":")
    guard opens || defines else { return false }
    guard place.upperBound < bytes.count else { return true }
    let after = bytes[place.upperBound]
    return after <= 0x20 || after == UInt8(ascii: ")") || after == UInt8(ascii: ">")
  }
}

extension [UInt8] {
  /// Appends an address for an attribute as cmark does: what stands for itself in an address stays,
  /// `&` becomes an entity, other bytes are percent-encoded.
  package mutating func append(address: some Sequence<UInt8>) {
    let digits = Array("0123456789ABCDEF".utf8)
    for byte in address {
      if isAlphanumeric(byte) || "-_.+!*(),%#@?=;:/,$~".utf8.contains(byte) {
        append(byte)
      } else if byte == UInt8(ascii: "&") {
        append(literal: "&amp;")
      } else if byte == UInt8(ascii: "'") {
        append(literal: "&#x27;")
      } else {
        append(UInt8(ascii: "%"))
        append(digits[Int(byte >> 4)])
        append(digits[Int(byte & 15)])
      }
    }
  }
}
