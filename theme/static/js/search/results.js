/** Puts an answer on the page. */

import { dateInWords } from "./words.js";

/**
 * @import { Found } from "./worker.js"
 * @import { Piece } from "./highlight.js"
 */

/**
 * Fills the result list from the page's template.
 *
 * @param {HTMLElement} list
 * @param {HTMLTemplateElement} template
 * @param {Found[]} found
 * @param {string} root URL of the site's root, with a final slash
 */
export function showResults(list, template, found, root) {
  list.replaceChildren(...found.map((each) => resultItem(template, each, root)));
}

/**
 * @param {HTMLTemplateElement} template
 * @param {Found} found
 * @param {string} root
 */
function resultItem(template, { fields, title, lead }, root) {
  const item = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
  const link = /** @type {HTMLAnchorElement} */ (item.querySelector(".result-title a"));
  link.href = root + String(fields["id"]).split("/").map(encodeURIComponent).join("/");
  showPieces(link, title);
  const meta = [dateInWords(fields["date"]), fields["section"], fields["source"]];
  slot(item, ".result-meta").textContent = meta.filter(Boolean).join(" · ");
  showPieces(slot(item, ".result-snippet"), lead);
  return item;
}

/**
 * @param {ParentNode} item
 * @param {string} selector
 */
function slot(item, selector) {
  return /** @type {HTMLElement} */ (item.querySelector(selector));
}

/**
 * Text with its marked words in mark elements; never HTML.
 *
 * @param {HTMLElement} element
 * @param {Piece[]} pieces
 */
export function showPieces(element, pieces) {
  element.replaceChildren(
    ...pieces.map(({ text, marked }) => {
      if (!marked) return document.createTextNode(text);
      const mark = document.createElement("mark");
      mark.textContent = text;
      return mark;
    }),
  );
}
