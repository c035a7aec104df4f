// Environments that end after some hours, however busy they are, and such that are prepared in
// their place before anybody asks.
extension FunctionService {
  /// Sets how long a new environment lives.
  mutating func expectEnd(_ index: Int, _ effects: inout Effects) {
    let number = environments[index].number
    let span = lifetime.duration(luck.value(UInt64(number), salt: 0x11FE_0000))
    living[number] = index
    // Environments that end when they begin would be replaced for ever.
    effects.remind(
      Timer(node, Action.aged, number), after: max(.milliseconds(1), span), .expiry)
  }

  /// An environment has lived long enough. One that works ends when it is done.
  mutating func age(_ number: UInt32, _ effects: inout Effects) {
    guard let index = living[number] else { return }
    guard environments[index].state == .idle else { return environments[index].isOld = true }
    discard(idle: index, .lifetimeOver, &effects)
    succeed(number, &effects)
  }

  /// Prepares an environment in the place of one that ended, when luck has it so.
  mutating func succeed(_ number: UInt32, _ effects: inout Effects) {
    counts.aged += 1
    let draw = luck.value(UInt64(number), salt: 0x11FE_0001)
    guard draw.asFraction < specification.proactiveShare, hasPlace(&effects), !zones.areAllLost,
      preparedAlive == 0
    else { return }
    counts.preparedAhead += 1
    let call = Message.call(.invoke, to: node, from: node, token: 0, request: 0)
    let index = create(call, &effects)
    environments[index].isCold = false
    environments[index].state = .idle
    idle.insert(UInt32(index), age: environments[index].number)
    environments[index].laneSlot = effects.join(
      idleLane, Timer(node, Action.expired, UInt32(index)))
    effects.note(
      .provision, node, request: 0, subject: environments[index].number, cause: .replacement)
  }
}
