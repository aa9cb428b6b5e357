// Links of the router that look like Mantine's.
import { Anchor, type AnchorProps, Button, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ComponentPropsWithRef } from 'react';

type Bare = Omit<ComponentPropsWithRef<'a'>, 'color' | 'style'>;

function PlainAnchor(props: AnchorProps & Bare) {
  return <Anchor {...props} />;
}
function PlainButton(props: ButtonProps & Bare) {
  return <Button component="a" {...props} />;
}

export const AnchorLink = createLink(PlainAnchor);
export const ButtonLink = createLink(PlainButton);
