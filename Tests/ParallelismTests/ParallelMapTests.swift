import Parallelism
import Testing

@Suite struct ParallelMapTests {
  @Test(arguments: [1, 2, 3, 8, 64]) func resultsComeInInputOrder(jobs: Int) async {
    for count in [0, 1, 2, 7, 1000] {
      let result = await Parallel.map(Array(0..<count), jobs: jobs) { $0 * 3 }
      #expect(result == (0..<count).map { $0 * 3 })
    }
  }

  @Test func slowElementsDoNotDisturbTheOrder() async {
    let result = await Parallel.map(Array(0..<100), jobs: 4) { number in
      var sum = 0
      for step in 0..<(number % 10 == 0 ? 100_000 : 1) { sum &+= step ^ number }
      return sum == .min ? -1 : number
    }
    #expect(result == Array(0..<100))
  }
}
