/** The page's side of the worker: calls that return promises. */

import { IndexError } from "./errors.js";

/**
 * @import { Answer, Reply, Search, Task } from "./worker.js"
 * @import { Suggestion } from "./suggest.js"
 * @import { Piece } from "./highlight.js"
 *
 * @typedef {{
 *   resolve: (value: any) => void, reject: (error: Error) => void, show?: (value: any) => void
 * }} Call
 */

/** Search in a worker of its own. */
export class SearchClient {
  /** @param {string} root URL of the search folder, with a final slash */
  constructor(root) {
    this.worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
    /** @type {Map<number, Call>} */
    this.waiting = new Map();
    this.lastId = 0;
    /** Whether the worker came to nothing: another client may have more luck. */
    this.failed = false;
    /** The newest task of each kind that a newer one calls off. @type {Map<string, number>} */
    this.newest = new Map();
    this.worker.addEventListener("message", (event) => this.settle(event.data));
    this.worker.addEventListener("error", () => this.fail());
    this.call({ kind: "open", root }).catch(() => {}); // the first search reports it
  }

  /**
   * Answers a query and calls off the one before, which is never settled.
   *
   * @param {Search} search
   * @param {(answer: Answer) => void} show takes an answer that may still change
   * @returns {Promise<Answer>}
   */
  search(search, show) {
    return this.replace({ kind: "search", search }, show);
  }

  /**
   * @param {string} text an unfinished query; the one before is called off
   * @returns {Promise<Suggestion[]>}
   */
  suggest(text) {
    return this.replace({ kind: "suggest", text });
  }

  /**
   * The passage of a text that satisfies the query answered last best, in pieces; empty where none of its
   * words is there.
   *
   * @param {string} text
   * @param {number} length
   * @returns {Promise<Piece[]>}
   */
  passage(text, length) {
    return this.call({ kind: "passage", text, length });
  }

  /** Calls off the newest task of a kind. @param {Task["kind"]} kind */
  cancel(kind) {
    const task = this.newest.get(kind);
    if (task === undefined || !this.waiting.delete(task)) return;
    this.worker.postMessage({ id: 0, kind: "abort", task });
  }

  /**
   * @param {Task} task
   * @param {(value: any) => void} [show]
   * @returns {Promise<any>}
   */
  replace(task, show) {
    this.cancel(task.kind);
    const answer = this.call(task, show);
    this.newest.set(task.kind, this.lastId);
    return answer;
  }

  /**
   * @param {Task} task
   * @param {(value: any) => void} [show]
   * @returns {Promise<any>}
   */
  call(task, show) {
    this.lastId += 1;
    const id = this.lastId;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject, show });
      this.worker.postMessage({ id, ...task });
    });
  }

  /** @param {Reply} reply */
  settle({ id, value, more, error }) {
    const call = this.waiting.get(id);
    if (!call) return;
    if (more) return call.show?.(value);
    this.waiting.delete(id);
    if (error) call.reject(new IndexError(/** @type {any} */ (error.code), error.message));
    else call.resolve(value);
  }

  /** The worker itself could not be loaded. */
  fail() {
    this.failed = true;
    for (const call of this.waiting.values()) {
      call.reject(new IndexError("offline", "the search module could not be loaded"));
    }
    this.waiting.clear();
  }
}
