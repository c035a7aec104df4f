import Dispatch

/// A line on the terminal while work takes long; nothing when it does not, or nobody looks.
struct Progress {
  private let line: Line?

  /// Shows `what` with the seconds gone, beginning after one second.
  init(_ what: @autoclosure @escaping @Sendable () -> String, isQuiet: Bool) {
    line = Terminal.isInteractive && !isQuiet ? Line(what) : nil
  }

  /// Takes the line away.
  func finish() { line?.finish() }

  /// A timer on a queue of its own: work that keeps all threads of tasks busy does not stop it.
  private struct Line {
    private let queue = DispatchQueue(label: "progress")
    private let timer: any DispatchSourceTimer
    private let start = ContinuousClock.now

    init(_ what: @escaping @Sendable () -> String) {
      timer = DispatchSource.makeTimerSource(queue: queue)
      let start = start
      timer.setEventHandler {
        let seconds = (ContinuousClock.now - start).components.seconds
        Terminal.say(styled: "\r\(what()) … \(seconds) s ")
      }
      timer.schedule(deadline: .now() + 1, repeating: .milliseconds(250))
      timer.resume()
    }

    func finish() {
      timer.cancel()
      queue.sync {
        if ContinuousClock.now - start > .seconds(1) { Terminal.say(styled: "\r\u{1B}[2K") }
      }
    }
  }
}
