/// Reads the head of a request from bytes that end with an empty line.
enum RequestParser {
  /// The length of the head at the beginning of `bytes`, its empty line included; nil when the
  /// empty line has not come yet. Nothing before `scanned` is looked at again.
  static func headLength(_ bytes: [UInt8], scanned: Int) -> Int? {
    let end: [UInt8] = [0x0D, 0x0A, 0x0D, 0x0A]
    var index = max(0, scanned - 3)
    while index + 4 <= bytes.count {
      if bytes[index] == end[0], bytes[index..<index + 4].elementsEqual(end) { return index + 4 }
      index += 1
    }
    return nil
  }

  /// The request whose head is `head`, or the status that refuses it.
  static func parse(_ head: ArraySlice<UInt8>) -> Result<Request, Refusal> {
    guard head.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x0D || $0 == 0x0A || $0 == 0x09 })
    else { return .failure(Refusal(.badRequest)) }
    var lines = split(head.dropLast(4))
    guard !lines.contains(where: { $0.contains(0x0A) || $0.contains(0x0D) }), !lines.isEmpty else {
      return .failure(Refusal(.badRequest))
    }
    let words = lines.removeFirst().split(
      separator: 0x20, maxSplits: 3, omittingEmptySubsequences: false)
    guard words.count == 3, isToken(words[0]), !words[1].isEmpty else {
      return .failure(Refusal(.badRequest))
    }
    let version = text(words[2])
    guard version == "HTTP/1.1" || version == "HTTP/1.0" else {
      return .failure(Refusal(version.hasPrefix("HTTP/") ? .versionNotSupported : .badRequest))
    }
    var headers: [(name: String, value: String)] = []
    for line in lines {
      guard let header = header(line) else { return .failure(Refusal(.badRequest)) }
      headers.append(header)
    }
    return request(text(words[0]), text(words[1]), version == "HTTP/1.1" ? 1 : 0, headers)
  }

  private static func request(
    _ method: String, _ target: String, _ minorVersion: Int,
    _ headers: [(name: String, value: String)]
  ) -> Result<Request, Refusal> {
    // A body is never wanted here; reading one would only give an attacker something to send. The
    // methods that come with one are told that they are not answered at all.
    let hasBody = headers.contains {
      $0.name == "transfer-encoding" || $0.name == "content-length" && $0.value != "0"
    }
    guard !hasBody else {
      let isAnswered = method == "GET" || method == "HEAD"
      return .failure(Refusal(isAnswered ? .contentTooLarge : .methodNotAllowed))
    }
    let hosts = headers.filter { $0.name == "host" }.map(\.value)
    guard hosts.count == 1 || minorVersion == 0 && hosts.isEmpty else {
      return .failure(Refusal(.badRequest))
    }
    guard let (authority, path) = split(target: target) else {
      return .failure(Refusal(.badRequest))
    }
    let host = HostCheck.name(of: authority ?? hosts.first ?? "")
    return .success(
      Request(
        method: method, target: path, minorVersion: minorVersion, headers: headers, host: host))
  }

  /// The authority, where the target names one, and the path with query.
  private static func split(target: String) -> (authority: String?, path: String)? {
    if target.hasPrefix("/") { return (nil, target) }
    guard target.lowercased().hasPrefix("http://") else { return nil }
    let rest = target.dropFirst("http://".count)
    let authority = rest.prefix { $0 != "/" && $0 != "?" }
    let path = rest.dropFirst(authority.count)
    return (String(authority), path.hasPrefix("/") ? String(path) : "/" + path)
  }

  private static func header(_ line: ArraySlice<UInt8>) -> (name: String, value: String)? {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")), isToken(line[..<colon]) else {
      return nil
    }
    let value = text(line[(colon + 1)...]).trimming { $0 == " " || $0 == "\t" }
    return (text(line[..<colon]).lowercased(), String(value))
  }

  /// The lines between carriage return and line feed pairs.
  private static func split(_ head: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = head.startIndex
    var index = start
    while index + 1 < head.endIndex {
      if head[index] == 0x0D, head[index + 1] == 0x0A {
        lines.append(head[start..<index])
        start = index + 2
        index = start
      } else {
        index += 1
      }
    }
    lines.append(head[start...])
    return lines
  }

  /// Letters, digits and the marks that names of methods and headers may hold.
  private static func isToken(_ bytes: ArraySlice<UInt8>) -> Bool {
    let marks = Array("!#$%&'*+-.^_`|~".utf8)
    return !bytes.isEmpty
      && bytes.allSatisfy {
        ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || $0 >= 0x30 && $0 <= 0x39 || marks.contains($0)
      }
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }
}

/// A request that is not answered with a file; the connection ends after it.
struct Refusal: Error, Hashable {
  let status: Status

  init(_ status: Status) {
    self.status = status
  }
}
