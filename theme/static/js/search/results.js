/** Puts an answer on the page. */

/**
 * @import { Found } from "./worker.js"
 * @import { Piece } from "./highlight.js"
 * @import { Asked, Note, Words } from "./words.js"
 *
 * How the page writes: `root` is the URL of the site's root, with a final slash; `asked`, what it answers.
 * @typedef {{ root: string, words: Words, asked: Asked }} Page
 */

/** What the items of the list show, and for which question. @type {WeakMap<Element, string>} */
const shown = new WeakMap();

/**
 * Fills the result list from the page's template. Items that say the same as before stay as they are, and
 * so do the reader's focus and what is in view around it.
 *
 * @param {HTMLElement} list
 * @param {HTMLTemplateElement} template
 * @param {Found[]} found
 * @param {Page} page
 */
export function showResults(list, template, found, page) {
  const before = new Map([...list.children].map((item) => [shown.get(item), item]));
  const items = found.map((each) => {
    const key = JSON.stringify([page.asked, each.docid, each.near, each.title, each.lead]);
    const item = before.get(key) ?? resultItem(template, each, page);
    shown.set(item, key);
    return item;
  });
  holdingFocus(list, () => arrange(list, items));
}

/**
 * @param {HTMLElement} list
 * @param {() => void} change
 */
function holdingFocus(list, change) {
  const focused = document.activeElement;
  const held = focused instanceof HTMLElement && list.contains(focused) ? focused : undefined;
  const top = held?.getBoundingClientRect().top ?? 0;
  change();
  if (!held?.isConnected) return;
  held.focus({ preventScroll: true });
  scrollBy({ top: held.getBoundingClientRect().top - top, behavior: "instant" });
}

/**
 * @param {HTMLElement} list
 * @param {Element[]} items
 */
function arrange(list, items) {
  for (const item of [...list.children]) if (!items.includes(item)) item.remove();
  items.forEach((item, place) => {
    const there = list.children[place];
    if (there !== item) list.insertBefore(item, there ?? null);
  });
}

/**
 * @param {HTMLTemplateElement} template
 * @param {Found} found
 * @param {Page} page
 * @returns {Element}
 */
function resultItem(template, { fields, title, lead, near }, page) {
  const copy = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
  const item = /** @type {Element} */ (copy.firstElementChild);
  const link = /** @type {HTMLAnchorElement} */ (item.querySelector(".result-title a"));
  link.href = articleUrl(fields["id"], page.root);
  showPieces(link, title);
  const meta = [page.words.date(fields["date"]), fields["section"], fields["source"]];
  if (near) meta.push("بكلمات قريبة");
  slot(item, ".result-meta").textContent = meta.filter(Boolean).join(" · ");
  showPieces(slot(item, ".result-snippet"), lead);
  return item;
}

/**
 * @param {unknown} id an article's path below the site's root
 * @param {string} root
 */
export const articleUrl = (id, root) =>
  root + String(id).split("/").map(encodeURIComponent).join("/");

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
    ...pieces.map(({ text, marked }) =>
      marked ? tag("mark", text) : document.createTextNode(text),
    ),
  );
}

/**
 * Sentences one below the other, links at their ends; what already stands there is not said again.
 *
 * @param {HTMLElement} status
 * @param {Note[]} notes
 * @param {(change: NonNullable<Note["link"]>["change"]) => string} address
 */
export function showNotes(status, notes, address) {
  const key = JSON.stringify(notes);
  if (shown.get(status) === key) return;
  shown.set(status, key);
  status.replaceChildren(
    ...notes.map(({ text, link }) => {
      const line = tag("p", text);
      if (link)
        line.append(" ", Object.assign(tag("a", link.label), { href: address(link.change) }));
      return line;
    }),
  );
}

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {string} text
 */
export function tag(name, text) {
  return Object.assign(document.createElement(name), { textContent: text });
}
