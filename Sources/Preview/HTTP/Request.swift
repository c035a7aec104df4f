/// The head of a request, read strictly: what is not plain HTTP/1 is refused, never guessed at.
struct Request: Sendable {
  let method: String
  /// The path and query as they were sent, beginning with `/`.
  let target: String
  /// 0 or 1: the digit behind `HTTP/1.`.
  let minorVersion: Int
  /// Names in lower case, in the order they came.
  let headers: [(name: String, value: String)]
  /// The name or address the client used, without port; empty for HTTP/1.0 without a Host header.
  let host: String

  /// The value of a header that stands once; values of several are joined by commas.
  func header(_ name: String) -> String? {
    let values = headers.filter { $0.name == name }.map(\.value)
    return values.isEmpty ? nil : values.joined(separator: ", ")
  }

  /// Whether the connection stays open after the response.
  var keepsAlive: Bool {
    let wishes = (header("connection") ?? "").lowercased().split(separator: ",").map {
      $0.trimming { $0 == " " }
    }
    return minorVersion == 1 ? !wishes.contains("close") : wishes.contains("keep-alive")
  }

  /// `target` up to its query.
  var path: Substring { target.prefix { $0 != "?" } }

  /// `?` and what follows it, or nothing.
  var query: Substring { target.dropFirst(path.count) }
}

extension StringProtocol {
  /// Without the characters at both ends that fulfil a condition.
  func trimming(_ isTrimmed: (Character) -> Bool) -> SubSequence {
    guard let start = firstIndex(where: { !isTrimmed($0) }),
      let end = lastIndex(where: { !isTrimmed($0) })
    else { return self[endIndex...] }
    return self[start...end]
  }
}
