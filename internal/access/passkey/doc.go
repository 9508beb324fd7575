// Package passkey lets people sign in without a password, by a key that their device keeps (Web Authentication Level 3).
//
// It promises that what a device signs is taken once, within five minutes, for the address under which people reach this service and for no other; that
// the device has made sure who holds it, by a face, a finger or a number, so that a passkey is two factors by itself; and that nothing is kept of it with
// which anybody could sign in. Start at New; somebody begins with BeginMaking or BeginSignIn, and their browser answers to Make or SignIn.
package passkey
