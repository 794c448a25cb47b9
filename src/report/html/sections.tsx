import type { JSX } from 'preact';
import type { ClauseResult, Report } from '../../model/report.ts';
import { deviationsIn } from '../deviation-words.ts';
import { blocking } from './blocking.ts';
import { Blocks } from './blocks.tsx';
import { Card } from './card.tsx';
import { Deviations } from './deviations.tsx';
import { Instrument } from './instrument.tsx';
import { LatencyPicture } from './latency.tsx';
import { NotAsked } from './not-asked.tsx';
import { Observations } from './observations.tsx';
import { PageFindings } from './page-findings.tsx';
import { PageTables } from './page-tables.tsx';
import { Reproduce } from './reproduce.tsx';
import { Strip } from './strip.tsx';

/** A part of the report below the identity card. */
export interface Section {
  readonly id: string;
  readonly title: string;
  /** How many things it lists. */
  readonly count?: number;
  readonly body: JSX.Element;
}

/** The sections that this report has something for, from top to bottom. */
export function sectionsOf(report: Report): readonly Section[] {
  const { clauses, notAsked, specFindings, survey } = report;
  const failed = clauses.filter(({ verdict }) => verdict === 'fail');
  const given = deviationsIn(clauses);
  const warned = clauses.filter(({ verdict }) => verdict === 'warn');
  const cards = (some: readonly ClauseResult[]) => (
    <>
      {some.map((clause) => (
        <Card clause={clause} page={report.page} />
      ))}
    </>
  );
  return [
    { id: 'blocks', title: 'What blocks', count: blocking(report).length, body: <Blocks report={report} /> },
    ...(clauses.length > 0
      ? [{ id: 'page', title: 'The page, judged', body: <PageTables report={report} /> }]
      : []),
    ...(failed.length > 0
      ? [{ id: 'failures', title: 'Failures', count: failed.length, body: cards(failed) }]
      : []),
    ...(given.length > 0
      ? [
          {
            id: 'deviations',
            title: 'Deviations',
            count: given.length,
            body: <Deviations rows={given} page={report.page} />,
          },
        ]
      : []),
    ...(warned.length > 0
      ? [{ id: 'warnings', title: 'Warnings', count: warned.length, body: cards(warned) }]
      : []),
    ...(clauses.length > 0
      ? [{ id: 'observations', title: 'Observations', body: <Observations report={report} /> }]
      : []),
    ...(specFindings.length > 0
      ? [
          {
            id: 'findings',
            title: 'Findings about the page',
            count: specFindings.length,
            body: <PageFindings findings={specFindings} />,
          },
        ]
      : []),
    ...(notAsked.length > 0
      ? [
          {
            id: 'not-asked',
            title: 'Not asked',
            count: notAsked.length,
            body: <NotAsked notAsked={notAsked} />,
          },
        ]
      : []),
    ...(survey.latency
      ? [{ id: 'latency', title: 'How fast it answered', body: <LatencyPicture latency={survey.latency} /> }]
      : []),
    ...(Object.keys(survey.cases).length > 0
      ? [{ id: 'cases', title: 'Every case', count: report.plan.cases, body: <Strip cases={survey.cases} /> }]
      : []),
    {
      id: 'instrument',
      title: 'Can the kit be trusted?',
      body: <Instrument selftest={report.selftest} kit={report.kit} />,
    },
    { id: 'reproduce', title: 'Reproduce', body: <Reproduce report={report} /> },
  ];
}
