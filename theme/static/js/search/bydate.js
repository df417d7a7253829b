/** Articles in order of their dates. */

import { clip } from "./board.js";
import { look } from "./view.js";

/**
 * @import { Answer, Options } from "./answer.js"
 * @import { Choice, View } from "./view.js"
 */

/** The share of all docids that the first window has, and how windows grow. */
const [WINDOWS, WIDER] = [32, 4];

/**
 * Newest or oldest first: in growing windows where there are too many candidates to look at all.
 *
 * @param {Answer} answer
 * @param {Choice} wanted
 * @returns {Promise<View>}
 */
export async function byDate({ files, rounds, plan, board, options }, wanted) {
  const { docids, dated } = files.manifest;
  const choice = { ...wanted, rank: rankOf(options.order, dated) };
  const little = rounds.spent + rounds.rest(choice.intervals) <= rounds.whole;
  if (!rounds.unopened && little) await rounds.finish(choice.intervals);
  let share = look(plan, board, choice).unseen ? WINDOWS : 1;
  for (; share > 1; share /= WIDER) {
    const width = Math.ceil(docids / share);
    const first = options.order === "newest" ? 0 : Math.max(0, dated - width);
    const intervals = clip(choice.intervals, first, first + width);
    const view = await rounds.settle({ ...choice, intervals });
    if (view.found >= choice.limit) return { ...view, unseen: true };
  }
  return rounds.settle(choice);
}

/**
 * Place of an article in the order; undated articles come last.
 *
 * @param {Options["order"]} order
 * @param {number} dated
 * @returns {(docid: number) => number}
 */
function rankOf(order, dated) {
  if (order === "newest") return (docid) => docid;
  return (docid) => (docid < dated ? dated - 1 - docid : docid);
}
