/** A Jest reporter: how many tests passed and failed, alone on the last line of the run. */
class ClosingLine {
  onRunComplete(_contexts, results) {
    // Jest prints its own summary after this.
    process.once('exit', () => console.log(closingLine(results)));
  }
}

/** A suite that could not run counts as one failed test. */
function closingLine(results) {
  const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
  const skipped = results.numPendingTests + results.numTodoTests;
  const line = `${results.numPassedTests} passed, ${failed} failed`;
  return skipped > 0 ? `${line}, ${skipped} skipped` : line;
}

module.exports = ClosingLine;
