import { assert, assertEqual, assertThrows, test } from "./lib.js";

test("structures are compared by value", () => {
  assertEqual({ a: [1, { b: NaN }] }, { a: [1, { b: NaN }] });
  assertEqual(new Map([["ك", 1]]), new Map([["ك", 1]]));
  assertEqual(new Uint8Array([1, 2]), new Uint8Array([1, 2]));
});

test("differences are found", async () => {
  for (const [left, right] of [
    [1, "1"],
    [[1], [1, 2]],
    [{ a: undefined }, { b: undefined }],
    [{}, []],
    [null, {}],
    [new Set([1]), new Set([2])],
    [new Uint8Array([1]), new Uint16Array([1])],
  ]) {
    await assertThrows(() => assertEqual(left, right), /actual: .*\n.*expected: /);
  }
});

test("a call that does not throw, or throws something else, is noticed", async () => {
  await assertThrows(() => assertThrows(() => 1, /./), /did not throw/);
  await assertThrows(() => assertThrows(() => assert(false, "one"), /two/), /does not match/);
});
