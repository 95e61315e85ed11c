import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#web/app/client.ts';
import { SectionHead } from '#web/team/section-head.tsx';
import { BlockShape } from '#web/ui/states.tsx';
import { DropFile } from './drop-file.tsx';
import { ImportList } from './import-list.tsx';
import { ImportMapping } from './import-mapping.tsx';
import { beginningOf } from './sample.ts';
import { startUpload, useUpload } from './uploads.ts';

/** A file of what was said elsewhere: dropped, its columns understood, read in the background. */
export function Import() {
  const { t } = useLingui();
  const upload = useUpload();
  const [file, setFile] = useState<File>();
  const preview = useMutation({
    mutationFn: async (chosen: File) =>
      api.channels.importPreview.call({ name: chosen.name, sample: await beginningOf(chosen) }),
    onError: () => setFile(undefined),
  });
  const choose = (chosen: File) => {
    setFile(chosen);
    preview.mutate(chosen);
  };
  const mapped = file && preview.data;
  return (
    <>
      <SectionHead
        title={t`Import`}
        lead={
          <Trans>
            Comments and messages from elsewhere, as CSV or JSON Lines. Importing the same file
            twice changes nothing.
          </Trans>
        }
      />
      {!mapped && !upload && !preview.isPending && <DropFile choose={choose} />}
      {preview.isPending && <BlockShape lines={4} />}
      {mapped && (
        <ImportMapping
          name={file.name}
          preview={preview.data}
          cancel={() => setFile(undefined)}
          start={(mapping) => {
            startUpload(file, mapping);
            setFile(undefined);
          }}
        />
      )}
      <ImportList upload={upload} />
    </>
  );
}
