import { useMediaQuery } from '@mantine/hooks';

/** A finger is the first pointer: a phone or a tablet, which have a camera and nothing to drag from. */
export function useTouch(): boolean {
  return useMediaQuery('(pointer: coarse)', false, { getInitialValueInEffect: false }) ?? false;
}
