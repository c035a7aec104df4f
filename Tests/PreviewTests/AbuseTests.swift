import Foundation
import Preview
import TestSupport
import Testing

private let site = tree(["index.html": "<body>home</body>", "a/b.txt": "b"])

/// Requests that no browser sends, and what they get.
@Suite(.timeLimit(.minutes(10)))
struct AbuseTests {
  @Test(arguments: [
    "/..", "/../a", "/%2e%2e/etc/passwd", "/a/%2e%2e/a/b.txt", "/..%2f..%2fetc/passwd",
    "/a%2fb.txt", "/a%5cb.txt", "/a\\b.txt", "/%00", "/a/b.txt%00", "/./a/b.txt", "/a/./b.txt",
    "//etc/passwd", "/%", "/%4", "/%zz", "/%ff%fe", "/a/b.txt/", "/%252e%252e/a", "/a/../a/b.txt",
    "/etc/passwd", "/_coldstart/../index.html", "/_coldstart/%2e%2e/x", "/%E2%80%AE",
  ])
  func neverLeavesTheTree(_ path: String) async throws {
    try await withServer(site) { server in
      let response = try await fetch(path, from: server)
      #expect(response.status == 404 || response.status == 400)
      #expect(!response.text.contains("root:"))
    }
  }

  @Test(arguments: ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PATCH", "get", "X"])
  func refusesOtherMethods(_ method: String) async throws {
    try await withServer(site) { server in
      let response = try await fetch("/", from: server, method: method)
      #expect(response.status == 405)
      #expect(response.header("Allow") == "GET, HEAD")
    }
  }

  /// What comes with a body is refused for its method, and the body is not read.
  @Test func refusesMethodsWithABody() async throws {
    try await withServer(site) { server in
      let client = try RawClient(port: server.port)
      defer { client.close() }
      client.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nGET / HTT")
      let answer = await client.receiveResponse()
      #expect(answer.status == 405)
      #expect(answer.header("Allow") == "GET, HEAD")
      #expect(await client.receiveAll().isEmpty)
    }
  }

  /// Many at once that never finish their heads: others are served meanwhile, and all are let go.
  @Test func bearsACrowdOfSlowClients() async throws {
    var limits = patientLimits
    limits.headTime = .seconds(2)
    try await withServer(site, limits: limits) { server in
      let crowd = try (0..<200).map { _ in try RawClient(port: server.port) }
      defer { for client in crowd { client.close() } }
      for client in crowd { client.send("GET / HTTP/1.1\r\nHost: localhost\r\nX: ") }
      for _ in 0..<20 {
        #expect(try await fetch("/a/b.txt", from: server).text == "b")
        for client in crowd { client.send("y") }
      }
      for client in crowd { #expect(await client.receiveAll().hasPrefix("HTTP/1.1 408")) }
      #expect(try await fetch("/a/b.txt", from: server).text == "b")
    }
  }

  /// A hundred requests in one packet, and requests that come byte by byte.
  @Test func answersPipelinedRequestsInTheirOrder() async throws {
    try await withServer(site) { server in
      let client = try RawClient(port: server.port)
      defer { client.close() }
      let one = "GET /a/b.txt HTTP/1.1\r\nHost: localhost\r\n\r\n"
      let other = "HEAD /none HTTP/1.1\r\nHost: localhost\r\n\r\n"
      let last = "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
      client.send(String(repeating: one + other, count: 50))
      for byte in last { client.send(String(byte)) }
      let heads = await client.receiveAll().components(separatedBy: "HTTP/1.1 ").dropFirst()
      #expect(heads.map { $0.prefix(3) } == (0..<50).flatMap { _ in ["200", "404"] } + ["200"])
    }
  }

  @Test(arguments: [
    "evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "1.2.3", "256.1.1.1",
    "[evil]", "evil.example:80", "localhost.", "127.0.0.1@evil.example",
  ])
  func refusesForeignNames(_ host: String) async throws {
    try await withServer(site) { server in
      let page = try await fetch("/", from: server, host: host)
      #expect(page.status == 421)
      let events = try await fetch("/_coldstart/events", from: server, host: host)
      #expect(events.status == 421)
    }
  }

  @Test(arguments: [
    "localhost", "LOCALHOST:80", "127.0.0.1", "127.0.0.1:4000", "[::1]", "[::1]:4000",
    "a.localhost",
    "192.168.0.7:4000", "box.test:9",
  ])
  func answersForItsOwnNames(_ host: String) async throws {
    try await withServer(site, names: ["Box.test"]) { server in
      let page = try await fetch("/", from: server, host: host)
      #expect(page.status == 200)
    }
  }

  @Test(arguments: [
    ("GET / HTTP/1.1\r\n\r\n", 400), ("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400),
    ("GET / HTTP/2.0\r\nHost: localhost\r\n\r\n", 505), ("GET /\r\n\r\n", 400),
    ("GET  / HTTP/1.1\r\nHost: localhost\r\n\r\n", 400), ("\u{0}\u{1}\r\n\r\n", 400),
    ("GET / HTTP/1.1\r\nHost : localhost\r\n\r\n", 400),
    ("GET / HTTP/1.1\r\nHost: localhost\r\n folded\r\n\r\n", 400),
    ("GET / HTTP/1.1\r\nHost: localhost\nX: y\r\n\r\n", 400),
    ("GET / HTTP/1.1\r\nHost: localhost\r\nX\u{0}: y\r\n\r\n", 400),
    ("GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello", 413),
    ("GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 413),
    ("GET a/b.txt HTTP/1.1\r\nHost: localhost\r\n\r\n", 400),
    ("GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\n\r\n", 421),
    ("GET http://localhost/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 200),
    ("\r\n\r\nGET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 200),
    ("* * *\r\n\r\n", 400), ("GET * HTTP/1.1\r\nHost: localhost\r\n\r\n", 400),
  ])
  func readsHeadsStrictly(_ request: String, _ status: Int) async throws {
    try await withServer(site) { server in
      let client = try RawClient(port: server.port)
      defer { client.close() }
      client.send(request)
      #expect(await client.receiveResponse().status == status)
    }
  }

  @Test func refusesLongHeads() async throws {
    try await withServer(site) { server in
      let long = String(repeating: "x", count: 10_000)
      #expect(try await fetch("/" + long, from: server).status == 431)
      #expect(try await fetch("/", from: server, headers: ["X": long]).status == 431)
      let fine = String(repeating: "x", count: 7_000)
      #expect(try await fetch("/", from: server, headers: ["X": fine]).status == 200)
      let client = try RawClient(port: server.port)
      defer { client.close() }
      for _ in 0..<200 where client.send(long) {}
      #expect(await client.receiveAll().hasPrefix("HTTP/1.1 431"))
      #expect(try await fetch("/", from: server).status == 200)
    }
  }

  @Test func cutsOffSlowRequests() async throws {
    var limits = patientLimits
    limits.headTime = .seconds(1)
    try await withServer(site, limits: limits) { server in
      let silent = try RawClient(port: server.port)
      let slow = try RawClient(port: server.port)
      let drip = try RawClient(port: server.port)
      defer { for client in [silent, slow, drip] { client.close() } }
      slow.send("GET / HTTP/1.1\r\nHost: localhost\r\nX: ")
      for _ in 0..<20 {
        slow.send("y")
        drip.send("\r\n")
        try await Task.sleep(for: .milliseconds(20))
      }
      #expect(await slow.receiveAll().hasPrefix("HTTP/1.1 408"))
      #expect(await drip.receiveAll().hasPrefix("HTTP/1.1 408"))
      #expect(await silent.receiveAll().isEmpty)
      #expect(try await fetch("/", from: server).status == 200)
    }
  }

  @Test func cutsOffReadersThatDoNotRead() async throws {
    var limits = patientLimits
    limits.stallTime = .milliseconds(300)
    let big = tree([
      "big.txt": String(repeating: "0123456789abcdef", count: 2_000_000), "small.txt": "s",
    ])
    try await withServer(big, limits: limits) { server in
      let lazy = try RawClient(port: server.port)
      defer { lazy.close() }
      lazy.send("GET /big.txt HTTP/1.1\r\nHost: localhost\r\n\r\n")
      try await Task.sleep(for: .milliseconds(900))
      #expect(await lazy.receiveAll().utf8.count < 32_000_000)
      #expect(try await fetch("/small.txt", from: server).text == "s")
    }
  }

  @Test func boundsConnections() async throws {
    var limits = patientLimits
    limits.connectionsMax = 8
    try await withServer(site, limits: limits) { server in
      let streams = try (0..<7).map { _ in try RawClient(port: server.port) }
      defer { for client in streams { client.close() } }
      for client in streams {
        client.send("GET /_coldstart/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
        #expect(await client.receive(until: "problems").contains("hello"))
      }
      // Idle connections make room for new ones, streams do not.
      let idle = try (0..<20).map { _ in try RawClient(port: server.port) }
      defer { for client in idle { client.close() } }
      #expect(try await fetch("/", from: server).status == 200)
      let last = try RawClient(port: server.port)
      defer { last.close() }
      last.send("GET /_coldstart/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
      #expect(await last.receive(until: "problems").contains("hello"))
      #expect(try await fetch("/", from: server).status == 503)
    }
  }

  /// Random bytes never stop the server from answering the next request.
  @Test(arguments: 0..<8)
  func survivesNoise(_ seed: UInt64) async throws {
    try await withServer(site) { server in
      var state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
      func next(_ bound: UInt64) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % bound)
      }
      let pieces = [
        "GET ", "/", " HTTP/1.1", "\r\n", "\r", "\n", "Host: localhost", ":", "%", "\u{0}", "é",
        "Range: bytes=", "-", "9", "If-None-Match: ", "\"", "HEAD ", "//", "..", " ", "?",
        "\r\n\r\n",
      ]
      for _ in 0..<40 {
        let client = try RawClient(port: server.port)
        defer { client.close() }
        client.send((0..<next(40) + 1).map { _ in pieces[next(UInt64(pieces.count))] }.joined())
      }
      #expect(try await fetch("/a/b.txt", from: server).text == "b")
    }
  }
}
