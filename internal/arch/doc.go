// Package arch holds no code, only the tests that keep the house in order: which package may import which, that every kind of entry is
// complete and its stored shape unchanged, and which names and words are banned.
package arch
