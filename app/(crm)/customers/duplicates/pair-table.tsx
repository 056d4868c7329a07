import { Form } from "@/components/form/form";
import { SubmitButton } from "@/components/form/submit-button";
import { ButtonLink } from "@/components/ui/button";
import { TextLink } from "@/components/ui/link";
import { Body, Cell, Head, HeadCell, Row, Table } from "@/components/ui/table";
import type { DuplicateCustomer, DuplicatePair } from "@/lib/crm/duplicates/duplicate-queries";
import { formatOrganizationNumber } from "@/lib/i18n/format";
import type { Texts } from "@/lib/i18n/texts";
import { href } from "@/lib/local-path";

import { distinct } from "../actions";
import { atCard, whyAlike } from "../likely-doubles";

/** One form round all pairs: each button says by its value which pair it is about. */
export function PairTable({ t, pairs, back, mayMerge }: { t: Texts; pairs: DuplicatePair[]; back: string; mayMerge: boolean }) {
  return (
    <Form action={distinct} hidden={{ back }}>
      <Table label={t("duplicates.title")} stack="md">
        <Head>
          <HeadCell>{t("duplicates.customer")}</HeadCell>
          <HeadCell>{t("duplicates.other")}</HeadCell>
          <HeadCell>{t("duplicates.why")}</HeadCell>
          <HeadCell hiddenLabel={t("duplicates.acts")} />
        </Head>
        <Body>
          {pairs.map(({ newer, older, ...alike }) => (
            <Row key={`${newer.id}-${older.id}`}>
              <Cell primary>
                <Facts t={t} customer={newer} />
              </Cell>
              <Cell label={t("duplicates.other")}>
                <Facts t={t} customer={older} />
              </Cell>
              <Cell>{whyAlike(t, alike)}</Cell>
              <Cell align="end">
                <span className="inline-flex flex-wrap items-center gap-2">
                  {mayMerge && (
                    <ButtonLink
                      size="row"
                      icon="merge"
                      href={href(`/customers/${older.id}/merge`, { customer: newer.id })}
                      aria-label={t("duplicates.merge.actionOf", { name: newer.name, other: older.name })}
                    >
                      {t("duplicates.merge.action")}
                    </ButtonLink>
                  )}
                  <SubmitButton
                    variant="quiet"
                    size="row"
                    name="pair"
                    value={`${newer.id}-${older.id}`}
                    label={t("duplicates.distinctOf", { name: newer.name, other: older.name })}
                  >
                    {t("duplicates.distinct")}
                  </SubmitButton>
                </span>
              </Cell>
            </Row>
          ))}
        </Body>
      </Table>
    </Form>
  );
}

function Facts({ t, customer: { id, name, organizationNumber, city, contacts, opportunities } }: { t: Texts; customer: DuplicateCustomer }) {
  const facts = [organizationNumber && formatOrganizationNumber(organizationNumber), city, t("duplicates.facts", { contacts, opportunities })];
  return (
    <>
      <TextLink look="name" className="touch-target font-medium wrap-anywhere" href={atCard(id)}>
        {name}
      </TextLink>
      <span className="text-label block font-normal wrap-anywhere text-muted">{facts.filter(Boolean).join(" · ")}</span>
    </>
  );
}
