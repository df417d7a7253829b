/**
 * Query text -> what an article has to hold; docs/search.md, "Query language".
 *
 * @import { Analyser } from "./analysis.js"
 * @import { OperatorTable, Piece } from "./pieces.js"
 */

import { later } from "./errors.js";
import { mayOperate, PieceReader } from "./pieces.js";

/**
 * A word or phrase to look for, as normalised forms in order: one is a word, several a phrase.
 * `title`: in the title only. `exact`: in this writing only.
 * @typedef {{ forms: string[], title: boolean, exact: boolean }} Unit
 *
 * A tag, section or source: the key letter of docs/index-format.md and the forms of its name.
 * @typedef {{ field: string, value: string }} Filter
 *
 * A query's parts, equal ones once, in the order in which they first stand. `clauses`: the units
 * of each, joined by OR. `after` and `before`: ISO dates of the first and the last day. `beside`:
 * for each clause but the last, whether it and the next are two plain words with nothing but spaces
 * between. `last`: form of the word with which the text ends, which may be unfinished.
 * @typedef {{
 *   clauses: Unit[][], excluded: (Unit | Filter)[], filters: Filter[], after: string | null,
 *   before: string | null, beside: boolean[], last: string | null
 * }} Query
 *
 * Pieces joined by OR, or a single one, perhaps excluded.
 * @typedef {{ pieces: Piece[], excluded: boolean }} Item
 */

const TITLE = "t";

/**
 * The meaning of a query's text; no text is malformed.
 *
 * @param {string} text
 * @param {Analyser} analyser
 * @param {OperatorTable} operators
 * @param {{ plain?: boolean, exact?: boolean }} [options] plain: all signs only separate words;
 *   exact: every word stands for its own writing only
 * @returns {Promise<Query>}
 */
export async function parseQuery(text, analyser, operators, { plain = false, exact = false } = {}) {
  const words = new PieceReader(analyser, operators);
  if (plain || !mayOperate(text, words)) {
    const items = words.read(text).map((piece) => ({ pieces: [piece], excluded: false }));
    return { ...queryOf(text, items, words.spaces, exact), ...(plain && { last: null }) };
  }
  const { itemsOf, OperatorReader, restrictions } = await later(() => import("./operators.js"));
  const items = itemsOf(new OperatorReader(analyser, operators).read(text));
  const wanted = items.filter((item) => !item.excluded);
  return { ...queryOf(text, wanted, words.spaces, exact), ...restrictions(items, exact) };
}

/**
 * A query of clauses alone.
 *
 * @param {string} text
 * @param {Item[]} wanted
 * @param {RegExp} spaces
 * @param {boolean} exact
 * @returns {Query}
 */
function queryOf(text, wanted, spaces, exact) {
  const clauses = clausesOf(wanted, exact);
  return {
    clauses: clauses.map(({ units }) => units),
    excluded: [],
    filters: [],
    after: null,
    before: null,
    beside: clauses.slice(1).map(({ item }, i) => areBeside(text, spaces, clauses[i]?.item, item)),
    last: lastForm(text, wanted),
  };
}

/**
 * Every clause with the item where it stands first.
 *
 * @param {Item[]} items
 * @param {boolean} exact
 */
function clausesOf(items, exact) {
  /** @type {Map<string, { units: Unit[], item: Item }>} */
  const found = new Map();
  for (const item of items.filter(isClause)) {
    const units = once(item.pieces.map((piece) => unitOf(piece, exact)));
    const key = JSON.stringify(units);
    if (!found.has(key)) found.set(key, { units, item });
  }
  return [...found.values()];
}

/**
 * @param {Piece} piece
 * @param {boolean} exact
 * @returns {Unit}
 */
export function unitOf({ forms, field, quoted }, exact) {
  return { forms, title: field === TITLE, exact: exact || (quoted && forms.length === 1) };
}

/** @param {Item} item */
export const firstPiece = (item) => /** @type {Piece} */ (item.pieces[0]);

/** @param {Piece} piece */
export const isUnit = ({ kind, field }) => kind === "text" && (field === "" || field === TITLE);

/** @param {Item} item */
export const isClause = (item) => !item.excluded && isUnit(firstPiece(item));

/**
 * @param {string} text
 * @param {RegExp} spaces
 * @param {Item | undefined} first
 * @param {Item} second
 */
function areBeside(text, spaces, first, second) {
  if (!first || !isPlainWord(first) || !isPlainWord(second)) return false;
  return spaces.test(text.slice(firstPiece(first).end, firstPiece(second).start));
}

/** @param {Item} item */
function isPlainWord(item) {
  const { field, quoted } = firstPiece(item);
  return item.pieces.length === 1 && !field && !quoted;
}

/**
 * The unquoted word of a clause with which the text ends.
 *
 * @param {string} text
 * @param {Item[]} items
 * @returns {string | null}
 */
function lastForm(text, items) {
  const piece = items.at(-1)?.pieces.at(-1);
  if (!piece || piece.end < text.length || piece.quoted || !isUnit(piece)) return null;
  return piece.forms[0] ?? null;
}

/**
 * @template T
 * @param {T[]} values
 * @returns {T[]} equal ones once
 */
export function once(values) {
  const found = new Map(values.map((value) => [JSON.stringify(value), value]));
  return [...found.values()];
}
