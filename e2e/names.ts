import { randomInt } from "node:crypto";

const consonants = "bdfgklmnprstv";
const vowels = "aeiouy";

/** A word nobody else has: four syllables and an end, «Tolviramek». Not near any other by the letters they share. */
export function newWord(): string {
  const syllables = Array.from({ length: 5 }, () => one(consonants) + one(vowels));
  const word = syllables.join("") + one(consonants);
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** The word with two letters in its middle exchanged. */
export const mistyped = (word: string): string => word.slice(0, 4) + word.charAt(5) + word.charAt(4) + word.slice(6);

/** A name that tells what it is for and that no other test has: «Partner Tolviramek». */
export const named = (what: string): string => `${what} ${newWord()}`;

export { newOrganizationNumber } from "@/lib/testing/organization-numbers";

const one = (letters: string): string => letters.charAt(randomInt(letters.length));
