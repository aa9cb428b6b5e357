import { Button, Stack, Text } from '@mantine/core';
import * as pdf from 'pdfjs-dist/legacy/build/pdf.min.mjs';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.min.mjs';
import Worker from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?worker';
import { useEffect, useRef, useState } from 'react';

import { Loading } from '../common/notes';
import { useSpeech } from '../i18n';

const pagesAtOnce = 5;
/** Beyond this a page is only slower, not sharper. */
const densest = 2;

/**
 * A PDF drawn page by page on the page itself: a phone has no viewer of its own inside a page, and an office's browser would need
 * a frame that the server's policy forbids. Scripts inside the document are never run.
 */
export function PdfView({ source }: { source: string }) {
  const { t } = useSpeech();
  const [opened, setOpened] = useState<PDFDocumentProxy | null>(null);
  const [failed, setFailed] = useState(false);
  const [pages, setPages] = useState(pagesAtOnce);
  useEffect(() => {
    const worker = new Worker();
    const task = pdf.getDocument({
      url: source, worker: pdf.PDFWorker.fromPort({ port: worker }), isEvalSupported: false, enableXfa: false, withCredentials: true,
    });
    let shown = true;
    task.promise.then((document) => shown && setOpened(document), () => shown && setFailed(true));
    return () => {
      shown = false;
      void task.destroy().finally(() => worker.terminate());
    };
  }, [source]);
  if (failed) return <Text c="dimmed">{t.papers.pdfFailed}</Text>;
  if (!opened) return <Loading />;
  const all = opened.numPages;
  return (
    // Scrolled by the keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div role="region" aria-label="PDF" tabIndex={0} className="paper" data-pages={all}>
      <Stack gap="sm" p="xs">
        {Array.from({ length: Math.min(pages, all) }, (_, index) => <Page key={index} document={opened} number={index + 1} />)}
        {pages < all && <Button variant="light" onClick={() => setPages(pages + pagesAtOnce)}>{t.papers.more(all - pages)}</Button>}
      </Stack>
    </div>
  );
}

/** Draws one page as wide as its place; resolves to its words, for those who listen to it. */
async function draw(document: PDFDocumentProxy, number: number, canvas: HTMLCanvasElement): Promise<string> {
  const page = await document.getPage(number);
  const plain = page.getViewport({ scale: 1 });
  const width = canvas.parentElement?.clientWidth ?? plain.width;
  const viewport = page.getViewport({ scale: (width / plain.width) * Math.min(densest, window.devicePixelRatio || 1) });
  canvas.width = Math.floor(viewport.width);
  canvas.height = Math.floor(viewport.height);
  const context = canvas.getContext('2d');
  if (context) await page.render({ canvasContext: context, viewport }).promise;
  const { items } = await page.getTextContent();
  return items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
}

function Page({ document, number }: { document: PDFDocumentProxy; number: number }) {
  const { t } = useSpeech();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [words, setWords] = useState('');
  const [drawn, setDrawn] = useState(false);
  useEffect(() => {
    let shown = true;
    if (canvas.current)
      void draw(document, number, canvas.current).then(
        (found) => {
          if (!shown) return;
          setWords(found);
          setDrawn(true);
        },
        () => undefined, // The reader was closed meanwhile, or one page is damaged: it stays blank.
      );
    return () => {
      shown = false;
    };
  }, [document, number]);
  const name = t.papers.page(number, document.numPages);
  return (
    <figure style={{ margin: 0 }} data-page={number} data-drawn={drawn || undefined}>
      <canvas ref={canvas} aria-hidden="true" className="sheet" />
      <figcaption>
        <Text size="xs" c="dimmed" ta="center">{name}</Text>
        <span className="unseen">{words}</span>
      </figcaption>
    </figure>
  );
}
