/** The search page: results and suggestions as one types, the question in the URL, and keys. */

import { SearchClient } from "./client.js";
import { showNotes, showResults } from "./results.js";
import { failure, Words } from "./words.js";

/**
 * @import { Suggestions } from "./suggestions.js"
 * @import { Asked, Note } from "./words.js"
 * @import { Answer } from "./worker.js"
 */

const PAGE = 10;
const TYPING_PAUSE = 150;
const PATIENCE = 400;

/**
 * @template {HTMLElement} Wanted
 * @param {string} id
 * @param {new () => Wanted} type
 * @returns {Wanted}
 */
function part(id, type) {
  const element = document.getElementById(id);
  if (element instanceof type) return element;
  throw new Error(`the search page has no #${id}`);
}

/** Whether the reader asked to save data. */
function savesData() {
  const connection = /** @type {{ connection?: { saveData?: boolean } }} */ (navigator).connection;
  return Boolean(connection?.saveData);
}

/** One search page and what it shows now. */
class SearchPage {
  constructor() {
    this.input = part("search-input", HTMLInputElement);
    this.exact = part("search-exact", HTMLInputElement);
    this.order = part("search-order", HTMLSelectElement);
    this.status = part("search-status", HTMLElement);
    this.list = part("search-results", HTMLElement);
    this.more = part("search-more", HTMLButtonElement);
    this.template = part("search-result", HTMLTemplateElement);
    const form = /** @type {HTMLFormElement} */ (this.input.form);
    this.form = form;
    this.root = new URL(form.dataset["root"] ?? "./", location.href).href;
    this.index = new URL(form.dataset["index"] ?? "search/", location.href).href;
    this.words = new Words(form.dataset["months"] ?? "", form.dataset["digits"] ?? "");
    /** Made with the first need of it. @type {SearchClient | undefined} */
    this.opened = undefined;
    this.any = false;
    this.failed = false;
    this.limit = PAGE;
    this.turn = 0;
    this.pauses = { typing: 0, waiting: 0 };
    /** The question as the history has it; editing it begins a new entry. */
    this.settled = "";
    /** Loaded with the first letter. @type {Suggestions | undefined} */
    this.suggestions = undefined;
  }

  start() {
    const { input } = this;
    input.role = "combobox";
    input.ariaAutoComplete = "list";
    input.ariaExpanded = "false";
    input.setAttribute("aria-controls", "search-suggestions");
    this.input.addEventListener("focus", () => this.prepare());
    this.input.addEventListener("input", () => this.typed());
    this.form.addEventListener("submit", (event) => this.submit(event));
    for (const control of [this.exact, this.order]) {
      control.addEventListener("change", () => this.settle());
    }
    this.more.addEventListener("click", () => this.showMore());
    this.status.addEventListener("click", (event) => this.follow(event));
    document.addEventListener("keydown", (event) => this.key(event));
    addEventListener("popstate", () => this.takeUrl());
    addEventListener("online", () => this.failed && void this.search());
    this.takeUrl();
  }

  get client() {
    if (!this.opened || this.opened.failed) this.opened = new SearchClient(this.index);
    return this.opened;
  }

  /** Opens the index and loads the suggestions ahead of the first letter. */
  async prepare() {
    const { input, words, root } = this;
    const before = input.value;
    void this.client;
    try {
      const { Suggestions } = await import("./suggestions.js");
      const list = part("search-suggestions", HTMLElement);
      const client = () => this.client;
      const page = { client, words, root, take: (/** @type {string} */ text) => this.take(text) };
      if (this.suggestions) return;
      this.suggestions = new Suggestions(input, list, page);
      if (input.value !== before) this.suggestions.typed();
    } catch {
      // Suggestions are a help, never worth an error message.
    }
  }

  /** Shows what the URL asks for. */
  takeUrl() {
    clearTimeout(this.pauses.typing);
    this.suggestions?.end();
    const asked = new URLSearchParams(location.search);
    this.input.value = asked.get("q") ?? "";
    this.exact.checked = asked.has("exact");
    this.any = asked.has("any");
    this.order.value = asked.get("order") ?? "";
    if (this.order.selectedIndex < 0) this.order.value = "";
    this.settled = location.href;
    this.limit = PAGE;
    void this.search();
  }

  /** What the page's controls ask for. @returns {Asked} */
  asked() {
    const { any, exact, order, input } = this;
    return { q: input.value, exact: exact.checked, any, order: order.value };
  }

  typed() {
    const { pauses } = this;
    clearTimeout(pauses.typing);
    this.limit = PAGE;
    this.suggestions?.typed();
    pauses.typing = setTimeout(() => {
      this.remember();
      void this.search();
    }, TYPING_PAUSE);
  }

  /** @param {SubmitEvent} event */
  submit(event) {
    event.preventDefault();
    // The keyboard of a phone would lie over the results.
    if (matchMedia("(pointer: coarse)").matches) this.input.blur();
    this.settle();
  }

  /** Runs the question as it stands and makes it an entry of the history. */
  settle() {
    clearTimeout(this.pauses.typing);
    this.suggestions?.end();
    this.limit = PAGE;
    this.remember();
    this.settled = location.href;
    void this.search();
  }

  /** The first change of a settled question makes an entry of the history, later ones replace it. */
  remember() {
    const address = this.address();
    if (address === location.href) return;
    const keepsEntry = location.href !== this.settled;
    history[keepsEntry ? "replaceState" : "pushState"](null, "", address);
  }

  /** URL of what the page asks for, with some changes. @param {Partial<Asked>} [change] */
  address(change) {
    const { q, exact, any, order } = { ...this.asked(), ...change };
    const address = new URL(location.href);
    const values = { q, exact: exact && "1", any: any && "1", order };
    for (const [name, value] of Object.entries(values)) {
      if (value) address.searchParams.set(name, value);
      else address.searchParams.delete(name);
    }
    return address.href;
  }

  /** Runs what stands in the field; a newer question calls this one off. */
  async search() {
    const asked = this.asked();
    this.turn += 1;
    const { turn } = this;
    clearTimeout(this.pauses.waiting);
    if (!asked.q.trim()) return this.clear();
    this.pauses.waiting = setTimeout(() => this.say([{ text: "جارٍ البحث…" }]), PATIENCE);
    let shown = false;
    const show = (/** @type {Answer} */ answer) => {
      if (turn !== this.turn) return;
      shown = true;
      this.show(answer, asked);
    };
    try {
      show(await this.client.search(this.task(asked), show));
      if (turn === this.turn) void this.improve();
    } catch (error) {
      if (turn === this.turn) this.fail(error, shown);
    }
  }

  /** @param {Asked} asked */
  task({ q, exact, any, order }) {
    const wanted = /** @type {"newest" | "oldest" | "relevance"} */ (order || "relevance");
    const until = /** @type {"shown" | "counted"} */ (savesData() ? "shown" : "counted");
    return { text: q, limit: this.limit, exact, any, order: wanted, until };
  }

  /**
   * @param {Answer} answer
   * @param {Asked} asked
   */
  show(answer, asked) {
    const { found, total, near, counted } = answer;
    clearTimeout(this.pauses.waiting);
    this.failed = false;
    showResults(this.list, this.template, found, { root: this.root, words: this.words, asked });
    this.more.hidden = found.length < this.limit || (counted && total + near <= found.length);
    void this.tell(answer, asked);
    this.suggestions?.answered(answer, asked.q);
  }

  /**
   * @param {Answer} answer
   * @param {Asked} asked
   */
  async tell(answer, asked) {
    const { turn } = this;
    const notes = await this.words.notes(answer, asked);
    if (turn === this.turn && !this.failed) this.say(notes);
  }

  async improve() {
    if (savesData()) return;
    try {
      const { improveSnippets } = await import("./passages.js");
      improveSnippets(this.list, this.client);
    } catch {
      // The leads stay.
    }
  }

  clear() {
    this.opened?.cancel("search");
    this.list.replaceChildren();
    this.more.hidden = true;
    this.say([]);
  }

  /**
   * @param {unknown} error
   * @param {boolean} shown whether results of the same question are on the page, and may stay there
   */
  fail(error, shown) {
    clearTimeout(this.pauses.waiting);
    if (!shown) this.clear();
    this.failed = true;
    this.say([failure(error)]);
    console.warn(error);
  }

  /** @param {Note[]} notes */
  say(notes) {
    showNotes(this.status, notes, (change) => this.address(change));
  }

  /** Follows a link of the status without loading the page anew. @param {MouseEvent} event */
  follow(event) {
    const link = /** @type {Element} */ (event.target).closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (link.href !== location.href) history.pushState(null, "", link.href);
    this.status.focus({ preventScroll: true });
    this.takeUrl();
  }

  /** @param {string} text of a suggestion */
  take(text) {
    this.input.value = text;
    this.settle();
  }

  async showMore() {
    const first = this.limit;
    this.limit += PAGE;
    await this.search();
    this.links()[first]?.focus();
  }

  links() {
    return [...this.list.querySelectorAll("a")];
  }

  /**
   * The keys of the suggestions; where they are closed, arrows walk from the field through the results
   * and back.
   *
   * @param {KeyboardEvent} event
   */
  key(event) {
    if (event.target === this.input && this.suggestions?.key(event)) return event.preventDefault();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.code];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    const stops = [this.input, ...this.links()];
    const place = stops.findIndex((stop) => stop === document.activeElement);
    const next = stops[place + step];
    if (place < 0 || !next) return;
    event.preventDefault();
    next.focus();
  }
}

new SearchPage().start();
