// Package message sends mail and texts to people outside the service: workers who asked to be told that something waits for them, and whoever
// looks after the machines.
//
// It promises that
//   - a message says one of the few things that a Notice can say. There is no way to put a sentence of the record into one: neither a name, nor a
//     place, nor a case number can leave by it;
//   - mail leaves encrypted, or not at all; only a mail server on this very machine is spoken to in the clear. A text leaves over TLS alone;
//   - an error says whether the message was surely not taken, or perhaps taken. Whoever sends must not send again what was perhaps taken;
//   - no error names whom a message was for, nor repeats what a server said, for servers repeat addresses. Said does, for the operator who
//     typed the address.
//
// Start at Ways, which holds a mail server, a text gateway, both or neither, and at Notice.
package message
