// Package messagetest is a small mail server and a small text gateway on this machine, for tests: they keep what they take, and fail as they are told
// to. Start at NewPost and NewGateway.
package messagetest
