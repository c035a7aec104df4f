/// A line on the terminal while work takes long; nothing when it does not, or nobody looks.
struct Progress {
  private let task: Task<Void, Never>?

  /// Shows `what` with the seconds gone, beginning after one second.
  init(_ what: @autoclosure @escaping @Sendable () -> String, isQuiet: Bool) {
    guard Terminal.isInteractive, !isQuiet else {
      task = nil
      return
    }
    task = Task.detached {
      let start = ContinuousClock.now
      do {
        try await Task.sleep(for: .seconds(1))
        while true {
          let seconds = (ContinuousClock.now - start).components.seconds
          Terminal.say("\r\(what()) … \(seconds) s ")
          try await Task.sleep(for: .milliseconds(250))
        }
      } catch {
        if ContinuousClock.now - start > .seconds(1) { Terminal.say("\r\u{1B}[2K") }
      }
    }
  }

  /// Takes the line away.
  func finish() async {
    task?.cancel()
    await task?.value
  }
}
