import { Button, type ButtonProps } from '@mantine/core';
import { type ChangeEvent, type ReactNode, useRef } from 'react';

interface PickButtonProps extends ButtonProps {
  /** Opens the camera where there is one. */
  camera?: boolean;
  onFiles: (files: File[]) => void;
  children: ReactNode;
}

/** A button that opens the device's own way to choose files, or its camera. */
export function PickButton({ camera = false, onFiles, children, ...rest }: PickButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  const chosen = (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.target.files ?? [])];
    event.target.value = ''; // The same file may be chosen again.
    if (files.length > 0) onFiles(files);
  };
  const kind = camera ? { accept: 'image/*', capture: 'environment' as const } : { multiple: true };
  return (
    <>
      <input ref={input} type="file" hidden {...kind} onChange={chosen} data-pick={camera ? 'camera' : 'files'} />
      <Button {...rest} onClick={() => input.current?.click()}>{children}</Button>
    </>
  );
}
