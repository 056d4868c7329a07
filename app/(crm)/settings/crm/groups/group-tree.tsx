import { Form } from "@/components/form/form";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar } from "@/components/ui/filter-bar";
import { TextLink } from "@/components/ui/link";
import { type GroupCard, listTree, mostInLevel, type Visible } from "@/lib/crm/groups/group-queries";
import { mostFound, searchGroups } from "@/lib/crm/groups/search-groups";
import { database } from "@/lib/db/client";
import type { Texts } from "@/lib/i18n/texts";
import { href } from "@/lib/local-path";
import { listFilterFrom } from "@/lib/paged-list";

import { dragTo } from "./actions";
import { today } from "./load-group";
import { groupPath } from "./paths";
import { GroupRow } from "./group-row";
import { TreeHands } from "./tree-hands";
import { type Branch, branchesOf, openBranches, openParam, type TreeState } from "./tree-state";

interface Props {
  t: Texts;
  state: TreeState;
  /** How many groups there are in all. */
  total: number;
  chosen: GroupCard | null;
  visible: Visible;
  /** The page's own path: what is opened and searched stays there. */
  path: string;
}

/** The tree at the left, or what was searched for in it. */
export function GroupTree(props: Props) {
  const { t, state, total, path, visible } = props;
  if (total === 0)
    return visible === "all" ? (
      <EmptyState title={t("groups.none")}>{t("groups.noneWayOn")}</EmptyState>
    ) : (
      <EmptyState title={t("groups.noneSales")}>{t("groups.noneSalesWayOn")}</EmptyState>
    );
  return (
    <>
      {(total >= listFilterFrom || state.words !== "") && (
        <FilterBar
          id="find-group"
          action={path}
          label={t("groups.search")}
          search={{ name: "q", label: t("groups.search"), hideLabel: true, placeholder: t("groups.search"), defaultValue: state.words }}
          submitLabel={t("shell.list.submit")}
        />
      )}
      {state.words === "" ? <Tree {...props} /> : <Found {...props} />}
    </>
  );
}

async function Tree({ t, state, chosen, visible, path }: Props) {
  const open = openBranches(state, chosen);
  const branches = branchesOf(await listTree(database(), { open, visible, today: today() }), open);
  const edits = visible === "all";
  const back = href(path, { open: state.open && openParam(state.open) });
  return (
    <>
      {edits && (
        <Form action={dragTo} id="drag-group" hidden={{ back }}>
          <button type="submit" hidden>
            {t("groups.move.save")}
          </button>
        </Form>
      )}
      <nav aria-label={t("groups.title")} className="group-tree mt-2" id="group-tree">
        <Level t={t} branches={branches} open={open} chosen={chosen} edits={edits} path={path} explicit={state.open !== null} />
        {edits && (
          <p className="group-tree-top" data-group="">
            {t("groups.dropTop")}
          </p>
        )}
      </nav>
      {edits && <TreeHands tree="group-tree" form="drag-group" />}
    </>
  );
}

interface LevelProps {
  t: Texts;
  branches: Branch[];
  open: number[];
  chosen: GroupCard | null;
  edits: boolean;
  path: string;
  /** Whether the URL says which branches are open. */
  explicit: boolean;
}

function Level(props: LevelProps) {
  const { t, branches, open, chosen, edits, path, explicit } = props;
  return (
    <ul>
      {branches.slice(0, mostInLevel).map((branch) => (
        <li key={branch.id}>
          <GroupRow
            t={t}
            branch={branch}
            current={branch.id === chosen?.id}
            edits={edits}
            href={href(groupPath(branch.id), { open: explicit ? openParam(open) : null })}
            toggleHref={href(path, { open: openParam(branch.isOpen ? open.filter((id) => id !== branch.id) : [...open, branch.id]) })}
          />
          {branch.subgroups.length > 0 && <Level {...props} branches={branch.subgroups} />}
        </li>
      ))}
      {branches.length > mostInLevel && <li className="px-2 py-1 text-muted">{t("groups.moreInLevel")}</li>}
    </ul>
  );
}

async function Found({ t, state, visible, path }: Props) {
  const found = await searchGroups(database(), state.words, { visible, today: today() });
  if (found.length === 0)
    return (
      <EmptyState title={t("shell.list.none", { words: state.words })}>
        <TextLink href={path}>{t("shell.list.showAll")}</TextLink>
      </EmptyState>
    );
  return (
    <nav aria-label={t("groups.found")} className="group-tree mt-2">
      <ul>
        {found.slice(0, mostFound).map(({ id, name, above }) => (
          <li key={id} className="py-1.5">
            <TextLink look="name" className="wrap-anywhere touch-target" href={groupPath(id)}>
              {name}
            </TextLink>
            {above.length > 0 && <span className="text-label block wrap-anywhere text-muted">{above.join(" – ")}</span>}
          </li>
        ))}
      </ul>
      {found.length > mostFound && <p className="py-1 text-muted">{t("groups.moreInLevel")}</p>}
    </nav>
  );
}
