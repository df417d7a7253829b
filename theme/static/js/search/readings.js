/** How a word was read that the dictionary lacks, for the page to tell. */

import { later } from "./manifest.js";

/**
 * @import { Analyser } from "./analysis.js"
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
  const close = how === "unknown" && token ? await nearestTo(form, files) : undefined;
  const [start, end] = token ? [text.slice(0, token.start), text.slice(token.end)] : [text, ""];
  return {
    form: token?.text ?? form,
    how,
    terms: terms.map((entry) =>
      how === "completion" && token ? token.text + entry.form.slice(form.length) : entry.form,
    ),
    written: `${start}"${token?.text ?? ""}"${end}`,
    meant: close ? { word: close.form, query: start + close.form + end } : null,
  };
}

/**
 * @param {string} form
 * @param {IndexFiles} files
 */
async function nearestTo(form, files) {
  const { nearest } = await later(() => import("./nearest.js"));
  return nearest(form, files);
}
