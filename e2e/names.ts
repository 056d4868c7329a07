import { randomInt } from "node:crypto";

const consonants = "bdfgklmnprstv";
const vowels = "aeiouy";

/** A word nobody else has: four syllables and an end, «Tolviramek». Not near any other by the letters they share. */
export function newWord(): string {
  const syllables = Array.from({ length: 5 }, () => one(consonants) + one(vowels));
  const word = syllables.join("") + one(consonants);
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** A name that tells what it is for and that no other test has: «Partner Tolviramek». */
export const named = (what: string): string => `${what} ${newWord()}`;

/** An organisation number with the right check digit (modulus 11), as the register gives them out: from 8 or 9 on. */
export function newOrganizationNumber(): string {
  for (;;) {
    const digits = [randomInt(8, 10), ...Array.from({ length: 7 }, () => randomInt(10))];
    const sum = [3, 2, 7, 6, 5, 4, 3, 2].reduce((total, weight, index) => total + weight * (digits[index] ?? 0), 0);
    const check = (11 - (sum % 11)) % 11;
    if (check < 10) return digits.join("") + String(check);
  }
}

const one = (letters: string): string => letters.charAt(randomInt(letters.length));
