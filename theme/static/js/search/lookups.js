/** What few queries ask of an index: beginnings of words, near terms, days. */

import { decodeCompletions } from "./completions.js";
import { decodeDays, docidsWithin, joinIntervals } from "./days.js";
import { shardOf, wholeEntry } from "./dictionary.js";
import { decodeNear } from "./near.js";

/**
 * @import { ShardEntry, TermEntry } from "./dictionary.js"
 * @import { IndexFiles } from "./files.js"
 */

/**
 * @param {IndexFiles} files
 * @param {string} prefix
 * @returns {Promise<TermEntry[]>}
 */
export async function following(files, prefix) {
  const { dictionary } = files.base;
  const words = files.delta?.words ?? [];
  const [base, delta] = await Promise.all([
    beginning(prefix, dictionary, (number) => files.shard(number)),
    beginning(prefix, words, async (number) => (await files.words(number)).entries),
  ]);
  const forms = new Set([...base.keys(), ...delta.keys()]);
  const entries = await Promise.all(
    [...forms].sort().map((form) => files.whole(base.get(form), delta.get(form))),
  );
  return entries.filter((entry) => entry !== undefined);
}

/**
 * Entries of consecutive shards that begin with a prefix, by form.
 *
 * @param {string} prefix
 * @param {string[]} firstKeys
 * @param {(number: number) => Promise<ShardEntry[]>} shard
 */
async function beginning(prefix, firstKeys, shard) {
  const numbers = firstKeys.length ? [shardOf(firstKeys, prefix)] : [];
  for (let next = (numbers[0] ?? 0) + 1; firstKeys[next]?.startsWith(prefix); next += 1) {
    numbers.push(next);
  }
  const entries = (await Promise.all(numbers.map(shard))).flat();
  const found = entries.filter(({ form }) => form.startsWith(prefix));
  return new Map(found.map((entry) => [entry.form, entry]));
}

/**
 * @param {IndexFiles} files
 * @param {string} prefix
 */
export async function completions(files, prefix) {
  const number = shardOf(files.base.completions, prefix);
  return (await files.read(0, `completions/${number}.bin`, decodeCompletions)).get(prefix);
}

/**
 * @param {IndexFiles} files
 * @param {TermEntry} entry
 * @returns {Promise<TermEntry[]>}
 */
export async function near(files, { where }) {
  const own = where.find(({ segment }) => segment === 0);
  if (!own) return [];
  const number = Math.floor(own.shard / files.base.near);
  const first = number * files.base.near;
  const terms = await files.read(0, `near/${number}.bin`, (bytes) => decodeNear(bytes, first));
  const found = terms.get(`${own.shard}/${own.slot}`) ?? [];
  const entries = await Promise.all(
    found.map(async ({ term, ...list }) => {
      const delta = await files.deltaEntry(term);
      return wholeEntry({ ...bareEntry(term), ...list }, delta?.term === term ? delta : undefined);
    }),
  );
  return entries.filter((each) => each !== undefined);
}

/** Entry of a term of which only the list is known. @param {string} term */
const bareEntry = (term) => ({
  form: term,
  term,
  rank: 0,
  function: false,
  pairFirst: false,
  pairSecond: false,
  near: false,
  unheld: false,
  dead: 0,
});

/**
 * @param {IndexFiles} files
 * @param {string | null} after
 * @param {string | null} before
 * @returns {Promise<[number, number][]>}
 */
export async function intervals(files, after, before) {
  const found = await Promise.all(
    files.manifest.segments.map(async (_, segment) => {
      const runs = await files.read(segment, "days/0.bin", decodeDays);
      return docidsWithin(runs, after, before).map(([first, end]) => {
        const ends = Uint32Array.of(first, end - 1);
        files.toGlobal(segment, ends);
        return /** @type {[number, number]} */ ([ends[0], (ends[1] ?? 0) + 1]);
      });
    }),
  );
  return joinIntervals(found.flat());
}
