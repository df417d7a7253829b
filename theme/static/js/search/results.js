/** Puts an answer on the page. */

/**
 * @import { Found } from "./worker.js"
 * @import { Piece } from "./highlight.js"
 * @import { Words } from "./words.js"
 *
 * How the page writes: `root` is the URL of the site's root, with a final slash.
 * @typedef {{ root: string, words: Words }} Page
 */

/**
 * Fills the result list from the page's template.
 *
 * @param {HTMLElement} list
 * @param {HTMLTemplateElement} template
 * @param {Found[]} found
 * @param {Page} page
 */
export function showResults(list, template, found, page) {
  list.replaceChildren(...found.map((each) => resultItem(template, each, page)));
}

/**
 * @param {HTMLTemplateElement} template
 * @param {Found} found
 * @param {Page} page
 */
function resultItem(template, { fields, title, lead }, { root, words }) {
  const item = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
  const link = /** @type {HTMLAnchorElement} */ (item.querySelector(".result-title a"));
  link.href = root + String(fields["id"]).split("/").map(encodeURIComponent).join("/");
  showPieces(link, title);
  const meta = [words.date(fields["date"]), fields["section"], fields["source"]];
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
