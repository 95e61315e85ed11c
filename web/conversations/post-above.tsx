import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { IconExternalLink } from '@tabler/icons-react';
import { Moment } from '#web/ui/ago.tsx';
import { Face } from '#web/ui/face.tsx';
import { webAddress } from '#web/ui/web-address.ts';
import { networkName } from '#web/ui/words.ts';
import classes from './conversations.module.css';
import type { Thread } from './queries.ts';

interface PostAboveProps {
  post: NonNullable<Thread['post']>;
  channel: Thread['channel'];
}

/** What the firm said first: the talk below is about it. */
export function PostAbove({ post, channel }: PostAboveProps) {
  const { i18n } = useLingui();
  const { people, comments } = post;
  const page = channel.network === 'website';
  return (
    <section className={classes.message}>
      <Face name={post.author} size="small" />
      <div className={classes.bubble}>
        <p className={classes.who}>
          <b>{post.author}</b>
          <span className="p-meta">
            {page ? <Trans>your page</Trans> : <Trans>your post</Trans>} ·{' '}
            {networkName(channel.network, i18n)}
            {post.publishedAt && (
              <>
                {' · '}
                <Moment at={post.publishedAt} />
              </>
            )}
          </span>
        </p>
        <p className={classes.words}>{post.text}</p>
        {post.deletedAt && (
          <p className="p-meta">
            <Trans>This post was deleted.</Trans>
          </p>
        )}
        <p className={`p-meta ${classes.foot}`}>
          <span>
            <Plural value={people} one="# person" other="# people" /> ·{' '}
            <Plural value={comments} one="# comment" other="# comments" />
          </span>
          {post.permalink && <Original href={post.permalink} />}
        </p>
      </div>
    </section>
  );
}

/** The way to where it was said; with words where there is room. */
export function Original({ href, brief = false }: { href: string; brief?: boolean }) {
  const { t } = useLingui();
  const address = webAddress(href);
  if (!address) return null;
  return (
    <a
      className={classes.original}
      href={address}
      target="_blank"
      rel="noopener noreferrer"
      {...(brief && { 'aria-label': t`See it there`, title: t`See it there` })}
    >
      <IconExternalLink size={15} stroke={1.7} aria-hidden="true" />
      {!brief && <Trans>See it there</Trans>}
    </a>
  );
}
