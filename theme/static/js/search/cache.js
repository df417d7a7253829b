/** What has been fetched, within a bound: one request serves all who ask for a file. */

/**
 * @typedef {{
 *   content: Promise<any>, bytes: number, settled: boolean, waiting: number, abort: AbortController
 * }} Kept
 */

/** Decoded files by path; those used longest ago go first. */
export class FileCache {
  /** @param {number} limit bytes of payloads that may be kept */
  constructor(limit) {
    this.limit = limit;
    this.bytes = 0;
    /** @type {Map<string, Kept>} */
    this.files = new Map();
  }

  /**
   * A file's content, fetched where it is not kept; what failed is forgotten, to be tried again.
   *
   * @template Content
   * @param {string} path
   * @param {(signal: AbortSignal) => Promise<{ content: Content, bytes: number }>} load
   * @param {AbortSignal} [signal] aborted: the answer is no longer awaited; the request ends when nobody
   *   awaits it
   * @returns {Promise<Content>}
   */
  get(path, load, signal) {
    if (signal?.aborted) return Promise.reject(signal.reason);
    const kept = this.files.get(path) ?? this.begin(path, load);
    this.files.delete(path);
    this.files.set(path, kept);
    return signal ? this.await(path, kept, signal) : this.pin(kept);
  }

  /**
   * @param {string} path
   * @param {(signal: AbortSignal) => Promise<{ content: unknown, bytes: number }>} load
   * @returns {Kept}
   */
  begin(path, load) {
    const abort = new AbortController();
    const content = load(abort.signal).then(
      (loaded) => {
        kept.settled = true;
        kept.bytes = loaded.bytes;
        this.bytes += loaded.bytes;
        this.trim();
        return loaded.content;
      },
      (error) => {
        if (this.files.get(path) === kept) this.files.delete(path);
        throw error;
      },
    );
    content.catch(() => {}); // those who wait for it hear of it
    /** @type {Kept} */
    const kept = { content, bytes: 0, settled: false, waiting: 0, abort };
    return kept;
  }

  /** Awaits a file whatever becomes of the others that do. @param {Kept} kept */
  pin(kept) {
    kept.waiting = Infinity;
    return kept.content;
  }

  /**
   * @param {string} path
   * @param {Kept} kept
   * @param {AbortSignal} signal
   * @returns {Promise<any>}
   */
  await(path, kept, signal) {
    kept.waiting += 1;
    return new Promise((resolve, reject) => {
      const leave = () => {
        reject(signal.reason);
        kept.waiting -= 1;
        if (kept.waiting || kept.settled) return;
        if (this.files.get(path) === kept) this.files.delete(path);
        kept.abort.abort();
      };
      signal.addEventListener("abort", leave);
      const settled = () => signal.removeEventListener("abort", leave);
      kept.content.then(resolve, reject).then(settled);
    });
  }

  trim() {
    for (const [path, { bytes, settled }] of this.files) {
      if (this.bytes <= this.limit) return;
      if (!settled) continue;
      this.files.delete(path);
      this.bytes -= bytes;
    }
  }
}
