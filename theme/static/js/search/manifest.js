import { IndexError } from "./errors.js";

/**
 * @import { OperatorTable } from "./pieces.js"
 *
 * Shapes of what the build wrote; docs/index-format.md describes every key.
 *
 * @typedef {[number, number][]} Ranges
 * @typedef {{
 *   letters: Ranges, ignored: Ranges, digits: Ranges, presentation: Ranges, accented: Ranges,
 *   foreign: Ranges, separators: string, hyphens: string, spaces: string, folds: Record<string, string>,
 *   affixes: { steps: [string[], boolean][], article: string, suffixes: string[], taMarbuta: [string, string],
 *              minStem: number },
 *   similar: string[], spellings: string[]
 * }} AnalysisTable
 * @typedef {{ levels: number[], idf: number[], idfSteps: number, ratioOne: number }} ScoringTable
 * @typedef {{
 *   name: string, docids: number, dictionary: string[], completions: string[], pairs: number,
 *   near: number, bundle: number, facets: Record<string, number>
 * }} BaseSegment
 * @typedef {{
 *   name: string, docids: number, words: string[], pairs: number, bundle: number,
 *   facets: Record<string, number>, at: number[]
 * }} DeltaSegment
 * @typedef {{
 *   format: number, epoch: string, documents: number, docids: number, dated: number,
 *   months: [string, ...number[]][], dead: number[],
 *   settings: { completion_terms: number, [name: string]: number },
 *   scoring: ScoringTable, analysis: AnalysisTable, operators: OperatorTable, fields: string[],
 *   segments: [BaseSegment] | [BaseSegment, DeltaSegment]
 * }} Manifest
 */

/** Version of the index format that this reader understands. */
export const FORMAT = 2;

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
  const manifest = /** @type {Manifest} */ (value);
  const { scoring, segments } = manifest;
  scoring.idf = scan(scoring.idf, (before, step) => before + step);
  for (const segment of /** @type {any[]} */ (segments)) {
    for (const name of ["dictionary", "completions", "words"]) {
      segment[name] = scan(segment[name] ?? [], keyAfter);
    }
  }
  return manifest;
}

/**
 * A first key by how many letters it shares with the one before, and the rest.
 *
 * @param {string} before
 * @param {string} step
 */
const keyAfter = (before, step) => before.slice(0, parseInt(step[0] ?? "", 36)) + step.slice(1);

/**
 * The first item, and what each further one makes of the one before.
 *
 * @template Item
 * @param {Item[]} steps
 * @param {(before: Item, step: Item) => Item} next
 */
function scan(steps, next) {
  /** @type {Item} */
  let item;
  return steps.map((step, at) => (item = at ? next(item, step) : step));
}
