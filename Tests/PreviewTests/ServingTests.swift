import Foundation
import Preview
import TestSupport
import Testing

private let site = tree(
  [
    "index.html": "<html><body><h1>Home</h1></body></html>",
    "a/index.html": "<p>A</p>",
    "404.html": "<body>Nothing here</body>",
    "b/c.txt": "0123456789",
    "größe/index.html": "<p>G</p>",
    "style.css": "a{}", "x.js": "1", "i.svg": "<svg/>", "f.woff2": "f", "p.avif": "p", "n": "n",
    "m.webmanifest": "{}", "feed.xml": "<x/>", "d.json": "{}",
  ],
  headers: [
    PreviewHeader("Content-Security-Policy", "default-src 'none'"),
    PreviewHeader("Cache-Control", "max-age=99"), PreviewHeader("X-Bad", "a\r\nX-Evil: b"),
  ])

/// Where a path that has moved for good leads to.
private func moved(_ path: String, _ server: PreviewServer) async throws -> String? {
  let response = try await fetch(path, from: server)
  return response.status == 301 ? response.header("Location") : nil
}

/// What a static host would answer.
@Suite(.timeLimit(.minutes(10)))
struct ServingTests {
  @Test func servesFilesWithTypes() async throws {
    try await withServer(site) { server in
      let types = [
        "/": "text/html; charset=utf-8", "/style.css": "text/css; charset=utf-8",
        "/x.js": "text/javascript; charset=utf-8", "/i.svg": "image/svg+xml; charset=utf-8",
        "/f.woff2": "font/woff2", "/p.avif": "image/avif", "/n": "application/octet-stream",
        "/m.webmanifest": "application/manifest+json; charset=utf-8",
        "/feed.xml": "application/xml; charset=utf-8", "/d.json": "application/json; charset=utf-8",
      ]
      for (path, type) in types {
        let response = try await fetch(path, from: server)
        #expect(response.status == 200)
        #expect(response.header("Content-Type") == type)
        #expect(response.header("Content-Security-Policy") == "default-src 'none'")
        #expect(response.header("Cache-Control") == "no-cache")
        #expect(response.header("X-Evil") == nil)
      }
      #expect(try await fetch("/b/c.txt?x=1", from: server).text == "0123456789")
      #expect(try await fetch("/gr%C3%B6%C3%9Fe/", from: server).text.hasPrefix("<p>G</p>"))
    }
  }

  @Test func addsTheScriptToPagesOnly() async throws {
    try await withServer(site) { server in
      let home = try await fetch("/", from: server).text
      #expect(
        home == "<html><body><h1>Home</h1><script src=\"/_coldstart/client.js\" "
          + "data-version=\"1\" defer></script></body></html>")
      #expect(try await fetch("/a/", from: server).text.hasPrefix("<p>A</p><script"))
      #expect(try await fetch("/x.js", from: server).text == "1")
      let script = try await fetch("/_coldstart/client.js", from: server)
      #expect(script.status == 200)
      #expect(script.text.contains("EventSource"))
      #expect(try await fetch("/_coldstart/overlay.css", from: server).text.contains(":host"))
      #expect(try await fetch("/_coldstart/other", from: server).status == 404)
    }
  }

  @Test func redirectsFolders() async throws {
    try await withServer(site) { server in
      let targets = [
        "/a": "/a/", "/a?x=1&y": "/a/?x=1&y", "/gr%C3%B6%C3%9Fe": "/gr%C3%B6%C3%9Fe/",
      ]
      for (path, target) in targets {
        let found = try await moved(path, server)
        #expect(found == target)
      }
    }
  }

  @Test func answersWithTheSitesOwnPageForWhatIsMissing() async throws {
    try await withServer(site) { server in
      for path in ["/none", "/b/", "/b", "/a/index.html/", "/style.css/", "//a/", "/a//"] {
        let response = try await fetch(path, from: server)
        #expect(response.status == 404)
        #expect(response.text.contains("Nothing here"))
      }
    }
    try await withServer(tree([:])) { server throws in
      #expect(try await fetch("/", from: server).text == "404 Not Found\n")
    }
  }

  @Test func servesASiteBelowAPath() async throws {
    try await withServer(
      tree(["index.html": "home", "a/index.html": "a"], basePath: "course")
    ) { server throws in
      #expect(try await fetch("/course/", from: server).text.hasPrefix("home"))
      #expect(try await fetch("/course/a/", from: server).text.hasPrefix("a"))
      #expect(try await fetch("/course/a", from: server).header("Location") == "/course/a/")
      #expect(try await fetch("/course", from: server).header("Location") == "/course/")
      #expect(try await fetch("/", from: server).header("Location") == "/course/")
      #expect(try await fetch("/a/", from: server).status == 404)
      #expect(try await fetch("/coursework/", from: server).status == 404)
    }
  }

  @Test func answersConditionalRequests() async throws {
    try await withServer(site) { server in
      let tag = try #require(try await fetch("/b/c.txt", from: server).header("ETag"))
      for condition in [tag, "W/" + tag, "\"x\", " + tag, "*"] {
        let response = try await fetch(
          "/b/c.txt", from: server, headers: ["If-None-Match": condition])
        #expect(response.status == 304)
        #expect(response.body.isEmpty)
        #expect(response.header("ETag") == tag)
      }
      let other = try await fetch("/b/c.txt", from: server, headers: ["If-None-Match": "\"x\""])
      #expect(other.status == 200)
      #expect(try await fetch("/style.css", from: server).header("ETag") != tag)
    }
  }

  @Test(arguments: [
    ("bytes=0-3", 206, "0123", "bytes 0-3/10"), ("bytes=7-", 206, "789", "bytes 7-9/10"),
    ("bytes=-4", 206, "6789", "bytes 6-9/10"), ("bytes=-99", 206, "0123456789", "bytes 0-9/10"),
    ("bytes=2-99", 206, "23456789", "bytes 2-9/10"), ("bytes=9-9", 206, "9", "bytes 9-9/10"),
  ])
  func servesRanges(_ range: String, _ status: Int, _ body: String, _ place: String) async throws {
    try await withServer(site) { server in
      let response = try await fetch("/b/c.txt", from: server, headers: ["Range": range])
      #expect(response.status == status)
      #expect(response.text == body)
      #expect(response.header("Content-Range") == place)
    }
  }

  @Test func refusesOrIgnoresOtherRanges() async throws {
    try await withServer(site) { server in
      for range in ["bytes=10-", "bytes=99-100", "bytes=-0"] {
        let response = try await fetch("/b/c.txt", from: server, headers: ["Range": range])
        #expect(response.status == 416)
        #expect(response.header("Content-Range") == "bytes */10")
      }
      let ignored = [
        "bytes=3-1", "bytes=0-1,3-4", "lines=1-2", "bytes=", "bytes=-", "bytes=a-b", "bytes=--1",
        "bytes=0-99999999999999999999", "bytes=+1-2",
      ]
      for range in ignored {
        let response = try await fetch("/b/c.txt", from: server, headers: ["Range": range])
        #expect(response.status == 200)
        #expect(response.text == "0123456789")
      }
      let stale = try await fetch(
        "/b/c.txt", from: server, headers: ["Range": "bytes=0-1", "If-Range": "\"old\""])
      #expect(stale.status == 200)
      let tag = try #require(stale.header("ETag"))
      let fresh = try await fetch(
        "/b/c.txt", from: server, headers: ["Range": "bytes=0-1", "If-Range": tag])
      #expect(fresh.text == "01")
    }
  }

  @Test func answersHeadWithoutABody() async throws {
    try await withServer(site) { server in
      let response = try await fetch("/b/c.txt", from: server, method: "HEAD")
      #expect(response.status == 200)
      #expect(response.body.isEmpty)
      #expect(response.header("Content-Length") == "10")
      #expect(try await fetch("/none", from: server, method: "HEAD").status == 404)
      #expect(try await fetch("/_coldstart/events", from: server, method: "HEAD").status == 200)
    }
  }

  @Test func keepsConnectionsOpen() async throws {
    try await withServer(site) { server in
      let client = try RawClient(port: server.port)
      defer { client.close() }
      for _ in 0..<50 {
        client.send("GET /b/c.txt HTTP/1.1\r\nHost: localhost\r\n\r\n")
        #expect(await client.receiveResponse().text == "0123456789")
      }
      client.send(
        "GET /n HTTP/1.1\r\nHost: a.localhost\r\n\r\nGET /x.js HTTP/1.1\r\nHost: [::1]:80\r\n"
          + "Connection: close\r\n\r\nGET /n HTTP/1.1\r\nHost: localhost\r\n\r\n")
      let rest = await client.receiveAll()
      #expect(rest.components(separatedBy: "HTTP/1.1 200").count == 3)
      let old = try RawClient(port: server.port)
      defer { old.close() }
      old.send("GET /n HTTP/1.0\r\n\r\n")
      #expect(await old.receiveAll().hasSuffix("\r\n\r\nn"))
    }
  }

  @Test func servesTheNewStateAtOnce() async throws {
    try await withServer(site) { server throws in
      server.serve(tree(["index.html": "<body>new</body>"]))
      #expect(try await fetch("/", from: server).text.contains("new"))
      #expect(try await fetch("/", from: server).text.contains("data-version=\"2\""))
      #expect(try await fetch("/a/", from: server).status == 404)
    }
  }

  @Test func takesTheNextFreePort() async throws {
    try await withServer(site) { first in
      let range = first.port...min(first.port + 20, 65_535)
      let second = try PreviewServer(ports: range, tree: site)
      #expect(second.port > first.port)
      #expect(throws: PreviewError.portsTaken(first.port...first.port)) {
        try PreviewServer(ports: first.port...first.port, tree: site)
      }
      #expect(throws: PreviewError.unknownHost("no such host")) {
        try PreviewServer(host: "no such host", ports: 0...0, tree: site)
      }
    }
  }
}
