/**
 * Shapes of what the build wrote; docs/index-format.md describes every key.
 *
 * @typedef {[number, number][]} Ranges
 * @typedef {{
 *   letters: Ranges, ignored: Ranges, digits: Ranges, presentation: Ranges, accented: Ranges,
 *   foreign: Ranges, separators: string, hyphens: string, spaces: string, folds: Record<string, string>,
 *   affixes: { prefixes: string[], article: string, suffixes: string[], taMarbuta: [string, string],
 *              minStem: number }
 * }} AnalysisTable
 * @typedef {{
 *   levels: number[], idf: number[], idfSteps: number, ratioOne: number, shortList: number
 * }} ScoringTable
 * @typedef {{
 *   name: string, documents: number, firstDocid: number, dictionary: string[], tiers: number
 * }} Segment
 * @typedef {{
 *   format: number, documents: number, dated: number, months: [string, number][],
 *   settings: { bundle_documents: number, completion_terms: number, [name: string]: number },
 *   scoring: ScoringTable, analysis: AnalysisTable, fields: string[], segments: Segment[]
 * }} Manifest
 */

/** Version of the index format that this reader understands. */
export const FORMAT = 1;

/** An index that this reader cannot use; `code` says why, for the page to put into words. */
export class IndexError extends Error {
  /**
   * @param {"format" | "missing" | "corrupt" | "offline"} code
   * @param {string} message
   */
  constructor(code, message) {
    super(message);
    this.name = "IndexError";
    this.code = code;
  }
}

/**
 * The manifest in a parsed JSON value.
 *
 * @param {unknown} value
 * @returns {Manifest}
 * @throws {IndexError} where its format is another one
 */
export function checkManifest(value) {
  const format = /** @type {{ format?: unknown } | null} */ (value)?.format;
  if (format !== FORMAT) {
    throw new IndexError("format", `index format ${String(format)}, this reader knows ${FORMAT}`);
  }
  return /** @type {Manifest} */ (value);
}
