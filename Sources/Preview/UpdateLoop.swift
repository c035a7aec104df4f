/// Builds after changes and hands what was built to the server.
///
/// A single save is shown at once. When changes keep coming, nothing is shown before they have
/// stopped for a moment: half a branch switch has pages missing that are about to come.
struct UpdateLoop: Sendable {
  let server: PreviewServer
  let queue: ChangeQueue
  let rebuild: @Sendable (FileChanges) async -> PreviewUpdate?

  /// Runs until the queue is finished.
  func run() async {
    var held: Held?
    var hasFailed = false
    await queue.forEach { changes in
      let isBurst = held != nil
      if var update = await rebuild(changes) {
        // What changed while there were errors was never shown, so styles alone are not enough.
        if hasFailed, update.tree != nil { update.effect = .reload }
        hasFailed = update.tree == nil
        held = held?.followed(by: update) ?? Held(update)
      }
      guard let all = held else { return }
      if await mustWait(all, isBurst: isBurst) {
        return
      }
      held = nil
      show(all)
    }
    if let held { show(held) }
  }

  /// The build that was not shown yet.
  private struct Held {
    var tree: PreviewTree?
    var effect: PreviewUpdate.Effect
    var problems: [PreviewProblem]
    let began: ContinuousClock.Instant

    init(_ update: PreviewUpdate) {
      tree = update.tree
      effect = update.tree == nil ? .nothing : update.effect
      problems = update.problems
      began = .now
    }

    func followed(by update: PreviewUpdate) -> Held {
      var all = self
      all.tree = update.tree ?? tree
      all.effect = update.tree == nil ? effect : max(effect, update.effect)
      all.problems = update.problems
      return all
    }
  }

  /// Whether more is to come that should be shown together with this.
  private func mustWait(_ held: Held, isBurst: Bool) async -> Bool {
    guard held.began.duration(to: .now) < ChangeQueue.burstMax else { return false }
    if isBurst, queue.isEmpty { try? await Task.sleep(for: ChangeQueue.quiet) }
    return !queue.isEmpty
  }

  private func show(_ held: Held) {
    if let tree = held.tree { server.serve(tree) }
    server.show(held.problems)
    server.announce(held.effect)
  }
}
