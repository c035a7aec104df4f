import Synchronization

/// A value that is made when it is first asked for, and never twice.
///
/// Who asks while another makes it waits for that one; values do not wait for each other.
final class Once<Value: Sendable>: Sendable {
  private let value = Mutex<Value?>(nil)

  /// The value, made by `make` when nobody has made it yet.
  func value(_ make: () -> Value) -> Value {
    value.withLock { value in
      if let value { return value }
      let made = make()
      value = made
      return made
    }
  }
}

/// Values by what decides them. The lock is held to find a place, never to make a value.
final class Memo<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private struct Place {
    let value: Once<Value>
    /// When it was last asked for.
    var round: Int
  }

  private struct State {
    var places: [Key: Place] = [:]
    var round = 0
    var made = 0
  }

  private let state = Mutex(State())

  /// The value of a key, made by `make` when it is not there.
  func value(_ key: Key, _ make: () -> Value) -> Value {
    let once = state.withLock { state in
      let once = state.places[key]?.value ?? Once<Value>()
      state.places[key] = Place(value: once, round: state.round)
      return once
    }
    return once.value {
      state.withLock { $0.made += 1 }
      return make()
    }
  }

  /// Lets go of what nobody asked for since the last call.
  func forgetUnused() {
    state.withLock { state in
      let round = state.round
      state.places = state.places.filter { $0.value.round == round }
      state.round += 1
    }
  }

  /// How many values were made.
  var made: Int { state.withLock(\.made) }
}
