import { useLingui } from '@lingui/react/macro';
import { UnstyledButton } from '@mantine/core';
import { IconCalendarTime } from '@tabler/icons-react';
import { PressMenu } from '#web/ui/press-menu.tsx';
import { type Intent, intentWords, type Reservation } from './booking.ts';
import classes from './findings.module.css';
import type { Message } from './queries.ts';
import { useCorrectBooking } from './use-correct-booking.ts';

const intents = Object.keys(intentWords) as Intent[];

interface IntentChipProps {
  message: Message;
  intent: Reservation['intent'];
}

/** What is wanted with a table; "not a booking" is one of the answers. */
export function IntentChip({ message, intent }: IntentChipProps) {
  const { t, i18n } = useLingui();
  const correct = useCorrectBooking(message);
  const word = i18n._(intentWords[intent.value]);
  const { correctedBy } = intent;
  const entries = () => [
    { heading: correctedBy ? t`Corrected by ${correctedBy}` : t`It is` },
    ...intents.map((one) => ({
      key: one,
      name: i18n._(intentWords[one]),
      on: one === intent.value,
      choose: () => one !== intent.value && correct({ intent: one }),
    })),
  ];
  const chip = (
    <UnstyledButton
      className={classes.chip}
      data-intent={intent.value}
      data-soft={isUnsure(intent.confidence) || undefined}
      aria-label={t`${word}: correct it`}
    >
      <IconCalendarTime size={16} stroke={1.7} aria-hidden="true" />
      {word}
    </UnstyledButton>
  );
  return <PressMenu target={chip} entries={entries} />;
}

/** Shown softer; a figure would promise more than it knows. */
export function isUnsure(confidence: number): boolean {
  return confidence < 0.7;
}
