// What a chosen file is called. Cameras and clipboards give every picture the same name; people need to tell them apart.
const nameless = /^(image|img|photo|screenshot|clipboard|unnamed|blob)?(\.\w+)?$/i;

const two = (n: number): string => String(n).padStart(2, '0');

function ending(file: File): string {
  const own = /\.\w{1,5}$/.exec(file.name)?.[0];
  return own ?? { 'image/jpeg': '.jpg', 'image/png': '.png', 'image/webp': '.webp', 'image/heic': '.heic' }[file.type] ?? '';
}

/** «Фото 2026-03-18 09-31-05.jpg» for a picture that has no name of its own; the moment is when it was taken or pasted. */
export function pictureName(word: string, file: File, at: Date, among: readonly string[]): string {
  const moment = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}-${two(at.getMinutes())}-${two(at.getSeconds())}`;
  const bare = `${word} ${moment}`;
  let name = bare + ending(file);
  for (let n = 2; among.includes(name); n += 1) name = `${bare} (${n})${ending(file)}`;
  return name;
}

/** The files with names of their own; no two alike. */
export function named(word: string, files: readonly File[]): File[] {
  const taken: string[] = [];
  return files.map((file) => {
    const anew = file.type.startsWith('image/') && nameless.test(file.name);
    const name = anew ? pictureName(word, file, new Date(file.lastModified), taken) : file.name;
    taken.push(name);
    return anew ? new File([file], name, { type: file.type, lastModified: file.lastModified }) : file;
  });
}
