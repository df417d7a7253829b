/**
 * Tests of JavaScript modules, in the browser. A file `<name>.test.js` imports `test` and the
 * assertions from here; tests/browser/test_js_modules.py runs it and reports every failing test.
 */

/** @typedef {{ name: string, error: string | null }} Outcome */

/** @type {{ name: string, body: () => unknown }[]} */
const tests = [];

/**
 * Register a test. It fails when `body` throws, or returns a promise that is rejected.
 * @param {string} name
 * @param {() => unknown} body
 */
export function test(name, body) {
  tests.push({ name, body });
}

/**
 * Run the registered tests one after the other.
 * @returns {Promise<Outcome[]>}
 */
export async function run() {
  const outcomes = [];
  for (const { name, body } of tests) {
    outcomes.push({ name, error: await errorOf(body) });
  }
  return outcomes;
}

/**
 * @param {() => unknown} body
 * @returns {Promise<string | null>}
 */
async function errorOf(body) {
  try {
    await body();
    return null;
  } catch (error) {
    return error instanceof Error ? `${error.message}\n${error.stack ?? ""}` : String(error);
  }
}

/**
 * @param {unknown} condition
 * @param {string} [message]
 * @returns {asserts condition}
 */
export function assert(condition, message = "the condition does not hold") {
  if (!condition) throw new Error(message);
}

/**
 * Compare by structure: arrays, typed arrays, plain objects, maps, sets and primitives
 * (NaN equals NaN).
 * @param {unknown} actual
 * @param {unknown} expected
 * @param {string} [message]
 */
export function assertEqual(actual, expected, message = "") {
  if (!isEqual(actual, expected)) {
    throw new Error(`${message}\n  actual:   ${show(actual)}\n  expected: ${show(expected)}`);
  }
}

/**
 * The call must throw (or reject with) an error whose message matches the pattern.
 * @param {() => unknown} body
 * @param {RegExp} pattern
 */
export async function assertThrows(body, pattern) {
  try {
    await body();
  } catch (error) {
    assert(pattern.test(String(error)), `threw ${error}, which does not match ${pattern}`);
    return;
  }
  throw new Error(`did not throw; expected an error matching ${pattern}`);
}

/**
 * Read a file of tests/vectors/, the data pairs that the Python tests read too.
 * @param {string} name
 * @returns {Promise<any>}
 */
export async function loadVectors(name) {
  const response = await fetch(new URL(`../vectors/${name}`, import.meta.url));
  assert(response.ok, `tests/vectors/${name}: HTTP ${response.status}`);
  return response.json();
}

/**
 * @param {unknown} left
 * @param {unknown} right
 * @returns {boolean}
 */
function isEqual(left, right) {
  if (Object.is(left, right)) return true;
  if (!isObject(left) || !isObject(right)) return false;
  if (Object.getPrototypeOf(left) !== Object.getPrototypeOf(right)) return false;
  if (left instanceof Map && right instanceof Map) return isEqual([...left], [...right]);
  if (left instanceof Set && right instanceof Set) return isEqual([...left], [...right]);
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && isEqual(left[key], right[key]))
  );
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isObject(value) {
  return typeof value === "object" && value !== null;
}

/**
 * @param {unknown} value
 * @returns {string}
 */
function show(value) {
  if (value instanceof Map || value instanceof Set) {
    return `${value.constructor.name} ${show([...value])}`;
  }
  if (ArrayBuffer.isView(value)) return `${value.constructor.name} [${value}]`;
  return JSON.stringify(value) ?? String(value);
}
