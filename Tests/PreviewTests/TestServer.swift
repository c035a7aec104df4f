import FileTrees
import Foundation
import Preview
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Limits that no test runs into because the machine is busy with other tests.
let patientLimits: ServerLimits = {
  var limits = ServerLimits()
  limits.headTime = .seconds(120)
  limits.idleTime = .seconds(120)
  limits.stallTime = .seconds(120)
  return limits
}()

/// A server on a free port of the loopback address, for as long as `body` runs.
func withServer(
  _ tree: PreviewTree, limits: ServerLimits = patientLimits, names: [String] = [],
  _ body: (PreviewServer) async throws -> Void
) async throws {
  let server = try PreviewServer(ports: 0...0, names: names, limits: limits, tree: tree)
  let thread = Thread { server.run() }
  thread.start()
  defer { server.stop() }
  try await body(server)
}

/// A tree of text files.
func tree(
  _ files: [String: String], basePath: String = "/", headers: [PreviewHeader] = [],
  redirects: [String: String] = [:]
) -> PreviewTree {
  let entries = files.compactMap { path, text in
    SitePath(path).map { FileTree.Entry($0) { Array(text.utf8) } }
  }
  let moved = redirects.compactMap { path, target in SitePath(path).map { ($0, target) } }
  return PreviewTree(
    FileTree(entries), basePath: basePath, headers: headers,
    redirects: Dictionary(moved) { first, _ in first })
}

/// A client that sends exactly what it is told. Every wait ends after a minute, and none holds a
/// thread of the pool, on which the code under test runs as well.
struct RawClient: Sendable {
  private let socket: Int32

  init(port: Int) throws {
    #if canImport(Glibc)
      socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      socket = Darwin.socket(AF_INET, SOCK_STREAM, 0)
    #endif
    var time = timeval(tv_sec: 5, tv_usec: 0)
    setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    let result = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    try #require(result == 0)
  }

  /// False when the server has closed.
  @discardableResult
  func send(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    #if canImport(Glibc)
      return Glibc.send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
    #else
      return Darwin.send(socket, bytes, bytes.count, 0) == bytes.count
    #endif
  }

  /// What comes next, at most 64 KiB; nothing when the server has closed or nothing came in time.
  func receive() async -> [UInt8] {
    let start = ContinuousClock.now
    while true {
      var bytes = [UInt8](repeating: 0, count: 65_536)
      let count = recv(socket, &bytes, bytes.count, Int32(MSG_DONTWAIT))
      if count >= 0 || errno != EAGAIN { return Array(bytes.prefix(max(0, count))) }
      if start.duration(to: .now) > .seconds(60) { return [] }
      try? await Task.sleep(for: .milliseconds(1))
    }
  }

  /// Everything until the server closes.
  func receiveAll() async -> String {
    var all: [UInt8] = []
    while true {
      let some = await receive()
      if some.isEmpty { return String(decoding: all, as: UTF8.self) }
      all += some
    }
  }

  /// Everything until `text` has come.
  func receive(until text: String) async -> String {
    var all: [UInt8] = []
    while !String(decoding: all, as: UTF8.self).contains(text) {
      let some = await receive()
      if some.isEmpty { break }
      all += some
    }
    return String(decoding: all, as: UTF8.self)
  }

  /// The next response, by its length.
  func receiveResponse() async -> RawResponse {
    var all: [UInt8] = []
    while true {
      let response = RawResponse(all)
      if response.isWhole { return response }
      let some = await receive()
      if some.isEmpty { return response }
      all += some
    }
  }

  func close() {
    #if canImport(Glibc)
      _ = Glibc.close(socket)
    #else
      _ = Darwin.close(socket)
    #endif
  }
}

/// A response as it came over the wire.
struct RawResponse {
  let head: String
  let body: [UInt8]

  init(_ bytes: [UInt8]) {
    let end = Array("\r\n\r\n".utf8)
    var index = 0
    while index + 4 <= bytes.count, !bytes[index..<index + 4].elementsEqual(end) { index += 1 }
    let isHeadWhole = index + 4 <= bytes.count
    head = isHeadWhole ? String(decoding: bytes[..<index], as: UTF8.self) : ""
    body = isHeadWhole ? Array(bytes[(index + 4)...]) : []
  }

  var status: Int { Int(head.split(separator: " ").dropFirst().first ?? "") ?? 0 }
  var text: String { String(decoding: body, as: UTF8.self) }

  var isWhole: Bool {
    !head.isEmpty && body.count >= (header("Content-Length").flatMap { Int($0) } ?? 0)
  }

  func header(_ name: String) -> String? {
    for line in head.components(separatedBy: "\r\n").dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      if parts.count == 2, parts[0].lowercased() == name.lowercased() {
        return parts[1].trimmingCharacters(in: .whitespaces)
      }
    }
    return nil
  }
}

/// One request on a connection of its own.
func fetch(
  _ path: String, from server: PreviewServer, method: String = "GET",
  headers: [String: String] = [:], host: String = "localhost"
) async throws -> RawResponse {
  let client = try RawClient(port: server.port)
  defer { client.close() }
  var request = "\(method) \(path) HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n"
  for (name, value) in headers { request += "\(name): \(value)\r\n" }
  client.send(request + "\r\n")
  return RawResponse(Array(await client.receiveAll().utf8))
}
