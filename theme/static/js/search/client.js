/** The page's side of the worker: calls that return promises. */

import { IndexError } from "./manifest.js";

/**
 * @import { Answer, Reply, Task } from "./worker.js"
 * @import { Piece } from "./highlight.js"
 */

/** Search in a worker of its own. */
export class SearchClient {
  /** @param {string} root URL of the search folder, with a final slash */
  constructor(root) {
    this.worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
    /** @type {Map<number, { resolve: (value: any) => void, reject: (error: Error) => void }>} */
    this.waiting = new Map();
    this.lastId = 0;
    this.worker.addEventListener("message", (event) => this.settle(event.data));
    this.worker.addEventListener("error", () => this.fail());
    this.opened = this.call({ kind: "open", root });
    this.opened.catch(() => {}); // the first search reports it
  }

  /**
   * @param {string} text
   * @param {number} limit
   * @returns {Promise<Answer>}
   */
  search(text, limit) {
    return this.call({ kind: "search", text, limit });
  }

  /**
   * The passage of a text that satisfies a query best, in pieces; empty where none of its words is there.
   *
   * @param {string} text
   * @param {string} query
   * @param {number} length
   * @returns {Promise<Piece[]>}
   */
  passage(text, query, length) {
    return this.call({ kind: "passage", text, query, length });
  }

  /**
   * @param {Task} task
   * @returns {Promise<any>}
   */
  call(task) {
    this.lastId += 1;
    const id = this.lastId;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.worker.postMessage({ id, ...task });
    });
  }

  /** @param {Reply} reply */
  settle({ id, value, error }) {
    const call = this.waiting.get(id);
    this.waiting.delete(id);
    if (!call) return;
    if (error) call.reject(new IndexError(/** @type {any} */ (error.code), error.message));
    else call.resolve(value);
  }

  /** The worker itself could not be loaded. */
  fail() {
    for (const call of this.waiting.values()) {
      call.reject(new IndexError("offline", "the search module could not be loaded"));
    }
    this.waiting.clear();
  }
}
