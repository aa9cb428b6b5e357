import { Button, type ButtonProps, Group, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';

import { useSpeech } from '../i18n';

interface SureProps extends Pick<ButtonProps, 'size' | 'variant' | 'color'> {
  /** On the button that asks and on the one that does it. */
  action: string;
  /** What will be so afterwards. */
  question: string;
  busy?: boolean;
  onYes: () => void;
}

/** A button for what is not undone by another press: it asks first. */
export function Sure({ action, question, busy = false, onYes, size = 'sm', variant = 'default', color }: SureProps) {
  const { t } = useSpeech();
  const [opened, dialog] = useDisclosure(false);
  const paint = color && { color };
  const yes = () => {
    dialog.close();
    onYes();
  };
  return (
    <>
      <Button size={size} variant={variant} {...paint} loading={busy} onClick={dialog.open}>{action}</Button>
      <Modal opened={opened} onClose={dialog.close} title={action} closeButtonProps={{ 'aria-label': t.actions.close }}>
        <Stack>
          <Text size="sm">{question}</Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={dialog.close}>{t.actions.cancel}</Button>
            <Button {...paint} onClick={yes} data-autofocus>{action}</Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
