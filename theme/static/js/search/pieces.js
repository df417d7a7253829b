/**
 * The parts of a query, each found at a place of the text; here those of a query of words alone.
 *
 * @import { Analyser } from "./analysis.js"
 */

import { anyOf, characterClass } from "./analysis.js";

/**
 * Words and signs of the query language, from the manifest.
 *
 * @typedef {{
 *   fields: Record<string, string>, orForms: string[], orSigns: string[], notSigns: string,
 *   quotes: [string, string][], dateSeparators: string
 * }} OperatorTable
 *
 * A part of a query: its place in UTF-16 units and its forms. `field` is empty for words and
 * phrases, else what the table of fields gives; a date has one "form", the ISO date of its first
 * (after) or last day (before). `quoted`: a phrase, of one word perhaps.
 * @typedef {{
 *   kind: "text" | "or" | "not", start: number, end: number, forms: string[], field: string,
 *   quoted: boolean
 * }} Piece
 */

/** Finds the pieces of a query of words alone, by the tables of one index. */
export class PieceReader {
  /**
   * @param {Analyser} analyser
   * @param {OperatorTable} operators
   */
  constructor(analyser, operators) {
    this.analyser = analyser;
    this.operators = operators;
    this.token = new RegExp(analyser.token.source, "y");
    this.spaces = new RegExp(`^${anyOf(analyser.table.spaces)}*$`);
  }

  /**
   * The pieces of a text in their order; all else only separates them.
   *
   * @param {string} text
   * @returns {Piece[]}
   */
  read(text) {
    const pieces = [];
    for (let place = 0; place < text.length;) {
      const piece = this.pieceAt(text, place);
      const counts = piece && (piece.kind !== "text" || piece.forms.length > 0);
      if (counts) pieces.push(piece);
      place = piece?.end ?? place + 1;
    }
    return pieces;
  }

  /**
   * @param {string} text
   * @param {number} place
   * @returns {Piece | undefined}
   */
  pieceAt(text, place) {
    return this.wordAt(text, place);
  }

  /**
   * The word or number that begins at a place.
   *
   * @param {string} text
   * @param {number} place
   * @returns {Piece | undefined}
   */
  wordAt(text, place) {
    const written = matchAt(this.token, text, place)?.[0] ?? "";
    const form = this.analyser.normalise(written);
    return form ? textPiece(place, place + written.length, [form]) : undefined;
  }

  /** Whether what is written between spaces means OR. @param {string} written */
  spellsOr(written) {
    const { orForms, orSigns } = this.operators;
    return orSigns.includes(written) || orForms.includes(this.analyser.normalise(written));
  }
}

/**
 * Whether a text may hold more than words: any sign, or a word that means OR.
 *
 * @param {string} text
 * @param {PieceReader} reader
 */
export function mayOperate(text, reader) {
  const { letters, ignored, digits, spaces } = reader.analyser.table;
  const plain = characterClass([...letters, ...ignored, ...digits]).slice(0, -1);
  const signs = new RegExp(plain.replace("[", "[^") + anyOf(spaces).slice(1));
  const words = text.split(new RegExp(anyOf(spaces)));
  return signs.test(text) || words.some((word) => reader.spellsOr(word));
}

/**
 * Whether a field is a side of a range of days.
 *
 * @param {string} field
 */
export const isDate = (field) => field === "after" || field === "before";

/**
 * A piece of kind text, but for what `rest` says.
 *
 * @param {number} start
 * @param {number} end
 * @param {string[]} forms
 * @param {Partial<Piece>} [rest]
 * @returns {Piece}
 */
export function textPiece(start, end, forms, rest = {}) {
  return { kind: "text", start, end, forms, field: "", quoted: false, ...rest };
}

/**
 * Match of a pattern that begins at a place.
 *
 * @param {RegExp} pattern sticky
 * @param {string} text
 * @param {number} place
 */
export function matchAt(pattern, text, place) {
  pattern.lastIndex = place;
  return pattern.exec(text) ?? undefined;
}
