import type { RegisterAccess } from "../crm/register/ask-register";

/**
 * How this installation reaches Enhetsregisteret. The address is whoever runs the app's to set (`REGISTER_URL`), not the
 * firm's: a page that let one type it in would let one ask whatever this machine reaches.
 */
export const registerAccess = (): RegisterAccess => ({
  address: process.env.REGISTER_URL || "https://data.brreg.no/enhetsregisteret",
  timeLimit: 4_000,
});
