import { Trans } from '@lingui/react/macro';
import { IconPaperclip } from '@tabler/icons-react';
import { webAddress } from '#web/ui/web-address.ts';
import classes from './conversations.module.css';
import type { Message } from './queries.ts';

/** Photographs are shown, the rest can be opened. Nothing is fetched from a link that is not http. */
export function Attachments({ list }: { list: Message['attachments'] }) {
  const safe = list.filter(({ url }) => url.startsWith('/') || webAddress(url));
  if (safe.length === 0) return null;
  return (
    <ul className={classes.attachments}>
      {safe.map(({ kind, url, alt }) => (
        <li key={url}>
          <a href={url} target="_blank" rel="noopener noreferrer">
            {kind === 'image' ? (
              <img
                src={url}
                alt={alt ?? ''}
                loading="lazy"
                decoding="async"
                referrerPolicy="no-referrer"
              />
            ) : (
              <span className={classes.file}>
                <IconPaperclip size={16} stroke={1.7} aria-hidden="true" />
                {alt ?? <Trans>attachment</Trans>}
              </span>
            )}
          </a>
        </li>
      ))}
    </ul>
  );
}
