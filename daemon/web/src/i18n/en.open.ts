/** The page of a roadmap for anybody. */
export const enOpen = {
  title: 'Page for anybody',
  closed: 'Closed. Once open, anybody with the link sees the measures, the deadlines and what is done: no names, no papers, no reports.',
  opened: (when: string) => `Open since ${when}. Anybody with the link sees the measures, the deadlines and what is done: no names, no papers, no reports.`,
  open: 'Open to anybody',
  close: 'Close the page',
  copy: 'Copy the link',
  copied: 'Copied',
  nowOpen: 'The page is open to anybody',
  nowClosed: 'The page is closed',
};
