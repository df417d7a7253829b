/** Query text -> required and excluded words. @import { Analyser } from "./analysis.js" */

/**
 * Normalised forms of a query's words, each once, in the order in which they stand.
 *
 * @typedef {{ required: string[], excluded: string[] }} Query
 */

/**
 * The words of a query. A word with a dash directly before it is excluded; every other sign only
 * separates words, so that no query is malformed.
 *
 * @param {string} text
 * @param {Analyser} analyser
 * @returns {Query}
 */
export function parseQuery(text, analyser) {
  const excluded = [...text.matchAll(analyser.excluded)]
    .map((match) => match[0].slice(1))
    .join(" ");
  return {
    required: forms(text.replace(analyser.excluded, " "), analyser),
    excluded: forms(excluded, analyser),
  };
}

/**
 * @param {string} text
 * @param {Analyser} analyser
 */
function forms(text, analyser) {
  return [...new Set(analyser.tokenize(text).map((token) => token.form))];
}
