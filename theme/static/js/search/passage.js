/** The passage of a text that is worth showing. */

/** @import { Marker } from "./highlight.js" */

/**
 * The part of a longer text with the most different words of the query, cut at words, about `length`
 * characters, and nothing where it has none of them.
 *
 * @param {Marker} marker
 * @param {string} text
 * @param {number} length
 * @returns {string}
 */
export function passageOf(marker, text, length) {
  const tokens = marker.analyser.tokenize(text);
  const found = tokens.filter((token) => marker.satisfies(token));
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
