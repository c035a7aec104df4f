import Foundation

/// A target as `Package.swift` declares it.
struct ManifestTarget {
  let name: String
  let kind: String
  /// Names of targets, products and plugins, as written.
  let dependencies: [String]
}

/// The targets of `Package.swift`, read from its text: starting SwiftPM while SwiftPM runs the
/// tests would wait for its own lock.
enum Manifest {
  /// In the order of the manifest, which is bottom layer first.
  static let targets: [ManifestTarget] = {
    let manifest = Repository.swiftFiles.first { $0.path == "Package.swift" }
    return manifest.map { calls(in: $0.text).map { target($0, in: $0.text) } } ?? []
  }()

  private struct Call {
    let kind: String
    let arguments: String
    let text: String
  }

  /// The calls that stand directly in the list after `targets: [`.
  private static func calls(in manifest: String) -> [Call] {
    guard let list = manifest.range(of: "  targets: [\n") else { return [] }
    let text = manifest[list.upperBound...].split(separator: "\n")
      .filter { !$0.drop { $0 == " " }.hasPrefix("//") }.joined(separator: "\n")
    var calls: [Call] = []
    var depth = 0
    var kind = ""
    var arguments = ""
    for character in text {
      if "([{".contains(character) { depth += 1 }
      if ")]}".contains(character) { depth -= 1 }
      if depth < 0 { break }
      if depth == 0, character == ")" {
        calls.append(Call(kind: kind, arguments: arguments, text: manifest))
        (kind, arguments) = ("", "")
      } else if depth == 0 {
        if character.isLetter { kind.append(character) }
      } else {
        arguments.append(character)
      }
    }
    return calls
  }

  private static func target(_ call: Call, in manifest: String) -> ManifestTarget {
    let strings = literals(in: call.arguments)
    let lists = bracketed(call.arguments)
    return ManifestTarget(
      name: strings.first ?? "", kind: call.kind,
      dependencies: lists.flatMap { dependencies(in: $0, of: manifest) })
  }

  /// The names in one bracketed list; a bare word is a constant declared above the package.
  private static func dependencies(in list: String, of manifest: String) -> [String] {
    let names = list.matches(of: /(?:package|path): "[^"]*"/).map(\.0)
    let own = literals(in: names.reduce(list) { $0.replacing($1, with: "") })
    let constants = list.matches(of: /(?:^|[\[,\s])([a-z]\w+)\s*(?=[,\]]|$)/).flatMap { match in
      manifest.matches(of: /let (\w+) = Target\.Dependency\.product\(name: "(\w+)"/)
        .filter { $0.1 == match.1 }.map { String($0.2) }
    }
    return own + constants
  }

  private static func literals(in text: String) -> [String] {
    text.matches(of: /"([^"]*)"/).map { String($0.1) }
  }

  /// The insides of the outermost brackets, leaving out what `exclude:` and `providers:` hold.
  private static func bracketed(_ text: String) -> [String] {
    text.matches(of: /(?:(\w+): )?\[((?:[^\[\]]|\[[^\]]*\])*)\]/)
      .filter { !["exclude", "providers", "swiftSettings", "linkerSettings"].contains($0.1 ?? "") }
      .map { String($0.2) }
  }
}
