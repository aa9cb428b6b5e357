import { Center } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';

import { FileIcon } from '../common/icons';

const side = 56;

/** Draws the picture small; resolves to whether the browser knows the format. */
async function draw(file: Blob, canvas: HTMLCanvasElement): Promise<boolean> {
  if (typeof createImageBitmap !== 'function') return false;
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.max(canvas.width / picture.width, canvas.height / picture.height);
    const [width, height] = [picture.width * scale, picture.height * scale];
    canvas.getContext('2d')?.drawImage(picture, (canvas.width - width) / 2, (canvas.height - height) / 2, width, height);
    picture.close();
    return true;
  } catch {
    return false;
  }
}

/** A chosen picture in small, before it has arrived; a sheet of paper for anything else. The name stands beside it. */
export function Thumbnail({ file }: { file: File }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [drawn, setDrawn] = useState(false);
  const picture = file.type.startsWith('image/');
  useEffect(() => {
    let shown = true;
    if (picture && canvas.current) void draw(file, canvas.current).then((done) => shown && setDrawn(done));
    return () => {
      shown = false;
    };
  }, [file, picture]);
  return (
    <Center w={side} h={side} className="thumbnail" aria-hidden="true" data-drawn={drawn || undefined}>
      {picture && <canvas ref={canvas} width={side * 2} height={side * 2} style={{ width: side, height: side, display: drawn ? 'block' : 'none' }} />}
      {!drawn && <FileIcon />}
    </Center>
  );
}
