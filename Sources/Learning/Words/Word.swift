/// A word or a sentence that blocks say, by its key in `theme/strings/`.
package enum Word: String, CaseIterable, Sendable {
  case reviewFallback, code, severity, meaning, table, yes, no, partly, embed, linkToSection
  case ifWord, reality, inTheRun, byTheBelief, partAfterStep, partInFigures, compare, rightIs
  case wayOf, mixedQuiz, source, sources, backToFact, facts, factName, quantity, factValue
  case reviewBy, stated, stepNumber, scenario, tracker, afterStep, variable, startValue
  case finalValue, executionTable, player, lab, allRuns, figures, service, figure, value, values
  case byTheory, bill, billInFull, monthlyBill, pricesOf, item, quantityOf, price, amount, free
  case notPriced, total, sameLoadOn, neverMeet, meetAt, onServers, asRun, requestsPerMonth
  case aMonth, whatMonthCosts, servers, ifThisWereSo, whatChanges, difference, actual, changed
  case gone, added, steps, moreRows, runIsOver, variableAfterStep, state, from, to, answer
  case answers, hint, right, notSo, yourAnswer, yourThoughts, choose, partners, model, points
  case tolerance, whatIsDifferent, change, subject, withoutCondition, withCondition, omittedRows
  case questions, soItIs, soItIsNot, soItIsByTheRun, ofChangedRun, stepLine, ordinals, ordinal
  case noStep, see, itIs, afterQuestion, askValue, askValueHint, valueNever, valueAlways
  case valueAtStart, valueAtStartUntil, valueFrom, valueFromUntil, askStep, askStepNth
  case askStepHint, askStepHintNth, stepMakes, stepMakesOther, stepMakesNotNth, stepLeaves
  case askFirst, askFirstHint, firstIs, firstIsNot, askOrder, askOrderHint, askMatchSteps
  case askMatchValues, askMatchHint, askPredict, askPredictHint, predictRight
  case predictRightBecause, predictNever, predictLater, predictEarlier, askPredictValue
  case askPredictValueHint, predictNow, askMissing, askMissingHint, missingGone, missingStays
  case askChanges, askChangesHint, changeMore, changeLess, changeSame, changeStill, changeMoved
  case askCount, askCost, askCostInFull, askItem, askItemInFull, askFigureCount, askFigure
  case askHowMuch, billHint, billHintInFull, countHint, figureHint, rowsHint, theseAre
  case theseAreAmong, thatIs, meaningFigure, meaningLine, meaningInFull, meaningWithFreeTier
  case countAgain, countAgainFrom, hintDeparts, suppose, supposeBelief, takeVariant, variantHolds
  case asItWas, asItWasUntil, wouldBe, wouldBeNot, wouldBeNotBecause, transcriptPause
  case transcriptCause, variableOf, chartNotToScale, chartTime, chartOverTime, chartPeak
  case chartLives, chartSpan, chartEnvironments, chartServers, chartMessages, latencyTitle
  case latencyAxis, latencyShare, latencyNote, latencyMark, latencyCount, latencyHalf, latency95
  case latency99, latencyFastest, latencySlowest, latencyMean, latencyRequests, latencyTime
  case quietEnd
  case allSteps, atStep, systemTitle, articles
}
