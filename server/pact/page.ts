import { html } from 'hono/html';
import { bar, face, type Html, pageShell } from '#server/platform/page-shell.ts';
import { dated, listed, localeOf, percent, type Tongue } from '#server/platform/say.ts';
import type { Subject } from './choose-promise.ts';
import type { Hidden } from './hidden.ts';
import type { Keeping } from './keeping.ts';
import { type PublicPact, publicDays } from './public-pact.ts';
import { enough } from './verdict.ts';
import { type PactWords, words } from './words.ts';

/** How a page is read: in which language, at which address. */
export type Read = { tongue: Tongue; url: string };
type Shown = PublicPact & { said: PactWords; tongue: Tongue };

/** The public pact as a page. */
export function pactPage(pact: PublicPact, { tongue, url }: Read): Html {
  const said = words[tongue];
  const shown = { ...pact, said, tongue };
  const empty = pact.promises.length === 0 && pact.hidden.length === 0;
  return pageShell({
    tongue,
    url,
    title: `${said.title} · ${pact.firm.name}`,
    description: empty ? said.unpublished(pact.firm.name) : said.lead,
    data: empty ? null : dataOf(shown, url),
    body: html`${head(shown)}${empty ? html`<p class="lead">${said.unpublished(pact.firm.name)}</p>` : pactOf(shown)}`,
  });
}

/** Where there is no such firm. */
export function noPactPage({ tongue, url }: Read): Html {
  const said = words[tongue];
  const body = html`<h1>${said.title}</h1><p class="lead">${said.notFound}</p>`;
  return pageShell({
    tongue,
    url,
    title: said.title,
    description: said.notFound,
    data: null,
    body,
  });
}

function head({ firm, said }: Shown): Html {
  return html`<header class="head">${face(firm.name, null, 'large')}<div><h1>${said.title}</h1><p class="meta">${firm.name}</p></div></header>`;
}

function pactOf(shown: Shown): Html {
  const { said, promises, hidden } = shown;
  return html`<p class="lead">${said.lead}</p>
<ul class="card">${promises.map((one) => promiseRow(shown, one))}${hidden.map((one) => hiddenRow(shown, one))}</ul>
<p class="meta">${updated(shown)} ${badDay(shown)}</p>
${people(shown)}
<details><summary>${said.howTitle}</summary><p>${said.how}</p></details>`;
}

function promiseRow(shown: Shown, keeping: Keeping): Html {
  const { promise } = keeping;
  return html`<li class="row ${toneOf(keeping)}"><div><h2>${subject(shown, promise)}</h2><p class="soft">${terms(shown, promise)}</p></div>${line(shown, keeping)}${figure(shown, keeping)}</li>`;
}

function hiddenRow(shown: Shown, hidden: Hidden): Html {
  const { said, tongue, firm } = shown;
  const day = dated(hidden.since, { tongue, timeZone: firm.timeZone }, { dateStyle: 'long' });
  return html`<li class="row quiet"><div><h2>${subject(shown, hidden)}</h2><p class="soft">${said.hiddenSince(day)}</p></div></li>`;
}

function toneOf({ n, verdict }: Keeping): string {
  if (n < enough) return 'quiet';
  return verdict === 'too_few' ? 'open' : verdict;
}

function line({ said, tongue }: Shown, { n, share, promise }: Keeping): Html | string {
  if (n < enough || share === null) return '';
  const [kept, target] = [percent(share, tongue), percent(promise.target, tongue)];
  return bar(share, promise.target, said.aimedAt(kept, target));
}

function figure({ said, tongue }: Shown, { n, kept, share, lower, upper, verdict }: Keeping): Html {
  if (n === 0 || share === null) return html`<div class="figure"><b>${said.none}</b></div>`;
  const number = new Intl.NumberFormat(localeOf(tongue));
  if (n < enough)
    return html`<div class="figure"><b>${said.keptOf(number.format(kept), number.format(n))}</b><span class="meta">${said.tooFew}</span></div>`;
  const interval = said.between(percent(lower ?? 0, tongue), percent(upper ?? 1, tongue));
  const judged = verdict === 'too_few' ? interval : said[verdict];
  return html`<div class="figure"><b>${percent(share, tongue)}</b><span class="meta">${said.outOf(number.format(n))}, ${judged}</span></div>`;
}

function subject(
  { said, tongue, channels }: Shown,
  { kind, channelId, language }: Subject,
): string {
  const channel = channelId && channels.get(channelId);
  const spoken = language && new Intl.DisplayNames(tongue, { type: 'language' }).of(language);
  const limits = [channel && said.onChannel(channel), spoken && said.inLanguage(spoken)];
  return [said.kinds[kind], ...limits.filter(Boolean)].join(', ');
}

/** "an answer within 15 minutes, in opening hours" */
function terms({ said, tongue }: Shown, promise: Keeping['promise']): string {
  const { kind, hours, replyMinutes, resolveMinutes } = promise;
  const reply = said.within(stretch(replyMinutes, tongue, hours === 'always'));
  const where = hours === 'always' ? said.anyHour : said.openHours;
  if (resolveMinutes === null) return `${reply}, ${where}`;
  const time = stretch(resolveMinutes, tongue, true);
  const end = kind === 'idea' ? said.verdictWithin(time) : said.resolvedWithin(time);
  return `${reply}, ${where}; ${end}`;
}

/** In the largest unit that says it exactly; opening hours do not add up to days. */
function stretch(minutes: number, tongue: Tongue, inDays: boolean): string {
  const [amount, unit] =
    inDays && minutes % 1440 === 0
      ? [minutes / 1440, 'day']
      : minutes % 60 === 0
        ? [minutes / 60, 'hour']
        : [minutes, 'minute'];
  return new Intl.NumberFormat(localeOf(tongue), {
    style: 'unit',
    unit,
    unitDisplay: 'long',
  }).format(amount);
}

function updated({ said, tongue, at, firm }: Shown): string {
  const style = { dateStyle: 'long', timeStyle: 'short' } as const;
  return said.updated(publicDays, dated(at, { tongue, timeZone: firm.timeZone }, style));
}

function badDay({ said, tongue, worst }: Shown): string {
  if (!worst) return '';
  const style = { weekday: 'long', day: 'numeric', month: 'long' } as const;
  const day = dated(new Date(`${worst.day}T12:00:00Z`), { tongue, timeZone: 'UTC' }, style);
  const sentence = said.worstDay(day, worst.n, said.some[worst.kind]);
  return sentence.charAt(0).toLocaleUpperCase(tongue) + sentence.slice(1);
}

function people({ said, tongue, people: answering }: Shown): Html | string {
  if (answering.length === 0) return '';
  const names = answering.map(({ name }) => name.split(' ')[0] ?? name);
  return html`<div class="people">${answering.map((one) => face(one.name, one.face))}<p class="meta">${said.answeredBy(listed(names, tongue), names.length)}</p></div>`;
}

function dataOf(shown: Shown, url: string): object {
  const { said, tongue, firm, at, promises } = shown;
  return {
    '@context': 'https://schema.org',
    '@type': 'WebPage',
    name: said.title,
    url,
    inLanguage: tongue,
    dateModified: at.toISOString(),
    about: { '@type': 'Organization', name: firm.name },
    mainEntity: {
      '@type': 'ItemList',
      itemListElement: promises.map((one, n) => ({
        '@type': 'ListItem',
        position: n + 1,
        item: observation(shown, one),
      })),
    },
  };
}

/** schema.org/Observation; below 20 cases no figure is claimed. */
function observation(shown: Shown, { promise, n, share }: Keeping): object {
  const measured = `${subject(shown, promise)}: ${terms(shown, promise)}`;
  const value =
    n < enough
      ? {}
      : {
          value: {
            '@type': 'QuantitativeValue',
            value: Math.round((share ?? 0) * 100),
            unitText: '%',
          },
        };
  return {
    '@type': 'Observation',
    name: measured,
    description: shown.said.outOf(String(n)),
    observationDate: shown.at.toISOString(),
    observationPeriod: `P${publicDays}D`,
    ...value,
  };
}
