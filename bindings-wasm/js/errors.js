// Errors that this package throws.

/**
 * What is wrong with a document or a request: all of it, as data.
 */
export class ScenarioError extends Error {
  /** @param {import("../types/results.js").Problem[]} problems */
  constructor(problems) {
    super(problems.map((problem) => (problem.path ? `${problem.path}: ` : "") + problem.message).join("\n"));
    this.name = "ScenarioError";
    /** Each with a stable `code`, the `path` of what is wrong, a `message` and a `help`. */
    this.problems = problems;
  }
}

/**
 * A failure of the engine itself, or of what it runs on. The call that failed has no answer; the next one works.
 */
export class EngineError extends Error {
  /**
   * @param {string} message
   * @param {ErrorOptions} [options]
   */
  constructor(message, options) {
    super(message, options);
    this.name = "EngineError";
  }
}
