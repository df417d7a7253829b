/** Articles that satisfy a query only by near terms. */

import { Plan } from "./plan.js";
import { Rounds } from "./rounds.js";
import { judge } from "./units.js";
import { look } from "./view.js";

/**
 * @import { Answer } from "./answer.js"
 * @import { TermEntry } from "./dictionary.js"
 * @import { Choice, View } from "./view.js"
 */

/**
 * Such articles, and the near terms that counted; none where there are no near terms.
 *
 * @param {Answer} answer
 * @param {View} view of those that satisfy the query as it is
 * @param {Choice} choice
 * @returns {Promise<{ found: View, terms: TermEntry[] } | null>}
 */
export async function nearArticles({ files, plan, board, limits, limit, words }, view, choice) {
  /** @type {Map<TermEntry, TermEntry[]>} */
  const near = new Map();
  await Promise.all(words.map(async (entry) => near.set(entry, await files.near(entry))));
  const terms = words.flatMap((entry) => near.get(entry) ?? []);
  if (!terms.length) return null;
  const rounds = new Rounds(widened(plan, near, view.hits), board, limits);
  const wanted = Math.max(1, limit - view.found);
  const found = await settleWhole(rounds, { ...choice, limit: wanted });
  return { found, terms: found.found ? terms : [] };
}

/**
 * The plan where near terms count as well and articles found already are left out.
 *
 * @param {Plan} plan
 * @param {Map<TermEntry, TermEntry[]>} near
 * @param {{ docid: number }[]} found
 * @returns {Plan}
 */
function widened(plan, near, found) {
  const weigh = (/** @type {number} */ score) => Math.floor((3 * score) / 10);
  /** @type {Plan} */
  const wide = Object.assign(Object.create(Plan.prototype), plan);
  wide.lists = new Map(plan.lists);
  wide.judge = judge;
  wide.found = found.map(({ docid }) => docid);
  wide.clauses = plan.clauses.map((units) =>
    units.map((unit) => {
      const entries = (unit.near && near.get(unit.near)) || [];
      const more = entries.map((entry) => wide.column(entry, weigh));
      return { ...unit, columns: [...unit.columns, ...more] };
    }),
  );
  return wide;
}

/**
 * Reads until the view is proven and, where the lists are short, counted.
 *
 * @param {Rounds} rounds
 * @param {Choice} choice
 */
async function settleWhole(rounds, choice) {
  const view = await rounds.settle(choice);
  const size = rounds.lists.reduce((sum, { entry }) => sum + entry.df, 0);
  if ((!view.open && !view.unseen) || size > rounds.whole) return view;
  await rounds.finish(choice.intervals);
  return look(rounds.plan, rounds.board, choice);
}
