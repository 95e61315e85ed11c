import { Trans, useLingui } from '@lingui/react/macro';
import { Button, FileButton } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { api } from '#web/app/client.ts';
import type { Member } from '#web/app/workspace.tsx';
import { Face } from '#web/ui/face.tsx';
import { failed, say } from '#web/ui/toast.ts';
import { squareOf } from './picture.ts';
import classes from './team.module.css';

/** A photograph of who answers, cut square in the browser before it leaves. */
export function FaceUpload({ member }: { member: Member }) {
  const { t } = useLingui();
  const { id, name, face } = member;
  const setFace = useMutation(api.members.setFace.mutationOptions());
  const upload = async (file: File | null) => {
    if (!file) return;
    const image = await squareOf(file).catch(() => null);
    if (image) setFace.mutate({ id, image });
    else say({ text: t`This picture cannot be read. Try a JPEG or a PNG.`, tone: 'broken' });
  };
  return (
    <div className={classes.faceLine}>
      <Face name={name} src={face} size="large" />
      <FileButton
        accept="image/png,image/jpeg,image/webp"
        onChange={(file) => void upload(file).catch(failed)}
      >
        {(props) => (
          <Button variant="default" size="xs" loading={setFace.isPending} {...props}>
            <Trans>Choose a photograph</Trans>
          </Button>
        )}
      </FileButton>
      {face && (
        <Button
          variant="subtle"
          color="gray"
          size="xs"
          onClick={() => setFace.mutate({ id, image: null })}
        >
          <Trans>Remove</Trans>
        </Button>
      )}
    </div>
  );
}
