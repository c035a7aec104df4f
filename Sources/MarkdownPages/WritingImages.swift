import CCMarkGFM
import CMarkShim
import Diagnostics
import Markup

/// The image whose text alternative is being read.
struct ImageState {
  var alt: [UInt8] = []
  /// Images inside its text alternative.
  var inner = 0
}

/// Images.
extension PageWriter {
  /// Behind an image that means nothing to somebody who cannot see it.
  static let decorative = "{decorative}"

  /// ```
  /// ![alt](a.png)        →  <img …hole… alt="alt" loading="lazy" decoding="async">
  /// ![alt](a.png "Cap")  →  <figure class="image"><img …><figcaption>Cap</figcaption></figure>
  /// ```
  /// The second form is for an image alone in its paragraph; in a line the title is an attribute.
  mutating func writeImage(_ event: coldstart_event) {
    if event.entering {
      if image == nil { image = ImageState() } else { image?.inner += 1 }
      return
    }
    guard let state = image, state.inner == 0 else {
      image?.inner -= 1
      return
    }
    image = nil
    let address = restored(event.textBytes) ?? Array(event.textBytes)
    checkAlt(state.alt, address, event)
    if !plainStarts.isEmpty { plain.append(contentsOf: state.alt) }
    guard mayShow(address, event) else {
      out.bytes.append(escaped: state.alt[...])
      return
    }
    if paragraph.isFigure { out.bytes.append(literal: "<figure class=\"image\">") }
    out.bytes.append(literal: "<img ")
    writeSource(address, event)
    out.bytes.append(literal: " alt=\"")
    out.bytes.append(escaped: state.alt[...])
    out.bytes.append(UInt8(ascii: "\""))
    if !paragraph.isFigure { writeTitle(event) }
    out.bytes.append(literal: " loading=\"lazy\" decoding=\"async\">")
    guard paragraph.isFigure else { return }
    out.bytes.append(literal: "<figcaption>")
    out.bytes.append(escaped: (restored(event.titleBytes) ?? Array(event.titleBytes))[...])
    out.bytes.append(literal: "</figcaption></figure>")
  }

  private mutating func writeSource(_ address: [UInt8], _ event: coldstart_event) {
    if case .site = Destination(address, allowing: options.schemes) {
      out.append(hole: .image(reference: reference(.image, address, event)))
      return
    }
    out.bytes.append(literal: "src=\"")
    out.bytes.append(address: address)
    out.bytes.append(UInt8(ascii: "\""))
  }

  /// Whether the image is written; its text alternative stands in its place when not.
  private mutating func mayShow(_ address: [UInt8], _ event: coldstart_event) -> Bool {
    let written = String(decoding: address, as: UTF8.self)
    switch Destination(address, allowing: options.schemes) {
    case .site: return true
    case .external:
      builder.diagnostics.report(.externalImage(written, at: span(event)))
      return true
    case .application, .unsafe:
      if isPictureInAddress(address) { return true }
      builder.diagnostics.report(.unsafeLink(written, at: span(event)))
      return false
    }
  }

  /// `data:image/png` and its like hold nothing that could run.
  private func isPictureInAddress(_ address: [UInt8]) -> Bool {
    let start = String(decoding: address.prefix(24), as: UTF8.self).lowercased()
    return ["png", "gif", "jpeg", "webp", "avif"].contains {
      start.hasPrefix("data:image/\($0);") || start.hasPrefix("data:image/\($0),")
    }
  }

  private mutating func checkAlt(
    _ alt: [UInt8], _ address: [UInt8], _ event: coldstart_event
  ) {
    if markedDecorative(event.node) {
      textToSkip = Self.decorative.utf8.count
      return
    }
    guard alt.allSatisfy({ $0 <= 0x20 }) else { return }
    let written = String(decoding: address, as: UTF8.self)
    builder.diagnostics.report(.missingAlt(written, at: span(event)))
  }

  private func markedDecorative(_ node: OpaquePointer?) -> Bool {
    var length = 0
    guard let text = coldstart_text(cmark_node_next(node), &length) else { return false }
    return UnsafeBufferPointer(start: text, count: length).starts(with: Self.decorative.utf8)
  }
}
