import { ActionIcon, Group, Text } from '@mantine/core';
import { type KeyboardEvent, useRef, useState } from 'react';

import { CrossIcon, MinusIcon, PlusIcon } from '../common/icons';
import { useSpeech } from '../i18n';

const steps = [1, 1.5, 2, 3, 4, 6];

interface PictureViewProps {
  source: string;
  name: string;
}

/** A picture as wide as its place, and larger by buttons or keys; then it is moved by scrolling. */
export function PictureView({ source, name }: PictureViewProps) {
  const { t } = useSpeech();
  const [step, setStep] = useState(0);
  const [failed, setFailed] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const zoom = (by: number) => setStep((now) => Math.min(steps.length - 1, Math.max(0, now + by)));
  const onKey = (event: KeyboardEvent) => {
    const act: Record<string, () => void> = { '+': () => zoom(1), '=': () => zoom(1), '-': () => zoom(-1), '0': () => setStep(0) };
    const done = act[event.key];
    if (!done || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    done();
  };
  if (failed) return <Text c="dimmed">{t.papers.broken}</Text>;
  return (
    <>
      <Group gap="xs">
        <ActionIcon variant="default" size="lg" aria-label={t.papers.zoomOut} disabled={step === 0} onClick={() => zoom(-1)}><MinusIcon /></ActionIcon>
        <ActionIcon variant="default" size="lg" aria-label={t.papers.zoomIn} disabled={step === steps.length - 1} onClick={() => zoom(1)}><PlusIcon /></ActionIcon>
        {step > 0 && <ActionIcon variant="default" size="lg" aria-label={t.papers.zoomFit} onClick={() => setStep(0)}><CrossIcon /></ActionIcon>}
        <Text size="xs" c="dimmed" visibleFrom="sm">{t.papers.pictureKeys}</Text>
      </Group>
      {/* Scrolled by the keyboard. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions */}
      <div ref={place} role="region" aria-label={name} tabIndex={0} className="paper" onKeyDown={onKey}>
        <img src={source} alt={t.papers.picture(name)} data-zoom={steps[step]} onError={() => setFailed(true)}
          style={{ width: `${(steps[step] ?? 1) * 100}%`, maxWidth: 'none', display: 'block' }} />
      </div>
    </>
  );
}
