import Foundation
import TestSupport

/// A value of the case file: what was put in, what is expected, what came out.
indirect enum CaseValue: Sendable, Equatable, Decodable {
  case null
  case bool(Bool)
  case number(Double)
  case text(String)
  case list([CaseValue])
  case object([String: CaseValue])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .text(value)
    } else if let value = try? container.decode([CaseValue].self) {
      self = .list(value)
    } else {
      self = .object(try container.decode([String: CaseValue].self))
    }
  }

  subscript(key: String) -> CaseValue? {
    if case .object(let members) = self { members[key] } else { nil }
  }

  var number: Double? { if case .number(let value) = self { value } else { nil } }
  var text: String? { if case .text(let value) = self { value } else { nil } }
  var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
  var list: [CaseValue] { if case .list(let values) = self { values } else { [] } }
  var members: [String: CaseValue] {
    if case .object(let members) = self { members } else { [:] }
  }

  /// As the validation page shows it.
  var shown: String {
    switch self {
    case .null: return "none"
    case .bool(let value): return value ? "yes" : "no"
    case .number(let value):
      if value == value.rounded(), abs(value) < 1e12 { return String(Int(value)) }
      return String(format: "%.6g", value)
    case .text(let value): return value
    case .list(let values): return values.map(\.shown).joined(separator: ", ")
    case .object(let members):
      return members.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.shown)" }
        .joined(separator: ", ")
    }
  }
}

extension CaseValue: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  init(floatLiteral value: Double) { self = .number(value) }
  init(integerLiteral value: Int) { self = .number(Double(value)) }
}

/// One line of the case file.
struct SimulatorCase: Sendable, Decodable, CustomStringConvertible {
  let id: String
  let kind: String
  let inputs: CaseValue
  let expected: CaseValue
  let tolerance: CaseValue
  let source: String
  let status: String

  var description: String { id }

  /// The cases of `Fixtures/cases/*.json`, in their order.
  static let all: [SimulatorCase] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Fixtures/cases")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".json") }.sorted().flatMap { name -> [SimulatorCase] in
      guard let data = try? Data(contentsOf: folder.appendingPathComponent(name)) else { return [] }
      return (try? JSONDecoder().decode([SimulatorCase].self, from: data)) ?? []
    }
  }()

  /// The cases that this run of the tests takes: all of them in release, or when everything is
  /// asked for; else a part of those that take long.
  static let chosen: [SimulatorCase] = {
    guard !Effort.isFull, !TestSupport.Effort.isFull else { return all }
    return all.enumerated().filter { index, sample in
      if sample.inputs["full"]?.bool == true { return false }
      return sample.input("seeds", 1) == 1 || index.isMultiple(of: 5)
    }.map(\.element)
  }()

  func input(_ key: String, _ otherwise: Double? = nil) -> Double? {
    inputs[key]?.number ?? otherwise
  }
}
