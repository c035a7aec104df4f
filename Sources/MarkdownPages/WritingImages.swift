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
  /// ```
  /// ![alt](a.png)             →  <img …hole… alt="alt" loading="lazy" decoding="async">
  /// ![alt](a.png "Cap")       →  <figure class="image"><img …><figcaption>Cap</figcaption>…
  /// ![alt](a.png){width=320}  →  <img …hole… width="320" …>
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
    let looks = readLooks(event)
    checkAlt(state.alt, address, looks, event)
    if !plainStarts.isEmpty { plain.append(contentsOf: state.alt) }
    guard mayShow(address, event) else {
      out.bytes.append(escaped: state.alt[...])
      return
    }
    if paragraph.isFigure {
      out.bytes.append(literal: "<figure class=\"image")
      if let align = looks.align { out.bytes.append(raw: " align-" + align) }
      out.bytes.append(literal: "\">")
    }
    out.bytes.append(literal: "<img ")
    writeSource(address, looks, event)
    out.bytes.append(literal: " alt=\"")
    out.bytes.append(escaped: state.alt[...])
    out.bytes.append(UInt8(ascii: "\""))
    if !paragraph.isFigure, let align = looks.align {
      out.bytes.append(attribute: "class", "align-" + align)
    }
    if !paragraph.isFigure { writeTitle(event) }
    out.bytes.append(literal: " loading=\"lazy\" decoding=\"async\">")
    guard paragraph.isFigure else { return }
    out.bytes.append(literal: "<figcaption>")
    out.bytes.append(escaped: (restored(event.titleBytes) ?? Array(event.titleBytes))[...])
    out.bytes.append(literal: "</figcaption></figure>")
  }

  private mutating func writeSource(
    _ address: [UInt8], _ looks: ImageLooks, _ event: coldstart_event
  ) {
    if case .site = Destination(address, allowing: options.schemes) {
      out.append(hole: .image(reference: reference(.image, address, event), looks.size))
      return
    }
    out.bytes.append(literal: "src=\"")
    out.bytes.append(address: address)
    out.bytes.append(UInt8(ascii: "\""))
    if let width = looks.size.width { out.bytes.append(attribute: "width", String(width)) }
    if let height = looks.size.height { out.bytes.append(attribute: "height", String(height)) }
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
    _ alt: [UInt8], _ address: [UInt8], _ looks: ImageLooks, _ event: coldstart_event
  ) {
    guard !looks.isDecorative, alt.allSatisfy({ $0 <= 0x20 }) else { return }
    let written = String(decoding: address, as: UTF8.self)
    builder.diagnostics.report(.missingAlt(written, at: span(event)))
  }

  /// The braces behind an image. The text that holds them is not written.
  private mutating func readLooks(_ event: coldstart_event) -> ImageLooks {
    var length = 0
    guard let text = coldstart_text(cmark_node_next(event.node), &length), length > 1,
      text[0] == UInt8(ascii: "{")
    else { return ImageLooks() }
    let bytes = UnsafeBufferPointer(start: text, count: length)
    guard let end = bytes.firstIndex(of: UInt8(ascii: "}")) else { return ImageLooks() }
    let written = Array(bytes[...end])
    guard let place = find(written, near: event) else { return ImageLooks() }
    var reader = AttributeReader(source.text, at: place.lowerBound, end: place.upperBound)
    guard reader.readBraced() else { return ImageLooks() }
    textToSkip = written.count
    for problem in reader.problems { builder.diagnostics.report(problem) }
    let (looks, problems) = ImageLooks.read(reader.attributes, at: source.text.span(place))
    for problem in problems { builder.diagnostics.report(problem) }
    return looks
  }
}
