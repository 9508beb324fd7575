// Package provider signs people in where their organisation does: at an OpenID Connect provider.
//
// It promises that a sign-in which comes back is one that this browser began (state), that nobody who saw it on its way can end it (PKCE, RFC 7636),
// and that the answer was made for it (nonce). It says by which name the provider knows somebody; who that is, the service's record says.
// Start at New, Begin and Finish.
package provider
