import { Trans, useLingui } from '@lingui/react/macro';
import { IconExternalLink } from '@tabler/icons-react';
import { useSeat } from '#web/app/workspace.tsx';
import { Copyable } from '#web/ui/copyable.tsx';
import classes from './channels.module.css';
import type { Channel } from './health.tsx';

/** The one line that puts Patto on a site, and a page to try it without one. */
export function WebsiteTag({ channel }: { channel: Channel }) {
  const { t } = useLingui();
  const workspaceId = useSeat().workspace.id;
  const tag = `<script async src="${location.origin}/widget.js" data-workspace="${workspaceId}" data-channel="${channel.id}"></script>\n<div data-patto-comments></div>`;
  return (
    <div className={classes.tag}>
      <p className="p-soft">
        <Trans>
          Put this in the pages of your site. Comments appear where the second line stands; the chat
          is in the corner.
        </Trans>
      </p>
      <Copyable text={tag} label={t`Line for your site`} />
      <a
        className={`p-link ${classes.tryIt}`}
        href={`/demo/site/${workspaceId}/${channel.id}`}
        target="_blank"
        rel="noopener noreferrer"
      >
        <IconExternalLink size={16} stroke={1.7} aria-hidden="true" />
        <Trans>Try it on a page of ours</Trans>
      </a>
    </div>
  );
}
