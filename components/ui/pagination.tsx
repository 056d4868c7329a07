import Link from "next/link";
import { Icon, type IconName } from "@/components/ui/icon";

interface Props {
  label: string;
  /** Links by key; undefined where there is nothing that way. */
  first?: string;
  previous?: string;
  next?: string;
  last?: string;
  texts: { first: string; previous: string; next: string; last: string };
  /** «Viser 1–50», between the two pairs. */
  status?: string;
}

/** Pages by key, without numbers. Nothing is shown when everything is on this page. */
export function Pagination({ label, first, previous, next, last, texts, status }: Props) {
  if (!first && !previous && !next && !last) return null;
  return (
    <nav aria-label={label} className="-mx-3 mt-3 flex flex-wrap items-center gap-x-1 print:hidden">
      <Step href={first} text={texts.first} />
      <Step href={previous} text={texts.previous} icon="chevron-left" rel="prev" />
      {status && <span className="px-3 text-muted">{status}</span>}
      <Step href={next} text={texts.next} icon="chevron-right" rel="next" after />
      <Step href={last} text={texts.last} />
    </nav>
  );
}

function Step({ href, text, icon, rel, after }: { href?: string; text: string; icon?: IconName; rel?: string; after?: boolean }) {
  const content = (
    <>
      {icon && !after && <Icon name={icon} />}
      {text}
      {icon && after && <Icon name={icon} />}
    </>
  );
  const look = "inline-flex h-control items-center gap-2 rounded-md px-3 touch:h-touch";
  return href ? (
    <Link prefetch={false} href={href} rel={rel} className={`${look} ease-fast hover:bg-hover active:bg-pressed`}>
      {content}
    </Link>
  ) : (
    <a role="link" aria-disabled="true" className={`${look} text-faint`}>
      {content}
    </a>
  );
}
