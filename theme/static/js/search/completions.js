/** Completions files: short prefixes, each with the words and names that it begins. */

import { ByteReader } from "./codec.js";

/**
 * A word or a name as written; `kind` is 0 for a word, else 1 person, 2 place, 3 organisation,
 * 4 other name, 5 topic.
 *
 * @typedef {{ text: string, documents: number, kind: number }} Completion
 */

/**
 * Completions by prefix.
 *
 * @param {Uint8Array} payload
 * @returns {Map<string, Completion[]>}
 */
export function decodeCompletions(payload) {
  const reader = new ByteReader(payload);
  const found = new Map();
  let prefix = "";
  while (!reader.atEnd) {
    prefix = prefix.slice(0, reader.varint()) + reader.text();
    const completions = Array.from({ length: reader.varint() }, () => ({
      text: reader.text(),
      documents: reader.varint(),
      kind: reader.varint(),
    }));
    found.set(prefix, completions);
  }
  return found;
}
