import * as drawings from "@/components/ui/icon-data";
import { IconSvg } from "@/components/ui/icon-svg";

/** Every icon by its name in Lucide. For parts from the server; a part in the browser draws an IconSvg of its own. */
export const icons = {
  "arrow-down": drawings.arrowDown,
  "arrow-left": drawings.arrowLeft,
  "arrow-right": drawings.arrowRight,
  "arrow-up": drawings.arrowUp,
  check: drawings.check,
  "chevron-down": drawings.chevronDown,
  "chevron-left": drawings.chevronLeft,
  "chevron-right": drawings.chevronRight,
  circle: drawings.circle,
  "circle-alert": drawings.circleAlert,
  "circle-check": drawings.circleCheck,
  "circle-x": drawings.circleX,
  copy: drawings.copy,
  download: drawings.download,
  ellipsis: drawings.ellipsis,
  "eye-off": drawings.eyeOff,
  "folder-input": drawings.folderInput,
  "folder-plus": drawings.folderPlus,
  history: drawings.history,
  info: drawings.info,
  "key-round": drawings.keyRound,
  "loader-circle": drawings.loaderCircle,
  "log-out": drawings.logOut,
  menu: drawings.menu,
  merge: drawings.merge,
  pencil: drawings.pencil,
  plus: drawings.plus,
  printer: drawings.printer,
  "rotate-ccw": drawings.rotateCcw,
  search: drawings.search,
  settings: drawings.settings,
  "sliders-horizontal": drawings.slidersHorizontal,
  "trash-2": drawings.trash2,
  "triangle-alert": drawings.triangleAlert,
  "undo-2": drawings.undo2,
  upload: drawings.upload,
  "user-plus": drawings.userPlus,
  x: drawings.x,
} as const;

export type IconName = keyof typeof icons;

/** An icon beside a text (or in a control that has its own name): always hidden from assistive technology. */
export function Icon({ name, className, size }: { name: IconName; className?: string; size?: number }) {
  return <IconSvg drawing={icons[name]} className={className} size={size} />;
}
