import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { api } from '#web/app/client.ts';
import { useMay } from '#web/app/workspace.tsx';
import { Card, CardBody } from '#web/ui/card.tsx';
import { Empty } from '#web/ui/states.tsx';
import classes from './pact.module.css';

type Size = 'micro' | 'medium' | 'large';

/** No promise yet: a ready-made pact to start from, by how many answer. */
export function Presets() {
  const { t } = useLingui();
  const may = useMay('manage_pact');
  const preset = useMutation(api.pact.preset.mutationOptions());
  const sizes: [Size, string, string][] = [
    ['micro', t`Just us`, t`One to five people, between one customer and the next.`],
    ['medium', t`A team`, t`Somebody is always there while you are open.`],
    ['large', t`Departments`, t`Many answer, in turns and by subject.`],
  ];
  return (
    <>
      <Empty title={t`Nothing promised yet`}>
        <p>
          <Trans>
            A promise says how soon people get a first answer from a person. Start from a ready-made
            pact; every line can be changed.
          </Trans>
        </p>
      </Empty>
      <div className={classes.presets}>
        {sizes.map(([size, name, about]) => (
          <Card title={name} key={size}>
            <CardBody>
              <p className="p-soft">{about}</p>
              <div>
                <Button
                  variant={size === 'micro' ? 'filled' : 'default'}
                  disabled={!may}
                  loading={preset.isPending && preset.variables?.size === size}
                  onClick={() => preset.mutate({ size })}
                >
                  <Trans>Start from here</Trans>
                </Button>
              </div>
            </CardBody>
          </Card>
        ))}
      </div>
    </>
  );
}
