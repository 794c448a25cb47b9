import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { Journal } from '../journal/journal.ts';
import type { Writable } from '../model/exchange.ts';
import type { JsonObject } from '../model/json.ts';
import type { Allowance } from './allowance.ts';
import { createConductor } from './conductor.ts';
import { accept, caseOf, type FakeSession, fakeSession, type Reaction } from './fake-session.test-support.ts';

const id = '324dc68b-bdee-4a78-9d14-3484d8ee97a9';
const writable: Writable = {
  attributes: {
    name: [],
    mtu: [],
    psk: [],
    peer_address: [],
    local_id: [],
    dpd: ['action', 'interval', 'timeout'],
  },
  together: [],
};
const initial: JsonObject = {
  id,
  name: 'first',
  mtu: 1500,
  psk: 'secret',
  peer_address: '192.0.2.1',
  dpd: { action: 'hold', interval: 30, timeout: 120, seen: 7 },
};
const refused = { expect: { kind: 'refused', status: 400 } } as const;

type React = (sent: JsonObject, stored: JsonObject) => Reaction;

function begun(react?: React, stored = initial, first: JsonObject | undefined = stored) {
  const session: FakeSession = fakeSession(stored, react);
  return {
    session,
    conductor: createConductor({
      session,
      restoring: session,
      connectionId: id,
      writable,
      first: first && { ...first, status: 'ACTIVE' },
    }),
  };
}

describe('a case', () => {
  test('is one request between two reads, the first of which is the last of the case before', async () => {
    const { session, conductor } = begun();
    const exchange = await conductor.ask(caseOf({ mtu: 1400 }), 200);
    expect(exchange).toEqual({
      case: caseOf({ mtu: 1400 }),
      connectionId: id,
      before: { ...initial, status: 'ACTIVE' },
      answer: expect.objectContaining({ status: 200 }),
      after: { ...initial, mtu: 1400, status: 'ACTIVE' },
      disturbances: [],
      twinStatus: 200,
    });
    expect((await conductor.ask(caseOf({ mtu: 1300 }))).before).toEqual(exchange.after);
    expect(session.sent).toEqual([{ mtu: 1400 }, { mtu: 1300 }]);
    expect(conductor.puts).toBe(2);
  });

  test('without a twin has no status of one', async () => {
    expect(await begun().conductor.ask(caseOf({ mtu: 1400 }))).not.toHaveProperty('twinStatus');
  });

  test('tells the disturbances of its request and of its read', async () => {
    const { session, conductor } = begun();
    const { put, read } = session;
    const weather = (what: string) => ({ disturbances: [{ what, times: 1 }] });
    session.put = async (request) => ({ ...(await put(request)), ...weather('status 503') });
    session.read = async () => ({ ...(await read()), ...weather('status 429') });
    expect((await conductor.ask(caseOf({ mtu: 1400 }))).disturbances).toEqual([
      { what: 'status 503', times: 1 },
      { what: 'status 429', times: 1 },
    ]);
  });
});

describe('values that a case needs', () => {
  test.each<[string, JsonObject, JsonObject[]]>([
    ['that are stored are not written', { mtu: 1500, name: 'first' }, []],
    ['that are stored beside others in dpd are not written', { dpd: { interval: 30 } }, []],
    ['that differ are written, and nothing else', { mtu: 1400, name: 'first' }, [{ mtu: 1400 }]],
    ['that differ inside dpd are written', { dpd: { interval: 31 } }, [{ dpd: { interval: 31 } }]],
  ])('%s', async (_, given, before) => {
    const { session, conductor } = begun();
    const exchange = await conductor.ask(caseOf({ local_id: 'x' }, { given }));
    expect(session.sent).toEqual([...before, { local_id: 'x' }]);
    expect(exchange.before).toMatchObject(given);
  });

  test('are written once for two cases', async () => {
    const { session, conductor } = begun();
    await conductor.ask(caseOf({ local_id: 'x' }, { given: { mtu: 1400 } }));
    await conductor.ask(caseOf({ local_id: 'y' }, { given: { mtu: 1400 } }));
    expect(session.sent).toEqual([{ mtu: 1400 }, { local_id: 'x' }, { local_id: 'y' }]);
  });

  test.each<[string, React]>([
    ['refused', () => ({ status: 400 })],
    ['forgotten', () => ({ status: 200 })],
  ])('that are %s leave the case unasked', async (_, react) => {
    const { session, conductor } = begun(react);
    const exchange = await conductor.ask(caseOf({ local_id: 'x' }, { given: { mtu: 1400 } }));
    expect(exchange.unasked).toBe('the connection could not be brought to the values the case needs');
    expect(exchange).not.toHaveProperty('answer');
    expect(session.sent).toEqual([{ mtu: 1400 }]);
  });

  test.each<[string, JsonObject, JsonObject]>([
    ['a psk that is masked', { psk: 'another' }, { psk: '***' }],
    ['a name that is resolved', { peer_address: 'gw.example.org' }, { peer_address: '203.0.113.10' }],
  ])('of which %s was accepted are taken for stored', async (_, given, shown) => {
    const { session, conductor } = begun((sent, stored) => ({
      status: 200,
      stored: { ...stored, ...sent, ...shown },
    }));
    const exchange = await conductor.ask(caseOf({ local_id: 'x' }, { given }));
    expect(exchange).not.toHaveProperty('unasked');
    expect(session.sent).toEqual([given, { local_id: 'x' }]);
  });
});

describe('what an update changed that was no valid one', () => {
  test('is taken back before the next case', async () => {
    const { session, conductor } = begun();
    const exchange = await conductor.ask(caseOf({ mtu: 67 }, refused));
    expect(exchange.after).toMatchObject({ mtu: 67 });
    expect(conductor.state).toMatchObject({ mtu: 1500 });
    expect(session.sent).toEqual([{ mtu: 67 }, { mtu: 1500 }]);
  });

  test.each(['coerced', 'clean', 'observed'] as const)(
    'is taken back after a case that is %s',
    async (kind) => {
      const { session, conductor } = begun();
      const expectation = kind === 'coerced' ? ({ kind, as: {} } as const) : { kind };
      await conductor.ask(caseOf({ name: 'x' }, { expect: expectation }));
      expect(session.stored).toEqual(initial);
    },
  );

  test('is taken back without the keys of a vendor', async () => {
    const { session, conductor } = begun();
    await conductor.ask(caseOf({ dpd: { action: 'hold', interval: 1, timeout: 0 } }, refused));
    expect(session.sent[1]).toEqual({ dpd: { action: 'hold', interval: 30, timeout: 120 } });
  });

  test('is left where the connection cannot be read any more', async () => {
    const { session, conductor } = begun((sent, stored) => {
      session.unreadable = 404;
      return accept(sent, stored);
    });
    expect((await conductor.ask(caseOf({ mtu: 67 }, refused))).after).toBeUndefined();
    expect(session.sent).toHaveLength(1);
  });

  test('stays after a valid update', async () => {
    const { session, conductor } = begun();
    await conductor.ask(caseOf({ mtu: 1400 }));
    expect(session.sent).toEqual([{ mtu: 1400 }]);
  });

  test('is nothing after a refusal that changed nothing', async () => {
    const { session, conductor } = begun(() => ({ status: 400 }));
    await conductor.ask(caseOf({ mtu: 67 }, refused));
    expect(session.sent).toHaveLength(1);
  });
});

describe('a connection that is PENDING', () => {
  test('after an update is waited for, and the state after is the one at rest', async () => {
    const { session, conductor } = begun();
    session.statuses.push('PENDING_UPDATE', 'PENDING_UPDATE', 'PENDING_UPDATE', 'DOWN');
    expect((await conductor.ask(caseOf({ mtu: 1400 }))).after).toMatchObject({ mtu: 1400, status: 'DOWN' });
    expect(session.sent).toHaveLength(1);
  });

  test('when an update was refused is waited for, and the update is asked again', async () => {
    let first = true;
    const { session, conductor } = begun((sent, stored) => {
      const react = first ? { status: 409 } : accept(sent, stored);
      first = false;
      return react;
    });
    session.statuses.push('PENDING_UPDATE', 'PENDING_UPDATE');
    const exchange = await conductor.ask(caseOf({ mtu: 1400 }));
    expect(exchange.answer).toMatchObject({ status: 200 });
    expect(session.sent).toEqual([{ mtu: 1400 }, { mtu: 1400 }]);
  });

  test('again and again is asked three times at most', async () => {
    const { session, conductor } = begun(() => {
      session.statuses.push('PENDING_UPDATE');
      return { status: 409 };
    });
    expect((await conductor.ask(caseOf({ mtu: 1400 }))).answer).toMatchObject({ status: 409 });
    expect(session.sent).toHaveLength(3);
  });

  test('for ever leaves the case after it unasked', async () => {
    const { session, conductor } = begun((sent, stored) => {
      session.statuses.push(...Array(30).fill('PENDING_UPDATE'));
      return accept(sent, stored);
    });
    expect((await conductor.ask(caseOf({ mtu: 1400 }))).after).toMatchObject({ status: 'PENDING_UPDATE' });
    const exchange = await conductor.ask(caseOf({ mtu: 1300 }));
    expect(exchange.unasked).toBe('the connection stays PENDING_UPDATE');
    expect(session.sent).toHaveLength(1);
  });
});

describe('a connection that cannot be read', () => {
  test('leaves the case unasked, with the status of the read', async () => {
    const session = fakeSession(initial);
    session.unreadable = 401;
    const conductor = createConductor({
      session,
      restoring: session,
      connectionId: id,
      writable,
      first: undefined,
    });
    const exchange = await conductor.ask(caseOf({ mtu: 1400 }));
    expect(exchange.unasked).toBe('the connection cannot be read: status 401');
    expect(session.sent).toEqual([]);
  });

  test('is asked again once it can', async () => {
    const session = fakeSession(initial);
    const conductor = createConductor({
      session,
      restoring: session,
      connectionId: id,
      writable,
      first: undefined,
    });
    expect(await conductor.ask(caseOf({ mtu: 1400 }))).not.toHaveProperty('unasked');
  });
});

describe('putting the connection back', () => {
  test('writes nothing where nothing differs', async () => {
    const { session, conductor } = begun();
    expect(await conductor.restore(initial)).toEqual([]);
    expect(session.sent).toEqual([]);
  });

  test('writes what differs, at once, and neither status nor id nor keys of a vendor', async () => {
    const changed = { ...initial, id: 'another', name: 'x', mtu: 68, dpd: { action: 'clear', seen: 8 } };
    const { session, conductor } = begun(accept, changed);
    expect(await conductor.restore(initial)).toEqual([]);
    expect(session.sent).toEqual([
      { name: 'first', mtu: 1500, dpd: { action: 'hold', interval: 30, timeout: 120 } },
    ]);
  });

  test('writes one by one where all at once are refused, and names what is lost', async () => {
    const changed = { ...initial, name: 'x', mtu: 68, psk: 'y' };
    const { session, conductor } = begun(
      (sent, stored) => ('mtu' in sent ? { status: 400 } : accept(sent, stored)),
      changed,
    );
    expect(await conductor.restore(initial)).toEqual(['mtu']);
    expect(session.sent.slice(1)).toEqual([{ name: 'first' }, { mtu: 1500 }, { psk: 'secret' }]);
    expect(session.stored).toEqual({ ...initial, mtu: 68 });
  });

  test('waits after every single write, as each may leave the connection PENDING', async () => {
    const changed = { ...initial, name: 'x', mtu: 68, psk: 'y' };
    const { session, conductor } = begun((sent, stored) => {
      if (session.statuses.length > 0 || Object.keys(sent).length > 1) return { status: 409 };
      session.statuses.push('PENDING_UPDATE', 'PENDING_UPDATE');
      return accept(sent, stored);
    }, changed);
    expect(await conductor.restore(initial)).toEqual([]);
  });

  test('gives up on single writes where the connection stays PENDING', async () => {
    const { session, conductor } = begun(
      () => {
        session.statuses.push(...Array(30).fill('PENDING_UPDATE'));
        return { status: 200 };
      },
      { ...initial, name: 'x', mtu: 68 },
    );
    expect(await conductor.restore(initial)).toEqual(['name', 'mtu']);
    expect(session.sent).toHaveLength(1);
  });

  test('cannot bring back what was null, or was never shown', async () => {
    const { session, conductor } = begun(accept, { ...initial, local_id: 'x', psk: 'y' });
    const { psk: _, ...unseen } = initial;
    expect(await conductor.restore({ ...unseen, local_id: null })).toEqual([]);
    expect(session.sent).toEqual([]);
  });

  test('names every attribute where the connection cannot be read', async () => {
    const { session, conductor } = begun();
    session.unreadable = 404;
    expect(await conductor.restore(initial)).toEqual(['name', 'mtu', 'psk', 'peer_address', 'dpd']);
    expect(session.sent).toEqual([]);
  });
});

describe('putting back what cannot come at once', () => {
  const pair: Writable = { attributes: { left: [], right: [], name: [] }, together: [['left', 'right']] };
  const stored = { left: 'a', right: 'b', name: 'c' };
  const putBack = async (react: React, changed: JsonObject, of = pair, wanted: JsonObject = stored) => {
    const session = fakeSession(changed, react);
    const conductor = createConductor({
      ...{ session, restoring: session, connectionId: id, writable: of, first: changed },
    });
    return { lost: await conductor.restore(wanted), sent: session.sent, now: session.stored };
  };
  const paired: React = (sent, before) =>
    'left' in sent === 'right' in sent ? accept(sent, before) : { status: 400 };

  test('attributes that have to come together do, though one of them differs', async () => {
    const { lost, sent } = await putBack(paired, { ...stored, left: 'x' });
    expect({ lost, sent }).toEqual({ lost: [], sent: [{ left: 'a', right: 'b' }] });
  });

  test('they come together where everything at once is refused too', async () => {
    const react: React = (sent, before) => ('name' in sent ? { status: 400 } : paired(sent, before));
    const { lost, sent } = await putBack(react, { left: 'x', right: 'y', name: 'z' });
    expect(lost).toEqual(['name']);
    expect(sent).toEqual([{ left: 'a', right: 'b', name: 'c' }, { left: 'a', right: 'b' }, { name: 'c' }]);
  });

  test('an object that is refused as a whole comes back key by key', async () => {
    const react: React = ({ dpd }, before) =>
      Object.keys(dpd as JsonObject).length > 1
        ? { status: 400 }
        : {
            status: 200,
            stored: { ...before, dpd: { ...(before['dpd'] as JsonObject), ...(dpd as JsonObject) } },
          };
    const { lost, now } = await putBack(
      react,
      { ...initial, dpd: { action: 'clear', interval: 1, timeout: 2 } },
      writable,
      initial,
    );
    expect(lost).toEqual([]);
    expect(now['dpd']).toEqual({ action: 'hold', interval: 30, timeout: 120 });
  });

  test('whatever differs, and whatever a lawful server wants together, all of it comes back', async () => {
    const words = fc.constantFrom('a', 'b', 'c');
    const states = fc.record({ left: words, right: words, name: words });
    await fc.assert(
      fc.asyncProperty(states, states, async (changed, wanted) => {
        const { lost, now } = await putBack(paired, changed, pair, wanted);
        expect({ lost, now }).toEqual({ lost: [], now: wanted });
      }),
    );
  });
});

describe('the journal', () => {
  const journalled = (fails?: (sent: JsonObject) => boolean) => {
    const session = fakeSession(initial);
    const told: unknown[] = [];
    const done = vi.fn();
    const announce: Journal['announce'] = ({ body }) => {
      const attributes = (body as { ipsec_site_connection: JsonObject }).ipsec_site_connection;
      if (fails?.(attributes)) throw new Error('the disk is full');
      told.push([session.sent.length, attributes]);
    };
    const journal = { begin: () => {}, announce, done };
    const conductor = createConductor({
      ...{ session, restoring: session, connectionId: id, writable, first: initial, journal },
    });
    return { session, conductor, told, done };
  };

  test('gets every update before it is sent, and is done when the connection is as it was', async () => {
    const { conductor, told, done } = journalled();
    await conductor.ask(caseOf({ mtu: 1300 }, { given: { name: 'x' } }));
    await conductor.ask(caseOf({ mtu: 67 }, refused));
    expect(done).not.toHaveBeenCalled();
    expect(await conductor.restore(initial)).toEqual([]);
    expect(told).toEqual([
      [0, { name: 'x' }],
      [1, { mtu: 1300 }],
      [2, { mtu: 67 }],
      [3, { mtu: 1300 }],
      [4, { name: 'first', mtu: 1500 }],
    ]);
    expect(done).toHaveBeenCalledOnce();
  });

  test('is not done where something is lost', async () => {
    const { session, conductor, done } = journalled();
    session.unreadable = 500;
    expect(await conductor.restore(initial)).not.toEqual([]);
    expect(done).not.toHaveBeenCalled();
  });

  test('that takes nothing more ends the asking, not the putting back', async () => {
    const { session, conductor, done } = journalled(({ mtu }) => mtu !== 1400);
    await conductor.ask(caseOf({ mtu: 1400 }));
    expect((await conductor.ask(caseOf({ mtu: 1300 }))).unasked).toBe('the disk is full');
    expect(conductor.stopped).toBe('the disk is full');
    expect(session.sent).toEqual([{ mtu: 1400 }]);
    expect(await conductor.restore(initial)).toEqual([]);
    expect(session.stored).toEqual(initial);
    expect(done).toHaveBeenCalledOnce();
  });
});

describe('the asking ends', () => {
  const limited = (more: { allowance?: Allowance; signal?: AbortSignal }, react?: React) => {
    const session = fakeSession(initial, react);
    const conductor = createConductor({
      ...{ session, restoring: session, connectionId: id, writable, first: initial, ...more },
    });
    return { session, conductor };
  };

  test.each([1, 2, 3, 4, 5])(
    'after %i updates, whatever they are for; what puts back comes on top',
    async (left) => {
      const { session, conductor } = limited({ allowance: { left } });
      for (const mtu of [67, 66, 65])
        await conductor.ask(caseOf({ mtu }, { ...refused, given: { name: 'x' } }));
      expect(session.sent).toHaveLength(left);
      expect(conductor.stopped).toBe('as many updates were sent as --max-puts allows');
      expect(await conductor.restore(initial)).toEqual([]);
      expect(session.stored).toEqual(initial);
    },
  );

  test('when the target made it wait too long', async () => {
    const { session, conductor } = limited({});
    session.outOfPatience = true;
    expect((await conductor.ask(caseOf({ mtu: 1300 }))).unasked).toMatch(
      /^the target made the run wait too long/,
    );
    expect(session.sent).toEqual([]);
  });

  test.each([
    [undefined, 'interrupted'],
    ['the disk is full', 'the disk is full'],
  ])('with its signal, for the reason %j', async (reason, said) => {
    const abort = new AbortController();
    const { session, conductor } = limited({ signal: abort.signal });
    await conductor.ask(caseOf({ mtu: 1300 }));
    abort.abort(reason);
    expect((await conductor.ask(caseOf({ mtu: 1200 }))).unasked).toBe(said);
    expect(session.sent).toHaveLength(1);
    expect(await conductor.restore(initial)).toEqual([]);
  });

  test('with its signal in a PENDING wait, and nobody is charged with what was seen', async () => {
    const abort = new AbortController();
    const { session, conductor } = limited({ signal: abort.signal }, () => {
      session.statuses.push(...Array(30).fill('PENDING_UPDATE'));
      abort.abort();
      return { status: 409 };
    });
    expect(await conductor.ask(caseOf({ mtu: 1300 }))).toMatchObject({ unasked: 'interrupted' });
    expect(session.sent).toHaveLength(1);
  });
});
