/** A certificate for localhost that nobody vouches for, with its key; it guards nothing but a server of the tests. */
export const SELF_SIGNED = {
  cert: `-----BEGIN CERTIFICATE-----
MIIBgDCCASWgAwIBAgIUWYdUxy+XiIC0Ezelkn+KSd7Dh5UwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMzE2MDIzOVoYDzIxMjYxMDMw
MTYwMjM5WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAARTwsqQScRrdfGvwYlb2l/18oVWGSOxHNv+gtPawh9kvaQ/e6BFqVgQ
mBz1OFR+erJoNoYpxhv+lmbKSvB0mP4Go1MwUTAdBgNVHQ4EFgQUvopnIvyp1jKK
NwTyLZniWlubC5owHwYDVR0jBBgwFoAUvopnIvyp1jKKNwTyLZniWlubC5owDwYD
VR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNJADBGAiEA4/P/IQZIcx5ZV95grahE
G639hfM4gMdQeBY0/UmM00oCIQCCeoo6UmQP45J8vy0p0UW882/ijR6u/F38cmKy
g+0+Bw==
-----END CERTIFICATE-----
`,
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgxVkU29NTfygLYO/P
Gu44g2X+aziQRJwrNg6PePDX6f6hRANCAARTwsqQScRrdfGvwYlb2l/18oVWGSOx
HNv+gtPawh9kvaQ/e6BFqVgQmBz1OFR+erJoNoYpxhv+lmbKSvB0mP4G
-----END PRIVATE KEY-----
`,
};
