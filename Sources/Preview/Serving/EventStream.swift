import Markup

/// The events that open pages receive, as `text/event-stream` writes them.
enum EventStream {
  static let heartbeat = Array(": still here\n\n".utf8)

  /// The first event of a stream. The client reloads when its page is of another version.
  static func hello(version: Int) -> [UInt8] {
    Array("retry: 1000\n".utf8) + event("hello", state(version))
  }

  /// What an update asks of the client; nothing for an update without effect.
  static func effect(_ effect: PreviewUpdate.Effect, version: Int) -> [UInt8] {
    switch effect {
    case .nothing: []
    case .styles: event("styles", state(version))
    case .reload: event("reload", state(version))
    }
  }

  /// The problems to show, worst first.
  static func problems(_ problems: [PreviewProblem]) -> [UInt8] {
    var json = JSONWriter()
    json.array(problems) { json, problem in json.object { problem.write(&$0) } }
    return event("problems", json.bytes)
  }

  private static func state(_ version: Int) -> [UInt8] {
    var json = JSONWriter()
    json.object { $0.member("version", version) }
    return json.bytes
  }

  /// JSON has no line breaks, so one line of data is enough.
  private static func event(_ name: StaticString, _ json: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(literal: "event: ")
    bytes.append(literal: name)
    bytes.append(literal: "\ndata: ")
    bytes.append(contentsOf: json)
    bytes.append(literal: "\n\n")
    return bytes
  }
}
