import DataNodes
import Diagnostics
import Foundation
import TestSupport
import Testing

private let hasTools = ["/usr/bin/git", "/usr/bin/make", "/bin/bash"].allSatisfy {
  FileManager.default.isExecutableFile(atPath: $0)
}

/// Runs the shell steps of the workflow that `init` writes, in a clean folder, against a repository
/// that stands for Coldstart's own: its `make install` installs a program that notes its arguments.
@Suite(.enabled(if: hasTools)) struct WorkflowTests {
  private struct Step {
    let name: String
    let script: String
  }

  private func steps(_ workflow: String) throws -> [Step] {
    var bag = DiagnosticBag()
    let text = SourceText(path: "deploy.yml", workflow)
    let node = try #require(DataParser.parse(text, into: &bag))
    #expect(bag.isEmpty)
    let steps = try #require(node["jobs"]?["build"]?["steps"]).elements
    return steps.compactMap { step in
      step["run"]?.text.map { Step(name: step["name"]?.text ?? "", script: $0) }
    }
  }

  /// - Returns: the exit code.
  private func bash(
    _ script: String, in folder: String, _ environment: [String: String] = [:]
  ) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-e", "-c", script]
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    var variables = ["PATH": "/usr/bin:/bin", "HOME": folder, "GIT_CONFIG_NOSYSTEM": "1"]
    variables.merge(environment) { $1 }
    process.environment = variables
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  private func repository(_ scratch: Scratch) throws -> String {
    try scratch.write(
      """
      install:
      \tmkdir -p $(PREFIX)/bin
      \tprintf '#!/bin/sh\\necho "$$@" >> calls.txt\\n' > $(PREFIX)/bin/coldstart
      \tchmod 755 $(PREFIX)/bin/coldstart

      """, to: "tool/Makefile")
    let tool = scratch.path + "/tool"
    let commit = """
      git init --quiet && git add . && git -c user.name=a -c user.email=a@b.c commit --quiet -m x
      git tag v0.1.0 && git rm --quiet Makefile
      git -c user.name=a -c user.email=a@b.c commit --quiet -m broken
      """
    #expect(try bash(commit, in: tool) == 0)
    return "file://" + tool
  }

  @Test func itsStepsBuildCheckAndBuildThePinnedVersion() throws {
    let scratch = try Scratch()
    let url = try repository(scratch)
    let site = scratch.path + "/my-site"
    #expect(try scratch.run("init", "my-site", "--repository", url).code == 0)
    let workflow = try scratch.text("my-site/.github/workflows/deploy.yml")
    let steps = try steps(workflow)
    #expect(steps.map(\.name) == ["Build Coldstart", "Check", "Build the site"])
    let environment = [
      "COLDSTART_VERSION": "0.1.0", "COLDSTART_REPOSITORY": url,
      "BASE_URL": "https://a.example/b c",
    ]
    for step in steps {
      #expect(try bash(step.script, in: site, environment) == 0, "\(step.name)")
    }
    #expect(
      try scratch.text("my-site/calls.txt") == """
        check --strict --format github
        build --base-url https://a.example/b c

        """)
    #expect(workflow.contains("COLDSTART_REPOSITORY: \"\(url)\""))
    #expect(workflow.contains("path: .tools/coldstart\n"), "the cache holds what was built")
  }

  @Test func aPullRequestBuildsWithoutAnAddress() throws {
    let scratch = try Scratch()
    let url = try repository(scratch)
    try scratch.run("init", "site")
    for step in try steps(try scratch.text("site/.github/workflows/deploy.yml")) {
      let environment = ["COLDSTART_VERSION": "0.1.0", "COLDSTART_REPOSITORY": url, "BASE_URL": ""]
      #expect(try bash(step.script, in: scratch.path + "/site", environment) == 0)
    }
    #expect(try scratch.text("site/calls.txt").hasSuffix("\nbuild\n"))
  }

  @Test func aMissingAddressStopsTheBuildWithASentence() throws {
    let scratch = try Scratch()
    try scratch.run("init", "site")
    let build = try steps(try scratch.text("site/.github/workflows/deploy.yml"))[0]
    let environment = ["COLDSTART_VERSION": "0.1.0", "COLDSTART_REPOSITORY": ""]
    #expect(try bash(build.script, in: scratch.path + "/site", environment) == 1)
  }
}
