// A handful of line icons; decoration only, the words stand beside them.
interface IconProps {
  size?: number;
}

function icon(path: string) {
  return function Icon({ size = 20 }: IconProps) {
    return (
      <svg width={size} height={size} viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth={1.8}
        strokeLinecap="round" strokeLinejoin="round" aria-hidden="true" focusable="false">
        <path d={path} />
      </svg>
    );
  };
}

export const BoardIcon = icon('M4 5h16M4 12h16M4 19h10');
export const GlanceIcon = icon('M4 20h16M7 16v-5M12 16V5M17 16v-8');
export const RoadmapIcon = icon('M7 3h10a1 1 0 0 1 1 1v16a1 1 0 0 1-1 1H7a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1zM9 8h6M9 12h6M9 16h3');
export const ImportIcon = icon('M12 15V4M8 8l4-4 4 4M4 15v4a1 1 0 0 0 1 1h14a1 1 0 0 0 1-1v-4');
export const AheadIcon = icon('M12 4a8 8 0 1 0 8 8M12 8v4l3 2M16 4h4v4');
export const MessageIcon = icon('M4 6h16v12H4zM4 7l8 6 8-6');
export const PeopleIcon = icon('M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM3 20c0-3.3 2.7-6 6-6s6 2.7 6 6M16 4.5a3.5 3.5 0 0 1 0 6M17 14.3c2.4.7 4 3 4 5.7');
export const NodeIcon = icon('M5 4h14v6H5zM5 14h14v6H5zM8 7h.5M8 17h.5');
export const JournalIcon = icon('M6 3h13v18H6a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2zM8 3v18M11 8h5M11 12h5');
export const FileIcon = icon('M14 3H7a1 1 0 0 0-1 1v16a1 1 0 0 0 1 1h10a1 1 0 0 0 1-1V7zM14 3v4h4');
export const LinkIcon = icon('M10 14a4 4 0 0 0 6 .5l3-3a4 4 0 0 0-6-6l-1.5 1.5M14 10a4 4 0 0 0-6-.5l-3 3a4 4 0 0 0 6 6l1.5-1.5');
export const CameraIcon = icon('M4 7h3l2-3h6l2 3h3v13H4zM12 17a4 4 0 1 0 0-8 4 4 0 0 0 0 8z');
export const CrossIcon = icon('M6 6l12 12M18 6L6 18');
export const PlusIcon = icon('M12 5v14M5 12h14');
export const MinusIcon = icon('M5 12h14');
export const BackIcon = icon('M15 5l-7 7 7 7');
export const ForwardIcon = icon('M9 5l7 7-7 7');
export const BesideIcon = icon('M4 5h16v14H4zM14 5v14M17 9v6');
export const CalendarIcon = icon('M5 5h14v15H5zM5 10h14M9 3v4M15 3v4');
export const CheckIcon = icon('M5 12.5l4.5 4.5L19 7.5');
export const WarningIcon = icon('M12 4l9 16H3zM12 10v4M12 17v.5');
export const SearchIcon = icon('M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5L21 21');
export const UnitsIcon = icon('M9 3h6v5H9zM3 16h6v5H3zM15 16h6v5h-6zM12 8v4M6 16v-4h12v4');
export const ChannelIcon = icon('M4 12a8 8 0 0 1 8-8M4 12a8 8 0 0 0 8 8M8 12a4 4 0 0 1 4-4M8 12a4 4 0 0 0 4 4M12 12h8');
export const HookIcon = icon('M8 4v9a4 4 0 0 0 8 0v-2M13 13l3-3 3 3M6 4h4');
export const LadderIcon = icon('M8 3v18M16 3v18M8 7h8M8 12h8M8 17h8');
export const TemplateIcon = icon('M4 5h16v14H4zM8 9h8M8 12h8M8 15h5');
export const UserIcon = icon('M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c0-4 3.6-7 8-7s8 3 8 7');

/** The mark: a flag on a pole. */
export function Mark({ size = 28 }: IconProps) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="7" fill="#1c6e5a" />
      <path d="M10 26V6" stroke="#fff" strokeWidth="2.6" strokeLinecap="round" />
      <path d="M11 7h12l-3.4 4.5L23 16H11z" fill="#fff" />
    </svg>
  );
}
