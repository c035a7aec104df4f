import DataNodes
package import FileTrees
import Simulation

extension ScenarioFile {
  /// A digest of all that decides the runs of this file: what its author wrote without comments
  /// and places, the books, recordings beside it, changes from outside and the program.
  package func fingerprint(edition: String) -> ContentHash {
    var writer = FingerprintWriter()
    writer.add(edition)
    writer.add(origin.document)
    writer.add(origin.reader.books.digest.hex)
    for name in origin.document.scalars(named: "replay") {
      writer.add(origin.reader.file(name) ?? "")
    }
    for axis in grid where axis.setting.hasSuffix("replay") {
      for value in axis.values { writer.add(origin.reader.file(value) ?? "") }
    }
    writer.add("\(adjustment.seed ?? 0) \(adjustment.seed != nil)")
    writer.add("\(adjustment.requestsMax ?? -1)")
    for axis in grid {
      writer.add(axis.setting)
      for value in axis.values { writer.add(value) }
      writer.end()
    }
    return ContentHash(writer.bytes)
  }
}

/// Writes values so that different ones never give the same bytes.
struct FingerprintWriter {
  private(set) var bytes: [UInt8] = []

  mutating func add(_ text: String) {
    bytes.append(contentsOf: String(text.utf8.count).utf8)
    bytes.append(UInt8(ascii: ":"))
    bytes.append(contentsOf: text.utf8)
  }

  /// Closes a list.
  mutating func end() { bytes.append(UInt8(ascii: ")")) }

  mutating func add(_ node: DataNode) {
    switch node.content {
    case .null: bytes.append(UInt8(ascii: "~"))
    case .scalar(let text, let isQuoted):
      bytes.append(UInt8(ascii: isQuoted ? "q" : "s"))
      add(text)
    case .sequence(let elements):
      bytes.append(UInt8(ascii: "["))
      for element in elements { add(element) }
      end()
    case .mapping(let members):
      bytes.append(UInt8(ascii: "{"))
      for member in members {
        add(member.name)
        add(member.value)
      }
      end()
    }
  }
}

extension DataNode {
  /// The texts of all members of this name, at any depth, in the author's order.
  func scalars(named name: String) -> [String] {
    members.flatMap { member in
      (member.name == name ? [member.value.text].compactMap { $0 } : [])
        + member.value.scalars(named: name)
    } + elements.flatMap { $0.scalars(named: name) }
  }
}
