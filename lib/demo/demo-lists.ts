/** What opportunities and customers are sorted by in the demo firm, in the order of the lists. */
export const demoLists = {
  roles: [
    { nb: "Daglig leder", en: "Managing director" },
    { nb: "Styreleder", en: "Chair of the board" },
    { nb: "Styremedlem", en: "Board member" },
    { nb: "Økonomiansvarlig", en: "Finance manager" },
    { nb: "Innkjøpsansvarlig", en: "Purchasing manager" },
    { nb: "Driftsleder", en: "Operations manager" },
    { nb: "Prosjektleder", en: "Project manager" },
    { nb: "IT-ansvarlig", en: "IT manager" },
    { nb: "Markedsansvarlig", en: "Marketing manager" },
    { nb: "Konsulent", en: "Consultant" },
    { nb: "Regnskapsfører", en: "Accountant" },
    { nb: "Sekretær", en: "Secretary" },
  ],
  origins: [
    { nb: "Messe", en: "Trade fair" },
    { nb: "Anbefaling", en: "Recommendation" },
    { nb: "Enhetsregisteret", en: "Business register" },
    { nb: "Tok kontakt selv", en: "Got in touch" },
  ],
  products: [
    { nb: "Abonnement", en: "Subscription" },
    { nb: "Lisens", en: "Licence" },
    { nb: "Maskinvare", en: "Hardware" },
    { nb: "Opplæring", en: "Training" },
    { nb: "Serviceavtale", en: "Service agreement" },
    { nb: "Konsulenttimer", en: "Consulting hours" },
  ],
  sources: [
    { nb: "Nettside", en: "Website" },
    { nb: "Telefon", en: "Telephone" },
    { nb: "Messe", en: "Trade fair" },
    { nb: "Anbefaling", en: "Recommendation" },
    { nb: "Anbud", en: "Tender" },
    { nb: "Nyhetsbrev", en: "Newsletter" },
  ],
  types: [
    { nb: "Nysalg", en: "New sale" },
    { nb: "Mersalg", en: "Additional sale" },
    { nb: "Fornyelse", en: "Renewal" },
  ],
  steps: [
    { nb: "Kontakt tatt", en: "Contacted", probability: 10 },
    { nb: "Behov avklart", en: "Needs clarified", probability: 30 },
    { nb: "Tilbud sendt", en: "Offer sent", probability: 50 },
    { nb: "Forhandling", en: "Negotiation", probability: 70 },
    { nb: "Muntlig ja", en: "Verbal yes", probability: 90 },
  ],
  lostReasons: [
    { nb: "Pris", en: "Price" },
    { nb: "Valgte konkurrent", en: "Chose a competitor" },
    { nb: "Utsatt", en: "Postponed" },
    { nb: "Ikke behov", en: "No need" },
    { nb: "Fikk ikke svar", en: "No answer" },
  ],
};

/** The demo firm's categories, and how many customers and contacts carry each. */
export const demoCategories = [
  { name: "Leverandør", shownOn: "both", customers: 41, contacts: 12 },
  { name: "Nyhetsbrev", shownOn: "both", customers: 212, contacts: 487 },
  { name: "Nøkkelkunde", shownOn: "customer", customers: 38, contacts: 0 },
  { name: "Partner", shownOn: "both", customers: 17, contacts: 22 },
  { name: "Prospekt", shownOn: "customer", customers: 164, contacts: 0 },
  { name: "Rammeavtale", shownOn: "customer", customers: 56, contacts: 0 },
  { name: "Styremedlem", shownOn: "contact", customers: 0, contacts: 31 },
  { name: "Teknisk kontakt", shownOn: "both", customers: 6, contacts: 118 },
  { name: "Tidligere kunde", shownOn: "customer", customers: 93, contacts: 0 },
  { name: "Årsmøte 2026", shownOn: "both", customers: 24, contacts: 40 },
] as const;
