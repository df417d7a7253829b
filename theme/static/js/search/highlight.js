/** Finds the words of a text that satisfy a query. */

/**
 * @import { Analyser } from "./analysis.js"
 * @import { Group } from "./resolve.js"
 * @typedef {{ text: string, marked: boolean }} Piece
 */

/**
 * A text in pieces, those that satisfy a word of the query marked.
 *
 * The dictionary knows every form's term, but asking it would cost a shard for every word shown. So a
 * word counts where it is one of the query's own forms, or one of their terms within clitics and endings.
 *
 * @param {string} text
 * @param {Group[]} groups
 * @param {Analyser} analyser
 * @returns {Piece[]}
 */
export function markPieces(text, groups, analyser) {
  const matches = matcher(groups, analyser);
  /** @type {Piece[]} */
  const pieces = [];
  let end = 0;
  for (const token of analyser.tokenize(text)) {
    const found = [token.form, ...analyser.parts(token.form)].some(matches);
    if (!found) continue;
    if (token.start > end) pieces.push({ text: text.slice(end, token.start), marked: false });
    pieces.push({ text: token.text, marked: true });
    end = token.end;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), marked: false });
  return pieces;
}

/**
 * The part of a longer text with the most different words of the query, cut at words, about `length`
 * characters, and nothing where it has none of them.
 *
 * @param {string} text
 * @param {Group[]} groups
 * @param {Analyser} analyser
 * @param {number} length
 * @returns {string}
 */
export function bestPassage(text, groups, analyser, length) {
  const matches = matcher(groups, analyser);
  const tokens = analyser.tokenize(text);
  const found = tokens.filter((token) => matches(token.form));
  let best = { start: 0, distinct: 0 };
  found.forEach((token, index) => {
    const inside = found.slice(index).filter((each) => each.end - token.start <= length);
    const distinct = new Set(inside.map((each) => each.form)).size;
    if (distinct > best.distinct) best = { start: token.start, distinct };
  });
  if (!best.distinct) return "";
  // A little of what comes before, so that the first mark does not stand at the very beginning.
  const from = tokens.find((token) => token.start >= best.start - length / 4)?.start ?? 0;
  const last = tokens.findLast((token) => token.end <= from + length)?.end ?? from + length;
  return `${from > 0 ? "… " : ""}${text.slice(from, last)}${last < text.length ? " …" : ""}`;
}

/**
 * @param {Group[]} groups
 * @param {Analyser} analyser
 * @returns {(form: string) => boolean}
 */
function matcher(groups, analyser) {
  const forms = new Set(groups.map((group) => group.form));
  const terms = new Set(groups.flatMap((group) => group.terms.map((entry) => entry.term)));
  const { prefixes, suffixes } = analyser.affixes;
  const endings = new Set(["", "ا", ...suffixes, ...suffixes.map((each) => `ت${each}`)]);
  /** @type {(bare: string) => boolean} */
  const isTerm = (bare) =>
    [...terms].some((term) => bare.startsWith(term) && endings.has(bare.slice(term.length)));
  /** @type {Map<string, boolean>} */
  const known = new Map();
  return (form) => {
    let matches = known.get(form);
    if (matches === undefined) {
      matches =
        forms.has(form) ||
        prefixes.some((prefix) => form.startsWith(prefix) && isTerm(form.slice(prefix.length)));
      known.set(form, matches);
    }
    return matches;
  };
}
