extension Difference {
  /// The first step that two runs do not take alike, and what is different after it.
  package struct Divergence: Hashable, Sendable {
    /// A variable with its two values.
    package struct Variable: Hashable, Sendable {
      package let name: String
      package let service: String
      package let before: TraceValue
      package let after: TraceValue
    }

    /// The place of the step in both traces, from 0: all steps before it are the same.
    package let index: Int
    /// What the first run does there; nil when it has ended.
    package let before: Step?
    /// What the second run does there; nil when it has ended.
    package let after: Step?
    /// The variables that are different after it, in the order of the first run.
    package let variables: [Variable]

    /// Two traces that are the same before `index`. O(steps + variables²).
    init(_ left: Trace, _ right: Trace, at index: Int) {
      self.index = index
      before = left.steps.indices.contains(index) ? left.steps[index] : nil
      after = right.steps.indices.contains(index) ? right.steps[index] : nil
      let values = (left.state(after: index), right.state(after: index))
      let shared = left.variables.indices.compactMap { place -> Variable? in
        let variable = left.variables[place]
        let other = right.variable(variable.id)
        let value = other.map { values.1[$0] } ?? variable.start
        return Self.changed(variable, values.0[place], value)
      }
      let added = right.variables.indices.compactMap { place -> Variable? in
        let variable = right.variables[place]
        guard left.variable(variable.id) == nil else { return nil }
        return Self.changed(variable, variable.start, values.1[place])
      }
      variables = shared + added
    }

    private static func changed(
      _ variable: TraceVariable, _ before: TraceValue, _ after: TraceValue
    ) -> Variable? {
      guard before != after else { return nil }
      return Variable(
        name: variable.name, service: variable.service, before: before, after: after)
    }
  }

  /// An item of a bill that costs something else.
  package struct Charge: Hashable, Sendable {
    /// The price book's item: `lambda.requests`.
    package let item: String
    package let service: String
    package let title: String
    package let before: Exact
    package let after: Exact

    /// The items of two bills whose amounts differ: those of the first, then new ones.
    package static func changed(_ before: Bill, _ after: Bill) -> [Charge] {
      var seen: Set<String> = []
      return (before.lines + after.lines).compactMap { line in
        guard seen.insert(line.item).inserted else { return nil }
        let amounts = (before.amount(of: line.item), after.amount(of: line.item))
        guard amounts.0 != amounts.1 else { return nil }
        return Charge(
          item: line.item, service: line.service, title: line.title, before: amounts.0,
          after: amounts.1)
      }
    }
  }
}
