import { OpportunityStatus } from "@/components/opportunities/opportunity-status";
import { TextLink } from "@/components/ui/link";
import { Body, Cell, Head, HeadCell, Row, Table } from "@/components/ui/table";
import type { DeletedCard } from "@/lib/crm/deleted-customers/find-deleted-card";
import { formatKroner } from "@/lib/i18n/format";
import type { Texts } from "@/lib/i18n/texts";

interface Props {
  t: Texts;
  card: DeletedCard;
  /** Each contact leads to «Innsyn»: the law gives that to people whose customer is deleted too. */
  personalData: boolean;
}

/** The contacts and opportunities of a deleted customer, in the order they come back in. */
export function WhatHangsOnIt({ t, card: { contacts, opportunities }, personalData }: Props) {
  return (
    <>
      {contacts.length > 0 && (
        <section aria-labelledby="contacts" className="mt-5">
          <h2 id="contacts" className="mb-2 font-semibold">
            {t("contacts.title")}
          </h2>
          <Table label={t("contacts.title")} stack="sm">
            <Head>
              <HeadCell>{t("contacts.name")}</HeadCell>
              <HeadCell>{t("contacts.role")}</HeadCell>
              <HeadCell>{t("contacts.email")}</HeadCell>
              <HeadCell>{t("contacts.phone")}</HeadCell>
            </Head>
            <Body>
              {contacts.map((contact) => (
                <Row key={contact.id}>
                  <Cell primary>
                    {personalData ? (
                      <TextLink look="name" href={`/contacts/${contact.id}/personal-data`} aria-label={t("personalData.titleOf", { name: contact.name })}>
                        {contact.name}
                      </TextLink>
                    ) : (
                      contact.name
                    )}
                    {(contact.isPrimary || contact.ended) && (
                      <span className="font-normal text-muted"> {t(contact.ended ? "contacts.left" : "contacts.primary")}</span>
                    )}
                  </Cell>
                  <Cell>{contact.role}</Cell>
                  <Cell>{contact.email}</Cell>
                  <Cell>{contact.phone}</Cell>
                </Row>
              ))}
            </Body>
          </Table>
        </section>
      )}
      {opportunities.length > 0 && (
        <section aria-labelledby="opportunities" className="mt-5">
          <h2 id="opportunities" className="mb-2 font-semibold">
            {t("opportunities.title")}
          </h2>
          <Table label={t("opportunities.title")} stack="sm">
            <Head>
              <HeadCell>{t("opportunities.columns.title")}</HeadCell>
              <HeadCell>{t("opportunities.columns.status")}</HeadCell>
              <HeadCell align="end">{t("opportunities.columns.amount")}</HeadCell>
            </Head>
            <Body>
              {opportunities.map(({ id, title, status, amount }) => (
                <Row key={id}>
                  <Cell primary className="wrap-anywhere">
                    {title}
                  </Cell>
                  <Cell>
                    <OpportunityStatus t={t} status={status} />
                  </Cell>
                  <Cell align="end">{formatKroner(amount, t.locale)}</Cell>
                </Row>
              ))}
            </Body>
          </Table>
        </section>
      )}
    </>
  );
}
