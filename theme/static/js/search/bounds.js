/** Scores that articles can have after what has been read of a list. */

import { ABSENT } from "./lists.js";

/**
 * @import { Intervals } from "./board.js"
 * @import { Column, PlanUnit } from "./plan.js"
 */

/**
 * The greatest score among what is still to be read, -1 where nothing is.
 *
 * @param {Column} column
 * @param {Intervals | null} intervals
 */
const unread = ({ list, scores }, intervals) =>
  list.done(intervals) ? -1 : (scores[list.level] ?? -1);

/**
 * Least and greatest scores by code.
 *
 * @param {Column} column
 * @param {Intervals | null} intervals
 * @returns {[Int32Array, Int32Array]}
 */
export const scoreTables = (column, intervals) => [
  table(column, -1),
  table(column, unread(column, intervals)),
];

/**
 * @param {Column} column
 * @param {number} unknown
 */
function table({ scores }, unknown) {
  const byCode = new Int32Array(ABSENT + 1).fill(-1);
  byCode.set(scores, 1);
  byCode[0] = unknown;
  return byCode;
}

/**
 * The greatest score of an article that no list of the clauses has shown, and the least docid that may
 * have it; null where fewer than `needed` clauses may hold one.
 *
 * @param {PlanUnit[][]} clauses
 * @param {number} needed
 * @param {Intervals | null} intervals
 * @returns {{ score: number, docid: number } | null}
 */
export function unseenBound(clauses, needed, intervals) {
  const scores = clauses.map((units) => Math.max(...units.map((unit) => unseen(unit, intervals))));
  const open = scores.filter((score) => score >= 0);
  if (open.length < needed) return null;
  const docids = clauses.map(([unit, ...others]) => {
    const [column, ...more] = unit?.columns ?? [];
    return column && !others.length && !more.length && !column.list.done(intervals)
      ? column.list.floor
      : 0;
  });
  return { score: open.reduce((sum, score) => sum + score, 0), docid: Math.max(...docids) };
}

/**
 * @param {PlanUnit} unit
 * @param {Intervals | null} intervals
 */
function unseen({ columns, every, phrase }, intervals) {
  const scores = columns.map((column) => unread(column, intervals));
  if (!every) return Math.max(-1, ...scores);
  if (phrase?.pairs.some(({ parts }) => parts.length) || scores.includes(-1)) return -1;
  return scores.reduce((sum, score) => sum + score, 0);
}
