/// The blocks that pages of a concept are made of, in the order of the manual.
enum LessonBlocks {
  static let all: [any DirectiveBlock] =
    [
      KeyMomentBlock(), CommitBlock(), BuildUpBlock(), MythBlock(), PitfallBlock(),
      ProcessFlowBlock.written, ProcessFlowBlock.drawn, FlashcardsBlock(),
      KeywordsBlock.written, KeywordsBlock.fromGlossary, DecisionGuideBlock(), CollectBlock(),
      ModeCoverageBlock(),
    ] + BoxBlock.all + PartBlock.all
}
