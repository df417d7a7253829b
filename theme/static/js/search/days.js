/** Dates of a segment's articles, newest first, and which of them a range of days holds. */

import { ByteReader } from "./codec.js";

/**
 * Runs of articles of one date: `2021-09-29`, `2021-09` or `2021`.
 *
 * @typedef {{ date: string, articles: number }} Run
 */

/**
 * @param {Uint8Array} payload
 * @returns {Run[]}
 */
export function decodeDays(payload) {
  const reader = new ByteReader(payload);
  const runs = [];
  let date = "";
  while (!reader.atEnd) {
    date = date.slice(0, reader.varint()) + reader.text();
    runs.push({ date, articles: reader.varint() });
  }
  return runs;
}

/**
 * Docids `[first, end)` of the runs whose whole period lies within the days.
 *
 * @param {Run[]} runs
 * @param {string | null} after first day, or null
 * @param {string | null} before last day, or null
 * @returns {[number, number][]}
 */
export function docidsWithin(runs, after, before) {
  /** @type {[number, number][]} */
  const found = [];
  let docid = 0;
  for (const { date, articles } of runs) {
    const within = (!after || firstDay(date) >= after) && (!before || lastDay(date) <= before);
    if (within) found.push([docid, docid + articles]);
    docid += articles;
  }
  return found;
}

/**
 * Intervals in order, those that touch or overlap made one.
 *
 * @param {[number, number][]} intervals
 * @returns {[number, number][]}
 */
export function joinIntervals(intervals) {
  /** @type {[number, number][]} */
  const joined = [];
  for (const [first, end] of intervals.sort((one, other) => one[0] - other[0])) {
    const last = joined.at(-1);
    if (last && first <= last[1]) last[1] = Math.max(last[1], end);
    else joined.push([first, end]);
  }
  return joined;
}

/** @param {string} date */
const firstDay = (date) => date + "-01-01".slice(date.length - 4);

/** @param {string} date */
function lastDay(date) {
  if (date.length > 7) return date;
  const [year, month = 12] = date.split("-").map(Number);
  const days = new Date(Date.UTC(Number(year), month, 0)).getUTCDate();
  return `${date.slice(0, 4)}-${String(month).padStart(2, "0")}-${days}`;
}
