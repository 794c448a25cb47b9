import type { Report } from '../../model/report.ts';
import { overallWords } from '../overall-words.ts';
import { Body } from './body.tsx';
import { htmlDocument } from './document.tsx';
import { style } from './style.ts';

/** The report as one HTML file, for both colour schemes, phones and paper. */
export function htmlReport(report: Report): string {
  const where = report.target.embedded ? 'the embedded reference server' : report.target.url;
  const title = `${overallWords[report.verdict]}: IPsec connection update on ${where}`;
  return htmlDocument(title, <Body report={report} />, style);
}
