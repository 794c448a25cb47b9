import { gzipSync } from 'node:zlib';
import type { Disturbance } from './disturbance.ts';
import { type Handover, served, whole } from './served.ts';

type Rhythm = 'now and then' | 'for ever' | 'from the start';

const rhythms: Readonly<Record<Rhythm, (count: number) => boolean>> = {
  'now and then': (count) => count % 50 === 0,
  'for ever': (count) => count >= 30,
  'from the start': () => true,
};

interface Row {
  readonly name: string;
  readonly says: string;
  readonly broken: Handover;
  /** What the kit has to say, rhythm by rhythm. */
  readonly causes: Partial<Readonly<Record<Rhythm, RegExp>>>;
  /** Borne even for ever. */
  readonly harmless?: true;
  /** No answer comes, or none that ends. */
  readonly hangs?: true;
}

/** Answers in which every header and the first bytes are right. */
const begun: Handover = ({ status, headers, body }, response) => {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  response.write(body.slice(0, 10));
};

/** Bytes on the socket in place of an answer. */
const bytes =
  (text: string): Handover =>
  (_, response) => {
    response.socket?.end(text);
  };

/** Something again and again, until the socket is closed. */
function again(response: Parameters<Handover>[1], milliseconds: number, act: () => void): void {
  const timer = setInterval(act, milliseconds);
  response.on('close', () => clearInterval(timer));
}

const socket = /no answer \((UND_ERR_SOCKET|ECONNRESET|EPIPE)\)/;
const late = /answer \(\w*Timeout\w*\)/i;
const unparsed = /no answer \((HPE_\w+|HTTPParserError|UND_ERR_\w+|ECONNRESET)\)/;

let packed: Buffer | undefined;
const bomb = () => {
  packed ??= gzipSync(Buffer.alloc(8 * 1024 * 1024, ' '));
  return packed;
};

/** Milliseconds until what hangs counts as no answer: short where that is all that is to be seen. */
const timeouts: Readonly<Record<Rhythm, number>> = {
  'now and then': 150,
  'for ever': 50,
  'from the start': 50,
};

const rows: readonly Row[] = [
  {
    name: 'reset-in-the-body',
    says: 'the socket is reset in the middle of the body',
    broken: (answer, response, count) => {
      begun(answer, response, count);
      setImmediate(() => response.socket?.resetAndDestroy());
    },
    causes: { 'now and then': socket, 'for ever': socket },
  },
  {
    name: 'closed-without-an-answer',
    says: 'the socket is closed without an answer',
    broken: (_, response) => response.socket?.destroy(),
    causes: { 'now and then': socket, 'for ever': socket, 'from the start': /does not answer/ },
  },
  {
    name: 'hang',
    says: 'nothing comes',
    broken: () => {},
    causes: { 'now and then': late, 'for ever': late, 'from the start': late },
    hangs: true,
  },
  {
    name: 'hang-in-the-body',
    says: 'nothing comes after the first bytes of the body',
    broken: begun,
    causes: { 'now and then': late, 'for ever': late },
    hangs: true,
  },
  {
    name: 'slow-drip',
    says: 'a byte comes every 20 ms',
    broken: (answer, response, count) => {
      begun({ ...answer, body: answer.body.padEnd(10_000) }, response, count);
      again(response, 20, () => response.write(' '));
    },
    causes: { 'now and then': late, 'for ever': late },
    hangs: true,
  },
  {
    name: 'content-length-too-long',
    says: 'the body is shorter than its content-length',
    broken: ({ status, headers, body }, response) => {
      response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) + 50 });
      response.write(body, () => response.socket?.end());
    },
    causes: { 'now and then': /no answer/, 'for ever': /no answer/ },
  },
  {
    name: 'content-length-too-short',
    says: 'the body is longer than its content-length',
    broken: (_, response) => {
      const body = JSON.stringify({ ipsec_site_connection: { name: 'cut off' } });
      response.socket?.end(
        `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 20\r\n\r\n${body}`,
      );
    },
    causes: { 'now and then': /not JSON|no answer/, 'for ever': /not JSON|no answer/ },
  },
  {
    name: 'endless-body',
    says: 'the body does not end',
    broken: ({ status, headers }, response) => {
      response.writeHead(status, headers);
      const more = () => {
        while (!response.destroyed && response.write(' '.repeat(64 * 1024)));
      };
      response.on('drain', more);
      more();
    },
    causes: { 'now and then': /UND_ERR_RES_EXCEEDED_MAX_SIZE/, 'for ever': /UND_ERR_RES_EXCEEDED_MAX_SIZE/ },
  },
  {
    name: 'compressed-bomb',
    says: 'the body is 8 kB of gzip that nobody asked for, and 8 MB when it is unpacked',
    broken: ({ status, headers }, response) => {
      response.writeHead(status, { ...headers, 'content-encoding': 'gzip', 'content-length': bomb().length });
      response.end(bomb());
    },
    causes: { 'now and then': /not JSON/, 'for ever': /not JSON/, 'from the start': /not with a connection/ },
  },
  {
    name: 'invalid-utf-8',
    says: 'the body is Latin-1 with a letter that UTF-8 does not have so',
    broken: ({ status, headers, body }, response) => {
      response
        .writeHead(status, headers)
        .end(Buffer.from(body.replace('"name":"', '"name":"\u00e9'), 'latin1'));
    },
    causes: { 'for ever': /not JSON/, 'from the start': /not with a connection/ },
  },
  {
    name: 'interim-answers',
    says: 'a 102 and a 103 come before the answer',
    broken: (answer, response, count) => {
      response.writeProcessing();
      response.writeEarlyHints({ link: '</v2.0>; rel=preload' });
      whole(answer, response, count);
    },
    causes: { 'from the start': /(?:)/ },
    harmless: true,
  },
  {
    name: 'interim-answers-only',
    says: 'a 102 comes again and again, and no answer',
    broken: (_, response) => again(response, 10, () => response.writeProcessing()),
    causes: { 'for ever': late, 'from the start': late },
    hangs: true,
  },
  {
    name: 'no-http',
    says: 'a mail server answers',
    broken: bytes('220 mail.example.org ESMTP\r\n'),
    causes: { 'now and then': unparsed, 'for ever': unparsed, 'from the start': /does not answer/ },
  },
  {
    name: 'endless-headers',
    says: 'the headers do not end',
    broken: bytes(`HTTP/1.1 200 OK\r\n${'x-more: and more\r\n'.repeat(2000)}`),
    causes: { 'now and then': unparsed, 'for ever': unparsed },
  },
  {
    name: 'keep-alive-not-kept',
    says: 'the socket is closed after each answer, without a word in its headers',
    broken: (answer, response, count) => {
      whole(answer, response, count);
      response.on('finish', () => response.socket?.end());
    },
    causes: { 'from the start': /(?:)/ },
    harmless: true,
  },
];

/** Answers of a correct server that are lost or spoilt on their way, over real sockets. */
export const brokenTransfers: readonly Disturbance[] = rows.flatMap((row) =>
  (['now and then', 'for ever', 'from the start'] as const).flatMap((rhythm) => {
    const cause = row.causes[rhythm];
    return cause ? [disturbanceOf(row, rhythm, cause)] : [];
  }),
);

function disturbanceOf(
  { name, says, broken, harmless, hangs }: Row,
  rhythm: Rhythm,
  cause: RegExp,
): Disturbance {
  const disturbed = rhythms[rhythm];
  return {
    name: `${name}-${rhythm.replaceAll(' ', '-')}`,
    says: `${rhythm} ${says}`,
    expect: harmless || rhythm === 'now and then' ? 'conformant' : 'incomplete',
    cause,
    start: async () => ({
      ...(await served((answer, response, count) =>
        (disturbed(count) ? broken : whole)(answer, response, count),
      )),
      ...(hangs && { timeout: timeouts[rhythm] }),
    }),
  };
}
