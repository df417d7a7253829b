/** What a plan finds, as far as its lists have been read. */

import { Best } from "./best.js";
import { scoreTables, unseenBound } from "./bounds.js";

/**
 * @import { Board, Intervals } from "./board.js"
 * @import { Column, Plan, PlanUnit } from "./plan.js"
 *
 * Which articles are wanted: those of at least `needed` clauses inside `intervals` (null: anywhere), the
 * best `limit` by score or, with `rank`, those of the lowest rank.
 * @typedef {{
 *   needed: number, limit: number, intervals: Intervals | null, rank: ((docid: number) => number) | null
 * }} Choice
 *
 * @typedef {{ docid: number, score: number }} Hit
 *
 * `hits` so far; how many articles are `found` for certain, and how many may be (`open`); `contenders`,
 * of which more must be known, the most promising first; the greatest score of an article `outside` the
 * hits, -1 without one; whether an `unseen` article may be found, and be a `threat` to the last hit;
 * whether the score of the first contender is `known`, only not whether something excludes it.
 * @typedef {{
 *   hits: Hit[], found: number, open: number, contenders: number[], outside: number, unseen: boolean,
 *   threat: boolean, known: boolean
 * }} View
 */

/** No more contenders are named. */
export const CONTENDERS = 64;
/** States of a candidate: it may be one of the articles, or is none. */
export const OPEN = 1;
export const OUT = 2;

/**
 * @param {Plan} plan
 * @param {Board} board
 * @param {Choice} choice
 * @returns {View}
 */
export function look(plan, board, choice) {
  const { needed, intervals } = choice;
  const seeds = seedsOf(plan, choice);
  const searched = plan.clauses.length > 0;
  board.clear();
  if (seeds || searched) {
    for (const docids of seeds ?? seen(plan)) board.addAll(docids, intervals);
  } else board.addRanges(intervals);
  for (const list of plan.lists.values()) list.encode(board, intervals);
  const unseen = seeds || !searched ? null : unseenBound(plan.clauses, needed, intervals);
  return choose(new Tally(plan, board, intervals), board, choice, unseen);
}

/** Docids of all that the clauses have shown. @param {Plan} plan */
const seen = ({ clauses }) =>
  clauses.flat().flatMap(({ columns }) => columns.flatMap(({ list }) => docidsOf(list)));

/** @param {{ parts: { docids: Uint32Array }[] }} list */
const docidsOf = ({ parts }) => parts.map(({ docids }) => docids);

/** @param {Uint32Array[]} arrays */
const sizeOf = (arrays) => arrays.reduce((sum, { length }) => sum + length, 0);

/** @type {(one: Uint32Array[], other: Uint32Array[]) => number} */
const bySize = (one, other) => sizeOf(one) - sizeOf(other);

/**
 * The fewest docids among which all that can be found are, if they are known.
 *
 * @param {Plan} plan
 * @param {Choice} choice
 * @returns {Uint32Array[] | undefined}
 */
function seedsOf({ clauses, filters }, { needed, intervals }) {
  const seeds = filters.flatMap((unit) => {
    const docids = unitSeeds(unit, intervals);
    return docids ? [docids] : [];
  });
  const byClause = clauses.flatMap((units) => {
    const docids = units.map((unit) => unitSeeds(unit, intervals));
    return docids.includes(null) ? [] : [/** @type {Uint32Array[]} */ (docids.flat())];
  });
  // An article that lacks all but `needed - 1` clauses is none: one of any others has to hold it.
  const enough = clauses.length - needed + 1;
  if (needed && byClause.length >= enough) {
    seeds.push(byClause.sort(bySize).slice(0, enough).flat());
  }
  return seeds.sort(bySize)[0];
}

/**
 * @param {PlanUnit} unit
 * @param {Intervals | null} intervals
 * @returns {Uint32Array[] | null}
 */
function unitSeeds({ columns, every, phrase }, intervals) {
  const done = columns.filter(({ list }) => list.done(intervals)).map(({ list }) => docidsOf(list));
  if (!every || !columns.length) return done.length === columns.length ? done.flat() : null;
  const pairs = (phrase?.pairs ?? []).filter(({ parts }) => parts.length).map(docidsOf);
  return [...done, ...pairs].sort(bySize)[0] ?? null;
}

/** @param {PlanUnit[]} units @returns {Column | null | undefined} */
export function onlyColumn([unit, ...more]) {
  const single = unit?.columns.length === 1 && !more.length && !unit.phrase;
  return single ? unit.columns[0] : null;
}

/** Sums over the clauses, by candidate. */
export class Tally {
  /**
   * @param {Plan} plan
   * @param {Board} board
   * @param {Intervals | null} intervals
   */
  constructor(plan, board, intervals) {
    const { count } = board;
    this.low = new Int32Array(count);
    this.high = new Int32Array(count);
    /** Clauses that hold for certain, and that may hold. */
    this.sure = new Uint16Array(count);
    this.may = new Uint16Array(count);
    /** Whether exclusions and filters are open, or leave the candidate out. */
    this.state = new Uint8Array(count);
    for (const units of plan.clauses) {
      const column = onlyColumn(units);
      if (column) this.addColumn(column, intervals);
    }
    for (const { parts, bonus } of plan.pairs) {
      for (const { docids } of parts) board.each(docids, (at) => this.raise(at, bonus));
    }
    plan.judge?.(this, plan, board, intervals);
    for (const docids of [plan.files.dead, plan.found]) {
      board.each(docids, (at) => (this.state[at] = OUT));
    }
  }

  /**
   * Adds the clause of a single list.
   *
   * @param {Column} column
   * @param {Intervals | null} intervals
   */
  addColumn(column, intervals) {
    const { codes } = column.list;
    const [least, most] = scoreTables(column, intervals);
    const { low, high, sure, may } = this;
    for (let at = 0; at < codes.length; at += 1) {
      const code = codes[at] ?? 0;
      const top = most[code] ?? -1;
      if (top < 0) continue;
      may[at] = (may[at] ?? 0) + 1;
      high[at] = (high[at] ?? 0) + top;
      if (!code) continue;
      sure[at] = (sure[at] ?? 0) + 1;
      low[at] = (low[at] ?? 0) + (least[code] ?? 0);
    }
  }

  /**
   * @param {number} at
   * @param {number} bonus
   */
  raise(at, bonus) {
    this.low[at] = (this.low[at] ?? 0) + bonus;
    this.high[at] = (this.high[at] ?? 0) + bonus;
  }
}

/**
 * @param {Tally} tally
 * @param {Board} board
 * @param {Choice} choice
 * @param {{ score: number, docid: number } | null} unseen
 * @returns {View}
 */
function choose({ low, high, sure, may, state }, { docids, count }, choice, unseen) {
  const { needed, limit, rank } = choice;
  const best = new Best(limit);
  const rest = new Best(CONTENDERS);
  let [found, open] = [0, 0];
  for (let at = 0; at < count; at += 1) {
    const docid = docids[at] ?? 0;
    if ((may[at] ?? 0) < needed || state[at] === OUT) state[at] = OUT;
    else if ((sure[at] ?? 0) < needed || state[at] === OPEN) {
      state[at] = OPEN;
      open += 1;
    } else {
      found += 1;
      best.offer(docid, rank ? -rank(docid) : (low[at] ?? 0), at);
    }
  }
  const inexact = best.items.filter(({ at }) => high[at] !== low[at]);
  for (const { at } of best.items) state[at] = OUT;
  let outside = -1;
  for (let at = 0; at < count; at += 1) {
    if (state[at] === OUT || (rank && state[at] !== OPEN)) continue;
    const score = high[at] ?? 0;
    if (score > outside) outside = score;
    const docid = docids[at] ?? 0;
    const key = rank ? -rank(docid) : score;
    // A candidate whose score is known and that is no hit comes after all hits.
    if (best.admits(docid, key)) rest.offer(docid, key, at);
  }
  const hits = best.items.map(({ docid, at }) => ({ docid, score: low[at] ?? 0 }));
  const contenders = [...inexact, ...rest.items].map(({ docid }) => docid);
  const threat = unseen !== null && (rank !== null || best.admits(unseen.docid, unseen.score));
  const [next] = rest.items;
  const known =
    next !== undefined && !rank && low[next.at] === high[next.at] && next.key === outside;
  const most = Math.max(outside, unseen?.score ?? -1);
  return {
    hits,
    found,
    open,
    contenders,
    outside: most,
    unseen: unseen !== null,
    threat,
    known: known && most === outside,
  };
}
