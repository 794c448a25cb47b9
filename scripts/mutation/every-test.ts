import { beforeEach } from 'vitest';

/**
 * Lets Stryker try every change with all tests. It would try it with those that came by the changed place; but what one test
 * file has loaded and compiled the next ones use, so that only the first of them comes by.
 */
beforeEach(() => {
  const stryker: { currentTestId?: string } | undefined = Reflect.get(globalThis, '__stryker__');
  if (stryker) delete stryker.currentTestId;
});
