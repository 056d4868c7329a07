import { randomInt } from "node:crypto";

/** An organisation number with the right check digit (modulus 11), as the register gives them out: from 8 or 9 on. */
export function newOrganizationNumber(): string {
  for (;;) {
    const digits = [randomInt(8, 10), ...Array.from({ length: 7 }, () => randomInt(10))];
    const sum = [3, 2, 7, 6, 5, 4, 3, 2].reduce((total, weight, index) => total + weight * (digits[index] ?? 0), 0);
    const check = (11 - (sum % 11)) % 11;
    if (check < 10) return digits.join("") + String(check);
  }
}
