// The packed build has the types of the plain one.
declare module 'pdfjs-dist/legacy/build/pdf.min.mjs' {
  export * from 'pdfjs-dist';
}
declare module '*?worker' {
  const worker: new () => Worker;
  export default worker;
}
