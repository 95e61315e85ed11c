/** Every way Patto says no: a code for programs, an HTTP status, an English sentence as a fallback. */
export const refusals = {
  signed_out: { status: 401, message: 'Sign in first.' },
  forbidden: { status: 403, message: 'Your role does not allow this. Ask an owner or an admin.' },
  not_found: { status: 404, message: 'This does not exist here, or no longer.' },
  conflict: {
    status: 409,
    message: 'Somebody changed this in the meantime. Reload and try again.',
  },
  already_exists: { status: 409, message: 'This exists already.' },
  invalid: { status: 422, message: 'Something in what you sent is not right.' },
  too_large: { status: 413, message: 'This is too large.' },
  too_many: { status: 429, message: 'Too many attempts. Wait a minute and try again.' },
  last_owner: { status: 409, message: 'A workspace needs at least one owner.' },
  person_erased: { status: 410, message: 'This person asked to be erased.' },
  same_person: { status: 422, message: 'These are one person already.' },
  merge_undone: { status: 409, message: 'This merge was undone already.' },
  channel_closed: { status: 409, message: 'This channel is disconnected. Reconnect it first.' },
  credentials_refused: { status: 422, message: 'The network refused these credentials.' },
  network_unreachable: {
    status: 502,
    message: 'The network does not answer. Nothing is lost; try later.',
  },
  text_too_long: { status: 422, message: 'The text is longer than this network allows.' },
  text_empty: { status: 422, message: 'Write something first.' },
  window_closed: { status: 409, message: 'This network no longer allows an answer here.' },
  already_sent: { status: 409, message: 'This has left already and cannot be stopped.' },
  case_closed: { status: 409, message: 'This conversation is closed. Reopen it first.' },
  file_unreadable: { status: 422, message: 'This file cannot be read as CSV or JSON Lines.' },
  invitation_over: { status: 410, message: 'This invitation was used or has expired.' },
  promise_loosened: {
    status: 422,
    message: 'A promise is never loosened backwards: choose a later start.',
  },
  demo_running: { status: 409, message: 'A demo is being prepared already.' },
} as const satisfies Record<string, { status: number; message: string }>;

export type RefusalCode = keyof typeof refusals;
