import { currentSession } from "@/lib/auth/current-session";
import { describeChanges } from "@/lib/change-log/describe-changes";
import { readOperations } from "@/lib/change-log/read-operations";
import { sentenceOf } from "@/lib/change-log/sentence";
import { execute } from "@/lib/command";
import { discloseContact } from "@/lib/crm/personal-data/disclose-contact";
import { readPersonalData } from "@/lib/crm/personal-data/personal-data";
import { type Database, database } from "@/lib/db/client";
import { fileAnswer, ledTo, ledToSignIn, said } from "@/lib/files/file-answer";
import { type Texts, textsIn } from "@/lib/i18n/texts";
import { idParam } from "@/lib/local-path";
import { can } from "@/lib/permissions";

/** «Innsyn» as a file; by POST, since it is noted in the log. A person who is not there (any more) leads to the page, which says so. */
export async function POST(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const wanted = (await params).id;
  const page = `/contacts/${encodeURIComponent(wanted)}/personal-data`;
  const session = await currentSession();
  if (!session) return ledToSignIn(page);
  const { actor, firm } = session;
  const t = textsIn(actor.language);
  if (!can(actor, "personalData.handle")) return said(403, t("errors.notPermitted"));
  const [db, id] = [database(), idParam(wanted)];
  const person = id === null ? null : await readPersonalData(db, id, t.locale);
  if (!person) return ledTo(page);
  const outcome = await execute(discloseContact, { id: person.id }, { db, actor, via: "page" });
  if (!outcome.ok) return said(400, t.message(outcome.formError ?? { key: "errors.invalid" }));
  const file = { keptBy: firm.name, takenOutAt: new Date(), person, changeLog: await wholeLog(db, t, person.id) };
  return fileAnswer(t("personalData.file", { id: String(person.id) }), "json", `${JSON.stringify(file, null, 2)}\n`);
}

/** The change log of the person from the first operation on, in sentences, with what was changed from and to. */
async function wholeLog(db: Database, t: Texts, contact: number): Promise<unknown[]> {
  const log: unknown[] = [];
  for (let before: number | null = null, more = true; more;) {
    const page = await readOperations(db, { contact, before });
    const fields = await describeChanges(db, t, page.operations);
    log.push(
      ...page.operations.map((each) => ({
        at: each.at,
        by: each.actor ?? t("changeLog.theApp"),
        what: sentenceOf(t, each),
        fields: fields.get(each.id) ?? [],
      })),
    );
    before = page.operations.at(-1)?.id ?? null;
    more = page.more;
  }
  return log.reverse();
}
