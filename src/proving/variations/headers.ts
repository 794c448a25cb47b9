import { answering, withHeaders } from '../answered.ts';
import type { Answer } from '../handler.ts';
import type { Variation } from '../variation.ts';

const TWENTY: Answer['headers'] = {
  ...Object.fromEntries(
    Array.from({ length: 17 }, (_, index) => [`x-vendor-${index + 1}`, `value ${index + 1}`]),
  ),
  server: 'another/7.1',
  'set-cookie': ['route=a; Path=/', 'zone=b; HttpOnly'],
  'strict-transport-security': 'max-age=31536000',
};

const renamed = (rename: (name: string) => string | undefined) =>
  answering((answer) => ({
    ...answer,
    headers: Object.fromEntries(
      Object.entries(answer.headers).flatMap(([name, value]) => {
        const other = rename(name);
        return other === undefined ? [] : [[other, value]];
      }),
    ),
  }));

const typed = (type: string) =>
  answering((answer) => (answer.status === 200 ? withHeaders(answer, { 'content-type': type }) : answer));

/** Headers the page says nothing about; names and media types in any case (RFC 9110 sections 5.1 and 8.3.1). */
export const headers: readonly Variation[] = [
  {
    name: 'twenty-more-headers',
    says: 'every answer has 20 more headers, one of them twice',
    stage: 'wire',
    wrap: answering((answer) => withHeaders(answer, TWENTY)),
  },
  {
    name: 'no-request-id',
    says: 'no answer has an x-openstack-request-id',
    stage: 'text',
    question: 'request id',
    wrap: renamed((name) => (name === 'x-openstack-request-id' ? undefined : name)),
  },
  {
    name: 'with-request-id',
    says: 'every answer has an x-openstack-request-id of its own',
    stage: 'text',
    question: 'request id',
    wrap: (next) => {
      let count = 0;
      return answering((answer) => withHeaders(answer, { 'x-openstack-request-id': `req-${++count}` }))(next);
    },
  },
  {
    name: 'header-names-in-capitals',
    says: 'header names come in capitals',
    stage: 'wire',
    wrap: renamed((name) => name.toUpperCase()),
  },
  {
    name: 'content-type-with-charset',
    says: 'a 200 has content-type application/json; charset=utf-8',
    stage: 'text',
    question: 'content type',
    wrap: typed('application/json; charset=utf-8'),
  },
  {
    name: 'content-type-in-capitals',
    says: 'a 200 has content-type Application/JSON',
    stage: 'text',
    question: 'content type',
    wrap: typed('Application/JSON;charset="UTF-8"'),
  },
];
