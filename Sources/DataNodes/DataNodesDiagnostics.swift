package import Diagnostics

/// Everything this module reports, for `coldstart explain`.
package enum DataNodesCodes {
  package static let all: [DiagnosticCode] = [
    .dataNotUTF8, .dataSyntax, .deprecatedKey, .duplicateKey, .keyNotText, .missingKey, .notOneOf,
    .outOfRange, .tooMuchData, .unknownKey, .unknownTag, .wrongForm, .wrongLength, .wrongType,
  ]
}

extension DiagnosticCode {
  package static let dataNotUTF8 = DiagnosticCode(
    "data-not-utf8", title: "YAML holds bytes that are no UTF-8 text",
    explanation: """
      Every text is read as UTF-8. An editor that saved the file in another encoding, such as
      Latin-1, can save it again as UTF-8.
      """)

  package static let dataSyntax = DiagnosticCode(
    "data-syntax", title: "the YAML cannot be read",
    explanation: """
      Front matter, configuration and the bodies of many fences are YAML. What usually goes wrong:
      a value that contains a colon followed by a space wants quotes; so does one that begins with
      `@`, `` ` ``, `%`, `*`, `&`, `!`, `[` or `{` and means just text; indentation is made of
      spaces; entries of one list or mapping stand in one column; every quote and bracket is closed.
      """,
    example: "title: Cold starts: why they happen\n")

  package static let deprecatedKey = DiagnosticCode(
    "deprecated-key", .warning, title: "a key has a successor",
    explanation: """
      The key still works and will stop doing so. The message names what to write instead.
      """)

  package static let duplicateKey = DiagnosticCode(
    "duplicate-key", title: "a key stands twice in one mapping",
    explanation: """
      YAML keeps one value for a key, so one of the two would be lost without a word. Keep one.
      """,
    example: "title: Queues\nweight: 3\ntitle: Queues and backpressure\n")

  package static let keyNotText = DiagnosticCode(
    "key-not-text", title: "a key is a list, a mapping or an alias",
    explanation: "Keys are names. A name that begins with a bracket or an asterisk wants quotes.",
    example: "[a, b]: 1\n")

  package static let missingKey = DiagnosticCode(
    "missing-key", title: "a key that must be there is not",
    explanation: "Write the key. The message says what it holds, the manual shows examples.")

  package static let notOneOf = DiagnosticCode(
    "not-one-of", title: "a value is not among the allowed ones",
    explanation: """
      The value is one of a few names. The message lists them, or names the nearest one.
      """,
    example: "level: begginer\n")

  package static let outOfRange = DiagnosticCode(
    "out-of-range", title: "a number or a date is too small or too large",
    explanation: "The message says which values are allowed, both ends included.",
    example: "minutes: -5\n")

  package static let tooMuchData = DiagnosticCode(
    "too-much-data", title: "a YAML text is nested too deeply or too large",
    explanation: """
      A text may hold 200,000 values after its aliases are resolved, and nest 64 levels. Beyond
      that it is most likely a mistake, and it would stop the build from ending in time.
      """)

  package static let unknownKey = DiagnosticCode(
    "unknown-key", title: "a key is not known here",
    explanation: """
      Keys are checked so that a misspelt one does not silently do nothing. Own data belongs under
      `extra`, where any key is allowed.
      """,
    example: "titel: Queues\n")

  package static let unknownTag = DiagnosticCode(
    "unknown-tag", title: "a YAML tag means nothing here",
    explanation: """
      `!name` before a value is a tag. Only the standard ones such as `!!str` are known. A value
      that is meant to begin with an exclamation mark wants quotes.
      """,
    example: "title: !important Queues\n")

  package static let wrongForm = DiagnosticCode(
    "wrong-form", title: "a text does not have the form it must have",
    explanation: "The message says which form is expected, such as a path or a colour.")

  package static let wrongLength = DiagnosticCode(
    "wrong-length", title: "a list has too few or too many entries",
    explanation: "The message says how many entries are allowed.")

  package static let wrongType = DiagnosticCode(
    "wrong-type", title: "a value is of another kind than expected",
    explanation: """
      Text, numbers, truth values, dates, lists and mappings are told apart. Under the YAML core
      schema only `true` and `false` are truth values, `12` is a number and `"12"` is text.
      """,
    example: "draft: yes\n")
}
