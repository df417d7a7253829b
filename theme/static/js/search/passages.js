/** Better snippets, read lazily from the article pages of results whose lead has no word of the query. */

import { showPieces } from "./results.js";

/** @import { SearchClient } from "./client.js" */

const PASSAGE_LENGTH = 220;

/**
 * Replaces the snippets of results without a mark once they come into view.
 *
 * @param {HTMLElement} list
 * @param {SearchClient} client
 */
export function improveSnippets(list, client) {
  const observer = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      observer.unobserve(target);
      void improve(/** @type {HTMLElement} */ (target), client);
    }
  });
  for (const snippet of list.querySelectorAll(".result-snippet")) {
    if (!snippet.querySelector("mark")) observer.observe(snippet);
  }
}

/**
 * @param {HTMLElement} snippet
 * @param {SearchClient} client
 */
async function improve(snippet, client) {
  const link = snippet.closest("li")?.querySelector("a");
  if (!link) return;
  try {
    const response = await fetch(link.href);
    if (!response.ok) return;
    const pieces = await client.passage(bodyText(await response.text()), PASSAGE_LENGTH);
    if (pieces.length) showPieces(snippet, pieces);
  } catch {
    // The lead stays: a snippet is never worth an error message.
  }
}

/** @param {string} html of an article page */
function bodyText(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const paragraphs = page.querySelectorAll(".article .prose :is(p, li, td, h2, h3)");
  return [...paragraphs].map((each) => each.textContent).join("\n");
}
