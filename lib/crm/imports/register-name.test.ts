import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { registerCity, registerName } from "./register-name";

describe("a name from the register", () => {
  it.each([
    ["AVE-BYGG AS", "Ave-Bygg AS"],
    ["BYGG & FIX AS", "Bygg & Fix AS"],
    ["BYGG OG ENERGI SYSTEMER AS", "Bygg og Energi Systemer AS"],
    ["MESTERGRUPPEN BYGGEVARE AS", "Mestergruppen Byggevare AS"],
    ["OPERA TRØNDELAG SA", "Opera Trøndelag SA"],
    ["BYGGFESTER SØR-NORGE AS", "Byggfester Sør-Norge AS"],
    ["Z-AUDIO AS", "Z-Audio AS"],
    ["D'MENS SA", "D'Mens SA"],
    ["STRANDA/VIKAN VEILAG", "Stranda/Vikan Veilag"],
  ])("%s: each word begins large, also after hyphen, slash and apostrophe", (register, shown) => {
    expect(registerName(register)).toBe(shown);
  });

  it.each([
    ["RANDSFJORD HANDEL DA", "Randsfjord Handel DA"],
    ["RENOVASJON I GRENLAND IKS", "Renovasjon i Grenland IKS"],
    ["BAKER TILLY GRIMSRUD & CO. ANS", "Baker Tilly Grimsrud & Co. ANS"],
    ["SCORE VALVES SERVICES INC. (NUF)", "Score Valves Services Inc. (NUF)"],
    ["ST. OLAVS HOSPITAL HF", "St. Olavs Hospital HF"],
    ["SANDNES EIENDOM KF", "Sandnes Eiendom KF"],
    ["NORSK TIPPING ASA", "Norsk Tipping ASA"],
    ["BYGG BA", "Bygg BA"],
    ["SKIPSINVEST KS", "Skipsinvest KS"],
  ])("%s: organisation forms stay", (register, shown) => {
    expect(registerName(register)).toBe(shown);
  });

  it.each([
    ["STRANDKAIEN 16 NÆRING IV AS", "Strandkaien 16 Næring IV AS"],
    ["TANGEN II BORETTSLAG", "Tangen II Borettslag"],
    ["EIERSEKSJONSSAMEIET SOLLI LEILIGHETER I", "Eierseksjonssameiet Solli Leiligheter I"],
    ["KVARTAL VI AS", "Kvartal VI AS"],
    ["STIFTELSEN ET RIKERE LIV", "Stiftelsen Et Rikere Liv"],
  ])("%s: Roman numerals stay, words that look like them do not", (register, shown) => {
    expect(registerName(register)).toBe(shown);
  });

  it.each([
    ["VI KAN LÆRLINGER AS", "Vi Kan Lærlinger AS"],
    ["YES VI LEKER BROTORVET AS", "Yes Vi Leker Brotorvet AS"],
    ["KUNST I HAVGAPET", "Kunst i Havgapet"],
    ["I. AA HOLDING AS", "I. Aa Holding AS"],
    ["I A M AS", "I A M AS"],
    ["K I H EIENDOM AS", "K I H Eiendom AS"],
  ])("%s: «i» and «vi» are told from numerals and initials by what stands beside them", (register, shown) => {
    expect(registerName(register)).toBe(shown);
  });

  it.each([
    ["24SEVEN NORGE AS", "24SEVEN Norge AS"],
    ["CRE8IVE AS", "CRE8IVE AS"],
    ["SANNAN B14-3 BORETTSLAG", "Sannan B14-3 Borettslag"],
  ])("%s: words with a figure stay", (register, shown) => {
    expect(registerName(register)).toBe(shown);
  });

  it.each([
    ["NCC NORGE AS", "NCC Norge AS"],
    ["GT AUTO AS", "GT Auto AS"],
    ["MÜLLER & SOHN GMBH & CO. KG", "Müller & Sohn GMBH & Co. KG"],
    ["FOLKEAKSJONEN (FNB) FREDRIKSTAD", "Folkeaksjonen (FNB) Fredrikstad"],
    ["NTNU", "NTNU"],
    ["OBOS EIENDOM AS", "OBOS Eiendom AS"],
    ["STEINNES-VVS AS", "Steinnes-VVS AS"],
    ["NAF ØSTFOLD", "NAF Østfold"],
    ["HELSE NORD IKT HF", "Helse Nord IKT HF"],
  ])("%s: what is read letter by letter stays", (register, shown) => {
    expect(registerName(register)).toBe(shown);
  });

  it.each([
    ["TH. PETERSONSGATE 4 AS", "Th. Petersonsgate 4 AS"],
    ["SKJOLDINGSNESET SAMEIE GNR. 38 BNR. 740", "Skjoldingsneset Sameie Gnr. 38 Bnr. 740"],
    ["KJELL H.NILSEN AS", "Kjell H.Nilsen AS"],
    ["BORETTSLAGET H.P. ANDERSENS STØPERI", "Borettslaget H.P. Andersens Støperi"],
    ["SOLGT.NO AS", "Solgt.no AS"],
    ["FOR.ANDRE AS", "For.Andre AS"],
  ])("%s: full stops part shortened words, initials and addresses of the net", (register, shown) => {
    expect(registerName(register)).toBe(shown);
  });

  it.each([
    ["FORELDRERÅDETS ARBEIDSUTVALG (FAU) VED STABEKK SKOLE", "Foreldrerådets Arbeidsutvalg (FAU) ved Stabekk Skole"],
    ["NORD- OG MIDTHORDLAND HØGSKULELAG", "Nord- og Midthordland Høgskulelag"],
    ["HARESTUA BARNE-OG UNGDOMSTEATER", "Harestua Barne-og Ungdomsteater"],
    ["FOR OSS OG TIL DERE AV ALT MED SAMT UNDER OG OM PÅ VED SIDEN", "For Oss og til Dere av Alt med Samt under og om på ved Siden"],
  ])("%s: little words are small unless first", (register, shown) => {
    expect(registerName(register)).toBe(shown);
  });

  it.each([
    ["STIFTELSEN KIWANIS CHILDREN'S FUND", "Stiftelsen Kiwanis Children's Fund"],
    ["FEMMÆR'N KAFÉ", "Femmær'n Kafé"],
    ["GO' VAKKER STUA AS", "Go' Vakker Stua AS"],
  ])("%s: an ending after an apostrophe is small", (register, shown) => {
    expect(registerName(register)).toBe(shown);
  });

  it.each(["SiSuSoft AS", "Tandberg regnskapsbyrå AS", "Kjell Trandem a.s", "", "  ", "…", "123"])(
    "«%s» is somebody's own spelling, or has no letters, and stays",
    (name) => {
      expect(registerName(name)).toBe(name);
    },
  );

  const capitals = fc.string({ unit: fc.constantFrom(...Array.from("ABDEGHIMNORSTVXYÆØÅÉÖ0123 -/'.&(),")), maxLength: 40 });

  it("changes nothing but the case, and nothing at all the second time", () => {
    fc.assert(
      fc.property(fc.oneof(capitals, fc.string({ unit: "grapheme", maxLength: 30 })), (name) => {
        const shown = registerName(name);
        expect(folded(shown)).toBe(folded(name));
        expect(registerName(shown)).toBe(shown);
      }),
      { numRuns: 1000 },
    );
  });

  /** Letter by letter, since some letters' small form depends on their neighbours. */
  const folded = (text: string): string => [...text].map((letter) => letter.toLowerCase()).join("");
});

describe("a town from the register", () => {
  it.each([
    ["MO I RANA", "Mo i Rana"],
    ["BØ I TELEMARK", "Bø i Telemark"],
    ["KRISTIANSAND S", "Kristiansand S"],
    ["OS", "Os"],
    ["ÅL", "Ål"],
    ["SØR-FRON", "Sør-Fron"],
    ["DK-1150 KØBENHAVN K", "DK-1150 København K"],
    ["SE-113 43 STOCKHOLM", "SE-113 43 Stockholm"],
    ["ARGYLL PA28 6NF", "Argyll PA28 6NF"],
    ["DE-53925 Kall", "DE-53925 Kall"],
    ["", ""],
  ])("%s is written %s", (register, shown) => {
    expect(registerCity(register)).toBe(shown);
  });
});
