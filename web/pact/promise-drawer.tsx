import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Drawer, NumberInput, SegmentedControl, Switch } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { api } from '#web/app/client.ts';
import { kindTitles, type RequestKind } from '#web/ui/words.ts';
import { AboutWhat, WhoAnswers } from './drawer-selects.tsx';
import { MinutesField } from './minutes-field.tsx';
import classes from './pact.module.css';
import { type PactPromise, usePromiseWords } from './promise-words.ts';

export type Draft = Omit<PactPromise, 'id' | 'version' | 'since'>;

const fresh: Draft = {
  channelId: null,
  kind: 'question',
  language: null,
  hours: 'open',
  replyMinutes: 240,
  resolveMinutes: null,
  target: 0.9,
  ownerId: null,
  backupId: null,
  public: true,
};

interface PromiseDrawerProps {
  promise?: PactPromise;
  onClose: () => void;
}

/** Makes a promise, or a new version of one from now on; the sentence above is what people will read. */
export function PromiseDrawer({ promise, onClose }: PromiseDrawerProps) {
  const { t } = useLingui();
  const make = useMutation(api.pact.promise.mutationOptions({ onSuccess: onClose }));
  const revise = useMutation(api.pact.revise.mutationOptions({ onSuccess: onClose }));
  const form = useForm<Draft>({ initialValues: promise ?? fresh });
  const send = form.onSubmit((draft) =>
    promise
      ? revise.mutate({ ...draft, id: promise.id, version: promise.version })
      : make.mutate(draft),
  );
  return (
    <Drawer opened onClose={onClose} title={promise ? t`Revise the promise` : t`Make a promise`}>
      <form className="p-stack" onSubmit={send}>
        <Sentence draft={form.values} />
        {!promise && <AboutWhat form={form} />}
        <MinutesField
          label={t`First answer from a person within`}
          minutes={form.values.replyMinutes}
          change={(minutes) => form.setFieldValue('replyMinutes', minutes ?? 1)}
        />
        <Counting form={form} />
        <MinutesField
          label={t`Settled within`}
          description={t`Leave it empty if you do not promise it.`}
          minutes={form.values.resolveMinutes}
          change={(minutes) => form.setFieldValue('resolveMinutes', minutes)}
        />
        <WhoAnswers form={form} />
        <Switch
          label={t`The public may see it`}
          {...form.getInputProps('public', { type: 'checkbox' })}
        />
        <div>
          <Button type="submit" loading={make.isPending || revise.isPending}>
            {promise ? <Trans>From now on</Trans> : <Trans>Promise</Trans>}
          </Button>
        </div>
      </form>
    </Drawer>
  );
}

function Sentence({ draft }: { draft: Draft }) {
  const { i18n } = useLingui();
  const words = usePromiseWords();
  const kind = i18n._(kindTitles[draft.kind as RequestKind]);
  const times = Math.round(draft.target * 100);
  const said = words(draft);
  return (
    <p className={classes.sentence}>
      <Trans>
        <b>{kind}</b>: {said}, {times} times of 100.
      </Trans>
    </p>
  );
}

export type DraftForm = ReturnType<typeof useForm<Draft>>;

function Counting({ form }: { form: DraftForm }) {
  const { t } = useLingui();
  const target = Math.round(form.values.target * 100);
  return (
    <>
      <SegmentedControl
        fullWidth
        aria-label={t`When the time is counted`}
        data={[
          { value: 'open', label: t`while open` },
          { value: 'always', label: t`at any hour` },
        ]}
        {...form.getInputProps('hours')}
      />
      <NumberInput
        label={t`How often, of 100`}
        min={50}
        max={100}
        value={target}
        onChange={(value) => form.setFieldValue('target', Math.max(50, Number(value)) / 100)}
      />
    </>
  );
}
