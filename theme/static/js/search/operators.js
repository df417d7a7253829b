/** Phrases, fields, dates and signs of a query. */

import { anyOf } from "./analysis.js";
import { firstPiece, isClause, isUnit, once, unitOf } from "./grammar.js";
import { periodOf, periodPattern } from "./periods.js";
import { isDate, matchAt, PieceReader, textPiece } from "./pieces.js";

/**
 * @import { Analyser } from "./analysis.js"
 * @import { Filter, Item, Query } from "./grammar.js"
 * @import { OperatorTable, Piece } from "./pieces.js"
 */

/** Finds all pieces of queries. */
export class OperatorReader extends PieceReader {
  /**
   * @param {Analyser} analyser
   * @param {OperatorTable} operators
   */
  constructor(analyser, operators) {
    super(analyser, operators);
    const space = anyOf(analyser.table.spaces);
    const not = anyOf(operators.notSigns);
    const opening = `(?:^|(?<=${space}))`;
    this.not = new RegExp(opening + not, "y");
    this.or = new RegExp(`${opening}[^${space.slice(1, -1)}]+(?=${space})`, "y");
    this.fieldPlace = new RegExp(`${opening}|(?<=^${not})|(?<=${space}${not})`, "y");
    this.colon = new RegExp(`:${space}*`, "y");
    this.period = periodPattern(analyser.table, operators);
    this.phrases = operators.quotes.map(phrasePattern);
  }

  /**
   * @param {string} text
   * @param {number} place
   * @returns {Piece | undefined}
   * @override
   */
  pieceAt(text, place) {
    return (
      this.operatorAt(text, place) ??
      this.phraseAt(text, place) ??
      this.fieldAt(text, place) ??
      this.wordAt(text, place)
    );
  }

  /**
   * @param {string} text
   * @param {number} place
   * @returns {Piece | undefined}
   */
  operatorAt(text, place) {
    if (matchAt(this.not, text, place)) return textPiece(place, place + 1, [], { kind: "not" });
    const written = matchAt(this.or, text, place)?.[0];
    if (!written || !this.spellsOr(written)) return undefined;
    return textPiece(place, place + written.length, [], { kind: "or" });
  }

  /**
   * The phrase in quotes that opens at a place, perhaps without a word.
   *
   * @param {string} text
   * @param {number} place
   * @returns {Piece | undefined}
   */
  phraseAt(text, place) {
    for (const pattern of this.phrases) {
      const match = matchAt(pattern, text, place);
      if (!match) continue;
      const forms = this.analyser.tokenize(match[1] ?? "").map((token) => token.form);
      return textPiece(place, place + match[0].length, forms, { quoted: true });
    }
    return undefined;
  }

  /**
   * The field with its value that begins at a place.
   *
   * @param {string} text
   * @param {number} place
   * @returns {Piece | undefined}
   */
  fieldAt(text, place) {
    const name = matchAt(this.fieldPlace, text, place) ? this.wordAt(text, place) : undefined;
    const colon = name ? matchAt(this.colon, text, name.end) : undefined;
    const field = this.fieldNamed(name?.forms[0] ?? "");
    if (!name || !colon || !field) return undefined;
    const start = name.end + colon[0].length;
    const value = isDate(field)
      ? this.dateAt(text, start, field)
      : (this.phraseAt(text, start) ?? this.wordAt(text, start));
    return value?.forms.length ? { ...value, start: place, field } : undefined;
  }

  /**
   * @param {string} form
   * @returns {string | undefined}
   */
  fieldNamed(form) {
    const { fields } = this.operators;
    return Object.hasOwn(fields, form) ? fields[form] : undefined;
  }

  /**
   * @param {string} text
   * @param {number} place
   * @param {string} side
   * @returns {Piece | undefined}
   */
  dateAt(text, place, side) {
    const match = matchAt(this.period, text, place);
    const period = match && periodOf(match, (digits) => this.analyser.fold(digits));
    return period && textPiece(place, period.end, [side === "after" ? period.first : period.last]);
  }
}

/** @param {[string, string]} signs */
function phrasePattern([opening, closing]) {
  const inside = anyOf(opening + closing).slice(1, -1);
  return new RegExp(`${anyOf(opening)}([^${inside}]*)${anyOf(closing)}`, "y");
}

/**
 * The items of a query from its pieces.
 *
 * @param {Piece[]} pieces
 */
export const itemsOf = (pieces) => joinAlternatives(exclude(pieces));

/**
 * What a query has beside its clauses.
 *
 * @param {Item[]} items
 * @param {boolean} exact
 * @returns {Pick<Query, "excluded" | "filters" | "after" | "before">}
 */
export function restrictions(items, exact) {
  const pieces = items.filter((item) => !item.excluded).map(firstPiece);
  return {
    excluded: once(items.filter((item) => item.excluded).map((item) => part(item, exact))),
    filters: once(pieces.filter(isFilter).map(filterOf)),
    after: dates(pieces, "after").at(-1) ?? null,
    before: dates(pieces, "before")[0] ?? null,
  };
}

/**
 * Pieces with their exclusions: a dash excludes what it touches, dates apart; before anything else
 * it only separates.
 *
 * @param {Piece[]} pieces
 * @returns {Item[]}
 */
function exclude(pieces) {
  return pieces.flatMap((piece, i) => {
    const before = pieces[i - 1];
    const touched = before?.kind === "not" && before.end === piece.start;
    if (piece.kind === "not") return [];
    return [{ pieces: [piece], excluded: Boolean(touched) && !isDate(piece.field) }];
  });
}

/**
 * Items with the units on both sides of an OR made one; without them it only separates.
 *
 * @param {Item[]} items
 * @returns {Item[]}
 */
function joinAlternatives(items) {
  /** @type {Item[]} */
  const joined = [];
  for (let i = 0; i < items.length; i += 1) {
    const item = /** @type {Item} */ (items[i]);
    const [left, right] = [joined.at(-1), items[i + 1]];
    if (firstPiece(item).kind !== "or") joined.push(item);
    else if (left && right && isClause(left) && isClause(right)) {
      left.pieces.push(...right.pieces);
      i += 1;
    }
  }
  return joined;
}

/**
 * @param {Item} item
 * @param {boolean} exact
 */
function part(item, exact) {
  const piece = firstPiece(item);
  return isUnit(piece) ? unitOf(piece, exact) : filterOf(piece);
}

/**
 * @param {Piece} piece
 * @returns {Filter}
 */
const filterOf = ({ field, forms }) => ({ field, value: forms.join(" ") });

/** @param {Piece} piece */
const isFilter = (piece) => !isUnit(piece) && !isDate(piece.field);

/**
 * @param {Piece[]} pieces
 * @param {string} side
 */
function dates(pieces, side) {
  return pieces
    .filter((piece) => piece.field === side)
    .map((piece) => piece.forms[0])
    .sort();
}
