import { Button, Group, List, Modal, Stack, Text } from '@mantine/core';

import { useSpeech } from '../i18n';
import { useSignOut } from './session';

interface DialogProps {
  onClose: () => void;
}

/** Asked only where something waits on the device: signing out deletes it. */
export function LeaveDialog({ waits, onClose }: DialogProps & { waits: number }) {
  const { t } = useSpeech();
  const out = useSignOut();
  return (
    <Modal opened onClose={onClose} title={t.offline.leaving} closeButtonProps={{ 'aria-label': t.actions.close }}>
      <Stack>
        <Text size="sm">{t.offline.leavingHint(waits)}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{t.actions.cancel}</Button>
          <Button color="red" loading={out.isPending} onClick={() => out.mutate()}>{t.offline.leave}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}

/** How the page gets onto the screen of an iPhone, whose browser offers no button for it. */
export function InstallDialog({ onClose }: DialogProps) {
  const { t } = useSpeech();
  return (
    <Modal opened onClose={onClose} title={t.offline.installTitle} closeButtonProps={{ 'aria-label': t.actions.close }}>
      <Stack>
        <Text size="sm">{t.offline.installHint}</Text>
        <List type="ordered" size="sm">{t.offline.iphone.map((step) => <List.Item key={step}>{step}</List.Item>)}</List>
      </Stack>
    </Modal>
  );
}
