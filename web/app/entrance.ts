import { notFound, redirect } from '@tanstack/react-router';
import { api, askSetup } from './client.ts';
import { choseLanguage, speak } from './language.ts';
import { type Outputs, type Seat, sitDown, usualSeat } from './place.ts';
import { queries } from './queries.ts';
import { troubleOf } from './refusals.ts';

type Me = Outputs['me']['get'];

/** Who I am; null when signed out. */
export async function whoAmI(): Promise<Me | null> {
  try {
    return await queries.query(api.me.get.queryOptions({ staleTime: 60_000 }));
  } catch (error) {
    if (troubleOf(error) === 'signed_out') return null;
    throw error;
  }
}

/** Where somebody who opens the front page belongs: the usual workspace, first run, or the door. */
export async function wayIn(): Promise<string> {
  const me = await whoAmI();
  if (!me) return (await askSetup()).empty ? '/setup' : '/sign-in';
  const seat = usualSeat(me.seats);
  return seat ? `/${seat.workspace.slug}/today` : '/setup';
}

/** Who runs the setup: the very first visitor is nobody yet, later ones must be signed in. */
export async function newcomer(): Promise<Me | null> {
  const me = await whoAmI();
  if (!me && !(await askSetup()).empty) throw redirect({ to: '/sign-in' });
  return me;
}

/** Sits down in the workspace of this slug; forgets what was read in another one. */
export async function openWorkspace(slug: string, here: string): Promise<Seat> {
  const me = await whoAmI();
  if (!me) throw redirect({ to: '/sign-in', search: { next: here } });
  const seat = me.seats.find(({ workspace }) => workspace.slug === slug);
  if (!seat) throw notFound();
  if (sitDown(seat)) forgetAllBut(me);
  return seat;
}

/** Signs in, or sits in a new workspace: whatever was known before may be another person's. */
export function startAfresh(): void {
  queries.clear();
}

/** Speaks the language of the profile, unless this device chose another. */
export async function speakAs(member: { language: string } | undefined): Promise<void> {
  const language = member?.language;
  if (!choseLanguage() && (language === 'it' || language === 'en')) await speak(language);
}

function forgetAllBut(me: Me): void {
  queries.clear();
  queries.setQueryData(api.me.get.queryKey(), me);
}
