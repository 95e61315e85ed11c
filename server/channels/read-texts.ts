import { reasonOf } from '#server/platform/reason.ts';
import { type Reading, readMessage } from '#server/reading/read-message.ts';

/** Words to read, and when they were written: ISO 8601, as the network says it. */
export type Text = { text: string; sentAt: string };

/** A text that was read, or why it could not be. */
export type Read = { reading: Reading; problem: null } | { reading: null; problem: string };

/** Reads texts of nobody in particular yet, one by one: what breaks on one text says so of that one alone. */
export function readTexts(texts: readonly Text[], languages: readonly string[]): Read[] {
  return texts.map((one) => {
    try {
      return { reading: readOne(one, languages), problem: null };
    } catch (error) {
      return { reading: null, problem: reasonOf(error) };
    }
  });
}

/** The kind of a message hardly hangs on the hour: the clock its time is written in will do for the firm's. */
function readOne({ text, sentAt }: Text, languages: readonly string[]): Reading {
  const [, date, time] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)/.exec(sentAt) ?? [];
  const context = { languages, lastLanguage: null };
  return readMessage(text, date && time ? { ...context, now: { date, time } } : context);
}
