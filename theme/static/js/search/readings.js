/** How a word was read that the dictionary lacks, for the page to tell. */

import { later } from "./errors.js";
import { written } from "./spelling.js";

/**
 * @import { Analyser } from "./analysis.js"
 * @import { TermEntry } from "./dictionary.js"
 * @import { IndexFiles } from "./files.js"
 * @import { Group } from "./resolve.js"
 * @import { QueryWord } from "./worker.js"
 */

/**
 * @param {Group} group
 * @param {string} text of the query
 * @param {IndexFiles} files
 * @param {Analyser} analyser
 * @returns {Promise<QueryWord>}
 */
export async function readingOf({ form, how, terms }, text, files, analyser) {
  const token = analyser.tokenize(text).find((each) => each.form === form);
  const close = how === "unknown" && token ? await nearestTo(form, files, analyser) : undefined;
  const [start, end] = token ? [text.slice(0, token.start), text.slice(token.end)] : [text, ""];
  return {
    form: token?.text ?? form,
    how,
    terms: writtenForms(terms, analyser),
    written: `${start}"${token?.text ?? ""}"${end}`,
    meant: close ? { word: close, query: start + close + end } : null,
  };
}

/**
 * Forms as readers are to see them.
 *
 * @param {TermEntry[]} entries
 * @param {Analyser} analyser
 */
export const writtenForms = (entries, { spellings }) =>
  entries.map((entry) => written(entry, spellings));

/**
 * @param {string} form
 * @param {IndexFiles} files
 * @param {Analyser} analyser
 */
async function nearestTo(form, files, { spellings }) {
  const { nearest } = await later(() => import("./nearest.js"));
  const entry = await nearest(form, files);
  return entry && written(entry, spellings);
}
