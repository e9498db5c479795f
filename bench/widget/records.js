// The plan's clauses for widgets that bring no content of their own, with the least that can be called a search: the
// share of the question's pairs of characters a clause holds. RECORDS is put before this file.
globalThis.findRecords = function (question) {
  const pairs = []
  for (let at = 0; at + 1 < question.length; at++) pairs.push(question.slice(at, at + 2))
  return globalThis.RECORDS.map((record) => ({
    record,
    score: pairs.filter((pair) => (record.heading + record.text).includes(pair)).length,
  }))
    .filter((one) => one.score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, 5)
    .map((one) => one.record)
}
