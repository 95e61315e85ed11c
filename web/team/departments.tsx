import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#web/app/client.ts';
import type { Outputs } from '#web/app/place.ts';
import { useKeeper } from '#web/app/workspace.tsx';
import { Card, CardBody, Row, RowText } from '#web/ui/card.tsx';
import { say } from '#web/ui/toast.ts';
import classes from './team.module.css';

type Department = Outputs['departments']['list'][number];

/** The departments of the firm; a small one needs none. */
export function Departments() {
  const { t } = useLingui();
  const keeper = useKeeper();
  const { data = [] } = useQuery(api.departments.list.queryOptions());
  if (data.length === 0 && !keeper) return null;
  return (
    <Card title={t`Departments`}>
      <ul>
        {data.map((department) => (
          <DepartmentRow department={department} key={department.id} />
        ))}
      </ul>
      {keeper && <NewDepartment />}
    </Card>
  );
}

function DepartmentRow({ department }: { department: Department }) {
  const { t } = useLingui();
  const keeper = useKeeper();
  const [renaming, setRenaming] = useState(false);
  const { id, name, members } = department;
  const create = useMutation(api.departments.create.mutationOptions());
  const close = useMutation(
    api.departments.close.mutationOptions({
      onSuccess: () => {
        const undo = members === 0 ? { undo: () => create.mutate({ name }) } : {};
        say({ text: t`${name} closed.`, ...undo });
      },
    }),
  );
  return (
    <li>
      <Row>
        {renaming ? (
          <Rename department={department} done={() => setRenaming(false)} />
        ) : (
          <RowText
            title={
              <>
                <b>{name}</b>
                <span className="p-meta">
                  <Plural value={members} one="# member" other="# members" />
                </span>
              </>
            }
          />
        )}
        {keeper && !renaming && (
          <div className={classes.actions}>
            <Button variant="default" size="xs" onClick={() => setRenaming(true)}>
              <Trans>Rename</Trans>
            </Button>
            <Button
              variant="subtle"
              color="gray"
              size="xs"
              loading={close.isPending}
              onClick={() => close.mutate({ id })}
            >
              <Trans>Close</Trans>
            </Button>
          </div>
        )}
      </Row>
    </li>
  );
}

function Rename({ department, done }: { department: Department; done: () => void }) {
  const { t } = useLingui();
  const [name, setName] = useState(department.name);
  const rename = useMutation(api.departments.rename.mutationOptions({ onSuccess: done }));
  return (
    <form
      className={classes.inline}
      onSubmit={(event) => {
        event.preventDefault();
        rename.mutate({ id: department.id, name: name.trim() });
      }}
    >
      <TextInput
        aria-label={t`Name of the department`}
        value={name}
        autoFocus
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" size="xs" disabled={!name.trim()} loading={rename.isPending}>
        <Trans>Keep</Trans>
      </Button>
    </form>
  );
}

function NewDepartment() {
  const { t } = useLingui();
  const [name, setName] = useState('');
  const create = useMutation(
    api.departments.create.mutationOptions({ onSuccess: () => setName('') }),
  );
  return (
    <CardBody>
      <form
        className={classes.inline}
        onSubmit={(event) => {
          event.preventDefault();
          create.mutate({ name: name.trim() });
        }}
      >
        <TextInput
          aria-label={t`New department`}
          placeholder={t`Kitchen`}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={!name.trim()} loading={create.isPending}>
          <Trans>Open a department</Trans>
        </Button>
      </form>
    </CardBody>
  );
}
