import FileTrees

/// A file with what HTTP says about it: entity tag, conditions, ranges.
struct FileResponse {
  let bytes: [UInt8]
  let type: String
  let headers: [PreviewHeader]

  /// The whole file, a part of it, or the word that the client has it already.
  func response(to request: Request) -> Response {
    let tag = "\"" + ContentHash.short(bytes, digits: 16) + "\""
    var headers =
      Self.sitewide(headers) + [
        PreviewHeader("ETag", tag),
        // Kept, but asked for again every time: an edit must be seen at the next load.
        PreviewHeader("Cache-Control", "no-cache"),
      ]
    if let wanted = request.header("if-none-match"), Self.matches(wanted, tag) {
      return Response(.notModified, headers, body: .none)
    }
    headers += [
      PreviewHeader("Content-Type", type), PreviewHeader("Accept-Ranges", "bytes"),
      PreviewHeader("X-Content-Type-Options", "nosniff"),
    ]
    let isCurrent = request.header("if-range").map { $0 == tag } ?? true
    let asked = isCurrent && request.method == "GET" ? request.header("range") : nil
    switch ByteRange(asked, count: bytes.count) {
    case .whole: return Response(.ok, headers, body: .bytes(bytes))
    case .unsatisfiable:
      var refusal = Response.plain(.rangeNotSatisfiable)
      refusal.headers.append(PreviewHeader("Content-Range", "bytes */\(bytes.count)"))
      return refusal
    case .part(let range):
      let place = "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(bytes.count)"
      headers.append(PreviewHeader("Content-Range", place))
      return Response(.partialContent, headers, body: .bytes(Array(bytes[range])))
    }
  }

  /// The site's headers without those that speak of one file.
  static func sitewide(_ headers: [PreviewHeader]) -> [PreviewHeader] {
    let own = [
      "accept-ranges", "cache-control", "connection", "content-length", "content-range",
      "content-type", "etag", "transfer-encoding", "x-content-type-options",
    ]
    return headers.filter { !own.contains($0.name.lowercased()) }
  }

  /// Whether a list of entity tags, weak or not, names this one.
  private static func matches(_ list: String, _ tag: String) -> Bool {
    list.split(separator: ",").contains { item in
      let item = item.trimming { $0 == " " }
      return item == "*" || item == tag || item == "W/" + tag
    }
  }
}
