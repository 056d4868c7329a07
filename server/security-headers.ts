/**
 * The headers that every answer carries. The nonce is new for each request; Next puts it on the
 * scripts it writes. `relaxed` is for the development server alone, whose reloading needs eval.
 */
export function securityHeaders({ nonce, https, relaxed = false }: { nonce: string; https: boolean; relaxed?: boolean }): Record<string, string> {
  return {
    "Content-Security-Policy": contentSecurityPolicy(nonce, relaxed),
    // With no-referrer, a form sent without scripts would say «Origin: null».
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    ...(https && { "Strict-Transport-Security": "max-age=31536000" }),
  };
}

export function contentSecurityPolicy(nonce: string, relaxed: boolean): string {
  const style = relaxed ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`;
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${relaxed ? " 'unsafe-eval'" : ""}`,
    `style-src ${style}`,
    "img-src 'self' data:",
    `connect-src 'self'${relaxed ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
