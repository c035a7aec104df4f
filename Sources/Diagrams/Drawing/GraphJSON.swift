import Markup

extension Diagram {
  /// The graph for programs: `{"id", "title", "description", "boxes": […], "edges": […],
  /// "notes": […]}`, and which notes are `remarks` on a box.
  package var json: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("id", id)
      json.member("title", title)
      json.member("description", description)
      json.member("boxes") { $0.array(boxes) { Self.write($1, to: &$0) } }
      json.member("edges") { $0.array(edges) { Self.write($1, to: &$0) } }
      json.member("notes", notes.map(\.text))
      let remarks = notes.filter { $0.about != nil }
      if !remarks.isEmpty {
        json.member("remarks") { $0.array(remarks) { Self.write($1, to: &$0) } }
      }
    }
    return json.bytes
  }

  private static func write(_ box: Box, to json: inout JSONWriter) {
    json.object { json in
      json.member("id", box.id)
      json.member("label", box.label)
      json.member("kind", box.kind.rawValue)
      json.member("parent", box.parent)
      if !box.services.isEmpty { json.member("services", box.services) }
    }
  }

  private static func write(_ edge: Edge, to json: inout JSONWriter) {
    json.object { json in
      json.member("id", edge.id)
      json.member("from", edge.from)
      json.member("to", edge.to)
      json.member("directed", edge.isDirected)
      json.member("label", edge.label)
      json.member("step", edge.step)
    }
  }

  private static func write(_ note: Note, to json: inout JSONWriter) {
    json.object { json in
      json.member("text", note.text)
      json.member("about", note.about)
    }
  }
}
