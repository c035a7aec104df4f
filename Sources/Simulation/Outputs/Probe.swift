extension Simulator {
  package var measured: (Int, String) {
    let c = world.functions[0].counts
    return (c.arrived, "cold \(Double(c.coldStarts) / Double(c.arrived)) alive \(c.alive.mean) run \(c.running.mean) life \(c.lifespanSeconds/Double(max(1,c.environmentsReleased)))")
  }
}
