import Markup

/// Walks the steps of a template with the values of one page and writes what they say.
struct TemplateRenderer {
  private let program: TemplateProgram
  /// What names are looked up in, the innermost last.
  private var stack: [TemplateValue]
  private var bytes: [UInt8]

  /// The bytes of a template, by its number, filled with the members of `scope`.
  /// - Parameter expected: about how many bytes there will be.
  static func render(
    _ template: Int32, of program: TemplateProgram, _ scope: any TemplateScope,
    expecting expected: Int
  ) -> [UInt8] {
    var renderer = TemplateRenderer(program, scope, expected)
    renderer.write(program.templates[Int(template)], behind: [])
    return renderer.bytes
  }

  private init(_ program: TemplateProgram, _ scope: any TemplateScope, _ expected: Int) {
    self.program = program
    stack = [.scope(scope)]
    bytes = []
    bytes.reserveCapacity(expected)
  }

  /// Writes steps, each of which starts behind `margin` where it starts a line.
  private mutating func write(_ steps: Range<Int32>, behind margin: [UInt8]) {
    let start = bytes.count
    var next = steps.lowerBound
    while next < steps.upperBound {
      guard !margin.isEmpty, bytes.count > start, bytes.last == UInt8(ascii: "\n") else {
        next = write(step: next, margin)
        continue
      }
      let before = bytes.count
      bytes.append(contentsOf: margin)
      next = write(step: next, margin)
      // A line on which nothing stands gets no margin.
      if bytes.count == before + margin.count { bytes.removeLast(margin.count) }
    }
  }

  /// Writes a step; returns the one that follows.
  private mutating func write(step: Int32, _ margin: [UInt8]) -> Int32 {
    switch program.steps[Int(step)] {
    case .text(let range):
      if margin.isEmpty {
        Self.copy(range, of: program.text, to: &bytes)
      } else {
        write(program.text[Int(range.lowerBound)..<Int(range.upperBound)], margin)
      }
    case .variable(let path, let isRaw):
      if let value = value(path) { write(value, isRaw: isRaw) }
    case .section(let path, let end):
      if let value = value(path) { write(step + 1..<end, about: value, margin) }
      return end
    case .inverted(let path, let end):
      if value(path)?.isPresent != true { write(step + 1..<end, behind: margin) }
      return end
    case .partial(let number, let more):
      let margin = margin + program.margins[Int(more)]
      write(program.templates[Int(number)], behind: margin)
    }
    return step + 1
  }

  /// Appends a part of the templates' text without holding on to it: a slice would, and every
  /// thread would count the same reference.
  private static func copy(_ range: Range<Int32>, of text: [UInt8], to bytes: inout [UInt8]) {
    text.withUnsafeBufferPointer { text in
      let part = text[Int(range.lowerBound)..<Int(range.upperBound)]
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: part))
    }
  }

  /// Writes a section's steps for each element of a list, or once, or not at all.
  private mutating func write(
    _ steps: Range<Int32>, about value: TemplateValue, _ margin: [UInt8]
  ) {
    switch value {
    case .list(let elements):
      for element in elements {
        stack.append(element)
        write(steps, behind: margin)
        stack.removeLast()
      }
    case .flag(let flag):
      if flag { write(steps, behind: margin) }
    case .text, .bytes, .number, .markup, .scope, .open:
      stack.append(value)
      write(steps, behind: margin)
      stack.removeLast()
    }
  }

  /// Writes text of several lines, all but the first behind `margin`.
  private mutating func write(_ text: ArraySlice<UInt8>, _ margin: [UInt8]) {
    var start = text.startIndex
    while let end = text[start...].firstIndex(of: UInt8(ascii: "\n")), end + 1 < text.endIndex {
      bytes.append(contentsOf: text[start...end])
      bytes.append(contentsOf: margin)
      start = end + 1
    }
    bytes.append(contentsOf: text[start...])
  }

  private mutating func write(_ value: TemplateValue, isRaw: Bool) {
    switch value {
    case .text(let text):
      if isRaw { bytes.append(raw: text) } else { bytes.append(escapedForTemplate: text) }
    case .bytes(let text):
      if isRaw {
        bytes.append(contentsOf: text)
      } else {
        bytes.append(escapedForTemplate: text[...])
      }
    case .number(let number): bytes.append(decimal: number)
    case .flag(let flag): bytes.append(raw: flag ? "true" : "false")
    case .markup(let write): write(&bytes)
    case .scope, .open, .list: break
    }
  }

  /// What a path leads to. Its first name is looked for from the innermost thing outwards, unless
  /// the path begins with a point; the others are members of what the one before is.
  private func value(_ path: TemplateProgram.Path) -> TemplateValue? {
    var next = path.keys.lowerBound
    guard next < path.keys.upperBound else { return stack.last }
    let first = program.keys[Int(next)]
    var place = stack.count - 1
    var found = member(first, of: stack[place])
    while found == nil, !path.isImmediate, place > 0 {
      place -= 1
      found = member(first, of: stack[place])
    }
    next += 1
    while next < path.keys.upperBound, let value = found {
      found = member(program.keys[Int(next)], of: value)
      next += 1
    }
    return found
  }

  private func member(_ key: TemplateProgram.Key, of value: TemplateValue) -> TemplateValue? {
    switch value {
    case .scope(let scope): key.name.flatMap { scope.member($0) }
    case .open(let scope): scope.member(called: program.words[Int(key.word)])
    case .text, .bytes, .number, .flag, .markup, .list: nil
    }
  }
}
