import Diagnostics
import Diagrams
import Foundation
import TestSupport
import Testing

/// Every drawing of `Fixtures/drawings` against what it means; those that keep a picture, against
/// what they look like.
@Suite struct DrawingTests {
  @Test(arguments: Drawing.all)
  func meansWhatAPersonSees(drawing: Drawing) throws {
    let compiled = Compiled(try drawing.source())
    let difference = Golden.difference(compiled.graph, drawing.url("graph.txt"))
    #expect(difference == nil, "\(difference ?? "")")
  }

  /// Some fifty pictures, one or two of each kind of stroke and shape: a new look is read in them,
  /// and the measures of `losesNoPoint` hold for all.
  @Test(arguments: Drawing.all.filter(\.keepsPicture))
  func looksAsItDid(drawing: Drawing) throws {
    let compiled = Compiled(try drawing.source())
    let difference = Golden.difference(compiled.svg + "\n", drawing.url("picture.svg"))
    #expect(difference == nil, "\(difference ?? "")")
  }

  @Test(arguments: Drawing.all)
  func losesNoPoint(drawing: Drawing) throws {
    let compiled = Compiled(try drawing.source())
    let expected = ExpectedGraph(try drawing.fixture.text("graph.txt"))
    let picture = try #require(PictureReader.read(compiled.diagram.svg), "no XML")
    let score = Score(picture, expected)
    #expect(score.lost.isEmpty, "\(score.lost.joined(separator: "\n"))")
  }
}
