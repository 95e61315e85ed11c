import { useLingui } from '@lingui/react/macro';
import classes from './channels.module.css';
import type { Mapping } from './uploads.ts';

interface ImportPreviewProps {
  rows: Record<string, string>[];
  columns: string[];
  mapping: Mapping;
}

/** The first rows of the file, the columns in use first. */
export function ImportPreview({ rows, columns, mapping }: ImportPreviewProps) {
  const { t } = useLingui();
  const used = new Set(Object.values(mapping.columns));
  const inOrder = columns.toSorted((a, b) => Number(used.has(b)) - Number(used.has(a)));
  return (
    <section className={classes.preview} aria-label={t`First rows of the file`}>
      <table>
        <thead>
          <tr>
            {inOrder.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={JSON.stringify(row)}>
              {inOrder.map((column) => (
                <td key={column} title={row[column]}>
                  {row[column]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
