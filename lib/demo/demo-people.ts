import type { EmployeeRole } from "../db/generated/enums";

interface Person {
  name: string;
  email: string;
  role: EmployeeRole;
}

const person = (name: string, email: string, role: EmployeeRole = "EMPLOYEE"): Person => ({ name, email: `${email}@example.no`, role });

/** The demo firm's employees. The first of each role is who its button signs in as. */
export const demoPeople = [
  person("Kari Nordmann", "kari.nordmann", "ADMIN"),
  person("Marte Kirkerud", "marte.kirkerud", "SALES_MANAGER"),
  person("Peder Ås", "peder.as"),
  person("Line Lund", "line.lund"),
  person("Ole Vold", "ole.vold"),
  person("Hans Tastad", "hans.tastad"),
  person("Lars Holm", "lars.holm"),
  person("Ola Nordmann", "ola.nordmann", "SALES_MANAGER"),
  person("Anne Bakke", "anne.bakke"),
  person("Jonas Strand", "jonas.strand"),
  person("Mona Lien", "mona.lien"),
  person("Silje Haugen", "silje.haugen"),
  person("Berit Moe", "berit.moe"),
  person("Tor Eide", "tor.eide"),
] as const;

interface DemoGroup {
  name: string;
  description: string;
  type: "STANDARD" | "SALES";
  parent?: string;
  /** Name and role in the group. */
  members: [name: string, role: string][];
}

/** The demo firm's groups, those above before those below. */
export const demoGroups: DemoGroup[] = [
  {
    name: "Kundeservice",
    description: "Svarer på telefon og e-post.",
    type: "STANDARD",
    members: [
      ["Anne Bakke", "Teamleder"],
      ["Jonas Strand", "Kundebehandler"],
      ["Mona Lien", "Kundebehandler"],
      ["Silje Haugen", "Kundebehandler"],
    ],
  },
  {
    name: "Ledelse",
    description: "",
    type: "STANDARD",
    members: [
      ["Kari Nordmann", "Daglig leder"],
      ["Marte Kirkerud", "Salgssjef"],
    ],
  },
  { name: "Salg", description: "Alle som selger.", type: "SALES", members: [["Ola Nordmann", "Nøkkelkundeansvarlig"]] },
  {
    name: "Offentlig sektor",
    description: "Stat, fylker, kommuner og foretakene deres.",
    type: "SALES",
    parent: "Salg",
    members: [
      ["Line Lund", "Selger"],
      ["Peder Ås", "Selger"],
    ],
  },
  {
    name: "Salg Vest",
    description: "Kunder fra Agder til Møre og Romsdal.",
    type: "SALES",
    parent: "Salg",
    members: [
      ["Hans Tastad", "Selger"],
      ["Ole Vold", "Teamleder"],
    ],
  },
  {
    name: "Salg Øst",
    description: "Kunder i Oslo, Akershus, Østfold, Buskerud og Innlandet.",
    type: "SALES",
    parent: "Salg",
    members: [
      ["Lars Holm", "Selger"],
      ["Marte Kirkerud", "Teamleder"],
      ["Peder Ås", "Selger"],
    ],
  },
  { name: "Oslo sentrum", description: "", type: "SALES", parent: "Salg Øst", members: [] },
  {
    name: "Økonomi",
    description: "Regnskap og fakturering.",
    type: "STANDARD",
    members: [
      ["Berit Moe", "Regnskapssjef"],
      ["Tor Eide", "Regnskapsmedarbeider"],
    ],
  },
];
