import type { Latency } from '../../model/report.ts';
import { grouped } from './words.ts';

const bar = { width: 44, gap: 6, height: 120 };

/** How long answers took: percentiles in words, a histogram beside them. */
export function LatencyPicture({ latency }: { readonly latency: Latency }) {
  const { buckets, count, p50, p90, p99, max } = latency;
  const highest = Math.max(...buckets.map((bucket) => bucket.count));
  const step = bar.width + bar.gap;
  const [width, height] = [buckets.length * step, bar.height + 44];
  const figures = [
    ['half within', p50],
    ['nine of ten within', p90],
    ['99 of 100 within', p99],
    ['the longest', max],
  ] as const;
  return (
    <figure class="latency">
      <dl class="figures">
        {figures.map(([name, milliseconds]) => (
          <div>
            <dt>{name}</dt>
            <dd>{grouped(milliseconds)} ms</dd>
          </div>
        ))}
      </dl>
      <svg
        role="img"
        aria-label={`Histogram of ${count} answers: ${buckets.map(({ under, count: within }) => `${within} under ${under} ms`).join(', ')}`}
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
      >
        {buckets.map(({ under, count: within }, index) => {
          const tall = within === 0 ? 0 : Math.max(2, Math.round((within / highest) * bar.height));
          const middle = index * step + bar.width / 2;
          return (
            <>
              <rect x={index * step} y={bar.height + 20 - tall} width={bar.width} height={tall} />
              {within > 0 && (
                <text x={middle} y={bar.height + 14 - tall}>
                  {grouped(within)}
                </text>
              )}
              <text class="axis" x={middle} y={bar.height + 38}>
                {`< ${grouped(under)}`}
              </text>
            </>
          );
        })}
      </svg>
      <figcaption>Answers to updates, by milliseconds.</figcaption>
    </figure>
  );
}
