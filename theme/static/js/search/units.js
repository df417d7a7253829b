/** Bounds of what is more than one list: alternatives, phrases, filters, exclusions. */

import { scoreTables } from "./bounds.js";
import { onlyColumn, OPEN, OUT } from "./view.js";

/**
 * @import { Board, Intervals } from "./board.js"
 * @import { Plan, PlanUnit } from "./plan.js"
 * @import { Tally } from "./view.js"
 *
 * @typedef {typeof judge} Judge
 *
 * By candidate; -1 where it may be (`low`), or is (`high`), not satisfied.
 * @typedef {{ low: Int32Array, high: Int32Array }} Bounds
 */

/**
 * Counts a plan's clauses of more than one column, and keeps to its filters and exclusions.
 *
 * @param {Tally} tally
 * @param {Plan} plan
 * @param {Board} board
 * @param {Intervals | null} intervals
 */
export function judge(tally, plan, board, intervals) {
  for (const units of plan.clauses) {
    if (!onlyColumn(units)) add(tally, clauseBounds(units, board, intervals));
  }
  for (const unit of plan.filters) restrict(tally, clauseBounds([unit], board, intervals), true);
  for (const unit of plan.excluded) restrict(tally, clauseBounds([unit], board, intervals), false);
}

/** @param {Tally} tally
 * @param {Bounds} bounds */
function add(tally, { low, high }) {
  for (let at = 0; at < low.length; at += 1) {
    const most = high[at] ?? -1;
    if (most < 0) continue;
    const least = low[at] ?? -1;
    tally.may[at] = (tally.may[at] ?? 0) + 1;
    tally.high[at] = (tally.high[at] ?? 0) + most;
    if (least < 0) continue;
    tally.sure[at] = (tally.sure[at] ?? 0) + 1;
    tally.low[at] = (tally.low[at] ?? 0) + least;
  }
}

/**
 * Leaves out candidates that do not satisfy a filter, or that satisfy an exclusion.
 *
 * @param {Tally} tally
 * @param {Bounds} bounds
 * @param {boolean} wanted
 */
function restrict(tally, { low, high }, wanted) {
  for (let at = 0; at < low.length; at += 1) {
    const holds = (low[at] ?? -1) >= 0;
    const may = (high[at] ?? -1) >= 0;
    const state = holds !== may ? OPEN : holds === wanted ? 0 : OUT;
    tally.state[at] = Math.max(tally.state[at] ?? 0, state);
  }
}

/**
 * @param {PlanUnit[]} units
 * @param {Board} board
 * @param {Intervals | null} intervals
 * @returns {Bounds}
 */
function clauseBounds(units, board, intervals) {
  const low = new Int32Array(board.count).fill(-1);
  const high = low.slice();
  for (const unit of units) {
    const bounds = unitBounds(unit, board, intervals);
    raise(low, bounds.low);
    raise(high, bounds.high);
  }
  return { low, high };
}

/**
 * @param {PlanUnit} unit
 * @param {Board} board
 * @param {Intervals | null} intervals
 * @returns {Bounds}
 */
function unitBounds({ columns, every, phrase }, board, intervals) {
  const low = new Int32Array(board.count).fill(every && columns.length ? 0 : -1);
  const high = low.slice();
  for (const column of columns) {
    const { codes } = column.list;
    const join = every ? addScores : raiseScores;
    const [least, most] = scoreTables(column, intervals);
    join(low, codes, least);
    join(high, codes, most);
  }
  for (let at = 0; phrase && at < board.count; at += 1) {
    if (/** @type {number} */ (high[at]) < 0) continue;
    const verdict = phrase.verdict(board.docids[at] ?? 0);
    if (!verdict) low[at] = -1;
    if (verdict === false) high[at] = -1;
  }
  return { low, high };
}

/**
 * @param {Int32Array} sums
 * @param {Uint8Array} codes
 * @param {Int32Array} scores
 */
function addScores(sums, codes, scores) {
  for (let at = 0; at < sums.length; at += 1) {
    const score = /** @type {number} */ (scores[/** @type {number} */ (codes[at])]);
    const sum = /** @type {number} */ (sums[at]);
    sums[at] = sum < 0 || score < 0 ? -1 : sum + score;
  }
}

/**
 * @param {Int32Array} best
 * @param {Uint8Array} codes
 * @param {Int32Array} scores
 */
function raiseScores(best, codes, scores) {
  for (let at = 0; at < best.length; at += 1) {
    const score = /** @type {number} */ (scores[/** @type {number} */ (codes[at])]);
    if (score > /** @type {number} */ (best[at])) best[at] = score;
  }
}

/**
 * @param {Int32Array} best
 * @param {Int32Array} scores
 */
function raise(best, scores) {
  for (let at = 0; at < best.length; at += 1) {
    const score = /** @type {number} */ (scores[at]);
    if (score > /** @type {number} */ (best[at])) best[at] = score;
  }
}
