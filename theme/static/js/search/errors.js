/** What can go wrong with an index, and modules that may not come. */

/** An index that this reader cannot use; `code` says why, for the page to put into words. */
export class IndexError extends Error {
  /**
   * @param {"format" | "missing" | "corrupt" | "offline"} code
   * @param {string} message
   */
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

/**
 * Whether an error may come from what a browser or a host keeps of a former index.
 *
 * @param {any} error
 */
export const isStale = ({ code }) => code === "missing" || code === "corrupt";

/**
 * A module that the first plain query does without, when it is needed.
 *
 * @template Module
 * @param {() => Promise<Module>} load imports it
 * @returns {Promise<Module>}
 * @throws {IndexError} where there is no network
 */
export async function later(load) {
  try {
    return await load();
  } catch (error) {
    throw new IndexError("offline", String(error));
  }
}
