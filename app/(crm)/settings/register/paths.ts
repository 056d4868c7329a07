export const registerPath = "/settings/register";
