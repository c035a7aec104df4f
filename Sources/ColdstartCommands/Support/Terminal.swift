import Diagnostics
import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The two streams of the process: results go to standard output, everything said about the work
/// to standard error.
enum Terminal {
  /// Writes to standard output. What would command a terminal instead of being shown by it, as a
  /// title or a file's name may hold it, is replaced.
  static func print(_ text: String) {
    write(Array(text.harmlessText.utf8), to: STDOUT_FILENO)
  }

  /// Writes bytes to standard output as they are.
  static func print(_ bytes: [UInt8]) {
    write(bytes, to: STDOUT_FILENO)
  }

  /// Writes to standard error, as harmless as to standard output.
  static func say(_ text: String) {
    write(Array(text.harmlessText.utf8), to: STDERR_FILENO)
  }

  /// Writes text with colours and movements of ours to standard error, in which what others wrote
  /// is harmless already.
  static func say(styled text: String) {
    write(Array(text.utf8), to: STDERR_FILENO)
  }

  /// Whether a person looks at standard error.
  static var isInteractive: Bool { isatty(STDERR_FILENO) == 1 }

  private static func write(_ bytes: [UInt8], to stream: Int32) {
    bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return }
      var done = 0
      while done < buffer.count {
        let written = Foundation.write(stream, base + done, buffer.count - done)
        if written < 0, errno == EINTR { continue }
        // Nobody reads any more (a closed pipe): there is no one left to tell.
        guard written > 0 else { return }
        done += written
      }
    }
  }

  /// Everything on standard input.
  static func readInput() -> [UInt8] {
    Array(FileHandle.standardInput.readDataToEndOfFile())
  }

  /// An environment variable; nil when it is not set.
  static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}

/// When colours are used.
enum ColorChoice: String, CaseIterable, Sendable {
  case auto, always, never

  /// Whether this choice means colours here. `NO_COLOR`, `CLICOLOR` and `CLICOLOR_FORCE` are
  /// respected as their conventions say; an explicit choice goes first.
  var isOn: Bool {
    switch self {
    case .always: return true
    case .never: return false
    case .auto:
      if let no = Terminal.environment("NO_COLOR"), !no.isEmpty { return false }
      if let force = Terminal.environment("CLICOLOR_FORCE"), force != "0" { return true }
      if Terminal.environment("CLICOLOR") == "0" { return false }
      return Terminal.isInteractive && Terminal.environment("TERM") != "dumb"
    }
  }
}
