import CCMarkGFM
import CMarkShim
import Diagnostics
import Markup

/// A container whose end has not been reached.
struct ContainerFrame {
  let mark: DirectiveMark
  let name: String
  /// How many nodes were open where it began: its blocks and its end have as many.
  let depth: Int
  let label: Fragment
  let labelText: String
  var children: [Child] = []
}

/// Directives on lines of their own. The scanner has made each of them a heading that holds a
/// token and the label, because a heading is one line, ends a paragraph and may stand anywhere.
extension PageWriter {
  /// Starts a directive's line, when that is what this heading is.
  mutating func beginLineDirective(_ event: coldstart_event) -> Bool {
    guard !marks.isEmpty else { return false }
    var length = 0
    guard let first = coldstart_text(cmark_node_first_child(event.node), &length) else {
      return false
    }
    let text = UnsafeBufferPointer(start: first, count: length)
    guard text.first == Token.line, let number = Token.number(text, at: 1) else { return false }
    lineMark = number
    beginCapture()
    beginPlain()
    return true
  }

  /// Acts on a directive's line when its label has been read.
  mutating func endLineDirective(_ event: coldstart_event) {
    guard let number = lineMark else { return }
    lineMark = nil
    let label = endCapture()
    let labelText = endPlain()
    let mark = marks[number]
    for problem in mark.problems { builder.diagnostics.report(problem) }
    switch mark.kind {
    case .close: close(mark)
    case .container: open(mark, label, labelText)
    case .leaf, .inline:
      let directive = directive(.leaf, mark, label, labelText, children: [])
      beginLine()
      let node = rendered(directive)
      write(node)
      writeCopy(of: node, over: mark.start..<mark.end)
      childKind = kind(of: directive)
    case .malformed:
      let problem = Diagnostic.malformedDirective(at: source.text.span(mark.start..<mark.end))
      builder.diagnostics.report(problem)
      writeBroken(problem.message)
    }
  }

  private mutating func open(_ mark: DirectiveMark, _ label: Fragment, _ labelText: String) {
    let name = name(of: mark)
    beginLine()
    builder.enclosing.append(name)
    containers.append(
      ContainerFrame(mark: mark, name: name, depth: depth, label: label, labelText: labelText))
    beginCapture()
  }

  private mutating func close(_ mark: DirectiveMark) {
    let span = source.text.span(mark.start..<mark.end)
    let match = containers.lastIndex { $0.depth == depth && $0.mark.colons == mark.colons }
    guard let match else {
      let open = containers.last.map {
        (name: $0.name, colons: $0.mark.colons, span: self.span(of: $0.mark))
      }
      builder.diagnostics.report(.unopenedDirective(colons: mark.colons, at: span, open: open))
      return
    }
    while containers.count > match + 1 { closeUnclosed(before: span) }
    closeContainer(end: mark)
  }

  /// Ends containers that began at `level` open nodes or more, with an error for each.
  mutating func closeContainers(below level: Int, before span: SourceSpan?) {
    while let container = containers.last, container.depth >= level { closeUnclosed(before: span) }
  }

  private mutating func closeUnclosed(before span: SourceSpan?) {
    guard let container = containers.last else { return }
    builder.diagnostics.report(
      .unclosedDirective(
        container.name, colons: container.mark.colons, at: self.span(of: container.mark),
        before: span))
    closeContainer()
  }

  /// Renders the innermost container into the fragment around it.
  private mutating func closeContainer(end: DirectiveMark? = nil) {
    guard let container = containers.popLast() else { return }
    _ = builder.enclosing.popLast()
    var children = container.children
    let rest = endCapture()
    if !rest.isEmpty {
      children.append(Child(kind: .other, html: rest, span: span(of: container.mark)))
    }
    let directive = directive(
      .container, container.mark, container.label, container.labelText, children: children,
      bodyEnd: end?.start)
    beginLine()
    let node = rendered(directive)
    write(node)
    beginLine()
    let range = container.mark.start..<max(container.mark.end, end?.end ?? 0)
    writeCopy(of: node, over: range)
    guard let outer = containers.last, outer.depth == container.depth else { return }
    cutChild(kind(of: directive), span: directive.span, range: range)
  }

  /// What was written since the last child is the next child of the innermost container.
  mutating func cutChild(_ kind: Child.Kind, span: SourceSpan, range: Range<Int>) {
    childKind = .other
    guard !out.isEmpty, !containers.isEmpty else { return }
    containers[containers.count - 1].children.append(
      Child(kind: kind, html: out, span: span, markdown: copied(range)))
    out = Fragment()
  }

  /// Ends what was opened inside the node that the walk just left.
  mutating func settleFrames(_ event: coldstart_event) {
    while let frame = inlineFrames.last, frame.depth > depth { abandonInline() }
    guard let container = containers.last, container.depth > depth else { return }
    var number = event.kind == .document ? source.lineCount : Int(event.end_line)
    while number > 1, source.line(number).isEmpty { number -= 1 }
    let end = source.line(number).upperBound
    closeContainers(below: depth + 1, before: source.text.span(end..<end))
  }

  // MARK: All forms

  func name(of mark: DirectiveMark) -> String {
    String(decoding: source.text.bytes[mark.name], as: UTF8.self)
  }

  func span(of mark: DirectiveMark) -> SourceSpan { source.text.span(mark.start..<mark.end) }

  func directive(
    _ form: Directive.Form, _ mark: DirectiveMark, _ label: Fragment, _ labelText: String,
    children: [Child], bodyEnd: Int? = nil
  ) -> Directive {
    let body = mark.end..<max(mark.end, bodyEnd ?? mark.end)
    return Directive(
      form: form, name: name(of: mark), nameSpan: source.text.span(mark.name), label: label,
      labelText: labelText, attributes: mark.attributes, children: children,
      body: body.isEmpty ? SourceText(path: source.text.path, bytes: []) : source.text.slice(body),
      span: span(of: mark), labelMarkdown: mark.label.map { copied($0) } ?? "")
  }

  private func kind(of directive: Directive) -> Child.Kind {
    .directive(
      name: directive.name, label: directive.label, labelText: directive.labelText,
      attributes: directive.attributes)
  }

  /// What a directive says; a message in its place when nobody knows its name.
  mutating func rendered(_ directive: Directive) -> Node {
    if let node = library.render(directive, &builder) { return node }
    let problem = unknown(directive)
    builder.diagnostics.report(problem)
    let message = problem.message
    return .group([
      directive.form == .inline ? .brokenInline(message) : .broken(message), directive.content,
    ])
  }

  private func unknown(_ directive: Directive) -> Diagnostic {
    let forms: [Directive.Form] = [.container, .leaf, .inline]
    let other = forms.first {
      $0 != directive.form && library.directiveNames($0).contains(directive.name)
    }
    if let other {
      return .misplacedForm(
        directive.name, form: directive.form, other: other, at: directive.nameSpan)
    }
    return .unknownDirective(
      directive.name, form: directive.form, known: library.directiveNames(directive.form),
      at: directive.nameSpan)
  }
}
