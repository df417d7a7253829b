/** What is read of tiered lists after their first tiers, until the first articles are proven. */

import { place, placesOf } from "./places.js";
import { decodeList } from "./postings.js";
import { total } from "./lists.js";
import { CONTENDERS } from "./view.js";

/**
 * @import { Intervals } from "./board.js"
 * @import { Stretch, TermList } from "./lists.js"
 * @import { Column } from "./plan.js"
 * @import { Rounds } from "./rounds.js"
 * @import { View } from "./view.js"
 */

/** Places in order chunks have about so many bytes for each byte of postings. */
const PLACED = 3;

/**
 * One round.
 *
 * @param {Rounds} rounds
 * @param {View} view
 * @param {Intervals | null} intervals
 * @returns {Promise<unknown>}
 */
export async function readMore(rounds, view, intervals) {
  rounds.budget *= 2;
  if (rounds.waiting) return rounds.place();
  if (rounds.unopened) return openNext(rounds);
  if (rounds.rest(intervals) <= rounds.budget) return rounds.finish(intervals);
  // Many contenders where no list is whole: all of them lose by a lower bound.
  const many = view.unseen && view.contenders.length >= CONTENDERS;
  return (view.threat || many) && !view.known
    ? lower(rounds, intervals)
    : probe(rounds, view, intervals);
}

/** Opens lists, those of the clause with the fewest articles first. @param {Rounds} rounds */
async function openNext(rounds) {
  const groups = rounds.plan.clauses.map((units) => {
    const lists = units.flatMap(({ columns }) => columns.map(({ list }) => list));
    const df = lists.reduce((sum, { entry }) => sum + entry.df, 0);
    return { df, lists: lists.filter(({ opened }) => !opened) };
  });
  /** @type {TermList[]} */
  const next = [];
  for (const { lists } of groups.sort((one, other) => one.df - other.df)) {
    if (next.length * 8192 < rounds.budget) next.push(...lists);
  }
  await Promise.all(next.map((list) => list.open()));
}

/**
 * Lowers what an article may score that no list has shown: the rest of a short list, or tails, those
 * of the greatest scores first.
 *
 * @param {Rounds} rounds
 * @param {Intervals | null} intervals
 */
async function lower(rounds, intervals) {
  const columns = rounds.plan.clauses.flat().flatMap((unit) => unit.columns);
  const open = columns.filter(({ list }) => !list.done(intervals));
  const rests = open.map(({ list }) => list.rest(intervals));
  const least = Math.min(...rests);
  const whole = open[rests.indexOf(least)]?.list;
  const tailed = open.filter(({ list }) => !list.placed);
  if (intervals || least <= rounds.budget || !tailed.length) return whole?.finish(intervals);
  /** @type {Map<TermList, number>} */
  const counts = new Map();
  for (let bytes = 0; bytes < rounds.budget;) {
    const [list, bound] = greatest(tailed, counts);
    if (!list || bound < 0) break;
    const count = counts.get(list) ?? 0;
    bytes += list.tails[count]?.length ?? 0;
    counts.set(list, count + 1);
  }
  return Promise.all([...counts].map(([list, count]) => readTails(list, count)));
}

/**
 * Looks contenders up in the order chunks that cover them.
 *
 * @param {Rounds} rounds
 * @param {View} view
 * @param {Intervals | null} intervals
 */
async function probe(rounds, { contenders }, intervals) {
  const lists = rounds.lists.filter((list) => !list.done(intervals));
  /** @type {Map<Stretch, TermList>} */
  const chosen = new Map();
  let bytes = 0;
  for (const docid of contenders) {
    if (bytes >= rounds.budget) break;
    for (const list of lists) {
      if (list.codes[rounds.board.at(docid)] && (!list.placed || placesOf(list, docid))) continue;
      const stretch = list.stretch(docid);
      if (!stretch || stretch.read || chosen.has(stretch)) continue;
      chosen.set(stretch, list);
      bytes += stretch.length * (list.placed ? PLACED : 1);
    }
  }
  if (!chosen.size) return rounds.finish(intervals);
  return Promise.all([...chosen].map(([stretch, list]) => readStretch(list, stretch)));
}

/**
 * The list of the column that may still give the greatest score, if so many of its tails are read.
 *
 * @param {Column[]} columns
 * @param {Map<TermList, number>} counts
 * @returns {[TermList | undefined, number]}
 */
function greatest(columns, counts) {
  /** @type {[TermList | undefined, number]} */
  let best = [undefined, -1];
  for (const { list, scores } of columns) {
    const bound = scores[list.tails[counts.get(list) ?? 0]?.level ?? 16] ?? -1;
    if (bound > best[1]) best = [list, bound];
  }
  return best;
}

/**
 * Reads what is left of a list, the part in the intervals at least.
 *
 * @param {TermList} list
 * @param {Intervals | null} intervals
 */
export async function finishList(list, intervals) {
  const order = list.unread(intervals);
  if (list.placed || total(order) <= total(list.tails)) {
    await Promise.all(order.map((stretch) => readStretch(list, stretch)));
  } else await readTails(list, list.tails.length);
}

/**
 * @param {TermList} list
 * @param {number} count
 */
async function readTails(list, count) {
  const tails = list.tails.slice(0, count);
  const read = tails.map(({ shard, slot }) =>
    list.files.record(list.segment, "tails", shard, slot),
  );
  for (const record of await Promise.all(read)) {
    const { docids, levels } = decodeList(record);
    list.add(list.segment, record, { docids, levels });
    list.tails.shift();
    list.sink(docids, levels);
  }
}

/**
 * @param {TermList} list
 * @param {Stretch} stretch
 */
async function readStretch(list, stretch) {
  const { shard, slot, first } = stretch;
  const [record, places] = await Promise.all([
    list.files.record(list.segment, "order", shard, slot),
    list.placed ? list.files.record(list.segment, "orderplaces", shard, slot) : null,
  ]);
  const { docids, levels } = decodeList(record, first);
  list.add(list.segment, record, { docids, levels });
  if (places) place(list, places, docids);
  stretch.read = true;
}
