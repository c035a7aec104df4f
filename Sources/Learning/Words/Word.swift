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
  case questions, allSteps, atStep, systemTitle
}
