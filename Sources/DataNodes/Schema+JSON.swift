import Markup

extension Schema {
  /// The schema as a JSON Schema (draft 2020-12) for editors, in the order of the fields.
  /// - Parameters:
  ///   - title: what the document is called, such as `Coldstart front matter`.
  ///   - id: the schema's own name, such as `urn:coldstart:run:1`.
  package func jsonSchema(title: String, id: String? = nil) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("$schema", "https://json-schema.org/draft/2020-12/schema")
      json.member("$id", id)
      json.member("title", title)
      writeMembers(&json)
      guard !definitions.isEmpty else { return }
      json.member("$defs") { json in
        json.object { json in
          for definition in definitions {
            json.member(definition.name) { json in
              json.object { definition.schema.writeMembers(&$0) }
            }
          }
        }
      }
    }
    return json.bytes
  }

  private func write(_ json: inout JSONWriter) {
    json.object { writeMembers(&$0) }
  }

  private func writeMembers(_ json: inout JSONWriter) {
    switch kind {
    case .any: return
    case .text: json.member("type", ["string", "number", "boolean"])
    case .boolean: json.member("type", "boolean")
    case .string(let form):
      json.member("type", "string")
      json.member("pattern", form?.pattern)
    case .date:
      json.member("type", "string")
      json.member("format", "date")
    case .integer(let range):
      json.member("type", "integer")
      if range.lowerBound != .min { json.member("minimum", range.lowerBound) }
      if range.upperBound != .max { json.member("maximum", range.upperBound) }
    case .number(let range):
      json.member("type", "number")
      if range.lowerBound.isFinite { json.member("minimum", range.lowerBound) }
      if range.upperBound.isFinite { json.member("maximum", range.upperBound) }
    case .choice(let choices): Self.write(choices, &json)
    case .reference(let name): json.member("$ref", "#/$defs/\(name)")
    case .alternatives(let alternatives):
      json.member("anyOf") { $0.array(alternatives) { $1.write(&$0) } }
    case .list, .map, .object: writeCollection(&json)
    }
  }

  private func writeCollection(_ json: inout JSONWriter) {
    switch kind {
    case .list(let element, let count):
      json.member("type", "array")
      json.member("items") { element.write(&$0) }
      if count.lowerBound > 0 { json.member("minItems", count.lowerBound) }
      if count.upperBound != .max { json.member("maxItems", count.upperBound) }
    case .map(let key, let value):
      json.member("type", "object")
      if let pattern = key.pattern {
        json.member("propertyNames") { $0.object { $0.member("pattern", pattern) } }
      }
      json.member("additionalProperties") { value.write(&$0) }
    case .object(_, let fields, let isOpen):
      json.member("type", "object")
      json.member("properties") { json in
        json.object { json in
          for field in fields { json.member(field.name) { field.write(&$0) } }
        }
      }
      let required = fields.filter(\.isRequired).map(\.name)
      if !required.isEmpty { json.member("required", required) }
      json.member("additionalProperties", isOpen)
    default: return
    }
  }

  /// Names alone are an enumeration; names with meanings are constants with descriptions.
  private static func write(_ choices: [Choice], _ json: inout JSONWriter) {
    guard choices.contains(where: { $0.description != nil }) else {
      return json.member("enum", choices.map(\.name))
    }
    json.member("oneOf") { json in
      json.array(choices) { json, choice in
        json.object {
          $0.member("const", choice.name)
          $0.member("description", choice.description)
        }
      }
    }
  }

  fileprivate func writeField(_ json: inout JSONWriter, _ content: (inout JSONWriter) -> Void) {
    json.object { json in
      writeMembers(&json)
      content(&json)
    }
  }
}

extension Field {
  fileprivate func write(_ json: inout JSONWriter) {
    schema.writeField(&json) { json in
      json.member("description", description)
      if let defaultText { json.member("default") { Self.write(defaultText, &$0) } }
      if let example { json.member("examples") { $0.array([example], Self.write) } }
      if deprecated != nil { json.member("deprecated", true) }
    }
  }

  /// A value as an author would write it, read as YAML reads a scalar.
  private static func write(_ written: String, _ json: inout JSONWriter) {
    write(written, to: &json)
  }

  private static func write(_ json: inout JSONWriter, _ written: String) {
    write(written, to: &json)
  }

  private static func write(_ written: String, to json: inout JSONWriter) {
    if let boolean = CoreSchema.boolean(written) { return json.bool(boolean) }
    if let integer = CoreSchema.integer(written) { return json.number(integer) }
    if let number = CoreSchema.decimal(written) { return json.number(number) }
    json.string(written)
  }
}
