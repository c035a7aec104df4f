import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A client that sends exactly what it is told. Every wait ends after a minute, and none holds a
/// thread of the pool, on which the code under test runs as well.
package struct RawClient: Sendable {
  private let socket: Int32

  package init(port: Int) throws {
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
    guard result == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
  }

  /// False when the server has closed.
  @discardableResult
  package func send(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    #if canImport(Glibc)
      return Glibc.send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
    #else
      return Darwin.send(socket, bytes, bytes.count, 0) == bytes.count
    #endif
  }

  /// What comes next, at most 64 KiB; nothing when the server has closed or nothing came in time.
  package func receive() async -> [UInt8] {
    let start = ContinuousClock.now
    while true {
      var bytes = [UInt8](repeating: 0, count: 65_536)
      let count = recv(socket, &bytes, bytes.count, Int32(MSG_DONTWAIT))
      if count >= 0 || errno != EAGAIN { return Array(bytes.prefix(max(0, count))) }
      if start.duration(to: .now) > .seconds(60) { return [] }
      try? await Task.sleep(for: .milliseconds(1))
    }
  }

  /// What has arrived so far, without waiting.
  package func arrived() -> String {
    var all: [UInt8] = []
    while true {
      var bytes = [UInt8](repeating: 0, count: 65_536)
      let count = recv(socket, &bytes, bytes.count, Int32(MSG_DONTWAIT))
      if count <= 0 { return String(decoding: all, as: UTF8.self) }
      all += bytes.prefix(count)
    }
  }

  /// Everything until the server closes.
  package func receiveAll() async -> String {
    var all: [UInt8] = []
    while true {
      let some = await receive()
      if some.isEmpty { return String(decoding: all, as: UTF8.self) }
      all += some
    }
  }

  /// Everything until `text` has come.
  package func receive(until text: String) async -> String {
    var all: [UInt8] = []
    while !String(decoding: all, as: UTF8.self).contains(text) {
      let some = await receive()
      if some.isEmpty { break }
      all += some
    }
    return String(decoding: all, as: UTF8.self)
  }

  /// The next response, by its length.
  package func receiveResponse() async -> RawResponse {
    var all: [UInt8] = []
    while true {
      let response = RawResponse(all)
      if response.isWhole { return response }
      let some = await receive()
      if some.isEmpty { return response }
      all += some
    }
  }

  package func close() {
    #if canImport(Glibc)
      _ = Glibc.close(socket)
    #else
      _ = Darwin.close(socket)
    #endif
  }
}

/// A response as it came over the wire.
package struct RawResponse {
  package let head: String
  package let body: [UInt8]

  package init(_ bytes: [UInt8]) {
    let end = Array("\r\n\r\n".utf8)
    var index = 0
    while index + 4 <= bytes.count, !bytes[index..<index + 4].elementsEqual(end) { index += 1 }
    let isHeadWhole = index + 4 <= bytes.count
    head = isHeadWhole ? String(decoding: bytes[..<index], as: UTF8.self) : ""
    body = isHeadWhole ? Array(bytes[(index + 4)...]) : []
  }

  package var status: Int { Int(head.split(separator: " ").dropFirst().first ?? "") ?? 0 }
  package var text: String { String(decoding: body, as: UTF8.self) }

  package var isWhole: Bool {
    !head.isEmpty && body.count >= (header("Content-Length").flatMap { Int($0) } ?? 0)
  }

  package func header(_ name: String) -> String? {
    for line in head.components(separatedBy: "\r\n").dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      if parts.count == 2, parts[0].lowercased() == name.lowercased() {
        return parts[1].trimmingCharacters(in: .whitespaces)
      }
    }
    return nil
  }
}
